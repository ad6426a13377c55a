"""What a mention is about, as merging compares it: the act underneath, its sides, how it may recur."""

from __future__ import annotations

from dataclasses import dataclass

from detente.types import Party, Status, Testimony

__all__ = ["RECURRING", "SPEECH", "Sides", "family_of", "modes_agree", "sides_of"]

#: Types that are spoken. Each utterance is an event of its own, whatever becomes of what it is about.
SPEECH = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN"})
#: Families that come again from day to day: one day's is not the next day's.
RECURRING = SPEECH | {"ASSAULT", "MOBILIZE", "PROTEST", "COERCE"}
#: Families whose sides have no direction: who met whom, who signed with whom.
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
#: Modes that are different acts, so that a mention without a mode is not one of them ("imposed sanctions and expelled").
_OWN_MODES = frozenset({"SANCTION", "COERCE", "RETREAT"})
#: Modes of one and the same meeting, as one report or the other stresses it.
_MEETING_MODES = frozenset({None, "visit", "third-party", "multilateral"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Countries (or entity ids where no country is known) on both sides.

    ``mutual`` sides have no direction: all stand in ``actors``. ``people`` are ``(country, entity)`` of those named.
    """

    actors: frozenset[str]
    recipients: frozenset[str]
    mutual: bool
    people: frozenset[tuple[str, str]]

    @property
    def every(self) -> frozenset[str]:
        """All countries of both sides."""
        return self.actors | self.recipients

    @property
    def gaps(self) -> int:
        """How many sides are unknown, 0 to 2."""
        if self.mutual:
            return max(0, 2 - len(self.actors))
        return (not self.actors) + (not self.recipients)


def family_of(t: Testimony) -> str:
    """The act underneath: a bare future act is coded by its announcement (AGREE, THREATEN, CONCEDE), but is that act.

    So a scheduled meeting and the meeting are both CONSULT. A refusal to meet stays REJECT, broken-off talks SANCTION.
    """
    act = t.act.partition("/")[0] or t.type
    if t.status is Status.SCHEDULED and t.type in ("AGREE", "THREATEN"):
        return act
    if t.status is Status.SCHEDULED and t.type == "CONCEDE":
        return act if act == "CONCEDE" else "RETREAT"
    return t.type


def sides_of(t: Testimony, family: str) -> Sides:
    """The sides of a mention; those of meetings, agreements and joint acts lose their direction."""
    actors, recipients = _names(t.actors), _names(t.recipients)
    people = frozenset(
        (country or entity, entity) for entity, country, _ in (*t.actors, *t.recipients) if entity and entity != country
    )
    if family in _MUTUAL and (family == "CONSULT" or not recipients):
        return Sides(actors | recipients, frozenset(), True, people)
    return Sides(actors, recipients, False, people)


def modes_agree(family: str, one: str | None, other: str | None) -> bool:
    """Whether two modes can be one act. A phone call is no meeting; an expulsion is not "sanctions"."""
    if one == other:
        return True
    if family == "CONSULT":
        return one in _MEETING_MODES and other in _MEETING_MODES
    return family not in _OWN_MODES and family not in SPEECH and (one is None or other is None)


def _names(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(name for entity, country, _ in parties if (name := country or entity) is not None)
