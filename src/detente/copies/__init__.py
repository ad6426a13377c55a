"""Which reports are copies of one another, and which independent reporting (origin) each document comes from.

The verdict rests on words alone, pair by pair: never on one text, never on what else stands in the corpus, never on
the clock. Time and publisher only name the relation and the original. So a new document adds pairs and changes none.
"""

from detente.copies.grouping import origins
from detente.copies.pairing import find_copies

__all__ = ["find_copies", "origins"]
