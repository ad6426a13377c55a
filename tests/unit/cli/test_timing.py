"""``detente when``: one expression, or a file whose expressions are marked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import detente
from detente.cli.app import app
from detente.errors import ConfigError, TimeError


def when(*words: str, stdin: str = "") -> Result:
    """Run the verb."""
    return CliRunner().invoke(app, ["when", *words], input=stdin)


def test_an_expression_is_told_with_its_rule() -> None:
    done = when("mid-April", "--published", "2021-05-25")
    assert done.exit_code == 0
    told = " ".join(done.output.split())
    assert told.startswith("2021-04: a month")
    for part in (
        "modifier MID",
        "interval 2021-04-01 to before 2021-05-01",
        "precision month",
        "basis stated",
        "rule month",
    ):
        assert part in told


def test_json_has_the_keys_of_the_layer() -> None:
    row = json.loads(when("03/04/2021", "--country", "GBR", "--json").output)
    assert (row["value"], row["also"], row["reason"]) == ("2021-04-03", ["2021-03-04"], None)
    assert {"type", "mod", "start", "end", "precision", "basis", "rule", "text"} <= row.keys()


def test_a_day_that_no_calendar_has_ends_with_one() -> None:
    done = when("31 February")
    assert done.exit_code == 1
    assert "no time: February has no day 31" in done.output


def test_the_tense_can_be_told() -> None:
    assert when("Friday", "--published", "2021-05-25", "--tense", "future").output.startswith("2021-05-28")
    assert when("Friday", "--published", "2021-05-25").output.startswith("2021-05-21")


@pytest.mark.parametrize(
    ("words", "error", "message"),
    [
        (("banana",), TimeError, "'banana' is no time expression; write it as in a report"),
        (("today", "--published", "soon"), ConfigError, "--published: 'soon' is no day"),
        (("today", "--country", "Ruritania"), ConfigError, "--country: 'Ruritania' is no country"),
    ],
)
def test_what_is_wrong_is_told(words: tuple[str, ...], error: type[Exception], message: str) -> None:
    done = when(*words)
    assert isinstance(done.exception, error)
    assert message in str(done.exception)


def test_a_file_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("They met last week. They will meet on Friday.\n", encoding="utf-8")
    done = when(str(path), "--published", "2021-05-25")
    assert "They met [last week = 2021-W20]. They will meet on [Friday = 2021-05-28]." in done.output
    rows = [json.loads(line) for line in when(str(path), "--published", "2021-05-25", "--json").output.splitlines()]
    assert [[t["value"] for t in r["times"]] for r in rows] == [["2021-W20", "2021-05-28"]]
    assert all(rows[0]["text"][slice(*t["span"])] == t["text"] for t in rows[0]["times"])


def test_the_same_in_python() -> None:
    assert detente.when("mid-April", published="2021-05-25").value == "2021-04"
