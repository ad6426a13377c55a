"""Hostile texts: no crash, bounded time, layers that fit together."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.pipeline.coding import Coder
from detente.pipeline.wire import dumps
from detente.types import Annotation

NAMES = [
    f"{first} {last}"
    for first in ("Jane", "Omar", "Li", "Ivan", "Ana")
    for last in ("Abel", "Brandt", "Costa", "Dvorak")
]
CLAUSE = "Serbia expelled two Croatian diplomats"

HOSTILE = {
    "empty": "",
    "spaces": " \t \n \u00a0 \u2003 " * 50,
    "line breaks": "\n" * 5000,
    "one letter": "a",
    "one stop": ".",
    "3,000 words without a stop": f"{CLAUSE} and " * 600,
    "3,000 words in one relative clause after another": "Serbia, which met Croatia, " * 600,
    "400 names": ", ".join(f"{NAMES[n % len(NAMES)]} of {('Peru', 'Chile', 'Kenya')[n % 3]}" for n in range(400)),
    "400 states": ", ".join(["Serbia", "Croatia", "Kenya", "Peru"][n % 4] for n in range(400)) + " met.",
    "a table": "\n".join(f"{n}\tSerbia\t{n * 7}\t{n * 13 % 90}.{n % 10}%\t2021-0{n % 9 + 1}-01" for n in range(300)),
    "a table in one line": " ".join(f"Serbia {n * 7} {n * 13 % 90}.{n % 10}% Croatia" for n in range(500)),
    "all capitals": f"{CLAUSE.upper()} ON MONDAY. BIDEN MET PUTIN IN GENEVA. " * 20,
    "no capitals": f"{CLAUSE.lower()} on monday. biden met putin in geneva. " * 20,
    "20,000 quotes": '"' * 20_000,
    "20,000 opening quotes": "“" * 20_000,
    "20,000 closing quotes": "”" * 20_000,
    "20,000 apostrophes": "'" * 20_000,
    "quotes around every word": " ".join(f"“{w}”" for w in (CLAUSE + " ").split() * 400),
    "nested brackets": "(" * 2000 + CLAUSE + ")" * 2000,
    "nested quotes": "“he said ‘" * 400 + CLAUSE + "’”" * 400,
    "said that they said that": "he said that " * 800 + CLAUSE + ".",
    "denied that it denied that": "Serbia denied that it had "
    + "denied that it had " * 300
    + "expelled two Croatian diplomats.",
    "possessors": "Serbia's " + "minister's " * 500 + "dog met Croatia.",
    "prepositions": CLAUSE + " in Geneva" * 800 + ".",
    "zero width": "\u200b".join(CLAUSE) + "." + "\u200b\ufeff\u2060" * 3000,
    "combining marks": "S" + "\u0301" * 5000 + "erbia met Croatia.",
    "right to left marks": "\u202e" + CLAUSE + "\u202c." * 50,
    "control characters": "".join(chr(n) for n in range(32)) * 100 + CLAUSE + ".",
    "half characters": "\ud83d" * 200 + CLAUSE + ".\udc00",
    "nothing but emoji": "😀👨‍👩‍👧‍👦🇷🇺" * 1500,
    "one word of 50,000 letters": "a" * 50_000,
    "one word of 50,000 digits": "9" * 50_000,
    "dates without end": "on Monday, May 25, 2021, last week, three days ago, " * 400,
    "pronouns": "He said it told them that she saw him with her for its sake. " * 150,
    "hyphens": "-".join(["Serbia", "Croatia"] * 400) + " talks.",
    "markup": "<div>" * 2000 + CLAUSE + "</div>" * 2000,
    "broken markup": "<a href='" * 2000 + CLAUSE,
    "ad markers": "[ad_1]" * 3000 + CLAUSE,
    "another language": "Der Präsident hat am Montag zwei Diplomaten ausgewiesen. " * 50,
    "many scripts": "Москва 中国 عقد הם ประชุม नई " * 300,
}

#: Seconds for one text on one slow core: none takes a tenth of it, and what grows with the square would take far more.
LIMIT_S = 20.0


def check(annotation: Annotation) -> None:
    """Layers fit together: indices point somewhere, spans lie in the text, one line of JSON comes out."""
    text, count = annotation.document.text, len(annotation.entities)
    for e in annotation.entities:
        assert text[slice(*e.span)] == e.text
    for m in annotation.mentions:
        assert all(0 <= i < count for i in (*m.actors, *m.recipients))
        assert not set(m.actors) & set(m.recipients)
        assert m.time is None or m.time < len(annotation.times)
        assert m.place is None or m.place < len(annotation.places)
        assert m.attribution is None or m.attribution < len(annotation.attributions)
        assert text[slice(*m.trigger)].strip()
    assert len({m.id for m in annotation.mentions}) == len(annotation.mentions)
    line = dumps(annotation)
    assert json.loads(line)["text"] == text
    line.encode("utf-8")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_in_bounded_time(coder: Coder, name: str) -> None:
    started = time.perf_counter()
    annotation = coder.read(HOSTILE[name], published="2021-05-25")
    assert time.perf_counter() - started < LIMIT_S
    check(annotation)


@pytest.mark.parametrize("name", ["all capitals", "no capitals", "zero width", "right to left marks"])
def test_some_sense_is_still_made(coder: Coder, name: str) -> None:
    assert coder.read(HOSTILE[name], published="2021-05-25").sentences


def test_zero_width_characters_do_not_hide_an_act(coder: Coder) -> None:
    annotation = coder.read("\u200b".join(CLAUSE) + ".", published="2021-05-25")
    assert [(m.type, m.mode) for m in annotation.mentions] == [("SANCTION", "expel")]


def test_time_grows_with_the_text_not_with_its_square(coder: Coder) -> None:
    def seconds(times: int) -> float:
        text = "\n\n".join(f"{CLAUSE} on Monday. “It is true,” he said in Geneva." for _ in range(times))
        started = time.perf_counter()
        coder.read(text, published="2021-05-25")
        return time.perf_counter() - started

    seconds(20)
    small, large = min(seconds(50), seconds(50)), seconds(500)
    assert large < 40 * small


ATOMS = st.sampled_from(
    [
        "Serbia", "Croatian", "diplomats", "expelled", "threatened to", "denied that", "will", "not", "if", "said", "he", "its",
        "President", "Biden", "in Geneva", "on Monday", "and", ",", ".", "“", "”", "(", ")", "-", "'s", "who", "to", "of", "talks",
        "between", "was", "by", "the two sides", "\n", ":", ";", "UN", "accused", "reportedly", "visit", "cancelled", "?", "agreed to",
    ]
)  # fmt: skip


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(ATOMS, max_size=30), joiner=st.sampled_from([" ", "", "  "]))
def test_any_jumble_of_words_gives_layers_that_fit(coder: Coder, words: list[str], joiner: str) -> None:
    check(coder.read(joiner.join(words), published="2021-05-25"))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_any_text_gives_layers_that_fit(coder: Coder, text: str) -> None:
    check(coder.read(text))
