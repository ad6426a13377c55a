"""Documents in, related pairs out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from detente.copies.candidates import candidates
from detente.copies.naming import name_pair
from detente.copies.reading import Reader, Reading
from detente.copies.verdict import Overlap, judge
from detente.types import CopyPair, Document

__all__ = ["find_copies"]

#: Up to this many pairs between documents of the same words are all told; of more, each with the first one.
_PAIRS = 400
#: Fewer words than this are no report: the same words again prove nothing ("File photo.").
_FEWEST_WORDS = 8


def find_copies(documents: Iterable[Document]) -> tuple[CopyPair, ...]:
    """Return the pairs of documents that are copies, sorted by ids, each once, with ``a < b``.

    Relations: ``verbatim`` (the same words, but for case, punctuation, dateline and agency credits), ``syndicated``
    (the same words, another publisher), ``edited`` (one holds most of the other: cut, added or reworded paragraphs),
    ``updated`` (as edited, by the same publisher later, and longer). Anything weaker gives no pair.

    ``score`` is the larger share of one text that stands in the other, 0 to 1. The same pairs come out whatever the
    order of ``documents``; of two documents with one id only one is read. Where more than 400 pairs would tell that a
    crowd has the same words, each is paired with the crowd's first by id instead.
    """
    crowds = _crowds(documents)
    first = [crowd[0] for crowd in crowds]
    found = [pair for crowd in crowds for pair in _within(crowd)]
    for i, j in candidates(first):
        overlap = judge(first[i], first[j])
        if overlap is not None:
            found.extend(_between(crowds[i], crowds[j], overlap))
    return tuple(sorted(found, key=lambda pair: (pair.a, pair.b)))


def _crowds(documents: Iterable[Document]) -> list[list[Reading]]:
    """Readings of one form together, by id; crowds by the id of their first."""
    reader = Reader()
    readings: dict[str, Reading] = {}
    for document in documents:
        reading = reader.read(document)
        held = readings.get(document.id)
        if reading.length >= _FEWEST_WORDS and (held is None or reading.form < held.form):
            readings[document.id] = reading
    crowds: dict[bytes, list[Reading]] = defaultdict(list)
    for identity in sorted(readings):
        crowds[readings[identity].form].append(readings[identity])
    return sorted(crowds.values(), key=lambda crowd: crowd[0].id)


def _within(crowd: Sequence[Reading]) -> Iterator[CopyPair]:
    count = len(crowd) * (len(crowd) - 1) // 2
    pairs = combinations(crowd, 2) if count <= _PAIRS else ((crowd[0], other) for other in crowd[1:])
    for a, b in pairs:
        overlap = judge(a, b)
        if overlap is not None:
            yield name_pair(a, b, overlap)


def _between(one: Sequence[Reading], other: Sequence[Reading], overlap: Overlap) -> Iterator[CopyPair]:
    pairs = product(one, other) if len(one) * len(other) <= _PAIRS else iter([(one[0], other[0])])
    for a, b in pairs:
        yield name_pair(a, b, overlap) if a.id < b.id else name_pair(b, a, overlap.mirrored())
