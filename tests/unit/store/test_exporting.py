"""Tables out: codes stay text, lists stay lists, a file is complete or not there."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from detente.errors import StoreError
from detente.store import Coded, Run, Store, replacing
from detente.types import Event

FIELDS = [
    "id", "type", "mode", "contexts", "act", "cameo", "quad", "score", "status", "alleged", "actors", "recipients",
    "date", "place", "documents", "origins", "reports", "speakers", "affirmed_by", "denied_by", "mentions",
]  # fmt: skip


@pytest.fixture
def filled(store: Store, run: Run, coded: Callable[..., Coded], make_event: Callable[..., Event]) -> Store:
    store.add([coded("doc-1")], run)
    store.put_copies((), {"doc-1": "o"})
    parties = (("NOR", "NOR", "GOV"), (None, "SWE", None))
    store.put_events([make_event("e-1"), make_event("e-2", actors=parties, recipients=(), date=None, mentions=())])
    return store


def test_parquet_keeps_codes_as_text_and_lists_as_lists(filled: Store, tmp_path: Path) -> None:
    assert filled.export(tmp_path / "events.parquet") == 2
    first, second = pq.read_table(tmp_path / "events.parquet").to_pylist()
    assert first["cameo"] == "0145"
    assert first["mentions"] == ["doc-1-m"]
    assert (second["actors"], second["recipients"], second["date_start"]) == (["NOR", "SWE"], [], None)


def test_csv_keeps_leading_zeros_and_joins_lists(filled: Store, tmp_path: Path) -> None:
    filled.export(tmp_path / "events.csv")
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as file:
        first, second = csv.DictReader(file)
    assert (first["cameo"], first["date_start"], first["alleged"]) == ("0145", "2031-05-05", "false")
    assert (second["actors"], second["date_start"]) == ("NOR;SWE", "")


def test_json_of_events_has_the_fields_of_the_wire_format(filled: Store, tmp_path: Path) -> None:
    filled.export(tmp_path / "events.json")
    filled.export(tmp_path / "events.jsonl", ids=["e-1"])
    first, second = json.loads((tmp_path / "events.json").read_text("utf-8"))
    assert list(first) == FIELDS
    assert first["actors"] == [{"entity": "NOR", "country": "NOR", "sector": "GOV"}]
    assert first["date"] == {"start": "2031-05-05", "end": "2031-05-06", "precision": "day", "basis": "relative"}
    assert (first["documents"], first["origins"], first["reports"]) == (1, 1, ["doc-1"])
    assert second["date"] is None
    (line,) = (tmp_path / "events.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line) == first


@pytest.mark.parametrize(
    "what",
    [
        "events",
        "mentions",
        "documents",
        "dyad_weeks",
        "entities",
        "attributions",
        "quotes",
        "copies",
        "failures",
        "runs",
    ],
)
@pytest.mark.parametrize("ending", ["parquet", "csv", "json", "jsonl"])
def test_every_table_in_every_format(filled: Store, tmp_path: Path, what: str, ending: str) -> None:
    path = tmp_path / f"{what}.{ending}"
    columns, rows = filled.table(what)
    assert filled.export(path, what) == len(rows)
    if ending == "csv":
        assert path.read_text("utf-8").splitlines()[0] == ",".join(columns)


def test_the_same_bytes_twice(filled: Store, tmp_path: Path) -> None:
    for name in ("events.csv", "events.json", "events.parquet"):
        filled.export(tmp_path / name)
        before = (tmp_path / name).read_bytes()
        filled.export(tmp_path / name)
        assert (tmp_path / name).read_bytes() == before


def test_unknown_table_or_ending(filled: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"the ending '.xls' is not known; give one of .parquet"):
        filled.export(tmp_path / "events.xls")
    with pytest.raises(StoreError, match="'people' is no table"):
        filled.export(tmp_path / "events.csv", "people")


def fill(path: Path) -> None:
    with replacing(path) as part:
        part.write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device")


def test_a_file_is_complete_or_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(StoreError, match=r"page\.html: cannot be written: No space left"):
        fill(path)
    assert path.read_text("utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_one_line(filled: Store) -> None:
    with (
        pytest.raises(StoreError, match="/dev/full: cannot be written: No space left"),
        replacing(Path("/dev/full")) as p,
    ):
        p.write_text("x" * 10, encoding="utf-8")
    assert not Path("/dev/full").is_file()
