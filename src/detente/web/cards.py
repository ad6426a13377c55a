"""An event as a card: what a page shows of it, in words, with nothing left to look up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from detente.lexicon.naming import Names
from detente.lexicon.phrases import Phrases
from detente.store import Evidence
from detente.types import Event, Status
from detente.web.days import basis_words, period
from detente.web.marking import Stretch, stretches
from detente.web.reports import Origin, Told, doubted_quote, origins
from detente.web.wording import NARRATOR, Headline, headline, listed, shown, speaker

__all__ = ["Card", "Deck", "Voice", "disputed"]

_REPORTS_THEMSELVES = "the reports in their own words"


@dataclass(frozen=True, slots=True)
class Voice:
    """One mention: its sentence in stretches, who says so from the innermost source outwards, and what stands over it.

    ``stance`` is "Affirmed" or "Denied" where the event is told both ways, else empty. ``operators`` are words, from
    the innermost outwards; ``doubted`` are quotations of the sentence whose text or speaker is in doubt, with the
    reasons; ``language`` is a tag where the report is not in English.
    """

    stretches: tuple[Stretch, ...]
    chain: tuple[str, ...]
    stance: str
    operators: tuple[str, ...]
    doubted: tuple[str, ...]
    damage: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Card:
    """An event for the page. Counts are of documents and origins; ``codes`` are label and value for the details."""

    id: str
    headline: Headline
    cameo: str
    status: Status
    status_label: str
    alleged: bool
    disputed: bool
    quad: int
    quad_label: str
    when: str
    stamp: str
    basis: str
    place: str
    affirmed: str
    denied: str
    voices: tuple[Voice, ...]
    origins: tuple[Origin, ...]
    documents: int
    codes: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """Everything on the card that a reader may look for, for the filter."""
        parts = [self.headline.left, self.headline.right, self.headline.verb, self.headline.code, self.cameo]
        parts += [self.status_label, self.when, self.place, self.affirmed, self.denied]
        parts += ["".join(s.text for s in v.stretches) + " " + " ".join(v.chain) for v in self.voices]
        parts += [f"{r.publisher} {r.title}" for o in self.origins for r in o.reports]
        return " ".join(parts)


def disputed(event: Event) -> bool:
    """Whether an event is alleged, denied, or affirmed by some and denied by others."""
    return event.alleged or event.status is Status.DENIED or bool(event.denied_by)


@dataclass(frozen=True, slots=True)
class Deck:
    """What cards are made with. ``roles`` gives the offices of speakers by document; ``cameo`` labels by code."""

    a: str
    b: str
    names: Names
    phrases: Phrases
    cameo: Mapping[str, str]
    told: Told
    roles: Callable[[str], Mapping[str, str]]
    languages: Mapping[str, str]

    def card(self, event: Event, evidence: Sequence[Evidence]) -> Card:
        """Make the card of an event from all its mentions, in any order; at least one."""
        ranked = sorted(evidence, key=lambda e: self._telling(e, event))
        words = next((_date_words(e) for e in ranked if _same_date(e, event)), "")
        return Card(
            id=event.id,
            headline=headline(event, self.a, self.b, self.names, self.phrases),
            cameo=event.cameo or "",
            status=event.status,
            status_label=self._status(event),
            alleged=event.alleged,
            disputed=disputed(event),
            quad=event.quad,
            quad_label=self.phrases.quads[event.quad],
            when=period(event.date, event.date_precision, words),
            stamp=_stamp(event),
            basis="" if event.date is None else basis_words(event.date_basis, shown(words), self.phrases),
            place=shown(event.place or ""),
            affirmed=self._speakers(event.affirmed_by),
            denied=self._speakers(event.denied_by),
            voices=self._voices(ranked),
            origins=origins(ranked, self.told, self.phrases),
            documents=len(event.documents),
            codes=self._codes(event, ranked),
        )

    def _status(self, event: Event) -> str:
        """The status in words; an act that is only laid to somebody is not said to have happened."""
        if event.alleged and event.status is Status.OCCURRED:
            return "alleged"
        label = self.phrases.statuses[event.status].label
        return f"{label}, alleged" if event.alleged and event.status is not Status.DENIED else label

    def _telling(self, item: Evidence, event: Event) -> tuple[object, ...]:
        """Smallest for the mention that tells the event best: its status and type, from an original, with its sides."""
        t = item.testimony
        inside = {label for label, span in item.marks if t.sentence[0] <= span[0] and span[1] <= t.sentence[1]}
        return (
            t.status is not event.status,
            t.document in self.told.copies,
            (t.type, t.mode) != (event.type, event.mode),
            ("actor" not in inside) + ("recipient" not in inside and bool(event.recipients)),
            -t.confidence,
            "" if t.published is None else t.published.isoformat(),
            t.document,
            t.trigger,
            t.id,
        )

    def _voices(self, ranked: Sequence[Evidence]) -> tuple[Voice, ...]:
        """The mention that tells the event best; where some deny it, one of theirs too."""
        denying = [e for e in ranked if e.testimony.status is Status.DENIED]
        others = [e for e in ranked if e.testimony.status is not Status.DENIED]
        if denying and others:
            return (self._voice(others[0], "Affirmed"), self._voice(denying[0], "Denied"))
        return (self._voice(ranked[0], "Denied" if denying else ""),)

    def _voice(self, item: Evidence, stance: str) -> Voice:
        t = item.testimony
        roles = self.roles(t.document) if len(t.chain) > 1 else {}
        chain = [speaker(s, self.names, roles) for s in t.chain]
        if not chain or (len(chain) == 1 and t.publisher is not None):
            chain = [f"{chain[0]}, in its own words" if chain else "the report, in its own words"]
        language = self.languages.get(t.document, "")
        return Voice(
            stretches=stretches(t.words, t.sentence[0], item.marks),
            chain=tuple(chain),
            stance=stance,
            operators=tuple(self.phrases.operator(o) for o in t.operators),
            doubted=tuple(map(doubted_quote, item.doubted)),
            damage=self.told.damage.get(t.document, ()),
            language="" if language.lower().partition("-")[0] in ("", "en") else language,
        )

    def _speakers(self, ids: Sequence[str]) -> str:
        named = [speaker(i, self.names, {}) for i in ids if i != NARRATOR]
        return listed([*named, *([_REPORTS_THEMSELVES] if NARRATOR in ids else [])])

    def _codes(self, event: Event, ranked: Sequence[Evidence]) -> tuple[tuple[str, str], ...]:
        first = ranked[0].testimony
        frames = [r.removeprefix("frame:") for r in first.rules if r.startswith("frame:")]
        rules = [r for r in first.rules if not r.startswith(("frame:", "operator:"))]
        label = self.cameo.get(event.cameo or "", "")
        values = {
            "PLOVER": event.type + (f", mode {event.mode}" if event.mode else ""),
            "CAMEO": f"{event.cameo}{f', {label}' if label else ''}" if event.cameo else "",
            "Act": event.act,
            "Operators": ", under ".join(first.operators),
            "Frame": ", ".join(frames),
            "Other rules": ", ".join(rules),
            "Contexts": ", ".join(c.replace("_", " ") for c in event.contexts),
            "Score": f"{event.score:g} of -10 to 10",
            "Quad class": f"{event.quad}, {self.phrases.quads[event.quad]}",
            "Confidence": f"{first.confidence:.2f} of 1",
            "Mentions": str(len(event.mentions)),
            "Joined because": "; ".join(event.reasons),
            "Event": event.id,
        }
        return tuple((name, shown(value)) for name, value in values.items() if value)


def _same_date(item: Evidence, event: Event) -> bool:
    return (
        event.date is not None and item.testimony.date == event.date and item.testimony.date_basis is event.date_basis
    )


def _date_words(item: Evidence) -> str:
    """The report's own words for the date, where they stand in the sentence."""
    t = item.testimony
    for label, (start, end) in item.marks:
        if label == "date" and t.sentence[0] <= start and end <= t.sentence[1]:
            return t.words[start - t.sentence[0] : end - t.sentence[0]]
    return ""


def _stamp(event: Event) -> str:
    """The date for machines, where it is one day."""
    if event.date is None or event.date.start is None or event.date.end is None:
        return ""
    return event.date.start.isoformat() if (event.date.end - event.date.start).days == 1 else ""
