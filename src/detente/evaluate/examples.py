"""The ``yes`` and ``no`` sentences of frames and operators, run through the whole coder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.lexicon import Example, Frame, Operator, Refusal
from detente.pipeline.coding import Coder
from detente.types import Annotation, EventMention, Received

__all__ = ["ExampleFault", "ExampleReport", "run_examples"]


@dataclass(frozen=True, slots=True)
class ExampleFault:
    """One example that does not hold."""

    file: str
    entry: str
    text: str
    fault: str

    def __str__(self) -> str:
        return f"{self.file}: {self.entry}: {self.text!r}: {self.fault}"


@dataclass(frozen=True, slots=True)
class ExampleReport:
    """How many examples were run, how many hold, and the others with what was found instead."""

    total: int
    passed: int
    faults: tuple[ExampleFault, ...]


def run_examples(coder: Coder, *, only: str | None = None) -> ExampleReport:
    """Run every example of the coder's lexicon; ``only`` keeps entries whose id contains it."""
    entries: list[Frame | Operator] = [*coder.lexicon.frames.values(), *coder.lexicon.operators.values()]
    cases: list[tuple[Frame | Operator, Example | Refusal]] = [
        (e, x) for e in entries if only is None or only in e.id for x in _sentences(e)
    ]
    stream = coder.annotate((Received(text=x.text, place=e.id) for e, x in cases), batch_size=128)
    faults: list[ExampleFault] = []
    for (entry, example), annotation in zip(cases, stream, strict=True):
        fault = _check(entry, example, annotation) if isinstance(example, Example) else _silent(entry, annotation)
        if fault is not None:
            kind = "frame" if isinstance(entry, Frame) else "operator"
            faults.append(ExampleFault(entry.file, f"{kind} {entry.id!r}", example.text, fault))
    return ExampleReport(len(cases), len(cases) - len(faults), tuple(faults))


def _sentences(entry: Frame | Operator) -> tuple[Example | Refusal, ...]:
    return (*entry.yes, *entry.no)


def _rule(entry: Frame | Operator) -> str:
    return f"{'frame' if isinstance(entry, Frame) else 'operator'}:{entry.id}"


def _check(entry: Frame | Operator, example: Example, annotation: Annotation) -> str | None:
    """Return what is wrong, or ``None``. A frame may be recognised by a sister frame of the same act."""
    candidates = list(_candidates(entry, example, annotation))
    if not candidates:
        found = ", ".join(f"{m.type}/{m.mode} {m.status}" for m in annotation.mentions) or "nothing"
        return f"not recognised; found {found}"
    problems = [p for m in candidates if (p := _differences(example, m, annotation)) is not None]
    return None if len(problems) < len(candidates) else problems[0]


def _candidates(entry: Frame | Operator, example: Example, annotation: Annotation) -> Iterator[EventMention]:
    rule = _rule(entry)
    act = entry.act.partition("/")[0] if isinstance(entry, Frame) else None
    wanted = example.type
    for mention in annotation.mentions:
        if wanted is not None:
            if mention.type == wanted and (rule in mention.rules or act is not None):
                yield mention
        elif rule in mention.rules or (act is not None and mention.act.partition("/")[0] == act):
            yield mention


def _differences(example: Example, mention: EventMention, annotation: Annotation) -> str | None:
    for name, wanted, indices in (
        ("actor", example.actor, mention.actors),
        ("recipient", example.recipient, mention.recipients),
    ):
        if wanted is not None:
            got = sorted({annotation.entities[i].country or annotation.entities[i].text for i in indices})
            if got != sorted(set(wanted)):
                return f"{name} is {', '.join(got) or 'empty'}, not {', '.join(wanted) or 'empty'}"
    if example.status is not None and mention.status != example.status:
        return f"status is {mention.status}, not {example.status}"
    if example.mode is not None and mention.mode != example.mode:
        return f"mode is {mention.mode}, not {example.mode}"
    if example.alleged is not None and mention.alleged != example.alleged:
        return f"alleged is {mention.alleged}, not {example.alleged}"
    return None


def _silent(entry: Frame | Operator, annotation: Annotation) -> str | None:
    rule = _rule(entry)
    hit = next((m for m in annotation.mentions if rule in m.rules), None)
    return None if hit is None else f"coded as {hit.type}/{hit.mode}, but must stay silent"
