"""Definite descriptions: who or what of those told before "the president", "the bloc", "the Iranian capital" is."""

from __future__ import annotations

from dataclasses import replace

from detente.entities.coreference.bodies import ARMED, BODY_NOUNS, NAME_ENDS, Bodies
from detente.entities.coreference.offices import COLLECTIVE, Offices
from detente.entities.coreference.persons import COUNTERPARTS, Persons
from detente.entities.coreference.told import NAMED_REACH, PEOPLE_NOUNS, Told
from detente.grammar import Tree
from detente.types import EntityMention

__all__ = ["Descriptions"]

#: What the two halves of a land are called.
_HALVES = frozenset({"north", "south"})
_NEIGHBOURS = frozenset({"neighbour", "neighbor"})


class Descriptions:
    """Finds whom the descriptions of one report mean."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.bodies, self.offices, self.persons = Bodies(told), Offices(told), Persons(told)

    def named(self, tree: Tree, m: EntityMention) -> EntityMention:
        """A mention that the tables found, as the person told beside it or before."""
        m = self.persons.apposed(tree, self.bodies.acronym(tree, m))
        return self.persons.opposite(tree, self.persons.national(tree, m))

    def resolve(self, tree: Tree, t: int) -> EntityMention | None:
        """The mention of the description that the noun at ``t`` heads, or ``None``."""
        general = tree.low[t] == "general" and t > 1 and tree.low[t - 2] == "secretary"
        if tree.tag[t][:2] != "NN" and not general:
            return None
        return self.persons.beside(tree, t) or self._by_noun(tree, t)

    def vague(self, tree: Tree, m: EntityMention) -> EntityMention | None:
        """ "**The Foreign Ministry** also banned": a body that the model has as a name and that only its noun tells."""
        word = tree.low[m.tokens[1] - 1]
        if m.reason != "ner:ORG" or m.country is not None or word not in COLLECTIVE or word in ("bank", "country"):
            return None
        start = m.tokens[0] - (tree.low[m.tokens[0]] != "the")
        if start < 0 or tree.low[start] != "the" or m.tokens[1] - start > _PHRASE:
            return None
        return self.offices.collective(tree, (start, m.tokens[1]), word)

    def _by_noun(self, tree: Tree, t: int) -> EntityMention | None:
        word, lemma = tree.low[t], tree.lemma[t]
        if lemma in COUNTERPARTS:
            return self.persons.counterpart(tree, t)
        if lemma in _NEIGHBOURS:
            return self.offices.neighbour(tree, t)
        if word == "capital":
            return self._capital(tree, t)
        if word in _HALVES:
            return self.offices.half(tree, t)
        if (titled := self._titled(tree, t)) is not None:
            return titled
        found = self._group(tree, t) or (self.bodies.by_name(tree, t) if word in NAME_ENDS else None)
        group = lemma in self.told.actors.groups and word not in COLLECTIVE and word not in PEOPLE_NOUNS
        if found is not None or group or tree.tag[t] not in ("NN", "NNP") or not t or tree.dep[t] == "compound":
            return found
        start = _phrase_start(tree, t)
        if start is None:
            return None
        if word in PEOPLE_NOUNS and tree.low[start] == "the":
            return self.offices.described(tree, (start, t + 1), word)
        if word == "bank":
            return self.offices.collective(tree, (start, t + 1), word) if tree.low[t - 1] == "central" else None
        return self.offices.collective(tree, (start, t + 1), word) if word in COLLECTIVE else None

    def _group(self, tree: Tree, t: int) -> EntityMention | None:
        word, lemma = tree.low[t], tree.lemma[t]
        found = None
        common = tree.tag[t] in ("NN", "NNS")
        if common and lemma in self.told.actors.groups and word not in COLLECTIVE and word not in PEOPLE_NOUNS:
            found = self.bodies.told_again(tree, t)
        if found is None and lemma in BODY_NOUNS:  # the model takes "the bloc" for a name
            found = self.bodies.body_again(tree, t)
        return self.bodies.armed(tree, t) if found is None and lemma in ARMED and tree.tag[t] == "NNS" else found

    def _titled(self, tree: Tree, t: int) -> EntityMention | None:
        """ "The secretary-general", "the foreign minister": the one person told under just that title."""
        i = t
        while (
            i
            and (tree.head[i - 1] == t or tree.low[i - 1] in ("-", "secretary"))
            and tree.low[i - 1] != "the"
            and t - i < 4
        ):
            i -= 1
        if (
            not i
            or tree.tag[t] not in ("NN", "JJ")
            or tree.low[i - 1] != "the"
            or (i == t and tree.low[t] in PEOPLE_NOUNS)
        ):
            return None
        if any(tree.dep[c] in ("prep", "appos", "relcl") for c in tree.children[t]) or tree.dep[t] in (
            "compound",
            "nmod",
        ):
            return None
        title = tree.sentence.text_of(i, t + 1).lower()
        told, s = self.told, tree.sentence
        if not any(
            x.words[-1] == title.split()[-1] or x.words == (title,)
            for x in told.actors.titles.get(title.split()[-1], ())
        ):
            return None
        here = [
            n for n, m in told.within(s, NAMED_REACH) if m.kind == "person" and _bears(title, (m.role or "").lower())
        ]
        if not here or len({told.key(n) for n in here}) > 1:
            return None
        return told.copy(s, (i - 1, t + 1), here[0], "description")

    def _capital(self, tree: Tree, t: int) -> EntityMention | None:
        """ "The **Iranian** capital": the capital of that state, and the city itself where the report has named it."""
        s, told = tree.sentence, self.told
        nations = [n for c in tree.by_dep(t, "amod", "compound", "nmod") if (n := told.at(s, c)) is not None]
        if tree.tag[t] != "NN" or len(nations) != 1 or not told.layer[nations[0]].country:
            return None
        m = told.layer[nations[0]]
        cities = [n for n, o in told.within(s, s.index) if o.country == m.country and o.reason.endswith(":capital")]
        tokens = (m.tokens[0], t + 1)
        made = told.copy(s, tokens, cities[0] if cities else nations[0], "place")
        return replace(
            made,
            entity=None if not cities else made.entity,
            sector=None,
            kind="place",
            antecedent=made.antecedent if cities else None,
        )


#: How many words "the foreign ministry" may have.
_PHRASE = 4


def _bears(title: str, role: str) -> bool:
    """Whether a title is told by a role; a diplomat is who speaks for a foreign ministry or is sent abroad."""
    return title in role or (title == "diplomat" and any(w in role for w in _DIPLOMATS))


_DIPLOMATS = ("foreign", "ambassador", "envoy", "consul", "secretary of state", "spokes")


def _phrase_start(tree: Tree, t: int) -> int | None:
    """Return the determiner of "the (foreign) ministry", at most two adjectives before the noun; else ``None``."""
    for start in range(t - 1, max(-1, t - 4), -1):
        if tree.low[start] in ("the", "his", "her"):
            return start
        if tree.tag[start] not in ("JJ", "NN") or tree.head[start] != t:
            return None
    return None
