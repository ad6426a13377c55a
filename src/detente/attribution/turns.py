"""Transcripts, plays and chats: paragraphs that begin with a speaker's name and a colon."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.types import Span

__all__ = ["Turn", "find_turns"]

_NAME = r"[A-ZÀ-Þ][\w.’'-]*"
_LABEL = re.compile(
    rf"^(?:\[?\d\d?:\d\d(?::\d\d)?\]?\s+)?(?P<name>Q|A|{_NAME}(?: {_NAME}){{0,4}})(?: \([^()\n]{{1,60}}\))?(?P<colon>:)[ \t]+(?=\S)"
)
_PARAGRAPH = re.compile(r"[^\n]+")
#: Labels of notes rather than speakers.
_NOTES = frozenset(
    """update note correction editor subject date time place related read watch more source contact photo video warning
    location summary background breaking from to re cc tags category attention release""".split()
)
#: A report with fewer turns than this is no transcript.
_MIN_TURNS = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn: who, the colon, and the paragraphs that he speaks."""

    name: Span
    colon: Span
    content: tuple[Span, ...]


def find_turns(text: str) -> list[Turn]:
    """Return the turns of a transcript, or nothing where the text is none: three turns, one speaker twice or *Q* and *A*."""
    lines = [(m.span(), _LABEL.match(m.group())) for m in _PARAGRAPH.finditer(text)]
    lines = [
        (span, m if m is not None and _speaks(text[span[0] + m.end() : span[1]], m["name"]) else None)
        for span, m in lines
    ]
    labels = [m["name"] for _, m in lines if m is not None]
    repeated = len(set(labels)) < len(labels) or {"Q", "A"} <= set(labels)
    if len(labels) < _MIN_TURNS or not repeated:
        return []
    found: list[Turn] = []
    current: list[Span] = []
    head: tuple[Span, Span] | None = None
    for (start, end), label in lines:
        if label is not None:
            _finish(found, head, current)
            name = (start + label.start("name"), start + label.end("name"))
            head = name, (start + label.start("colon"), start + label.end("colon"))
            current = [(start + label.end(), end)]
        elif head is not None and text[start:end].strip(" ()_*-"):
            if text[start] in "([_*":  # stage directions and rules end a turn
                _finish(found, head, current)
                head = None
            else:
                current.append((start, end))
    _finish(found, head, current)
    return found


def _speaks(rest: str, name: str) -> bool:
    """Whether label and rest read like speech, not like a table ("Yes: 547") or a note ("Update: …")."""
    return name.lower() not in _NOTES and (rest[0].isalpha() or rest[0] in "\"'“‘«.…")


def _finish(found: list[Turn], head: tuple[Span, Span] | None, content: list[Span]) -> None:
    if head is not None and content:
        found.append(Turn(*head, tuple(content)))
