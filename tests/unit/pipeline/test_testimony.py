"""Mentions on their own feet: who says so, from the innermost source outwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.pipeline.testimony import speakers, to_testimony
from detente.types import Annotation, Attribution, Basis, Document, EntityMention, EventMention, Status

TEXT = "Norway expelled an envoy, Swedish officials said, Kestrel News reported."


def attribution(source: str, speaker: str | None, parent: int | None, mention: int | None = None) -> Attribution:
    at = TEXT.index(source)
    return Attribution(((at, at + len(source)),), (), ((0, 24),), "indirect", speaker, mention, parent, "test")


def annotation(
    *attributions: Attribution, speaker: str | None = None, publisher: str | None = "Volga Telegraph Agency"
) -> Annotation:
    document = Document("d", TEXT, TEXT, (), publisher=publisher)
    swede = EntityMention(
        (26, 43), "Swedish officials", 0, (5, 7), 6, None, "SWE", "GOV", None, "group", "modifier:SWE"
    )
    mention = EventMention(
        "m", (0, len(TEXT)), (7, 15), "SANCTION/expel", (), "SANCTION", "expel", (), "145", 4, -6.5, (0,), (),
        Status.OCCURRED, False, speaker, 0 if attributions else None, None, None, None, Basis.NONE, None,
        ("frame:expel",), 0.9,
    )  # fmt: skip
    return Annotation(document, (), (swede,), (), (), attributions, (), (mention,))


@pytest.mark.parametrize(
    ("found", "chain", "speaker"),
    [
        (annotation(), ("Volga Telegraph Agency",), None),
        (annotation(publisher=None), (), None),
        (annotation(speaker="NOR"), ("NOR", "Volga Telegraph Agency"), "NOR"),
        (annotation(attribution("Swedish officials", "swedish-ministry", None)), ("swedish-ministry", "Volga Telegraph Agency"), None),
        (
            annotation(attribution("Swedish officials", None, 1, 0), attribution("Kestrel News", "kestrel-news", None)),
            ("SWE", "kestrel-news", "Volga Telegraph Agency"),
            "SWE",
        ),
        (
            annotation(attribution("Swedish officials", None, 1), attribution("Kestrel News", None, None), publisher=None),
            ("Swedish officials", "Kestrel News"),
            "Swedish officials",
        ),
        (annotation(attribution("Swedish officials", "SWE", None), speaker="SWE"), ("SWE", "Volga Telegraph Agency"), "SWE"),
        (annotation(attribution("Swedish officials", "SWE", None), speaker="NOR"), ("NOR", "SWE", "Volga Telegraph Agency"), "NOR"),
    ],
)  # fmt: skip
def test_chain_and_speaker(found: Annotation, chain: tuple[str, ...], speaker: str | None) -> None:
    (mention,) = found.mentions
    testimony = to_testimony(found, mention)
    assert testimony.chain == chain
    assert testimony.speaker == speaker or (speaker is None and testimony.speaker == found.attributions[0].speaker)


def test_attributions_in_a_circle_end() -> None:
    found = annotation(attribution("Swedish officials", "a", 1), attribution("Kestrel News", "b", 0))
    assert speakers(found, found.mentions[0]) == ("a", "b")


def test_words_and_parties() -> None:
    found = annotation()
    testimony = to_testimony(found, found.mentions[0])
    assert testimony.words == TEXT
    assert testimony.actors == ((None, "SWE", "GOV"),)
    assert testimony.origin == testimony.document == "d"
    assert replace(testimony, id="m") == testimony
