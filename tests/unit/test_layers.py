"""Imports go down only, and stages do not import one another: held over the syntax trees, nested imports included."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import detente

ROOT = Path(detente.__file__).parent

#: Layer of each top-level module. Modules of layer 3 are stages and meet only in ``types`` and ``pipeline``.
LAYERS = {
    "errors": 0,
    "types": 0,
    "faults": 1,
    "ontology": 1,
    "lexicon": 1,
    "grammar": 2,
    "ingest": 3,
    "clean": 3,
    "annotate": 3,
    "coder": 3,
    "entities": 3,
    "temporal": 3,
    "geoparse": 3,
    "attribution": 3,
    "copies": 3,
    "merge": 3,
    "store": 4,
    "pipeline": 5,
    "relations": 5,
    "evaluate": 5,
    "cli": 6,
    "faces": 6,
    "web": 6,
    "__main__": 7,
    "__init__": 7,
}

STAGES = {name for name, layer in LAYERS.items() if layer == 3}


def modules() -> Iterator[tuple[str, Path]]:
    """Every module file with the top-level name that it belongs to."""
    for path in sorted(ROOT.rglob("*.py")):
        relative = path.relative_to(ROOT)
        yield relative.parts[0].removesuffix(".py"), path


def imported(path: Path) -> set[str]:
    """Top-level names inside ``detente`` that a file imports anywhere, type-checking blocks left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    found: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        names = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [node.module or ""]
            if node.module == "detente":
                names = [f"detente.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "detente" and len(parts) > 1 and parts[1] in LAYERS:
                found.add(parts[1])
    return found


def test_every_module_has_a_layer() -> None:
    assert {name for name, _ in modules()} <= set(LAYERS)


def test_imports_go_down() -> None:
    faults = [
        f"{path.relative_to(ROOT)} imports {name}"
        for own, path in modules()
        for name in imported(path)
        if name != own and LAYERS[name] > LAYERS[own]
    ]
    assert not faults


def test_stages_do_not_import_one_another() -> None:
    faults = [
        f"{path.relative_to(ROOT)} imports {name}"
        for own, path in modules()
        if own in STAGES
        for name in imported(path) - {own}
        if name in STAGES
    ]
    assert not faults


def test_only_annotate_imports_spacy() -> None:
    users = {
        own
        for own, path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Import) and any(a.name.split(".")[0] == "spacy" for a in node.names))
        or (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "spacy")
    }
    assert users == {"annotate"}
