"""Provinces, states and governorates join the entity layer as places of their state ("Laiza, **Kachin State**").

A name counts where it stands as one of a region: before a word of kind ("Kachin **State**"), behind a comma that follows
a place, or behind a preposition of place. Of a name that two states share ("Punjab") the town before it decides, else the
one of the two that the report names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from detente.pipeline.gazetteer import AREAS, LOCATING, in_order, place_mention, state_behind
from detente.types import EntityMention, Sentence

__all__ = ["with_regions"]

#: How many words a region's name may have.
_MOST_WORDS = 4
_NAMES = frozenset({"NNP", "NNPS"})
_PLACES = frozenset({"GPE", "LOC", "ORG", "FAC"})


def with_regions(
    entities: tuple[EntityMention, ...],
    sentences: Sequence[Sentence],
    regions: Mapping[str, tuple[str, ...]],
    towns: Callable[[str], frozenset[str]],
) -> tuple[EntityMention, ...]:
    """Return the layer with a mention for each region named, and with those that two states share in the right one.

    ``towns`` tells in which states a town of a name lies.
    """
    report = frozenset(m.country for m in entities if m.country and m.kind != "place")
    at = {(m.sentence, t): n for n, m in enumerate(entities) for t in range(*m.tokens)}
    settled = [_settled(m, sentences, regions, towns, report) for m in entities]
    new: list[EntityMention] = []
    gone: set[int] = set()
    for s in sentences:
        for start, stop, name in _named(s, regions):
            inside = {at[s.index, t] for t in range(start, stop) if (s.index, t) in at}
            if any(_is_known(entities[n], start, stop) for n in inside):
                continue
            country = _country(regions[name], _town_before(s, start), towns, report)
            if stop < len(s) and s.words[stop] == "in":  # "Blida **in southern Lebanon**" is not Algeria's
                told = state_behind(s, stop, {key: entities[n] for key, n in at.items()})
                country = country if told in (None, country) else told
            if country is not None:
                new.append(place_mention(s, (start, stop), country))
                gone |= inside
    return in_order(settled, new, gone) if new else tuple(settled)


def _is_known(m: EntityMention, start: int, stop: int) -> bool:
    """Whether a mention is surer than a region's name, or reaches beyond it."""
    vague = m.country is None and m.reason in ("ner:ORG", "ner:PERSON")
    return not vague or m.given or m.tokens[0] < start or m.tokens[1] > stop


def _named(s: Sentence, regions: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[int, int, str]]:
    """``(start, stop, name)`` of every region that the sentence names as one, longest first, without overlap."""
    i = 0
    while i < len(s):
        step = 1
        if s.tags[i] in _NAMES and s.words[i][:1].isupper():
            for size in range(min(_MOST_WORDS, len(s) - i), 0, -1):
                name, stop = s.text_of(i, i + size), i + size
                if name not in regions:
                    continue
                kind = stop < len(s) and s.words[stop] in AREAS
                closed = stop >= len(s) or s.tags[stop] not in _NAMES
                if kind or (closed and _stands_as_place(s, i)):
                    yield i, stop + kind, name
                    step = size + kind
                break
        i += step


def _stands_as_place(s: Sentence, start: int) -> bool:
    """Whether a bare name stands where a region's does: ", Punjab" behind a town, "in Manipur"."""
    before = s.words[start - 1].lower() if start else ""
    if before == ",":
        return start > 1 and s.tags[start - 2] in _NAMES and s.ner[start] in _PLACES
    return before in LOCATING and s.ner[start] in _PLACES


def _town_before(s: Sentence, start: int) -> str | None:
    """The name that a comma ties to the region behind it: "**Mian Channu**, Punjab"."""
    if start < 2 or s.words[start - 1] != ",":
        return None
    first = start - 1
    while first and s.tags[first - 1] in _NAMES:
        first -= 1
    return s.text_of(first, start - 1) if first < start - 1 else None


def _country(
    states: tuple[str, ...], town: str | None, towns: Callable[[str], frozenset[str]], report: frozenset[str]
) -> str | None:
    """The one state of several that the town before decides, else the report; ``None`` where neither does."""
    if len(states) == 1:
        return states[0]
    for told in (towns(town) if town else frozenset(), report):
        fitting = [c for c in states if c in told]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _settled(
    m: EntityMention,
    sentences: Sequence[Sentence],
    regions: Mapping[str, tuple[str, ...]],
    towns: Callable[[str], frozenset[str]],
    report: frozenset[str],
) -> EntityMention:
    """A region of the lexicon that two states share, in the one that the town before it or the report names."""
    states = regions.get(m.text, ())
    if m.kind != "place" or m.given or len(states) < 2 or not m.reason.startswith("lexicon:"):
        return m
    country = _country(states, _town_before(sentences[m.sentence], m.tokens[0]), towns, report)
    return m if country in (None, m.country) else replace(m, country=country)
