"""Sources: files, folders, patterns, standard input; order, and what a source can do wrong."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import sys
from pathlib import Path

import pytest

from detente.errors import ConfigError, IngestError
from detente.ingest import read
from detente.types import Failure, Received

STORY = "The two ministers met in Oslo on Tuesday, and the talks went on for hours, officials of both sides said."
PAGE = f"<html><body><article>{''.join(f'<p>{STORY} Again {n}.</p>' for n in range(8))}</article></body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with every format, written in no order."""
    root = tmp_path / "in"
    files = {
        "b.txt": STORY.encode(),
        "a.jsonl": (json.dumps({"id": "j1", "text": STORY}) + "\n" + json.dumps({"id": "j2", "text": STORY})).encode(),
        "deep/er/c.html": PAGE.encode(),
        "deep/d.jsonl.gz": gzip.compress(json.dumps({"id": "g", "text": STORY}).encode()),
        "Z.TXT": STORY.encode(),
        "notes.docx": b"PK\x03\x04",
        ".hidden.txt": b"not read",
        ".git/x.txt": b"not read",
    }
    for name in random.Random(3).sample(sorted(files), len(files)):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])
    return root


def places(source: Path | str) -> list[str]:
    return [item.place for item in read(str(source))]


def test_a_folder_is_read_in_order_with_all_below_it(folder: Path) -> None:
    names = [p.removeprefix(f"{folder}/") for p in places(folder)]
    assert names == ["Z.TXT", "a.jsonl:1", "a.jsonl:2", "b.txt", "deep/d.jsonl.gz:1", "deep/er/c.html", "notes.docx"]
    failures = [i for i in read(str(folder)) if isinstance(i, Failure)]
    assert [f.place for f in failures] == [f"{folder}/notes.docx"]
    assert "unknown format '.docx'" in failures[0].reason
    assert ".jsonl" in failures[0].reason


def test_a_pattern(folder: Path) -> None:
    assert places(f"{folder}/*.txt") == [f"{folder}/b.txt"]
    assert places(f"{folder}/**/*.html") == [f"{folder}/deep/er/c.html"]
    assert places(f"{folder}/d*") == [f"{folder}/deep/d.jsonl.gz:1", f"{folder}/deep/er/c.html"]


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    path = tmp_path / "a[1].txt"
    path.write_text(STORY, encoding="utf-8")
    assert places(path) == [str(path)]


@pytest.mark.parametrize("name", ["missing.txt", "missing/", "*.nothing", "", "a\0b", "x" * 300])
def test_a_source_that_is_not_there_is_told_before_anything_is_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(IngestError) as caught:
        read(str(tmp_path / name) if name.strip() and "\0" not in name else name)
    assert "\n" not in str(caught.value)


def test_a_given_date_that_is_none_is_told_before_anything_is_read(folder: Path) -> None:
    with pytest.raises(ConfigError, match="'soon' is no date"):
        read(str(folder), published="soon")


def test_an_empty_folder_is_a_failure(tmp_path: Path) -> None:
    (found,) = read(str(tmp_path))
    assert isinstance(found, Failure)


def test_an_unknown_ending_given_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x,y", encoding="utf-8")
    (found,) = read(str(path))
    assert isinstance(found, Failure)
    assert "unknown format '.csv'" in found.reason


@pytest.mark.parametrize(
    ("data", "count"), [(STORY, 1), (PAGE, 1), (json.dumps({"text": STORY}) + "\n" + json.dumps({"text": STORY}), 2)]
)
def test_a_name_without_ending_is_read_by_what_it_looks_like(tmp_path: Path, data: str, count: int) -> None:
    path = tmp_path / "report"
    path.write_text(data, encoding="utf-8")
    assert [type(i) for i in read(str(path))] == [Received] * count


def from_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> list[Received | Failure]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return list(read("-"))


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (STORY.encode(), 1),
        (b"\xef\xbb\xbf" + STORY.encode(), 1),
        (PAGE.encode(), 1),
        (b"\n <!-- x -->" + PAGE.encode(), 1),
        (json.dumps({"text": STORY}).encode() * 1, 1),
        ((json.dumps({"text": STORY}) + "\n").encode() * 3, 3),
        (json.dumps([{"text": STORY}] * 2).encode(), 2),
        (gzip.compress((json.dumps({"text": STORY}) + "\n").encode() * 3), 3),
        (gzip.compress(STORY.encode()), 1),
    ],
)
def test_standard_input_is_read_by_what_it_looks_like(monkeypatch: pytest.MonkeyPatch, data: bytes, count: int) -> None:
    found = from_input(monkeypatch, data)
    assert [type(i) for i in found] == [Received] * count
    assert found[0].place.startswith("standard input")


@pytest.mark.parametrize(
    "data", [b"", b"   ", b"%PDF-1.4", bytes(range(1, 30)) * 9, gzip.compress(b""), gzip.compress(b"x" * 99)[:-4]]
)
def test_standard_input_that_is_no_report(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    (found,) = from_input(monkeypatch, data)
    assert isinstance(found, Failure)
    assert found.place == "standard input"


def test_files_that_cannot_be_read_are_failures(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "lost.txt").symlink_to(folder / "nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    whole = Path.open

    def denied(self: Path, *args: object, **options: object) -> object:
        if self.name == "b.txt":
            raise PermissionError(13, "Permission denied", str(self))
        if self.name == "c.html":
            raise OSError(5, "Input/output error", str(self))
        return whole(self, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", denied)
    failures = {f.place.removeprefix(f"{folder}/"): f.reason for f in read(str(folder)) if isinstance(f, Failure)}
    assert set(failures) == {"b.txt", "deep/er/c.html", "lost.txt", "notes.docx", "pipe.txt"}
    assert "no permission" in failures["b.txt"]
    assert "Input/output error" in failures["deep/er/c.html"]
    assert "gone" in failures["lost.txt"]
    assert "not a regular file" in failures["pipe.txt"]


def test_a_file_that_vanishes_while_a_folder_is_read(folder: Path) -> None:
    stream = read(str(folder))
    assert isinstance(next(stream), Received)
    (folder / "b.txt").unlink()
    rest = list(stream)
    # The listing of a folder is taken at once; the lost file is told, the others are read.
    assert [(i.place, i.reason) for i in rest if isinstance(i, Failure) and "b.txt" in i.place]
    assert sum(isinstance(i, Received) for i in rest) == 4


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "deep" / "loop").symlink_to(folder, target_is_directory=True)
    assert len(places(folder)) == 7


def test_every_document_of_the_corpus_is_read(shared: Path) -> None:
    counts = {Received: 0, Failure: 0}
    for path in sorted((shared / "corpus").glob("*.jsonl")):
        for item in read(str(path)):
            counts[type(item)] += 1
    assert counts[Received] == 16_528
    assert counts[Failure] == 0
