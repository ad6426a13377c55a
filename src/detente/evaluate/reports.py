"""Pages of whole reports with their gold: names, references, acts with their sides, and places.

A page holds reports one after another. Each begins with a heading ``# ID Title`` and a line ``published: DAY`` (none where the
report has no date); its text stands in lines that begin with ``>``, an empty such line between paragraphs. Four tables follow, told
apart by their first heading:

- ``name | kind | country | sector``: who is named, at the words given;
- ``reference | stands for``: a pronoun, description or short name, and the words of the name it stands for (``A + B`` for both,
  ``–`` for nobody);
- ``act | type/mode | actor | recipient | status | place``: sides are ``COUNTRY SECTOR``, joined by commas; ``?`` where the text does not tell the country
  of somebody it names, a missing sector where nobody could say; the place is the words that name where the act happened;
- ``place | country | kind``: every place named, ``city``, ``admin1``, ``country``, ``region``, ``water``, ``site``; what is named like a place and is none has
  the kind ``none``.

Words are given as the text writes them; ``he (3)`` is the third place where they stand as whole words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from detente.errors import ConfigError
from detente.types import Span

__all__ = ["GoldAct", "GoldName", "GoldPlace", "GoldReference", "GoldReport", "GoldSide", "read_reports"]

NONE = "–"
_TABLES = {
    "name": ("name", "kind", "country", "sector"),
    "reference": ("reference", "stands for"),
    "act": ("act", "type/mode", "actor", "recipient", "status", "place"),
    "place": ("place", "country", "kind"),
}
_NUMBERED = re.compile(r"^(.*?) \((\d+)\)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class GoldName:
    """Somebody named: the country is ISO 3166 alpha-3 or ``None``, the sector PLOVER's or ``None``."""

    span: Span
    kind: str
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class GoldReference:
    """Words that stand for somebody named elsewhere; ``antecedents`` is empty where they stand for nobody."""

    span: Span
    antecedents: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldSide:
    """One side of an act: country (``?`` where the text does not tell it) and sector."""

    country: str
    sector: str | None


@dataclass(frozen=True, slots=True)
class GoldAct:
    """One act as coded by hand; ``place`` is the span of the words that name where it happened."""

    span: Span
    type: str
    mode: str | None
    actors: tuple[GoldSide, ...]
    recipients: tuple[GoldSide, ...]
    status: str
    alleged: bool
    place: Span | None


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A place named; ``kind`` is ``none`` for what is only named like one."""

    span: Span
    country: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One report with its gold. ``aside`` ones only measure."""

    id: str
    title: str
    published: str | None
    text: str
    names: tuple[GoldName, ...]
    references: tuple[GoldReference, ...]
    acts: tuple[GoldAct, ...]
    places: tuple[GoldPlace, ...]
    aside: bool = False


def read_reports(page: Path, *, aside: bool = False) -> list[GoldReport]:
    """Return the reports of a page. Raises :class:`ConfigError` with every fault of the page at once."""
    faults: list[str] = []
    reports = []
    lines = page.read_text(encoding="utf-8").splitlines()
    starts = [n for n, line in enumerate(lines) if line.startswith("# ")]
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        reports.append(_Reading(page.name, start, lines[start:stop], faults).report(aside))
    if faults:
        raise ConfigError("\n".join(faults))
    return reports


class _Reading:
    """The lines of one report."""

    def __init__(self, page: str, first: int, lines: list[str], faults: list[str]) -> None:
        self._page, self._first, self._lines, self._faults = page, first, lines, faults
        self._text = self._body()

    def report(self, aside: bool) -> GoldReport:
        name, _, title = self._lines[0].removeprefix("# ").partition(" ")
        published = next(
            (x.removeprefix("published:").strip() for x in self._lines if x.startswith("published:")), None
        )
        tables: dict[str, list[tuple[int, list[str]]]] = {first: [] for first in _TABLES}
        columns: tuple[str, ...] | None = None
        for number, line in enumerate(self._lines):
            if not line.startswith("|"):
                columns = None
                continue
            cells = [c.strip() for c in line.strip().strip("|").split("|")]
            if columns is None:
                columns = _TABLES.get(cells[0], ())
                if tuple(cells) != columns:
                    self._fault(number, f"the headings are none of {', '.join(_TABLES)} tables")
                continue
            if set(line) <= set("|-: "):
                continue
            if len(cells) != len(columns):
                self._fault(number, f"{len(cells)} cells under {len(columns)} headings")
            elif columns:
                tables[columns[0]].append((number, cells))
        return GoldReport(
            name,
            title,
            published or None,
            self._text,
            tuple(GoldName(s, k, _none(c), _none(x)) for n, (w, k, c, x) in tables["name"] if (s := self._at(n, w))),
            tuple(
                GoldReference(s, tuple(a for part in to.split(" + ") if to != NONE and (a := self._at(n, part))))
                for n, (w, to) in tables["reference"]
                if (s := self._at(n, w))
            ),
            tuple(act for n, cells in tables["act"] if (act := self._act(n, cells))),
            tuple(GoldPlace(s, _none(c), k) for n, (w, c, k) in tables["place"] if (s := self._at(n, w))),
            aside,
        )

    def _body(self) -> str:
        paragraphs: list[list[str]] = [[]]
        for line in self._lines:
            if line.startswith(">"):
                words = line.removeprefix(">").strip()
                if words:
                    paragraphs[-1].append(words)
                elif paragraphs[-1]:
                    paragraphs.append([])
        return "\n\n".join(" ".join(p) for p in paragraphs if p)

    def _act(self, number: int, cells: list[str]) -> GoldAct | None:
        words, coding, actors, recipients, status, place = cells
        span = self._at(number, words)
        kind, _, mode = coding.partition("/")
        plain = status.removeprefix("alleged ")
        where = None if place == NONE else self._at(number, place)
        if span is None:
            return None
        return GoldAct(span, kind, mode or None, _sides(actors), _sides(recipients), plain, plain != status, where)

    def _at(self, number: int, words: str) -> Span | None:
        found = _NUMBERED.match(words)
        wanted, nth = (found[1], int(found[2])) if found else (words, 1)
        places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", self._text)]
        if len(places) < nth:
            self._fault(number, f"“{wanted}” stands {len(places)} times in the text, not {nth}")
            return None
        return places[nth - 1]

    def _fault(self, number: int, words: str) -> None:
        self._faults.append(f"{self._page}:{self._first + number + 1}: {words}")


def _sides(cell: str) -> tuple[GoldSide, ...]:
    if cell == NONE:
        return ()
    sides = (part.split() for part in cell.split(","))
    return tuple(GoldSide(words[0], words[1] if len(words) > 1 else None) for words in sides if words)


def _none(cell: str) -> str | None:
    return None if cell in (NONE, "") else cell
