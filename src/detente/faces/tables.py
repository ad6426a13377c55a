"""Mentions and events as tables for people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from detente.faces.console import output, say
from detente.types import Annotation, Basis, Event, Interval, Party, Precision

__all__ = [
    "act_name",
    "days",
    "event_table",
    "mention_table",
    "parties",
    "tell_without_day",
    "window",
    "without_day",
]

#: Columns of a terminal from which on there is room for the table of events; below, each event is a paragraph.
_EVENT_COLUMNS = 100
_MENTION = ("who", "code", "whom", "status", "date", "says", "words")
#: Widest column of a mention but for its words, and the narrowest for these; with less, each mention is a paragraph.
_WIDEST, _NARROWEST = 26, 20

_GAP = re.compile(r"\s+")
_STYLES = {
    "occurred": "green",
    "ongoing": "green",
    "scheduled": "cyan",
    "proposed": "cyan",
    "requested": "cyan",
    "threatened": "yellow",
    "denied": "red",
}


def mention_table(rows: Sequence[Mapping[str, Any]]) -> None:
    """Print mentions, as ``mention_row`` gives them: who did what to whom, with status, date, speaker and words.

    Rows that carry their ``input`` stand under its name, where there are several.
    """
    console = output()
    if not rows:
        console.print("No political act found.")
        return
    groups = [
        (name, [_mention_cells(row) for row in group])
        for name, group in groupby(rows, key=lambda row: str(row.get("input", "")))
    ]
    widths = _widths(_MENTION, [cells for _, group in groups for cells in group], console.width)
    for number, (name, group) in enumerate(groups):
        if len(groups) > 1:
            console.print(Text(name, style="bold"), soft_wrap=True)
        if widths is None:
            _mention_paragraphs(console, group)
            continue
        table = _table(*_MENTION)
        table.show_header = number == 0
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for cells in group:
            table.add_row(*cells)
        console.print(table)


def _widths(names: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """Widths of columns for all tables of a listing; the last column takes what is left. ``None`` where that is too little."""
    wanted = [max(cell_len(text) for text in (name, *column)) for name, column in _columns(names, rows)]
    widths = [min(_WIDEST, width) for width in wanted[:-1]]
    left = room - sum(widths) - 2 * len(widths)
    return [*widths, min(left, wanted[-1])] if left >= _NARROWEST else None


def _columns(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, list[str]]]:
    for number, name in enumerate(names):
        yield name, [Text.from_markup(row[number]).plain for row in rows]


def _mention_cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    known = row["start"] or row["end"]
    date = (row["date"] or row["start"] or row["end"]) if known else "-"
    basis = "" if row["date_basis"] == Basis.NONE else f" ({row['date_basis']})"
    return (
        escape(" ".join(dict.fromkeys(row["actors"])) or "?"),
        escape(act_name(row["type"], row["mode"], row["cameo"])),
        escape(" ".join(dict.fromkeys(row["recipients"])) or "-"),
        _status(row["status"], row["alleged"]),
        escape(date + basis),
        escape(row["speaker"] or "-"),
        escape(window(row["sentence"], row["trigger"])),
    )


def _mention_paragraphs(console: Console, rows: Sequence[Sequence[str]]) -> None:
    for who, code, whom, status, date, says, words in rows:
        facts = [status, *([date] if date != "-" else []), *([f"says {says}"] if says != "-" else [])]
        _paragraph(console, _head(who, code, whom), ", ".join(facts), words)


def without_day(annotation: Annotation) -> int:
    """How many mentions have words for their date that nothing can be reckoned from, because the report has no day."""
    if annotation.document.published is not None:
        return 0
    return sum(
        m.time is not None and (m.date is None or (m.date.start is None and m.date.end is None))
        for m in annotation.mentions
    )


def tell_without_day(count: int) -> None:
    """Say what would give dates to ``count`` mentions that have none for want of the report's day."""
    if count:
        which = "1 date is" if count == 1 else f"{count} dates are"
        say(f"{which} relative to the day of the report, which is not known; give it with --published", style="dim")


def event_table(events: Sequence[Event]) -> None:
    """Print events with the number of reports and of independent origins."""
    console = output()
    if not events:
        console.print("No event found.")
        return
    if console.width < _EVENT_COLUMNS:
        _event_paragraphs(console, events)
    else:
        table = _table("id", "date", "who", "code", "whom", "status", "reports", "origins", "affirmed by", "denied by")
        for event in events:
            table.add_row(*_event_cells(event))
        console.print(table)
    console.print(f"{len(events)} event{'s' if len(events) != 1 else ''}")


def _event_cells(event: Event) -> tuple[str, ...]:
    return (
        event.id[:8],
        escape(days(event.date, event.date_precision, event.date_basis)),
        escape(parties(event.actors) or "?"),
        escape(act_name(event.type, event.mode, event.cameo)),
        escape(parties(event.recipients) or "-"),
        _status(event.status.value, event.alleged),
        str(len(event.documents)),
        str(len(event.origins)),
        escape(", ".join(event.affirmed_by) or "-"),
        escape(", ".join(event.denied_by) or "-"),
    )


def _event_paragraphs(console: Console, events: Sequence[Event]) -> None:
    for event in events:
        id, date, who, code, whom, status, reports, origins, affirmed, denied = _event_cells(event)
        told = status + ("" if date == "-" else f", {date}") + f"; reports {reports}, origins {origins}"
        sides = [f"{name} {by}" for name, by in (("affirmed by", affirmed), ("denied by", denied)) if by != "-"]
        _paragraph(console, _head(id, who, code, whom), "; ".join([told, *sides]))


def _head(*cells: str) -> str:
    return " ".join(cell for cell in cells if cell != "-")


def _paragraph(console: Console, head: str, *facts: str) -> None:
    """A row as a line and, set in below it, its facts."""
    console.print(head)
    for line in facts:
        console.print(Padding(line, (0, 0, 0, 2), expand=False))


def act_name(type: str, mode: str | None, cameo: str | None) -> str:
    """PLOVER type, mode and CAMEO code in one: ``SANCTION/expel 145``."""
    return type + (f"/{mode}" if mode else "") + (f" {cameo}" if cameo else "")


def parties(sides: Sequence[Party]) -> str:
    """Countries of the parties, else their entities; each once, in order."""
    return " ".join(dict.fromkeys(country or entity or "?" for entity, country, _ in sides))


def days(interval: Interval | None, precision: Precision | None, basis: Basis) -> str:
    """A date as coarse as it is known, with its basis: ``2021-06-16 (stated)``."""
    if interval is None or (interval.start is None and interval.end is None):
        return "-"
    start, end = interval.start, interval.end
    if start is not None and precision in (Precision.DAY, Precision.TIME):
        text = start.isoformat()
    elif start is not None and precision is Precision.MONTH:
        text = f"{start:%Y-%m}"
    elif start is not None and precision is Precision.YEAR:
        text = f"{start:%Y}"
    else:
        text = f"{start or '…'} to {end or '…'}"
    return f"{text} ({basis.value})"


def window(sentence: str, trigger: str, width: int = 70) -> str:
    """The part of a sentence around its trigger, cut between words, at most ``width`` characters and two dots.

    >>> window("The ministers of the two countries met in the old harbour of the capital", "met", width=20)
    '…countries met in the…'
    """
    at = max(0, sentence.find(trigger))
    low = max(0, min(at - width // 2, len(sentence) - width))
    high = min(len(sentence), low + width)
    if low:
        low = min(at, next((m.end() for m in _GAP.finditer(sentence, low - 1)), at))
    if high < len(sentence):
        gaps = [m.start() for m in _GAP.finditer(sentence, min(at + len(trigger), high), high + 1)]
        high = gaps[-1] if gaps else high
    return ("…" if low else "") + sentence[low:high] + ("…" if high < len(sentence) else "")


def _status(status: str, alleged: bool) -> str:
    text = status + (", alleged" if alleged else "")
    style = "red" if alleged else _STYLES.get(status)
    return f"[{style}]{text}[/]" if style else text


def _table(*columns: str) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in columns:
        table.add_column(
            name,
            overflow="fold",
            no_wrap=name in ("id",),
            justify="right" if name in ("reports", "origins") else "left",
        )
    return table
