"""Cues that are no verbs: "according to", "the claim that", "criticism of", "is confident that", "reportedly"."""

from __future__ import annotations

from detente.attribution.claims import Claim, below, cue_words, phrase, source_of
from detente.grammar import Tree
from detente.lexicon.cues import Cue, CueTable

__all__ = ["other_claims"]

_NOUNS = frozenset({"NN", "NNS", "NNP"})


def other_claims(tree: Tree, number: int, cues: CueTable) -> list[Claim]:
    """Return the claims of one sentence whose cue is a preposition, noun, adjective or adverb."""
    found = []
    for i in range(tree.size):
        claim = None
        tag = tree.tag[i]
        if tag in _NOUNS:
            cue = cues.nouns.get(tree.lemma[i])
            if cue is not None:
                claim = _noun(tree, number, i, cue)
        elif tag == "JJ":
            cue = cues.adjectives.get(tree.low[i])
            if cue is not None:
                claim = _adjective(tree, number, i, cue)
        elif tag == "RB":
            cue = cues.adverbs.get(tree.low[i])
            if cue is not None:
                claim = _adverb(tree, number, i, cue)
        if claim is None and i + 1 < tree.size and tag in ("VBG", "IN", "RB"):
            cue = cues.prepositions.get(f"{tree.low[i]} {tree.low[i + 1]}") or (
                cues.prepositions.get(tree.low[i]) if tag == "IN" else None
            )
            if cue is not None:
                claim = _preposition(tree, number, i, cue)
        if claim is not None:
            found.append(claim)
    return found


def _preposition(tree: Tree, number: int, i: int, cue: Cue) -> Claim | None:
    """ "According to X, …": the source is the object, the content the clause it hangs on."""
    words = list(range(i, i + len(cue.word.split())))
    heads = [p for w in words for p in tree.by_dep(w, "pobj", "pcomp") if p > words[-1]]
    if not heads:
        return None
    source = phrase(tree, heads[0], {i})
    top = _clause_head(tree, i)
    content = below(tree, [top], {i}) if top is not None else []
    content = [t for t in content if t not in source and t not in words]
    return Claim(number, i, cue, words, source, heads[0], content, "preposition") if content else None


def _clause_head(tree: Tree, i: int) -> int | None:
    """The verb of the clause that ``i`` hangs on, or the sentence's head where it has no verb; ``None`` for a loose one."""
    top = tree.head[i]
    for _ in range(tree.size):
        if tree.is_verb(top) and tree.dep[top] not in ("pcomp", "xcomp", "acl"):
            return top
        if tree.head[top] == top:
            return top if top != i else None
        top = tree.head[top]
    return None


def _noun(tree: Tree, number: int, i: int, cue: Cue) -> Claim | None:
    """ "The claim that …", "criticism of …", "its decision to …"."""
    content: list[int] = []
    slot, words = "", [i]
    for c in tree.children[i]:
        if c < i:
            continue
        dep, marks = tree.dep[c], {tree.low[k] for k in tree.children[c]}
        if "clause" in cue.takes and dep in ("acl", "ccomp", "relcl") and "that" in marks and tree.tag[c] != "VBG":
            if any(tree.low[k] == "that" and tree.dep[k] == "mark" for k in tree.children[c]):
                slot, content = "noun-clause", below(tree, [c], {i})
        elif "infinitive" in cue.takes and dep in ("acl", "xcomp") and tree.tag[c] == "VB" and "to" in marks:
            slot, content = "noun-infinitive", below(tree, [c], {i})
        elif dep == "prep" and tree.low[c] in cue.prepositions:
            slot, content = "noun-prep", below(tree, tree.children[c], {i})
            words = [i, c] if c == i + 1 else [i]
        if content:
            break
    if not content:
        return None
    inside = set(content)
    source, head = _holder(tree, i, inside)
    return Claim(number, i, cue, words, source, head, content, slot)


def _holder(tree: Tree, i: int, inside: set[int]) -> tuple[list[int], int | None]:
    """Whose claim it is: possessor, by- or from-phrase, or a name before the noun."""
    for c in tree.by_dep(i, "poss"):
        return phrase(tree, c, inside), c
    for c in tree.by_dep(i, "prep", "agent"):
        if tree.low[c] in ("by", "from", "among"):
            for p in tree.by_dep(c, "pobj"):
                if p not in inside:
                    return phrase(tree, p, inside), p
    for c in tree.by_dep(i, "amod", "compound", "nmod"):
        if tree.tag[c] in ("NNP", "NNPS") or (tree.tag[c] == "JJ" and tree.sentence.words[c][:1].isupper()):
            return phrase(tree, c, inside), c
    verb = tree.head[i]
    if tree.dep[i] == "dobj" and tree.lemma[verb] in _HOLDING:
        return source_of(tree, verb, inside | {i})
    return [], None


_HOLDING = frozenset(
    "express voice make raise issue have repeat reiterate announce share hold declare give offer renew".split()
)


def _adjective(tree: Tree, number: int, i: int, cue: Cue) -> Claim | None:
    """ "Officials are confident that …": the copula and the adjective are the cue."""
    verb = tree.head[i]
    if tree.dep[i] != "acomp" or not tree.is_verb(verb):
        return None
    content: list[int] = []
    words = [verb, i]
    for c in tree.children[i]:
        if c < i:
            continue
        if ("clause" in cue.takes and tree.dep[c] == "ccomp" and tree.tag[c] != "VB") or (
            "infinitive" in cue.takes and tree.dep[c] == "xcomp" and tree.tag[c] == "VB"
        ):
            content = below(tree, [c], {i})
        elif tree.dep[c] == "prep" and tree.low[c] in cue.prepositions:
            content = below(tree, tree.children[c], {i})
            words.append(c)
        if content:
            break
    if not content:
        return None
    inside = set(content)
    source, head = source_of(tree, verb, inside | {i})
    return Claim(number, i, cue, cue_words(tree, verb, inside, set(source), words), source, head, content, "adjective")


def _adverb(tree: Tree, number: int, i: int, cue: Cue) -> Claim | None:
    """ "Reportedly": nobody is named; the clause is the content."""
    verb = tree.head[i]
    if tree.dep[i] != "advmod" or tree.tag[verb][:2] != "VB":
        return None
    content = [t for t in below(tree, [verb], {i}) if tree.dep[t] != "mark" or tree.head[t] != verb]
    return Claim(number, i, cue, [i], [], None, content, "adverb")
