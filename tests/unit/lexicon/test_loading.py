"""The bundled lexicon, its size and its digest; a user's folder over it; every kind of mistake, told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.errors import LexiconError
from detente.lexicon import DATA, load
from detente.lexicon.actors import load_actors
from detente.lexicon.checking import check

LEXICON = load()
FRAME = '[[frame]]\nid = "{id}"\nact = "SANCTION"\nverbs = ["frobnicate"]\n'
OPERATOR = '[[operator]]\nid = "{id}"\nkind = "future"\nadverbs = ["anon"]\n'


def write(folder: Path, name: str, text: str) -> None:
    """Write one file of a user's folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def faults(folder: Path) -> list[str]:
    """Every fault of a user's folder."""
    with pytest.raises(LexiconError) as caught:
        check(folder)
    return list(caught.value.faults)


def test_the_bundled_lexicon_is_whole() -> None:
    check()
    lexicon = LEXICON
    assert len(lexicon.frames) >= 150
    assert len(lexicon.operators) >= 30
    assert {f.act.partition("/")[0] for f in lexicon.frames.values()} == set(lexicon.ontology.types)


def test_every_frame_and_operator_has_sentences_and_a_citation() -> None:
    lexicon = LEXICON
    bare = [e.id for e in (*lexicon.frames.values(), *lexicon.operators.values()) if not (e.yes and e.no)]
    assert not bare
    assert not [e.id for e in (*lexicon.frames.values(), *lexicon.operators.values()) if not e.cite]


def test_every_refusal_says_why() -> None:
    lexicon = LEXICON
    entries = (*lexicon.frames.values(), *lexicon.operators.values())
    assert not [(e.id, r.text) for e in entries for r in e.no if not r.why]


def test_every_class_is_used() -> None:
    lexicon = LEXICON
    used = {
        word.removeprefix("!")[1:]
        for f in lexicon.frames.values()
        for tests in (f.where, f.unless, *(m.where for m in f.modes))
        for words in tests.values()
        for word in words
        if word.removeprefix("!").startswith("@")
    }
    source = "\n".join(p.read_text(encoding="utf-8") for p in DATA.parent.rglob("*.py"))
    assert not [
        name
        for name in lexicon.classes
        if name not in used and f'"{name}"' not in source and f'"@{name}"' not in source
    ]


def test_the_digest_is_stable_and_changes_with_any_file(tmp_path: Path) -> None:
    bundled = load().digest
    assert bundled == load().digest
    assert len(bundled) == 16
    write(tmp_path, "frames/mine.toml", FRAME.format(id="mine"))
    first = load(tmp_path).digest
    assert first != bundled
    write(tmp_path, "frames/mine.toml", FRAME.format(id="mine") + "# a note\n")
    second = load(tmp_path).digest
    write(tmp_path, "actors/groups.csv", "noun,sector\nyeoman,MIL\n")
    assert len({bundled, first, second, load(tmp_path).digest}) == 4


def test_a_later_entry_of_the_same_id_replaces_the_bundled_one(tmp_path: Path) -> None:
    name = next(iter(LEXICON.frames))
    write(tmp_path, "frames/mine.toml", FRAME.format(id=name))
    found = load(tmp_path)
    assert found.frames[name].verbs == ("frobnicate",)
    assert len(found.frames) == len(LEXICON.frames)


def test_classes_are_united(tmp_path: Path) -> None:
    name = sorted(LEXICON.classes)[0]
    write(tmp_path, "classes/mine.toml", f'[classes]\n{name} = ["Zorp"]\n')
    found = load(tmp_path).classes[name]
    assert found == LEXICON.classes[name] | {"zorp"}


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"is no folder; give one that holds frames/"):
        load(tmp_path / "nowhere")


def test_an_empty_folder_changes_nothing_but_the_digest(tmp_path: Path) -> None:
    found, bundled = load(tmp_path), LEXICON
    assert found.frames == bundled.frames
    assert found.operators == bundled.operators


OF_A_FRAME = [
    ('lemas = ["x"]', "lemas: unknown key"),
    ('verb = ["x"]', "verb: unknown key (did you mean 'verbs'?)"),
    ("nouns = 3", "nouns: must be a list of words"),
    ("nouns = [3]", "nouns: must be a list of words"),
    ('where = ["obj"]', "where: must be a table such as"),
    ('where = { obj = ["@diplomt"] }', "obj: unknown class '@diplomt' (did you mean 'diplomat'?)"),
    ('unless = { obj = ["!@diplomt"] }', "obj: unknown class '@diplomt' (did you mean 'diplomat'?)"),
    ('where = { OBJ = ["x"] }', "OBJ: unknown slot"),
    ("confidence = 2", "confidence: 2 is not within 0 and 1"),
    ("confidence = 0", "confidence: 0 is not within 0 and 1"),
    ('two_sided = "yes"', "two_sided: must be true or false"),
    ("note = 3", "note: must be text, not int"),
    ('cameo = "9999"', "cameo: unknown CAMEO code '9999'"),
    ('contexts = ["diplomatik"]', "contexts: unknown context 'diplomatik' (did you mean 'diplomatic'?)"),
    ('yes = [{ txt = "A met B." }]', "yes[0]: needs a text"),
    ('yes = [{ text = "A met B.", actr = "USA" }]', "yes[0].actr: unknown key (did you mean 'actor'?)"),
    ('yes = [{ text = "A met B.", status = "occured" }]', "yes[0].status: unknown status 'occured' (did you mean 'occurred'?)"),
    ('yes = [{ text = "A met B.", type = "SANCTON" }]', "yes[0].type: unknown PLOVER type 'SANCTON' (did you mean 'SANCTION'?)"),
    ('no = [{ text = "A met B.", y = "no act" }]', "no[0].y: unknown key"),
    ('modes = [{ mode = "expel" }]', "modes[0].where: missing"),
    ('modes = [{ where = { obj = ["x"] }, mod = "expel" }]', "modes[0].mod: unknown key"),
    ('modes = [{ where = { obj = ["x"] }, mode = "expell" }]', "unknown mode 'expell' of SANCTION (did you mean 'expel'?)"),
]  # fmt: skip

OF_A_FILE = [
    ('[[frame]]\nact = "SANCTION"\nverbs = ["x"]', "frame '?': id: missing"),
    ('[[frame]]\nid = "mine"\nverbs = ["x"]', "act: missing"),
    ('[[frame]]\nid = "My Frame"\nact = "SANCTION"\nverbs = ["x"]', "id: write it in kebab-case"),
    ('[[frame]]\nid = "mine"\nact = "SANCTION"', "has no trigger"),
    ('[[frame]]\nid = "mine"\nact = "SANCTON"\nverbs = ["x"]', "unknown PLOVER type 'SANCTON' (did you mean 'SANCTION'?)"),
    ('[[frame]]\nid = "mine"\nact = "SANCTION/expell"\nverbs = ["x"]', "unknown mode 'expell' of SANCTION"),
    ('[frame]\nid = "mine"', "frame: write [[frame]] with two brackets"),
    ('[[frames]]\nid = "mine"', "frames: unknown table (did you mean 'frame'?)"),
    ("[[frame]", "cannot be read"),
    (FRAME.format(id="mine") + FRAME.format(id="mine"), "id: stands twice"),
]  # fmt: skip

OF_AN_OPERATOR = [
    (OPERATOR.format(id="mine").replace("future", "futur"), "kind: unknown kind 'futur' (did you mean 'future'?)"),
    (OPERATOR.format(id="mine") + 'speech = "REQEST"\n', "speech: unknown PLOVER type 'REQEST' (did you mean 'REQUEST'?)"),
    (OPERATOR.format(id="mine") + 'cameo = "9999"\n', "cameo: unknown CAMEO code '9999'"),
    (OPERATOR.format(id="mine") + 'scop = ["obj"]\n', "scop: unknown key (did you mean 'scope'?)"),
    (OPERATOR.format(id="mine") + "passive = 1\n", "passive: must be true or false"),
    ('[[operator]]\nid = "mine"\nadverbs = ["anon"]\n', "kind: missing"),
    ('[[operator]]\nid = "mine"\nkind = "future"\n', "has no trigger; give verbs"),
    (OPERATOR.format(id="mine") * 2, "id: stands twice"),
]  # fmt: skip

OF_A_TABLE = [
    ("states.csv", "iso3,name,aliases,demonyms\nRUR,Ruritania,,\n", "header: capitals: column is missing"),
    ("states.csv", "iso3,name,aliases,demonyms,capitals\nRUR,,,,\n", "states.csv: line 2: name: is empty"),
    ("states.csv", "iso3,name,aliases,demonyms,capitals\nrur,Ruritania,,,\n", "iso3: 'rur' is no country code"),
    ("states.csv", "iso3,name,aliases,demonyms,capitals\nRUR,Ruritania\n", "line 2: must have 5 cells"),
    ("states.csv", "iso3,name,aliases,demonyms,capitals\nRUR,a,b,c,d,e\n", "line 2: must have 5 cells"),
    ("organisations.csv", "name,aliases,country,kind,sector\nZorp,,RUR,organization,\n", "unknown kind 'organization' (did you mean 'organisation'?)"),
    ("organisations.csv", "name,aliases,country,kind,sector\nZorp,,RUR,office,GVO\n", "unknown sector 'GVO' (did you mean 'GOV'?)"),
    ("organisations.csv", "name,aliases,country,kind,sector\n,,RUR,office,GOV\n", "line 2: name: is empty"),
    ("groups.csv", "noun,sector\nyeoman,MLI\n", "unknown sector 'MLI' (did you mean 'MIL'?)"),
    ("titles.csv", "title,sector,role,office\n,GOV,x,\n", "line 2: title: is empty"),
    ("leaders.csv", "name,aliases,country,office,start,end,surname,source\nRudolf Rassendyll,,RUR,head-of-state,1 May 2020,,Rassendyll,x\n", "'1 May 2020' is no date; write it as 2021-05-25"),
    ("leaders.csv", "name,aliases,country,office,start,end,surname,source\nRudolf Rassendyll,,RUR,head-of-state,2020-02-31,,Rassendyll,x\n", "'2020-02-31' is no date"),
    ("leaders.csv", "name,aliases,country,office,start,end,surname,source\nRudolf Rassendyll,,RUR,head-of-state,2020-05-01,2019-05-01,Rassendyll,x\n", "lies before the start"),
    ("leaders.csv", "name,aliases,country,office,start,end,surname,source\nRudolf Rassendyll,,RUR,head-of-state,,,,x\n", "surname: is empty"),
]  # fmt: skip


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The faults of one folder that holds every mistake of a frame, of a file of frames and of an operator."""
    folder = tmp_path_factory.mktemp("faults")
    frames = [FRAME.format(id=f"mine-{n}") + text + "\n" for n, (text, _) in enumerate(OF_A_FRAME)]
    write(folder, "frames/mine.toml", "".join(frames))
    for n, (text, _) in enumerate(OF_A_FILE):
        write(folder, f"frames/file-{n}.toml", text.replace('"mine"', f'"file-{n}"'))
    operators = [text.replace('"mine"', f'"mine-{n}"') for n, (text, _) in enumerate(OF_AN_OPERATOR)]
    write(folder, "operators.toml", "".join(operators))
    return faults(folder)


@pytest.mark.parametrize("number", range(len(OF_A_FRAME)), ids=lambda n: OF_A_FRAME[n][0])
def test_faults_of_a_frame(many: list[str], number: int) -> None:
    (found,) = [f for f in many if f.startswith(f"mine.toml: frame 'mine-{number}': ")]
    assert OF_A_FRAME[number][1] in found


@pytest.mark.parametrize("number", range(len(OF_A_FILE)))
def test_faults_of_a_file_of_frames(many: list[str], number: int) -> None:
    (found,) = [f for f in many if f.startswith(f"file-{number}.toml: ")]
    assert OF_A_FILE[number][1] in found


@pytest.mark.parametrize("number", range(len(OF_AN_OPERATOR)), ids=lambda n: OF_AN_OPERATOR[n][1])
def test_faults_of_an_operator(many: list[str], number: int) -> None:
    (found,) = [f for f in many if f.startswith(f"operators.toml: operator 'mine-{number}': ")]
    assert OF_AN_OPERATOR[number][1] in found


def test_no_other_fault_is_told_and_none_twice(many: list[str]) -> None:
    assert len(many) == len(set(many)) == len(OF_A_FRAME) + len(OF_A_FILE) + len(OF_AN_OPERATOR)


@pytest.mark.parametrize(("file", "text", "expected"), OF_A_TABLE)
def test_faults_of_tables_of_actors(tmp_path: Path, file: str, text: str, expected: str) -> None:
    write(tmp_path, f"actors/{file}", text)
    with pytest.raises(LexiconError) as caught:
        load_actors(tmp_path)
    (found,) = caught.value.faults
    assert expected in found
    assert file in found


def test_files_that_nothing_reads_are_told(tmp_path: Path) -> None:
    expected = {
        "operator.toml": " (did you mean 'operators.toml'?)",
        "frame/mine.toml": " (did you mean 'frames'?)",
        "actors/leader.csv": " (did you mean 'leaders.csv'?)",
        "zorp.toml": "",
        "frames/deep/mine.toml": " (did you mean 'frames'?)",
    }
    for place in expected:
        write(tmp_path, place, "")
    assert sorted(faults(tmp_path)) == sorted(f"{place}: is read by nothing{hint}" for place, hint in expected.items())


def test_other_files_are_nobody_s_business(tmp_path: Path) -> None:
    for place in ("README.md", "notes.txt", "frames/notes.md"):
        write(tmp_path, place, "anything")
    check(tmp_path)


def test_wrong_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "mine.toml").write_bytes(b'[[frame]]\nid = "caf\xe9"\n')
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "groups.csv").write_bytes(b"noun,sector\ncaf\xe9,MIL\n")
    found = faults(tmp_path)
    assert len(found) == 2
    assert all("cannot be read" in f for f in found)


def test_all_faults_of_all_files_at_once(tmp_path: Path) -> None:
    write(tmp_path, "frames/a.toml", FRAME.format(id="a") + 'verb = ["x"]\n')
    write(tmp_path, "frames/b.toml", "[[frame]")
    write(tmp_path, "operators.toml", OPERATOR.format(id="c").replace("future", "futur"))
    write(tmp_path, "classes/d.toml", "[classes]\nzorp = 3\n")
    write(tmp_path, "actors/groups.csv", "noun,sector\nyeoman,MLI\n")
    write(tmp_path, "cues.toml", "[[cu]]\n")
    write(tmp_path, "phrases.toml", "[moods]\n")
    write(tmp_path, "frame/e.toml", "")
    found = faults(tmp_path)
    assert len(found) == 8
    for name in (
        "a.toml",
        "b.toml",
        "operators.toml",
        "d.toml",
        "groups.csv",
        "cues.toml",
        "phrases.toml",
        "frame/e.toml",
    ):
        assert sum(name in f for f in found) == 1, name


def test_a_user_s_actor_comes_on_top(tmp_path: Path) -> None:
    write(
        tmp_path, "actors/organisations.csv", "name,aliases,country,kind,sector\nZorp,Zorp Front,RUR,armed-group,REB\n"
    )
    table = load_actors(tmp_path)
    assert [a.country for words, a in table.names["Zorp"] if words == ("Zorp",)] == ["RUR"]
    assert len(table.names) > 500
