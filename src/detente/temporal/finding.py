"""Finding time expressions: one pass over the symbols of a text, the longest expression first, its value by the grammar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from detente.temporal.grammar import Found, Grammar, bundled_grammar
from detente.temporal.tense import surface_tense
from detente.temporal.tokens import Row
from detente.temporal.values import OPEN, Context, Narrative, NoSuchTimeError, UnfitError, UnresolvedError
from detente.types import Basis, Precision, Tense, TimeMention

__all__ = ["find_times"]

TenseAt = Callable[[int], Tense]


def find_times(
    text: str, *, published: date | None, tense_at: TenseAt | None = None, day_first: bool | None = None
) -> tuple[TimeMention, ...]:
    """Return the time expressions of ``text`` in order.

    ``published`` is the day that relative expressions count from; without it they keep an open value and interval, and
    their basis is none. ``tense_at`` tells the tense of the clause at a code point: it decides where a bare weekday or
    month lies. Past looks back 0-6 days, future ahead 0-6: agencies name the report's own day by its weekday. Without
    it the words around tell. ``day_first`` says how the publisher writes 03/04/2021; unknown is as month first.

    Words that name a day that no calendar has are returned with the value ``None`` and the reason.
    """
    grammar = bundled_grammar()
    row = grammar.alphabet.read(text)
    narrative = Narrative()
    tense_at = tense_at or surface_tense(text)
    found: list[TimeMention] = []
    symbol = 0
    while (start := grammar.start_of.search(row.symbols, symbol)) is not None:
        symbol = start.start()
        read = _read(grammar, row, symbol, published, tense_at, day_first, narrative)
        if read is None:
            symbol += 1
            continue
        mention, symbol = read
        found.append(mention)
    return tuple(found)


def _read(
    grammar: Grammar,
    row: Row,
    symbol: int,
    published: date | None,
    tense_at: TenseAt,
    day_first: bool | None,
    narrative: Narrative,
) -> tuple[TimeMention, int] | None:
    """The expression at a symbol and the symbol behind it: the longest that comes to a value."""
    place = row.starts[symbol]
    context = Context(published, lambda: tense_at(place), day_first, narrative)
    for fit in grammar.at(row.symbols, symbol):
        try:
            return _mention(row, fit, context), fit.end
        except (UnfitError, ValueError, OverflowError):
            continue
    return None


def _mention(row: Row, fit: Found, context: Context) -> TimeMention:
    span = row.starts[fit.start], row.ends[fit.end - 1]
    words, rule = row.text[slice(*span)], f"time:{fit.rule}"
    try:
        time = fit.value(row, context)
    except NoSuchTimeError as error:
        return TimeMention(span, words, "DATE", None, OPEN, Precision.VAGUE, Basis.NONE, rule, reason=str(error))
    except UnresolvedError as error:
        kind = "TIME" if error.value.startswith("XXXX-XX-XXT") else "DATE"
        return TimeMention(
            span, words, kind, error.value, OPEN, Precision.VAGUE, Basis.NONE, rule, fit.mod(row, context)
        )
    context.narrative.tell(time)
    mod = fit.mod(row, context)
    return TimeMention(
        span, words, time.type, time.value, time.interval, time.precision, time.basis, rule, mod, also=time.also
    )
