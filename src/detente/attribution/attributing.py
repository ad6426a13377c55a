"""The stage as others call it: sentences and entities in, attributions and quotations out."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from detente.attribution.alone import speak_alone
from detente.attribution.claims import Claim
from detente.attribution.layering import Layering
from detente.attribution.linking import Linked, link
from detente.attribution.nouns import other_claims
from detente.attribution.quotation import Quotation, find_quotations
from detente.attribution.turns import find_turns
from detente.attribution.verbs import verb_claims
from detente.attribution.weighing import SPEECH, told, unnested
from detente.grammar import Tree, Trees
from detente.lexicon.cues import CueTable, load_cues
from detente.types import Attribution, EntityMention, Quote, Sentence

__all__ = ["Attributor", "attribute"]


class Attributor:
    """Finds who says what. Holds the cues only; nothing is kept between reports."""

    def __init__(self, cues: CueTable) -> None:
        self.cues = cues

    def attribute(
        self,
        sentences: Sequence[Sentence],
        entities: Sequence[EntityMention],
        text: str,
        trees: Sequence[Tree] | None = None,
    ) -> tuple[tuple[Attribution, ...], tuple[Quote, ...]]:
        """Return attributions and quotations in text order; spans are code points of ``text``.

        ``trees`` are the trees of ``sentences``, where they are built already.
        """
        if trees is None:
            trees = Trees(sentences)
        quotations = find_quotations(text)
        claims: list[Claim] = []
        for number in range(len(sentences)):
            tree = trees[number]
            here = [*verb_claims(tree, number, self.cues), *other_claims(tree, number, self.cues)]
            here.sort(key=lambda c: c.anchor)
            claims.extend(unnested([c for c in here if told(tree, c)], tree.tag))
        linked = link(text, sentences, claims, quotations)
        fit(sentences, claims, linked)
        claims.extend(speak_alone(text, sentences, trees, entities, linked))
        return _layers(text, sentences, entities, claims, quotations, linked)


def _layers(
    text: str,
    sentences: Sequence[Sentence],
    entities: Sequence[EntityMention],
    claims: Sequence[Claim],
    quotations: Sequence[Quotation],
    linked: Linked,
) -> tuple[tuple[Attribution, ...], tuple[Quote, ...]]:
    layering = Layering(text, sentences, entities)
    held: dict[int, list[int]] = defaultdict(list)
    for n, claim in enumerate(linked.claim_of):
        if claim is not None:
            held[id(claim)].append(n)
    built: list[tuple[Attribution, int]] = []
    for claim in claims:
        own = held.get(id(claim), [])
        rule = _rule([linked.rule_of[n] for n in own]) if own else claim.slot
        found = layering.attribution(claim, [linked.quotations[n] for n in own], rule)
        if found is not None:
            built.append((found, id(claim)))
    built.extend((layering.turn(t), 0) for t in find_turns(text))
    built.sort(
        key=lambda pair: (
            min(s for part in (pair[0].source, pair[0].cue, pair[0].content) for s in part),
            pair[0].content,
        )
    )
    layer = [a for a, _ in built]
    parents = layering.nested(layer)
    layer = [replace(a, parent=p) for a, p in zip(layer, parents, strict=True)]
    place = {key: n for n, (_, key) in enumerate(built)}
    claim_by_quote = {id(q): c for q, c in zip(linked.quotations, linked.claim_of, strict=True) if c is not None}
    owner = [place.get(id(claim_by_quote.get(id(q)))) for q in quotations]
    rivals = {id(linked.quotations[n]) for n in linked.rivals}
    return tuple(layer), layering.quotes(quotations, owner, layer, rivals)


def _rule(rules: Sequence[str]) -> str:
    """The rule that found the speaker, not those that only went on with him."""
    return next((r for r in rules if r not in ("quote-reopened", "quote-goes-on", "quote-broken-off")), rules[0])


def fit(sentences: Sequence[Sentence], claims: Sequence[Claim], linked: Linked) -> None:
    """Make contents and quotations agree: a claim inside a quotation stays there; one outside takes it whole or not at all."""
    held: dict[int, list[int]] = defaultdict(list)
    for n, claim in enumerate(linked.claim_of):
        if claim is not None:
            held[id(claim)].append(n)
    starts = [q.start for q in linked.quotations]
    for claim in sorted(claims, key=lambda c: len(c.content)):  # the innermost takes a quotation first
        s = sentences[claim.sentence]
        inside = [_holder(linked.quotations, starts, s.starts[t]) for t in claim.content]
        own = _holder(linked.quotations, starts, s.starts[claim.anchor])
        if own is not None and not _reported_inside(sentences[claim.sentence], claim):
            claim.content = []
            continue
        if own is not None:
            claim.content = [t for t, q in zip(claim.content, inside, strict=True) if q == own]
            continue
        mine = held.get(id(claim), [])
        if mine:
            rule = linked.rule_of[mine[0]]
            if rule == "quote-then-cue":
                if inside and (inside[0] is not None or claim.content[0] > claim.anchor):
                    claim.content = []
            elif rule == "cue-then-quote":
                first = claim.content[0] if claim.content else None
                if first is None or inside[0] is not None:
                    claim.content = []
        for n in sorted({q for q in inside if q is not None}):
            if linked.claim_of[n] is None and claim.content and n not in mine:
                linked.claim_of[n], linked.rule_of[n] = claim, claim.slot


def _reported_inside(sentence: Sentence, claim: Claim) -> bool:
    """Whether a claim inside a quotation is told of somebody: "“The Kremlin denied it,” he said". PolNeAR's readers left
    the attitudes of the speaker himself unmarked there ("I think")."""
    if claim.cue.kind not in SPEECH or claim.head is None or claim.slot not in ("clause", "main", "preposition"):
        return False
    return sentence.tags[claim.head][:2] == "NN"


def _holder(quotations: Sequence[Quotation], starts: Sequence[int], position: int) -> int | None:
    n = bisect_right(starts, position) - 1
    return n if n >= 0 and position < quotations[n].end else None


def attribute(
    sentences: Sequence[Sentence],
    entities: Sequence[EntityMention],
    text: str,
    trees: Sequence[Tree] | None = None,
    cues: CueTable | None = None,
) -> tuple[tuple[Attribution, ...], tuple[Quote, ...]]:
    """Return attributions and quotations by ``cues``, else by the bundled ones, which are read anew for each call.

    Over many reports keep an :class:`Attributor`.
    """
    return Attributor(load_cues() if cues is None else cues).attribute(sentences, entities, text, trees)
