"""What an organisation was and who belonged to it, and whether a state was there, on the report's day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from detente.lexicon.actors import Actor, ActorTable
from detente.types import EntityMention

__all__ = ["as_of"]


def as_of(found: Sequence[EntityMention], actors: ActorTable, day: date | None) -> Iterator[EntityMention]:
    """Give each organisation its sector, kind and members of the day, and each state that was not there yet a remark.

    Without a day nothing is changed. What a report of today tells of a state of yesterday is no contradiction.
    """
    if day is None:
        yield from found
        return
    for each in found:
        members = () if each.kind == "place" else actors.members_on(_body(each), day)
        m = replace(each, members=members) if members else each
        term = next((t for t in actors.bodies.get(_body(m) or "", ()) if t.holds(day)), None)
        if term is not None and m.kind != "place":
            sector = term.sector if m.kind != "group" or m.sector in _OWN else m.sector
            yield replace(m, sector=sector, kind=m.kind if m.kind in ("group", "person") else term.kind)
            continue
        start = _start_of(actors, m)
        if start is not None and start > day and m.remark is None:
            remark = f"named on {day.isoformat()}; by the tables a state only from {start.isoformat()} on"
            yield replace(m, remark=remark)
            continue
        yield m


def _body(m: EntityMention) -> str | None:
    """The organisation that a mention is, or whose people it tells ("**G8** leaders", "**Taliban** fighters")."""
    if m.entity is not None or m.kind != "group" or not m.reason.startswith("lexicon:"):
        return m.entity
    return m.reason.removeprefix("lexicon:").partition("+")[0]


#: Sectors that a group has from its organisation, not from its noun.
_OWN = frozenset({None, "REB", "UAF", "PRM", "GOV", "PTY", "OPP"})


def _start_of(actors: ActorTable, m: EntityMention) -> date | None:
    if m.kind != "state" or m.given or m.entity is None:
        return None
    words = m.text.split()
    for key, actor in actors.names.get(words[0], ()) if words else ():
        if isinstance(actor, Actor) and actor.entity == m.entity and actor.kind == "state" and key:
            return actor.start
    return None
