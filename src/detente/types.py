"""The values that every stage speaks: frozen, slotted, with spans in code points of the clean text.

A span is ``(start, end)``, half-open, counted in code points of :attr:`Document.text`. ``None`` means "not stated in
the text", never "could not be bothered". Nothing here imports another stage.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

__all__ = [
    "GAZETTEER",
    "LOST_ENTITY",
    "Act",
    "Annotation",
    "Attribution",
    "Basis",
    "CopyPair",
    "Dateline",
    "Document",
    "EntityMention",
    "Event",
    "EventMention",
    "Failure",
    "Interval",
    "Party",
    "PlaceMention",
    "Precision",
    "Predicate",
    "PredicateDate",
    "Quote",
    "Received",
    "Remark",
    "Removal",
    "Sentence",
    "Span",
    "Status",
    "Tense",
    "Testimony",
    "TimeMention",
    "content_id",
]

Span = tuple[int, int]

#: One side of an act: entity id, ISO 3166 alpha-3 country, PLOVER sector; each ``None`` where the text does not tell.
Party = tuple[str | None, str | None, str | None]

#: Kind of the remark on a user's entity whose words cleaning took out.
LOST_ENTITY = "lost-entity"

#: Reason of an entity mention that only the gazetteer of cities knows.
GAZETTEER = "gazetteer"


def content_id(*parts: str | None) -> str:
    """Return a 16-digit hexadecimal digest of ``parts``: the same on every machine and in every run.

    ``None`` and the empty string differ. Parts are length-prefixed, so ``("ab", "c")`` and ``("a", "bc")`` differ.

    >>> content_id("a", "b") == content_id("a", "b")
    True
    """
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        data = b"" if part is None else part.encode("utf-8", "surrogatepass")
        digest.update(b"-" if part is None else str(len(data)).encode() + b":")
        digest.update(data)
    return digest.hexdigest()


class Status(StrEnum):
    """How far an act has come, by the report (design: "Status"; codebook page "Status")."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    SCHEDULED = "scheduled"
    PROPOSED = "proposed"
    REQUESTED = "requested"
    THREATENED = "threatened"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    DENIED = "denied"


class Tense(StrEnum):
    """Tense of the clause that a time expression stands in, as far as it decides where a bare day lies."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Precision(StrEnum):
    """How fine the words are. A month stays a month."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    VAGUE = "vague"


class Basis(StrEnum):
    """On what a date rests: stated in full, relative to another day, taken from a neighbour, the report's own day."""

    STATED = "stated"
    RELATIVE = "relative"
    INHERITED = "inherited"
    DOCUMENT_DATE = "document-date"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Interval:
    """A half-open interval of days, ``start <= day < end``; an open side is ``None``."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Removal:
    """A stretch of the *received* text that cleaning took out, ``[start, end)``, and why (``autoblog-marker``, …)."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of an agency report: ``GENEVA, June 16 (Reuters) -``. The span counts in the clean text."""

    span: Span
    place: str | None
    day: str | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Remark:
    """What is amiss with a report and was left so. ``words`` tell it to people, in one sentence.

    ``kind`` is ``broken-byline`` (damage), or ``lost-entity`` (the user's own, whose words cleaning took out). ``span``
    covers the words, in the clean text, by which it is seen; for a lost entity it is empty, where its words stood.
    """

    kind: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Received:
    """One report as it came in: plain text (an HTML page is already reduced to its article), not yet cleaned.

    ``place`` says where it came from (``file`` or ``file:line``). ``published`` keeps the publisher's own time zone.
    """

    text: str
    place: str
    id: str | None = None
    published: datetime | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    given_entities: tuple[Span, ...] = ()
    metadata: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that did not become a record: where, at which stage, why, and what to do about it."""

    place: str
    stage: str
    reason: str
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One report as published, cleaned.

    ``id`` is the caller's, else the digest of publisher and text. ``text`` is the clean text that all spans count in;
    ``received`` is what came in. ``offsets`` maps clean to received: a tuple of ``(clean_start, received_start, length)``
    runs in order, without gaps in the clean text. ``given_entities`` are spans that the user brought; ``remarks`` tell
    those of them whose words cleaning took out.
    """

    id: str
    text: str
    received: str
    offsets: tuple[tuple[int, int, int], ...]
    removed: tuple[Removal, ...] = ()
    dateline: Dateline | None = None
    published: datetime | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    given_entities: tuple[Span, ...] = ()
    metadata: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    remarks: tuple[Remark, ...] = ()

    @property
    def published_day(self) -> date | None:
        """The local calendar day of publication, or ``None`` where it is not known."""
        return None if self.published is None else self.published.date()


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One parsed sentence, in columns: token ``i`` is ``words[i]``, ``lemmas[i]``, ….

    ``heads[i]`` is the index, within the sentence, of the token that ``i`` depends on; the root points at itself.
    ``deps`` are spaCy's English labels (ClearNLP), ``tags`` Penn tags, ``ner`` the model's entity label or ``""``
    with ``ner_start[i]`` true on the first token of an entity. ``starts``/``ends`` are code points of the document.
    """

    index: int
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    ner: tuple[str, ...]
    ner_start: tuple[bool, ...]
    paragraph: int = 0

    @property
    def span(self) -> Span:
        """The sentence's span in the document, from its first to its last token."""
        return self.starts[0], self.ends[-1]

    def span_of(self, start: int, stop: int) -> Span:
        """The span in the document of the tokens from ``start`` up to ``stop``."""
        return self.starts[start], self.ends[stop - 1]

    def text_of(self, start: int, stop: int) -> str:
        """The tokens from ``start`` up to ``stop`` as the text writes them: a blank only where one stands."""
        written = self.words[start]
        for t in range(start + 1, stop):
            written += (" " if self.starts[t] > self.ends[t - 1] else "") + self.words[t]
        return written

    def __len__(self) -> int:
        return len(self.words)


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A mention of a state, office, organisation, person, group or place that can act.

    ``tokens`` is the half-open token range in sentence ``sentence``; ``head`` the token that heads it. ``entity`` is a
    stable id (``joe-biden``, ``USA``, ``kremlin``) or ``None``; ``country`` ISO 3166 alpha-3 (``XKX`` Kosovo, ``IGO``
    for international organisations); ``sector`` a PLOVER sector. ``reason`` says how the value was found:
    ``lexicon:…``, ``title:…``, ``modifier:…``, ``coreference:pronoun`` …; ``antecedent`` is the index of the mention
    that a coreferent one takes its value from; ``remark`` tells a contradiction. ``given`` marks the user's own. ``members`` are the
    states that belonged to an organisation on the report's day, where rows tell them.
    """

    span: Span
    text: str
    sentence: int
    tokens: Span
    head: int
    entity: str | None
    country: str | None
    sector: str | None
    role: str | None
    kind: str
    reason: str
    antecedent: int | None = None
    remark: str | None = None
    given: bool = False
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression: TIMEX3 type and value, our interval, precision and basis, and the rule that read it.

    ``value`` is ``None`` where the words name what no calendar has (31 February); ``reason`` says so. ``also`` holds the
    values of other readings (03/04/2021).
    """

    span: Span
    text: str
    type: str
    value: str | None
    interval: Interval
    precision: Precision
    basis: Basis
    rule: str
    mod: str | None = None
    reason: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place with its GeoNames id and point. ``precision`` is ``city``, ``admin1``, ``country``, ``region`` …"""

    span: Span
    text: str
    geonames: int | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: source, cue and content as lists of spans (PolNeAR's three roles).

    ``kind`` is ``direct`` (quotation marks), ``indirect`` or ``mixed``. ``speaker`` is the source's entity id,
    ``speaker_mention`` its index in the entity layer. ``parent`` is the index of the attribution that this one is
    nested in ("the Kremlin said, Reuters reported": the Kremlin's has Reuters' as its parent).
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str
    speaker: str | None
    speaker_mention: int | None
    parent: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its speaker; ``suspect`` lists reasons to distrust the text or the speaker."""

    span: Span
    text: str
    speaker: str | None
    speaker_span: Span | None
    suspect: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """What the coder found in one sentence, before time, place and attribution are joined to it.

    ``trigger`` is a token index. ``actors`` and ``recipients`` index the entity layer. ``operators`` run from the
    innermost outwards. ``speaker`` indexes the entity layer: the source of this act where an operator names it.
    ``under`` lists the tokens of speech and thought that the act is only the content of. ``earlier`` is the place, among
    the report's acts, of the act told before that this one names again ("the summit"). ``answers`` says that the act is
    aimed at a deed told before ("condemned *the decision*"), whose doer is then its recipient; ``lacking`` that it needs
    a side more than the sentence tells; ``resumes`` that its words only point back ("claimed *the attack*"); ``ground``
    that it is told without a side, as what another act answers or blames ("in response to *the invasion*").
    """

    sentence: int
    trigger: int
    act: str
    operators: tuple[str, ...]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    status: Status
    alleged: bool
    speaker: int | None
    rules: tuple[str, ...]
    confidence: float
    tense: Tense = Tense.PAST
    role: str = "act"
    under: tuple[int, ...] = ()
    earlier: int | None = None
    answers: bool = False
    lacking: bool = False
    resumes: bool = False
    ground: bool = False


@dataclass(frozen=True, slots=True)
class EventMention:
    """One statement of one act in one sentence, with its evidence. Indices point into the layers of its document."""

    id: str
    sentence: Span
    trigger: Span
    act: str
    operators: tuple[str, ...]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    score: float
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    status: Status
    alleged: bool
    speaker: str | None
    attribution: int | None
    time: int | None
    date: Interval | None
    date_precision: Precision | None
    date_basis: Basis
    place: int | None
    rules: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class PredicateDate:
    """A predicate's date: TIMEX3 value, as coarse as the words are, and its basis."""

    value: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Predicate:
    """Any verb or event noun: the author's commitment that it happened, -3 (certainly not) to 3 (certainly)."""

    span: Span
    factuality: float
    status: Status
    date: PredicateDate | None


@dataclass(frozen=True, slots=True)
class Annotation:
    """A document with every layer. Layers are in text order; the user's own entities come first.

    ``remarks`` tell what is amiss with the report as a whole.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    entities: tuple[EntityMention, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    attributions: tuple[Attribution, ...]
    quotes: tuple[Quote, ...]
    mentions: tuple[EventMention, ...]
    predicates: tuple[Predicate, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Testimony:
    """An event mention on its own feet: words and values instead of indices, as the store keeps it and merging reads it.

    ``id`` is the mention's; ``sentence`` and ``trigger`` are spans of the document's clean text, ``words`` the sentence.
    ``published`` is the document's local day. ``speaker`` is the innermost source (entity id or country), ``chain`` all
    sources from the innermost outwards up to the publisher. Parties are in text order.
    """

    id: str
    document: str
    origin: str
    publisher: str | None
    published: date | None
    sentence: Span
    trigger: Span
    words: str
    act: str
    operators: tuple[str, ...]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    score: float
    status: Status
    alleged: bool
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    date: Interval | None
    date_precision: Precision | None
    date_basis: Basis
    place: str | None
    speaker: str | None
    chain: tuple[str, ...]
    rules: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class CopyPair:
    """Two documents that are related: ``relation`` is ``verbatim``, ``edited`` …; ``score`` 0 to 1; why, in words.

    ``a`` < ``b`` are document ids; ``original`` is one of them, or ``None`` where it cannot be told.
    """

    a: str
    b: str
    relation: str
    original: str | None
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What mentions across documents agree they talk about.

    ``actors`` and ``recipients`` are ``(entity, country, sector)`` triples, sorted. ``documents`` and ``origins`` are
    sorted ids; counts are their lengths. ``affirmed_by`` and ``denied_by`` are speakers (entity ids; ``"narrator"``).
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    act: str
    cameo: str | None
    quad: int
    score: float
    status: Status
    alleged: bool
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    date: Interval | None
    date_precision: Precision | None
    date_basis: Basis
    place: str | None
    documents: tuple[str, ...]
    origins: tuple[str, ...]
    speakers: tuple[str, ...]
    affirmed_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    mentions: tuple[str, ...]
    reasons: tuple[str, ...] = ()
