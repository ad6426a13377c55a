"""On what a record rests, for people: the words marked, the rules that read them, who says so, the reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from detente.faces.console import output
from detente.faces.telling import Teller
from detente.lexicon import load
from detente.lexicon.naming import load_names
from detente.lexicon.phrases import load_phrases
from detente.store import Doubts, Evidence, Store
from detente.types import CopyPair, Event, Span
from detente.web.days import day
from detente.web.reports import damage, doubted_quote, doubted_quotes, kinds_of_copies
from detente.web.wording import shown

__all__ = ["explain_record", "marked"]

_STYLES = {
    "actor": "bold green",
    "recipient": "bold magenta",
    "act": "bold reverse",
    "date": "cyan",
    "place": "blue",
    "source": "yellow",
    "cue": "italic yellow",
}
#: Columns of the names of facts.
_NAME = 11
#: Narrower consoles are written to as if they were this wide.
_NARROWEST = 40

Facts = Mapping[str, str | Sequence[str] | None]


def explain_record(store: Store, prefix: str, *, lexicon: Path | None = None) -> None:
    """Print what the event or mention rests on whose id begins with ``prefix``. Raises ``StoreError`` for none.

    Notes and sources of frames and operators are those of the bundled lexicon, with the user's folder ``lexicon`` over it.
    """
    found = store.find(prefix)
    teller = Teller(load(lexicon), load_names(lexicon), load_phrases(lexicon))
    page = _Explanation(store, teller, output())
    if isinstance(found, Event):
        page.event(found)
    else:
        page.mention(found.id, store.event_of(found.id))


class _Explanation:
    """One explanation, printed part by part."""

    def __init__(self, store: Store, teller: Teller, console: Console) -> None:
        self.store = store
        self.teller = teller
        self.console = console
        self.copies = kinds_of_copies(store.copies())
        self._begun = False

    def event(self, event: Event) -> None:
        tell = self.teller
        self._head(f"Event {event.id}", tell.headline(event))
        self._facts(
            {
                "coded": tell.coded(event),
                "act": event.act if event.act != event.type + (f"/{event.mode}" if event.mode else "") else None,
                "who": tell.sides(event.actors) or "not stated",
                "whom": tell.sides(event.recipients),
                "status": tell.status(event),
                "date": tell.event_date(event),
                "place": event.place,
                "contexts": ", ".join(c.replace("_", " ") for c in event.contexts),
                "told in": f"{_count(len(event.documents), 'report')} of "
                f"{_count(len(event.origins), 'independent origin')}, {_count(len(event.mentions), 'mention')}",
                "affirmed": tell.speakers(event.affirmed_by),
                "denied": tell.speakers(event.denied_by),
            }
        )
        evidence = self.store.evidence(event.mentions)
        groups = _same_words(evidence, self.copies)
        joined = dict(reason.split(": ", 1) for reason in event.reasons if ": " in reason)
        for number, group in enumerate(groups, start=1):
            self._mention(f"Mention {number} of {len(groups)}", group, joined if len(groups) > 1 else None)
        self._reports(evidence, event.documents)

    def mention(self, id: str, event: Event | None) -> None:
        evidence = self.store.evidence([id])
        self._mention("Mention", evidence, None)
        if event is not None:
            self._facts({"event": f"{event.id}, {_count(len(event.mentions), 'mention')}"})
        self._reports(evidence, [evidence[0].testimony.document])

    def _mention(self, title: str, group: Sequence[Evidence], joined: Mapping[str, str] | None) -> None:
        """One mention and, after it, those that repeat its words in copies."""
        item, tell = group[0], self.teller
        t = item.testimony
        self._head(f"{title}: {t.id}", tell.headline(t))
        self._hang("  ", marked(t.words, t.sentence[0], item.marks))
        named = " (“" + _flat(t.words[t.trigger[0] - t.sentence[0] : t.trigger[1] - t.sentence[0]]) + "”)"
        self._facts(
            {
                "coded": tell.coded(t),
                "act": t.act + named,
                "frame": tell.frames(t),
                "speech act": tell.speech(t),
                "operators": tell.operators(t) or tell.unmarked(t),
                "status": tell.status(t),
                "who": tell.sides(t.actors) or "not stated",
                "whom": tell.sides(t.recipients),
                "says so": tell.chain(t, self._roles(t.document) if len(t.chain) > 1 else {}),
                "in doubt": [f"Quotation in doubt: {doubted_quote(q)}" for q in item.doubted],
                "date": tell.date(item),
                "place": t.place,
                "rules": tell.rules(t),
                "confidence": f"{t.confidence:.2f} of 1 (it orders mentions; it is no probability)",
                "report": _report(item),
                "joined": None if joined is None else joined.get(t.id, "the first of this event; the others joined it"),
                "repeated": [f"word for word by {_report(other)}: mention {other.testimony.id}" for other in group[1:]],
            }
        )

    def _reports(self, evidence: Sequence[Evidence], documents: Sequence[str]) -> None:
        """The reports grouped by origin: what is a copy, why, and what is damaged."""
        doubts = self.store.doubts(documents)
        cleaned = {d.id: d for d in self.store.documents(documents)}
        pairs = [p for p in self.store.copies() if p.a in documents and p.b in documents]
        groups: dict[str, dict[str, Evidence]] = {}
        for item in sorted(evidence, key=lambda e: (e.testimony.document in self.copies, _when(e))):
            groups.setdefault(item.testimony.origin, {}).setdefault(item.testimony.document, item)
        self._head("Reports by origin")
        for number, (origin, items) in enumerate(groups.items(), start=1):
            self._hang("  ", Text(f"{number}. One origin, {_count(len(items), 'report')} (origin {origin})"))
            for id, item in items.items():
                self._hang("     ", Text(f"{_report(item)}"))
                document = cleaned[id]
                kind = self.copies.get(id)
                hurt = damage(document, kind, doubts.get(id, Doubts()), self.teller.phrases)
                lines = [_copied(p, id, self.teller.phrases.copies) for p in pairs if id in (p.a, p.b)]
                lines += [f"Damage: {words}" for words in hurt]
                lines += [f"Quotation in doubt: {words}" for words in doubted_quotes(doubts.get(id, Doubts()))]
                lines += [remark.words for remark in document.remarks]
                if document.removed:
                    lines.append(f"Taken out before reading: {_removals(r.reason for r in document.removed)}")
                for line in filter(None, lines):
                    self._hang("       ", Text(shown(line), style="dim"))
        self._lexicon(documents)

    def _lexicon(self, documents: Sequence[str]) -> None:
        """Say so where notes are told from another lexicon than the one that coded."""
        other = self.store.lexicons(documents) - {self.teller.lexicon.digest}
        if other:
            text = (
                f"Coded with lexicon {', '.join(sorted(other))}; notes and sources above are those of lexicon "
                f"{self.teller.lexicon.digest}."
            )
            self.console.print()
            self._hang("", Text(text, style="yellow"))

    def _roles(self, document: str) -> dict[str, str]:
        """Offices of the people of a report, as it tells them."""
        return {e.entity: e.role for e in self.store.entities(document) if e.entity and e.role and e.kind == "person"}

    def _head(self, title: str, words: str = "") -> None:
        if self._begun:
            self.console.print()
        self._begun = True
        self._hang("", Text(title, style="bold"))
        if words:
            self._hang("  ", Text(shown(words), style="bold"))

    def _facts(self, facts: Facts) -> None:
        for name, value in facts.items():
            lines = [value] if isinstance(value, str) else list(value or ())
            for number, line in enumerate(filter(None, lines)):
                label = Text("  ").append(f"{name if number == 0 else '':<{_NAME}}", style="dim")
                self._hang(label, Text(_flat(shown(line))))

    def _hang(self, lead: str | Text, text: Text) -> None:
        """Print ``text`` after ``lead``; its further lines begin under its first."""
        lead = Text(lead) if isinstance(lead, str) else lead
        room = max(_NARROWEST, self.console.width) - len(lead)
        for number, line in enumerate(text.wrap(self.console, room)):
            line.rstrip()
            start = lead if number == 0 else Text(" " * len(lead))
            self.console.print(Text.assemble(start, line), soft_wrap=True)


def marked(words: str, offset: int, marks: Sequence[tuple[str, Span]]) -> Text:
    """A sentence with its marks as ``[words]label``: readable without colours too. Of two that overlap the wider stays."""
    inside = [
        (label, (start - offset, end - offset))
        for label, (start, end) in marks
        if offset <= start < end <= offset + len(words)
    ]
    text, at = Text(), 0
    for label, (start, end) in sorted(inside, key=lambda m: (m[1][0], -m[1][1], m[0])):
        if start < at:
            continue
        text.append(_flat(words[at:start]))
        text.append("[", style="dim").append(_flat(words[start:end]), style=_STYLES[label])
        text.append("]", style="dim").append(label, style="dim italic")
        at = end
    return text.append(_flat(words[at:]))


def _same_words(evidence: Sequence[Evidence], copies: Mapping[str, str]) -> list[list[Evidence]]:
    """Mentions by day; those that repeat the words of another of their origin, read alike, stand behind it."""
    groups: dict[tuple[object, ...], list[Evidence]] = {}
    for item in sorted(evidence, key=lambda e: (e.testimony.document in copies, _when(e))):
        t = item.testimony
        key = (t.origin, " ".join(t.words.split()), t.type, t.mode, t.status, t.operators, t.actors, t.recipients)
        groups.setdefault((*key, t.date, t.speaker), []).append(item)
    return sorted(groups.values(), key=lambda g: _when(g[0]))


def _when(item: Evidence) -> tuple[str, str, Span, str]:
    t = item.testimony
    return "" if t.published is None else t.published.isoformat(), t.document, t.trigger, t.id


def _report(item: Evidence) -> str:
    t = item.testimony
    parts = (
        t.publisher or "publisher not stated",
        "day not stated" if t.published is None else day(t.published),
        f"“{item.title}”" if item.title else None,
        item.url,
        f"report {t.document}",
    )
    return shown(", ".join(p for p in parts if p))


def _copied(pair: CopyPair, id: str, words: Mapping[str, str]) -> str:
    """What makes ``id`` a copy, told at the copy; where the original is not known, at the second of the two."""
    other = pair.a if id == pair.b else pair.b
    if pair.original == id or (pair.original is None and id == pair.a):
        return ""
    kind = words.get(pair.relation, pair.relation)
    names = f"here a is {pair.a}, b is {pair.b}"
    return f"{kind[:1].upper()}{kind[1:]} of {other}: {'; '.join(pair.evidence)} ({names})"


def _removals(reasons: Iterable[str]) -> str:
    counts = Counter(reasons)
    return ", ".join(f"{reason} ({count} times)" if count > 1 else reason for reason, count in sorted(counts.items()))


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
