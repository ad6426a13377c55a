"""The project's own gold: pages of codings, the file made of them, and that it holds what was set out to be held."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from detente.evaluate import GoldSentence, read_gold
from detente.faults import Faults
from detente.ontology import load_ontology
from detente.types import Status

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "bench" / "quality" / "own.jsonl"


@pytest.fixture(scope="module")
def gold() -> list[GoldSentence]:
    """Every sentence."""
    return [g for g in read_gold(OWN) if isinstance(g, GoldSentence)]


def test_the_file_is_what_the_pages_say() -> None:
    done = subprocess.run([sys.executable, "bench/quality/own.py", "--check"], cwd=ROOT, check=False)
    assert done.returncode == 0, "run: python bench/quality/own.py"


def test_every_code_is_one(gold: list[GoldSentence]) -> None:
    ontology = load_ontology(Faults())
    statuses = {s.value for s in Status}
    for s in gold:
        for c in s.codings:
            assert c.type in ontology.types, s
            assert c.mode is None or c.mode in ontology.types[c.type].modes, s
            assert c.status in statuses, s
            assert all(len(x) == 3 and x.isupper() for x in (*c.actors, *c.recipients)), s


def test_no_sentence_stands_twice(gold: list[GoldSentence]) -> None:
    assert [t for t, n in Counter(s.text for s in gold).items() if n > 1] == []
    assert len({s.id for s in gold}) == len(gold)


def test_breadth(gold: list[GoldSentence]) -> None:
    """At least 1,500 sentences, every type and mode 12 times, every status 60 times, 300 silent ones, a quarter set aside."""
    codings = [c for s in gold for c in s.codings]
    modes = Counter((c.type, c.mode) for c in codings)
    types = Counter(c.type for c in codings)
    ontology = load_ontology(Faults())
    assert len(gold) >= 1500
    assert {t: types[t] for t in ontology.types if types[t] < 12} == {}
    assert {(t, m): modes[t, m] for t, p in ontology.types.items() for m in p.modes if modes[t, m] < 12} == {}
    assert {s.value: n for s in Status if (n := sum(c.status == s.value for c in codings)) < 60} == {}
    assert sum(not s.codings for s in gold) >= 300
    assert sum(s.aside for s in gold) >= 500
