"""Whom a pronoun means by the verb over it: who says it, who is told to act, who is blamed, who is dealt with."""

from __future__ import annotations

from detente.entities.coreference.told import BODIES, PERSONAL, Told
from detente.grammar import Tree
from detente.grammar.predication import TOLD_TO
from detente.grammar.words import REPORTING
from detente.types import EntityMention

__all__ = ["Governed"]

#: Verbs of help, given in what the helped one does.
_HELPING = frozenset("help aid assist support back join abet".split())
#: Prepositions that tell at whom something is aimed.
_AIMING = frozenset("on against to at with upon toward towards".split())
#: Verbs that blame their object for what *of* or *for* tells.
_BLAMING = frozenset("accuse blame criticise criticize condemn fault denounce rebuke slam".split())


class Governed:
    """Readings of pronouns that the sentence itself decides."""

    def __init__(self, told: Told) -> None:
        self.told = told

    def own_sayer(self, tree: Tree, t: int) -> int | None:
        """The body that says what the clause of the pronoun tells; -1 for one that is no mention, ``None`` where nobody fits."""
        verb = tree.first_conjunct(tree.head[t])  # "said that A had agreed, and **that it** would …"
        if verb != tree.head[t] and not any(tree.low[c] == "that" for c in tree.by_dep(tree.head[t], "mark")):
            return None
        above = tree.head[verb]
        if tree.dep[t] not in ("nsubj", "nsubjpass") or tree.dep[verb] != "ccomp" or tree.lemma[above] not in REPORTING:
            return None
        sayers = tree.by_dep(above, "nsubj")
        if len(sayers) != 1 or sayers[0] > t or tree.by_dep(sayers[0], "conj"):
            return None
        sayer = sayers[0]
        plural = tree.tag[sayer] in ("NNS", "NNPS") and not tree.sentence.words[sayer].endswith("Forces")  # one body
        for n, m in self.told.last_first(tree.sentence):
            if self.told.covers(n, sayer):
                fits = m.kind in BODIES and (tree.low[t] == "they" or not (plural and m.kind == "group"))
                return n if fits else None
        whose = tree.by_dep(sayer, "amod", "compound", "nmod", "poss")  # "**South Korean** consumer groups said they …"
        for n, m in self.told.last_first(tree.sentence):
            if m.head in whose and m.country:
                return n
        named = tree.tag[sayer] in ("NN", "NNP") if tree.low[t] == "it" else plural
        people = tree.lemma[sayer] in self.told.actors.groups or tree.lemma[sayer] in self.told.actors.titles
        return -1 if named and not (people and tree.low[t] == "it") else None

    def dealt_with(self, tree: Tree, t: int) -> set[int]:
        """The phrases of those whom the main clause deals with, where *them* is the object of the verb behind it.

        "Arrested **two officials**, accusing *them* of spying", "**two officials** were arrested, …".
        """
        verb = tree.head[t]
        participle = tree.dep[verb] == "advcl" and tree.tag[verb] == "VBG"
        if tree.dep[t] != "dobj" or not (participle or tree.dep[verb] == "conj") or tree.by_dep(verb, "nsubj"):
            return set()
        main = tree.head[verb]
        heads = [o for o in tree.by_dep(main, "dobj", "nsubjpass") if o < verb]
        lists = {o for o in heads if len(tree.conjuncts(o)) > 1 or tree.by_dep(o, "appos")}
        several = [o for o in heads if tree.tag[o] in ("NNS", "NNPS") or o in lists]
        below = [c for o in several for c in tree.subtree(o)]
        apart = [
            c
            for c in below
            if tree.dep[c] in ("relcl", "acl", "poss") or (tree.dep[c] == "prep" and tree.low[c] != "of")
        ]
        outside = {t for c in apart for t in tree.subtree(c)}
        return {t for o in several for t in tree.subtree(o)} - outside

    def addressed(self, tree: Tree, t: int) -> int | None:
        """Those who are told what the clause of *them* says: "warned **the fishermen** that patrols would shoot *them*"."""
        verb = tree.head[t]
        for _ in range(tree.size):
            above = tree.head[verb]
            if above == verb:
                return None
            if tree.dep[verb] == "ccomp":
                told = [o for o in tree.by_dep(above, "dobj", "dative") if tree.tag[o] in ("NNS", "NNPS")]
                here = [
                    n
                    for n, m in self.told.last_first(tree.sentence)
                    if m.country and any(self.told.covers(n, o) for o in told)
                ]
                return here[0] if here and tree.lemma[above] in TOLD_TO else None
            verb = above
        return None

    def thing_before(self, tree: Tree, t: int) -> bool:
        """Whether the clause before "and **its** …" has one thing for its subject, which is no mention."""
        verb = tree.head[tree.head[t]]
        if tree.dep[tree.head[t]] not in ("nsubj", "nsubjpass") or tree.dep[verb] != "conj":
            return False
        subjects = tree.by_dep(tree.head[verb], "nsubj", "nsubjpass")
        if len(subjects) != 1 or tree.tag[subjects[0]] != "NN":
            return False
        inside = set(tree.subtree(subjects[0]))
        here = [m for m in self.told.layer if m.sentence == tree.sentence.index]
        return not any(m.head in inside for m in here)

    def things_told(self, tree: Tree, t: int) -> bool:
        """Whether *they* may as well mean things told last in the plural, which are no mention."""
        verb = tree.head[t]
        if tree.dep[t] != "nsubj" or tree.dep[verb] != "ccomp":
            return False
        speech = tree.head[verb]
        main = tree.head[speech]
        if tree.dep[speech] != "advcl" or tree.tag[speech] != "VBG" or tree.by_dep(speech, "nsubj"):
            return False
        things = [o for o in tree.by_dep(main, "dobj") if tree.tag[o] == "NNS"]
        return any(self.told.at(tree.sentence, o) is None for o in things)

    def controller(self, tree: Tree, t: int, kinds: tuple[str, ...]) -> int | None:
        """ "urged Washington to lift **its** sanctions", "accused it of using **its** army": who is told to act or blamed is meant."""
        if tree.tag[t] != "PRP$" and tree.dep[t] != "nsubj":
            return None
        aim = self._aimed_at(tree, t, kinds)
        if aim is not None:
            return aim
        v = t
        for _ in range(tree.size):
            h = tree.head[v]
            if h == v:
                return None
            accused = tree.dep[v] == "pcomp" and tree.low[h] in ("of", "for") and tree.lemma[tree.head[h]] in _BLAMING
            if accused or (tree.dep[v] == "xcomp" and tree.tag[v] == "VB" and tree.has_to(v)):
                for o in tree.by_dep(tree.head[h] if accused else h, "dobj"):
                    for n, m in self.told.last_first(tree.sentence):
                        if self.told.covers(n, o) and m.kind in kinds and m.country:
                            return n
                return None
            v = h
        return None

    def _aimed_at(self, tree: Tree, t: int, kinds: tuple[str, ...]) -> int | None:
        """ "sanctioned Russia for **its** invasion": behind *for* and *over*, who is acted on; behind *in*, who is helped."""
        noun = tree.head[t]
        prep = tree.head[noun]
        if tree.dep[noun] != "pobj" or tree.low[prep] not in ("for", "over", "about", "in"):
            return None
        verb = tree.head[prep]
        for _ in range(4):
            if tree.is_verb(verb) or tree.head[verb] == verb:
                break
            verb = tree.head[verb]
        if not tree.is_verb(verb) or (tree.low[prep] == "in" and tree.lemma[verb] not in _HELPING):
            return None
        for n, m in self.told.last_first(tree.sentence):
            if m.tokens[0] <= verb:
                return None
            if m.kind not in kinds or not m.country or not verb < m.head < prep:
                continue
            h = tree.head[m.head]
            aimed = tree.dep[m.head] == "dobj" and h == verb
            at = tree.dep[m.head] == "pobj" and tree.low[h] in _AIMING
            if aimed or at:
                return n
        return None

    def heralds(self, m: EntityMention, tree: Tree, t: int) -> bool:
        """Whether ``m`` is a spokesman whose own sentence says "he": then he speaks of the one he speaks for."""
        role = (m.role or "").lower()
        if ("spokes" not in role and "press secretary" not in role) or tree.low[t] not in PERSONAL:
            return False
        verb = tree.head[m.head]
        return tree.dep[m.head] == "nsubj" and tree.dep[t] == "nsubj" and tree.head[t] != verb and m.head < t
