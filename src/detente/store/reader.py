"""Reading the record back: documents with their layers, mentions, events and the evidence that they rest on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from detente.errors import StoreError
from detente.store.doubts import Doubts, collect
from detente.store.evidence import Evidence, gather
from detente.store.exporting import event_json, export, select, write_json
from detente.store.layout import Row
from detente.store.opening import telling
from detente.store.values import (
    read_attribution,
    read_document,
    read_entity,
    read_event,
    read_quote,
    read_remarks,
    read_testimony,
)
from detente.types import Attribution, CopyPair, Document, EntityMention, Event, Failure, Quote, Remark, Testimony

__all__ = ["Reader"]

_MENTIONS = """
    SELECT m.*, d.publisher, d.day, coalesce(o.origin, m.document) AS origin
    FROM mentions m JOIN documents d ON d.id = m.document LEFT JOIN origins o ON o.document = m.document
"""
_EVENTS = """
    SELECT e.*, coalesce(m.mentions, []) AS mentions
    FROM events e
    LEFT JOIN (SELECT event, list(mention ORDER BY number) AS mentions FROM event_mentions GROUP BY event) m
        ON m.event = e.id
"""
_NAMES = "list_concat(list_transform({0}, lambda p: p.entity), list_transform({0}, lambda p: p.country))"
_ACTORS, _RECIPIENTS = _NAMES.format("e.actors"), _NAMES.format("e.recipients")


#: Rows that are fetched at a time.
_CHUNK = 500

_Found = TypeVar("_Found", Event, Testimony)


class Reader:
    """What can be read from an open database. Iterators read as they go: use them before the store is closed."""

    def __init__(self, con: duckdb.DuckDBPyConnection, path: str) -> None:
        self._con = con
        self.path = path

    def documents(self, ids: Collection[str] | None = None) -> Iterator[Document]:
        """Yield documents in the order of their ids: all, or those of ``ids``."""
        where, values = _among("id", ids)
        return map(read_document, self._rows(f"SELECT * FROM documents {where} ORDER BY id", values))

    def document(self, id: str) -> Document:
        """Return the document of this id, or raise :class:`StoreError`."""
        found = next(self.documents([id]), None)
        if found is None:
            raise StoreError(f"{self.path}: no document has the id {id!r}")
        return found

    def entities(self, document: str) -> tuple[EntityMention, ...]:
        """The entity layer of a document."""
        return tuple(
            map(read_entity, self._rows("SELECT * FROM entities WHERE document = ? ORDER BY number", [document]))
        )

    def attributions(self, document: str) -> tuple[Attribution, ...]:
        """The attribution layer of a document."""
        rows = self._rows("SELECT * FROM attributions WHERE document = ? ORDER BY number", [document])
        return tuple(map(read_attribution, rows))

    def quotes(self, document: str) -> tuple[Quote, ...]:
        """The quotations of a document, in text order."""
        rows = self._rows("SELECT * FROM quotes WHERE document = ? ORDER BY number", [document])
        return tuple(map(read_quote, rows))

    def remarks(self, document: str) -> tuple[Remark, ...]:
        """What is damaged in a document as a whole, in text order."""
        rows = self._rows("SELECT remarks FROM documents WHERE id = ?", [document])
        return next(map(read_remarks, rows), ())

    def lexicons(self, documents: Collection[str]) -> frozenset[str]:
        """Digests of the lexicons that ``documents`` were coded with."""
        where, values = _among("id", documents)
        return frozenset(
            str(r["lexicon"]) for r in self._rows(f"SELECT DISTINCT lexicon FROM documents {where}", values)
        )

    def doubts(self, documents: Collection[str]) -> dict[str, Doubts]:
        """What is doubtful in ``documents``, by id; those without any doubt are left out."""
        return collect(self._rows, documents)

    def testimonies(
        self, *, documents: Collection[str] | None = None, ids: Collection[str] | None = None
    ) -> Iterator[Testimony]:
        """Yield mentions by document and place in the text: all, those of ``documents``, or those of ``ids``."""
        column, wanted = ("m.id", ids) if documents is None else ("m.document", documents)
        where, values = _among(column, wanted)
        return map(read_testimony, self._rows(f"{_MENTIONS} {where} ORDER BY m.document, m.trigger_span, m.id", values))

    def copies(self) -> tuple[CopyPair, ...]:
        """All pairs of related documents, sorted."""
        rows = self._rows("SELECT * FROM copies ORDER BY a, b")
        return tuple(
            CopyPair(r["a"], r["b"], r["relation"], r["original"], r["score"], tuple(r["evidence"])) for r in rows
        )

    def origins(self) -> dict[str, str]:
        """Document id to origin id."""
        return {str(d): str(o) for d, o in self._fetch("SELECT document, origin FROM origins ORDER BY document")}

    def events(
        self,
        *,
        dyad: tuple[str, str] | None = None,
        status: str | Collection[str] | None = None,
        type: str | Collection[str] | None = None,
        since: date | None = None,
        until: date | None = None,
        alleged: bool | None = None,
    ) -> tuple[Event, ...]:
        """Return events by date, those without one last.

        ``dyad`` keeps acts of one side on the other, either way, and acts that both do together; sides are countries or
        entity ids. ``since`` and ``until`` are days, both included; an event counts whose date overlaps them, and one
        without a date does not.
        """
        clauses: list[str] = []
        values: list[Any] = []
        for column, wanted in (("status", status), ("type", type)):
            if wanted is not None:
                clauses.append(f"e.{column} IN (SELECT unnest(?))")
                values.append([str(w) for w in ([wanted] if isinstance(wanted, str) else wanted)])
        if dyad is not None:
            a, b = dyad
            pair = f"(list_contains({_ACTORS}, ?) AND list_contains({{}}, ?))"
            clauses.append(f"({pair.format(_ACTORS)} OR {pair.format(_RECIPIENTS)} OR {pair.format(_RECIPIENTS)})")
            values += [a, b, a, b, b, a]
        if since is not None:
            clauses.append('e.days IS NOT NULL AND (e.days."end" IS NULL OR e.days."end" > ?)')
            values.append(since)
        if until is not None:
            clauses.append('e.days IS NOT NULL AND (e.days."start" IS NULL OR e.days."start" <= ?)')
            values.append(until)
        if alleged is not None:
            clauses.append("e.alleged = ?")
            values.append(alleged)
        where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
        order = 'ORDER BY e.days."start" NULLS LAST, e.days."end" NULLS LAST, e.id'
        return tuple(map(read_event, self._rows(f"{_EVENTS} {where} {order}", values)))

    def event(self, id: str) -> Event:
        """Return the event of this id, or raise :class:`StoreError`."""
        return self._one(id, "event", map(read_event, self._rows(f"{_EVENTS} WHERE e.id = ?", [id])))

    def mention(self, id: str) -> Testimony:
        """Return the mention of this id, or raise :class:`StoreError`."""
        return self._one(id, "mention", map(read_testimony, self._rows(f"{_MENTIONS} WHERE m.id = ?", [id])))

    def _one(self, id: str, kind: str, found: Iterator[_Found]) -> _Found:
        value = next(found, None)
        if value is None:
            raise StoreError(
                f"{self.path}: no {kind} has the id {id!r}; list them with: detente events --db {self.path}"
            )
        return value

    def find(self, prefix: str) -> Event | Testimony:
        """Return the event or mention whose id begins with ``prefix``; raises :class:`StoreError` for none or several."""
        ids = self._fetch(
            "SELECT id, 'event' FROM events WHERE starts_with(id, $1) "
            "UNION ALL SELECT id, 'mention' FROM mentions WHERE starts_with(id, $1) ORDER BY ALL LIMIT 6",
            [prefix],
        )
        if not ids:
            raise StoreError(
                f"{self.path}: no event or mention has an id that begins with {prefix!r}; list them with: detente events --db {self.path}"
            )
        if len(ids) > 1:
            some = ", ".join(f"{kind} {id}" for id, kind in ids[:5]) + (", …" if len(ids) > 5 else "")
            raise StoreError(f"{self.path}: several ids begin with {prefix!r} ({some}); give more of it")
        id, kind = ids[0]
        return self.event(id) if kind == "event" else self.mention(id)

    def mentions_of(self, event: str) -> tuple[Testimony, ...]:
        """The mentions of an event, in the event's order."""
        sql = f"{_MENTIONS} JOIN event_mentions em ON em.mention = m.id WHERE em.event = ? ORDER BY em.number"
        return tuple(map(read_testimony, self._rows(sql, [event])))

    def event_of(self, mention: str) -> Event | None:
        """The event that a mention belongs to; ``None`` where events have not been made since it came."""
        ids = self._fetch("SELECT event FROM event_mentions WHERE mention = ?", [mention])
        return self.event(str(ids[0][0])) if ids else None

    def evidence(self, ids: Collection[str]) -> tuple[Evidence, ...]:
        """What the mentions ``ids`` rest on, in the order of ``ids``: the words with their spans, and the report."""
        return gather(self._rows, tuple(self.testimonies(ids=ids)), ids)

    def failures(self) -> tuple[Failure, ...]:
        """Inputs that did not become a record, by place."""
        rows = self._rows("SELECT * FROM failures ORDER BY place, stage, id")
        return tuple(Failure(r["place"], r["stage"], r["reason"], r["document"]) for r in rows)

    def counts(self) -> dict[str, int]:
        """Number of rows by what they are: documents, origins, mentions, events, copies, failures."""
        sql = """
            SELECT (SELECT count(*) FROM documents), (SELECT count(DISTINCT origin) FROM origins),
                   (SELECT count(*) FROM mentions), (SELECT count(*) FROM events), (SELECT count(*) FROM copies),
                   (SELECT count(*) FROM failures)
        """
        names = ("documents", "origins", "mentions", "events", "copies", "failures")
        return dict(zip(names, map(int, self._fetch(sql)[0]), strict=True))

    def events_by(self) -> str:
        """Version of the software that made the events from the mentions as they stand; empty where they are stale."""
        return next((str(r[0]) for r in self._fetch("SELECT value FROM meta WHERE key = 'events_by'")), "")

    def export(self, path: str | Path, what: str = "events", *, ids: Collection[str] | None = None) -> int:
        """Write a table to ``path`` and return its number of rows. The ending says how: .parquet, .csv, .json, .jsonl.

        ``what`` is events, mentions, documents, dyad_weeks, entities, attributions, quotes, copies, failures or runs;
        ``ids`` keeps rows of these ids. Codes stay text. Lists stay lists in Parquet and JSON, and are joined by ``;`` in CSV.
        Events in JSON have the fields of the wire format (``detente events --json``).
        """
        path = Path(path)
        if what == "events" and path.suffix in (".json", ".jsonl"):
            wanted = None if ids is None else set(ids)
            return write_json(path, (event_json(e) for e in self.events() if wanted is None or e.id in wanted))
        return export(self._con, path, what, ids)

    def table(self, what: str = "events", *, ids: Collection[str] | None = None) -> tuple[list[str], list[Row]]:
        """The columns and rows that :meth:`export` would write."""
        found = select(self._con, what, ids)
        return list(found.column_names), found.to_pylist()

    def _rows(self, sql: str, values: list[Any] | None = None) -> Iterator[Row]:
        """Yield the rows of a query by column names, lazily and on a connection of its own."""
        with closing(self._con.cursor()) as cursor:
            with telling(self.path, "read"):
                cursor.execute(sql, values)
                names = [str(column[0]) for column in cursor.description or ()]
                rows = cursor.fetchmany(_CHUNK)
            while rows:
                yield from (dict(zip(names, row, strict=True)) for row in rows)
                with telling(self.path, "read"):
                    rows = cursor.fetchmany(_CHUNK)

    def _fetch(self, sql: str, values: list[Any] | None = None) -> list[tuple[Any, ...]]:
        """All rows of a short query, on the connection that writes: it sees what is not yet committed."""
        with telling(self.path, "read"):
            return self._con.execute(sql, values).fetchall()


def _among(column: str, wanted: Collection[str] | None) -> tuple[str, list[Any]]:
    return ("", []) if wanted is None else (f"WHERE {column} IN (SELECT unnest(?))", [list(wanted)])
