"""Web pages: one file, one document. The article is taken out of the page; menus, comments and footers stay behind."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, BinaryIO

from detente.errors import IngestError
from detente.ingest.decoding import decode_page
from detente.ingest.limits import MAX_TEXT
from detente.ingest.records import checked, parse_date
from detente.ingest.streams import read_all
from detente.types import Failure, Received

__all__ = ["Article", "article", "read_page"]

#: Fewest words of an article. Error pages and consent walls have fewer (tried 5 to 40); shorter news is in feeds.
MIN_ARTICLE_WORDS = 12

#: Where pages state the moment of publication with its time zone, the most telling first.
_MOMENTS = (
    re.compile(
        r"""<meta\b(?=[^<>]{0,300}["'](?:article:published_time|datePublished|parsely-pub-date|dc\.date\.issued|pubdate)["'])"""
        r"""[^<>]{0,300}?\bcontent=["']([^"'<>]{8,40})["']""",
        re.IGNORECASE,
    ),
    re.compile(r""""datePublished"\s{0,3}:\s{0,3}"([^"<>]{8,40})\""""),
)
#: A visible time may be another story's; it counts only for the day that the page's own marks give.
_TIME = re.compile(r"""<time\b[^<>]{0,200}?\bdatetime=["']([^"'<>]{8,40})["']""", re.IGNORECASE)
#: Code points at the head of a page that are looked through for it.
_MOMENT_HEAD = 200_000

#: Dates are read from the page's own marks, never guessed from its words. The latest day is fixed, because the
#: library would take today's from the clock.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1990-01-01", "max_date": "2100-01-01"}

_PARAGRAPHS = re.compile(r"\n+")


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says: text in paragraphs with an empty line between, and what it tells of itself."""

    text: str
    title: str | None
    url: str | None
    publisher: str | None
    published: datetime | None


def read_page(stream: BinaryIO, place: str, published: datetime | None) -> Iterator[Received | Failure]:
    """Yield the one document; ``published`` is taken where the page has no date. Raises :class:`IngestError`."""
    source, encoding = decode_page(read_all(stream, place), place)
    found = article(source, place)
    yield Received(
        text=checked(found.text, place),
        place=place,
        published=found.published or published,
        title=found.title,
        url=found.url,
        publisher=found.publisher,
        metadata=MappingProxyType({"encoding": encoding}),
    )


def article(source: str, place: str) -> Article:
    """Take the article out of a page. Raises :class:`IngestError` where there is none."""
    if not source or source.isspace():
        raise IngestError(place, "empty: no page in it; leave it out")
    if len(source) > MAX_TEXT * 4:
        raise IngestError(
            place, f"a page of {len(source):,} characters; at most {MAX_TEXT * 4:,} are read; save the article alone"
        )
    page = _extracted(source, place)
    text = "" if page is None else _PARAGRAPHS.sub("\n\n", str(page.text or "")).strip()
    words = len(text.split())
    if page is None or words < MIN_ARTICLE_WORDS:
        raise IngestError(place, f"no article in this page ({words} words); save the article itself, or its text")
    return Article(
        text=text,
        title=_stated(page.title),
        url=_stated(page.url),
        publisher=_stated(page.sitename) or _stated(page.hostname),
        published=_published(source, page.date),
    )


def _extracted(source: str, place: str) -> Any:
    import trafilatura
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    for name in ("trafilatura", "htmldate", "courlan"):
        # What goes wrong is told by us, once; without a handler of its own the library writes to standard error.
        if not (logger := logging.getLogger(name)).handlers:
            logger.addHandler(logging.NullHandler())
    try:
        return trafilatura.bare_extraction(
            source,
            include_comments=False,
            include_tables=False,
            deduplicate=False,
            with_metadata=True,
            date_extraction_params=_DATES,
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError, LxmlError) as error:
        reason = " ".join(str(error).split())[:80]
        raise IngestError(place, f"this page cannot be taken apart ({reason}); save the article's text") from error


def _stated(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _published(source: str, day: object) -> datetime | None:
    """Return the stated moment; else the day that the library reads from the page's marks, with its time if visible."""
    for pattern in _MOMENTS:
        m = pattern.search(source, 0, _MOMENT_HEAD)
        if m is not None and (found := _date(m[1])) is not None:
            return found
    stated = _date(day)
    if stated is None:
        return None
    for m in _TIME.finditer(source, 0, _MOMENT_HEAD):
        found = _date(m[1])
        if found is not None and found.date() == stated.date():
            return found
    return stated


def _date(value: object) -> datetime | None:
    try:
        return parse_date(value) if isinstance(value, str) else None
    except ValueError:
        return None
