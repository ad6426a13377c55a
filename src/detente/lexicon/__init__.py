"""The lexicon: frames, operators, classes and the ontology, read once, checked as a whole, with a digest."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.lexicon.faults import Faults
from detente.lexicon.frames import Example, Frame, Mode, Operator, Refusal, read_classes, read_frames, read_operators
from detente.ontology import Ontology, load_ontology

__all__ = ["DATA", "Example", "Frame", "Lexicon", "Mode", "Operator", "Refusal", "load"]

DATA = Path(__file__).resolve().parents[1] / "data"


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
    ontology = load_ontology(faults)
    frame_files = [p for folder in folders for p in sorted((folder / "frames").glob("*.toml"))]
    class_files = [p for folder in folders for p in sorted((folder / "classes").glob("*.toml"))]
    operator_files = [p for folder in folders if (p := folder / "operators.toml").is_file()]
    classes = read_classes(class_files, faults)
    frames = read_frames(frame_files, classes, faults)
    operators = read_operators(operator_files, ontology.kinds, faults)
    for frame in frames.values():
        _check_codes(frame, ontology, faults)
    faults.raise_if_any()
    return Lexicon(frames, operators, classes, ontology, _digest(folders))


def _check_codes(frame: Frame, ontology: Ontology, faults: Faults) -> None:
    name = f"frame {frame.id!r}"
    kind, _, mode = frame.act.partition("/")
    if kind not in ontology.types:
        faults.add(frame.file, name, "act", f"unknown PLOVER type {kind!r}")
        return
    for wanted in (mode, *(m.mode for m in frame.modes)):
        if wanted and wanted not in ontology.types[kind].modes:
            faults.add(frame.file, name, "act", f"unknown mode {wanted!r} of {kind}")
    for code in (frame.cameo, *(m.cameo for m in frame.modes)):
        if code and code not in ontology.cameo:
            faults.add(frame.file, name, "cameo", f"unknown CAMEO code {code!r}")
    for context in (*frame.contexts, *(c for m in frame.modes for c in m.contexts)):
        if context not in ontology.contexts:
            faults.add(frame.file, name, "contexts", f"unknown context {context!r}")


def _digest(folders: list[Path]) -> str:
    digest = hashlib.blake2b(digest_size=8)
    for number, folder in enumerate(folders):
        for path in sorted(p for p in folder.rglob("*") if p.suffix in (".toml", ".csv")):
            digest.update(f"{number}/{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(hashlib.blake2b(path.read_bytes(), digest_size=16).digest())
    return digest.hexdigest()
