"""The wire format: its keys, its dates, its bytes."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone

import pytest

from detente.pipeline.coding import Coder
from detente.pipeline.wire import dumps, json_line, mention_row, published_text, to_wire

KEYS = {
    "entities": {"span", "text", "entity", "country", "sector", "role", "kind"},
    "times": {"span", "text", "type", "value", "start", "end", "precision", "basis"},
    "places": {"span", "text", "geonames", "country", "lat", "lon", "precision"},
    "attributions": {"source", "cue", "content", "kind", "speaker", "parent"},
    "mentions": {
        "id", "sentence", "trigger", "act", "operators", "type", "mode", "contexts", "cameo", "quad", "score", "actors",
        "recipients", "status", "alleged", "attribution", "time", "place", "rules", "confidence",
    },
    "predicates": {"span", "factuality", "status", "date"},
    "quotes": {"span", "text", "speaker", "speaker_span", "suspect"},
    "remarks": {"kind", "span", "words"},
}  # fmt: skip


def test_every_key_of_every_layer(coder: Coder) -> None:
    text = (
        "US President Joe Biden will meet Russian President Vladimir Putin in Geneva on June 16, the White House said. "
        "“We are ready,” said Biden. The talks are open, Reuters said. I reported."
    )
    (annotation,) = coder.annotate([coder_input(text)], predicates=True)
    found = to_wire(annotation, predicates=True)
    assert {"id", "text", "published", "clean"} <= set(found)
    assert set(found["clean"]) == {"removed", "offsets"}
    for layer, keys in KEYS.items():
        if layer != "attributions":
            assert found[layer], layer
        for item in found[layer]:
            assert keys <= set(item), layer
    assert "predicates" not in to_wire(annotation)
    assert json.loads(dumps(annotation, predicates=True)) == found
    mention = annotation.mentions[0]
    row = mention_row(annotation, mention)
    assert (row["actors"], row["trigger"]) == (["USA", "RUS"], "meet")
    assert row["sentence"] == text[: text.index(" “We")]
    (quote,) = found["quotes"]
    assert text[slice(*quote["span"])] == quote["text"] == "“We are ready,”"
    assert text[slice(*quote["speaker_span"])] == "Biden"


def coder_input(text: str) -> object:
    from detente.types import Received

    return Received(text, "here", published=datetime(2021, 5, 25))


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (None, None),
        (datetime(2021, 5, 25), "2021-05-25"),
        (datetime(2021, 5, 25, 0, 1), "2021-05-25T00:01:00"),
        (datetime(2021, 5, 25, tzinfo=timezone(timedelta(hours=3))), "2021-05-25T00:00:00+03:00"),
    ],
)
def test_publication_dates_are_as_fine_as_they_are_known(moment: datetime | None, text: str | None) -> None:
    assert published_text(moment) == text


def test_half_characters_are_escaped_and_others_are_not() -> None:
    assert json_line({"a": "é🙂"}) == '{"a": "é🙂"}'
    line = json_line({"a": "é\ud83d"})
    line.encode("utf-8")
    assert json.loads(line) == {"a": "é\ud83d"}
