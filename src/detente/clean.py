"""Cleaning: boilerplate and odd characters out, with an exact map between clean and received text.

Nothing is invented: a clean character is a received character, or its plain twin (one for one). What is taken out is
told with its reason. Every pattern is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from detente.types import Dateline, Removal, Span

__all__ = ["Cleaned", "clean", "to_clean", "to_received"]

Offsets = tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Clean text, the runs ``(clean_start, received_start, length)`` it is made of, what was removed, the dateline."""

    text: str
    offsets: Offsets
    removed: tuple[Removal, ...]
    dateline: Dateline | None


#: Reason and pattern of what is taken out; whole lines where the pattern says so.
_REMOVALS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("autoblog-marker", re.compile(r"\[/?ad(?:_|-| )?\d{0,3}\]", re.IGNORECASE)),
    ("end-mark", re.compile(r"^[ \t]*\\?#{3,}[ \t]*$", re.MULTILINE)),
    ("credits", re.compile(r"\((?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled) by [^()\n]{2,300}\)")),
    ("share-bar", re.compile(r"^[ \t]*(?:share (?:this|on)|tweet|facebook|twitter|whatsapp|print|email)(?:[ \t|,·]+(?:this|on|article|tweet|facebook|twitter|whatsapp|print|email|share)){0,8}[ \t]*$", re.IGNORECASE | re.MULTILINE)),
    ("advertisement", re.compile(r"^[ \t]*(?:advertisement|story continues below(?: advertisement)?|sponsored content)[ \t]*$", re.IGNORECASE | re.MULTILINE)),
    ("read-more", re.compile(r"^[ \t]*(?:read more|read also|also read|see also|related|more on this)\b[^\n]{0,160}$", re.IGNORECASE | re.MULTILINE)),
    ("sign-up", re.compile(r"^[ \t]*(?:sign up|subscribe)(?: here)? (?:for|to) [^\n]{0,160}$", re.IGNORECASE | re.MULTILINE)),
    ("copyright", re.compile(r"^[ \t]*(?:©|\(c\)|copyright\b)[^\n]{0,200}$", re.IGNORECASE | re.MULTILINE)),
    ("markup", re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,10}(?: [^<>\n]{0,300})?/?>")),
    ("invisible", re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]+")),
)  # fmt: skip

_PLAIN = {
    **dict.fromkeys(map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"), " "),
    **dict.fromkeys(map(ord, "\u2028\u2029\x85\r"), "\n"),
    ord("\u02bc"): "’", ord("\u2032"): "’", ord("`"): "'", ord("\u00b4"): "’", ord("\u201f"): "“", ord("\u201b"): "‘",
}  # fmt: skip

_TWINS = str.maketrans("АВЕКМНОРСТХаеорсухіѕј", "ABEKMHOPCTXaeopcyxisj")
_MIXED_WORD = re.compile(
    r"(?=[^\W\d_]*[A-Za-z])(?=[^\W\d_]*[АВЕКМНОРСТХаеорсухіѕј])[A-Za-zАВЕКМНОРСТХаеорсухіѕј]{2,40}"
)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")

#: A line break inside a paragraph: the line is full, and the next goes on in lower case or does not end the sentence.
_WRAP_MIN, _WRAP_MAX = 50, 100

_AGENCY = r"(?:Reuters|AP|The Associated Press|AFP|TASS|Tass|Xinhua|VOA|UPI|dpa|DPA|Interfax|Yonhap|Kyodo|IRNA|[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,3})"
_CITY = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]+(?:[ /][A-ZÀ-Þ][A-Za-zÀ-ÿ.'’-]+){0,3}(?:, [A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+){0,2})?"
_DAY = r"(?:(?:Jan|Feb|March|Mar|April|Apr|May|June|July|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]+(?: \d{4})?)"
_DATELINES = (
    re.compile(rf"\s{{0,4}}(?P<p>{_CITY})(?:, (?P<d>{_DAY}))? \((?P<a>{_AGENCY})\) ?(?:--|[-–—])"),
    re.compile(rf"\s{{0,4}}(?P<p>{_CITY}), (?P<d>{_DAY})(?:\.|,)? ?[/(](?P<a>{_AGENCY})[/)]\.?"),
    re.compile(rf"\s{{0,4}}(?P<p>{_CITY}), (?P<d>{_DAY}) ?(?:--|[-–—])(?P<a>)"),
    re.compile(r"\s{0,4}(?P<p>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,2})(?P<d>)(?P<a>) ?(?:--|[–—]|:) "),
)


def clean(received: str) -> Cleaned:
    """Return the clean text with its offset map. Any text is taken, the empty one too."""
    cuts: list[Removal] = []
    for reason, pattern in _REMOVALS:
        cuts.extend(Removal(m.start(), m.end(), reason) for m in pattern.finditer(received) if m.end() > m.start())
    cuts.sort(key=lambda r: (r.start, -r.end))
    kept: list[Removal] = []
    for cut in cuts:
        if not kept or cut.start >= kept[-1].end:
            kept.append(cut)
    runs: list[tuple[int, int, int]] = []
    parts: list[str] = []
    at = length = 0
    for cut in [*kept, Removal(len(received), len(received), "")]:
        if cut.start > at:
            runs.append((length, at, cut.start - at))
            parts.append(received[at : cut.start])
            length += cut.start - at
        at = cut.end
    text = _plain("".join(parts))
    return Cleaned(text, tuple(runs), tuple(kept), _dateline(text))


def to_received(offsets: Offsets, span: Span) -> Span:
    """Map a span of the clean text to the received text (from its first to its last character)."""
    start, end = span
    if end <= start:
        return (_point(offsets, start),) * 2
    return _point(offsets, start), _point(offsets, end - 1) + 1


def to_clean(offsets: Offsets, span: Span) -> Span | None:
    """Map a span of the received text to the clean text; ``None`` where nothing of it was kept."""
    low = high = None
    for clean_start, received_start, length in offsets:
        start, end = max(span[0], received_start), min(span[1], received_start + length)
        if start < end:
            low = clean_start + start - received_start if low is None else low
            high = clean_start + end - received_start
    return None if low is None or high is None else (low, high)


def _point(offsets: Offsets, position: int) -> int:
    i = max(0, bisect_right(offsets, (position, float("inf"), 0)) - 1)
    if not offsets:
        return 0
    clean_start, received_start, _ = offsets[i]
    return received_start + position - clean_start


def _plain(text: str) -> str:
    """Exchange odd characters one for one, and line breaks inside a paragraph for spaces."""
    text = text.translate(_PLAIN)
    if _CYRILLIC.search(text):
        text = _MIXED_WORD.sub(lambda m: m.group().translate(_TWINS), text)
    lines = text.split("\n")
    out: list[str] = []
    for number, line in enumerate(lines):
        out.append(line)
        if number + 1 == len(lines):
            break
        following = lines[number + 1]
        wrapped = _WRAP_MIN <= len(line) <= _WRAP_MAX and following[:1].islower()
        full = _WRAP_MIN <= len(line) <= _WRAP_MAX and following.strip() and line[-1:] not in '.!?:"”'
        out.append(" " if wrapped or full else "\n")
    return "".join(out)


def _dateline(text: str) -> Dateline | None:
    head = text[:160]
    for pattern in _DATELINES:
        m = pattern.match(head)
        if m:
            place = m["p"].strip()
            return Dateline((m.start("p"), m.end()), place, m["d"] or None, m["a"] or None)
    return None
