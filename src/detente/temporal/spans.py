"""The rest of the algebra: steps from the report's day and from the day told last, durations, sets, times of day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from detente.temporal import calendar
from detente.temporal.algebra import months_on, relative, start_of, year_of
from detente.temporal.calendar import add_months, shift
from detente.temporal.values import OPEN, Clock, Context, Time, UnfitError
from detente.types import Basis, Interval, Precision, Tense

__all__ = ["SPANS"]

#: TIMEX3 letters of the units of a duration; those with ``T`` stand behind it.
_LETTERS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}  # fmt: skip
#: Units that ISO 8601 counts in others.
_MANY = {"fortnight": ("week", 2), "weekend": ("day", 2), "decade": ("year", 10), "century": ("year", 100), "millennium": ("year", 1000)}  # fmt: skip
#: Half of a unit, in the next finer one.
_HALVES = {"year": "6M", "month": "15D", "day": "T12H", "hour": "30M", "minute": "30S"}
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_TIMED = ("second", "minute", "hour")

Count = int | str


def step(context: Context, unit: str, count: int) -> Time:
    """The day, week, month … that lies so many from the report's: "last week", "next year"."""
    return relative(shift(context.today("PRESENT_REF" if unit == "day" and not count else "XXXX"), unit, count))


def ago(context: Context, count: Count, unit: str, way: int = -1) -> Time:
    """So many units before the report (or after it, ``way`` 1), at the unit's own precision.

    "A year ago" in a report on a quarter is that quarter of the year before.
    """
    today = context.today("PAST_REF" if way < 0 else "FUTURE_REF")
    if isinstance(count, str) or unit in _TIMED or unit == "millennium":
        return ref(context, "PAST_REF" if way < 0 else "FUTURE_REF")
    period = context.narrative.period
    if unit == "year" and way < 0 and count == 1 and period is not None:
        return months_on(period, -12)
    return relative(shift(today, unit, way * count))


def told_shift(context: Context, count: Count, unit: str, way: int = 1) -> Time:
    """So many units from the day told last: "three days later", "the following month"."""
    vague = "PAST_REF" if way < 0 else "FUTURE_REF"
    if isinstance(count, str) or unit in _TIMED or unit == "millennium":
        return _some_time_from(context, count, unit, way) or ref(context, vague)
    period = context.narrative.period
    if unit == "year" and count and period is not None:
        return months_on(period, 12 * way * count)
    told = context.told(vague, unit if unit in ("month", "year") else "day")
    found = relative(shift(told, unit, way * count))
    return replace(found, echo=True) if unit == "year" and way < 0 else found  # what figures are compared with


def _some_time_from(context: Context, count: Count, unit: str, way: int) -> Time | None:
    """ "A few weeks later", "two hours earlier": a length of time that begins or ends with the day told last, if any."""
    told = context.narrative.starts.get("day")
    if told is None:
        return None
    interval = Interval(None, told + timedelta(days=1)) if way < 0 else Interval(told, None)
    return Time(_length(count, unit), interval, Precision.VAGUE, Basis.RELATIVE, "DURATION")


def told_day(context: Context, days: int) -> Time:
    """The day told last, and so many days."""
    return relative(shift(context.told(), "day", days))


def period_told(context: Context, unit: str) -> Time:
    """ "The quarter", "the year": the one told last, else the report's; of quarters the last that has ended."""
    period = context.narrative.period
    if unit == "quarter":
        return period if period is not None and period.precision is Precision.QUARTER else latest(context, unit)
    if unit == "year" and period is not None:
        return relative(calendar.year(start_of(period).year))
    return step(context, unit, 0)


def latest(context: Context, unit: str) -> Time:
    """The last such unit that has ended."""
    return step(context, unit, -1)


def told_period(context: Context, unit: str, years: int) -> Time:
    """The period told last, so many years on; where none was, the report's year, or the last ended quarter."""
    period = context.narrative.period
    if period is not None:
        return months_on(period, 12 * years) if years else period
    return step(context, unit, years) if years else latest(context, unit)


def told_period_of(context: Context, y: int) -> Time:
    """The period told last in another year: "the 1988 quarter"."""
    period = context.narrative.period
    if period is None:
        return relative(calendar.year(year_of(y)))
    return months_on(period, 12 * (y - start_of(period).year))


def weekend_told(context: Context) -> Time:
    """The last weekend, or the next by tense; on a weekend that one."""
    today = context.today()
    ahead = context.tense() is Tense.FUTURE or today.weekday() >= 5
    return relative(calendar.weekend(today if ahead else today - timedelta(days=7)))


def ref(context: Context, value: str) -> Time:
    """A vague time: ``PAST_REF``, ``PRESENT_REF`` or ``FUTURE_REF``."""
    base = context.published
    sides = {"PAST_REF": Interval(None, base), "FUTURE_REF": Interval(base, None)}
    basis = Basis.NONE if base is None else Basis.RELATIVE
    return Time(value, sides.get(value, OPEN), Precision.VAGUE, basis)


# ------------------------------------------------------------- durations and sets


def duration(_: Context, count: Count, unit: str) -> Time:
    """A length of time that lies nowhere in it."""
    return Time(_length(count, unit), OPEN, Precision.VAGUE, Basis.NONE, "DURATION")


def _length(count: Count, unit: str) -> str:
    """A duration as ISO 8601 writes it (and TIMEX3 quarters): twenty years for two decades, ``X`` for an unknown count."""
    unit, many = _MANY.get(unit, (unit, 1))
    letters = _LETTERS[unit]
    number = count if isinstance(count, str) else count * many
    return f"P{'T' if letters[0] == 'T' else ''}{number}{letters.removeprefix('T')}"


def part_of_year(context: Context, count: Count, unit: str) -> Time:
    """A stretch of the year that a report accounts for: "the first nine months"."""
    return replace(duration(context, count, unit), echo=True)


def duration_half(_: Context, count: int, unit: str) -> Time:
    """So many units and a half."""
    if unit not in _HALVES:
        raise UnfitError
    half = _HALVES[unit]
    whole = _length(count, unit) if count else "PT" if unit in _TIMED else "P"
    return Time(whole + half, OPEN, Precision.VAGUE, Basis.NONE, "DURATION")


def reach(context: Context, count: Count, unit: str, way: int) -> Time:
    """A length of time that ends with the report's day (``way`` -1), or begins with it."""
    value, today = _length(count, unit), context.published
    if today is None:
        return Time(value, OPEN, Precision.VAGUE, Basis.NONE, "DURATION")
    if isinstance(count, str) or (unit not in _DAYS and unit not in _MONTHS):
        interval = Interval(None, today) if way < 0 else Interval(today, None)
        return Time(value, interval, Precision.VAGUE, Basis.RELATIVE, "DURATION")
    days = way * count
    other = today + timedelta(days=days * _DAYS[unit]) if unit in _DAYS else add_months(today, days * _MONTHS[unit])
    interval = Interval(other, today + timedelta(days=1)) if way < 0 else Interval(today, other)
    if other == today and way > 0:
        raise UnfitError
    return Time(value, interval, Precision.VAGUE, Basis.RELATIVE, "DURATION")


def every(_: Context, count: int | None, unit: str | None, weekday: int | None = None, month: int | None = None, season: str | None = None, part: str | None = None) -> Time:  # fmt: skip
    """What comes again: every so many units, such a weekday (or a part of it), month or season."""
    if weekday is not None:
        value = f"XXXX-WXX-{weekday + 1}" + ("" if part is None else f"T{part}")
    elif month is not None:
        value = f"XXXX-{month:02d}"
    elif season is not None:
        value = f"XXXX-{season}"
    elif unit is not None:
        value = _length(count or 1, unit)
    else:
        raise UnfitError
    return Time(value, OPEN, Precision.VAGUE, Basis.NONE, "SET")


# ------------------------------------------------------------- times of day


def clock(_: Context, hour: int, minute: int, noon: int | None = None) -> Clock:
    """A time of day; ``noon`` is 12 for p.m., 0 for a.m., none for the 24 hours."""
    if hour > 24 or minute > 59 or (noon is not None and not 1 <= hour <= 12):
        raise UnfitError
    return Clock(hour if noon is None else hour % 12 + noon, minute)


def four(_: Context, figures: int) -> Clock:
    """Four figures as a time of day: 1830."""
    return Clock(figures // 100, figures % 100)


def in_part(_: Context, hour: int, part: str) -> Clock:
    """An hour in a part of the day: "4 in the morning"."""
    if not 1 <= hour <= 12:
        raise UnfitError
    after_noon = part in ("AF", "EV") or (part == "NI" and hour >= 6)
    return Clock(hour % 12 + 12 if after_noon else hour % 12, 0)


def at(context: Context, day: Time | None, clock: Clock, zone: str | None = None) -> Time:
    """A time of day of a day, by default the day told last; universal time ends in ``Z``."""
    hours = f"T{clock.hour:02d}:{clock.minute:02d}{zone or ''}"
    base: date = start_of(day) if day is not None else context.told("XXXX-XX-XX" + hours)
    _, interval, _ = calendar.day(base)
    basis = day.basis if day is not None else Basis.RELATIVE
    return Time(base.isoformat() + hours, interval, Precision.TIME, basis, "TIME")


def daypart(_: Context, day: Time, part: str) -> Time:
    """A part of a day: morning, afternoon, evening, night."""
    return Time(f"{day.value}T{part}", day.interval, day.precision, day.basis, "TIME")


SPANS: Mapping[str, Callable[..., object]] = MappingProxyType(
    {
        f.__name__: f
        for f in (
            step, ago, told_shift, told_day, period_told, latest, told_period, told_period_of, weekend_told, ref, duration, part_of_year,
            duration_half, reach, every, clock, four, in_part, at, daypart,
        )
    }
)  # fmt: skip
