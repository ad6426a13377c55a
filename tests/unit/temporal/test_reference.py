"""The day that relative words of a report count from."""

from __future__ import annotations

from datetime import date

import pytest

from detente.pipeline.coding import Coder
from detente.temporal import reference_day

STAMP = date(2021, 6, 17)


@pytest.mark.parametrize(
    ("dateline", "published", "day"),
    [
        ("June 16", STAMP, date(2021, 6, 16)),
        ("June 17", STAMP, STAMP),
        ("June 10", STAMP, date(2021, 6, 10)),
        ("June 9", STAMP, STAMP),  # the stamp is that of an archive
        ("June 18", STAMP, STAMP),  # no report is written after it is published
        ("Dec 31", date(2021, 1, 1), date(2020, 12, 31)),
        ("June 31", STAMP, STAMP),
        ("Wednesday", STAMP, STAMP),
        ("June 16, 2021", None, date(2021, 6, 16)),
        ("June 16", None, None),
        (None, STAMP, STAMP),
    ],
)
def test_the_dateline_beats_the_stamp(dateline: str | None, published: date | None, day: date | None) -> None:
    assert reference_day("Talks ended.", published=published, dateline=dateline) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Jets collide\nSeptember 1, 2007\nTwo jets collided today.", date(2007, 9, 1)),
        ("September 1, 2007\nTwo jets collided today.", date(2007, 9, 1)),
        ("Two jets collided on September 1, 2007.", None),
        ("Jets collide\nSeptember 1\nTwo jets collided.", None),
        ("Jets collide\n2007\nTwo jets collided.", None),
        ("a\nb\nc\nd\nSeptember 1, 2007", None),
        ("", None),
    ],
)
def test_without_a_stamp_a_line_of_the_head_is_the_day(text: str, day: date | None) -> None:
    assert reference_day(text, published=None) == day


def test_acts_count_from_the_dateline(coder: Coder) -> None:
    text = "GENEVA, June 16 (Northern Wire) - Estonia expelled two Belarusian diplomats yesterday."
    (m,) = coder.read(text, published="2021-06-17").mentions
    assert m.date is not None
    assert m.date.start == date(2021, 6, 15)
