"""Names of countries on the command line, and other options."""

from __future__ import annotations

from datetime import date

import pytest

from detente.cli.options import day, dyad, one_form, one_of
from detente.errors import ConfigError


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (("USA", "RUS"), ("USA", "RUS")),
        (("usa", "rus"), ("USA", "RUS")),
        (("United States", "Russian"), ("USA", "RUS")),
        (("washington", "Moscow"), ("USA", "RUS")),
        (("south  korea", "North Korea"), ("KOR", "PRK")),
        (("igo", "France"), ("IGO", "FRA")),
        (("joe-biden", "vladimir-putin"), ("joe-biden", "vladimir-putin")),
    ],
)
def test_sides(names: tuple[str, str], codes: tuple[str, str]) -> None:
    assert dyad(names) == codes


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("Frence", "USA"), "--dyad: 'Frence' is no country .* of the lexicon .did you mean 'french'"),
        (("xqzw", "USA"), "'xqzw' is no country or organisation of the lexicon; give an ISO code"),
        (("USA", "United States"), "are one side; give two"),
    ],
)
def test_wrong_sides(names: tuple[str, str], words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        dyad(names)


def test_days_and_choices() -> None:
    assert day("2021-05-25", "--since") == date(2021, 5, 25)
    assert day(None, "--since") is None
    with pytest.raises(ConfigError, match="--since: '2021-13-01' is no day; write it as 2021-05-25"):
        day("2021-13-01", "--since")
    assert one_of(["a"], ["a", "b"], "--x") == ["a"]
    with pytest.raises(ConfigError, match="--x: 'zzz' is unknown; one of a, b"):
        one_of(["zzz"], ["a", "b"], "--x")
    with pytest.raises(ConfigError, match=r"--x: 'abd' is unknown \(did you mean 'abc'\?\); one of abc, xyz"):
        one_of(["abd"], ["xyz", "abc"], "--x")


def test_one_form_of_output() -> None:
    one_form(json=False, csv=False, to=None)
    one_form(json=False, csv=True, to=None)
    with pytest.raises(ConfigError, match="--csv and --to: only one form at a time; leave one out"):
        one_form(json=False, csv=True, to="x.csv")
