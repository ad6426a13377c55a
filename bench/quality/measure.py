"""Run the coder on every gold set within reach and write the figures, with the commonest causes of error.

usage: python bench/quality/measure.py [--check] [--shared DIR]

Always: the bundled example corpus, and the project's own gold: its sentences and its whole reports, open ones and those set aside apart. With a folder of annotated data (``../shared`` beside the clone, or --shared): the sets
in its ``gold`` folder, scored by the ``score.py`` that lies there, and the rows of ``seed``. Writes ``figures.json`` and
``errors.md`` beside this file; with --check compares with ``floors.toml`` instead and exits 1 where a figure lies under its floor.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from datetime import datetime
from pathlib import Path

from detente.errors import ConfigError
from detente.evaluate import GoldPair, MentionReport, SentenceReport, evaluate_file, read_gold, score_relations
from detente.pipeline.coding import Coder, parse_published
from detente.pipeline.wire import dumps
from detente.types import Received
from reports import measure as measure_reports

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
OWN = HERE / "own.jsonl"
EXAMPLE = ROOT / "src" / "detente" / "data" / "example" / "gold.jsonl"
#: Task of ``score.py``, its gold file, and whether predicates are needed.
TASKS = (
    ("relations", "relations_train", False),
    ("attribution", "attribution_dev", False),
    ("times", "times_train", False),
    ("factuality", "factuality_dev", True),
    ("dating", "meantime_dev", True),
)
TOP = 10


def main() -> int:
    """Measure, then write or check. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    arguments = parser.parse_args()
    coder = Coder()
    figures: dict[str, dict[str, float]] = {}
    lines = ["# Commonest causes of error", "", "Written by `python bench/quality/measure.py`."]
    example = evaluate_file(EXAMPLE, coder)
    assert isinstance(example, MentionReport)
    figures["example"] = example.figures()
    lines += _table("Example corpus, a gold mention a row", example.causes())
    for part in ("open", "aside"):
        own = evaluate_file(OWN, coder, part=part)
        assert isinstance(own, SentenceReport)
        figures[f"own_{part}"] = own.figures()
        if part == "open":  # what is set aside is counted, never read
            figures["own_open"] |= {f"status_f1_{k}": v for k, v in own.by_status().items()}
            lines += _table("Own gold, the open sentences", own.causes())
    for part in ("open", "aside"):
        found = measure_reports(part, coder)
        figures[f"reports_{part}"] = found.figures()
        if part == "open":
            lines += _table("Own reports: sides, references, places", found.causes())
    gold = arguments.shared / "gold"
    if gold.is_dir():
        for task, name, predicates in TASKS:
            figures[task] = score(coder, gold, task, name, predicates=predicates)
        pairs = [g for g in read_gold(gold / "relations_train.jsonl") if isinstance(g, GoldPair)]
        given = (Received(text=p.text, place=p.id, id=p.id, given_entities=(*p.actor, *p.recipient)) for p in pairs)
        report = score_relations(pairs, coder.annotate(given, batch_size=128))
        figures["relations"] |= {f"f1_{k}": v for k, v in report.by_type().items()}
        lines += _table("Type given the pair (relations_train)", report.causes())
    else:
        print("no folder of annotated data beside the clone: only the project's own gold was measured")
    if arguments.check:
        return check(figures)
    (HERE / "figures.json").write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    (HERE / "errors.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1, sort_keys=True))
    return 0


def score(coder: Coder, gold: Path, task: str, name: str, *, predicates: bool) -> dict[str, float]:
    """Annotate one gold file, score it with ``score.py`` and return its plain figures."""
    rows = [json.loads(line) for line in (gold / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    given = (
        Received(
            text=r["text"],
            place=r["id"],
            id=r["id"],
            published=published_of(r.get("published")),
            given_entities=tuple(tuple(s) for s in [*r.get("actor", []), *r.get("recipient", [])]),
        )
        for r in rows
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pred.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for annotation in coder.annotate(given, batch_size=64, predicates=predicates):
                file.write(dumps(annotation, predicates=predicates) + "\n")
        command = [sys.executable, str(gold / "score.py"), task, str(gold / f"{name}.jsonl"), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {k: v for k, v in json.loads(done.stdout).items() if isinstance(v, int | float)}


def published_of(value: object) -> datetime | None:
    """The day of a report; ``None`` where the gold writes it in no form that tells day from month."""
    try:
        return parse_published(value) if isinstance(value, str) else None
    except ConfigError:
        return None


def check(figures: dict[str, dict[str, float]]) -> int:
    """Compare with the floors; a set that is not within reach is told and left out."""
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    under = 0
    for name, wanted in floors.items():
        if name not in figures:
            print(f"{name}: not measured here")
            continue
        for figure, floor in wanted.items():
            ceiling = figure.startswith(("wrong_", "false_"))
            got = figures[name][figure]
            bad = got > floor if ceiling else got < floor
            under += bad
            print(
                f"{name} {figure}: {got} ({'ceiling' if ceiling else 'floor'} {floor}){'  <-- missed' if bad else ''}"
            )
    return 1 if under else 0


def _table(title: str, causes: list[tuple[str, int]]) -> list[str]:
    rows = [f"| {cause} | {count} |" for cause, count in causes[:TOP]]
    return ["", f"## {title}", "", "| cause | times |", "|---|---|", *rows]


if __name__ == "__main__":
    sys.exit(main())
