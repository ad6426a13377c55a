"""Time expressions in English news: TIMEX3 types and values, intervals, precision and basis. Usable alone.

The grammar is data: ``data/times.toml`` says what a pattern is and which term of the algebra reads it.

>>> from datetime import date
>>> [(t.text, t.value) for t in find_times("They met last week.", published=date(2021, 5, 25))]
[('last week', '2021-W20')]
"""

from detente.temporal.asking import day_first, when
from detente.temporal.dating import ActDate, Datable, date_acts
from detente.temporal.finding import find_times
from detente.temporal.reference import reference_day

__all__ = ["ActDate", "Datable", "date_acts", "day_first", "find_times", "reference_day", "when"]
