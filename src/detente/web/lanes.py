"""The lanes of a dossier and the order in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from detente.types import Event, Status
from detente.web.cards import disputed
from detente.web.days import month, period

__all__ = ["LANES", "Group", "Lane", "lane_of", "lanes"]

#: Cards of a lane that lie open when the page is opened: newest groups first, and the first group in any case.
OPEN_CARDS = 12


@dataclass(frozen=True, slots=True)
class Group:
    """Events under one heading; ``open`` tells whether they show at once."""

    title: str
    events: tuple[Event, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: ``key`` for links, ``title``, what is in it in words, and its groups in reading order."""

    key: str
    title: str
    note: str
    empty: str
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """Number of events."""
        return sum(len(g.events) for g in self.groups)


LANES = {
    "happened": (
        "Happened",
        "Acts that the reports tell as done or going on, and that nobody in them disputes. Newest first.",
        "The reports tell no undisputed act as done.",
    ),
    "upcoming": (
        "Upcoming",
        "What is scheduled, proposed, asked for or threatened. Soonest first; the status says which.",
        "The reports tell of nothing to come.",
    ),
    "disputed": (
        "Disputed",
        "What one side lays to another and the reports do not vouch for, and what somebody denies. Newest first.",
        "The reports tell of nothing that is alleged or denied.",
    ),
    "unrealised": (
        "Did not happen, or only supposed",
        "What the reports themselves say did not happen, and what they tell under an if or a might. It is kept for the "
        "record and stands in none of the three lanes above.",
        "The reports tell of nothing of this kind.",
    ),
}

_UPCOMING = frozenset({Status.SCHEDULED, Status.PROPOSED, Status.REQUESTED, Status.THREATENED})
_HAPPENED = frozenset({Status.OCCURRED, Status.ONGOING})


def lane_of(event: Event) -> str:
    """The key of the lane that an event stands in. A dispute outweighs every status."""
    if disputed(event):
        return "disputed"
    if event.status in _HAPPENED:
        return "happened"
    return "upcoming" if event.status in _UPCOMING else "unrealised"


def lanes(events: Iterable[Event], as_of: date | None) -> tuple[Lane, ...]:
    """Return all lanes with their events. ``as_of`` is the day of the latest report: what lay ahead of it is to come."""
    held: dict[str, list[Event]] = {key: [] for key in LANES}
    for event in events:
        held[lane_of(event)].append(event)
    found = []
    for key, (title, note, empty) in LANES.items():
        groups = _ahead(held[key], as_of) if key == "upcoming" else _by_month(held[key])
        found.append(Lane(key, title, note, empty, groups))
    return tuple(found)


def _by_month(events: Sequence[Event]) -> tuple[Group, ...]:
    """Newest month first; what is dated more coarsely stands under its own period, what is undated last."""
    held: dict[str, list[Event]] = {}
    for event in sorted(events, key=_newest_first):
        held.setdefault(_heading(event), []).append(event)
    groups: list[Group] = []
    before = 0
    for title, found in held.items():
        groups.append(Group(title, tuple(found), not groups or before + len(found) <= OPEN_CARDS))
        before += len(found)
    return tuple(groups)


def _ahead(events: Sequence[Event], as_of: date | None) -> tuple[Group, ...]:
    """What is still to come, soonest first; what has no date; what is over by its date and was not told as done."""
    order = sorted(events, key=_soonest_first)
    undated = tuple(e for e in order if e.date is None)
    over = tuple(e for e in order if e.date is not None and _over(e, as_of))
    coming = tuple(e for e in order if e.date is not None and not _over(e, as_of))
    titles = (("Still to come", coming), ("No date stated", undated), ("The day has passed; not told as done", over))
    return tuple(
        Group(title, found, n == 0 or len(found) <= OPEN_CARDS) for n, (title, found) in enumerate(titles) if found
    )


def _over(event: Event, as_of: date | None) -> bool:
    return as_of is not None and event.date is not None and event.date.end is not None and event.date.end <= as_of


def _heading(event: Event) -> str:
    if event.date is None or event.date.start is None:
        return "No date stated" if event.date is None else period(event.date, event.date_precision)
    end = event.date.end
    if end is not None and (event.date.start.year * 12 + event.date.start.month) == (
        (last := date.fromordinal(max(1, end.toordinal() - 1))).year * 12 + last.month
    ):
        return month(event.date.start)
    return period(event.date, None)


def _newest_first(event: Event) -> tuple[bool, int, int, str]:
    if event.date is None:
        return True, 0, 0, event.id
    start, end = event.date.start or date.min, event.date.end or date.max
    return False, -start.toordinal(), -end.toordinal(), event.id


def _soonest_first(event: Event) -> tuple[bool, int, int, str]:
    if event.date is None:
        return True, 0, 0, event.id
    start, end = event.date.start or date.min, event.date.end or date.max
    return False, start.toordinal(), end.toordinal(), event.id
