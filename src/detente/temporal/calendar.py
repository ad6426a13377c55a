"""Intervals of the calendar: a day, a week, a month … and the values that name them (TIMEX3, ISO 8601)."""

from __future__ import annotations

from datetime import date, timedelta

from detente.types import Interval, Precision

__all__ = ["MONTHS", "NUMBERS", "WEEKDAYS", "add_months", "day", "month", "quarter", "shift", "week", "year"]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}

NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "couple": 2, "dozen": 12}

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
        saturday = d - timedelta(days=d.weekday()) + timedelta(days=5 + 7 * count)
        value = week(saturday)[0] + "-WE"
        return value, Interval(saturday, saturday + timedelta(days=2)), Precision.DAY
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
        start = (d.year // 10 + count) * 10
        return f"{start // 10:03d}", Interval(date(start, 1, 1), date(start + 10, 1, 1)), Precision.DECADE
    start = (d.year // 100 + count) * 100
    return f"{start // 100:02d}", Interval(date(start, 1, 1), date(start + 100, 1, 1)), Precision.CENTURY
