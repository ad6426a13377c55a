"""Titles that contradict the tables are told; what was or is so is not."""

from __future__ import annotations

import pytest

from detente.pipeline.coding import Coder


def told(coder: Coder, text: str, day: str = "2021-06-16") -> list[str | None]:
    return [e.remark for e in coder.read(text, published=day).entities if e.kind == "person"]


def test_a_head_of_another_state(coder: Coder) -> None:
    (remark,) = told(coder, "Ukrainian President Vladimir Putin arrived in Oslo.")
    assert remark == "called President of UKR; the tables know this name as a head of RUS only"


def test_an_office_taken_up_after_the_report(coder: Coder) -> None:
    (remark,) = told(coder, "German Chancellor Friedrich Merz arrived in Oslo.")
    assert remark is not None
    assert "called Chancellor on 2021-06-16" in remark
    assert told(coder, "German Chancellor Friedrich Merz arrived in Oslo.", "2025-07-01") == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Russian President Vladimir Putin arrived in Oslo.",
        "Russian Prime Minister Vladimir Putin was in Oslo in 2010.",
        "Former US President Donald Trump arrived in Oslo.",
        "US President Donald Trump was in Oslo in 2018.",
        "President Jane Smith of the rowing club arrived in Oslo.",
        "Putin arrived in Oslo.",
    ],
)
def test_no_contradiction(coder: Coder, text: str) -> None:
    assert set(told(coder, text)) <= {None}
