"""Measuring the coder against hand-made gold: figures a field, errors by cause, and the lexicon's own examples."""

from detente.evaluate.gold import GoldCoding, GoldDocument, GoldMention, GoldPair, GoldSentence, read_gold
from detente.evaluate.mentions import MentionReport, score_mentions
from detente.evaluate.relations import RelationReport, score_relations
from detente.evaluate.running import PARTS, Report, as_received, evaluate_file
from detente.evaluate.sentences import SentenceReport, right_sentences, score_sentences

__all__ = [
    "PARTS",
    "GoldCoding",
    "GoldDocument",
    "GoldMention",
    "GoldPair",
    "GoldSentence",
    "MentionReport",
    "RelationReport",
    "Report",
    "SentenceReport",
    "as_received",
    "evaluate_file",
    "read_gold",
    "right_sentences",
    "score_mentions",
    "score_relations",
    "score_sentences",
]
