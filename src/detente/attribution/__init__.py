"""Who says what: source, cue and content (PolNeAR's roles), and quotations."""

from __future__ import annotations

from collections.abc import Sequence

from detente.types import Attribution, EntityMention, Quote, Sentence

__all__ = ["attribute"]


def attribute(
    sentences: Sequence[Sentence], entities: Sequence[EntityMention], text: str
) -> tuple[tuple[Attribution, ...], tuple[Quote, ...]]:
    return (), ()
