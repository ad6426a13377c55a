"""The command line: a thin face over the Python API. Tables for people, JSON and CSV for programs.

This module imports nothing heavy, so that Ctrl-C is answered from the first moment on.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import NoReturn

__all__ = ["main"]

#: Set to any text, this variable shows where an unexpected error came from.
TRACE = "DETENTE_TRACEBACK"


class Stopped(BaseException):
    """Ctrl-C. Not ``KeyboardInterrupt``, because libraries on the way catch and reword that one."""


class _Stopper:
    """Answers Ctrl-C and remembers that it came: a library may turn the exception into one of its own."""

    def __init__(self) -> None:
        self.pressed = False

    def __call__(self, *_: object) -> None:
        self.pressed = True
        raise Stopped


def main() -> NoReturn:
    """Run the command line and exit: 0 all well, 1 some documents failed, 2 the call was wrong, 130 stopped."""
    stopper = _Stopper()
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # a shell's background jobs are left alone
        signal.signal(signal.SIGINT, stopper)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `detente … | head` ends quietly, as other tools do
    try:
        code = _run()
        sys.stdout.flush()
    except Stopped:
        code = 130
    except BrokenPipeError:  # where there is no SIGPIPE
        os._exit(0)
    except OSError as error:
        code = 130 if stopper.pressed else _told(f"{error.filename or 'output'}: {error.strerror or error}", 2)
    except Exception as error:  # noqa: BLE001 - the last line of defence: one line instead of a traceback
        code = 130 if stopper.pressed else _unexpected(error)
    if stopper.pressed:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _told("stopped; what was written stays", 130)
        os._exit(130)  # no clean-up by libraries that the interruption left in the middle of something
    sys.exit(code)


def _run() -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # files and pipes get UTF-8; a terminal shows "?" for what it lacks
            stream.reconfigure(errors="replace") if stream.isatty() else stream.reconfigure(encoding="utf-8")
    from detente.cli.app import run

    return run()


def _unexpected(error: Exception) -> int:
    if os.environ.get(TRACE):
        raise error
    message = " ".join(str(error).split())
    return _told(f"unexpected {type(error).__name__}: {message}; please report it ({TRACE}=1 tells where)", 1)


def _told(message: str, code: int) -> int:
    sys.stderr.write(f"detente: {message}\n")
    sys.stderr.flush()
    return code
