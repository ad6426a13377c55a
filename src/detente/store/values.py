"""Rows to values. Every ``read_*`` takes a row by column names, as the queries of ``database`` name them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from detente.store.layout import Row
from detente.types import (
    LOST_ENTITY,
    Attribution,
    Basis,
    Dateline,
    Document,
    EntityMention,
    Event,
    Interval,
    Party,
    Precision,
    Quote,
    Remark,
    Removal,
    Span,
    Status,
    Testimony,
)

__all__ = [
    "read_attribution",
    "read_document",
    "read_entity",
    "read_event",
    "read_quote",
    "read_remarks",
    "read_span",
    "read_testimony",
]


def read_document(row: Row) -> Document:
    """A document from its row."""
    line = row["dateline"]
    return Document(
        id=row["id"],
        text=row["text"],
        received=row["text"] if row["received"] is None else row["received"],
        offsets=tuple((r[0], r[1], r[2]) for r in row["offsets"]),
        removed=tuple(Removal(r["start"], r["end"], r["reason"]) for r in row["removed"]),
        dateline=None
        if line is None
        else Dateline((line["start"], line["end"]), line["place"], line["day"], line["agency"]),
        published=None if row["published"] is None else datetime.fromisoformat(row["published"]),
        title=row["title"],
        url=row["url"],
        publisher=row["publisher"],
        language=row["language"],
        given_entities=_spans(row["given"]),
        metadata=MappingProxyType(json.loads(row["metadata"])),
        remarks=tuple(r for r in read_remarks(row) if r.kind == LOST_ENTITY),
    )


def read_entity(row: Row) -> EntityMention:
    """A mention of an entity from its row."""
    return EntityMention(
        span=(row["start"], row["end"]),
        text=row["text"],
        sentence=row["sentence"],
        tokens=(row["token_start"], row["token_end"]),
        head=row["head"],
        entity=row["entity"],
        country=row["country"],
        sector=row["sector"],
        role=row["role"],
        kind=row["kind"],
        reason=row["reason"],
        antecedent=row["antecedent"],
        remark=row["remark"],
        given=row["given"],
        members=tuple(row["members"]),
    )


def read_attribution(row: Row) -> Attribution:
    """An attribution from its row."""
    return Attribution(
        source=_spans(row["source"]),
        cue=_spans(row["cue"]),
        content=_spans(row["content"]),
        kind=row["kind"],
        speaker=row["speaker"],
        speaker_mention=row["speaker_mention"],
        parent=row["parent"],
        rule=row["rule"],
    )


def read_quote(row: Row) -> Quote:
    """A quotation from its row."""
    at = row["speaker_span"]
    return Quote(
        span=(row["start"], row["end"]),
        text=row["text"],
        speaker=row["speaker"],
        speaker_span=None if at is None else read_span(at),
        suspect=tuple(row["suspect"]),
    )


def read_remarks(row: Row) -> tuple[Remark, ...]:
    """The remarks on a document from its row."""
    return tuple(Remark(r["kind"], (r["start"], r["end"]), r["words"]) for r in row["remarks"])


def _act_values(row: Row) -> dict[str, Any]:
    """What a mention and an event have in common; the columns are those of ``rows``."""
    return {
        "id": row["id"],
        "act": row["act"],
        "type": row["type"],
        "mode": row["mode"],
        "contexts": tuple(row["contexts"]),
        "cameo": row["cameo"],
        "quad": row["quad"],
        "score": row["score"],
        "status": Status(row["status"]),
        "alleged": row["alleged"],
        "actors": _parties(row["actors"]),
        "recipients": _parties(row["recipients"]),
        "date": _interval(row["days"]),
        "date_precision": _precision(row["date_precision"]),
        "date_basis": Basis(row["date_basis"]),
        "place": row["place"],
    }


def read_testimony(row: Row) -> Testimony:
    """A mention from its row, joined to ``publisher`` and ``day`` of its document and to its ``origin``."""
    return Testimony(
        document=row["document"],
        origin=row["origin"],
        publisher=row["publisher"],
        published=row["day"],
        sentence=read_span(row["sentence_span"]),
        trigger=read_span(row["trigger_span"]),
        words=row["words"],
        operators=tuple(row["operators"]),
        **_act_values(row),
        speaker=row["speaker"],
        chain=tuple(row["chain"]),
        rules=tuple(row["rules"]),
        confidence=row["confidence"],
    )


def read_event(row: Row) -> Event:
    """An event from its row, joined to its ``mentions``."""
    return Event(
        **_act_values(row),
        documents=tuple(row["reports"]),
        origins=tuple(row["origins"]),
        speakers=tuple(row["speakers"]),
        affirmed_by=tuple(row["affirmed_by"]),
        denied_by=tuple(row["denied_by"]),
        mentions=tuple(row["mentions"]),
        reasons=tuple(row["reasons"]),
    )


def read_span(pair: Sequence[int]) -> Span:
    """A span from its two numbers."""
    return pair[0], pair[1]


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple((p[0], p[1]) for p in pairs)


def _parties(rows: Iterable[Row]) -> tuple[Party, ...]:
    return tuple((p["entity"], p["country"], p["sector"]) for p in rows)


def _interval(row: Mapping[str, date | None] | None) -> Interval | None:
    return None if row is None else Interval(row["start"], row["end"])


def _precision(value: str | None) -> Precision | None:
    return None if value is None else Precision(value)
