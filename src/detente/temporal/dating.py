"""The date of an act: the expression that dates it by its place in the tree, else inherited, else the report's day.

Basis tells which. An act is never given the report's day where its clause is background, and never a finer date than
the words have.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from detente.types import Basis, Interval, Precision, Sentence, Status, Tense, TimeMention

__all__ = ["ActDate", "date_acts"]

_BACKGROUND_DEPS = frozenset({"relcl", "acl", "amod", "advcl", "pcomp"})
_UNDATED = frozenset(
    {
        Status.SCHEDULED,
        Status.PROPOSED,
        Status.REQUESTED,
        Status.THREATENED,
        Status.HYPOTHETICAL,
        Status.NEGATED,
        Status.DENIED,
    }
)


@dataclass(frozen=True, slots=True)
class ActDate:
    """``time`` indexes the time layer where words give the date; the interval is ``None`` where nothing does."""

    time: int | None
    interval: Interval | None
    precision: Precision | None
    basis: Basis


_NOTHING = ActDate(None, None, None, Basis.NONE)


def date_acts(
    sentences: Sequence[Sentence],
    times: Sequence[TimeMention],
    acts: Sequence[tuple[int, int, Tense, Status]],
    *,
    published: date | None,
) -> tuple[ActDate, ...]:
    """Return the date of each act ``(sentence index, trigger token, tense, status)``, in the same order."""
    by_sentence: dict[int, dict[int, int]] = {}
    starts = [s.starts[0] for s in sentences]
    for number, t in enumerate(times):
        if t.type == "SET" or (t.type == "DURATION" and t.interval.start is None):
            continue
        i = bisect_left(starts, t.span[0] + 1) - 1
        if i < 0:
            continue
        s = sentences[i]
        table = by_sentence.setdefault(s.index, {})
        for token in range(len(s)):
            if s.starts[token] < t.span[1] and s.ends[token] > t.span[0]:
                table[token] = number
    found = []
    for sentence, token, _tense, status in acts:
        s = sentences[sentence]
        found.append(_date(s, token, status, by_sentence.get(sentence, {}), times, published))
    return tuple(found)


def _date(
    s: Sentence,
    token: int,
    status: Status,
    table: dict[int, int],
    times: Sequence[TimeMention],
    published: date | None,
) -> ActDate:
    children: dict[int, list[int]] = defaultdict(list)
    for i, h in enumerate(s.heads):
        if h != i:
            children[h].append(i)
    number = _below(s, token, table, children)
    if number is None:
        number = _above(s, token, table, children)
    if number is not None:
        t = times[number]
        return ActDate(number, t.interval, t.precision, t.basis)
    if status in _UNDATED or published is None or _background(s, token, children):
        return _NOTHING
    return ActDate(None, Interval(published, published + timedelta(days=1)), Precision.DAY, Basis.DOCUMENT_DATE)


def _below(s: Sentence, token: int, table: dict[int, int], children: dict[int, list[int]]) -> int | None:
    """A time that hangs on the act itself or on its own arguments, without another verb between."""
    stack = [(token, 0)]
    best: tuple[int, int, int] | None = None
    while stack:
        i, depth = stack.pop()
        if i in table and i != token:
            key = (depth, abs(i - token), table[i])
            best = key if best is None else min(best, key)
            continue
        for c in children.get(i, ()):
            if s.tags[c][:2] == "VB" and s.deps[c] not in ("aux", "auxpass", "amod", "compound"):
                continue
            stack.append((c, depth + 1))
    return None if best is None else best[2]


def _above(s: Sentence, token: int, table: dict[int, int], children: dict[int, list[int]]) -> int | None:
    """For a noun, its verb's time; for a conjoined verb that says none, the time before the first verb."""
    i = token
    for _ in range(6):
        h, dep = s.heads[i], s.deps[i]
        if h == i:
            return None
        if dep in ("ccomp", "relcl", "advcl", "acl", "parataxis"):
            return None
        i = h
        if dep in ("dobj", "nsubjpass", "nsubj", "pobj", "prep", "attr", "xcomp", "compound", "conj"):
            found = [
                table[t]
                for c in children.get(i, ())
                if c != token and s.tags[c][:2] != "VB"
                for t in (c, *children.get(c, ()))
                if t in table and (dep != "conj" or t < i)
            ]
            if found:
                return found[0]
            if i in table:
                return table[i]
    return None


def _background(s: Sentence, token: int, children: dict[int, list[int]]) -> bool:
    """Past perfect, relative and participle clauses, and nouns inside other phrases tell what was, not what is new."""
    if any(s.words[c].lower() in ("had", "since", "previously") for c in children.get(token, ())):
        return True
    i = token
    for _ in range(8):
        if s.deps[i] in _BACKGROUND_DEPS and s.tags[i][:2] == "VB":
            return True
        if s.heads[i] == i:
            return False
        i = s.heads[i]
    return False
