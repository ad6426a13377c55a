"""Running the command line, in this process and as a real one; reports to run it on."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from detente.cli.app import run

SENTENCES = (
    "{a} President {p} met {b} President {q} in {city} on {day}.",
    "{a} President {p} will meet {b} President {q} in {city} next month, his office said.",
    "{b} denied that it had threatened {a}.",
    "{a} and {b} held talks in {city} on {day}, {b} officials said.",
    "{b} President {q} refused to meet {a} President {p} in {city}.",
)
SIDES = (
    {"a": "US", "p": "Joe Biden", "b": "Russian", "q": "Vladimir Putin"},
    {"a": "French", "p": "Emmanuel Macron", "b": "Turkish", "q": "Recep Tayyip Erdogan"},
    {"a": "Chinese", "p": "Xi Jinping", "b": "South Korean", "q": "Moon Jae-in"},
)
CITIES = ("Geneva", "Vienna", "Helsinki", "Prague", "Oslo", "Rome", "Paris", "Madrid", "Ankara", "Cairo", "Lima")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PUBLISHERS = ("Northern Wire", "Kestrel News", "The Harbour Post")


def report(number: int) -> dict[str, str]:
    """The ``number``-th of many small reports; every seventh is a copy of the one before, by another publisher."""
    story = number - 1 if number % 7 == 6 else number
    parts = [
        SENTENCES[(story + n) % len(SENTENCES)].format(
            **SIDES[(story // 5 + n) % len(SIDES)],
            city=CITIES[(story * 3 + n) % len(CITIES)],
            day=DAYS[story % len(DAYS)],
        )
        for n in range(4)
    ]
    parts.append(
        f"Observers in {CITIES[story % 11]} counted {story + 2} delegates and {story * 7 % 90 + 3} journalists."
    )
    return {
        "id": f"report-{number:03d}",
        "text": " ".join(parts),
        "published": f"2021-{story % 12 + 1:02d}-{story % 27 + 1:02d}T12:00:00+02:00",
        "publisher": PUBLISHERS[number % 3],
        "url": f"https://example.org/{number}",
    }


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """300 small reports, one a line."""
    path = tmp_path_factory.mktemp("reports") / "reports.jsonl"
    path.write_text("".join(json.dumps(report(n)) + "\n" for n in range(300)), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """12 small reports, one a line."""
    path = tmp_path_factory.mktemp("few") / "few.jsonl"
    path.write_text("".join(json.dumps(report(n)) + "\n" for n in range(12)), encoding="utf-8")
    return path


@dataclass(frozen=True)
class Result:
    """What a call of the command line left."""

    code: int
    out: str
    err: str


Cli = Callable[..., Result]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Call a verb in this process, as in a pipe."""

    def call(*arguments: str | Path, stdin: str = "") -> Result:
        monkeypatch.setattr(sys, "argv", ["detente", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        capsys.readouterr()
        code = run()
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Result(code, captured.out, captured.err)

    return call


def _start(*arguments: str | Path, **options: object) -> subprocess.Popen[str]:
    """Start a real ``detente`` that answers Ctrl-C, whatever the parent does with it."""

    def fresh() -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)

    environment = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "DETENTE_TRACEBACK")}
    return subprocess.Popen(
        [sys.executable, "-m", "detente", *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL, text=True, encoding="utf-8", env=environment, preexec_fn=fresh, **options,  # type: ignore[call-overload]
    )  # fmt: skip


@pytest.fixture(scope="session")
def start() -> Callable[..., subprocess.Popen[str]]:
    """Start a verb as a process of its own; the caller waits for it."""
    return _start


@pytest.fixture
def process() -> Cli:
    """Call a verb as a process of its own and wait for it."""

    def call(*arguments: str | Path) -> Result:
        with _start(*arguments) as running:
            out, err = running.communicate(timeout=120)
        assert "Traceback" not in err
        return Result(running.returncode, out, err)

    return call
