"""As what part of a state its sides stand in an act: the sectors that names alone do not tell."""

from __future__ import annotations

import pytest

from detente.pipeline.coding import Coder

DAY = "2016-05-05"


def sides(coder: Coder, text: str, *, published: str = DAY) -> tuple[list[str], list[str]]:
    """Country and sector of actors and recipients of the first mention."""
    annotation = coder.read(text, published=published)
    first = annotation.mentions[0]
    actors, recipients = (
        [f"{e.country} {e.sector}" for n in side for e in [annotation.entities[n]]]
        for side in (first.actors, first.recipients)
    )
    return actors, recipients


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Sweden condemned the Polish proposal.", ["SWE GOV"], ["POL GOV"]),
        ("Kenya and Tanzania signed a trade agreement.", ["KEN GOV", "TZA GOV"], []),
        ("Ankara condemned France.", ["TUR GOV"], ["FRA GOV"]),
        ("Russia attacked Ukraine.", ["RUS GOV"], ["UKR None"]),
        ("Colombian warplanes bombed Ecuador.", ["COL MIL"], ["ECU None"]),
        ("A Colombian raid hit Ecuador.", ["COL MIL"], ["ECU None"]),
        ("The army of Peru shelled an Ecuadorean village.", ["PER MIL"], ["ECU None"]),
        ("Marchers turned out in Minsk against Russia.", ["BLR CVL"], ["RUS GOV"]),
        ("Several hundred Dutch Turks stoned the Israeli embassy.", ["NLD None"], ["ISR GOV"]),
        ("HMS Torrent shelled Sierra Leone.", ["GBR MIL"], ["SLE None"]),
        (
            "Judges of the International Criminal Court sentenced a Congolese general to prison.",
            ["IGO JUD"],
            ["COD MIL"],
        ),
        ("A Mogadishu court issued an arrest warrant for the Kenyan minister.", ["SOM JUD"], ["KEN GOV"]),
        ("Ugandan farmers blocked the road to Rwanda.", ["UGA AGR"], ["RWA GOV"]),
        ("Egyptian students stoned the Israeli embassy.", ["EGY EDU"], ["ISR GOV"]),
        ("Abu Sayyaf attacked Philippine troops.", ["PHL REB"], ["PHL MIL"]),
        ("The Arakan Army attacked Burmese soldiers.", ["MMR REB"], ["MMR MIL"]),
    ],
)
def test_sides_stand_as_what_they_act_as(coder: Coder, text: str, actors: list[str], recipients: list[str]) -> None:
    assert sides(coder, text) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Salma Kader, who leads the opposition party Ennahda, condemned France.", "TUN OPP"),
        ("Otto Weiss, a member of the FARC, threatened Ecuador.", "COL REB"),
        ("Rui Lemos, Brazil's deputy foreign minister, condemned Peru.", "BRA GOV"),
        ("Nick Clegg, the former Liberal Democrat leader, condemned Turkey.", "GBR ELI"),
        ("Turkish Cypriot leader Selim Aydar condemned Greece.", "CYP PRE"),
        ("Rui Lemos, the exiled East Timorese resistance leader, condemned Indonesia.", "TLS OPP"),
        ("Otto Weiss, one of the leaders of Kosovo's Serbs, condemned Albania.", "XKX GOV"),
        ("Otto Weiss, a critic of the FARC, condemned Ecuador.", "None None"),
        ("In Paris, Defence Minister Jules Antherieu condemned Turkey.", "FRA GOV"),
        ("From Oslo, Foreign Minister Kari Nordhus condemned Turkey.", "NOR GOV"),
        ("TBILISI, May 4 (AP) - Foreign Minister Lasha Beridzeli condemned Turkey.", "GEO GOV"),
        ("GENEVA, May 4 (AP) - Foreign Minister Lasha Beridzeli condemned Turkey.", "None GOV"),
        ("TBILISI, May 4 (AP) - Former Foreign Minister Lasha Beridzeli condemned Turkey.", "None ELI"),
        ("TBILISI, May 4 (AP) - The activist Lasha Beridzeli condemned Turkey.", "None CVL"),
    ],
)
def test_people_have_country_and_sector_from_what_stands_beside_them(coder: Coder, text: str, side: str) -> None:
    assert sides(coder, text)[0] == [side]


@pytest.mark.parametrize(
    ("text", "published", "side"),
    [
        ("Eduard Shevardnadze condemned Russia.", "2003-11-24", "GEO GOV"),
        ("Eduard Shevardnadze condemned Russia.", "2004-11-24", "GEO ELI"),
        ("US envoy Richard Holbrooke condemned Serbia.", "1995-09-02", "USA GOV"),
        ("Isaac Herzog condemned Iran.", "2015-04-03", "ISR None"),
        ("Cyprus President Nikos Christodoulides condemned Turkey.", "2025-11-12", "CYP GOV"),
        ("Kofi Annan condemned Sudan.", "2004-07-01", "IGO GOV"),
    ],
)
def test_office_holders_stand_as_what_they_are_that_day(coder: Coder, text: str, published: str, side: str) -> None:
    assert sides(coder, text, published=published)[0] == [side]


@pytest.mark.parametrize(
    ("text", "published", "side"),
    [
        ("Bashar al-Assad condemned Turkey.", "2012-05-05", "SYR GOV"),
        ("Bashar Assad condemned Turkey.", "2012-05-05", "SYR GOV"),
        ("Abdel Fattah al-Sisi condemned Turkey.", "2016-05-05", "EGY GOV"),
        ("Ban Ki-moon condemned Turkey.", "2012-05-05", "IGO GOV"),
        ("Park Geun-hye condemned Turkey.", "2015-05-05", "KOR GOV"),
        ("Tsai Ing-wen condemned Turkey.", "2018-05-05", "TWN GOV"),
        ("Jose Ramos-Horta condemned Turkey.", "2023-05-05", "TLS GOV"),
        ("K.P. Oli condemned Turkey.", "2016-05-05", "NPL GOV"),
        ("President B.J. Habibie condemned Turkey.", "1999-05-05", "IDN GOV"),
        ("Hafez al-Shami condemned Turkey.", "2012-05-05", "None None"),
    ],
)
def test_names_with_hyphens_articles_and_initials_find_their_rows(
    coder: Coder, text: str, published: str, side: str
) -> None:
    assert sides(coder, text, published=published)[0] == [side]
