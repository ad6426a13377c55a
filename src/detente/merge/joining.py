"""Mentions in, events out: each mention joins the best group that it agrees with, or founds one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from detente.merge.acts import RECURRING, SPEECH, Sides, family_of, modes_agree, sides_of
from detente.merge.agreement import date_words, days, sides_agree, status_agrees, time_agrees
from detente.merge.copied import told_once
from detente.merge.groups import Group, Index, shifted
from detente.merge.summing import BASES, summed
from detente.types import Basis, Event, Interval, Status, Testimony

__all__ = ["merge"]

#: An undated mention belongs to a mention of the same document no further than this (code points: five or six sentences).
_NEAR = 1000
#: A speech act that leaves its speaker or addressee out is the one told this close by (code points: the next sentence).
_SPOKEN_NEAR = 300
#: An undated scheduled meeting is one that begins within this many days of the report.
_AHEAD_DAYS = 60
#: A denial without a date answers a claim of at most this many days before its report.
_ANSWER_DAYS = 14

_OPEN_DAYS = 1 << 20


@dataclass(frozen=True, slots=True)
class _Offer:
    """A group that a mention may join, how well it fits (smaller is better), and why."""

    group: Group
    rank: tuple[int, ...]
    reason: str
    here: bool


def merge(testimonies: Iterable[Testimony]) -> tuple[Event, ...]:
    """Return the events that the mentions tell, sorted by date (undated last) and id. The order of input is no matter.

    Two mentions are one event where these agree:

    - **act**: the same family. A bare future act is coded by its announcement but is the act itself, so that a scheduled
      meeting and the meeting are one. Speech acts (REQUEST, REJECT, ACCUSE, THREATEN) are events of their own. A phone
      call is no meeting; an expulsion or another named sanction, seizure or release is only itself.
    - **sides**: the same countries; of meetings and joint acts in any direction. A side that is not told agrees with any
      within one origin (of speech acts: within 300 code points). Where other people of the same countries are named, it is another meeting.
    - **time**: days are the same. A month or a quarter takes in a day that lies in it, where only one event fits, and not for
      what recurs (assaults, protests, moves of troops, calls, speech). An act that a report does not date (basis
      ``document-date``) is one that another report dates up to two days earlier, or does not date on the next day; again
      not for what recurs. What is under way is under way in reports up to a fortnight apart.
    - **undated**: joins an event of the same document nearby (1,000 code points; what recurs only after it was told), or
      an undated one of its origin. An act that the text has dated is taken up further down without a date. An
      undated *scheduled* act also joins the only such event that the record dates within 60 days after the report; an
      undated denial the only claim of the fortnight before.
    - **status**: the same; or scheduled, then occurred; or a claim and its denial. Proposed, requested or threatened
      becomes scheduled or occurred only for the same stated day. Negated and hypothetical stay apart.

    Finest dates go first, so that coarse mentions join what is fixed. ``Event.reasons`` says for each later mention why it
    was joined. A mention that comes twice (same id) counts once; the same sentence in several documents of one origin is
    merged once for all, so that a copy adds documents and nothing else. Cost: a mention is compared with the events of its
    family that share its sides and month, or its origin; never with all.
    """
    told = told_once(testimonies)
    index = Index()
    groups: list[Group] = []
    for t in sorted((t for t, _ in told.values()), key=_order):
        family = family_of(t)
        sides = sides_of(t, family)
        offer = _best(_offers(index, t, family, sides))
        if offer is None:
            group = Group(len(groups), family, sides, t.mode, [t])
            groups.append(group)
        else:
            group = offer.group
            group.mentions.append(t)
            group.reasons.append(f"{t.id}: {offer.reason}")
            group.sides = _joined(group.sides, sides)
            group.mode = group.mode if group.mode is not None else t.mode
        group.by_document[t.document].append(t.trigger[0])
        index.file(group, t, group.sides)
    for group in groups:
        for t in group.mentions:
            copies = told[t.id][1]
            group.copies.extend(copies)
            group.reasons.extend(f"{c.id}: the same sentence in a copy ({c.document})" for c in copies)
    return summed(groups)


def _order(t: Testimony) -> tuple[object, ...]:
    """Finest date first, then what tells most, then by place in the record."""
    length = days(t.date)
    missing = (not t.actors) + (not t.recipients and len(t.actors) < 2)
    return (
        t.date is None,
        t.date_basis is Basis.DOCUMENT_DATE,
        _OPEN_DAYS if length is None else length,
        _first_day(t).isoformat(),
        BASES.index(t.date_basis),
        t.status is Status.DENIED,
        missing,
        t.mode is None,
        t.origin,
        t.document,
        t.trigger,
        t.id,
        repr(t),
    )


def _first_day(t: Testimony) -> date:
    return date.max if t.date is None else t.date.start or t.date.end or date.max


def _offers(index: Index, t: Testimony, family: str, sides: Sides) -> Iterator[_Offer]:
    near = {g.number: g for g in index.near(family, t)}
    dated = {} if t.date is None else {g.number: g for g in index.at(family, sides, t.date)}
    found = 0
    for number, group in sorted({**near, **dated}.items()):
        offer = _offer(group, t, family, sides, near=number in near)
        if offer is not None:
            found += 1
            yield offer
    if t.date is None and not found:
        yield from _elsewhere(index, t, family, sides)


def _offer(group: Group, t: Testimony, family: str, sides: Sides, *, near: bool) -> _Offer | None:
    """Whether a mention may join a group, by act, sides, time and status, and how well it fits."""
    anchor = group.anchor
    day = days(t.date)
    same_day = day is not None and day <= 2 and t.date == anchor.date
    if not modes_agree(family, group.mode, t.mode):
        return None
    distance = group.distance(t)
    told = near and (family not in SPEECH or (distance is not None and distance <= _SPOKEN_NEAR))
    how_sides = sides_agree(group.sides, sides, near=told, same_day=same_day)
    if how_sides is None:
        return None
    both = t.date is not None and anchor.date is not None
    if both:
        how_time = time_agrees(anchor, t, family, near=near) or _taken_up(group, t, distance)
    else:
        how_time = _undated(group, t, distance, near=near)
    if how_time is None:
        return None
    how_status = _status(group, t, same_day=same_day, dated=both)
    if how_status is None:
        return None
    exact = both and t.date == anchor.date
    rank = (
        not exact,
        distance is None,
        not near,
        _OPEN_DAYS * 16 if distance is None else distance,
        group.sides.every != sides.every,
        group.number,
    )
    return _Offer(group, rank, f"{family}, {how_sides}; {how_time}; {how_status}", distance is not None or near)


def _status(group: Group, t: Testimony, *, same_day: bool, dated: bool) -> str | None:
    """A mention's status has to agree with some status of the group."""
    for status in sorted({m.status for m in group.mentions}, key=lambda s: (s is not t.status, s.value)):
        how = status_agrees(status, t.status, same_day=same_day, dated=dated)
        if how is not None:
            return how
    return None


def _taken_up(group: Group, t: Testimony, distance: int | None) -> str | None:
    """An act that happens once, dated and then taken up again without a date further down the same text."""
    if distance is None or distance > _NEAR or t.date_basis is not Basis.DOCUMENT_DATE or _recurs(group):
        return None
    if group.anchor.date_basis is Basis.DOCUMENT_DATE or not group.told_before(t):
        return None
    return f"dated {date_words(group.anchor)}, taken up {distance} characters on without a date"


def _undated(group: Group, t: Testimony, distance: int | None, *, near: bool) -> str | None:
    if distance is not None and (distance <= _NEAR or t.status is Status.SCHEDULED):
        if t.status is Status.SCHEDULED or not _recurs(group) or group.told_before(t):
            return f"no date of its own, {distance} characters from it in the same document"
        return None
    if near and group.anchor.date is None and t.date is None:
        return "undated in both, one origin"
    if near and t.status in (Status.SCHEDULED, Status.DENIED):
        return "no date of its own, one origin"
    return None


def _recurs(group: Group) -> bool:
    return group.family in RECURRING or group.mode == "phone"


def _elsewhere(index: Index, t: Testimony, family: str, sides: Sides) -> Iterator[_Offer]:
    """The only dated event of other origins that an undated announcement or denial can be about."""
    if t.published is None or sides.gaps or t.status not in (Status.SCHEDULED, Status.DENIED):
        return
    if t.status is Status.SCHEDULED:
        if (
            family != "CONSULT"
        ):  # one visit or round of talks is much like what was announced; one word of praise is not
            return
        window = Interval(t.published, shifted(t.published, _AHEAD_DAYS))
        wanted: frozenset[Status] = frozenset({Status.SCHEDULED, Status.OCCURRED, Status.ONGOING})
    else:
        window = Interval(shifted(t.published, -_ANSWER_DAYS), shifted(t.published, 1))
        wanted = frozenset({Status.OCCURRED, Status.ONGOING, Status.SCHEDULED, Status.DENIED})
    fits: list[_Offer] = []
    for group in index.at(family, sides, window):
        start = group.anchor.date.start if group.anchor.date else None
        if start is None or not _inside(start, window) or not {m.status for m in group.mentions} & wanted:
            continue
        if not modes_agree(family, group.mode, t.mode) or (group.mode == "phone") != (t.mode == "phone"):
            continue
        how = sides_agree(group.sides, sides, near=False, same_day=False)
        if how is not None:
            reason = f"{family}, {how}; no date of its own, the only one dated about then ({date_words(group.anchor)})"
            fits.append(_Offer(group, (0,), reason, True))
    if len(fits) == 1:
        yield fits[0]


def _inside(day: date, window: Interval) -> bool:
    return (window.start is None or window.start <= day) and (window.end is None or day < window.end)


def _best(offers: Iterable[_Offer]) -> _Offer | None:
    """The best offer. Where several fit and none is exact or near, it is not clear which: none."""
    found = sorted(offers, key=lambda o: o.rank)
    if not found:
        return None
    first = found[0]
    if len(found) > 1 and first.rank[0] and not first.here:
        return None
    return first


def _joined(one: Sides, other: Sides) -> Sides:
    if one.mutual == other.mutual:
        return replace(
            one,
            actors=one.actors | other.actors,
            recipients=one.recipients | other.recipients,
            people=one.people | other.people,
        )
    return replace(one, people=one.people | other.people)
