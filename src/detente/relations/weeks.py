"""Zero-filled ISO weeks of a dyad: what a did to b, b to a, and both together, counted once an event.

A week begins on Monday. An event is placed in the week that wholly holds its date: a day, a weekend, an ISO week. What
is dated more coarsely, or not at all, is placed in no week; :func:`unplaced` gives it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from detente.types import Event, Party, Status

__all__ = ["EMPTY", "DyadWeek", "Tally", "unplaced", "weekly"]

_WEEK = timedelta(days=7)
_HAPPENED = frozenset({Status.OCCURRED, Status.ONGOING})


@dataclass(frozen=True, slots=True)
class Tally:
    """Events of one direction in one week; an event counts once, however many documents tell it.

    ``quads`` are counts by quad class 1 to 4 and ``score_sum``/``score_mean`` the PLOVER scores (-10 to 10) of what
    happened (occurred or ongoing, undisputed); the mean is ``None`` where nothing did. The rest is counted apart and is
    in no quad: ``upcoming`` (scheduled), ``threatened``, ``proposed``, ``requested``, ``disputed`` (alleged, or denied
    by somebody), ``unrealised`` (negated or hypothetical).
    """

    quads: tuple[int, int, int, int] = (0, 0, 0, 0)
    score_sum: float = 0.0
    score_mean: float | None = None
    upcoming: int = 0
    threatened: int = 0
    proposed: int = 0
    requested: int = 0
    disputed: int = 0
    unrealised: int = 0

    @property
    def events(self) -> int:
        """Number of events that happened."""
        return sum(self.quads)

    @property
    def cooperative(self) -> int:
        """Number of events that happened of quad class 1 or 2."""
        return self.quads[0] + self.quads[1]

    @property
    def conflictual(self) -> int:
        """Number of events that happened of quad class 3 or 4."""
        return self.quads[2] + self.quads[3]


EMPTY = Tally()


@dataclass(frozen=True, slots=True)
class DyadWeek:
    """One ISO week of a dyad. ``start`` is its Monday; ``forward`` is a→b, ``backward`` b→a, ``both`` two-sided acts.

    ``total`` counts each event of the dyad once. ``complete`` is false where ``since`` or ``until`` cuts the week.
    """

    start: date
    a: str
    b: str
    forward: Tally
    backward: Tally
    both: Tally
    total: Tally
    complete: bool = True

    @property
    def label(self) -> str:
        """The week in ISO 8601: ``2021-W24``."""
        iso = self.start.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}"

    @property
    def end(self) -> date:
        """The Monday after (half-open, as all intervals)."""
        return self.start + _WEEK


def weekly(
    events: Iterable[Event], a: str, b: str, *, since: date | None = None, until: date | None = None
) -> tuple[DyadWeek, ...]:
    """Return the weeks of dyad ``a``-``b``, without gaps, oldest first.

    ``a`` and ``b`` are countries (ISO 3166 alpha-3) or entity ids. ``since`` and ``until`` are the first and the last
    day, both included; by default the first and last week that hold an event of the dyad, so that no event gives an
    empty tuple unless both days are given. Raises ``ValueError`` where ``a`` is ``b`` or ``until`` lies before ``since``.

    An event is ``both`` where a and b stand among its actors; else a→b where a is an actor and b a recipient, else
    b→a. An act of a third side on the two (mediation) is no act of the dyad.
    """
    if a == b:
        raise ValueError(f"a dyad has two sides: {a!r} and {b!r} are one")
    if since is not None and until is not None and until < since:
        raise ValueError(f"until {until} lies before since {since}")
    placed: dict[tuple[date, str], list[Event]] = defaultdict(list)
    for event in events:
        direction = _direction(event, a, b)
        monday = _monday(event)
        if direction is None or monday is None or not _within(event, since, until):
            continue
        placed[monday, direction].append(event)
    mondays = [monday for monday, _ in placed]
    first = _week_of(since) if since else min(mondays, default=None)
    last = _week_of(until) if until else max(mondays, default=None)
    if first is None or last is None:
        first = last = first or last
    if first is None or last is None:
        return ()
    weeks = []
    while first <= last:
        weeks.append(_week(first, a, b, placed, since, until))
        first += _WEEK
    return tuple(weeks)


def unplaced(events: Iterable[Event], a: str, b: str) -> tuple[Event, ...]:
    """Return the dyad's events that are in no week: undated, or dated more coarsely than a week. Sorted by id."""
    found = [e for e in events if _direction(e, a, b) is not None and _monday(e) is None]
    return tuple(sorted(found, key=lambda e: e.id))


def _week(
    monday: date,
    a: str,
    b: str,
    placed: dict[tuple[date, str], list[Event]],
    since: date | None,
    until: date | None,
) -> DyadWeek:
    lanes = [placed.get((monday, lane), []) for lane in ("forward", "backward", "both")]
    whole = (since is None or since <= monday) and (until is None or until >= monday + _WEEK - timedelta(days=1))
    every = [e for lane in lanes for e in lane]
    return DyadWeek(monday, a, b, _tally(lanes[0]), _tally(lanes[1]), _tally(lanes[2]), _tally(every), whole)


def _tally(events: list[Event]) -> Tally:
    quads = [0, 0, 0, 0]
    apart: dict[str, int] = defaultdict(int)
    scores = []
    for event in events:
        column = _column(event)
        if column is None:
            quads[event.quad - 1] += 1
            scores.append(event.score)
        else:
            apart[column] += 1
    total = round(sum(sorted(scores)), 6)
    return Tally(
        quads=(quads[0], quads[1], quads[2], quads[3]),
        score_sum=total,
        score_mean=round(total / len(scores), 6) if scores else None,
        upcoming=apart["upcoming"],
        threatened=apart["threatened"],
        proposed=apart["proposed"],
        requested=apart["requested"],
        disputed=apart["disputed"],
        unrealised=apart["unrealised"],
    )


def _column(event: Event) -> str | None:
    """The column apart that an event belongs to; ``None`` where it happened and nobody disputes it."""
    if event.alleged or event.status is Status.DENIED or event.denied_by:
        return "disputed"
    if event.status in _HAPPENED:
        return None
    if event.status is Status.SCHEDULED:
        return "upcoming"
    if event.status in (Status.THREATENED, Status.PROPOSED, Status.REQUESTED):
        return event.status.value
    return "unrealised"


def _direction(event: Event, a: str, b: str) -> str | None:
    actors, recipients = names_of(event.actors), names_of(event.recipients)
    if a in actors and b in actors:
        return "both"
    if a in actors and b in recipients:
        return "forward"
    if b in actors and a in recipients:
        return "backward"
    return None


def names_of(parties: Iterable[Party]) -> set[str]:
    """Return the ids and countries by which the parties are known."""
    return {name for entity, country, _ in parties for name in (entity, country) if name is not None}


def _monday(event: Event) -> date | None:
    """The Monday of the one week that holds the event's date; ``None`` where there is none."""
    if event.date is None or event.date.start is None or event.date.end is None:
        return None
    monday = _week_of(event.date.start)
    return monday if event.date.end <= monday + _WEEK else None


def _within(event: Event, since: date | None, until: date | None) -> bool:
    assert event.date is not None
    start, end = event.date.start, event.date.end
    assert start is not None
    assert end is not None
    return (since is None or end > since) and (until is None or start <= until)


def _week_of(day: date) -> date:
    return day - timedelta(days=day.weekday())
