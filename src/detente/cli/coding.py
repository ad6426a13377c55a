"""``code`` and ``annotate``: texts in, mentions or layers out, at once."""

from __future__ import annotations

import csv
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Annotated

import typer

from detente.cli.options import (
    DEFAULT_MODEL,
    Failures,
    LexiconDir,
    Model,
    Published,
    Sources,
    make_coder,
    one_form,
    reports,
)
from detente.errors import DetenteError
from detente.faces.console import say
from detente.faces.progress import Counter, counting
from detente.types import Annotation, Failure, Received

__all__ = ["annotate", "code"]


def code(
    sources: Sources,
    published: Published = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a mention.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV with a header.")] = False,
    lexicon: LexiconDir = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Code texts at once: one row an event mention."""
    from detente.faces.tables import mention_table, tell_without_day, without_day
    from detente.pipeline.wire import json_line, mention_row
    from detente.store.exporting import cell

    one_form(json=as_json, csv=as_csv)
    failures = Failures()
    found = []
    coded = undated = 0
    header = False
    with counting(when=not (as_json or as_csv) or not sys.stdout.isatty()) as counter:
        for place, annotation in _annotations(sources, published, lexicon, model, failures, counter):
            coded += 1
            undated += without_day(annotation)
            for mention in annotation.mentions:
                row = {"input": place, **mention_row(annotation, mention)}
                if as_json:
                    sys.stdout.write(json_line(row) + "\n")
                elif as_csv:
                    _csv(list(map(cell, row.values())), None if header else list(row))
                    header = True
                else:
                    found.append(row)
    if coded and not as_json and not as_csv:
        mention_table(found)
        tell_without_day(undated)
    failures.finish()


def _csv(values: list[str], columns: list[str] | None) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if columns is not None:
        writer.writerow(columns)
    writer.writerow(values)


def annotate(
    sources: Sources,
    out: Annotated[Path | None, typer.Option(help="JSONL file; standard output where left out.")] = None,
    predicates: Annotated[bool, typer.Option(help="Add every verb and event noun with its factuality.")] = False,
    published: Published = None,
    lexicon: LexiconDir = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Write every layer in the wire format, one document a line."""
    from detente.pipeline.wire import dumps

    failures = Failures()
    count = 0
    with ExitStack() as stack:
        target: IO[str] = sys.stdout if out is None else stack.enter_context(_writable(out))
        counter = stack.enter_context(counting(when=out is not None or not sys.stdout.isatty()))
        for _, annotation in _annotations(sources, published, lexicon, model, failures, counter, predicates=predicates):
            target.write(dumps(annotation, predicates=predicates) + "\n")
            count += 1
    if out is not None:
        say(f"{count} document{'' if count == 1 else 's'} written to {out}")
    failures.finish()


def _annotations(
    sources: list[str],
    published: str | None,
    lexicon: Path | None,
    model: str,
    failures: Failures,
    counter: Counter,
    *,
    predicates: bool = False,
) -> Iterator[tuple[str, Annotation]]:
    """Yield what could be coded, with the place that it came from; tell what could not."""
    from detente.pipeline.isolating import annotate_each

    received = reports(sources, published)
    places: deque[str] = deque()

    def noted() -> Iterator[Received | Failure]:
        for item in received:
            places.append(item.place)
            yield item

    stream = annotate_each(make_coder(lexicon, model), noted(), predicates=predicates)
    mentions = 0
    for number, outcome in enumerate(stream, start=1):
        place = places.popleft()
        if isinstance(outcome, Failure):
            failures.tell([outcome])
        else:
            mentions += len(outcome.mentions)
            yield place, outcome
        counter("coding", number, mentions)


@contextmanager
def _writable(path: Path) -> Iterator[IO[str]]:
    """Open a file for writing line by line; what was written stays where the run is stopped."""
    try:
        with path.open("w", encoding="utf-8") as file:
            yield file
    except OSError as error:
        raise DetenteError(f"{path}: cannot be written: {error.strerror}; give another --out") from error
