"""Cues of attribution from ``data/cues.toml``: words that say that somebody says, thinks, wants or feels something.

The only reader of that file. A user's folder may hold a ``cues.toml`` of the same shape; its words come on top.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from detente.faults import Faults, did_you_mean

__all__ = ["COMPLEMENTS", "PARTS", "Cue", "CueTable", "load_cues"]

DATA = Path(__file__).resolve().parents[1] / "data" / "cues.toml"

#: Parts of speech of cues. A ``phrase`` is a verb with its object noun ("express concern").
PARTS = ("verb", "noun", "adjective", "adverb", "preposition", "phrase")

#: What may hold the content: a finite clause, quotation marks, an object, an infinitive, a participle, else a preposition.
COMPLEMENTS = frozenset({"clause", "quote", "object", "infinitive", "participle", "predicate"})

_LISTS = ("words", "takes", "prepositions", "also")
_TEXTS = ("id", "kind", "pos", "cite", "note")
_FLAGS = ("keeps_distance", "takes_over", "passive")


@dataclass(frozen=True, slots=True)
class Cue:
    """One word (or phrase) as a cue.

    ``takes`` are the complements that hold its content, ``prepositions`` those that belong to the cue with the content
    after them ("called for"), ``also`` those that go on with the content after an object ("accused X *of* Y").
    ``keeps_distance``: the report does not vouch for the content ("claimed"); ``takes_over``: it does ("revealed").
    ``passive``: only as a passive without addressee ("is expected to").
    """

    word: str
    id: str
    kind: str
    pos: str
    takes: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    keeps_distance: bool = False
    takes_over: bool = False
    passive: bool = False


@dataclass(frozen=True, slots=True)
class CueTable:
    """All cues by part of speech and word. Words are lemmas in lower case."""

    verbs: Mapping[str, Cue] = field(default_factory=lambda: MappingProxyType({}))
    nouns: Mapping[str, Cue] = field(default_factory=lambda: MappingProxyType({}))
    adjectives: Mapping[str, Cue] = field(default_factory=lambda: MappingProxyType({}))
    adverbs: Mapping[str, Cue] = field(default_factory=lambda: MappingProxyType({}))
    prepositions: Mapping[str, Cue] = field(default_factory=lambda: MappingProxyType({}))
    phrases: Mapping[str, Cue] = field(default_factory=lambda: MappingProxyType({}))

    def __iter__(self) -> Iterator[Cue]:
        for table in (self.verbs, self.nouns, self.adjectives, self.adverbs, self.prepositions, self.phrases):
            yield from table.values()

    def __len__(self) -> int:
        return sum(1 for _ in self)


def load_cues(extra: Path | None = None) -> CueTable:
    """Read the cues, those of the folder ``extra`` last. Raises :class:`~detente.errors.LexiconError` with every fault."""
    faults = Faults()
    tables: dict[str, dict[str, Cue]] = {part: {} for part in PARTS}
    for path in (DATA, *(() if extra is None else (extra / "cues.toml",))):
        if path.is_file():
            _read(path, tables, faults)
        elif path == DATA:
            faults.add(path.name, "", "", "missing from the package; reinstall it")
    faults.raise_if_any()
    return CueTable(*(MappingProxyType(tables[part]) for part in PARTS))


def _read(path: Path, tables: dict[str, dict[str, Cue]], faults: Faults) -> None:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        faults.add(path.name, "", "", f"cannot be read: {error}")
        return
    for key in raw:
        if key != "cue":
            faults.add(path.name, key, "", f"unknown table{did_you_mean(key, ['cue'])}")
    entries = raw.get("cue", [])
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        faults.add(path.name, "cue", "", "write [[cue]] with two brackets")
        return
    seen: dict[tuple[str, str], str] = {}
    for entry in entries:
        for cue in _entry(path.name, entry, faults):
            other = seen.setdefault((cue.pos, cue.word), cue.id)
            if other != cue.id:
                faults.add(path.name, f"cue {cue.id!r}", "words", f"{cue.word!r} stands in {other!r} too")
            tables[cue.pos][cue.word] = cue


def _entry(file: str, entry: Mapping[str, object], faults: Faults) -> list[Cue]:
    """Return the cues of one list, or none where something is wrong with it."""
    name = f"cue {entry.get('id', '?')!r}"
    before = len(faults.found)
    for key, value in entry.items():
        if key not in (*_LISTS, *_TEXTS, *_FLAGS):
            faults.add(file, name, key, f"unknown key{did_you_mean(key, [*_LISTS, *_TEXTS, *_FLAGS])}")
        elif key in _LISTS and not _is_words(value):
            faults.add(file, name, key, "must be a list of words")
        elif key in _FLAGS and not isinstance(value, bool):
            faults.add(file, name, key, "must be true or false")
        elif key in _TEXTS and not isinstance(value, str):
            faults.add(file, name, key, f"must be text, not {type(value).__name__}")
    for key in ("id", "kind", "pos", "cite", "words"):
        if key not in entry:
            faults.add(file, name, key, "missing")
    part = entry.get("pos")
    if isinstance(part, str) and part not in PARTS:
        faults.add(file, name, "pos", f"unknown part of speech {part!r}{did_you_mean(part, PARTS)}")
    takes = _words(entry.get("takes"))
    for word in takes - COMPLEMENTS:
        faults.add(file, name, "takes", f"unknown complement {word!r}{did_you_mean(word, COMPLEMENTS)}")
    if len(faults.found) > before:
        return []
    return [
        Cue(
            word=word,
            id=str(entry["id"]),
            kind=str(entry["kind"]),
            pos=str(part),
            takes=takes,
            prepositions=_words(entry.get("prepositions")),
            also=_words(entry.get("also")),
            keeps_distance=entry.get("keeps_distance") is True,
            takes_over=entry.get("takes_over") is True,
            passive=entry.get("passive") is True,
        )
        for word in sorted(_words(entry["words"]))
    ]


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def _words(value: object) -> frozenset[str]:
    return frozenset(str(v) for v in value) if isinstance(value, list) else frozenset()
