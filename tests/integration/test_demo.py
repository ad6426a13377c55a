"""``demo`` and ``dossier``: the bundled example from end to end."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

from detente.store import Store

Cli = Callable[..., Any]


def test_demo_leaves_a_page_and_a_database(cli: Cli, tmp_path: Path) -> None:
    result = cli("demo", "--out", tmp_path)
    assert (result.code, result.err) == (0, "")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["detente.duckdb", "dossier.html"]
    reports = (files("detente") / "data" / "example" / "reports.jsonl").read_text("utf-8").splitlines()
    assert f"{len(reports)} reports of " in result.out
    for word in ("Between RUS and USA", "happened", "upcoming", "disputed", "events a week", "detente explain"):
        assert word in result.out
    with Store.open(tmp_path / "detente.duckdb", read_only=True) as store:
        assert store.counts()["origins"] < store.counts()["documents"] == len(reports)
        assert store.failures() == ()
    page = (tmp_path / "dossier.html").read_text("utf-8")
    assert re.search(r"^not drawn: \d+ without a date as fine as a week$", result.out, re.MULTILINE)
    assert cli("demo", "--out", tmp_path).out == result.out
    assert (tmp_path / "dossier.html").read_text("utf-8") == page


def test_demo_does_not_mix_with_reports_of_your_own(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "own.jsonl").write_text(json.dumps({"id": "own", "text": "Biden met Putin."}) + "\n", "utf-8")
    assert cli("ingest", tmp_path / "own.jsonl", "--db", tmp_path / "detente.duckdb").code == 0
    result = cli("demo", "--out", tmp_path)
    assert result.code == 2
    assert "holds reports of your own" in result.err
    assert not (tmp_path / "dossier.html").exists()
    missing = cli("demo", "--out", tmp_path / "none")
    assert (missing.code, "is no folder" in missing.err) == (2, True)


def test_dossier(cli: Cli, few: Path, tmp_path: Path) -> None:
    db, page = tmp_path / "x.duckdb", tmp_path / "page.html"
    assert cli("ingest", few, "--db", db).code == 0
    result = cli("dossier", "United States", "RUS", "--db", db, "--out", page)
    assert (result.code, result.err) == (0, f"dossier of USA and RUS written to {page}\n")
    assert page.read_text("utf-8").lstrip().startswith("<")
    nothing = cli("dossier", "USA", "Peru", "--db", db, "--out", tmp_path / "none.html")
    assert nothing.code == 0
    assert f"{db}: no event between USA and PER; the page says so" in nothing.err
    full = cli("dossier", "USA", "RUS", "--db", db, "--out", "/dev/full")
    assert full.code == 2
    assert "/dev/full: cannot be written: No space left" in full.err
    assert "'Rusia'" in cli("dossier", "USA", "Rusia", "--db", db).err
