"""Figures against gold as an object for programs."""

from __future__ import annotations

import json

import pytest

from detente.evaluate import MentionReport, RelationReport
from detente.evaluate.mentions import MentionError
from detente.evaluate.relations import RelationError
from detente.faces.scoring import score_json, score_tables

ERROR = MentionError("d1", "wrong status", "expelled", "Oslo\nexpelled two envoys.", "occurred", "denied")
MENTIONS = MentionReport(4, 3, 2, 1, {"type": 2}, {"occurred": (1, 2, 2)}, (ERROR, ERROR))
PAIRS = RelationReport(
    (("AID", "AID"), ("ACCUSE", None)), ((2, 2), (3, None)), 1, 0, (RelationError("p1", "no answer", "Oslo sued.", ()),)
)


def test_the_object_holds_counts_figures_causes_and_as_many_errors_as_asked() -> None:
    found = score_json(MENTIONS, 1)
    assert (found["kind"], found["counts"]) == ("mentions", {"gold": 4, "coded": 3, "found": 2, "core": 1})
    assert found["causes"] == {"wrong status": 2}
    assert found["errors"] == [
        {"document": "d1", "cause": "wrong status", "words": "expelled", "sentence": "Oslo\nexpelled two envoys.",
         "gold": "occurred", "coded": "denied"}
    ]  # fmt: skip
    assert found["figures"] == MENTIONS.figures()
    assert json.loads(json.dumps(score_json(PAIRS, 5)))["counts"] == {"pairs": 2, "answered": 1, "backward": 0}
    assert score_json(PAIRS, 0)["errors"] == []


def test_tables_tell_the_sentence_and_both_readings(capsys: pytest.CaptureFixture[str]) -> None:
    score_tables(MENTIONS, 1)
    out = capsys.readouterr().out
    for words in ("4 mentions in the gold", "recall", "50.0", "wrong status", "Oslo expelled two envoys.",
                  "gold   occurred", "coded  denied", "1 more error;"):  # fmt: skip
        assert words in out
    score_tables(PAIRS, 9)
    out = capsys.readouterr().out
    assert "2 pairs in the gold, 1 answered" in out
    assert "no answer  p1" in out
    assert "more error" not in out
