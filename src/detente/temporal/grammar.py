"""The grammar made ready: rules as regular expressions over symbols, with the terms that read what they matched."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.errors import LexiconError
from detente.faults import Faults, did_you_mean
from detente.lexicon.times import TimeGrammar, TimeRule, load_times
from detente.temporal.algebra import DATES
from detente.temporal.patterns import Choice, Label, Pattern, Writer, literals, read_pattern
from detente.temporal.spans import SPANS
from detente.temporal.terms import Env, Operation, Term, compile_term
from detente.temporal.tokens import FIGURE_KINDS, SPACE, WORD, Alphabet, Row
from detente.temporal.values import Context

__all__ = ["Found", "Grammar", "bundled_grammar"]

_OPERATIONS: Mapping[str, Operation] = {**DATES, **SPANS}
#: How many symbols before an expression are looked at for what must or must not stand there.
_BEFORE = 12

Match = re.Match[str]
Reader = Callable[[Row, Match, Context, str], Any]


@dataclass(frozen=True, slots=True)
class Found:
    """A rule that fits: from symbol ``start`` to ``end``. ``rank`` is its place in the grammar."""

    start: int
    end: int
    rank: int
    rule: str
    match: Match
    term: Term
    readers: Mapping[str, Reader]
    own_mod: str | None

    def value(self, row: Row, context: Context) -> Any:
        """What the words come to; see :mod:`detente.temporal.algebra` for what is raised."""
        return self.term(context, self._env(row, context))

    def mod(self, row: Row, context: Context) -> str | None:
        """The TIMEX3 modifier, if the words have one."""
        return self._env(row, context)("mod") if "mod" in self.readers else self.own_mod

    def _env(self, row: Row, context: Context) -> Env:
        def env(name: str) -> Any:
            reader = self.readers.get(name)
            return None if reader is None else reader(row, self.match, context, name)

        return env


@dataclass(frozen=True, slots=True)
class _Rule:
    rank: int
    id: str
    regex: re.Pattern[str]
    term: Term
    readers: Mapping[str, Reader]
    unless_before: re.Pattern[str] | None
    only_before: re.Pattern[str] | None
    unless_after: re.Pattern[str] | None
    only_after: re.Pattern[str] | None
    mod: str | None

    def match(self, symbols: str, start: int) -> Match | None:
        found = self.regex.match(symbols, start)
        if found is None:
            return None
        low = max(0, start - _BEFORE)
        if self.unless_before is not None and self.unless_before.search(symbols, low, start):
            return None
        if self.only_before is not None and not self.only_before.search(symbols, low, start):
            return None
        if self.unless_after is not None and self.unless_after.match(symbols, found.end()):
            return None
        if self.only_after is not None and not self.only_after.match(symbols, found.end()):
            return None
        return found


class Grammar:
    """The compiled grammar. ``at`` and ``start_of`` are what the finder needs."""

    def __init__(self, source: TimeGrammar) -> None:
        patterns = {
            id: tuple(read_pattern(c.match, f"part {id!r}") for c in choices) for id, choices in source.parts.items()
        }
        rules = [(r, [read_pattern(m, f"rule {r.id!r}") for m in r.match]) for r in source.rules]
        around = {
            r.id: [
                [read_pattern(p, f"rule {r.id!r}") for p in ps]
                for ps in (r.unless_before, r.only_before, r.unless_after, r.only_after)
            ]
            for r, _ in rules
        }
        everything = [p for ps in patterns.values() for p in ps] + [p for _, ps in rules for p in ps]
        everything += [p for groups in around.values() for ps in groups for p in ps]
        self._source = source
        self._check(patterns, everything)
        self.alphabet = _alphabet(source, everything)
        self._parts = patterns
        self._terms = {
            id: tuple(compile_term(c.value, _OPERATIONS, f"part {id!r}") for c in choices)
            for id, choices in source.parts.items()
        }
        self._writer = Writer(self.alphabet, patterns)
        try:
            self._by_first: dict[str, tuple[_Rule, ...]] = self._compiled(rules, around)
        except RecursionError as error:
            raise LexiconError(["times.toml: part: one holds itself"]) from error
        #: Finds the next symbol that an expression may begin with.
        self.start_of = re.compile(f"[{''.join(sorted(self._by_first))}]")

    def at(self, symbols: str, start: int) -> list[Found]:
        """The rules that fit at a symbol, the longest first, then in the grammar's order."""
        found = []
        for rule in self._by_first.get(symbols[start], ()):
            match = rule.match(symbols, start)
            if match is not None:
                found.append(Found(start, match.end(), rule.rank, rule.id, match, rule.term, rule.readers, rule.mod))
        found.sort(key=lambda f: (-f.end, f.rank))
        return found

    def _check(self, parts: Mapping[str, tuple[Pattern, ...]], everything: list[Pattern]) -> None:
        faults = Faults()
        kinds = {*self._source.words, *FIGURE_KINDS, WORD}
        for label in (label for p in everything for label in _labels(p)):
            known = parts if label.braced else kinds
            if label.kind not in known:
                what = "part" if label.braced else "type"
                faults.add("times.toml", "match", label.kind, f"unknown {what}{did_you_mean(label.kind, known)}")
        faults.raise_if_any()

    def _compiled(
        self, rules: list[tuple[TimeRule, list[Pattern]]], around: Mapping[str, list[list[Pattern]]]
    ) -> dict[str, tuple[_Rule, ...]]:
        table: dict[str, list[_Rule]] = defaultdict(list)
        for rank, (rule, patterns) in enumerate(rules):
            term = compile_term(rule.value, _OPERATIONS, f"rule {rule.id!r}")
            unless_before, only_before = (self._before(ps) for ps in around[rule.id][:2])
            unless_after, only_after = (self._after(ps) for ps in around[rule.id][2:])
            for pattern in patterns:
                regex = re.compile(self._writer.regex(pattern))
                readers = {label.name: self._reader(label) for label in _labels(pattern) if label.name}
                made = _Rule(
                    rank, rule.id, regex, term, readers, unless_before, only_before, unless_after, only_after, rule.mod
                )
                for symbol in self._writer.first(pattern):
                    table[symbol].append(made)
        return {symbol: tuple(found) for symbol, found in table.items()}

    def _before(self, patterns: list[Pattern]) -> re.Pattern[str] | None:
        if not patterns:
            return None
        tails = {None: SPACE, "~": "", "_": f"[{SPACE}{self.alphabet.of_type('=-')}]"}
        return re.compile(
            "(?:" + "|".join(self._writer.regex(p, prefix=None) + tails[p.tail] for p in patterns) + r")\Z"
        )

    def _after(self, patterns: list[Pattern]) -> re.Pattern[str] | None:
        if not patterns:
            return None
        return re.compile("|".join(self._writer.regex(p, lead=SPACE, prefix=None) for p in patterns))

    def _reader(self, label: Label) -> Reader:
        if not label.braced:
            return self._word_reader(label.kind)
        inner = [
            {inside.name: self._reader(inside) for inside in _labels(p) if inside.name} for p in self._parts[label.kind]
        ]
        terms = self._terms[label.kind]

        def read(row: Row, match: Match, context: Context, group: str) -> Any:
            for n, readers in enumerate(inner):
                if match[f"{group}_{n}"] is not None:
                    prefix = f"{group}_{n}_"
                    return terms[n](context, _inner_env(row, match, context, prefix, readers))
            return None

        return read

    def _word_reader(self, kind: str) -> Reader:
        values = self._source.words.get(kind)

        def read(row: Row, match: Match, _: Context, group: str) -> Any:
            symbol = match.start(group)
            if symbol < 0:
                return None
            word = row.word(symbol)
            return int(word.replace(",", "")) if values is None else values[word]

        return read


def _inner_env(row: Row, match: Match, context: Context, prefix: str, readers: Mapping[str, Reader]) -> Env:
    def env(name: str) -> Any:
        reader = readers.get(name)
        return None if reader is None else reader(row, match, context, prefix + name)

    return env


def _labels(pattern: Pattern) -> list[Label]:
    found: list[Label] = []
    for piece in pattern.pieces:
        if isinstance(piece.element, Label):
            found.append(piece.element)
        elif isinstance(piece.element, Choice):
            for inner in piece.element.patterns:
                found.extend(_labels(inner))
    return found


def _alphabet(source: TimeGrammar, patterns: list[Pattern]) -> Alphabet:
    types: dict[str, set[str]] = defaultdict(set)
    literal: dict[str, set[str]] = defaultdict(set)
    types["-"].add("=-")  # the separator ``_`` needs it
    for kind, words in source.words.items():
        for word in words:
            types[word].add(kind)
    for pattern in patterns:
        for word in literals(pattern):
            types[word].add(f"={word}")
            literal[word].add(f"={word}")
    return Alphabet(types, source.capital, literal)


@cache
def bundled_grammar() -> Grammar:
    """The grammar of ``data/times.toml``, compiled once. Raises :class:`LexiconError` where it is broken."""
    return Grammar(load_times())
