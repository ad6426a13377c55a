"""Every fault of every file of the lexicon at once, whichever stage reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from detente.errors import LexiconError
from detente.lexicon import load
from detente.lexicon.actors import load_actors
from detente.lexicon.cues import load_cues
from detente.lexicon.phrases import load_phrases

__all__ = ["check"]

_LOADERS: tuple[Callable[[Path | None], object], ...] = (load, load_actors, load_cues, load_phrases)


def check(extra: Path | None = None) -> None:
    """Read the bundled lexicon and the folder ``extra`` as every stage does.

    Raises one :class:`~detente.errors.LexiconError` with all faults of frames, operators, classes, actors, cues and
    words for people, in the order of the files; each is told once.
    """
    found: dict[str, None] = {}
    for loader in _LOADERS:
        try:
            loader(extra)
        except LexiconError as error:
            found.update(dict.fromkeys(error.faults))
    if found:
        raise LexiconError(tuple(found))
