"""Every verb end to end: what it prints, what it leaves, and its exit code (0 well, 1 some failed, 2 wrong call)."""

from __future__ import annotations

import csv
import io
import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

import detente
from detente import Coder, Store, ingest_reports

Cli = Callable[..., Any]

REPORT = "US President Joe Biden met Russian President Vladimir Putin in Geneva on Wednesday.\n"
EVENT_FIELDS = [
    "id", "type", "mode", "contexts", "act", "cameo", "quad", "score", "status", "alleged", "actors", "recipients",
    "date", "place", "documents", "origins", "reports", "speakers", "affirmed_by", "denied_by", "mentions",
]  # fmt: skip


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def filled(few: Path, coder: Coder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "news.duckdb"
    with Store.open(path) as store:
        report = ingest_reports(coder, [few], store)
    assert (report.new, report.failed) == (12, 0)
    return path


@pytest.fixture
def db(filled: Path, tmp_path: Path) -> Path:
    """A database of 12 reports of one's own."""
    return Path(shutil.copy(filled, tmp_path / "news.duckdb"))


def one_line(result: Any, *words: str, code: int = 2) -> None:
    assert result.code == code
    assert result.out == ""
    (line,) = result.err.splitlines()
    for word in words:
        assert word in line


# code


def test_code_as_table(cli: Cli, report: Path) -> None:
    result = cli("code", report, "--published", "2021-06-17")
    assert result.code == 0
    assert "USA RUS" in result.out
    assert "CONSULT" in result.out
    assert "2021-06-16 (relative)" in result.out
    assert result.err == ""


def test_code_from_standard_input_as_json(cli: Cli) -> None:
    result = cli("code", "-", "--json", "--published", "2021-06-17", stdin=REPORT)
    (row,) = map(json.loads, result.out.splitlines())
    assert (row["type"], row["actors"], row["status"], row["start"]) == (
        "CONSULT",
        ["USA", "RUS"],
        "occurred",
        "2021-06-16",
    )
    assert row["trigger"] == "met"
    assert result.err == ""


def test_code_as_csv(cli: Cli, report: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(cli("code", report, "--csv").out))
    assert (row["actors"], row["cameo"][0], row["alleged"]) == ("USA;RUS", "0", "false")


def test_code_of_nothing_political(cli: Cli) -> None:
    assert cli("code", "-", stdin="The soup was warm.").out == "No political act found.\n"


def test_code_with_a_wrong_date(cli: Cli, report: Path) -> None:
    one_line(cli("code", report, "--published", "yesterday"), "'yesterday'", "2021-05-25")


def test_code_of_a_missing_file(cli: Cli, tmp_path: Path) -> None:
    one_line(cli("code", tmp_path / "none.txt"), "none.txt")


def test_one_broken_record_is_told_and_the_others_are_coded(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    path.write_text(
        json.dumps({"text": REPORT}) + "\n{broken\n" + json.dumps({"text": REPORT + "Again."}) + "\n", "utf-8"
    )
    result = cli("code", path, "--json")
    assert result.code == 1
    assert len(result.out.splitlines()) == 2
    assert f"{path}:2" in result.err
    assert result.err.splitlines()[-1] == "1 input failed"


def test_code_of_several_inputs_tells_which_is_which(cli: Cli, report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("France recalled its ambassador to Turkey on Monday.", "utf-8")
    lines = [line.strip() for line in cli("code", report, other).out.splitlines()]
    assert lines.index(str(report)) < lines.index(str(other))
    assert str(report) not in cli("code", report).out
    rows = [json.loads(line) for line in cli("code", report, other, "--json").out.splitlines()]
    assert [row["input"] for row in rows] == [str(report), str(other)]


def test_code_without_the_day_of_the_report_says_what_is_missing(cli: Cli) -> None:
    text = "France recalled its ambassador to Turkey on Monday."
    result = cli("code", "-", stdin=text)
    assert "(relative)" not in result.out  # an unresolved day rests on nothing
    assert "XXXX" not in result.out
    assert result.err == "1 date is relative to the day of the report, which is not known; give it with --published\n"
    assert cli("code", "-", "--published", "2021-06-17", stdin=text).err == ""
    assert cli("explain", "--sentence", text).err == result.err


def test_code_of_nothing_readable_does_not_say_that_nothing_was_found(cli: Cli) -> None:
    result = cli("code", "-", stdin="")
    assert (result.code, result.out) == (1, "")


@pytest.mark.parametrize("width", ["40", "72"])
def test_narrow_consoles_get_paragraphs(
    cli: Cli, report: Path, few: Path, db: Path, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    coded = cli("code", report, few, "--published", "2021-06-17").out
    assert "USA RUS CONSULT" in coded
    assert "  occurred, 2021-06-16 (relative)" in coded
    listed = cli("events", "--db", db, "--type", "CONSULT").out
    assert "reports 1, origins 1" in " ".join(listed.split())
    paths = {str(report), *(f"{few}:{n}" for n in range(1, 13))}
    broken = {part for path in paths for part in path.splitlines()}
    for line in (*coded.splitlines(), *listed.splitlines()):
        assert len(line) <= int(width) or line in broken


# annotate


def test_annotate_writes_the_wire_format(cli: Cli, report: Path, tmp_path: Path) -> None:
    out = tmp_path / "layers.jsonl"
    result = cli("annotate", report, "--out", out, "--published", "2021-06-17", "--predicates")
    assert (result.code, result.err) == (0, f"1 document written to {out}\n")
    (document,) = map(json.loads, out.read_text("utf-8").splitlines())
    keys = ["id", "text", "published", "clean", "entities", "times", "places", "attributions", "mentions", "predicates"]
    assert set(keys) <= set(document)
    assert document["published"] == "2021-06-17"
    (mention,) = document["mentions"]
    assert [document["text"][slice(*document["entities"][n]["span"])] for n in mention["actors"]][1].endswith("Putin")
    assert cli("annotate", report, "--published", "2021-06-17", "--predicates").out == out.read_text("utf-8")


def test_annotate_to_a_full_disk(cli: Cli, report: Path) -> None:
    one_line(cli("annotate", report, "--out", "/dev/full"), "/dev/full", "No space left")


# ingest


def test_ingest_again_and_with_more(cli: Cli, few: Path, db: Path, report: Path) -> None:
    assert "0 new documents, 12 known, 0 failed; 0 mentions" in cli("ingest", few, "--db", db).err
    assert "1 new documents, 12 known" in cli("ingest", few, report, "--db", db).err


def test_ingest_with_another_lexicon_codes_anew(cli: Cli, few: Path, db: Path, tmp_path: Path) -> None:
    (tmp_path / "own" / "classes").mkdir(parents=True)
    (tmp_path / "own" / "classes" / "own.toml").write_text('[classes]\nairship = ["zeppelin"]\n', "utf-8")
    result = cli("ingest", few, "--db", db, "--lexicon", tmp_path / "own")
    assert result.code == 0, result.err
    assert "0 new documents, 12 coded anew, 0 known" in result.err


def test_ingest_failures_are_rows(cli: Cli, tmp_path: Path) -> None:
    path, db = tmp_path / "mixed.jsonl", tmp_path / "x.duckdb"
    path.write_text('{"text": "Biden met Putin."}\n{broken\n', "utf-8")
    for _ in range(2):
        result = cli("ingest", path, "--db", db)
        assert result.code == 1
        assert f"{path}:2: ingest:" in result.err
    con = duckdb.connect(str(db), read_only=True)
    assert con.execute("SELECT place, stage FROM failures").fetchall() == [(f"{path}:2", "ingest")]
    con.close()


def test_ingest_of_a_missing_source_makes_no_database(cli: Cli, few: Path, tmp_path: Path) -> None:
    one_line(cli("ingest", few, tmp_path / "none.txt", "--db", tmp_path / "x.duckdb"), "none.txt")
    one_line(cli("ingest", few, "--published", "soon", "--db", tmp_path / "x.duckdb"), "'soon'")
    assert not (tmp_path / "x.duckdb").exists()


def test_ingest_two_reports_with_one_id(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "twice.jsonl"
    rows = [
        {"id": "a", "text": "Biden met Putin."},
        {"id": "a", "text": "Macron met Erdogan."},
        {"id": "a", "text": "Biden met Putin."},
    ]
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    result = cli("ingest", path, "--db", tmp_path / "x.duckdb")
    assert result.code == 1
    assert f"{path}:2: ingest: the id 'a' is taken by another report of this run" in result.err
    assert "1 new documents, 1 known, 1 failed" in result.err


@pytest.mark.parametrize("content", [b"hello", b"\x00" * 4000])
def test_ingest_into_no_database(cli: Cli, few: Path, tmp_path: Path, content: bytes) -> None:
    db = tmp_path / "x.duckdb"
    db.write_bytes(content)
    one_line(cli("ingest", few, "--db", db), str(db), "is no DuckDB database", "give another --db")


def test_newer_schema_is_told_by_every_verb(cli: Cli, few: Path, db: Path) -> None:
    con = duckdb.connect(str(db))
    con.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
    con.close()
    for call in (("ingest", few), ("events",), ("explain", "a"), ("dossier", "USA", "RUS")):
        one_line(cli(*call, "--db", db), str(db), "schema version 99", "pip install --upgrade detente")


# events


def test_events_as_table(cli: Cli, db: Path) -> None:
    result = cli("events", "--db", db)
    assert result.code == 0
    assert result.out.splitlines()[0].split()[:3] == ["id", "date", "who"]
    assert result.err == ""


def test_events_as_json(cli: Cli, db: Path) -> None:
    rows = [json.loads(line) for line in cli("events", "--db", db, "--json").out.splitlines()]
    assert rows
    assert all(list(row) == EVENT_FIELDS for row in rows)


def test_events_filters(cli: Cli, db: Path) -> None:
    def rows(*options: str) -> list[dict[str, Any]]:
        result = cli("events", "--db", db, "--json", *options)
        assert result.code == 0
        return [json.loads(line) for line in result.out.splitlines()]

    every = rows()
    ours = rows("--dyad", "USA", "RUS")
    assert 0 < len(ours) < len(every)
    for names in (("rus", "usa"), ("United States", "Russia"), ("American", "Moscow")):
        assert rows("--dyad", *names) == ours
    for event in ours:
        assert {"USA", "RUS"} <= {p["country"] for p in event["actors"] + event["recipients"]}
    statuses = {e["status"] for e in every}
    assert len(statuses) > 1
    for status in statuses:
        assert rows("--status", status) == [e for e in every if e["status"] == status]
    assert rows("--status", "occurred", "--status", "scheduled", "--type", "consult") == [
        e for e in every if e["status"] in ("occurred", "scheduled") and e["type"] == "CONSULT"
    ]
    dated = [e for e in every if e["date"]]
    assert rows("--since", "2000-01-01") == dated
    assert rows("--until", "2000-01-01") == []


def test_events_without_a_date_are_not_left_out_in_silence(cli: Cli, db: Path) -> None:
    every = [json.loads(line) for line in cli("events", "--db", db, "--json").out.splitlines()]
    undated = sum(e["date"] is None for e in every)
    assert undated
    assert f"{undated} event" in cli("events", "--db", db, "--since", "2000-01-01").err


@pytest.mark.parametrize("name", ["e.parquet", "e.csv", "e.json", "e.jsonl"])
def test_events_to_a_file(cli: Cli, db: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    result = cli("events", "--db", db, "--type", "CONSULT", "--to", path)
    wanted = [json.loads(line) for line in cli("events", "--db", db, "--type", "CONSULT", "--json").out.splitlines()]
    assert result.err == f"{len(wanted)} events written to {path}\n"
    if name == "e.parquet":
        found = pq.read_table(path).to_pylist()
    elif name == "e.csv":
        found = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
        assert path.read_text("utf-8") == cli("events", "--db", db, "--type", "CONSULT", "--csv").out
    elif name == "e.json":
        found = json.loads(path.read_text("utf-8"))
    else:
        found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [(r["id"], r["cameo"]) for r in found] == [(e["id"], e["cameo"]) for e in wanted]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--dyad", "Rusia", "USA"), ("'Rusia'", "did you mean 'russia'?")),
        (("--dyad", "Russia", "Moscow"), ("are one side",)),
        (("--status", "schedule"), ("--status", "did you mean 'scheduled'?")),
        (("--type", "consul"), ("--type", "did you mean 'CONSULT'?")),
        (("--since", "May"), ("--since", "'May'", "2021-05-25")),
        (("--since", "2021-06-01", "--until", "2021-05-01"), ("--until 2021-05-01 lies before",)),
        (("--to", "events.xls"), ("'.xls'", ".parquet")),
        (("--to", "/dev/full/x.csv"), ("cannot be written",)),
        (("--to", "x.csv", "--csv"), ("--csv and --to: only one form",)),
        (("--json", "--csv"), ("--json and --csv: only one form",)),
    ],
)
def test_events_called_wrongly(cli: Cli, db: Path, options: tuple[str, ...], words: tuple[str, ...]) -> None:
    one_line(cli("events", "--db", db, *options), *words)


def test_events_of_no_database(cli: Cli, tmp_path: Path) -> None:
    one_line(cli("events", "--db", tmp_path / "x.duckdb"), "no such database", "detente ingest")
    assert not (tmp_path / "x.duckdb").exists()


# explain


def test_explain_event_and_mention(cli: Cli, db: Path) -> None:
    events = [json.loads(line) for line in cli("events", "--db", db, "--json", "--dyad", "USA", "RUS").out.splitlines()]
    event = max(events, key=lambda e: e["documents"])
    result = cli("explain", event["id"][:10], "--db", db)
    assert result.code == 0
    for word in (
        event["id"],
        "]act",
        "]actor",
        "  frame      ",
        "  operators  ",
        "  says so    ",
        "  date       ",
        "  confidence ",
        "Reports by origin",
        "origin " + event_origin(db, event["id"]),
        *event["reports"],
        *event["mentions"],
    ):
        assert word in result.out
    mention = cli("explain", event["mentions"][0], "--db", db)
    assert mention.code == 0
    assert f"event      {event['id']}" in mention.out
    assert not result.err


def event_origin(db: Path, event: str) -> str:
    with Store.open(db, read_only=True) as store:
        return store.event(event).origins[0]


DAMAGED = (
    "Sweden expelled two Norwegian diplomats on Monday, Reuters said. I reported.\n\n"
    "“Norway will expel ten Swedish diplomats next week. “I saw it,” said the Norwegian foreign minister.\n"
    "[ad_1]\n"
)


@pytest.fixture
def damaged(cli: Cli, tmp_path: Path) -> Path:
    """A database of one damaged report and its copy, and of one that is sound."""
    lines = [
        {"id": "hurt", "text": DAMAGED, "published": "2021-05-04", "publisher": "Kestrel News", "title": "Envoys out"},
        {"id": "copy", "text": DAMAGED, "published": "2021-05-05", "publisher": "The Harbour Post"},
        {"id": "sound", "text": "Sweden expelled two Norwegian diplomats on Monday.", "published": "2021-05-04"},
    ]
    path, db = tmp_path / "in.jsonl", tmp_path / "damaged.duckdb"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert cli("ingest", path, "--db", db).code == 0
    return db


def explained(cli: Cli, db: Path, type: str) -> str:
    (event, *_) = [json.loads(line) for line in cli("events", "--db", db, "--json", "--type", type).out.splitlines()]
    return " ".join(cli("explain", event["id"], "--db", db).out.split())


def test_explain_tells_damage_doubts_and_why_mentions_are_one_event(cli: Cli, damaged: Path) -> None:
    told = explained(cli, damaged, "SANCTION")
    assert "Sweden to Norway: expels diplomats or members" in told
    assert "Damage: The byline is broken (“Reuters said. I reported.”): the report seems to come from Reuters." in told
    assert "Damage: Left-over marks of advertisements" in told
    assert "Taken out before reading: autoblog-marker" in told
    assert "repeated word for word by The Harbour Post, 5 May 2021, report copy: mention " in told
    assert "joined SANCTION, same sides" in told
    assert "(here a is copy, b is hurt)" in told
    assert "Coded with lexicon" not in told
    threat = explained(cli, damaged, "THREATEN")
    assert "in doubt Quotation in doubt: “Norway will expel ten Swedish diplomats next week.: broken frame" in threat
    assert "operators 1. will: told as yet to come; this makes it scheduled, coded THREATEN" in threat


def test_explain_says_so_where_the_lexicon_is_another(cli: Cli, damaged: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "phrases.toml").write_text('[quad]\n1 = "kind words"\n', "utf-8")
    mention = json.loads(cli("events", "--db", damaged, "--json").out.splitlines()[0])["mentions"][0]
    result = cli("explain", mention, "--db", damaged, "--lexicon", folder)
    assert "Coded with lexicon" in result.out


def test_explain_sentence(cli: Cli) -> None:
    result = cli("explain", "--sentence", "Biden met Putin in Geneva.")
    assert result.code == 0
    assert "verb 'meet' [1]: subj=(Biden) obj=(Putin) in=(Geneva)" in result.out
    assert "frame that fits: consult-meet" in result.out
    assert "CONSULT" in result.out


def test_explain_called_wrongly(cli: Cli, db: Path) -> None:
    one_line(cli("explain", "zzz", "--db", db), "'zzz'", "detente events")
    one_line(cli("explain", "", "--db", db), "several ids")
    one_line(cli("explain", "--db", db), "give the id")


# evaluate

GOLD = {
    "id": "g1",
    "text": "Sweden expelled two Norwegian diplomats on Monday. Norway will hold talks with Finland in May.",
    "published": "2021-05-05",
    "mentions": [
        {"sentence": "Sweden expelled two Norwegian diplomats on Monday.", "trigger": "expelled", "type": "SANCTION",
         "mode": "expel", "actors": ["SWE"], "recipients": ["NOR"], "status": "occurred", "date": "2021-05-03"},
        {"sentence": "Norway will hold talks with Finland in May.", "trigger": "talks", "type": "CONSULT", "mode": None,
         "actors": ["NOR", "FIN"], "recipients": [], "status": "denied", "date": None},
    ],
}  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    return path


def test_evaluate_tells_figures_causes_and_errors(cli: Cli, gold: Path) -> None:
    result = cli("evaluate", gold, "--errors", "1")
    assert (result.code, result.err) == (0, "")
    assert "2 mentions in the gold, 2 coded, 2 found, 1 of them with type, sides and status right" in result.out
    for words in (
        "recall",
        "core_f1",
        "cause of error",
        "wrong status",
        "Norway will hold talks with Finland",
        "more error",
    ):
        assert words in result.out
    assert "  coded  " not in cli("evaluate", gold).out


def test_evaluate_as_json(cli: Cli, gold: Path) -> None:
    found = json.loads(cli("evaluate", gold, "--json", "--errors", "99").out)
    assert found["counts"] == {"gold": 2, "coded": 2, "found": 2, "core": 1}
    assert found["figures"]["core_recall"] == 50.0
    assert {e["cause"] for e in found["errors"]} == set(found["causes"])
    assert "wrong status" in found["causes"]


def test_evaluate_takes_texts_from_a_file_of_reports(cli: Cli, gold: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.jsonl"
    bare.write_text(json.dumps({"id": "g1", "mentions": GOLD["mentions"]}) + "\n", encoding="utf-8")
    one_line(cli("evaluate", bare), "bare.jsonl:1", "has no text")
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({k: v for k, v in GOLD.items() if k != "mentions"}) + "\n", encoding="utf-8")
    result = cli("evaluate", bare, "--reports", texts, "--json")
    assert result.out == cli("evaluate", gold, "--json").out


def test_evaluate_pairs(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    row = {"id": "p1", "text": "Sweden expelled two Norwegian diplomats.", "actor": [[0, 6]], "recipient": [[20, 29]],
           "root": "SANCTION", "quad": 4}  # fmt: skip
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert "1 pairs in the gold, 1 answered" in cli("evaluate", path).out
    assert json.loads(cli("evaluate", path, "--json").out)["figures"]["type_accuracy"] == 100.0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "holds no gold"),
        ("{", "gold.jsonl:1: no JSON"),
        ("[1]", "gold.jsonl:1: must be a JSON object"),
        ('{"id": "x", "text": "y"}', "neither 'mentions', 'codings' nor 'root'"),
        ('{"text": "y", "mentions": []}', "has no id"),
        ('{"id": "x", "text": "y", "mentions": 3}', "mentions: must be a list"),
        ('{"id": "x", "text": "y", "mentions": [{"sentence": "y", "trigger": "z"}]}', "does not stand in the text"),
        ('{"id": "x", "text": "y", "mentions": [{"sentence": "y", "trigger": "y"}]}', "type is missing"),
        (
            '{"id": "x", "text": "y", "mentions": [{"sentence": "y", "trigger": "y", "nth": "2"}]}',
            "nth: must be a whole number",
        ),
        (
            '{"id": "x", "text": "y", "mentions": [{"sentence": "y", "trigger": "y", "type": "AID", "actors": 3}]}',
            "must be lists of country codes",
        ),
    ],
)
def test_evaluate_of_no_gold(cli: Cli, tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    one_line(cli("evaluate", path), "gold.jsonl", told)


def test_evaluate_of_files_that_are_not_there(cli: Cli, gold: Path, tmp_path: Path) -> None:
    one_line(cli("evaluate", tmp_path / "none"), "none: cannot be read: No such file or directory")
    one_line(cli("evaluate", gold, "--reports", tmp_path / "none"), "none: no such file")


# lexicon, doctor


def test_lexicon_check(cli: Cli, tmp_path: Path) -> None:
    result = cli("lexicon", "check")
    assert (result.code, result.err) == (0, "")
    assert "no fault. Digest" in result.out
    one_line(cli("lexicon", "check", tmp_path / "none"), "is no folder")
    (tmp_path / "operators.toml").write_text('[[operator]]\nid = "x"\nlemas = ["y"]\n', "utf-8")
    faulty = cli("lexicon", "check", tmp_path)
    assert faulty.code == 2
    assert "operators.toml: operator 'x': lemas: unknown key" in faulty.err


def test_lexicon_test(cli: Cli) -> None:
    result = cli("lexicon", "test", "--only", "deny")
    assert "examples hold" in result.out.splitlines()[-1]
    one_line(cli("lexicon", "test", "--only", "no-such-entry"), "'no-such-entry'", "no sentence to test")


def test_doctor(cli: Cli) -> None:
    result = cli("doctor")
    assert [line.split(":")[0].split()[-1] for line in result.out.splitlines()] == [
        "Detente", "Python", "packages", "model", "lexicon", "database", "terminal",
    ]  # fmt: skip
    assert result.code == 0, result.out
    assert "as pinned" in result.out


def test_doctor_tells_faults_with_remedies(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from detente import annotate

    monkeypatch.setattr(annotate, "DEFAULT_MODEL_DIGEST", "0" * 64)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    result = cli("doctor")
    assert result.code == 1
    assert "fault  model: " in result.out
    assert "differs from the pinned one" in result.out
    assert "fault  database: " in result.out
    assert result.out.splitlines()[-1] == "2 faults"
    other = cli("doctor", "--model", "no_such_model")
    assert "model 'no_such_model' cannot be loaded" in other.out


# the process as a whole


def test_unknown_verb_and_help(process: Cli) -> None:
    wrong = process("annotat")
    assert wrong.code == 2
    assert "annotat" in wrong.err
    helped = process("--help")
    assert helped.code == 0
    assert process("-h").out == helped.out
    version = process("--version")
    assert (version.code, version.out) == (0, f"detente {detente.__version__}\n")
    for verb in ("code", "annotate", "ingest", "events", "explain", "dossier", "lexicon", "evaluate", "demo", "doctor"):
        assert verb in helped.out


def test_output_to_a_full_disk(db: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "detente", "events", "--db", str(db), "--json"],
            stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == "detente: output: No space left on device\n"


def test_a_closed_pipe_is_quiet(few: Path) -> None:
    command = f'{sys.executable} -m detente annotate "$0" | head -c 20'
    done = subprocess.run(["sh", "-c", command, str(few)], capture_output=True, text=True, timeout=60, check=False)
    assert (len(done.stdout), done.stderr) == (20, "")


def test_ctrl_c_while_loading(start: Callable[..., subprocess.Popen[str]], reports: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    with start("ingest", reports, "--db", db) as running:
        limit = time.monotonic() + 30
        while not db.exists() and time.monotonic() < limit:
            time.sleep(0.002)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (130, "", "detente: stopped; what was written stays\n")


def test_ctrl_c_while_a_verb_prints(start: Callable[..., subprocess.Popen[str]], reports: Path) -> None:
    with start("code", reports, "--json") as running:
        assert running.stdout is not None
        assert running.stdout.readline().startswith("{")
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (130, "detente: stopped; what was written stays\n")


def test_another_terminal_encoding_is_no_crash(few: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "detente", "code", str(few)],
        capture_output=True, env={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PATH": "/usr/bin:/bin"}, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert "…" in done.stdout.decode("utf-8")
