"""Parsing: columns that fit together, offsets of the whole text, and no dependence on batches."""

from __future__ import annotations

from dataclasses import astuple, fields

import pytest

from detente import annotate
from detente.annotate import DEFAULT_MODEL_DIGEST, DEFAULT_MODEL_VERSION, MAX_RUN, MAX_SENTENCE, MAX_STRETCH, Annotator
from detente.errors import ModelError
from detente.types import Sentence

TEXTS = [
    "Serbia expelled two Croatian diplomats. Zagreb protested.",
    "",
    "   \n\n \t ",
    "First paragraph.\n\nSecond paragraph, of two sentences. Here is the other.",
    "Ünïcödé – “quotes” … and 😀 emoji. Москва. 中国。",
    "no capitals no stop",
    "ALL CAPITALS HERE. AND HERE.",
    "a\u200bb\u00a0c",
]


def parsed(annotator: Annotator, text: str) -> tuple[Sentence, ...]:
    """The sentences of one text."""
    return next(annotator.annotate([text]))


@pytest.mark.parametrize("text", TEXTS)
def test_columns_are_of_one_length_and_slice_to_their_words(annotator: Annotator, text: str) -> None:
    for s in parsed(annotator, text):
        for column in ("words", "lemmas", "tags", "deps", "heads", "starts", "ends", "ner", "ner_start"):
            assert len(getattr(s, column)) == len(s)
        assert all(text[a:b] == w for a, b, w in zip(s.starts, s.ends, s.words, strict=True))
        assert all(w.strip() for w in s.words)
        assert list(s.starts) == sorted(s.starts)


@pytest.mark.parametrize("text", TEXTS)
def test_every_sentence_is_a_tree(annotator: Annotator, text: str) -> None:
    for s in parsed(annotator, text):
        assert any(h == i for i, h in enumerate(s.heads))
        for i in range(len(s)):
            steps, at = 0, i
            while s.heads[at] != at:
                at, steps = s.heads[at], steps + 1
                assert steps <= len(s)


@pytest.mark.parametrize("text", TEXTS)
def test_every_word_is_in_exactly_one_sentence(annotator: Annotator, text: str) -> None:
    covered = [i for s in parsed(annotator, text) for a, b in zip(s.starts, s.ends, strict=True) for i in range(a, b)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered) | {
        i for i, c in enumerate(text) if not c.strip("\u200b\u00a0")
    }


def test_sentences_are_numbered_and_know_their_paragraph(annotator: Annotator) -> None:
    found = parsed(annotator, TEXTS[3])
    assert [s.index for s in found] == [0, 1, 2]
    assert [s.paragraph for s in found] == [0, 1, 1]


def test_no_sentence_runs_over_a_line_break(annotator: Annotator) -> None:
    text = "Serbia expelled two\nCroatian diplomats"
    assert all("\n" not in text[slice(*s.span)] for s in parsed(annotator, text))


@pytest.mark.parametrize("batch_size", [1, 2, 3, 64])
def test_the_batch_changes_nothing(annotator: Annotator, batch_size: int) -> None:
    columns = [f.name for f in fields(Sentence)]
    assert columns
    alone = [[astuple(s) for s in parsed(annotator, t)] for t in TEXTS]
    together = [[astuple(s) for s in sentences] for sentences in annotator.annotate(TEXTS, batch_size=batch_size)]
    assert together == alone


def test_a_dateline_is_parsed_apart(annotator: Annotator) -> None:
    head = "BELGRADE, May 25 (Northern Wire) - "
    text = head + "Serbia expelled two Croatian diplomats."
    (found,) = annotator.annotate([text], heads=[len(head)])
    assert text[slice(*found[-1].span)] == "Serbia expelled two Croatian diplomats."


def test_reading_is_lazy(annotator: Annotator) -> None:
    taken = []

    def texts() -> object:
        for n in range(50):
            taken.append(n)
            yield f"Report number {n}."

    stream = annotator.annotate(texts(), batch_size=5)
    assert not taken
    next(stream)
    assert len(taken) == 5


def test_a_long_sentence_is_cut(annotator: Annotator) -> None:
    text = "Serbia and " * 1500 + "Croatia met."
    found = parsed(annotator, text)
    assert max(len(s) for s in found) <= MAX_SENTENCE
    assert sum(len(s) for s in found) >= 3000


def test_a_long_line_is_parsed_in_stretches(annotator: Annotator) -> None:
    sentence = "Serbia expelled two Croatian diplomats on Monday. "
    text = sentence * (3 * MAX_STRETCH // len(sentence))
    found = parsed(annotator, text)
    assert len(found) == text.count(".")
    assert all(text[slice(*s.span)] == sentence.strip() for s in found)


def test_the_default_model_is_the_pinned_one(annotator: Annotator) -> None:
    assert annotator.version.endswith(DEFAULT_MODEL_VERSION)
    assert annotator.digest == DEFAULT_MODEL_DIGEST


def test_count_is_the_number_of_tokens(annotator: Annotator) -> None:
    assert annotator.count(["Serbia expelled two diplomats.", ""]) == 5


@pytest.mark.parametrize("model", ["no_such_model", "/no/such/folder", ""])
def test_a_model_that_is_not_there_is_told_with_a_remedy(model: str) -> None:
    with pytest.raises(ModelError, match=r"model '.*' cannot be loaded .*install it or leave --model out"):
        Annotator(model)


def test_a_model_of_another_language_or_without_a_parser_is_refused(tmp_path: object) -> None:
    import spacy

    for lang, reason in (("de", "is for language 'de'"), ("en", "lacks tagger, parser, lemmatizer")):
        folder = f"{tmp_path}/{lang}"
        spacy.blank(lang).to_disk(folder)
        with pytest.raises(ModelError, match=reason):
            Annotator(folder)


def test_the_table_of_strings_does_not_grow_for_ever(annotator: Annotator, monkeypatch: pytest.MonkeyPatch) -> None:
    assert annotate.Annotator is Annotator
    before = parsed(annotator, TEXTS[0])
    annotator._strings.clear()
    assert [astuple(s) for s in parsed(annotator, TEXTS[0])] == [astuple(s) for s in before]


def test_half_characters_are_kept_in_the_words(annotator: Annotator) -> None:
    text = "Serbia expelled \ud800 two diplomats."
    (found,) = parsed(annotator, text)
    assert "\ud800" in found.words
    assert all(text[a:b] == w for a, b, w in zip(found.starts, found.ends, found.words, strict=True))
    assert annotator.count([text]) == len(found)


@pytest.mark.parametrize("character", ['"', "'", "…", "-", "(", "中", "a"])
def test_an_endless_word_is_cut(annotator: Annotator, character: str) -> None:
    text = f"Serbia left. {character * (2 * MAX_RUN + 7)} Croatia stayed."
    found = parsed(annotator, text)
    assert "".join(w for s in found for w in s.words).count(character) >= 2 * MAX_RUN + 7
    assert all(text[a:b] == w for s in found for a, b, w in zip(s.starts, s.ends, s.words, strict=True))
    assert max(len(w) for s in found for w in s.words) <= MAX_RUN


@pytest.mark.parametrize("opening", ["Near", "Off", "Outside", "Across", "Inside", "Above", "Beside"])
def test_an_opening_preposition_is_no_name(annotator: Annotator, opening: str) -> None:
    text = f"The talks ended. {opening} Kharkiv, Russian drones struck a train."
    (sentences,) = annotator.annotate([text])
    told = sentences[1]
    assert told.words[0] == opening  # the words stay as the text has them
    assert (told.tags[0], told.deps[0], told.words[told.heads[0]]) == ("IN", "prep", "struck")
    assert told.heads[1] == 0
