"""Check the example corpus and its gold: every sentence, trigger, code, country, date and copy. Exit code 0 or 1.

Usage: ``python bench/quality/check_example.py``. Needs nothing but the sources beside it.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from detente.types import Basis, Status

DATA = Path(__file__).resolve().parents[2] / "src" / "detente" / "data"
COPY_KINDS = frozenset({"verbatim", "syndicated", "edited", "updated", "translated", "spun"})
#: "Countries" of organisations without one, after the PLOVER manual, "Non-state international actors".
NON_STATES = frozenset({"IGO", "NGO", "ISM", "IMG", "MNC"})
WORDS_MIN, WORDS_MAX = 90, 260
_REPORT_KEYS = {"id", "text", "published", "title", "url", "publisher"}
_GOLD_KEYS = {"id", "origin", "copy_of", "copy_kind", "mentions"}
_MENTION_KEYS = {
    "sentence", "trigger", "event", "type", "mode", "actors", "recipients", "status", "alleged", "speaker", "date",
    "date_basis",
}  # fmt: skip
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")

Record = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Codes:
    """What a mention may hold: modes by type, and country codes."""

    modes: Mapping[str, frozenset[str]]
    countries: frozenset[str]


def read_codes(data: Path = DATA) -> Codes:
    """Read types and modes from ``ontology.toml`` and countries from ``actors/states.csv``."""
    ontology = tomllib.loads((data / "ontology.toml").read_text(encoding="utf-8"))
    modes = {name: frozenset(table.get("modes", {})) for name, table in ontology["type"].items()}
    with (data / "actors" / "states.csv").open(encoding="utf-8", newline="") as file:
        states = frozenset(row["iso3"] for row in csv.DictReader(file))
    return Codes(modes, states | NON_STATES)


def read_lines(path: Path) -> list[Record]:
    """Return the JSON objects of ``path``, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def faults(reports: Sequence[Record], gold: Sequence[Record], codes: Codes) -> Iterator[str]:
    """Yield every fault as ``place: fault``; nothing where all is well."""
    ids = [str(r["id"]) for r in reports]
    yield from (f"reports: {i}: id given twice" for i, n in Counter(ids).items() if n > 1)
    if ids != [str(g["id"]) for g in gold]:
        yield "gold: ids are not those of the reports, in the same order"
        return
    origins = {str(g["id"]): g["origin"] for g in gold}
    times = {str(r["id"]): datetime.fromisoformat(str(r["published"])) for r in reports}
    for report, entry in zip(reports, gold, strict=True):
        place = str(report["id"])
        yield from (f"{place}: {fault}" for fault in _report_faults(report))
        yield from (f"{place}: {fault}" for fault in _copy_faults(entry, origins, times))
        if entry.keys() != _GOLD_KEYS:
            yield f"{place}: keys of the gold line are {sorted(entry)}"
            continue
        seen: set[tuple[object, ...]] = set()
        for number, mention in enumerate(_mentions(entry), 1):
            where = f"{place}: mention {number} ({mention.get('trigger')!r})"
            key = tuple(str(mention.get(k)) for k in ("sentence", "nth", "trigger", "type"))
            if key in seen:
                yield f"{where}: given twice"
            seen.add(key)
            yield from (f"{where}: {fault}" for fault in _mention_faults(mention, report, codes))


def _mentions(entry: Record) -> list[Record]:
    mentions = entry["mentions"]
    assert isinstance(mentions, list)
    return mentions


def _report_faults(report: Record) -> Iterator[str]:
    if report.keys() != _REPORT_KEYS:
        yield f"keys are {sorted(report)}"
    words = len(str(report["text"]).split())
    if not WORDS_MIN <= words <= WORDS_MAX:
        yield f"{words} words; from {WORDS_MIN} to {WORDS_MAX} are wanted"
    if datetime.fromisoformat(str(report["published"])).tzinfo is None:
        yield f"published {report['published']!r} has no time zone"


def _copy_faults(entry: Record, origins: Mapping[str, object], times: Mapping[str, datetime]) -> Iterator[str]:
    of, kind = entry["copy_of"], entry["copy_kind"]
    if (of is None) != (kind is None):
        yield "copy_of and copy_kind must both be given or both be null"
    elif of is not None:
        if of not in origins or of == entry["id"]:
            yield f"copy_of {of!r} is no other report"
        elif origins[str(of)] != entry["origin"]:
            yield f"origin {entry['origin']!r} is not that of {of!r}"
        elif times[str(entry["id"])].timestamp() < times[str(of)].timestamp():
            yield f"published before {of!r}, which it copies"
        if kind not in COPY_KINDS:
            yield f"copy_kind {kind!r} is none of {sorted(COPY_KINDS)}"


def _mention_faults(mention: Record, report: Record, codes: Codes) -> Iterator[str]:
    if mention.keys() - {"nth"} != _MENTION_KEYS:
        yield f"keys are {sorted(mention)}"
        return
    yield from _place_faults(mention, str(report["text"]))
    kind, mode = str(mention["type"]), mention["mode"]
    if kind not in codes.modes:
        yield f"type {kind!r} is not in ontology.toml"
    elif mode is not None and mode not in codes.modes[kind]:
        yield f"mode {mode!r} is no mode of {kind}"
    for side in ("actors", "recipients"):
        yield from (f"{side}: {c!r} is no country code" for c in _list(mention[side]) if c not in codes.countries)
    if mention["speaker"] != "narrator" and mention["speaker"] not in codes.countries:
        yield f"speaker {mention['speaker']!r} is neither a country code nor 'narrator'"
    if mention["status"] not in set(Status):
        yield f"status {mention['status']!r} is unknown"
    if not isinstance(mention["alleged"], bool):
        yield f"alleged is {mention['alleged']!r}"
    elif mention["status"] == Status.DENIED and not mention["alleged"]:
        yield "denied, but not alleged"
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", str(mention["event"])):
        yield f"event {mention['event']!r} is no label"
    yield from _date_faults(mention, datetime.fromisoformat(str(report["published"])).date())


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


def _place_faults(mention: Record, text: str) -> Iterator[str]:
    sentence, trigger = str(mention["sentence"]), str(mention["trigger"])
    count, nth = text.count(sentence), mention.get("nth")
    if count == 0:
        yield f"sentence is not in the text: {sentence!r}"
    elif count > 1 and not (isinstance(nth, int) and 1 <= nth <= count):
        yield f"sentence occurs {count} times; give nth (1 to {count})"
    found = len(re.findall(rf"(?<!\w){re.escape(trigger)}(?!\w)", sentence))
    if found != 1:
        yield f"trigger occurs {found} times in the sentence, as whole words; it must occur once"


def _date_faults(mention: Record, published: date) -> Iterator[str]:
    value, basis = mention["date"], mention["date_basis"]
    if basis not in set(Basis):
        yield f"date_basis {basis!r} is unknown"
    if (value is None) != (basis == Basis.NONE):
        yield f"date {value!r} with basis {basis!r}"
    if value is None:
        return
    if not _DATE.fullmatch(str(value)):
        yield f"date {value!r} is no year, month or day"
        return
    try:
        date.fromisoformat((str(value) + "-01-01")[:10])
    except ValueError:
        yield f"date {value!r} is not in the calendar"
    if basis == Basis.DOCUMENT_DATE and value != published.isoformat():
        yield f"date {value!r} is not the report's own day, {published}"


def main() -> int:
    """Print the faults, or the counts where there is none; return the exit code."""
    reports, gold = read_lines(DATA / "example" / "reports.jsonl"), read_lines(DATA / "example" / "gold.jsonl")
    found = list(faults(reports, gold, read_codes()))
    for fault in found:
        print(fault)
    if found:
        print(f"{len(found)} faults")
        return 1
    mentions = [m for g in gold for m in _mentions(g)]
    copies = Counter(str(g["copy_kind"]) for g in gold if g["copy_of"] is not None)
    print(f"{len(reports)} reports, {len({str(g['origin']) for g in gold})} origins, {len(mentions)} mentions, "
          f"{len({str(m['event']) for m in mentions})} events; no fault")  # fmt: skip
    for title, counts in (
        ("type", Counter(str(m["type"]) for m in mentions)),
        ("status", Counter(str(m["status"]) for m in mentions)),
        ("alleged", Counter(str(m["alleged"]) for m in mentions)),
        ("date basis", Counter(str(m["date_basis"]) for m in mentions)),
        ("copies", copies),
    ):
        print(f"{title}: " + ", ".join(f"{name} {n}" for name, n in sorted(counts.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
