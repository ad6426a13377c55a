"""Verbs as cues: where the content of each stands."""

from __future__ import annotations

from detente.attribution.claims import Claim, below, cue_words, outlet, source_of
from detente.grammar import Tree
from detente.lexicon.cues import Cue, CueTable

__all__ = ["verb_claims"]


def verb_claims(tree: Tree, number: int, cues: CueTable) -> list[Claim]:
    """Return the claims that verbs of one sentence make; ``number`` is the sentence's place in the sequence."""
    found = []
    for i in range(tree.size):
        if tree.tag[i][:2] != "VB" or not tree.is_verb(i):
            continue
        cue = cues.verbs.get(tree.particle(i)) or cues.verbs.get(tree.lemma[i])
        if cue is not None:
            found.extend(_claims(tree, number, i, cue))
    return found


def _claims(tree: Tree, number: int, i: int, cue: Cue) -> list[Claim]:
    passive = tree.passive(i)
    if cue.passive and not passive:
        return []
    for slot, content, extra in _complements(tree, i, cue, passive):
        inside = set(content)
        source, head = source_of(tree, i, inside)
        source = [t for t in source if t not in inside]
        carrier = _carrier(tree, i)
        if carrier is not None:
            source, head = source_of(tree, carrier, inside | {i})
            extra = [*extra, *(t for t in range(carrier, i + 1) if t not in inside)]
        words = cue_words(tree, i, inside, set(source), extra)
        if slot in ("clause", "quote", "main"):
            words = sorted({*words, *outlet(tree, i, inside)})
        return [Claim(number, i, cue, words, source, head, content, slot, carrier is not None)]
    return []


def _carrier(tree: Tree, i: int) -> int | None:
    """The verb of "went on to say", which makes one cue with the verb it carries; it must stand close."""
    h = tree.head[i]
    if tree.dep[i] not in ("xcomp", "advcl") or not 1 < i - h <= 4 or not tree.has_to(i):
        return None
    return h if tree.particle(h) in _CARRIERS else None


_CARRIERS = frozenset({"go on", "go", "continue", "proceed", "hasten", "begin", "start"})


def _complements(tree: Tree, i: int, cue: Cue, passive: bool) -> list[tuple[str, list[int], list[int]]]:
    """Return the first complement that holds content as ``(slot, content, more cue tokens)``, or nothing."""
    takes = cue.takes
    if "clause" in takes:
        found = _clause(tree, i, passive)
        if found:
            return [("clause", found, [])]
        if not tree.by_dep(i, "dobj", "xcomp", "oprd"):
            main = _main(tree, i)
            if main:
                return [("main", main, [])]
    if "infinitive" in takes or "participle" in takes:
        found, extra = _open(tree, i, cue, passive)
        if found:
            return [("infinitive", found, extra)]
    if "object" in takes:
        found = _object(tree, i, cue, passive)
        if found:
            return [("object", found, [])]
    if cue.prepositions:
        for c in tree.by_dep(i, "prep", "dative", "agent"):
            if tree.low[c] in cue.prepositions and c > i:
                inner = [k for k in tree.children[c] if tree.dep[k] in ("pobj", "pcomp")]
                if inner:
                    return [
                        (f"prep:{tree.low[c]}", below(tree, inner), list(range(i + 1, c + 1)) if c - i < 3 else [c])
                    ]
    if "predicate" in takes:
        inner = tree.by_dep(i, "acomp", "attr", "oprd")
        if inner:
            return [("predicate", below(tree, [*tree.by_dep(i, "nsubj"), *inner]), [])]
    return [("quote", [], [])] if "quote" in takes else []


def _clause(tree: Tree, i: int, passive: bool) -> list[int]:
    """The finite clause complement, before or behind the cue; questions of the cue's own kind included."""
    for c in tree.by_dep(i, "ccomp"):
        stop = {i}
        finite = tree.tag[c] in ("VBD", "VBZ", "VBP", "MD") or any(
            tree.dep[k] in ("nsubj", "nsubjpass", "mark", "expl", "csubj", "aux", "auxpass") for k in tree.children[c]
        )
        if finite or tree.tag[c][:2] != "VB":
            told = [p for p in tree.by_dep(i, "parataxis") if c < p < i and tree.by_dep(p, "nsubj")]
            return below(tree, [c, *told], stop)
    found = _strayed(tree, i)
    if found or not passive:
        return found
    for c in tree.by_dep(i, "ccomp", "advcl"):  # "was asked if he would come"
        if any(tree.low[k] in ("if", "whether", "that") for k in tree.by_dep(c, "mark")):
            return below(tree, [c], {i})
    return []


def _strayed(tree: Tree, i: int) -> list[int]:
    """The clause that the parser hung on the addressee or the occasion: "said in a statement that …"."""
    holders = tree.by_dep(i, "dobj", "dative")
    holders.extend(p for c in tree.by_dep(i, "prep") for p in tree.by_dep(c, "pobj"))
    for holder in holders:
        for c in tree.by_dep(holder, "acl", "relcl", "ccomp"):
            if holder > i and any(tree.low[k] == "that" for k in tree.by_dep(c, "mark")):
                return below(tree, [c], {i})
    return []


def _main(tree: Tree, i: int) -> list[int]:
    """The clause that a parenthetical cue stands in: "The plan, officials said, would fail", "as the mayor said"."""
    if tree.dep[i] not in ("parataxis", "ccomp", "advcl", "dep", "conj", "relcl"):
        return []
    top = tree.head[i]
    for c in tree.by_dep(top, "ccomp"):
        if c < i < top and tree.dep[i] == "parataxis":  # "…, the Kremlin said, Reuters reported"
            return below(tree, [c], {i})
    if top == i or not tree.by_dep(i, "nsubj", "nsubjpass", "agent"):
        return []
    if tree.dep[i] == "advcl":
        marks = [tree.low[m] for m in tree.by_dep(i, "mark", "advmod")]
        if "as" not in marks:
            return []
    elif tree.dep[i] != "parataxis":
        return []
    if not (tree.tag[top][:2] in ("VB", "MD") or tree.dep[top] == "ROOT"):
        return []
    return below(tree, [top], {i})


def _open(tree: Tree, i: int, cue: Cue, passive: bool) -> tuple[list[int], list[int]]:
    """An infinitive or participle with who is to do it: object, passive subject, or "on" whom one calls (then cue)."""
    for c in tree.by_dep(i, "xcomp", "ccomp"):
        to = tree.has_to(c)
        if c < i or ("infinitive" if to else "participle") not in cue.takes:
            continue
        if passive:
            return below(tree, [*tree.by_dep(i, "nsubjpass"), c], {i}), []
        doer = [t for t in tree.by_dep(i, "dobj") if t < c]
        for p in tree.by_dep(i, "prep"):
            if i < p < c and tree.low[p] in cue.prepositions:
                return below(tree, [*tree.by_dep(p, "pobj"), c], {i}), [p]
        return below(tree, [*doer, c], {i}), []
    return [], []


def _object(tree: Tree, i: int, cue: Cue, passive: bool) -> list[int]:
    """The object with what goes on with it: "blamed the crew for the fire", "called it a mistake"."""
    roots = tree.by_dep(i, "nsubjpass") if passive else tree.by_dep(i, "dobj")
    if not roots:
        return []
    more = [c for c in tree.children[i] if c > i and _goes_on(tree, c, cue)]
    if not more and tree.tag[roots[0]] == "PRP" and not passive:
        return []  # "asked me": whom one speaks to
    return below(tree, [*roots, *more], {i})


def _goes_on(tree: Tree, c: int, cue: Cue) -> bool:
    return (tree.dep[c] in ("oprd", "dative", "xcomp") and "predicate" in cue.also) or (
        tree.dep[c] in ("prep", "agent") and tree.low[c] in cue.also
    )
