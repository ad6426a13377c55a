"""Sentences a second of the coder alone on parsed text, with the bundled frames and with ten times as many.

usage: python bench/speed/coder.py FILE.jsonl … [--limit N]

Texts are parsed, trees mended and entities found before the clock starts: what is timed is predications, frames, operators and
projection. The larger lexicon has the bundled frames and copies of them under words that no text holds: an index by lemma
must not feel them. Prints seconds, sentences a second and their ratio, the two taking turns.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from detente.coder import SentenceCoder
from detente.grammar import Tree
from detente.lexicon import Lexicon
from detente.pipeline.coding import Coder
from detente.pipeline.preparing import prepare
from detente.types import EntityMention, Received

TURNS = 5
COPIES = 9


def main() -> None:
    """Parse, then time both lexicons in turns."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, default=300)
    arguments = parser.parse_args()
    coder = Coder()
    parsed = list(sentences(coder, list(texts(arguments.files, arguments.limit))))
    small, large = coder._sentences, SentenceCoder(enlarged(coder.lexicon))
    best = {"small": float("inf"), "large": float("inf")}
    for _ in range(TURNS):
        for name, one in (("small", small), ("large", large)):
            best[name] = min(best[name], timed(one, parsed))
    count = len(parsed)
    for name, one in (("small", small), ("large", large)):
        print(f"{name}: {len(one.lexicon.frames)} frames, {best[name]:.2f} s, {count / best[name]:.0f} sentences/s")
    print(f"{count} sentences; large to small {best['large'] / best['small']:.2f}")


def texts(files: list[Path], limit: int) -> Iterator[Received]:
    """The first documents of each file."""
    for path in files:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number >= limit:
                    break
                yield Received(text=json.loads(line)["text"], place=f"{path.name}:{number}")


Parsed = tuple[Tree, tuple[EntityMention, ...], list[int]]


def sentences(coder: Coder, received: list[Received]) -> Iterator[Parsed]:
    """Trees with their entities, ready for the coder."""
    group = [prepare(r) for r in received]
    for document, parsed in zip(group, coder.parse(group), strict=True):
        yield from coder._trees_of(document, parsed)


def timed(one: SentenceCoder, parsed: list[Parsed]) -> float:
    """Seconds for all sentences."""
    start = time.perf_counter()
    for tree, entities, here in parsed:
        one.code(tree, entities, here)
    return time.perf_counter() - start


def enlarged(lexicon: Lexicon) -> Lexicon:
    """The lexicon with copies of its frames under made-up words."""
    frames = dict(lexicon.frames)
    for copy in range(COPIES):
        for frame in lexicon.frames.values():
            made = replace(
                frame,
                id=f"{frame.id}-{copy}",
                verbs=tuple(f"zz{copy}{v}" for v in frame.verbs),
                nouns=tuple(f"zz{copy}{n}" for n in frame.nouns),
                adjectives=tuple(f"zz{copy}{a}" for a in frame.adjectives),
            )
            frames[made.id] = made
    return replace(lexicon, frames=MappingProxyType(frames))


if __name__ == "__main__":
    main()
