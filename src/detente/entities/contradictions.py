"""Titles that contradict the tables: a name given to another state's office, or called what it never was.

Such words are left as they stand. They show that a report was damaged on its way (rewritten or translated back), or that
the day it carries is not its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from detente.lexicon.actors import ActorTable, Leader, Title, fold, plain_surname

__all__ = ["contradiction"]

#: Offices that one person holds at a time and that the tables know in full.
_HEADS = frozenset({"head-of-state", "head-of-government"})


def contradiction(
    actors: ActorTable, words: Sequence[str], title: Title | None, country: str | None, day: date | None
) -> str | None:
    """Say what the tables hold against a name under a title, or return ``None``.

    ``words`` are the name's, ``country`` the state that the text names with the title. Only heads of state and of
    government and full names are judged; a title that was held before, or is held now, is no contradiction.
    """
    if title is None or title.office not in _HEADS or day is None or len(words) < 2:
        return None
    first = fold(words[0]).rstrip(".")
    terms = [t for t in actors.surnames.get(plain_surname(words[-1]), ()) if fold(t.name).split()[0] == first]
    held = [t for t in terms if t.office in _HEADS]
    if not held:
        return None
    if country is not None and all(t.country != country for t in terms):
        other = sorted({t.country for t in held})
        return f"called {title.role} of {country}; the tables know this name as a head of {', '.join(other)} only"
    same = [t for t in held if country is None or t.country == country]
    return _too_early(same, title, day)


def _too_early(terms: Sequence[Leader], title: Title, day: date) -> str | None:
    """An office that was taken up only after the report's day."""
    starts = [t.start for t in terms]
    known = [s for s in starts if s is not None]
    if not known or len(known) < len(starts) or min(known) <= day:
        return None
    return f"called {title.role} on {day.isoformat()}; by the tables not in office before {min(known).isoformat()}"
