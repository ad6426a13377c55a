"""Quotations, remarks and contradictions: stored, read back, and found at the mentions they touch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from detente.pipeline.testimony import to_testimonies
from detente.store import Doubts, Run, Store, encode
from detente.types import Annotation, Quote, Remark

Annotate = Callable[..., Annotation]

SURE = Quote((0, 6), "Norway", "NOR", (7, 8))
DOUBTED = Quote((20, 30), "two Swedis", None, None, ("never closed", "two speakers for one quote"))
ELSEWHERE = Quote((500, 510), "elsewhere!", "SWE", None, ("never closed",))
REMARK = Remark("broken-byline", (3, 9), "The byline is broken.")


@pytest.fixture
def filled(store: Store, run: Run, annotate: Annotate) -> Store:
    hurt = annotate("doc-1")
    entities = (replace(hurt.entities[0], remark="called King on a Monday"), *hurt.entities[1:])
    hurt = replace(hurt, quotes=(SURE, DOUBTED, ELSEWHERE), remarks=(REMARK,), entities=entities)
    for annotation in (hurt, annotate("doc-2")):
        store.add([encode(annotation, to_testimonies(annotation), place="here", run=run)], run)
    return store


def test_quotes_and_remarks_come_back_as_they_were(filled: Store) -> None:
    assert filled.quotes("doc-1") == (SURE, DOUBTED, ELSEWHERE)
    assert filled.remarks("doc-1") == (REMARK,)
    assert (filled.quotes("doc-2"), filled.remarks("doc-2")) == ((), ())
    assert (filled.quotes("none"), filled.remarks("none")) == ((), ())


def test_doubts_are_what_is_doubtful_only(filled: Store) -> None:
    found = filled.doubts(["doc-1", "doc-2"])
    assert list(found) == ["doc-1"]
    assert found["doc-1"].quotes == (DOUBTED, ELSEWHERE)
    assert found["doc-1"].remarks == (REMARK,)
    assert [e.remark for e in found["doc-1"].contradictions] == ["called King on a Monday"]
    assert filled.doubts(["doc-2"]) == {}
    assert Doubts() == Doubts((), (), ())


def test_evidence_has_the_doubted_quotes_that_touch_its_sentence(filled: Store) -> None:
    first, second = filled.evidence(["doc-1-m", "doc-2-m"])
    assert first.doubted == (DOUBTED,)
    assert second.doubted == ()


def test_a_document_that_is_replaced_takes_its_quotes_along(filled: Store, run: Run, annotate: Annotate) -> None:
    sound = annotate("doc-1")
    filled.add([encode(sound, to_testimonies(sound), place="here", run=run)], run)
    assert (filled.quotes("doc-1"), filled.remarks("doc-1"), filled.doubts(["doc-1"])) == ((), (), {})
    assert filled.table("quotes")[1] == []


def test_the_table_of_quotes(filled: Store) -> None:
    columns, rows = filled.table("quotes")
    assert columns == ["document", "number", "start", "end", "text", "speaker", "speaker_span", "suspect"]
    assert [row["suspect"] for row in rows] == [[], list(DOUBTED.suspect), ["never closed"]]


def test_lexicons_are_those_of_the_documents(filled: Store) -> None:
    assert filled.lexicons(["doc-1", "doc-2"]) == {"lex"}
    assert filled.lexicons([]) == frozenset()
