"""The date of an act: the expression that dates it by its place in the tree, else inherited, else the report's day.

Basis tells which. An act is never given the report's day where its clause is background, and never a finer date than
the words have.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from detente.grammar import Tree
from detente.types import Basis, Interval, Precision, Status, TimeMention

__all__ = ["ActDate", "Datable", "date_acts"]

_BACKGROUND_DEPS = frozenset({"relcl", "acl", "amod", "advcl", "pcomp"})
#: How old the day may be that a report's main clauses tell of, for it to be its news. Tried 2 to 10 days.
_NEWS_DAYS = timedelta(days=6)
#: Prepositions with which a noun is the setting of its clause, not a thing talked about.
_SETTING = frozenset({"on", "in", "during", "at"})
#: Words that begin a clause of what is not said to be so.
_CONDITIONS = frozenset({"if", "unless", "when", "whenever", "once", "until", "till", "long"})
#: How a time hangs on the noun of a thing that it tells the age of ("an 18th-century villa").
_OF_A_THING = frozenset({"compound", "amod", "nummod", "nmod", "poss"})
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


@dataclass(frozen=True, slots=True)
class Datable:
    """What is to be dated: sentence and trigger token, its status, and the verbs that it is only the content of.

    What was said, asked or alleged on a day did not happen on that day, so no date is taken from ``under``. ``earlier``
    is the place in the list of the act that this one names again; without a date of its own it takes that one's.
    """

    sentence: int
    token: int
    status: Status
    under: tuple[int, ...] = ()
    earlier: int | None = None


def date_acts(
    trees: Sequence[Tree], times: Sequence[TimeMention], acts: Sequence[Datable], *, published: date | None
) -> tuple[ActDate, ...]:
    """Return the date of each act, in the same order. ``trees`` are the report's, one a sentence."""
    by_sentence: dict[int, dict[int, int]] = {}
    starts = [tree.sentence.starts[0] for tree in trees]
    for number, t in enumerate(times):
        if t.type == "SET" or t.value in (None, "PRESENT_REF"):
            continue
        if t.type == "DURATION" and t.interval == Interval(None, None):
            continue
        i = bisect_left(starts, t.span[0] + 1) - 1
        if i < 0:
            continue
        s = trees[i].sentence
        table = by_sentence.setdefault(s.index, {})
        for token in range(len(s)):
            if s.starts[token] < t.span[1] and s.ends[token] > t.span[0]:
                table[token] = number
    found: list[ActDate] = []
    leads = _leads(trees, by_sentence, times, published)
    for act in acts:
        own = _date(trees[act.sentence], act, by_sentence.get(act.sentence, {}), times, published)
        lead = leads.get(act.sentence)
        if own.basis is Basis.DOCUMENT_DATE and lead is not None and not _present(trees[act.sentence], act.token):
            own = ActDate(None, times[lead].interval, times[lead].precision, Basis.INHERITED)
        if act.earlier is not None and own.time is None:
            told = found[act.earlier]
            own = replace(told, basis=Basis.INHERITED) if told.interval is not None else _NOTHING
        found.append(own)
    return tuple(found)


def _leads(
    trees: Sequence[Tree], tables: dict[int, dict[int, int]], times: Sequence[TimeMention], published: date | None
) -> dict[int, int]:
    """For each sentence, the day that the main clauses up to it tell their news of ("said on Tuesday"), if any.

    A report of Wednesday on what was done on Tuesday goes on to tell of Tuesday without saying so again.
    """
    found: dict[int, int] = {}
    lead: int | None = None
    if published is None:
        return found
    for tree in trees:
        table = tables.get(tree.sentence.index, {})
        for root in (
            i for i in range(tree.size) if table and tree.head[i] == i and tree.tag[i] in ("VBD", "VBZ", "VBP")
        ):
            number = _below(tree, root, table, times)
            day = None if number is None else times[number].interval.start
            fine = number is not None and times[number].precision in (Precision.DAY, Precision.TIME)
            if fine and day is not None and timedelta(0) <= published - day <= _NEWS_DAYS:
                lead = number
        if lead is not None:
            found[tree.sentence.index] = lead
    return found


def _date(
    tree: Tree, act: Datable, table: dict[int, int], times: Sequence[TimeMention], published: date | None
) -> ActDate:
    number = _below(tree, act.token, table, times)
    lent = False
    if number is None:
        number, lent = _above(tree, act, table, times)
    if number is not None and not _misplaced(tree, act, times[number], published, table):
        t = times[number]
        return ActDate(number, t.interval, t.precision, Basis.INHERITED if lent else t.basis)
    if act.status in _UNDATED or act.under or published is None or _background(tree, act.token):
        return _NOTHING
    return ActDate(None, Interval(published, published + timedelta(days=1)), Precision.DAY, Basis.DOCUMENT_DATE)


def _misplaced(tree: Tree, act: Datable, t: TimeMention, published: date | None, table: dict[int, int]) -> bool:
    """Whether a time cannot date what the report tells as done: one that is still to come, or was over.

    What holds at present ("the figures are better than in 2019") is not of a month or year that has ended.
    """
    if act.status not in (Status.OCCURRED, Status.ONGOING) or published is None:
        return False
    start, end = t.interval.start, t.interval.end
    if start is not None and start == published and t.precision is Precision.VAGUE:
        return True  # "over the next four years"
    if start is not None and start > published:  # "Putin meets Biden on June 16" is set
        return not (_present(tree, act.token) and _is_set(tree, act.token, table))
    coarse = t.precision not in (Precision.DAY, Precision.TIME)
    return coarse and start is not None and end is not None and end <= published and _present(tree, act.token)


def _is_set(tree: Tree, verb: int, table: dict[int, int]) -> bool:
    """Whether a time hangs on the verb itself, by a preposition or alone, and the verb has no clause of its own."""
    below = tree.children[verb]
    direct = any(c in table or (tree.dep[c] == "prep" and any(g in table for g in tree.children[c])) for c in below)
    return direct and not any(tree.dep[c] in ("ccomp", "xcomp") for c in below)


def _below(
    tree: Tree, token: int, table: dict[int, int], times: Sequence[TimeMention], *, before: int | None = None
) -> int | None:
    """A time that hangs on the act itself or on its own arguments, without another verb between; a day before a month.

    ``before`` asks for one that stands before that token: the first of conjoined verbs lends its time to the others.
    """
    if tree.dep[token] == "relcl" and tree.head[token] in table:  # "June 2019, when they met"
        return table[tree.head[token]]
    stack = [(token, 0)]
    best: tuple[bool, int, int, int] | None = None
    while stack:
        i, depth = stack.pop()
        if i in table and i != token and (before is None or i < before):
            coarse = times[table[i]].precision not in (Precision.DAY, Precision.TIME)
            aged = times[table[i]].precision in (Precision.DECADE, Precision.CENTURY)
            if aged and tree.dep[i] in _OF_A_THING and tree.head[i] not in (token, *table):
                continue
            key = (coarse, depth, abs(i - token), table[i])
            best = key if best is None else min(best, key)
            continue
        for c in tree.children[i]:
            if tree.tag[c][:2] == "VB" and tree.dep[c] not in ("aux", "auxpass", "amod", "compound"):
                continue
            stack.append((c, depth + 1))
    return None if best is None else best[3]


def _above(tree: Tree, act: Datable, table: dict[int, int], times: Sequence[TimeMention]) -> tuple[int | None, bool]:
    """For a noun, its verb's time; for a conjoined verb that says none, the time before the first verb, then lent."""
    i, lent = act.token, False
    for _ in range(6):
        h, dep = tree.head[i], tree.dep[i]
        if h == i or h in act.under or dep in ("ccomp", "relcl", "advcl", "acl", "parataxis"):
            return None, False
        lent = lent or (dep == "conj" and tree.is_verb(i))
        i = h
        if dep in ("dobj", "nsubjpass", "nsubj", "pobj", "prep", "attr", "xcomp", "compound", "conj"):
            if i in table:
                return table[i], lent
            found = _below(tree, i, table, times, before=act.token if dep == "conj" else None)
            if found is not None:
                return found, lent
    return None, False


def _present(tree: Tree, token: int) -> bool:
    """Whether a verb tells what holds on the report's day: a finite present of its own."""
    if tree.tag[token] in ("VBZ", "VBP"):
        return True
    aux = [c for c in tree.children[token] if tree.dep[c] in ("aux", "auxpass")]
    return any(tree.low[c] in ("is", "are", "am", "'re", "'s", "’re", "’s") for c in aux) and tree.tag[token] in (
        "VBG",
        "VBN",
    )


def _background(tree: Tree, token: int) -> bool:
    """Past perfect, relative and participle clauses, and nouns inside other phrases tell what was, not what is new."""
    conditional = tree.dep[token] == "advcl" and any(tree.low[c] in _CONDITIONS for c in tree.children[token])
    if tree.is_verb(token) and _present(tree, token) and not conditional:
        return False
    if any(tree.low[c] in ("had", "since", "previously") for c in tree.children[token]):
        return True
    top = tree.first_conjunct(token)
    if tree.is_noun(token) and tree.dep[top] in ("pobj", "compound", "nmod", "poss"):
        setting = tree.dep[top] == "pobj" and tree.low[tree.head[top]] in _SETTING
        if not setting or tree.tag[tree.head[tree.head[top]]][:2] != "VB":
            return True
    i = token
    for _ in range(8):
        if tree.dep[i] in _BACKGROUND_DEPS and tree.tag[i][:2] == "VB":
            return True
        if tree.head[i] == i:
            return False
        i = tree.head[i]
    return False
