"""The reports of an event, grouped by origin: what is a copy of what, of which kind, and what is damaged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from detente.lexicon.phrases import Phrases
from detente.store import Doubts, Evidence
from detente.types import LOST_ENTITY, CopyPair, Document, Quote
from detente.web.days import day
from detente.web.wording import shown

__all__ = [
    "Origin",
    "Report",
    "Told",
    "damage",
    "doubted_quote",
    "doubted_quotes",
    "kinds_of_copies",
    "origins",
    "safe_url",
]

#: Kinds of copies whose words are not the original's own.
_ALTERED = frozenset({"spun", "translated"})
#: Of a quotation in doubt that many characters are shown.
_QUOTED = 90


@dataclass(frozen=True, slots=True)
class Told:
    """How the reports of the record hang together: the relation of each copy to its original, and the damage of each.

    ``quotes`` are sentences on the quotations of a report that are in doubt.
    """

    copies: Mapping[str, str]
    damage: Mapping[str, tuple[str, ...]]
    quotes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Report:
    """One report as a line. ``url`` is empty where there is none that is safe to follow, ``kind`` where it is no copy.

    ``sentences`` are the words that tell the event, without those that stand in an earlier report of the same origin.
    """

    publisher: str
    title: str
    url: str
    published: str
    stamp: str
    kind: str
    damage: tuple[str, ...]
    quotes: tuple[str, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin with its reports, the original first."""

    reports: tuple[Report, ...]


def kinds_of_copies(pairs: Iterable[CopyPair]) -> dict[str, str]:
    """Return, for each document that is a copy, its relation to an original; the closest where there are several."""
    found: dict[str, tuple[float, str]] = {}
    for pair in pairs:
        if pair.original is None:
            continue
        copy = pair.b if pair.original == pair.a else pair.a
        found[copy] = max(found.get(copy, (-1.0, "")), (pair.score, pair.relation))
    return {copy: relation for copy, (_, relation) in found.items()}


def damage(document: Document, relation: str | None, doubts: Doubts, phrases: Phrases) -> tuple[str, ...]:
    """Why the words of a report as a whole deserve distrust, in sentences for people."""
    found = []
    if relation in _ALTERED:
        found.append(
            f"This report is a {phrases.copies[str(relation)]}: names and quotations may be altered. Trust the original."
        )
    if any(r.reason == "autoblog-marker" for r in document.removed):
        found.append("Left-over marks of advertisements show that a machine reposted this report.")
    found += [remark.words for remark in doubts.remarks if remark.kind != LOST_ENTITY]
    found += [f"“{m.text}” is {m.remark}." for m in doubts.contradictions]
    return tuple(shown(" ".join(text.split())) for text in dict.fromkeys(found))


def doubted_quotes(doubts: Doubts) -> tuple[str, ...]:
    """The quotations of a report that are in doubt, each in one line."""
    return tuple(map(doubted_quote, doubts.quotes))


def doubted_quote(quote: Quote) -> str:
    """A quotation in doubt with its reasons: ``“We will go”: never closed``."""
    words = shown(" ".join(quote.text.split()))
    if len(words) > _QUOTED:
        words = words[: _QUOTED - 1].rstrip() + "…"
    return f"{words}: {'; '.join(quote.suspect)}"


def origins(evidence: Sequence[Evidence], told: Told, phrases: Phrases) -> tuple[Origin, ...]:
    """Group the reports of an event by origin: the origin with most reports first, then the one published first."""
    groups: dict[str, dict[str, list[Evidence]]] = {}
    for item in evidence:
        groups.setdefault(item.testimony.origin, {}).setdefault(item.testimony.document, []).append(item)
    ranked = sorted(groups.items(), key=lambda g: (-len(g[1]), min(_first(items[0]) for items in g[1].values()), g[0]))
    return tuple(Origin(_reports(documents, told, phrases)) for _, documents in ranked)


def safe_url(url: str | None) -> str:
    """``url`` where it leads to a web page; empty for all else, such as ``javascript:``."""
    text = shown(url or "").strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and parts.netloc else ""


def _reports(documents: Mapping[str, list[Evidence]], told: Told, phrases: Phrases) -> tuple[Report, ...]:
    order = sorted(documents, key=lambda d: (d in told.copies, _first(documents[d][0]), d))
    seen: set[str] = set()
    found = []
    for document in order:
        items = documents[document]
        words = [shown(" ".join(item.testimony.words.split())) for item in items]
        fresh = tuple(w for w in dict.fromkeys(words) if w not in seen)
        seen.update(words)
        first = items[0]
        relation = told.copies.get(document)
        published = first.testimony.published
        found.append(
            Report(
                publisher=shown(first.testimony.publisher or "") or "publisher not stated",
                title=shown(first.title or "") or f"report {shown(document)}",
                url=safe_url(first.url),
                published="day not stated" if published is None else day(published),
                stamp="" if published is None else published.isoformat(),
                kind="" if relation is None else phrases.copies.get(relation, relation),
                damage=told.damage.get(document, ()),
                quotes=told.quotes.get(document, ()),
                sentences=fresh,
            )
        )
    return tuple(found)


def _first(item: Evidence) -> tuple[bool, str, str]:
    published = item.testimony.published
    return published is None, "" if published is None else published.isoformat(), item.testimony.document
