"""Before parsing: a received report is cleaned and becomes a document with its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TypeVar

from detente.clean import Cleaned, clean, to_clean
from detente.ingest import date_option
from detente.types import LOST_ENTITY, Document, Received, Remark, Span, content_id

__all__ = ["batches", "parse_published", "prepare"]

Item = TypeVar("Item")

#: Characters of one batch: parsed sentences take about 1.2 kB a word while they wait. Tried 100,000 to 2 million: no
#: difference in speed.
BATCH_CHARACTERS = 150_000


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield reports in groups of at most ``size`` and, but for a single long one, at most ``BATCH_CHARACTERS``."""
    group: list[Item] = []
    length = 0
    for item in items:
        own = len(item.text) if isinstance(item, Received) else 0
        if group and length + own > BATCH_CHARACTERS:
            yield group
            group, length = [], 0
        group.append(item)
        length += own
        if len(group) == size:
            yield group
            group, length = [], 0
    if group:
        yield group


def parse_published(value: str | date | datetime | None) -> datetime | None:
    """Read a publication date: ISO 8601 text, a date or a datetime. Raises :class:`ConfigError` for any other text."""
    if value is None or isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    return date_option(value)


def prepare(received: Received) -> Document:
    """Clean a received report and give it its id: the caller's, else the digest of publisher and clean text.

    A user's entity whose words cleaning took out becomes a remark. Raises :class:`TypeError` for what is no report.
    """
    if not isinstance(received, Received):
        raise TypeError(
            f"a report is a detente.Received, not {type(received).__name__}: detente.Received(text=…, place=…)"
        )
    cleaned = clean(received.text)
    given = [(span, to_clean(cleaned.offsets, span)) for span in received.given_entities]
    return Document(
        id=received.id or content_id(received.publisher, cleaned.text),
        text=cleaned.text,
        received=received.text,
        offsets=cleaned.offsets,
        removed=cleaned.removed,
        dateline=cleaned.dateline,
        published=received.published,
        title=received.title,
        url=received.url,
        publisher=received.publisher,
        language=received.language,
        given_entities=tuple(kept for _, kept in given if kept is not None),
        metadata=received.metadata,
        remarks=tuple(_lost(received.text, cleaned, span) for span, kept in given if kept is None),
    )


def _lost(text: str, cleaned: Cleaned, span: Span) -> Remark:
    start, end = span
    before = to_clean(cleaned.offsets, (0, start))
    at = 0 if before is None else before[1]
    reasons = dict.fromkeys(r.reason for r in cleaned.removed if r.start < end and start < r.end)
    why = f" ({', '.join(reasons)})" if reasons else ""
    words = " ".join(text[start:end].split())
    told = f"Your entity “{words}” at {start} to {end} is left out, because cleaning took its words out{why}."
    return Remark(LOST_ENTITY, (at, at), told)
