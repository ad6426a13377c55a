"""Who a name is: the same tables that reports are read by, asked by hand.

A question is a name ("Lavrov", "NATO", "the Dutch") or an office ("German chancellor", "president of France"). The answer holds every
bearer that the tables know, the likeliest first, each with what it rests on; one is chosen only where the words and the day leave
no other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from detente.lexicon.actors import Actor, ActorTable, Leader, Title, fold, load_actors, plain_surname, split_name

__all__ = ["Identity", "WhoAnswer", "WhoIsWho", "who"]


@dataclass(frozen=True, slots=True)
class Identity:
    """One bearer of a name.

    ``entity``, ``country`` and ``sector`` are what a report's mention would carry; ``offices`` the terms that cover the day asked for, or all
    terms where no day is asked for, as ``(office, country, start, end)``; ``reason`` says on what the answer rests, ``source`` names the source
    of the rows; ``members`` are the states of an organisation on the day asked for.
    """

    entity: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    offices: tuple[tuple[str, str, date | None, date | None], ...]
    reason: str
    source: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WhoAnswer:
    """What a name stands for: ``chosen`` is one of ``candidates``, or ``None`` with the reason why none was chosen."""

    asked: str
    on: date | None
    chosen: Identity | None
    candidates: tuple[Identity, ...]
    reason: str


class WhoIsWho:
    """Answers who a name is, from the tables of actors."""

    def __init__(self, actors: ActorTable) -> None:
        self.actors = actors

    def __call__(self, asked: str, on: date | None = None) -> WhoAnswer:
        """Return who is meant by a name or an office on a day. An unknown name gives no candidates, and the reason says so."""
        actors, words = self.actors, _words(asked)
        if not words:
            return WhoAnswer(asked, on, None, (), "the question is empty: give a name or an office")
        known = [self._of_day(k, on) for k in _known(actors, words)]
        office = None if known else _office_of(actors, words)
        if office is not None:
            return _holders(actors, asked, on, *office)
        people = self._people(_name_parts(" ".join(_without_title(actors, words))), on)
        candidates = (*known, *people)
        if not candidates:
            return WhoAnswer(
                asked, on, None, (), f"no table knows “{asked}”; a user's own rows can be given by --lexicon"
            )
        if known:
            return WhoAnswer(asked, on, known[0], candidates, self._standing(words, on))
        return _chosen(asked, on, people)

    def _of_day(self, known: Identity, on: date | None) -> Identity:
        known = replace(known, members=self.actors.members_on(known.entity, on))
        term = next((t for t in self.actors.bodies.get(known.entity, ()) if on is not None and t.holds(on)), None)
        if term is None:
            return known
        return replace(known, sector=term.sector, kind=term.kind, source=term.source)

    def _standing(self, words: tuple[str, ...], on: date | None) -> str:
        """What is told of a state or body beside its row: whether it was there on the day."""
        told = "a name in the tables of states and organisations"
        actor = next((a for key, a in self.actors.names.get(words[0], ()) if key == words), None)
        if on is None or actor is None:
            return told
        if actor.start is not None and actor.start > on:
            return f"{told}; a state only from {actor.start} on"
        return f"{told}; a state until {actor.end}" if actor.end is not None and actor.end < on else told

    def _people(self, parts: Sequence[str], on: date | None) -> list[Identity]:
        """Bearers of a surname, or of all parts of a longer name in any order; initials may be left out or stand for a name."""
        names = [p for p in parts if len(p) > 1]
        if len(parts) == 1:
            fitting: Iterable[Leader] = _terms(self.actors, parts[0])
        elif names:
            rarest = min((self._by_part.get(p, ()) for p in names), key=len)
            fitting = [t for t in rarest if any(_bears(names, parts, form) for form in (t.name, *t.aliases))]
        else:
            fitting = ()
        people = [_person(self.actors, group, on) for group in _by_entity(fitting)]
        people.sort(key=lambda p: (not p.offices, -_latest(p).toordinal(), p.entity))
        return people

    @cached_property
    def _by_part(self) -> Mapping[str, tuple[Leader, ...]]:
        table: dict[str, dict[Leader, None]] = defaultdict(dict)
        for index in (self.actors.surnames, self.actors.officials):
            for terms in index.values():
                for t in terms:
                    for form in (t.name, *t.aliases):
                        for part in _name_parts(form):
                            table[part][t] = None
        return {part: tuple(found) for part, found in table.items()}


@lru_cache(maxsize=2)
def _tables(lexicon: Path | None) -> WhoIsWho:
    return WhoIsWho(load_actors(lexicon))


def who(name: str, *, on: date | str | None = None, lexicon: Path | str | None = None) -> WhoAnswer:
    """Return who a name or an office is on a day, with every other bearer and the reasons.

    ``on`` is a day or its ISO 8601 form; ``lexicon`` a folder of the user's own rows. Raises :class:`ValueError` for what is no day and
    :class:`~detente.errors.LexiconError` for a faulty folder.

    >>> who("Lavrov", on="2010-05-01").chosen.country
    'RUS'
    >>> who("German chancellor", on="2010-05-01").chosen.name
    'Angela Merkel'
    """
    day = date.fromisoformat(on) if isinstance(on, str) else on
    return _tables(None if lexicon is None else Path(lexicon))(name, day)


def _chosen(asked: str, on: date | None, people: Sequence[Identity]) -> WhoAnswer:
    serving = [p for p in people if p.offices] if on is not None else list(people)
    if len(people) == 1:
        told = (
            "the only bearer of the name"
            if on is None or serving
            else f"the only bearer of the name; in no office on {on}"
        )
        return WhoAnswer(asked, on, people[0], tuple(people), told)
    if len(serving) == 1 and on is not None:
        return WhoAnswer(
            asked, on, serving[0], tuple(people), f"the only one of {len(people)} bearers in office on {on}"
        )
    many = len(serving) or len(people)
    when = f" in office on {on}" if serving and on is not None else ""
    more = "" if on is not None else "; a day (--on) may decide"
    return WhoAnswer(asked, on, None, tuple(people), f"{many} bearers of the name{when}: none is chosen{more}")


def _words(asked: str) -> tuple[str, ...]:
    words = split_name(" ".join(asked.split()))
    return words[1:] if words[:1] in (("The",), ("the",)) and len(words) > 1 else words


def _without_title(actors: ActorTable, words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what stands before the name: "Mr", "Foreign Minister"."""
    low = [w.lower() for w in words]
    for stop in range(len(words) - 1, 0, -1):
        honorific = low[stop - 1].rstrip(".") in _HONORIFICS or (low[stop - 1] == "." and low[stop - 2] in _HONORIFICS)
        if honorific or any(
            tuple(low[stop - len(t.words) : stop]) == t.words for t in actors.titles.get(low[stop - 1], ())
        ):
            return words[stop:]
    return words


_HONORIFICS = frozenset("mr mrs ms miss dr sir dame lord lady madam prof professor".split())


def _known(actors: ActorTable, words: tuple[str, ...]) -> list[Identity]:
    """States, offices, organisations, armed groups by their whole name, in the case given or with capitals."""
    for form in (words, tuple(w[:1].upper() + w[1:] for w in words), tuple(w.upper() for w in words)):
        for key, actor in actors.names.get(form[0], ()):
            if key == form:
                return [_identity(actor, form)]
    return []


def _identity(actor: Actor, words: tuple[str, ...]) -> Identity:
    return Identity(actor.entity, " ".join(words), actor.kind, actor.country, actor.sector, (), actor.reason)


def _office_of(actors: ActorTable, words: tuple[str, ...]) -> tuple[str, Title] | None:
    """The country and title in "German chancellor", "president of France", "the U.S. secretary of state"."""
    for start in range(len(words)):
        for key, actor in actors.names.get(words[start], ()):
            stop = start + len(key)
            if words[start:stop] != key or actor.kind != "state" or actor.country is None:
                continue
            rest = [*words[:start], *words[stop:]]
            rest = [w.lower() for w in rest if w not in ("'s", "’s", "the", "The")]
            if rest and rest[-1] == "of":
                rest.pop()
            if not rest:
                return None
            for title in actors.titles.get(rest[-1], ()):
                if title.words == tuple(rest) and title.office:
                    return actor.country, title
    return None


def _holders(actors: ActorTable, asked: str, on: date | None, country: str, title: Title) -> WhoAnswer:
    terms = actors.offices.get((country, title.office or ""), ())
    fitting = [t for t in terms if on is None or t.in_office(on)]
    people = [_person(actors, group, on, country) for group in _by_entity(fitting)]
    people.sort(key=lambda p: _latest(p), reverse=True)
    role = f"{title.role} of {country}"
    if on is None:
        return WhoAnswer(
            asked, on, None, tuple(people), f"{len(people)} holders of the office {role}; a day (--on) decides"
        )
    if len(people) == 1:
        return WhoAnswer(asked, on, people[0], tuple(people), f"{role} on {on}")
    told = f"no row tells who was {role} on {on}" if not people else f"{len(people)} rows say who was {role} on {on}"
    return WhoAnswer(asked, on, None, tuple(people), told)


def _terms(actors: ActorTable, surname: str) -> tuple[Leader, ...]:
    key = plain_surname(surname)
    return (*actors.surnames.get(key, ()), *actors.officials.get(key, ()))


def _name_parts(name: str) -> list[str]:
    """The parts of a name, folded; hyphens and dots part, "Jr" is none."""
    parts = re.split(r"[\s\-–.,’']+", fold(name))
    return [p for p in parts if p and p not in ("jr", "sr")]


def _bears(names: Sequence[str], parts: Sequence[str], form: str) -> bool:
    """Whether a bearer's name holds all ``names``, and the initials among ``parts`` begin others of it where it has others."""
    own = _name_parts(form)
    if not set(names) <= set(own):
        return False
    left = [p for p in own if p not in names]
    initials = [p for p in parts if len(p) == 1]
    return len(names) > 1 or not initials or any(p.startswith(initials[0]) for p in left)


def _by_entity(terms: Iterable[Leader]) -> list[list[Leader]]:
    groups: dict[tuple[str, str], list[Leader]] = {}
    for t in terms:
        groups.setdefault((t.entity, t.country), []).append(t)
    return list(groups.values())


def _person(actors: ActorTable, terms: Sequence[Leader], on: date | None, country: str | None = None) -> Identity:
    """One bearer, from his terms; a day in none of them makes him a former (or coming) holder of office."""
    first = terms[0]
    own = [t for t in _terms(actors, first.name.split()[-1]) if (t.entity, t.country) == (first.entity, first.country)]
    every = sorted({*own, *terms}, key=lambda t: (t.start or date.min, t.office))
    serving = [t for t in every if on is None or t.in_office(on)]
    shown = tuple((t.office, t.country, t.start, t.end) for t in serving)
    sector: str | None
    if serving:
        last = serving[-1]
        sector = last.sector
        told = _still(last, on)
    else:
        last = every[-1]
        ended = [t.end for t in every if t.end is not None and on is not None and t.end < on]
        coming = [t.start for t in every if t.start is not None]
        sector = last.sector if last.office not in _dated(every) else ("ELI" if ended else None)
        told = f"left office on {max(ended)}" if ended else f"takes office only on {min(coming)}" if coming else ""
    reason = f"lexicon:{last.entity}:{last.office}" + (f", {told}" if told else "")
    sources = sorted({s for t in every for s in t.source.split("+")})
    return Identity(
        first.entity, first.name, "person", country or first.country, sector, shown, reason, "+".join(sources)
    )


def _still(term: Leader, on: date | None) -> str:
    """What is known of a term without an end: in office when its source was written, which may be long before the day."""
    if term.end is not None or term.seen is None or on is None or on <= term.seen:
        return ""
    return f"no end known, in office as of {term.seen}"


def _dated(terms: Sequence[Leader]) -> frozenset[str]:
    """Offices that one takes and leaves; "opposition leader" and the like are what somebody is known as."""
    return frozenset(t.office for t in terms if t.start is not None or t.end is not None)


def _latest(p: Identity) -> date:
    return max((start or date.min for _, _, start, _ in p.offices), default=date.min)
