"""PLOVER and CAMEO as data: 16 types, their codes, and the table that projects acts under operators."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from detente.errors import LexiconError
from detente.faults import Faults
from detente.lexicon import load
from detente.ontology import DATA, load_ontology
from detente.types import Status

LEXICON = load()
ONTOLOGY = load_ontology(Faults())
TYPES = sorted(ONTOLOGY.types)
KINDS = sorted(ONTOLOGY.kinds)

#: Quad classes after the PLOVER manual, by type.
QUADS = {
    1: {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    2: {"COOPERATE", "AID", "RETREAT"},
    3: {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    4: {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}


def test_the_data_have_no_fault() -> None:
    faults = Faults()
    load_ontology(faults)
    assert faults.found == []


def test_there_are_sixteen_types_in_four_quads() -> None:
    assert {name for names in QUADS.values() for name in names} == set(TYPES)
    for quad, names in QUADS.items():
        assert {n for n in TYPES if ONTOLOGY.quad(n) == quad} == names


@pytest.mark.parametrize("name", TYPES)
def test_scores_lie_within_the_scale_and_on_their_side(name: str) -> None:
    found = ONTOLOGY.types[name]
    for score in (found.score, *found.modes.values()):
        assert -10 <= score <= 10
        assert score >= 0 if found.quad < 3 else score <= 0.5


def test_a_mode_has_its_own_score() -> None:
    assert ONTOLOGY.score("CONSULT", "visit") == 4.0
    assert ONTOLOGY.score("CONSULT", None) == 2.5
    assert ONTOLOGY.score("CONSULT", "unheard-of") == 2.5


def test_modes_of_the_manual() -> None:
    assert set(ONTOLOGY.types["CONSULT"].modes) == {"visit", "third-party", "multilateral", "phone"}
    assert set(ONTOLOGY.types["RETREAT"].modes) == {"withdraw", "release", "disarm", "ceasefire", "access", "resign"}
    assert not ONTOLOGY.types["AGREE"].modes
    assert len(ONTOLOGY.types["ASSAULT"].modes) == 15


def test_contexts_and_sectors() -> None:
    assert len(ONTOLOGY.contexts) == 37
    assert {"GOV", "MIL", "LEG", "JUD", "COP", "REB", "OPP", "CVL", "JRN", "MED"} <= ONTOLOGY.sectors


def test_codes_of_cameo_are_text_with_leading_zeros() -> None:
    assert ONTOLOGY.cameo["036"]
    assert all(code.isdigit() and 2 <= len(code) <= 4 for code in ONTOLOGY.cameo)
    assert "36" not in ONTOLOGY.cameo


def test_every_rule_cites_its_source() -> None:
    assert ONTOLOGY.rules
    assert all(rule.cite for rule in ONTOLOGY.rules)


@pytest.mark.parametrize("number", range(len(ONTOLOGY.rules)))
def test_every_rule_can_be_reached(number: int) -> None:
    """Each kind and type of a row is answered by that row, not by one before it."""
    rule = ONTOLOGY.rules[number]
    hidden = [(k, t) for k in sorted(rule.kinds) for t in sorted(rule.types) if ONTOLOGY.rule(k, t) is not rule]
    assert not hidden


@pytest.mark.parametrize("number", range(len(ONTOLOGY.rules)))
def test_every_rule_gives_known_codes(number: int) -> None:
    rule = ONTOLOGY.rules[number]
    assert rule.kinds <= set(KINDS)
    assert rule.types <= set(TYPES)
    assert rule.to in TYPES
    assert rule.mode is None or rule.mode in ONTOLOGY.types[rule.to].modes
    assert rule.cameo is None or rule.cameo in ONTOLOGY.cameo


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_used_by_an_operator_of_the_lexicon(kind: str) -> None:
    assert any(o.kind == kind for o in LEXICON.operators.values())


@pytest.mark.parametrize("speech", ["AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE"])
@pytest.mark.parametrize("content", [None, *TYPES])
def test_a_speech_act_about_any_type_has_known_codes(speech: str, content: str | None) -> None:
    mode = ONTOLOGY.mode_of_speech(speech, content)
    cameo = ONTOLOGY.cameo_of_speech(speech, content)
    assert mode is None or mode in ONTOLOGY.types[speech].modes
    assert cameo is None or cameo in ONTOLOGY.cameo


@pytest.mark.parametrize(
    ("speech", "act", "mode", "cameo"),
    [
        ("REQUEST", "CONSULT", "meet", "026"),
        ("REQUEST", "AID", "assist", "023"),
        ("REQUEST", "RETREAT/release", "yield", "025"),
        ("REQUEST", None, "change", "020"),
        ("REJECT", "CONSULT", "meet", "125"),
        ("REJECT", None, None, "120"),
        ("THREATEN", "ASSAULT/aerial", "violence", "138"),
        ("THREATEN", "SANCTION/expel", "expel", "131"),
        ("THREATEN", "SANCTION", "relations", "131"),
        ("THREATEN", None, None, "130"),
        ("AGREE", "CONSULT", None, "036"),
        ("ACCUSE", "ASSAULT", "allege", "112"),
    ],
)
def test_codes_of_speech_acts(speech: str, act: str | None, mode: str | None, cameo: str | None) -> None:
    assert (ONTOLOGY.mode_of_speech(speech, act), ONTOLOGY.cameo_of_speech(speech, act)) == (mode, cameo)


@pytest.mark.parametrize("status", sorted(Status))
def test_every_status_can_be_given_by_a_kind_or_stands_of_itself(status: str) -> None:
    given = {k.status for k in ONTOLOGY.kinds.values()} | {r.status for r in ONTOLOGY.rules if r.status}
    assert status in given


def test_types_agree_with_the_codes_beside_the_clone(shared: Path) -> None:
    """Every CAMEO code of ours is one of the codebook's, and none is left out."""
    import csv

    with (shared / "facts" / "cameo_plover.csv").open(encoding="utf-8", newline="") as file:
        assert set(ONTOLOGY.cameo) == {row["code"] for row in csv.DictReader(file)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the ontology's files."""
    for name in ("ontology.toml", "projection.toml", "cameo.csv"):
        shutil.copy(DATA / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            'kind = ["futur"]\ntypes = ["AID"]\nto = "AGREE"\ncite = "x"',
            "unknown kind 'futur' (did you mean 'future'?)",
        ),
        ('kind = ["future"]\ntypes = ["AIDE"]\nto = "AGREE"\ncite = "x"', "unknown type 'AIDE' (did you mean 'AID'?)"),
        ('kind = ["future"]\ntypes = ["AID"]\nto = "AGRE"\ncite = "x"', "unknown type 'AGRE' (did you mean 'AGREE'?)"),
        ('kind = ["future"]\ntypes = ["AID"]\nto = "AGREE"\ncameo = "999"\ncite = "x"', "unknown CAMEO code '999'"),
    ],
)
def test_faults_of_the_projection_are_told_with_their_place(folder: Path, row: str, expected: str) -> None:
    path = folder / "projection.toml"
    path.write_text(path.read_text(encoding="utf-8") + f"\n[[rule]]\n{row}\n", encoding="utf-8")
    faults = Faults()
    load_ontology(faults, folder)
    assert len(faults.found) == 1
    assert faults.found[0].startswith(f"projection.toml: rule[{len(ONTOLOGY.rules)}]: ")
    assert expected in faults.found[0]


def test_faults_of_the_projection_are_told_at_once(folder: Path) -> None:
    path = folder / "projection.toml"
    more = '\n[[rule]]\nkind = ["futur"]\ntypes = ["AIDE"]\nto = "AGRE"\ncameo = "999"\ncite = "x"\n'
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    faults = Faults()
    load_ontology(faults, folder)
    with pytest.raises(LexiconError) as caught:
        faults.raise_if_any()
    assert len(caught.value.faults) == 4
