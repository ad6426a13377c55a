"""Weights of ``data/factuality.csv``: how far a word over, on or around a predicate moves the author's commitment to it.

The only reader of that file. Written by ``scripts/fit_factuality.py``; its card is the codebook page on predicates.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from detente.errors import LexiconError
from detente.faults import Faults

__all__ = ["BIAS", "load_commitment"]

DATA = Path(__file__).resolve().parents[1] / "data" / "factuality.csv"

#: The feature that every predicate has.
BIAS = "bias"


@cache
def load_commitment(path: Path = DATA) -> Mapping[str, float]:
    """Return the weight of every feature, in points of the scale from -3 to 3. Raises :class:`LexiconError`."""
    faults = Faults()
    weights: dict[str, float] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            feature, weight = row.get("feature") or "", row.get("weight") or ""
            try:
                weights[feature] = float(weight)
            except ValueError:
                faults.add(path.name, f"line {number}", "weight", f"{weight!r} is no number")
    if BIAS not in weights:
        faults.add(path.name, BIAS, "", "is missing; write the file anew with scripts/fit_factuality.py")
    if faults.found:
        raise LexiconError(faults.found)
    return MappingProxyType(weights)
