"""Sides that a sentence leaves to the one before it: "he would meet in Geneva", "the summit will be the first".

Works over the acts of one report, in text order. An act that needs two sides and tells one or none takes those of the
nearest earlier act of the same type that has two, within reach; its rules then say ``sides:earlier-act``. Nothing is
taken where the known side is no party to that act. An act aimed at a deed told before ("condemned the decision") takes
its doer as recipient, and says ``recipient:earlier-act``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.lexicon import Frame
from detente.types import Act, EntityMention

__all__ = ["RULE", "complete_sides"]

RULE = "sides:earlier-act"
ANSWER_RULE = "recipient:earlier-act"
#: How many sentences back the deed may stand that an act answers. Tried 2 to 6.
_ANSWER_REACH = 4

#: How many sentences back the earlier act may stand. Tried 2 to 8.
_REACH = 6


def complete_sides(
    acts: Sequence[Act], entities: Sequence[EntityMention], frames: Mapping[str, Frame]
) -> tuple[Act, ...]:
    """Return the acts with sides filled in; acts that stay without any political side are left out."""
    found: list[Act] = []
    for act in acts:
        if act.role == "act" and _two_sided(act, frames) and len(_countries(act, entities)) < 2:
            act = _completed(act, found, entities, frames)
        elif act.answers and act.actors:
            act = _answering(act, found, entities)
        if act.lacking and len(_countries(act, entities)) < 2 and not any(entities[i].given for i in act.actors):
            continue
        if any(entities[i].given or entities[i].country is not None for i in (*act.actors, *act.recipients)):
            found.append(act)
    return tuple(found)


def _completed(act: Act, earlier: Sequence[Act], entities: Sequence[EntityMention], frames: Mapping[str, Frame]) -> Act:
    known = _countries(act, entities)
    if any(entities[i].given for i in act.actors) and not known:
        return act
    kind = act.act.partition("/")[0]
    for number in range(len(earlier) - 1, -1, -1):
        other = earlier[number]
        if act.sentence - other.sentence > _REACH:
            return act
        sides = _countries(other, entities)
        if other.act.partition("/")[0] != kind or not _two_sided(other, frames) or len(sides) < 2 or not known <= sides:
            continue
        missing = tuple(i for i in other.actors if entities[i].country not in known)
        return replace(
            act,
            actors=(*act.actors, *missing),
            mode=None if act.mode == "multilateral" and len(known | sides) == 2 else act.mode,
            earlier=number,
            rules=(*act.rules, RULE),
            confidence=round(act.confidence * 0.8, 3),
        )
    return act


def _answering(act: Act, earlier: Sequence[Act], entities: Sequence[EntityMention]) -> Act:
    """Give an act that is aimed at a deed told before the doer of that deed as its recipient."""
    own = _countries(act, entities)
    for other in reversed(earlier):
        if act.sentence - other.sentence > _ANSWER_REACH:
            return act
        doers = tuple(i for i in other.actors if entities[i].country is not None and entities[i].country not in own)
        if doers and own and other.trigger != act.trigger:
            rules, confidence = (*act.rules, ANSWER_RULE), round(act.confidence * 0.8, 3)
            return replace(act, recipients=doers[:1], rules=rules, confidence=confidence)
    return act


def _two_sided(act: Act, frames: Mapping[str, Frame]) -> bool:
    if act.act.partition("/")[0] != "CONSULT":
        return False
    name = next((r.removeprefix("frame:") for r in act.rules if r.startswith("frame:")), "")
    return name in frames and frames[name].two_sided


def _countries(act: Act, entities: Sequence[EntityMention]) -> frozenset[str]:
    return frozenset(c for i in act.actors if (c := entities[i].country) is not None)
