"""A text as a row of symbols, one a token, so that patterns over typed tokens run as regular expressions.

Every word of the grammar has a set of types; words of the same set share a symbol, words of no type share one. Between
tokens stands a blank where the text has white space, a line feed where it has an empty line, and nothing otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["BREAK", "FIGURE_KINDS", "SPACE", "WORD", "Alphabet", "Row", "figure_kinds", "pieces"]

SPACE, BREAK = " ", "\n"
#: The type that every token of letters has.
WORD = "word"
FIGURE_KINDS = ("num", "zero", "day", "mon", "hour", "two", "dd", "yy", "min", "y4", "hhmm", "year", "decade")

_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])|\d+|[^\W\d_]+|[^\w\s]|_")
_ALIKE = {"’": "'", "‘": "'", "–": "-", "‑": "-", "−": "-"}
#: Longer rows of figures are no number of a date or duration.
_FIGURES = 7
_YEARS = range(1500, 2101)


@dataclass(frozen=True, slots=True)
class Row:
    """The symbols of a text, and for each symbol the token's place in it (that of the last token for a separator)."""

    symbols: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    text: str

    def word(self, symbol: int) -> str:
        """The token at a symbol, in small letters and with plain punctuation."""
        word = self.text[self.starts[symbol] : self.ends[symbol]].lower()
        return _ALIKE.get(word, word)


def pieces(text: str) -> list[str]:
    """The tokens of a literal of a pattern, in small letters.

    >>> pieces("o'clock")
    ['o', "'", 'clock']
    """
    return [m.group().lower() for m in _TOKEN.finditer(text)]


@lru_cache(maxsize=4096)
def figure_kinds(figures: str) -> frozenset[str]:
    """The types of a row of figures; ``num`` is any number that can count something.

    >>> sorted(figure_kinds("30"))
    ['day', 'dd', 'min', 'num', 'two', 'yy']
    """
    plain = figures.replace(",", "")
    if len(plain) > _FIGURES:
        return frozenset()
    n, size = int(plain), len(figures)
    kinds = {"num"} if n else {"zero"}
    small = size <= 2
    kinds |= {kind for kind, last in (("day", 31), ("mon", 12)) if small and 1 <= n <= last}
    kinds |= {kind for kind, fits in (("hour", small and n <= 24), ("two", small)) if fits}
    if size == 2:
        kinds |= {"dd", "yy"} | ({"min"} if n < 60 else set())
    if size == 4:
        kinds |= {"y4"} | ({"hhmm"} if n < 2401 and n % 100 < 60 else set())
        if n in _YEARS:
            kinds |= {"year"} | ({"decade"} if n % 10 == 0 else set())
    return frozenset(kinds)


class Alphabet:
    """Which symbol stands for which set of types.

    ``types`` gives the types of every word, small letters; words of ``capital`` have only the types in ``literal``
    where they are written small.
    """

    def __init__(
        self, types: Mapping[str, Collection[str]], capital: Collection[str], literal: Mapping[str, Collection[str]]
    ) -> None:
        self._symbols: dict[frozenset[str], str] = {}
        self._words = {
            word: self._symbol(frozenset({*kinds, WORD} if word[0].isalpha() else kinds))
            for word, kinds in types.items()
        }
        self._small = {word: self._symbol(frozenset({*literal.get(word, ()), WORD})) for word in capital}
        self._other, self._mark = self._symbol(frozenset({WORD})), self._symbol(frozenset())
        self._figures: dict[str, str] = {}
        for sample in (
            "0",
            "00",
            "000",
            "0000",
            "5",
            "05",
            "15",
            "24",
            "25",
            "31",
            "45",
            "60",
            "75",
            "99",
            "100",
            "1500",
            "1505",
        ):
            self._of_figures(sample)
        for n in (2014, 2010, 2060, 2065, 2100, 930, 970, 2500, 1200, 1260, 9999, 1000000, 10000000):
            self._of_figures(f"{n:04d}")

    def _symbol(self, kinds: frozenset[str]) -> str:
        return self._symbols.setdefault(kinds, chr(0xE000 + len(self._symbols)))

    def of_type(self, kind: str) -> str:
        """All symbols whose set holds a type."""
        return "".join(symbol for kinds, symbol in self._symbols.items() if kind in kinds)

    def _of_figures(self, figures: str) -> str:
        kinds = figure_kinds("".join(str(unicodedata.digit(c)) if c != "," else c for c in figures))
        return self._symbol(kinds)

    def read(self, text: str) -> Row:
        """The row of symbols of a text."""
        symbols: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        words, small, last = self._words, self._small, 0
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            token = match.group()
            if start > last and symbols:
                symbols.append(BREAK if text.count("\n", last, start) > 1 else SPACE)
                starts.append(last)
                ends.append(last)
            lower = _ALIKE.get(token) or token.lower()
            symbol = small.get(lower) if token == lower else None
            symbol = symbol or words.get(lower)
            if symbol is None:
                symbol = self._unknown(token)
            symbols.append(symbol)
            starts.append(start)
            ends.append(end)
            last = end
        return Row("".join(symbols), tuple(starts), tuple(ends), text)

    def _unknown(self, token: str) -> str:
        if token[0].isdecimal():
            return self._of_figures(token)
        return self._other if token[0].isalpha() else self._mark
