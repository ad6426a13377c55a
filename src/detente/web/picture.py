"""The relation over time as the geometry of a picture: weeks from left to right, one strip for each direction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from detente.relations import DyadWeek, Tally, unplaced, weekly
from detente.relations.drawing import MONTHS
from detente.types import Event
from detente.web.days import day
from detente.web.wording import Direction, direction

__all__ = ["Bar", "Label", "Mark", "Picture", "Strip", "Timeline", "WeekRow", "draw", "table", "timeline"]

#: Weeks that a picture shows before the first and after the last report; what lies farther off is told in words.
MARGIN_WEEKS = 26
_WEEK = timedelta(days=7)
#: A bar's column is at least so wide, in units of the picture (about a pixel).
_NARROWEST = 7.0
_LEFT, _RIGHT, _TITLE, _GAP = 30.0, 8.0, 20.0, 10.0
_TALLEST, _SMALLEST_PLOT, _UNIT = 84.0, 14.0, 14.0
_ROW = 26.0
_MONTH_ROOM = 44.0
#: Turns of the year in a picture up to which months are named; over more, only years.
_MONTHS_UP_TO = 2


@dataclass(frozen=True, slots=True)
class Timeline:
    """The weeks to draw. ``as_of`` is the day of the latest report; ``outside`` and ``undated`` events are not drawn.

    ``undated`` are those without a date, or with one coarser than a week.
    """

    weeks: tuple[DyadWeek, ...]
    as_of: date | None
    outside: int
    undated: int

    def incomplete(self, week: DyadWeek) -> bool:
        """Whether the reports end within this week, so that it is not told in full."""
        return self.as_of is not None and week.start <= self.as_of < week.end - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of one quad class; ``x`` and ``y`` are its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    quad: int


@dataclass(frozen=True, slots=True)
class Label:
    """Text at a point."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign for events that stand apart; ``kind`` is ``upcoming`` or ``disputed``."""

    x: float
    y: float
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Strip:
    """One direction: its title, the line that bars stand on, the highest counts above and below it."""

    title: Label
    axis: float
    ticks: tuple[Label, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of ``width`` by ``height`` units. ``hatched`` are columns (x, width) of a week that is not complete."""

    name: str
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    strips: tuple[Strip, ...]
    rows: tuple[Label, ...]
    marks: tuple[Mark, ...]
    hatched: tuple[tuple[float, float], ...]
    months: tuple[Label, ...]
    weeks_a_column: int


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A week of the table: counts by direction (cooperative, conflictual), then what stands apart."""

    label: str
    start: str
    cells: tuple[int, ...]
    incomplete: bool


def timeline(events: Sequence[Event], a: str, b: str, reported: Iterable[date]) -> Timeline:
    """Return the weeks around the days on which reports were published, and what lies outside them."""
    days = sorted(reported)
    without = unplaced(events, a, b)
    coarse = {e.id for e in without}
    own = [e for e in events if direction(e, a, b) is not Direction.THIRD and e.id not in coarse]
    if not own:
        return Timeline((), days[-1] if days else None, 0, len(without))
    starts = [e.date.start for e in own if e.date is not None and e.date.start is not None]
    low, high = min(days or starts) - MARGIN_WEEKS * _WEEK, max(days or starts) + MARGIN_WEEKS * _WEEK
    held = [start for start in (*starts, *days) if low <= start <= high]
    weeks = weekly(own, a, b, since=_monday(min(held)), until=_monday(max(held)) + _WEEK - timedelta(days=1))
    inside = sum(_all(w.total) for w in weeks)
    return Timeline(weeks, days[-1] if days else None, len(own) - inside, len(without))


def draw(line: Timeline, titles: Sequence[str], *, name: str, width: float) -> Picture:
    """Return the drawing. ``titles`` name a→b, b→a and both; ``name`` tells drawings of one page apart."""
    plot = width - _LEFT - _RIGHT
    per = max(1, -(-len(line.weeks) * int(_NARROWEST) // int(plot)))
    groups = [line.weeks[at : at + per] for at in range(0, len(line.weeks), per)]
    step = min(plot / max(1, len(groups)), 40.0)
    columns = [_LEFT + n * step for n in range(len(groups))]
    tallies = [[[getattr(w, lane) for w in g] for g in groups] for lane in ("forward", "backward", "both")]
    top = max((sum(t.cooperative for t in c) for lane in tallies for c in lane), default=0)
    low = max((sum(t.conflictual for t in c) for lane in tallies for c in lane), default=0)
    unit = min(_UNIT, _TALLEST / max(1, top + low))
    strips: list[Strip] = []
    y = _TITLE
    for title, lane in zip(titles, tallies, strict=True):
        strip, y = _strip(title, lane, columns, step, unit, y)
        strips.append(strip)
    bottom_of_strips = y
    rows: list[Label] = []
    marks: list[Mark] = []
    for kind in ("upcoming", "disputed"):
        rows.append(Label(_LEFT, round(y + 12, 1), kind.capitalize()))
        y += _ROW
        for x, group in zip(columns, groups, strict=True):
            count = sum(_apart(w.total, kind) for w in group)
            if count:
                marks.append(Mark(round(x + step / 2, 1), round(y, 1), kind, count))
        y += _GAP
    return Picture(
        name=name,
        width=width,
        height=round(y + 26, 1),
        left=_LEFT,
        right=round(_LEFT + step * len(groups), 1),
        top=_TITLE,
        bottom=round(max(y, bottom_of_strips), 1),
        strips=tuple(strips),
        rows=tuple(rows),
        marks=tuple(marks),
        hatched=tuple(
            (round(x, 1), round(step, 1))
            for x, group in zip(columns, groups, strict=True)
            if any(line.incomplete(w) for w in group)
        ),
        months=_months(groups, columns, y + 18, width),
        weeks_a_column=per,
    )


def table(line: Timeline) -> tuple[WeekRow, ...]:
    """Return the weeks that hold any event, newest first."""
    return tuple(
        WeekRow(
            w.label,
            day(w.start),
            (
                *(n for t in (w.forward, w.backward, w.both) for n in (t.cooperative, t.conflictual)),
                _apart(w.total, "upcoming"),
                _apart(w.total, "disputed"),
                w.total.unrealised,
            ),
            line.incomplete(w),
        )
        for w in reversed(line.weeks)
        if _any(w)
    )


def _strip(
    title: str, lane: Sequence[Sequence[Tally]], columns: Sequence[float], step: float, unit: float, y: float
) -> tuple[Strip, float]:
    """One direction, drawn from ``y`` on; returns it and where the next begins."""
    up = max((sum(t.cooperative for t in c) for c in lane), default=0)
    down = max((sum(t.conflictual for t in c) for c in lane), default=0)
    axis = y + _TITLE + max(up * unit, _SMALLEST_PLOT / 2)
    width = max(2.0, step - max(1.0, step * 0.2))
    bars: list[Bar] = []
    for x, column in zip(columns, lane, strict=True):
        left = x + (step - width) / 2
        quads = [sum(t.quads[n] for t in column) for n in range(4)]
        at = axis
        for quad in (2, 1):
            at -= quads[quad - 1] * unit
            bars.append(_bar(left, at, width, quads[quad - 1] * unit, quad))
        at = axis
        for quad in (4, 3):
            bars.append(_bar(left, at, width, quads[quad - 1] * unit, quad))
            at += quads[quad - 1] * unit
    ticks = [Label(_LEFT - 6, round(axis + 4, 1), "0")]
    if up * unit >= 12:
        ticks.append(Label(_LEFT - 6, round(axis - up * unit + 6, 1), str(up)))
    if down * unit >= 12:
        ticks.append(Label(_LEFT - 6, round(axis + down * unit + 4, 1), str(down)))
    end = axis + max(down * unit, _SMALLEST_PLOT / 2) + _GAP
    shown = tuple(b for b in bars if b.height > 0)
    return Strip(Label(_LEFT, round(y + 12, 1), title), round(axis, 1), tuple(ticks), shown), end


def _bar(x: float, y: float, width: float, height: float, quad: int) -> Bar:
    return Bar(round(x, 1), round(y, 1), round(width, 1), round(height, 1), quad)


def _months(
    groups: Sequence[Sequence[DyadWeek]], columns: Sequence[float], y: float, width: float
) -> tuple[Label, ...]:
    """Names of months at the first column that begins in them, where there is room, with the year at its first month;
    of years only, where the picture spans many.

    The first name gives way to the second where its time is cut too short for it.
    """
    begun: dict[tuple[int, int], float] = {}
    years = groups[-1][0].start.year - groups[0][0].start.year if groups else 0
    for x, group in zip(columns, groups, strict=True):
        start = group[0].start
        begun.setdefault((start.year, 0 if years > _MONTHS_UP_TO else start.month), x)
    places = list(begun.items())
    if len(places) > 1 and places[1][1] - places[0][1] < _MONTH_ROOM * 1.6:
        del places[0]
    found: list[Label] = []
    free = 0.0
    year = 0
    for (own_year, number), x in places:
        first = own_year != year
        room = _MONTH_ROOM * (1.6 if first and number else 1)
        if x >= free and x + room * 0.9 <= width:
            words = ([MONTHS[number - 1]] if number else []) + ([str(own_year)] if first else [])
            found.append(Label(round(x, 1), round(y, 1), " ".join(words)))
            free = x + room
            year = own_year
    return tuple(found)


def _apart(tally: Tally, kind: str) -> int:
    if kind == "disputed":
        return tally.disputed
    return tally.upcoming + tally.threatened + tally.proposed + tally.requested


def _all(tally: Tally) -> int:
    return tally.events + _apart(tally, "upcoming") + tally.disputed + tally.unrealised


def _any(week: DyadWeek) -> bool:
    return _all(week.total) > 0


def _monday(value: date) -> date:
    return value - timedelta(days=value.weekday())
