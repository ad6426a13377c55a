"""Detente reads news on relations between states and keeps a sourced record of them.

>>> import detente
>>> coder = detente.Coder()
>>> [m.type for m in coder.code("Moscow expelled two Czech diplomats on Sunday.", published="2021-04-18")]
['SANCTION']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.errors import DetenteError

if TYPE_CHECKING:
    from detente.entities.asking import who
    from detente.geoparse import where
    from detente.pipeline.coding import Coder
    from detente.pipeline.ingesting import ingest as ingest_reports
    from detente.store import Store
    from detente.temporal.asking import when
    from detente.types import Annotation, Event, EventMention, Received

__all__ = [
    "Annotation",
    "Coder",
    "DetenteError",
    "Event",
    "EventMention",
    "Received",
    "Store",
    "__version__",
    "ingest_reports",
    "when",
    "where",
    "who",
]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load the heavy parts when they are first asked for, so that ``import detente`` stays quick."""
    if name == "Coder":
        from detente.pipeline.coding import Coder

        return Coder
    if name == "Store":
        from detente.store import Store

        return Store
    if name == "ingest_reports":  # ``detente.ingest`` is the package that reads files
        from detente.pipeline.ingesting import ingest

        return ingest
    if name == "when":
        from detente.temporal.asking import when

        return when
    if name == "where":
        from detente.geoparse import where

        return where
    if name == "who":
        from detente.entities.asking import who

        return who
    if name in ("Annotation", "Event", "EventMention", "Received"):
        from detente import types

        return getattr(types, name)
    raise AttributeError(f"module 'detente' has no attribute {name!r}")
