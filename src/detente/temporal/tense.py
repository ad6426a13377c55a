"""The tense around a place in a text by its words alone, for whoever has no parser at hand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from detente.types import Tense

__all__ = ["surface_tense"]

#: Characters to either side that are looked at: a text without sentences must not cost its square.
_NEAR = 400
_SENTENCE_END = re.compile(r"[.!?]['\")”’]*\s+(?=[\"“A-Z])|\n\s*\n")
_CUE = re.compile(
    r"\b(?:(?P<future>will|shall|won't|would|to be|due|going to|plan(?:s|ned)? to|set to|expect(?:s|ed)? to|scheduled|"
    r"slated|by|until|till|upcoming)|(?P<past>was|were|had|has|have|did|said|says|met|held|took|began|came|went|made|"
    r"told|left|sent|fell|rose|[a-z]{2,}ed))\b|(?P<soon>['’]ll)\b",
    re.IGNORECASE,
)


def surface_tense(text: str) -> Callable[[int], Tense]:
    """Return what tells the tense at a code point: by the nearest verb before it in its sentence, else behind it.

    >>> surface_tense("They will meet on Monday.")(18)
    <Tense.FUTURE: 'future'>
    """
    ends = [m.end() for m in _SENTENCE_END.finditer(text)]

    def tense_at(place: int) -> Tense:
        number = bisect_right(ends, place)
        low = ends[number - 1] if number else 0
        high = ends[number] if number < len(ends) else len(text)
        before = list(_CUE.finditer(text, max(low, place - _NEAR), place))
        cue = before[-1] if before else _CUE.search(text, place, min(high, place + _NEAR))
        return Tense.FUTURE if cue is not None and not cue["past"] else Tense.PAST

    return tense_at
