"""Sentences with time expressions in brackets and the values that they are to come to (``tests/times``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from detente.errors import ConfigError
from detente.temporal import find_times
from detente.types import Tense

__all__ = ["Expression", "TimedSentence", "read_expressions"]

_BRACKET = re.compile(r"\[([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Expression:
    """What an expression of a sentence is to come to; ``value`` is ``None`` for days that no calendar has."""

    text: str
    type: str
    value: str | None
    mod: str | None


@dataclass(frozen=True, slots=True)
class TimedSentence:
    """A sentence with all its time expressions, the day of its report and its tense."""

    text: str
    published: date | None
    tense: Tense
    expected: tuple[Expression, ...]

    def found(self) -> tuple[Expression, ...]:
        """What the package finds in the sentence."""
        times = find_times(self.text, published=self.published, tense_at=lambda _: self.tense)
        return tuple(Expression(t.text, t.type, t.value, t.mod) for t in times)


def read_expressions(path: Path) -> Iterator[TimedSentence]:
    """Yield the sentences of a file; a line ``= DAY TENSE`` holds for those below it.

    Raises :class:`ConfigError` where a line has not as many values as brackets.
    """
    published: date | None = None
    tense = Tense.PAST
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("="):
            day, word = line[1:].split()
            published, tense = None if day == "none" else date.fromisoformat(day), Tense(word)
        elif line and not line.startswith("#"):
            words, _, values = line.partition("|")
            marked = _BRACKET.findall(words)
            told = [value.strip() for value in values.split(";")]
            if len(marked) != len(told):
                raise ConfigError(
                    f"{path}: line {number}: {len(marked)} brackets and {len(told)} values; write one for each"
                )
            expected = tuple(_expression(text, value) for text, value in zip(marked, told, strict=True))
            yield TimedSentence(_BRACKET.sub(r"\1", words.strip()), published, tense, expected)


def _expression(text: str, told: str) -> Expression:
    value, _, mod = told.partition("+")
    kind, colon, rest = value.partition(":")
    if not (colon and kind.isupper() and kind.isalpha() and len(kind) > 1):
        rest = value
        timed = re.search(r"\dT", value) is not None and not value.startswith("P")
        kind = "TIME" if timed else "DURATION" if re.match(r"P[T\dX]", value) else "DATE"
    return Expression(text, kind, rest or None, mod or None)
