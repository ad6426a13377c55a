"""From a group of mentions to the event that they tell together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from detente.merge.acts import Sides
from detente.merge.agreement import days
from detente.merge.groups import Group
from detente.types import Basis, Event, Interval, Party, Status, Testimony, content_id

__all__ = ["NARRATOR", "summed"]

#: Who speaks where no source is named.
NARRATOR = "narrator"

#: The status of an event is the strongest of its mentions': what came about outweighs what was planned, and a claim
#: outweighs its denial (which stands in ``denied_by``).
_STRENGTH = (
    Status.OCCURRED,
    Status.ONGOING,
    Status.SCHEDULED,
    Status.THREATENED,
    Status.REQUESTED,
    Status.PROPOSED,
    Status.HYPOTHETICAL,
    Status.NEGATED,
    Status.DENIED,
)
_AFFIRMING = frozenset(_STRENGTH) - {Status.DENIED, Status.NEGATED, Status.HYPOTHETICAL}
BASES = (Basis.STATED, Basis.RELATIVE, Basis.INHERITED, Basis.DOCUMENT_DATE, Basis.NONE)
_OPEN_DAYS = 1 << 20


def summed(groups: Iterable[Group]) -> tuple[Event, ...]:
    """Return the events of the groups, each with an id of its own, sorted by date (undated last) and id."""
    by_name: dict[tuple[str | None, ...], list[Group]] = defaultdict(list)
    for group in groups:
        by_name[_name(group)].append(group)
    events = []
    for name, same in by_name.items():
        for number, group in enumerate(sorted(same, key=lambda g: g.number)):
            identity = content_id("event", *name, *((group.anchor.id,) if number else ()))
            events.append(_event(group, identity))
    return tuple(sorted(events, key=_chronological))


def _name(group: Group) -> tuple[str | None, ...]:
    """What the id is a digest of: the act, its countries, and its date (the origin where there is none).

    Stable under new copies and further mentions, unless they bring a finer date, a side not known before, or (of several
    events with one name, told apart by people only) a mention that goes first.
    """
    when = _when(group.mentions)
    start = when.date.start if when is not None and when.date is not None else None
    end = when.date.end if when is not None and when.date is not None else None
    bucket = f"undated:{group.anchor.origin}" if when is None else f"{start}/{end}"
    own = group.mode if group.mode == "phone" or group.family in ("SANCTION", "COERCE", "RETREAT") else None
    status = group.anchor.status.value if group.anchor.status not in (Status.OCCURRED, Status.ONGOING) else None
    planned = None if status in ("scheduled", "denied") else status
    return group.family, own, planned, _words(group.sides.actors), _words(group.sides.recipients), bucket


def _words(names: Iterable[str]) -> str:
    return "+".join(sorted(names))


def _event(group: Group, identity: str) -> Event:
    mentions = group.mentions
    strongest = min((m.status for m in mentions), key=_STRENGTH.index)
    best = min(mentions, key=lambda m: _telling(m, strongest))
    when = _when(mentions)
    every = [*mentions, *group.copies]
    affirming = [m for m in every if m.status in _AFFIRMING]
    actors, recipients = _parties(mentions, best, group.sides)
    return Event(
        id=identity,
        type=best.type,
        mode=best.mode,
        contexts=tuple(sorted({c for m in mentions for c in m.contexts})),
        act=best.act,
        cameo=best.cameo,
        quad=best.quad,
        score=best.score,
        status=strongest,
        alleged=all(m.alleged for m in affirming) if affirming else any(m.alleged for m in mentions),
        actors=actors,
        recipients=recipients,
        date=None if when is None else when.date,
        date_precision=None if when is None else when.date_precision,
        date_basis=Basis.NONE if when is None else when.date_basis,
        place=best.place or _commonest(m.place for m in mentions),
        documents=_distinct(m.document for m in every),
        origins=_distinct(m.origin for m in every),
        speakers=_distinct(m.speaker or NARRATOR for m in every),
        affirmed_by=_distinct(m.speaker or NARRATOR for m in affirming),
        denied_by=_distinct(m.speaker or NARRATOR for m in every if m.status is Status.DENIED),
        mentions=_distinct(m.id for m in every),
        reasons=tuple(group.reasons),
    )


def _telling(m: Testimony, strongest: Status) -> tuple[object, ...]:
    """Smallest for the mention that tells the event best: its status, a mode, a fine date, both sides, confidence."""
    return (
        m.status is not strongest,
        m.mode is None,
        _date_rank(m),
        (not m.actors) + (not m.recipients and len(m.actors) < 2),
        -m.confidence,
        m.origin,
        m.document,
        m.trigger,
        m.id,
    )


def _date_rank(m: Testimony) -> tuple[bool, bool, int, int]:
    length = days(m.date)
    return (
        m.date is None,
        m.date_basis is Basis.DOCUMENT_DATE,
        _OPEN_DAYS if length is None else length,
        BASES.index(m.date_basis),
    )


def _when(mentions: Sequence[Testimony]) -> Testimony | None:
    """The mention with the finest date that words give; the report's own day only where nothing better is."""
    dated = [m for m in mentions if m.date is not None]
    return min(dated, key=lambda m: (_date_rank(m), _interval_key(m.date), m.id), default=None)


def _interval_key(interval: Interval | None) -> tuple[str, str]:
    return (str(interval.start), str(interval.end)) if interval is not None else ("", "")


def _parties(
    mentions: Sequence[Testimony], best: Testimony, sides: Sides
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Parties of all mentions on the sides on which the best mention has their country; a person stands for the state."""
    actors: set[Party] = set(best.actors)
    recipients: set[Party] = set(best.recipients)
    on_left = {_country(p) for p in best.actors}
    on_right = {_country(p) for p in best.recipients}
    for m in mentions:
        for parties, own in ((m.actors, actors), (m.recipients, recipients)):
            for party in parties:
                country = _country(party)
                if country in on_left and not (country in on_right and own is recipients):
                    actors.add(party)
                elif country in on_right:
                    recipients.add(party)
                elif sides.mutual and not best.recipients:
                    actors.add(party)
                else:
                    own.add(party)
    return _sorted(actors), _sorted(recipients)


def _country(party: Party) -> str | None:
    return party[1] or party[0]


def _sorted(parties: set[Party]) -> tuple[Party, ...]:
    """Sorted, without those that say less than another of the same country."""
    named = {p[1] for p in parties if p[0] is not None and p[1] is not None and p[0] != p[1]}
    kept = {p for p in parties if not (p[1] in named and (p[0] is None or p[0] == p[1]))}
    fuller = {(p[0], p[1]) for p in kept if p[2] is not None}
    kept = {p for p in kept if p[2] is not None or (p[0], p[1]) not in fuller}
    return tuple(sorted(kept, key=lambda p: tuple((v is None, v or "") for v in p)))


def _commonest(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v is not None)
    return min(counts, key=lambda v: (-counts[v], v), default=None)


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))


def _chronological(event: Event) -> tuple[bool, str, str, str]:
    start, end = _interval_key(event.date)
    return event.date is None, start, end, event.id
