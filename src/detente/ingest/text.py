"""Plain text: one file, one document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from types import MappingProxyType
from typing import BinaryIO

from detente.ingest.decoding import decode
from detente.ingest.records import checked
from detente.ingest.streams import read_all
from detente.types import Failure, Received

__all__ = ["read_text"]


def read_text(stream: BinaryIO, place: str, published: datetime | None) -> Iterator[Received | Failure]:
    """Yield the one document; its metadata tells the encoding. Raises :class:`IngestError`."""
    text, encoding = decode(read_all(stream, place), place)
    yield Received(
        text=checked(text, place),
        place=place,
        published=published,
        metadata=MappingProxyType({"encoding": encoding}),
    )
