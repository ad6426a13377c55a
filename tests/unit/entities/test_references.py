"""Whom pronouns and descriptions mean in the sentences that news is made of, each rule with its contrary."""

from __future__ import annotations

import pytest

from detente.pipeline.coding import Coder

DAY = "2022-06-16"


def countries(coder: Coder, text: str, words: str) -> list[str | None]:
    """Countries of the mentions with exactly these words, in text order."""
    annotation = coder.read(text, published=DAY)
    return [e.country for e in annotation.entities if e.text == words]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The EU punished Belarus for its role in the war.", "its", "BLR"),
        ("Kenya condemned Eritrea over its raid on Somalia.", "its", "ERI"),
        ("Peru attacked Chile with its drones.", "its", "PER"),
        ("Iran helped Syria in its war.", "its", "SYR"),
        ("Amnesty accused the Turkish army of using gas in its offensive.", "its", "TUR"),
        ("Chile bars Peru's envoy from entering and declares him unwelcome.", "him", "PER"),
    ],
)
def test_whose_it_is_behind_the_one_acted_on(coder: Coder, text: str, words: str, country: str) -> None:
    assert countries(coder, text, words) == [country]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        (
            "The Kenyan embassy in Doha said it would close, after Qatar fined it. It urged Kenyans to leave.",
            "It",
            "KEN",
        ),
        ("Polish officials told reporters that Russia had jammed the radar. They renewed a protest.", "They", "POL"),
        ("Kyiv said Moscow had agreed to talks, and that it would send a minister.", "it", "UKR"),
    ],
)
def test_a_pronoun_takes_what_the_sentence_before_is_about(coder: Coder, text: str, words: str, country: str) -> None:
    assert countries(coder, text, words)[-1] == country


def test_a_body_without_a_state_that_says_it_is_no_state(coder: Coder) -> None:
    text = "The factory said it would cut ties with Chile after talks with Peru."
    assert countries(coder, text, "it") == []


def test_they_of_two_are_both(coder: Coder) -> None:
    assert sorted(countries(coder, "Peru and Chile said they would hold joint drills.", "they")) == ["CHL", "PER"]  # type: ignore[type-var]


def test_they_may_be_things(coder: Coder) -> None:
    text = "The UN condemned the strikes, saying that they broke the law of war."
    assert countries(coder, text, "they") == []


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Turkish troops crossed into Syria. The troops shelled Kobani.", "The troops", ["TUR"]),
        ("Greek and Turkish officials met in Oslo. The officials signed a deal.", "The officials", ["GRC", "TUR"]),
        ("Greek jets met Turkish jets over Samos. The jets turned back.", "The jets", []),
        ("The National Bank of Ukraine sold gold. The central bank also froze rouble accounts.", "The central bank", ["UKR"]),
    ],
)  # fmt: skip
def test_groups_told_again(coder: Coder, text: str, words: str, told: list[str]) -> None:
    assert sorted(str(c) for c in countries(coder, text, words)) == told


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Shells fell on Kharkiv. Russian guns hit the city overnight.", "the city", ["UKR"]),
        ("Lisbon sold bonds. A bus fell into a river near the village.", "the village", []),
        ("Russian guns hit the city of Kharkiv.", "the city", []),
    ],
)
def test_a_town_told_again(coder: Coder, text: str, words: str, told: list[str]) -> None:
    if words == "the village":
        assert countries(coder, "A bus fell into a river near the village.", words) == told
    else:
        assert countries(coder, text, words) == told


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Danish police arrested three Swedes.", "Swedes", "SWE"),
        ("Two Dutchmen and a Kazakh were freed.", "Dutchmen", "NLD"),
        ("The World Trade Organisation met in Geneva.", "World Trade Organisation", "IGO"),
        ("USS Halloran shot down a drone over the Red Sea.", "USS Halloran", "USA"),
        ("The Bank of Japan sold dollars.", "The Bank of Japan", "JPN"),
        ("Uman mayor Iryna Pletnyova thanked Ukraine.", "Uman mayor Iryna Pletnyova", "UKR"),
        ("Israel launches airstrikes on the Bir Hassan neighborhood of Beirut, Lebanon.", "Hassan", "LBN"),
    ],
)  # fmt: skip
def test_names_that_the_words_place(coder: Coder, text: str, words: str, country: str) -> None:
    assert country in countries(coder, text, words)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("An Antonov An-12 was shot down over Ukraine.", "Antonov"),
        ("Ukraine is open to non-NATO guarantees.", "NATO"),
        ("The Cabinet-level talks of Peru failed.", "Cabinet"),
        ("Peru denied her a visa.", "visa"),
    ],
)
def test_words_that_name_no_side(coder: Coder, text: str, word: str) -> None:
    assert not any(word in e.text for e in coder.read(text, published=DAY).entities)
