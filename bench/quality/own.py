"""Write ``own.jsonl``: the sentences of ``tests/codings/own`` and ``tests/codings/aside``, one JSON object a line.

usage: python bench/quality/own.py [--check]

The pages are the source; this file is the same gold in the form that ``detente evaluate`` reads. Pages of ``aside`` hold
sentences set aside when they were written: nobody reads them to write frames. With --check nothing is
written, and the exit code is 1 where the file is not what the pages say.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from detente.evaluate import GoldSentence
from detente.evaluate.pages import sentences_of

HERE = Path(__file__).resolve().parent
PAGES = HERE.parents[1] / "tests" / "codings"
OUT = HERE / "own.jsonl"


def lines() -> str:
    """Every sentence of every page, the open ones of a page before those set aside; some pages are wholly aside."""
    found: list[GoldSentence] = []
    for name in sorted({page.name for part in ("own", "aside") for page in (PAGES / part).glob("*.md")}):
        for part in ("own", "aside"):
            page = PAGES / part / name
            if page.is_file():
                found += sentences_of(page, aside=part == "aside")
    return "".join(json.dumps(row(s), ensure_ascii=False) + "\n" for s in found)


def row(s: GoldSentence) -> dict[str, object]:
    """One sentence as it stands in the file."""
    codings = [
        {
            "type": c.type,
            "mode": c.mode,
            "actors": sorted(c.actors),
            "recipients": sorted(c.recipients),
            "status": c.status,
            "alleged": c.alleged,
        }
        for c in s.codings
    ]
    more = {"doubtful": True} if s.doubtful else {}
    return {"id": s.id, "text": s.text, "published": s.published, "aside": s.aside, "codings": codings, **more}


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(OUT.read_text(encoding="utf-8") != lines())
    OUT.write_text(lines(), encoding="utf-8")
