"""JSON records: every key checked, each fault told with its line, key, value and remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.ingest import read
from detente.ingest.limits import MAX_BYTES
from detente.types import Failure, Received

STORY = "The two ministers met in Oslo on Tuesday, and the talks went on for hours, officials of both sides said."


def items(path: Path, data: bytes | str) -> list[Received | Failure]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read(str(path)))


def one(tmp_path: Path, **keys: object) -> Received | Failure:
    found = items(tmp_path / "a.jsonl", json.dumps({"text": STORY, **keys}))
    assert len(found) == 1
    return found[0]


def taken(tmp_path: Path, **keys: object) -> Received:
    found = one(tmp_path, **keys)
    assert isinstance(found, Received), found
    return found


def test_all_keys(tmp_path: Path) -> None:
    found = taken(
        tmp_path, id="a-1", published="2021-06-16T09:30:00-04:00", title="Talks", url="https://example.org/1",
        publisher="Northern Wire", language="en", entities=[{"span": [4, 17]}], desk="world", tags=["x", 1],
    )  # fmt: skip
    assert found.id == "a-1"
    assert found.published is not None
    assert found.published.isoformat() == "2021-06-16T09:30:00-04:00"
    assert (found.title, found.url, found.publisher) == ("Talks", "https://example.org/1", "Northern Wire")
    assert found.given_entities == ((4, 17),)
    assert dict(found.metadata) == {"desk": "world", "tags": ["x", 1]}
    assert found.place.endswith("a.jsonl:1")


def test_null_and_empty_text_mean_not_given(tmp_path: Path) -> None:
    found = taken(tmp_path, id=None, published="", title="", url=None, publisher=" ", language=None, entities=None)
    assert (found.id, found.published, found.title, found.url, found.publisher, found.language) == (None,) * 6


def test_a_number_may_be_an_id(tmp_path: Path) -> None:
    assert taken(tmp_path, id=17).id == "17"


def test_a_list_of_names_under_entities_is_metadata(tmp_path: Path) -> None:
    found = taken(tmp_path, entities=["Oslo", "Northland"])
    assert found.given_entities == ()
    assert found.metadata["entities"] == ["Oslo", "Northland"]


@pytest.mark.parametrize("published", ["2021-05-25", "20210525", "2021-05-25T14:30:00Z", "2099-01-01", "1815-06-09"])
def test_dates_that_are_some(tmp_path: Path, published: str) -> None:
    assert taken(tmp_path, published=published).published is not None


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("published", "yesterday", "'yesterday' is no date; write it as 2021-05-25"),
        ("published", "25.05.2021", "is no date"),
        ("published", "2021-13-40", "is no date"),
        ("published", "0021-05-25", "outside the years 1500 to 2500"),
        ("published", 1621900800, "1621900800 is no date"),
        ("title", 5, "title: 5 is no text"),
        ("id", True, "id: True is no text"),
        ("id", ["a"], "id: ['a'] is no text"),
        ("publisher", {"name": "x"}, "publisher: "),
        ("text", ["a", "b"], "text: ['a', 'b'] is no text"),
        ("text", None, 'neither "text" nor "html" (its keys: id)'),
        ("text", "  ", "text: empty; give the report's words"),
        ("entities", "Oslo", "entities: 'Oslo' is no list"),
        ("entities", [{"span": [0]}], "entities[0]:"),
        ("entities", [{"span": [0, 2]}, {"span": [5, 5]}], "entities[1]: span [5, 5]"),
        ("entities", [{"span": [0, 9999]}], f"outside the text (0 to {len(STORY)})"),
        ("entities", [{"span": [-1, 3]}], "entities[0]"),
        ("entities", [{"span": [0.0, 3.0]}], "entities[0]"),
        ("entities", [{"span": [True, 3]}], "entities[0]"),
        ("language", "de", "language 'de': only English is read"),
        ("language", 1, "language: 1 is no text"),
    ],
)
def test_faults_name_key_value_and_remedy(tmp_path: Path, key: str, value: object, words: str) -> None:
    found = one(tmp_path, **{"id": "a-1", key: value})
    assert isinstance(found, Failure)
    assert words in found.reason
    assert ";" in found.reason or ":" in found.reason
    assert "\n" not in found.reason
    assert found.place.endswith("a.jsonl:1")
    assert found.document == (None if key == "id" else "a-1")


def test_the_language_key_is_believed_as_to_words_but_not_script(tmp_path: Path) -> None:
    odd = "Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor " * 8
    assert isinstance(one(tmp_path, text=odd), Failure)
    assert taken(tmp_path, text=odd, language="en-GB").language == "en-GB"
    assert isinstance(one(tmp_path, text="Министры встретились во вторник.", language="en"), Failure)


def test_one_broken_line_costs_itself_only(tmp_path: Path) -> None:
    good = json.dumps({"text": STORY})
    lines = [
        good,
        '{"text": "cut',
        "",
        "[1, 2]",
        "17",
        '"words"',
        good[:-1] + ', "x": NaN}',
        "[" * 100_000,
        '{"x": ' + "[" * 700 + "]" * 700 + "}",
        good,
    ]
    found = items(tmp_path / "a.jsonl", "\n".join(lines) + "\n")
    assert [type(item).__name__ for item in found] == [
        "Received", "Failure", "Failure", "Failure", "Failure", "Received", "Failure", "Failure", "Received",
    ]  # fmt: skip
    assert [item.place.rpartition(":")[2] for item in found] == ["1", "2", "4", "5", "6", "7", "8", "9", "10"]
    assert all("\n" not in item.reason for item in found if isinstance(item, Failure))
    assert "broken JSON at column 10" in found[1].reason  # type: ignore[union-attr]


def test_bytes_that_are_no_utf_8(tmp_path: Path) -> None:
    found = items(tmp_path / "a.jsonl", json.dumps({"text": STORY}).encode() + b'\n{"text": "caf\xe9"}\n')
    assert isinstance(found[0], Received)
    assert isinstance(found[1], Failure)
    assert "0xe9" in found[1].reason
    assert found[1].place.endswith(":2")


def test_halves_of_surrogate_pairs_become_the_replacement_mark(tmp_path: Path) -> None:
    found = items(tmp_path / "a.jsonl", '{"text": "' + STORY + ' \\ud83d", "tag": ["\\ud83d"], "\\ud83d": 1}')
    assert isinstance(found[0], Received)
    assert found[0].text.endswith("\ufffd")
    json.dumps(dict(found[0].metadata), ensure_ascii=False).encode()


def test_the_mark_of_utf_8_is_no_fault(tmp_path: Path) -> None:
    assert isinstance(items(tmp_path / "a.jsonl", b"\xef\xbb\xbf" + json.dumps({"text": STORY}).encode())[0], Received)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xff\xfe{\x00"])
def test_files_without_a_record(tmp_path: Path, data: bytes) -> None:
    found = items(tmp_path / "a.jsonl", data)
    assert len(found) == 1
    assert isinstance(found[0], Failure)


@pytest.mark.parametrize("indent", [None, 2])
def test_one_object_or_a_list_in_a_file(tmp_path: Path, indent: int | None) -> None:
    document = {"id": "a", "text": STORY}
    assert [type(i) for i in items(tmp_path / "a.json", json.dumps(document, indent=indent))] == [Received]
    found = items(tmp_path / "b.json", json.dumps([document, {"id": "b"}, document], indent=indent))
    assert [type(i) for i in found] == [Received, Failure, Received]
    assert found[1].place.endswith("b.json:1[2]")
    assert found[1].document == "b"  # type: ignore[union-attr]


def test_objects_over_several_lines_one_after_another(tmp_path: Path) -> None:
    text = json.dumps({"text": STORY}, indent=1) + "\n" + json.dumps({"text": STORY}, indent=1) + "\n{\n 'x'"
    found = items(tmp_path / "a.json", text)
    assert [type(i) for i in found] == [Received, Received, Failure]
    assert [i.place.rpartition(":")[2] for i in found] == ["1", "4", "7"]


def test_a_line_that_is_too_long_is_skipped_with_its_size(tmp_path: Path) -> None:
    good = json.dumps({"text": STORY})
    long = '{"text": "' + "a" * (MAX_BYTES + 500_000) + '"}'
    found = items(tmp_path / "a.jsonl", f"{good}\n{long}\n{good}")
    assert [type(i) for i in found] == [Received, Failure, Received]
    assert "8.5 MB" in found[1].reason  # type: ignore[union-attr]
    assert found[2].place.endswith(":3")


def test_a_page_in_a_record(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{STORY} The envoys of {n} towns were there.</p>" for n in range(9))
    page = f"<html><head><title>Talks</title></head><body><article><h1>Talks</h1>{paragraphs}</article></body></html>"
    found = items(
        tmp_path / "a.jsonl", json.dumps({"html": page, "publisher": "Kestrel News", "published": "2021-06-16"})
    )
    assert isinstance(found[0], Received), found
    assert found[0].publisher == "Kestrel News"
    assert "The envoys of 8 towns were there." in found[0].text
    assert "<p>" not in found[0].text
    spans = items(tmp_path / "b.jsonl", json.dumps({"html": page, "entities": [{"span": [0, 3]}]}))
    assert isinstance(spans[0], Failure)
    assert 'without "text"' in spans[0].reason
