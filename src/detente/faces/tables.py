"""Mentions and events as tables for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.markup import escape
from rich.table import Table

from detente.faces.console import output
from detente.types import Basis, Event, Interval, Party, Precision

__all__ = ["act_name", "days", "event_table", "mention_table", "parties", "window"]

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
    """Print mentions, as ``mention_row`` gives them: who did what to whom, with status, date, speaker and words."""
    console = output()
    if not rows:
        console.print("No political act found.")
        return
    table = _table("who", "code", "whom", "status", "date", "says", "words")
    for row in rows:
        date = row["date"] or row["start"] or "-"
        table.add_row(
            escape(" ".join(row["actors"]) or "?"),
            escape(act_name(row["type"], row["mode"], row["cameo"])),
            escape(" ".join(row["recipients"]) or "-"),
            _status(row["status"], row["alleged"]),
            escape(f"{date} ({row['date_basis']})"),
            escape(row["speaker"] or "-"),
            escape(window(row["sentence"], row["trigger"])),
        )
    console.print(table)


def event_table(events: Sequence[Event]) -> None:
    """Print events with the number of reports and of independent origins."""
    console = output()
    if not events:
        console.print("No event found.")
        return
    table = _table("id", "date", "who", "code", "whom", "status", "reports", "origins", "affirmed by", "denied by")
    for event in events:
        table.add_row(
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
    console.print(table)
    console.print(f"{len(events)} event{'s' if len(events) != 1 else ''}")


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
    """The part of a sentence around its trigger, at most ``width`` characters."""
    at = max(0, sentence.find(trigger))
    low = max(0, min(at - width // 2, len(sentence) - width))
    cut = sentence[low : low + width]
    return ("…" if low else "") + cut + ("…" if low + width < len(sentence) else "")


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
