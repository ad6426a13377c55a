"""Names are cut as the tokenizer cuts text, or they would never be found in it; spellings fold alike."""

from __future__ import annotations

import csv

import pytest

from detente.annotate import Annotator
from detente.lexicon.actors import DATA, fold, load_actors, split_name


def _names() -> list[str]:
    """Every name, alias, demonym and capital of the tables of names."""
    columns = ("name", "aliases", "demonyms", "capitals")
    found: set[str] = set()
    for file in ("states.csv", "organisations.csv", "places.csv"):
        with (DATA / file).open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                found.update(n.strip() for c in columns for n in (row.get(c) or "").split(";") if n.strip())
    return sorted(found)


def test_every_name_of_the_tables_is_cut_as_the_model_cuts_it(annotator: Annotator) -> None:
    names = _names()
    assert len(names) > 800
    wrong = []
    texts = [f"In {name} they" for name in names]
    for name, sentences in zip(names, annotator.annotate(texts, batch_size=128), strict=True):
        words = tuple(w for s in sentences for w in s.words)[1:-1]
        if words != split_name(name):
            wrong.append((name, words, split_name(name)))
    assert not wrong


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("United States", ("United", "States")),
        ("U.S.", ("U.S.",)),
        ("Guinea-Bissau", ("Guinea", "-", "Bissau")),
        ("Côte d'Ivoire", ("Côte", "d'Ivoire")),
        ("People's Republic", ("People", "'s", "Republic")),
        ("G-7", ("G-7",)),
        ("", ()),
    ],
)
def test_split_name(name: str, words: tuple[str, ...]) -> None:
    assert split_name(name) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergey", "Sergei"),
        ("Zelenskyy", "Zelensky"),
        ("Zelenskiy", "Zelensky"),
        ("Erdoğan", "Erdogan"),
        ("PUTIN", "Putin"),
        ("Dmitriy", "Dmitry"),
    ],
)
def test_spellings_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Putin", "Patin"), ("Merkel", "Markel"), ("Macron", "Micron")])
def test_different_names_do_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_terms_of_office_are_in_order() -> None:
    table = load_actors()
    for terms in table.offices.values():
        for term in terms:
            assert term.start is None or term.end is None or term.start <= term.end
            assert term.source
            assert len(term.country) == 3


def test_both_apostrophes_are_known() -> None:
    names = load_actors().names
    assert any(words == ("Côte", "d'Ivoire") for words, _ in names["Côte"])
    assert any(words == ("Côte", "d’Ivoire") for words, _ in names["Côte"])
