"""Quotations without a cue of the lexicon: any verb in a frame ("…," he thundered), else whom the sentence before is about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from detente.attribution.claims import Claim, cue_words, phrase, source_of
from detente.attribution.linking import Linked
from detente.attribution.quotation import Quotation
from detente.grammar import Tree
from detente.lexicon.cues import Cue
from detente.types import EntityMention, Sentence

__all__ = ["speak_alone"]

_NO_CUE = Cue("", "", "say", "verb", frozenset({"quote"}))
_SPEAKERS = frozenset({"person", "office", "organisation", "group", "state", "armed-group", "party"})
_VAGUE = frozenset({"it", "this", "that", "there", "which", "you", "i"})


def speak_alone(
    text: str, sentences: Sequence[Sentence], trees: Sequence[Tree], entities: Sequence[EntityMention], linked: Linked
) -> list[Claim]:
    """Give quotations that are sentences of their own a speaker; return the new claims.

    The frame in the quotation's own sentence comes first, then the subject of the sentence before it in the same
    paragraph, where that is a known entity or a person's name.
    """
    starts = [s.starts[0] for s in sentences]
    heads = {(m.sentence, t) for m in entities if m.kind in _SPEAKERS for t in range(*m.tokens)}
    found: list[Claim] = []
    for n, q in enumerate(linked.quotations):
        if linked.claim_of[n] is not None or q.single or not _sentence_like(text, q.start, q.end):
            continue
        claim, rule = _frame(text, sentences, trees, starts, q), "quote-any-verb"
        if claim is None and not (n and _same_sentence(linked.quotations[n - 1], starts, q)):
            claim, rule = _before(sentences, trees, starts, q, heads)
        if claim is not None:
            linked.claim_of[n], linked.rule_of[n] = claim, rule
            found.append(claim)
    return found


def _frame(
    text: str, sentences: Sequence[Sentence], trees: Sequence[Tree], starts: Sequence[int], q: Quotation
) -> Claim | None:
    """ "…," X verbed, where the quotation ends in a comma and the main verb stands straight behind it with its subject."""
    if text[q.start : q.end].rstrip("\"'”’»“ ")[-1:] not in (",", "?", "!") and text[q.end : q.end + 1] != ",":
        return None
    number = bisect_right(starts, q.end) - 1
    tree, s = trees[number], sentences[number]
    first = next((t for t in range(len(s)) if s.starts[t] >= q.end and s.words[t] != ","), None)
    if first is None:
        return None
    verb = next((t for t in range(first, min(len(s), first + 12)) if tree.is_verb(t) and tree.head[t] == t), None)
    if verb is None or s.tags[verb] not in ("VBD", "VBZ", "VBP"):
        return None
    subjects = [c for c in tree.by_dep(verb, "nsubj") if s.starts[c] >= q.end]
    if not subjects:
        return None
    source, head = source_of(tree, verb, ())
    source = [t for t in source if t >= first]
    if not source or min(*source, verb) > first + 1 or head is None:
        return None
    return Claim(number, verb, _NO_CUE, cue_words(tree, verb, (), set(source)), source, head, [], "quote-any-verb")


def _before(
    sentences: Sequence[Sentence],
    trees: Sequence[Tree],
    starts: Sequence[int],
    q: Quotation,
    heads: set[tuple[int, int]],
) -> tuple[Claim | None, str]:
    """The subject of the sentence before; with a colon before the quotation, its verb is the cue."""
    number = bisect_left(starts, q.start) - 1
    if number < 0 or starts[number] < q.paragraph[0]:
        return None, ""
    tree, s = trees[number], sentences[number]
    last = bisect_right(s.ends, q.start) - 1
    if last < 0 or s.words[last] not in (".", "!", "?", ":"):
        return None, ""
    root = next((i for i in range(tree.size) if tree.head[i] == i and tree.is_verb(i)), None)
    subjects = [] if root is None else [c for c in tree.by_dep(root, "nsubj", "nsubjpass") if c < last]
    if root is None or not subjects or root > last or tree.low[subjects[0]] in _VAGUE:
        return None, ""
    head = subjects[0]
    colon = s.words[last] == ":"
    if not colon and s.ner[head] != "PERSON" and (s.index, head) not in heads:
        return None, ""
    source = [t for t in phrase(tree, head) if s.starts[t] < q.start]
    words = cue_words(tree, root, (), set(source)) if colon and tree.lemma[root] != "be" else []
    rule = "quote-any-verb" if words else "quote-alone"
    return Claim(number, root, _NO_CUE, [t for t in words if s.starts[t] < q.start], source, head, [], rule), rule


def _same_sentence(before: Quotation, starts: Sequence[int], q: Quotation) -> bool:
    """Whether the sentence before the quotation holds another one, so that its subject may be spoken of there."""
    return bisect_right(starts, before.end - 1) >= bisect_left(starts, q.start)


def _sentence_like(text: str, start: int, end: int) -> bool:
    inner = text[start + 1 : end - 1].strip(" '‘’")
    return len(inner.split()) > 2 and inner[:1].isupper() and inner[-1:] in ".!?…,"
