"""Two texts word by word: which facts stand in the place of other facts."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

from detente.copies.reading import SHINGLE, Hashes, Reading

__all__ = ["Exchange", "exchanged"]

#: A gap between two anchors is read as a replacement when neither side has more words than this.
_GAP_WORDS = 16


@dataclass(frozen=True, slots=True)
class Exchange:
    """``facts`` names and numbers of one text stand where the other has others; ``years`` of them are years.

    ``of`` is the number of distinct facts in the text that has fewer.
    """

    facts: int
    years: int
    of: int

    @property
    def share(self) -> float:
        """Exchanged facts among all facts, 0 to 1."""
        return self.facts / self.of if self.of else 0.0


def exchanged(a: Reading, b: Reading) -> Exchange:
    """Count the facts that one text has in the place of facts of the other, and that the other has nowhere.

    A copy keeps its facts, or drops them. A form filled in anew (the same words about another minister, the next
    round, the year after) has other facts in the same places.
    """
    anchors = _anchors(a.shingles, b.shingles)
    words_a, words_b = set(a.codes.tolist()), set(b.codes.tolist())
    only_a: set[int] = set()
    only_b: set[int] = set()
    years = 0
    edge = (len(a.codes), len(b.codes))
    before = (-SHINGLE, -SHINGLE)
    for here in [*anchors, edge]:
        gap_a, gap_b = slice(before[0] + SHINGLE, here[0]), slice(before[1] + SHINGLE, here[1])
        before = here
        if not (0 < gap_a.stop - gap_a.start <= _GAP_WORDS and 0 < gap_b.stop - gap_b.start <= _GAP_WORDS):
            continue
        new_a, new_b = _facts(a, gap_a) - words_b, _facts(b, gap_b) - words_a
        if not new_a or not new_b:
            continue
        only_a |= new_a
        only_b |= new_b
        years += min(len(_years(a, gap_a) - words_b), len(_years(b, gap_b) - words_a))
    of = min(len(np.unique(a.codes[a.facts])), len(np.unique(b.codes[b.facts])))
    return Exchange(min(len(only_a), len(only_b)), years, of)


def _facts(reading: Reading, gap: slice) -> set[int]:
    return set(reading.codes[gap][reading.facts[gap]].tolist())


def _years(reading: Reading, gap: slice) -> set[int]:
    return set(reading.codes[gap][reading.years[gap]].tolist())


def _anchors(a: Hashes, b: Hashes) -> list[tuple[int, int]]:
    """Positions of shingles that stand once in each text, in the longest order that both keep."""
    values_a, first_a, count_a = np.unique(a, return_index=True, return_counts=True)
    values_b, first_b, count_b = np.unique(b, return_index=True, return_counts=True)
    _, in_a, in_b = np.intersect1d(values_a, values_b, assume_unique=True, return_indices=True)
    once = (count_a[in_a] == 1) & (count_b[in_b] == 1)
    pairs = sorted(zip(first_a[in_a][once].tolist(), first_b[in_b][once].tolist(), strict=True))
    return _rising(pairs)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rises on both sides (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for number, (_, right) in enumerate(pairs):
        at = bisect_left(tails, right)
        back.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(right)
            ends.append(number)
        else:
            tails[at] = right
            ends[at] = number
    found: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        found.append(pairs[number])
        number = back[number]
    return found[::-1]
