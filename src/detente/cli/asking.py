"""``who`` and ``where``: one name, asked by hand, with the reasons of the answer."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from detente.cli.options import LexiconDir, day, side
from detente.entities.asking import Identity, WhoAnswer
from detente.faces.console import output
from detente.geoparse import PlaceAnswer
from detente.types import PlaceMention

__all__ = ["where", "where_row", "who", "who_row"]

#: Bearers of a name that are shown; the rest are counted. JSON has them all.
_SHOWN = 12


def who(
    name: Annotated[str, typer.Argument(help="A name (“Lavrov”, “NATO”) or an office (“German chancellor”).")],
    on: Annotated[str | None, typer.Option(help="The day that is meant, ISO 8601.", metavar="DAY")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    lexicon: LexiconDir = None,
) -> None:
    """Say who a name or office is on a day, by which rows; exit code 1 where nobody is known."""
    from detente.entities.asking import WhoIsWho
    from detente.lexicon.actors import load_actors

    answer = WhoIsWho(load_actors(lexicon))(name, day(on, "--on"))
    if as_json:
        sys.stdout.write(json.dumps(who_row(answer), ensure_ascii=False) + "\n")
    else:
        _tell(answer)
    if not answer.candidates:
        raise typer.Exit(1)


def where(
    name: Annotated[str, typer.Argument(help="The name of a place (“Tripoli”, “Strait of Hormuz”).")],
    near: Annotated[str | None, typer.Option(help="The state that is meant, by code or name.", metavar="STATE")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Say which place a name is, with its point and the others of that name; exit code 1 where none is known."""
    from detente.geoparse import where as place_of
    from detente.lexicon.actors import load_actors

    answer = place_of(name, near=None if near is None else side(near, load_actors(), "--near"))
    if as_json:
        sys.stdout.write(json.dumps(where_row(answer), ensure_ascii=False) + "\n")
    else:
        _tell_place(answer)
    if not answer.candidates:
        raise typer.Exit(1)


def where_row(answer: PlaceAnswer) -> dict[str, object]:
    """An answer as JSON holds it; ``chosen`` is the place of the chosen one among the candidates, or null."""
    return {
        "asked": answer.asked,
        "near": answer.near,
        "chosen": None if answer.chosen is None else answer.candidates.index(answer.chosen),
        "reason": answer.reason,
        "candidates": [
            {
                "geonames": p.geonames,
                "country": p.country,
                "lat": p.lat,
                "lon": p.lon,
                "precision": p.precision,
                "reason": p.reason,
            }
            for p in answer.candidates
        ],
    }


def _tell_place(answer: PlaceAnswer) -> None:
    chosen = answer.chosen
    head = "nowhere" if chosen is None else f"{answer.asked}, {chosen.country or 'of no one state'}"
    rows = []
    for p in answer.candidates[:_SHOWN]:
        point = "–" if p.lat is None or p.lon is None else f"{p.lat:.2f} {p.lon:.2f}"
        rows.append((_mark(p, answer), p.country or "–", p.precision, point, str(p.geonames or "–"), p.reason))
    _show(answer, head, ("", "country", "kind", "point", "GeoNames", "rests on"), rows)


def who_row(answer: WhoAnswer) -> dict[str, object]:
    """An answer as JSON holds it; ``chosen`` is the place of the chosen one among the candidates, or null."""
    return {
        "asked": answer.asked,
        "on": _iso(answer.on),
        "chosen": None if answer.chosen is None else answer.candidates.index(answer.chosen),
        "reason": answer.reason,
        "candidates": [
            {
                "entity": c.entity,
                "name": c.name,
                "kind": c.kind,
                "country": c.country,
                "sector": c.sector,
                "offices": [
                    {"office": office, "country": country, "start": _iso(start), "end": _iso(end)}
                    for office, country, start, end in c.offices
                ],
                "reason": c.reason,
                "source": c.source,
                "members": list(c.members),
            }
            for c in answer.candidates
        ],
    }


def _tell(answer: WhoAnswer) -> None:
    head = "nobody" if answer.chosen is None else answer.chosen.name
    rows = [
        (_mark(c, answer), c.name, c.country or "–", c.sector or "–", _offices(c), _rests_on(c))
        for c in answer.candidates[:_SHOWN]
    ]
    _show(answer, head, ("", "name", "country", "sector", "offices", "rests on"), rows)


def _mark(candidate: Identity | PlaceMention, answer: WhoAnswer | PlaceAnswer) -> str:
    return "→" if candidate is answer.chosen else ""


def _show(
    answer: WhoAnswer | PlaceAnswer, head: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> None:
    """Print what was chosen and why, then the candidates, a row each."""
    console = output()
    console.print(Text.assemble((head, "bold"), f": {answer.reason}"), soft_wrap=True)
    if not answer.candidates:
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)
    if len(answer.candidates) > _SHOWN:
        console.print(f"and {len(answer.candidates) - _SHOWN} more (--json has them all)")


def _offices(c: Identity) -> str:
    if c.kind != "person":
        return f"{c.kind}: {' '.join(c.members)}" if c.members else c.kind
    if not c.offices:
        return "none on that day"
    return "\n".join(
        f"{office} {_iso(start) or '?'} – {_iso(end) or ''}".rstrip() for office, _, start, end in c.offices
    )


def _rests_on(c: Identity) -> str:
    return c.reason if c.source is None else f"{c.reason}\n{c.source}"


def _iso(when: date | None) -> str | None:
    return None if when is None else when.isoformat()
