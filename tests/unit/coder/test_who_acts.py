"""Who acts is the head of the phrase: not whose relative he is, and not the one who rejects what another said."""

from __future__ import annotations

from detente.pipeline.coding import Coder


def sides(coder: Coder, text: str) -> list[tuple[str, list[str], str]]:
    """Type, countries of the actors, and status of each mention."""
    annotation = coder.read(text, published="2021-05-25")
    return [
        (m.type, sorted(c for i in m.actors if (c := annotation.entities[i].country)), m.status.value)
        for m in annotation.mentions
    ]


def test_a_father_does_not_act_for_his_child(coder: Coder) -> None:
    told = sides(coder, "Navalny met reporters. His father accused Finland of cowardice.")
    assert ("ACCUSE", ["RUS"], "occurred") not in told


def test_a_state_acts_through_its_minister(coder: Coder) -> None:
    told = sides(coder, "Russia's defence minister accused Finland of cowardice.")
    assert ("ACCUSE", ["RUS"], "occurred") in told


def test_an_ultimatum_that_is_rejected_was_spoken(coder: Coder) -> None:
    told = sides(coder, "Mariupol's defenders rejected the Russian ultimatum to lay down arms, Ukraine said.")
    assert [t for t in told if t[0] == "REQUEST"] == [("REQUEST", ["RUS"], "occurred")]
