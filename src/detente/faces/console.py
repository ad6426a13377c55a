"""Where text for people goes."""

from __future__ import annotations

import os
import sys

from rich.console import Console
from rich.text import Text

__all__ = ["PIPE_WIDTH", "errors", "output", "say"]

#: Columns of a table that goes into a pipe or file, where nobody told another width.
PIPE_WIDTH = 140


def output() -> Console:
    """Standard output: as wide as the terminal; in a pipe as wide as ``COLUMNS`` says, else :data:`PIPE_WIDTH`."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS"):
        return Console(highlight=False)
    return Console(highlight=False, width=PIPE_WIDTH)


def errors() -> Console:
    """Standard error."""
    return Console(stderr=True, highlight=False)


def say(text: str, *, style: str = "") -> None:
    """Write one line to standard error; it is never broken, so that programs can read it too."""
    errors().print(Text(text, style=style), soft_wrap=True)
