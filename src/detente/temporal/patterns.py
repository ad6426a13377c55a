"""Patterns over typed tokens: read from their notation, then written as regular expressions over symbols.

The notation is told at the head of ``data/times.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.errors import LexiconError
from detente.temporal.tokens import SPACE, Alphabet, pieces

__all__ = ["Choice", "Label", "Literal", "Pattern", "Piece", "Writer", "literals", "read_pattern"]

_NOTATION = re.compile(r"<[^>]+>|\{[^}]+\}|[~_()|?]|[^\s~_()|?<>{}]+|\S")


@dataclass(frozen=True, slots=True)
class Literal:
    """A word, or a mark."""

    word: str


@dataclass(frozen=True, slots=True)
class Label:
    """A word of a type, or a part (``braced``), with the name that its value is kept under."""

    kind: str
    name: str | None
    braced: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """Several patterns, of which one fits."""

    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """An element with the separator that is written before it (``~``, ``_`` or none), and whether it may be missing."""

    separator: str | None
    element: Literal | Label | Choice
    optional: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of pieces; ``tail`` is a separator written behind the last."""

    pieces: tuple[Piece, ...]
    tail: str | None = None


def read_pattern(notation: str, place: str) -> Pattern:
    """Read a pattern. ``place`` names its entry in the :class:`LexiconError` that a broken one raises.

    >>> len(read_pattern("the? <unit:u> ago", "rule 'x'").pieces)
    3
    """
    marks = _NOTATION.findall(notation)
    marks.reverse()
    pattern = _row(marks, notation, place)
    if marks:
        raise _fault(notation, place, f"has {marks[-1]!r} too many")
    return pattern


def _fault(notation: str, place: str, what: str) -> LexiconError:
    return LexiconError([f"times.toml: {place}: match: {notation!r} {what}"])


def _row(marks: list[str], notation: str, place: str) -> Pattern:
    found: list[Piece] = []
    separator: str | None = None
    while marks and marks[-1] not in "|)":
        mark = marks.pop()
        if mark in "~_":
            separator = mark
            continue
        if mark == "?":
            raise _fault(notation, place, "has a '?' behind nothing")
        for number, element in enumerate(_elements(mark, marks, notation, place)):
            found.append(Piece(separator if not number else "~", element, optional=False))
        separator = None
        if marks and marks[-1] == "?":
            marks.pop()
            found[-1] = Piece(found[-1].separator, found[-1].element, optional=True)
    if not found:
        raise _fault(notation, place, "has an empty choice")
    return Pattern(tuple(found), separator)


def _elements(mark: str, marks: list[str], notation: str, place: str) -> list[Literal | Label | Choice]:
    if mark == "(":
        patterns = [_row(marks, notation, place)]
        while marks and marks[-1] == "|":
            marks.pop()
            patterns.append(_row(marks, notation, place))
        if not marks or marks.pop() != ")":
            raise _fault(notation, place, "lacks a ')'")
        return [Choice(tuple(patterns))]
    if mark[0] in "<{" and len(mark) > 1:
        kind, _, name = mark[1:-1].partition(":")
        return [Label(kind, name or None, mark[0] == "{")]
    return [Literal(word) for word in pieces(mark)]


def literals(pattern: Pattern) -> Iterator[str]:
    """Every word that stands in a pattern for itself."""
    for piece in pattern.pieces:
        if isinstance(piece.element, Literal):
            yield piece.element.word
        elif isinstance(piece.element, Choice):
            for inner in piece.element.patterns:
                yield from literals(inner)


class Writer:
    """Writes patterns as regular expressions over the symbols of an alphabet.

    Named groups: a kept word's is its name; a kept part's is its name, and ``name_i`` that of its i-th choice, inside
    which the names begin with ``name_i_``.
    """

    def __init__(self, alphabet: Alphabet, parts: Mapping[str, tuple[Pattern, ...]]) -> None:
        self._alphabet = alphabet
        self._parts = parts
        self._separators = {"~": "", "_": f"[{SPACE}{re.escape(alphabet.of_type('=-'))}]"}

    def regex(self, pattern: Pattern, *, lead: str = "", prefix: str | None = "") -> str:
        """The expression; ``lead`` stands before it unless the pattern says otherwise. No names with ``prefix`` none."""
        head = next((n for n, p in enumerate(pattern.pieces) if not p.optional), len(pattern.pieces) - 1)
        parts: list[str] = []
        for number, piece in enumerate(pattern.pieces):
            if number < head:
                before, missing = (self._between(piece, lead), lead) if not number else ("", "")
                after = self._between(pattern.pieces[number + 1], SPACE)
                parts.append(f"(?:{before}{self._element(piece.element, '', prefix)}{after}|{missing})")
            elif number == head:
                before = self._between(piece, lead) if not number else ""
                parts.append(self._element(piece.element, before, prefix))
            else:
                inner = self._element(piece.element, self._between(piece, SPACE), prefix)
                parts.append(f"(?:{inner})?" if piece.optional else inner)
        return "".join(parts)

    def first(self, pattern: Pattern) -> set[str]:
        """The symbols that a pattern may begin with."""
        found: set[str] = set()
        for piece in pattern.pieces:
            found |= self._first(piece.element)
            if not piece.optional:
                break
        return found

    def _first(self, element: Literal | Label | Choice) -> set[str]:
        if isinstance(element, Literal):
            return set(self._alphabet.of_type(f"={element.word}"))
        if isinstance(element, Choice):
            return set().union(*map(self.first, element.patterns))
        if element.braced:
            return set().union(*map(self.first, self._parts[element.kind]))
        return set(self._alphabet.of_type(element.kind))

    def _between(self, piece: Piece, default: str) -> str:
        return default if piece.separator is None else self._separators[piece.separator]

    def _element(self, element: Literal | Label | Choice, lead: str, prefix: str | None) -> str:
        if isinstance(element, Literal):
            return lead + self._one_of(f"={element.word}")
        if isinstance(element, Choice):
            return "(?:" + "|".join(self.regex(p, lead=lead, prefix=prefix) for p in element.patterns) + ")"
        name = None if element.name is None or prefix is None else prefix + element.name
        if not element.braced:
            word = self._one_of(element.kind)
            return lead + (word if name is None else f"(?P<{name}>{word})")
        inner = [
            self.regex(p, prefix=None) if name is None else f"(?P<{name}_{n}>{self.regex(p, prefix=f'{name}_{n}_')})"
            for n, p in enumerate(self._parts[element.kind])
        ]
        return f"{lead}(?:{'|'.join(inner)})"

    def _one_of(self, kind: str) -> str:
        symbols = self._alphabet.of_type(kind)
        if not symbols:
            raise LexiconError([f"times.toml: pattern: no word has the type {kind!r}"])
        return f"[{symbols}]" if len(symbols) > 1 else symbols
