"""Coding many reports so that one that breaks a stage is told as a failure and the others go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from types import TracebackType
from typing import TypeVar

from detente.errors import ConfigError, DetenteError, LexiconError, ModelError
from detente.pipeline.coding import DEFAULT_BATCH, Coder
from detente.pipeline.preparing import batches, prepare
from detente.types import Annotation, Document, Failure, Received, Sentence

__all__ = ["annotate_documents", "annotate_each", "attempt", "prepared", "stage_of"]

#: Parts of the package that join or describe stages; a failure is told of the stage that they called.
_JOINTS = frozenset({"pipeline", "types", "errors", "faults"})

_Made = TypeVar("_Made")


def stage_of(error: BaseException, default: str = "pipeline") -> str:
    """Name the stage that raised ``error``: the innermost part of Detente on its way, such as ``temporal``."""
    found = default
    step: TracebackType | None = error.__traceback__
    while step is not None:
        package, _, rest = str(step.tb_frame.f_globals.get("__name__", "")).partition(".")
        part = rest.partition(".")[0]
        if package == "detente" and part and part not in _JOINTS:
            found = part
        step = step.tb_next
    return found


def attempt(work: Callable[[], _Made], *, place: str, document: str | None) -> _Made | Failure:
    """Return what ``work`` returns, or the failure where it raises an :class:`Exception`.

    What is no fault of the report goes through: Ctrl-C, and a lexicon, model or call that is wrong for all reports.
    """
    try:
        return work()
    except (ConfigError, LexiconError, ModelError):
        raise
    except Exception as error:  # noqa: BLE001 - one report must not stop a run, whatever is wrong with it
        return Failure(place, stage_of(error), _reason(error), document)


def _reason(error: Exception) -> str:
    message = " ".join(str(error).split())
    if isinstance(error, DetenteError):
        return message
    return f"{type(error).__name__}: {message}" if message else type(error).__name__


def prepared(received: Received) -> Document | Failure:
    """Clean a report; a failure where that breaks."""
    return attempt(partial(prepare, received), place=received.place, document=received.id)


def annotate_documents(
    coder: Coder, items: Sequence[tuple[str, Document]], *, predicates: bool = False
) -> Iterator[Annotation | Failure]:
    """Yield, for each ``(place, document)``, its layers or its failure. Parses all together, and one by one where that breaks."""
    try:
        parsed = list(coder.parse([d for _, d in items]))
    except (ConfigError, LexiconError, ModelError):
        raise
    except Exception:  # noqa: BLE001 - found out below which document it was
        parsed = None
    for number, (place, document) in enumerate(items):
        sentences = None if parsed is None else parsed[number]
        work = partial(_layers, coder, document, sentences, predicates)
        yield attempt(work, place=place, document=document.id)


def _layers(coder: Coder, document: Document, sentences: tuple[Sentence, ...] | None, predicates: bool) -> Annotation:
    if sentences is None:
        (sentences,) = coder.parse([document])
    return coder.layers(document, sentences, predicates=predicates)


def annotate_each(
    coder: Coder,
    received: Iterable[Received | Failure],
    *,
    batch_size: int = DEFAULT_BATCH,
    predicates: bool = False,
) -> Iterator[Annotation | Failure]:
    """Yield every report with its layers, lazily and in order; what failed, here or before, comes as a failure."""
    for group in batches(received, batch_size):
        documents = [item if isinstance(item, Failure) else prepared(item) for item in group]
        good = [
            (item.place, document)
            for item, document in zip(group, documents, strict=True)
            if isinstance(document, Document)
        ]
        coded = annotate_documents(coder, good, predicates=predicates)
        for document in documents:
            yield document if isinstance(document, Failure) else next(coded)
