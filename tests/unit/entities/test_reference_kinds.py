"""References by their kinds: whom a pronoun cannot mean, where it names nobody, and descriptions told again."""

from __future__ import annotations

import pytest

from detente.pipeline.coding import Coder

DAY = "2016-05-01"


def meant(coder: Coder, text: str, words: str) -> list[str]:
    """The words of those whom the last mention with exactly these words stands for, else its country."""
    layer = coder.read(text, published=DAY).entities
    hits = [e for e in layer if e.text == words and e.reason.startswith("coreference")]
    last = [e for e in hits if e.span == hits[-1].span]
    return [layer[e.antecedent].text if e.antecedent is not None else str(e.country) for e in last]


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Macron blamed Obama. He called him a liar.", "him", ["Obama"]),
        ("Peru praised Hollande. Walter Steinmeier, his host, left early.", "his", ["Hollande"]),
        ("Macron met Merkel. Obama had left early, he said.", "he", ["Macron"]),
        ("Putin left. Obama, who he said had lied, stayed away.", "he", ["Putin"]),
        ("Obama came to Lima after Putin called him with a demand that he resign.", "he", ["Obama"]),
        ("In his speech on Friday, Putin praised Peru.", "his", ["RUS"]),
        ("Obama met Putin. Merkel's office declined to say if she would come.", "she", ["Merkel"]),
    ],
)
def test_whom_a_pronoun_means_by_its_place(coder: Coder, text: str, words: str, told: list[str]) -> None:
    assert meant(coder, text, words) == told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iran signed a deal with Peru. Chile disputes it.", "it"),
        ("Iran broke the truce with Peru after it had come into force.", "it"),
        ("Peru left the talks. It was a sad day for Chile.", "It"),
        ("Peru fired rockets. \"It came from the north,\" a farmer said.", "It"),
        ("Peru left the talks with Chile. The agreement had held for years. It banned mines.", "It"),
        ("Thomas Muster was seen with Klaus Tichy by Obama and Putin. She left.", "She"),
    ],
)  # fmt: skip
def test_a_pronoun_that_names_no_side(coder: Coder, text: str, words: str) -> None:
    assert meant(coder, text, words) == []


def test_people_without_a_state_are_nobody_else(coder: Coder) -> None:
    text = "Turkish police stopped the convoy. Students threw stones, and they burned a flag of Israel."
    assert meant(coder, text, "they") == ["Students"]
    assert [e.country for e in coder.read(text, published=DAY).entities if e.text == "they"] == [None]


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Javier Solana, the envoy of the EU, left for Peru.", "the envoy of the EU", ["Javier Solana"]),
        ("Merkel met Javier Cercas in Lima. The German thanked her hosts.", "German", ["Merkel"]),
        ("The Germans thanked Merkel.", "Germans", []),
        ("Obama flew to Kyiv. The president of Chile stayed away.", "The president", []),
        ("Obama vowed to veto it. John Boehner accused the president of having lied.", "the president", ["Obama"]),
        ("Ban Ki-moon left. Peru thanked the secretary-general.", "the secretary-general", []),
        ("Sergei Lavrov spoke in Oslo. Kerry called his Russian counterpart a liar.", "Russian counterpart", ["Sergei Lavrov"]),
        ("The Movement for Green Change spoke. Chile banned the MGC.", "the MGC", []),
    ],
)  # fmt: skip
def test_people_told_again(coder: Coder, text: str, words: str, told: list[str]) -> None:
    assert meant(coder, text, words) == told


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("The EU froze funds. Peru protested. Chile did not. Nobody spoke. The bloc sent envoys.", "The bloc", ["EU"]),
        ("The EU met in Oslo. NATO spoke. Peru thanked the alliance.", "the alliance", ["NATO"]),
        ("Hamas fired rockets. Peru condemned the Palestinian group.", "Palestinian group", ["Hamas"]),
        ("The FARC freed a hostage. Peru thanked the rebels.", "the rebels", ["FARC"]),
        ("The FARC freed a hostage, as did Boko Haram. Peru thanked the rebels.", "the rebels", []),
        ("Israeli marines landed. Peru said the soldiers had fired first.", "the soldiers", ["Israeli marines"]),
        ("The Security Council met. Peru told the council to act.", "the council", ["Security Council"]),
    ],
)
def test_bodies_told_again(coder: Coder, text: str, words: str, told: list[str]) -> None:
    assert meant(coder, text, words) == told


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Two men were shot in the Iranian capital.", "Iranian capital", "IRN"),
        ("Kerry spoke in Lima, then in the capital.", "the capital", "PER"),
        ("Sri Lanka shut its ports. Storms hit Colombo and the rest of the island.", "the island", "LKA"),
    ],
)
def test_places_told_again(coder: Coder, text: str, words: str, country: str) -> None:
    assert [e.country for e in coder.read(text, published=DAY).entities if e.text == words] == [country]


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("North Korea fired a rocket. Seoul said the North had given no warning.", "the North", ["North Korea"]),
        ("Seoul and Pyongyang met. The envoys of the South left.", "the South", ["Seoul"]),
        ("Peru and Chile met. Rain fell in the North.", "the North", []),
        ("North Korea fired a rocket near the North Pole.", "the North", []),
    ],
)
def test_halves_of_a_land_told_again(coder: Coder, text: str, words: str, told: list[str]) -> None:
    assert meant(coder, text, words) == told


def test_the_neighbour_is_the_other_of_the_two(coder: Coder) -> None:
    text = "Peru and Chile quarrel. Peru armed. Chile mobilised. Peru recalled its envoy and blamed its neighbour."
    assert meant(coder, text, "its neighbour") == ["Chile"]


def test_both_sides_are_not_those_who_bring_them_together(coder: Coder) -> None:
    text = "Peru shelled Chile. Peru denied it. Chile shelled Peru. Qatar brought both sides together."
    layer = coder.read(text, published=DAY).entities
    assert {e.country for e in layer if e.text == "both sides"} == {"PER", "CHL"}


def test_what_a_possessive_joins_is_written_as_in_the_text(coder: Coder) -> None:
    layer = coder.read("Chad's government left. The government's envoy met Kerry.", published=DAY).entities
    assert all(" '" not in e.text for e in layer)
