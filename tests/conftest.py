"""The real model and the real lexicon, loaded once for all tests."""

from __future__ import annotations

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
def annotator(coder: Coder) -> Annotator:
    """The default model."""
    return coder.annotator


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of annotated data beside the clone; tests that need it are skipped where it is not there."""
    if not SHARED.is_dir():
        pytest.skip("shared data not beside the clone")
    return SHARED
