"""The real model and the real lexicon, loaded once for all tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.annotate import Annotator
from detente.pipeline.coding import Coder

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The coder with the bundled lexicon and the default model."""
    return Coder()


@pytest.fixture(scope="session")
def told(coder: Coder) -> Callable[[str], list[tuple[str, list[str], list[str]]]]:
    """What a text of June 2022 tells: type, actors' and recipients' countries of each mention, in text order."""

    def read(text: str) -> list[tuple[str, list[str], list[str]]]:
        annotation = coder.read(text, published="2022-06-16")
        return [
            (
                m.type,
                [annotation.entities[i].country or "?" for i in m.actors],
                [annotation.entities[i].country or "?" for i in m.recipients],
            )
            for m in annotation.mentions
        ]

    return read


@pytest.fixture(scope="session")
def annotator(coder: Coder) -> Annotator:
    """The default model."""
    return coder.annotator


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of annotated data beside the clone; tests that need it are skipped where it is not there."""
    if not SHARED.is_dir():
        pytest.skip("shared data not beside the clone")
    return SHARED
