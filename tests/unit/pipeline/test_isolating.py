"""One report that breaks a stage is a failure; the others are coded as ever."""

from __future__ import annotations

import pytest

from detente.errors import LexiconError
from detente.pipeline import coding, isolating
from detente.pipeline.coding import Coder
from detente.pipeline.ingesting import Progress, ingest
from detente.pipeline.isolating import annotate_each, attempt, stage_of
from detente.store import Store
from detente.types import Annotation, Failure, Received

TEXTS = ["Biden met Putin.", "A poison pill.", "Macron met Erdogan.", "A poison pill."]


@pytest.fixture
def received() -> list[Received | Failure]:
    early = Failure("e.jsonl:9", "ingest", "broken")
    return [*(Received(text, f"r:{n}", id=f"r{n}") for n, text in enumerate(TEXTS)), early]


def poison(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Make the stage that finds dates raise on some texts."""
    from detente.temporal import finding

    name = next(n for n in ("find_times",) if hasattr(finding, n))
    real = getattr(finding, name)
    trap = compile("def trap(text, error):\n    if 'poison' in text:\n        raise error\n", finding.__file__, "exec")
    exec(trap, finding.__dict__)  # so that the error comes from within the stage

    def find(text: str, **options: object) -> object:
        finding.trap(text, error)
        return real(text, **options)

    monkeypatch.setattr(coding, "find_times", find)
    monkeypatch.setitem(finding.__dict__, "trap", finding.trap)


def test_a_broken_stage_is_told_with_its_name(
    coder: Coder, received: list[Received | Failure], monkeypatch: pytest.MonkeyPatch
) -> None:
    poison(monkeypatch, KeyError("x"))
    found = list(annotate_each(coder, received, batch_size=2))
    assert [type(f) for f in found] == [Annotation, Failure, Annotation, Failure, Failure]
    assert found[1] == Failure("r:1", "temporal", "KeyError: 'x'", "r1")
    assert found[4] == received[4]
    assert [len(f.mentions) for f in found if isinstance(f, Annotation)] == [1, 1]


def test_a_parser_that_breaks_on_one_text_costs_that_text_only(
    coder: Coder, received: list[Received | Failure], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = coder.annotator.annotate

    def parse(texts: list[str], **options: int) -> object:
        if any("poison" in t for t in texts):
            raise MemoryError
        return real(texts, **options)

    monkeypatch.setattr(coder.annotator, "annotate", parse)
    found = list(annotate_each(coder, received))
    assert [type(f) for f in found] == [Annotation, Failure, Annotation, Failure, Failure]
    failure = found[1]
    assert isinstance(failure, Failure)
    assert failure.reason == "MemoryError"


def test_a_faulty_lexicon_is_no_fault_of_the_report(
    coder: Coder, received: list[Received | Failure], monkeypatch: pytest.MonkeyPatch
) -> None:
    poison(monkeypatch, LexiconError(["cues.toml: missing"]))
    with pytest.raises(LexiconError):
        list(annotate_each(coder, received))


def test_ctrl_c_goes_through() -> None:
    def press() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attempt(press, place="here", document=None)


def test_stage_of_an_error_from_elsewhere() -> None:
    def fail() -> None:
        raise RuntimeError("no stage")

    assert attempt(fail, place="here", document="d") == Failure("here", "pipeline", "RuntimeError: no stage", "d")
    assert stage_of(ValueError(), "ingest") == "ingest"


def test_ingest_stores_the_failure_and_tries_again(
    coder: Coder, received: list[Received | Failure], monkeypatch: pytest.MonkeyPatch
) -> None:
    from detente.pipeline import ingesting

    monkeypatch.setattr(ingesting, "read_each", lambda sources, published=None: iter(received))
    told: list[Progress] = []
    with Store.open() as store:
        with monkeypatch.context() as patch:
            poison(patch, ValueError("bad\nday"))
            report = ingest(coder, ["x"], store, progress=told.append, batch_size=3)
        assert (report.new, report.failed, report.mentions, report.seconds) == (2, 3, 2, None)
        assert [f.reason for f in store.failures()] == ["broken", "ValueError: bad day", "ValueError: bad day"]
        assert [p.step for p in told] == ["coding", "coding", "copies", "events"]
        assert [len(p.failures) for p in told] == [1, 2, 0, 0]
        assert told[-1].documents == 5
        again = ingest(coder, ["x"], store)
        assert (again.new, again.known, again.failed) == (2, 2, 1)
        assert [f.reason for f in store.failures()] == ["broken"]


def test_a_document_that_cannot_be_stored_is_a_failure(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.pipeline import ingesting

    texts = [Received("Biden met Putin.", "r:0"), Received("Biden met \ud83d Putin.", "r:1")]
    monkeypatch.setattr(ingesting, "read_each", lambda sources, published=None: iter(texts))
    with Store.open() as store:
        report = ingest(coder, ["x"], store)
        assert report.new + report.failed == 2
        assert report.new >= 1
        assert all(f.place == "r:1" for f in store.failures())


def test_all_names_exist() -> None:
    assert all(hasattr(isolating, name) for name in isolating.__all__)
