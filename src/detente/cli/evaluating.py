"""``evaluate``: the coder against hand-made gold."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import DEFAULT_MODEL, LexiconDir, Model, make_coder
from detente.errors import ConfigError

__all__ = ["evaluate"]


def evaluate(
    gold: Annotated[
        Path, typer.Argument(help="JSONL: documents with coded mentions, sentences with their codings, or with a pair.")
    ],
    reports: Annotated[
        Path | None, typer.Option(help="JSONL with the texts by id; reports.jsonl beside GOLD where left out.")
    ] = None,
    errors: Annotated[
        int, typer.Option(min=0, help="Errors to show with their sentences, those of the commonest cause first.")
    ] = 0,
    part: Annotated[
        str,
        typer.Option(help="Of a set of sentences: all, open (to whoever writes frames), or aside (only measured on)."),
    ] = "all",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    lexicon: LexiconDir = None,
    model: Model = DEFAULT_MODEL,
) -> None:
    """Measure the coder against hand-made gold: figures, causes of error, errors."""
    from detente.evaluate import PARTS, evaluate_file, read_gold
    from detente.faces.scoring import score_json, score_tables
    from detente.pipeline.wire import json_line

    if reports is not None and not reports.is_file():
        raise ConfigError(f"{reports}: no such file; give the JSONL file of the texts")
    if part not in PARTS:
        raise ConfigError(f"--part {part}: give one of {', '.join(PARTS)}")
    read_gold(gold, reports=reports)  # a wrong file is told before the model is loaded
    report = evaluate_file(gold, make_coder(lexicon, model), reports=reports, part=part)
    if as_json:
        sys.stdout.write(json_line(score_json(report, errors)) + "\n")
    else:
        score_tables(report, errors)
