"""Pairing quotation marks."""

from __future__ import annotations

import time

import pytest

from detente.attribution.quotation import MAX_DEPTH, find_quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" and left.', ['"no"']),
        ("He said “no” and left.", ["“no”"]),
        ("„Nein“, sagte er.", ["„Nein“"]),
        ("«Нет», he said.", ["«Нет»"]),
        ("»Nein«, he said.", ["»Nein«"]),
        ("''No,'' he said.", ["''No,''"]),
        ("‘We go,’ he said.", ["‘We go,’"]),
        ('“Mixed marks," he said.', ['“Mixed marks,"']),
        ("The ministers' talks and Wang's aides' notes", []),
        ("It’s the ministers’ own.", []),
        ('"“”"', []),
        ("", []),
    ],
)
def test_marks_of_every_kind(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quote_inside_a_quote_has_a_depth() -> None:
    found = find_quotations("“He told me ‘go home’ twice,” she said.")
    assert [(q.depth, q.closed) for q in found] == [(0, True), (1, True)]


def test_an_open_mark_ends_at_the_next_one_of_its_paragraph() -> None:
    text = "“We met at noon. “I left,” he said.\n\nNothing more."
    found = find_quotations(text)
    assert [text[q.start : q.end] for q in found] == ["“We met at noon.", "“I left,”"]
    assert [q.closed for q in found] == [False, True]


def test_an_open_mark_ends_with_its_paragraph() -> None:
    assert quoted("“We met at noon.\n\nPrices rose.") == ["“We met at noon."]


def test_a_quote_opens_anew_in_each_paragraph() -> None:
    found = find_quotations("“One day.\n\n“Two days.\n\n“Three days,” he said.")
    assert [q.part_of for q in found] == [None, 0, 1]


def test_a_paragraph_between_breaks_the_quote() -> None:
    found = find_quotations("“One day.\n\nPrices rose.\n\n“Three days,” he said.")
    assert [q.part_of for q in found] == [None, None]


def test_a_closing_mark_typed_the_wrong_way_round_closes() -> None:
    assert quoted("“We will wait. “") == ["“We will wait. “"]


def test_no_deeper_than_the_limit() -> None:
    text = "“a " * 40 + "”" * 40
    assert max(q.depth for q in find_quotations(text)) == MAX_DEPTH - 1


@pytest.mark.parametrize("piece", ["“a ", '"a ', "a ” “b ", "'a ", "“a” "])
def test_time_is_linear_in_the_marks(piece: str) -> None:
    began = time.perf_counter()
    find_quotations(piece * 20_000)
    assert time.perf_counter() - began < 5
