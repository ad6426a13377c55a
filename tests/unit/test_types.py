"""The values that stages speak: ids that are the same everywhere, values that cannot be changed."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError, fields, is_dataclass
from datetime import datetime, timedelta, timezone

import pytest

from detente import types
from detente.types import Document, Interval, Received, Sentence, Status, content_id

VALUES = [v for name in types.__all__ if is_dataclass(v := getattr(types, name))]


@pytest.mark.parametrize("kind", VALUES, ids=lambda k: k.__name__)
def test_values_are_frozen_and_slotted(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert not hasattr(kind, "__dict__") or "__slots__" in kind.__dict__
    assert kind.__doc__


def test_a_value_cannot_be_changed() -> None:
    interval = Interval(None, None)
    with pytest.raises(FrozenInstanceError):
        interval.start = None  # type: ignore[misc]


def test_ids_are_sixteen_hexadecimal_digits() -> None:
    assert len(content_id("a")) == 16
    int(content_id("a"), 16)


def test_ids_tell_parts_apart() -> None:
    parts = [(), ("",), (None,), ("a",), ("a", ""), ("a", None), ("ab", "c"), ("a", "bc"), ("abc",), ("1:a",), ("-",)]
    assert len({content_id(*p) for p in parts}) == len(parts)


def test_ids_are_the_same_in_every_process() -> None:
    script = "from detente.types import content_id; print(content_id('Москва', None, '😀'))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout.strip()
        for seed in ("0", "1")
    }
    assert runs == {content_id("Москва", None, "😀")}


def test_ids_of_half_characters() -> None:
    assert content_id("\ud83d") != content_id("?")


def test_there_are_nine_statuses() -> None:
    assert sorted(Status) == sorted(
        "occurred ongoing scheduled proposed requested threatened hypothetical negated denied".split()
    )


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (None, None),
        (datetime(2021, 5, 25), "2021-05-25"),
        (datetime(2021, 5, 25, 23, 30, tzinfo=timezone(timedelta(hours=-5))), "2021-05-25"),
        (datetime(2021, 5, 25, 0, 30, tzinfo=timezone(timedelta(hours=14))), "2021-05-25"),
    ],
)
def test_the_published_day_is_the_publisher_s(moment: datetime | None, day: str | None) -> None:
    found = Document(id="x", text="", received="", offsets=(), published=moment).published_day
    assert (found.isoformat() if found else None) == day


def test_a_sentence_spans_its_tokens() -> None:
    s = Sentence(
        0, ("A", "b"), ("a", "b"), ("DT", "NN"), ("det", "ROOT"), (1, 1), (4, 6), (5, 7), ("", ""), (False, False)
    )
    assert (s.span, len(s)) == ((4, 7), 2)


def test_metadata_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        Received("text", "place").metadata["a"] = 1  # type: ignore[index]


def test_all_public_names_exist() -> None:
    assert all(hasattr(types, name) for name in types.__all__)
    assert all(fields(kind) for kind in VALUES)
