"""Reports in: plain text, web pages and JSON lines, from files, folders, patterns and standard input.

One file a format; each turns bytes into :class:`~detente.types.Received`, or refuses with a reason: nothing is dropped
in silence, and one bad record never stops the run.

==================  ==================================================================================================
``.txt``            one document; UTF-8, UTF-16 with its mark, else cp1252, latin-1 or cp1251 as judged (told in metadata)
``.html .htm``      one document: the article of a page, with its title, address, publisher and date where it states them
``.jsonl .json``    one document a line, or one object or list in any layout; keys of the wire format
``.gz``             of any of these
==================  ==================================================================================================

Limits are in :mod:`detente.ingest.limits`: a document may have a million characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from detente.errors import IngestError
from detente.ingest.finding import files_of, find, format_of
from detente.ingest.html import read_page
from detente.ingest.jsonl import read_json
from detente.ingest.records import date_option
from detente.ingest.streams import READ_ERRORS, STANDARD_INPUT, opened, reason_of, sniff, standard_input
from detente.ingest.text import read_text
from detente.types import Failure, Received

__all__ = ["date_option", "read", "read_each"]

Reader = Callable[[BinaryIO, str, datetime | None], Iterator[Received | Failure]]

_READERS: dict[str, Reader] = {"text": read_text, "html": read_page, "json": read_json}

_PAGE_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article", b"<?xml", b"<!--", b"<div", b"<p>")


def read(source: str, *, published: str | None = None) -> Iterator[Received | Failure]:
    """Yield the documents of ``source`` in a fixed order, and a failure for each input that is none.

    ``source`` is a file, a folder (with all below it), a pattern such as ``news/*.jsonl``, or ``-`` for standard input,
    whose format is told by its first bytes. ``published`` (ISO 8601) is the date of documents that state none.

    Raises at once, before anything is read: :class:`IngestError` if ``source`` does not exist, :class:`ConfigError` if
    ``published`` is no date.
    """
    moment = None if published is None else date_option(published)
    if source == "-":
        return _standard_input(moment)
    return _files(find(source), moment)


def read_each(sources: Iterable[str], *, published: str | None = None) -> Iterator[Received | Failure]:
    """Yield what several sources hold, in their order; a wrong one is told at once, before the first is read.

    Raises as :func:`read` does.
    """
    return chain.from_iterable([read(source, published=published) for source in sources])


def _standard_input(published: datetime | None) -> Iterator[Received | Failure]:
    try:
        with standard_input() as stream:
            yield from _sniffed(stream, STANDARD_INPUT, published)
    except IngestError as error:
        yield Failure(error.place, "ingest", error.reason)
    except READ_ERRORS as error:
        yield Failure(STANDARD_INPUT, "ingest", reason_of(error))


def _files(paths: list[Path], published: datetime | None) -> Iterator[Received | Failure]:
    for path in paths:
        for found in files_of(path):
            if isinstance(found, Failure):
                yield found
            else:
                yield from _file(found, published)


def _file(path: Path, published: datetime | None) -> Iterator[Received | Failure]:
    place = str(path)
    kind = format_of(path)
    if kind is None:
        yield Failure(place, "ingest", f"unknown format {path.suffix!r}; to read it as text: detente code - < FILE")
        return
    try:
        with opened(path) as stream:
            yield from _READERS[kind](stream, place, published) if kind else _sniffed(stream, place, published)
    except IngestError as error:
        yield Failure(error.place, "ingest", error.reason)
    except READ_ERRORS as error:
        yield Failure(place, "ingest", reason_of(error))


def _sniffed(stream: BinaryIO, place: str, published: datetime | None) -> Iterator[Received | Failure]:
    """Read a stream without a name by what it looks like."""
    head, whole = sniff(stream)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:40].lower()
    kind = "text"
    if start.startswith((b"{", b"[{")) and not start.startswith(b"{\\rtf"):
        kind = "json"
    elif start.startswith(_PAGE_STARTS):
        kind = "html"
    return _READERS[kind](whole, place, published)
