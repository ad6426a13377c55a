"""Dependency tree → predications, and the chain of operators above each of them. Knows no event code."""

from detente.grammar.predication import Predication, predicate, surface_subject
from detente.grammar.tree import Tree

__all__ = ["Predication", "Tree", "predicate", "surface_subject"]
