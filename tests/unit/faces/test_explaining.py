"""Words marked for people, with and without colours."""

from __future__ import annotations

import pytest

from detente.faces.explaining import marked
from detente.faces.tables import window


@pytest.mark.parametrize(
    ("marks", "text"),
    [
        ((), "Oslo expelled\ntwo Swedes."),
        ((("actor", (10, 14)), ("act", (15, 23)), ("recipient", (28, 34))), "[Oslo]actor [expelled]act two [Swedes]recipient."),
        ((("recipient", (24, 34)), ("place", (28, 34))), "Oslo expelled [two Swedes]recipient."),
        ((("source", (0, 5)), ("cue", (40, 44)), ("act", (15, 23))), "Oslo [expelled]act two Swedes."),
    ],
)  # fmt: skip
def test_marks(marks: tuple[tuple[str, tuple[int, int]], ...], text: str) -> None:
    words = "Oslo expelled\ntwo Swedes."
    assert marked(words, 10, marks).plain == text.replace("\n", " ")


def test_brackets_of_the_text_are_no_markup() -> None:
    assert marked("[red]Oslo[/red]", 0, ()).plain == "[red]Oslo[/red]"


@pytest.mark.parametrize("at", [0, 30, 95])
def test_window_holds_the_trigger(at: int) -> None:
    sentence = "x" * at + " met " + "y" * (95 - at)
    cut = window(sentence, "met", width=20)
    assert "met" in cut
    assert len(cut) <= 22
    assert window("short", "short") == "short"
