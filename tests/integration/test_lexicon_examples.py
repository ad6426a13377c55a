"""Every ``yes`` and ``no`` sentence of the bundled lexicon, run through the whole coder: all of them hold."""

from __future__ import annotations

from collections import Counter

from detente.evaluate.examples import run_examples
from detente.pipeline.coding import Coder


def test_every_sentence_of_the_lexicon_is_coded_as_it_says(coder: Coder) -> None:
    report = run_examples(coder)
    told = "\n".join(str(f) for f in report.faults)
    assert report.passed == report.total, f"{len(report.faults)} of {report.total} do not hold:\n{told}"


def test_no_example_stands_twice_in_an_entry(coder: Coder) -> None:
    entries = (*coder.lexicon.frames.values(), *coder.lexicon.operators.values())
    for entry in entries:
        counts = Counter((*entry.yes, *(r.text for r in entry.no)))
        assert max(counts.values()) == 1, (entry.id, counts.most_common(1))


def test_there_are_many_sentences(coder: Coder) -> None:
    entries = (*coder.lexicon.frames.values(), *coder.lexicon.operators.values())
    assert sum(len(e.yes) + len(e.no) for e in entries) >= 1000
