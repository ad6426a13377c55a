"""The table of regions, and what the entity layer makes of it."""

from __future__ import annotations

import pytest

from detente.lexicon.regions import load_regions
from detente.pipeline.coding import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def test_names_lie_in_one_state_or_two() -> None:
    regions = load_regions()
    assert regions["Kachin"] == ("MMR",)
    assert regions["Punjab"] == ("IND", "PAK")
    assert all(1 <= len(states) <= 2 for states in regions.values())
    assert not {"North", "Central", "Georgia", "Luxembourg"} & regions.keys()


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Rebels shelled a post near Laiza, Kachin State, on Friday.", "Kachin State", "MMR"),
        ("Rebels shelled a post near Laiza, Kachin State, on Friday.", "Laiza", "MMR"),
        ("The Pakistani army says a bomb went off in Mian Channu, Punjab.", "Mian Channu", "PAK"),
        ("The Pakistani army says a bomb went off in Mian Channu, Punjab.", "Punjab", "PAK"),
        ("Floods hit villages in Punjab, India.", "Punjab", "IND"),
        ("Gunmen burned a school in Zamfara State.", "Zamfara State", "NGA"),
    ],
)
def test_regions_place_their_names(coder: Coder, text: str, name: str, country: str) -> None:
    found = {m.text: m.country for m in coder.read(text).entities}
    assert found.get(name) == country


@pytest.mark.parametrize("text", ["Victoria Mara met the Polish envoy.", "Alba beat Real Madrid."])
def test_names_of_people_and_clubs_are_no_regions(coder: Coder, text: str) -> None:
    assert not [m for m in coder.read(text).entities if m.kind == "place"]
