"""Faults of the lexicon's files; the collector itself is shared with the ontology."""

from detente.faults import Faults, did_you_mean

__all__ = ["Faults", "did_you_mean"]
