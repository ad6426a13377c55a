"""The short summary that ``demo`` prints."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from detente.faces.console import output
from detente.faces.tables import act_name, days, parties
from detente.relations import picture, unplaced, weekly
from detente.types import Event, Status

__all__ = ["demo_summary"]

#: The lanes of a relation and the statuses in each, in the order they are told.
LANES: tuple[tuple[str, tuple[Status, ...]], ...] = (
    ("happened", (Status.OCCURRED, Status.ONGOING)),
    ("upcoming", (Status.SCHEDULED, Status.PROPOSED, Status.REQUESTED)),
    ("threatened", (Status.THREATENED,)),
    ("did not happen", (Status.NEGATED, Status.HYPOTHETICAL)),
)

#: Events named for each lane: those told by most independent origins.
_SHOWN = 3
#: Columns from which on there is room for a table.
_COLUMNS = 72


def demo_summary(counts: Mapping[str, int], events: Sequence[Event], a: str, b: str, *, page: Path, db: Path) -> None:
    """Print what was coded: counts, the dyad's events by lane, its weeks, and where to go on."""
    console = output()
    console.print(
        f"{counts['documents']} reports of {counts['origins']} independent origins tell {counts['events']} events "
        f"in {counts['mentions']} mentions. Between {a} and {b}: {len(events)} events."
    )
    console.print()
    _show_lanes(console, _lanes(events))
    console.print()
    plain = not _unicode()
    for line in picture(weekly(events, a, b), width=min(console.width, 100), plain=plain):
        console.print(Text(line, no_wrap=True, overflow="crop"))
    loose = len(unplaced(events, a, b))
    if loose:
        console.print(f"not drawn: {loose} without a date as fine as a week")
    console.print()
    console.print(Text(f"page      {page}"), soft_wrap=True)
    console.print(Text(f"database  {db}"), soft_wrap=True)
    console.print(Text(f"next      detente events --db {db} --dyad {a} {b} --status scheduled"), soft_wrap=True)
    if events:
        console.print(Text(f"          detente explain {events[0].id[:8]} --db {db}"), soft_wrap=True)


def _lanes(events: Sequence[Event]) -> list[tuple[str, int, str, list[Text]]]:
    """Of each lane its name, how many events, their statuses, and those told by most origins."""
    lanes: dict[str, list[Event]] = {name: [] for name, _ in LANES}
    lanes["disputed"] = []
    names = {status: name for name, statuses in LANES for status in statuses}
    for event in events:
        disputed = event.alleged or event.status is Status.DENIED or bool(event.denied_by)
        lanes["disputed" if disputed else names[event.status]].append(event)
    told = []
    for name, found in lanes.items():
        statuses = Counter(e.status.value for e in found)
        several = ", ".join(f"{status} {count}" for status, count in sorted(statuses.items()))
        best = sorted(found, key=lambda e: (-len(e.origins), e.id))[:_SHOWN]
        told.append((name, len(found), several, list(map(_short, best))))
    return told


def _show_lanes(console: Console, lanes: Sequence[tuple[str, int, str, list[Text]]]) -> None:
    """As a table, or one under the other where there is no room for one."""
    if console.width < _COLUMNS:
        for name, count, several, best in lanes:
            console.print(Text.assemble((f"{name}: {count}", "bold"), f" ({several})" if several else ""))
            for line in best:
                console.print(Padding(line, (0, 0, 0, 2), expand=False))
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("", "events", "by status", "such as"):
        table.add_column(column, justify="right" if column == "events" else "left", overflow="fold")
    for name, count, several, best in lanes:
        table.add_row(name, str(count), several, Text("\n").join(best))
    console.print(table)


def _short(event: Event) -> Text:
    whom = parties(event.recipients)
    text = f"{parties(event.actors)} {act_name(event.type, event.mode, None)}" + (f" {whom}" if whom else "")
    return Text(text).append(f" {days(event.date, event.date_precision, event.date_basis)}", style="dim")


def _unicode() -> bool:
    try:
        "▁█○┄─".encode(sys.stdout.encoding or "ascii")
    except (UnicodeError, LookupError):
        return False
    return True
