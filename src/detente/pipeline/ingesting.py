"""From files to the record: read, skip what is known, code, store in batches; then copies, origins and events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from detente.copies import find_copies, origins
from detente.ingest import read_each
from detente.merge import merge
from detente.pipeline.coding import DEFAULT_BATCH, Coder
from detente.pipeline.isolating import annotate_documents, attempt, prepared
from detente.pipeline.preparing import batches
from detente.pipeline.testimony import to_testimonies
from detente.store import Coded, Run, Store, encode
from detente.types import Annotation, Document, Failure, Received, content_id

__all__ = ["IngestReport", "Progress", "ingest", "refresh"]

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest has come. ``step`` is ``coding``, ``copies`` or ``events``; counts are since its beginning.

    ``failures`` are those of the batch just done.
    """

    step: str
    documents: int = 0
    new: int = 0
    known: int = 0
    mentions: int = 0
    failed: int = 0
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did: documents that are new, were known, were coded anew (changed text, lexicon or version), failed.

    ``mentions`` were stored in this run; ``events`` are all that the database now holds. ``seconds`` is ``None`` where
    no clock was given.
    """

    new: int
    known: int
    recoded: int
    failed: int
    mentions: int
    events: int
    seconds: float | None


def ingest(
    coder: Coder,
    sources: Sequence[str | Path],
    store: Store,
    *,
    progress: Callable[[Progress], None] | None = None,
    batch_size: int = DEFAULT_BATCH,
    published: str | None = None,
    clock: Clock | None = None,
) -> IngestReport:
    """Code the reports of ``sources`` (files, folders, globs, ``-``) into ``store``.

    A batch of ``batch_size`` reports is one transaction: a run that is killed loses at most the batch it was at, and the
    next run goes on behind what is stored. What is known for the same input, lexicon, model and version is skipped. A
    report that cannot be read or coded becomes a failure. ``published`` is the date of reports that carry none.
    ``clock`` gives the time in UTC for the table of runs. Raises :class:`~detente.errors.IngestError` where a source
    does not exist and :class:`~detente.errors.StoreError` where the database cannot be written.
    """
    from detente import __version__

    names = [str(s) for s in sources]
    reports = read_each(names, published=published)
    started = None if clock is None else clock()
    run = store.begin_run(
        version=__version__,
        lexicon=coder.lexicon.digest,
        model=coder.annotator.version,
        sources=names,
        started=started,
    )
    work = _Ingest(coder, store, run, progress or (lambda _: None))
    for batch in batches(reports, batch_size):
        work.batch(batch)
    events = refresh(store, progress=work.tell)
    finished = None if clock is None else clock()
    store.finish_run(run, finished=finished)
    at = work.at
    seconds = None if started is None or finished is None else (finished - started).total_seconds()
    return IngestReport(at.new, at.known, work.recoded, at.failed, at.mentions, events, seconds)


def refresh(store: Store, *, progress: Callable[[str], None] | None = None) -> int:
    """Find copies and make events anew where documents came since, or an older version made them. Returns their number.

    Both are made from all documents and mentions, and each takes the place of what was there in one transaction.
    """
    from detente import __version__

    tell = progress or (lambda _: None)
    if store.events_by() != __version__:
        tell("copies")
        pairs = find_copies(store.documents())
        store.put_copies(pairs, origins((d.id for d in store.documents()), pairs))
        tell("events")
        store.put_events(merge(store.testimonies()), version=__version__)
    return store.counts()["events"]


class _Ingest:
    """The state of one run: counts, and which ids have come by."""

    def __init__(self, coder: Coder, store: Store, run: Run, progress: Callable[[Progress], None]) -> None:
        self._coder = coder
        self._store = store
        self._run = run
        self._progress = progress
        self._seen: dict[str, str | None] = {}
        self.at = Progress("coding")
        self.recoded = 0

    def tell(self, step: str) -> None:
        self.at = replace(self.at, step=step, failures=())
        self._progress(self.at)

    def batch(self, items: Sequence[Received | Failure]) -> None:
        """Code and store one batch in one transaction."""
        failures: list[Failure] = []
        fresh: list[tuple[str, Document]] = []
        for item in items:
            sorted_out = item if isinstance(item, Failure) else self._first(item)
            if isinstance(sorted_out, Failure):
                failures.append(sorted_out)
            elif sorted_out is not None:
                fresh.append((item.place, sorted_out))
        held = self._store.known([d for _, d in fresh], self._run)
        coded: list[Coded] = []
        for outcome in self._code([(place, d) for place, d in fresh if d.id not in held]):
            if isinstance(outcome, Failure):
                failures.append(outcome)
            else:
                coded.append(outcome)
        replaced = self._store.add(coded, self._run, failures)
        self.recoded += replaced
        self.at = Progress(
            "coding",
            documents=self.at.documents + len(items),
            new=self.at.new + len(coded) - replaced,
            known=self.at.known + len(items) - len(coded) - len(failures),
            mentions=self.at.mentions + sum(c.mentions for c in coded),
            failed=self.at.failed + len(failures),
            failures=tuple(failures),
        )
        self._progress(self.at)

    def _first(self, item: Received) -> Document | Failure | None:
        """Clean a report; ``None`` where this run met it before, a failure where another report has its id."""
        document = prepared(item)
        if isinstance(document, Failure):
            return document
        content = None if item.id is None else content_id(document.publisher, document.text)
        if document.id not in self._seen:
            self._seen[document.id] = content
            return document
        if self._seen[document.id] == content:
            return None
        reason = f"the id {document.id!r} is taken by another report of this run; give every report an id of its own"
        return Failure(item.place, "ingest", reason, document.id)

    def _code(self, items: Sequence[tuple[str, Document]]) -> Iterator[Coded | Failure]:
        for (place, document), outcome in zip(items, annotate_documents(self._coder, items), strict=True):
            if isinstance(outcome, Failure):
                yield outcome
            else:
                yield attempt(partial(self._encode, outcome, place), place=place, document=document.id)

    def _encode(self, annotation: Annotation, place: str) -> Coded:
        return encode(annotation, to_testimonies(annotation), place=place, run=self._run)
