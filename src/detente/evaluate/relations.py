"""The type of what the first of two given actors does to the second (after Hu et al., ACL 2024).

The surest mention that links the two answers. CONCEDE and RETREAT count as one class, ``YIELD``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.clean import to_clean
from detente.evaluate.counting import by_count, f1, macro_f1, percent
from detente.evaluate.gold import GoldPair
from detente.types import Annotation, EventMention, Span

__all__ = ["RelationError", "RelationReport", "right_pairs", "score_relations"]


@dataclass(frozen=True, slots=True)
class RelationError:
    """A pair that was answered wrongly or not at all; ``cause`` is ``no answer``, ``direction`` or ``GOLD as CODED``."""

    id: str
    cause: str
    text: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationReport:
    """Counts of pairs. ``types`` and ``quads`` hold ``(gold, coded or None)`` for each pair."""

    types: tuple[tuple[str, str | None], ...]
    quads: tuple[tuple[int, int | None], ...]
    answered: int
    backward: int
    errors: tuple[RelationError, ...]

    def figures(self) -> dict[str, float]:
        """Return macro-F1 over types and quads, accuracy, share answered and share with the direction wrong, in per cent."""
        count = len(self.types)
        return {
            "type_macro_f1": macro_f1(self.types),
            "type_accuracy": percent(sum(g == p for g, p in self.types), count),
            "quad_macro_f1": macro_f1(self.quads),
            "answered": percent(self.answered, count),
            "wrong_direction": percent(self.backward, count),
        }

    def by_type(self) -> Mapping[str, float]:
        """F1 of each type, in per cent."""
        return {str(k): f1(self.types, k) for k in sorted({g for g, _ in self.types})}

    def causes(self) -> list[tuple[str, int]]:
        """Return causes of error, commonest first."""
        return by_count(e.cause for e in self.errors)


def score_relations(gold: Iterable[GoldPair], annotations: Iterable[Annotation]) -> RelationReport:
    """Compare; both must hold the same sentences in the same order, the annotations with the actors given."""
    types: list[tuple[str, str | None]] = []
    quads: list[tuple[int, int | None]] = []
    errors: list[RelationError] = []
    answered = backward = 0
    for pair, annotation in zip(gold, annotations, strict=True):
        best = _answer(pair, annotation)
        forward = best is not None and best[0]
        answered += best is not None
        backward += best is not None and not forward
        coded = _merged(best[1].type) if best is not None and forward else None
        types.append((pair.root, coded))
        quads.append((pair.quad, best[1].quad if best is not None and forward else None))
        if coded != pair.root:
            cause = "no answer" if best is None else f"{pair.root} as {coded}" if forward else "direction"
            errors.append(RelationError(pair.id, cause, pair.text, best[1].rules if best else ()))
    return RelationReport(tuple(types), tuple(quads), answered, backward, tuple(errors))


def right_pairs(gold: Iterable[GoldPair], annotations: Iterable[Annotation]) -> frozenset[str]:
    """Ids of the pairs that are answered with the right type and direction."""
    pairs = list(gold)
    wrong = {e.id for e in score_relations(pairs, annotations).errors}
    return frozenset(p.id for p in pairs) - wrong


def _answer(pair: GoldPair, annotation: Annotation) -> tuple[bool, EventMention] | None:
    offsets = annotation.document.offsets
    actor = [s for span in pair.actor if (s := to_clean(offsets, span)) is not None]
    recipient = [s for span in pair.recipient if (s := to_clean(offsets, span)) is not None]
    best: tuple[bool, EventMention] | None = None
    for m in annotation.mentions:
        forward = _touches(m.actors, actor, annotation) and (
            not recipient or _touches(m.recipients or m.actors, recipient, annotation)
        )
        back = _touches(m.actors, recipient, annotation) and _touches(m.recipients, actor, annotation)
        if (forward or back) and (best is None or (forward, m.confidence) > (best[0], best[1].confidence)):
            best = (forward, m)
    return best


def _touches(indices: Sequence[int], where: Sequence[Span], annotation: Annotation) -> bool:
    spans = [annotation.entities[i].span for i in indices]
    return any(min(a[1], b[1]) > max(a[0], b[0]) for a in spans for b in where)


def _merged(name: str) -> str:
    return "YIELD" if name in ("CONCEDE", "RETREAT") else name
