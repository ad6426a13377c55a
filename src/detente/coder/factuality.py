"""How far the author commits to each verb and event noun: from -3 (certainly not) to 3 (certainly).

After FactBank's grid of polarity and certainty (Saurí and Pustejovsky 2009) on the scale of Lee et al. (2015). Rules read
the operators over a predicate and give a first value and a status; fitted weights of that value and of the words around it
(``data/factuality.csv``, one row a feature) give the final one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.grammar import Tree
from detente.grammar.chain import Link, OperatorIndex, chain
from detente.lexicon import Lexicon
from detente.lexicon.commitment import BIAS
from detente.types import Status, Tense

__all__ = ["RawPredicate", "by_rules", "features", "is_predicate", "predicates_of"]

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

#: Endings of nouns that tell a happening; the others are the lexicon's class ``event_noun``.
_EVENT_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "sal", "ure", "ing")


@dataclass(frozen=True, slots=True)
class RawPredicate:
    """A predicate before it is dated: sentence and token index, commitment, status, tense."""

    sentence: int
    token: int
    factuality: float
    status: Status
    tense: Tense


def predicates_of(
    tree: Tree, index: OperatorIndex, lexicon: Lexicon, weights: Mapping[str, float]
) -> tuple[RawPredicate, ...]:
    """Return every verb and event noun of a sentence with the author's commitment to it, in text order."""
    found = []
    for i in range(tree.size):
        if not is_predicate(tree, i, lexicon):
            continue
        links = chain(tree, i, index)
        first, status = by_rules(tree, i, links, lexicon)
        score = _weighed(features(tree, i, links, first, status, lexicon), weights)
        tense = Tense.FUTURE if status is Status.SCHEDULED else tree.tense(i)
        found.append(RawPredicate(tree.sentence.index, i, score, status, tense))
    return tuple(found)


def is_predicate(tree: Tree, i: int, lexicon: Lexicon) -> bool:
    """Whether token ``i`` is a verb, a noun that tells a happening, or an adjective that is predicated of something."""
    if tree.tag[i][:2] == "VB":
        return tree.dep[i] not in ("aux", "auxpass")
    if tree.tag[i] in ("NN", "NNS"):
        return tree.lemma[i] in lexicon.classes["event_noun"] or tree.lemma[i].endswith(_EVENT_ENDINGS)
    return tree.tag[i] == "JJ" and tree.dep[i] in ("acomp", "ROOT")


def by_rules(tree: Tree, i: int, links: tuple[Link, ...], lexicon: Lexicon) -> tuple[float, Status]:
    """Commitment from -3 to 3 and status that the operators over token ``i`` give, before weights."""
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


def features(
    tree: Tree, i: int, links: tuple[Link, ...], score: float, status: Status, lexicon: Lexicon
) -> tuple[str, ...]:
    """Return what the weights are of: the rules' value and operators, the predicate's form, and the words it hangs on.

    ``kind:value`` throughout: ``aux:will``, ``head:ccomp:say`` (complement of *say*), ``upmark:if`` (an *if* further up).
    """
    kinds = [lexicon.operators[x.operator].kind for x in links]
    found = [f"rule:{round(score * 2) / 2:g}", f"status:{status.value}"]
    found += [f"operator:{x.operator}" for x in links]
    found += [f"innermost:{k}" if n == 0 else f"outer:{k}" for n, k in enumerate(kinds)]
    if len(kinds) > 1:
        found.append(f"pair:{kinds[0]}>{kinds[1]}")
    tag, dep, h = tree.tag[i], tree.dep[i], tree.head[i]
    found += [f"tag:{tag}", f"dep:{dep}", f"form:{tag}/{dep}"]
    found += [f"{_NEAR[tree.dep[c]]}:{tree.low[c]}" for c in tree.children[i] if tree.dep[c] in _NEAR]
    found += [f"subject:{tree.tag[c]}" for c in tree.by_dep(i, "nsubj", "nsubjpass") if tag[:2] == "VB"]
    if tree.low[-1] == "?":
        found.append("question")
    if h == i:
        return tuple(found)
    found += [f"head:{dep}:{tree.lemma[h]}", f"headtag:{dep}:{tree.tag[h]}"]
    found += [f"headaux:{dep}:{tree.low[c]}" for c in tree.by_dep(h, "aux", "neg")]
    g = tree.head[h]
    found += [f"grandaux:{tree.low[c]}" for c in tree.by_dep(g, "aux", "neg") if g != h]
    path = [dep]
    for _ in range(_CLIMB):
        found += [f"upmark:{tree.low[c]}" for c in tree.by_dep(h, "mark")]
        path.append(tree.dep[h])
        if tree.head[h] == h:
            break
        h = tree.head[h]
    found.append(f"path:{'>'.join(path[:3])}")
    return tuple(found)


#: Dependents of a predicate that tell commitment, and the kind of feature they make.
_NEAR = {"aux": "aux", "auxpass": "aux", "neg": "neg", "mark": "mark", "det": "det", "poss": "poss"}
#: How many governors up a mark is looked for.
_CLIMB = 6


def _weighed(found: Iterable[str], weights: Mapping[str, float]) -> float:
    total = weights[BIAS] + sum(weights.get(f, 0.0) for f in dict.fromkeys(found))
    return round(max(-3.0, min(3.0, total)), 2)
