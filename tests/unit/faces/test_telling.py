"""A mention in sentences: the replay of its operators, its date, its speakers, its rules."""

from __future__ import annotations

import pytest

from detente.faces.telling import Teller
from detente.lexicon import load
from detente.lexicon.naming import load_names
from detente.lexicon.phrases import load_phrases
from detente.pipeline.coding import Coder
from detente.pipeline.testimony import to_testimonies
from detente.types import Testimony


@pytest.fixture(scope="module")
def teller() -> Teller:
    return Teller(load(), load_names(), load_phrases())


def first_of(coder: Coder, text: str, act: str | None = None) -> Testimony:
    found = to_testimonies(coder.read(text, published="2021-06-16"))
    return next(t for t in found if act is None or t.act.startswith(act))


def test_operators_are_told_from_the_inside_out_with_what_each_does(coder: Coder, teller: Teller) -> None:
    t = first_of(coder, "Sweden denied that it had threatened to expel two Norwegian diplomats.", "THREATEN")
    assert teller.operators(t) == [
        "1. deny: denied; this makes it denied, alleged (source: decisions 5, 6)",
    ]
    assert teller.speech(t)[0].startswith("threaten: threatened")


def test_a_step_that_changes_the_code_says_so(coder: Coder, teller: Teller) -> None:
    t = first_of(coder, "Sweden and Norway will meet in Oslo on June 30.")
    (step,) = teller.operators(t)
    assert step.startswith("1. will: told as yet to come; this makes it scheduled, coded AGREE (")
    assert "source: decision 2" in step
    assert teller.frames(t)[0].startswith("consult-meet")
    assert teller.headline(t) == "Norway and Sweden: will hold talks"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sweden expelled two Norwegian diplomats.", "none: told as a fact"),
        ("Sweden is expelling two Norwegian diplomats.", "none: the verb's own form tells that it goes on"),
    ],
)
def test_no_operator_is_told_too(coder: Coder, teller: Teller, text: str, told: str) -> None:
    t = first_of(coder, text)
    assert teller.operators(t) == []
    assert teller.unmarked(t) == told


def test_the_replay_ends_where_the_coder_ended_or_says_so(coder: Coder, teller: Teller) -> None:
    texts = (
        "Norway did not expel any Swedish diplomats.",
        "Norway refused to meet Swedish officials.",
        "Norway agreed to lift sanctions on Sweden.",
        "Norway will not meet the Swedish prime minister.",
        "Norway urged Sweden to withdraw its troops from Finland.",
        "Norway may impose sanctions on Sweden.",
        "Norway refused to accuse Sweden of espionage.",
    )
    for text in texts:
        for t in to_testimonies(coder.read(text, published="2021-06-16")):
            steps = teller.operators(t)
            if steps:
                assert t.status.value in " ".join(steps), (text, steps)


def test_an_entry_that_the_lexicon_no_longer_holds_is_named(coder: Coder, teller: Teller) -> None:
    from dataclasses import replace

    t = first_of(coder, "Sweden expelled two Norwegian diplomats.")
    gone = replace(t, rules=("frame:gone", "operator:lost"), operators=("lost",))
    assert teller.frames(gone) == ["gone (not in this lexicon)"]
    assert teller.operators(gone) == ["1. lost (not in this lexicon)"]


def test_who_says_so_is_a_chain(coder: Coder, teller: Teller) -> None:
    from dataclasses import replace

    t = first_of(coder, "Sweden expelled two Norwegian diplomats.")
    assert teller.chain(t, {}) == "the report, in its own words"
    assert teller.chain(replace(t, chain=("Fjord News",), publisher="Fjord News"), {}) == "Fjord News, in its own words"
    told = replace(t, chain=("joe-biden", "kremlin", "Fjord News"), publisher="Fjord News")
    assert teller.chain(told, {"joe-biden": "President"}) == (
        "Joe Biden (President), as told by Kremlin, as told by Fjord News"
    )
    assert teller.speakers(("joe-biden", "narrator")) == "Joe Biden, the reports in their own words"


def test_rules_are_told_in_words(coder: Coder, teller: Teller) -> None:
    from dataclasses import replace

    t = replace(
        first_of(coder, "Sweden expelled two Norwegian diplomats."),
        rules=("frame:x", "repair:title-before-name", "repair:agent-by", "sides:earlier-act", "new:rule"),
    )
    assert teller.rules(t) == [
        "the parse was mended: title before name, agent by",
        "a side that the sentence leaves out is taken from the act told before it in the report",
        "new:rule",
    ]
