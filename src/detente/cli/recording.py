"""``ingest``, ``events``, ``explain`` and ``dossier``: into the database and out of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import (
    DEFAULT_DB,
    DEFAULT_MODEL,
    Db,
    Failures,
    LexiconDir,
    Model,
    Published,
    Sources,
    day,
    dyad,
    make_coder,
    one_form,
    one_of,
    reports,
)
from detente.errors import ConfigError
from detente.faces.console import output, say
from detente.faces.progress import counting
from detente.store import Store
from detente.types import Event, Status

__all__ = ["dossier", "events", "explain", "ingest"]


def ingest(
    sources: Sources,
    db: Db = DEFAULT_DB,
    published: Published = None,
    lexicon: LexiconDir = None,
    model: Model = DEFAULT_MODEL,
    batch_size: Annotated[int, typer.Option(min=1, help="Documents a transaction.")] = 64,
) -> None:
    """Code reports into a database. What is there already is skipped; a run that was stopped goes on."""
    from detente.pipeline.ingesting import Progress
    from detente.pipeline.ingesting import ingest as run

    failures = Failures()
    reports(sources, published)  # a wrong call is told before a database is made
    with Store.open(db) as store, counting() as counter:

        def show(progress: Progress) -> None:
            failures.tell(progress.failures)
            counter(progress.step, progress.documents, progress.mentions)

        report = run(
            make_coder(lexicon, model),
            sources,
            store,
            progress=show,
            batch_size=batch_size,
            published=published,
            clock=lambda: datetime.now(UTC),
        )
    recoded = f", {report.recoded} coded anew" if report.recoded else ""
    say(
        f"{db}: {report.new} new documents{recoded}, {report.known} known, {report.failed} failed; "
        f"{report.mentions} mentions stored, {report.events} events in all; {report.seconds:.1f} seconds"
    )
    failures.finish()


def events(
    db: Db = DEFAULT_DB,
    pair: Annotated[
        tuple[str, str] | None, typer.Option("--dyad", metavar="A B", help="Two sides: USA RUS, or names.")
    ] = None,
    status: Annotated[
        list[str] | None, typer.Option(help=f"Only this status: {', '.join(Status)}; may be given again.")
    ] = None,
    type: Annotated[
        list[str] | None, typer.Option(help="Only this PLOVER type, such as CONSULT; may be given again.")
    ] = None,
    since: Annotated[str | None, typer.Option(help="First day, as 2021-05-01.")] = None,
    until: Annotated[str | None, typer.Option(help="Last day, included.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object an event.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV with a header.")] = False,
    to: Annotated[Path | None, typer.Option(help="Write to a file: .parquet, .csv, .json or .jsonl.")] = None,
) -> None:
    """List events: by dyad, status, type and day."""
    one_form(json=as_json, csv=as_csv, to=to)
    first, last = day(since, "--since"), day(until, "--until")
    if first is not None and last is not None and last < first:
        raise ConfigError(f"--until {last} lies before --since {first}")
    sides = None if pair is None else dyad(pair)
    statuses = one_of(status, [s.value for s in Status], "--status") if status else None
    types = one_of([t.upper() for t in type], _types(), "--type") if type else None
    with Store.open(db, read_only=True) as store:
        found = store.events(dyad=sides, status=statuses, type=types, since=first, until=last)
        if not store.events_by():
            say(
                "the last ingest did not come to its end, so these events are not up to date; run it again",
                style="yellow",
            )
        if first is not None or last is not None:
            left = sum(e.date is None for e in store.events(dyad=sides, status=statuses, type=types))
            if left:
                say(f"{left} event{'s' if left > 1 else ''} without a date left out", style="dim")
        _show_events(store, found, as_json=as_json, as_csv=as_csv, to=to)


def _show_events(store: Store, found: Sequence[Event], *, as_json: bool, as_csv: bool, to: Path | None) -> None:
    from detente.faces.tables import event_table
    from detente.pipeline.wire import json_line
    from detente.store import event_json, write_csv

    if to is not None:
        count = store.export(to, ids=[e.id for e in found])
        say(f"{count} event{'' if count == 1 else 's'} written to {to}")
    elif as_json:
        for event in found:
            sys.stdout.write(json_line(event_json(event)) + "\n")
    elif as_csv:
        columns, rows = store.table("events", ids=[e.id for e in found])
        write_csv(sys.stdout, rows, columns)
    else:
        event_table(found)


def _types() -> list[str]:
    from detente.faults import Faults
    from detente.ontology import load_ontology

    return list(load_ontology(Faults()).types)


def explain(
    id: Annotated[str | None, typer.Argument(help="Event or mention id; a unique beginning is enough.")] = None,
    db: Db = DEFAULT_DB,
    sentence: Annotated[str | None, typer.Option(help="A sentence to take apart instead.")] = None,
    published: Published = None,
    lexicon: LexiconDir = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Show on what a record rests, or how a sentence is taken apart."""
    if sentence is not None:
        _take_apart(sentence, published, lexicon, model)
        return
    if id is None:
        raise ConfigError("explain: give the id of an event or mention, or --sentence; events --db lists ids")
    from detente.faces.explaining import explain_record

    with Store.open(db, read_only=True) as store:
        explain_record(store, id, lexicon=lexicon)


def _take_apart(sentence: str, published: str | None, lexicon: Path | None, model: str) -> None:
    from rich.text import Text

    from detente.faces.tables import mention_table, tell_without_day, without_day
    from detente.pipeline.wire import mention_row

    coder = make_coder(lexicon, model)
    console = output()
    for line in coder.explain(sentence):
        console.print(Text(line), soft_wrap=True)
    annotation = coder.read(sentence, published=published)
    mention_table([mention_row(annotation, m) for m in annotation.mentions])
    tell_without_day(without_day(annotation))


def dossier(
    a: Annotated[str, typer.Argument(help="One side: USA, or a name.")],
    b: Annotated[str, typer.Argument(help="The other side.")],
    db: Db = DEFAULT_DB,
    out: Annotated[Path, typer.Option(help="HTML file to write.")] = Path("dossier.html"),
) -> None:
    """Write the page of a dyad: one HTML file that needs nothing else."""
    from detente.store import replacing
    from detente.web import dossier as page

    sides = dyad((a, b), "dossier")
    with Store.open(db, read_only=True) as store:
        if not store.events(dyad=sides):
            say(f"{db}: no event between {sides[0]} and {sides[1]}; the page says so", style="yellow")
        text = page(store, *sides)
    with replacing(out) as part:
        part.write_text(text, encoding="utf-8")
    say(f"dossier of {sides[0]} and {sides[1]} written to {out}")
