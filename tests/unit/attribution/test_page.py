"""Every report of ``tests/codings/attribution.md`` is attributed as its row says, and in no other way."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from detente.pipeline.coding import Coder
from detente.types import Annotation, Span

PAGE = Path(__file__).resolve().parents[2] / "codings" / "attribution.md"
Row = tuple[str, ...]


def rows() -> list[Row]:
    found: list[Row] = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("|") or line.startswith(("| report", "|---")):
            continue
        cells = tuple(c.strip() for c in line.strip().strip("|").split("|"))
        assert len(cells) == 7, line
        found.append((found[-1][0], *cells[1:]) if cells[0] == "″" else cells)
    return found


REPORTS = [(report, [r[1:] for r in group]) for report, group in groupby(rows(), key=lambda r: r[0])]


def told(annotation: Annotation) -> list[Row]:
    text = annotation.document.text

    def words(spans: tuple[Span, ...]) -> str:
        return " ‖ ".join(text[s:e] for s, e in spans) or "–"

    return [
        (
            words(a.source),
            words(a.cue),
            words(a.content),
            a.kind,
            a.speaker or "–",
            "–" if a.parent is None else str(a.parent + 1),
        )
        for a in annotation.attributions
    ]


@pytest.mark.parametrize(("report", "expected"), REPORTS, ids=[r[0][:40] for r in REPORTS])
def test_a_report_is_attributed_as_the_page_says(coder: Coder, report: str, expected: list[Row]) -> None:
    annotation = coder.read(report.replace("¶", "\n\n"), published="2021-06-16")
    assert told(annotation) == [r for r in expected if r != ("–",) * 6]


def test_the_page_is_long_enough() -> None:
    assert len(REPORTS) >= 40
