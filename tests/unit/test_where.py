"""A place asked by hand, the gazetteer behind it, and where an act happened."""

from __future__ import annotations

import pytest

import detente
from detente.geoparse import PlaceAnswer, where
from detente.lexicon.gazetteer import load_gazetteer
from detente.pipeline.coding import Coder


@pytest.mark.parametrize(
    ("name", "near", "country", "precision"),
    [
        ("Tripoli", None, "LBY", "city"),
        ("Tripoli", "LBN", "LBN", "city"),
        ("Georgia", None, "GEO", "country"),
        ("Kyiv", None, "UKR", "city"),
        ("Kiev", None, "UKR", "city"),
        ("Strait of Hormuz", None, None, "water"),
        ("the Black Sea", None, None, "water"),
        ("Golan Heights", None, "SYR", "disputed"),
        ("Paris", "CAN", "CAN", "city"),
        ("Paris", None, "FRA", "city"),
        ("Ramstein", None, "DEU", "site"),
    ],
)
def test_a_place_is_chosen(name: str, near: str | None, country: str | None, precision: str) -> None:
    answer = where(name, near=near)
    assert answer.chosen is not None, answer
    assert (answer.chosen.country, answer.chosen.precision) == (country, precision)
    assert answer.chosen in answer.candidates


@pytest.mark.parametrize(
    ("name", "near", "reason"),
    [
        ("Zorpville", None, "knows no place named “Zorpville”"),
        ("", None, "the question is empty"),
        ("Vienna", "ZWE", "no place of that name lies in ZWE"),
        ("Париж", None, "knows no place"),
    ],
)
def test_none_is_chosen_and_the_reason_says_why(name: str, near: str | None, reason: str) -> None:
    answer = where(name, near=near)
    assert answer.chosen is None
    assert reason in answer.reason


def test_a_country_has_no_point() -> None:
    chosen = where("Kenya").chosen
    assert chosen is not None
    assert (chosen.lat, chosen.lon) == (None, None)


def test_the_package_has_it() -> None:
    assert isinstance(detente.where("Oslo"), PlaceAnswer)


@pytest.mark.parametrize("name", ["", "\t", "\n", "A", "zz", "~", "Ž", "Moscow\tRUS", "x" * 500])
def test_names_that_are_no_cities(name: str) -> None:
    assert load_gazetteer().cities(name) == ()


def test_own_names_come_before_other_spellings_and_big_cities_before_small() -> None:
    rows = load_gazetteer().cities("Tripoli")
    assert [r.main for r in rows] == sorted((r.main for r in rows), reverse=True)
    own = [r.population for r in rows if r.main]
    assert own == sorted(own, reverse=True)
    assert all(-90 <= r.lat <= 90 and -180 <= r.lon <= 180 for r in rows)


@pytest.mark.parametrize(
    ("text", "trigger", "place", "country"),
    [
        ("Lavrov met the Turkish foreign minister in Antalya on Friday.", "met", "Antalya", "TUR"),
        ("GENEVA, June 16 (Reuters) - In Vienna, Iranian and French envoys held talks.", "talks", "Vienna", "AUT"),
        ("Russian forces shelled Kramatorsk.", "shelled", "Kramatorsk", "UKR"),
        ("The Geneva talks between Iran and France ended.", "talks", "Geneva", "CHE"),
        ("Putin flew to Minsk, where he accused Ukraine of a provocation.", "accused", "Minsk", "BLR"),
        ("Speaking in Warsaw, Biden condemned Russia.", "condemned", "Warsaw", "POL"),
        ("Iranian boats seized a Greek tanker in the Strait of Hormuz.", "seized", "Strait of Hormuz", None),
        (
            "Turkish police arrested two Syrians in Gaziantep and in Ankara the minister spoke.",
            "arrested",
            "Gaziantep",
            "TUR",
        ),
        ("Biden received Prime Minister Yoshihide Suga of Japan at the White House.", "received", "White House", "USA"),
        ("Israeli jets bombed a warehouse near Latakia, Syria.", "bombed", "Latakia", "SYR"),
        ("Merkel and Vucic met for two hours in Belgrade.", "met", "Belgrade", "SRB"),
        ("The talks ended. Near Kharkiv, Russian drones struck a train.", "struck", "Kharkiv", "UKR"),
        ("Off Somalia, pirates seized a Greek tanker.", "seized", "Somalia", "SOM"),
        ("President Rafael Correa was due in Lima on Tuesday to meet Alan Garcia.", "was", "Lima", "PER"),
        ("Israeli soldiers shot a Palestinian on Hebron's main street.", "shot", "Hebron", "PSE"),
        ("Egypt opened the Rafah crossing to Palestinians.", "opened", "Rafah crossing", "EGY"),
        ("Protesters threw stones at the Russian embassy in Sofia.", "threw", "Russian embassy", "BGR"),
    ],
)
def test_where_an_act_happened(coder: Coder, text: str, trigger: str, place: str, country: str | None) -> None:
    a = coder.read(text, published="2021-06-16")
    found = [m for m in a.mentions if a.document.text[slice(*m.trigger)] == trigger]
    assert found, [a.document.text[slice(*m.trigger)] for m in a.mentions]
    assert found[0].place is not None
    told = a.places[found[0].place]
    assert place in told.text
    assert told.country == country


@pytest.mark.parametrize(
    "text",
    [
        "France condemned the arrest of a priest in Managua.",
        "Washington said on Monday that it expelled two Russian diplomats.",
        "The mayor of Prague accused Russia of sabotage.",
        "Biden called on New Delhi to condemn Russia.",
        "France condemned Turkey's offensive against the Kurds.",
        "Merkel and Xi discussed the situation in Ukraine.",
        "Washington sanctioned Russia over the events in Salisbury.",
        "Norway condemned the fighting between Armenia and Azerbaijan.",
    ],
)
def test_a_place_of_something_else_is_not_the_act_s(coder: Coder, text: str) -> None:
    a = coder.read(text, published="2021-06-16")
    first = min(a.mentions, key=lambda m: m.trigger)
    assert first.place is None, a.places[first.place]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Britain expelled two Russian diplomats on March 29.", "March"),
        ("Britain signed the treaty with Norway in August.", "August"),
        ("Turkish troops shelled posts along the Aras river.", "Aras"),
    ],
)
def test_months_and_rivers_are_no_towns(coder: Coder, text: str, words: str) -> None:
    assert all(p.text != words or p.precision != "city" for p in coder.read(text, published="2021-06-16").places)
