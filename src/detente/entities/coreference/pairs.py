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
_PAIR_STATES = frozenset(
    "country side nation state government capital power neighbour neighbor party ally enemy rival foe".split()
)


#: Adjectives that may stand before such a noun.
_PAIR_ADJECTIVES = frozenset(
    "old neighbouring neighboring rival warring opposing other foreign prime former nuclear asian".split()
)
_NOMINAL = ("nsubj", "nsubjpass", "dobj", "pobj", "poss")
#: How many sentences back the two people may be told. Tried 1 to 3.
_DUO_REACH = 3


class Pairs:
    """Finds those whom a word for several means, each as a mention of its own."""

    def __init__(self, told: Told) -> None:
        self.told = told

    def pair(self, tree: Tree, t: int) -> list[EntityMention]:
        """ "The two leaders", "both sides": a mention for each of the last two told, of two different states."""
        s, noun = tree.sentence, tree.lemma[t]
        people = noun in _PAIR_PEOPLE
        if self._is_duo(tree, t):
            return self._duo(tree, t)
        if tree.tag[t] != "NNS" or not (people or noun in _PAIR_STATES):
            return []
        start = next((c for c in tree.children[t] if tree.dep[c] in ("det", "nummod", "predet")), t)
        words = [tree.low[c] for c in tree.children[t] if c < t]
        two = bool({"two", "both", "three"} & set(words))
        bare = noun in ("leader", "president") and not words and tree.dep[t] == "nsubj"
        if not two and not bare and not (people and words == ["the"]):
            return []
        if any(c > t and tree.dep[c] in ("prep", "relcl") and tree.low[c] in ("of", "from") for c in tree.children[t]):
            return []
        if any(tree.dep[c] in ("amod", "compound") and tree.low[c] not in _PAIR_ADJECTIVES for c in tree.children[t]):
            return []
        if "three" in words:
            return self._three(tree, (min(start, t), t + 1), self._acting(tree, t)) if not people else []
        likely = self.told.commonest() if not people else None
        acting = self._acting(tree, t)  # "**Qatar** got both sides back in line": not Qatar
        chosen: dict[str, int] = {}
        for n, m in self.told.within(s, NAMED_REACH):
            if len(chosen) == 2:
                break
            if m.country in acting:
                continue
            fits = (
                m.kind == "person" and m.sector == "GOV" if people else m.kind in ("state", "person", "office", "group")
            )
            if likely is not None and m.country not in likely:
                continue
            unknown = people and m.kind == "person" and m.country is None and self.told.is_coordinated(m)
            who = m.entity if unknown else m.country
            if (fits or unknown) and who and who not in chosen and m.reason != "dateline":
                chosen[who] = n
        if len(chosen) < 2:
            return []
        return [self.told.copy(s, (min(start, t), t + 1), n, "pair") for n in sorted(chosen.values())]

    def _three(self, tree: Tree, tokens: tuple[int, int], acting: set[str | None]) -> list[EntityMention]:
        """ "The three governments": the three states that the report has named, where it has named no fourth as often."""
        states = self.told.commonest(3)
        if states is None or states & acting:
            return []
        chosen: dict[str | None, int] = {}
        for n, m in enumerate(self.told.layer):
            if m.country in states and m.kind == "state" and m.country not in chosen:
                chosen[m.country] = n
        if len(chosen) < len(states):
            return []
        return [self.told.copy(tree.sentence, tokens, n, "pair") for n in sorted(chosen.values())]

    def _acting(self, tree: Tree, t: int) -> set[str | None]:
        """The countries of the subjects of the verb that deals with the two."""
        verb = tree.head[t]
        if tree.dep[t] == "pobj":
            verb = tree.head[verb]
        if tree.dep[t] not in ("dobj", "pobj") or not tree.is_verb(verb):
            return set()
        subjects = {c for k in tree.by_dep(verb, "nsubj") for c in tree.conjuncts(k)}
        return {m.country for _, m in self.told.last_first(tree.sentence) if m.head in subjects}

    def _is_duo(self, tree: Tree, t: int) -> bool:
        """Whether the words are "the two", "the pair" or "the two men"."""
        low = {tree.low[c] for c in tree.children[t] if c < t}
        if tree.low[t] == "two" and tree.dep[t] in _NOMINAL:
            return (
                t > 0
                and tree.low[t - 1] == "the"
                and (t + 1 >= tree.size or tree.tag[t + 1] not in ("NNS", "NNP", "JJ"))
            )
        if tree.low[t] in ("pair", "duo"):
            return low == {"the"} and not tree.by_dep(t, "prep")
        return tree.low[t] in ("men", "women") and bool(low & {"two", "both"})

    def _duo(self, tree: Tree, t: int) -> list[EntityMention]:
        """The last two people told, of whatever state."""
        start = min([t, *(c for c in tree.children[t] if tree.dep[c] in ("det", "nummod", "predet"))])
        start = start - 1 if start and tree.low[start - 1] in ("the", "both") else start
        s = tree.sentence
        for back in range(1, _DUO_REACH + 1):  # two whom one sentence tells of
            chosen: dict[str | int, int] = {}
            for n, m in self.told.within(s, _DUO_REACH):
                named = m.kind == "person" and m.entity and s.index - m.sentence == back
                if named and self.told.key(n) not in chosen and len(chosen) < 2:
                    chosen[self.told.key(n)] = n
            if len(chosen) == 2:
                return [self.told.copy(s, (start, t + 1), n, "pair") for n in sorted(chosen.values())]
        return []

    def joint(self, tree: Tree, t: int, mention: EntityMention, number: int) -> list[EntityMention]:
        """ "Russia and China said **they** …": a mention for each of those that the pronoun's antecedent is coordinated with."""
        if tree.low[t] not in PLURAL and tree.tag[t] != "NNS":
            return []
        named = self.told.layer[number]
        source = self.told.trees[named.sentence]
        others = [n for n, m in enumerate(self.told.layer) if m.span == named.span and n != number]
        if named.reason == "coreference:pair" or (named.reason == "coreference:pronoun" and others):
            return [self.told.copy(tree.sentence, mention.tokens, n, "pronoun") for n in others]
        if tree.low[t] in PLURAL:
            heads = set(source.conjuncts(source.first_conjunct(named.head))) - {named.head}
        else:  # "**Iranian** and Israeli officials met. The officials …"
            modifiers = source.by_dep(named.head, "amod", "compound", "nmod")
            heads = {h for c in modifiers for h in source.conjuncts(source.first_conjunct(c))}
        here = range(len(self.told.layer))
        if named.sentence == tree.sentence.index and any(t in source.subtree(h) for h in heads if h > named.head):
            return []  # "the fighters and the troops at **their** side"
        beside = [n for n in here if self.told.layer[n].sentence == named.sentence and self.told.layer[n].head in heads]
        return [
            self.told.copy(tree.sentence, mention.tokens, n, "pronoun")
            for n in beside
            if self.told.layer[n].country not in (None, mention.country)
            or (self.told.layer[n].country is None and self.told.layer[n].kind == "person")
        ]
