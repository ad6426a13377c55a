"""Reports against their gold: the sides of acts, references, and where acts happened.

A gold act is found by a mention of its type whose trigger overlaps, else by one of its type in the same sentence that has a side in
common. One to one, best first. Fields are judged on what was found, as its issue of the field does: a coder that misses an act cannot
get its sides right or wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.clean import to_clean
from detente.evaluate.counting import best_first, by_count, percent
from detente.evaluate.mentions import MentionError
from detente.evaluate.reports import GoldAct, GoldReference, GoldReport, GoldSide
from detente.types import Annotation, EntityMention, EventMention, Span

__all__ = ["ReportFigures", "score_reports"]


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """Counts over reports. ``right`` and ``judged`` count by field."""

    acts: int
    found: int
    right: Mapping[str, int]
    judged: Mapping[str, int]
    errors: tuple[MentionError, ...]

    def figures(self) -> dict[str, float]:
        """Return the shares in per cent: acts found, each field right among those judged, references linked and right."""
        shares = {name: percent(self.right.get(name, 0), self.judged[name]) for name in sorted(self.judged)}
        return {"acts_found": percent(self.found, self.acts), **shares}

    def causes(self) -> list[tuple[str, int]]:
        """Return causes of error, commonest first."""
        return by_count(e.cause for e in self.errors)


def score_reports(gold: Iterable[GoldReport], annotations: Iterable[Annotation]) -> ReportFigures:
    """Compare; both must hold the same reports in the same order."""
    total = _Counts()
    for report, annotation in zip(gold, annotations, strict=True):
        _Scoring(report, annotation, total).run()
    return ReportFigures(total.acts, total.found, total.right, total.judged, tuple(total.errors))


class _Counts:
    def __init__(self) -> None:
        self.acts = self.found = 0
        self.right: Counter[str] = Counter()
        self.judged: Counter[str] = Counter()
        self.errors: list[MentionError] = []


class _Scoring:
    """One report against its gold."""

    def __init__(self, report: GoldReport, annotation: Annotation, total: _Counts) -> None:
        self._report, self._a, self._total = report, annotation, total

    def run(self) -> None:
        pairs = self._aligned()
        self._total.acts += len(self._report.acts)
        self._total.found += len(pairs)
        for i, act in enumerate(self._report.acts):
            if i in pairs:
                self._sides(act, self._a.mentions[pairs[i]])
                self._place(act, self._a.mentions[pairs[i]])
        for reference in self._report.references:
            self._reference(reference)

    def _aligned(self) -> dict[int, int]:
        ranked: list[tuple[int, int, int]] = []
        for i, act in enumerate(self._report.acts):
            at = self._clean(act.span)
            for k, m in enumerate(self._a.mentions):
                if at is None or m.type != act.type:
                    continue
                if m.trigger[0] < at[1] and at[0] < m.trigger[1]:
                    ranked.append((0 if m.status.value == act.status else 1, i, k))
                elif m.sentence[0] <= at[0] < m.sentence[1]:
                    sides = {self._a.entities[e].country for e in (*m.actors, *m.recipients)}
                    if sides & {s.country for s in (*act.actors, *act.recipients)}:
                        ranked.append((2 + (m.status.value != act.status), i, k))
        return best_first(ranked)

    def _sides(self, act: GoldAct, m: EventMention) -> None:
        for name, told, coded in (("actor", act.actors, m.actors), ("recipient", act.recipients, m.recipients)):
            wanted = {s.country for s in told}
            got = {self._a.entities[e].country or "?" for e in coded}
            self._judge(f"{name}_country", wanted == got, act.span, _shown(told), self._coded(coded))
        sectors = {s.sector for s in act.actors if s.sector}
        if sectors:
            got = {s for e in m.actors if (s := self._a.entities[e].sector)}
            self._judge("actor_sector", sectors == got, act.span, _shown(act.actors), self._coded(m.actors))

    def _place(self, act: GoldAct, m: EventMention) -> None:
        if act.place is None:
            if m.place is not None:
                self._judge("place_none", False, act.span, "–", self._a.places[m.place].text)
            else:
                self._judge("place_none", True, act.span, "–", "–")
            return
        at = self._clean(act.place)
        place = None if m.place is None else self._a.places[m.place]
        words = self._report.text[slice(*act.place)]
        named = next((p for p in self._a.places if at is not None and _overlap(p.span, at)), None)
        alike = (
            place is not None and named is not None and place.geonames is not None and place.geonames == named.geonames
        )
        written = (
            place is not None and at is not None and (_overlap(place.span, at) or place.text.lower() == words.lower())
        )
        same = alike or written
        country = next((p.country for p in self._report.places if _overlap(p.span, act.place)), None)
        if country is None:
            country = next(
                (p.country for p in self._report.places if self._report.text[slice(*p.span)].lower() == words.lower()),
                None,
            )
        right = same and place is not None and (country is None or place.country == country)
        self._judge("place", right, act.span, words, "–" if place is None else f"{place.text} {place.country}")

    def _reference(self, reference: GoldReference) -> None:
        at = self._clean(reference.span)
        words = self._report.text[slice(*reference.span)]
        if at is None:
            return
        over = [n for n, m in enumerate(self._a.entities) if _overlap(m.span, at)]
        here = [n for n in over if _ends_alike(self._a.entities[n].span, at)]
        here = here or [n for n in over if _starts_alike(self._a.entities[n].span, at)]
        linked = [n for n in here if self._is_linked(n)]
        told = " + ".join(self._report.text[slice(*a)] for a in reference.antecedents) or "–"
        coded = ", ".join(self._whole(n) for n in linked) or "–"
        if reference.antecedents:
            self._judge("reference_linked", bool(linked), reference.span, told, coded, silent=not linked)
            if not linked:
                self._error("reference not linked", reference.span, told, coded)
        if linked:
            wanted = [self._mention_at(a) for a in reference.antecedents]
            right = bool(wanted) and all(
                any(self._same(n, w, a) for n in linked) for w, a in zip(wanted, reference.antecedents, strict=True)
            )
            right = right and all(
                any(self._same(n, w, a) for w, a in zip(wanted, reference.antecedents, strict=True)) for n in linked
            )
            self._judge("reference_right", right, reference.span, told, f"{words} = {coded}")

    def _is_linked(self, n: int) -> bool:
        m = self._a.entities[n]
        return m.country is not None or m.entity is not None or m.antecedent is not None

    def _mention_at(self, span: Span) -> int | None:
        at = self._clean(span)
        if at is None:
            return None
        ranked = [
            (min(at[1], m.span[1]) - max(at[0], m.span[0]), -n)
            for n, m in enumerate(self._a.entities)
            if _overlap(m.span, at)
        ]
        return -max(ranked)[1] if ranked else None

    def _same(self, n: int, wanted: int | None, span: Span) -> bool:
        """Whether a linked mention stands for the antecedent at ``span``, which the program has as ``wanted``."""
        m, root = self._a.entities[n], self._root(n)
        gold = next((g for g in self._report.names if _overlap(g.span, span)), None)
        other = self._root(wanted) if wanted is not None else None
        if other is not None and root == other:
            return True
        if other is not None:
            w = self._a.entities[other]
            r = self._a.entities[root]
            if m.entity is not None and w.entity is not None and (m.entity == w.entity):
                return True
            if w.kind == "person" and r.kind == "person" and _last(w) != _last(r):
                return False
            if r.kind == "person" and w.kind == "person":
                return True
        if gold is not None and gold.kind == "person" and self._a.entities[root].kind == "person":
            return _last(self._a.entities[root]) == self._report.text[slice(*gold.span)].split()[-1].lower()
        country = gold.country if gold is not None else (None if other is None else self._a.entities[other].country)
        return country is not None and m.country == country

    def _root(self, n: int) -> int:
        for _ in range(20):
            antecedent = self._a.entities[n].antecedent
            if antecedent is None:
                return n
            n = antecedent
        return n

    def _clean(self, span: Span) -> Span | None:
        return to_clean(self._a.document.offsets, span)

    def _judge(self, name: str, right: bool, span: Span, gold: str, coded: str, *, silent: bool = False) -> None:
        self._total.judged[name] += 1
        self._total.right[name] += right
        if not right and not silent:
            self._error(f"wrong {name}", span, gold, coded)

    def _error(self, cause: str, span: Span, gold: str, coded: str) -> None:
        text = self._report.text
        start = max(text.rfind(". ", 0, span[0]), text.rfind("\n", 0, span[0])) + 1
        stop = min(x for x in (text.find(". ", span[1]), text.find("\n", span[1]), len(text)) if x >= 0)
        words = text[slice(*span)]
        self._total.errors.append(
            MentionError(self._report.id, cause, words, text[start : stop + 1].strip(), gold, coded)
        )

    def _coded(self, sides: Sequence[int]) -> str:
        return ", ".join(self._whole(e) for e in sides) or "–"

    def _whole(self, n: int) -> str:
        m = self._a.entities[n]
        return f"{m.text} {m.country or '?'} {m.sector or '-'} [{m.reason}]"


def _shown(sides: Sequence[GoldSide]) -> str:
    return ", ".join(f"{s.country} {s.sector or ''}".strip() for s in sides) or "–"


def _last(m: EntityMention) -> str:
    return m.text.split()[-1].lower().removesuffix("'s").removesuffix("’s")


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _ends_alike(mention: Span, words: Span) -> bool:
    """Whether a mention ends with the words told: "the ministry" is not *Iran* in "the Iran ministry"."""
    return abs(mention[1] - words[1]) <= 2


def _starts_alike(mention: Span, words: Span) -> bool:
    """Whether a mention begins with the words told and goes on, as where only "his ministry" is one and *his* is not."""
    return mention[0] == words[0] and mention[1] >= words[1] - 2
