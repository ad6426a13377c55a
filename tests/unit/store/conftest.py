"""Small made-up records for the tests of the store: no model is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from detente.pipeline.testimony import to_testimonies
from detente.store import Coded, Run, Store, encode
from detente.types import (
    Annotation,
    Attribution,
    Basis,
    Dateline,
    Document,
    EntityMention,
    Event,
    EventMention,
    Interval,
    Precision,
    Removal,
    Status,
    Testimony,
    TimeMention,
)

TEXT = "Norway 🙂 expelled two Swedish envoys on Monday, the ministry said."
ACT = TEXT.index("expelled")


def entity(text: str, start: int, country: str | None, name: str | None) -> EntityMention:
    return EntityMention(
        span=(start, start + len(text)), text=text, sentence=0, tokens=(0, 1), head=0, entity=name, country=country,
        sector="GOV", role=None, kind="state", reason="lexicon:test", antecedent=None, remark=None, given=False,
    )  # fmt: skip


def annotation_of(id: str = "doc-1", text: str = TEXT, **changes: object) -> Annotation:
    """A document with two entities, one date, one attribution and one event mention."""
    document = Document(
        id=id, text=text, received="[ad_1]" + text, offsets=((0, 6, len(text)),),
        removed=(Removal(0, 6, "autoblog-marker"),), dateline=Dateline((0, 6), "OSLO", None, "Northern Wire"),
        published=datetime(2031, 5, 6, 9, 30, tzinfo=timezone(timedelta(hours=-4))), title="Envoys expelled",
        url="https://example.org/1", publisher="Northern Wire", language="en", given_entities=((0, 6),),
        metadata={"desk": "world", "rank": 2},
    )  # fmt: skip
    document = replace(document, **changes)  # type: ignore[arg-type]
    monday = Interval(date(2031, 5, 5), date(2031, 5, 6))
    at = text.index("Monday")
    speaker = text.index("the ministry")
    mention = EventMention(
        id=f"{id}-m", sentence=(0, len(text)), trigger=(ACT, ACT + 8), act="SANCTION/expel", operators=("report",),
        type="SANCTION", mode="expel", contexts=("diplomatic",), cameo="0145", quad=4, score=-6.5, actors=(0,),
        recipients=(1,), status=Status.OCCURRED, alleged=True, speaker=None, attribution=0, time=0, date=monday,
        date_precision=Precision.DAY, date_basis=Basis.RELATIVE, place=None, rules=("frame:expel", "operator:report"),
        confidence=0.9,
    )  # fmt: skip
    return Annotation(
        document=document,
        sentences=(),
        entities=(entity("Norway", 0, "NOR", "NOR"), entity("Swedish", text.index("Swedish"), "SWE", None)),
        times=(
            TimeMention((at, at + 6), "Monday", "DATE", "2031-05-05", monday, Precision.DAY, Basis.RELATIVE, "weekday"),
        ),
        places=(),
        attributions=(
            Attribution(
                ((speaker, speaker + 12),),
                ((speaker + 13, speaker + 17),),
                ((0, at + 6),),
                "indirect",
                None,
                None,
                None,
                "said",
            ),
        ),
        quotes=(),
        mentions=(mention,),
    )


def event_of(id: str = "event-1", **changes: object) -> Event:
    found = Event(
        id=id, type="SANCTION", mode="expel", contexts=("diplomatic",), act="SANCTION/expel", cameo="0145", quad=4,
        score=-6.5, status=Status.OCCURRED, alleged=False, actors=(("NOR", "NOR", "GOV"),),
        recipients=((None, "SWE", None),), date=Interval(date(2031, 5, 5), date(2031, 5, 6)),
        date_precision=Precision.DAY, date_basis=Basis.RELATIVE, place="Oslo", documents=("doc-1",),
        origins=("origin-1",), speakers=("NOR",), affirmed_by=("NOR", "narrator"), denied_by=(), mentions=("doc-1-m",),
        reasons=("one mention",),
    )  # fmt: skip
    return replace(found, **changes)  # type: ignore[arg-type]


Make = Callable[..., Coded]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "test.duckdb") as opened:
        yield opened


@pytest.fixture
def run(store: Store) -> Run:
    return store.begin_run(version="1", lexicon="lex", model="model-1", sources=("here",), started=datetime(2031, 5, 7))


@pytest.fixture
def annotate() -> Callable[..., Annotation]:
    return annotation_of


@pytest.fixture
def make_event() -> Callable[..., Event]:
    return event_of


@pytest.fixture
def coded(run: Run) -> Make:
    def make(id: str = "doc-1", text: str = TEXT, *, place: str | None = None, **changes: object) -> Coded:
        annotation = annotation_of(id, text, **changes)
        return encode(annotation, to_testimonies(annotation), place=place or f"{id}.txt", run=run)

    return make


@pytest.fixture
def testimony() -> Testimony:
    return to_testimonies(annotation_of())[0]
