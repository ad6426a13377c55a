"""Which verbs and nouns stand between two actors and are known to no frame: the list that says what to add next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from detente.pipeline.coding import Coder
from detente.types import Received

__all__ = ["Unknown", "coverage"]

_EXAMPLE = 160


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that tells something between two actors: ``kind`` is ``verb`` or ``noun``; an example sentence."""

    word: str
    kind: str
    times: int
    documents: int
    example: str


def coverage(coder: Coder, received: Iterable[Received]) -> tuple[Unknown, ...]:
    """Return the unknown words of a corpus, commonest first."""
    times: Counter[tuple[str, str]] = Counter()
    documents: dict[tuple[str, str], set[str]] = {}
    examples: dict[tuple[str, str], str] = {}
    for document, kind, word, sentence in coder.unknown(received):
        key = (kind, word)
        times[key] += 1
        documents.setdefault(key, set()).add(document)
        flat = " ".join(sentence.split())
        if key not in examples or len(flat) < len(examples[key]):
            examples[key] = flat if len(flat) <= _EXAMPLE else flat[: _EXAMPLE - 1] + "…"
    ranked = sorted(times.items(), key=lambda p: (-p[1], p[0]))
    return tuple(Unknown(word, kind, n, len(documents[kind, word]), examples[kind, word]) for (kind, word), n in ranked)
