"""Each kind of time expression: its value, its interval, its precision, and on what it rests."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest

from detente.errors import TimeError
from detente.temporal import find_times, when
from detente.types import Basis, Precision, Tense, TimeMention

#: A Tuesday in week 21.
TUESDAY = date(2021, 5, 25)


def one(text: str, *, published: date | None = TUESDAY, tense: Tense = Tense.PAST) -> TimeMention:
    """The only time expression of a text."""
    found = find_times(text, published=published, tense_at=lambda _: tense)
    assert len(found) == 1, [t.text for t in found]
    return found[0]


def days(t: TimeMention) -> tuple[str | None, str | None]:
    """The interval as ISO days."""
    start, end = t.interval.start, t.interval.end
    return start.isoformat() if start else None, end.isoformat() if end else None


STATED = [
    ("The accord of 2021-06-16 holds.", "2021-06-16", "2021-06-16", "2021-06-17", Precision.DAY),
    ("The accord of 6/16/2021 holds.", "2021-06-16", "2021-06-16", "2021-06-17", Precision.DAY),
    ("The accord of 6/16/21 holds.", "2021-06-16", "2021-06-16", "2021-06-17", Precision.DAY),
    ("They signed it on June 16, 2021.", "2021-06-16", "2021-06-16", "2021-06-17", Precision.DAY),
    ("They signed it on June 16th 2021.", "2021-06-16", "2021-06-16", "2021-06-17", Precision.DAY),
    ("They signed it on Sept. 11, 2001.", "2001-09-11", "2001-09-11", "2001-09-12", Precision.DAY),
    ("They signed it on Jan. 6, 2021.", "2021-01-06", "2021-01-06", "2021-01-07", Precision.DAY),
    ("They signed it on 16 June 2021.", "2021-06-16", "2021-06-16", "2021-06-17", Precision.DAY),
    ("They signed it on the 16th of June 2021.", "2021-06-16", "2021-06-16", "2021-06-17", Precision.DAY),
    ("They signed it on 1 Feb. 1992.", "1992-02-01", "1992-02-01", "1992-02-02", Precision.DAY),
    ("They signed it on February 29, 2020.", "2020-02-29", "2020-02-29", "2020-03-01", Precision.DAY),
    ("They signed it on December 31, 1999.", "1999-12-31", "1999-12-31", "2000-01-01", Precision.DAY),
    ("It began in April 2021.", "2021-04", "2021-04-01", "2021-05-01", Precision.MONTH),
    ("It began in March of 2014.", "2014-03", "2014-03-01", "2014-04-01", Precision.MONTH),
    ("It began in December 2020.", "2020-12", "2020-12-01", "2021-01-01", Precision.MONTH),
    ("It began in 2014.", "2014", "2014-01-01", "2015-01-01", Precision.YEAR),
    ("It began in 1648.", "1648", "1648-01-01", "1649-01-01", Precision.YEAR),
    ("It began in the 1990s.", "199", "1990-01-01", "2000-01-01", Precision.DECADE),
    ("It began in the late 1960s.", "196", "1960-01-01", "1970-01-01", Precision.DECADE),
    ("It began in the 2000s.", "200", "2000-01-01", "2010-01-01", Precision.DECADE),
    ("It began in the 1800s.", "18", "1800-01-01", "1900-01-01", Precision.CENTURY),
    ("Trade fell in the first quarter of 2021.", "2021-Q1", "2021-01-01", "2021-04-01", Precision.QUARTER),
    ("Trade fell in the fourth quarter of 2020.", "2020-Q4", "2020-10-01", "2021-01-01", Precision.QUARTER),
]


@pytest.mark.parametrize(("text", "value", "start", "end", "precision"), STATED)
def test_full_dates_are_stated(text: str, value: str, start: str, end: str, precision: Precision) -> None:
    t = one(text)
    assert (t.value, *days(t), t.precision, t.basis) == (value, start, end, precision, Basis.STATED)
    assert t.type == "DATE"
    assert text[slice(*t.span)] == t.text


@pytest.mark.parametrize(("text", "value", "start", "end", "precision"), STATED)
def test_full_dates_need_no_report_day(text: str, value: str, start: str, end: str, precision: Precision) -> None:
    t = one(text, published=None)
    assert (t.value, *days(t), t.precision) == (value, start, end, precision)


RELATIVE = [
    ("today", "2021-05-25", "2021-05-25", "2021-05-26", Precision.DAY),
    ("yesterday", "2021-05-24", "2021-05-24", "2021-05-25", Precision.DAY),
    ("tomorrow", "2021-05-26", "2021-05-26", "2021-05-27", Precision.DAY),
    ("the day before yesterday", "2021-05-23", "2021-05-23", "2021-05-24", Precision.DAY),
    ("the day after tomorrow", "2021-05-27", "2021-05-27", "2021-05-28", Precision.DAY),
    ("last week", "2021-W20", "2021-05-17", "2021-05-24", Precision.WEEK),
    ("this week", "2021-W21", "2021-05-24", "2021-05-31", Precision.WEEK),
    ("earlier this week", "2021-W21", "2021-05-24", "2021-05-31", Precision.WEEK),
    ("next week", "2021-W22", "2021-05-31", "2021-06-07", Precision.WEEK),
    ("this weekend", "2021-W21-WE", "2021-05-29", "2021-05-31", Precision.DAY),
    ("last weekend", "2021-W20-WE", "2021-05-22", "2021-05-24", Precision.DAY),
    ("last month", "2021-04", "2021-04-01", "2021-05-01", Precision.MONTH),
    ("this month", "2021-05", "2021-05-01", "2021-06-01", Precision.MONTH),
    ("next month", "2021-06", "2021-06-01", "2021-07-01", Precision.MONTH),
    ("last quarter", "2021-Q1", "2021-01-01", "2021-04-01", Precision.QUARTER),
    ("last year", "2020", "2020-01-01", "2021-01-01", Precision.YEAR),
    ("this year", "2021", "2021-01-01", "2022-01-01", Precision.YEAR),
    ("earlier this year", "2021", "2021-01-01", "2022-01-01", Precision.YEAR),
    ("later this year", "2021", "2021-01-01", "2022-01-01", Precision.YEAR),
    ("next year", "2022", "2022-01-01", "2023-01-01", Precision.YEAR),
    ("last decade", "201", "2010-01-01", "2020-01-01", Precision.DECADE),
    ("this century", "20", "2000-01-01", "2100-01-01", Precision.CENTURY),
    ("last century", "19", "1900-01-01", "2000-01-01", Precision.CENTURY),
    ("two days ago", "2021-05-23", "2021-05-23", "2021-05-24", Precision.DAY),
    ("a week ago", "2021-W20", "2021-05-17", "2021-05-24", Precision.WEEK),
    ("three weeks ago", "2021-W18", "2021-05-03", "2021-05-10", Precision.WEEK),
    ("two months ago", "2021-03", "2021-03-01", "2021-04-01", Precision.MONTH),
    ("six months ago", "2020-11", "2020-11-01", "2020-12-01", Precision.MONTH),
    ("a year ago", "2020", "2020-01-01", "2021-01-01", Precision.YEAR),
    ("about ten years ago", "2011", "2011-01-01", "2012-01-01", Precision.YEAR),
    ("two decades ago", "200", "2000-01-01", "2010-01-01", Precision.DECADE),
    ("two weeks from now", "2021-W23", "2021-06-07", "2021-06-14", Precision.WEEK),
    ("last summer", "2020-SU", "2020-06-01", "2020-09-01", Precision.SEASON),
    ("last winter", "2020-WI", "2020-12-01", "2021-03-01", Precision.SEASON),
    ("next spring", "2022-SP", "2022-03-01", "2022-06-01", Precision.SEASON),
    ("last March", "2021-03", "2021-03-01", "2021-04-01", Precision.MONTH),
    ("last June", "2020-06", "2020-06-01", "2020-07-01", Precision.MONTH),
    ("next June", "2021-06", "2021-06-01", "2021-07-01", Precision.MONTH),
]


@pytest.mark.parametrize(("words", "value", "start", "end", "precision"), RELATIVE)
def test_relative_expressions(words: str, value: str, start: str, end: str, precision: Precision) -> None:
    t = one(f"The envoys met {words}.")
    assert t.text == words
    assert (t.value, *days(t), t.precision) == (value, start, end, precision)


@pytest.mark.parametrize("words", [row[0] for row in RELATIVE if "March" not in row[0] and "June" not in row[0]])
def test_relative_expressions_say_that_they_are(words: str) -> None:
    assert one(f"The envoys met {words}.").basis is Basis.RELATIVE


@pytest.mark.parametrize(
    ("words", "tense", "day"),
    [
        ("Monday", Tense.PAST, "2021-05-24"),
        ("Tuesday", Tense.PAST, "2021-05-25"),  # agencies name the report's own day
        ("Wednesday", Tense.PAST, "2021-05-19"),
        ("Sunday", Tense.PAST, "2021-05-23"),
        ("Monday", Tense.FUTURE, "2021-05-31"),
        ("Tuesday", Tense.FUTURE, "2021-05-25"),
        ("Wednesday", Tense.FUTURE, "2021-05-26"),
        ("Sunday", Tense.FUTURE, "2021-05-30"),
        ("last Tuesday", Tense.PAST, "2021-05-18"),
        ("last Friday", Tense.PAST, "2021-05-21"),
        ("next Tuesday", Tense.PAST, "2021-06-01"),
        ("next Friday", Tense.FUTURE, "2021-05-28"),
        ("this coming Thursday", Tense.PAST, "2021-05-27"),
        ("this past Thursday", Tense.FUTURE, "2021-05-20"),
    ],
)
def test_weekdays_follow_the_tense(words: str, tense: Tense, day: str) -> None:
    t = one(f"The envoys on {words}.", tense=tense)
    assert (t.value, t.basis, t.precision) == (day, Basis.RELATIVE, Precision.DAY)


@pytest.mark.parametrize("weekday", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
def test_the_report_s_own_weekday_is_the_report_s_day(weekday: str) -> None:
    monday = date(2021, 5, 24)
    index = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split().index(weekday)
    published = date(2021, 5, 24 + index)
    for tense in (Tense.PAST, Tense.FUTURE):
        assert one(f"on {weekday}", published=published, tense=tense).interval.start == published
    assert (published - monday).days == index


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Friday evening", "2021-05-21TEV"),
        ("Monday morning", "2021-05-24TMO"),
        ("Sunday night", "2021-05-23TNI"),
        ("yesterday afternoon", "2021-05-24TAF"),
        ("tonight", "2021-05-25TNI"),
        ("this morning", "2021-05-25TMO"),
        ("this evening", "2021-05-25TEV"),
    ],
)
def test_parts_of_a_day(words: str, value: str) -> None:
    t = one(f"They spoke {words}.")
    assert (t.type, t.value) == ("TIME", value)
    assert t.interval.start is not None
    assert t.interval.end is not None
    assert (t.interval.end - t.interval.start).days == 1


@pytest.mark.parametrize(
    ("words", "value", "mod"),
    [
        ("mid-April", "2021-04", "MID"),
        ("mid April", "2021-04", "MID"),
        ("early April", "2021-04", "START"),
        ("late March", "2021-03", "END"),
        ("the end of March", "2021-03", "END"),
        ("the beginning of May", "2021-05", "START"),
        ("early March 2014", "2014-03", "START"),
        ("early 2020", "2020", "START"),
        ("late 2019", "2019", "END"),
        ("mid-2018", "2018", "MID"),
        ("early next month", "2021-06", "START"),
        ("late last year", "2020", "END"),
        ("the end of the year", "2021", "END"),
        ("the end of this month", "2021-05", "END"),
    ],
)
def test_parts_of_a_month_or_year_are_no_finer_than_their_words(words: str, value: str, mod: str) -> None:
    t = one(f"They spoke in {words}.")
    assert (t.value, t.mod) == (value, mod)
    assert t.precision in (Precision.MONTH, Precision.YEAR)


@pytest.mark.parametrize(
    ("words", "tense", "value"),
    [
        ("June 16", Tense.PAST, "2021-06-16"),  # within two months ahead: a date that was set
        ("June 16", Tense.FUTURE, "2021-06-16"),
        ("December 24", Tense.PAST, "2020-12-24"),
        ("December 24", Tense.FUTURE, "2021-12-24"),
        ("January 5", Tense.PAST, "2021-01-05"),
        ("January 5", Tense.FUTURE, "2022-01-05"),
        ("May 25", Tense.PAST, "2021-05-25"),
        ("May 25", Tense.FUTURE, "2021-05-25"),
        ("16 June", Tense.FUTURE, "2021-06-16"),
        ("the 5th of January", Tense.PAST, "2021-01-05"),
    ],
)
def test_a_day_without_a_year_is_the_nearest_by_tense(words: str, tense: Tense, value: str) -> None:
    assert one(f"The talks on {words} were long.", tense=tense).value == value


@pytest.mark.parametrize(
    ("text", "tense", "value"),
    [
        ("Troops left in March.", Tense.PAST, "2021-03"),
        ("Troops left in December.", Tense.PAST, "2020-12"),
        ("Troops will leave in March.", Tense.FUTURE, "2022-03"),
        ("Troops will leave in September.", Tense.FUTURE, "2021-09"),
        ("Troops left in May.", Tense.PAST, "2021-05"),
        ("Troops have been there since March.", Tense.PAST, "2021-03"),
        ("It was signed last May.", Tense.PAST, "2021-05"),
    ],
)
def test_a_bare_month_is_the_nearest_by_tense(text: str, tense: Tense, value: str) -> None:
    t = one(text, tense=tense)
    assert (t.value, t.precision) == (value, Precision.MONTH)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on April 13, 2021. The following day they signed.", "2021-04-14"),
        ("They met on April 13, 2021. The previous day they had argued.", "2021-04-12"),
        ("They met on April 13, 2021. Three days later they signed.", "2021-04-16"),
        ("They met on April 13, 2021. Two days earlier he had resigned.", "2021-04-11"),
        ("They met on April 13, 2021. The same day shells fell.", "2021-04-13"),
        ("They met on April 13, 2021. The following month they signed.", "2021-05"),
        ("They met on April 13, 2021. A year later they signed.", "2022"),
        ("They met on April 13, 2021, and signed the day after.", "2021-04-14"),
    ],
)
def test_later_and_earlier_count_from_the_day_told_last(text: str, value: str) -> None:
    assert find_times(text, published=TUESDAY)[-1].value == value


@pytest.mark.parametrize(
    ("words", "value", "start", "end"),
    [
        ("in the past three months", "P3M", "2021-02-25", "2021-05-26"),
        ("over the next two weeks", "P2W", "2021-05-25", "2021-06-08"),
        ("in the last ten days", "P10D", "2021-05-15", "2021-05-26"),
        ("over the past five years", "P5Y", "2016-05-25", "2021-05-26"),
        ("in the past few years", "PXY", None, "2021-05-25"),
        ("in the coming two months", "P2M", "2021-05-25", "2021-07-25"),
    ],
)
def test_spans_that_end_or_begin_today(words: str, value: str, start: str | None, end: str | None) -> None:
    t = one(f"They met often {words}.")
    assert (t.type, t.value, *days(t), t.precision) == ("DURATION", value, start, end, Precision.VAGUE)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a three-day visit", "P3D"),
        ("for six months", "P6M"),
        ("a two-hour call", "PT2H"),
        ("for thirty minutes", "PT30M"),
        ("for several weeks", "PXW"),
        ("a 20-year treaty", "P20Y"),
        ("a two decade war", "P20Y"),
    ],
)
def test_durations_have_no_place_in_time(words: str, value: str) -> None:
    t = one(f"It was {words}.")
    assert (t.type, t.value, *days(t), t.basis) == ("DURATION", value, None, None, Basis.NONE)


@pytest.mark.parametrize(
    ("words", "value"),
    [("every day", "P1D"), ("each year", "P1Y"), ("every Monday", "XXXX-WXX-1"), ("weekly", "P1W"), ("daily", "P1D")],
)
def test_sets(words: str, value: str) -> None:
    t = one(f"They speak {words} and by letter.")
    assert (t.type, t.value, *days(t)) == ("SET", value, None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They spoke at 3 p.m. and parted.", "2021-05-25T15:00"),
        ("They spoke at 3 p.m.", "2021-05-25T15:00"),
        ("They spoke at 3:20 a.m. in secret.", "2021-05-25T03:20"),
        ("They spoke at 10:30 GMT for an age.", "2021-05-25T10:30Z"),
        ("They spoke at 12 am by phone.", "2021-05-25T00:00"),
        ("They spoke at 12 pm by phone.", "2021-05-25T12:00"),
    ],
)
def test_times_of_day(text: str, value: str) -> None:
    t = one(text)
    assert (t.type, t.value, t.precision) == ("TIME", value, Precision.TIME)


@pytest.mark.parametrize(
    ("word", "value", "start", "end"),
    [
        ("recently", "PAST_REF", None, "2021-05-25"),
        ("in recent months", "PXM", None, "2021-05-25"),
        ("several years ago", "PAST_REF", None, "2021-05-25"),
        ("two hours ago", "PAST_REF", None, "2021-05-25"),
        ("soon", "FUTURE_REF", "2021-05-25", None),
        ("in the near future", "FUTURE_REF", "2021-05-25", None),
        ("in the coming days", "PXD", "2021-05-25", None),
        ("currently", "PRESENT_REF", None, None),
        ("now", "PRESENT_REF", None, None),
    ],
)
def test_vague_words_have_open_intervals(word: str, value: str, start: str | None, end: str | None) -> None:
    t = one(f"The sides speak {word} of peace.")
    assert (t.value, *days(t), t.precision) == (value, start, end, Precision.VAGUE)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Tuesday.", "XXXX-WXX-2"),
        ("They met on June 16.", "XXXX-06-16"),
        ("They met in mid-April.", "XXXX-04"),
        ("They met in September.", "XXXX-09"),
        ("They met today.", "PRESENT_REF"),
        ("They meet next month.", "XXXX"),
    ],
)
def test_without_a_report_day_the_year_stays_open(text: str, value: str) -> None:
    t = one(text, published=None)
    assert (t.value, *days(t)) == (value, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "They met on 31 February.",
        "They met on February 31, 2021.",
        "They met on February 29, 2021.",
        "They met on 31 April 2021.",
        "They met on 13/13/2021.",
        "They met on 2021-13-45.",
        "They met on 2021-02-30.",
        "They met on June 0, 2021.",
    ],
)
def test_days_that_are_none_are_not_read(text: str) -> None:
    assert not [t for t in find_times(text, published=TUESDAY) if t.precision is Precision.DAY]


@pytest.mark.parametrize(
    "text",
    [
        "Security Council resolution 2231 stands.",
        "Security Council resolution 1973 stands.",
        "Flight 370 vanished.",
        "Flight 2014 vanished.",
        "It sent 2,014 soldiers.",
        "It sent 2014 soldiers.",
        "It sent 1,950 troops abroad.",
        "It cost $2000 at most.",
        "It cost €1999 at most.",
        "It lies 1600 km off.",
        "They met in room 1805 of the hotel.",
        "Under article 1985 the court may sit.",
        "The pipeline Nord Stream 2 is done.",
        "The march on the ministry may go on.",
        "Troops may 10 times outnumber rebels.",
        "The second man march 20 miles.",
        "A man aged 40 was held.",
        "The Arab Spring began there.",
        "Water flows from the spring.",
        "They won 12/13 seats.",
        "Article 5 of the treaty was invoked.",
    ],
)
def test_numbers_and_words_that_are_no_times(text: str) -> None:
    assert [t.text for t in find_times(text, published=TUESDAY)] == []


def test_several_expressions_stand_in_order_without_overlap() -> None:
    text = "On Monday, two days after the vote of 2020, they met for three hours; talks resume next month in Oslo."
    found = find_times(text, published=TUESDAY)
    assert len(found) >= 4
    spans = [t.span for t in found]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(text[slice(*t.span)] == t.text for t in found)


def test_tense_is_asked_at_the_expression() -> None:
    text = "They met on Monday. They will meet on Monday."
    second = text.rindex("Monday")
    found = find_times(text, published=TUESDAY, tense_at=lambda p: Tense.FUTURE if p >= second else Tense.PAST)
    assert [t.value for t in found] == ["2021-05-24", "2021-05-31"]


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31), date(2020, 2, 29), date(2021, 1, 1)])
def test_days_at_the_ends_of_the_calendar_are_read_or_left_out(published: date) -> None:
    words = [row[0] for row in RELATIVE] + ["in the past three months", "in the next five years", "999 years ago"]
    for tense in Tense:
        for word in words:
            for t in find_times(f"It was {word}.", published=published, tense_at=lambda _, tense=tense: tense):
                start, end = t.interval.start, t.interval.end
                assert start is None or end is None or start < end


@pytest.mark.parametrize(
    ("published", "words", "value"),
    [
        (date(2020, 3, 31), "last month", "2020-02"),
        (date(2021, 1, 31), "next month", "2021-02"),
        (date(2021, 1, 15), "last month", "2020-12"),
        (date(2020, 12, 31), "next month", "2021-01"),
        (date(2021, 1, 1), "yesterday", "2020-12-31"),
        (date(2020, 2, 28), "tomorrow", "2020-02-29"),
        (date(2021, 1, 1), "this week", "2020-W53"),
        (date(2021, 1, 4), "last week", "2020-W53"),
        (date(2021, 2, 1), "last quarter", "2020-Q4"),
        (date(2020, 1, 2), "last decade", "201"),
    ],
)
def test_turns_of_month_and_year(published: date, words: str, value: str) -> None:
    assert one(f"It happened {words}.", published=published).value == value


def test_when_reads_one_expression() -> None:
    assert when("last week", TUESDAY).value == "2021-W20"
    assert when("16 June 2021", None).value == "2021-06-16"


@pytest.mark.parametrize("words", ["", "banana", "a long while", "previously"])
def test_when_says_what_is_none(words: str) -> None:
    with pytest.raises(TimeError, match=r"is no time expression; write it as"):
        when(words, TUESDAY)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("31 February", "February has no day 31"),
        ("February 29, 2021", "February 2021 has no day 29"),
        ("31 April", "April has no day 31"),
        ("13/13/2021", "neither 13 nor 13 is a month"),
        ("2021-13-01", "there is no month 13"),
        ("the year 0", "there is no year 0"),
        ("June 0, 2021", "June 2021 has no day 0"),
    ],
)
def test_a_day_that_no_calendar_has_is_null_with_its_reason(words: str, reason: str) -> None:
    t = when(words, TUESDAY)
    assert (t.value, t.reason, t.basis, days(t)) == (None, reason, Basis.NONE, (None, None))


def test_the_publisher_s_country_decides_which_number_is_the_month() -> None:
    british, american, unknown = (when("03/04/2021", country=c) for c in ("GBR", "USA", None))
    assert (british.value, british.also) == ("2021-04-03", ("2021-03-04",))
    assert (american.value, american.also) == ("2021-03-04", ("2021-04-03",))
    assert unknown.value == american.value


@pytest.mark.parametrize(("year", "value"), [("21", "2021-01-06"), ("41", "2041-01-06"), ("42", "1942-01-06")])
def test_two_figures_are_the_last_year_not_far_ahead(year: str, value: str) -> None:
    assert when(f"1/6/{year}", TUESDAY).value == value


def test_relative_words_without_a_report_s_day_rest_on_nothing() -> None:
    for words in ("on Tuesday", "last week", "in September", "two days ago", "the following month", "at Easter"):
        assert one(f"They met {words}.", published=None).basis is Basis.NONE


def test_when_takes_days_as_text_and_says_what_is_none() -> None:
    assert when("tomorrow", "2021-05-25").value == "2021-05-26"
    assert when("Friday", "2021-05-25", tense="future").value == "2021-05-28"
    with pytest.raises(TimeError, match="'soonish' is no day; write it as 2021-05-25"):
        when("tomorrow", "soonish")
    with pytest.raises(TimeError, match="tense: 'pluperfect' is unknown; one of past, present, future"):
        when("tomorrow", "2021-05-25", tense="pluperfect")


@pytest.mark.parametrize(
    "text",
    [
        "They met on June 16, 2021, and again two weeks later. " * 10_000,
        "a " * 100_000,
        "the last the next early late mid " * 10_000,
        "1" * 200_000,
        "1,111," * 50_000,
        "12:12:" * 50_000,
        "\n\n " * 50_000 + "now",
        "Monday" * 50_000,
    ],
    ids=["dates", "articles", "beginnings", "figures", "thousands", "colons", "blank", "glued"],
)
def test_long_texts_take_a_bounded_time(text: str) -> None:
    started = time.perf_counter()
    find_times(text, published=TUESDAY)
    assert time.perf_counter() - started < 0.1 * len(text) / 1000 + 2


def test_every_mention_names_its_rule() -> None:
    for t in find_times("On Monday, in 2014 and last week, they met for three hours daily.", published=TUESDAY):
        assert t.rule.startswith("time:")
