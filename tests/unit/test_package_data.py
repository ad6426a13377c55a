"""What the package brings along can be read by ``importlib.resources``, from a wheel as from a clone."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

import pytest


def walk(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        name = f"{prefix}{item.name}"
        if item.is_dir():
            yield from walk(item, f"{name}/")
        else:
            yield name, item


@pytest.fixture(scope="module")
def found() -> dict[str, Traversable]:
    return dict(walk(files("detente")))


@pytest.mark.parametrize(
    "name",
    [
        "py.typed",
        "data/ontology.toml", "data/projection.toml", "data/operators.toml", "data/phrases.toml", "data/cues.toml",
        "data/cameo.csv", "data/actors/states.csv", "data/actors/leaders.csv", "data/actors/organisations.csv",
        "data/actors/officials.csv", "data/actors/organisation_terms.csv", "data/regions.csv",
        "data/places/cities.tsv.gz", "data/places/features.csv",
        "data/example/reports.jsonl", "data/example/gold.jsonl", "data/example/README.md",
        "store/schema/0001.sql", "store/schema/0002.sql", "data/actors/members.csv", "store/schema/views.sql",
        "web/templates/dossier.html.j2", "web/templates/card.html.j2", "web/templates/empty.html.j2",
        "web/templates/frame.html.j2", "web/templates/picture.html.j2", "web/templates/style.css",
        "web/templates/filter.js",
    ],
)  # fmt: skip
def test_a_file_is_there(found: dict[str, Traversable], name: str) -> None:
    assert found[name].read_bytes() or name == "py.typed"


def test_there_are_frames_of_all_types(found: dict[str, Traversable]) -> None:
    frames = {name for name in found if name.startswith("data/frames/") and name.endswith(".toml")}
    assert len(frames) == 16
    assert sum(name.startswith("data/classes/") and name.endswith(".toml") for name in found) >= 2


def test_every_table_and_list_can_be_read(found: dict[str, Traversable]) -> None:
    for name, item in found.items():
        if name.endswith(".toml"):
            assert tomllib.loads(item.read_text(encoding="utf-8")), name
        elif name.endswith(".csv"):
            assert "," in item.read_text(encoding="utf-8").splitlines()[0], name
        elif name.endswith(".jsonl"):
            assert all(json.loads(line) for line in item.read_text(encoding="utf-8").splitlines()), name
