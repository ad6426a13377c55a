"""Violence whose sides the sentence does not name: where it was, and what it is the ground of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = tuple[str, list[str], list[str]]
Tell = Callable[[str], list[Told]]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("At least nine people were killed in a bombing of a church in the Yemeni capital.", "YEM"),
        ("Two blasts killed forty people and wounded ninety in the Nigerian city of Jos.", "NGA"),
        ("A car bomb killed seven people in the Latakia Governorate.", "SYR"),
        ("Clashes between herders and farmers in the capital Bangui left six dead.", "CAF"),
        ("Three people were shot dead in a village near the Mexican town of Celaya.", "MEX"),
        ("Salim Odeh was killed in an airstrike in the Gaza Strip.", "PSE"),
    ],
)
def test_the_place_of_the_clause_is_hit(told: Tell, text: str, country: str) -> None:
    assert told(text) == [("ASSAULT", [], [country])]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Demonstrators clashed with police in Tbilisi.", ("PROTEST", ["GEO"], [])),
        ("A man was arrested in Seoul after stabbing two police officers.", ("ASSAULT", [], ["KOR"])),
        ("At least 25 people were killed in the US airstrikes, a militia said.", ("ASSAULT", ["USA"], [])),
    ],
)
def test_crowds_and_the_place_of_the_main_clause(told: Tell, text: str, act: Told) -> None:
    assert act in told(text)


def test_captured_by_somebody_told_elsewhere(told: Tell) -> None:
    assert ("ASSAULT", [], ["SYR"]) not in told("Britain took back two fighters that we captured in Syria.")


@pytest.mark.parametrize(
    "text",
    [
        "Croatia survived a bombardment in the last ten minutes in Split.",
        "A shell left over from the war went off in a yard near Honiara in the Solomon Islands, killing two.",
        "The actor bombs a palace in a drama now being shot in Montevideo.",
        "An oil lorry veered off the road and killed forty people in South Sudan.",
        "Football fans clashed with police in Marseille after the match.",
        "A boiler explosion in a suburb of the Indian city of Pune killed nine.",
    ],
)
def test_no_violence_no_place(told: Tell, text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah fired rockets at Haifa in retaliation for the airstrikes.",
        "Ukraine cut diplomatic relations with Russia in response to the invasion.",
        "The United Nations condemned the bombing of the hospital.",
        "The UN chief said that attacks on schools are appalling.",
        "Poland shut its consulate in Minsk following the attack on the embassy.",
    ],
)
def test_what_an_act_answers_is_told(told: Tell, text: str) -> None:
    assert ("ASSAULT", [], []) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Israel shelled Tyre. Lebanon closed its airspace after the attack.",
        "Russian troops invaded Georgia. Latvia recalled its ambassador in response to the invasion.",
        "Turkish jets bombed a camp in Iraq after the attack.",
        "Egypt closed its border after the war began.",
        "The minister resigned after the shooting.",
        "Malta won after the attack by its forwards.",
    ],
)
def test_an_attack_told_elsewhere_or_a_war_is_no_ground(told: Tell, text: str) -> None:
    assert ("ASSAULT", [], []) not in told(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Hezbollah fired rockets at Haifa in retaliation for the assassination of Ali Karim.", ("ASSAULT", [], ["?"])),
        (
            "Russia announced the successful test of the Burevestnik, a long-range cruise missile.",
            ("MOBILIZE", ["RUS"], []),
        ),
        ("British anti-Islam activist Tom Robson was sentenced to two years in prison.", ("COERCE", [], ["GBR"])),
    ],
)
def test_names_told_by_what_stands_beside_them(told: Tell, text: str, act: Told) -> None:
    assert act in told(text)
