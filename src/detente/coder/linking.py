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
from detente.types import Act, EntityMention, Status

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
        alone = len({entities[i].entity or i for i in act.actors}) < 2  # two of one state may meet by themselves
        if act.role == "act" and _two_sided(act, frames) and alone and len(_countries(act, entities)) < 2:
            act = _completed(act, found, entities, frames)
            if act.actors and not act.lacking and len(_countries(act, entities)) == 1:
                act = _with_counterpart(act, found, entities)
        elif act.answers and act.actors:
            act = _answering(act, found, entities)
        if act.type in _ADDRESSED and act.actors and not act.recipients:
            act = _with_counterpart(act, found, entities)
        if act.lacking and len(_countries(act, entities)) < 2 and not any(entities[i].given for i in act.actors):
            continue
        told = _told_before(act, found, entities) if act.resumes and not act.alleged else None
        if told is not None:
            found[told] = _joined(found[told], act)
        elif act.ground and not _answers_it(act, acts):
            continue
        elif act.ground or any(
            entities[i].given or entities[i].country is not None for i in (*act.actors, *act.recipients)
        ):
            found.append(act)
    return tuple(found)


def _answers_it(ground: Act, acts: Sequence[Act]) -> bool:
    """Whether an attack told without a side is told nowhere else: an act of its sentence answers it, no other is like it."""
    return not any(a.type == ground.type and not a.ground and a.trigger not in ground.under for a in acts)


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


def _told_before(act: Act, earlier: Sequence[Act], entities: Sequence[EntityMention]) -> int | None:
    """The number of the act that "the attack", "the talks" names again, where nothing new is told but who did it."""
    own, hit = _countries(act, entities), _countries_of(act.recipients, entities)
    for number in range(len(earlier) - 1, -1, -1):
        other = earlier[number]
        if act.sentence - other.sentence > _AGAIN_REACH:
            return None
        if (
            other.sentence == act.sentence
            or other.role != "act"
            or other.type != act.type
            or other.status is not act.status
        ):
            continue
        if act.mode not in (None, other.mode):
            continue
        doers, aims = _countries(other, entities), _countries_of(other.recipients, entities)
        if (own <= doers or not doers) and (hit <= aims or not aims):
            return number
    return None


def _joined(told: Act, again: Act) -> Act:
    """The act told first, with the side that only its second telling names."""
    if told.actors and told.recipients:
        return told
    actors = told.actors or tuple(i for i in again.actors if i not in told.recipients)
    recipients = told.recipients or tuple(i for i in again.recipients if i not in told.actors)
    return replace(told, actors=actors, recipients=recipients, rules=(*told.rules, RULE))


def _with_counterpart(act: Act, earlier: Sequence[Act], entities: Sequence[EntityMention]) -> Act:
    """Give a word or measure without a recipient the one other state that its actor has just had to do with.

    "Beijing imposed duties on Australian wine. … China **rejected** the claim": only where the acts told shortly before
    pair the actor with that state alone, and the sentence names no third.
    """
    own = _countries(act, entities)
    if len(own) != 1 or own & _BODIES or act.status is Status.REQUESTED:  # what is asked for is between others
        return act
    telling = [a for a in earlier if a.sentence == act.sentence and a.type in ("ACCUSE", "REQUEST")]
    tellers = [i for a in telling if own & _countries_of(a.recipients, entities) for i in a.actors]
    others: set[str] = set()
    chosen: int | None = None
    for other in reversed(earlier):
        if act.sentence - other.sentence > _COUNTERPART_REACH:
            break
        if other.trigger == act.trigger and other.sentence == act.sentence:
            continue
        sides = [i for i in (*other.actors, *other.recipients) if entities[i].country is not None]
        countries = _countries_of(sides, entities)
        if own <= countries and len(countries) > 1:
            others |= countries - own
            if chosen is None:
                chosen = next(i for i in sides if entities[i].country not in own)
    if others & _countries_of(tellers, entities):  # "Kyiv accused Moscow of refusing": whom it does not tell
        return act
    named = {m.country for m in entities if m.sentence == act.sentence and m.country and m.kind != "place"}
    if chosen is None or len(others) != 1 or named - own - others:
        return act
    rules, confidence = (*act.rules, ANSWER_RULE), round(act.confidence * 0.8, 3)
    if act.type == "CONSULT":  # "remained open to **talks**"
        return replace(act, actors=(*act.actors, chosen), rules=(*act.rules, RULE), confidence=confidence)
    return replace(act, recipients=(chosen,), rules=rules, confidence=confidence)


#: Types of acts that are aimed at somebody.
_ADDRESSED = frozenset({"ACCUSE", "THREATEN", "REJECT", "SANCTION", "CONCEDE", "RETREAT", "AGREE", "SUPPORT"})
#: How many sentences back the act may stand that is named again.
_AGAIN_REACH = 2
#: How many sentences back the acts may stand that tell with whom one deals. Tried 1 to 4.
_COUNTERPART_REACH = 2
#: Countries of bodies that deal with all the world.
_BODIES = frozenset({"IGO", "NGO"})


def _two_sided(act: Act, frames: Mapping[str, Frame]) -> bool:
    if act.act.partition("/")[0] != "CONSULT":
        return False
    name = next((r.removeprefix("frame:") for r in act.rules if r.startswith("frame:")), "")
    return name in frames and frames[name].two_sided


def _countries(act: Act, entities: Sequence[EntityMention]) -> frozenset[str]:
    return _countries_of(act.actors, entities)


def _countries_of(sides: Sequence[int], entities: Sequence[EntityMention]) -> frozenset[str]:
    return frozenset(c for i in sides if (c := entities[i].country) is not None)
