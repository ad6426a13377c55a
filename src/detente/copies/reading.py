"""A document as copying sees it: its words without case, punctuation, dateline and credits, as hashed word 5-grams."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt

from detente.types import Document

__all__ = ["SHINGLE", "Hashes", "Reader", "Reading"]

#: Words in a shingle. Tried 3 to 8: with 3, independent reports of one event share stock phrases; with 8, a copy edited
#: word by word falls apart.
SHINGLE = 5

#: Below this share of words outside quotation marks a text is taken for a statement, and its quoted words count as well.
_NARRATED_MIN = 0.4

Hashes = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_QUOTED = re.compile(r'[“"„«][^“”"„«»\n]{1,4000}[”"»]')
_DATELINE = re.compile(r"^[ \t]*[^\W\d_][^\n()]{1,80}?\((?P<agency>[^()\n]{2,40})\)[ \t]*(?:--|[-–—])", re.MULTILINE)
#: How far into a text a dateline may stand (headline and byline go before it).
_HEAD_CHARS = 600
_CREDIT_LINE = re.compile(
    r"^[ \t(]*(?:(?:additional |with |further )?(?:reporting|writing|editing|compiled|translation|files|input)s?"
    r" (?:by|from|in)\b|(?:source|via|credit)s?(?: link)?[ \t]*:|(?:the )?[^\n.]{2,60} contributed to this (?:report|story|article)"
    r"|(?:©|copyright\b)|by [^\n.]{2,60}$|hide caption|toggle caption)[^\n]{0,200}$",
    re.IGNORECASE | re.MULTILINE,
)
#: Paragraphs of a picture gallery: the same captions stand under many reports of a site.
_GALLERY = re.compile(
    r"^[^\n]*\b(?:hide caption|toggle caption|enlarge this image)\b[^\n]*$", re.IGNORECASE | re.MULTILINE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEGIN = re.compile(r"[.!?:\n\"“”]")
_SPACE = re.compile(r"\s+")

_FACTOR = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What pairs are judged by. ``shingles`` are hashes in text order; ``spoken[i]`` tells that one touches a quotation.

    ``codes`` are the words' hashes in text order; ``facts`` flags names (capitals inside a sentence) and numbers among
    them, ``years`` the numbers that can be years.
    ``narrated`` is false where a text is nearly all quotation. ``head`` and ``text`` serve credits only: the text in
    lower case, and the agencies of its dateline. ``digest`` is equal for equal words, ``form`` where quotation marks and
    capitals agree as well: readings of one form are judged alike.
    """

    id: str
    publisher: str | None
    published: datetime | None
    length: int
    digest: bytes
    form: bytes
    codes: Hashes
    facts: Flags
    years: Flags
    shingles: Hashes
    spoken: Flags
    narrated: bool
    agencies: tuple[str, ...]
    text: str


class Reader:
    """Reads documents; keeps a hash for each distinct word, so that a word is digested once."""

    def __init__(self) -> None:
        self._hashes: dict[str, int] = {}

    def read(self, document: Document) -> Reading:
        """Return the reading of one document. Any text is taken, the empty one too."""
        text, agencies = _body(document)
        words, spoken, named = _words(text)
        codes = np.fromiter((self._hash(w) for w in words), dtype=np.uint64, count=len(words))
        quoted = np.asarray(spoken, dtype=np.bool_)
        shingles, touching = _shingles(codes, quoted)
        facts = np.asarray([n or w.isdigit() for w, n in zip(words, named, strict=True)], dtype=np.bool_)
        digest = hashlib.blake2b(codes.tobytes(), digest_size=16).digest()
        return Reading(
            id=document.id,
            publisher=name_of(document.publisher),
            published=document.published,
            length=len(words),
            digest=digest,
            form=digest + hashlib.blake2b(quoted.tobytes() + facts.tobytes(), digest_size=8).digest(),
            codes=codes,
            facts=facts,
            years=np.asarray([bool(_YEAR.fullmatch(w)) for w in words], dtype=np.bool_),
            shingles=shingles,
            spoken=touching,
            narrated=bool(len(touching)) and float(np.mean(~touching)) >= _NARRATED_MIN,
            agencies=agencies,
            text=_SPACE.sub(" ", document.text.casefold()),
        )

    def _hash(self, word: str) -> int:
        found = self._hashes.get(word)
        if found is None:
            found = int.from_bytes(
                hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big"
            )
            self._hashes[word] = found
        return found


def name_of(publisher: str | None) -> str | None:
    """A publisher's name without case, article and odd spaces; ``None`` where there is none."""
    if publisher is None:
        return None
    name = _SPACE.sub(" ", publisher.casefold()).strip().removeprefix("the ")
    return name or None


def _body(document: Document) -> tuple[str, tuple[str, ...]]:
    """The text without headline, dateline, credits and captions, and the agencies that its dateline names."""
    text = document.text
    agencies: list[str] = []
    if document.dateline is not None:
        start, end = document.dateline.span
        if document.dateline.agency:
            agencies.append(document.dateline.agency)
        text = f"{text[:start]}\n{text[end:]}"
    found = _DATELINE.search(text, 0, _HEAD_CHARS)
    if found:
        agencies.append(found["agency"])
        text = f"{text[: found.start()]}\n{text[found.end() :]}"
    text = _GALLERY.sub("", text)
    text = _CREDIT_LINE.sub("", text)
    if document.title:
        first, _, rest = text.lstrip().partition("\n")
        if _plain(first) == _plain(document.title):
            text = rest
    names = sorted({name for a in agencies if (name := name_of(a)) is not None})
    return text, tuple(names)


def _plain(text: str) -> str:
    return " ".join(word for word, _ in _tokens(text))


def _tokens(text: str) -> Iterator[tuple[str, bool]]:
    """Words without case, and for each whether it looks like a name: a capital that no sentence begins with."""
    text = _APOSTROPHE.sub("", unicodedata.normalize("NFKC", text))
    end = 0
    begins = True
    for match in _WORD.finditer(text):
        word = match.group()
        begins = begins if match.start() == end else bool(_BEGIN.search(text, end, match.start())) or not end
        yield word.casefold(), word[0].isupper() and not begins
        begins = False
        end = match.end()


def _words(text: str) -> tuple[list[str], list[bool], list[bool]]:
    """Words without case and punctuation; for each, whether it stands in quotation marks, and whether it is a name."""
    words: list[str] = []
    spoken: list[bool] = []
    named: list[bool] = []
    at = 0
    for quote in [*_QUOTED.finditer(text), None]:
        pieces = ((text[at:], False),) if quote is None else ((text[at : quote.start()], False), (quote.group(), True))
        for piece, inside in pieces:
            for word, name in _tokens(piece):
                words.append(word)
                spoken.append(inside)
                named.append(name)
        at = len(text) if quote is None else quote.end()
    return words, spoken, named


def _shingles(codes: Hashes, quoted: Flags) -> tuple[Hashes, Flags]:
    """Hashes of all runs of :data:`SHINGLE` words, and whether the run touches a quotation."""
    count = len(codes) - SHINGLE + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.bool_)
    total = np.zeros(count, dtype=np.uint64)
    touching = np.zeros(count, dtype=np.bool_)
    factor = np.uint64(_FACTOR)
    for k in range(SHINGLE):
        total = total * factor + codes[k : k + count]  # wraps modulo 2**64, as meant
        touching |= quoted[k : k + count]
    total ^= total >> np.uint64(29)
    return total * factor, touching
