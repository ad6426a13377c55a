"""Why a quotation may not be its speaker's, or its text not whole: short words for people."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from detente.attribution.quotation import Quotation

__all__ = ["OPENED_TWICE", "OTHER_MAN", "TWO_SPEAKERS", "UNCLOSED", "Spoken", "doubts"]

OTHER_MAN = "the speaker is spoken of as another man"
TWO_SPEAKERS = "two speakers for one quote"
UNCLOSED = "never closed"
OPENED_TWICE = "broken frame: opened again before it was closed"

#: Quotations shorter than this many words may well be said by two people.
_MIN_SHARED_WORDS = 3

#: A quotation, who says it (as one word for comparison), and the names that would be his own.
Spoken = tuple[Quotation, str | None, frozenset[str]]


def doubts(
    text: str, spoken: Sequence[Spoken], rivals: frozenset[int], reopened: frozenset[int]
) -> list[tuple[str, ...]]:
    """Return the reasons to distrust each quotation, in a fixed order; none where nothing speaks against it.

    ``rivals`` are places in ``spoken`` that two frames claim for two speakers; ``reopened`` those that go on in the
    next paragraph.
    """
    speakers: dict[str, set[str]] = defaultdict(set)
    for q, speaker, _ in spoken:
        key = _key(text, q)
        if speaker is not None and key:
            speakers[key].add(speaker)
    found: list[tuple[str, ...]] = []
    for n, (q, _, names) in enumerate(spoken):
        own = []
        if names and not names.isdisjoint(re.findall(r"\w+", text[q.start : q.end])):
            own.append(OTHER_MAN)
        if n in rivals or len(speakers.get(_key(text, q), ())) > 1:
            own.append(TWO_SPEAKERS)
        if not q.closed and n not in reopened:
            following = spoken[n + 1][0] if n + 1 < len(spoken) else None
            broken = following is not None and following.depth == q.depth and following.start < q.paragraph[1]
            own.append(OPENED_TWICE if broken else UNCLOSED)
        found.append(tuple(own))
    return found


def _key(text: str, q: Quotation) -> str:
    words = re.findall(r"\w+", text[q.start : q.end].lower())
    return " ".join(words) if len(words) >= _MIN_SHARED_WORDS else ""
