"""*It* and *they* that name nobody: what is said, what happened, and what is spoken of in a quotation."""

from __future__ import annotations

from detente.entities.coreference.told import Told
from detente.grammar import Tree

__all__ = ["DONE_TO_THINGS", "is_expletive", "names_nothing", "quoted_alone"]

#: Verbs whose object or passive subject is a state or body.
_DONE_TO_BODIES = frozenset(
    """accuse urge warn ask tell help threaten blame attack invade sanction force press push allow let support back join leave
    recognise recognize supply arm advise order lobby sue isolate criticise criticize condemn punish invite pressure compel
    oblige require forbid ban bar exclude expel suspend defeat occupy bomb shell fight represent found fund
    finance train equip host protect defend betray assure thank praise name designate list blacklist target provoke surround
    enable assist aid consult notify inform remind summon pay owe give offer send""".split()
)
#: Verbs whose passive subject without an object is what is given.
_GIVING = frozenset("give offer send pay owe".split())
#: Verbs that are done to things alone.
DONE_TO_THINGS = frozenset(
    """carry implement approve sign lift impose launch build buy sell use ratify adopt enforce honour honor publish read write
    pass""".split()
)
#: Verbs that things do.
_DONE_BY_THINGS = frozenset(
    """come happen occur last begin end contain include cost expire fall date apply concern result depend involve mean take_place
    rise explode land sink carry stand follow go""".split()
)
#: Adjectives for the mood of a state ("it was **ready** to talk").
_MOODS = frozenset(
    """ready willing prepared concerned committed open determined opposed aware able unable responsible confident grateful
    satisfied entitled disappointed hopeful eager reluctant""".split()
)
#: Prepositions behind which a body may stand.
_WITH_BODIES = frozenset("with against from to toward towards between by on at for".split())


def is_expletive(tree: Tree, t: int) -> bool:
    """ "It is clear that …", "it rained": *it* that names nothing."""
    if tree.dep[t] == "expl":
        return True
    h = tree.head[t]
    if tree.dep[t] not in ("nsubj", "nsubjpass"):
        return False
    if tree.lemma[h] in ("rain", "snow", "seem", "appear", "turn") or tree.tag[h] in ("JJ", "JJR"):
        return True  # "it seems that …", "found **it** painful"
    if tree.lemma[h] == "look" and any(tree.low[c] in ("like", "as") for c in tree.children[h]):
        return True
    if tree.dep[t] == "nsubjpass":  # "it has been agreed that …"
        return bool(tree.by_dep(h, "ccomp", "xcomp")) and tree.lemma[h] not in _DONE_TO_BODIES
    h = _be(tree, h)
    clause = tree.by_dep(h, "acomp", "ccomp", "advcl")
    if not _is_be(tree, h) or any(tree.lemma[c] in _MOODS for c in clause):
        return False
    return any(tree.tag[c][:2] in ("JJ", "VB") for c in clause)


def names_nothing(tree: Tree, t: int) -> bool:
    """Whether *it* is no body by what is said of it: "he denied it", "it came into force", "it was a mistake"."""
    dep, h = tree.dep[t], tree.head[t]
    if dep == "pobj":
        return tree.low[h] not in _WITH_BODIES
    if dep == "nsubjpass" and tree.lemma[h] in _GIVING and not tree.by_dep(h, "dobj"):
        return True  # "it was given back"
    if dep in ("dobj", "dative", "nsubjpass"):
        return tree.lemma[h] not in _DONE_TO_BODIES
    if dep != "nsubj":
        return True
    if _is_be(tree, _be(tree, h)):
        return not any(tree.lemma[c] in _MOODS for c in tree.by_dep(_be(tree, h), "acomp"))
    return tree.is_verb(h) and tree.lemma[h] in _DONE_BY_THINGS and not tree.by_dep(h, "dobj", "xcomp")


def _is_be(tree: Tree, h: int) -> bool:
    return tree.lemma[h] == "be" or tree.low[h] in ("'s", "’s")


def _be(tree: Tree, h: int) -> int:
    """The *be* of "it is going to be difficult"."""
    below = tree.by_dep(h, "xcomp") if tree.low[h] == "going" else ()
    return next((c for c in below if _is_be(tree, c)), h)


def quoted_alone(told: Told, tree: Tree, t: int) -> bool:
    """Whether a pronoun is spoken in a quotation that holds all the sentence before it."""
    s = tree.sentence
    inside = [(s.index, k) in told.quoted for k in range(t + 1) if s.words[k][:1].isalnum()]
    return all(inside)
