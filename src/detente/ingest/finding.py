"""Which files a source names: a file, a folder with all below it, or a pattern."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from detente.errors import IngestError
from detente.ingest.streams import reason_of
from detente.types import Failure

__all__ = ["ENDINGS", "find", "format_of"]

#: Format of each file ending; ``.gz`` may follow.
ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "json",
    ".ndjson": "json",
    ".json": "json",
}


def format_of(path: Path) -> str | None:
    """Return ``text``, ``html`` or ``json``; ``""`` for a name without ending; ``None`` for an unknown ending."""
    name = path.name.lower().removesuffix(".gz")
    ending = Path(name).suffix
    return ENDINGS.get(ending) if ending else ""


def find(source: str) -> list[Path]:
    """Return the files or folders that ``source`` names, sorted. Raises :class:`IngestError` where there are none."""
    if not source.strip() or "\0" in source:
        raise IngestError(repr(source), "names no file; give a file, a folder, a pattern, or - for standard input")
    path = Path(source)
    try:
        path.lstat()
    except OSError as error:
        if glob.has_magic(source):
            found = sorted(glob.glob(source, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
            if not found:
                raise IngestError(
                    source, "no file matches this pattern; check it, and quote it for the shell"
                ) from None
            return [Path(name) for name in found]
        if isinstance(error, FileNotFoundError | NotADirectoryError):
            raise IngestError(source, "no such file or folder; check the name") from None
        raise IngestError(source, reason_of(error)) from None
    return [path]


def files_of(path: Path) -> Iterator[Path | Failure]:
    """Yield a file itself, or the readable files in a folder: in order of their paths, hidden ones left out.

    A file of an unknown format, one that is no regular file, and a folder that cannot be listed are failures. Links to
    folders are not followed.
    """
    if not path.is_dir():
        yield path
        return
    count = 0
    for found in _walk(path):
        count += 1
        if isinstance(found, Failure):
            yield found
        elif not format_of(found):
            known = " ".join(ENDINGS)
            yield Failure(str(found), "ingest", f"unknown format {found.suffix or found.name!r}; read are {known}")
        else:
            yield found
    if not count:
        yield Failure(str(path), "ingest", "no file in this folder; check the name")


def _walk(folder: Path) -> Iterator[Path | Failure]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda e: e.name)
    except OSError as error:
        yield Failure(str(folder), "ingest", reason_of(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        try:
            mode = entry.stat(follow_symlinks=True).st_mode
        except OSError as error:
            yield Failure(str(path), "ingest", reason_of(error))
            continue
        if stat.S_ISDIR(mode):
            if not entry.is_symlink():
                yield from _walk(path)
        elif stat.S_ISREG(mode):
            yield path
        else:
            yield Failure(str(path), "ingest", "not a regular file (a pipe, a socket or a device); leave it out")
