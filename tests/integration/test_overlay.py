"""A user's own folder: a verb, an operator, a class, an actor and an office-holder without writing Python."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from detente.errors import LexiconError
from detente.evaluate.examples import run_examples
from detente.pipeline.coding import Coder

FILES = {
    "frames/trade.toml": """
[[frame]]
id = "mine-blacklist"
act = "SANCTION/discontinue"
verbs = ["blackmark"]
cameo = "163"
where = { obj = ["@mine_goods", "@mine_actor"] }
recipient = ["against", "obj"]
cite = "own"
yes = [{ text = "Ruritania blackmarked the tankers of Kenya.", actor = "RUR", recipient = "KEN", status = "occurred" }]
no = [{ text = "Ruritania blackmarked the calendar.", why = "no goods" }]
""",
    "classes/mine.toml": '[classes]\nmine_goods = ["tanker", "grain"]\nmine_actor = ["firm"]\n',
    "operators.toml": """
[[operator]]
id = "mine-rumour"
kind = "hearsay"
adverbs = ["whisperedly"]
cite = "own"
yes = [{ text = "Ruritania whisperedly expelled two Kenyan diplomats.", type = "SANCTION", alleged = true }]
no = [{ text = "Ruritania expelled two Kenyan diplomats.", why = "plain" }]
""",
    "actors/states.csv": "iso3,name,aliases,demonyms,capitals\nRUR,Ruritania,Kingdom of Ruritania,Ruritanian,Strelsau\n",
    "actors/organisations.csv": "name,aliases,country,kind,sector\nBlue Lantern Front,BLF,RUR,armed-group,REB\n",
    "actors/leaders.csv": (
        "name,aliases,country,office,start,end,surname,source\n"
        "Rudolf Elphberg,,RUR,head-of-state,2015-01-01,2020-12-31,Elphberg,own\n"
        "Flavia Hentzau,,RUR,head-of-state,2021-01-01,,Hentzau,own\n"
    ),
    "actors/groups.csv": "noun,sector\nhalberdier,MIL\n",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write the files of a user's folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's folder."""
    return write(tmp_path_factory.mktemp("mine"), FILES)


@pytest.fixture(scope="module")
def mine(folder: Path) -> Coder:
    """A coder with the user's folder."""
    return Coder(lexicon=folder)


def sides(coder: Coder, text: str, published: str = "2021-05-25") -> list[tuple[str, list[str], list[str]]]:
    """Type, actors and recipients of each mention, as countries."""
    annotation = coder.read(text, published=published)
    return [
        (
            m.type,
            [annotation.entities[i].country or "?" for i in m.actors],
            [annotation.entities[i].country or "?" for i in m.recipients],
        )
        for m in annotation.mentions
    ]


def test_a_verb_with_a_class_of_its_own(mine: Coder, coder: Coder) -> None:
    text = "Ruritania blackmarked the tankers of Kenya."
    assert sides(mine, text) == [("SANCTION", ["RUR"], ["KEN"])]
    assert sides(coder, text) == []
    assert sides(mine, "Ruritania blackmarked the calendar.") == []


def test_an_operator(mine: Coder, coder: Coder) -> None:
    text = "Serbia whisperedly expelled two Croatian diplomats."
    assert [m.alleged for m in mine.code(text)] == [True]
    assert [m.alleged for m in coder.code(text)] == [False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruritania expelled two Kenyan diplomats.", [("SANCTION", ["RUR"], ["KEN"])]),
        ("Strelsau expelled two Kenyan diplomats.", [("SANCTION", ["RUR"], ["KEN"])]),
        ("Kenya expelled two Ruritanian diplomats.", [("SANCTION", ["KEN"], ["RUR"])]),
        ("Ruritanian halberdiers attacked Kenyan soldiers.", [("ASSAULT", ["RUR"], ["KEN"])]),
        ("The Blue Lantern Front attacked Kenyan soldiers.", [("ASSAULT", ["RUR"], ["KEN"])]),
        ("The BLF attacked Kenyan soldiers.", [("ASSAULT", ["RUR"], ["KEN"])]),
    ],
)
def test_a_state_and_its_own(mine: Coder, text: str, expected: list[tuple[str, list[str], list[str]]]) -> None:
    assert sides(mine, text) == expected


@pytest.mark.parametrize(
    ("text", "published", "entity"),
    [
        ("Flavia Hentzau visited Kenya.", "2021-05-25", "flavia-hentzau"),
        ("Rudolf Elphberg visited Kenya.", "2018-05-25", "rudolf-elphberg"),
        ("The Ruritanian president visited Kenya.", "2018-05-25", "rudolf-elphberg"),
        ("The Ruritanian president visited Kenya.", "2021-05-25", "flavia-hentzau"),
    ],
)
def test_an_office_holder_on_a_day(mine: Coder, text: str, published: str, entity: str) -> None:
    annotation = mine.read(text, published=published)
    (m,) = annotation.mentions
    assert [annotation.entities[i].entity for i in m.actors] == [entity]


def test_the_bundled_lexicon_is_still_there(mine: Coder, coder: Coder) -> None:
    text = "France urged Mali to release the prisoners. Serbia denied that it had expelled two Croatian diplomats."
    assert sides(mine, text) == sides(coder, text)
    assert len(mine.lexicon.frames) == len(coder.lexicon.frames) + 1
    assert mine.lexicon.digest != coder.lexicon.digest


def test_the_user_s_own_sentences_are_tests(mine: Coder) -> None:
    report = run_examples(mine, only="mine-")
    assert (report.total, [str(f) for f in report.faults]) == (4, [])


def test_an_entry_of_the_same_id_replaces_the_bundled_one(tmp_path: Path, coder: Coder) -> None:
    (m,) = coder.code("Serbia expelled two Croatian diplomats.")
    name = next(r for r in m.rules if r.startswith("frame:")).removeprefix("frame:")
    frame = f'[[frame]]\nid = "{name}"\nact = "COERCE/deport"\nverbs = ["blackmark"]\nrecipient = ["obj"]\n'
    other = Coder(lexicon=write(tmp_path, {"frames/mine.toml": frame}))
    assert [m.type for m in other.code("Serbia blackmarked two Croatian diplomats.")] == ["COERCE"]
    assert f"frame:{name}" not in {r for m in other.code("Serbia expelled two Croatian diplomats.") for r in m.rules}


MISTAKES = {
    "frames/a.toml": FILES["frames/trade.toml"].replace("verbs", "verb"),
    "frames/b.toml": '[[frame]]\nid = "b"\nact = "SANCTON"\nverbs = ["x"]\nwhere = { obj = ["@diplomt"] }\n',
    "classes/c.toml": '[classes]\nd = "x"\n',
    "operators.toml": FILES["operators.toml"].replace("hearsay", "hearsy"),
    "actors/leaders.csv": FILES["actors/leaders.csv"].replace("2015-01-01", "1 Jan 2015"),
    "actors/organisations.csv": FILES["actors/organisations.csv"].replace("armed-group", "armed-grop"),
    "actors/leader.csv": "",
}
EXPECTED = (
    "a.toml: frame 'mine-blacklist': verb: unknown key (did you mean 'verbs'?)",
    "b.toml: frame 'b': act: unknown PLOVER type 'SANCTON' (did you mean 'SANCTION'?)",
    "b.toml: frame 'b': obj: unknown class '@diplomt' (did you mean 'diplomat'?)",
    "c.toml: d: must be a list of lemmas",
    "operators.toml: operator 'mine-rumour': kind: unknown kind 'hearsy' (did you mean 'hearsay'?)",
    "leaders.csv: Rudolf Elphberg head-of-state: start: '1 Jan 2015' is no date; write it as 2021-05-25",
    "organisations.csv: line 2: kind: unknown kind 'armed-grop' (did you mean 'armed-group'?)",
    "actors/leader.csv: is read by nothing (did you mean 'leaders.csv'?)",
)


def test_every_mistake_is_told_at_once_on_the_command_line(tmp_path: Path) -> None:
    write(tmp_path, MISTAKES)
    found = subprocess.run(
        [sys.executable, "-m", "detente", "lexicon", "check", str(tmp_path)],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert found.returncode == 2
    told = (found.stdout + found.stderr).splitlines()
    missing = [e for e in EXPECTED if not any(line.endswith(e) for line in told)]
    assert not missing, told
    assert "Traceback" not in found.stderr


def test_every_mistake_is_told_at_once_when_a_coder_is_made(tmp_path: Path) -> None:
    write(tmp_path, MISTAKES)
    with pytest.raises(LexiconError) as caught:
        Coder(lexicon=tmp_path)
    assert sorted(caught.value.faults) == sorted(EXPECTED)


def test_a_right_folder_is_told_to_be_so(folder: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "detente", "lexicon", "check", str(folder)],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (found.returncode, "no fault" in found.stdout) == (0, True)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="is no folder"):
        Coder(lexicon=tmp_path / "nowhere")
