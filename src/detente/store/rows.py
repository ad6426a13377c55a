"""Values to rows: what is stored of a coded document, of events, copies and failures."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from detente.store.layout import Row, arrow
from detente.types import (
    Annotation,
    Attribution,
    CopyPair,
    Document,
    EntityMention,
    Event,
    EventMention,
    Failure,
    Party,
    Quote,
    Span,
    Testimony,
    content_id,
)

__all__ = ["Coded", "Run", "copy_row", "document_stamp", "encode", "event_row", "failure_row"]


@dataclass(frozen=True, slots=True)
class Run:
    """What a run codes with: detente's version, the lexicon's digest, the model; and where its texts come from.

    ``started`` is in UTC; ``None`` where the caller keeps no clock.
    """

    id: str
    version: str
    lexicon: str
    model: str
    sources: tuple[str, ...] = ()
    started: datetime | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """A coded document, ready to be stored: one Arrow table for each of the five tables of a document."""

    document: str
    place: str
    mentions: int
    tables: Mapping[str, pa.Table]


def document_stamp(document: Document, run: Run) -> str:
    """Digest of everything that the coding of ``document`` by ``run`` rests on. The same stamp needs no new coding."""
    return content_id(
        document.id,
        document.received,
        None if document.published is None else document.published.isoformat(),
        document.publisher,
        document.title,
        document.url,
        document.language,
        str(document.given_entities),
        *(remark.words for remark in document.remarks),
        _metadata(document),
        run.lexicon,
        run.model,
        run.version,
    )


def encode(annotation: Annotation, testimonies: Sequence[Testimony], *, place: str, run: Run) -> Coded:
    """Turn a coded document into rows. Raises ``UnicodeError`` where a text holds half a character (lone surrogate)."""
    document = annotation.document
    pairs = list(zip(annotation.mentions, testimonies, strict=True))
    rows = {
        "documents": [_document_row(annotation, place, run)],
        "entities": [_entity_row(document.id, n, e) for n, e in enumerate(annotation.entities)],
        "attributions": [_attribution_row(document.id, n, a) for n, a in enumerate(annotation.attributions)],
        "quotes": [_quote_row(document.id, n, q) for n, q in enumerate(annotation.quotes)],
        "mentions": [_mention_row(annotation, m, t) for m, t in pairs],
    }
    return Coded(document.id, place, len(pairs), {name: arrow(name, found) for name, found in rows.items()})


def _metadata(document: Document) -> str:
    return json.dumps(dict(document.metadata), ensure_ascii=False, sort_keys=True, default=str)


def _document_row(annotation: Annotation, place: str, run: Run) -> Row:
    d = annotation.document
    line = d.dateline
    return {
        "id": d.id,
        "place": place,
        "published": None if d.published is None else d.published.isoformat(),
        "day": d.published_day,
        "publisher": d.publisher,
        "title": d.title,
        "url": d.url,
        "language": d.language,
        "text": d.text,
        "received": None if d.received == d.text else d.received,
        "offsets": [list(run_) for run_ in d.offsets],
        "removed": [{"start": r.start, "end": r.end, "reason": r.reason} for r in d.removed],
        "remarks": [
            {"kind": r.kind, "start": r.span[0], "end": r.span[1], "words": r.words} for r in annotation.remarks
        ],
        "dateline": None
        if line is None
        else {
            "start": line.span[0],
            "end": line.span[1],
            "place": line.place,
            "day": line.day,
            "agency": line.agency,
        },
        "given": _lists(d.given_entities),
        "metadata": _metadata(d),
        "lexicon": run.lexicon,
        "model": run.model,
        "version": run.version,
        "stamp": document_stamp(d, run),
    }


def _entity_row(document: str, number: int, e: EntityMention) -> Row:
    return {
        "document": document,
        "number": number,
        "start": e.span[0],
        "end": e.span[1],
        "text": e.text,
        "sentence": e.sentence,
        "token_start": e.tokens[0],
        "token_end": e.tokens[1],
        "head": e.head,
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


def _attribution_row(document: str, number: int, a: Attribution) -> Row:
    return {
        "document": document,
        "number": number,
        "source": _lists(a.source),
        "cue": _lists(a.cue),
        "content": _lists(a.content),
        "kind": a.kind,
        "speaker": a.speaker,
        "speaker_mention": a.speaker_mention,
        "parent": a.parent,
        "rule": a.rule,
    }


def _quote_row(document: str, number: int, q: Quote) -> Row:
    return {
        "document": document,
        "number": number,
        "start": q.span[0],
        "end": q.span[1],
        "text": q.text,
        "speaker": q.speaker,
        "speaker_span": None if q.speaker_span is None else list(q.speaker_span),
        "suspect": q.suspect,
    }


def _act_columns(value: Testimony | Event) -> Row:
    return {
        "id": value.id,
        "act": value.act,
        "type": value.type,
        "mode": value.mode,
        "contexts": value.contexts,
        "cameo": value.cameo,
        "quad": value.quad,
        "score": value.score,
        "status": value.status.value,
        "alleged": value.alleged,
        "actors": _party_rows(value.actors),
        "recipients": _party_rows(value.recipients),
        "days": None if value.date is None else {"start": value.date.start, "end": value.date.end},
        "date_precision": None if value.date_precision is None else value.date_precision.value,
        "date_basis": value.date_basis.value,
        "place": value.place,
    }


def _mention_row(annotation: Annotation, m: EventMention, t: Testimony) -> Row:
    time = None if m.time is None else annotation.times[m.time]
    place = None if m.place is None else annotation.places[m.place]
    return {
        **_act_columns(t),
        "document": t.document,
        "sentence_span": list(t.sentence),
        "trigger_span": list(t.trigger),
        "words": t.words,
        "operators": t.operators,
        "actor_entities": m.actors,
        "recipient_entities": m.recipients,
        "time_span": None if time is None else list(time.span),
        "time_value": None if time is None else time.value,
        "time_rule": None if time is None else time.rule,
        "place_span": None if place is None else list(place.span),
        "geonames": None if place is None else place.geonames,
        "place_country": None if place is None else place.country,
        "lat": None if place is None else place.lat,
        "lon": None if place is None else place.lon,
        "place_precision": None if place is None else place.precision,
        "speaker": t.speaker,
        "chain": t.chain,
        "attribution": m.attribution,
        "rules": t.rules,
        "confidence": t.confidence,
    }


def event_row(event: Event) -> Row:
    """The row of an event, without its mentions."""
    return {
        **_act_columns(event),
        "reports": event.documents,
        "origins": event.origins,
        "speakers": event.speakers,
        "affirmed_by": event.affirmed_by,
        "denied_by": event.denied_by,
        "reasons": event.reasons,
    }


def copy_row(pair: CopyPair) -> Row:
    """The row of a pair of related documents."""
    return {
        "a": pair.a,
        "b": pair.b,
        "relation": pair.relation,
        "original": pair.original,
        "score": pair.score,
        "evidence": pair.evidence,
    }


def failure_row(failure: Failure) -> Row:
    """The row of a failure; its id is a digest, so that the same failure is one row however often it comes."""
    parts = [None if p is None else _whole(p) for p in (failure.place, failure.stage, failure.reason, failure.document)]
    return {
        "id": content_id(*parts),
        "place": parts[0],
        "stage": parts[1],
        "reason": parts[2],
        "document": parts[3],
    }


def _whole(text: str) -> str:
    """Replace half characters (lone surrogates, as in undecodable file names), which no database stores."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _lists(spans: Iterable[Span]) -> list[list[int]]:
    return [list(s) for s in spans]


def _party_rows(parties: Iterable[Party]) -> list[Row]:
    return [{"entity": entity, "country": country, "sector": sector} for entity, country, sector in parties]
