"""Bad input through the real command line: one clear line each, the right exit code, never a traceback."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from detente.ingest import read
from detente.types import Failure

#: A call of the command line: its fields ``code``, ``out`` and ``err``.
Cli = Callable[..., Any]


STORY = "US President Joe Biden met Russian President Vladimir Putin in Geneva on Wednesday, and the two agreed to meet again."
LINE = json.dumps({"id": "good", "text": STORY, "published": "2021-06-18"})

GERMAN = (
    "Die beiden Minister trafen sich am Dienstag in Oslo und sprachen über die Lage an der Grenze, die nicht offen ist."
)

#: File name, what is in it, the place and the words that the one line on standard error must hold.
BAD: tuple[tuple[str, bytes, str, str], ...] = (
    ("empty.txt", b"", "", "empty"),
    ("binary.txt", bytes(range(256)) * 64, "", "not text"),
    ("report.html", b"PK\x03\x04" + bytes(400), "", "ZIP"),
    ("marked.txt", b"\xff\xfe" + STORY.encode("utf-16-le") + b"x", "", "broken utf-16"),
    ("encoding.jsonl", b'{"text": "caf\xe9"}\n', ":1", "no UTF-8"),
    ("german.txt", GERMAN.encode(), "", "not English"),
    ("russian.jsonl", json.dumps({"text": "Министры встретились."}).encode(), ":1", "Cyrillic"),
    ("menu.html", b"<html><body><nav>Home World Sport</nav></body></html>", "", "no article"),
    ("broken.jsonl", LINE.encode()[:-9] + b"\n", ":1", "broken JSON"),
    ("date.jsonl", LINE.replace("2021-06-18", "18 June").encode(), ":1", "'18 June' is no date; write it as"),
    ("key.jsonl", b'{"words": "The ministers met."}', ":1", 'neither "text" nor "html"'),
    ("span.jsonl", json.dumps({"text": STORY, "entities": [{"span": [0, 9999]}]}).encode(), ":1", "span [0, 9999]"),
    ("cut.txt.gz", gzip.compress(STORY.encode() * 99)[:-30], "", "broken gzip"),
    ("table.csv", b"a,b\n1,2\n", "", "unknown format '.csv'"),
)


@pytest.mark.parametrize(("name", "data", "place", "words"), BAD, ids=[name for name, *_ in BAD])
def test_each_bad_file_is_told_in_one_line(
    tmp_path: Path, cli: Cli, name: str, data: bytes, place: str, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    result = cli("code", path, "--json")
    assert result.code == 1
    assert result.out == ""
    told = [line for line in result.err.splitlines() if line.startswith(f"{path}{place}: ")]
    assert len(told) == 1, result.err
    assert words in told[0]
    assert result.err.splitlines()[-1] == "1 input failed"


def test_a_folder_of_bad_files_and_a_good_one(tmp_path: Path, process: Cli) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for name, data, _, _ in BAD:
        (source / name).write_bytes(data)
    (source / "good.jsonl").write_text(f"{LINE}\n{{broken\n{LINE.replace('good', 'better')}\n", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    result = process("annotate", source, "--out", out)
    assert result.code == 1
    documents = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [d["id"] for d in documents] == ["good", "better"]
    assert all(d["mentions"] for d in documents)
    told = [line for line in result.err.splitlines() if line.startswith(f"{source}/")]
    assert len(told) == len(BAD) + 1
    assert result.err.splitlines()[-1] == f"{len(BAD) + 1} inputs failed"


def test_good_input_ends_with_0_and_says_nothing_of_failures(tmp_path: Path, process: Cli) -> None:
    path = tmp_path / "good.txt"
    path.write_text(STORY, encoding="utf-8")
    result = process("code", path, "--json", "--published", "2021-06-18")
    assert result.code == 0
    assert "failed" not in result.err
    assert [json.loads(line)["type"] for line in result.out.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("code", "no-such-file.txt"), "no-such-file.txt: no such file or folder"),
        (("code", "no-such-*.txt"), "no file matches"),
        (("annotate", "no-such-folder/"), "no such file or folder"),
        (("code", "{good}", "--published", "yesterday"), "published: 'yesterday' is no date; write it as 2021-05-25"),
    ],
)
def test_a_wrong_call_ends_with_2(tmp_path: Path, cli: Cli, arguments: tuple[str, ...], words: str) -> None:
    good = tmp_path / "good.txt"
    good.write_text(STORY, encoding="utf-8")
    result = cli(*(str(good) if a == "{good}" else a for a in arguments))
    assert result.code == 2
    assert result.out == ""
    assert words in " ".join(result.err.split())


def test_text_without_a_sentence_end(tmp_path: Path, cli: Cli) -> None:
    path = tmp_path / "endless.txt"
    path.write_text("the ministers of both sides met and spoke of the border and then " * 500, encoding="utf-8")
    assert cli("code", path, "--json").code == 0


@pytest.mark.parametrize(
    ("stdin", "code", "words"),
    [
        (STORY, 0, ""),
        (f"{LINE}\n{{broken\n{LINE}\n", 1, "standard input:2: "),
        ("", 1, "standard input: "),
        (GERMAN, 1, "not English"),
        ("<html><body>Home</body></html>", 1, "no article"),
    ],
)
def test_standard_input(cli: Cli, stdin: str, code: int, words: str) -> None:
    result = cli("annotate", "-", stdin=stdin)
    assert result.code == code
    assert words in result.err
    assert len(result.out.splitlines()) == (1 if code == 0 else 2 if LINE in stdin else 0)


@pytest.mark.parametrize("name", ["line.txt", "line.jsonl", "line.html", "line.txt.gz"])
def test_50_mb_of_one_line_are_refused_in_bounded_memory(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    data = b"ministers met and " * (50_000_000 // 18)
    if name.endswith(".jsonl"):
        data = b'{"text": "' + data + b'"}'
    path.write_bytes(gzip.compress(data, 1) if name.endswith(".gz") else data)
    del data
    tracemalloc.start()
    items = list(read(str(path)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(items) == 1
    found = items[0]
    assert isinstance(found, Failure)
    assert found.place.startswith(str(path))
    assert "50.0 MB" in found.reason
    assert "split it" in found.reason
    assert peak < 40_000_000


def test_50_mb_of_one_line_through_the_command_line(tmp_path: Path, process: Cli) -> None:
    path = tmp_path / "line.txt"
    path.write_bytes(b"ministers met and " * (50_000_000 // 18))
    result = process("code", path)
    assert result.code == 1
    assert f"{path}: " in " ".join(result.err.split())
    assert "50.0 MB" in result.err


def test_a_read_error_in_the_middle_of_a_run_costs_that_file_only(tmp_path: Path, cli: Cli) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "c.txt").write_text(STORY, encoding="utf-8")
    result = cli("annotate", tmp_path)
    assert result.code == 1
    assert len(result.out.splitlines()) == 2
