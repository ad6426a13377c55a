"""What is written is read back; writing twice changes nothing; a write is whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from detente.errors import StoreError
from detente.pipeline.testimony import to_testimonies
from detente.store import Coded, Run, Store, encode
from detente.types import Annotation, CopyPair, Event, Failure, Interval, Status

if TYPE_CHECKING:
    from detente.types import Testimony

Make = Callable[..., Coded]


def everything(path: str) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables."""
    con = duckdb.connect(path, read_only=True)
    names = [n for (n,) in con.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()]
    found = {n: con.execute(f"SELECT * FROM {n} ORDER BY ALL").fetchall() for n in names}
    con.close()
    return found


def test_document_comes_back_as_it_was(
    store: Store, run: Run, coded: Make, annotate: Callable[..., Annotation]
) -> None:
    store.add([coded()], run)
    wanted = annotate()
    assert store.document("doc-1") == wanted.document
    assert store.document("doc-1").published.isoformat() == "2031-05-06T09:30:00-04:00"  # type: ignore[union-attr]
    assert store.entities("doc-1") == wanted.entities
    assert store.attributions("doc-1") == wanted.attributions


def test_document_without_anything_optional(store: Store, run: Run, coded: Make) -> None:
    text = "Norway 🙂 expelled a Swedish envoy on Monday, the ministry said."
    bare: dict[str, Any] = {
        "received": text, "removed": (), "dateline": None, "published": None, "title": None, "url": None,
        "publisher": None, "language": None, "given_entities": (), "metadata": {},
    }  # fmt: skip
    store.add([coded("bare", text, **bare)], run)
    found = store.document("bare")
    assert found.received == found.text == text
    assert (found.published, found.publisher, found.dateline, found.removed) == (None, None, None, ())


def test_testimony_comes_back_as_it_was(store: Store, run: Run, coded: Make, testimony: Testimony) -> None:
    store.add([coded()], run)
    assert list(store.testimonies()) == [testimony]
    store.put_copies((), {"doc-1": "origin-1"})
    assert list(store.testimonies()) == [replace(testimony, origin="origin-1")]
    assert list(store.testimonies(ids=["nothing"])) == []
    assert [t.id for t in store.testimonies(documents=["doc-1"])] == ["doc-1-m"]


def test_event_comes_back_as_it_was(store: Store, run: Run, coded: Make, make_event: Callable[..., Event]) -> None:
    store.add([coded("doc-1"), coded("doc-2")], run)
    event = make_event(mentions=("doc-2-m", "doc-1-m"), date=Interval(None, date(2031, 6, 1)), mode=None, cameo=None)
    store.put_events([event])
    assert store.events() == (event,)
    assert [t.id for t in store.mentions_of("event-1")] == ["doc-2-m", "doc-1-m"]
    assert store.event_of("doc-1-m") == event


def test_storing_again_changes_nothing(store: Store, run: Run, coded: Make, make_event: Callable[..., Event]) -> None:
    for _ in range(2):
        store.add([coded("doc-1"), coded("doc-2")], run, [Failure("x.txt", "ingest", "empty")])
        store.put_copies(
            [CopyPair("doc-1", "doc-2", "verbatim", "doc-1", 1.0, ("same",))], {"doc-1": "o", "doc-2": "o"}
        )
        store.put_events([make_event()])
    counts = store.counts()
    assert counts == {"documents": 2, "origins": 1, "mentions": 2, "events": 1, "copies": 1, "failures": 1}


def test_a_run_that_stores_nothing_leaves_no_trace(tmp_path: Path, coded: Make, run: Run, store: Store) -> None:
    failure = Failure("x.txt", "ingest", "empty")
    store.add([coded()], run, [failure])
    store.finish_run(run, finished=datetime(2031, 5, 7, 1))
    store.close()
    before = everything(store.path)
    with Store.open(store.path) as again:
        later = again.begin_run(version="1", lexicon="lex", model="model-1", started=datetime(2031, 5, 8))
        assert again.add((), later, [failure]) == 0
        again.finish_run(later, finished=datetime(2031, 5, 8, 1))
    assert everything(store.path) == before


def test_known_only_for_the_same_input_lexicon_model_and_version(
    store: Store, run: Run, coded: Make, annotate: Callable[..., Annotation]
) -> None:
    store.add([coded()], run)
    document = annotate().document
    assert store.known([document], run) == {"doc-1"}
    for changed in (
        replace(document, received=document.received + " "),
        replace(document, published=None),
        replace(document, publisher="Kestrel News"),
        replace(document, metadata={}),
    ):
        assert store.known([changed], run) == frozenset()
    for other in (replace(run, lexicon="other"), replace(run, model="other"), replace(run, version="2")):
        assert store.known([document], other) == frozenset()
    assert store.known([replace(document, id="doc-2")], run) == frozenset()


def test_a_document_is_replaced_with_all_its_layers(store: Store, run: Run, coded: Make) -> None:
    store.add([coded("doc-1"), coded("doc-2")], run)
    text = "Norway 🙂 expelled one Swedish envoy on Monday, the ministry said."
    assert store.add([coded("doc-1", text)], run) == 1
    assert store.document("doc-1").text == text
    assert store.counts()["documents"] == store.counts()["mentions"] == 2
    assert len(store.entities("doc-1")) == 2
    assert [t.words for t in store.testimonies(documents=["doc-1"])] == [text]


def test_a_failure_goes_when_its_place_or_document_succeeds(store: Store, run: Run, coded: Make) -> None:
    failures = [
        Failure("doc-1.txt", "ingest", "empty"),
        Failure("b.jsonl:4", "coder", "KeyError", "doc-1"),
        Failure("c.jsonl", "ingest", "no such line"),
    ]
    store.add((), run, failures)
    assert len(store.failures()) == 3
    store.add([coded("doc-1")], run)
    assert store.failures() == (failures[2],)


def test_failure_with_an_undecodable_name_is_stored(store: Store, run: Run) -> None:
    store.add_failure(Failure("report-\udcff.txt", "ingest", "bad \ud83d"), run)
    assert store.failures() == (Failure("report-\\udcff.txt", "ingest", "bad \\ud83d"),)


def test_a_batch_is_whole_or_not_at_all(store: Store, run: Run, coded: Make) -> None:
    good = coded("doc-1")
    broken = Coded("doc-2", "doc-2.txt", 0, {**coded("doc-2").tables, "mentions": good.tables["entities"]})
    with pytest.raises(Exception, match=r".+"):
        store.add([good, broken], run)
    assert store.counts()["documents"] == 0
    store.add([good], run)  # the connection is still good
    assert store.counts()["documents"] == 1


def test_a_batch_must_not_hold_a_document_twice(store: Store, run: Run, coded: Make) -> None:
    with pytest.raises(ValueError, match="twice"):
        store.add([coded(), coded()], run)


def test_runs_are_counted(store: Store, run: Run, coded: Make) -> None:
    store.add([coded("doc-1")], run, [Failure("x", "ingest", "empty")])
    store.add([coded("doc-1"), coded("doc-2")], run)
    _, (row,) = store.table("runs")
    assert (row["documents_new"], row["documents_recoded"], row["failures"], row["mentions"]) == (2, 1, 1, 3)
    assert (row["state"], row["lexicon"], row["model"], row["sources"]) == ("running", "lex", "model-1", ["here"])
    store.finish_run(run, finished=datetime(2031, 5, 7, 1))
    _, (row,) = store.table("runs")
    assert (row["state"], row["finished"]) == ("finished", datetime(2031, 5, 7, 1))


def test_events_are_stale_after_new_documents(store: Store, run: Run, coded: Make) -> None:
    assert store.events_by() == ""
    store.put_events([], version="1")
    assert store.events_by() == "1"
    store.add([coded()], run)
    assert store.events_by() == ""


@pytest.fixture
def several(store: Store, make_event: Callable[..., Event]) -> Store:
    norway, sweden, finland = ("NOR", "NOR", "GOV"), (None, "SWE", None), ("sauli", "FIN", "GOV")
    june = Interval(date(2031, 6, 1), date(2031, 7, 1))
    store.put_events(
        [
            make_event("a", mentions=("1",)),
            make_event("b", actors=(sweden,), recipients=(norway,), status=Status.THREATENED, mentions=("2",), date=june),
            make_event("c", actors=(finland, norway), recipients=(sweden,), type="CONSULT", mentions=("3",), date=None),
            make_event("d", actors=(sweden, norway), recipients=(), alleged=True, mentions=("4",), date=Interval(date(2031, 8, 1), None)),
            make_event("e", actors=(finland,), recipients=(norway, sweden), mentions=("5",)),
        ]
    )  # fmt: skip
    return store


def ids(events: tuple[Event, ...]) -> str:
    return "".join(e.id for e in events)


def test_events_are_filtered(several: Store) -> None:
    assert ids(several.events()) == "aebdc"
    assert ids(several.events(dyad=("NOR", "SWE"))) == ids(several.events(dyad=("SWE", "NOR"))) == "abdc"
    assert ids(several.events(dyad=("sauli", "NOR"))) == "ec"
    assert ids(several.events(status="threatened")) == "b"
    assert ids(several.events(status=[Status.THREATENED, Status.OCCURRED])) == "aebdc"
    assert ids(several.events(type="CONSULT")) == "c"
    assert ids(several.events(alleged=True)) == "d"
    assert ids(several.events(alleged=False, dyad=("NOR", "SWE"))) == "abc"


def test_events_are_filtered_by_days_that_their_date_overlaps(several: Store) -> None:
    assert ids(several.events(since=date(2031, 5, 5))) == "aebd"
    assert ids(several.events(since=date(2031, 5, 6))) == "bd"
    assert ids(several.events(since=date(2031, 6, 30))) == "bd"
    assert ids(several.events(since=date(2031, 7, 1))) == "d"
    assert ids(several.events(until=date(2031, 5, 4))) == ""
    assert ids(several.events(until=date(2031, 6, 1))) == "aeb"
    assert ids(several.events(since=date(2031, 5, 5), until=date(2031, 5, 5))) == "ae"


def test_find_by_the_beginning_of_an_id(store: Store, run: Run, coded: Make, make_event: Callable[..., Event]) -> None:
    store.add([coded("doc-1")], run)
    store.put_events([make_event("event-1"), make_event("event-2", mentions=())])
    assert store.find("event-1").id == "event-1"
    assert store.find("doc").id == "doc-1-m"
    with pytest.raises(StoreError, match=r"several ids begin with 'event-' \(event event-1, event event-2\)"):
        store.find("event-")
    with pytest.raises(StoreError, match="no event or mention has an id that begins with 'x'"):
        store.find("x")
    for missing in (store.event, store.mention, store.document):
        with pytest.raises(StoreError, match="has the id 'x'"):
            missing("x")


def test_evidence_marks_the_words(store: Store, run: Run, coded: Make) -> None:
    store.add([coded("doc-1")], run)
    (evidence,) = store.evidence(["doc-1-m"])
    text = store.document("doc-1").text
    assert [(label, text[start:end]) for label, (start, end) in evidence.marks] == [
        ("actor", "Norway"),
        ("act", "expelled"),
        ("recipient", "Swedish"),
        ("date", "Monday"),
        ("source", "the ministry"),
        ("cue", "said"),
    ]
    assert (evidence.time_value, evidence.time_rule, evidence.title) == ("2031-05-05", "weekday", "Envoys expelled")
    assert evidence.testimony.chain == ("the ministry", "Northern Wire")


def test_memory_store_holds_until_it_is_closed(annotate: Callable[..., Annotation]) -> None:
    with Store.open() as store:
        run = store.begin_run(version="1", lexicon="l", model="m")
        annotation = annotate()
        store.add([encode(annotation, to_testimonies(annotation), place="here", run=run)], run)
        assert store.document("doc-1").title == "Envoys expelled"
