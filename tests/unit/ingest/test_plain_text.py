"""Plain text: encodings told or judged, and what is no text refused in one line."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from detente.ingest import read
from detente.ingest.limits import MAX_TEXT
from detente.types import Failure, Received

STORY = "The two ministers met in Oslo on Tuesday, and the talks went on for hours, officials of both sides said."
ACCENTS = "The minister from São Tomé met his Danish colleague Kjærsgård in a café, and they agreed to meet again, aides said."


def only(path: Path, published: str | None = None) -> Received | Failure:
    items = list(read(str(path), published=published))
    assert len(items) == 1
    return items[0]


def refused(path: Path) -> str:
    found = only(path)
    assert isinstance(found, Failure)
    assert found.stage == "ingest"
    assert found.place == str(path)
    assert "\n" not in found.reason
    return found.reason


def taken(path: Path) -> Received:
    found = only(path)
    assert isinstance(found, Received), found
    return found


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (ACCENTS.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + ACCENTS.encode(), "utf-8"),
        (ACCENTS.encode("utf-16"), "utf-16"),
        (ACCENTS.encode("utf-32"), "utf-32"),
        (ACCENTS.encode("cp1252"), "cp1252 (judged)"),
        (f"“{ACCENTS}”".encode("cp1252"), "cp1252 (judged)"),
    ],
)
def test_encodings_are_told(tmp_path: Path, data: bytes, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    found = taken(path)
    assert found.text.strip("“”") == ACCENTS
    assert found.metadata["encoding"] == encoding


def test_latin_1_with_bytes_that_cp1252_lacks(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(ACCENTS.encode("latin-1") + b" \x81")
    assert taken(path).metadata["encoding"] == "latin-1 (judged)"


def test_cyrillic_names_in_cp1251_are_read_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"{STORY} The paper Северный Ветер has the details.".encode("cp1251"))
    found = taken(path)
    assert "Северный Ветер" in found.text
    assert found.metadata["encoding"] == "cp1251 (judged)"


def test_a_few_broken_bytes_do_not_spoil_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((ACCENTS * 5).encode() + b" \xe2\x80")
    found = taken(path)
    assert found.text.startswith(ACCENTS)
    assert found.metadata["encoding"] == "utf-8 (1 broken)"


def test_the_given_date_is_taken_and_else_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY, encoding="utf-8")
    found = only(path, "2099-05-25T10:00:00+02:00")
    assert isinstance(found, Received)
    assert found.published is not None
    assert found.published.isoformat() == "2099-05-25T10:00:00+02:00"
    assert taken(path).published is None


def test_compressed_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(STORY.encode()))
    assert taken(path).text == STORY


@pytest.mark.parametrize("data", [b"", b"  \n\t \n", b"\xef\xbb\xbf"])
def test_empty_files(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert refused(path).startswith("empty")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n\x1a\n....", "image"),
        (bytes(range(256)) * 20, "not text"),
        (STORY.encode("utf-16-le"), "zero bytes"),
        (b"\x01\x02\x03 abc def", "control characters"),
    ],
)
def test_what_is_no_text(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert words in refused(path)


def test_a_broken_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xff\xfe" + STORY.encode("utf-16-le") + b"a")
    assert "broken utf-16" in refused(path)


def test_broken_compression(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(STORY.encode() * 50)[:-20])
    assert "broken gzip" in refused(path)


def test_too_much_text_is_refused_with_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The ministers met. " * (MAX_TEXT // 18), encoding="utf-8")
    reason = refused(path)
    assert f"at most {MAX_TEXT:,}" in reason
    assert "split it" in reason


def test_a_text_at_the_limit_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(("The ministers met. " * (MAX_TEXT // 19 + 1))[:MAX_TEXT], encoding="utf-8")
    assert len(taken(path).text) == MAX_TEXT
