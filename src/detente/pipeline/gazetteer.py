"""Cities that the gazetteer knows join the entity layer as places of their state, so that acts can be aimed at them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from detente.types import GAZETTEER, EntityMention, PlaceMention, Sentence

__all__ = ["by_sentence", "with_places"]


def with_places(
    entities: tuple[EntityMention, ...],
    places: Sequence[PlaceMention],
    sentences: Sequence[Sentence],
    region: Callable[[str, set[str | None]], str | None],
) -> tuple[EntityMention, ...]:
    """Return the layer with a mention for each city that no mention covers, in text order behind the user's own.

    What the model took for a body and the gazetteer knows as a city becomes that city; so does a region that is named after
    its city, for which ``region`` gives the state.
    """
    report: set[str | None] = {m.country for m in entities if m.country}
    entities = tuple(
        replace(m, country=c, kind="place", reason=GAZETTEER)
        if m.reason == "ner:ORG" and (c := region(m.text, report)) is not None
        else m
        for m in entities
    )
    cities = {p.span: p for p in places if p.precision == "city" and p.country}
    if not cities:
        return entities
    merged = [
        replace(m, country=cities[m.span].country, kind="place", reason=GAZETTEER)
        if m.reason == "ner:ORG" and m.span in cities
        else m
        for m in entities
    ]
    covered = {(m.sentence, t) for m in merged if not m.given for t in range(*m.tokens)}
    new = [m for p in cities.values() if (m := _mention(p, sentences)) and (m.sentence, m.tokens[0]) not in covered]
    if not new:
        return tuple(merged)
    own = sum(m.given for m in merged)
    order = sorted(range(own, len(merged) + len(new)), key=lambda k: [*merged, *new][k].span)
    moved = {old: position for position, old in enumerate([*range(own), *order])}
    layer = [[*merged, *new][k] for k in [*range(own), *order]]
    return tuple(m if m.antecedent is None else replace(m, antecedent=moved[m.antecedent]) for m in layer)


def by_sentence(entities: Sequence[EntityMention]) -> dict[int, list[int]]:
    """Return the indices of the mentions of each sentence, in the order of the layer."""
    here: dict[int, list[int]] = {}
    for number, mention in enumerate(entities):
        here.setdefault(mention.sentence, []).append(number)
    return here


def _mention(place: PlaceMention, sentences: Sequence[Sentence]) -> EntityMention | None:
    start, end = place.span
    for s in sentences:
        if s.starts[0] <= start < s.ends[-1]:
            tokens = [t for t in range(len(s)) if start <= s.starts[t] < end]
            if not tokens:
                return None
            return EntityMention(
                place.span, place.text, s.index, (tokens[0], tokens[-1] + 1), tokens[-1],
                None, place.country, None, None, "place", GAZETTEER,
            )  # fmt: skip
    return None
