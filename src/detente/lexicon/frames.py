"""Frames, operators and classes: what people write in TOML, checked as a whole.

A frame recognises an act in a predication; an operator takes an act, or a report of one, and changes its status or adds
a speech act. Both are found by their trigger lemmas. Every fault is reported with its place, all at once.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from detente.lexicon.faults import Faults, did_you_mean

__all__ = ["Example", "Frame", "Mode", "Operator", "Refusal", "read_classes", "read_frames", "read_operators"]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")

#: Slots that a filler may be asked of; any other name is taken for a preposition and must be a lower-case word.
SLOTS = frozenset({"subj", "obj", "iobj", "xcomp", "comp", "mod", "any", "poss", "support", "clause"})

Tests = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that must be coded so. Country codes are ISO 3166 alpha-3; ``None`` leaves a field unchecked."""

    text: str
    actor: tuple[str, ...] | None = None
    recipient: tuple[str, ...] | None = None
    status: str | None = None
    type: str | None = None
    mode: str | None = None
    alleged: bool | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sentence that must not be coded by this entry, and why."""

    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Mode:
    """A refinement: where ``where`` holds, the act gets this mode, code and contexts."""

    where: Tests
    mode: str | None = None
    cameo: str | None = None
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of telling an act. See CONTRIBUTING, "Add a verb in ten minutes", for every key."""

    id: str
    act: str
    also: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    cameo: str | None = None
    contexts: tuple[str, ...] = ()
    actor: tuple[str, ...] = ("subj",)
    recipient: tuple[str, ...] = ()
    where: Tests = field(default_factory=dict)
    unless: Tests = field(default_factory=dict)
    need: tuple[str, ...] = ()
    two_sided: bool = False
    lasting: bool = False
    nominal_of: str = "obj"
    confidence: float = 0.9
    modes: tuple[Mode, ...] = ()
    note: str = ""
    cite: str = ""
    yes: tuple[Example, ...] = ()
    no: tuple[Refusal, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Operator:
    """A cue with a direction (``scope``: the slots in which it takes an act) and a kind (what it does to status)."""

    id: str
    kind: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    scope: tuple[str, ...] = ("xcomp", "comp")
    passive: bool | None = None
    speech: str | None = None
    cameo: str | None = None
    addressee: tuple[str, ...] = ()
    control: str = "subj"
    bare: tuple[str, ...] = ()
    not_over: tuple[str, ...] = ()
    note: str = ""
    cite: str = ""
    yes: tuple[Example, ...] = ()
    no: tuple[Refusal, ...] = ()
    file: str = ""


def read_classes(paths: Iterable[Path], faults: Faults) -> dict[str, frozenset[str]]:
    """Read ``[classes]`` tables; a class that stands in several files is their union."""
    found: dict[str, set[str]] = {}
    for path in paths:
        table = _load(path, faults).get("classes", {})
        if not isinstance(table, dict):
            faults.add(path.name, "classes", "", "must be a table of lists")
            continue
        for name, words in table.items():
            if not isinstance(words, list) or not all(isinstance(w, str) for w in words):
                faults.add(path.name, name, "", "must be a list of lemmas")
                continue
            found.setdefault(name, set()).update(w.lower() for w in words)
    return {name: frozenset(words) for name, words in found.items()}


def read_frames(paths: Iterable[Path], classes: Mapping[str, frozenset[str]], faults: Faults) -> dict[str, Frame]:
    """Read ``[[frame]]`` entries. A later file replaces an entry of the same id; twice in one file is a fault."""
    found: dict[str, Frame] = {}
    for path in paths:
        here: set[str] = set()
        for entry in _entries(path, "frame", faults):
            frame = _frame(path.name, entry, faults)
            if frame is None:
                continue
            if frame.id in here:
                faults.add(path.name, f"frame {frame.id!r}", "id", "stands twice")
            here.add(frame.id)
            if not (frame.verbs or frame.nouns or frame.adjectives):
                faults.add(path.name, f"frame {frame.id!r}", "", "has no trigger; give verbs, nouns or adjectives")
            for tests in (frame.where, frame.unless, *(m.where for m in frame.modes)):
                _check_tests(path.name, f"frame {frame.id!r}", tests, classes, faults)
            found[frame.id] = frame
    return found


def read_operators(paths: Iterable[Path], kinds: Iterable[str], faults: Faults) -> dict[str, Operator]:
    """Read ``[[operator]]`` entries; ``kinds`` are those that the projection knows."""
    known = frozenset(kinds)
    found: dict[str, Operator] = {}
    for path in paths:
        here: set[str] = set()
        for entry in _entries(path, "operator", faults):
            name = f"operator {entry.get('id', '?')!r}"
            values = _checked(path.name, name, entry, Operator, faults)
            if values is None:
                continue
            operator = Operator(**values, file=path.name)
            if operator.kind not in known:
                faults.add(
                    path.name, name, "kind", f"unknown kind {operator.kind!r}{did_you_mean(operator.kind, known)}"
                )
            if operator.id in here:
                faults.add(path.name, name, "id", "stands twice")
            if not any(getattr(operator, key) for key in _CUES):
                faults.add(path.name, name, "", f"has no trigger; give {', '.join(_CUES[:-1])} or {_CUES[-1]}")
            here.add(operator.id)
            found[operator.id] = operator
    return found


def _load(path: Path, faults: Faults) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        faults.add(path.name, "", "", f"cannot be read: {error}")
        return {}


def _entries(path: Path, kind: str, faults: Faults) -> list[dict[str, Any]]:
    table = _load(path, faults)
    for key in table:
        if key not in (kind, "classes"):
            faults.add(path.name, key, "", f"unknown table{did_you_mean(key, [kind, 'classes'])}")
    entries = table.get(kind, [])
    if not isinstance(entries, list):
        faults.add(path.name, kind, "", f"write [[{kind}]] with two brackets")
        return []
    return entries


def _frame(file: str, entry: dict[str, Any], faults: Faults) -> Frame | None:
    name = f"frame {entry.get('id', '?')!r}"
    raw_modes = entry.get("modes", [])
    values = _checked(file, name, {k: v for k, v in entry.items() if k != "modes"}, Frame, faults)
    if values is None:
        return None
    modes = []
    for number, raw in enumerate(raw_modes if isinstance(raw_modes, list) else []):
        unknown = set(raw) - {"where", "mode", "cameo", "contexts"}
        for key in sorted(unknown):
            faults.add(file, name, f"modes[{number}].{key}", "unknown key")
        if not isinstance(raw.get("where"), dict):
            faults.add(file, name, f"modes[{number}].where", "missing")
            continue
        modes.append(Mode(_tests(raw["where"]), raw.get("mode"), raw.get("cameo"), tuple(raw.get("contexts", ()))))
    return Frame(**values, modes=tuple(modes), file=file)


_LISTS = frozenset(
    "also verbs nouns adjectives adverbs modals marks prepositions contexts actor recipient need scope addressee bare not_over".split()
)
_FLAGS = frozenset({"two_sided", "lasting", "passive"})
_CUES = ("verbs", "nouns", "adjectives", "adverbs", "modals", "marks", "prepositions")


def _checked(file: str, name: str, entry: dict[str, Any], kind: type, faults: Faults) -> dict[str, Any] | None:
    """Return the entry's values in the types of ``kind``, or ``None`` where a required key is missing or wrong."""
    known = {f.name for f in fields(kind)} - {"file", "modes"}
    values: dict[str, Any] = {}
    before = len(faults.found)
    for key, value in entry.items():
        if key not in known:
            faults.add(file, name, key, f"unknown key{did_you_mean(key, known)}")
        elif key in _LISTS:
            if isinstance(value, str):
                value = [value]
            if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
                faults.add(file, name, key, "must be a list of words")
            else:
                values[key] = tuple(value)
        elif key in ("where", "unless"):
            if isinstance(value, dict):
                values[key] = _tests(value)
            else:
                faults.add(file, name, key, 'must be a table such as { obj = ["@diplomat"] }')
        elif key in ("yes", "no"):
            values[key] = _examples(file, name, key, value, faults)
        elif key == "confidence":
            if isinstance(value, int | float) and 0 < value <= 1:
                values[key] = float(value)
            else:
                faults.add(file, name, key, f"{value!r} is not within 0 and 1")
        elif key in _FLAGS:
            if isinstance(value, bool):
                values[key] = value
            else:
                faults.add(file, name, key, "must be true or false")
        elif isinstance(value, str):
            values[key] = value
        else:
            faults.add(file, name, key, f"must be text, not {type(value).__name__}")
    for key in ("id", "act") if kind is Frame else ("id", "kind"):
        if key not in values:
            faults.add(file, name, key, "missing")
    if "id" in values and not _ID.match(values["id"]):
        faults.add(file, name, "id", "write it in kebab-case")
    return values if len(faults.found) == before else None


def _tests(table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {slot: (value,) if isinstance(value, str) else tuple(str(v) for v in value) for slot, value in table.items()}


def _examples(file: str, name: str, key: str, value: Any, faults: Faults) -> tuple[Any, ...]:
    found: list[Any] = []
    for number, raw in enumerate(value if isinstance(value, list) else []):
        place = f"{key}[{number}]"
        if isinstance(raw, str):
            raw = {"text": raw}
        if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
            faults.add(file, name, place, "needs a text")
            continue
        allowed = {"text", "why"} if key == "no" else {f.name for f in fields(Example)}
        for unknown in sorted(set(raw) - allowed):
            faults.add(file, name, f"{place}.{unknown}", f"unknown key{did_you_mean(unknown, allowed)}")
        raw = {k: v for k, v in raw.items() if k in allowed}
        if key == "no":
            found.append(Refusal(**raw))
            continue
        for side in ("actor", "recipient"):
            if side in raw:
                raw[side] = (raw[side],) if isinstance(raw[side], str) else tuple(raw[side])
        found.append(Example(**raw))
    return tuple(found)


def _check_tests(file: str, name: str, tests: Tests, classes: Mapping[str, frozenset[str]], faults: Faults) -> None:
    for slot, alternatives in tests.items():
        if slot not in SLOTS and not re.fullmatch(r"[a-z]+( [a-z]+)?", slot):
            faults.add(file, name, slot, f"unknown slot{did_you_mean(slot, SLOTS)}")
        for alternative in alternatives:
            word = alternative.removeprefix("!")
            if word.startswith("@") and word[1:] not in classes:
                faults.add(file, name, slot, f"unknown class {word!r}{did_you_mean(word[1:], classes)}")
