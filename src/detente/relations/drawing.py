"""The picture of a dyad's weeks for a terminal: cooperation above the line, conflict below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from detente.relations.weeks import DyadWeek

__all__ = ["picture"]

_UP = " ▁▂▃▄▅▆▇█"
_DOWN = " ▔▀█"
#: Rows of bars on each side of the line.
_ROWS = 4
_MARGIN = 5
_NARROWEST = 30
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class _Column:
    start: date
    cooperative: int
    conflictual: int
    upcoming: int
    disputed: int
    complete: bool


def picture(weeks: Sequence[DyadWeek], *, width: int = 80, plain: bool = False) -> list[str]:
    """Return the lines of the picture, none longer than ``width`` (at least 30) characters; no weeks, one line.

    A column is a week, or as many weeks together as it takes to fit. A bar's height is the number of events that
    happened, cooperative (quad classes 1 and 2) above, conflictual (3 and 4) below, on one scale. On the line stand ``○``
    for an upcoming event, ``?`` for a disputed one, ``┄`` for a week that is cut. ``plain`` uses ASCII only.
    """
    if not weeks:
        return ["no dated events of these two sides"]
    width = max(width, _NARROWEST)
    columns = _columns(weeks, width - _MARGIN)
    per = -(-len(weeks) // (width - _MARGIN))
    top = max(1, *(max(c.cooperative, c.conflictual) for c in columns))
    lines = wrap(_title(weeks, per), width)
    lines += [_row(top if row == 0 else None, _bars(columns, top, row, plain=plain)) for row in range(_ROWS)]
    lines.append(_row(0, "".join(_mark(c, plain=plain) for c in columns)))
    below = [_row(top if row == _ROWS - 1 else None, _drops(columns, top, row, plain=plain)) for row in range(_ROWS)]
    lines += [*below, _row(None, _months(columns))]
    lines += wrap(_legend(weeks, plain=plain), width)
    return [line.rstrip() for line in lines]


def _columns(weeks: Sequence[DyadWeek], room: int) -> list[_Column]:
    per = -(-len(weeks) // room)
    found = []
    for at in range(0, len(weeks), per):
        part = weeks[at : at + per]
        found.append(
            _Column(
                part[0].start,
                sum(w.total.cooperative for w in part),
                sum(w.total.conflictual for w in part),
                sum(w.total.upcoming for w in part),
                sum(w.total.disputed for w in part),
                all(w.complete for w in part),
            )
        )
    return found


def _bars(columns: Sequence[_Column], top: int, row: int, *, plain: bool) -> str:
    """One row above the line; row 0 is the uppermost."""
    cells = []
    for c in columns:
        eighths = _height(c.cooperative, top, 8) - (_ROWS - 1 - row) * 8
        cells.append(_cell(eighths, 8, "#", _UP[min(8, max(0, eighths))], plain=plain))
    return "".join(cells)


def _drops(columns: Sequence[_Column], top: int, row: int, *, plain: bool) -> str:
    """One row below the line; row 0 touches it. Terminals have thirds at best that hang from above."""
    cells = []
    for c in columns:
        thirds = _height(c.conflictual, top, 3) - row * 3
        cells.append(_cell(thirds, 3, "=", _DOWN[min(3, max(0, thirds))], plain=plain))
    return "".join(cells)


def _cell(filled: int, full: int, mark: str, block: str, *, plain: bool) -> str:
    if not plain:
        return block
    return mark if filled * 2 >= full else " "


def _height(count: int, top: int, steps: int) -> int:
    """Height in parts of a row; anything at all is seen: at least half a row."""
    return 0 if not count else max(-(-steps // 2), round(count * _ROWS * steps / top))


def _mark(column: _Column, *, plain: bool) -> str:
    if column.upcoming:
        return "o" if plain else "○"
    if column.disputed:
        return "?"
    if not column.complete:
        return "." if plain else "┄"
    return "-" if plain else "─"


def _row(count: int | None, cells: str) -> str:
    label = "" if count is None else str(count)
    return f"{label:>{_MARGIN - 1}} {cells}"


def _months(columns: Sequence[_Column]) -> str:
    """Names of months under their first column, where there is room; with the year where it is another than before."""
    line = [" "] * len(columns)
    free = 0
    seen: tuple[int, int] | None = None
    year: int | None = None
    for at, c in enumerate(columns):
        month = (c.start.year, c.start.month)
        if month == seen:
            continue
        name = MONTHS[month[1] - 1]
        if month[0] != year:
            name += f" {month[0]}"
        seen = month
        if at >= free and at + len(name) <= len(line):
            line[at : at + len(name)] = name
            free = at + len(name) + 1
            year = month[0]
    return "".join(line)


def _title(weeks: Sequence[DyadWeek], per: int) -> str:
    first, last = weeks[0], weeks[-1]
    each = "" if per == 1 else f", {per} weeks a column"
    return f"{first.a} and {first.b}, {first.label} to {last.label}{each}: events a week"


def _legend(weeks: Sequence[DyadWeek], *, plain: bool) -> str:
    cooperative = sum(w.total.cooperative for w in weeks)
    conflictual = sum(w.total.conflictual for w in weeks)
    upcoming = sum(w.total.upcoming for w in weeks)
    disputed = sum(w.total.disputed for w in weeks)
    ring = "o" if plain else "○"
    happened = f"{cooperative} cooperative above, {conflictual} conflictual below"
    return f"{happened}; {ring} {upcoming} upcoming, ? {disputed} disputed"
