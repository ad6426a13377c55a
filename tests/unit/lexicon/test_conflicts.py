"""Two people in one office on one day are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.lexicon.conflicts import conflicts

HEADER = "name,aliases,country,office,start,end,surname,source\n"


def folder(tmp_path: Path, *rows: str) -> Path:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "leaders.csv").write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return tmp_path


def test_a_second_president_on_one_day(tmp_path: Path) -> None:
    found = conflicts(folder(tmp_path, "Rudolf Elphberg,,FRA,head-of-state,2018-01-01,2019-01-01,Elphberg,own"))
    assert [(c.one.country, c.one.office) for c in found] == [("FRA", "head-of-state")]
    assert "Emmanuel Macron" in str(found[0])
    assert "Rudolf Elphberg both from 2018-01-01 to 2019-01-01" in str(found[0])


@pytest.mark.parametrize(
    "row",
    [
        "Rudolf Elphberg,,RUR,head-of-state,2018-01-01,2019-01-01,Elphberg,own",  # nobody else there
        "Emmanuel Macron,,FRA,head-of-state,2018-01-01,2019-01-01,Macron,own",  # the same person
        "Rudolf Elphberg,,FRA,spokesperson,2018-01-01,2019-01-01,Elphberg,own",  # there may be several
        "Rudolf Elphberg,,FRA,head-of-state,2017-04-20,2017-05-14,Elphberg,own",  # a handover
    ],
)
def test_what_contradicts_nothing(tmp_path: Path, row: str) -> None:
    assert conflicts(folder(tmp_path, row)) == []


def test_the_bundled_rows_name_rival_governments() -> None:
    countries = {c.one.country for c in conflicts()}
    assert {"YEM", "LBY"} <= countries
