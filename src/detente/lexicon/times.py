"""The grammar of time expressions of ``data/times.toml``: words with types, parts and rules. The only reader of that file.

What a pattern and a term of the algebra mean, the temporal stage knows; here only their shape is checked.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from detente.faults import Faults, did_you_mean

__all__ = ["TimeChoice", "TimeGrammar", "TimeRule", "load_times"]

DATA = Path(__file__).resolve().parents[1] / "data" / "times.toml"

_FILE = "times.toml"
_TABLES = ("capital", "words", "part", "rule")
_PART_KEYS = ("id", "choices")
_CHOICE_KEYS = ("match", "value")
_AROUND_KEYS = ("unless_before", "unless_after", "only_before", "only_after")
_RULE_KEYS = ("id", "match", "value", "mod", *_AROUND_KEYS)


@dataclass(frozen=True, slots=True)
class TimeChoice:
    """One way to write a part: a pattern, and the term that gives its value."""

    match: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeRule:
    """Patterns that are read by one term, and patterns for what must or must not stand around them."""

    id: str
    match: tuple[str, ...]
    value: str
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class TimeGrammar:
    """Typed words (type → word → value), those that count only with a capital, parts by name, rules in their order."""

    words: Mapping[str, Mapping[str, int | str]]
    capital: frozenset[str]
    parts: Mapping[str, tuple[TimeChoice, ...]]
    rules: tuple[TimeRule, ...]


@cache
def load_times(path: Path = DATA) -> TimeGrammar:
    """Read and check the grammar. Raises :class:`~detente.errors.LexiconError` with every fault.

    >>> load_times().words["weekday"]["tuesday"]
    1
    """
    faults = Faults()
    table = _read(path, faults)
    for key in table:
        if key not in _TABLES:
            faults.add(_FILE, key, "", f"unknown table{did_you_mean(key, _TABLES)}")
    words = {kind: _typed(kind, row, faults) for kind, row in _row(table.get("words")).items()}
    parts = {str(p["id"]): _choices(p, faults) for p in _entries(table, "part", _PART_KEYS, faults)}
    rules = tuple(_rule(r, faults) for r in _entries(table, "rule", _RULE_KEYS, faults))
    _check_unique([r.id for r in rules], faults)
    faults.raise_if_any()
    return TimeGrammar(
        MappingProxyType(words),
        frozenset(_texts(table.get("capital"))),
        MappingProxyType(parts),
        rules,
    )


def _read(path: Path, faults: Faults) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        faults.add(_FILE, "", "", f"cannot be read: {error}")
        return {}


def _entries(table: Mapping[str, object], name: str, known: Sequence[str], faults: Faults) -> list[dict[str, object]]:
    """The entries of an array of tables that have an id; unknown keys and missing ids are faults."""
    rows = table.get(name, [])
    found = []
    for number, row in enumerate(rows if isinstance(rows, list) else []):
        entry = f"{name} {row.get('id', number)!r}"
        if not isinstance(row.get("id"), str):
            faults.add(_FILE, entry, "id", "must be text")
            continue
        for key in row:
            if key not in known:
                faults.add(_FILE, entry, key, f"unknown key{did_you_mean(key, known)}")
        found.append(row)
    return found


def _choices(row: Mapping[str, object], faults: Faults) -> tuple[TimeChoice, ...]:
    found = []
    choices = row.get("choices")
    for number, choice in enumerate(choices if isinstance(choices, list) else []):
        if not all(isinstance(choice.get(key), str) for key in _CHOICE_KEYS):
            faults.add(_FILE, f"part {row['id']!r}", f"choices[{number}]", "needs match and value as text")
            continue
        found.append(TimeChoice(choice["match"], choice["value"]))
    if not found:
        faults.add(_FILE, f"part {row['id']!r}", "choices", "must hold at least one")
    return tuple(found)


def _rule(row: Mapping[str, object], faults: Faults) -> TimeRule:
    match, value = _texts(row.get("match")), row.get("value")
    if not match:
        faults.add(_FILE, f"rule {row['id']!r}", "match", "must be a list of patterns")
    if not isinstance(value, str):
        faults.add(_FILE, f"rule {row['id']!r}", "value", "must be text")
    around = {key: _texts(row.get(key)) for key in _AROUND_KEYS}
    mod = row.get("mod")
    return TimeRule(str(row["id"]), match, str(value), mod=mod if isinstance(mod, str) else None, **around)


def _check_unique(ids: Sequence[str], faults: Faults) -> None:
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            faults.add(_FILE, f"rule {id!r}", "id", "is given twice")
        seen.add(id)


def _typed(kind: str, row: object, faults: Faults) -> Mapping[str, int | str]:
    """The words of a type with their values, each a number or a text."""
    found: dict[str, int | str] = {}
    for word, value in _row(row).items():
        if not isinstance(value, int | str):
            faults.add(_FILE, f"words {kind!r}", word, "must be a number or text")
            continue
        found[word] = value
    return MappingProxyType(found)


def _row(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _texts(value: object) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()
