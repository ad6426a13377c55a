"""From pairs to origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from detente.types import CopyPair, content_id

__all__ = ["origins"]


def origins(ids: Iterable[str], pairs: Iterable[CopyPair]) -> dict[str, str]:
    """Return the origin id of each document id: equal for copies of one report, sorted by document id.

    Every pair joins, whatever its relation, save ``independent``. The origin id is a digest of the id of the group's
    original: the document that some pair names as original and no pair names as copy; the smallest id where there is no
    such document (nothing known, or a cycle), or several. So a new copy changes it only where the copy turns out to be
    the original, or where nothing is known of any and the new id is the smallest. Ids that only pairs name are given too.
    """
    parent: dict[str, str] = {i: i for i in ids}
    copies: set[str] = set()
    named: set[str] = set()
    for pair in pairs:
        for end in (pair.a, pair.b):
            parent.setdefault(end, end)
        if pair.relation == "independent" or pair.a == pair.b:
            continue
        a, b = _root(parent, pair.a), _root(parent, pair.b)
        parent[max(a, b)] = min(a, b)
        if pair.original is not None:
            named.add(pair.original)
            copies.add(pair.b if pair.original == pair.a else pair.a)
    groups: dict[str, list[str]] = defaultdict(list)
    for i in sorted(parent):
        groups[_root(parent, i)].append(i)
    found: dict[str, str] = {}
    for members in groups.values():
        original = min(members, key=lambda i: (i not in named or i in copies, i in copies, i))
        for member in members:
            found[member] = content_id("origin", original)
    return dict(sorted(found.items()))


def _root(parent: dict[str, str], i: str) -> str:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i
