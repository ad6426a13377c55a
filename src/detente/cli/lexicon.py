"""``lexicon check`` and ``lexicon test``: for those who write frames, operators, classes and actors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from detente.cli.options import DEFAULT_MODEL, Model, make_coder
from detente.errors import ConfigError
from detente.faces.console import output

__all__ = ["app", "check", "lexicon_line", "run_tests"]

app = typer.Typer(no_args_is_help=True, help="Check and test frames, operators, classes and actors.")

Folder = Annotated[Path | None, typer.Argument(help="A folder that overlays the bundled lexicon.")]


def lexicon_line(folder: Path | None) -> str:
    """Load everything and say what is there. Raises :class:`~detente.errors.LexiconError` with every fault."""
    from detente.lexicon import load
    from detente.lexicon.checking import check as check_all

    check_all(folder)
    found = load(folder)
    triggers = {t for f in found.frames.values() for t in (*f.verbs, *f.nouns, *f.adjectives)}
    return (
        f"{len(found.frames)} frames with {len(triggers)} trigger words, {len(found.operators)} operators, "
        f"{len(found.classes)} classes: no fault. Digest {found.digest}."
    )


@app.command()
def check(folder: Folder = None) -> None:
    """Report every fault of the lexicon at once, as file: entry: key: fault."""
    output().print(Text(lexicon_line(folder)), soft_wrap=True)


@app.command("test")
def run_tests(
    folder: Folder = None,
    only: Annotated[str | None, typer.Option(help="Only entries whose id contains this.")] = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Run the yes and no sentences of every frame and operator."""
    from detente.evaluate.examples import run_examples

    report = run_examples(make_coder(folder, model), only=only)
    if not report.total:
        what = "the lexicon" if only is None else f"frames and operators whose id contains {only!r}"
        raise ConfigError(f"lexicon test: {what}: no sentence to test; give another --only, or leave it out")
    console = output()
    for fault in report.faults:
        console.print(Text(str(fault)), soft_wrap=True)
    console.print(f"{report.passed} of {report.total} examples hold")
    if report.faults:
        raise typer.Exit(1)
