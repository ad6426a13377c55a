"""The table of states against a second source: the territories that ``rigour`` lists (OpenSanctions, MIT)."""

from __future__ import annotations

import csv

import pytest
from rigour.territories import get_territories

from detente.lexicon.actors import DATA, fold

ROWS = list(csv.DictReader((DATA / "states.csv").open(encoding="utf-8")))
TERRITORIES = {t.alpha3.upper(): t for t in get_territories() if t.alpha3}
#: Codes that the other source writes otherwise, or has no three letters for.
OTHER_CODES = {"XKX", "SUN", "YUG"}


@pytest.mark.parametrize("row", ROWS, ids=[r["iso3"] for r in ROWS])
def test_code_and_name_belong_together(row: dict[str, str]) -> None:
    if row["iso3"] in OTHER_CODES:
        return
    territory = TERRITORIES[row["iso3"]]
    ours = {fold(n) for n in (row["name"], *row["aliases"].split(";")) if n}
    theirs = {fold(n) for n in (territory.name, territory.full_name, territory.in_sentence) if n}
    theirs |= {n.removeprefix("the ") for n in theirs}
    assert ours & theirs, (sorted(ours), sorted(theirs))


#: Dependent territories that the other source counts as countries; their acts are told as those of their states.
DEPENDENT = set("AIA ALA BMU COK FLK GGY GIB SGS IMN JEY CYM MSR NFK NIU PCN SHN TCA VGB WLF".split())


def test_every_state_has_a_row() -> None:
    states = {code for code, t in TERRITORIES.items() if t.is_country and t.parent is None and not t.is_historical}
    assert not states - {r["iso3"] for r in ROWS} - DEPENDENT
