"""Tables for people: what stands in a row, whatever the width of the console."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.faces.tables import mention_table, window

ROW: dict[str, Any] = {
    "input": "a.txt", "type": "CONSULT", "mode": None, "cameo": "040", "status": "occurred", "alleged": False,
    "actors": ["NOR", "SWE"], "recipients": [], "speaker": None, "date": "2031-05-05", "start": "2031-05-05",
    "end": "2031-05-06", "date_basis": "stated", "sentence": "Norway and Sweden [both] met on 5 May.", "trigger": "met",
}  # fmt: skip


@given(st.text(alphabet="ab .\n", max_size=60), st.text(alphabet="ab .\n", max_size=60), st.integers(5, 40))
def test_a_window_holds_the_trigger_and_words_of_the_sentence(before: str, after: str, width: int) -> None:
    shown = window(before + "MET" + after, "MET", width)
    assert "MET" in shown
    assert shown.strip("…") in before + "MET" + after
    assert len(shown) <= width + 2


def test_a_window_is_cut_between_words() -> None:
    sentence = "The foreign ministers of the two neighbours met in the harbour of the capital after a year of silence."
    assert window(sentence, "met", 40) == "…the two neighbours met in the harbour…"


@pytest.mark.parametrize("columns", ["44", "80", "140", "400"])
def test_rows_without_a_day_show_no_code_for_it(
    columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    loose = {**ROW, "date": "XXXX-WXX-1", "start": None, "end": None, "date_basis": "relative"}
    none = {**ROW, "date": None, "start": None, "end": None, "date_basis": "none"}
    mention_table([ROW, loose, none])
    shown = capsys.readouterr().out
    assert "2031-05-05 (stated)" in shown
    assert "- (relative)" in shown
    assert "XXXX" not in shown
    assert "(none)" not in shown
    assert "[both]" in shown
    assert all(len(line) <= int(columns) for line in shown.splitlines())
    assert ("who" in shown.split()) == (int(columns) > 80)


def test_each_input_is_named_where_there_are_several(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    mention_table([ROW, {**ROW, "input": "b.jsonl:2"}])
    lines = capsys.readouterr().out.splitlines()
    assert (lines[0], lines[3]) == ("a.txt", "b.jsonl:2")
    assert lines[2] == lines[4]
    assert [line.split()[0] for line in lines].count("who") == 1
