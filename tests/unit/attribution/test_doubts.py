"""Reasons to distrust a quotation, told by the whole stage."""

from __future__ import annotations

from detente.attribution.doubts import OPENED_TWICE, OTHER_MAN, TWO_SPEAKERS, UNCLOSED
from detente.pipeline.coding import Coder


def suspects(coder: Coder, text: str) -> dict[str, tuple[str, ...]]:
    return {q.text: q.suspect for q in coder.read(text, published="2021-06-16").quotes}


def test_a_sound_quote_has_no_doubts(coder: Coder) -> None:
    assert suspects(coder, "“I will meet Putin in June,” said Biden.") == {"“I will meet Putin in June,”": ()}


def test_a_speaker_who_speaks_of_himself_as_another_man(coder: Coder) -> None:
    assert suspects(coder, "“Putin will never sign it,” said Putin.") == {"“Putin will never sign it,”": (OTHER_MAN,)}


def test_two_speakers_for_one_quote(coder: Coder) -> None:
    found = suspects(coder, "“The talks are over now,” said Biden. “The talks are over now!” said Putin.")
    assert list(found.values()) == [(TWO_SPEAKERS,), (TWO_SPEAKERS,)]


def test_two_frames_for_one_quote(coder: Coder) -> None:
    assert suspects(coder, "Biden said: “We are ready for talks,” said Putin.") == {
        "“We are ready for talks,”": (TWO_SPEAKERS,)
    }


def test_a_broken_frame(coder: Coder) -> None:
    text = "“The era when Putin could do as he liked is over. “I told him,” said Putin."
    found = coder.read(text, published="2021-06-16").quotes
    assert found[0].suspect == (OTHER_MAN, OPENED_TWICE)
    assert {q.speaker for q in found} == {"vladimir-putin"}


def test_a_quote_that_never_closes(coder: Coder) -> None:
    assert suspects(coder, "Lavrov said: “We will wait for them.") == {"“We will wait for them.": (UNCLOSED,)}


def test_a_quote_that_goes_on_in_the_next_paragraph_is_no_broken_one(coder: Coder) -> None:
    assert set(suspects(coder, "“We met at noon.\n\n“We will meet again,” said Lavrov.").values()) == {()}
