"""Every example sentence of the codebook and of ``tests/codings`` is coded as its page says, and in no other way.

A page is a Markdown file. Each table in it whose first heading is ``sentence`` is run. The rows of one sentence (a cell
``″`` repeats the one above) are *all* its mentions: a missing one and one too many are both faults. Cells: country codes
joined by commas, ``–`` for none; ``TYPE/mode``; a status, with ``alleged`` before it where it is; ``–`` as type and mode means that
nothing is coded. Columns after the first five are checked where their name is known (``speaker``, ``date``, ``basis``,
``cameo``); ``published`` is the day of the report; others are for readers.

Rows under a heading that begins with "Known to be missed" must still fail, or they belong further up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from detente.errors import ConfigError
from detente.evaluate.pages import NONE, Row, by_sentence, read_page
from detente.faults import Faults
from detente.ontology import load_ontology
from detente.pipeline.coding import Coder, parse_published
from detente.types import Annotation, EventMention, Received, Status

ROOT = Path(__file__).resolve().parents[2]
#: Pages that hold a table of sentences (others, such as tests/codings/attribution.md, have a test of their own).
PAGES = sorted(
    page
    for folder in ("docs/codebook", "tests/codings")
    for page in (ROOT / folder).glob("*.md")
    if "\n| sentence |" in page.read_text(encoding="utf-8")
)
CHECKED = ("speaker", "date", "basis", "cameo")


def faults_of(rows: Sequence[Row], annotation: Annotation) -> list[str]:
    """Return what is wrong with a sentence's coding, a line a fault."""
    left = list(annotation.mentions)
    expected = [r for r in rows if r.coding != NONE]
    faults = []
    for row in expected:
        hit = next((m for m in left if _fits(row, m, annotation)), None)
        if hit is None:
            found = "; ".join(_shown(m, annotation, row) for m in annotation.mentions) or "nothing"
            faults.append(f"{row.place}: {row.sentence!r}: wanted {_wanted(row)}; coded {found}")
        else:
            left.remove(hit)
    if not faults:
        faults = [f"{rows[0].place}: {rows[0].sentence!r}: coded too: {_shown(m, annotation, rows[0])}" for m in left]
    return faults


def _fits(row: Row, m: EventMention, annotation: Annotation) -> bool:
    return (
        row.coding == _coding(m)
        and row.actors == _sides(m.actors, annotation)
        and row.recipients == _sides(m.recipients, annotation)
        and row.status == _status(m)
        and all(row.more[name] in _values(name, m, annotation) for name in CHECKED if row.more.get(name))
    )


def _coding(m: EventMention) -> str:
    return m.type if m.mode is None else f"{m.type}/{m.mode}"


def _status(m: EventMention) -> str:
    return f"alleged {m.status.value}" if m.alleged else m.status.value


def _sides(indices: Sequence[int], annotation: Annotation) -> frozenset[str]:
    """Countries, as in gold: a side without a known country has no code."""
    return frozenset(c for i in indices if (c := annotation.entities[i].country) is not None)


def _values(name: str, m: EventMention, annotation: Annotation) -> set[str]:
    """The ways in which a cell may be written: a speaker by id or by country."""
    if name == "speaker":
        countries = {e.country for e in annotation.entities if e.entity == m.speaker and e.country}
        return {m.speaker, *countries} if m.speaker else {"narrator"}
    if name == "basis":
        return {m.date_basis.value}
    if name == "cameo":
        return {m.cameo or NONE}
    if m.date is None or m.date.start is None or m.date_precision is None:
        return {NONE}
    length = {"year": 4, "month": 7}.get(m.date_precision.value, 10)
    return {m.date.start.isoformat()[:length]}


def _wanted(row: Row) -> str:
    more = "".join(f" {k}={v}" for k, v in row.more.items() if v)
    return f"{_list(row.actors)} {row.coding} {_list(row.recipients)} {row.status}{more}"


def _shown(m: EventMention, annotation: Annotation, row: Row) -> str:
    more = "".join(f" {k}={'/'.join(sorted(_values(k, m, annotation)))}" for k, v in row.more.items() if v)
    sides = _list(_sides(m.actors, annotation)), _list(_sides(m.recipients, annotation))
    return f"{sides[0]} {_coding(m)} {sides[1]} {_status(m)}{more}"


def _list(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or NONE


def coded(groups: Sequence[Sequence[Row]], coder: Coder) -> Iterator[Annotation]:
    """Code each sentence as a report of its own."""
    return coder.annotate(
        (
            Received(text=rows[0].sentence, place=rows[0].place, published=parse_published(rows[0].published))
            for rows in groups
        ),
        batch_size=128,
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_sentence_is_coded_as_the_page_says(page: Path, coder: Coder) -> None:
    groups = by_sentence(read_page(page))
    faults: list[str] = []
    for rows, annotation in zip(groups, coded(groups, coder), strict=True):
        found = faults_of(rows, annotation)
        if not rows[0].missed:
            faults += found
        elif not found:
            faults.append(
                f"{rows[0].place}: {rows[0].sentence!r}: is coded right now; move it up from the known misses"
            )
    assert not faults, f"{len(faults)} faults on {page.name}:\n" + "\n".join(faults)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_cell_is_a_code(page: Path) -> None:
    types = load_ontology(Faults()).types
    codings = set(types) | {f"{name}/{mode}" for name, t in types.items() for mode in t.modes} | {NONE}
    statuses = {s.value for s in Status}
    for row in read_page(page):
        assert row.coding in codings, f"{row.place}: unknown type/mode {row.coding!r}"
        status = row.status.removeprefix("alleged ")
        assert status in statuses or (row.coding == NONE and status == NONE), (
            f"{row.place}: unknown status {row.status!r}"
        )


def test_the_pages_are_many_and_the_misses_few() -> None:
    rows = [row for page in PAGES for row in read_page(page)]
    assert len({row.sentence for row in rows}) >= 250
    assert sum(row.missed for row in rows) * 4 < len(rows)


def test_every_type_has_a_page() -> None:
    for name in load_ontology(Faults()).types:
        page = ROOT / "docs" / "codebook" / f"{name.lower()}.md"
        assert page.is_file(), page
        rows = read_page(page)
        assert any(r.coding.partition("/")[0] == name for r in rows), f"{page.name}: no sentence of {name}"
        for mode in load_ontology(Faults()).types[name].modes:
            assert any(r.coding == f"{name}/{mode}" for r in rows), f"{page.name}: no sentence of {name}/{mode}"


def test_a_wrong_row_is_a_fault(coder: Coder, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    head = "| sentence | actor | type/mode | recipient | status |\n|---|---|---|---|---|\n"
    right = "| Moscow expelled two Czech diplomats. | RUS | SANCTION/expel | CZE | occurred |\n"
    wrong = "| Moscow expelled two Czech diplomats. | RUS | SANCTION/expel | POL | occurred |\n"
    none = f"| Moscow expelled two Czech diplomats. | {NONE} | {NONE} | {NONE} | {NONE} |\n"
    found = []
    for row in (right, wrong, none):
        page.write_text(head + row, encoding="utf-8")
        (group,) = by_sentence(read_page(page))
        (annotation,) = coded([group], coder)
        found.append(faults_of(group, annotation))
    assert found[0] == []
    assert "wanted RUS SANCTION/expel POL" in found[1][0]
    assert "coded too" in found[2][0]


def test_a_malformed_table_is_told(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("| sentence | actor |\n|---|---|\n| A met B. | USA |\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=re.escape("page.md:1: the columns must begin with")):
        read_page(page)
