"""Sides, acts and speakers in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from detente.lexicon.naming import Names
from detente.lexicon.phrases import Phrases
from detente.relations.weeks import names_of
from detente.types import Event, Party, Status, Testimony

__all__ = ["NARRATOR", "Direction", "Headline", "direction", "headline", "listed", "shown", "speaker"]

#: Who a speaker is where the report names no source.
NARRATOR = "narrator"

#: Statuses in which the act itself has not come about, so that the act is told and not its announcement.
_UNREALISED = frozenset(Status) - {Status.OCCURRED, Status.ONGOING}
#: Types that announce acts of other types and nothing more (the projection's rows for what is yet to come).
_ANNOUNCED = {
    "AGREE": frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"}),
    "THREATEN": frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}),
    "CONCEDE": frozenset({"RETREAT"}),
}
#: Characters that change the direction of other text, or that no page shows.
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_HALF = re.compile("[\ud800-\udfff]")
#: Sides of one act that are named; the rest are counted.
_NAMED = 4
#: Persons or bodies named for one country.
_BEHIND = 2


class Direction(StrEnum):
    """``forward`` (a acts on b), ``backward``, ``both`` (together) or ``third`` (a third side acts on the two)."""

    FORWARD = "forward"
    BACKWARD = "backward"
    BOTH = "both"
    THIRD = "third"


@dataclass(frozen=True, slots=True)
class Headline:
    """An event in words: the acting side, the other side where there is one, and what is done.

    ``code`` is PLOVER type and mode as a page shows them, ``verb`` the act with its status.
    """

    left: str
    right: str
    verb: str
    code: str
    direction: Direction


def direction(event: Event | Testimony, a: str, b: str) -> Direction:
    """Which way an event of dyad ``a``-``b`` goes."""
    actors, recipients = names_of(event.actors), names_of(event.recipients)
    if a in actors and b in actors:
        return Direction.BOTH
    if a in actors and b in recipients:
        return Direction.FORWARD
    return Direction.BACKWARD if b in actors and a in recipients else Direction.THIRD


def headline(event: Event | Testimony, a: str, b: str, names: Names, phrases: Phrases) -> Headline:
    """Tell an event in words made of its fields, such as ``United States``, ``Russia``, ``expels diplomats``.

    An act that has not come about is told as such ("will meet"), though its announcement may be coded under a type of
    its own (AGREE). Where the code turns the act round ("asked to end the blockade", a RETREAT), the code is told.
    """
    code = event.type + (f"/{event.mode}" if event.mode else "")
    act = event.act if event.status in _UNREALISED and _announces(event) else code
    mutual = not event.recipients and len({_country(p) for p in event.actors}) > 1
    actors = _sides(event.actors, a, b, names, phrases)
    many = mutual or len(actors) > 1
    verb = phrases.told(act, event.status, many=many)
    if event.alleged and event.status in (Status.OCCURRED, Status.ONGOING):
        verb = f"allegedly {verb}"
    elif event.alleged and event.status is not Status.DENIED:
        verb = f"{verb}, as alleged"
    left = listed(actors) or "Unnamed side"
    right = listed(_sides(event.recipients, a, b, names, phrases))
    return Headline(left, right, verb, code, direction(event, a, b))


def _announces(event: Event | Testimony) -> bool:
    """Whether the code is the act's own, or that of its mere announcement, and not of its end or refusal."""
    kind = event.act.partition("/")[0]
    return bool(kind) and (event.type == kind or kind in _ANNOUNCED.get(event.type, ()))


def _sides(parties: Iterable[Party], a: str, b: str, names: Names, phrases: Phrases) -> list[str]:
    """The sides of one end of an act, one entry a country: a and b first, then by name."""
    behind: dict[str, list[str]] = {}
    for entity, country, sector in parties:
        key = country or entity
        if key is None:
            continue
        own = behind.setdefault(key, [])
        if entity is not None and entity != key:
            own.append(names.of(entity))
        elif sector not in (None, "GOV"):
            own.append(phrases.sectors.get(str(sector), str(sector)))
    order = sorted(behind, key=lambda k: (k != a, k != b, names.of(k)))
    return [_side(key, behind[key], names) for key in order]


def _side(key: str, behind: Sequence[str], names: Names) -> str:
    """One side: ``United States (Joe Biden)``."""
    own = list(dict.fromkeys(behind))
    if not own:
        return shown(names.of(key))
    inside = ", ".join(own[:_BEHIND]) + (f" and {len(own) - _BEHIND} more" if len(own) > _BEHIND else "")
    return shown(f"{names.of(key)} ({inside})")


def listed(items: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``; of more than four the rest are counted.

    >>> listed(["a", "b", "c", "d", "e", "f"])
    'a, b, c and 3 others'
    """
    if len(items) > _NAMED:
        items = [*items[: _NAMED - 1], f"{len(items) - _NAMED + 1} others"]
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def speaker(id: str, names: Names, roles: Mapping[str, str]) -> str:
    """A speaker with office or country where the report tells it: ``Jen Psaki (White House Press Secretary)``."""
    name = shown(names.of(id))
    return f"{name} ({shown(roles[id])})" if id in roles and roles[id] != name else name


def shown(text: str) -> str:
    """``text`` without control characters and without those that turn the direction of what follows."""
    return _HALF.sub("\ufffd", _HIDDEN.sub("", text))


def _country(party: Party) -> str | None:
    return party[1] or party[0]
