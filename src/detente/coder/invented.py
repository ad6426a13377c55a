"""Old times and invented ones: what a legend, a leaflet or a plot tells is no event of the day."""

from __future__ import annotations

from detente.coder.fillers import Fillers
from detente.grammar import Tree
from detente.types import Act

__all__ = ["in_fiction", "in_lore"]


def in_lore(act: Act, fillers: Fillers) -> bool:
    """Whether a leaflet, a legend or a painting tells it: "the Danes burned the abbey, says the **leaflet**"."""
    tree, lore, t = fillers.tree, fillers.classes.get("lore", frozenset()), act.trigger
    while True:
        for c in tree.by_dep(t, "ccomp", "parataxis", "nsubj"):
            teller = c if tree.dep[c] == "nsubj" else next(iter(tree.by_dep(c, "nsubj")), -1)
            if teller >= 0 and tree.lemma[teller] in lore and (tree.dep[c] != "nsubj" or _tells(tree, t)):
                return True
        if tree.head[t] == t or _told_apart(tree, t):
            return False
        t = tree.head[t]


def _told_apart(tree: Tree, t: int) -> bool:
    """Whether a second clause begins: "…, **and Lebanon protested**"."""
    return tree.dep[t] == "conj" and bool(tree.by_dep(t, "nsubj", "nsubjpass"))


def in_fiction(act: Act, fillers: Fillers) -> bool:
    """Whether a plot is told: "the Kremlin kidnaps a baker **in this farce**", "a comedy **in which** Cuba invades Florida"."""
    tree, works = fillers.tree, fillers.classes.get("invented_work", frozenset())
    parts, t = fillers.classes.get("work_part", frozenset()), act.trigger
    told = {w for w in (act.trigger, *act.under) if tree.tag[w] in ("VBZ", "VBP", "VBG", "NN", "NNS")}
    while True:
        if told and tree.tag[t] in ("VBZ", "VBP"):
            spots = [t, *tree.by_dep(t, "dobj")]
            within = [c for s in spots for c in tree.by_dep(s, "prep") if tree.low[c] == "in"]
            named = any(
                fillers.layer[e].kind in ("person", "office") for e in act.actors
            )  # "Putin says **in a film** that"
            if any(
                tree.lemma[p] in works - (_FILMED if named else set()) for c in within for p in tree.by_dep(c, "pobj")
            ):
                return True
            ahead = (p for c in within if c == 0 for p in tree.by_dep(c, "pobj"))
            if any(tree.lemma[p] in parts and _numbered(tree, p) and _of_a_work(tree, p, works) for p in ahead):
                return True
        over = tree.head[t]
        if tree.dep[t] == "relcl" and tree.lemma[over] in works and _placed_in(tree, t):
            return True
        if over == t or _told_apart(tree, t):
            return False
        t = over


def _of_a_work(tree: Tree, part: int, works: frozenset[str]) -> bool:
    """Whether a part is of no other thing than a work: not "the third act **of the crisis**"."""
    of = [p for c in tree.by_dep(part, "prep") if tree.low[c] == "of" for p in tree.by_dep(c, "pobj")]
    return all(tree.lemma[p] in works for p in of)


#: Works in which politicians speak too.
_FILMED = frozenset({"film", "movie", "cartoon"})


def _numbered(tree: Tree, t: int) -> bool:
    """Whether a part of a work is told by its number or place: "level two", "the **last** scene", "volume six"."""
    counted = any(tree.tag[c] == "CD" or tree.lemma[c] in _PLACES_IN_A_ROW for c in tree.children[t])
    return counted or (t + 1 < tree.size and tree.tag[t + 1] == "CD")


_PLACES_IN_A_ROW = frozenset("first second third fourth fifth sixth seventh opening last final closing".split())


def _placed_in(tree: Tree, verb: int) -> bool:
    """Whether a relative clause tells what happens in a thing ("**in which** …", "**where** …")."""
    where = any(tree.low[c] == "where" for c in tree.by_dep(verb, "advmod"))
    return where or any(
        tree.low[p] == "which" for c in tree.by_dep(verb, "prep") if tree.low[c] == "in" for p in tree.by_dep(c, "pobj")
    )


def _tells(tree: Tree, verb: int) -> bool:
    has_it = tree.lemma[verb] == "have" and any(tree.low[c] == "it" for c in tree.children[verb])
    return tree.lemma[verb] in _TELLING or has_it  # "legend **has it** that"


_TELLING = frozenset("say tell describe relate recount show depict claim record narrate explain recall mention".split())
