"""What the documentation says is what the program does: tables, keys, links, commands and their output.

Run as a program, it writes the output of the commands on README and CONTRIBUTING anew: python tests/integration/test_docs.py
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import pytest
from typer.main import get_command

from detente.cli.app import app
from detente.faults import Faults
from detente.lexicon.actors import _COLUMNS
from detente.lexicon.frames import Frame, Mode, Operator
from detente.ontology import Ontology, load_ontology
from detente.pipeline.coding import Coder, parse_published
from detente.pipeline.wire import to_wire
from detente.store.exporting import event_json
from detente.types import Event, Received, Remark, Status

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])
FIGURES = ROOT / "bench" / "quality" / "figures.json"
#: As wide as the terminal that the output on the pages was made in.
COLUMNS = "110"
_FENCED = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology(Faults())


# --- Codebook against the ontology -----------------------------------------------------------------------------------


def kinds_table(ontology: Ontology) -> str:
    """The operator kinds and what each makes of the act below it, as they must stand in the codebook."""
    lines = ["| kind | status of the act below it |", "|---|---|"]
    lines += [f"| {k.name} | {'alleged ' if k.alleged else ''}{k.status} |" for k in ontology.kinds.values()]
    return "\n".join(lines)


def rules_table(ontology: Ontology) -> str:
    """The projection rows, as they must stand in the codebook."""
    lines = ["| operator | act | coded as | status | source |", "|---|---|---|---|---|"]
    order = list(ontology.kinds)
    for rule in ontology.rules:
        kinds = ", ".join(sorted(rule.kinds, key=order.index))
        types = ", ".join(sorted(rule.types, key=list(ontology.types).index))
        coding = rule.to if rule.mode is None else f"{rule.to}/{rule.mode}"
        lines.append(f"| {kinds} | {types} | {coding} | {rule.status or 'of the kind'} | {rule.cite} |")
    return "\n".join(lines)


def test_the_page_on_status_has_the_tables_of_the_projection(ontology: Ontology) -> None:
    page = (DOCS / "codebook" / "status.md").read_text(encoding="utf-8")
    for table in (kinds_table(ontology), rules_table(ontology)):
        assert table in page, f"status.md must hold this table:\n{table}"


def test_the_pages_on_types_have_quad_score_and_modes_of_the_ontology(ontology: Ontology) -> None:
    for name, kind in ontology.types.items():
        page = (DOCS / "codebook" / f"{name.lower()}.md").read_text(encoding="utf-8")
        assert f"**Quad class** {kind.quad} " in page, name
        assert f"**score** {kind.score:+.1f}" in page, name
        told = dict(re.findall(r"^\| (\S+) \| ([+-]\d+\.\d) \| \S", page, re.MULTILINE))
        assert told == {mode: f"{score:+.1f}" for mode, score in kind.modes.items()}, name


def test_every_status_is_explained() -> None:
    page = (DOCS / "codebook" / "status.md").read_text(encoding="utf-8")
    for status in "occurred ongoing scheduled proposed requested threatened hypothetical negated denied".split():
        assert re.search(rf"^\| {status} \| \S", page, re.MULTILINE), status


def test_every_context_and_sector_is_explained(ontology: Ontology) -> None:
    contexts = (DOCS / "codebook" / "contexts.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| (\w+) \| (?!the act)\S", contexts, re.MULTILINE)) - {"context"} == ontology.contexts
    actors = (DOCS / "codebook" / "actors.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| ([A-Z]{3}) \| \w", actors, re.MULTILINE)) == ontology.sectors


# --- Keys ------------------------------------------------------------------------------------------------------------


def documented(page: Path, heading: str) -> list[str]:
    """The keys in the first column of the table under a heading of the page."""
    text = page.read_text(encoding="utf-8")
    part = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert part is not None, f"{page.name}: no heading {heading!r}"
    return re.findall(r"^\| `(\w+)` \|", part[1], re.MULTILINE)


REPORT = (
    'GENEVA, June 16 (Northern Wire) - "We agreed to hold talks in Vienna," U.S. President Joe Biden said on Wednesday '
    "after he met Russian President Vladimir Putin in Geneva. [ad_1]"
)


def test_the_wire_format_is_as_documented(coder: Coder) -> None:
    received = Received(text=REPORT, place="report", published=parse_published("2021-06-16"))
    (annotation,) = coder.annotate([received], predicates=True)
    line = to_wire(annotation, predicates=True)
    page = DOCS / "wire-format.md"
    assert documented(page, "A line of `annotate`") == list(line)
    for layer in ("entities", "times", "places", "attributions", "quotes", "mentions", "predicates"):
        assert line[layer], f"the report of this test has no {layer}"
        assert documented(page, f"`{layer}`") == list(line[layer][0]), layer
    assert documented(page, "`remarks`") == [f.name for f in fields(Remark)]


def test_the_events_stream_is_as_documented() -> None:
    names = {f.name for f in fields(Event)}
    values: dict[str, object] = dict.fromkeys(names, ())
    values |= {"date": None, "quad": 1, "score": 1.0}
    values |= dict.fromkeys(("id", "type", "mode", "act", "cameo", "date_precision", "date_basis", "place"), "x")
    event = Event(**{**values, "status": Status.OCCURRED, "alleged": False})  # type: ignore[arg-type]
    assert documented(DOCS / "wire-format.md", "A line of `events --json`") == list(event_json(event))


@pytest.mark.parametrize(("heading", "kind"), [("Frames", Frame), ("Refinements", Mode), ("Operators", Operator)])
def test_every_key_of_the_lexicon_is_documented(heading: str, kind: type) -> None:
    assert documented(DOCS / "lexicon.md", heading) == [f.name for f in fields(kind) if f.name != "file"]


def test_every_column_of_the_actor_tables_is_documented() -> None:
    page = (DOCS / "lexicon.md").read_text(encoding="utf-8")
    for file, columns in _COLUMNS.items():
        assert f"| `{file}` | {', '.join(f'`{c}`' for c in columns)} |" in page, (file, columns)


# --- Links and verbs -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_table_of_verbs_is_complete() -> None:
    command = get_command(app)
    verbs = set(command.commands)  # type: ignore[attr-defined]
    told = set(re.findall(r"^\| `detente ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert told == verbs


def test_the_promises_name_tests_that_are_there() -> None:
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(tests/\S+?)`", page))
    assert named
    for path in named:
        assert (ROOT / path).exists(), path


# --- Commands and their output ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the file it is to be written to, its text."""

    language: str
    file: str | None
    text: str


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    for language, file, text in _FENCED.findall(page.read_text(encoding="utf-8")):
        yield Block(language, file or None, text)


def walk_through(page: Path, folder: Path) -> int:
    """Do in ``folder`` what the page says, block by block, and compare what is printed. Returns how many commands ran.

    Digests, counts and times differ from one lexicon to the next; they are compared by shape.
    """
    count = 0
    for block in blocks(page):
        if block.file is not None:
            target = folder / block.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, encoding="utf-8")
        elif block.language == "console":
            for command, output in _commands(block.text):
                count += 1
                assert _shape(_run(command, folder)) == _shape(output), f"{page.name}: $ {command}"
    return count


def _commands(text: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def _run(command: str, folder: Path) -> str:
    words = shlex.split(command)
    assert words[0] == "detente", command
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env={**_environment(), "COLUMNS": COLUMNS, "TERM": "dumb"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode in (0, 1, 2), done.stderr
    return done.stdout + done.stderr


def _environment() -> Mapping[str, str]:
    return {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "NO_COLOR", "COLUMNS")}


def _shape(text: str) -> list[str]:
    lines = []
    for line in text.rstrip().splitlines():
        line = re.sub(r"\b[0-9a-f]{16}\b", "DIGEST", line)
        line = re.sub(r"\b\d+ (frames|trigger words|operators|classes|examples|of \d+ examples)", r"N \1", line)
        lines.append(re.sub(r"with \d+ trigger", "with N trigger", line).rstrip())
    return lines


def test_add_a_verb_in_ten_minutes_works_as_written(tmp_path: Path) -> None:
    assert walk_through(ROOT / "CONTRIBUTING.md", tmp_path) >= 6


def test_the_readme_shows_what_is_printed(tmp_path: Path) -> None:
    assert walk_through(ROOT / "README.md", tmp_path) >= 1


def test_the_readme_snippet_prints_what_it_says(coder: Coder, capsys: pytest.CaptureFixture[str]) -> None:
    (snippet,) = (b.text for b in blocks(ROOT / "README.md") if b.language == "python")
    code = compile(snippet, "README.md", "exec")
    exec(code, {})
    printed = capsys.readouterr().out.splitlines()
    told = re.findall(r"#> (.*)$", snippet, re.MULTILINE)
    assert told
    assert printed == told


def test_the_readme_names_scripts_that_are_there() -> None:
    named = re.findall(r"^bash (\S+)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert named == ["scripts/demo.sh", "scripts/test.sh"]
    for script in named:
        subprocess.run(["bash", "-n", str(ROOT / script)], check=True)


# --- Figures ---------------------------------------------------------------------------------------------------------


def test_the_readme_has_the_figures_that_were_measured(tmp_path: Path) -> None:
    script = ROOT / "bench" / "quality" / "readme_figures.py"
    sample = {"example": {"recall": 81.25, "precision": 70.0, "f1": 75.2}, "relations": {"macro_f1": 51.0}}
    figures, readme = tmp_path / "figures.json", tmp_path / "README.md"
    figures.write_text(json.dumps(sample), encoding="utf-8")
    readme.write_text("# Name\n\n<!-- figures -->\n<!-- /figures -->\n\nEnd.\n", encoding="utf-8")
    call = [sys.executable, str(script), "--figures", str(figures), "--readme", str(readme)]
    assert subprocess.run([*call, "--check"]).returncode == 1
    assert subprocess.run(call).returncode == 0
    assert subprocess.run([*call, "--check"]).returncode == 0
    text = readme.read_text(encoding="utf-8")
    assert "| 81.2 |" in text or "| 81.3 |" in text
    assert text.endswith("\n\nEnd.\n")
    if FIGURES.is_file():
        done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


def refresh(page: Path, folder: Path) -> None:
    """Run a page's commands in ``folder`` and write what they print into the page. Read the difference before you keep it."""

    def one(found: re.Match[str]) -> str:
        language, file, text = found.groups()
        if file is not None:
            target = folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        elif language == "console":
            told = (f"$ {command}\n{_clean(_run(command, folder))}\n" for command, _ in _commands(text))
            return f"```console\n{''.join(told)}```"
        return found[0]

    page.write_text(_FENCED.sub(one, page.read_text(encoding="utf-8")), encoding="utf-8")


def _clean(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.rstrip().splitlines())


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        for name in ("README.md", "CONTRIBUTING.md"):
            refresh(ROOT / name, Path(place))
