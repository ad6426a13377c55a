"""The dossier page: reads the record of a dyad and fills the template. No stage runs here, and no clock is read."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import combinations

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from detente.errors import ConfigError
from detente.faults import Faults
from detente.lexicon.naming import Names, load_names
from detente.lexicon.phrases import Phrases, load_phrases
from detente.ontology import load_ontology
from detente.store import Doubts, Evidence, Store
from detente.types import Event
from detente.web.cards import Deck
from detente.web.days import day
from detente.web.lanes import Lane, lanes
from detente.web.marking import ROLES
from detente.web.picture import draw, table, timeline
from detente.web.reports import Told, damage, doubted_quotes, kinds_of_copies
from detente.web.wording import shown

__all__ = ["dossier"]

#: Widths of the two drawings of the picture, in units of about a pixel; the page shows the one that fits.
_WIDE, _NARROW = 760.0, 336.0
#: Pairs of countries that the page of an empty dyad names.
_OTHERS = 5


def dossier(store: Store, a: str, b: str, *, title: str | None = None) -> str:
    """Return the page of dyad ``a``-``b`` (countries by ISO 3166 alpha-3, or entity ids) as one HTML document.

    It holds everything it needs: no request goes out from it, and it reads in full with scripts switched off.
    ``title`` takes the place of the names of the two sides. The same record gives the same bytes. Raises
    :class:`~detente.errors.ConfigError` where ``a`` is ``b`` and :class:`~detente.errors.StoreError` where the database
    cannot be read.
    """
    if a == b:
        raise ConfigError(f"dossier: {a!r} and {b!r} are one side; give two")
    events = store.events(dyad=(a, b))
    names = load_names()
    page = _Frame(
        title=shown(title) if title is not None else f"{shown(names.of(a))} and {shown(names.of(b))}",
        a=shown(names.of(a)),
        b=shown(names.of(b)),
        codes=(shown(a), shown(b)),
        stale=not store.events_by(),
    )
    if not events:
        return _fill("empty.html.j2", page, others=_busiest(store, names), counts=store.counts())
    record = _read(store, events)
    phrases = load_phrases()
    deck = _deck(store, a, b, names, phrases, record)
    cards = {e.id: deck.card(e, record.evidence[e.id]) for e in events if record.evidence[e.id]}
    sorted_out = lanes((e for e in events if e.id in cards), record.last)
    line = timeline(events, a, b, record.days)
    titles = (f"{page.a} → {page.b}", f"{page.b} → {page.a}", "Both together")
    return _fill(
        "dossier.html.j2",
        page,
        summary=_summary(events, record, sorted_out),
        lanes=sorted_out,
        cards=cards,
        line=line,
        pictures=[draw(line, titles, name=name, width=w) for name, w in (("wide", _WIDE), ("narrow", _NARROW))],
        table=table(line),
        titles=titles,
        quads=phrases.quads,
        roles=ROLES,
        as_of="" if record.last is None else day(record.last),
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands around every page. ``stale`` tells that the last ingest did not come to its end."""

    title: str
    a: str
    b: str
    codes: tuple[str, str]
    stale: bool


@dataclass(frozen=True, slots=True)
class _Record:
    """What the store holds of the dyad: evidence by event, and the days on which its reports were published."""

    evidence: dict[str, tuple[Evidence, ...]]
    days: tuple[date, ...]
    documents: tuple[str, ...]

    @property
    def last(self) -> date | None:
        """The day of the latest report."""
        return max(self.days, default=None)


@dataclass(frozen=True, slots=True)
class _Summary:
    """The counts of the header."""

    events: int
    mentions: int
    documents: int
    origins: int
    period: str
    lanes: tuple[Lane, ...]


def _read(store: Store, events: tuple[Event, ...]) -> _Record:
    found = {e.testimony.id: e for e in store.evidence([m for event in events for m in event.mentions])}
    evidence = {event.id: tuple(found[m] for m in event.mentions if m in found) for event in events}
    days = {e.testimony.published for e in found.values() if e.testimony.published is not None}
    return _Record(evidence, tuple(sorted(days)), tuple(sorted({e.testimony.document for e in found.values()})))


def _deck(store: Store, a: str, b: str, names: Names, phrases: Phrases, record: _Record) -> Deck:
    copies = kinds_of_copies(store.copies())
    doubts = store.doubts(record.documents)
    hurt: dict[str, tuple[str, ...]] = {}
    languages: dict[str, str] = {}
    for document in store.documents(record.documents):
        languages[document.id] = document.language or ""
        hurt[document.id] = damage(document, copies.get(document.id), doubts.get(document.id, Doubts()), phrases)
    quotes = {id: doubted_quotes(found) for id, found in doubts.items()}

    @cache
    def roles(document: str) -> dict[str, str]:
        """Offices of the people of a report, as it tells them; else the country that they act for."""
        told: dict[str, str] = {}
        for mention in store.entities(document):
            if mention.entity is None or mention.kind != "person":
                continue
            if mention.role:
                told[mention.entity] = mention.role
            elif mention.country is not None:
                told.setdefault(mention.entity, names.of(mention.country))
        return told

    ontology = load_ontology(Faults())
    return Deck(a, b, names, phrases, ontology.cameo, Told(copies, hurt, quotes), roles, languages)


def _summary(events: tuple[Event, ...], record: _Record, found: tuple[Lane, ...]) -> _Summary:
    first, last = (record.days[0], record.days[-1]) if record.days else (None, None)
    if first is None or last is None:
        period = "days of publication not stated"
    else:
        period = day(first) if first == last else f"{day(first)} to {day(last)}"
    return _Summary(
        events=len(events),
        mentions=sum(len(e.mentions) for e in events),
        documents=len({d for e in events for d in e.documents}),
        origins=len({o for e in events for o in e.origins}),
        period=period,
        lanes=found,
    )


def _busiest(store: Store, names: Names) -> list[tuple[str, str, str, int]]:
    """Pairs of countries with most events: codes, names and number."""
    pairs: Counter[tuple[str, str]] = Counter()
    for event in store.events():
        pairs.update(combinations(sorted({p[1] for p in (*event.actors, *event.recipients) if p[1] is not None}), 2))
    ranked = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))[:_OTHERS]
    return [(a, b, f"{names.of(a)} and {names.of(b)}", count) for (a, b), count in ranked]


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _fill(template: str, page: _Frame, **values: object) -> str:
    folder = files("detente.web") / "templates"
    style, script = ((folder / name).read_text(encoding="utf-8") for name in ("style.css", "filter.js"))
    environment = Environment(
        loader=PackageLoader("detente.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["count"] = _count
    return environment.get_template(template).render(
        page=page,
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        **values,
    )


def _policy(style: str, script: str) -> str:
    """A content security policy under which only our own style and script work, and no request goes out."""
    own = [b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii") for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{own[0]}'; script-src 'sha256-{own[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
