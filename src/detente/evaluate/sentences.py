"""Single sentences with all their codings: what was found, with which type and status, and which cause each error has.

A gold coding is answered by the coded mention of its type with the most fields in common, else by one of another type
that shares a side. One to one, best first. Country codes stand for the sides, as on the codebook's pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.coder import Tried
from detente.evaluate.causes import Cause, missed, mistaken
from detente.evaluate.counting import best_first, by_count, countries, f1, macro_f1, percent
from detente.evaluate.gold import GoldCoding, GoldSentence
from detente.ontology import Ontology
from detente.types import Annotation, EventMention

__all__ = ["SentenceError", "SentenceReport", "right_sentences", "score_sentences"]

_TYPE, _SIDES, _STATUS, _RECIPIENTS, _MODE = 8, 3, 2, 1, 1


@dataclass(frozen=True, slots=True)
class SentenceError:
    """One thing that went wrong with a sentence, its cause, the place to mend, and both readings."""

    id: str
    cause: str
    place: str
    text: str
    gold: str
    coded: str


@dataclass(frozen=True, slots=True)
class SentenceReport:
    """Counts over a set. ``types`` and ``quads`` hold ``(gold, coded or None)`` of every gold coding; ``statuses`` those
    of the answered ones alone, ``all_statuses`` of all. ``false`` counts sentences without an act that got one."""

    sentences: int
    silent: int
    false: int
    exact: int
    gold: int
    coded: int
    found: int
    core: int
    types: tuple[tuple[str, str | None], ...]
    quads: tuple[tuple[int, int | None], ...]
    statuses: tuple[tuple[str, str], ...]
    all_statuses: tuple[tuple[str, str | None], ...]
    right: Mapping[str, int]
    errors: tuple[SentenceError, ...]

    def figures(self) -> dict[str, float]:
        """Return the figures in per cent."""
        return {
            "recall": percent(self.found, self.gold),
            "precision": percent(self.found, self.coded),
            "f1": percent(2 * self.found, self.gold + self.coded),
            "core_f1": percent(2 * self.core, self.gold + self.coded),
            "exact_sentences": percent(self.exact, self.sentences),
            "type_macro_f1": macro_f1(self.types),
            "quad_macro_f1": macro_f1(self.quads),
            "answered": percent(sum(c is not None for _, c in self.types), self.gold),
            "status_macro_f1": macro_f1(self.statuses),
            "status_macro_f1_all": macro_f1(self.all_statuses),
            "false_events": percent(self.false, self.silent),
            **{f"{name}_right": percent(count, self.found) for name, count in sorted(self.right.items())},
        }

    def by_status(self) -> dict[str, float]:
        """F1 of each status among the answered codings, in per cent."""
        return {k: f1(self.statuses, k) for k in sorted({g for g, _ in self.statuses})}

    def causes(self) -> list[tuple[str, int]]:
        """Return causes of error, commonest first."""
        return by_count(e.cause for e in self.errors)


def score_sentences(
    gold: Sequence[GoldSentence],
    annotations: Iterable[Annotation],
    ontology: Ontology,
    diagnose: Callable[[GoldSentence], tuple[Tried, ...]] | None = None,
) -> SentenceReport:
    """Compare; both must hold the same sentences in the same order. ``diagnose`` returns what the coder tried at the
    words of a sentence (:meth:`~detente.pipeline.coding.Coder.survey`); without it causes of the lexicon stay open."""
    totals: Counter[str] = Counter()
    right: Counter[str] = Counter({"actors": 0, "recipients": 0, "status": 0, "alleged": 0, "mode": 0})
    types: list[tuple[str, str | None]] = []
    quads: list[tuple[int, int | None]] = []
    statuses: list[tuple[str, str]] = []
    every: list[tuple[str, str | None]] = []
    errors: list[SentenceError] = []
    for sentence, annotation in zip(gold, annotations, strict=True):
        pairs, left = _align(sentence, annotation)
        wrong = _errors(sentence, annotation, pairs, left, ontology, diagnose)
        errors.extend(wrong)
        totals.update(gold=len(sentence.codings), coded=len(annotation.mentions), exact=not wrong)
        if not sentence.codings:
            totals.update(silent=1, false=bool(annotation.mentions))
        for g, m in pairs:
            types.append((g.type, None if m is None else m.type))
            quads.append((ontology.quad(g.type), None if m is None else m.quad))
            every.append((g.status, None if m is None else m.status.value))
            if m is None:
                continue
            statuses.append((g.status, m.status.value))
            if m.type != g.type:
                continue
            good = _good(g, m, annotation)
            totals.update(found=1, core={"actors", "recipients", "status", "alleged"} <= good)
            right.update(good)
    return SentenceReport(
        sentences=len(gold), silent=totals["silent"], false=totals["false"], exact=totals["exact"], gold=totals["gold"],
        coded=totals["coded"], found=totals["found"], core=totals["core"], types=tuple(types), quads=tuple(quads),
        statuses=tuple(statuses), all_statuses=tuple(every), right=dict(right), errors=tuple(errors),
    )  # fmt: skip


def right_sentences(gold: Sequence[GoldSentence], annotations: Iterable[Annotation]) -> frozenset[str]:
    """Ids of the sentences whose codings are all right and that have none too many (modes included)."""
    found = set()
    for sentence, annotation in zip(gold, annotations, strict=True):
        pairs, left = _align(sentence, annotation)
        if not left and all(m is not None and m.type == g.type and len(_good(g, m, annotation)) == 5 for g, m in pairs):
            found.add(sentence.id)
    return frozenset(found)


def _align(
    sentence: GoldSentence, annotation: Annotation
) -> tuple[list[tuple[GoldCoding, EventMention | None]], list[EventMention]]:
    ranked = []
    for i, g in enumerate(sentence.codings):
        for k, m in enumerate(annotation.mentions):
            points = _points(g, m, annotation)
            if points:
                ranked.append((-points, i, k))
    chosen = best_first(ranked)
    pairs = [(g, annotation.mentions[chosen[i]] if i in chosen else None) for i, g in enumerate(sentence.codings)]
    taken = set(chosen.values())
    return pairs, [m for k, m in enumerate(annotation.mentions) if k not in taken]


def _points(g: GoldCoding, m: EventMention, annotation: Annotation) -> int:
    good = _good(g, m, annotation)
    points = _SIDES * ("actors" in good) + _RECIPIENTS * ("recipients" in good) + _STATUS * ("status" in good)
    points += _MODE * ("mode" in good)
    if g.type == m.type:
        return points + _TYPE
    sides = countries(m.actors, annotation) | countries(m.recipients, annotation)
    return points if sides & (g.actors | g.recipients) else 0


def _good(g: GoldCoding, m: EventMention, annotation: Annotation) -> set[str]:
    good = {
        "actors": g.actors == countries(m.actors, annotation),
        "recipients": g.recipients == countries(m.recipients, annotation),
        "status": g.status == m.status.value,
        "alleged": g.alleged == m.alleged,
        "mode": g.mode == m.mode,
    }
    return {name for name, holds in good.items() if holds}


def _errors(
    sentence: GoldSentence,
    annotation: Annotation,
    pairs: Sequence[tuple[GoldCoding, EventMention | None]],
    left: Sequence[EventMention],
    ontology: Ontology,
    diagnose: Callable[[GoldSentence], tuple[Tried, ...]] | None,
) -> list[SentenceError]:
    found: list[tuple[Cause, str, str]] = []
    tried: tuple[Tried, ...] | None = None
    for g, m in pairs:
        told, coded = str(g), "" if m is None else _shown(m, annotation)
        if m is None or m.type != g.type:
            if tried is None:
                tried = diagnose(sentence) if diagnose is not None else ()
            cause = missed(g.type, tried, ontology) if m is None else mistaken(g.type, m, tried, ontology)
            found.append((cause, told, coded))
            continue
        good, entry = _good(g, m, annotation), _entry(m)
        if not {"actors", "recipients"} <= good:
            found.append((Cause("wrong argument", entry), told, coded))
        elif not {"status", "alleged"} <= good:
            found.append((Cause("wrong operator", " ".join(m.operators) or "none found"), told, coded))
        elif "mode" not in good:
            found.append((Cause("wrong sense", f"mode of {entry}"), told, coded))
    found.extend((Cause("false event", _entry(m)), "", _shown(m, annotation)) for m in left)
    doubtful = sentence.doubtful
    return [
        SentenceError(sentence.id, "gold doubtful" if doubtful else c.name, c.place, sentence.text, told, coded)
        for c, told, coded in found
    ]


def _entry(m: EventMention) -> str:
    """The frame or operator that made the mention."""
    return next((r for r in m.rules if r.startswith(("frame:", "operator:"))), "")


def _shown(m: EventMention, annotation: Annotation) -> str:
    actors, recipients = countries(m.actors, annotation), countries(m.recipients, annotation)
    coded = GoldCoding(m.type, m.mode, actors, recipients, m.status.value, m.alleged)
    return f"{coded}  {' '.join(m.rules)}"
