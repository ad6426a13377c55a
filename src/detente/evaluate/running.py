"""Running the coder over a gold file and scoring what comes out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from detente.evaluate.gold import GoldDocument, GoldPair, read_gold
from detente.evaluate.mentions import MentionReport, score_mentions
from detente.evaluate.relations import RelationReport, score_relations
from detente.pipeline.coding import Coder, parse_published
from detente.types import Received

__all__ = ["evaluate_file"]


def evaluate_file(path: Path, coder: Coder, *, reports: Path | None = None) -> MentionReport | RelationReport:
    """Code the texts of a gold file and compare. Raises :class:`~detente.errors.ConfigError` for a file that is none."""
    gold = read_gold(path, reports=reports)
    documents = [g for g in gold if isinstance(g, GoldDocument)]
    if documents:
        return score_mentions(documents, coder.annotate(_documents(documents)))
    pairs = [g for g in gold if isinstance(g, GoldPair)]
    return score_relations(pairs, coder.annotate(_pairs(pairs), batch_size=128))


def _documents(gold: Iterable[GoldDocument]) -> Iterable[Received]:
    for g in gold:
        published = parse_published(g.published)
        yield Received(text=g.text, place=g.id, id=g.id, published=published, publisher=g.publisher)


def _pairs(gold: Iterable[GoldPair]) -> Iterable[Received]:
    for g in gold:
        yield Received(text=g.text, place=g.id, id=g.id, given_entities=(*g.actor, *g.recipient))
