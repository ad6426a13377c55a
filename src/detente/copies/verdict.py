"""Whether two readings are copies, by what share of one stands in the other, and what changed in between."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.copies.alignment import exchanged
from detente.copies.reading import SHINGLE, Flags, Hashes, Reading

__all__ = ["Overlap", "judge"]

#: Share of the contained text's 5-grams. Independent reports of one event (100 stories by three newsrooms) reach .13
#: outside quotations and .35 with them; agency copies under other mastheads begin at about .5. Tried .3 to .7.
_CONTAINED_MIN = 0.5
#: A copy begins somewhere near the beginning: this share of the first 200 5-grams of one of the two stands in the other.
#: A later report that only repeats the background, and two reports above the same picture captions, fall below.
_HEAD, _HEAD_MIN = 200, 0.25
_START, _START_MIN = 100, 0.1
#: From here on two texts have the same words but for a slip of the pen.
_SAME_MIN = 0.95
#: Fewer 5-grams than this prove nothing unless all words are the same.
_FEWEST = 8
#: A form filled in anew is no copy: this share of its names and numbers stand in the place of others, and this many. News
#: copies reach .04 (a toll that rose, a title in other words), official forms begin at .09. A copy never changes a year.
_EXCHANGED_MAX, _EXCHANGED_FEWEST = 0.1, 3


@dataclass(frozen=True, slots=True)
class Overlap:
    """``shared`` of ``of_a`` and ``of_b`` distinct 5-grams (of the narration, unless a text is nearly all quotation)."""

    shared: int
    of_a: int
    of_b: int
    exact: bool
    narration: bool

    @property
    def in_a(self) -> float:
        """Share of a's 5-grams that stand in b."""
        return self.shared / self.of_a if self.of_a else float(self.exact)

    @property
    def in_b(self) -> float:
        """Share of b's 5-grams that stand in a."""
        return self.shared / self.of_b if self.of_b else float(self.exact)

    @property
    def containment(self) -> float:
        """The larger of both shares, 0 to 1."""
        return max(self.in_a, self.in_b)

    @property
    def same(self) -> bool:
        """Whether both are the same words, but for a slip."""
        return self.exact or min(self.in_a, self.in_b) >= _SAME_MIN

    def mirrored(self) -> Overlap:
        """The same overlap with a and b exchanged."""
        return Overlap(self.shared, self.of_b, self.of_a, self.exact, self.narration)


def judge(a: Reading, b: Reading) -> Overlap | None:
    """Return the overlap of two copies, ``None`` where they are not copies. Symmetric, and a matter of words alone.

    Quotations are left out: two agencies at one briefing share them. Where one text is nearly all quotation (a
    statement), all words of both count.
    """
    if a.digest == b.digest:
        size = len(np.unique(a.shingles))
        return Overlap(size, size, size, exact=True, narration=False)
    narration = a.narrated and b.narrated
    in_order_a, in_order_b = _counted(a, narration=narration), _counted(b, narration=narration)
    set_a, set_b = np.unique(in_order_a), np.unique(in_order_b)
    if min(len(set_a), len(set_b)) < _FEWEST:
        return None
    shared = len(np.intersect1d(set_a, set_b, assume_unique=True))
    overlap = Overlap(shared, len(set_a), len(set_b), exact=False, narration=narration)
    if overlap.containment < _CONTAINED_MIN:
        return None
    if not (_begins(in_order_a, set_b) or _begins(in_order_b, set_a)):
        return None
    exchange = exchanged(a, b)
    if exchange.years or (exchange.facts >= _EXCHANGED_FEWEST and exchange.share >= _EXCHANGED_MAX):
        return None
    return overlap


def _counted(reading: Reading, *, narration: bool) -> Hashes:
    unspoken: Flags = ~reading.spoken
    return reading.shingles[unspoken] if narration else reading.shingles


def _begins(in_order: Hashes, other: Hashes) -> bool:
    """Whether the beginning of a text is in the other one."""
    met = np.isin(in_order[:_HEAD], other)
    return bool(met.mean() >= _HEAD_MIN and met[:_START].mean() >= _START_MIN)


def same_words(overlap: Overlap) -> str:
    """What was found, in words and numbers; ``a`` and ``b`` are the pair's own."""
    kind = "narrated " if overlap.narration else ""
    if overlap.exact:
        return f"the same words ({overlap.of_a} distinct word {SHINGLE}-grams)"
    return f"{overlap.shared} {kind}word {SHINGLE}-grams shared, of {overlap.of_a} in a and {overlap.of_b} in b"
