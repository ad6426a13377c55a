"""Names that lead astray: a value, or none with its reason; never a crash, never somebody else."""

from __future__ import annotations

import pytest

from detente.pipeline.coding import Coder

DAY = "2021-06-16"


@pytest.mark.parametrize(
    "text",
    [
        "Putin, Biden, Merkel, Macron, Xi, Modi, Johnson, Lavrov, Blinken, Zarif, Erdogan, Zelensky, Lukashenko.",
        "\n".join(["Sergey Lavrov", "Antony Blinken", "Wang Yi", "Jean-Yves Le Drian", "Dominic Raab"] * 40),
        "Путин и Лавров встретились в Москве. 習近平 met Putin. محمد ظريف travelled to Vienna.",
        "Рutin met Вiden in Gеneva.",  # Cyrillic letters that look like Latin ones
        "President President President said the minister of the president's minister's president.",
        "Mr. Mr. Mr.",
        "O'Brien-Smith-Jones-of-the-Hill III Jr. Sr. met nobody.",
        "Georgia " * 300,
    ],
)
def test_no_crash_and_spans_hold(coder: Coder, text: str) -> None:
    a = coder.read(text, published=DAY)
    for m in a.entities:
        assert a.document.text[slice(*m.span)] == m.text
        assert m.antecedent is None or 0 <= m.antecedent < len(a.entities)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Paris Hilton opened a hotel in Dubai.", "Paris", "FRA"),
        ("Jordan Henderson scored twice for England.", "Jordan", "JOR"),
        ("Acting Homeland Security Secretary Chad Wolf resigned.", "Chad", "TCD"),
    ],
)
def test_people_named_like_places_are_none(coder: Coder, text: str, words: str, country: str) -> None:
    a = coder.read(text, published=DAY)
    assert all(p.text != words for p in a.places)
    assert all(m.country != country for m in a.entities if m.text.startswith(words))


def test_a_surname_of_several_stays_open(coder: Coder) -> None:
    a = coder.read("Kim spoke for an hour.", published=DAY)
    assert all(m.entity is None or m.country is None for m in a.entities if m.text == "Kim")


def test_without_a_day_no_office_of_yesterday_is_given(coder: Coder) -> None:
    a = coder.read("The German chancellor met the French president.")
    assert {m.country for m in a.entities if m.country} == {"DEU", "FRA"}
