"""The error tree.

Every error that Detente raises on purpose derives from :class:`DetenteError`. Its text tells place, value and
remedy in one line, so that a face can print it as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = [
    "ConfigError",
    "DetenteError",
    "IngestError",
    "LexiconError",
    "ModelError",
    "StoreError",
    "TimeError",
]


class DetenteError(Exception):
    """Base of all errors that a caller can act on."""


class ConfigError(DetenteError):
    """An argument or option cannot be used as given."""


class LexiconError(DetenteError):
    """The lexicon or ontology has faults. ``faults`` lists all of them as ``file: entry: key: fault``."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


class ModelError(DetenteError):
    """The language model is missing, broken, or of another language."""


class IngestError(DetenteError):
    """One file or record cannot be read as a document. ``place`` is the file, with a line where there is one."""

    def __init__(self, place: str, reason: str) -> None:
        self.place = place
        self.reason = reason
        super().__init__(f"{place}: {reason}")


class TimeError(DetenteError):
    """A date or time expression cannot be read."""


class StoreError(DetenteError):
    """The database cannot be opened, read or written."""
