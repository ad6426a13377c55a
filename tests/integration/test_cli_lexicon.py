"""What those who write frames run: ``lexicon new``, ``coverage``, ``test --gold`` and ``evaluate --part``."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
Row = dict[str, object]

EXPELLED = "Serbia expelled two Croatian diplomats."
FLUMMOXED = "Serbia flummoxed Croatia."  # "flummox" is known to no frame
EXPEL: Row = {"type": "SANCTION", "mode": "expel", "actors": ["SRB"], "recipients": ["HRV"], "status": "occurred"}
FLUMMOX: Row = {**EXPEL, "mode": "discontinue"}
#: One entry with few sentences of its own, so that ``lexicon test`` is about the gold.
FEW = ("--only", "consult-meet")


def sentence(id: str, text: str, *codings: Row, **more: object) -> Row:
    """One gold sentence."""
    return {"id": id, "text": text, "published": "2021-06-16", "codings": list(codings), **more}


def jsonl(path: Path, *rows: Row) -> Path:
    """A file of one object a line, as people write them: characters as they are."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def refused(result: Any, *words: str) -> None:
    """A wrong call: exit code 2, nothing on standard output, one line that holds the words."""
    told(result, *words)
    assert result.out == ""


def told(result: Any, *words: str) -> None:
    """Exit code 2 and one line on standard error that holds the words."""
    assert result.code == 2, result.out + result.err
    (line,) = result.err.splitlines()
    for word in words:
        assert word in line


def filled(path: Path) -> None:
    """Fill in the frame of ``flummox`` as a contributor would."""
    text = path.read_text("utf-8")
    head, _, _ = text.partition("yes = [")
    path.write_text(
        head
        + 'yes = [{ text = "Serbia flummoxed Croatia.", actor = "SRB", recipient = "HRV", status = "occurred" },\n'
        + '  { text = "Croatia was flummoxed by Serbia.", actor = "SRB", recipient = "HRV" }]\n'
        + 'no = [{ text = "The riddle flummoxed the coach.", why = "no state" }]\n',
        encoding="utf-8",
    )


@pytest.fixture
def mine(cli: Cli, tmp_path: Path) -> Path:
    """A folder with a frame for ``flummox``."""
    folder = tmp_path / "mine"
    assert cli("lexicon", "new", "flummox", "--act", "SANCTION/discontinue", "--into", folder).code == 0
    filled(folder / "frames" / "sanction-flummox.toml")
    return folder


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Gold that a frame for ``flummox`` changes both ways, with a sentence set aside."""
    return jsonl(
        tmp_path / "gold.jsonl",
        sentence("kept", EXPELLED, EXPEL),
        sentence("mended", FLUMMOXED, FLUMMOX),
        sentence("spoilt", "Japan flummoxed Kenya."),
        sentence("hidden", "France flummoxed Turkey.", aside=True),
    )


# lexicon new


def test_new_explains_every_key_of_an_unknown_word(cli: Cli) -> None:
    result = cli("lexicon", "new", "flummox")
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0] == '# "flummox" is new.'
    (frame,) = tomllib.loads(result.out)["frame"]
    assert (frame["id"], frame["verbs"]) == ("sanction-flummox", ["flummox"])
    assert all(lines[n - 1].startswith("#") for n, line in enumerate(lines) if line.startswith(tuple(frame)) and n > 9
               and not line.startswith("recipient"))  # fmt: skip
    assert len(frame["yes"]) >= 2
    assert frame["no"]


def test_new_tells_which_frames_know_the_word(cli: Cli) -> None:
    heading = cli("lexicon", "new", "expel").out.splitlines()[0]
    assert '"expel" is known to ' in heading
    assert "sanction-expel-diplomat (SANCTION/expel)" in heading
    assert "another sense" in heading


def test_new_takes_case_spaces_and_particles(cli: Cli) -> None:
    (frame,) = tomllib.loads(cli("lexicon", "new", "  Flummox   OUT ", "--act", "COERCE").out)["frame"]
    assert (frame["id"], frame["verbs"], frame["act"]) == ("coerce-flummox-out", ["flummox out"], "COERCE")


def test_new_then_check_test_and_code(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "mine"
    result = cli("lexicon", "new", "flummox", "--act", "SANCTION/discontinue", "--into", folder)
    path = folder / "frames" / "sanction-flummox.toml"
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith(f"{path} written: ")
    assert f"detente lexicon check {folder} && detente lexicon test {folder}" in result.err
    assert "no fault" in cli("lexicon", "check", folder).out
    filled(path)
    tested = cli("lexicon", "test", folder, "--only", "flummox")
    assert (tested.code, tested.out) == (0, "3 of 3 examples hold\n")
    (row,) = map(json.loads, cli("code", "-", "--json", "--lexicon", folder, stdin=FLUMMOXED).out.splitlines())
    assert (row["act"], row["actors"], row["recipients"]) == ("SANCTION/discontinue", ["SRB"], ["HRV"])


def test_new_never_overwrites(cli: Cli, mine: Path) -> None:
    path = mine / "frames" / "sanction-flummox.toml"
    before = path.read_bytes()
    again = cli("lexicon", "new", "flummox", "--act", "SANCTION/discontinue", "--into", mine)
    refused(again, str(path), "is there already", "give another folder")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("  ",), ("''", "is no word", "base form")),
        (('flum"mox',), ("'flum\"mox'", "is no word")),
        (("flummox", "--act", "SANCTIONS"), ("--act SANCTIONS", "did you mean 'SANCTION'?", "one of AGREE")),
        (("flummox", "--act", "SANCTION/expell"), ("SANCTION/expell", "did you mean 'expel'?", "one of convict")),
        (("flummox", "--act", "/expel"), ("--act /expel", "unknown", "one of AGREE")),
    ],
)
def test_new_called_wrongly(cli: Cli, tmp_path: Path, arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    refused(cli("lexicon", "new", *arguments, "--into", tmp_path / "mine"), *words)
    assert not (tmp_path / "mine").exists()


def test_new_into_what_is_no_folder(process: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    refused(process("lexicon", "new", "flummox", "--into", tmp_path / "file"), str(tmp_path / "file"))
    assert (tmp_path / "file").read_text("utf-8") == "mine"


# lexicon coverage


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder of reports in two formats: one word unknown in two of them, another in one, and an act that is known."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    jsonl(
        folder / "a.jsonl",
        {"id": "a", "text": "Serbia flummoxed Croatia on Monday. Serbia flummoxed Croatia. " + EXPELLED},
        {"id": "b", "text": "Japan ballyhooed Kenya."},
    )
    (folder / "c.txt").write_text("France flummoxed Turkey.", encoding="utf-8")
    return folder


def test_coverage_ranks_unknown_words(cli: Cli, corpus: Path) -> None:
    result = cli("lexicon", "coverage", corpus)
    assert (result.code, result.err) == (0, "")
    rows = [line.split() for line in result.out.splitlines()]
    assert rows[0] == ["word", "kind", "times", "documents", "example"]
    assert [row[:4] for row in rows[1:]] == [["flummox", "verb", "3", "2"], ["ballyhoo", "verb", "1", "1"]]
    assert "expel" not in result.out
    fewer = cli("lexicon", "coverage", corpus, "--top", "1").out
    assert "ballyhoo" not in fewer
    assert fewer.splitlines()[-1].startswith("1 more word")


def test_coverage_as_json_holds_all_words(cli: Cli, corpus: Path) -> None:
    result = cli("lexicon", "coverage", corpus, "--json", "--top", "1")
    first, second = map(json.loads, result.out.splitlines())
    assert list(first) == ["word", "kind", "times", "documents", "example"]
    assert (first["word"], first["times"], first["documents"]) == ("flummox", 3, 2)
    assert first["example"] == "France flummoxed Turkey."
    assert second["word"] == "ballyhoo"


def test_coverage_with_a_folder_knows_its_words(cli: Cli, corpus: Path, mine: Path) -> None:
    rows = cli("lexicon", "coverage", corpus, "--json", "--lexicon", mine).out.splitlines()
    assert [json.loads(row)["word"] for row in rows] == ["ballyhoo"]


def test_coverage_where_every_word_is_known(cli: Cli) -> None:
    result = cli("lexicon", "coverage", "-", stdin=EXPELLED)
    assert (result.code, result.err) == (0, "")
    assert "every verb and noun between two actors is known" in result.out
    assert cli("lexicon", "coverage", "-", "--json", stdin=EXPELLED).out == ""


def test_coverage_of_an_empty_folder(cli: Cli, tmp_path: Path) -> None:
    result = cli("lexicon", "coverage", tmp_path, "--json")
    assert (result.code, result.out) == (1, "")
    assert result.err.splitlines() == [f"{tmp_path}: ingest: no file in this folder; check the name", "1 input failed"]


def test_coverage_tells_undecodable_sources_and_reads_the_others(cli: Cli, corpus: Path) -> None:
    (corpus / "d.jsonl").write_bytes(b'{"text": "caf\xe9"}\n')
    (corpus / "e.txt").write_bytes(bytes(range(256)) * 64)
    result = cli("lexicon", "coverage", corpus, "--json")
    assert result.code == 1
    assert [json.loads(line)["word"] for line in result.out.splitlines()] == ["flummox", "ballyhoo"]
    encoding, binary, last = result.err.splitlines()
    assert encoding.startswith(f"{corpus / 'd.jsonl'}:1: ")
    assert "0xe9" in encoding
    assert "save the file as UTF-8" in encoding
    assert binary.startswith(f"{corpus / 'e.txt'}: ")
    assert "not text" in binary
    assert last == "2 inputs failed"


def test_coverage_called_wrongly(cli: Cli, corpus: Path, tmp_path: Path) -> None:
    refused(cli("lexicon", "coverage", corpus, tmp_path / "none.txt"), "none.txt", "no such file", "check the name")
    refused(cli("lexicon", "coverage", corpus, "--lexicon", tmp_path / "none"), "none", "is no folder", "give one")
    top = cli("lexicon", "coverage", corpus, "--top", "0")
    assert (top.code, top.out) == (2, "")
    assert "--top" in top.err


# lexicon test --gold


def test_gold_tells_what_a_folder_gains_and_loses(cli: Cli, gold: Path, mine: Path) -> None:
    result = cli("lexicon", "test", mine, "--only", "flummox", "--gold", gold)
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        "3 of 3 examples hold",
        "2 of 3 gold items are right",
        "gained 1",
        f"  mended: {FLUMMOXED}",
        "lost 1",
        "  spoilt: Japan flummoxed Kenya.",
    ]


def test_gold_with_the_bundled_lexicon_alone(cli: Cli, gold: Path) -> None:
    result = cli("lexicon", "test", *FEW, "--gold", gold)
    assert result.code == 0
    assert result.out.splitlines()[1:] == ["2 of 3 gold items are right"]


def test_saved_results_compare_as_the_bundled_lexicon_does(cli: Cli, gold: Path, mine: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    result = cli("lexicon", "test", *FEW, "--gold", gold, "--save", kept)
    assert result.code == 0
    assert result.err == f"{kept} written: compare with it later by --against {kept}\n"
    assert json.loads(kept.read_text("utf-8")) == {"kept": True, "mended": False, "spoilt": True}
    same = cli("lexicon", "test", *FEW, "--gold", gold, "--against", kept).out
    assert same.splitlines()[-2:] == ["gained 0", "lost 0"]
    changed = cli("lexicon", "test", mine, *FEW, "--gold", gold, "--against", kept, "--save", kept).out
    assert changed == cli("lexicon", "test", mine, *FEW, "--gold", gold).out
    assert json.loads(kept.read_text("utf-8")) == {"kept": True, "mended": True, "spoilt": False}


def test_gold_of_several_files_and_kinds(cli: Cli, gold: Path, tmp_path: Path) -> None:
    pair = {"id": "pair", "text": EXPELLED, "actor": [[0, 6]], "recipient": [[20, 38]], "root": "SANCTION", "quad": 4}
    mention = {**EXPEL, "sentence": EXPELLED, "trigger": "expelled"}
    pairs = jsonl(tmp_path / "pairs.jsonl", pair)
    documents = jsonl(tmp_path / "documents.jsonl", {"id": "doc", "text": EXPELLED, "mentions": [mention]})
    result = cli("lexicon", "test", *FEW, "--gold", gold, "--gold", pairs, "--gold", documents)
    assert result.out.splitlines()[1] == "4 of 5 gold items are right"


def test_long_lists_of_gains_are_cut(cli: Cli, mine: Path, tmp_path: Path) -> None:
    rows = [sentence(f"s{n:02}", FLUMMOXED, FLUMMOX) for n in range(23)]
    out = cli("lexicon", "test", mine, *FEW, "--gold", jsonl(tmp_path / "many.jsonl", *rows)).out.splitlines()
    assert (out[2], out[-2:]) == ("gained 23", ["  and 3 more", "lost 0"])
    assert len(out) == 3 + 20 + 2


def test_an_example_that_fails_ends_with_1_and_the_gold_is_told(cli: Cli, gold: Path, mine: Path) -> None:
    path = mine / "frames" / "sanction-flummox.toml"
    path.write_text(path.read_text("utf-8").replace('status = "occurred"', 'status = "denied"'), "utf-8")
    result = cli("lexicon", "test", mine, "--only", "flummox", "--gold", gold)
    assert result.code == 1
    first, second, third, *_ = result.out.splitlines()
    assert first.startswith(f"sanction-flummox.toml: frame 'sanction-flummox': '{FLUMMOXED}': ")
    assert "status is occurred, not denied" in first
    assert (second, third) == ("2 of 3 examples hold", "2 of 3 gold items are right")


def test_save_and_against_need_gold(cli: Cli, tmp_path: Path) -> None:
    for option in ("--save", "--against"):
        refused(cli("lexicon", "test", option, tmp_path / "kept.json"), option, "need --gold", "give the gold files")
    assert not (tmp_path / "kept.json").exists()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("none", None, ("cannot be read: No such file", "give a JSONL file")),
        ("empty", b"\n", ("holds no gold", "give a JSONL file")),
        ("latin", b'{"id": "caf\xe9"}\n', ("is no UTF-8 text", "give a JSONL file")),
        ("broken", json.dumps(sentence("a", EXPELLED, EXPEL)).encode() + b"\n\n{broken\n", (":3: no JSON (Expecting",
         "write one object a line")),
        ("list", b"[1]\n", (":1: must be a JSON object, not list",)),
        ("other", b'{"id": "a", "text": "b"}\n', (":1: neither 'mentions', 'codings' nor 'root'", "see the codebook")),
        ("coding", json.dumps(sentence("a", EXPELLED, {"type": "AID"})).encode(), (":1: codings[0]: actors is missing",)),
    ],
)  # fmt: skip
def test_gold_that_is_none(cli: Cli, tmp_path: Path, name: str, data: bytes | None, words: tuple[str, ...]) -> None:
    path, kept = tmp_path / f"{name}.jsonl", tmp_path / "kept.json"
    if data is not None:
        path.write_bytes(data)
    told(cli("lexicon", "test", *FEW, "--gold", path, "--save", kept), str(path), *words)
    assert not kept.exists()
    refused(cli("evaluate", path, "--part", "open"), str(path), *words)


@pytest.mark.parametrize("data", [None, b"[1]", b'{"a": 1}', b'{"a": true}\n{"b": true}\n', b"\xff\xfe{"])
def test_against_what_is_no_saved_result(cli: Cli, gold: Path, tmp_path: Path, data: bytes | None) -> None:
    path, kept = tmp_path / "wrong.json", tmp_path / "kept.json"
    if data is not None:
        path.write_bytes(data)
    result = cli("lexicon", "test", *FEW, "--gold", gold, "--against", path, "--save", kept)
    told(result, str(path), "is no file of `lexicon test --save`", "write one first")
    assert not kept.exists()


def test_save_where_no_file_can_be(process: Cli, gold: Path, tmp_path: Path) -> None:
    path = tmp_path / "none" / "kept.json"
    told(process("lexicon", "test", *FEW, "--gold", gold, "--save", path), str(path))


# evaluate --part, --errors


def test_evaluate_parts_of_a_set(cli: Cli, gold: Path) -> None:
    def counts(*options: str) -> dict[str, int]:
        found = json.loads(cli("evaluate", gold, "--json", *options).out)
        assert list(found) == ["kind", "counts", "figures", "causes", "errors"]
        assert (found["kind"], found["errors"]) == ("sentences", [])
        assert all(0 <= value <= 100 for value in found["figures"].values())
        counts: dict[str, int] = found["counts"]
        return counts

    every, ours, aside = counts(), counts("--part", "open"), counts("--part", "aside")
    assert counts("--part", "all") == every
    assert {k: ours[k] + aside[k] for k in every} == every
    assert (every["sentences"], ours["sentences"], ours["gold"], ours["core"]) == (4, 3, 2, 1)


def test_evaluate_open_shows_nothing_of_what_is_set_aside(cli: Cli, tmp_path: Path) -> None:
    path = jsonl(
        tmp_path / "gold.jsonl", sentence("seen", FLUMMOXED, FLUMMOX), sentence("hidden", EXPELLED, aside=True)
    )
    shown = cli("evaluate", path, "--part", "open", "--errors", "99").out
    assert FLUMMOXED in shown
    assert EXPELLED not in shown
    assert EXPELLED in cli("evaluate", path, "--errors", "99").out


def test_evaluate_counts_the_errors_it_does_not_show(cli: Cli, tmp_path: Path) -> None:
    rows = [
        sentence("denied", EXPELLED, {**EXPEL, "status": "denied"}),
        sentence("none-1", "Serbia resembles Croatia.", EXPEL),
        sentence("none-2", "Serbia resembles Croatia greatly.", EXPEL),
    ]
    path = jsonl(tmp_path / "gold.jsonl", *rows)
    found = json.loads(cli("evaluate", path, "--json", "--errors", "99").out)
    assert [e["id"] for e in found["errors"]] == ["none-1", "none-2", "denied"]
    assert list(found["causes"].items()) == [("no frame", 2), ("wrong operator", 1)]
    assert all(e["place"] for e in found["errors"])
    two = cli("evaluate", path, "--errors", "2").out
    assert two.splitlines()[-1] == "1 more error; --errors tells how many are shown"
    assert "Serbia resembles Croatia." in two
    assert EXPELLED not in two
    assert "2 more errors;" in cli("evaluate", path, "--errors", "1").out
    assert "more error" not in cli("evaluate", path, "--errors", "3").out
    assert "resembles" not in cli("evaluate", path).out


@pytest.mark.parametrize(("aside", "part"), [(True, "open"), (False, "aside")])
def test_evaluate_of_a_part_that_is_empty(cli: Cli, tmp_path: Path, aside: bool, part: str) -> None:
    path = jsonl(tmp_path / "gold.jsonl", sentence("a", EXPELLED, EXPEL, aside=aside))
    refused(cli("evaluate", path, "--part", part), str(path), f"no sentence that is {part}", "leave --part out")


def test_evaluate_called_wrongly(cli: Cli, gold: Path) -> None:
    refused(cli("evaluate", gold, "--part", "opne"), "--part opne", "one of all, open, aside")
    negative = cli("evaluate", gold, "--errors", "-1")
    assert (negative.code, negative.out) == (2, "")
    assert "--errors" in negative.err


def test_coverage_of_nothing_readable_does_not_say_that_all_is_known(cli: Cli, tmp_path: Path) -> None:
    result = cli("lexicon", "coverage", tmp_path)
    assert (result.code, result.out) == (1, "")


@pytest.mark.parametrize("option", ["--gold", "--against", "--save"])
def test_wrong_files_are_told_before_anything_is_run(cli: Cli, gold: Path, tmp_path: Path, option: str) -> None:
    path = tmp_path / "none" / "file"
    refused(cli("lexicon", "test", *FEW, "--gold", gold, option, path), str(path), "; ")


def test_gold_items_of_one_id_are_told(cli: Cli, gold: Path, tmp_path: Path) -> None:
    other = jsonl(tmp_path / "other.jsonl", sentence("kept", "Rain fell on Serbia."))
    told(cli("lexicon", "test", *FEW, "--gold", gold, "--gold", other), str(other), "'kept'")


@pytest.mark.parametrize("data", ["{}", '{"elsewhere": true}'])
def test_against_a_result_of_other_gold(cli: Cli, gold: Path, tmp_path: Path, data: str) -> None:
    kept = tmp_path / "kept.json"
    kept.write_text(data, encoding="utf-8")
    told(cli("lexicon", "test", *FEW, "--gold", gold, "--against", kept), str(kept), "--save")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"type": "SANCTIONS"}, ("'SANCTIONS'", "did you mean 'SANCTION'?")),
        ({"mode": "expell"}, ("'expell'", "did you mean 'expel'?")),
        ({"status": "happened"}, ("'happened'", "occurred")),
        ({"actors": "SRB"}, ("must be lists of country codes",)),
        ({"actors": [3]}, ("must be lists of country codes",)),
    ],
)
def test_gold_with_a_wrong_value(cli: Cli, tmp_path: Path, wrong: Row, words: tuple[str, ...]) -> None:
    path = jsonl(tmp_path / "gold.jsonl", sentence("a", EXPELLED, EXPEL), sentence("b", EXPELLED, {**EXPEL, **wrong}))
    refused(cli("evaluate", path), f"{path}:2: codings[0]: ", *words)


def test_gold_with_a_wrong_day(cli: Cli, tmp_path: Path) -> None:
    path = jsonl(tmp_path / "gold.jsonl", {**sentence("a", EXPELLED, EXPEL), "published": "yesterday"})
    refused(cli("evaluate", path), f"{path}:1: ", "'yesterday'", "2021-05-25")


@pytest.mark.parametrize("mark", ["\u2028", "\x85"])
def test_gold_with_line_separators_in_its_text(cli: Cli, tmp_path: Path, mark: str) -> None:
    path = jsonl(tmp_path / "gold.jsonl", sentence("a", f"{EXPELLED}{mark}Rain fell.", EXPEL))
    assert cli("evaluate", path).code == 0


@pytest.mark.parametrize("line", ["[" * 100_000, '{"id": ' + "1" * 5000 + "}"])
def test_gold_with_json_beyond_measure(process: Cli, tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line, encoding="utf-8")
    refused(process("evaluate", path), f"{path}:1: no JSON", "write one object a line")


def test_new_of_a_word_that_toml_cannot_hold(cli: Cli) -> None:
    refused(cli("lexicon", "new", "flum\\dmox"), "is no word")


def test_new_never_takes_the_id_of_a_bundled_frame(cli: Cli) -> None:
    (frame,) = tomllib.loads(cli("lexicon", "new", "meet", "--act", "CONSULT").out)["frame"]
    assert frame["id"] != "consult-meet"


def test_new_guesses_the_commonest_act(cli: Cli) -> None:
    (frame,) = tomllib.loads(cli("lexicon", "new", "expel").out)["frame"]
    assert frame["act"] == "SANCTION/expel"


@pytest.mark.parametrize(
    ("act", "words"), [("SANCTON/expel", "did you mean 'SANCTION'?"), ("AID/food", "AID has no modes; leave it out")]
)
def test_new_with_a_wrong_act_and_a_mode(cli: Cli, act: str, words: str) -> None:
    refused(cli("lexicon", "new", "flummox", "--act", act), f"--act {act}", words)
