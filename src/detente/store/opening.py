"""Opening a database file: what is wrong with it is told before DuckDB touches it; older schemas are brought up to date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from detente.errors import StoreError

__all__ = ["MEMORY", "MIGRATIONS", "SCHEMA_VERSION", "connect", "telling"]

#: A store without a file, gone when it is closed.
MEMORY = ":memory:"

_FOLDER = Path(__file__).parent / "schema"

#: SQL that brings a database from version ``n`` to ``n + 1``, in order; the views are made anew after the last.
MIGRATIONS: tuple[str, ...] = ("0001.sql", "0002.sql")
SCHEMA_VERSION = len(MIGRATIONS)

#: DuckDB would fetch missing extensions from the network.
_OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}

#: DuckDB files carry this at byte 8.
_MAGIC = b"DUCK"

#: DuckDB's words for what the system refused.
_CANNOT_OPEN = re.compile(r'IO Error: Cannot open file ".*": (.+)')


@contextmanager
def telling(path: str, doing: str) -> Iterator[None]:
    """Turn errors of DuckDB and of the system into one line: place, what went wrong, what to do."""
    try:
        yield
    except (duckdb.Error, OSError) as error:
        reason = _first_line(error)
        if "No space left" in reason or "File too large" in reason or "Disk quota" in reason:
            raise StoreError(
                f"{path}: cannot be {doing}: the disk is full ({reason}); "
                "free some space and run again: what was committed stays"
            ) from error
        raise StoreError(f"{path}: cannot be {doing}: {reason}") from error


def connect(path: str, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """Open ``path``, create it where it is missing, and bring its schema up to date.

    Raises :class:`StoreError` where the file is no database of ours, is locked, of a newer schema, or is to be read and
    does not exist.
    """
    if path != MEMORY:
        _check_file(Path(path), read_only=read_only)
    try:
        con = duckdb.connect(path, read_only=read_only, config=dict(_OFFLINE))
    except (duckdb.Error, OSError) as error:
        raise StoreError(f"{path}: cannot be opened: {_why(error)}") from error
    try:
        with telling(path, "opened"):
            con.execute("SET enable_progress_bar = false")
            _bring_up_to_date(con, path, read_only=read_only)
    except BaseException:
        con.close()
        raise
    return con


def _check_file(path: Path, *, read_only: bool) -> None:
    if path.exists() and not path.is_file():
        what = "a folder" if path.is_dir() else "no file"
        raise StoreError(f"{path}: is {what}; give the database file, such as detente.duckdb")
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(12)
    except FileNotFoundError:
        if read_only:
            raise StoreError(f"{path}: no such database; make it with: detente ingest REPORTS --db {path}") from None
        if not path.parent.is_dir():
            raise StoreError(f"{path}: there is no folder {path.parent}; make it first") from None
        return
    except OSError as error:
        raise StoreError(f"{path}: cannot be opened: {error.strerror}; give another --db") from error
    if size == 0 and not read_only:
        path.unlink()  # holds nothing: left by mktemp, or by a run killed while it made the file
    elif head[8:12] != _MAGIC:
        raise StoreError(f"{path}: is no DuckDB database; give another --db, or move the file away")


def _why(error: Exception) -> str:
    reason = _first_line(error)
    if "lock" in reason.lower():
        holder = reason.partition("(PID ")[2].partition(")")[0]
        by = f" (process {holder})" if holder else ""
        return f"another program is using it{by}; wait for it, or close it"
    refused = _CANNOT_OPEN.match(reason)
    if refused:
        return f"{refused[1]}; check the rights of the file and of its folder, or give another --db"
    if "different configuration" in reason:
        return "it is already open in this program, in another mode; close it first"
    return reason


def _first_line(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__


def _bring_up_to_date(con: duckdb.DuckDBPyConnection, path: str, *, read_only: bool) -> None:
    found = _version(con, path)
    if found > SCHEMA_VERSION:
        raise StoreError(
            f"{path}: the database has schema version {found}, this Detente reads up to {SCHEMA_VERSION}; "
            "update it with: pip install --upgrade detente"
        )
    if found == SCHEMA_VERSION:
        return
    if read_only:
        what = "holds no records yet" if found == 0 else f"has the older schema version {found}"
        raise StoreError(f"{path}: the database {what}; run: detente ingest REPORTS --db {path}")
    con.begin()
    try:
        for name in MIGRATIONS[found:]:
            con.execute((_FOLDER / name).read_text(encoding="utf-8"))
        con.execute((_FOLDER / "views.sql").read_text(encoding="utf-8"))
        con.execute("DELETE FROM meta WHERE key = 'schema_version'")
        con.execute("INSERT INTO meta VALUES ('schema_version', ?)", [str(SCHEMA_VERSION)])
        con.commit()
    except BaseException:
        with suppress(duckdb.Error):
            con.rollback()
        raise


def _version(con: duckdb.DuckDBPyConnection, path: str) -> int:
    """Schema version of an open database; 0 where it is empty. Raises where its tables are not ours."""
    tables = {str(name) for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not tables:
        return 0
    rows: list[tuple[object, ...]] = []
    if {"meta", "documents", "mentions"} <= tables:
        rows = con.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchall()
    if not rows or not str(rows[0][0]).isdigit():
        raise StoreError(
            f"{path}: is a DuckDB database, but not one of Detente's (it has the tables {', '.join(sorted(tables)[:5])}); "
            "give another --db"
        )
    return int(str(rows[0][0]))
