"""Progress of long work, on standard error, where that is a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
from rich.table import Column
from rich.text import Text

from detente.faces.console import errors

__all__ = ["Counter", "counting"]

#: Takes the step, the documents done so far, and the mentions found in them.
Counter = Callable[[str, int, int], None]

#: Narrower terminals see the counts alone.
_ROOM = 72

_STEPS = {
    "reading": "reading",
    "coding": "coding",
    "copies": "comparing reports",
    "events": "joining mentions to events",
}


class _Rate(ProgressColumn):
    """Documents a second since the beginning."""

    def render(self, task: Task) -> Text:
        if not task.completed or not task.elapsed:
            return Text()
        return Text(f"{task.completed / task.elapsed:.1f} a second", style="dim")


def _silent(step: str, documents: int, mentions: int) -> None:
    pass


@contextmanager
def counting(*, when: bool = True) -> Iterator[Counter]:
    """Give a function that shows how far the work is; it shows nothing in a pipe, or unless ``when``."""
    console = errors()
    if not (when and console.is_terminal):
        yield _silent
        return
    line = TextColumn("{task.description}", table_column=Column(no_wrap=True))
    more = (_Rate(), TimeElapsedColumn()) if console.width >= _ROOM else ()
    with Progress(SpinnerColumn("line"), line, *more, console=console, transient=True) as progress:
        task = progress.add_task("loading", total=None)

        def show(step: str, documents: int, mentions: int) -> None:
            told = f"{_STEPS[step]}: {documents:,} documents"
            if step != "reading":
                told += f", {mentions:,} mentions"
            progress.update(task, description=told, completed=documents)

        yield show
