"""Fit the weights of ``data/factuality.csv`` on annotated sentences and write the file.

usage: python scripts/fit_factuality.py [GOLD.jsonl]

GOLD holds one sentence a line: ``text`` and ``events``, a list of ``{"span", "score"}`` with scores from -3 to 3
(``../shared/gold/factuality_train.jsonl`` where left out). Ridge regression on what ``detente.coder.factuality.features``
returns; the strength of the penalty and the stretch away from 3, which a ridge shrinks towards the commonest value, are chosen
by five-fold cross-validation on GOLD. Takes about a minute.
"""

from __future__ import annotations

import csv
import json
import statistics
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from detente.coder.factuality import by_rules, features
from detente.grammar import Trees
from detente.grammar.chain import chain
from detente.lexicon.commitment import BIAS, DATA
from detente.pipeline.coding import Coder
from detente.types import Received

ROOT = Path(__file__).resolve().parents[1]
#: A feature is weighed from this number of predicates on.
MIN_SEEN = 6
PENALTIES = (3.0, 6.0, 10.0, 20.0, 40.0)
STRETCHES = (1.0, 1.15, 1.3, 1.4, 1.5)
FOLDS = 5

Rows = list[tuple[tuple[str, ...], float]]


def read(path: Path) -> Rows:
    """Features and score of every annotated event that a token stands for."""
    coder = Coder()
    lexicon, index = coder.lexicon, coder._sentences.operators
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    received = (Received(text=r["text"], place=r["id"], id=r["id"]) for r in gold)
    rows: Rows = []
    for row, annotation in zip(gold, coder.annotate(received), strict=True):
        trees = Trees(annotation.sentences, coder._sentences.known_verbs)
        for event in row["events"]:
            start, end = event["span"]
            at = next(
                (
                    (s.index, t)
                    for s in annotation.sentences
                    for t in range(len(s))
                    if s.starts[t] < end and s.ends[t] > start
                ),
                None,
            )
            if at is None:
                continue
            tree, token = trees[at[0]], at[1]
            links = chain(tree, token, index)
            score, status = by_rules(tree, token, links, lexicon)
            rows.append((features(tree, token, links, score, status, lexicon), float(event["score"])))
    return rows


def fit(rows: Rows, penalty: float) -> dict[str, float]:
    """Ridge weights of every feature that is seen often enough, and of the bias, which is not shrunk."""
    seen = Counter(f for found, _ in rows for f in set(found))
    names = [BIAS, *sorted(f for f, n in seen.items() if n >= MIN_SEEN)]
    column = {name: k for k, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    table[:, 0] = 1
    for r, (found, _) in enumerate(rows):
        for f in set(found) & column.keys():
            table[r, column[f]] = 1
    shrink = penalty * np.eye(len(names))
    shrink[0, 0] = 1e-6
    solved = np.linalg.solve(table.T @ table + shrink, table.T @ np.array([score for _, score in rows]))
    return dict(zip(names, (float(w) for w in solved), strict=True))


def told(rows: Rows, weights: dict[str, float], stretch: float) -> list[float]:
    """What the weights say of each row."""
    totals = (weights[BIAS] + sum(weights.get(f, 0.0) for f in set(found)) for found, _ in rows)
    return [max(-3.0, min(3.0, 3 - (3 - v) * stretch)) for v in totals]


def macro_f1(gold: Sequence[float], said: Sequence[float]) -> float:
    """Macro-F1 over the classes no (to -1), open, yes (from 1)."""

    def bucket(value: float) -> str:
        return "no" if value <= -1 else "yes" if value >= 1 else "open"

    pairs = [(bucket(a), bucket(b)) for a, b in zip(gold, said, strict=True)]
    shares = []
    for name in ("no", "open", "yes"):
        hit = sum(a == b == name for a, b in pairs)
        shares.append(2 * hit / max(1, sum(a == name for a, _ in pairs) + sum(b == name for _, b in pairs)))
    return 100 * sum(shares) / len(shares)


def choose(rows: Rows) -> tuple[float, float]:
    """The penalty and stretch with the best sum of 100 r and macro-F1 over held-out folds."""
    best, chosen = -1.0, (PENALTIES[0], STRETCHES[0])
    for penalty in PENALTIES:
        folds = [
            ([r for k, r in enumerate(rows) if k % FOLDS == fold], [r for k, r in enumerate(rows) if k % FOLDS != fold])
            for fold in range(FOLDS)
        ]
        fitted = [(held, fit(rest, penalty)) for held, rest in folds]
        for stretch in STRETCHES:
            gold = [score for held, _ in fitted for _, score in held]
            said = [v for held, weights in fitted for v in told(held, weights, stretch)]
            r, f1 = statistics.correlation(gold, said), macro_f1(gold, said)
            print(f"penalty {penalty:g} stretch {stretch:g}: r {r:.3f}, macro-F1 {f1:.1f}")
            if 100 * r + f1 > best:
                best, chosen = 100 * r + f1, (penalty, stretch)
    return chosen


def main() -> None:
    """Fit and write."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "gold" / "factuality_train.jsonl"
    rows = read(path)
    penalty, stretch = choose(rows)
    weights = fit(rows, penalty)
    seen = Counter(f for found, _ in rows for f in set(found))
    with DATA.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", "weight", "seen"])
        writer.writerow([BIAS, f"{3 - (3 - weights.pop(BIAS)) * stretch:.3f}", len(rows)])
        for name, weight in sorted(weights.items()):
            if abs(weight * stretch) >= 0.005:
                writer.writerow([name, f"{weight * stretch:.3f}", seen[name]])
    print(f"{len(rows)} events; penalty {penalty:g}, stretch {stretch:g}; {DATA.name} written")


if __name__ == "__main__":
    main()
