"""Coded mentions against gold mentions: what was found, and of that what was right, field by field.

A gold mention is found by the coded mention of its type whose trigger overlaps, else by one of another type whose
trigger overlaps, else by one of its type in the same sentence with an actor or recipient in common. One to one, best first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from detente.clean import to_clean
from detente.evaluate.counting import best_first, by_count, countries, percent
from detente.evaluate.gold import GoldDocument, GoldMention
from detente.types import Annotation, EventMention, Span

__all__ = ["FIELDS", "MentionError", "MentionReport", "core_mentions", "score_mentions"]

#: Fields that are right together where a mention's core is.
_CORE = ("type", "actors", "recipients", "status")
FIELDS = ("type", "mode", "actors", "recipients", "status", "alleged", "speaker", "date")


@dataclass(frozen=True, slots=True)
class MentionError:
    """One thing that went wrong: ``cause`` is ``missed``, ``invented`` or ``wrong FIELD``."""

    document: str
    cause: str
    words: str
    sentence: str
    gold: str
    coded: str


@dataclass(frozen=True, slots=True)
class MentionReport:
    """Counts over a gold set. ``right`` counts, by field, the found mentions that have it right."""

    gold: int
    coded: int
    found: int
    core: int
    right: Mapping[str, int]
    statuses: Mapping[str, tuple[int, int, int]]
    errors: tuple[MentionError, ...]

    def figures(self) -> dict[str, float]:
        """Return the figures in per cent: finding, each field among the found, and type, sides and status together."""
        found = {
            "recall": percent(self.found, self.gold),
            "precision": percent(self.found, self.coded),
            "f1": percent(2 * self.found, self.gold + self.coded),
            "core_recall": percent(self.core, self.gold),
            "core_precision": percent(self.core, self.coded),
            "core_f1": percent(2 * self.core, self.gold + self.coded),
        }
        found.update({f"{name}_right": percent(self.right.get(name, 0), self.found) for name in FIELDS})
        shares = [percent(2 * hit, gold + coded) for hit, gold, coded in self.statuses.values() if gold]
        found["status_macro_f1"] = round(sum(shares) / len(shares), 1) if shares else 0.0
        return found

    def causes(self) -> list[tuple[str, int]]:
        """Return causes of error, commonest first."""
        return by_count(e.cause for e in self.errors)


def score_mentions(gold: Iterable[GoldDocument], annotations: Iterable[Annotation]) -> MentionReport:
    """Compare; both must hold the same documents in the same order."""
    totals: Counter[str] = Counter()
    right: Counter[str] = Counter()
    statuses: dict[str, list[int]] = {}
    errors: list[MentionError] = []
    for document, annotation in zip(gold, annotations, strict=True):
        pairs, missed, invented = _align(document, annotation)
        totals.update(gold=len(document.mentions), coded=len(annotation.mentions), found=len(pairs))
        for g in document.mentions:
            statuses.setdefault(g.status, [0, 0, 0])[1] += 1
        for m in annotation.mentions:
            statuses.setdefault(m.status.value, [0, 0, 0])[2] += 1
        for g, m in pairs:
            good = {name for name in FIELDS if _same(name, g, m, annotation)}
            right.update(good)
            statuses[g.status][0] += g.status == m.status
            totals["core"] += good >= {*_CORE}
            errors.extend(
                _error(document, f"wrong {name}", g.sentence, g.trigger, _told(name, g), _coded(name, m, annotation))
                for name in FIELDS
                if name not in good
            )
        errors.extend(_error(document, "missed", g.sentence, g.trigger, _whole(g), "") for g in missed)
        text = annotation.document.text
        errors.extend(
            MentionError(
                document.id, "invented", text[slice(*m.trigger)], text[slice(*m.sentence)], "", _shown(m, annotation)
            )
            for m in invented
        )
    counts = {k: (v[0], v[1], v[2]) for k, v in sorted(statuses.items())}
    return MentionReport(totals["gold"], totals["coded"], totals["found"], totals["core"], right, counts, tuple(errors))


def core_mentions(gold: Iterable[GoldDocument], annotations: Iterable[Annotation]) -> Iterator[tuple[str, bool, str]]:
    """Yield for every gold mention its id, whether type, sides and status are right, and its sentence."""
    for document, annotation in zip(gold, annotations, strict=True):
        pairs, _, _ = _align(document, annotation)
        right = {id(g) for g, m in pairs if all(_same(n, g, m, annotation) for n in _CORE)}
        for number, g in enumerate(document.mentions):
            yield f"{document.id}:{number}", id(g) in right, document.text[slice(*g.sentence)]


def _align(
    document: GoldDocument, annotation: Annotation
) -> tuple[list[tuple[GoldMention, EventMention]], list[GoldMention], list[EventMention]]:
    offsets = annotation.document.offsets
    ranked: list[tuple[int, int, int]] = []
    for i, g in enumerate(document.mentions):
        trigger, sentence = to_clean(offsets, g.trigger), to_clean(offsets, g.sentence)
        if trigger is None or sentence is None:
            continue
        for k, m in enumerate(annotation.mentions):
            rank = _rank(g, trigger, sentence, m, annotation)
            if rank is not None:
                ranked.append((rank, i, k))
    pairs = best_first(ranked)
    taken = set(pairs.values())
    return (
        [(document.mentions[i], annotation.mentions[k]) for i, k in sorted(pairs.items())],
        [g for i, g in enumerate(document.mentions) if i not in pairs],
        [m for k, m in enumerate(annotation.mentions) if k not in taken],
    )


def _rank(g: GoldMention, trigger: Span, sentence: Span, m: EventMention, annotation: Annotation) -> int | None:
    touches = m.trigger[0] < trigger[1] and trigger[0] < m.trigger[1]
    if touches:
        return (0 if m.type == g.type else 2) + (m.status != g.status)
    inside = sentence[0] <= m.trigger[0] < sentence[1]
    sides = countries(m.actors, annotation) | countries(m.recipients, annotation)
    if inside and m.type == g.type and (sides & (g.actors | g.recipients) or not sides):
        return 4 + (m.status != g.status)
    return None


def _same(name: str, g: GoldMention, m: EventMention, annotation: Annotation) -> bool:
    if name == "type":
        return g.type == m.type
    if name == "mode":
        return g.mode == m.mode
    if name == "actors":
        return g.actors == countries(m.actors, annotation)
    if name == "recipients":
        return g.recipients == countries(m.recipients, annotation)
    if name == "status":
        return g.status == m.status.value
    if name == "alleged":
        return g.alleged == m.alleged
    if name == "speaker":
        return (g.speaker or "narrator") == _speaker(m, annotation)
    return g.date == _date(m)


def _speaker(m: EventMention, annotation: Annotation) -> str:
    """The speaker's country, so that a person and an office of one state count alike; ``narrator`` where none."""
    if m.speaker is None:
        return "narrator"
    return next((e.country for e in annotation.entities if e.entity == m.speaker and e.country), None) or m.speaker


def _date(m: EventMention) -> str | None:
    if m.date is None or m.date.start is None or m.date_precision is None:
        return None
    length = {"year": 4, "month": 7}.get(m.date_precision.value, 10)
    return m.date.start.isoformat()[:length]


def _told(name: str, g: GoldMention) -> str:
    value = getattr(g, name)
    return ",".join(sorted(value)) if isinstance(value, frozenset) else str(value)


def _coded(name: str, m: EventMention, annotation: Annotation) -> str:
    if name in ("actors", "recipients"):
        return ",".join(sorted(countries(getattr(m, name), annotation)))
    if name == "speaker":
        return _speaker(m, annotation)
    if name == "date":
        return str(_date(m))
    return str(getattr(m, name))


def _whole(g: GoldMention) -> str:
    return f"{','.join(sorted(g.actors))} {g.type}/{g.mode} {','.join(sorted(g.recipients))} {g.status}"


def _shown(m: EventMention, annotation: Annotation) -> str:
    actors, recipients = countries(m.actors, annotation), countries(m.recipients, annotation)
    return f"{','.join(sorted(actors))} {m.type}/{m.mode} {','.join(sorted(recipients))} {m.status} {' '.join(m.rules)}"


def _error(document: GoldDocument, cause: str, sentence: Span, trigger: Span, gold: str, coded: str) -> MentionError:
    return MentionError(
        document.id, cause, document.text[slice(*trigger)], document.text[slice(*sentence)], gold, coded
    )
