"""Bytes in: files, compressed files and standard input, read in pieces of bounded size."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from detente.errors import IngestError
from detente.ingest.limits import CHUNK_BYTES, MAX_BYTES, SNIFF_BYTES

__all__ = ["STANDARD_INPUT", "Oversize", "lines", "opened", "read_all", "reason_of", "sniff", "standard_input"]

#: What can go wrong while bytes are read; each is one input's failure.
READ_ERRORS = (OSError, EOFError, zlib.error)

STANDARD_INPUT = "standard input"

_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Oversize:
    """A line that is too long to be taken; ``size`` in bytes."""

    size: int


class _Rest(io.RawIOBase):
    """A stream whose first bytes have already been read."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)]
        self._head = self._head[len(data) :]
        if not data:
            data = self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading, decompressed where its first bytes say that it is gzip."""
    with path.open("rb") as file:
        yield _decompressed(file)


@contextmanager
def standard_input() -> Iterator[BinaryIO]:
    """Give standard input as bytes, decompressed where it is gzip."""
    yield _decompressed(sys.stdin.buffer)


def _decompressed(stream: BinaryIO) -> BinaryIO:
    head, whole = sniff(stream)
    if head.startswith(_GZIP):
        return cast(BinaryIO, gzip.GzipFile(fileobj=whole, mode="rb"))
    return whole


def sniff(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Return the first ``SNIFF_BYTES`` and the stream as if nothing had been read."""
    parts: list[bytes] = []
    size = 0
    while size < SNIFF_BYTES and (part := stream.read(SNIFF_BYTES - size)):
        parts.append(part)
        size += len(part)
    head = b"".join(parts)
    return head, cast(BinaryIO, io.BufferedReader(_Rest(head, stream), CHUNK_BYTES))


def read_all(stream: BinaryIO, place: str) -> bytes:
    """Return all bytes. Raises :class:`IngestError` above ``MAX_BYTES``, with the size where it can be known."""
    parts: list[bytes] = []
    size = 0
    while part := stream.read(CHUNK_BYTES):
        size += len(part)
        if size <= MAX_BYTES:
            parts.append(part)
    if size > MAX_BYTES:
        raise IngestError(place, f"{too_large(size)}; split it into single reports")
    return b"".join(parts)


def too_large(size: int) -> str:
    """Say that ``size`` bytes are too many."""
    return f"{size / 1e6:,.1f} MB, but one document may have at most {MAX_BYTES / 1e6:,.0f} MB"


def lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | Oversize]]:
    """Yield ``(number, line)`` from 1 on, without the line break; a line above ``MAX_BYTES`` is skipped and told."""
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        size = len(line)
        if size <= MAX_BYTES or line.endswith(b"\n"):
            yield number, line.rstrip(b"\r\n")
            continue
        while not line.endswith(b"\n") and (line := stream.readline(CHUNK_BYTES)):
            size += len(line)
        yield number, Oversize(size)


def reason_of(error: Exception) -> str:
    """Say in one line why bytes could not be read, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "the file is gone; name it again"
    if isinstance(error, PermissionError):
        return "no permission to read; change its rights (chmod u+r) or leave it out"
    if isinstance(error, gzip.BadGzipFile | EOFError | zlib.error):
        return f"broken gzip ({' '.join(str(error).split())}); compress it again"
    detail = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"cannot be read ({detail}); check the disk and the file"
