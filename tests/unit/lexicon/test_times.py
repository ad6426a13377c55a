"""The file of the grammar of times: its shape, and faults told with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.errors import LexiconError
from detente.lexicon.times import load_times

RULE = '[[rule]]\nid = "x"\nmatch = ["today"]\nvalue = "step(\'day\', 0)"\n'


def test_the_bundled_grammar_is_whole() -> None:
    grammar = load_times()
    assert len(grammar.rules) > 100
    assert grammar.words["month"]["may"] == 5
    assert "may" in grammar.capital
    assert {"number", "year", "clock", "holiday"} <= grammar.parts.keys()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (RULE + RULE, "times.toml: rule 'x': id: is given twice"),
        (RULE + "unles_after = []", "times.toml: rule 'x': unles_after: unknown key (did you mean 'unless_after'?)"),
        ('[[rule]]\nid = "y"\nvalue = "1"', "times.toml: rule 'y': match: must be a list of patterns"),
        ('[[rule]]\nid = "y"\nmatch = ["now"]', "times.toml: rule 'y': value: must be text"),
        ('[[part]]\nid = "p"', "times.toml: part 'p': choices: must hold at least one"),
        (
            '[[part]]\nid = "p"\nchoices = [{ match = "a" }]',
            "times.toml: part 'p': choices[0]: needs match and value as text",
        ),
        ("[words]\nmonth = { may = 5.5 }", "times.toml: words 'month': may: must be a number or text"),
        ("[wrods]\na = 1", "times.toml: wrods: unknown table (did you mean 'words'?)"),
        ("[words", "times.toml: cannot be read"),
    ],
)
def test_faults_are_told_with_their_place(text: str, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "times.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        load_times(path)
    assert any(told.startswith(fault) for told in error.value.faults)
