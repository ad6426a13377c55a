"""One JSON object of the wire format to one document, every key checked; and the checks that all formats share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from detente.errors import ConfigError, IngestError
from detente.ingest.decoding import check_text
from detente.ingest.language import not_english
from detente.ingest.limits import MAX_TEXT
from detente.types import Received, Span

__all__ = ["checked", "date_option", "parse_date", "record"]

#: Years that a report can have been published in.
FIRST_YEAR, LAST_YEAR = 1500, 2500

_TEXT_KEYS = ("id", "title", "url", "publisher", "language")
_KEYS = frozenset({*_TEXT_KEYS, "text", "html", "published", "entities"})
_LONE = re.compile("[\ud800-\udfff]")
_ENGLISH = re.compile(r"en(?:g|glish)?(?:[-_].*)?", re.IGNORECASE)
_UNKNOWN_LANGUAGE = frozenset({"und", "unknown", "mul", "xx"})

_DATE_REMEDY = "write it as 2021-05-25 or 2021-05-25T14:30:00+02:00"


def parse_date(value: str) -> datetime:
    """Read an ISO 8601 date or moment; the time zone stays. Raises :class:`ValueError` that says what is wrong.

    >>> parse_date("2021-05-25T14:30:00+02:00").isoformat()
    '2021-05-25T14:30:00+02:00'
    """
    try:
        found = datetime.fromisoformat(value.strip())
    except ValueError:
        raise ValueError(f"{_shown(value)} is no date; {_DATE_REMEDY}") from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(f"{_shown(value)} lies outside the years {FIRST_YEAR} to {LAST_YEAR}; correct the year")
    return found


def date_option(value: str) -> datetime:
    """Read a publication date that the caller gives. Raises :class:`ConfigError` that says what is wrong."""
    try:
        return parse_date(value)
    except ValueError as error:
        raise ConfigError(f"published: {error}") from None


def checked(text: str, place: str, language: str | None = None) -> str:
    """Return ``text`` if it can be coded. Raises :class:`IngestError`: empty, no text, too large, not English.

    ``language`` is what its publisher says: English is believed as to the words, any other language is refused.
    """
    check_text(text, place)
    if len(text) > MAX_TEXT:
        raise IngestError(
            place, f"a text of {len(text):,} characters; at most {MAX_TEXT:,} are read; split it into single reports"
        )
    stated = (language or "").strip().lower()
    if stated and stated not in _UNKNOWN_LANGUAGE and not _ENGLISH.fullmatch(stated):
        raise IngestError(place, f"language {_shown(language)}: only English is read; translate it or correct the key")
    found = not_english(text)
    if found is not None and not (stated and _ENGLISH.fullmatch(stated) and "letters" not in found):
        raise IngestError(place, f'{found}; translate it, or give "language": "en" if it is English')
    return text


def record(value: object, place: str, published: datetime | None) -> Received:
    """Turn one JSON value into a document. ``published`` is taken where it has none.

    ``null`` and empty text count as not given. Keys that Detente does not know are kept as metadata, and so is a list of
    names under ``entities``. Raises :class:`IngestError` naming key, value and remedy.
    """
    if not isinstance(value, dict):
        raise IngestError(place, f'{_shown(value)} is no document; write one JSON object {{"text": …}} a line')
    try:
        given = {_LONE.sub("\ufffd", key): _mended(item) for key, item in value.items()}
    except RecursionError:
        raise IngestError(place, "JSON nested too deeply; flatten the record") from None
    texts = {key: _text(given, key, place) for key in _TEXT_KEYS}
    moment = _published(given.get("published"), place) or published
    extra = {key: item for key, item in given.items() if key not in _KEYS}
    text, html = _text(given, "text", place), _text(given, "html", place)
    if text is not None and html is not None:
        extra["html"] = html
    spans: tuple[Span, ...] = ()
    entities = given.get("entities")
    if _names_only(entities):
        extra["entities"] = entities
    elif entities is not None:
        spans = _spans(entities, text, place)
    if text is None:
        if html is None:
            raise IngestError(place, _no_text(given))
        from detente.ingest.html import article

        page = article(html, place)
        text, moment = page.text, _published(given.get("published"), place) or page.published or published
        texts = {
            **texts,
            **{k: texts[k] or v for k, v in (("title", page.title), ("url", page.url), ("publisher", page.publisher))},
        }
    return Received(
        text=checked(text, place, texts["language"]),
        place=place,
        id=texts["id"],
        published=moment,
        title=texts["title"],
        url=texts["url"],
        publisher=texts["publisher"],
        language=texts["language"],
        given_entities=spans,
        metadata=MappingProxyType(extra),
    )


def _no_text(given: Mapping[str, object]) -> str:
    for key in ("text", "html"):
        if isinstance(given.get(key), str):
            return f"{key}: empty; give the report's words, or leave the record out"
    keys = ", ".join([key for key, item in given.items() if item not in (None, "")][:6]) or "none"
    return f'neither "text" nor "html" (its keys: {keys[:80]}); name the report\'s words "text"'


def _text(given: Mapping[str, object], key: str, place: str) -> str | None:
    value = given.get(key)
    if value is None:
        return None
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise IngestError(place, f"{key}: {_shown(value)} is no text; write it in quotation marks or leave it out")
    return value if value.strip() else None


def _published(value: object, place: str) -> datetime | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise IngestError(place, f"published: {_shown(value)} is no date; {_DATE_REMEDY}")
    try:
        return parse_date(value)
    except ValueError as error:
        raise IngestError(place, f"published: {error}") from None


def _names_only(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)


def _spans(value: object, text: str | None, place: str) -> tuple[Span, ...]:
    remedy = 'write [{"span": [start, end]}], counted in code points of "text"'
    if not isinstance(value, list):
        raise IngestError(place, f"entities: {_shown(value)} is no list; {remedy}")
    if value and text is None:
        raise IngestError(place, f'entities: {len(value)} given without "text"; give the text that they count in')
    found: list[Span] = []
    for number, item in enumerate(value):
        span = item.get("span") if isinstance(item, dict) else None
        if not (isinstance(span, list) and len(span) == 2 and all(type(n) is int for n in span)):
            raise IngestError(place, f"entities[{number}]: {_shown(item)} has no span; {remedy}")
        start, end = span
        if not 0 <= start < end <= len(text or ""):
            raise IngestError(
                place,
                f"entities[{number}]: span {span} lies outside the text (0 to {len(text or '')}) or is empty; {remedy}",
            )
        found.append((start, end))
    return tuple(found)


def _mended(value: object) -> object:
    """Exchange halves of surrogate pairs, which no file can hold, for U+FFFD (one for one, so that spans stay)."""
    if isinstance(value, str):
        return _LONE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_mended(item) for item in value]
    if isinstance(value, dict):
        return {_LONE.sub("\ufffd", key): _mended(item) for key, item in value.items()}
    return value


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}…"
