"""All verbs, and how errors are told."""

from __future__ import annotations

from typing import Annotated

import typer

from detente import __version__
from detente.cli import asking, coding, demo, doctor, evaluating, lexicon, recording, timing
from detente.errors import DetenteError, LexiconError
from detente.faces.console import output, say

__all__ = ["app", "run"]

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        output().print(f"detente {__version__}")
        raise typer.Exit


@app.callback()
def _whole(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Tell the version and end.")
    ] = False,
) -> None:
    """Read news on relations between states and keep a sourced record of it."""


app.command()(coding.code)
app.command()(coding.annotate)
app.command()(recording.ingest)
app.command()(recording.events)
app.command()(recording.explain)
app.command()(recording.dossier)
app.command()(asking.who)
app.command()(asking.where)
app.command()(timing.when)
app.add_typer(lexicon.app, name="lexicon")
app.command()(evaluating.evaluate)
app.command()(demo.demo)
app.command()(doctor.doctor)


def run() -> int:
    """Run the verb that the command line names and return the exit code."""
    try:
        app()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except LexiconError as error:
        for fault in error.faults:
            say(fault, style="red")
        return 2
    except DetenteError as error:
        say(f"detente: {error}", style="red")
        return 2
    return 0
