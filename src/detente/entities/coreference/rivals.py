"""Nouns that no mention holds and that a pronoun may as well mean: then it must not go to a mention further off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.entities.coreference.told import BODY_HEADS, NEUTRAL, PERSONAL, PLURAL, Told
from detente.grammar import Tree

__all__ = ["Rival", "is_plural", "rivals"]

#: How many sentences back such a noun may stand. Tried 1 to 3.
_REACH = 2
_SUBJECTS = ("nsubj", "nsubjpass")
_INSIDE = ("compound", "nmod", "npadvmod", "amod", "appos", "attr")
#: What the model tags as a measure.
_MEASURED = frozenset("DATE TIME PERCENT MONEY QUANTITY ORDINAL".split())
_MEASURES = frozenset(
    "day week month year hour minute time percent part thing way kind number lot case decade century moment ten hundred thousand million billion dozen score majority half rest".split()
)
#: What a state is ruled by.
_RULE = frozenset("government administration regime army cabinet ministry".split())
#: People who are told as one.
_CROWDS = frozenset("police crowd family couple pair crew public".split())


@dataclass(frozen=True, slots=True)
class Rival:
    """A noun that competes with the mentions: where it stands, and whether it names people."""

    sentence: int
    token: int
    standing: int
    people: bool


def is_plural(told: Told, number: int) -> bool:
    """Whether a mention is of several: by its noun, by *and*, or by the pronoun that it is."""
    m = told.layer[number]
    source = told.trees[m.sentence]
    several = source.tag[m.head] in ("NNS", "NNPS") or source.low[m.head] in PLURAL
    return several or source.lemma[m.head] in _CROWDS or told.is_coordinated(m)


def rivals(told: Told, tree: Tree, t: int) -> Iterator[Rival]:
    """The nouns that the pronoun at ``t`` may mean, in its sentence before it and in those before."""
    word, here = tree.low[t], tree.sentence.index
    test = _plural if word in PLURAL else _person if word in PERSONAL else _thing if word in NEUTRAL else None
    if test is None:
        return
    held = {(m.sentence, k) for _, m in told.within(tree.sentence, _REACH) for k in range(*m.tokens)}
    for index in range(here, max(-1, here - _REACH - 1), -1):
        source = told.trees[index]
        for i in range(source.size if index < here else t):
            if (index, i) in held or source.tag[i] not in ("NN", "NNS", "NNPS") or source.dep[i] in _INSIDE:
                continue
            if source.sentence.ner[i] in _MEASURED or source.lemma[i] in _MEASURES:
                continue
            if any((index, k) in held for k in source.by_dep(i, "appos")):
                continue  # "the spokesman, **Udaya Nanayakkara**": a mention tells who
            found = test(told, source, i)
            if found is not None and not (index == here and source.head[t] == i):
                yield found


def _standing(source: Tree, i: int) -> int:
    dep = source.dep[source.first_conjunct(i)]
    return 0 if dep in _SUBJECTS else 2 if dep == "poss" else 1


def _plural(told: Told, source: Tree, i: int) -> Rival | None:
    """People in the plural, and things that a sentence is about."""
    lemma = source.lemma[i].lower()
    several = source.tag[i] == "NNS" or lemma in _CROWDS or (source.tag[i] == "NNPS" and i == 0)
    if lemma in ("reporter", "journalist") and source.dep[i] not in _SUBJECTS:
        return None  # to whom it was said
    people = lemma in told.actors.groups or lemma in _CROWDS
    about = source.dep[i] in _SUBJECTS and not told.depth(source.sentence.index, i)
    if not several or not (people or about):
        return None
    return Rival(source.sentence.index, i, _standing(source, i), people)


def _person(told: Told, source: Tree, i: int) -> Rival | None:
    """One person without a name, as the subject."""
    if source.tag[i] != "NN" or source.dep[i] not in _SUBJECTS or not told.is_person_noun(source.lemma[i]):
        return None
    return Rival(source.sentence.index, i, 0, True)


def _thing(told: Told, source: Tree, i: int) -> Rival | None:
    """A thing that a main clause is about."""
    lemma, index = source.lemma[i], source.sentence.index
    if source.tag[i] != "NN":
        return None
    if lemma in _RULE and source.by_dep(i, "poss"):  # "the president's **government**"
        return Rival(index, i, _standing(source, i), True)
    if source.dep[i] not in _SUBJECTS or told.depth(index, i):
        return None
    if told.is_person_noun(lemma):
        return None
    inside = set(source.subtree(i))
    body = lemma in told.actors.groups or lemma in BODY_HEADS
    named = body and any(m.sentence == index and m.head in inside for m in told.layer)
    return None if named else Rival(index, i, 0, lemma in told.actors.groups)
