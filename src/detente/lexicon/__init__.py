"""The lexicon: frames, operators, classes and the ontology, read once, checked as a whole, with a digest."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.lexicon.faults import Faults, did_you_mean
from detente.lexicon.frames import Example, Frame, Mode, Operator, Refusal, read_classes, read_frames, read_operators
from detente.ontology import Ontology, load_ontology
from detente.types import Status

__all__ = ["DATA", "Example", "Frame", "Lexicon", "Mode", "Operator", "Refusal", "load"]

DATA = Path(__file__).resolve().parents[1] / "data"

#: What a user's folder may hold: TOML in the first two folders, tables of actors in the third, and single files.
_FOLDERS = ("frames", "classes", "actors")
_FILES = ("operators.toml", "cues.toml", "phrases.toml")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that people write. ``digest`` (16 hexadecimal digits) changes when any file of it does."""

    frames: Mapping[str, Frame]
    operators: Mapping[str, Operator]
    classes: Mapping[str, frozenset[str]]
    ontology: Ontology
    digest: str


def load(extra: Path | None = None) -> Lexicon:
    """Read the bundled lexicon, overlaid by the user's folder ``extra`` (``frames/``, ``classes/``, ``operators.toml``).

    An entry of ``extra`` replaces the bundled one of the same id; classes are united. Raises
    :class:`~detente.errors.LexiconError` with every fault of every file.
    """
    faults = Faults()
    folders = [DATA] if extra is None else [DATA, extra]
    if extra is not None and not extra.is_dir():
        faults.add(str(extra), "", "", "is no folder; give one that holds frames/, classes/ or operators.toml")
        faults.raise_if_any()
    if extra is not None:
        _check_files(extra, faults)
    ontology = load_ontology(faults)
    frame_files = [p for folder in folders for p in sorted((folder / "frames").glob("*.toml"))]
    class_files = [p for folder in folders for p in sorted((folder / "classes").glob("*.toml"))]
    operator_files = [p for folder in folders if (p := folder / "operators.toml").is_file()]
    classes = read_classes(class_files, faults)
    frames = read_frames(frame_files, classes, faults)
    operators = read_operators(operator_files, ontology.kinds, faults)
    for frame in frames.values():
        _check_codes(frame, ontology, faults)
    for operator in operators.values():
        name = f"operator {operator.id!r}"
        if operator.speech and operator.speech not in ontology.types:
            hint = did_you_mean(operator.speech, ontology.types)
            faults.add(operator.file, name, "speech", f"unknown PLOVER type {operator.speech!r}{hint}")
        if operator.cameo and operator.cameo not in ontology.cameo:
            faults.add(operator.file, name, "cameo", f"unknown CAMEO code {operator.cameo!r}")
        _check_examples(operator, name, ontology, faults)
    faults.raise_if_any()
    return Lexicon(frames, operators, classes, ontology, _digest(folders))


def _check_codes(frame: Frame, ontology: Ontology, faults: Faults) -> None:
    name = f"frame {frame.id!r}"
    _check_examples(frame, name, ontology, faults)
    for act in frame.also:
        other, _, refined = act.partition("/")
        if other not in ontology.types or (refined and refined not in ontology.types[other].modes):
            faults.add(frame.file, name, "also", f"unknown act {act!r}{did_you_mean(other, ontology.types)}")
    kind, _, mode = frame.act.partition("/")
    if kind not in ontology.types:
        faults.add(frame.file, name, "act", f"unknown PLOVER type {kind!r}{did_you_mean(kind, ontology.types)}")
        return
    known = ontology.types[kind].modes
    for wanted in (mode, *(m.mode for m in frame.modes)):
        if wanted and wanted not in known:
            faults.add(frame.file, name, "act", f"unknown mode {wanted!r} of {kind}{did_you_mean(wanted, known)}")
    for code in (frame.cameo, *(m.cameo for m in frame.modes)):
        if code and code not in ontology.cameo:
            faults.add(frame.file, name, "cameo", f"unknown CAMEO code {code!r}")
    for context in (*frame.contexts, *(c for m in frame.modes for c in m.contexts)):
        if context not in ontology.contexts:
            hint = did_you_mean(context, ontology.contexts)
            faults.add(frame.file, name, "contexts", f"unknown context {context!r}{hint}")


def _check_examples(entry: Frame | Operator, name: str, ontology: Ontology, faults: Faults) -> None:
    statuses = [s.value for s in Status]
    for number, example in enumerate(entry.yes):
        place = f"yes[{number}]"
        if example.status and example.status not in statuses:
            hint = did_you_mean(example.status, statuses)
            faults.add(entry.file, name, f"{place}.status", f"unknown status {example.status!r}{hint}")
        if example.type and example.type not in ontology.types:
            hint = did_you_mean(example.type, ontology.types)
            faults.add(entry.file, name, f"{place}.type", f"unknown PLOVER type {example.type!r}{hint}")


def _check_files(folder: Path, faults: Faults) -> None:
    """Tell files of a user's folder that nothing reads: a name written wrongly must not be passed over in silence."""
    actors = sorted(p.name for p in (DATA / "actors").glob("*.csv"))
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".toml", ".csv")):
        place = path.relative_to(folder).as_posix()
        parent, _, name = place.rpartition("/")
        if place in _FILES or (parent in _FOLDERS[:2] and path.suffix == ".toml"):
            continue
        if parent == "actors" and name in actors:
            continue
        known = {k.partition(".")[0] for k in (actors if parent == "actors" else _FILES)}
        near = did_you_mean(path.stem, known).replace("'?)", f"{path.suffix}'?)")
        if parent and parent not in _FOLDERS:
            near = did_you_mean(parent, _FOLDERS)
        faults.add(place, "", "", f"is read by nothing{near}")


def _digest(folders: list[Path]) -> str:
    digest = hashlib.blake2b(digest_size=8)
    for number, folder in enumerate(folders):
        for path in sorted(p for p in folder.rglob("*") if p.suffix in (".toml", ".csv")):
            digest.update(f"{number}/{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(hashlib.blake2b(path.read_bytes(), digest_size=16).digest())
    return digest.hexdigest()
