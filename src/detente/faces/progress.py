"""Progress of long work, on standard error, where that is a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text

from detente.faces.console import errors

__all__ = ["Counter", "counting"]

#: Takes the step, the documents done so far, and the mentions found in them.
Counter = Callable[[str, int, int], None]

_STEPS = {"coding": "coding", "copies": "comparing reports", "events": "joining mentions to events"}


class _Rate(ProgressColumn):
    """Documents a second since the beginning."""

    def render(self, task: Task) -> Text:
        rate = task.completed / task.elapsed if task.elapsed else 0.0
        return Text(f"{rate:.1f} a second", style="dim")


def _silent(step: str, documents: int, mentions: int) -> None:
    pass


@contextmanager
def counting(*, when: bool = True) -> Iterator[Counter]:
    """Give a function that shows how far the work is; it shows nothing in a pipe, or unless ``when``."""
    console = errors()
    if not (when and console.is_terminal):
        yield _silent
        return
    columns = (
        SpinnerColumn("line"),
        TextColumn("{task.description}"),
        TextColumn("{task.completed:,.0f} documents, {task.fields[mentions]:,} mentions"),
        _Rate(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("loading", total=None, mentions=0)

        def show(step: str, documents: int, mentions: int) -> None:
            progress.update(task, description=_STEPS[step], completed=documents, mentions=mentions)

        yield show
