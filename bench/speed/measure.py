"""Time every stage as a share of spaCy's own time in the same run, with documents and words a second and peak memory.

usage: python bench/speed/measure.py JSONL [JSONL …] [--limit N]

JSONL holds documents in the wire format. The first N documents of all files together are read (1,000 by default, spread
evenly over the files). Timings on shared machines are noisy: only the shares are worth quoting.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from detente.pipeline.coding import Coder
from detente.pipeline.preparing import batches, prepare
from detente.pipeline.wire import dumps
from detente.types import Received

T = TypeVar("T")


class Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.last = 0.0

    def time(self, stage: str, work: Callable[[], T]) -> T:
        """Run ``work`` and add its time to ``stage``."""
        self.last = start = time.perf_counter()
        result = work()
        self.seconds[stage] += time.perf_counter() - start
        return result

    def mark(self, stage: str) -> None:
        """Give the time since the last mark (or since ``time`` began) to ``stage``."""
        now = time.perf_counter()
        self.seconds[stage] += now - self.last
        self.last = now


def received(paths: list[Path], limit: int) -> list[Received]:
    """The first ``limit`` documents, as many of each file as it has to give."""
    share = -(-limit // len(paths))
    found: list[Received] = []
    for path in paths:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file):
                if number == share:
                    break
                row = json.loads(line)
                found.append(Received(text=row["text"], place=f"{path.name}:{number + 1}"))
    return found[:limit]


def main() -> int:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--limit", type=int, default=1000)
    arguments = parser.parse_args()
    documents = received(arguments.paths, arguments.limit)
    coder, clock, words, mentions = Coder(), Clock(), 0, 0
    for _ in coder.annotate(documents[:2]):
        pass  # load what is loaded on first use
    for batch in batches(documents, 64):
        group = clock.time("clean", lambda b=batch: [prepare(r) for r in b])
        texts = [d.text for d in group]
        clock.time("spacy alone", lambda t=texts: coder.annotator.count(t))
        parsed = clock.time("spacy and columns", lambda t=texts: list(coder.annotator.annotate(t)))
        for document, sentences in zip(group, parsed, strict=True):
            words += sum(len(s) for s in sentences)
            whole = clock.time("all layers", lambda d=document, s=sentences: coder.layers(d, s, mark=clock.mark))
            clock.time("wire", lambda w=whole: dumps(w))
            mentions += len(whole.mentions)
    alone = clock.seconds["spacy alone"]
    own = clock.seconds["clean"] + clock.seconds["all layers"] + clock.seconds["wire"]
    own += max(0.0, clock.seconds["spacy and columns"] - alone)
    print(
        json.dumps(
            {
                "documents": len(documents),
                "words": words,
                "mentions": mentions,
                "documents_per_second": round(len(documents) / (alone + own), 1),
                "words_per_second": round(words / (alone + own)),
                "own_share_of_spacy_percent": round(100 * own / alone, 1),
                "stages_percent_of_spacy": {k: round(100 * v / alone, 1) for k, v in sorted(clock.seconds.items())},
                "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            },
            indent=1,
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
