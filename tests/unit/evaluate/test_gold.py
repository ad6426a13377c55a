"""Reading gold: what is wrong is told with file, line and remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.errors import ConfigError
from detente.evaluate import GoldDocument, GoldPair, read_gold

TEXT = "Serbia expelled two Croatian diplomats. Serbia expelled two Croatian diplomats."
MENTION = {
    "sentence": "Serbia expelled two Croatian diplomats.", "trigger": "expelled", "type": "SANCTION", "mode": "expel",
    "actors": ["SRB"], "recipients": ["HRV"], "status": "occurred",
}  # fmt: skip


def gold(folder: Path, *rows: object, name: str = "gold.jsonl") -> Path:
    """Write rows as a gold file."""
    path = folder / name
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows), encoding="utf-8")
    return path


def test_mentions_with_their_spans(tmp_path: Path) -> None:
    (document,) = read_gold(gold(tmp_path, {"id": "a", "text": TEXT, "mentions": [MENTION, {**MENTION, "nth": 2}]}))
    assert isinstance(document, GoldDocument)
    assert [TEXT[slice(*m.trigger)] for m in document.mentions] == ["expelled", "expelled"]
    assert [m.trigger[0] for m in document.mentions] == [7, 47]
    assert document.mentions[0].actors == {"SRB"}
    assert not document.mentions[0].alleged


def test_texts_may_lie_beside(tmp_path: Path) -> None:
    gold(tmp_path, {"id": "a", "text": TEXT, "published": "2021-05-25", "publisher": "x"}, name="reports.jsonl")
    (document,) = read_gold(gold(tmp_path, {"id": "a", "mentions": [MENTION]}))
    assert isinstance(document, GoldDocument)
    assert (document.text, document.published, document.publisher) == (TEXT, "2021-05-25", "x")


def test_pairs(tmp_path: Path) -> None:
    row = {"id": "a", "text": TEXT, "actor": [[0, 6]], "recipient": [[20, 38]], "root": "SANCTION", "quad": 4}
    (pair,) = read_gold(gold(tmp_path, row))
    assert isinstance(pair, GoldPair)
    assert (pair.actor, pair.recipient, pair.root, pair.quad) == (((0, 6),), ((20, 38),), "SANCTION", 4)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ((), "holds no gold"),
        (("", "  "), "holds no gold"),
        (("{",), ":1: no JSON"),
        (({"id": "a", "text": TEXT, "mentions": []}, "[1]"), ":2: must be a JSON object, not list"),
        (({"id": "a"},), ":1: neither 'mentions', 'codings' nor 'root' is there"),
        (({"id": "a", "mentions": []},), ":1: document 'a' has no text"),
        (({"id": "a", "text": TEXT, "mentions": {}},), ":1: mentions: must be a list"),
        (({"id": "a", "text": TEXT, "mentions": ["x"]},), "mentions[0]: must be an object"),
        (({"id": "a", "text": TEXT, "mentions": [{**MENTION, "trigger": "jailed"}]},), "'jailed' does not stand in the text"),
        (({"id": "a", "text": TEXT, "mentions": [{**MENTION, "trigger": ""}]},), "does not stand in the text"),
        (({"id": "a", "text": TEXT, "mentions": [{k: v for k, v in MENTION.items() if k != "status"}]},), "mentions[0]: status is missing"),
        (({"id": "a", "text": TEXT, "root": "AID", "quad": 2},), "a pair has id, text, actor, recipient, root and quad"),
        (({"id": "a", "text": TEXT, "actor": 3, "recipient": [], "root": "AID", "quad": 2},), "must be lists of spans"),
    ],
)  # fmt: skip
def test_faults(tmp_path: Path, rows: tuple[object, ...], message: str) -> None:
    path = gold(tmp_path, *rows)
    with pytest.raises(ConfigError) as caught:
        read_gold(path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_document_without_an_id_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r":1: .*id"):
        read_gold(gold(tmp_path, {"text": TEXT, "mentions": [MENTION]}))


@pytest.mark.parametrize("nth", [0, "x", 9])
def test_a_place_in_the_text_that_is_none_is_told(tmp_path: Path, nth: object) -> None:
    with pytest.raises(ConfigError, match=r"mentions\[0\]"):
        read_gold(gold(tmp_path, {"id": "a", "text": TEXT, "mentions": [{**MENTION, "nth": nth}]}))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read_gold(tmp_path / "nothing.jsonl")


def test_a_file_of_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b'{"id": "caf\xe9"}\n')
    with pytest.raises(ConfigError, match="is no UTF-8 text"):
        read_gold(path)
