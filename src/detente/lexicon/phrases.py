"""Plain words for codes, from ``data/phrases.toml``: what pages and tables show to people.

The only reader of that file. A user's folder may hold a ``phrases.toml`` of the same shape; its words come on top.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from detente.faults import Faults, did_you_mean
from detente.lexicon.frames import read_operators
from detente.ontology import Ontology, load_ontology
from detente.types import Basis, Status

__all__ = ["Phrase", "Phrases", "StatusWords", "load_phrases"]

DATA = Path(__file__).resolve().parents[1] / "data"

_FILE = "phrases.toml"
_FORMS = ("noun", "one", "many")
_PLACES = ("{present}", "{base}")
#: How a report can relate to another (design, "The wire format": copies), but for ``independent``.
_COPIES = ("verbatim", "syndicated", "edited", "updated", "translated", "spun")


@dataclass(frozen=True, slots=True)
class Phrase:
    """An act in words: its noun, the verb for one side ("expels diplomats") and for many, which is the bare form too."""

    noun: str
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class StatusWords:
    """A status in words; ``form`` holds ``{present}`` or ``{base}`` where the act's words go."""

    label: str
    form: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """All words, by code. ``acts`` is keyed by ``TYPE`` and ``TYPE/mode``, ``operators`` by the id of an operator."""

    acts: Mapping[str, Phrase]
    statuses: Mapping[Status, StatusWords]
    quads: Mapping[int, str]
    bases: Mapping[Basis, str]
    sectors: Mapping[str, str]
    operators: Mapping[str, str]
    copies: Mapping[str, str]

    def act(self, code: str) -> Phrase:
        """Words for ``TYPE`` or ``TYPE/mode``; a mode without words has those of its type, an unknown type its code.

        >>> load_phrases().act("SANCTION/expel").one
        'expels diplomats or members'
        """
        kind = code.partition("/")[0]
        found = self.acts.get(code) or self.acts.get(kind)
        return found or Phrase(code.lower(), code.lower(), code.lower())

    def told(self, code: str, status: Status, *, many: bool) -> str:
        """An act under a status, to follow the names of its sides.

        >>> load_phrases().told("CONSULT/visit", Status.SCHEDULED, many=False)
        'will visit'
        """
        words = self.act(code)
        return self.statuses[status].form.format(present=words.many if many else words.one, base=words.many)

    def operator(self, id: str) -> str:
        """An operator in words; one that the lexicon does not know (any more) by its id."""
        return self.operators.get(id) or id.replace("-", " ")


def load_phrases(extra: Path | None = None) -> Phrases:
    """Read and check the words, those of the folder ``extra`` last.

    Raises :class:`~detente.errors.LexiconError` with every fault: every type, mode, status, quad class, basis, sector,
    operator kind and copy relation must have its words, and nothing else may stand there.
    """
    faults = Faults()
    ontology = load_ontology(faults)
    folders = [DATA] if extra is None else [DATA, extra]
    table: dict[str, dict[str, object]] = {}
    for path in (folder / _FILE for folder in folders):
        if path.is_file():
            _lay_over(table, _read(path, faults))
        elif path.parent == DATA:
            faults.add(_FILE, "", "", "missing from the package; reinstall it")
    faults.raise_if_any()
    acts = _acts(table, ontology, faults)
    statuses = _statuses(table, faults)
    quads = _words(table, "quad", map(str, range(1, 5)), faults)
    bases = _words(table, "basis", (b.value for b in Basis), faults)
    sectors = _words(table, "sector", ontology.sectors, faults)
    kinds = _words(table, "kind", ontology.kinds, faults)
    copies = _words(table, "copy", _COPIES, faults)
    known = ("type", "status", "quad", "basis", "sector", "kind", "copy")
    for name in table:
        if name not in known:
            faults.add(_FILE, name, "", f"unknown table{did_you_mean(name, known)}")
    files = [p for folder in folders if (p := folder / "operators.toml").is_file()]
    operators = read_operators(files, ontology.kinds, faults)
    faults.raise_if_any()
    return Phrases(
        MappingProxyType(acts),
        MappingProxyType(statuses),
        MappingProxyType({int(k): v for k, v in quads.items()}),
        MappingProxyType({Basis(k): v for k, v in bases.items()}),
        MappingProxyType(sectors),
        MappingProxyType({o.id: kinds[o.kind] for o in operators.values()}),
        MappingProxyType(copies),
    )


def _read(path: Path, faults: Faults) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        faults.add(str(path), "", "", f"cannot be read: {error}")
        return {}


def _lay_over(below: dict[str, dict[str, object]], above: Mapping[str, object]) -> None:
    """Put the entries of ``above`` over those of ``below``; the words of an entry are replaced key by key."""
    for name, entries in above.items():
        target = below.setdefault(name, {})
        for key, value in _table(entries).items():
            old = target.get(key)
            target[key] = _united(old, value) if isinstance(old, dict) and isinstance(value, dict) else value


def _united(old: Mapping[str, object], new: Mapping[str, object]) -> dict[str, object]:
    modes = {**_table(old.get("mode")), **_table(new.get("mode"))}
    return {**old, **new, **({"mode": modes} if modes else {})}


def _acts(table: Mapping[str, Mapping[str, object]], ontology: Ontology, faults: Faults) -> dict[str, Phrase]:
    found: dict[str, Phrase] = {}
    entries = table.get("type", {})
    _check_keys("type", entries, ontology.types, faults)
    for name, kind in ontology.types.items():
        entry = _table(entries.get(name))
        modes = _table(entry.get("mode"))
        _check_keys(f"type.{name}.mode", modes, kind.modes, faults)
        rows = {name: {k: v for k, v in entry.items() if k != "mode"}}
        rows |= {f"{name}/{mode}": _table(modes.get(mode)) for mode in kind.modes if mode in modes}
        for code, row in rows.items():
            _check_keys(code, row, _FORMS, faults)
            texts = {form: _text(row, form, code, faults) for form in _FORMS}
            found[code] = Phrase(texts["noun"], texts["one"], texts["many"])
    return found


def _statuses(table: Mapping[str, Mapping[str, object]], faults: Faults) -> dict[Status, StatusWords]:
    entries = table.get("status", {})
    _check_keys("status", entries, [s.value for s in Status], faults)
    found = {}
    for status in Status:
        row = _table(entries.get(status.value))
        name = f"status.{status.value}"
        label, form = (_text(row, key, name, faults) for key in ("label", "form"))
        bare = form
        for place in _PLACES:
            bare = bare.replace(place, "")
        if bare == form or "{" in bare or "}" in bare:
            faults.add(_FILE, name, "form", f"{form!r} must hold {' or '.join(_PLACES)} and no other braces")
        found[status] = StatusWords(label, form)
    return found


def _words(
    table: Mapping[str, Mapping[str, object]], name: str, wanted: Iterable[str], faults: Faults
) -> dict[str, str]:
    entries, wanted = table.get(name, {}), sorted(wanted)
    _check_keys(name, entries, wanted, faults)
    return {key: _text(entries, key, name, faults) for key in wanted}


def _check_keys(name: str, found: Mapping[str, object], wanted: Iterable[str], faults: Faults) -> None:
    """Every wanted key must be there, and no other."""
    known = list(wanted)
    for key in found:
        if key not in known:
            faults.add(_FILE, name, key, f"unknown key{did_you_mean(key, known)}")
    for key in known:
        if key not in found:
            faults.add(_FILE, name, key, "has no words")


def _text(row: Mapping[str, object], key: str, name: str, faults: Faults) -> str:
    value = row.get(key, "")
    if key in row and (not isinstance(value, str) or not value.strip()):
        faults.add(_FILE, name, key, "must be text")
    return value if isinstance(value, str) else ""


def _table(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}
