"""From event mentions across documents to events: which mentions tell one act, and what they tell together."""

from detente.merge.joining import merge

__all__ = ["merge"]
