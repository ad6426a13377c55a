"""PLOVER and CAMEO as data: types, modes, contexts, quad classes, scores, and the projection of (act, operators).

Sources: PLOVER manual 2.0 draft; CAMEO codebook 1.1b3; Goldstein scale as extended to CAMEO. Every row of
``data/projection.toml`` names its own.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.faults import Faults, did_you_mean
from detente.types import Status

__all__ = ["MATERIAL_CONFLICT", "Kind", "Ontology", "PloverType", "Rule", "load_ontology"]

DATA = Path(__file__).parent / "data"

#: The quad class of what is done against somebody.
MATERIAL_CONFLICT = 4


@dataclass(frozen=True, slots=True)
class PloverType:
    """One of the 16 types: quad class 1-4, PLOVER score -10 to 10, and the score of each mode."""

    name: str
    quad: int
    score: float
    modes: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Kind:
    """What an operator of this kind makes of the status of the act below it."""

    name: str
    status: Status
    alleged: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """An act of one of ``types`` under an operator of one of ``kinds`` is coded as type ``to``."""

    kinds: frozenset[str]
    types: frozenset[str]
    to: str
    mode: str | None
    cameo: str | None
    status: Status | None
    cite: str


@dataclass(frozen=True, slots=True)
class Ontology:
    """Everything that turns acts and operators into codes."""

    types: Mapping[str, PloverType]
    contexts: frozenset[str]
    sectors: frozenset[str]
    cameo: Mapping[str, str]
    kinds: Mapping[str, Kind]
    rules: tuple[Rule, ...]
    speech_modes: Mapping[str, Mapping[str, str]]
    speech_cameo: Mapping[str, Mapping[str, str]]

    def score(self, name: str, mode: str | None) -> float:
        """PLOVER score of a type and mode, -10 (most conflictual) to 10."""
        found = self.types[name]
        return found.modes.get(mode, found.score) if mode else found.score

    def quad(self, name: str) -> int:
        """PLOVER quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
        return self.types[name].quad

    def rule(self, kind: str, act_type: str) -> Rule | None:
        """Return the first projection row for an act type under an operator kind."""
        return next((r for r in self.rules if kind in r.kinds and act_type in r.types), None)

    def mode_of_speech(self, speech: str, act: str | None, cameo: str | None = None) -> str | None:
        """Mode of a REQUEST, REJECT or THREATEN that is about ``act`` (``TYPE`` or ``TYPE/mode``) with code ``cameo``."""
        table = self.speech_modes["threat" if speech == "THREATEN" else "request"]
        if speech == "ACCUSE":
            return "allege"
        if speech not in ("REQUEST", "REJECT", "THREATEN"):
            return None
        kind = (act or "").partition("/")[0]
        if cameo and cameo[:3] in table:
            return table[cameo[:3]]
        return table.get(act or "", table.get(kind, table.get("*") if act or speech == "REQUEST" else None))

    def cameo_of_speech(self, speech: str, act: str | None) -> str | None:
        """CAMEO code of a speech act about ``act``."""
        table = self.speech_cameo.get(speech, {})
        return table.get((act or "").partition("/")[0], table.get("*"))


def load_ontology(faults: Faults, folder: Path = DATA) -> Ontology:
    """Read and check ``ontology.toml``, ``projection.toml`` and ``cameo.csv``; faults are collected, not raised."""
    raw = tomllib.loads((folder / "ontology.toml").read_text(encoding="utf-8"))
    types = {
        name: PloverType(
            name, int(row["quad"]), float(row["score"]), {m: float(s) for m, s in row.get("modes", {}).items()}
        )
        for name, row in raw["type"].items()
    }
    table = tomllib.loads((folder / "projection.toml").read_text(encoding="utf-8"))
    with (folder / "cameo.csv").open(encoding="utf-8", newline="") as file:
        cameo = {row["code"]: row["label"] for row in csv.DictReader(file)}
    kinds = {k: Kind(k, Status(v["status"]), bool(v.get("alleged", False))) for k, v in table["kind"].items()}
    rules = []
    for number, row in enumerate(table["rule"]):
        for kind in row["kind"]:
            if kind not in kinds:
                faults.add(
                    "projection.toml", f"rule[{number}]", "kind", f"unknown kind {kind!r}{did_you_mean(kind, kinds)}"
                )
        for name in [*row["types"], row["to"]]:
            if name not in types:
                faults.add(
                    "projection.toml", f"rule[{number}]", "types", f"unknown type {name!r}{did_you_mean(name, types)}"
                )
        if row.get("cameo") and row["cameo"] not in cameo:
            faults.add("projection.toml", f"rule[{number}]", "cameo", f"unknown CAMEO code {row['cameo']!r}")
        status = Status(row["status"]) if "status" in row else None
        rules.append(
            Rule(
                frozenset(row["kind"]),
                frozenset(row["types"]),
                row["to"],
                row.get("mode"),
                row.get("cameo"),
                status,
                row["cite"],
            )
        )
    lists = raw["lists"]
    return Ontology(
        types,
        frozenset(lists["contexts"]),
        frozenset(lists["sectors"]),
        cameo,
        kinds,
        tuple(rules),
        table["modes"],
        table["cameo"],
    )
