"""Tables out of the database: Parquet, CSV and JSON. A file is complete or not there."""

from __future__ import annotations

import csv
import errno
import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import duckdb
import pyarrow.parquet as pq

from detente.errors import StoreError
from detente.store.layout import Row
from detente.types import Event, Party

__all__ = ["ENDINGS", "TABLES", "cell", "event_json", "export", "replacing", "select", "write_csv", "write_json"]

ENDINGS = (".parquet", ".csv", ".json", ".jsonl")

#: What can be had, the query for it, and the order of its rows.
TABLES = {
    "events": ("v_events", "date_start NULLS LAST, date_end NULLS LAST, id"),
    "mentions": ("v_mentions", "document, trigger_start, id"),
    "documents": ("v_documents", "id"),
    "dyad_weeks": ("v_dyad_weeks", "week, a, b, direction"),
    "entities": ("entities", "document, number"),
    "attributions": ("attributions", "document, number"),
    "quotes": ("quotes", "document, number"),
    "copies": ("copies", "a, b"),
    "failures": ("failures", "place, stage, id"),
    "runs": ("runs", "started, id"),
}


def select(con: duckdb.DuckDBPyConnection, what: str, ids: Collection[str] | None) -> Any:
    """One of :data:`TABLES` as an Arrow table, in order; ``ids`` keeps rows of these ids."""
    if what not in TABLES:
        raise StoreError(f"export: {what!r} is no table; give one of {', '.join(TABLES)}")
    view, order = TABLES[what]
    where = "" if ids is None else "WHERE id IN (SELECT unnest($ids))"
    sql = f"SELECT * FROM {view} {where} ORDER BY {order}"
    with closing(con.cursor()) as cursor:
        return cursor.sql(sql, params=None if ids is None else {"ids": list(ids)}).to_arrow_table()


def export(con: duckdb.DuckDBPyConnection, path: Path, what: str, ids: Collection[str] | None) -> int:
    """Write one of :data:`TABLES` to ``path``; see ``Reader.export``. Raises :class:`StoreError`."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise StoreError(f"{path}: the ending {ending!r} is not known; give one of {', '.join(ENDINGS)}")
    table = select(con, what, ids)
    if ending in (".json", ".jsonl"):
        return write_json(path, table.to_pylist())
    with replacing(path) as part:
        if ending == ".parquet":
            pq.write_table(table, part)
        else:
            with part.open("w", encoding="utf-8", newline="") as file:
                write_csv(file, table.to_pylist(), table.column_names)
    return int(table.num_rows)


def write_json(path: Path, rows: Iterable[Row]) -> int:
    """Write rows to ``path``: one a line where it ends in ``.jsonl``, else one array. Returns their number."""
    lines = [json.dumps(row, ensure_ascii=False, default=str) for row in rows]
    text = "".join(f"{line}\n" for line in lines) if path.suffix == ".jsonl" else "[" + ",\n ".join(lines) + "]\n"
    with replacing(path) as part:
        part.write_text(text, encoding="utf-8")
    return len(lines)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path to write to; what was written takes the place of ``path`` when the block ends well.

    Raises :class:`StoreError` with one line where it cannot be written. What ``path`` held before then stays.
    """
    device = path.exists() and not path.is_file()
    part = path if device else path.with_name(f".{path.name}.part")
    try:
        try:
            yield part
            if not device:
                part.replace(path)
        except BaseException:
            if not device:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or str(error).splitlines()[0]
        remedy = "free some space, or write elsewhere" if error.errno == errno.ENOSPC else "check the path"
        raise StoreError(f"{path}: cannot be written: {reason}; {remedy}") from error


def write_csv(file: IO[str], rows: Iterable[Row], columns: Collection[str]) -> None:
    """Write rows with a header; lists are joined by ``;``, what is not stated is empty."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(row[name]) for name in columns] for row in rows)


def cell(value: Any) -> str:
    """One CSV cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return ";".join(cell(v) for v in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def event_json(event: Event) -> Row:
    """An event as the wire format has it: ``documents`` and ``origins`` are counts."""
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "act": event.act,
        "cameo": event.cameo,
        "quad": event.quad,
        "score": event.score,
        "status": event.status.value,
        "alleged": event.alleged,
        "actors": [_party(p) for p in event.actors],
        "recipients": [_party(p) for p in event.recipients],
        "date": None
        if event.date is None
        else {
            "start": None if event.date.start is None else event.date.start.isoformat(),
            "end": None if event.date.end is None else event.date.end.isoformat(),
            "precision": None if event.date_precision is None else event.date_precision.value,
            "basis": event.date_basis.value,
        },
        "place": event.place,
        "documents": len(event.documents),
        "origins": len(event.origins),
        "reports": list(event.documents),
        "speakers": list(event.speakers),
        "affirmed_by": list(event.affirmed_by),
        "denied_by": list(event.denied_by),
        "mentions": list(event.mentions),
    }


def _party(party: Party) -> Row:
    entity, country, sector = party
    return {"entity": entity, "country": country, "sector": sector}
