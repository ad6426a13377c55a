"""Dependency tree → predications, and the chain of operators above each of them. Knows no event code."""

from detente.grammar.predication import Predication, predicate, surface_subject
from detente.grammar.tree import Tree, Trees

__all__ = ["Predication", "Tree", "Trees", "predicate", "surface_subject"]
