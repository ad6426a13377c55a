"""``demo``: the example reports that come with the package, coded, shown and kept."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from importlib.resources import as_file, files
from itertools import combinations
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import DEFAULT_MODEL, Failures, Model, make_coder
from detente.errors import ConfigError
from detente.faces.progress import counting
from detente.faces.summary import demo_summary
from detente.store import Store, replacing
from detente.types import Event

__all__ = ["demo"]


def demo(
    out: Annotated[Path, typer.Option(help="Folder for dossier.html and detente.duckdb.")] = Path(),
    model: Model = DEFAULT_MODEL,
) -> None:
    """Code the bundled example reports; leaves dossier.html and detente.duckdb."""
    from detente.pipeline.ingesting import Progress, ingest
    from detente.web import dossier

    if not out.is_dir():
        raise ConfigError(f"{out}: is no folder; make it first, or give another --out")
    db, page = out / "detente.duckdb", out / "dossier.html"
    failures = Failures()
    with as_file(files("detente") / "data" / "example" / "reports.jsonl") as reports:
        if db.exists():
            _check_ours(db, reports)
        with Store.open(db) as store, counting() as counter:

            def show(progress: Progress) -> None:
                failures.tell(progress.failures)
                counter(progress.step, progress.documents, progress.mentions)

            ingest(make_coder(None, model), [reports], store, progress=show, clock=lambda: datetime.now(UTC))
    with Store.open(db, read_only=True) as store:
        events = store.events()
        a, b = busiest_dyad(events)
        text = dossier(store, a, b)
        with replacing(page) as part:
            part.write_text(text, encoding="utf-8")
        demo_summary(store.counts(), store.events(dyad=(a, b)), a, b, page=page, db=db)
    failures.finish()


def busiest_dyad(events: tuple[Event, ...]) -> tuple[str, str]:
    """The two countries that most events have among their sides; of pairs with as many, the first in the alphabet.

    Raises :class:`ConfigError` where no event has two countries.
    """
    pairs: Counter[tuple[str, str]] = Counter()
    for event in events:
        countries = {country for _, country, _ in (*event.actors, *event.recipients) if country is not None}
        pairs.update(combinations(sorted(countries), 2))
    if not pairs:
        raise ConfigError("demo: no event between two countries was found; run: detente doctor")
    (pair, _) = min(pairs.items(), key=lambda item: (-item[1], item[0]))
    return pair


def _check_ours(db: Path, reports: Path) -> None:
    """Refuse a database that holds other reports than the example's."""
    from detente.ingest import read
    from detente.pipeline.isolating import prepared
    from detente.types import Document, Received

    received = [r for r in read(str(reports)) if isinstance(r, Received)]
    ours = {d.id for d in map(prepared, received) if isinstance(d, Document)}
    with Store.open(db, read_only=True) as store:
        if any(d.id not in ours for d in store.documents()):
            raise ConfigError(f"{db}: holds reports of your own, which the demo would mix up; give another --out")
