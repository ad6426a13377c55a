"""Cities that the gazetteer knows join the entity layer as places of their state, so that acts can be aimed at them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as Set
from dataclasses import replace

from detente.types import GAZETTEER, EntityMention, PlaceMention, Sentence, Span

__all__ = [
    "AREAS",
    "LOCATING",
    "by_sentence",
    "in_order",
    "place_mention",
    "sorted_layer",
    "state_behind",
    "with_places",
]


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
    entities = _placed(entities, sentences, lambda name: region(name, report))
    cities = {p.span: p for p in places if p.precision == "city" and p.country}
    if not cities:
        return _told_again(entities, sentences)
    merged = [
        replace(m, country=cities[m.span].country, kind="place", reason=GAZETTEER)
        if m.reason == "ner:ORG" and m.span in cities
        else m
        for m in entities
    ]
    covered = {(m.sentence, t) for m in merged if not m.given for t in range(*m.tokens)}
    new = [m for p in cities.values() if (m := _mention(p, sentences)) and (m.sentence, m.tokens[0]) not in covered]
    return _told_again(in_order(merged, new) if new else tuple(merged), sentences)


def _told_again(entities: tuple[EntityMention, ...], sentences: Sequence[Sentence]) -> tuple[EntityMention, ...]:
    """Add "the city", "the village", "the enclave" as the place last told, in the sentence or one of the two before."""
    taken = {(m.sentence, t) for m in entities for t in range(*m.tokens)}
    nations = {(m.sentence, m.head): m.country for m in entities if m.reason.endswith(":demonym")}
    told = [n for n, m in enumerate(entities) if m.country and not m.given and _is_settled(m)]
    if not told:
        return entities
    new: list[EntityMention] = []
    for s in sentences:
        for t in range(1, len(s)):
            demonstrative = (i for i in range(max(0, t - 5), t) if s.words[i].lower() == "this" and s.heads[i] == t)
            first = next(demonstrative, t)  # "**this** half-empty town"
            bare = s.words[t - 1].lower() == "the"
            here = first < t and s.tags[t] == "NN"
            nation = nations.get((s.index, t - 1)) if t > 1 and s.words[t - 2].lower() == "the" else None
            known = bare or here or nation is not None
            if s.lemmas[t] not in _PLACED_AGAIN or not known or s.tags[t] not in ("NN", "NNS"):
                continue
            following = s.words[t + 1].lower() if t + 1 < len(s) else ""
            named = t + 1 < len(s) and s.tags[t + 1] in ("NNP", "NN", "NNS")
            if following == "of" or named or (s.index, t) in taken:
                continue
            own = [n for n in told if entities[n].country == nation and entities[n].kind == "place"]
            antecedent = _last_told(entities, told if nation is None else own, s, t, here=here, near=nation is None)
            if antecedent is not None:
                first = first if here else t - 1
                place = place_mention(s, (first, t + 1), None)
                country = entities[antecedent].country
                new.append(replace(place, country=country, reason="coreference:place", antecedent=antecedent))
    return in_order(entities, new) if new else entities


def _last_told(
    entities: Sequence[EntityMention], told: Sequence[int], s: Sentence, t: int, *, here: bool, near: bool = True
) -> int | None:
    """The place last told before ``t`` that its noun may mean; "**this** town" is where the report was written.

    ``near`` asks for one within reach: beside a nation's name ("the **Uzbek** city") it may be further back.
    """
    lines = [
        n for n, m in enumerate(entities) if m.sentence == 0 and m.tokens[0] == 0 and m.kind == "place" and m.country
    ]
    if here:
        return lines[0] if lines else None
    fitting = [
        n
        for n in told
        if (entities[n].sentence, entities[n].tokens[0]) < (s.index, t)
        and (not near or s.index - entities[n].sentence <= _AGAIN_REACH)
    ]
    noun = s.lemmas[t]
    if noun in ("island", "archipelago"):
        fitting = [n for n in fitting if entities[n].country in _ISLANDS or "Island" in entities[n].text]
    if noun == "capital":
        fitting = [n for n in fitting if entities[n].reason.endswith(":capital")] or lines
    places = [n for n in fitting if entities[n].kind == "place"]
    return next(reversed(places or fitting), None)


def _is_settled(m: EntityMention) -> bool:
    """Whether a mention is of a city or region, or of those who live in one ("**Kyiv** residents")."""
    return (m.kind == "place" and m.reason != "dateline") or ":capital" in m.reason


#: How many sentences back a place may have been named. Tried 1 to 3.
_AGAIN_REACH = 2
#: Nouns that tell a place again.
_PLACED_AGAIN = frozenset(
    """city town village suburb enclave exclave neighborhood neighbourhood peninsula island archipelago capital strip""".split()
)


#: States on islands.
_ISLANDS = frozenset(
    "CYP LKA TWN IRL JPN PHL CUB HTI DOM MLT ISL BHR MDG JAM TLS SGP FJI MDV NZL SLB TON WSM VUT COM".split()
)


def _with_areas(
    entities: tuple[EntityMention, ...], sentences: Sequence[Sentence], region: Callable[[str], str | None]
) -> tuple[EntityMention, ...]:
    """Give each region or installation that bears a city's name one mention, in place of what stood inside."""
    at = {(m.sentence, t): n for n, m in enumerate(entities) if not m.given for t in range(*m.tokens)}
    areas: list[EntityMention] = []
    for s in sentences:
        for last in range(1, len(s)):
            if s.words[last] not in AREAS or (last + 1 < len(s) and s.words[last + 1] in AREAS):
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
                areas.append(place_mention(s, (first, last + 1), country))
    if not areas:
        return entities
    covered = {(a.sentence, t) for a in areas for t in range(*a.tokens)}
    gone = {
        n for n, m in enumerate(entities) if not m.given and any((m.sentence, t) in covered for t in range(*m.tokens))
    }
    return in_order(entities, areas, gone)


def _of_a_town(m: EntityMention, s: Sentence, region: Callable[[str], str | None]) -> EntityMention:
    """A title that a city's name opens gives its bearer the city's state ("**Slavutych** mayor Yurii Fomichev")."""
    start = m.tokens[0]
    stop = start
    while stop < m.head and s.words[stop][:1].isupper() and s.words[stop].lower() not in (m.role or "").lower():
        stop += 1
    if stop == start or stop == m.head or s.words[stop].lower() not in (m.role or "").lower():
        return m
    country = region(s.text_of(start, stop))
    return m if country is None else replace(m, country=country, reason=f"{m.reason}+{GAZETTEER}")


def _placed(
    entities: tuple[EntityMention, ...], sentences: Sequence[Sentence], region: Callable[[str], str | None]
) -> tuple[EntityMention, ...]:
    """Names that the model took for people or bodies and that what follows tells as places of a state."""
    at = {(m.sentence, t): m for m in entities if not m.given for t in range(*m.tokens)}
    by_index = {s.index: s for s in sentences}
    found = []
    for m in entities:
        if m.kind == "place" and not m.given and m.reason != "dateline":
            other = _state_after(m, by_index[m.sentence], at)
            found.append(m if other in (None, m.country) else replace(m, country=other))  # "Punjab, Pakistan"
            continue
        if m.kind == "person" and m.role and m.country is None and not m.given:
            found.append(_of_a_town(m, by_index[m.sentence], region))
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
    before = start - 2 if start > 1 and s.words[start - 1].lower() == "the" else start - 1
    located = (before >= 0 and s.words[before].lower() in LOCATING) or s.words[stop - 1] in AREAS
    if s.lemmas[stop] in SETTLEMENTS:  # "on the Haret Hreik **neighborhood of Beirut**"
        return state_behind(s, stop + 1, at)
    if s.words[stop] == ",":
        t = stop + 1
        while t < len(s) and t <= stop + 4 and s.tags[t] in ("DT", "JJ", "VBN") and (s.index, t) not in at:
            t += 1
        if t > stop + 1 and t < len(s) and s.lemmas[t] in SETTLEMENTS:  # "Duris, **a town near Baalbek**"
            return state_behind(s, t + 1, at)
        after = at.get((s.index, stop + 1))
        if after is None or after.kind not in ("place", "state") or after.reason.endswith("demonym"):
            return None
        region = after.kind == "place" and s.words[after.tokens[1] - 1] in AREAS
        return after.country if located or region else None
    if not located or s.words[stop] not in ("in", "near"):
        return None
    t = stop + 1
    while t < len(s) and t <= stop + 3 and (s.tags[t] in ("DT", "JJ") and (s.index, t) not in at):
        t += 1
    after = at.get((s.index, t))
    return after.country if after is not None and after.kind in ("place", "state") else None


def state_behind(s: Sentence, t: int, at: Mapping[tuple[int, int], EntityMention]) -> str | None:
    """The state of the place that *in*, *of* or *near* at ``t`` names, a few words on ("**located in** the X district")."""
    if t < len(s) and s.words[t] in ("located", "situated", "based", "lying"):
        t += 1
    if t >= len(s) or s.words[t] not in ("in", "of", "near"):
        return None
    for k in range(t + 1, min(t + 4, len(s))):
        named = at.get((s.index, k))
        if named is not None:
            return named.country if named.kind in ("place", "state") else None
        if s.tags[k] not in ("DT", "JJ"):
            return None
    return None


#: What people live in.
SETTLEMENTS = frozenset(
    """city town village hamlet suburb neighborhood neighbourhood district quarter settlement camp port area commune kibbutz
    municipality""".split()
)
#: Words that make the name of a region or an installation out of a city's.
AREAS = frozenset(
    """Oblast Governorate Province District Region Prefecture County Department State Raion Division Airport Airfield
    Airbase Base Plant Station Dam Reservoir Bridge Port Zone Crossing Prison University Hospital Cathedral Monastery Museum
    Theatre Theater Stadium Refinery Depot Shipyard Factory Zoo Mosque Tower""".split()
)
#: How many words of a name stand before such a word ("the **Zaporizhzhia Nuclear Power** Plant").
_AREA_REACH = 4
#: What may stand inside such a name: what the model took it for, and the city itself.
_VAGUE_KINDS = frozenset({"place", "organisation", "person"})
#: Prepositions of place.
LOCATING = frozenset("on in at near of from outside around to into over across against".split())


def in_order(
    entities: Sequence[EntityMention], new: Sequence[EntityMention], gone: Set[int] = frozenset()
) -> tuple[EntityMention, ...]:
    """Add mentions to the layer in text order behind the user's own; ``gone`` are left out."""
    return sorted_layer([*entities, *new], gone)[0]


def sorted_layer(
    merged: Sequence[EntityMention], gone: Set[int] = frozenset()
) -> tuple[tuple[EntityMention, ...], Mapping[int, int]]:
    """Sort a layer behind the user's own mentions, which come first, and tell where each mention has gone; ``gone`` are left out."""
    own = sum(m.given for m in merged)
    order = [*range(own), *sorted((k for k in range(own, len(merged)) if k not in gone), key=lambda k: merged[k].span)]
    moved = {old: position for position, old in enumerate(order)}
    layer = (merged[k] for k in order)
    return tuple(m if m.antecedent is None else replace(m, antecedent=moved.get(m.antecedent)) for m in layer), moved


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
            return place_mention(s, (tokens[0], tokens[-1] + 1), place.country)
    return None


def place_mention(s: Sentence, tokens: Span, country: str | None) -> EntityMention:
    """A place of ``country`` at ``tokens`` of the sentence, known by the gazetteer."""
    return EntityMention(
        s.span_of(*tokens),
        s.text_of(*tokens),
        s.index,
        tokens,
        tokens[1] - 1,
        None,
        country,
        None,
        None,
        "place",
        GAZETTEER,
    )
