"""What one sentence holds of attribution: a cue with the tokens of its source and its content, before quotations join."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from detente.grammar import Tree, surface_subject
from detente.lexicon.cues import Cue

__all__ = ["Claim", "below", "cue_words", "phrase", "source_of"]

RELATIVES = frozenset({"who", "which", "that", "whom"})
_PUNCTUATION = frozenset({",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP"})
_BESIDE = frozenset({"aux", "auxpass", "neg", "prt", "advmod"})
#: Where a thing is said or written, told as part of the cue ("said in a statement").
_OUTLETS = frozenset(
    """statement interview email e-mail letter post tweet speech message memo report note essay column article book
    release briefing blog video filing affidavit telegram communique communiqué address broadcast remark""".split()
)


@dataclass(slots=True)
class Claim:
    """A cue in sentence ``sentence`` (its place in the sequence) with tokens of its three roles.

    ``anchor`` is the token that heads the cue. ``head`` is the token that heads the source; it may stand before the
    cue's own clause ("Lavrov, who said"). ``slot`` names the complement that the content was found in. ``carried``
    claims have a cue of two verbs ("went on to say").
    """

    sentence: int
    anchor: int
    cue: Cue
    cue_tokens: list[int]
    source: list[int]
    head: int | None
    content: list[int]
    slot: str
    carried: bool = False


def below(tree: Tree, roots: Iterable[int], stop: Collection[int] = ()) -> list[int]:
    """Return the tokens of the subtrees of ``roots`` in text order, without those below ``stop``."""
    stack, seen = [r for r in roots if r not in stop], set(stop)
    found = []
    while stack:
        t = stack.pop()
        if t in seen:
            continue
        seen.add(t)
        found.append(t)
        stack.extend(tree.children[t])
    found.sort()
    return found


def cue_words(
    tree: Tree, i: int, content: Collection[int], source: Collection[int], extra: Iterable[int] = ()
) -> list[int]:
    """Return the verb with its auxiliaries, particle and what stands among them ("has repeatedly said")."""
    near = [c for c in tree.children[i] if tree.dep[c] in _BESIDE and c not in content and c not in source]
    parts = {i, *extra}
    for c in near:
        if tree.dep[c] != "advmod":
            parts.add(c)
    low, high = min(parts), max(parts)
    for c in near:  # an adverb belongs to the cue beside it; one behind it is mostly a time or a manner
        if tree.dep[c] == "advmod" and low - 1 <= c <= i and not tree.children[c] and tree.tag[c] == "RB":
            parts.add(c)
            low = min(low, c)
    low = min(parts)
    return [t for t in range(low, high + 1) if t not in content and t not in source and tree.tag[t] not in _PUNCTUATION]


def outlet(tree: Tree, i: int, content: Collection[int]) -> list[int]:
    """Return "in a statement" behind the cue at ``i``, or nothing."""
    for c in tree.by_dep(i, "prep"):
        if c > i and tree.low[c] == "in":
            for p in tree.by_dep(c, "pobj"):
                if tree.lemma[p] in _OUTLETS:
                    tokens = [c, *below(tree, [p], stop=[k for k in tree.children[p] if k > p])]
                    if not any(t in content for t in tokens):
                        return tokens
    return []


def phrase(tree: Tree, head: int, stop: Collection[int] = ()) -> list[int]:
    """Return the tokens of a noun phrase with its modifiers, appositions and relative clauses; edges without commas."""
    tokens = below(tree, [head], {*stop, *_times(tree, head)})
    while tokens and tree.tag[tokens[-1]] in _PUNCTUATION:
        tokens.pop()
    while tokens and tree.tag[tokens[0]] in _PUNCTUATION:
        tokens.pop(0)
    return tokens


def _times(tree: Tree, head: int) -> list[int]:
    """Times hung on the noun by mistake: "the minister on Monday said"."""
    ner = tree.sentence.ner
    found = []
    for c in tree.children[head]:
        if c <= head:
            continue
        if tree.dep[c] == "prep" and tree.low[c] in ("on", "in", "late", "early"):
            inner = tree.by_dep(c, "pobj")
            if inner and ner[inner[0]] in ("DATE", "TIME"):
                found.append(c)
        elif tree.dep[c] in ("npadvmod", "nmod", "tmod") and ner[c] in ("DATE", "TIME"):
            found.append(c)
    return found


def source_of(tree: Tree, i: int, content: Collection[int]) -> tuple[list[int], int | None]:
    """Return source tokens and the head of the source of verb ``i``; empty where the sentence does not name it."""
    stop = {i, *content}
    if tree.passive(i):
        for a in tree.by_dep(i, "agent"):
            for p in tree.by_dep(a, "pobj"):
                return phrase(tree, p, stop), p
        return [], None
    for c in tree.by_dep(i, "nsubj"):
        if tree.low[c] in RELATIVES and tree.dep[tree.first_conjunct(i)] == "relcl":
            return [c], tree.head[tree.first_conjunct(i)]
        return phrase(tree, c, stop), c
    found = surface_subject(tree, i)
    if not found:
        return [], None
    head = found[0]
    verb = tree.first_conjunct(i)
    if head in stop:
        return [], None
    for c in tree.by_dep(verb, "nsubj"):
        if tree.low[c] in RELATIVES and tree.dep[verb] == "relcl":
            return [c], head
    return phrase(tree, head, {*stop, *_above(tree, i, head)}), head


def _above(tree: Tree, i: int, head: int) -> set[int]:
    """Tokens on the path from ``i`` up to ``head``, exclusive: they keep the cue's own clause out of its source."""
    found: set[int] = set()
    for _ in range(tree.size):
        if i == head or tree.head[i] == i:
            break
        found.add(i)
        i = tree.head[i]
    return found - {head}
