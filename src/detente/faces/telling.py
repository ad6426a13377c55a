"""What a mention rests on, in sentences: frame, operators from the inside out, date, who says so, other rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.coder.projecting import Coding, apply
from detente.grammar.chain import Link
from detente.lexicon import Lexicon
from detente.lexicon.naming import Names
from detente.lexicon.phrases import Phrases
from detente.store import Evidence
from detente.types import Basis, Event, Status, Testimony
from detente.web.days import period
from detente.web.wording import NARRATOR, headline, shown, speaker

__all__ = ["Teller"]

_RULES = {
    "sides:earlier-act": "a side that the sentence leaves out is taken from the act told before it in the report",
    "link:given": "your own entity mentions were joined without a grammatical path, so this is a guess",
}


@dataclass(frozen=True, slots=True)
class Teller:
    """Puts records into words by the lexicon at hand, which may be another than the one that coded them."""

    lexicon: Lexicon
    names: Names
    phrases: Phrases

    def headline(self, value: Event | Testimony) -> str:
        """Who does what to whom: ``United States (Joe Biden) to Russia: threatens or warns``."""
        found = headline(value, "", "", self.names, self.phrases)
        return f"{found.left} to {found.right}: {found.verb}" if found.right else f"{found.left}: {found.verb}"

    def coded(self, value: Event | Testimony) -> str:
        """Type, mode, CAMEO code with its label, quad class and score."""
        code = value.type + (f"/{value.mode}" if value.mode else "")
        label = self.lexicon.ontology.cameo.get(value.cameo or "", "")
        cameo = f", CAMEO {value.cameo}" + (f" ({label})" if label else "") if value.cameo else ""
        quad = f"quad class {value.quad} ({self.phrases.quads[value.quad]})"
        return f"{code}{cameo}; {quad}; score {value.score:g} of -10 to 10"

    def status(self, value: Event | Testimony) -> str:
        """The status with its meaning; an allegation is told as one."""
        label = self.phrases.statuses[value.status].label
        text = value.status.value + ("" if label == value.status.value else f" ({label})")
        return f"{text}, alleged: a party says so, and the report does not take it over" if value.alleged else text

    def sides(self, parties: Sequence[tuple[str | None, str | None, str | None]]) -> str:
        """Sides one by one: ``Joe Biden (United States, government)``."""
        found = []
        for entity, country, sector in parties:
            name = self.names.of(entity or country or "not named")
            land = self.names.of(country) if country is not None else ""
            more = [land] if land and land != name else []
            more += [self.phrases.sectors.get(sector, sector)] if sector is not None else []
            found.append(shown(name + (f" ({', '.join(more)})" if more else "")))
        return "; ".join(dict.fromkeys(found))

    def frames(self, t: Testimony) -> list[str]:
        """The frames that recognised the act, each with its note and its source."""
        found = []
        for id in _rules(t, "frame:"):
            frame = self.lexicon.frames.get(id)
            found.append(f"{id}{self._why(frame.note, frame.cite)}" if frame else f"{id} (not in this lexicon)")
        return found

    def speech(self, t: Testimony) -> list[str]:
        """The words that are the act themselves ("threatened"), where the mention is a speech act."""
        return [self._operator(id) for id in dict.fromkeys(_rules(t, "operator:")) if id not in t.operators]

    def operators(self, t: Testimony) -> list[str]:
        """The operators from the innermost outwards, each with what it makes of the act."""
        found = []
        kind, _, mode = t.act.partition("/")
        before = Coding(t.act, kind, mode or None, None)
        known = [o for o in t.operators if o in self.lexicon.operators]
        for number, id in enumerate(t.operators, start=1):
            if id not in self.lexicon.operators:
                found.append(f"{number}. {id} (not in this lexicon)")
                continue
            after = before
            if len(known) == len(t.operators):
                links = [Link(o, 0, "") for o in t.operators[:number]]
                after = apply(
                    Coding(t.act, kind, mode or None, None), links, self.lexicon.operators, self.lexicon.ontology
                )
            found.append(f"{number}. {self._operator(id, _change(before, after))}")
            before = after
        if t.operators and (before.status, before.type) != (t.status, t.type):
            code = t.type + (f"/{t.mode}" if t.mode else "")
            found.append(f"All together: {t.status.value}, coded {code}.")
        return found

    def unmarked(self, t: Testimony) -> str:
        """Why an act without an operator has its status."""
        if t.status is Status.ONGOING:
            return "none: the verb's own form tells that it goes on"
        return "none: told as a fact" if t.status is Status.OCCURRED else "none"

    def date(self, item: Evidence) -> str:
        """The date with its basis: ``16 June 2021: stated (“June 16”, read as 2021-06-16 by time:month-day-year)``."""
        t = item.testimony
        words = _date_words(item)
        text = period(t.date, t.date_precision, words)
        if t.date is None or t.date_basis is Basis.NONE:
            return text
        rule = f"by the rule {item.time_rule}" if item.time_rule else ""
        read = " ".join(p for p in (f"read as {item.time_value}" if item.time_value else "", rule) if p)
        rests = ", ".join(p for p in (f"“{words}”" if words else "", read) if p)
        return f"{text}: {self.phrases.bases[t.date_basis]}" + (f" ({rests})" if rests else "")

    def event_date(self, event: Event) -> str:
        """The date of an event with its basis."""
        text = period(event.date, event.date_precision)
        return text if event.date is None else f"{text}: {self.phrases.bases[event.date_basis]}"

    def chain(self, t: Testimony, roles: Mapping[str, str]) -> str:
        """Who says so, from the innermost source outwards."""
        named = [speaker(s, self.names, roles) for s in t.chain]
        if not named:
            return "the report, in its own words"
        if len(named) == 1 and t.publisher is not None:
            return f"{named[0]}, in its own words"
        return ", as told by ".join(named)

    def speakers(self, ids: Sequence[str]) -> str:
        """Speakers by name; the reports themselves last."""
        named = [speaker(i, self.names, {}) for i in ids if i != NARRATOR]
        return ", ".join([*named, *(["the reports in their own words"] if NARRATOR in ids else [])])

    def rules(self, t: Testimony) -> list[str]:
        """Repairs of the parse and other rules that had a part."""
        others = [r for r in t.rules if not r.startswith(("frame:", "operator:", "repair:"))]
        repairs = [r.replace("-", " ") for r in _rules(t, "repair:")]
        found = [f"the parse was mended: {', '.join(repairs)}"] if repairs else []
        return found + [_RULES.get(r, r) for r in others]

    def _operator(self, id: str, change: str = "") -> str:
        operator = self.lexicon.operators.get(id)
        if operator is None:
            return f"{id} (not in this lexicon)"
        text = f"{id}: {self.phrases.operator(id)}" + (f"; {change}" if change else "")
        return text + self._why(operator.note, operator.cite)

    @staticmethod
    def _why(note: str, cite: str) -> str:
        parts = [p for p in (note.rstrip("."), f"source: {cite}" if cite else "") if p]
        return f" ({'; '.join(parts)})" if parts else ""


def _rules(t: Testimony, prefix: str) -> list[str]:
    return [r.removeprefix(prefix) for r in t.rules if r.startswith(prefix)]


def _change(before: Coding, after: Coding) -> str:
    """What a step made of the act: ``the act is scheduled and coded AGREE``."""
    parts = []
    if after.status is not before.status:
        parts.append(after.status.value)
    if (after.type, after.mode) != (before.type, before.mode):
        parts.append("coded " + after.type + (f"/{after.mode}" if after.mode else ""))
    if after.alleged and not before.alleged:
        parts.append("alleged")
    return f"this makes it {', '.join(parts)}" if parts else f"this leaves it {after.status.value}"


def _date_words(item: Evidence) -> str:
    """The report's own words for the date, where they stand in the sentence."""
    t = item.testimony
    for label, (start, end) in item.marks:
        if label == "date" and t.sentence[0] <= start and end <= t.sentence[1]:
            return shown(" ".join(t.words[start - t.sentence[0] : end - t.sentence[0]].split()))
    return ""
