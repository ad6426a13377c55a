"""JSON: one document a line, or one object or list (of any layout) in a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from detente.errors import IngestError
from detente.ingest.records import record
from detente.ingest.streams import Oversize, lines, read_all, sniff, too_large
from detente.types import Failure, Received

__all__ = ["read_json"]

_BLANK = re.compile(r"[ \t\r\n]*")


def read_json(stream: BinaryIO, place: str, published: datetime | None) -> Iterator[Received | Failure]:
    """Yield a document or a failure for each record. Lines are read one by one; a broken one costs itself only.

    Raises :class:`IngestError` where the file as a whole cannot be read.
    """
    head, whole = sniff(stream)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise IngestError(place, "UTF-16, but JSON is read as UTF-8; convert it: iconv -f UTF-16 -t UTF-8")
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        raise IngestError(place, "empty: no record in it; leave it out")
    if _is_layout(head):
        yield from _values(read_all(whole, place), place, published)
        return
    for number, line in lines(whole):
        here = f"{place}:{number}"
        if isinstance(line, Oversize):
            yield Failure(here, "ingest", f"{too_large(line.size)}; split it into single reports")
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield _one(line, here, published)


def _is_layout(head: bytes) -> bool:
    """Tell whether values run over several lines: a list, or a first line that ends before its object does."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    first, end, rest = text.partition(b"\n")
    if text.startswith(b"["):
        return True
    if not end or not first.startswith(b"{") or rest.lstrip().startswith(b"{"):
        return False
    line = first.decode("utf-8", "replace").rstrip()
    try:
        json.loads(line)
    except json.JSONDecodeError as error:
        return error.pos >= len(line)
    except (ValueError, RecursionError):
        return False
    return False


def _one(line: bytes, place: str, published: datetime | None) -> Received | Failure:
    document: str | None = None
    try:
        value = _loaded(line, place)
        document = _id_of(value)
        return record(value, place, published)
    except IngestError as error:
        return Failure(error.place, "ingest", error.reason, document)


def _loaded(line: bytes, place: str) -> object:
    try:
        return json.loads(line.decode("utf-8"), parse_constant=_unknown)
    except UnicodeDecodeError as error:
        byte = line[error.start]
        raise IngestError(place, f"byte {error.start + 1} (0x{byte:02x}) is no UTF-8; save the file as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise IngestError(place, _broken(error, len(line))) from None


def _values(data: bytes, place: str, published: datetime | None) -> Iterator[Received | Failure]:
    """Yield the records of one or more JSON values in any layout; the members of a list are records."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise IngestError(place, f"byte {error.start + 1} is no UTF-8; save the file as UTF-8") from None
    decoder = json.JSONDecoder(parse_constant=_unknown)
    at = _skip(text, 0)
    line = counted = 0
    while at < len(text):
        line += text.count("\n", counted, at)
        counted = at
        here = f"{place}:{line + 1}"
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield Failure(here, "ingest", f"{_broken(error, len(text))}; the rest of the file is not read")
            return
        members = value if isinstance(value, list) else [value]
        for number, member in enumerate(members, 1):
            where = f"{here}[{number}]" if isinstance(value, list) else here
            try:
                yield record(member, where, published)
            except IngestError as error:
                yield Failure(error.place, "ingest", error.reason, _id_of(member))
        at = _skip(text, at)


def _skip(text: str, at: int) -> int:
    m = _BLANK.match(text, at)
    return at if m is None else m.end()


def _unknown(_: str) -> None:
    """Take NaN and Infinity, which are no JSON but common in it, for "not known"."""


def _id_of(value: object) -> str | None:
    found = value.get("id") if isinstance(value, dict) else None
    return found if isinstance(found, str) and found.strip() else None


def _broken(error: Exception, length: int) -> str:
    if isinstance(error, json.JSONDecodeError):
        place = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        return f"broken JSON at {place} of {length:,} characters: {error.msg}; mend the record"
    if isinstance(error, RecursionError):
        return "JSON nested too deeply; flatten the record"
    return f"JSON that cannot be read ({' '.join(str(error).split())[:60]}); mend the record"
