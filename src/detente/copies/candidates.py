"""Pairs of readings that are worth judging, from an index of sampled shingles. No pair matrix."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from detente.copies.reading import Hashes, Reading

__all__ = ["candidates"]

#: One shingle in four is indexed, the same ones in every text (those whose hash divides by four). Tried 1 to 16.
_SAMPLE = 4
#: A text with fewer shingles is indexed with all of them, so that a brief found whole in a long report is not missed.
_SHORT = 80
#: A shingle in very many texts (a site's furniture, a story copied a thousand times) links each with the first few only:
#: a family of copies stays linked, and the work stays linear.
_LINKS, _LINKS_COMMON, _COMMON = 32, 4, 1000
#: Share of the smaller sample that must be met to be worth judging: half of what an edited copy needs.
_SHARE = 0.25

Counts = npt.NDArray[np.int64]


def candidates(readings: Sequence[Reading]) -> list[tuple[int, int]]:
    """Return index pairs ``(i, j)``, ``i < j``, sorted, that share at least a quarter of the smaller one's sample.

    Time and memory grow with the words and with 32 links a shingle at most, never with the square of the texts.
    """
    samples = [_sample(r.shingles) for r in readings]
    sizes: Counts = np.asarray([len(s) for s in samples], dtype=np.int64)
    if len(readings) < 2 or not sizes.sum():
        return []
    hashes = np.concatenate(samples)
    texts = np.repeat(np.arange(len(readings), dtype=np.int64), sizes)
    order = np.lexsort((texts, hashes))
    left, right = _links(hashes[order], texts[order])
    codes, shared = np.unique(left * len(readings) + right, return_counts=True)
    i, j = np.divmod(codes, len(readings))
    smaller = np.minimum(sizes[i], sizes[j])
    keep = shared >= np.maximum(np.minimum(2, smaller), smaller * _SHARE)
    return [(int(a), int(b)) for a, b in zip(i[keep], j[keep], strict=True)]


def _sample(shingles: Hashes) -> Hashes:
    distinct = np.unique(shingles)
    return distinct if len(distinct) <= _SHORT else distinct[distinct % np.uint64(_SAMPLE) == 0]


def _links(hashes: Hashes, texts: Counts) -> tuple[Counts, Counts]:
    """For each run of equal hashes, each text with the first texts of the run."""
    count = len(hashes)
    first = np.ones(count, dtype=np.bool_)
    first[1:] = hashes[1:] != hashes[:-1]
    starts = np.flatnonzero(first)
    lengths = np.diff(np.append(starts, count))
    start = np.repeat(starts, lengths)
    rank = np.arange(count, dtype=np.int64) - start
    limit = np.where(np.repeat(lengths, lengths) > _COMMON, _LINKS_COMMON, _LINKS)
    left, right = [], []
    for k in range(_LINKS):
        held = np.flatnonzero((rank > k) & (limit > k))
        if not len(held):
            break
        left.append(texts[start[held] + k])
        right.append(texts[held])
    if not left:
        empty = np.empty(0, dtype=np.int64)
        return empty, empty
    return np.concatenate(left), np.concatenate(right)
