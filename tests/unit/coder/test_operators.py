"""Operators compose from the inside out; each leaves its trace and nothing else changes."""

from __future__ import annotations

import pytest

from detente.pipeline.coding import Coder
from detente.types import EventMention

DAY = "2021-05-25"


def acts(coder: Coder, text: str) -> dict[str, EventMention]:
    """Mentions by their trigger word."""
    return {text[slice(*m.trigger)]: m for m in coder.code(text, published=DAY)}


def status(coder: Coder, text: str, trigger: str) -> tuple[str, bool]:
    """Status of the mention on a trigger word, and whether it is alleged."""
    found = acts(coder, text)
    assert trigger in found, list(found)
    return found[trigger].status.value, found[trigger].alleged


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Serbia expelled two Croatian diplomats.", "expelled", ("occurred", False)),
        ("Serbia did not expel two Croatian diplomats.", "expel", ("negated", False)),
        ("Serbia denied that it had expelled two Croatian diplomats.", "expelled", ("denied", True)),
        ("Serbia threatened to expel two Croatian diplomats.", "expel", ("threatened", False)),
        ("Serbia denied that it had threatened to expel two Croatian diplomats.", "threatened", ("denied", True)),
        ("Serbia did not threaten to expel two Croatian diplomats.", "threaten", ("negated", False)),
        ("Serbia reportedly threatened to expel two Croatian diplomats.", "threatened", ("occurred", True)),
        ("Serbia may threaten to expel two Croatian diplomats.", "threaten", ("hypothetical", False)),
        ("Serbia did not deny that it had expelled two Croatian diplomats.", "expelled", ("hypothetical", True)),
        ("Serbia is accused of having threatened to expel two Croatian diplomats.", "threatened", ("occurred", True)),
        ("If Serbia expels two Croatian diplomats, the talks end.", "expels", ("hypothetical", False)),
        ("Serbia may not expel two Croatian diplomats.", "expel", ("hypothetical", False)),
        ("Serbia would have expelled two Croatian diplomats.", "expelled", ("negated", False)),
        ("Serbia stopped short of expelling two Croatian diplomats.", "expelling", ("negated", False)),
        ("Serbia nearly expelled two Croatian diplomats.", "expelled", ("negated", False)),
        ("Serbia tried to expel two Croatian diplomats.", "expel", ("occurred", False)),
        ("Serbia began expelling Croatian diplomats.", "expelling", ("occurred", False)),
        ("Serbia refused to expel two Croatian diplomats.", "refused", ("occurred", False)),
        ("Serbia denied that it had refused to meet Croatian diplomats.", "refused", ("denied", True)),
        ("Serbia was ordered by a court to expel two Croatian diplomats.", "expel", None),
    ],
)
def test_status_from_the_inside_out(coder: Coder, text: str, trigger: str, expected: tuple[str, bool] | None) -> None:
    if expected is None:
        assert status(coder, text, trigger)[0] in ("scheduled", "requested")
    else:
        assert status(coder, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Italy urged Libya to agree to meet Tunisian envoys.", {"REQUEST"}),
        ("Italy denied that it had urged Libya to expel Tunisian diplomats.", {"REQUEST"}),
        ("Italy promised to urge Libya to release Tunisian prisoners.", set()),
    ],
)
def test_nested_speech_gives_no_act_that_has_occurred_below(coder: Coder, text: str, kinds: set[str]) -> None:
    found = coder.code(text, published=DAY)
    assert kinds <= {m.type for m in found}
    occurred = {m.type for m in found if m.status == "occurred" and not m.alleged}
    assert occurred <= {"REQUEST", "AGREE"}
    if "denied" in text:
        assert {m.status.value for m in found if m.type == "REQUEST"} == {"denied"}


@pytest.mark.parametrize(
    ("text", "operators"),
    [
        ("Serbia expelled two Croatian diplomats.", 0),
        ("Serbia did not expel two Croatian diplomats.", 1),
        ("Serbia will expel two Croatian diplomats.", 1),
        ("Serbia reportedly expelled two Croatian diplomats.", 1),
    ],
)
def test_operators_are_kept_in_order_with_their_rules(coder: Coder, text: str, operators: int) -> None:
    (m,) = coder.code(text, published=DAY)
    assert len(m.operators) == operators
    assert all(f"operator:{name}" in m.rules for name in m.operators)
    assert any(rule.startswith("frame:") for rule in m.rules)
    assert m.act.startswith("SANCTION/expel")


@pytest.mark.parametrize(
    "text",
    [
        "Serbia expelled two Croatian diplomats.",
        "Two Croatian diplomats were expelled by Serbia.",
        "Serbia's expulsion of two Croatian diplomats drew criticism.",
        "The expulsion of two Croatian diplomats by Serbia drew criticism.",
        "Serbia, which expelled two Croatian diplomats, is a neighbour.",
        "Serbia has expelled two Croatian diplomats.",
        "Expelling two Croatian diplomats, Serbia closed the matter.",
        "Serbia on Monday expelled two Croatian diplomats.",
        "Serbia – after days of silence – expelled two Croatian diplomats.",
        "Serbia expelled two Croatian diplomats, its foreign ministry said.",
        "Belgrade expelled two Croatian diplomats.",
        "Expelled by Serbia, two Croatian diplomats flew home.",
    ],
)
def test_one_frame_serves_all_syntaxes(coder: Coder, text: str) -> None:
    annotation = coder.read(text, published=DAY)
    found = [m for m in annotation.mentions if (m.type, m.mode) == ("SANCTION", "expel")]
    assert len(found) == 1
    (m,) = found
    assert m.status == "occurred"
    assert {annotation.entities[i].country for i in m.actors} == {"SRB"}
    assert {annotation.entities[i].country for i in m.recipients} == {"HRV"}


@pytest.mark.parametrize(
    "text",
    [
        "Peru's president met Chile's foreign minister.",
        "Chile's foreign minister was met by Peru's president.",
        "Peru's president held talks with Chile's foreign minister.",
        "Peru's president and Chile's foreign minister held talks.",
        "Talks between Peru and Chile took place in Lima.",
        "Peru-Chile talks took place in Lima.",
        "The meeting of Peru's president with Chile's foreign minister lasted an hour.",
    ],
)
def test_a_meeting_in_all_syntaxes(coder: Coder, text: str) -> None:
    annotation = coder.read(text, published=DAY)
    found = [m for m in annotation.mentions if m.type == "CONSULT"]
    assert len(found) == 1
    assert {annotation.entities[i].country for i in found[0].actors} == {"PER", "CHL"}
    assert found[0].recipients == ()


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("Serbia expelled two Croatian diplomats and recalled its ambassador from Zagreb.", {"expelled", "recalled"}),
        ("Kenya closed its border with Somalia, expelled the Somali envoy and arrested two Somali officers.", {"closed", "expelled", "arrested"}),
    ],
)  # fmt: skip
def test_conjoined_verbs_share_their_subject(coder: Coder, text: str, triggers: set[str]) -> None:
    annotation = coder.read(text, published=DAY)
    found = {text[slice(*m.trigger)]: m for m in annotation.mentions}
    assert set(found) == triggers
    actors = {frozenset(annotation.entities[i].country for i in m.actors) for m in found.values()}
    assert len(actors) == 1


@pytest.mark.parametrize("text", ["Serbia will expel two Croatian diplomats and recall its ambassador from Zagreb."])
def test_conjoined_verbs_share_their_operators(coder: Coder, text: str) -> None:
    assert {m.status.value for m in coder.code(text, published=DAY)} == {"scheduled"}


def test_codes_belong_together(coder: Coder) -> None:
    """Every mention's quad and score are those of its type and mode; confidence lies in (0, 1]."""
    texts = [
        "Serbia expelled two Croatian diplomats.",
        "Serbia will expel two Croatian diplomats.",
        "France urged Mali to release the prisoners.",
        "Norway mediated between Sudan and Ethiopia.",
        "Iran threatened to seize British tankers.",
        "Japan lifted sanctions on Myanmar.",
        "Macron cancelled a visit to Poland.",
    ]
    ontology = coder.lexicon.ontology
    for text in texts:
        found = coder.code(text, published=DAY)
        assert found
        for m in found:
            assert m.quad == ontology.quad(m.type)
            assert m.score == ontology.score(m.type, m.mode)
            assert m.mode is None or m.mode in ontology.types[m.type].modes
            assert m.cameo is None or m.cameo in ontology.cameo
            assert 0 < m.confidence <= 1
            assert set(m.contexts) <= ontology.contexts


def test_explaining_a_sentence_shows_predications_operators_and_frames(coder: Coder) -> None:
    lines = "\n".join(coder.explain("Serbia denied that it had threatened to expel two Croatian diplomats."))
    assert "threat" in lines
    assert "operators from the inside out: threaten (“threatened”), then deny (“denied”)" in lines
    assert "frame that fits: sanction-expel-diplomat" in lines
    assert "frames that do not: " in lines


def test_a_bare_noun_without_sides_is_nothing(coder: Coder) -> None:
    assert coder.code("The talks were long and the attack was short.", published=DAY) == ()
    assert coder.code("A man hit a wall.", published=DAY) == ()
