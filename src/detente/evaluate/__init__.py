"""Measuring the coder against hand-made gold: figures a field, errors by cause, and the lexicon's own examples."""

from detente.evaluate.gold import GoldDocument, GoldMention, GoldPair, read_gold
from detente.evaluate.mentions import MentionReport, score_mentions
from detente.evaluate.relations import RelationReport, score_relations
from detente.evaluate.running import evaluate_file

__all__ = [
    "GoldDocument",
    "GoldMention",
    "GoldPair",
    "MentionReport",
    "RelationReport",
    "evaluate_file",
    "read_gold",
    "score_mentions",
    "score_relations",
]
