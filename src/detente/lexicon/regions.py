"""Provinces, states and governorates of ``data/regions.csv`` and the state they lie in. The only reader of that file.

Written by ``scripts/build_regions.py`` from the first-level divisions of GeoNames (CC BY 4.0).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

__all__ = ["load_regions"]

DATA = Path(__file__).resolve().parents[1] / "data" / "regions.csv"


@cache
def load_regions(path: Path = DATA) -> Mapping[str, tuple[str, ...]]:
    """Return the states (ISO 3166 alpha-3) in which a region of that name lies: one, or two where they share it.

    >>> load_regions()["Kachin"], load_regions()["Punjab"]
    (('MMR',), ('IND', 'PAK'))
    """
    with path.open(encoding="utf-8", newline="") as file:
        return MappingProxyType({row["name"]: tuple(row["country"].split(";")) for row in csv.DictReader(file)})
