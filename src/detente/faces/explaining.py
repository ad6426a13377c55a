"""On what a record rests, for people: the words marked, the rules that read them, who says so, the reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from detente.faces.console import output
from detente.faces.tables import act_name, days, parties
from detente.store import Evidence, Store
from detente.types import CopyPair, Event, Span, Testimony

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


def explain_record(store: Store, prefix: str) -> None:
    """Print what the event or mention rests on whose id begins with ``prefix``. Raises ``StoreError`` for none."""
    console = output()
    found = store.find(prefix)
    if isinstance(found, Event):
        _event(console, found)
        evidence = store.evidence(found.mentions)
        related = [p for p in store.copies() if p.a in found.documents and p.b in found.documents]
        for number, item in enumerate(evidence, start=1):
            console.print()
            console.print(Text(f"Mention {number} of {len(evidence)}: {item.testimony.id}", style="bold"))
            _mention(console, item)
        _reports(console, evidence, related)
        return
    event = store.event_of(found.id)
    (item,) = store.evidence([found.id])
    console.print(Text(f"Mention {found.id}", style="bold"))
    _mention(console, item)
    if event is not None:
        console.print(Text(f"  event      {event.id}, with {len(event.mentions)} mentions"))
    _reports(console, (item,), ())


def _event(console: Console, event: Event) -> None:
    console.print(Text(f"Event {event.id}", style="bold"))
    _facts(
        console,
        {
            "act": act_name(event.type, event.mode, event.cameo)
            + (f" ({event.act})" if event.act != event.type else ""),
            "who": parties(event.actors) or "not stated",
            "whom": parties(event.recipients),
            "status": event.status.value + (", alleged" if event.alleged else ""),
            "date": days(event.date, event.date_precision, event.date_basis),
            "place": event.place,
            "scales": f"PLOVER quad class {event.quad}, PLOVER score {event.score:g}",
            "contexts": ", ".join(event.contexts),
            "told in": f"{_count(len(event.documents), 'report')} of {_count(len(event.origins), 'independent origin')}",
            "affirmed": ", ".join(event.affirmed_by),
            "denied": ", ".join(event.denied_by),
            "joined": "; ".join(event.reasons),
        },
    )


def _mention(console: Console, item: Evidence) -> None:
    t = item.testimony
    console.print(Padding(marked(t.words, t.sentence[0], item.marks), (0, 0, 0, 2)))
    frames = [r.removeprefix("frame:") for r in t.rules if r.startswith("frame:")]
    operators = [r.removeprefix("operator:") for r in t.rules if r.startswith("operator:")]
    others = [r for r in t.rules if not r.startswith(("frame:", "operator:"))]
    words = next((_words(t, span) for label, span in item.marks if label == "date"), None)
    rests = ", ".join(
        part for part in (f"“{words}”" if words else "", item.time_value or "", item.time_rule or "") if part
    )
    _facts(
        console,
        {
            "coded": act_name(t.type, t.mode, t.cameo) + f", {t.status.value}" + (", alleged" if t.alleged else ""),
            "frame": ", ".join(frames),
            "operators": " under ".join(operators),
            "rules": ", ".join(others),
            "who": parties(t.actors) or "not stated",
            "whom": parties(t.recipients),
            "says": ", according to ".join(t.chain) or "the report itself",
            "date": days(t.date, t.date_precision, t.date_basis) + (f", from {rests}" if rests else ""),
            "place": t.place,
            "confidence": f"{t.confidence:.2f}",
            "report": ", ".join(p for p in (t.publisher, item.published, item.title, item.url) if p) or t.document,
        },
    )


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


def _words(t: Testimony, span: Span) -> str | None:
    start, end = span[0] - t.sentence[0], span[1] - t.sentence[0]
    return _flat(t.words[start:end]) if 0 <= start < end <= len(t.words) else None


def _reports(console: Console, evidence: Sequence[Evidence], related: Sequence[CopyPair]) -> None:
    """The reports grouped by origin, and why reports count as copies of one another."""
    groups: dict[str, dict[str, Evidence]] = {}
    for item in evidence:
        groups.setdefault(item.testimony.origin, {}).setdefault(item.testimony.document, item)
    console.print()
    console.print(Text("Reports by origin", style="bold"))
    for origin, items in groups.items():
        console.print(Text(f"  origin {origin}: {_count(len(items), 'report')}"))
        for document, item in items.items():
            parts = (item.testimony.publisher, item.published, item.title, item.url)
            console.print(Text(f"    {document}  " + ", ".join(p for p in parts if p)))
    for pair in related:
        console.print(Text(f"  {pair.a} and {pair.b}: {pair.relation} ({'; '.join(pair.evidence)})", style="dim"))


def _facts(console: Console, facts: Mapping[str, str | None]) -> None:
    for name, value in facts.items():
        if value:
            console.print(Text("  ").append(f"{name:<11}", style="dim").append(_flat(value)))


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
