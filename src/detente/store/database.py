"""The record in one DuckDB file. Every write is one transaction: it is there as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow as pa

from detente.store.layout import LAYERS, Row, arrow
from detente.store.opening import MEMORY, connect, telling
from detente.store.reader import Reader
from detente.store.rows import Coded, Run, copy_row, document_stamp, event_row, failure_row
from detente.types import CopyPair, Document, Event, Failure, content_id

__all__ = ["Store"]


class Store(Reader):
    """A database of coded reports. Use as a context manager, or :meth:`close` it.

    One program writes at a time; others may read only while none writes. Raises :class:`StoreError` with one line
    wherever the file cannot be opened, read or written.
    """

    def __init__(self, con: duckdb.DuckDBPyConnection, path: str, *, read_only: bool) -> None:
        super().__init__(con, path)
        self.read_only = read_only

    @classmethod
    def open(cls, path: str | Path = MEMORY, *, read_only: bool = False) -> Self:
        """Open the database at ``path``; it is made where it is missing, unless ``read_only``."""
        return cls(connect(str(path), read_only=read_only), str(path), read_only=read_only)

    def close(self) -> None:
        """Close the file. What was committed is in it."""
        self._con.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def begin_run(
        self, *, version: str, lexicon: str, model: str, sources: Sequence[str] = (), started: datetime | None = None
    ) -> Run:
        """Describe a run. It gets its row with the first thing that it stores: a run that stores nothing leaves none."""
        moment = None if started is None else started.isoformat()
        return Run(
            content_id(version, lexicon, model, moment, *sources), version, lexicon, model, tuple(sources), started
        )

    def finish_run(self, run: Run, *, finished: datetime | None = None) -> None:
        """Mark a run as finished; nothing happens where it stored nothing."""
        with self._transaction():
            self._con.execute(
                "UPDATE runs SET state = 'finished', finished = ? WHERE id = ? AND state <> 'finished'",
                [_utc(finished), run.id],
            )

    def known(self, documents: Iterable[Document], run: Run) -> frozenset[str]:
        """Ids of those ``documents`` that are stored as ``run`` would code them: same input, lexicon, model, version."""
        stamps = {d.id: document_stamp(d, run) for d in documents}
        rows = self._rows("SELECT id, stamp FROM documents WHERE id IN (SELECT unnest(?))", [list(stamps)])
        return frozenset(str(row["id"]) for row in rows if stamps[row["id"]] == row["stamp"])

    def add(self, coded: Sequence[Coded], run: Run, failures: Sequence[Failure] = ()) -> int:
        """Store a batch in one transaction; documents that are there already are replaced with all their layers.

        Failures that are there already stay one row; those of a document or place that now succeeds go. Returns the
        number of documents that were replaced. ``coded`` must not hold a document twice.
        """
        ids = [c.document for c in coded]
        if len(set(ids)) != len(ids):
            raise ValueError("a batch holds a document twice")
        with self._transaction():
            lost = self._fresh(failures)
            if not coded and not lost:
                return 0
            old = [str(r[0]) for r in self._fetch("SELECT id FROM documents WHERE id IN (SELECT unnest(?))", [ids])]
            for name in LAYERS:
                if old:
                    key = "id" if name == "documents" else "document"
                    self._con.execute(f"DELETE FROM {name} WHERE {key} IN (SELECT unnest(?))", [old])
                self._insert(name, pa.concat_tables([c.tables[name] for c in coded] or [arrow(name, ())]))
            self._con.execute(
                "DELETE FROM failures WHERE document IN (SELECT unnest(?)) OR place IN (SELECT unnest(?))",
                [ids, [c.place for c in coded]],
            )
            self._insert("failures", arrow("failures", lost))
            self._count(run, len(ids) - len(old), len(old), len(lost), sum(c.mentions for c in coded))
            if coded:
                self._set_meta("events_by", "")
        return len(old)

    def add_failure(self, failure: Failure, run: Run) -> None:
        """Store one failure. The same failure is one row however often it is stored."""
        self.add((), run, (failure,))

    def put_copies(self, pairs: Iterable[CopyPair], origins: Mapping[str, str]) -> None:
        """Replace all pairs of related documents, and the origin (by document id) of every document."""
        with self._transaction():
            self._replace("copies", [copy_row(p) for p in sorted(pairs, key=lambda p: (p.a, p.b))])
            self._replace("origins", [{"document": d, "origin": o} for d, o in sorted(origins.items())])

    def put_events(self, events: Iterable[Event], *, version: str = "") -> None:
        """Replace all events, made by ``version`` of the software from the mentions as they stand."""
        found = sorted(events, key=lambda e: e.id)
        links = [{"event": e.id, "number": n, "mention": m} for e in found for n, m in enumerate(e.mentions)]
        with self._transaction():
            self._replace("events", [event_row(e) for e in found])
            self._replace("event_mentions", links)
            self._set_meta("events_by", version)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with telling(self.path, "written"):
            self._con.begin()
            try:
                yield
                self._con.commit()
            except BaseException:
                with suppress(duckdb.Error):  # where committing itself failed, nothing is left to roll back
                    self._con.rollback()
                raise

    def _insert(self, name: str, table: Any) -> None:
        if table.num_rows:
            self._con.register("incoming", table)
            try:
                self._con.execute(f"INSERT INTO {name} BY NAME SELECT * FROM incoming")
            finally:
                self._con.unregister("incoming")

    def _replace(self, name: str, rows: list[Row]) -> None:
        self._con.execute(f"DELETE FROM {name}")
        self._insert(name, arrow(name, rows))

    def _fresh(self, failures: Sequence[Failure]) -> list[Row]:
        """Rows of those failures that are not stored yet, each once."""
        rows = {row["id"]: row for row in map(failure_row, failures)}
        held = self._fetch("SELECT id FROM failures WHERE id IN (SELECT unnest(?))", [list(rows)])
        return [row for id, row in rows.items() if (id,) not in set(held)]

    def _count(self, run: Run, new: int, recoded: int, failures: int, mentions: int) -> None:
        counts = [new, recoded, failures, mentions]
        updated = self._con.execute(
            "UPDATE runs SET state = 'running', finished = NULL, documents_new = documents_new + ?, "
            "documents_recoded = documents_recoded + ?, failures = failures + ?, mentions = mentions + ? WHERE id = ?",
            [*counts, run.id],
        ).fetchall()
        if updated == [(0,)]:
            self._con.execute(
                "INSERT INTO runs VALUES (?, ?, NULL, 'running', ?, ?, ?, ?, ?, ?, ?, ?)",
                [run.id, _utc(run.started), run.version, run.lexicon, run.model, list(run.sources), *counts],
            )

    def _set_meta(self, key: str, value: str) -> None:
        self._con.execute("DELETE FROM meta WHERE key = ?", [key])
        self._con.execute("INSERT INTO meta VALUES (?, ?)", [key, value])


def _utc(moment: datetime | None) -> datetime | None:
    """The moment in UTC without a zone, as the table keeps it; a moment without a zone is taken for UTC."""
    if moment is None or moment.tzinfo is None:
        return moment
    return moment.astimezone(UTC).replace(tzinfo=None)
