"""Whether a mention agrees with a group of mentions in sides, time and status, and the words for why."""

from __future__ import annotations

from datetime import date, timedelta

from detente.merge.acts import RECURRING, SPEECH, Sides
from detente.types import Basis, Interval, Status, Testimony

__all__ = ["date_words", "days", "sides_agree", "status_agrees", "time_agrees"]

#: A report tells an act that it does not date up to this many days after; two such reports are this far apart.
_TOLD_DAYS, _BOTH_TOLD_DAYS = 2, 1
#: What is under way is told again within a fortnight.
_ONGOING_DAYS = 14
#: A month or a quarter takes in a day of it; a year does so only within one origin.
_COARSE_DAYS = 92

_REAL = frozenset({Status.OCCURRED, Status.ONGOING})
_WISHED = frozenset({Status.PROPOSED, Status.REQUESTED, Status.THREATENED})


def sides_agree(one: Sides, other: Sides, *, near: bool, same_day: bool) -> str | None:
    """Return how the sides agree, in words, or ``None``. ``near``: same origin; ``same_day``: both state one day.

    Equal sides agree. A side that holds the other one agrees on the same day. A side that is not told agrees with any,
    within one origin. Two meetings of other people of the same countries do not agree.
    """
    if one.mutual != other.mutual:
        if one.every != other.every or len(one.every) < 2:
            return None
        return f"same sides ({', '.join(sorted(one.every))})"
    if one.mutual and _other_people(one, other):
        return None
    pairs = ((one.actors, other.actors),) if one.mutual else (
        (one.actors, other.actors),
        (one.recipients, other.recipients),
    )  # fmt: skip
    words = f"same sides ({' → '.join(', '.join(sorted(side or {'?'})) for side, _ in pairs)})"
    for a, b in pairs:
        if a == b:
            continue
        fewer = min(a, b, key=len)
        if not (a <= b or b <= a):
            return None
        if len(fewer) < (2 if one.mutual else 1):
            if not near:
                return None
            words = "sides agree as far as both tell them, within one origin"
        elif same_day:
            words = "one names more of the same sides on the same day"
        else:
            return None
    return words if one.every or other.every else None


def _other_people(one: Sides, other: Sides) -> bool:
    """Whether both name people, and nobody of any country that both name people of is the same."""
    both = {c for c, _ in one.people} & {c for c, _ in other.people}
    named = ({p for p in one.people if p[0] in both}, {p for p in other.people if p[0] in both})
    return bool(both) and not named[0] & named[1]


def days(interval: Interval | None) -> int | None:
    """Length of a bounded interval in days, else ``None``."""
    if interval is None or interval.start is None or interval.end is None:
        return None
    return (interval.end - interval.start).days


def time_agrees(anchor: Testimony, t: Testimony, family: str, *, near: bool) -> str | None:
    """Return how the dates of two dated mentions agree, in words, or ``None``. The rules stand in :func:`merge`."""
    long_a, long_t = days(anchor.date), days(t.date)
    assert anchor.date is not None
    assert t.date is not None
    if long_a is None or long_t is None or anchor.date.start is None or t.date.start is None:
        return "same open date" if anchor.date == t.date and near else None
    overlap = anchor.date.start < (t.date.end or date.max) and t.date.start < (anchor.date.end or date.max)
    if overlap and max(long_a, long_t) <= 2:
        return f"same day ({date_words(anchor)})"
    if anchor.date == t.date and (family not in RECURRING or near):
        return f"same date ({date_words(anchor)})"
    if overlap:
        return _coarse(anchor, t, family, max(long_a, long_t), near=near)
    gap = abs((t.date.start - anchor.date.start).days)
    if anchor.status is t.status is Status.ONGOING and family not in SPEECH and gap <= _ONGOING_DAYS:
        return f"under way in both, {gap} days apart"
    if family in RECURRING or anchor.mode == "phone":
        return None
    told = (anchor.date_basis is Basis.DOCUMENT_DATE, t.date_basis is Basis.DOCUMENT_DATE)
    if all(told) and gap <= _BOTH_TOLD_DAYS:
        return f"neither dates it, told {gap} day apart"
    if any(told) and not all(told):
        teller, dated = (anchor, t) if told[0] else (t, anchor)
        assert teller.date is not None
        assert dated.date is not None
        after = _after(teller.date.start, dated.date)
        if after is not None and 0 <= after <= _TOLD_DAYS and (days(dated.date) or 0) <= 7:
            return f"told without a date {after} days after {date_words(dated)}"
    return None


def _coarse(anchor: Testimony, t: Testimony, family: str, longer: int, *, near: bool) -> str | None:
    """A day and the month it lies in: not for what recurs, and a year only within one origin."""
    if family in RECURRING and not (anchor.document == t.document and longer <= 31):
        return None
    if longer > _COARSE_DAYS and not near:
        return None
    if Basis.DOCUMENT_DATE in (anchor.date_basis, t.date_basis):
        return None
    return f"{date_words(anchor)} and {date_words(t)} overlap"


def _after(day: date | None, dated: Interval) -> int | None:
    if day is None or dated.start is None or dated.end is None:
        return None
    return (day - (dated.end - timedelta(days=1))).days


def date_words(t: Testimony) -> str:
    """A mention's date for people: ``2021-06-16``, or ``2021-06-01 to 2021-06-30``."""
    length = days(t.date)
    if t.date is None or (t.date.start is None and t.date.end is None):
        return "no date"
    if length is None:
        return f"{t.date.start or 'before'} {'on' if t.date.start else t.date.end}"
    assert t.date.start is not None
    assert t.date.end is not None
    last = t.date.end - timedelta(days=1)
    return t.date.start.isoformat() if length <= 1 else f"{t.date.start} to {last}"


def status_agrees(one: Status, other: Status, *, same_day: bool, dated: bool) -> str | None:
    """Return how two statuses agree, in words, or ``None``.

    Equal ones agree, and occurred with ongoing. Scheduled becomes occurred where both are dated and the dates agree.
    Proposed, requested and threatened become scheduled or occurred only on the same stated day. A denial meets what
    occurred, is under way or is scheduled. Negated and hypothetical stay among themselves.
    """
    if one is other:
        return one.value
    pair = {one, other}
    if pair <= _REAL:
        return "occurred and under way"
    if Status.DENIED in pair and pair & (_REAL | {Status.SCHEDULED}):
        return "claim and denial of one act"
    if Status.SCHEDULED in pair and pair & _REAL and dated:
        return "scheduled, then told as having come about"
    if same_day and pair & _WISHED and pair & (_REAL | {Status.SCHEDULED}):
        return f"{' then '.join(sorted(s.value for s in pair))} for the same day"
    return None
