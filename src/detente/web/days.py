"""Days and periods in words, as coarse as they are known."""

from __future__ import annotations

import re
from datetime import date, timedelta

from detente.lexicon.phrases import Phrases
from detente.types import Basis, Interval, Precision

__all__ = ["basis_words", "day", "month", "period"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAY = timedelta(days=1)
_PART = re.compile(r"(early|mid|late|middle of|start of|beginning of|end of)[ -]", re.IGNORECASE)


def day(value: date) -> str:
    """A day: ``16 June 2021``."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def period(interval: Interval | None, precision: Precision | None, words: str = "") -> str:
    """A date as coarse as it is known. ``words`` are the report's own: "mid-April" makes ``mid-April 2021``.

    >>> period(Interval(date(2021, 6, 1), date(2021, 7, 1)), Precision.MONTH)
    'June 2021'
    """
    if interval is None or (interval.start is None and interval.end is None):
        return "no date stated"
    if interval.start is None:
        return f"until {day(_last(interval))}"
    if interval.end is None:
        return f"since {day(interval.start)}"
    text = _span(interval.start, _last(interval))
    part = _PART.match(words.strip().removeprefix("the ").removeprefix("in "))
    if part is not None and precision in (Precision.MONTH, Precision.YEAR):
        word = part.group(1).lower()
        return f"{word}{'-' if word == 'mid' else ' '}{text}"
    return f"about {text}" if precision is Precision.VAGUE else text


def basis_words(basis: Basis, words: str, phrases: Phrases) -> str:
    """On what a date rests: ``reckoned from the day of the report, by “Tuesday”``."""
    text = phrases.bases[basis]
    return f"{text}, by “{words}”" if words and basis in (Basis.RELATIVE, Basis.INHERITED) else text


def month(value: date) -> str:
    """A month: ``June 2021``."""
    return f"{_MONTHS[value.month - 1]} {value.year}"


def _last(interval: Interval) -> date:
    assert interval.end is not None
    return interval.end - _DAY if interval.end > date.min else interval.end


def _span(first: date, last: date) -> str:
    """From the first to the last day, both included, in the shortest words."""
    if last <= first:
        return day(first)
    whole = first.day == 1 and _ends_month(last)
    if whole and first.month == 1 and last.month == 12:
        if first.year % 10 == 0 and last.year == first.year + 9:
            return f"the {first.year}s"
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if whole:
        if (first.year, first.month) == (last.year, last.month):
            return month(first)
        start = _MONTHS[first.month - 1] if first.year == last.year else month(first)
        return f"{start} to {month(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    start = f"{first.day} {_MONTHS[first.month - 1]}" if first.year == last.year else day(first)
    return f"{start} to {day(last)}"


def _ends_month(value: date) -> bool:
    return value == date.max or (value + _DAY).day == 1
