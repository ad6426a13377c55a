"""Figures of the temporal package alone: our own expressions, and gold reports where a file of them is given.

GOLD holds one report a line: ``text``, ``published``, ``times`` with ``span`` and ``value``. Tense is told by the words
around, as for whoever uses the package without a parser; ``detente annotate`` has it from the tree.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

from detente.evaluate.expressions import read_expressions
from detente.temporal import find_times

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "times"
Span = tuple[int, int]


def own(name: str) -> dict[str, float]:
    """Share of our own expressions whose span, type, value and modifier are right."""
    wanted = [(e, s) for s in read_expressions(FOLDER / name) for e in s.expected]
    right = sum(e in s.found() for e, s in wanted)
    return {"expressions": len(wanted), "right": round(100 * right / len(wanted), 1)}


def gold(path: Path) -> dict[str, float]:
    """F1 of spans and values as in TempEval-3: a value counts where the spans overlap."""
    reports = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    started = time.perf_counter()
    found = [find_times(r["text"], published=date.fromisoformat(r["published"])) for r in reports]
    took = time.perf_counter() - started
    count: Counter[str] = Counter()
    for report, times in zip(reports, found, strict=True):
        text = report["text"]
        wanted = [(_trim(text, (t["span"][0], t["span"][1])), t["value"]) for t in report["times"]]
        got = [(_trim(text, t.span), t.value) for t in times]
        count += _compared(wanted, got)
    f1 = {k: round(200 * count[k] / (count["gold"] + count["found"]), 1) for k in ("value", "strict", "relaxed")}
    return {**f1, "reports_per_second": round(len(reports) / took)}


def _trim(text: str, span: Span) -> Span:
    """A span without marks at its ends."""
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _compared(wanted: list[tuple[Span, str]], got: list[tuple[Span, str | None]]) -> Counter[str]:
    """Pairs that overlap most, one to one."""
    count = Counter(gold=len(wanted), found=len(got))
    pairs = sorted(
        (
            (min(g[1], p[1]) - max(g[0], p[0]), -abs((p[1] - p[0]) - (g[1] - g[0])), i, k)
            for i, (g, _) in enumerate(wanted)
            for k, (p, _) in enumerate(got)
            if min(g[1], p[1]) > max(g[0], p[0])
        ),
        reverse=True,
    )
    left, right = set(range(len(wanted))), set(range(len(got)))
    for _, _, i, k in pairs:
        if i in left and k in right:
            left.remove(i)
            right.remove(k)
            count += Counter(relaxed=1, strict=int(wanted[i][0] == got[k][0]), value=int(wanted[i][1] == got[k][1]))
    return count


def main() -> int:
    """Measure and print. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="?", type=Path, metavar="GOLD.jsonl")
    path = parser.parse_args().gold
    if path is not None and not path.is_file():
        parser.error(f"{path}: there is no such file; give a file of one report a line, or none")
    figures = {"own_open": own("open.txt"), "own_aside": own("aside.txt")}
    if path is not None:
        figures["gold"] = gold(path)
    print(json.dumps(figures, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
