"""From a received report to a document: dates, ids, and the user's own entities."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from detente import Coder, Store, ingest_reports
from detente.errors import ConfigError
from detente.ingest import read
from detente.lexicon.phrases import load_phrases
from detente.pipeline.preparing import parse_published, prepare
from detente.pipeline.wire import to_wire
from detente.types import Received
from detente.web.reports import damage

TEXT = "The minister met [ad_1] envoys from Peru."


def test_dates_of_every_kind() -> None:
    moment = datetime(2021, 5, 25, 14, 30, tzinfo=UTC)
    assert parse_published(None) is None
    assert parse_published(moment) is moment
    assert parse_published(date(2021, 5, 25)) == datetime(2021, 5, 25)
    assert parse_published("2021-05-25T14:30:00+00:00") == moment


@pytest.mark.parametrize("text", ["25 May", "2021-13-01", "", "0021-05-25"])
def test_what_is_no_date_is_refused_as_in_files(text: str) -> None:
    with pytest.raises(ConfigError, match=r"^published: .*(is no date; write it as 2021-05-25|lies outside the years)"):
        parse_published(text)


def test_given_entities_move_with_their_words() -> None:
    document = prepare(Received(TEXT, "here", given_entities=((36, 40),)))
    assert [document.text[a:b] for a, b in document.given_entities] == ["Peru"]
    assert document.remarks == ()


def test_a_given_entity_that_cleaning_took_out_is_told() -> None:
    document = prepare(Received(TEXT, "here", given_entities=((17, 23), (36, 40))))
    assert [document.text[a:b] for a, b in document.given_entities] == ["Peru"]
    (remark,) = document.remarks
    assert remark.kind == "lost-entity"
    assert remark.words == (
        "Your entity “[ad_1]” at 17 to 23 is left out, because cleaning took its words out (autoblog-marker)."
    )
    at, end = remark.span
    assert at == end
    assert document.text[:at].rstrip() == "The minister met"


def test_what_is_no_report_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match=r"a report is a detente\.Received, not dict"):
        prepare({"text": "Peru."})  # type: ignore[arg-type]


def test_a_lost_entity_reaches_the_wire_the_record_and_not_the_dossier(coder: Coder, tmp_path: Path) -> None:
    report = {"id": "r", "text": TEXT, "entities": [{"span": [17, 23]}, {"span": [36, 40]}]}
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps(report) + "\n", encoding="utf-8")
    (received,) = (item for item in read(str(path)) if isinstance(item, Received))
    (annotation,) = coder.annotate([received])
    (told,) = to_wire(annotation)["remarks"]
    assert told["kind"] == "lost-entity"
    with Store.open() as store:
        assert ingest_reports(coder, [path], store).new == 1
        assert store.document("r") == annotation.document
        doubts = store.doubts(["r"])["r"]
        assert [r.words for r in doubts.remarks] == [told["words"]]
        assert told["words"] not in damage(annotation.document, None, doubts, load_phrases())
        assert ingest_reports(coder, [path], store).known == 1
        report["entities"] = [{"span": [36, 40]}]
        path.write_text(json.dumps(report) + "\n", encoding="utf-8")
        assert ingest_reports(coder, [path], store).recoded == 1
        assert store.document("r").remarks == ()
