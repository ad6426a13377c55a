"""Every file that cannot be opened is told in one line: place, what, remedy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from detente.errors import StoreError
from detente.store import SCHEMA_VERSION, Store
from detente.store.opening import MIGRATIONS, telling


def fault(path: Path, *, read_only: bool = False) -> str:
    with pytest.raises(StoreError) as caught:
        Store.open(path, read_only=read_only)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(str(path))
    return message


def test_newer_schema(tmp_path: Path) -> None:
    path = tmp_path / "new.duckdb"
    Store.open(path).close()
    con = duckdb.connect(str(path))
    con.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
    con.close()
    for read_only in (False, True):
        assert fault(path, read_only=read_only) == (
            f"{path}: the database has schema version 99, this Detente reads up to {SCHEMA_VERSION}; "
            "update it with: pip install --upgrade detente"
        )


def test_schema_is_as_new_as_its_migrations() -> None:
    assert len(MIGRATIONS) == SCHEMA_VERSION
    folder = Path(sys.modules["detente.store"].__file__ or "").parent / "schema"
    assert sorted(p.name for p in folder.glob("0*.sql")) == list(MIGRATIONS)


@pytest.mark.parametrize("content", [b"hello", b"SQLite format 3\x00" + bytes(90), bytes(5000)])
def test_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.duckdb"
    path.write_bytes(content)
    assert "is no DuckDB database" in fault(path)
    assert path.read_bytes() == content


def test_empty_file_becomes_a_database_but_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    path.touch()
    assert "is no DuckDB database" in fault(path, read_only=True)
    with Store.open(path) as store:
        assert store.counts()["documents"] == 0


def test_database_of_somebody_else(tmp_path: Path) -> None:
    path = tmp_path / "sales.duckdb"
    con = duckdb.connect(str(path))
    con.execute("CREATE TABLE sales (year INTEGER)")
    con.close()
    assert "not one of Detente's (it has the tables sales)" in fault(path)


def test_empty_database_is_filled_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    duckdb.connect(str(path)).close()
    assert "holds no records yet" in fault(path, read_only=True)
    Store.open(path).close()
    Store.open(path, read_only=True).close()


def test_missing(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    assert "no such database; make it with: detente ingest" in fault(path, read_only=True)
    assert not path.exists()
    assert "there is no folder" in fault(tmp_path / "none" / "x.duckdb")


def test_folder_and_device(tmp_path: Path) -> None:
    assert "is a folder" in fault(tmp_path)
    assert "is no file" in fault(Path(os.devnull))
    assert not Path(os.devnull).is_file()  # and is still what it was


def test_locked_by_another_program(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    code = f"import sys; from detente.store import Store; s = Store.open({str(path)!r}); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == b"open\n"
        for read_only in (False, True):
            message = fault(path, read_only=read_only)
            assert f"another program is using it (process {holder.pid})" in message
        holder.stdin.close()
    Store.open(path).close()


def test_open_twice_in_another_mode(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    with Store.open(path):
        assert "already open in this program" in fault(path, read_only=True)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(28, "No space left on device"), "the disk is full"),
        (duckdb.IOException('Could not write file "x": No space left on device\nmore'), "the disk is full"),
        (duckdb.BinderException("no such column\nat line 3"), "x.duckdb: cannot be written: no such column"),
    ],
)
def test_errors_are_told_in_one_line(error: Exception, words: str) -> None:
    with pytest.raises(StoreError) as caught, telling("x.duckdb", "written"):
        raise error
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_the_system_refuses_is_told_without_the_words_of_duckdb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.duckdb"

    def refuse(*_: object, **__: object) -> None:
        raise duckdb.IOException(f'IO Error: Cannot open file "{path}": Permission denied')

    monkeypatch.setattr(duckdb, "connect", refuse)
    with pytest.raises(StoreError) as told:
        Store.open(path)
    assert str(told.value) == (
        f"{path}: cannot be opened: Permission denied; check the rights of the file and of its folder, "
        "or give another --db"
    )
