"""Quotation marks in plain text: straight, curly, low, angled and, where it is safe, single ones.

Marks are paired paragraph by paragraph with a stack, so that the time is linear in the text whatever is left open. A mark
that is never closed ends at the next opening mark of its paragraph, else at the paragraph's end. Where the next paragraph
opens anew, both are parts of one quotation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from detente.types import Span

__all__ = ["Quotation", "find_quotations"]

#: Quotations deeper than this inside one another are not told apart.
MAX_DEPTH = 8

_MARK = re.compile(r"''|``|[\"“”„‟«»‹›]|(?<!\w)['‘‚](?=\w|\.\.\.|…)|(?<=[^\s(\['‘‚])['’](?!\w)")
_PARAGRAPH = re.compile(r"[^\n]+")

_OPENING = {"“": "double", "„": "double", "‟": "double", "``": "double", "«": "angled", "‹": "angled-single"}
_CLOSING = {"”": "double", "»": "angled", "›": "angled-single"}
#: A single mark at a word's end is an apostrophe more often than not: it closes only what is no longer than this.
_MAX_SINGLE = 400


@dataclass(slots=True)
class Quotation:
    """One pair of marks: ``[start, end)`` with the marks. ``part_of`` is the earlier quotation that this one goes on with.

    ``closed`` is false where the closing mark is missing. ``depth`` 0 stands in no other quotation.
    """

    start: int
    end: int
    depth: int
    closed: bool
    paragraph: Span
    part_of: int | None = None
    single: bool = False

    @property
    def span(self) -> Span:
        """Start and end, marks included."""
        return self.start, self.end


def find_quotations(text: str) -> list[Quotation]:
    """Return the quotations of ``text`` in text order."""
    found: list[Quotation] = []
    dangling: int | None = None  # index of a quotation left open at the end of the paragraph before
    for match in _PARAGRAPH.finditer(text):
        low, high = match.span()
        here = _paragraph(text, low, high)
        if not here:
            if text[low:high].strip():
                dangling = None
            continue
        if dangling is not None and not text[low : here[0].start].strip():
            here[0].part_of = dangling
        base = len(found)
        found.extend(here)
        last = max((q for q in range(base, len(found)) if found[q].depth == 0), default=None)
        dangling = None
        if last is not None and not found[last].closed and found[last].end >= _visible_end(text, low, high):
            dangling = last
    return found


def _visible_end(text: str, low: int, high: int) -> int:
    while high > low and text[high - 1].isspace():
        high -= 1
    return high


def _paragraph(text: str, low: int, high: int) -> list[Quotation]:
    """Pair the marks of one paragraph."""
    stack: list[tuple[int, int, str]] = []  # start, end of the mark, family
    pairs: list[tuple[int, int, bool, str]] = []
    opened: list[int] = []
    end = _visible_end(text, low, high)
    for mark in _MARK.finditer(text, low, high):
        family, side = _read(text, mark.start(), mark.end(), low, end, {f for _, _, f in stack[-MAX_DEPTH:]})
        if side == "open":
            stack.append((mark.start(), mark.end(), family))
            if family != "single":
                opened.append(mark.start())
        elif side == "close":
            at = next(
                (k for k in range(len(stack) - 1, max(-1, len(stack) - 1 - MAX_DEPTH), -1) if stack[k][2] == family),
                None,
            )
            if at is None or (family == "single" and mark.start() - stack[at][0] > _MAX_SINGLE):
                continue
            start = stack[at][0]
            pairs.extend((s, -1, False, f) for s, _, f in stack[at + 1 :] if f != "single")
            del stack[at:]
            pairs.append((start, mark.end(), True, family))
    pairs.extend((s, -1, False, f) for s, _, f in stack if f != "single")
    return _nest(text, pairs, opened, low, end)


def _read(text: str, start: int, stop: int, low: int, end: int, open_families: set[str]) -> tuple[str, str]:
    """Return family and side of a mark: what stands around it decides, then what is open."""
    mark = text[start:stop]
    before = text[start - 1] if start > low else " "
    after = text[stop] if stop < end else " "
    if mark in ("'", "‘", "’", "‚"):
        if mark in ("‘", "‚") or (mark == "'" and (before.isspace() or before in '([{—–-"“„«') and not after.isspace()):
            return "single", "open"
        return "single", "close"
    if mark in ("“", "‟") and "double" in open_families and (stop >= end or (after.isspace() and before.isspace())):
        return "double", "close"  # a closing mark typed the wrong way round; also the German closing mark
    if (
        mark == "“"
        and "double" in open_families
        and not before.isspace()
        and before not in "([{—–-'‘"
        and not after.isalnum()
    ):
        return "double", "close"
    if mark in "«‹" and _OPENING[mark] in open_families and not before.isspace():
        return _OPENING[mark], "close"  # »so« in German and Danish
    if mark in _OPENING:
        return _OPENING[mark], "open"
    if mark in _CLOSING:
        if mark in "»›" and (before.isspace() or start == low) and not after.isspace():
            return _CLOSING[mark], "open"
        if mark == "”" and "double" not in open_families and "straight" in open_families:
            return "straight", "close"  # marks of two kinds mixed
        return _CLOSING[mark], "close"
    opens = (before.isspace() or before in "([{—–-'‘") and not after.isspace()
    closes = not before.isspace() and (after.isspace() or after in ")]}.,;:!?—–-'’…")
    mixed = "double" in open_families and "straight" not in open_families
    family = "double" if mixed and (mark == "''" or (closes and not opens)) else "straight"
    if opens == closes:
        return family, "close" if family in open_families else "open"
    if opens and family in open_families and mark == '"' and start + 1 >= end:
        return family, "close"
    return family, "open" if opens else "close"


def _nest(text: str, pairs: list[tuple[int, int, bool, str]], opened: list[int], low: int, end: int) -> list[Quotation]:
    """Bound the unclosed marks, order all and give each its depth."""
    opened.sort()
    following = dict(pairwise(opened))
    spans: list[tuple[int, int, bool, str]] = []
    for start, stop, closed, family in pairs:
        if not closed:
            stop = _visible_end(text, start, following.get(start, end))
        if stop - start > 1 and any(c.isalnum() for c in text[start:stop]):
            spans.append((start, stop, closed, family))
    spans.sort(key=lambda p: (p[0], -p[1]))
    found: list[Quotation] = []
    enclosing: list[int] = []
    for start, stop, closed, family in spans:
        while enclosing and enclosing[-1] <= start:
            enclosing.pop()
        if enclosing and stop > enclosing[-1]:
            stop = enclosing[-1]
        if len(enclosing) >= MAX_DEPTH:
            continue
        if family == "single" and not _safe_single(text, start, stop, nested=bool(enclosing)):
            continue
        found.append(Quotation(start, stop, len(enclosing), closed, (low, end), single=family == "single"))
        enclosing.append(stop)
    return found


def _safe_single(text: str, start: int, stop: int, *, nested: bool) -> bool:
    """Whether single marks quote: two words or more, or inside another quotation."""
    inner = text[start + 1 : stop - 1]
    return nested or " " in inner.strip() or text[start] in "‘‚"
