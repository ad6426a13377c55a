"""Web pages: the article with what the page says of itself, and pages without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.ingest import read
from detente.types import Failure, Received

PARAGRAPHS = "".join(
    f"<p>The two ministers met in Oslo for the {n}th time, and the talks went on for hours, officials said at café {n}.</p>"
    for n in range(4, 12)
)


def page(head: str = "", charset: str = "utf-8", before: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="{charset}"><title>Ministers meet</title>{head}</head><body>'
        f"<nav><a href='/'>Home</a> <a href='/world'>World</a></nav>{before}<article><h1>Ministers meet</h1>{PARAGRAPHS}"
        "</article><div class='comments'><p>First comment, wow, so great to read this here.</p></div>"
        "<footer>Copyright The Harbour Post</footer></body></html>"
    )


def only(path: Path, data: bytes, published: str | None = None) -> Received | Failure:
    path.write_bytes(data)
    items = list(read(str(path), published=published))
    assert len(items) == 1
    return items[0]


def taken(path: Path, data: bytes, published: str | None = None) -> Received:
    found = only(path, data, published)
    assert isinstance(found, Received), found
    return found


def test_the_article_and_what_the_page_says(tmp_path: Path) -> None:
    head = (
        '<meta property="og:site_name" content="The Harbour Post"><link rel="canonical" href="https://example.org/talks">'
        '<meta property="article:published_time" content="2021-06-16T22:30:00-04:00">'
    )
    found = taken(tmp_path / "a.html", page(head).encode())
    assert "The two ministers met in Oslo for the 4th time" in found.text
    assert "Home" not in found.text
    assert "comment" not in found.text
    assert "\n\n" in found.text
    assert (found.title, found.url, found.publisher) == (
        "Ministers meet", "https://example.org/talks", "The Harbour Post",
    )  # fmt: skip
    assert found.published is not None
    assert found.published.isoformat() == "2021-06-16T22:30:00-04:00"


@pytest.mark.parametrize(
    ("head", "before", "expected"),
    [
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-06-16T08:00:00+02:00"}</script>',
         "", "2021-06-16T08:00:00+02:00"),
        ('<meta content="2021-06-16T08:00:00Z" name="pubdate">', "", "2021-06-16T08:00:00+00:00"),
        ("", "", None),
    ],
)  # fmt: skip
def test_dates_that_pages_state(tmp_path: Path, head: str, before: str, expected: str | None) -> None:
    found = taken(tmp_path / "a.html", page(head, before=before).encode())
    assert (None if found.published is None else found.published.isoformat()) == expected


def test_the_given_date_stands_in_where_the_page_has_none(tmp_path: Path) -> None:
    found = taken(tmp_path / "a.html", page().encode(), "2021-06-17")
    assert found.published is not None
    assert found.published.date().isoformat() == "2021-06-17"


@pytest.mark.parametrize(
    ("charset", "name"), [("utf-8", "utf-8"), ("windows-1252", "cp1252"), ("iso-8859-1", "iso8859-1")]
)
def test_the_encoding_that_a_page_states(tmp_path: Path, charset: str, name: str) -> None:
    found = taken(tmp_path / "a.html", page(charset=charset).encode(charset))
    assert "café 4" in found.text
    assert found.metadata["encoding"] == name


def test_a_wrong_or_unknown_stated_encoding(tmp_path: Path) -> None:
    assert "café 4" in taken(tmp_path / "a.html", page(charset="iso-8859-1").encode()).text
    assert "café 4" in taken(tmp_path / "b.html", page(charset="no-such-thing").encode("cp1252")).text


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body><nav>Home World Sport</nav></body></html>",
        b"<html></html>",
        b"<!doctype html><title>404</title><p>Not found",
        b"<div>" * 50_000,
        b"<html><body><script>" + b"a(" * 2000,
        b"\xff\xfe\x00\xd8",
        b"",
    ],
)
def test_pages_without_an_article(tmp_path: Path, data: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    found = only(tmp_path / "a.html", data)
    assert isinstance(found, Failure)
    assert "\n" not in found.reason
    assert capfd.readouterr().err == ""


def test_an_xml_declaration_is_no_hindrance(tmp_path: Path) -> None:
    assert "Oslo" in taken(tmp_path / "a.xhtml", ('<?xml version="1.0" encoding="utf-8"?>' + page()).encode()).text


def test_a_page_in_another_language(tmp_path: Path) -> None:
    text = "<p>Die beiden Minister trafen sich am Dienstag in Oslo und sprachen über die Lage an der Grenze.</p>" * 8
    found = only(tmp_path / "a.html", f"<html><body><article>{text}</article></body></html>".encode())
    assert isinstance(found, Failure)
    assert "not English" in found.reason


def test_many_pages_need_no_more_memory_than_a_few(tmp_path: Path) -> None:
    import tracemalloc

    for number in range(60):
        (tmp_path / f"{number:03d}.html").write_text(page().replace("Oslo", f"Oslo{number}"), encoding="utf-8")
    sizes: list[int] = []
    tracemalloc.start()
    for count, _ in enumerate(read(str(tmp_path)), 1):
        if count in (20, 60):
            sizes.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert sizes[1] - sizes[0] < 1_000_000
