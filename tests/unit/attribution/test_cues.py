"""The cue lexicon: enough of it, all of it explained, every fault told."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from detente.attribution import Attributor, attribute
from detente.errors import LexiconError
from detente.lexicon.cues import DATA, load_cues
from detente.pipeline.coding import Coder


def test_there_are_cues_enough_and_each_list_says_where_it_comes_from() -> None:
    assert len(load_cues()) >= 500
    assert all(entry["cite"].strip() for entry in tomllib.loads(DATA.read_text(encoding="utf-8"))["cue"])


def test_flags_reach_the_cue() -> None:
    verbs = load_cues().verbs
    assert verbs["claim"].keeps_distance
    assert not verbs["claim"].takes_over
    assert verbs["reveal"].takes_over
    assert not verbs["say"].keeps_distance


def test_every_fault_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text(
        '[[cue]]\nid = "x"\nkind = "say"\npos = "verbb"\nwords = ["hum"]\ntakes = ["claus"]\nkeeps_distanc = true\n',
        encoding="utf-8",
    )
    with pytest.raises(LexiconError) as caught:
        load_cues(tmp_path)
    told = str(caught.value)
    for part in (
        "'verbb' (did you mean 'verb'?)",
        "'claus' (did you mean 'clause'?)",
        "keeps_distanc",
        "cite: missing",
    ):
        assert part in told


def test_a_word_may_not_stand_in_two_lists(tmp_path: Path) -> None:
    entry = '[[cue]]\nid = "{}"\nkind = "say"\npos = "verb"\ncite = "test"\nwords = ["hum"]\n'
    (tmp_path / "cues.toml").write_text(entry.format("a") + entry.format("b"), encoding="utf-8")
    with pytest.raises(LexiconError, match="'hum' stands in 'a' too"):
        load_cues(tmp_path)


def test_a_cue_of_ones_own_is_used(tmp_path: Path, coder: Coder) -> None:
    text = "The envoy hummed that the talks were over."
    (sentences,) = coder.annotator.annotate([text])
    assert attribute(sentences, (), text) == ((), ())
    (tmp_path / "cues.toml").write_text(
        '[[cue]]\nid = "hum"\nkind = "say"\npos = "verb"\ncite = "test"\ntakes = ["clause"]\nwords = ["hum"]\n',
        encoding="utf-8",
    )
    (found,) = Attributor(load_cues(tmp_path)).attribute(sentences, (), text)[0]
    assert [text[s:e] for s, e in found.content] == ["that the talks were over"]
    assert found.rule == "clause:hum"
