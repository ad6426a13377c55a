"""Broken bylines: a report that names its agency and then goes on with a bare "I reported".

Machines that rewrite or translate back take "Reuters reported" apart. What is left is a sentence with nothing but a verb
of telling, after one that ended in "the agency said" or in the agency's bare name: outside quotation marks no report
speaks like that.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from detente.attribution.quotation import find_quotations
from detente.grammar.words import REPORTING
from detente.types import Attribution, EntityMention, Remark, Sentence, Span

__all__ = ["BROKEN_BYLINE", "broken_bylines"]

BROKEN_BYLINE = "broken-byline"

_FIRST_PERSON = frozenset({"i", "we"})
_AROUND = frozenset({"have", "had", "'ve", "’ve", "do", "did", "also", "so"})
#: Words of a sentence that can still be a byline's remains; "We have also reported" has four.
_MAX_WORDS = 4


def broken_bylines(
    text: str, sentences: Sequence[Sentence], attributions: Sequence[Attribution], entities: Sequence[EntityMention]
) -> tuple[Remark, ...]:
    """Return a remark for each broken byline, in text order. ``attributions`` are those of ``text``."""
    suspects = [(before, after) for before, after in pairwise(sentences) if _only_tells(after)]
    if not suspects:
        return ()
    quoted = [q.span for q in find_quotations(text)]
    found = []
    for before, after in suspects:
        source = _last_source(before, attributions) or (_last_name(before) if _speaks(after) else None)
        if source is None or _inside(after.span, quoted) or _inside(source, quoted):
            continue
        start, end = source[0], after.span[1]
        words = " ".join(text[start:end].split())
        found.append(Remark(BROKEN_BYLINE, (start, end), _told(words, text, source, entities)))
    return tuple(found)


def _told(words: str, text: str, source: Span, entities: Sequence[EntityMention]) -> str:
    name = " ".join(text[slice(*source)].split())
    media = any(e.sector == "MED" and e.span[0] < source[1] and source[0] < e.span[1] for e in entities)
    if media or words.startswith(f"{name}."):
        return f"The byline is broken (“{words}”): the report seems to come from {name}."
    return f"Two tellings run into each other (“{words}”): what {name} said may not end here."


def _only_tells(sentence: Sentence) -> bool:
    """Whether a sentence holds nothing but a verb of telling, with or without "I" or "we"."""
    words = [n for n, word in enumerate(sentence.words) if any(c.isalnum() for c in word)]
    if not 1 <= len(words) <= _MAX_WORDS or sentence.words[-1] in ("?", "!", ":"):
        return False
    tell = [n for n in words if sentence.lemmas[n] in REPORTING and sentence.tags[n] in ("VBD", "VBP", "VBN", "VBZ")]
    rest = [sentence.words[n].lower() for n in words if n not in tell]
    return len(tell) == 1 and all(w in _FIRST_PERSON or w in _AROUND for w in rest) and tell[0] == words[-1]


def _last_source(sentence: Sentence, attributions: Sequence[Attribution]) -> Span | None:
    """The source whose cue ends the sentence ("…, the agency said.")."""
    last = max((n for n, word in enumerate(sentence.words) if any(c.isalnum() for c in word)), default=None)
    if last is None:
        return None
    for a in attributions:
        if a.source and a.cue and max(a.cue)[1] == sentence.ends[last] and sentence.span[0] <= min(a.source)[0]:
            return min(a.source)
    return None


def _last_name(sentence: Sentence) -> Span | None:
    """A name that stands alone after the last comma ("…, Northern Wire."): an agency's, cut off from its verb."""
    last = max((n for n, word in enumerate(sentence.words) if any(c.isalnum() for c in word)), default=-1)
    first = last
    while first >= 0 and sentence.tags[first] in ("NNP", "NNPS"):
        first -= 1
    if first == last or first < 1 or sentence.words[first] != ",":
        return None
    return sentence.starts[first + 1], sentence.ends[last]


def _speaks(sentence: Sentence) -> bool:
    return any(word.lower() in _FIRST_PERSON for word in sentence.words)


def _inside(span: Span, quoted: Sequence[Span]) -> bool:
    return any(start <= span[0] < end for start, end in quoted)
