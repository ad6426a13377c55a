"""Collecting all faults of the data files, each with its place, before any of them is reported."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.errors import LexiconError

__all__ = ["Faults", "did_you_mean"]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `` (did you mean '…'?)`` for the nearest of ``known``, or the empty string."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f" (did you mean {near[0]!r}?)" if near else ""


@dataclass(slots=True)
class Faults:
    """A growing list of faults as ``file: entry: key: fault``."""

    found: list[str] = field(default_factory=list)

    def add(self, file: str, entry: str, key: str, fault: str) -> None:
        """Note one fault; empty parts of the place are left out."""
        self.found.append(": ".join(part for part in (file, entry, key, fault) if part))

    def raise_if_any(self) -> None:
        """Raise one :class:`LexiconError` that names all faults."""
        if self.found:
            raise LexiconError(self.found)
