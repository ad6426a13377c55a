"""Bytes to text: what encoding is this? Told with the result, since outside UTF-8 it is a judgement."""

from __future__ import annotations

import codecs
import re

from detente.errors import IngestError

__all__ = ["check_text", "decode", "decode_page"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: First bytes of what people put among reports by mistake.
_KINDS = (
    (b"%PDF", "a PDF", "save it as text"),
    (b"PK\x03\x04", "a ZIP or an office document", "save it as text"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as text"),
    (b"{\\rtf", "an RTF document", "save it as text"),
    (b"\x89PNG", "an image", "leave it out"),
    (b"\xff\xd8\xff", "an image", "leave it out"),
    (b"GIF8", "an image", "leave it out"),
    (b"\x1f\x8b", "gzip within gzip", "decompress it"),
    (b"7z\xbc\xaf", "an archive", "unpack it"),
    (b"Rar!", "an archive", "unpack it"),
    (b"SQLite format 3", "a database", "export its texts"),
    (b"\x7fELF", "a program", "leave it out"),
)

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
#: Share of control characters from which on something is no text. Real texts have none or a stray one.
_CONTROL_SHARE = 0.01

_META = re.compile(rb"""<(?:meta\b[^<>]{0,200}?charset|\?xml\b[^<>]{0,80}?encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{2,30})""", re.IGNORECASE)  # fmt: skip

#: Words wholly of Cyrillic letters in cp1251, and words of Latin letters with some that are accented in cp1252.
_HIGH_WORD = re.compile(rb"(?<![A-Za-z\xc0-\xff])[\xc0-\xff\xa8\xb8]{3,}(?![A-Za-z\xc0-\xff])")
_MIXED_WORD = re.compile(rb"[A-Za-z][\xc0-\xff]|[\xc0-\xff][A-Za-z]")


def decode(data: bytes, place: str) -> tuple[str, str]:
    """Return the text and the name of its encoding, with "(judged)" where nothing in the file says so.

    Tried in order: byte order mark, UTF-8, UTF-8 with a few broken bytes (they become U+FFFD), and one of cp1252,
    latin-1 and cp1251. Raises :class:`IngestError` for what is no text.
    """
    _refuse_binary(data, place)
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(name), name.removesuffix("-sig")
            except UnicodeDecodeError as error:
                raise IngestError(place, f"broken {name} at byte {error.start}; save it as UTF-8") from None
    if b"\x00" in data:
        raise IngestError(place, "not text (zero bytes: binary, or UTF-16 without its mark); save it as UTF-8")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _judged(data)


def decode_page(data: bytes, place: str) -> tuple[str, str]:
    """Return the text of a web page and its encoding: a mark, UTF-8, what the page says, a judgement; in this order."""
    declared = _META.search(data[:4096])
    if declared is not None and not data.startswith(tuple(mark for mark, _ in _MARKS)):
        name = declared[1].decode("ascii", "replace")
        for candidate in ("utf-8", name):
            try:
                return data.decode(candidate), codecs.lookup(candidate).name
            except (LookupError, UnicodeError):
                continue
    return decode(data, place)


def check_text(text: str, place: str) -> None:
    """Raise :class:`IngestError` where decoded text is empty, or full of control characters."""
    if not text or text.isspace():
        raise IngestError(place, "empty: no text in it; leave it out")
    strange = len(_CONTROL.findall(text))
    if strange > _CONTROL_SHARE * len(text):
        raise IngestError(
            place, f"not text ({strange:,} control characters among {len(text):,}); save it as plain text"
        )


def _refuse_binary(data: bytes, place: str) -> None:
    for mark, kind, remedy in _KINDS:
        if data.startswith(mark):
            raise IngestError(place, f"not text but {kind}; {remedy}")


def _judged(data: bytes) -> tuple[str, str]:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for c in text if c > "\x7f") - broken
    if broken <= whole / 10:
        return text, f"utf-8 ({broken} broken)"
    if len(_HIGH_WORD.findall(data)) > len(_MIXED_WORD.findall(data)):
        return data.decode("cp1251", "replace"), "cp1251 (judged)"
    try:
        return data.decode("cp1252"), "cp1252 (judged)"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1 (judged)"
