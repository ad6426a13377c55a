"""Which sides an act has where the sentence tells them in another place than beside its verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.pipeline.coding import Coder

Told = tuple[str, list[str], list[str]]
Tell = Callable[[str], list[Told]]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Two soldiers were killed during a clash with Iranian border guards.", ("ASSAULT", ["IRN"], [])),
        ("A tanker was hit with two Iranian missiles off Oman.", ("ASSAULT", ["IRN"], [])),
        ("The bombs were used by Israel to assassinate a Hamas commander.", ("ASSAULT", ["ISR"], ["PSE"])),
        ("Spain seized a yacht which is owned by Russian tycoon Igor Markov.", ("COERCE", ["ESP"], ["RUS"])),
        ("The Hamas-led attack on Israel shocked the world.", ("ASSAULT", ["PSE"], ["ISR"])),
        ("EU ministers agreed on a package of sanctions against Belarus.", ("THREATEN", ["IGO"], ["BLR"])),
        ("Russia imposed sanctions on all, with the exception of Serbia.", ("SANCTION", ["RUS"], [])),
        ("Biden said he was heartened by Putin's call for joint work.", ("SUPPORT", ["USA"], ["RUS"])),
        ("Italy seized the Russian oligarch's superyacht Solaris.", ("COERCE", ["ITA"], ["RUS"])),
        ("Jordan evacuated villages amid clashes with Syrian rebels.", ("ASSAULT", ["JOR", "SYR"], [])),
        ("Turkey launched a wave of airstrikes targeting Syrian rebels.", ("ASSAULT", ["TUR"], ["SYR"])),
        ("The EU threatened tariffs and a suspension of talks with Georgia.", ("THREATEN", ["IGO"], ["GEO"])),
    ],
)
def test_sides(told: Tell, text: str, act: Told) -> None:
    assert act in told(text)


def test_a_place_does_nothing(told: Tell) -> None:
    acts = told("Ali Hamdan was killed in Israeli airstrikes in Beirut.")
    assert [a[1] for a in acts] == [["ISR"]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Iran claimed responsibility for the missile strikes on Erbil in Iraq.", "ASSAULT"),
        ("Twelve ambulances were damaged or destroyed by Israeli airstrikes.", "ASSAULT"),
        ("Ninety Sudanese were killed in airstrikes conducted by the Sudanese army.", "ASSAULT"),
        ("A rocket fired by Hezbollah hit an Israeli school.", "ASSAULT"),
        (
            "Norway bans the import of Russian coal, becoming the first state to ban the import of Russian coal.",
            "SANCTION",
        ),
        ("A mob gathered in Oslo in order to protest Iran's executions.", "PROTEST"),
        ("Six depots were destroyed after being hit by Russian missiles.", "ASSAULT"),
        ("Putin ordered his nuclear forces placed on high alert.", "MOBILIZE"),
        ("Guards threw the Chilean reporter to the floor and kicked him.", "ASSAULT"),
    ],
)
def test_one_act_told_by_its_parts_is_one(told: Tell, text: str, kind: str) -> None:
    assert [a[0] for a in told(text)].count(kind) == 1


def test_convicted_and_sentenced_convicts_once(told: Tell) -> None:
    acts = told("A Russian court convicted the Ukrainian and sentenced him to nine years in prison.")
    assert [a[0] for a in acts].count("SANCTION") == 1


@pytest.mark.parametrize(
    ("text", "asker"),
    [
        ("Israel refused a request from Jordan to reopen the crossing.", ["JOR"]),
        ("Germany approved an Israeli request to use its drones.", ["ISR"]),
    ],
)
def test_who_asked_is_not_who_answers(told: Tell, text: str, asker: list[str]) -> None:
    assert [a[1] for a in told(text) if a[0] == "REQUEST"] == [asker]


def test_a_mode_is_told_in_the_act_s_own_clause(coder: Coder) -> None:
    text = "A Syrian stabbed a Turkish guard before being shot dead by police."
    annotation = coder.read(text, published="2022-06-16")
    assert {m.mode for m in annotation.mentions if annotation.document.text[slice(*m.trigger)] == "stabbed"} == {
        "primitive"
    }


@pytest.mark.parametrize(
    ("text", "words", "status"),
    [
        ("Crowds in Oslo opposed Russia's invasion of Ukraine.", "invasion", "occurred"),
        ("Macron and Scholz discussed the invasion of Ukraine.", "invasion", "occurred"),
        ("North Korean troops were deployed to Russia to fight the Ukrainian army.", "fight", "proposed"),
        ("Israel continues raids in the West Bank.", "raids", "ongoing"),
    ],
)  # fmt: skip
def test_status(coder: Coder, text: str, words: str, status: str) -> None:
    annotation = coder.read(text, published="2022-06-16")
    assert {m.status.value for m in annotation.mentions if annotation.document.text[slice(*m.trigger)] == words} == {
        status
    }


def test_the_other_state_that_one_has_just_dealt_with(told: Tell) -> None:
    acts = told("Beijing imposed duties on Australian wine. China later rejected the criticism as groundless.")
    assert ("REJECT", ["CHN"], ["AUS"]) in acts


def test_of_two_states_nobody_is_chosen(told: Tell) -> None:
    acts = told(
        "Beijing imposed duties on Australian wine. Beijing expelled a Czech envoy. China voiced its anger on Monday.",
    )
    assert not [a for a in acts if a[0] == "ACCUSE" and a[2]]


def test_an_attack_named_again_is_not_counted_again(told: Tell) -> None:
    acts = told(
        "Nine people were killed in an explosion in Kabul, Afghanistan. The Islamic State claimed responsibility for the attack.",
    )
    assert [a[:2] for a in acts if a[0] == "ASSAULT"] == [("ASSAULT", ["ISM"])]


def test_another_attack_is_counted(told: Tell) -> None:
    acts = told("Russia shelled Kharkiv. Ukraine launched an attack on Belgorod.")
    assert len([a for a in acts if a[0] == "ASSAULT"]) == 2
