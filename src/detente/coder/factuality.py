"""How far the author commits to each verb and event noun: from -3 (certainly not) to 3 (certainly).

After FactBank's grid of polarity and certainty (Saurí and Pustejovsky 2009) on the scale of Lee et al. (2015).
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.grammar import Tree
from detente.grammar.chain import Link, OperatorIndex, chain
from detente.lexicon import Lexicon
from detente.types import Status, Tense

__all__ = ["RawPredicate", "predicates_of"]

#: Commitment to an act under one operator of a kind. Read off the definitions of the operators and checked against the
#: means of the UW training sentences; tried in steps of 0.2.
_COMMITMENT = {
    "future": 2.0,
    "intention": 1.4,
    "agreement": 1.6,
    "proposal": 0.6,
    "desire": 0.6,
    "consideration": 0.4,
    "request": 0.6,
    "threat": 0.6,
    "refusal": -2.2,
    "cancellation": -2.0,
    "postponement": -1.0,
    "ending": 2.4,
    "negation": -2.6,
    "prevention": -2.4,
    "denial": -2.0,
    "accusation": 1.4,
    "hearsay": 1.6,
    "possibility": 0.8,
    "condition": 0.4,
    "counterfactual": -1.6,
    "attempt": 1.0,
    "ordering": 2.0,
}

#: Noun endings and nouns that tell a happening; the model's tags know no event nouns.
_EVENT_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "sal", "ure", "ing")
_EVENT_NOUNS = frozenset(
    """war attack talk strike raid bomb blast explosion crash visit summit meeting election vote game trial crisis
    deal protest riot rally death murder killing fire fight battle sale merger bid offer loss rise fall cut growth
    speech trip tour flight arrest rescue search probe inquiry investigation withdrawal return release call""".split()
)


@dataclass(frozen=True, slots=True)
class RawPredicate:
    """A predicate before it is dated: sentence and token index, commitment, status, tense."""

    sentence: int
    token: int
    factuality: float
    status: Status
    tense: Tense


def predicates_of(tree: Tree, index: OperatorIndex, lexicon: Lexicon) -> tuple[RawPredicate, ...]:
    """Return every verb and event noun of a sentence with the author's commitment to it, in text order."""
    found = []
    for i in range(tree.size):
        if not _is_predicate(tree, i):
            continue
        links = chain(tree, i, index)
        score, status = _commitment(tree, i, links, lexicon)
        tense = Tense.FUTURE if status is Status.SCHEDULED else tree.tense(i)
        found.append(RawPredicate(tree.sentence.index, i, score, status, tense))
    return tuple(found)


def _is_predicate(tree: Tree, i: int) -> bool:
    if tree.tag[i][:2] == "VB":
        return tree.dep[i] not in ("aux", "auxpass")
    if tree.tag[i] in ("NN", "NNS"):
        return tree.lemma[i] in _EVENT_NOUNS or tree.lemma[i].endswith(_EVENT_ENDINGS)
    return tree.tag[i] == "JJ" and tree.dep[i] in ("acomp", "ROOT")


def _commitment(tree: Tree, i: int, links: tuple[Link, ...], lexicon: Lexicon) -> tuple[float, Status]:
    score, status = 3.0, Status.OCCURRED
    for link in links:
        kind = lexicon.operators[link.operator].kind
        value = _COMMITMENT.get(kind)
        if value is None:
            continue
        if kind == "negation":
            score = -score if score > 0 else 1.0
            score = max(score, _COMMITMENT["negation"])
        elif value < 0:
            score = value if score > 0 else -value / 2
        else:
            score = min(score, value) if score > 0 else score / 2 if kind in ("possibility", "condition") else score
        if status is Status.OCCURRED:
            status = lexicon.ontology.kinds[kind].status
    if not links and tree.tag[i] == "VB" and tree.dep[i] in ("xcomp", "acl", "advcl"):
        score, status = 1.0, Status.HYPOTHETICAL  # an infinitive of purpose has not happened yet
    return round(score, 2), status
