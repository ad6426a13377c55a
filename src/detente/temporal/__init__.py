"""Time expressions in English news: TIMEX3 types and values, intervals, precision and basis. Usable alone."""

from detente.temporal.dating import ActDate, Datable, date_acts
from detente.temporal.finding import find_times, when

__all__ = ["ActDate", "Datable", "date_acts", "find_times", "when"]
