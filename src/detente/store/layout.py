"""The columns of every table that is written in bulk, as Arrow types. The same names and order as in ``schema/*.sql``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import pyarrow as pa

__all__ = ["LAYERS", "SCHEMAS", "Row", "arrow"]

#: A row by column names. Rows never leave the store: other parts get the dataclasses of ``detente.types``.
Row = dict[str, Any]

_TEXT, _INT, _REAL, _BOOL, _DAY = pa.string(), pa.int32(), pa.float64(), pa.bool_(), pa.date32()
_TEXTS, _INTS = pa.list_(_TEXT), pa.list_(_INT)
_SPANS = pa.list_(_INTS)
_PARTIES = pa.list_(pa.struct([("entity", _TEXT), ("country", _TEXT), ("sector", _TEXT)]))
_DAYS = pa.struct([("start", _DAY), ("end", _DAY)])
_REMOVALS = pa.list_(pa.struct([("start", _INT), ("end", _INT), ("reason", _TEXT)]))
_REMARKS = pa.list_(pa.struct([("kind", _TEXT), ("start", _INT), ("end", _INT), ("words", _TEXT)]))
_DATELINE = pa.struct([("start", _INT), ("end", _INT), ("place", _TEXT), ("day", _TEXT), ("agency", _TEXT)])

#: Columns shared by mentions and events.
_ACT = {
    "id": _TEXT, "act": _TEXT, "type": _TEXT, "mode": _TEXT, "contexts": _TEXTS, "cameo": _TEXT, "quad": pa.int8(),
    "score": _REAL, "status": _TEXT, "alleged": _BOOL, "actors": _PARTIES, "recipients": _PARTIES, "days": _DAYS,
    "date_precision": _TEXT, "date_basis": _TEXT, "place": _TEXT,
}  # fmt: skip

SCHEMAS: Mapping[str, pa.Schema] = MappingProxyType(
    {
        name: pa.schema(list(columns.items()))
        for name, columns in {
            "documents": {
                "id": _TEXT, "place": _TEXT, "published": _TEXT, "day": _DAY, "publisher": _TEXT, "title": _TEXT,
                "url": _TEXT, "language": _TEXT, "text": _TEXT, "received": _TEXT, "offsets": _SPANS,
                "removed": _REMOVALS, "remarks": _REMARKS, "dateline": _DATELINE, "given": _SPANS, "metadata": _TEXT,
                "lexicon": _TEXT, "model": _TEXT, "version": _TEXT, "stamp": _TEXT,
            },
            "entities": {
                "document": _TEXT, "number": _INT, "start": _INT, "end": _INT, "text": _TEXT, "sentence": _INT,
                "token_start": _INT, "token_end": _INT, "head": _INT, "entity": _TEXT, "country": _TEXT,
                "sector": _TEXT, "role": _TEXT, "kind": _TEXT, "reason": _TEXT, "antecedent": _INT, "remark": _TEXT,
                "given": _BOOL, "members": _TEXTS,
            },
            "attributions": {
                "document": _TEXT, "number": _INT, "source": _SPANS, "cue": _SPANS, "content": _SPANS, "kind": _TEXT,
                "speaker": _TEXT, "speaker_mention": _INT, "parent": _INT, "rule": _TEXT,
            },
            "quotes": {
                "document": _TEXT, "number": _INT, "start": _INT, "end": _INT, "text": _TEXT, "speaker": _TEXT,
                "speaker_span": _INTS, "suspect": _TEXTS,
            },
            "mentions": {
                **_ACT, "document": _TEXT, "sentence_span": _INTS, "trigger_span": _INTS, "words": _TEXT,
                "operators": _TEXTS, "actor_entities": _INTS, "recipient_entities": _INTS, "time_span": _INTS,
                "time_value": _TEXT, "time_rule": _TEXT, "place_span": _INTS, "geonames": pa.int64(),
                "place_country": _TEXT, "lat": _REAL, "lon": _REAL, "place_precision": _TEXT, "speaker": _TEXT,
                "chain": _TEXTS, "attribution": _INT, "rules": _TEXTS, "confidence": _REAL,
            },
            "events": {
                **_ACT, "reports": _TEXTS, "origins": _TEXTS, "speakers": _TEXTS, "affirmed_by": _TEXTS,
                "denied_by": _TEXTS, "reasons": _TEXTS,
            },
            "event_mentions": {"event": _TEXT, "number": _INT, "mention": _TEXT},
            "copies": {
                "a": _TEXT, "b": _TEXT, "relation": _TEXT, "original": _TEXT, "score": _REAL, "evidence": _TEXTS,
            },
            "origins": {"document": _TEXT, "origin": _TEXT},
            "failures": {"id": _TEXT, "place": _TEXT, "stage": _TEXT, "reason": _TEXT, "document": _TEXT},
        }.items()
    }
)  # fmt: skip

#: Tables that hold what is known of one document; they are replaced together.
LAYERS = ("documents", "entities", "attributions", "quotes", "mentions")


def arrow(name: str, rows: Iterable[Row]) -> pa.Table:
    """Rows of table ``name`` as Arrow."""
    return pa.Table.from_pylist(list(rows), schema=SCHEMAS[name])
