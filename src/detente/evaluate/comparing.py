"""What a change of the lexicon gains and loses: every gold item that comes out right before or after, and not both."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.errors import ConfigError
from detente.evaluate.gold import GoldDocument, GoldPair, GoldSentence, read_gold
from detente.evaluate.mentions import core_mentions
from detente.evaluate.relations import right_pairs
from detente.evaluate.running import as_received, documents_received, pairs_received
from detente.evaluate.sentences import right_sentences
from detente.pipeline.coding import Coder

__all__ = ["Change", "compare", "load_outcomes", "outcomes", "save_outcomes"]


@dataclass(frozen=True, slots=True)
class Change:
    """Gold items that were wrong and are right (``gained``), and the other way round, as ``id: sentence``."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]
    right: int
    total: int


def outcomes(coder: Coder, files: Iterable[Path]) -> dict[str, tuple[bool, str]]:
    """Return for every gold item of the files, by id, whether it comes out right, and its sentence.

    A sentence is right with all its codings; a pair with its type and direction; a mention of a document with type, sides
    and status. Sentences set aside are left out: nobody tunes to them.
    """
    found: dict[str, tuple[bool, str]] = {}

    def add(path: Path, key: str, hit: bool, text: str) -> None:
        if key in found:
            raise ConfigError(f"{path}: the id {key!r} stands twice in the gold; give every item its own")
        found[key] = (hit, text)

    for path in files:
        gold = read_gold(path)
        sentences = [g for g in gold if isinstance(g, GoldSentence) and not g.aside]
        pairs = [g for g in gold if isinstance(g, GoldPair)]
        documents = [g for g in gold if isinstance(g, GoldDocument)]
        if sentences:
            right = right_sentences(sentences, coder.annotate(as_received(sentences), batch_size=128))
            for s in sentences:
                add(path, s.id, s.id in right, s.text)
        if pairs:
            good = right_pairs(pairs, coder.annotate(pairs_received(pairs), batch_size=128))
            for p in pairs:
                add(path, p.id, p.id in good, p.text)
        if documents:
            for key, hit, words in core_mentions(documents, coder.annotate(documents_received(documents))):
                add(path, key, hit, words)
    return found


def compare(before: Mapping[str, bool], after: Mapping[str, tuple[bool, str]]) -> Change:
    """Return what changed between two runs over the same gold."""
    gained = tuple(f"{k}: {text}" for k, (hit, text) in after.items() if hit and before.get(k) is False)
    lost = tuple(f"{k}: {text}" for k, (hit, text) in after.items() if not hit and before.get(k) is True)
    return Change(gained, lost, sum(hit for hit, _ in after.values()), len(after))


def save_outcomes(path: Path, found: Mapping[str, tuple[bool, str]]) -> None:
    """Write what was right, for :func:`load_outcomes`."""
    path.write_text(json.dumps({k: hit for k, (hit, _) in sorted(found.items())}, indent=0) + "\n", encoding="utf-8")


def load_outcomes(path: Path) -> dict[str, bool]:
    """Read a file of :func:`save_outcomes`. Raises :class:`ConfigError` for any other file."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: is no file of `lexicon test --save` ({error}); write one first") from error
    if not isinstance(raw, dict) or not all(isinstance(v, bool) for v in raw.values()):
        raise ConfigError(f"{path}: is no file of `lexicon test --save`; write one first")
    return raw
