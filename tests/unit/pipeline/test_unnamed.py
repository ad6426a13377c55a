"""Groups told without a nation: whose they are, by the place of what they do and by the dateline."""

from __future__ import annotations

import pytest

from detente.pipeline.coding import Coder

HOME = "ATHENS, May 4 (AP) - "


def actors(coder: Coder, text: str) -> list[str]:
    """Country and sector of the actors of the first mention."""
    annotation = coder.read(text, published="2016-05-05")
    return [f"{e.country} {e.sector}" for n in annotation.mentions[0].actors for e in [annotation.entities[n]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Protesters threw stones at the Danish embassy in Tripoli.", ["LBY CVL"]),
        ("In Jakarta, several hundred students pelted the Australian embassy with eggs.", ["IDN EDU"]),
        ("Students in Athens burned a US flag.", ["GRC EDU"]),
        ("Police detained eleven protesters outside the US embassy in Minsk.", ["BLR COP"]),
        ("Prosecutors in Milan accused two Egyptian agents of killing a student.", ["ITA JUD"]),
        ("Lawmakers in Pristina rejected the agreement with Serbia.", ["XKX LEG"]),
        (f"{HOME}Police arrested a Turkish officer on Monday.", ["GRC COP"]),
        (f"{HOME}Police officers detained the Turkish consul on Monday.", ["GRC COP"]),
        (f"{HOME}Ethnic Albanian labourers stoned the US consulate on Monday.", []),
        (f"{HOME}Troops attacked a Turkish post on Monday.", []),
        (f"{HOME}Police opened fire on three Turkish men on Monday.", ["GRC COP"]),
        ("Masked men kidnapped a Spanish missionary in Burkina Faso.", []),
        ("Gunmen killed two Pakistani soldiers in Quetta.", []),
        ("Police arrested a Turkish officer on Monday.", []),
    ],
)
def test_groups_are_of_where_they_act(coder: Coder, text: str, expected: list[str]) -> None:
    assert actors(coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Belarusian police detained thirty protesters on Sunday.", ["BLR CVL"]),
        ("Russian police detained eleven protesters in Minsk.", ["BLR CVL"]),
        ("Kenyan troops attacked rebels near Kismayo in Somalia.", ["SOM REB"]),
        ("The Arakan Army ambushed an army convoy on Sunday.", ["MMR MIL"]),
        ("COLOMBO, May 4 (AP) - Sri Lankan warplanes bombed rebel positions on Monday.", ["LKA REB"]),
        ("BAGHDAD, May 4 (AP) - US troops attacked militants on Monday.", []),
        ("US troops attacked militants on Monday.", []),
    ],
)
def test_who_is_hit_is_of_the_place_or_a_foe_at_home(coder: Coder, text: str, expected: list[str]) -> None:
    annotation = coder.read(text, published="2016-05-05")
    found = [annotation.entities[n] for n in annotation.mentions[0].recipients]
    assert [f"{e.country} {e.sector}" for e in found] == expected


def test_rebels_are_of_the_state_that_they_fight(coder: Coder) -> None:
    annotation = coder.read("Rebels fighting Bashar al-Assad rejected the Turkish plan.", published="2016-05-05")
    (rejection,) = [m for m in annotation.mentions if m.type == "REJECT"]
    assert [annotation.entities[n].country for n in rejection.actors] == ["SYR"]
    assert [annotation.entities[n].sector for n in rejection.actors] == ["REB"]


def test_layers_stay_in_text_order_and_point_where_they_did(coder: Coder) -> None:
    text = f"{HOME}Turkey said it would protest. Police detained its consul in Athens. Students stoned the Turkish embassy."
    entities = coder.read(text, published="2016-05-05").entities
    assert [e.span for e in entities] == sorted(e.span for e in entities)
    pointing = [e for e in entities if e.antecedent is not None]
    assert pointing
    assert {entities[e.antecedent].text for e in pointing if e.antecedent is not None} == {"Turkey"}
