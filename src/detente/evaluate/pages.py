"""Pages of codings: Markdown tables of sentences with every act that each states, readable as the codebook's examples.

A table whose first heading is ``sentence`` holds codings. The rows of one sentence (a cell ``″`` repeats the one above) are
*all* its mentions. Cells: country codes joined by commas, ``–`` for none; ``TYPE/mode``; a status, with ``alleged`` before it
where it is; ``–`` as type and mode means that nothing is coded. ``published`` is the day of the report. Rows under a heading
that begins with "Known to be missed" are told to come out wrong so far.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from detente.errors import ConfigError
from detente.evaluate.gold import GoldCoding, GoldSentence

__all__ = ["COLUMNS", "NONE", "PUBLISHED", "Row", "by_sentence", "read_page", "sentences_of"]

COLUMNS = ("sentence", "actor", "type/mode", "recipient", "status")
#: The day of the report where a table has no column ``published``: a Wednesday.
PUBLISHED = "2021-06-16"
NONE = "–"
DITTO = "″"


@dataclass(frozen=True)
class Row:
    """One expected mention, as written. ``more`` holds the cells behind the first five, by heading."""

    place: str
    sentence: str
    actors: frozenset[str]
    coding: str
    recipients: frozenset[str]
    status: str
    more: dict[str, str] = field(default_factory=dict)
    published: str = PUBLISHED
    missed: bool = False


def read_page(page: Path) -> list[Row]:
    """Return the rows of every table of sentences on a page. Raises :class:`ConfigError` for a malformed table."""
    rows: list[Row] = []
    columns: list[str] | None = None
    missed, sentence = False, ""
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
        place = f"{page.name}:{number}"
        if line.startswith("#"):
            missed = line.lstrip("# ").startswith("Known to be missed")
        if not line.startswith("|"):
            columns = None
            continue
        cells = [c.strip() for c in line.strip().strip("|").split("|")]
        if columns is None:
            columns = cells if cells[0] == "sentence" else []
            if columns and tuple(columns[:5]) != COLUMNS:
                raise ConfigError(f"{place}: the columns must begin with {' | '.join(COLUMNS)}")
            continue
        if not columns or set(line) <= set("|-: "):
            continue
        if len(cells) != len(columns):
            raise ConfigError(f"{place}: {len(cells)} cells under {len(columns)} headings")
        sentence = sentence if cells[0] == DITTO else cells[0]
        more = dict(zip(columns[5:], cells[5:], strict=True))
        published = more.get("published") or PUBLISHED
        rows.append(
            Row(place, sentence, _codes(cells[1]), cells[2], _codes(cells[3]), cells[4], more, published, missed)
        )
    return rows


def by_sentence(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows of one sentence together, in the order of the page."""
    return [list(group) for _, group in groupby(rows, key=lambda r: (r.sentence, r.published, r.missed))]


def sentences_of(page: Path, *, aside: bool = False) -> list[GoldSentence]:
    """The sentences of a page as gold, named after the page and their number on it."""
    stem = f"{page.stem}-aside" if aside else page.stem
    return [
        GoldSentence(
            id=f"{stem}-{number:03}",
            text=rows[0].sentence,
            published=rows[0].published,
            codings=tuple(_coding(r) for r in rows if r.coding != NONE),
            aside=aside,
            doubtful=any(r.more.get("doubtful") for r in rows),
        )
        for number, rows in enumerate(by_sentence(read_page(page)), start=1)
    ]


def _coding(row: Row) -> GoldCoding:
    kind, _, mode = row.coding.partition("/")
    status = row.status.removeprefix("alleged ")
    return GoldCoding(kind, mode or None, row.actors, row.recipients, status, row.status != status)


def _codes(cell: str) -> frozenset[str]:
    return frozenset() if cell == NONE else frozenset(name.strip() for name in cell.split(","))
