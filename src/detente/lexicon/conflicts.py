"""Rows of office-holders that contradict one another: two people in an office, of which there is one, on one day.

Such rows are no faults: rival governments exist, and sources disagree by some weeks about a handover. They are told so that nobody takes a
silent choice for knowledge: where two hold an office, "the president" stays open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from detente.lexicon.actors import SINGLE_OFFICES, Leader, load_actors

__all__ = ["Conflict", "conflicts"]

#: How many days two terms may overlap: sources differ on elections, oaths and handovers.
_HANDOVER = 45


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two terms of one office of one state that overlap from ``start`` to ``end`` (``None`` open)."""

    one: Leader
    other: Leader
    start: date | None
    end: date | None

    def __str__(self) -> str:
        until = "today" if self.end is None else self.end.isoformat()
        return (
            f"{self.one.country} {self.one.office}: {self.one.name} and {self.other.name} both from "
            f"{self.start or 'the beginning'} to {until} ({self.one.source}; {self.other.source})"
        )


def conflicts(extra: Path | None = None) -> list[Conflict]:
    """Return the contradictions among the rows of the bundled tables and the user's, by state, office and day.

    With a folder only those that its rows take part in. Raises :class:`~detente.errors.LexiconError` for faulty rows.
    """
    own = {t for terms in load_actors().offices.values() for t in terms} if extra is not None else set()
    found = []
    for (_, office), terms in sorted(load_actors(extra).offices.items()):
        if office not in SINGLE_OFFICES:
            continue
        for one, other in combinations(terms, 2):
            if one.entity == other.entity or (extra is not None and one in own and other in own):
                continue
            start = max((d for d in (one.start, other.start) if d is not None), default=None)
            end = min((d for d in (one.end, other.end) if d is not None), default=None)
            if start is None or _long(start, end):
                found.append(Conflict(one, other, start, end))
    return found


def _long(start: date, end: date | None) -> bool:
    return end is None or end - start > timedelta(days=_HANDOVER)
