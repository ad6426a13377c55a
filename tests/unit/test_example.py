"""The example corpus holds what its README says, and its checker finds what is wrong."""

from __future__ import annotations

import copy
import importlib.util
import sys
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "bench" / "quality" / "check_example.py"


@pytest.fixture(scope="module")
def checker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_example", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["check_example"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def corpus(checker: ModuleType) -> tuple[list[Any], list[Any]]:
    folder = checker.DATA / "example"
    return checker.read_lines(folder / "reports.jsonl"), checker.read_lines(folder / "gold.jsonl")


def test_no_fault(checker: ModuleType, corpus: tuple[list[Any], list[Any]]) -> None:
    reports, gold = corpus
    assert list(checker.faults(reports, gold, checker.read_codes())) == []
    assert checker.main() == 0


def test_shape(corpus: tuple[list[Any], list[Any]]) -> None:
    reports, gold = corpus
    pairs = Counter(r["id"].partition("-")[0] for r in reports)
    assert pairs["usru"] >= 31
    assert pairs["auch"] >= 11
    days = [datetime.fromisoformat(r["published"]) for r in reports]
    assert all(d.year == 2021 and 2 <= d.month <= 7 for d in days)
    kinds = Counter(g["copy_kind"] for g in gold if g["copy_of"])
    assert {"verbatim", "syndicated", "edited", "updated", "spun"} <= kinds.keys()
    statuses = {m["status"] for g in gold for m in g["mentions"]}
    assert statuses == {
        "occurred", "ongoing", "scheduled", "proposed", "requested", "threatened", "hypothetical", "negated", "denied",
    }  # fmt: skip


def test_verbatim_copies_are_verbatim_and_others_are_not(corpus: tuple[list[Any], list[Any]]) -> None:
    reports, gold = corpus
    texts = {r["id"]: r["text"] for r in reports}
    publishers = {r["id"]: r["publisher"] for r in reports}
    for entry in gold:
        if entry["copy_of"] is None:
            continue
        same = texts[entry["id"]] == texts[entry["copy_of"]]
        assert same == (entry["copy_kind"] == "verbatim"), entry["id"]
        if entry["copy_kind"] != "updated":
            assert publishers[entry["id"]] != publishers[entry["copy_of"]]


def test_shipped_in_the_package() -> None:
    folder = files("detente") / "data" / "example"
    for name in ("reports.jsonl", "gold.jsonl", "README.md"):
        assert (folder / name).is_file()


def _edit(field: str, value: object) -> Callable[[list[Any], list[Any]], None]:
    def change(reports: list[Any], gold: list[Any]) -> None:
        gold[0]["mentions"][0][field] = value

    return change


def _same_id(reports: list[Any], gold: list[Any]) -> None:
    reports[1]["id"] = gold[1]["id"] = reports[0]["id"]


def _unknown_original(reports: list[Any], gold: list[Any]) -> None:
    gold[0]["copy_of"], gold[0]["copy_kind"] = "nowhere", "edited"


def _copy_first(reports: list[Any], gold: list[Any]) -> None:
    number = next(n for n, g in enumerate(gold) if g["copy_of"] is not None)
    reports[number]["published"] = "2021-02-01T00:00:00Z"


def _sentence_twice(reports: list[Any], gold: list[Any]) -> None:
    reports[0]["text"] += " " + gold[0]["mentions"][0]["sentence"]


def _other_day(reports: list[Any], gold: list[Any]) -> None:
    gold[0]["mentions"][0] |= {"date": "2021-02-01", "date_basis": "document-date"}


def _no_zone(reports: list[Any], gold: list[Any]) -> None:
    reports[0]["published"] = "2021-02-03T16:20:00"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_edit("sentence", "No such words stand there."), "sentence is not in the text"),
        (_edit("trigger", "extend"), "trigger occurs 0 times"),
        (_edit("type", "FIGHT"), "type 'FIGHT'"),
        (_edit("mode", "phone"), "mode 'phone'"),
        (_edit("actors", ["USA", "XYZ"]), "'XYZ' is no country code"),
        (_edit("status", "done"), "status 'done'"),
        (_edit("status", "denied"), "denied, but not alleged"),
        (_edit("speaker", "Moscow"), "speaker 'Moscow'"),
        (_edit("date", "2021-02-30"), "not in the calendar"),
        (_edit("date", "soon"), "no year, month or day"),
        (_edit("date", None), "with basis 'relative'"),
        (_edit("event", "New START"), "is no label"),
        (_same_id, "id given twice"),
        (_unknown_original, "is no other report"),
        (_copy_first, "which it copies"),
        (_sentence_twice, "sentence occurs 2 times"),
        (_other_day, "not the report's own day"),
        (_no_zone, "has no time zone"),
    ],
)
def test_checker_finds(
    checker: ModuleType,
    corpus: tuple[list[Any], list[Any]],
    change: Callable[[list[Any], list[Any]], None],
    words: str,
) -> None:
    reports, gold = copy.deepcopy(corpus)
    change(reports, gold)
    assert any(words in fault for fault in checker.faults(reports, gold, checker.read_codes()))


def test_nth_tells_repeated_sentences_apart(checker: ModuleType, corpus: tuple[list[Any], list[Any]]) -> None:
    reports, gold = copy.deepcopy(corpus)
    _sentence_twice(reports, gold)
    gold[0]["mentions"][0]["nth"] = 2
    assert list(checker.faults(reports, gold, checker.read_codes())) == []
