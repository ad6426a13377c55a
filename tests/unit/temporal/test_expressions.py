"""Our own time expressions: those of ``open.txt`` one by one, those of ``aside.txt`` as a share only."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.errors import ConfigError
from detente.evaluate.expressions import TimedSentence, read_expressions

FOLDER = Path(__file__).parents[2] / "times"
OPEN = tuple(read_expressions(FOLDER / "open.txt"))
#: Share of the expressions set aside that must be right: what was reached, less a small margin.
FLOOR = 0.97


@pytest.mark.parametrize("sentence", OPEN, ids=lambda s: f"{s.text} {s.published} {s.tense}")
def test_an_expression_comes_to_its_value(sentence: TimedSentence) -> None:
    assert sentence.found() == sentence.expected


def test_expressions_set_aside() -> None:
    aside = tuple(read_expressions(FOLDER / "aside.txt"))
    wanted = [(e, s) for s in aside for e in s.expected]
    right = sum(e in s.found() for e, s in wanted)
    assert right / len(wanted) >= FLOOR


def test_there_are_six_hundred_and_a_third_is_set_aside() -> None:
    aside = sum(len(s.expected) for s in read_expressions(FOLDER / "aside.txt"))
    everything = aside + sum(len(s.expected) for s in OPEN)
    assert everything >= 600
    assert aside * 3 >= everything


def test_a_bracket_without_a_value_is_told(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text("= 2021-05-25 past\nThey met [today] and [yesterday]. | 2021-05-25\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"bad\.txt: line 2: 2 brackets and 1 values"):
        list(read_expressions(path))
