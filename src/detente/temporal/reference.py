"""The day that a report's relative words count from: that of its dateline or head, else the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

from detente.temporal.finding import find_times
from detente.types import Basis, Precision

__all__ = ["reference_day"]

#: How many days a report may be published after its dateline's day. Longer, and the stamp is that of a copy or archive,
#: or the dateline is misread.
_DELAY = timedelta(days=7)
#: Lines of a text that may be its head: title, byline, day.
_HEAD_LINES = 4


def reference_day(text: str, *, published: date | None, dateline: str | None = None) -> date | None:
    """Return the day that "today" means in a report, or ``None`` where nothing tells it.

    ``dateline`` is the day as the dateline has it ("June 16"). It beats the publication stamp where it lies up to a
    week before. Without a stamp, a line of the head that is a full date and nothing else is the report's day.

    >>> reference_day("…", published=date(2021, 6, 17), dateline="June 16")
    datetime.date(2021, 6, 16)
    >>> reference_day("Jets collide\\nSeptember 1, 2007\\nTwo jets …", published=None)
    datetime.date(2007, 9, 1)
    """
    told = None if dateline is None else _whole_day(dateline, published)
    if told is not None and (published is None or timedelta(0) <= published - told <= _DELAY):
        return told
    if published is not None:
        return published
    lines = [line.strip() for line in text[:2000].splitlines() if line.strip()][:_HEAD_LINES]
    return next((day for line in lines if (day := _whole_day(line, None)) is not None), None)


def _whole_day(words: str, published: date | None) -> date | None:
    """The day that words name in full and with nothing beside it."""
    words = words.strip(" .,")
    found = find_times(words, published=published)
    if len(found) != 1 or found[0].span != (0, len(words)):
        return None
    only = found[0]
    return only.interval.start if only.precision is Precision.DAY and only.basis is Basis.STATED else None
