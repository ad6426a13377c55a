"""How well the coder did against gold, for people: figures, causes of error, and errors with their sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from types import MappingProxyType

from rich.table import Table
from rich.text import Text

from detente.evaluate import MentionReport, RelationReport, Report, SentenceReport
from detente.evaluate.mentions import MentionError
from detente.evaluate.relations import RelationError
from detente.evaluate.sentences import SentenceError
from detente.faces.console import output

__all__ = ["score_json", "score_tables"]

_FIGURES: Mapping[str, str] = MappingProxyType(
    {
        "recall": "gold mentions that were found",
        "precision": "coded mentions that are in the gold",
        "f1": "both together",
        "core_recall": "found with type, sides and status all right",
        "core_precision": "coded with type, sides and status all right",
        "core_f1": "both together",
        "status_macro_f1": "status, every status counting alike",
        "type_macro_f1": "type of the pair, every type counting alike",
        "type_accuracy": "pairs with the right type",
        "quad_macro_f1": "quad class of the pair, every class counting alike",
        "answered": "pairs that got an answer",
        "wrong_direction": "pairs answered the wrong way round",
        "exact_sentences": "sentences with every act right in every field and none too many",
        "status_macro_f1_all": "the same, an unanswered act counting as wrong",
        "false_events": "sentences that tell no act and got one",
    }
)
#: Causes of error that are shown; the rest are counted.
_CAUSES = 12


def score_tables(report: Report, errors: int) -> None:
    """Print figures in per cent, causes of error with their counts, and the first ``errors`` errors."""
    console = output()
    console.print(Text(_counts(report)))
    console.print()
    figures = _table("figure", "per cent", "of what")
    for name, value in report.figures().items():
        words = _FIGURES.get(name) or f"found mentions with the right {name.removesuffix('_right')}"
        figures.add_row(name, f"{value:.1f}", words)
    console.print(figures)
    causes = report.causes()
    if causes:
        console.print()
        table = _table("cause of error", "count")
        for cause, count in causes[:_CAUSES]:
            table.add_row(Text(cause), str(count))
        console.print(table)
        rest = sum(count for _, count in causes[_CAUSES:])
        if rest:
            console.print(f"{len(causes) - _CAUSES} rarer causes: {rest}")
    for error in _grouped(report)[:errors]:
        console.print()
        for line in _told(error):
            console.print(line, soft_wrap=True)
    left = len(report.errors) - errors
    if errors and left > 0:
        console.print()
        console.print(f"{left} more error{'s' if left > 1 else ''}; --errors tells how many are shown")


def score_json(report: Report, errors: int) -> dict[str, object]:
    """The same as one JSON object: ``kind``, ``counts``, ``figures``, ``causes`` (commonest first) and ``errors``."""
    if isinstance(report, RelationReport):
        kind, counts = "pairs", {"pairs": len(report.types), "answered": report.answered, "backward": report.backward}
    else:
        counts = {"gold": report.gold, "coded": report.coded, "found": report.found, "core": report.core}
        kind = "mentions"
    if isinstance(report, SentenceReport):
        kind, counts = "sentences", {"sentences": report.sentences, "silent": report.silent, **counts}
    return {
        "kind": kind,
        "counts": counts,
        "figures": report.figures(),
        "causes": dict(report.causes()),
        "errors": [asdict(e) for e in _grouped(report)[:errors]],
    }


def _grouped(report: Report) -> list[MentionError | RelationError | SentenceError]:
    """The errors, those of the commonest cause first."""
    rank = {cause: number for number, (cause, _) in enumerate(report.causes())}
    return sorted(report.errors, key=lambda e: rank[e.cause])


def _counts(report: Report) -> str:
    if isinstance(report, MentionReport):
        return (
            f"{report.gold} mentions in the gold, {report.coded} coded, {report.found} found, "
            f"{report.core} of them with type, sides and status right"
        )
    if isinstance(report, SentenceReport):
        return (
            f"{report.sentences} sentences with {report.gold} acts, {report.coded} coded, {report.found} found with their "
            f"type, {report.core} of them with sides and status right"
        )
    return f"{len(report.types)} pairs in the gold, {report.answered} answered"


def _told(error: MentionError | RelationError | SentenceError) -> list[Text]:
    """An error in lines: cause and document, the sentence with its words marked, and both readings."""
    if isinstance(error, RelationError):
        lines = [Text(f"{error.cause}  {error.id}", style="bold"), Text(f"  {_flat(error.text)}")]
        return lines + ([Text(f"  rules  {' '.join(error.rules)}", style="dim")] if error.rules else [])
    if isinstance(error, SentenceError):
        return [
            Text(f"{error.cause}  {error.id}  mend in {error.place}", style="bold"),
            Text(f"  {_flat(error.text)}"),
            Text(f"  gold   {error.gold or '-'}"),
            Text(f"  coded  {error.coded or '-'}"),
        ]
    sentence = Text(f"  {_flat(error.sentence)}")
    at = sentence.plain.find(_flat(error.words))
    if at >= 0:
        sentence.stylize("bold reverse", at, at + len(_flat(error.words)))
    return [
        Text(f"{error.cause}  “{_flat(error.words)}”  {error.document}", style="bold"),
        sentence,
        Text(f"  gold   {error.gold or '-'}"),
        Text(f"  coded  {error.coded or '-'}"),
    ]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _table(*columns: str) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in columns:
        table.add_column(name, justify="right" if name in ("per cent", "count") else "left")
    return table
