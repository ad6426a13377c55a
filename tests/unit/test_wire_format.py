"""The wire format: indices that point somewhere, values that are null where unknown, spans in code points."""

from __future__ import annotations

import json

import pytest

from detente.pipeline.coding import Coder
from detente.pipeline.wire import dumps, mention_row, to_wire
from detente.types import Received

TEXT = (
    "GENEVA, May 25 (Northern Wire) - Russian President Vladimir Putin will meet French President Emmanuel Macron in "
    "Geneva on June 16, the Kremlin said. “He denied that Egypt had bombed a Libyan base,” officials told Reuters."
)


@pytest.fixture(scope="module")
def wire(coder: Coder) -> dict:
    """One document on the wire, with predicates."""
    (annotation,) = coder.annotate([Received(TEXT, "here", id="one", publisher="Northern Wire")], predicates=True)
    return json.loads(dumps(annotation, predicates=True))


def test_one_line_of_json(coder: Coder) -> None:
    line = dumps(coder.read(TEXT + "\n\nA second paragraph.", published="2021-05-25"))
    assert "\n" not in line
    assert isinstance(json.loads(line), dict)


def test_spans_are_code_points_of_the_text(coder: Coder) -> None:
    text = "😀😀 Москва: Serbia expelled two Croatian diplomats on Monday."
    found = to_wire(coder.read(text, published="2021-05-25"))
    for layer in ("entities", "times", "places"):
        for item in found[layer]:
            start, end = item["span"]
            assert found["text"][start:end] == item["text"]
    (m,) = found["mentions"]
    assert found["text"][slice(*m["trigger"])] == "expelled"


def test_indices_point_into_the_layers(wire: dict) -> None:
    assert wire["mentions"]
    for m in wire["mentions"]:
        assert all(0 <= i < len(wire["entities"]) for i in (*m["actors"], *m["recipients"]))
        assert m["attribution"] is None or 0 <= m["attribution"] < len(wire["attributions"])
        assert m["time"] is None or 0 <= m["time"] < len(wire["times"])
        assert m["place"] is None or 0 <= m["place"] < len(wire["places"])
        assert m["sentence"][0] <= m["trigger"][0] < m["trigger"][1] <= m["sentence"][1]
    for a in wire["attributions"]:
        assert a["parent"] is None or 0 <= a["parent"] < len(wire["attributions"])
    for e in wire["entities"]:
        assert e["antecedent"] is None or 0 <= e["antecedent"] < len(wire["entities"])


def test_values_are_of_the_agreed_kinds(wire: dict) -> None:
    for m in wire["mentions"]:
        assert m["quad"] in (1, 2, 3, 4)
        assert m["cameo"] is None or (isinstance(m["cameo"], str) and m["cameo"].isdigit())
        assert isinstance(m["alleged"], bool)
        assert 0 < m["confidence"] <= 1
    for p in wire["predicates"]:
        assert -3 <= p["factuality"] <= 3


def test_what_is_unknown_is_null(coder: Coder) -> None:
    found = to_wire(coder.read("Serbia expelled two Croatian diplomats."))
    (m,) = found["mentions"]
    assert found["published"] is None
    assert (m["time"], m["place"], m["attribution"], m["speaker"]) == (None, None, None, None)


def test_mentions_stand_in_text_order_and_have_ids_of_their_own(coder: Coder) -> None:
    text = "France urged Mali to release the prisoners. " * 3
    found = to_wire(coder.read(text, published="2021-05-25"))["mentions"]
    assert [m["trigger"] for m in found] == sorted(m["trigger"] for m in found)
    assert len({m["id"] for m in found}) == len(found) == 6


def test_an_id_depends_on_publisher_and_text_alone(coder: Coder) -> None:
    def ids(**more: object) -> tuple[str, list[str]]:
        (a,) = coder.annotate([Received("Serbia expelled two Croatian diplomats.", "x", **more)])  # type: ignore[arg-type]
        return a.document.id, [m.id for m in a.mentions]

    assert ids() == ids(title="A title", url="https://example.org/1")
    assert ids() != ids(publisher="Northern Wire")
    assert ids(id="mine")[0] == "mine"


def test_the_user_s_entities_come_first(coder: Coder) -> None:
    text = "The team of Peru met the team of Chile."
    (annotation,) = coder.annotate([Received(text, "x", given_entities=((21, 38), (0, 16)))])
    found = to_wire(annotation)["entities"]
    assert [e["span"] for e in found[:2]] == [[21, 38], [0, 16]]
    assert [e["given"] for e in found[:2]] == [True, True]


def test_a_row_for_people_has_words_instead_of_indices(coder: Coder) -> None:
    text = "Serbia expelled two Croatian diplomats on Monday, officials said."
    annotation = coder.read(text, published="2021-05-25")
    row = mention_row(annotation, annotation.mentions[0])
    assert (row["actors"], row["recipients"]) == (["SRB"], ["HRV"])
    assert (row["start"], row["end"], row["date_basis"]) == ("2021-05-24", "2021-05-25", "relative")
    assert (row["trigger"], row["sentence"]) == ("expelled", text)
    json.dumps(row)


def test_removed_stretches_are_told_in_received_offsets(coder: Coder) -> None:
    received = "[ad_1]\nSerbia expelled two Croatian diplomats."
    found = to_wire(coder.read(received))
    assert [received[s:e] for s, e, reason in found["clean"]["removed"] if reason == "autoblog-marker"] == ["[ad_1]"]
    for clean, raw, length in found["clean"]["offsets"]:
        assert found["text"][clean : clean + length] == received[raw : raw + length]
