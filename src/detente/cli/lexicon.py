"""``lexicon check, test, new, coverage``: for those who write frames, operators, classes and actors."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from detente.cli.options import DEFAULT_MODEL, Failures, LexiconDir, Model, Sources, make_coder, reports
from detente.errors import ConfigError
from detente.faces.console import output, say
from detente.faces.progress import counting
from detente.types import Failure, Received

if TYPE_CHECKING:
    from detente.pipeline.coding import Coder

__all__ = ["app", "check", "coverage", "lexicon_line", "new", "run_tests"]

app = typer.Typer(no_args_is_help=True, help="Check, test and extend frames, operators, classes and actors.")

Folder = Annotated[Path | None, typer.Argument(help="A folder that overlays the bundled lexicon.")]

#: Gains and losses that are shown of each kind; the rest are counted.
_SHOWN = 20


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
def check(
    folder: Folder = None,
    rows: Annotated[
        bool, typer.Option("--conflicts", help="List rows of office-holders that contradict one another.")
    ] = False,
) -> None:
    """Report every fault of the lexicon at once, as file: entry: key: fault; with a folder also the rows it contradicts."""
    from detente.lexicon.conflicts import conflicts

    console = output()
    console.print(Text(lexicon_line(folder)), soft_wrap=True)
    found = conflicts(folder) if rows or folder is not None else []
    for conflict in found:
        console.print(Text(str(conflict)), soft_wrap=True)
    if found:
        console.print(
            f"{len(found)} contradictions among office-holders: no faults, but “the president” stays open there"
        )


@app.command("test")
def run_tests(
    folder: Folder = None,
    only: Annotated[str | None, typer.Option(help="Only entries whose id contains this.")] = None,
    gold: Annotated[
        list[Path] | None, typer.Option(help="Gold file, any number: what a change gains and loses over all of it.")
    ] = None,
    save: Annotated[Path | None, typer.Option(help="Keep what is right now in this file, for --against.")] = None,
    against: Annotated[
        Path | None, typer.Option(help="Compare with a file of --save; the bundled lexicon where left out.")
    ] = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Run the yes and no sentences of every frame and operator; with --gold tell what a change gains and loses."""
    from detente.evaluate.comparing import load_outcomes
    from detente.evaluate.examples import run_examples
    from detente.evaluate.gold import read_gold

    if (save or against) and not gold:
        raise ConfigError("lexicon test: --save and --against need --gold; give the gold files")
    for path in gold or ():  # a wrong file is told before the model is loaded
        read_gold(path)
    before = None if against is None else load_outcomes(against)
    if save is not None and (save.is_dir() or not save.parent.is_dir()):
        raise ConfigError(f"{save}: no file can be written there; give a file in a folder that exists")
    coder = make_coder(folder, model)
    report = run_examples(coder, only=only)
    if not report.total:
        what = "the lexicon" if only is None else f"frames and operators whose id contains {only!r}"
        raise ConfigError(f"lexicon test: {what}: no sentence to test; give another --only, or leave it out")
    console = output()
    for fault in report.faults:
        console.print(Text(str(fault)), soft_wrap=True)
    console.print(f"{report.passed} of {report.total} examples hold")
    if gold:
        _gains(coder, folder, gold, save, against, before, model)
    if report.faults:
        raise typer.Exit(1)


def _gains(
    coder: Coder,
    folder: Path | None,
    gold: list[Path],
    save: Path | None,
    against: Path | None,
    before: Mapping[str, bool] | None,
    model: str,
) -> None:
    from detente.evaluate.comparing import compare, outcomes, save_outcomes

    console = output()
    after = outcomes(coder, gold)
    if before is not None and not before.keys() & after.keys():
        raise ConfigError(f"{against}: holds no item of this gold; write it with --save over the same gold files")
    if before is None and folder is not None:
        before = {k: hit for k, (hit, _) in outcomes(make_coder(None, model), gold).items()}
    before = before or {}
    change = compare(before, after)
    console.print(f"{change.right} of {change.total} gold items are right")
    for name, items in (("gained", change.gained), ("lost", change.lost)):
        if before:
            console.print(Text(f"{name} {len(items)}", style="bold"))
        for item in items[:_SHOWN]:
            console.print(Text(f"  {item}"), soft_wrap=True)
        if len(items) > _SHOWN:
            console.print(f"  and {len(items) - _SHOWN} more")
    if save is not None:
        save_outcomes(save, after)
        say(f"{save} written: compare with it later by --against {save}")


@app.command()
def new(
    word: Annotated[str, typer.Argument(help="A verb in its base form; a particle verb in quotes.")],
    act: Annotated[
        str | None, typer.Option(help="PLOVER TYPE or TYPE/mode; guessed from frames that know the word.")
    ] = None,
    into: Annotated[
        Path | None, typer.Option(help="Lexicon folder to write to; standard output where left out.")
    ] = None,
) -> None:
    """Write a frame to begin with, its keys explained, and tell which frames know the word already."""
    from detente.faults import did_you_mean
    from detente.lexicon import load
    from detente.lexicon.starting import frame_id, new_frame

    lexicon = load()
    word = " ".join(word.lower().split())
    if not word.isprintable() or not word or set(word) & set('"\\'):
        raise ConfigError(f"lexicon new: {word!r} is no word; give a verb in its base form")
    kind, _, mode = (act or "").partition("/")
    if act and (kind not in lexicon.ontology.types or (mode and mode not in lexicon.ontology.types[kind].modes)):
        types = lexicon.ontology.types
        asked, known = (mode, types[kind].modes) if kind in types else (kind, types)
        remedy = f"give one of {', '.join(known)}" if known else f"{kind} has no modes; leave it out"
        raise ConfigError(f"lexicon new: --act {act}: unknown{did_you_mean(asked, known)}; {remedy}")
    text = new_frame(word, act, lexicon)
    if into is None:
        sys.stdout.write(text)
        return
    path = into / "frames" / f"{frame_id(word, act or 'new')}.toml"
    if path.exists():
        raise ConfigError(f"{path}: is there already; edit it, or give another folder")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    say(f"{path} written: fill it in, then run: detente lexicon check {into} && detente lexicon test {into}")


@app.command()
def coverage(
    sources: Sources,
    top: Annotated[int, typer.Option(min=1, help="Words to show.")] = 40,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a word, all of them.")] = False,
    lexicon: LexiconDir = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """List verbs and nouns between two actors that no frame knows, by frequency: what to add next."""
    from detente.evaluate.coverage import coverage as find
    from detente.pipeline.wire import json_line

    failures = Failures()
    read = 0
    with counting(when=True) as counter:

        def documents() -> Iterator[Received]:
            nonlocal read
            for item in reports(sources, None):
                if isinstance(item, Failure):
                    failures.tell([item])
                    continue
                read += 1
                counter("reading", read, 0)
                yield item

        found = find(make_coder(lexicon, model), documents())
    if not read:
        failures.finish()
    if as_json:
        for word in found:
            sys.stdout.write(json_line(asdict(word)) + "\n")
    else:
        table = Table(box=None, header_style="bold", pad_edge=False)
        for name in ("word", "kind", "times", "documents", "example"):
            table.add_column(name, justify="right" if name in ("times", "documents") else "left")
        for word in found[:top]:
            table.add_row(Text(word.word), word.kind, str(word.times), str(word.documents), Text(word.example))
        output().print(table)
        if len(found) > top:
            more = len(found) - top
            output().print(f"{more} more word{'s' if more > 1 else ''}; --top tells how many are shown")
        elif not found:
            output().print("every verb and noun between two actors is known")
    failures.finish()
