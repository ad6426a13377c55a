"""Why a gold act was missed or coded as another: the stage that failed, and the place to mend.

Causes, in the order of the stages: ``no predication`` (a trigger of the type stands there but was read as no predicate),
``no frame`` (nothing in the lexicon tells the type by these words), ``wrong sense`` (a frame of the type knows the word,
and its tests refuse or another frame is taken), ``wrong argument`` (actor or recipient), ``wrong operator`` (status),
``wrong projection`` (the act is right, its code is not), ``false event`` (nothing is told) and ``gold doubtful`` (marked so
in the gold).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.coder import Tried
from detente.ontology import Ontology
from detente.types import EventMention

__all__ = ["CAUSES", "Cause", "missed", "mistaken"]

#: Every cause with the folder or file where it is mended.
CAUSES = {
    "no predication": "grammar/",
    "no frame": "data/frames/",
    "wrong sense": "data/frames/",
    "wrong argument": "coder/fillers.py, entities/",
    "wrong operator": "data/operators.toml",
    "wrong projection": "data/projection.toml",
    "false event": "data/frames/",
    "gold doubtful": "the gold",
}


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause, one of :data:`CAUSES`, and the entry or file to look at first."""

    name: str
    place: str


def missed(kind: str, tried: Sequence[Tried], ontology: Ontology) -> Cause:
    """Why no mention answers a gold act of type ``kind`` in a sentence whose words were ``tried``."""
    types = _sources(kind, ontology)
    fitting = [t for t in tried if t.fits is not None and _type(t.fits.act) in types]
    if fitting:
        return Cause("wrong argument", _entry(fitting[0].fits))
    for t in tried:
        refused = next((f for f in t.refused if _type(f.act) in types), None)
        if refused is not None:
            return Cause("wrong sense" if t.predicate else "no predication", _entry(refused))
    return Cause("no frame", f"data/frames/{kind.lower()}.toml")


def mistaken(kind: str, found: EventMention, tried: Sequence[Tried], ontology: Ontology) -> Cause:
    """Why an act of type ``kind`` was coded as another type by ``found``."""
    act = _type(found.act)
    if act == kind or (act in _sources(kind, ontology) and found.operators):
        return Cause("wrong projection", "data/projection.toml")
    own = next((r.removeprefix("frame:") for r in found.rules if r.startswith("frame:")), "")
    for t in tried:
        better = next((f for f in t.refused if _type(f.act) == kind), None)
        if better is not None:
            return Cause("wrong sense", _entry(better))
    return Cause("no frame", f"data/frames/{kind.lower()}.toml" + (f" (taken: {own})" if own else ""))


def _sources(kind: str, ontology: Ontology) -> frozenset[str]:
    """The types whose acts may come out as ``kind``: itself, and those that a projection turns into it."""
    return frozenset({kind}) | frozenset(t for r in ontology.rules if r.to == kind for t in r.types)


def _type(act: str) -> str:
    return act.partition("/")[0]


def _entry(frame: object) -> str:
    return f"data/frames/{getattr(frame, 'file', '')}: {getattr(frame, 'id', '')}"
