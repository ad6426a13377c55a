"""From claims to the layers that others read: spans, kinds, speakers, nesting, and quotations with their doubts."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from detente.attribution.claims import RELATIVES, Claim
from detente.attribution.doubts import Spoken, doubts
from detente.attribution.quotation import Quotation
from detente.attribution.turns import Turn
from detente.types import Attribution, EntityMention, Quote, Sentence, Span

__all__ = ["Layering", "merge_spans", "token_spans"]

_EDGE = frozenset(",.;:—–-()[]")


def token_spans(sentence: Sentence, tokens: Iterable[int]) -> list[Span]:
    """Return spans of runs of tokens. Commas and stops at the edges of a run are left out, quotation marks are kept."""
    spans: list[Span] = []
    run: list[int] = []
    for t in [*sorted(set(tokens)), -1]:
        if run and t != run[-1] + 1:
            while run and sentence.words[run[0]] in _EDGE:
                run.pop(0)
            while run and sentence.words[run[-1]] in _EDGE:
                run.pop()
            if run:
                spans.append((sentence.starts[run[0]], sentence.ends[run[-1]]))
            run = []
        run.append(t)
    return spans


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sort spans and join those that overlap or touch."""
    found: list[Span] = []
    for start, end in sorted(s for s in spans if s[0] < s[1]):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


class Layering:
    """Builds the two layers of one report."""

    def __init__(self, text: str, sentences: Sequence[Sentence], entities: Sequence[EntityMention]) -> None:
        self.text = text
        self.sentences = sentences
        self.entities = entities
        self._at: dict[int, list[int]] = defaultdict(list)
        for number, mention in enumerate(entities):
            self._at[mention.sentence].append(number)

    def attribution(self, claim: Claim, quotations: Sequence[Quotation], rule: str) -> Attribution | None:
        """Return the attribution of one claim, without parent, or ``None`` where nothing is left as its content."""
        s = self.sentences[claim.sentence]
        content = merge_spans([*token_spans(s, claim.content), *(q.span for q in quotations)])
        if not any(c.isalnum() for start, end in content for c in self.text[start:end]):
            return None
        source = merge_spans(token_spans(s, claim.source))
        cue = merge_spans(token_spans(s, claim.cue_tokens))
        mention = self.mention(claim)
        return Attribution(
            source=source,
            cue=cue,
            content=content,
            kind=self._kind(content, quotations),
            speaker=None if mention is None else self.entities[mention].entity,
            speaker_mention=mention,
            parent=None,
            rule=f"{rule}:{claim.cue.id}" if claim.cue.id else rule,
        )

    def _kind(self, content: Sequence[Span], quotations: Sequence[Quotation]) -> str:
        """Direct where all words stand in quotation marks, indirect where none does."""
        if not quotations:
            return "indirect"
        for start, end in content:
            inside = sum(max(0, min(end, q.end) - max(start, q.start)) for q in quotations)
            if inside < end - start - 2:
                return "mixed"
        return "direct"

    def mention(self, claim: Claim) -> int | None:
        """Return the entity mention that the source's head lies in; the antecedent's for *who*."""
        if claim.head is None:
            return None
        here = self._at.get(self.sentences[claim.sentence].index, ())
        found = self._holding(here, claim.head)
        if found is None and claim.source:
            low = [self.sentences[claim.sentence].words[t].lower() for t in claim.source]
            if len(low) == 1 and low[0] in RELATIVES:
                return None
            inside = [n for n in here if set(range(*self.entities[n].tokens)) <= set(claim.source)]
            things = self.sentences[claim.sentence].lemmas[claim.head] in VESSELS
            named = [n for n in inside if self.entities[n].antecedent is None]
            if things and named:
                return named[0]
        return found

    def _holding(self, here: Iterable[int], token: int) -> int | None:
        """Mentions headed by the token first, then the shortest that holds it."""
        fitting = [n for n in here if self.entities[n].tokens[0] <= token < self.entities[n].tokens[1]]
        if not fitting:
            return None
        return min(
            fitting,
            key=lambda n: (
                self.entities[n].given,
                self.entities[n].head != token,
                self.entities[n].span[1] - self.entities[n].span[0],
            ),
        )

    def nested(self, layer: Sequence[Attribution]) -> list[int | None]:
        """Return for each attribution the innermost other one whose content holds its cue (its content without a cue)."""
        order = sorted(
            ((start, -end, n) for n, a in enumerate(layer) for start, end in a.content),
        )
        starts = [o[0] for o in order]
        parents: list[int | None] = []
        for n, a in enumerate(layer):
            own = (a.cue or a.content)[0]
            best, size = None, 1 << 60
            k = bisect_left(starts, own[0] + 1) - 1
            for back in range(k, max(-1, k - MAX_SCAN), -1):
                start, end, other = order[back][0], -order[back][1], order[back][2]
                if other != n and start <= own[0] and own[1] <= end and end - start < size:
                    if parents_of(parents, other, n):
                        continue
                    best, size = other, end - start
            parents.append(best)
        return parents

    def turn(self, turn: Turn) -> Attribution:
        """Return the attribution of one turn of a transcript."""
        mention = next(
            (n for n, m in enumerate(self.entities) if turn.name[0] <= m.span[0] and m.span[1] <= turn.name[1]), None
        )
        speaker = None if mention is None else self.entities[mention].entity
        return Attribution(
            (turn.name,), (turn.colon,), merge_spans(turn.content), "direct", speaker, mention, None, "turn"
        )

    def quotes(
        self,
        quotations: Sequence[Quotation],
        owner: Sequence[int | None],
        layer: Sequence[Attribution],
        rivals: set[int],
    ) -> tuple[Quote, ...]:
        """Return the quotations, each with the speaker of its attribution (by index ``owner``) and its doubts.

        ``rivals`` are ids of quotations that two frames claim.
        """
        spoken: list[Spoken] = []
        for q, a in zip(quotations, owner, strict=True):
            attribution = None if a is None else layer[a]
            spoken.append((q, self._who(attribution), self._names(attribution)))
        places = frozenset(n for n, q in enumerate(quotations) if id(q) in rivals)
        reopened = frozenset(q.part_of for q in quotations if q.part_of is not None)
        reasons = doubts(self.text, spoken, places, reopened)
        found = []
        for q, a, why in zip(quotations, owner, reasons, strict=True):
            attribution = None if a is None else layer[a]
            found.append(
                Quote(
                    span=q.span,
                    text=self.text[q.start : q.end],
                    speaker=None if attribution is None else attribution.speaker,
                    speaker_span=attribution.source[0] if attribution is not None and attribution.source else None,
                    suspect=why,
                )
            )
        return tuple(found)

    def _who(self, a: Attribution | None) -> str | None:
        """The speaker as one word: his entity, else the last word of the source; ``None`` for a pronoun nobody stands behind."""
        if a is None or not a.source:
            return None
        if a.speaker is not None:
            return a.speaker
        if a.speaker_mention is not None and self.entities[a.speaker_mention].antecedent is not None:
            return None
        words = self.text[a.source[0][0] : a.source[0][1]].split()
        return words[-1] if words and words[-1][0].isupper() and len(words[-1]) > 3 else None

    def _names(self, a: Attribution | None) -> frozenset[str]:
        """Surnames by which the text names a speaker who is a person."""
        if a is None or a.speaker_mention is None:
            return frozenset()
        m = self.entities[a.speaker_mention]
        if m.kind != "person" or (m.role is None and m.entity is None):
            return frozenset()
        base = m if m.antecedent is None else self.entities[m.antecedent]
        last = base.text.split()[-1].removesuffix("'s").removesuffix("’s") if base.text else ""
        return frozenset({last}) if last[:1].isupper() and last.isalpha() else frozenset()


#: How many contents before a cue are looked at for one that holds it. Tried 20 to 200.
MAX_SCAN = 60

#: Nouns for what holds words; the speaker is whoever is named with them.
VESSELS = frozenset(
    """statement report letter post tweet survey message article communique communiqué release document memo speech email
    announcement note ruling complaint indictment information data figure account readout transcript spokesman spokeswoman spokesperson official source""".split()
)


def parents_of(parents: Sequence[int | None], other: int, n: int) -> bool:
    """Whether ``n`` is already above ``other``: nesting never runs in a circle."""
    seen = 0
    at: int | None = other
    while at is not None and seen < MAX_SCAN:
        if at == n:
            return True
        at = parents[at] if at < len(parents) else None
        seen += 1
    return False
