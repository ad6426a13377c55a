"""Shares, F1 and causes, counted alike for every kind of gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from detente.types import Annotation

__all__ = ["best_first", "by_count", "countries", "f1", "macro_f1", "percent"]


def best_first(ranked: Iterable[tuple[int, int, int]]) -> dict[int, int]:
    """Pair gold ``i`` with coded ``k``, one to one, from ``(rank, i, k)``: the lowest rank first."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, k in sorted(ranked):
        if i not in pairs and k not in taken:
            pairs[i] = k
            taken.add(k)
    return pairs


def countries(indices: Sequence[int], annotation: Annotation) -> frozenset[str]:
    """The countries that the mentions of entities stand for."""
    return frozenset(c for i in indices if (c := annotation.entities[i].country) is not None)


def percent(part: int, whole: int) -> float:
    """``part`` of ``whole`` in per cent with one decimal; 0 where there is no whole."""
    return round(100 * part / whole, 1) if whole else 0.0


def f1(pairs: Sequence[tuple[object, object]], label: object) -> float:
    """F1 of one class over ``(gold, coded)`` pairs, in per cent."""
    hit = sum(g == label and p == label for g, p in pairs)
    return percent(2 * hit, sum(g == label for g, _ in pairs) + sum(p == label for _, p in pairs))


def macro_f1(pairs: Sequence[tuple[object, object]]) -> float:
    """Mean F1 over the classes that the gold holds, in per cent."""
    classes = {g for g, _ in pairs}
    return round(sum(f1(pairs, k) for k in classes) / len(classes), 1) if classes else 0.0


def by_count(causes: Iterable[str]) -> list[tuple[str, int]]:
    """Return causes with their counts, commonest first."""
    return sorted(Counter(causes).items(), key=lambda p: (-p[1], p[0]))
