"""Faults are collected with their place and told together; near misses are guessed."""

from __future__ import annotations

import pytest

from detente import errors
from detente.errors import DetenteError, IngestError, LexiconError
from detente.faults import Faults, did_you_mean


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("lemas", ["lemmas", "verbs"], " (did you mean 'lemmas'?)"),
        ("SANCTON", ["SANCTION", "SUPPORT"], " (did you mean 'SANCTION'?)"),
        ("xyz", ["lemmas", "verbs"], ""),
        ("verbs", [], ""),
        ("", ["verbs"], ""),
    ],
)
def test_did_you_mean(word: str, known: list[str], hint: str) -> None:
    assert did_you_mean(word, known) == hint


def test_the_guess_does_not_depend_on_order() -> None:
    words = ["act", "acts", "fact"]
    assert len({did_you_mean("actt", order) for order in (words, words[::-1], {*words})}) == 1


def test_a_fault_is_file_entry_key_fault() -> None:
    faults = Faults()
    faults.add("verbs.toml", "frame 'expel'", "lemas", "unknown key")
    faults.add("verbs.toml", "", "", "cannot be read")
    assert faults.found == ["verbs.toml: frame 'expel': lemas: unknown key", "verbs.toml: cannot be read"]


def test_no_fault_raises_nothing() -> None:
    Faults().raise_if_any()


def test_all_faults_are_raised_at_once() -> None:
    faults = Faults()
    for n in range(5):
        faults.add("verbs.toml", f"frame {n}", "act", "missing")
    with pytest.raises(LexiconError) as caught:
        faults.raise_if_any()
    assert len(caught.value.faults) == 5
    assert str(caught.value).count("\n") == 4


def test_collectors_do_not_share() -> None:
    one, other = Faults(), Faults()
    one.add("a", "b", "c", "d")
    assert other.found == []


@pytest.mark.parametrize("name", errors.__all__)
def test_every_error_can_be_caught_as_one(name: str) -> None:
    assert issubclass(getattr(errors, name), DetenteError)


def test_an_ingest_error_tells_place_and_reason() -> None:
    error = IngestError("a.jsonl:3", "no JSON")
    assert (str(error), error.place, error.reason) == ("a.jsonl:3: no JSON", "a.jsonl:3", "no JSON")
