"""What is doubtful in a report: quotations, names that contradict the tables, and damage of the whole."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from detente.store.layout import Row
from detente.store.values import read_entity, read_quote, read_remarks
from detente.types import EntityMention, Quote, Remark

__all__ = ["Doubts", "collect"]


@dataclass(frozen=True, slots=True)
class Doubts:
    """Why the words of one report deserve distrust, each in text order.

    ``remarks`` are on the report as a whole, ``quotes`` those with reasons to doubt text or speaker, ``contradictions``
    the mentions of entities whose ``remark`` tells what the tables say against the text.
    """

    remarks: tuple[Remark, ...] = ()
    quotes: tuple[Quote, ...] = ()
    contradictions: tuple[EntityMention, ...] = ()


Query = Callable[[str, list[Any]], Iterator[Row]]


def collect(query: Query, documents: Collection[str]) -> dict[str, Doubts]:
    """Return the doubts of each of ``documents`` that has any, by its id. ``query`` runs SQL and yields rows."""
    ids = [sorted(documents)]
    among = "document IN (SELECT unnest(?))"
    remarks = {
        str(r["id"]): read_remarks(r)
        for r in query("SELECT id, remarks FROM documents WHERE len(remarks) > 0 AND id IN (SELECT unnest(?))", ids)
    }
    quotes: dict[str, list[Quote]] = {}
    for r in query(f"SELECT * FROM quotes WHERE len(suspect) > 0 AND {among} ORDER BY document, number", ids):
        quotes.setdefault(r["document"], []).append(read_quote(r))
    against: dict[str, list[EntityMention]] = {}
    for r in query(f"SELECT * FROM entities WHERE remark IS NOT NULL AND {among} ORDER BY document, number", ids):
        against.setdefault(r["document"], []).append(read_entity(r))
    return {
        id: Doubts(remarks.get(id, ()), tuple(quotes.get(id, ())), tuple(against.get(id, ())))
        for id in sorted(remarks.keys() | quotes.keys() | against.keys())
    }
