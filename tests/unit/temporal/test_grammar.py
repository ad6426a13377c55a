"""Patterns, terms and symbols: what the grammar's notation means, and what is told where it is broken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from detente.errors import LexiconError
from detente.lexicon.times import load_times
from detente.temporal.grammar import Grammar, bundled_grammar
from detente.temporal.tense import surface_tense
from detente.temporal.tokens import figure_kinds, pieces
from detente.temporal.values import Context
from detente.types import Tense

WORDS = "[words]\nunit = { week = 'week', day = 'day' }\nmonth = { may = 5 }\n"


def grammar(rules: str, tmp_path: Path) -> Grammar:
    """A grammar of a few words and the given rules."""
    path = tmp_path / "times.toml"
    path.write_text('capital = ["may"]\n' + WORDS + rules, encoding="utf-8")
    return Grammar(load_times(path))


def rule(match: str, value: str = "step('day', 0)", more: str = "") -> str:
    """One rule."""
    return f'[[rule]]\nid = "x"\nmatch = ["{match}"]\nvalue = "{value}"\n{more}\n'


def fits(made: Grammar, text: str) -> list[str]:
    """What the rules fit at the beginning of a text, the longest first."""
    row = made.alphabet.read(text)
    return [text[row.starts[f.start] : row.ends[f.end - 1]] for f in made.at(row.symbols, 0)]


@pytest.mark.parametrize(
    ("match", "text", "found"),
    [
        ("the? <unit> before", "the week before it", ["the week before"]),
        ("the? <unit> before", "week before", ["week before"]),
        ("the? <unit> before", "the week  before", ["the week  before"]),
        ("the? <unit> before", "the week\n\nbefore", []),
        ("two _ <unit>", "two-week", ["two-week"]),
        ("two _ <unit>", "two week", ["two week"]),
        ("two <unit>", "two-week", []),
        ("<num> ~ th", "16th", ["16th"]),
        ("<num> ~ th", "16 th", []),
        ("(last | this) <unit>", "this day", ["this day"]),
        ("<month> <day> (~ , <year>)?", "May 5, 2021", ["May 5, 2021"]),
        ("<month> <day> (~ , <year>)?", "May 5 2021", ["May 5"]),
        ("<month> <day> (~ ,? <year>)?", "May 5 2021", ["May 5 2021"]),
        ("<month>", "may be", []),
        ("o'clock", "o’clock", ["o’clock"]),
    ],
)
def test_the_notation(match: str, text: str, found: list[str], tmp_path: Path) -> None:
    assert fits(grammar(rule(match), tmp_path), text) == found


@pytest.mark.parametrize(
    ("more", "text", "found"),
    [
        ('unless_after = ["ago"]', "a week ago", []),
        ('unless_after = ["~ - <word>"]', "a week ago", ["a week"]),
        ('only_after = ["ago"]', "a week ago", ["a week"]),
        ('only_after = ["ago"]', "a week", []),
    ],
)
def test_what_stands_around(more: str, text: str, found: list[str], tmp_path: Path) -> None:
    assert fits(grammar(rule("a <unit>", more=more), tmp_path), text) == found


@pytest.mark.parametrize(
    ("match", "value", "fault"),
    [
        ("<unitt>", "1", "unknown type (did you mean 'unit'?)"),
        ("{number}", "1", "unknown part"),
        ("(a | b", "1", "rule 'x': match: '(a | b' lacks a ')'"),
        ("a) b", "1", "has ')' too many"),
        ("? a", "1", "has a '?' behind nothing"),
        ("a | b", "1", "has '|' too many"),
        ("(a | ) b", "1", "has an empty choice"),
        ("a", "stepp('day', 0)", "unknown operation 'stepp' (did you mean 'step'?)"),
        ("a", "step(", "is no term"),
        ("a", "[1]", "'[1]' is no term of the algebra"),
        ("a", "step('day', 0).value", "is no term of the algebra"),
        ("a", "__import__('os')", "unknown operation '__import__'"),
    ],
)
def test_faults_are_told(match: str, value: str, fault: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconError) as error:
        grammar(rule(match, value), tmp_path)
    assert any(fault in told for told in error.value.faults)


def test_terms_know_missing_names_and_sums(tmp_path: Path) -> None:
    made = grammar(rule("in <num:n>?  <day:d>", "year(n or 2000 + d * 2 - 1)"), tmp_path)
    row = made.alphabet.read("in 5")
    (fit,) = made.at(row.symbols, 0)
    assert fit.value(row, Context(date(2021, 5, 25), lambda: Tense.PAST)).value == "2009"


def test_a_part_that_holds_itself_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "times.toml"
    path.write_text(
        '[[part]]\nid = "p"\nchoices = [{ match = "a {p:x}", value = "x" }]\n' + rule("{p:x}"), encoding="utf-8"
    )
    with pytest.raises(LexiconError, match="holds itself"):
        Grammar(load_times(path))


def test_words_of_the_same_types_share_a_symbol() -> None:
    alphabet = bundled_grammar().alphabet
    assert alphabet.read("banana").symbols == alphabet.read("minister").symbols
    assert alphabet.read("August").symbols != alphabet.read("august").symbols


@pytest.mark.parametrize(
    ("figures", "kinds"),
    [
        ("0", {"zero", "hour", "two"}),
        ("7", {"num", "day", "mon", "hour", "two"}),
        ("2021", {"num", "year", "y4"}),
        ("1990", {"num", "year", "y4", "decade"}),
        ("2,014", {"num"}),
        ("12345678", set()),
    ],
)
def test_kinds_of_figures(figures: str, kinds: set[str]) -> None:
    assert figure_kinds(figures) >= kinds
    assert ("year" in figure_kinds(figures)) == ("year" in kinds)


def test_pieces_of_a_literal() -> None:
    assert pieces("o'clock") == ["o", "'", "clock"]


@pytest.mark.parametrize(
    ("text", "word", "tense"),
    [
        ("They met on Monday.", "Monday", Tense.PAST),
        ("They will meet on Monday.", "Monday", Tense.FUTURE),
        ("On Monday they will meet.", "Monday", Tense.FUTURE),
        ("They met. They will meet. On Monday they left.", "Monday", Tense.PAST),
        ("They’ll meet on Monday.", "Monday", Tense.FUTURE),
        ("Monday.", "Monday", Tense.PAST),
    ],
)
def test_tense_by_the_words_around(text: str, word: str, tense: Tense) -> None:
    assert surface_tense(text)(text.index(word)) is tense
