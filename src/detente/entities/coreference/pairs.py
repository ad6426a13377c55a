"""Two or more at once: "the two leaders", "both sides", *they* of two that *and* joins."""

from __future__ import annotations

from detente.entities.coreference.told import NAMED_REACH, PLURAL, Told
from detente.grammar import Tree
from detente.types import EntityMention

__all__ = ["Pairs"]

#: Nouns that name two sides already told ("the two presidents", "both sides").
_PAIR_PEOPLE = frozenset(
    "president leader minister premier chancellor diplomat official counterpart man secretary".split()
)
_PAIR_STATES = frozenset("country side nation state government capital power neighbour neighbor party ally".split())


class Pairs:
    """Finds those whom a word for several means, each as a mention of its own."""

    def __init__(self, told: Told) -> None:
        self.told = told

    def pair(self, tree: Tree, t: int) -> list[EntityMention]:
        """ "The two leaders", "both sides": a mention for each of the last two told, of two different states."""
        s, noun = tree.sentence, tree.lemma[t]
        people = noun in _PAIR_PEOPLE
        if tree.tag[t] != "NNS" or not (people or noun in _PAIR_STATES):
            return []
        start = next((c for c in tree.children[t] if tree.dep[c] in ("det", "nummod", "predet")), t)
        words = [tree.low[c] for c in tree.children[t] if c < t]
        two = "two" in words or "both" in words
        bare = noun in ("leader", "president") and not words and tree.dep[t] == "nsubj"
        if not two and not bare and not (people and words == ["the"]):
            return []
        if any(c > t and tree.dep[c] in ("prep", "relcl") and tree.low[c] in ("of", "from") for c in tree.children[t]):
            return []
        likely = self.told.commonest() if not people else None
        chosen: dict[str, int] = {}
        for n in range(len(self.told.layer) - 1, -1, -1):
            m = self.told.layer[n]
            if s.index - m.sentence > NAMED_REACH or len(chosen) == 2:
                break
            fits = (
                m.kind == "person" and m.sector == "GOV" if people else m.kind in ("state", "person", "office", "group")
            )
            if likely is not None and m.country not in likely:
                continue
            if fits and m.country and m.country not in chosen and m.reason != "dateline":
                chosen[m.country] = n
        if len(chosen) < 2:
            return []
        return [self.told.copy(s, (min(start, t), t + 1), n, "pair") for n in sorted(chosen.values())]

    def joint(self, tree: Tree, t: int, mention: EntityMention, number: int) -> list[EntityMention]:
        """ "Russia and China said **they** …": a mention for each of those that the pronoun's antecedent is coordinated with."""
        if tree.low[t] not in PLURAL and tree.tag[t] != "NNS":
            return []
        named = self.told.layer[number]
        source = self.told.trees[named.sentence]
        if tree.low[t] in PLURAL:
            heads = set(source.conjuncts(source.first_conjunct(named.head))) - {named.head}
        else:  # "**Iranian** and Israeli officials met. The officials …"
            modifiers = source.by_dep(named.head, "amod", "compound", "nmod")
            heads = {h for c in modifiers for h in source.conjuncts(source.first_conjunct(c))}
        here = range(len(self.told.layer))
        beside = [n for n in here if self.told.layer[n].sentence == named.sentence and self.told.layer[n].head in heads]
        return [
            self.told.copy(tree.sentence, mention.tokens, n, "pronoun")
            for n in beside
            if self.told.layer[n].country not in (None, mention.country)
        ]
