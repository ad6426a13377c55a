"""Every code has its plain words, and faults in them are told all at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from detente.errors import LexiconError
from detente.faults import Faults
from detente.lexicon.naming import load_names
from detente.lexicon.phrases import load_phrases
from detente.ontology import load_ontology
from detente.types import Status

PHRASES = load_phrases()
TYPES = load_ontology(Faults()).types
CODES = [*TYPES, *(f"{name}/{mode}" for name, kind in TYPES.items() for mode in kind.modes)]


def test_every_type_and_mode_has_words_of_its_own() -> None:
    assert len(TYPES) == 16
    assert set(PHRASES.acts) == set(CODES)
    assert len({PHRASES.acts[code].one for code in CODES}) == len(CODES)


@pytest.mark.parametrize("code", CODES)
def test_verbs_agree_in_number(code: str) -> None:
    words = PHRASES.act(code)
    assert words.one.split()[0].rstrip(",").endswith("s")
    assert words.one != words.many
    assert not re.search(r"[A-Z{}]", words.noun + words.one + words.many)


def test_status_decides_the_form() -> None:
    told = {status: PHRASES.told("CONSULT/visit", status, many=False) for status in Status}
    assert told[Status.OCCURRED] == "visits"
    assert told[Status.SCHEDULED] == "will visit"
    assert told[Status.THREATENED] == "threat to visit"
    assert told[Status.NEGATED] == "did not visit"
    assert PHRASES.told("CONSULT/visit", Status.OCCURRED, many=True) == "visit"


def test_unknown_codes_are_shown_as_they_are() -> None:
    assert PHRASES.act("DANCE/waltz").one == "dance/waltz"
    assert PHRASES.act("SANCTION/waltz") == PHRASES.act("SANCTION")
    assert PHRASES.operator("hum-and-haw") == "hum and haw"


def test_every_operator_has_words() -> None:
    assert PHRASES.operator("will") == "told as yet to come"
    assert all(PHRASES.operators.values())


def test_a_folder_lies_over_the_bundled_words(tmp_path: Path) -> None:
    (tmp_path / "phrases.toml").write_text(
        '[type.AID]\none = "sends help"\n[type.COERCE.mode]\narrest = { noun = "a", one = "takes in", many = "take in" }\n',
        encoding="utf-8",
    )
    phrases = load_phrases(tmp_path)
    assert phrases.act("AID").one == "sends help"
    assert phrases.act("AID").many == "give aid"
    assert phrases.act("COERCE/arrest").one == "takes in"
    assert phrases.act("COERCE/deport").one == "deports"


def test_all_faults_at_once(tmp_path: Path) -> None:
    (tmp_path / "phrases.toml").write_text(
        '[type.ADI]\none = "x"\n[type.AID]\nnuon = "aid"\n[status.denied]\nform = "no {verb}"\n[quad]\n1 = 3\n[moods]\n',
        encoding="utf-8",
    )
    with pytest.raises(LexiconError) as caught:
        load_phrases(tmp_path)
    text = "\n".join(caught.value.faults)
    assert "phrases.toml: type: ADI: unknown key (did you mean 'AID'?)" in text
    assert "phrases.toml: AID: nuon: unknown key (did you mean 'noun'?)" in text
    assert "status.denied: form" in text
    assert "quad: 1: must be text" in text
    assert "moods: unknown table" in text


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "phrases.toml").write_text("[type", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"phrases\.toml: cannot be read"):
        load_phrases(tmp_path)


def test_names() -> None:
    names = load_names()
    assert [names.of(i) for i in ("USA", "XKX", "IGO")] == ["United States", "Kosovo", "International organisation"]
    assert names.of("joe-biden") == "Joe Biden"
    assert names.of("nato") == "NATO"
    assert names.of("jane-q-doe") == "Jane Q Doe"
    assert names.of("The two ministers") == "The two ministers"
    assert names.of("aides") == "aides"


def test_names_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "states.csv").write_text(
        "iso3,name,aliases,demonyms,capitals\nRUR,Ruritania,,Ruritanian,Strelsau\n", encoding="utf-8"
    )
    assert load_names(tmp_path).of("RUR") == "Ruritania"
