"""One time expression, asked by hand; or all of a text."""

from __future__ import annotations

from datetime import date

from detente.errors import TimeError
from detente.temporal.finding import find_times
from detente.types import Tense, TimeMention

__all__ = ["day_first", "when"]

#: States whose papers write the month first (ISO 3166 alpha-3).
_MONTH_FIRST = frozenset({"USA", "PHL", "BLZ", "PLW", "FSM", "MHL", "LBR"})


def day_first(country: str | None) -> bool | None:
    """Whether papers of a state write 03/04/2021 for April 3; ``None`` where the state is not known.

    >>> day_first("USA"), day_first("GBR"), day_first(None)
    (False, True, None)
    """
    return None if country is None else country not in _MONTH_FIRST


def when(
    expr: str, published: date | str | None = None, *, tense: Tense | str = Tense.PAST, country: str | None = None
) -> TimeMention:
    """Read one expression as a report of the day ``published`` (ISO 8601 where it is text) would mean it.

    ``tense`` decides where a bare weekday or month lies. ``country`` (ISO 3166 alpha-3), the publisher's, decides what
    03/04/2021 is; the other reading is in ``also``. Words that name a day that no calendar has come back with the
    value ``None`` and the reason. Raises :class:`TimeError` where ``expr`` is no time expression, or ``published`` no
    day, or ``tense`` none.

    >>> when("mid-April", date(2021, 5, 25)).value
    '2021-04'
    """
    asked = _tense(tense)
    found = find_times(expr, published=_day(published), tense_at=lambda _: asked, day_first=day_first(country))
    if not found:
        raise TimeError(f"{expr!r} is no time expression; write it as in a report, such as 'mid-April' or 'last week'")
    return max(found, key=lambda t: t.span[1] - t.span[0])


def _day(published: date | str | None) -> date | None:
    if not isinstance(published, str):
        return published
    try:
        return date.fromisoformat(published)
    except ValueError:
        raise TimeError(f"published: {published!r} is no day; write it as 2021-05-25") from None


def _tense(tense: Tense | str) -> Tense:
    try:
        return Tense(tense)
    except ValueError:
        known = ", ".join(t.value for t in Tense)
        raise TimeError(f"tense: {tense!r} is unknown; one of {known}") from None
