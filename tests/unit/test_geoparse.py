"""Places with their GeoNames id and point: which Tripoli, and never a country's point for a city's."""

from __future__ import annotations

import pytest

from detente.pipeline.coding import Coder
from detente.types import PlaceMention

DAY = "2021-05-25"


def places(coder: Coder, text: str) -> dict[str, PlaceMention]:
    """Places by their words."""
    annotation = coder.read(text, published=DAY)
    assert all(annotation.document.text[slice(*p.span)] == p.text for p in annotation.places)
    return {p.text: p for p in annotation.places}


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("The envoys met in Geneva.", "Geneva", "CHE"),
        ("The envoys met in Vienna.", "Vienna", "AUT"),
        ("The envoys met in Paris.", "Paris", "FRA"),
        ("The envoys met in Moscow.", "Moscow", "RUS"),
        ("The envoys met in Kyiv.", "Kyiv", "UKR"),
        ("Shells fell on a market in Kharkiv.", "Kharkiv", "UKR"),
        ("The ship lay at Odesa.", "Odesa", "UKR"),
        ("The envoys flew from Istanbul to Doha.", "Doha", "QAT"),
        ("The envoys met near Hanoi.", "Hanoi", "VNM"),
        ("The envoys met in New York.", "New York", "USA"),
        ("The envoys met in Addis Ababa.", "Addis Ababa", "ETH"),
    ],
)
def test_cities(coder: Coder, text: str, word: str, country: str) -> None:
    found = places(coder, text)
    hit = found.get(word) or found.get(f"{word} City")
    assert hit is not None, list(found)
    assert (hit.country, hit.precision) == (country, "city")
    assert hit.geonames is not None
    assert hit.lat is not None
    assert hit.lon is not None
    assert -90 <= hit.lat <= 90
    assert -180 <= hit.lon <= 180


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Fighters clashed in Tripoli, Lebanon.", "Tripoli", "LBN"),
        ("Fighters clashed in Tripoli, Libya.", "Tripoli", "LBY"),
        ("Libyan troops clashed with gunmen in Tripoli.", "Tripoli", "LBY"),
        ("Police closed a bridge in Hyderabad, Pakistan.", "Hyderabad", "PAK"),
        ("Police closed a bridge in Hyderabad, India.", "Hyderabad", "IND"),
        ("They met in Birmingham, United Kingdom.", "Birmingham", "GBR"),
    ],
)
def test_what_follows_and_the_report_s_countries_tell_which(coder: Coder, text: str, word: str, country: str) -> None:
    assert places(coder, text)[word].country == country


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Kenya closed its border.", "Kenya", "KEN"),
        ("Troops went to South Sudan.", "South Sudan", "SSD"),
        ("The United States left.", "United States", "USA"),
    ],
)
def test_a_country_has_its_id_but_no_point(coder: Coder, text: str, word: str, country: str) -> None:
    found = places(coder, text)[word]
    assert (found.country, found.precision, found.lat, found.lon) == (country, "country", None, None)
    assert found.geonames is not None


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met in Zorpville.",
        "The envoys met in Strelsau.",
        "Jane Paris met Jack London.",
        "The envoys met on Monday.",
        "Kenyan officials left.",
        "He was reading a book in bed.",
    ],
)
def test_what_is_no_known_place_is_none(coder: Coder, text: str) -> None:
    assert not [p for p in places(coder, text).values() if p.precision == "city"]


def test_a_demonym_is_no_place(coder: Coder) -> None:
    assert "Kenyan" not in places(coder, "Kenyan officials left Somalia.")


def test_places_stand_in_text_order(coder: Coder) -> None:
    annotation = coder.read("Envoys flew from Istanbul to Geneva and from Cairo to Kenya.", published=DAY)
    assert [p.span for p in annotation.places] == sorted(p.span for p in annotation.places)
    assert len(annotation.places) == 4


def test_an_act_takes_the_place_hung_on_it(coder: Coder) -> None:
    text = "Peru's president met Chile's foreign minister in Geneva."
    annotation = coder.read(text, published=DAY)
    (m,) = annotation.mentions
    assert m.place is not None
    assert annotation.places[m.place].text == "Geneva"


def test_an_act_without_a_place_has_none(coder: Coder) -> None:
    (m,) = coder.code("Peru's president met Chile's foreign minister.", published=DAY)
    assert m.place is None


def test_a_capital_as_a_side_is_no_place_of_the_act(coder: Coder) -> None:
    (m,) = coder.code("Warsaw expelled two Belarusian diplomats.", published=DAY)
    assert m.place is None
