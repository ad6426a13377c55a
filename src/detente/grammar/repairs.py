"""Known mistakes of small English parsers, each mended by one named function.

A repair changes ``head``, ``dep`` or ``tag`` of a :class:`~detente.grammar.tree.Tree` in place and returns whether it
changed anything. Nothing else in the project works around the parser.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.grammar.tree import Tree

__all__ = ["REPAIRS"]


def participle_is_verb(tree: Tree) -> bool:
    """Mend "criticised X and abandoned sanctions on Y", where *abandoned* was hung on *sanctions* as an adjective."""
    changed = False
    for i in range(2, tree.size):
        if tree.dep[i] != "amod" or tree.tag[i] not in ("VBD", "VBN") or tree.dep[i - 1] != "cc":
            continue
        noun = tree.head[i]
        if noun <= i or tree.dep[noun] != "conj":
            continue
        verb = _verb_above(tree, tree.head[noun])
        if verb is None or tree.tag[verb] not in ("VBD", "VBN") or verb > i:
            continue
        tree.head[i], tree.dep[i], tree.tag[i] = verb, "conj", tree.tag[verb]
        tree.head[noun], tree.dep[noun] = i, "dobj"
        changed = True
    return changed


def headline_verb(tree: Tree) -> bool:
    """Mend "Russia expels envoys", where the only verb was read as a plural noun under a compound."""
    if any(tree.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in range(tree.size)):
        return False
    for i in range(1, tree.size - 1):
        word = tree.low[i]
        if tree.tag[i] != "NNS" or not word.endswith("s") or tree.tag[i - 1] not in ("NNP", "NNPS"):
            continue
        if tree.tag[i + 1] not in ("JJ", "NNP", "NNS", "CD", "IN", "DT", "NN", "VBG"):
            continue
        if tree.dep[i] == "ROOT" and tree.head[i - 1] == i and tree.dep[i - 1] in ("compound", "nmod"):
            tree.tag[i] = "VBZ"
            tree.dep[i - 1] = "nsubj"
            return True
    return False


def possessive_title(tree: Tree) -> bool:
    """Mend a title taken for the head: in "President Biden" a bare *Biden* hung as apposition becomes the head."""
    changed = False
    for i in range(tree.size):
        h = tree.head[i]
        if tree.dep[i] == "appos" and h == i - 1 and tree.tag[i] == "NNP" and tree.low[h] in _TITLES:
            tree.head[i], tree.dep[i] = tree.head[h] if tree.head[h] != h else i, tree.dep[h]
            for c in list(tree.children[h]):
                if c != i:
                    tree.head[c] = i
            tree.head[h], tree.dep[h] = i, "compound"
            tree.link()
            changed = True
    return changed


def agent_by(tree: Tree) -> bool:
    """Mend "expelled by Russia" where *by* was hung as a plain preposition on a passive verb."""
    changed = False
    for i in range(tree.size):
        if tree.low[i] == "by" and tree.dep[i] == "prep" and tree.tag[tree.head[i]] == "VBN":
            pobj = tree.by_dep(i, "pobj")
            if pobj and tree.tag[pobj[0]][:2] in ("NN", "PR") and tree.passive(tree.head[i]):
                tree.dep[i] = "agent"
                changed = True
    return changed


_TITLES = frozenset(
    "president minister secretary chancellor king queen premier spokesman spokeswoman spokesperson ambassador".split()
)


def _verb_above(tree: Tree, i: int) -> int | None:
    for _ in range(tree.size):
        if tree.tag[i][:2] == "VB":
            return i
        if tree.head[i] == i:
            return None
        i = tree.head[i]
    return None


REPAIRS: tuple[tuple[str, Callable[[Tree], bool]], ...] = (
    ("headline-verb", headline_verb),
    ("possessive-title", possessive_title),
    ("participle-is-verb", participle_is_verb),
    ("agent-by", agent_by),
)
