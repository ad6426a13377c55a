"""A run that is killed loses nothing that was committed and repeats nothing when it is run again."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from detente.pipeline import ingesting
from detente.pipeline.coding import Coder
from detente.store import Store

Start = Callable[..., "subprocess.Popen[str]"]
TABLES = (
    "documents", "entities", "attributions", "mentions", "copies", "origins", "events", "event_mentions", "failures",
    "meta",
)  # fmt: skip


def content(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every table but ``runs``, which tells how often somebody started one."""
    con = duckdb.connect(str(path), read_only=True)
    found = {name: con.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall() for name in TABLES}
    con.close()
    return found


def exported(path: Path, folder: Path) -> dict[str, bytes]:
    """The bytes of every table for people, as Parquet."""
    folder.mkdir()
    found = {}
    with Store.open(path, read_only=True) as store:
        for name in ("events", "mentions", "documents", "dyad_weeks", "entities", "attributions", "copies"):
            store.export(folder / f"{name}.parquet", name)
            found[name] = (folder / f"{name}.parquet").read_bytes()
    return found


def wait_for_commits(running: subprocess.Popen[str], db: Path, count: int) -> None:
    """Wait until the database has grown ``count`` times since its schema was made."""
    sizes: list[int] = []
    limit = time.monotonic() + 60
    while len(sizes) <= count:
        assert running.poll() is None, "ended before it was stopped"
        assert time.monotonic() < limit, "nothing is committed"
        size = sum(p.stat().st_size for p in db.parent.glob(f"{db.name}*"))
        if size and (not sizes or size > sizes[-1]):
            sizes.append(size)
        time.sleep(0.005)


@pytest.fixture(scope="module")
def whole(start: Start, reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that was filled in one go."""
    db = tmp_path_factory.mktemp("whole") / "whole.duckdb"
    with start("ingest", reports, "--db", db, "--batch-size", "16") as running:
        _, err = running.communicate(timeout=120)
    assert running.returncode == 0, err
    assert "300 new documents" in err
    found = content(db)
    assert len(found["documents"]) == 300
    assert len(found["mentions"]) > 300
    assert len(found["copies"]) > 20
    return db


@pytest.mark.parametrize(("how", "stops"), [(signal.SIGKILL, (3, 2)), (signal.SIGINT, (4,))])
def test_a_stopped_run_goes_on(
    start: Start, how: signal.Signals, stops: tuple[int, ...], reports: Path, whole: Path, tmp_path: Path
) -> None:
    db = tmp_path / "stopped.duckdb"
    held = 0
    for commits in stops:
        with start("ingest", reports, "--db", db, "--batch-size", "16") as running:
            wait_for_commits(running, db, commits)
            running.send_signal(how)
            out, err = running.communicate(timeout=60)
        assert running.returncode == (130 if how is signal.SIGINT else -how)
        if how is signal.SIGINT:
            assert (out, err) == ("", "detente: stopped; what was written stays\n")
        kept = len(content(db)["documents"])
        assert held <= kept < 300
        held = kept
    assert held > 0
    with start("ingest", reports, "--db", db, "--batch-size", "16") as running:
        _, err = running.communicate(timeout=120)
    assert running.returncode == 0
    assert f"{300 - held} new documents, {held} known, 0 failed" in err
    assert content(db) == content(whole)
    assert exported(db, tmp_path / "a") == exported(whole, tmp_path / "b")


def test_again_changes_nothing_at_all(reports: Path, whole: Path, process: Callable[..., Any]) -> None:
    before = content(whole)
    con = duckdb.connect(str(whole), read_only=True)
    runs = con.execute("SELECT * FROM runs").fetchall()
    con.close()
    result = process("ingest", reports, "--db", whole)
    assert "0 new documents, 300 known, 0 failed; 0 mentions stored" in result.err
    assert content(whole) == before
    con = duckdb.connect(str(whole), read_only=True)
    assert con.execute("SELECT * FROM runs").fetchall() == runs
    con.close()


def test_in_two_halves_and_another_order(reports: Path, whole: Path, tmp_path: Path, coder: Coder) -> None:
    lines = reports.read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "second.jsonl").write_text("".join(reversed(lines[150:])), encoding="utf-8")
    (tmp_path / "first.jsonl").write_text("".join(lines[:150]), encoding="utf-8")
    db = tmp_path / "halves.duckdb"
    with Store.open(db) as store:
        for name in ("second.jsonl", "first.jsonl"):
            ingesting.ingest(coder, [tmp_path / name], store, batch_size=33)
    places = {name: rows for name, rows in content(db).items() if name not in ("documents",)}
    assert places == {name: rows for name, rows in content(whole).items() if name not in ("documents",)}


def test_stopped_while_events_are_made(
    few: Path, tmp_path: Path, coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: object) -> tuple[()]:
        raise KeyboardInterrupt

    db = tmp_path / "x.duckdb"
    with Store.open(db) as store:
        with monkeypatch.context() as patch:
            patch.setattr(ingesting, "merge", stop)
            with pytest.raises(KeyboardInterrupt):
                ingesting.ingest(coder, [few], store)
        assert store.counts()["documents"] == 12
        assert store.events_by() == ""
        assert store.events() == ()
        report = ingesting.ingest(coder, [few], store)
        assert (report.new, report.known) == (0, 12)
        assert report.events == len(store.events()) > 0
    with Store.open(tmp_path / "y.duckdb") as other:
        ingesting.ingest(coder, [few], other)
    assert content(db) == content(tmp_path / "y.duckdb")


def test_a_full_disk_is_one_line_and_loses_nothing(start: Start, reports: Path, whole: Path, tmp_path: Path) -> None:
    db = tmp_path / "small.duckdb"
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, resource.RLIM_INFINITY)); "
        "from detente.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "ingest", str(reports), "--db", str(db), "--batch-size", "16"],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"detente: {db}: cannot be written: the disk is full")
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY  # space is free again
    kept = len(content(db)["documents"])
    assert 0 < kept < 300
    with start("ingest", reports, "--db", db, "--batch-size", "16") as running:
        _, err = running.communicate(timeout=120)
    assert running.returncode == 0
    assert f"{kept} known" in err
    assert content(db) == content(whole)
