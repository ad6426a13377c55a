"""Times: intervals that are none the wrong way round, values that read back, days that move with the report's day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.temporal import find_times, when
from detente.temporal.calendar import add_months, day, month, quarter, shift, week, year
from detente.types import Basis, Precision, Tense, TimeMention

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
TENSES = st.sampled_from(list(Tense))
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
RELATIVE = st.sampled_from(
    [
        "today", "yesterday", "tomorrow", "the day before yesterday", "the day after tomorrow", "tonight", "this morning",
        "yesterday evening", "last week", "this week", "next week", "this weekend", "two days ago", "three weeks ago",
        "ten days from now", *WEEKDAYS, *(f"last {d}" for d in WEEKDAYS), *(f"next {d}" for d in WEEKDAYS),
        *(f"this {d}" for d in WEEKDAYS), "Friday night",
    ]
)  # fmt: skip
WORDS = st.sampled_from(
    [
        "on", "in", "the", "early", "late", "mid", "-", "last", "next", "this", "past", "of", "May", "march", "Sept.", "June",
        "31", "30", "29", "0", "99", "13/13/2021", "2/30/21", "2021-02-30", "2021", "1500", "2099", "Monday", "weekend", "year",
        "years", "ago", "later", "three", "a", "couple of", "decade", "century", "centuries", "quarter", "first", "summer", "winter",
        "3", "p.m.", "a.m.", "24", "25", "GMT", "today", "night", "every", "daily", "now", "soon", "the following day", "999",
        "the 1990s", "1500s", "flight", ",", ".", "\n", "２０２１", "٣",
    ]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=14).map(" ".join)


def times(text: str, published: date | None, tense: Tense = Tense.PAST) -> tuple[TimeMention, ...]:
    """Times of a text, in one tense throughout."""
    return find_times(text, published=published, tense_at=lambda _: tense)


@settings(max_examples=400, deadline=None)
@given(text=TEXTS | st.text(max_size=40), published=st.none() | st.dates(), tense=TENSES)
def test_intervals_are_sound_for_any_text_and_day(text: str, published: date | None, tense: Tense) -> None:
    end = 0
    for t in times(text, published, tense):
        assert t.span[0] >= end
        end = t.span[1]
        assert text[slice(*t.span)] == t.text
        start, stop = t.interval.start, t.interval.end
        assert start is None or stop is None or start < stop
        assert (t.value is None) == bool(t.reason)
        assert t.value != ""
        if t.precision is Precision.DAY and start and stop and "/" not in str(t.value):
            assert (stop - start).days in (1, 2)  # two for a weekend
        if t.basis is Basis.NONE:
            assert start is None
            assert stop is None


#: TIMEX3 values: calendar dates with ``X`` for unknown figures, weeks, parts of a year, times, durations, references.
VALUE = re.compile(
    r"(?:PAST|PRESENT|FUTURE)_REF|BC\d{4}|P(?:T?(?:\d+|X)[YMWDHSQ])+(?:T12H|\d*[MSDH])*|"
    r"(?P<date>\d{2,4}|XXXX)(?:-(?:\d\d|XX|Q\d|H\d|SP|SU|FA|WI|W(?:\d\d|XX)(?:-(?:WE|\d))?)(?:-(?:\d\d|XX))?)?"
    r"(?:T(?:MO|AF|EV|NI|\d\d:\d\dZ?))?(?:/\d{4}(?:-\d\d)*)?"
)


def first_day(value: str) -> date | None:
    """The first day that a value of a date names, read anew."""
    value = value.partition("/")[0].partition("T")[0].removesuffix("-WE")
    year, _, rest = value.partition("-")
    if not year.isdigit() or "X" in rest:
        return None
    if len(year) < 4:
        return date(max(1, int(year.ljust(4, "0"))), 1, 1)
    if rest.startswith("W") and rest[1:].isdigit():
        return date.fromisocalendar(int(year), int(rest[1:]), 1)
    months = {"Q": 3, "H": 6}
    if rest[:1] in months:
        return date(int(year), months[rest[0]] * (int(rest[1]) - 1) + 1, 1)
    seasons = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
    if rest in seasons:
        return date(int(year), seasons[rest], 1)
    month, _, dom = rest.partition("-")
    return date(int(year), int(month or 1), int(dom or 1))


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, published=st.none() | DAYS, tense=TENSES)
def test_every_value_parses_back(text: str, published: date | None, tense: Tense) -> None:
    for t in times(text, published, tense):
        assert t.value is None or VALUE.fullmatch(t.value), t
        named = first_day(t.value) if t.value and t.type in ("DATE", "TIME") and "_REF" not in t.value else None
        if named is not None and not str(t.value).startswith("BC"):
            weekend = "-WE" in str(t.value)
            assert t.interval.start == named + timedelta(days=5 * weekend), t


@settings(max_examples=300, deadline=None)
@given(words=RELATIVE, published=DAYS, other=DAYS, tense=TENSES)
def test_resolving_a_resolved_day_changes_nothing(words: str, published: date, other: date, tense: Tense) -> None:
    (t,) = times(f"They met {words}.", published, tense)
    if t.type == "DATE" and t.precision is Precision.DAY and "W" not in str(t.value):
        again = when(str(t.value), other)
        assert (again.value, again.interval, again.precision) == (t.value, t.interval, t.precision)


@settings(max_examples=300, deadline=None)
@given(d=DAYS, published=DAYS)
def test_both_readings_of_a_numeric_day_are_kept(d: date, published: date) -> None:
    assume(d.day <= 12)
    words = f"{d.day:02d}/{d.month:02d}/{d.year}"
    british, american = when(words, published, country="GBR"), when(words, published, country="USA")
    assert british.value == d.isoformat()
    assert british.also == (() if d.day == d.month else (american.value,))
    assert {british.value, *british.also} == {american.value, *american.also}


@settings(max_examples=300, deadline=None)
@given(words=RELATIVE, published=DAYS, tense=TENSES, weeks=st.integers(-500, 500))
def test_relative_days_move_with_the_report_by_whole_weeks(
    words: str, published: date, tense: Tense, weeks: int
) -> None:
    moved = timedelta(days=7 * weeks)
    (one,) = times(f"They met {words}.", published, tense)
    (other,) = times(f"They met {words}.", published + moved, tense)
    assert one.interval.start is not None
    assert one.interval.end is not None
    assert other.interval.start == one.interval.start + moved
    assert other.interval.end == one.interval.end + moved
    assert (one.precision, one.basis, one.type) == (other.precision, other.basis, other.type)


@settings(max_examples=200, deadline=None)
@given(published=DAYS, weekday=st.sampled_from(WEEKDAYS), tense=TENSES)
def test_a_bare_weekday_is_that_weekday_within_six_days(published: date, weekday: str, tense: Tense) -> None:
    (t,) = times(f"on {weekday}", published, tense)
    assert t.interval.start is not None
    assert t.interval.start.weekday() == WEEKDAYS.index(weekday)
    apart = (t.interval.start - published).days
    assert 0 <= apart <= 6 if tense is Tense.FUTURE else -6 <= apart <= 0


@settings(max_examples=200, deadline=None)
@given(d=DAYS, published=st.none() | DAYS)
def test_a_full_date_reads_back_however_it_is_written(d: date, published: date | None) -> None:
    for words in (d.isoformat(), d.strftime("%B %d, %Y"), d.strftime("%d %B %Y"), f"{d.month}/{d.day}/{d.year}"):
        t = when(words, published)
        assert (t.value, t.interval.start, t.precision) == (d.isoformat(), d, Precision.DAY)


@settings(max_examples=200, deadline=None)
@given(d=DAYS, published=DAYS, tense=TENSES)
def test_a_day_and_month_keep_their_day_and_month(d: date, published: date, tense: Tense) -> None:
    assume((d.month, d.day) != (2, 29))
    (t,) = times(f"on {d.strftime('%B')} {d.day}", published, tense)
    start = t.interval.start
    assert start is not None
    assert (start.month, start.day) == (d.month, d.day)
    assert abs((start - published).days) <= 366
    if tense is Tense.FUTURE:  # what was told as to come may have come since
        assert start >= published - timedelta(days=60)


@settings(max_examples=200, deadline=None)
@given(d=DAYS)
def test_values_name_their_intervals(d: date) -> None:
    value, interval, _ = day(d)
    assert date.fromisoformat(value) == interval.start == d
    value, interval, _ = week(d)
    y, w = value.split("-W")
    assert interval.start == date.fromisocalendar(int(y), int(w), 1)
    assert interval.start is not None
    assert interval.end is not None
    assert interval.start <= d < interval.end
    value, interval, _ = month(d.year, d.month)
    assert interval.start == date.fromisoformat(f"{value}-01")
    value, interval, _ = quarter(d.year, (d.month - 1) // 3 + 1)
    assert interval.start is not None
    assert interval.end is not None
    assert interval.start <= d < interval.end
    value, interval, _ = year(d.year)
    assert interval.start == date(int(value), 1, 1)


@settings(max_examples=200, deadline=None)
@given(d=DAYS, count=st.integers(-1200, 1200))
def test_months_add_up(d: date, count: int) -> None:
    assume(1 <= (d.year * 12 + d.month - 1 + count) // 12 <= 9998)
    moved = add_months(d, count)
    assert (moved.year * 12 + moved.month) - (d.year * 12 + d.month) == count
    assert moved.day <= d.day
    assert moved.day >= min(d.day, 28)


@settings(max_examples=200, deadline=None)
@given(
    d=DAYS,
    unit=st.sampled_from(["day", "week", "weekend", "month", "quarter", "year", "decade", "century"]),
    count=st.integers(-15, 15),
)
def test_steps_of_a_unit_lie_side_by_side(d: date, unit: str, count: int) -> None:
    one, other = shift(d, unit, count)[1], shift(d, unit, count + 1)[1]
    assert one.start is not None
    assert one.end is not None
    assert other.start is not None
    assert one.end <= other.start
    assert unit == "weekend" or one.end == other.start
