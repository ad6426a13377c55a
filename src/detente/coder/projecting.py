"""From an act and the operators over it to type, mode, code, status: the tables of ``projection.toml`` applied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from detente.grammar.chain import Link
from detente.lexicon import Operator
from detente.ontology import Ontology
from detente.types import Status

__all__ = ["Coding", "apply", "refusal", "skeleton"]

#: Operator kinds that leave type and status as they are.
_NEUTRAL = frozenset(
    {"transparent", "ability", "announcement", "approval", "confirmation", "beginning", "resuming", "attempt"}
)
_OPEN = frozenset({Status.OCCURRED, Status.ONGOING, Status.SCHEDULED, Status.HYPOTHETICAL})
_SPOKEN = frozenset({"request", "threat", "proposal", "agreement", "accusation", "denial", "desire"})
_REFUSABLE = frozenset({"CONSULT", "AGREE", "COOPERATE", "AID", "SUPPORT", "RETREAT", "CONCEDE"})
#: Kinds that only tell that an act lay ahead; under a refusal or cancellation they say nothing more ("cancelled a *planned* visit").
_AHEAD = frozenset({"future", "intention", "proposal"})
_CALLED_OFF = frozenset({"refusal", "cancellation", "postponement"})


@dataclass(frozen=True, slots=True)
class Coding:
    """What is known of an act so far; ``act`` stays the act itself, ``type`` and ``mode`` are the code."""

    act: str
    type: str
    mode: str | None
    cameo: str | None
    status: Status = Status.OCCURRED
    alleged: bool = False
    applied: tuple[str, ...] = ()


def skeleton(links: Sequence[Link], operators: Mapping[str, Operator]) -> tuple[Link, ...]:
    """Drop what says nothing of the act.

    Modals that only agree with the verb of speech above them ("warned that it *would* …", "asked … *should*"), and verbs of
    dismissing that hold no claim.
    """
    kept: list[Link] = []
    for number, link in enumerate(links):
        above = next((x for x in links[number + 1 :] if x.slot not in ("aux", "adv", "mark", "adj")), None)
        if link.slot == "aux" and above is not None and operators[above.operator].kind in _SPOKEN:
            continue
        below = operators[links[number - 1].operator].kind if number else ""
        if (
            link.operator == "dismiss-claim"
            and link.slot not in ("comp", "as")
            and below not in ("accusation", "hearsay")
        ):
            continue  # who dismisses a protest or an official denies nothing
        kept.append(link)
    return tuple(kept)


def apply(coding: Coding, links: Sequence[Link], operators: Mapping[str, Operator], ontology: Ontology) -> Coding:
    """Apply operators from the innermost outwards and return the coding that results."""
    number = 0
    if any(operators[x.operator].kind == "counterfactual" for x in links):
        links = [x for x in links if operators[x.operator].kind != "condition"]
    if any(operators[x.operator].kind == "condition" and x.slot == "mark" for x in links):
        links = [x for x in links if x.operator != "set-to"]  # "if ships were to blockade"
    while number < len(links):
        link = links[number]
        kind = operators[link.operator].kind
        following = operators[links[number + 1].operator].kind if number + 1 < len(links) else ""
        if kind in _AHEAD and link.slot == "adj" and following in _CALLED_OFF:
            number += 1
            continue
        if (
            kind == "possibility" and link.slot == "adj" and following == "future"
        ):  # "will launch an **imminent** invasion"
            number += 1
            continue
        if kind == "intention" and following == "negation":  # "no longer plans to send"
            refusable = coding.type in _REFUSABLE
            both = (link.operator, links[number + 1].operator)
            coding = _refused(coding, ontology, both) if refusable else _negated(coding, both)
            number += 2
            continue
        tried = number > 0 and operators[links[number - 1].operator].kind == "attempt"
        if kind in ("finishing", "ending") and tried:  # "ended all attempts to negotiate"
            coding = _negated(coding, (link.operator,))
            number += 1
            continue
        able = number > 0 and operators[links[number - 1].operator].kind == "ability"
        if kind == "negation" and following in ("future", "intention") and coding.type in _REFUSABLE and not able:
            coding = _refused(coding, ontology, (link.operator, links[number + 1].operator))
            number += 2
            continue
        coding = _one(coding, link.operator, kind, ontology)
        number += 1
    return coding


def _negated(coding: Coding, applied: tuple[str, ...]) -> Coding:
    return replace(coding, status=Status.NEGATED, applied=(*coding.applied, *applied))


def refusal(coding: Coding, act: str | None, cameo: str | None, ontology: Ontology) -> Coding:
    """A readiness that is denied refuses what it is about ("is not willing to meet")."""
    return replace(
        coding,
        type="REJECT",
        mode=ontology.mode_of_speech("REJECT", act, cameo),
        cameo=ontology.cameo_of_speech("REJECT", act),
        status=Status.OCCURRED,
    )


def _refused(coding: Coding, ontology: Ontology, applied: tuple[str, ...]) -> Coding:
    refused = refusal(coding, coding.act, coding.cameo, ontology)
    return replace(refused, applied=(*coding.applied, *applied))


def _one(coding: Coding, operator: str, kind: str, ontology: Ontology) -> Coding:
    applied = (*coding.applied, operator)
    if kind in _NEUTRAL and kind not in ("announcement", "approval"):
        return replace(coding, applied=applied, alleged=coding.alleged and kind != "confirmation")
    rule = ontology.rule(kind, coding.type) if coding.status in (Status.OCCURRED, Status.ONGOING) else None
    effect = ontology.kinds[kind]
    if rule is None and kind in _NEUTRAL:
        return replace(coding, applied=applied)
    if rule is not None:
        spoken = rule.to in ("AGREE", "THREATEN", "REJECT")
        return replace(
            coding,
            type=rule.to,
            mode=rule.mode or (ontology.mode_of_speech(rule.to, coding.act, coding.cameo) if spoken else None),
            cameo=rule.cameo or ontology.cameo_of_speech(rule.to, coding.act) or coding.cameo,
            status=rule.status or effect.status,
            applied=applied,
        )
    return replace(
        coding,
        status=_status(coding.status, kind, effect.status),
        alleged=coding.alleged or (effect.alleged and not (kind == "hearsay" and coding.status is Status.NEGATED)),
        applied=applied,
    )


def _status(status: Status, kind: str, effect: Status) -> Status:
    if kind == "negation":
        return Status.HYPOTHETICAL if status in (Status.NEGATED, Status.DENIED) else Status.NEGATED
    if kind in ("possibility", "condition"):
        return Status.HYPOTHETICAL if status is not Status.DENIED else status
    if kind in ("accusation", "hearsay"):
        return status
    if kind == "finishing":
        return status
    if kind == "ending":
        return Status.NEGATED if status is Status.OCCURRED else status
    if kind == "denial":
        return Status.DENIED
    if kind == "continuing":
        return Status.ONGOING if status is Status.OCCURRED else status
    if kind == "prevention" and status is Status.PROPOSED:  # "foiled a plot to kill him"
        return effect
    return effect if status in _OPEN else status
