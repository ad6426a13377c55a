"""Mentions that copies repeat: one is merged for all, so that a copy joins what its original joins and moves nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from detente.types import Testimony

__all__ = ["told_once"]


def told_once(testimonies: Iterable[Testimony]) -> dict[str, tuple[Testimony, tuple[Testimony, ...]]]:
    """Return, by id, the mentions to merge, each with the same mention in other documents of its origin.

    The same mention is the same act and status on the same word of the same sentence. For each origin the document with
    most mentions speaks, then the one published first, then the smallest id; a copy that is cut never does.
    """
    mentions = {t.id: t for t in sorted(testimonies, key=lambda t: (t.id, repr(t)))}
    told = Counter((t.origin, t.document) for t in mentions.values())
    same: dict[tuple[object, ...], list[Testimony]] = defaultdict(list)
    for t in mentions.values():
        same[_key(t)].append(t)
    found = {}
    for group in same.values():
        ranked = sorted(
            group,
            key=lambda t: (
                -told[t.origin, t.document],
                t.published is None,
                "" if t.published is None else t.published.isoformat(),
                t.document,
                t.trigger,
                t.id,
            ),
        )
        found[ranked[0].id] = (ranked[0], tuple(ranked[1:]))
    return found


def _key(t: Testimony) -> tuple[object, ...]:
    words = " ".join(t.words.casefold().split())
    if not words:
        return (t.id,)
    return t.origin, words, t.trigger[0] - t.sentence[0], t.act, t.type, t.mode, t.status, t.alleged
