"""Organisations and states as of the report's day."""

from __future__ import annotations

import pytest

from detente.pipeline.coding import Coder


@pytest.mark.parametrize(("published", "sector"), [("2020-01-01", "REB"), ("2021-08-14", "REB"), ("2021-08-15", "GOV")])
def test_the_taliban_before_and_after(coder: Coder, published: str, sector: str) -> None:
    a = coder.read("The Taliban released two American hostages.", published=published)
    assert [(m.country, m.sector) for m in a.entities if "Taliban" in m.text] == [("AFG", sector)]


def test_without_a_day_the_table_s_own_sector_stands(coder: Coder) -> None:
    a = coder.read("The Taliban released two American hostages.")
    assert [m.sector for m in a.entities if "Taliban" in m.text] == ["REB"]


def test_a_state_that_is_not_there_yet_carries_a_remark(coder: Coder) -> None:
    a = coder.read("South Sudan expelled two Kenyan diplomats.", published="2005-01-01")
    (state,) = [m for m in a.entities if m.text == "South Sudan"]
    assert state.country == "SSD"
    assert state.remark == "named on 2005-01-01; by the tables a state only from 2011-07-09 on"


@pytest.mark.parametrize("published", ["2011-07-09", "2020-01-01", None])
def test_from_its_first_day_on_it_does_not(coder: Coder, published: str | None) -> None:
    a = coder.read("South Sudan expelled two Kenyan diplomats.", published=published)
    assert all(m.remark is None for m in a.entities)


def test_a_state_of_yesterday_is_no_contradiction_today(coder: Coder) -> None:
    a = coder.read("The Soviet Union invaded Afghanistan in 1979.", published="2021-06-16")
    assert [(m.country, m.remark) for m in a.entities if m.text == "Soviet Union"] == [("SUN", None)]


@pytest.mark.parametrize(
    ("text", "words", "published", "has", "lacks"),
    [
        ("NATO condemned Russia.", "NATO", "2022-06-16", "MKD", "FIN"),
        ("NATO condemned Russia.", "NATO", "2024-06-16", "SWE", "UKR"),
        ("G8 leaders condemned Syria.", "G8 leaders", "2013-06-18", "RUS", "CHN"),
        ("The E3 condemned Iran.", "E3", "2021-06-16", "DEU", "USA"),
        ("The European Union condemned Russia.", "European Union", "2022-03-01", "HRV", "GBR"),
    ],
)
def test_members_of_the_day(coder: Coder, text: str, words: str, published: str, has: str, lacks: str) -> None:
    a = coder.read(text, published=published)
    (body,) = [m for m in a.entities if m.text.removeprefix("The ").removeprefix("the ") == words]
    assert has in body.members
    assert lacks not in body.members


def test_without_a_day_no_members_are_told(coder: Coder) -> None:
    assert all(m.members == () for m in coder.read("NATO condemned Russia.").entities)
