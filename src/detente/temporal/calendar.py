"""Intervals of the calendar: a day, a week, a month … and the values that name them (TIMEX3, ISO 8601)."""

from __future__ import annotations

from datetime import date, timedelta

from detente.types import Interval, Precision

__all__ = [
    "MONTH_NAMES",
    "Valued",
    "add_months",
    "century",
    "day",
    "day_of",
    "decade",
    "easter",
    "half",
    "month",
    "quarter",
    "season",
    "shift",
    "week",
    "weekday_of",
    "weekend",
    "year",
]

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip

Valued = tuple[str, Interval, Precision]


def day(d: date) -> Valued:
    """A calendar day."""
    return d.isoformat(), Interval(d, d + timedelta(days=1)), Precision.DAY


def week(d: date) -> Valued:
    """The ISO week (Monday first) that ``d`` lies in."""
    monday = d - timedelta(days=d.weekday())
    iso = monday.isocalendar()
    return f"{iso.year}-W{iso.week:02d}", Interval(monday, monday + timedelta(days=7)), Precision.WEEK


def month(y: int, m: int) -> Valued:
    """A calendar month."""
    return f"{y:04d}-{m:02d}", Interval(date(y, m, 1), add_months(date(y, m, 1), 1)), Precision.MONTH


def quarter(y: int, q: int) -> Valued:
    """A quarter of a calendar year."""
    start = date(y, 3 * q - 2, 1)
    return f"{y:04d}-Q{q}", Interval(start, add_months(start, 3)), Precision.QUARTER


def year(y: int) -> Valued:
    """A calendar year, 1 to 9998."""
    return f"{y:04d}", Interval(date(y, 1, 1), date(y + 1, 1, 1)), Precision.YEAR


def add_months(d: date, count: int) -> date:
    """The same day ``count`` months on, or the month's last day where it is shorter."""
    index = d.year * 12 + d.month - 1 + count
    y, m = divmod(index, 12)
    for last in (d.day, 30, 29, 28):
        try:
            return date(y, m + 1, min(d.day, last))
        except ValueError:
            continue
    raise ValueError(f"{d} and {count} months lie outside the calendar")


def shift(d: date, unit: str, count: int) -> Valued:
    """The day, week, month, quarter, year … that lies ``count`` units from ``d``, at the unit's own precision."""
    if unit in ("day", "night"):
        return day(d + timedelta(days=count))
    if unit == "weekend":
        return weekend(d + timedelta(days=7 * count))
    if unit == "week":
        return week(d + timedelta(days=7 * count))
    if unit == "fortnight":
        return week(d + timedelta(days=14 * count))
    if unit == "month":
        moved = add_months(d.replace(day=1), count)
        return month(moved.year, moved.month)
    if unit == "quarter":
        moved = add_months(d.replace(day=1), 3 * count)
        return quarter(moved.year, (moved.month - 1) // 3 + 1)
    if unit == "year":
        return year(d.year + count)
    if unit == "decade":
        return decade(d.year + 10 * count)
    if unit == "century":
        return century((d.year // 100 + count) * 100)
    raise ValueError(f"{unit!r} is no unit of the calendar")


def weekend(d: date) -> Valued:
    """The Saturday and Sunday of the ISO week that ``d`` lies in."""
    saturday = d + timedelta(days=5 - d.weekday())
    return week(d)[0] + "-WE", Interval(saturday, saturday + timedelta(days=2)), Precision.DAY


def half(y: int, h: int) -> Valued:
    """The first or second half of a calendar year."""
    start = date(y, 6 * h - 5, 1)
    return f"{y:04d}-H{h}", Interval(start, add_months(start, 6)), Precision.QUARTER


#: First month of a season, north of the tropics, as news counts them.
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(y: int, code: str) -> Valued:
    """A season (``SP``, ``SU``, ``FA``, ``WI``); a winter is that which begins in the year."""
    start = date(y, _SEASONS[code], 1)
    return f"{y:04d}-{code}", Interval(start, add_months(start, 3)), Precision.SEASON


def decade(y: int) -> Valued:
    """The ten years that ``y`` lies in, such as 1990 to 1999."""
    start = y // 10 * 10
    return f"{start // 10:03d}", Interval(date(start, 1, 1), date(start + 10, 1, 1)), Precision.DECADE


def century(y: int) -> Valued:
    """The hundred years that ``y`` lies in, such as 1900 to 1999."""
    start = y // 100 * 100
    first = date(max(start, 1), 1, 1)
    return f"{start // 100:02d}", Interval(first, date(start + 100, 1, 1)), Precision.CENTURY


def day_of(y: int, m: int, d: int) -> date:
    """A day by its numbers. Raises :class:`ValueError` that says in a sentence why there is none.

    >>> day_of(2021, 2, 31)
    Traceback (most recent call last):
    ...
    ValueError: February 2021 has no day 31
    """
    if y == 0:
        raise ValueError("there is no year 0")
    if not 1 <= m <= 12:
        raise ValueError(f"there is no month {m}")
    try:
        return date(y, m, d)
    except ValueError:
        raise ValueError(f"{MONTH_NAMES[m - 1]} {y} has no day {d}") from None


def easter(y: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876).

    >>> easter(2021)
    datetime.date(2021, 4, 4)
    """
    golden, (hundreds, rest) = y % 19, divmod(y, 100)
    moon = (19 * golden + hundreds - hundreds // 4 - (hundreds - (hundreds + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (hundreds % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    m, d = divmod(moon + sunday - 7 * late + 114, 31)
    return date(y, m, d + 1)


def weekday_of(y: int, m: int, weekday: int, number: int) -> date:
    """The ``number``-th such weekday (Monday is 0) of a month."""
    first = date(y, m, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
