"""Made-up events and mentions for the tests of the page: no model is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from detente.lexicon.naming import Names, load_names
from detente.lexicon.phrases import Phrases, load_phrases
from detente.pipeline.testimony import to_testimonies
from detente.store import Evidence, Store, encode
from detente.types import (
    Annotation,
    Basis,
    CopyPair,
    Document,
    EntityMention,
    Event,
    EventMention,
    Interval,
    Precision,
    Removal,
    Status,
    Testimony,
)

NORWAY = ("NOR", "NOR", None)
SWEDEN = ("SWE", "SWE", None)


def one_day(year: int, month: int, day: int) -> Interval:
    start = date(year, month, day)
    return Interval(start, start + timedelta(days=1))


def event_of(id: str = "e1", **changes: object) -> Event:
    found = Event(
        id=id, type="SANCTION", mode="expel", contexts=("diplomatic",), act="SANCTION/expel", cameo="166", quad=4,
        score=-5.5, status=Status.OCCURRED, alleged=False, actors=(NORWAY,), recipients=(SWEDEN,),
        date=one_day(2031, 5, 5), date_precision=Precision.DAY, date_basis=Basis.RELATIVE, place=None,
        documents=("d1",), origins=("d1",), speakers=("narrator",), affirmed_by=("narrator",), denied_by=(),
        mentions=("m1",), reasons=(),
    )  # fmt: skip
    return replace(found, **changes)  # type: ignore[arg-type]


WORDS = "Norway expelled two Swedish envoys on Monday."


def made_testimony(id: str = "m1", document: str = "d1", **changes: object) -> Testimony:
    words = str(changes.get("words", WORDS))
    found = Testimony(
        id=id, document=document, origin="d1", publisher="Fjord News", published=date(2031, 5, 6),
        sentence=(0, len(words)), trigger=(7, 15), words=words, act="SANCTION/expel", operators=(), type="SANCTION",
        mode="expel", contexts=("diplomatic",), cameo="166", quad=4, score=-5.5, status=Status.OCCURRED, alleged=False,
        actors=(NORWAY,), recipients=(SWEDEN,), date=one_day(2031, 5, 5), date_precision=Precision.DAY,
        date_basis=Basis.RELATIVE, place=None, speaker=None, chain=("Fjord News",), rules=("frame:expel",),
        confidence=0.9,
    )  # fmt: skip
    return replace(found, **changes)  # type: ignore[arg-type]


def evidence_of(id: str = "m1", document: str = "d1", **changes: object) -> Evidence:
    own = {name: changes.pop(name) for name in ("title", "url") if name in changes}
    t = made_testimony(id, document, **changes)
    marks = (("actor", (0, 6)), ("act", (7, 15)), ("recipient", (20, 27)), ("date", (38, 44)))
    url = f"https://example.org/{document}"
    found = Evidence(t, marks, "2031-05-05", "weekday", f"Report {document}", url, "2031-05-06T09:00:00+00:00")
    return replace(found, **own)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    return load_phrases()


@pytest.fixture(scope="session")
def names() -> Names:
    return load_names()


@pytest.fixture
def make_event() -> Callable[..., Event]:
    return event_of


@pytest.fixture
def make_evidence() -> Callable[..., Evidence]:
    return evidence_of


@dataclass(frozen=True)
class Told:
    """One report of one act: document id, the status it tells, and what else differs."""

    document: str
    text: str = WORDS
    status: Status = Status.OCCURRED
    title: str | None = "Envoys expelled"
    url: str | None = "https://example.org/envoys"
    publisher: str | None = "Fjord News"
    published: datetime | None = datetime(2031, 5, 6, 9, tzinfo=UTC)
    removed: tuple[Removal, ...] = ()
    language: str | None = "en"


def annotation_of(told: Told) -> Annotation:
    """An annotation of a text that begins with the words of ``WORDS``, or with as many of other words."""
    document = Document(
        id=told.document, text=told.text, received=told.text, offsets=((0, 0, len(told.text)),), removed=told.removed,
        published=told.published, title=told.title, url=told.url, publisher=told.publisher, language=told.language,
    )  # fmt: skip

    def entity(span: tuple[int, int], country: str) -> EntityMention:
        return EntityMention(
            span=span, text=told.text[slice(*span)], sentence=0, tokens=(0, 1), head=0, entity=country, country=country,
            sector=None, role=None, kind="state", reason="lexicon:test",
        )  # fmt: skip

    mention = EventMention(
        id=f"{told.document}-m", sentence=(0, len(told.text)), trigger=(7, 15), act="SANCTION/expel", operators=(),
        type="SANCTION", mode="expel", contexts=("diplomatic",), cameo="166", quad=4, score=-5.5, actors=(0,),
        recipients=(1,), status=told.status, alleged=False, speaker=None, attribution=None, time=None,
        date=one_day(2031, 5, 5), date_precision=Precision.DAY, date_basis=Basis.RELATIVE, place=None,
        rules=("frame:expel",), confidence=0.9,
    )  # fmt: skip
    layers = (entity((0, 6), "NOR"), entity((20, 27), "SWE"))
    return Annotation(document, (), layers, (), (), (), (), (mention,))


@pytest.fixture
def told() -> type[Told]:
    return Told


@pytest.fixture
def on() -> Callable[[int, int, int], Interval]:
    """The interval of one day."""
    return one_day


Fill = Callable[..., Store]


@pytest.fixture
def fill() -> Iterator[Fill]:
    """Fill a store in memory with reports and events; the events' mentions are those of their ``documents``."""
    opened: list[Store] = []

    def make(
        told: Sequence[Told], events: Sequence[Event], copies: Sequence[CopyPair] = (), *, done: bool = True
    ) -> Store:
        store = Store.open(":memory:")
        opened.append(store)
        run = store.begin_run(version="1", lexicon="lex", model="model", sources=("here",), started=None)
        annotations = [annotation_of(t) for t in told]
        store.add([encode(a, to_testimonies(a), place=a.document.id, run=run) for a in annotations], run, [])
        origins = {t.document: t.document for t in told}
        for pair in copies:
            origins[pair.b] = origins[pair.a]
        store.put_copies(copies, origins)
        store.put_events(
            [
                replace(
                    e,
                    mentions=tuple(f"{d}-m" for d in e.documents),
                    origins=tuple(sorted({origins[d] for d in e.documents})),
                )
                for e in events
            ],
            version="1" if done else "",
        )
        return store

    yield make
    for store in opened:
        store.close()
