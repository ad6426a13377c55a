"""Names for people of what can act: from an entity id or a country code to ``United States``, ``Joe Biden``."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from detente.lexicon.actors import load_actors

__all__ = ["Names", "load_names"]

DATA = Path(__file__).resolve().parents[1] / "data" / "actors" / "states.csv"

_GIVEN = MappingProxyType({"IGO": "International organisation"})


@dataclass(frozen=True, slots=True)
class Names:
    """Names by entity id and by country code."""

    known: Mapping[str, str]

    def of(self, id: str) -> str:
        """The name of an id. An id that no table holds is read as the words it was made of; other text stays as it is.

        >>> load_names().of("USA"), load_names().of("jane-q-doe"), load_names().of("two officials")
        ('United States', 'Jane Q Doe', 'two officials')
        """
        found = self.known.get(id)
        if found is not None:
            return found
        slug = id.isascii() and id.replace("-", "").isalnum() and id == id.lower() and "-" in id
        return " ".join(part.capitalize() for part in id.split("-")) if slug else id


def load_names(extra: Path | None = None) -> Names:
    """Read the names, those of the folder ``extra`` too. Raises :class:`~detente.errors.LexiconError`."""
    table = load_actors(extra)
    known: dict[str, str] = dict(_GIVEN)
    for entries in table.names.values():
        for words, actor in entries:
            if actor.kind == "state":
                continue
            name, old = " ".join(words), known.get(actor.entity)
            if old is None or _rank(name, actor.entity) > _rank(old, actor.entity):
                known[actor.entity] = name
    for terms in table.surnames.values():
        known.update((term.entity, term.name) for term in terms)
    for path in (DATA, *(() if extra is None else (extra / "actors" / "states.csv",))):
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                known.update((row["iso3"], row["name"]) for row in csv.DictReader(file))
    return Names(MappingProxyType(known))


def _rank(name: str, id: str) -> tuple[bool, int, str]:
    """Of the names of an organisation the best is the one that its id was made of; then the one with more capitals."""
    return "-".join(name.casefold().split()) == id, sum(c.isupper() for c in name), name
