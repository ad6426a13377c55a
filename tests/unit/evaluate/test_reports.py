"""Pages of reports: every fault at once; and their scoring on what the coder finds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from detente.errors import ConfigError
from detente.evaluate.report_scores import score_reports
from detente.evaluate.reports import GoldReport, read_reports
from detente.pipeline.coding import Coder

PAGES = Path(__file__).resolve().parents[2] / "reports"

PAGE = """# t01 Envoys meet

published: 2021-06-16

> GENEVA (Wire) - Russian Foreign Minister Sergey Lavrov met his Turkish counterpart in Geneva on Tuesday.
>
> He condemned Ukraine.

| name | kind | country | sector |
|---|---|---|---|
| Russian Foreign Minister Sergey Lavrov | person | RUS | GOV |
| Ukraine | state | UKR | GOV |

| reference | stands for |
|---|---|
| He | Russian Foreign Minister Sergey Lavrov |

| act | type/mode | actor | recipient | status | place |
|---|---|---|---|---|---|
| met | CONSULT | RUS GOV, TUR GOV | – | occurred | Geneva |
| condemned | ACCUSE/disapprove | RUS GOV | UKR GOV | occurred | – |

| place | country | kind |
|---|---|---|
| Geneva | CHE | city |
"""


def page(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "page.md"
    path.write_text(text, encoding="utf-8")
    return path


def only(tmp_path: Path) -> GoldReport:
    (report,) = read_reports(page(tmp_path, PAGE))
    return report


def test_a_report_is_read(tmp_path: Path) -> None:
    report = only(tmp_path)
    assert (report.id, report.title, report.published) == ("t01", "Envoys meet", "2021-06-16")
    assert report.text.count("\n\n") == 1
    assert [report.text[slice(*n.span)] for n in report.names] == ["Russian Foreign Minister Sergey Lavrov", "Ukraine"]
    assert [[s.country for s in a.actors] for a in report.acts] == [["RUS", "TUR"], ["RUS"]]
    assert [a.place and report.text[slice(*a.place)] for a in report.acts] == ["Geneva", None]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("| condemned |", "| applauded |", "“applauded” stands 0 times in the text, not 1"),
        ("| He |", "| He (2) |", "“He” stands 1 times in the text, not 2"),
        ("| Geneva | CHE | city |", "| Geneva | CHE |", "2 cells under 3 headings"),
        ("| place | country | kind |", "| place | state |", "the headings are none of"),
    ],
)
def test_faults_are_told_with_their_line(tmp_path: Path, old: str, new: str, fault: str) -> None:
    with pytest.raises(ConfigError, match=r"page\.md:\d+: ") as told:
        read_reports(page(tmp_path, PAGE.replace(old, new)))
    assert fault in str(told.value)


def test_all_faults_at_once(tmp_path: Path) -> None:
    bad = PAGE.replace("| condemned |", "| applauded |").replace("| He |", "| She |")
    with pytest.raises(ConfigError) as told:
        read_reports(page(tmp_path, bad))
    assert str(told.value).count("\n") == 1


def test_what_is_right_counts_as_right(tmp_path: Path, coder: Coder) -> None:
    report = only(tmp_path)
    figures = score_reports([report], [coder.read(report.text, published="2021-06-16")]).figures()
    assert figures == {
        "acts_found": 100.0,
        "actor_country": 100.0,
        "actor_sector": 100.0,
        "place": 100.0,
        "place_none": 100.0,
        "recipient_country": 100.0,
        "reference_linked": 100.0,
        "reference_right": 100.0,
    }


def test_what_is_wrong_is_told_with_its_cause(tmp_path: Path, coder: Coder) -> None:
    report = only(tmp_path)
    annotation = coder.read(report.text, published="2021-06-16")
    blind = replace(annotation, mentions=tuple(replace(m, recipients=(), place=None) for m in annotation.mentions))
    found = score_reports([report], [blind])
    assert {e.cause for e in found.errors} == {"wrong recipient_country", "wrong place"}
    assert (found.figures()["recipient_country"], found.figures()["place"]) == (50.0, 0.0)


@pytest.mark.parametrize("path", sorted(PAGES.rglob("*.md")), ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_the_pages_are_sound(path: Path) -> None:
    reports = read_reports(path)
    assert reports
    assert len({r.id for r in reports}) == len(reports)
    assert all(r.acts and r.references for r in reports)
