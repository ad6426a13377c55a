"""A sentence cut into stretches, each with the role that its words have in the event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.types import Span
from detente.web.wording import shown

__all__ = ["ROLES", "Stretch", "stretches"]

#: Roles with their words for the legend; where two overlap the earlier one shows.
ROLES = {
    "act": "what is done",
    "actor": "who acts",
    "recipient": "to whom",
    "date": "when",
    "place": "where",
    "cue": "word of telling",
    "source": "who says so",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one role; ``role`` is empty for words that have none."""

    text: str
    role: str


def stretches(words: str, offset: int, marks: Sequence[tuple[str, Span]]) -> tuple[Stretch, ...]:
    """Cut ``words``, which begin at ``offset`` of the text, at the marks ``(role, span)`` that lie in them.

    >>> [(s.text, s.role) for s in stretches("Oslo waits", 0, [("act", (5, 10))])]
    [('Oslo ', ''), ('waits', 'act')]
    """
    roles = [""] * len(words)
    for name in reversed(ROLES):
        for role, (start, end) in marks:
            if role == name:
                for at in range(max(0, start - offset), min(len(words), end - offset)):
                    roles[at] = name
    found: list[Stretch] = []
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or roles[at] != roles[start]:
            text = shown(words[start:at].replace("\n", " "))
            if text:
                found.append(Stretch(text, roles[start]))
            start = at
    return tuple(found)
