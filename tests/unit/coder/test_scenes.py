"""What is political: borrowed words of single people, houses, courts, plots and games, and the real news beside them."""

from __future__ import annotations

import pytest

from detente.pipeline.coding import Coder

DAY = "2021-05-25"

SILENT = (
    "A Dutch widow gave asylum to eleven tortoises in her conservatory.",
    "A Berlin tenant accused his landlady of spying on his washing.",
    "Nestle rejected the claim of a Kenyan farmer that it had copied his drawing of a cow.",
    "The Serb threatened to walk off when the roof was closed at two sets all.",
    "The Pentagon, a Cairo pizzeria, has declared a truce with the kebab stall across the road.",
    "The Danes burned the abbey twice, says the leaflet, and the monks rebuilt it three times.",
    "A comedy in which Cuba invades Florida opens on Friday.",
    "In the last scene the Turkish army surrenders to a goat.",
    "The Kenyan brand ambassador of the toothpaste was recalled after she smiled with her mouth closed.",
    "An army of Filipino cleaners attacks the ship as soon as it docks.",
    "A fleet of Dutch cargo bikes invaded the centre of Ghent on Saturday.",
    "An Italian judge dismissed the suit of a bride whose cake had leaned.",
    "A Cameroon side in disarray capitulated to Burundi.",
    "Belgium face expulsion from the top group after losing to Italy on penalties.",
    "A former Miss Venezuela accused the organisers of withholding her sash.",
    "The Turkish minister asked his Greek counterpart what Athens wanted.",
    "Kenya and Uganda drew in Kisumu and blamed the mud.",
    "Two Poles and a Lithuanian occupied the sauna all evening.",
    "A Mexican wave halted play and was condemned by the members.",
    "The Mexican brewer's offensive in China has stalled.",
    "Legend has it that Dido, queen of Carthage in today's Tunisia, bargained for as much land as an oxhide would cover.",
)

TOLD = (
    ("A Chinese student was arrested in Tokyo on suspicion of spying.", "COERCE"),
    ("A Polish farmer accused Ukraine of flooding the market.", "ACCUSE"),
    ("An Egyptian doctor asked Canada for asylum.", "REQUEST"),
    ("A Palestinian farmer accused settlers of burning his trees.", "ACCUSE"),
    ("The Pentagon, the U.S. defence headquarters, declared a truce with the rebels.", "CONCEDE"),
    ("Iran accuses Israel in the third act of a long drama at the UN.", "ACCUSE"),
    ("US imposes sanctions on Iran in second round", "SANCTION"),
    ("Azerbaijan and Armenia clash in first such episode since the truce.", "ASSAULT"),
    ("An army of volunteers attacked the Russian border town of Graivoron.", "ASSAULT"),
    ("India refused to send its cricket team to Pakistan for the Champions Trophy.", "REJECT"),
    ("Algeria barred a Moroccan football team from entering the country over its shirts.", "REJECT"),
    ("Greece demanded that Britain return the Parthenon sculptures.", "REQUEST"),
    ("Greece demanded that Britain return the Parthenon sculptures.", "RETREAT"),
    ("Japan and South Korea traded barbs over wartime labour before the final round.", "ACCUSE"),
    ("Spain sent planes to fight the wildfires in Portugal.", "AID"),
    ("The United States and China agreed to share data from the comet mission.", "AGREE"),
    ("Israel struck Syria twice in the first half of the year.", "ASSAULT"),
    ("Kyiv asked Berlin to send tanks.", "REQUEST"),
    ("Iran blamed the fire on Israel.", "ACCUSE"),
    ("Iran condemned the film about the Persian wars.", "ACCUSE"),
    ("A French court rejected a Syrian man's claim to asylum.", "REJECT"),
    ("Hamas fighters stormed a wedding in Sderot.", "ASSAULT"),
    ("Qatar, a broker in the talks, accused Israel of stalling.", "ACCUSE"),
    ("The inscription says Israel destroyed the village, and Lebanon protested to the UN.", "ACCUSE"),
    ("A Hong Kong court threw out the case against a British man accused of sedition.", "ACCUSE"),
    ("In the third act of the crisis, Russia attacks Ukraine.", "ASSAULT"),
    ("A wave of Russian drones attacked Odesa.", "ASSAULT"),
)

SPORT = "The striker missed a penalty kick before half-time. Senegal bombarded Tunisia from the left. The goalkeeper was sent off."


@pytest.mark.parametrize("text", SILENT)
def test_what_is_borrowed_is_no_event(coder: Coder, text: str) -> None:
    assert [m.type for m in coder.read(text, published=DAY).mentions] == []


@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_real_news_beside_it_is_told(coder: Coder, text: str, kind: str) -> None:
    assert kind in [m.type for m in coder.read(text, published=DAY).mentions]


def test_a_report_of_sport_is_silent_throughout(coder: Coder) -> None:
    assert not coder.read(SPORT, published=DAY).mentions


def test_a_word_of_public_life_makes_it_no_report_of_sport(coder: Coder) -> None:
    told = coder.read(f"{SPORT} The minister apologised. Senegal bombarded a Gambian village.", published=DAY).mentions
    assert "ASSAULT" in [m.type for m in told]
