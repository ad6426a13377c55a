"""Running the coder over a gold file and scoring what comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from detente.errors import ConfigError
from detente.evaluate.gold import GoldDocument, GoldPair, GoldSentence, read_gold
from detente.evaluate.mentions import MentionReport, score_mentions
from detente.evaluate.relations import RelationReport, score_relations
from detente.evaluate.sentences import SentenceReport, score_sentences
from detente.pipeline.coding import Coder, parse_published
from detente.types import Received

__all__ = ["PARTS", "Report", "as_received", "documents_received", "evaluate_file", "pairs_received"]

Report = MentionReport | RelationReport | SentenceReport

#: Which sentences of a set are scored: those open to whoever writes frames, those set aside, or all.
PARTS = ("all", "open", "aside")


def evaluate_file(path: Path, coder: Coder, *, reports: Path | None = None, part: str = "all") -> Report:
    """Code the texts of a gold file and compare. ``part`` is one of :data:`PARTS`; only sets of sentences have parts.

    Raises :class:`~detente.errors.ConfigError` for a file that is no gold, or where ``part`` leaves nothing.
    """
    gold = read_gold(path, reports=reports)
    documents = [g for g in gold if isinstance(g, GoldDocument)]
    sentences = [g for g in gold if isinstance(g, GoldSentence)]
    if part != "all":
        sentences = [s for s in sentences if s.aside == (part == "aside")]
        if not sentences:
            raise ConfigError(f"{path}: holds no sentence that is {part}; leave --part out")
    if documents:
        return score_mentions(documents, coder.annotate(documents_received(documents)))
    if sentences:
        annotations = coder.annotate(as_received(sentences), batch_size=128)
        ontology = coder.lexicon.ontology
        return score_sentences(sentences, annotations, ontology, lambda s: coder.survey(next(as_received([s]))))
    pairs = [g for g in gold if isinstance(g, GoldPair)]
    return score_relations(pairs, coder.annotate(pairs_received(pairs), batch_size=128))


def as_received(sentences: Sequence[GoldSentence]) -> Iterator[Received]:
    """The sentences as reports of their own."""
    return (Received(text=g.text, place=g.id, id=g.id, published=parse_published(g.published)) for g in sentences)


def documents_received(gold: Iterable[GoldDocument]) -> Iterable[Received]:
    """The documents as reports."""
    for g in gold:
        published = parse_published(g.published)
        yield Received(text=g.text, place=g.id, id=g.id, published=published, publisher=g.publisher)


def pairs_received(gold: Iterable[GoldPair]) -> Iterable[Received]:
    """The sentences of pairs, their actors handed in as the user's own."""
    for g in gold:
        yield Received(text=g.text, place=g.id, id=g.id, given_entities=(*g.actor, *g.recipient))
