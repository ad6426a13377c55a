"""What a mention rests on: its words with the spans of who, what, whom, when, where and who says so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.store.layout import Row
from detente.store.values import read_attribution, read_quote
from detente.types import Attribution, Quote, Span, Testimony

__all__ = ["Evidence", "gather"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A mention with its report and its marks.

    ``marks`` are ``(label, span)`` in text order, spans in the document's clean text; labels are ``actor``,
    ``recipient``, ``act``, ``date``, ``place``, ``source`` and ``cue``. A mark may lie outside the sentence: the words
    of a speaker named in the sentence before. ``time_rule`` is the rule that read the date, ``time_value`` its TIMEX3
    value. ``title``, ``url`` and ``published`` (ISO 8601, the publisher's own zone) are the report's. ``doubted`` are the
    quotations, among those that share words with the sentence, whose text or speaker is in doubt.
    """

    testimony: Testimony
    marks: tuple[tuple[str, Span], ...]
    time_value: str | None
    time_rule: str | None
    title: str | None
    url: str | None
    published: str | None
    doubted: tuple[Quote, ...] = ()


Query = Callable[[str, list[Any]], Iterator[Row]]


def gather(query: Query, testimonies: Collection[Testimony], ids: Collection[str]) -> tuple[Evidence, ...]:
    """Read what the mentions rest on. ``query`` runs SQL with values and yields rows; ``ids`` gives the order."""
    by_id = {t.id: t for t in testimonies}
    documents = sorted({t.document for t in testimonies})
    entities: dict[tuple[str, int], Span] = {
        (r["document"], r["number"]): (r["start"], r["end"])
        for r in query(
            'SELECT document, number, "start", "end" FROM entities WHERE document IN (SELECT unnest(?))', [documents]
        )
    }
    attributions = {
        (r["document"], r["number"]): read_attribution(r)
        for r in query("SELECT * FROM attributions WHERE document IN (SELECT unnest(?))", [documents])
    }
    suspects: dict[str, list[Quote]] = {}
    for r in query(
        "SELECT * FROM quotes WHERE len(suspect) > 0 AND document IN (SELECT unnest(?)) ORDER BY document, number",
        [documents],
    ):
        suspects.setdefault(r["document"], []).append(read_quote(r))
    rows = query(
        "SELECT m.id, m.document, actor_entities, recipient_entities, time_span, time_value, time_rule, place_span, "
        "attribution, title, url, published FROM mentions m JOIN documents d ON d.id = m.document "
        "WHERE m.id IN (SELECT unnest(?))",
        [list(by_id)],
    )
    found = {
        row["id"]: _evidence(by_id[row["id"]], row, entities, attributions, suspects.get(row["document"], ()))
        for row in rows
    }
    return tuple(found[id] for id in ids if id in found)


def _evidence(
    testimony: Testimony,
    row: Row,
    entities: Mapping[tuple[str, int], Span],
    attributions: Mapping[tuple[str, int], Attribution],
    suspects: Sequence[Quote],
) -> Evidence:
    document = testimony.document
    marks: set[tuple[str, Span]] = {("act", testimony.trigger)}
    marks.update(("actor", entities[document, n]) for n in row["actor_entities"])
    marks.update(("recipient", entities[document, n]) for n in row["recipient_entities"])
    for label, span in (("date", row["time_span"]), ("place", row["place_span"])):
        if span is not None:
            marks.add((label, (span[0], span[1])))
    number = row["attribution"]
    while number is not None:
        attribution = attributions[document, number]
        marks.update(("source", span) for span in attribution.source)
        marks.update(("cue", span) for span in attribution.cue)
        number = attribution.parent
    return Evidence(
        testimony,
        tuple(sorted(marks, key=lambda mark: (mark[1], mark[0]))),
        row["time_value"],
        row["time_rule"],
        row["title"],
        row["url"],
        row["published"],
        tuple(q for q in suspects if q.span[0] < testimony.sentence[1] and testimony.sentence[0] < q.span[1]),
    )
