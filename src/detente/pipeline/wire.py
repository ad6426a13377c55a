"""The wire format: one JSON object a document, with every layer. Stable; scorers and users build on it."""

from __future__ import annotations

import json
import re
from datetime import datetime, time
from typing import Any

from detente.types import Annotation, EventMention, Span, TimeMention

__all__ = ["dumps", "json_line", "mention_row", "published_text", "time_row", "to_wire"]

Json = dict[str, Any]

_HALF = re.compile("[\ud800-\udfff]")


def to_wire(annotation: Annotation, *, predicates: bool = False) -> Json:
    """Return the document as plain JSON values. Spans are ``[start, end)`` in code points of ``text``."""
    document = annotation.document
    found: Json = {
        "id": document.id,
        "text": document.text,
        "published": published_text(document.published),
        "title": document.title,
        "url": document.url,
        "publisher": document.publisher,
        "clean": {
            "removed": [[r.start, r.end, r.reason] for r in document.removed],
            "offsets": [list(run) for run in document.offsets],
        },
        "entities": [
            {
                "span": list(e.span),
                "text": e.text,
                "entity": e.entity,
                "country": e.country,
                "sector": e.sector,
                "role": e.role,
                "kind": e.kind,
                "reason": e.reason,
                "antecedent": e.antecedent,
                "remark": e.remark,
                "given": e.given,
                "members": list(e.members),
            }
            for e in annotation.entities
        ],
        "times": [time_row(t) for t in annotation.times],
        "places": [
            {
                "span": list(p.span),
                "text": p.text,
                "geonames": p.geonames,
                "country": p.country,
                "lat": p.lat,
                "lon": p.lon,
                "precision": p.precision,
            }
            for p in annotation.places
        ],
        "attributions": [
            {
                "source": _spans(a.source),
                "cue": _spans(a.cue),
                "content": _spans(a.content),
                "kind": a.kind,
                "speaker": a.speaker,
                "parent": a.parent,
            }
            for a in annotation.attributions
        ],
        "quotes": [
            {
                "span": list(q.span),
                "text": q.text,
                "speaker": q.speaker,
                "speaker_span": None if q.speaker_span is None else list(q.speaker_span),
                "suspect": list(q.suspect),
            }
            for q in annotation.quotes
        ],
        "remarks": [{"kind": r.kind, "span": list(r.span), "words": r.words} for r in annotation.remarks],
        "mentions": [_mention(m) for m in annotation.mentions],
    }
    if predicates:
        found["predicates"] = [
            {
                "span": list(p.span),
                "factuality": p.factuality,
                "status": p.status.value,
                "date": None if p.date is None else {"value": p.date.value, "basis": p.date.basis.value},
            }
            for p in annotation.predicates
        ]
    return found


def dumps(annotation: Annotation, *, predicates: bool = False) -> str:
    """Return the document as one line of JSON: the same bytes for the same layers."""
    return json_line(to_wire(annotation, predicates=predicates))


def json_line(value: Json) -> str:
    """Return ``value`` as one line of JSON. Half characters (lone surrogates), which no UTF-8 holds, are escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    return json.dumps(value, separators=(", ", ": ")) if _HALF.search(text) else text


def published_text(moment: datetime | None) -> str | None:
    """A publication date as ISO 8601: a day where only the day is known, else with time and the publisher's zone."""
    if moment is None:
        return None
    if moment.tzinfo is None and moment.time() == time():
        return moment.date().isoformat()
    return moment.isoformat()


def mention_row(annotation: Annotation, mention: EventMention) -> Json:
    """Return one event mention as a row for people and tables: words instead of indices."""

    def names(indices: tuple[int, ...]) -> list[str]:
        layer = annotation.entities
        return [layer[i].country or layer[i].entity or layer[i].text for i in indices]

    text = annotation.document.text
    return {
        "document": annotation.document.id,
        "id": mention.id,
        "type": mention.type,
        "mode": mention.mode,
        "cameo": mention.cameo,
        "quad": mention.quad,
        "score": mention.score,
        "status": mention.status.value,
        "alleged": mention.alleged,
        "actors": names(mention.actors),
        "recipients": names(mention.recipients),
        "actor_words": [annotation.entities[i].text for i in mention.actors],
        "recipient_words": [annotation.entities[i].text for i in mention.recipients],
        "speaker": mention.speaker,
        "date": None if mention.time is None else annotation.times[mention.time].value,
        "start": None if mention.date is None or mention.date.start is None else mention.date.start.isoformat(),
        "end": None if mention.date is None or mention.date.end is None else mention.date.end.isoformat(),
        "date_basis": mention.date_basis.value,
        "place": None if mention.place is None else annotation.places[mention.place].text,
        "act": mention.act,
        "operators": list(mention.operators),
        "contexts": list(mention.contexts),
        "trigger": text[mention.trigger[0] : mention.trigger[1]],
        "sentence": text[mention.sentence[0] : mention.sentence[1]],
        "rules": list(mention.rules),
        "confidence": mention.confidence,
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(s) for s in spans]


def time_row(t: TimeMention) -> Json:
    """A time expression as the layer ``times`` holds it."""
    return {
        "span": list(t.span),
        "text": t.text,
        "type": t.type,
        "value": t.value,
        "mod": t.mod,
        "start": None if t.interval.start is None else t.interval.start.isoformat(),
        "end": None if t.interval.end is None else t.interval.end.isoformat(),
        "precision": t.precision.value,
        "basis": t.basis.value,
        "rule": t.rule.removeprefix("time:"),
        "also": list(t.also),
        "reason": t.reason or None,
    }


def _mention(m: EventMention) -> Json:
    return {
        "id": m.id,
        "sentence": list(m.sentence),
        "trigger": list(m.trigger),
        "act": m.act,
        "operators": list(m.operators),
        "type": m.type,
        "mode": m.mode,
        "contexts": list(m.contexts),
        "cameo": m.cameo,
        "quad": m.quad,
        "score": m.score,
        "actors": list(m.actors),
        "recipients": list(m.recipients),
        "status": m.status.value,
        "alleged": m.alleged,
        "speaker": m.speaker,
        "attribution": m.attribution,
        "time": m.time,
        "place": m.place,
        "date": None
        if m.date is None
        else {
            "start": None if m.date.start is None else m.date.start.isoformat(),
            "end": None if m.date.end is None else m.date.end.isoformat(),
            "precision": None if m.date_precision is None else m.date_precision.value,
            "basis": m.date_basis.value,
        },
        "rules": list(m.rules),
        "confidence": m.confidence,
    }
