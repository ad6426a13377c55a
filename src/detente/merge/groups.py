"""Groups of mentions while they grow, and the index that finds the few that a mention may join."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from detente.merge.acts import Sides
from detente.merge.agreement import days
from detente.types import Interval, Testimony

__all__ = ["Group", "Index", "Key"]

#: What groups are found by: a family with sides and month, or with the origin.
Key = tuple[str, ...]

#: A date that covers more months than this is filed once, as coarse.
_MONTHS = 4
_COARSE = "coarse"
#: Dates further apart than this never agree.
_SLACK_DAYS = 14


@dataclass(slots=True, eq=False)
class Group:
    """Mentions of one act; the first is the anchor, which has the finest date. Reasons belong to the later ones.

    ``copies`` are the same mentions in other documents of their origins: they count, and decide nothing.
    """

    number: int
    family: str
    sides: Sides
    mode: str | None
    mentions: list[Testimony]
    reasons: list[str] = field(default_factory=list)
    copies: list[Testimony] = field(default_factory=list)
    by_document: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    origins: set[str] = field(default_factory=set)

    @property
    def anchor(self) -> Testimony:
        """The mention that founded the group."""
        return self.mentions[0]

    def distance(self, t: Testimony) -> int | None:
        """Code points to the nearest mention of the group in the same document; ``None`` where there is none."""
        return min((abs(t.trigger[0] - at) for at in self.by_document.get(t.document, ())), default=None)

    def told_before(self, t: Testimony) -> bool:
        """Whether the same document tells of the group before it comes to ``t``."""
        return any(at < t.trigger[0] for at in self.by_document.get(t.document, ()))


class Index:
    """Finds groups by family, sides and month, and by family and origin. Nothing is compared with everything."""

    def __init__(self) -> None:
        self._filed: dict[Key, dict[int, Group]] = defaultdict(dict)

    def file(self, group: Group, t: Testimony, sides: Sides) -> None:
        """Make ``group`` found under a mention's sides, month and origin."""
        keys = [*self._dated(group.family, sides, t.date), ("origin", group.family, t.origin)]
        for key in keys:
            self._filed[key][group.number] = group

    def near(self, family: str, t: Testimony) -> list[Group]:
        """Groups of the family in the mention's origin, whatever their sides and dates."""
        held = self._filed.get(("origin", family, t.origin), {})
        return [held[n] for n in sorted(held)]

    def at(self, family: str, sides: Sides, interval: Interval | None) -> list[Group]:
        """Groups of the family with a date in the same months and a country in common, in order of founding."""
        found: dict[int, Group] = {}
        for key in self._dated(family, sides, interval):
            found.update(self._filed.get(key, {}))
        return [found[n] for n in sorted(found)]

    def _dated(self, family: str, sides: Sides, interval: Interval | None) -> Iterator[Key]:
        if interval is None or not sides.every:
            return
        for name in sorted(sides.every) if len(sides.every) < 2 else ["+".join(sorted(sides.every))]:
            for part in _months(interval):
                yield "dated", family, name, part
        if days(interval) is not None and (days(interval) or 0) <= 2 and interval.start is not None:
            for name in sorted(sides.every):
                for k in (0, 1):
                    yield "day", family, name, (interval.start + timedelta(days=k)).isoformat()


def _months(interval: Interval) -> list[str]:
    """The months that a bounded interval covers, with a fortnight's slack on both sides, or ``coarse``."""
    if interval.start is None or interval.end is None:
        return [_COARSE]
    start = shifted(interval.start, -_SLACK_DAYS)
    end = shifted(interval.end, _SLACK_DAYS)
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    if last - first > _MONTHS:
        return [_COARSE]
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(first, last + 1)]


def shifted(day: date, by: int) -> date:
    """Return the day ``by`` days on; the same day where the calendar ends."""
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return day
