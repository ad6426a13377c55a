"""Sentences with all their codings: scoring, parts, causes of error, and what a change gains and loses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.errors import ConfigError
from detente.evaluate import GoldSentence, SentenceReport, as_received, evaluate_file, read_gold, score_sentences
from detente.evaluate.causes import CAUSES
from detente.evaluate.comparing import Change, compare, load_outcomes, outcomes, save_outcomes
from detente.evaluate.coverage import coverage
from detente.evaluate.pages import by_sentence, read_page, sentences_of
from detente.pipeline.coding import Coder
from detente.types import Received

EXPEL = {"type": "SANCTION", "mode": "expel", "actors": ["SRB"], "recipients": ["HRV"], "status": "occurred"}
TEXT = "Serbia expelled two Croatian diplomats."


def row(number: int, text: str, *codings: object, **more: object) -> dict[str, object]:
    """One gold sentence."""
    return {"id": f"s{number}", "text": text, "published": "2021-06-16", "codings": list(codings), **more}


def written(folder: Path, *rows: dict[str, object]) -> Path:
    """A gold file of sentences."""
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


def report(coder: Coder, path: Path, part: str = "all") -> SentenceReport:
    """Score a file of sentences."""
    found = evaluate_file(path, coder, part=part)
    assert isinstance(found, SentenceReport)
    return found


def test_a_right_sentence_has_no_error(coder: Coder, tmp_path: Path) -> None:
    found = report(coder, written(tmp_path, row(1, TEXT, EXPEL)))
    assert found.errors == ()
    figures = found.figures()
    assert figures["exact_sentences"] == figures["core_f1"] == figures["status_macro_f1"] == 100.0


@pytest.mark.parametrize(
    ("text", "codings", "cause"),
    [
        (TEXT, [{**EXPEL, "recipients": ["AUT"]}], "wrong argument"),
        (TEXT, [{**EXPEL, "status": "denied"}], "wrong operator"),
        (TEXT, [{**EXPEL, "mode": "convict"}], "wrong sense"),
        (TEXT, [], "false event"),
        ("Serbia resembles Croatia.", [EXPEL], "no frame"),
        ("Serbia will expel two Croatian diplomats.", [EXPEL], "wrong projection"),
    ],
)
def test_each_error_has_its_cause(
    coder: Coder, tmp_path: Path, text: str, codings: list[dict[str, object]], cause: str
) -> None:
    found = report(coder, written(tmp_path, row(1, text, *codings)))
    assert [e.cause for e in found.errors] == [cause]
    assert found.errors[0].place
    assert cause in CAUSES


def test_doubtful_gold_is_a_cause_of_its_own(coder: Coder, tmp_path: Path) -> None:
    found = report(coder, written(tmp_path, row(1, TEXT, doubtful=True)))
    assert [e.cause for e in found.errors] == ["gold doubtful"]


def test_false_events_count_silent_sentences_alone(coder: Coder, tmp_path: Path) -> None:
    path = written(tmp_path, row(1, TEXT), row(2, "Rain fell on Serbia."), row(3, TEXT, EXPEL))
    assert report(coder, path).figures()["false_events"] == 50.0


def test_parts(coder: Coder, tmp_path: Path) -> None:
    path = written(tmp_path, row(1, TEXT, EXPEL), row(2, TEXT, EXPEL, aside=True))
    assert report(coder, path, "open").sentences == report(coder, path, "aside").sentences == 1
    with pytest.raises(ConfigError, match="holds no sentence that is aside"):
        evaluate_file(written(tmp_path, row(1, TEXT, EXPEL)), coder, part="aside")


def test_without_the_coder_causes_are_still_told(coder: Coder) -> None:
    gold = [GoldSentence("a", "Rain fell.", None, sentences_of_expel(), False, False)]
    found = score_sentences(gold, coder.annotate(as_received(gold)), coder.lexicon.ontology)
    assert [e.cause for e in found.errors] == ["no frame"]


def sentences_of_expel() -> tuple[object, ...]:  # type: ignore[misc]
    """The coding of :data:`TEXT` as gold."""
    from detente.evaluate import GoldCoding

    return (GoldCoding("SANCTION", "expel", frozenset({"SRB"}), frozenset({"HRV"}), "occurred", False),)


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ({"id": "a", "codings": []}, "a sentence has id, text and a list of codings"),
        ({"id": "a", "text": "x", "codings": ["y"]}, "codings[0]: must be an object"),
        ({"id": "a", "text": "x", "codings": [{"type": "AID"}]}, "codings[0]: actors is missing"),
        ({"id": "a", "text": "x", "codings": [{**EXPEL, "actors": 3}]}, "must be lists of country codes"),
    ],
)
def test_malformed_sentences_are_told(tmp_path: Path, bad: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_gold(written(tmp_path, bad))
    assert message in str(caught.value)


def test_gains_and_losses(coder: Coder, tmp_path: Path) -> None:
    path = written(tmp_path, row(1, TEXT, EXPEL), row(2, "Rain fell on Serbia.", EXPEL), row(3, TEXT, aside=True))
    after = outcomes(coder, [path])
    assert {k: hit for k, (hit, _) in after.items()} == {"s1": True, "s2": False}
    change = compare({"s1": False, "s2": True}, after)
    assert change == Change((f"s1: {TEXT}",), ("s2: Rain fell on Serbia.",), 1, 2)
    save_outcomes(tmp_path / "kept.json", after)
    assert load_outcomes(tmp_path / "kept.json") == {"s1": True, "s2": False}
    (tmp_path / "kept.json").write_text("[1]", encoding="utf-8")
    with pytest.raises(ConfigError, match="is no file of"):
        load_outcomes(tmp_path / "kept.json")


def test_outcomes_of_pairs_and_documents(coder: Coder, tmp_path: Path) -> None:
    pair = {"id": "p", "text": TEXT, "actor": [[0, 6]], "recipient": [[20, 38]], "root": "SANCTION", "quad": 4}
    mention = {**EXPEL, "sentence": TEXT, "trigger": "expelled"}
    pairs = written(tmp_path, pair)
    assert outcomes(coder, [pairs]) == {"p": (True, TEXT)}
    documents = written(tmp_path, {"id": "d", "text": TEXT, "mentions": [mention, {**mention, "status": "denied"}]})
    assert {k: hit for k, (hit, _) in outcomes(coder, [documents]).items()} == {"d:0": True, "d:1": False}


def test_coverage_lists_what_no_frame_knows(coder: Coder) -> None:
    texts = [
        "Serbia flummoxed Croatia on Monday.",
        "Serbia flummoxed Croatia again.",
        "Serbia expelled Croatia's envoy.",
    ]
    found = coverage(coder, [Received(text=t, place=str(n), id=str(n)) for n, t in enumerate(texts)])
    assert [(u.word, u.kind, u.times, u.documents) for u in found] == [("flummox", "verb", 2, 2)]
    assert found[0].example == "Serbia flummoxed Croatia again."


PAGE = """# Page

| sentence | actor | type/mode | recipient | status | doubtful |
|---|---|---|---|---|---|
| Serbia expelled two Croatian diplomats. | SRB | SANCTION/expel | HRV | alleged occurred | |
| ″ | HRV, AUT | ACCUSE | – | occurred | yes |
| Rain fell. | – | – | – | – | |
"""


def test_pages_become_gold(tmp_path: Path) -> None:
    page = tmp_path / "some.md"
    page.write_text(PAGE, encoding="utf-8")
    first, second = sentences_of(page, aside=True)
    assert (first.id, second.id) == ("some-aside-001", "some-aside-002")
    assert [(c.type, c.mode, c.alleged) for c in first.codings] == [
        ("SANCTION", "expel", True),
        ("ACCUSE", None, False),
    ]
    assert first.codings[1].actors == {"HRV", "AUT"}
    assert first.doubtful
    assert second.codings == ()
    assert not second.doubtful
    assert len(by_sentence(read_page(page))) == 2
