"""How well the coder did against gold, for people: figures, causes of error, and errors with their sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from types import MappingProxyType

from rich.table import Table
from rich.text import Text

from detente.evaluate import MentionReport, RelationReport
from detente.evaluate.mentions import MentionError
from detente.evaluate.relations import RelationError
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
    }
)
#: Causes of error that are shown; the rest are counted.
_CAUSES = 12


def score_tables(report: MentionReport | RelationReport, errors: int) -> None:
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
    for error in report.errors[:errors]:
        console.print()
        for line in _told(error):
            console.print(line, soft_wrap=True)
    left = len(report.errors) - errors
    if errors and left > 0:
        console.print()
        console.print(f"{left} more error{'s' if left > 1 else ''}; --errors tells how many are shown")


def score_json(report: MentionReport | RelationReport, errors: int) -> dict[str, object]:
    """The same as one JSON object: ``kind``, ``counts``, ``figures``, ``causes`` (commonest first) and ``errors``."""
    if isinstance(report, MentionReport):
        counts = {"gold": report.gold, "coded": report.coded, "found": report.found, "core": report.core}
    else:
        counts = {"pairs": len(report.types), "answered": report.answered, "backward": report.backward}
    return {
        "kind": "mentions" if isinstance(report, MentionReport) else "pairs",
        "counts": counts,
        "figures": report.figures(),
        "causes": dict(report.causes()),
        "errors": [asdict(e) for e in report.errors[:errors]],
    }


def _counts(report: MentionReport | RelationReport) -> str:
    if isinstance(report, MentionReport):
        return (
            f"{report.gold} mentions in the gold, {report.coded} coded, {report.found} found, "
            f"{report.core} of them with type, sides and status right"
        )
    return f"{len(report.types)} pairs in the gold, {report.answered} answered"


def _told(error: MentionError | RelationError) -> list[Text]:
    """An error in lines: cause and document, the sentence with its words marked, and both readings."""
    if isinstance(error, RelationError):
        lines = [Text(f"{error.cause}  {error.id}", style="bold"), Text(f"  {_flat(error.text)}")]
        return lines + ([Text(f"  rules  {' '.join(error.rules)}", style="dim")] if error.rules else [])
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
