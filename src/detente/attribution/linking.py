"""Joins quotations to the claims of the sentences around them: before, after and around the cue, and over paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from detente.attribution.claims import Claim
from detente.attribution.quotation import Quotation
from detente.types import Sentence

__all__ = ["Linked", "link"]

#: A frame ("the minister told reporters in Geneva on Monday") is no longer than this, in tokens. Tried 15 to 60.
_MAX_FRAME = 40
_ENDINGS = ",?!—–-…"


@dataclass(slots=True)
class Linked:
    """The outcome: which claim each quotation of the top level belongs to, and by which rule; ``None`` where none does.

    ``rivals`` are quotations that a cue before and a cue behind claim for two sources.
    """

    claim_of: list[Claim | None]
    rule_of: list[str]
    quotations: list[Quotation]
    rivals: set[int]


@dataclass(slots=True)
class _Line:
    """All tokens of a report in one row. ``quote[k]`` is the top-level quotation that token ``k`` stands in, or -1."""

    sentences: Sequence[Sentence]
    first: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    owner: list[int] = field(default_factory=list)
    quote: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for number, s in enumerate(self.sentences):
            self.first.append(len(self.starts))
            self.starts.extend(s.starts)
            self.ends.extend(s.ends)
            self.owner.extend([number] * len(s))
        self.quote = [-1] * len(self.starts)


def link(text: str, sentences: Sequence[Sentence], claims: Sequence[Claim], quotations: Sequence[Quotation]) -> Linked:
    """Give each top-level quotation its claim. ``claims`` are in text order."""
    top = [q for q in quotations if q.depth == 0]
    line = _Line(sentences)
    for n, q in enumerate(top):
        for k in range(bisect_left(line.starts, q.start), bisect_left(line.starts, q.end)):
            line.quote[k] = n
    return _Linker(text, line, top, claims, quotations).run()


class _Linker:
    def __init__(
        self, text: str, line: _Line, top: list[Quotation], claims: Sequence[Claim], every: Sequence[Quotation]
    ) -> None:
        self.text = text
        self.line = line
        self.top = top
        self.found: list[Claim | None] = [None] * len(top)
        self.rules = [""] * len(top)
        self.rivals: set[int] = set()
        place = {id(q): n for n, q in enumerate(top)}
        self.part_of = [
            None if q.part_of is None or id(every[q.part_of]) not in place else place[id(every[q.part_of])] for q in top
        ]
        self.claims: dict[int, list[Claim]] = defaultdict(list)
        for c in claims:
            self.claims[c.sentence].append(c)

    def run(self) -> Linked:
        for n in range(len(self.top)):
            claim, rule = self._after(n)
            before, before_rule = self._before(n)
            if claim is None:
                claim, rule = before, before_rule
            elif before is not None and self._rival(claim, before, n):
                self.rivals.add(n)
            if claim is None:
                claim, rule = self._carried(n)
            self.found[n], self.rules[n] = claim, rule
        for n in range(len(self.top) - 1, 0, -1):  # "One. ¶ “Two,” he said": the parts before take the later speaker
            earlier = self.part_of[n]
            if earlier is not None and self.found[earlier] is None and self.found[n] is not None:
                self.found[earlier], self.rules[earlier] = self.found[n], "quote-reopened"
            elif self.found[n] is not None and self.found[n - 1] is None and self._broken_off(n - 1):
                self.found[n - 1], self.rules[n - 1] = self.found[n], "quote-broken-off"
        return Linked(self.found, self.rules, self.top, self.rivals)

    def _broken_off(self, n: int) -> bool:
        """Whether quotation ``n`` has no closing mark and the next one opens straight behind it."""
        return not self.top[n].closed and not self.text[self.top[n].end : self.top[n + 1].start].strip()

    def _rival(self, claim: Claim, before: Claim, n: int) -> bool:
        """Whether two frames name two sources: "Biden said: “…,” said Putin"."""
        if before is claim or before.head is None or claim.head is None or (n and self.found[n - 1] is before):
            return False
        words = self.line.sentences[claim.sentence].words, self.line.sentences[before.sentence].words
        return words[0][claim.head] != words[1][before.head]

    def _at(self, position: int) -> int:
        return bisect_left(self.line.starts, position)

    def _outside(self, claim: Claim) -> bool:
        return self.line.quote[self.line.first[claim.sentence] + claim.anchor] < 0

    def _in_frame(self, low: int, high: int) -> list[Claim]:
        """Claims able to carry a quotation whose anchor lies in tokens ``[low, high)`` of one sentence."""
        sentence = self.line.owner[low]
        base = self.line.first[sentence]
        return [c for c in self.claims.get(sentence, ()) if low <= base + c.anchor < high and "quote" in c.cue.takes]

    def _after(self, n: int) -> tuple[Claim | None, str]:
        """ "…," the minister said."""
        q = self.top[n]
        line = self.line
        start = self._at(q.end)
        if start >= len(line.starts) or not q.closed:
            return None, ""
        comma = self.text[line.starts[start]] == ","
        if comma:
            start += 1
        ending = self._ending(q)
        if not (comma or ending in _ENDINGS) or start >= len(line.starts) or line.starts[start] >= q.paragraph[1]:
            return None, ""
        stop = start
        sentence = line.owner[start]
        while (
            stop < len(line.starts)
            and line.owner[stop] == sentence
            and line.quote[stop] < 0
            and stop - start < _MAX_FRAME
        ):
            stop += 1
        frame = self._in_frame(start, stop)
        if not frame:
            return None, ""
        base = line.first[sentence]
        for claim in frame[:2]:
            tokens = [base + t for t in (*claim.cue_tokens, *claim.source) if base + t >= start]
            if any(line.quote[base + t] == n for t in claim.source):
                continue
            if tokens and min(tokens) - start <= 1:
                if ending in "?!" and not comma and self._own_sentence(claim, start, stop):
                    continue
                return claim, "quote-then-cue"
        return None, ""

    def _own_sentence(self, claim: Claim, start: int, stop: int) -> bool:
        """ "“Really?” He said that …": the words behind the quotation have their own content."""
        base = self.line.first[claim.sentence]
        return claim.slot == "clause" and any(start <= base + t < stop and t > claim.anchor for t in claim.content)

    def _ending(self, q: Quotation) -> str:
        inner = self.text[q.start + 1 : q.end - 1].rstrip(" \"'”’")
        return inner[-1] if inner else " "

    def _before(self, n: int) -> tuple[Claim | None, str]:
        """The minister said: "…"."""
        q = self.top[n]
        line = self.line
        stop = self._at(q.start)
        if stop == 0:
            return None, ""
        mark = self.text[line.starts[stop - 1]]
        paragraph = line.starts[stop - 1] >= q.paragraph[0]
        if not paragraph and mark != ":":
            return None, ""
        low = stop - 1 if mark in ",:" else stop
        sentence = line.owner[stop - 1]
        if mark != ":" and stop < len(line.owner) and line.owner[stop] != sentence and mark in ".!?":
            return None, ""
        start = low
        while (
            start > 0 and line.owner[start - 1] == sentence and line.quote[start - 1] < 0 and low - start < _MAX_FRAME
        ):
            start -= 1
        if start == low:
            return None, ""
        frame = self._in_frame(start, low)
        base = line.first[sentence]
        for claim in reversed(frame):
            last = base + max(claim.cue_tokens)
            if mark == ":" or (
                mark == "," and (self._whole(q) or last >= low - 2) and not self._full(claim, base, low)
            ):
                return claim, "cue-then-quote"
            if last >= low - 1:
                return claim, "cue-then-quote"
            if any(base + t >= stop and line.quote[base + t] == n for t in claim.content):
                return claim, "quote-in-clause"
            if self.found and n and self.found[n - 1] is claim and mark in ",;":
                return claim, "quote-around-cue"
            if mark != ",":
                break
        return None, ""

    def _full(self, claim: Claim, base: int, low: int) -> bool:
        """Whether the claim has its content between cue and quotation already ("said the plan failed, "a disaster")."""
        return (
            claim.slot == "clause"
            and any(claim.anchor < t < low - base for t in claim.content)
            and not any(self.line.quote[base + t] >= 0 for t in claim.content)
        )

    def _whole(self, q: Quotation) -> bool:
        """Whether the quotation is a sentence of its own: it begins with a capital and ends like one."""
        inner = self.text[q.start + 1 : q.end - 1].strip(" '‘’")
        return bool(inner) and (inner[0].isupper() or inner[0] in "[.…") and " " in inner

    def _carried(self, n: int) -> tuple[Claim | None, str]:
        """No cue of its own: part of the quotation before, or its speaker goes on."""
        q = self.top[n]
        line = self.line
        earlier = self.part_of[n]
        if earlier is not None:
            return self.found[earlier], "quote-reopened"
        first = self._at(q.start)
        if first == 0 or first >= len(line.starts) or not self._whole(q) or not self._opens(first, q):
            return None, ""
        before = line.owner[first - 1]
        for m in range(
            n - 1, max(-1, n - 4), -1
        ):  # "…," she said, describing "mixers". "…": past what is quoted by the way
            claim = self.found[m]
            if (
                claim is not None
                and claim.sentence == before
                and self.rules[m] == "quote-then-cue"
                and line.starts[first - 1] >= q.paragraph[0]
            ):
                return claim, "quote-goes-on"
        claim = self.found[n - 1] if n else None
        if claim is not None:
            reach = max(self.top[n - 1].end, line.ends[self._frame_end(claim, first)])
            if not any(c.isalnum() for c in self.text[reach : q.start]):
                return claim, "quote-goes-on"
        if line.starts[first - 1] >= q.paragraph[0]:
            said = [
                c
                for c in self.claims.get(before, ())
                if c.slot in ("clause", "main") and "quote" in c.cue.takes and self._outside(c)
            ]
            if said:
                return said[-1], "quote-after-report"
        return None, ""

    def _frame_end(self, claim: Claim, stop: int) -> int:
        """The last token before ``stop`` of the sentence that the claim stands in."""
        base = self.line.first[claim.sentence]
        return min(base + len(self.line.sentences[claim.sentence]), stop) - 1

    def _opens(self, first: int, q: Quotation) -> bool:
        """Whether the quotation begins a sentence; the parser may leave its mark to the sentence before."""
        before = first - 1
        if self.line.starts[before] < q.paragraph[0] or self.text[self.line.starts[before]] in ".!?":
            return True
        if self.line.quote[before] >= 0 and self.line.quote[before] != self.line.quote[first]:
            return True  # straight behind another quotation
        return self.line.owner[before] != self.line.owner[first]
