"""Reading gold: documents with coded mentions, sentences with all their codings, or with one coded pair of actors.

Three formats, one JSON object a line, told apart by their keys:

* mentions: ``id``, ``text`` (or a file of reports beside it, by ``id``), ``published`` and ``mentions``: a list of
  ``{"sentence", "trigger", "nth"?, "type", "mode", "actors", "recipients", "status", "alleged", "speaker", "date"}``;
* sentences: ``id``, ``text``, ``published``, ``codings``: a list of ``{"type", "mode", "actors", "recipients", "status",
  "alleged"}``, empty where nothing is told; ``aside`` where the sentence is only measured on, ``doubtful`` where readers differ;
* pairs: ``id``, ``text``, ``actor``, ``recipient`` (lists of spans), ``root`` (a PLOVER type, or ``YIELD`` for CONCEDE
  or RETREAT) and ``quad``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.errors import ConfigError
from detente.faults import Faults, did_you_mean
from detente.ontology import Ontology, load_ontology
from detente.pipeline.coding import parse_published
from detente.types import Span, Status

__all__ = ["GoldCoding", "GoldDocument", "GoldMention", "GoldPair", "GoldSentence", "read_gold"]


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One act as a careful reader codes it. ``date`` is as coarse as the words (``2021-06``), ``None`` where open."""

    trigger: Span
    sentence: Span
    event: str | None
    type: str
    mode: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    status: str
    alleged: bool
    speaker: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A report with every act it states; spans count in ``text``, the text as received."""

    id: str
    text: str
    published: str | None
    publisher: str | None
    mentions: tuple[GoldMention, ...]


@dataclass(frozen=True, slots=True)
class GoldCoding:
    """One act of a sentence, its sides as country codes."""

    type: str
    mode: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    status: str
    alleged: bool

    def __str__(self) -> str:
        kind = self.type if self.mode is None else f"{self.type}/{self.mode}"
        status = f"alleged {self.status}" if self.alleged else self.status
        return f"{','.join(sorted(self.actors)) or '–'} {kind} {','.join(sorted(self.recipients)) or '–'} {status}"


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence with every act it states."""

    id: str
    text: str
    published: str | None
    codings: tuple[GoldCoding, ...]
    aside: bool
    doubtful: bool


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two given actors in a sentence and the type of what the first does to the second."""

    id: str
    text: str
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]
    root: str
    quad: int


def read_gold(
    path: Path, *, reports: Path | None = None
) -> tuple[GoldDocument, ...] | tuple[GoldSentence, ...] | tuple[GoldPair, ...]:
    """Read a gold file. ``reports`` holds the texts where the gold has none (``reports.jsonl`` beside it by default).

    Raises :class:`ConfigError` with file, line and what is wrong.
    """
    rows = list(_rows(path))
    if not rows:
        raise ConfigError(f"{path}: holds no gold; give a JSONL file with mentions or with actor, recipient and root")
    if "root" in rows[0][1]:
        return tuple(_pair(path, line, row) for line, row in rows)
    if "codings" in rows[0][1]:
        ontology = load_ontology(Faults())
        return tuple(_sentence(path, line, row, ontology) for line, row in rows)
    if "mentions" not in rows[0][1]:
        raise ConfigError(
            f"{path}:{rows[0][0]}: neither 'mentions', 'codings' nor 'root' is there; see the codebook page on gold"
        )
    beside = reports or path.with_name("reports.jsonl")
    texts = {str(row.get("id")): row for _, row in _rows(beside)} if beside.is_file() else {}
    return tuple(_document(path, line, {**texts.get(str(row.get("id")), {}), **row}) for line, row in rows)


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")  # splitlines would cut texts at U+2028 and U+0085
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is no UTF-8 text; give a JSONL file") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}; give a JSONL file") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            reason = getattr(error, "msg", error)
            raise ConfigError(f"{path}:{number}: no JSON ({reason}); write one object a line") from error
        if not isinstance(row, dict):
            raise ConfigError(f"{path}:{number}: must be a JSON object, not {type(row).__name__}")
        yield number, row


def _document(path: Path, line: int, row: Mapping[str, object]) -> GoldDocument:
    text = row.get("text")
    if not isinstance(text, str):
        raise ConfigError(f"{path}:{line}: document {row.get('id')!r} has no text; give it or a file of reports")
    raw = row.get("mentions")
    if "id" not in row:
        raise ConfigError(f"{path}:{line}: the document has no id; give it one")
    if not isinstance(raw, list):
        raise ConfigError(f"{path}:{line}: mentions: must be a list")
    mentions = tuple(_mention(f"{path}:{line}: mentions[{n}]", text, m) for n, m in enumerate(raw))
    published, publisher = row.get("published"), row.get("publisher")
    return GoldDocument(
        str(row["id"]),
        text,
        _published(f"{path}:{line}", published),
        publisher if isinstance(publisher, str) else None,
        mentions,
    )


def _mention(place: str, text: str, raw: object) -> GoldMention:
    if not isinstance(raw, dict):
        raise ConfigError(f"{place}: must be an object")
    sentence, trigger = str(raw.get("sentence", "")), str(raw.get("trigger", ""))
    nth = raw.get("nth", 1)
    if not isinstance(nth, int) or nth < 1:
        raise ConfigError(f"{place}: nth: must be a whole number from 1 on, not {nth!r}")
    start = text.find(sentence)
    for _ in range(nth - 1):
        start = text.find(sentence, start + 1)
    at = sentence.find(trigger)
    if start < 0 or at < 0 or not trigger:
        raise ConfigError(f"{place}: sentence or trigger {trigger!r} does not stand in the text; copy it exactly")
    try:
        return GoldMention(
            trigger=(start + at, start + at + len(trigger)),
            sentence=(start, start + len(sentence)),
            event=raw.get("event"),
            type=str(raw["type"]),
            mode=raw.get("mode"),
            actors=_sides(raw["actors"]),
            recipients=_sides(raw["recipients"]),
            status=str(raw["status"]),
            alleged=bool(raw.get("alleged", False)),
            speaker=raw.get("speaker"),
            date=raw.get("date"),
        )
    except KeyError as error:
        raise ConfigError(f"{place}: {error.args[0]} is missing") from error
    except TypeError as error:
        raise ConfigError(f"{place}: actors and recipients must be lists of country codes") from error


def _sentence(path: Path, line: int, row: Mapping[str, object], ontology: Ontology) -> GoldSentence:
    raw, text, published = row.get("codings"), row.get("text"), row.get("published")
    if "id" not in row or not isinstance(text, str) or not isinstance(raw, list):
        raise ConfigError(f"{path}:{line}: a sentence has id, text and a list of codings")
    return GoldSentence(
        str(row["id"]),
        text,
        _published(f"{path}:{line}", published),
        tuple(_coding(f"{path}:{line}: codings[{n}]", c, ontology) for n, c in enumerate(raw)),
        bool(row.get("aside", False)),
        bool(row.get("doubtful", False)),
    )


def _published(place: str, value: object) -> str | None:
    if not isinstance(value, str):
        return None
    try:
        parse_published(value)
    except ConfigError as error:
        raise ConfigError(f"{place}: {error}") from error
    return value


def _one_of(place: str, key: str, value: object, known: Iterable[str]) -> str:
    if not isinstance(value, str) or value not in known:
        near = did_you_mean(str(value), known)
        raise ConfigError(f"{place}: {key}: {value!r} is unknown{near}; give one of {', '.join(known) or 'none'}")
    return value


def _sides(value: object) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise TypeError(value)
    return frozenset(value)


def _coding(place: str, raw: object, ontology: Ontology) -> GoldCoding:
    if not isinstance(raw, dict):
        raise ConfigError(f"{place}: must be an object")
    try:
        kind, mode = _one_of(place, "type", raw["type"], ontology.types), raw.get("mode")
        return GoldCoding(
            kind,
            None if mode is None else _one_of(place, "mode", mode, ontology.types[kind].modes),
            _sides(raw["actors"]),
            _sides(raw["recipients"]),
            _one_of(place, "status", raw["status"], [s.value for s in Status]),
            bool(raw.get("alleged", False)),
        )
    except KeyError as error:
        raise ConfigError(f"{place}: {error.args[0]} is missing") from error
    except TypeError as error:
        raise ConfigError(f"{place}: actors and recipients must be lists of country codes") from error


def _pair(path: Path, line: int, row: Mapping[str, object]) -> GoldPair:
    try:
        return GoldPair(
            str(row["id"]),
            str(row["text"]),
            _spans(row["actor"]),
            _spans(row["recipient"]),
            str(row["root"]),
            int(str(row["quad"])),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ConfigError(f"{path}:{line}: {error}; a pair has id, text, actor, recipient, root and quad") from error


def _spans(value: object) -> tuple[Span, ...]:
    if not isinstance(value, list):
        raise TypeError("actor and recipient must be lists of spans")
    return tuple((int(s), int(e)) for s, e in value)
