"""The relation of two copies, and which of them is the original: what publisher, time, credit and length tell."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from detente.copies.reading import Reading
from detente.copies.verdict import Overlap, same_words
from detente.types import CopyPair

__all__ = ["name_pair"]

#: What an update adds: this share of its 5-grams is new. An update is not shorter than what it updates, save a little.
_ADDED_MIN, _LENGTH_MIN = 0.05, 0.95
#: A longer text is the fuller one where it has a tenth more words.
_LONGER = 1.1

_REPORTED = r"(?:reported|reports|said|says|news agency|has learned|first reported|wrote)"
_ACCORDING = r"(?:according to|reported by|reports by|told|source:|via|courtesy of|from|by|©|copyright \d{0,4})"


def name_pair(a: Reading, b: Reading, overlap: Overlap) -> CopyPair:
    """Return the pair with relation, original, score and evidence. ``a.id`` < ``b.id``."""
    evidence = [same_words(overlap)]
    relation = _relation(a, b, overlap, evidence)
    original = _original(a, b, relation, evidence)
    return CopyPair(a.id, b.id, relation, original, round(overlap.containment, 4), tuple(evidence))


def _relation(a: Reading, b: Reading, overlap: Overlap, evidence: list[str]) -> str:
    elsewhere = a.publisher is not None and b.publisher is not None and a.publisher != b.publisher
    if overlap.same:
        if elsewhere:
            evidence.append(f"publishers differ: {a.publisher} and {b.publisher}")
            return "syndicated"
        return "verbatim"
    evidence.append(_holds(overlap))
    if a.publisher is not None and a.publisher == b.publisher:
        order = _order(a, b)
        if order is not None:
            earlier, later = order
            new = 1 - (overlap.in_b if later is b else overlap.in_a)
            kept = overlap.in_a if later is b else overlap.in_b
            if new >= _ADDED_MIN and kept >= 0.5 and later.length >= _LENGTH_MIN * earlier.length:
                name = "b" if later is b else "a"
                evidence.append(f"{name} is later by the same publisher ({later.publisher}); {new:.0%} of it is new")
                return "updated"
    return "edited"


def _holds(overlap: Overlap) -> str:
    inner, outer, share = ("a", "b", overlap.in_a) if overlap.in_a >= overlap.in_b else ("b", "a", overlap.in_b)
    if share >= 0.999:
        return f"all of {inner} stands in {outer}"
    return f"{share:.0%} of {inner} stands in {outer}"


def _original(a: Reading, b: Reading, relation: str, evidence: list[str]) -> str | None:
    """The credited one; else the agency's own; else the earlier; else the fuller; else nobody knows."""
    a_credits, b_credits = _credits(a, b), _credits(b, a)
    if a_credits != b_credits:
        copy, source = (a, b) if a_credits else (b, a)
        evidence.append(f"{'a' if copy is a else 'b'} credits {source.publisher}")
        return source.id
    third = sorted((set(a.agencies) & set(b.agencies)) - {a.publisher, b.publisher})
    if third and relation == "syndicated":
        evidence.append(f"both credit {third[0]}: the original is neither")
        return None
    own_a, own_b = a.publisher in a.agencies, b.publisher in b.agencies
    if own_a != own_b and a.publisher != b.publisher:
        source = a if own_a else b
        evidence.append(f"the dateline of {'a' if source is a else 'b'} names its own publisher, {source.publisher}")
        return source.id
    order = _order(a, b)
    if order is not None:
        evidence.append(f"{'a' if order[0] is a else 'b'} was published first")
        return order[0].id
    if relation == "edited" and max(a.length, b.length) >= _LONGER * min(a.length, b.length):
        source = a if a.length > b.length else b
        evidence.append(f"{'a' if source is a else 'b'} is the fuller text ({a.length} and {b.length} words)")
        return source.id
    return None


def _order(a: Reading, b: Reading) -> tuple[Reading, Reading] | None:
    """The earlier and the later one; ``None`` where a time is missing or both are equal. No zone counts as UTC."""
    if a.published is None or b.published is None:
        return None
    when_a, when_b = _instant(a.published), _instant(b.published)
    if when_a == when_b:
        return None
    return (a, b) if when_a < when_b else (b, a)


def _instant(when: datetime) -> datetime:
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when


def _credits(copy: Reading, source: Reading) -> bool:
    """Whether one text credits the other's publisher: in its dateline, or by name with a verb or phrase of credit."""
    name = source.publisher
    if name is None or name == copy.publisher:
        return False
    words = name.split()
    names = {name}
    if len(words) > 1:
        names.add("".join(w[0] for w in words))
    if names & set(copy.agencies):
        return True
    return any(_named(copy.text, n) for n in sorted(names, key=len, reverse=True) if len(n) > 1)


def _named(text: str, name: str) -> bool:
    if name not in text:
        return False
    quoted = re.escape(name)
    return bool(
        re.search(
            rf"(?:\b{quoted}\b,? {_REPORTED}\b|{_ACCORDING} (?:the )?{quoted}\b|[(—–-] ?{quoted} ?[)—–-]|\b{quoted} contributed to\b)",
            text,
        )
    )
