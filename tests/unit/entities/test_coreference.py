"""Pronouns and descriptions within a report: the nearest fitting mention, with the reason kept."""

from __future__ import annotations

import pytest

from detente.pipeline.coding import Coder
from detente.types import Annotation, EntityMention

DAY = "2021-05-25"


def referring(coder: Coder, text: str, words: str, *, last: bool = True) -> EntityMention | None:
    """The (last) coreferent mention with exactly these words; ``None`` where there is none."""
    annotation = coder.read(text, published=DAY)
    hits = [e for e in annotation.entities if e.text == words and e.reason.startswith("coreference")]
    return (hits[-1] if last else hits[0]) if hits else None


def antecedents_are_sound(annotation: Annotation) -> bool:
    """Antecedents point backwards, at mentions that are no coreferents themselves, of the same entity."""
    layer = annotation.entities
    return all(
        e.antecedent is None
        or (layer[e.antecedent].antecedent is None and layer[e.antecedent].entity == e.entity and e.antecedent < n)
        for n, e in enumerate(layer)
    )


@pytest.mark.parametrize(
    ("text", "word", "entity"),
    [
        ("Macron flew to Cairo. He praised Egyptian officials.", "He", "emmanuel-macron"),
        ("Merkel flew to Cairo. She praised Egyptian officials.", "She", "angela-merkel"),
        ("Macron met Merkel in Paris. She praised him.", "She", "angela-merkel"),
        ("Merkel met Macron in Paris. He praised Germany.", "He", "emmanuel-macron"),
        ("Turkey said it had recalled its envoy.", "it", "TUR"),
        ("Kenya closed its border with Somalia.", "its", "KEN"),
        ("The Kremlin said it would answer.", "it", "kremlin"),
        ("Russian officials said they would answer.", "they", None),
    ],
)
def test_pronouns(coder: Coder, text: str, word: str, entity: str | None) -> None:
    found = referring(coder, text, word)
    assert found is not None
    assert found.entity == entity
    assert found.reason == "coreference:pronoun"


def test_they_takes_the_country_of_a_group(coder: Coder) -> None:
    found = referring(coder, "Russian officials said they would answer.", "they")
    assert found is not None
    assert found.country == "RUS"


def test_told_him_is_not_the_teller(coder: Coder) -> None:
    found = referring(coder, "Putin flew to Vienna. Macron told him of the plan.", "him")
    assert found is not None
    assert found.entity == "vladimir-putin"


@pytest.mark.parametrize(
    "text",
    [
        "It is clear that Kenya has left.",
        "Kenya left. It rained all day.",
        "Kenya left. It seems that nobody knew.",
    ],
)
def test_it_that_names_nothing(coder: Coder, text: str) -> None:
    assert referring(coder, text, "It") is None


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("French President Emmanuel Macron flew to Cairo. The president praised Egypt.", "The president", "emmanuel-macron"),
        ("German Chancellor Angela Merkel flew to Cairo. The chancellor praised Egypt.", "The chancellor", "angela-merkel"),
    ],
)  # fmt: skip
def test_the_president_is_the_one_that_was_named(coder: Coder, text: str, words: str, entity: str) -> None:
    found = referring(coder, text, words)
    assert found is not None
    assert (found.entity, found.reason) == (entity, "coreference:description")


def test_the_president_of_two_in_reach_stays_open(coder: Coder) -> None:
    text = "Russian President Vladimir Putin met French President Emmanuel Macron in Paris. The president left early."
    assert referring(coder, text, "The president") is None


def test_the_two_presidents_are_both(coder: Coder) -> None:
    text = "Russian President Vladimir Putin met French President Emmanuel Macron in Paris. The two presidents agreed on a truce."
    annotation = coder.read(text, published=DAY)
    pair = [e for e in annotation.entities if e.text == "The two presidents"]
    assert {e.entity for e in pair} == {"vladimir-putin", "emmanuel-macron"}
    assert {e.reason for e in pair} == {"coreference:pair"}


@pytest.mark.parametrize("words", ["Both sides", "The two countries", "The two sides"])
def test_both_sides_are_the_last_two_states(coder: Coder, words: str) -> None:
    text = f"Peru and Chile argued for months. {words} signed an accord in Lima on Monday."
    annotation = coder.read(text, published=DAY)
    assert {e.country for e in annotation.entities if e.text == words} == {"PER", "CHL"}


def test_a_spokesman_s_he_is_the_one_he_speaks_for(coder: Coder) -> None:
    text = "Russian President Vladimir Putin left. Kremlin spokesman Dmitry Peskov said he would meet Macron in Paris."
    found = referring(coder, text, "he")
    assert found is not None
    assert found.entity == "vladimir-putin"


def test_the_government_is_the_one_at_hand(coder: Coder) -> None:
    found = referring(coder, "Ethiopia closed its border. The government blamed Sudan.", "The government")
    assert found is not None
    assert (found.country, found.sector) == ("ETH", "GOV")


def test_a_woman_by_title_is_she(coder: Coder) -> None:
    text = "Greek spokeswoman Eleni Papa met Turkish Defence Minister Hulusi Akar. She praised him."
    annotation = coder.read(text, published=DAY)
    she = [e for e in annotation.entities if e.text == "She"]
    assert [e.country for e in she] == ["GRC"]


def test_a_dateline_is_no_antecedent(coder: Coder) -> None:
    text = "BERLIN, May 25 (Reuters) - It said little. Peru said it would leave."
    annotation = coder.read(text, published=DAY)
    assert not any(e.country == "DEU" for e in annotation.entities if e.reason.startswith("coreference"))


def test_an_antecedent_lies_within_reach(coder: Coder) -> None:
    text = "Macron flew to Cairo. " + "Rain fell on the hills. " * 8 + "He left."
    assert referring(coder, text, "He") is None


@pytest.mark.parametrize(
    "text",
    [
        "Macron flew to Cairo. He praised Egypt. He left. His aides stayed.",
        "Peru and Chile argued. Both sides said they would talk. They did.",
        "Russian President Vladimir Putin met Macron. The two presidents spoke. He left.",
        "Turkey said it would leave. Its envoy said it had. The government agreed with itself.",
        "He said that she said that they said it.",
    ],
)
def test_antecedents_are_sound(coder: Coder, text: str) -> None:
    assert antecedents_are_sound(coder.read(text, published=DAY))


def test_nothing_is_carried_from_one_report_to_the_next(coder: Coder) -> None:
    coder.read("Macron flew to Cairo.", published=DAY)
    assert referring(coder, "He praised Egypt.", "He") is None
