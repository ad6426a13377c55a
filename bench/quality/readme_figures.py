"""Write the measured figures into the README, between its marks ``<!-- figures -->`` and ``<!-- /figures -->``.

usage: python bench/quality/readme_figures.py [--check] [--figures FILE] [--readme FILE]

Reads ``figures.json``, which ``measure.py`` writes. With --check nothing is written: the exit code is 1 where the README
says anything else.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
#: Which figures are shown, in which words. A figure that was not measured is left out.
SHOWN = (
    ("example", "recall", "example corpus: gold mentions found"),
    ("example", "precision", "example corpus: coded mentions that are in the gold"),
    ("example", "core_f1", "example corpus: found with right type, sides and status, F1"),
    ("example", "type_right", "… type right, of those found"),
    ("example", "status_right", "… status right"),
    ("example", "speaker_right", "… speaker right"),
    ("example", "date_right", "… date right"),
    ("own_aside", "recall", "own sentences set aside, never read for frames: acts found"),
    ("own_aside", "precision", "… coded acts that are told"),
    ("own_aside", "core_f1", "… found with right type, sides and status, F1"),
    ("own_aside", "type_macro_f1", "… type, macro-F1 over types"),
    ("own_aside", "status_macro_f1", "… status of those found, macro-F1 over the nine"),
    ("own_aside", "false_events", "… sentences that tell nothing in which something was coded"),
    ("reports_aside", "actor_country", "own reports set aside: actors' countries right, of acts found"),
    ("reports_aside", "recipient_country", "… recipients' countries right"),
    ("reports_aside", "actor_sector", "… actors' sectors right"),
    ("reports_aside", "reference_linked", "… pronouns and descriptions linked"),
    ("reports_aside", "reference_right", "… of those linked, right"),
    ("reports_aside", "place", "… place of the act right, where the text tells it"),
    ("relations", "root_macro_f1", "type of act between two given actors, macro-F1 over types"),
    ("relations", "quad_macro_f1", "… quad class, macro-F1"),
    ("relations", "answered", "… pairs answered"),
    ("relations", "wrong_direction", "… actor and recipient exchanged"),
    ("attribution", "soft_f1", "attribution: source, cue and content, F1 by overlap"),
    ("times", "value_f1", "time expressions with the right value, F1"),
    ("factuality", "r_x100", "factuality: Pearson's r × 100"),
    ("factuality", "macro_f1", "… no, open or yes, macro-F1"),
    ("dating", "other_day_right", "predicates of another day than the report's: dated right"),
)
PATTERN = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)


def main() -> int:
    """Write or check. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--figures", type=Path, default=HERE / "figures.json")
    parser.add_argument("--readme", type=Path, default=HERE.parents[1] / "README.md")
    arguments = parser.parse_args()
    figures = json.loads(arguments.figures.read_text(encoding="utf-8"))
    old = arguments.readme.read_text(encoding="utf-8")
    if not PATTERN.search(old):
        sys.stderr.write(f"{arguments.readme}: has no marks <!-- figures --> and <!-- /figures -->; put them in\n")
        return 2
    new = PATTERN.sub(lambda m: f"{m[1]}{table(figures)}\n{m[2]}", old)
    if not arguments.check:
        arguments.readme.write_text(new, encoding="utf-8")
    elif new != old:
        sys.stderr.write(f"{arguments.readme}: other figures; run: python bench/quality/readme_figures.py\n")
        return 1
    return 0


def table(figures: Mapping[str, Mapping[str, float]]) -> str:
    """The figures as a Markdown table."""
    rows = [f"| {words} | {figures[name][key]:.1f} |" for name, key, words in SHOWN if key in figures.get(name, {})]
    return "\n".join(["| what (per cent) | reached |", "|---|---|", *rows])


if __name__ == "__main__":
    sys.exit(main())
