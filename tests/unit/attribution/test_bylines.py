"""Broken bylines: what is left where a machine took "the agency reported" apart."""

from __future__ import annotations

import pytest

from detente.attribution.bylines import BROKEN_BYLINE
from detente.pipeline.coding import Coder
from detente.types import Remark


def remarks(coder: Coder, text: str) -> tuple[Remark, ...]:
    return coder.read(text, published="2021-06-16").remarks


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        (
            "Oslo will host the talks, Reuters said. I reported.\nStockholm waits.",
            "Reuters said. I reported.",
            "Reuters",
        ),
        ("The talks went on all night, Interfax reported. We wrote.", "Interfax reported. We wrote.", "Interfax"),
        ("He was tired, said Poutine after the talks, Northern Wire. I wrote.", "Northern Wire. I wrote.", "Northern"),
        ("The envoys met at noon, Reuters reported. Reported.", "Reuters reported. Reported.", "Reuters"),
    ],
)
def test_a_bare_i_reported_after_an_agency(coder: Coder, text: str, words: str, told: str) -> None:
    (remark,) = remarks(coder, text)
    assert remark.kind == BROKEN_BYLINE
    assert text[slice(*remark.span)] == words
    assert f"(“{words}”)" in remark.words
    assert f"seems to come from {told}" in remark.words


def test_after_another_speaker_it_is_not_said_whose_the_report_is(coder: Coder) -> None:
    (remark,) = remarks(coder, "The envoys will meet in May, Lavrov said. I reported.")
    assert "Two tellings run into each other" in remark.words
    assert "seems to come from" not in remark.words


@pytest.mark.parametrize(
    "text",
    [
        "Oslo will host the talks, Reuters said. Stockholm waits.",
        "Oslo will host the talks, Reuters said. The ministry reported a delay.",
        "Oslo will host the talks, Reuters said. I reported the delay to the ministry.",
        "“Oslo will host the talks,” the minister said. “I reported.” He left.",
        "Oslo will host the talks. I reported.",
        "Oslo will host the talks, Reuters said. He reported.",
        "I reported.",
        "The envoys met in Oslo, Norway. Reported.",
        "The envoys met in Oslo, Norway. They reported.",
        "",
    ],
)
def test_sound_reports_have_no_remark(coder: Coder, text: str) -> None:
    assert remarks(coder, text) == ()
