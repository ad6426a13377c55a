"""Cities that the gazetteer knows join the entity layer as places of their state, so that acts can be aimed at them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as Set
from dataclasses import replace

from detente.types import GAZETTEER, EntityMention, PlaceMention, Sentence, Span

__all__ = ["by_sentence", "with_places"]


def with_places(
    entities: tuple[EntityMention, ...],
    places: Sequence[PlaceMention],
    sentences: Sequence[Sentence],
    region: Callable[[str, set[str | None]], str | None],
) -> tuple[EntityMention, ...]:
    """Return the layer with a mention for each city that no mention covers, in text order behind the user's own.

    What the model took for a body and the gazetteer knows as a city becomes that city. A region or an installation that is
    named after its city ("Luhansk Oblast", "Zhytomyr Airport") is a place of the state that ``region`` gives for the city's
    name; a name that what follows places ("Hula in southern Lebanon", "Rubizhne, Luhansk Oblast") one of that state.
    """
    report: set[str | None] = {m.country for m in entities if m.country}
    entities = _with_areas(entities, sentences, lambda name: region(name, report))
    entities = _placed(entities, sentences)
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
    return _in_order(merged, new)


def _with_areas(
    entities: tuple[EntityMention, ...], sentences: Sequence[Sentence], region: Callable[[str], str | None]
) -> tuple[EntityMention, ...]:
    """Give each region or installation that bears a city's name one mention, in place of what stood inside."""
    at = {(m.sentence, t): n for n, m in enumerate(entities) if not m.given for t in range(*m.tokens)}
    areas: list[EntityMention] = []
    for s in sentences:
        for last in range(1, len(s)):
            if s.words[last] not in _AREAS or (last + 1 < len(s) and s.words[last + 1] in _AREAS):
                continue
            first = last
            while first and s.tags[first - 1] in ("NNP", "NNPS") and last - first < _AREA_REACH:
                first -= 1
            inside = [entities[at[s.index, t]] for t in range(first, last + 1) if (s.index, t) in at]
            if any(m.kind not in _VAGUE_KINDS or m.reason == "dateline" for m in inside):
                continue
            place = next((m.country for m in inside if m.kind == "place" and m.country), None)
            names = (s.text_of(first, stop) for stop in range(last, first, -1))
            country = place or next((c for name in names if (c := region(name))), None)
            if country is not None:
                span = (s.starts[first], s.ends[last])
                areas.append(_place(s, span, s.text_of(first, last + 1), (first, last + 1), country))
    if not areas:
        return entities
    covered = {(a.sentence, t) for a in areas for t in range(*a.tokens)}
    gone = {
        n for n, m in enumerate(entities) if not m.given and any((m.sentence, t) in covered for t in range(*m.tokens))
    }
    return _in_order(entities, areas, gone)


def _placed(entities: tuple[EntityMention, ...], sentences: Sequence[Sentence]) -> tuple[EntityMention, ...]:
    """Names that the model took for people or bodies and that what follows tells as places of a state."""
    at = {(m.sentence, t): m for m in entities if not m.given for t in range(*m.tokens)}
    by_index = {s.index: s for s in sentences}
    found = []
    for m in entities:
        if m.kind == "place" and not m.given and m.reason != "dateline":
            other = _state_after(m, by_index[m.sentence], at)
            found.append(m if other in (None, m.country) else replace(m, country=other))  # "Punjab, Pakistan"
            continue
        if m.given or m.country is not None or m.reason not in ("ner:PERSON", "ner:ORG"):
            found.append(m)
            continue
        country = _placed_in(m, by_index[m.sentence], at)
        found.append(m if country is None else replace(m, country=country, entity=None, kind="place", reason=GAZETTEER))
    return tuple(found)


def _state_after(m: EntityMention, s: Sentence, at: Mapping[tuple[int, int], EntityMention]) -> str | None:
    """The state whose bare name a comma sets behind a place that closes there too ("in Punjab, Pakistan, …")."""
    stop = m.tokens[1]
    after = at.get((s.index, stop + 1)) if stop + 1 < len(s) and s.words[stop] == "," else None
    if after is None or after.kind != "state" or not after.reason.endswith(":name"):
        return None
    closed = after.tokens[1] >= len(s) or s.words[after.tokens[1]] in (",", ".", ";", ")")
    return after.country if closed and (m.tokens[0] == 0 or s.words[m.tokens[0] - 1] in _BEFORE_PLACES) else None


#: What stands before a place that a state's name explains.
_BEFORE_PLACES = frozenset("in at near from of outside to on , around".split())


def _placed_in(m: EntityMention, s: Sentence, at: Mapping[tuple[int, int], EntityMention]) -> str | None:
    """The state of the place that follows a name: ", Lebanon", or behind *on*, *in* … the name, "in southern Lebanon"."""
    start, stop = m.tokens
    if stop + 1 >= len(s):
        return None
    located = start > 0 and s.words[start - 1].lower() in _LOCATING
    if s.words[stop] == ",":
        after = at.get((s.index, stop + 1))
        if after is None or after.kind not in ("place", "state") or after.reason.endswith("demonym"):
            return None
        region = after.kind == "place" and s.words[after.tokens[1] - 1] in _AREAS
        return after.country if located or region else None
    if not located or s.words[stop] not in ("in", "near"):
        return None
    t = stop + 1
    while t < len(s) and t <= stop + 3 and (s.tags[t] in ("DT", "JJ") and (s.index, t) not in at):
        t += 1
    after = at.get((s.index, t))
    return after.country if after is not None and after.kind in ("place", "state") else None


#: Words that make the name of a region or an installation out of a city's.
_AREAS = frozenset(
    """Oblast Governorate Province District Region Prefecture County Department State Raion Division Airport Airfield
    Airbase Base Plant Station Dam Reservoir Bridge Port Zone Crossing Prison""".split()
)
#: How many words of a name stand before such a word ("the **Zaporizhzhia Nuclear Power** Plant").
_AREA_REACH = 4
#: What may stand inside such a name: what the model took it for, and the city itself.
_VAGUE_KINDS = frozenset({"place", "organisation", "person"})
_LOCATING = frozenset("on in at near of from outside around to into over across against".split())


def _in_order(
    entities: Sequence[EntityMention], new: Sequence[EntityMention], gone: Set[int] = frozenset()
) -> tuple[EntityMention, ...]:
    """Add mentions to the layer in text order behind the user's own; ``gone`` are left out."""
    merged = [*entities, *new]
    own = sum(m.given for m in entities)
    order = sorted((k for k in range(own, len(merged)) if k not in gone), key=lambda k: merged[k].span)
    moved = {old: position for position, old in enumerate([*range(own), *order])}
    layer = [merged[k] for k in [*range(own), *order]]
    return tuple(m if m.antecedent is None else replace(m, antecedent=moved.get(m.antecedent)) for m in layer)


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
            return _place(s, place.span, place.text, (tokens[0], tokens[-1] + 1), place.country)
    return None


def _place(s: Sentence, span: Span, text: str, tokens: Span, country: str | None) -> EntityMention:
    return EntityMention(span, text, s.index, tokens, tokens[1] - 1, None, country, None, None, "place", GAZETTEER)
