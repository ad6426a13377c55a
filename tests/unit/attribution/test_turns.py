"""Transcripts and chats."""

from __future__ import annotations

from detente.attribution.turns import find_turns


def names(text: str) -> list[str]:
    return [text[t.name[0] : t.name[1]] for t in find_turns(text)]


def test_questions_and_answers() -> None:
    assert names("Q: Who met?\nA: Both sides met.\nQ: When?") == ["Q", "A", "Q"]


def test_a_turn_runs_over_paragraphs_until_the_next_or_a_stage_direction() -> None:
    text = "MS. ADAMS: We met.\n\nWe talked.\n\n(Laughter.)\n\nThe doors closed.\n\nQ: Who?\n\nMS. ADAMS: All."
    first = find_turns(text)[0]
    assert [text[s:e] for s, e in first.content] == ["We met.", "We talked."]


def test_chat_lines_with_times() -> None:
    assert names("[12:01] Ana: Hello there\n[12:02] Ben: Hello you\n[12:03] Ana: Well now") == ["Ana", "Ben", "Ana"]


def test_tables_and_notes_are_no_transcripts() -> None:
    assert names("Adams: 547.\nBaker: 46.\nAdams: 12.") == []
    assert names("Update: The talks are over.\nNote: This was changed.\nUpdate: Again.") == []
    assert names("Moscow: The talks are over.") == []
