"""What a time expression comes to, and what stands around it that its value may hang on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from detente.types import Basis, Interval, Precision, Tense

__all__ = [
    "OPEN",
    "Clock",
    "Context",
    "Narrative",
    "NoSuchTimeError",
    "Time",
    "UnfitError",
    "UnresolvedError",
    "Yearly",
]

OPEN = Interval(None, None)


@dataclass(frozen=True, slots=True)
class Time:
    """A TIMEX3 type and value with our interval, precision and basis.

    ``also`` holds the values of other readings. ``echo`` says that it is counted from a period told before, and so is
    not told itself: what comes after still counts from that one.
    """

    value: str
    interval: Interval
    precision: Precision
    basis: Basis = Basis.STATED
    type: str = "DATE"
    also: tuple[str, ...] = ()
    echo: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; ``minute`` is none where only a part of the day is told."""

    hour: int
    minute: int


@dataclass(frozen=True, slots=True)
class Yearly:
    """A day that comes back every year, by a rule."""

    of: Callable[[int], date]


#: For each unit, how fine a time must be for "the following" of that unit to count from it.
_FINE = {
    "day": (Precision.TIME, Precision.DAY),
    "month": (Precision.TIME, Precision.DAY, Precision.MONTH),
    "year": (Precision.TIME, Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR),
}


@dataclass(slots=True)
class Narrative:
    """What the text has told so far: the last day, month and year by their first days, and the last quarter or half."""

    starts: dict[str, date] = field(default_factory=dict)
    period: Time | None = None

    def tell(self, time: Time) -> None:
        """Keep what an expression tells. A stretch of the year ("the first nine months") ends the talk of a quarter."""
        start = time.interval.start
        if time.echo:
            self.period = None if time.type == "DURATION" else self.period
            return
        if time.precision is Precision.QUARTER:
            self.period = time
        if start is not None and time.type in ("DATE", "TIME"):
            self.starts |= {unit: start for unit, fine in _FINE.items() if time.precision in fine}


@dataclass(frozen=True, slots=True)
class Context:
    """What a value may hang on. ``tense`` is asked only where it decides."""

    published: date | None
    tense: Callable[[], Tense]
    day_first: bool | None = None
    narrative: Narrative = field(default_factory=Narrative)

    def today(self, open_value: str = "XXXX") -> date:
        """The day of the report. Raises :class:`UnresolvedError` with ``open_value`` where none is known."""
        if self.published is None:
            raise UnresolvedError(open_value)
        return self.published

    def told(self, open_value: str = "XXXX", unit: str = "day") -> date:
        """The day told last (of the month or year told last, its first), else the day of the report."""
        return self.narrative.starts.get(unit) or self.today(open_value)


class NoSuchTimeError(Exception):
    """The words name a day that no calendar has; the message says why."""


class UnresolvedError(Exception):
    """The words count from a day that is not known; holds the value that can still be given."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.value = value


class UnfitError(Exception):
    """A pattern fitted that here is no time, or another one's."""
