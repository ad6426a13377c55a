"""``when``: one time expression, asked by hand, or all of a text, marked."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from detente.cli.options import Failures, Published, day, reports, side
from detente.faces.console import output
from detente.types import Document, Failure, Tense, TimeMention

__all__ = ["when", "when_row"]


def when(
    words: Annotated[
        str,
        typer.Argument(
            help="An expression (“mid-April”), or a file whose expressions are marked; - for standard input."
        ),
    ],
    published: Published = None,
    tense: Annotated[Tense, typer.Option(help="Tense around a bare weekday or month.")] = Tense.PAST,
    country: Annotated[
        str | None, typer.Option(help="The publisher's state: decides what 03/04/2021 is.", metavar="STATE")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON: one object, or one a document.")] = False,
) -> None:
    """Say which time an expression means, by which rule; exit code 1 where no calendar has it."""
    home = _home(country)
    if words == "-" or Path(words).is_file():
        _mark_files(words, published, home, as_json=as_json)
        return
    from detente.temporal import when as time_of

    answer = time_of(words, day(published, "--published"), tense=tense, country=home)
    if as_json:
        sys.stdout.write(json.dumps(when_row(answer), ensure_ascii=False) + "\n")
    else:
        _tell(answer)
    if answer.value is None:
        raise typer.Exit(1)


def when_row(t: TimeMention) -> dict[str, object]:
    """An answer as JSON holds it: the keys of the layer ``times``, without the place in a text."""
    from detente.pipeline.wire import time_row

    return {key: value for key, value in time_row(t).items() if key != "span"}


def _home(country: str | None) -> str | None:
    if country is None:
        return None
    from detente.lexicon.actors import load_actors

    return side(country, load_actors(), "--country")


def _tell(t: TimeMention) -> None:
    console = output()
    head = "no time" if t.value is None else t.value
    console.print(Text.assemble((head, "bold"), f": {t.reason or _told(t)}"), soft_wrap=True)
    table = Table(box=None, pad_edge=False, show_header=False)
    rows = {
        "words": t.text,
        "type": t.type,
        "modifier": t.mod,
        "interval": _interval(t.interval.start, t.interval.end),
        "precision": t.precision.value,
        "basis": t.basis.value,
        "also": ", ".join(t.also),
        "rule": t.rule.removeprefix("time:"),
    }
    for name, value in rows.items():
        if value:
            table.add_row(Text(name, style="dim"), Text(value))
    console.print(table)


def _told(t: TimeMention) -> str:
    """The kind of an answer in plain words."""
    kinds = {"SET": "a time that comes again", "DURATION": "a length of time", "TIME": "a time of day"}
    return kinds.get(t.type, {"vague": "an open time"}.get(t.precision.value, f"a {t.precision.value}"))


def _interval(start: date | None, end: date | None) -> str | None:
    """From the first day up to the day after the last; an open side is dots."""
    if start is None and end is None:
        return None
    return f"{start or '…'} to before {end or '…'}"


def _mark_files(source: str, published: str | None, country: str | None, *, as_json: bool) -> None:
    failures = Failures()
    for item in _read(source, published, country):
        if isinstance(item, Failure):
            failures.tell([item])
            continue
        document, times = item
        if as_json:
            _write_json(document, times)
        else:
            output().print(_marked(document.text, times), soft_wrap=True)
    failures.finish()


def _read(
    source: str, published: str | None, country: str | None
) -> Iterator[tuple[Document, tuple[TimeMention, ...]] | Failure]:
    from detente.pipeline.preparing import prepare
    from detente.temporal import day_first, find_times

    for item in reports([source], published):
        if isinstance(item, Failure):
            yield item
            continue
        document = prepare(item)
        yield document, find_times(document.text, published=document.published_day, day_first=day_first(country))


def _write_json(document: Document, times: tuple[TimeMention, ...]) -> None:
    from detente.pipeline.wire import time_row

    row = {"id": document.id, "text": document.text, "times": [time_row(t) for t in times]}
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def _marked(text: str, times: tuple[TimeMention, ...]) -> Text:
    """The text with every expression in brackets, its value behind it."""
    found, last = Text(), 0
    for t in times:
        found.append(text[last : t.span[0]])
        found.append(f"[{t.text}", style="bold")
        found.append(f" = {t.value or t.reason}]", style="cyan")
        last = t.span[1]
    found.append(text[last:])
    return found
