"""The algebra of intervals that the grammar's terms are made of: days, and what is counted in whole units.

The first argument of every operation is the :class:`Context`; the rest are what the term says. An operation returns a
:class:`Time`, or a number, a day of the year or a clock time that another operation takes. It raises

- :class:`NoSuchTimeError` where the words name what no calendar has (31 February),
- :class:`UnresolvedError` where the day is missing that they count from,
- :class:`UnfitError` where they are no time here.

Durations, sets, clock times and what the text has told are in :mod:`detente.temporal.spans`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from detente.temporal import calendar
from detente.temporal.calendar import Valued, add_months, day_of, easter, weekday_of
from detente.temporal.values import OPEN, Context, NoSuchTimeError, Time, UnfitError, UnresolvedError, Yearly
from detente.types import Basis, Interval, Precision, Tense

__all__ = ["DATES", "relative", "stated", "year_of"]

#: How far ahead of the report a month and day told in the past may lie and still be of that year: days that are set are
#: told without a future ("the talks on June 16"). Tried 0 to 120 days.
_SET_DAYS = timedelta(days=60)
#: A two-digit year is the last that lies no more than this ahead of the report.
_AHEAD_YEARS = 20
_LEAP = 2000
#: The year that two figures are read from where the report has no day.
_PIVOT = 2030


def stated(valued: Valued, type: str = "DATE") -> Time:
    """A time that words name in full."""
    return Time(*valued, Basis.STATED, type)


def relative(valued: Valued, type: str = "DATE") -> Time:
    """A time that words count from another."""
    return Time(*valued, Basis.RELATIVE, type)


def _date(y: int, m: int, d: int) -> date:
    try:
        return day_of(y, m, d)
    except ValueError as error:
        raise NoSuchTimeError(str(error)) from error


def year_of(y: int) -> int:
    """A year that the calendar has."""
    if not 1 <= y <= 9998:
        raise NoSuchTimeError(f"there is no year {y}")
    return y


# ------------------------------------------------------------- days


def full(_: Context, y: int, m: int, d: int) -> Time:
    """A day with its year."""
    return stated(calendar.day(_date(y, m, d)))


def numeric(context: Context, a: int, b: int, y: int) -> Time:
    """``a/b/y``: day first or month first. Where both are days, the publisher's country decides; the other is kept."""
    day_first, month_first = _maybe(y, b, a), _maybe(y, a, b)
    if day_first is None and month_first is None:
        raise NoSuchTimeError(
            f"neither {a} nor {b} is a month" if min(a, b) > 12 else f"no month has the day {max(a, b)}"
        )
    first, second = (day_first, month_first) if context.day_first else (month_first, day_first)
    chosen, other = (first, second) if first is not None else (second, None)
    assert chosen is not None
    also = () if other is None or other == chosen else (other.isoformat(),)
    return Time(*calendar.day(chosen), Basis.STATED, "DATE", also)


def _maybe(y: int, m: int, d: int) -> date | None:
    try:
        return day_of(y, m, d)
    except ValueError:
        return None


def day(context: Context, m: int, d: int, y: int | None = None) -> Time:
    """A day of a month; without a year the nearest by tense."""
    if y is not None:
        return full(context, y, m, d)
    if _maybe(_LEAP, m, d) is None:  # what a leap year lacks, no year has
        raise NoSuchTimeError(f"there is no month {m}" if m > 12 else f"{calendar.MONTH_NAMES[m - 1]} has no day {d}")
    if context.published is None:
        raise UnresolvedError(f"XXXX-{m:02d}-{d:02d}")
    return stated(calendar.day(_date(_nearest(context, lambda year: date(year, m, min(d, 28))), m, d)))


def _nearest(context: Context, of: Callable[[int], date]) -> int:
    """The year in which a day of every year lies nearest to the report, by tense.

    What is told as to come may have come since by some days; what is told as past may be set.
    """
    today = context.today()
    here, tense = of(today.year), context.tense()
    if tense is Tense.PRESENT:
        return min((today.year - 1, today.year, today.year + 1), key=lambda y: abs((of(y) - today).days))
    if tense is Tense.FUTURE:
        return today.year if here >= today - _SET_DAYS else today.year + 1
    return today.year if here <= today + _SET_DAYS else today.year - 1


def day_ahead(context: Context, m: int, d: int) -> Time:
    """A day of a month that lies ahead whatever the tense: "effective February 1"."""
    return day(replace(context, tense=lambda: Tense.FUTURE), m, d)


def month_ahead(context: Context, m: int) -> Time:
    """The same for a month: "through January"."""
    return month(replace(context, tense=lambda: Tense.FUTURE), m)


def yearly(_: Context, m: int, d: int) -> Yearly:
    """A day with the same date every year."""
    return Yearly(lambda y: date(y, m, d))


def easter_(_: Context, days: int) -> Yearly:
    """So many days after Easter Sunday."""
    return Yearly(lambda y: easter(y) + timedelta(days=days))


def weekday_of_(_: Context, m: int, weekday: int, number: int) -> Yearly:
    """The n-th such weekday of a month."""
    return Yearly(lambda y: weekday_of(y, m, weekday, number))


def weekday_from(_: Context, m: int, weekday: int, d: int) -> Yearly:
    """The first such weekday on or after a day of a month."""
    return Yearly(lambda y: date(y, m, d) + timedelta(days=(weekday - date(y, m, d).weekday()) % 7))


def weekday_before(_: Context, m: int, weekday: int, d: int) -> Yearly:
    """The last such weekday on or before a day of a month."""
    return Yearly(lambda y: date(y, m, d) - timedelta(days=(date(y, m, d).weekday() - weekday) % 7))


def on(context: Context, yearly: Yearly, y: int | None = None) -> Time:
    """The day of a holiday; without a year the nearest by tense."""
    if y is not None:
        return stated(calendar.day(yearly.of(year_of(y))))
    context.today("XXXX-XX-XX")
    return relative(calendar.day(yearly.of(_nearest(context, yearly.of))))


def on_by(context: Context, yearly: Yearly, way: int) -> Time:
    """The last such holiday before the report (``way`` -1), or the next after it."""
    today = context.today("XXXX-XX-XX")
    here = yearly.of(today.year)
    missed = here >= today if way < 0 else here <= today
    return relative(calendar.day(yearly.of(today.year + way) if missed else here))


def weekday(context: Context, w: int, way: int | None = None) -> Time:
    """A weekday: by tense, or the last (``way`` -1) or next. The report's own weekday is the report's day, unless a way is told."""
    today = context.today(f"XXXX-WXX-{w + 1}")
    ahead = way == 1 if way is not None else context.tense() is Tense.FUTURE
    days = (w - today.weekday()) % 7 if ahead else -((today.weekday() - w) % 7)
    if days == 0 and way is not None:
        days = 7 * way
    return relative(calendar.day(today + timedelta(days=days)))


def weekday_ahead(context: Context, w: int) -> Time:
    """A weekday that lies ahead whatever the tense: "as soon as Tuesday"."""
    return weekday(replace(context, tense=lambda: Tense.FUTURE), w)


def weekday_told(context: Context, w: int, way: int) -> Time:
    """Such a weekday before (``way`` -1) or after the day told last."""
    told = context.told(f"XXXX-WXX-{w + 1}")
    days = (w - told.weekday()) % 7 or 7 if way > 0 else -((told.weekday() - w) % 7 or 7)
    return relative(calendar.day(told + timedelta(days=days)))


def day_from(_: Context, time: Time, days: int) -> Time:
    """The day so many days from another."""
    return relative(calendar.day(start_of(time) + timedelta(days=days)))


def start_of(time: Time) -> date:
    """The first day of a time that has one."""
    if time.interval.start is None:
        raise UnfitError
    return time.interval.start


def week_of(_: Context, time: Time) -> Time:
    """The week that a day lies in."""
    return Time(*calendar.week(start_of(time)), time.basis)


# ------------------------------------------------------------- months, years and longer


def month(context: Context, m: int, y: int | None = None) -> Time:
    """A month; without a year the nearest by tense."""
    if y is not None:
        return stated(calendar.month(year_of(y), m))
    today = context.today(f"XXXX-{m:02d}")
    tense = context.tense()
    if tense is Tense.FUTURE:
        y = today.year if m >= today.month else today.year + 1
    elif tense is Tense.PRESENT:  # the nearest; half a year away it is the one that was
        y = today.year + (m - today.month < -6) - (m - today.month >= 6)
    else:
        y = today.year if m <= today.month else today.year - 1
    return stated(calendar.month(y, m))


def month_by(context: Context, m: int, way: int) -> Time:
    """The last such month up to the report's (``way`` -1), or the next from it."""
    today = context.today(f"XXXX-{m:02d}")
    if way < 0:
        return stated(calendar.month(today.year - (m > today.month), m))
    return stated(calendar.month(today.year + (m < today.month), m))


def month_this(context: Context, m: int) -> Time:
    """Such a month of the report's year."""
    return stated(calendar.month(context.today(f"XXXX-{m:02d}").year, m))


def year(_: Context, y: int) -> Time:
    """A year of our era."""
    return stated(calendar.year(year_of(y)))


def before_christ(_: Context, y: int) -> Time:
    """A year before our era: a value, no interval."""
    if not 1 <= y <= 9999:
        raise UnfitError
    return Time(f"BC{y:04d}", OPEN, Precision.YEAR, Basis.STATED)


def year_by(context: Context, count: int) -> int:
    """The report's year and so many."""
    return year_of(context.today().year + count)


def year_told(context: Context, count: int) -> int:
    """The year told last and so many."""
    return year_of(context.told(unit="year").year + count)


def two_digits(context: Context, y: int) -> int:
    """The year that two figures mean: the last that lies no more than 20 years ahead of the report."""
    last = _PIVOT if context.published is None else context.published.year + _AHEAD_YEARS
    return last - (last - y) % 100


def two_digits_past(context: Context, y: int | None) -> int | None:
    """The same for a decade, which is never ahead."""
    last = _PIVOT if context.published is None else context.published.year
    return None if y is None else last - (last - y) % 100


def same_century(_: Context, first: int, y: int | None) -> int | None:
    """The last year of ``1989-92``."""
    if y is None:
        return None
    found = first // 100 * 100 + y
    if found <= first:
        raise UnfitError
    return found


def decade(_: Context, y: int) -> Time:
    """A decade by its first year; "the 1800s" are a century, while "the 2000s" are ten years in the news."""
    return stated(calendar.century(y) if y % 100 == 0 and y < 2000 else calendar.decade(y))


def century(_: Context, n: int) -> Time:
    """The n-th century, which is taken to begin with its hundred."""
    if not 1 <= n <= 90:
        raise UnfitError
    return stated(calendar.century((n - 1) * 100))


def quarter(context: Context, q: int, y: int | None = None) -> Time:
    """A quarter; without a year that of the year told last or of the report by tense: past looks back at the last begun."""
    if not 1 <= q <= 4:
        raise UnfitError
    if y is not None:
        return stated(calendar.quarter(year_of(y), q))
    today = context.today(f"XXXX-Q{q}")
    now = (today.month - 1) // 3 + 1
    if context.tense() is not Tense.FUTURE:
        return relative(calendar.quarter(today.year - (q > now), q))
    last = (today.month + 8) // 3 % 4 + 1  # the quarter before this one: its results are still to be told
    if q == last:
        return relative(calendar.quarter(today.year - (q > now), q))
    return relative(calendar.quarter(today.year + (q < now), q))


def half(context: Context, h: int, y: int | None = None) -> Time:
    """A half of a year, by default the report's."""
    if h not in (1, 2):
        raise UnfitError
    if y is not None:
        return stated(calendar.half(year_of(y), h))
    return relative(calendar.half(context.today(f"XXXX-H{h}").year, h))


def season(_: Context, s: str, y: int) -> Time:
    """A season of a year."""
    return stated(calendar.season(year_of(y), s))


def season_by(context: Context, s: str, way: int) -> Time:
    """The season of last year (``way`` -1), this year or next year."""
    return relative(calendar.season(year_of(context.today(f"XXXX-{s}").year + way), s))


def season_last(context: Context, s: str) -> Time:
    """The last such season that has begun: "this past spring"."""
    return season_told(replace(context, tense=lambda: Tense.PAST), s)


def season_told(context: Context, s: str) -> Time:
    """A bare season: the last that has begun, or the next that ends, by tense."""
    today = context.today(f"XXXX-{s}")
    here = calendar.season(today.year, s)[1]
    assert here.start is not None
    assert here.end is not None
    if context.tense() is Tense.FUTURE:
        return relative(calendar.season(today.year + (here.end <= today), s))
    return relative(calendar.season(today.year - (here.start > today), s))


def span(_: Context, first: Time, last: Time) -> Time:
    """From the first time to the last, both included."""
    start, end = first.interval.start, last.interval.end
    if start is None or end is None or start >= end:
        raise UnfitError
    return Time(f"{first.value}/{last.value}", Interval(start, end), first.precision, first.basis)


def months_on(time: Time, count: int) -> Time:
    """The same kind of time so many months on; a quarter stays a quarter."""
    start = start_of(time)
    moved = add_months(start, count)
    if time.precision is Precision.QUARTER:
        is_half = "-H" in time.value
        made = (
            calendar.half(moved.year, (moved.month - 1) // 6 + 1)
            if is_half
            else calendar.quarter(moved.year, (moved.month - 1) // 3 + 1)
        )
        return replace(relative(made), echo=True)
    return relative(
        calendar.month(moved.year, moved.month) if time.precision is Precision.MONTH else calendar.year(moved.year)
    )


DATES: Mapping[str, Callable[..., object]] = MappingProxyType(
    {
        f.__name__.rstrip("_"): f
        for f in (
            full, numeric, day, day_ahead, month_ahead, yearly, easter_, weekday_of_, weekday_from, weekday_before, on, on_by, weekday, weekday_ahead, weekday_told,
            day_from, week_of, month, month_by, month_this, year, before_christ, year_by, year_told, two_digits,
            two_digits_past, same_century, decade, century, quarter, half, season, season_by, season_last, season_told, span,
        )
    }
)  # fmt: skip
