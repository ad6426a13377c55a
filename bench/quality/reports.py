"""Sides, references and places of acts on the project's own reports (``tests/reports``).

usage: python bench/quality/reports.py [--part open|aside] [--errors]

Prints the figures; with --errors also each error of the open part with its sentence, by cause. Reports set aside are only counted.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from detente.evaluate.report_scores import ReportFigures, score_reports
from detente.evaluate.reports import GoldReport, read_reports
from detente.pipeline.coding import Coder, parse_published
from detente.types import Received

PAGES = Path(__file__).resolve().parents[2] / "tests" / "reports"


def reports(part: str) -> list[GoldReport]:
    """The reports of a part (``open`` or ``aside``), in the order of the pages."""
    folder = PAGES / ("own" if part == "open" else part)
    return [r for page in sorted(folder.glob("*.md")) for r in read_reports(page, aside=part == "aside")]


def measure(part: str, coder: Coder) -> ReportFigures:
    """Code the reports of a part and compare."""
    gold = reports(part)
    received = (Received(text=r.text, place=r.id, id=r.id, published=parse_published(r.published)) for r in gold)
    return score_reports(gold, coder.annotate(received))


def main() -> int:
    """Measure and print. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("open", "aside"), default="open")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    found = measure(arguments.part, Coder())
    print(json.dumps(found.figures(), indent=1))
    print(dict(sorted(found.judged.items())))
    if arguments.errors and arguments.part == "open":
        order = {cause: n for n, (cause, _) in enumerate(found.causes())}
        for e in sorted(found.errors, key=lambda e: (order[e.cause], e.document)):
            print(f"{e.cause} {e.document} “{e.words}”\n  {e.sentence}\n  gold  {e.gold}\n  coded {e.coded}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
