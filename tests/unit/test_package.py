"""The public face of the package, and what importing it costs."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import metadata, version
from pathlib import Path

import pytest

import detente


def test_every_public_name_can_be_had() -> None:
    for name in detente.__all__:
        assert getattr(detente, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Codder'"):
        detente.Codder  # noqa: B018


def test_the_version_is_the_installed_one() -> None:
    assert detente.__version__ == version("detente")
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", detente.__version__)


def test_the_package_is_typed() -> None:
    assert (Path(detente.__file__).parent / "py.typed").is_file()


def test_the_licence_is_told() -> None:
    assert metadata("detente")["License-Expression"] == "Apache-2.0"


def test_importing_loads_no_heavy_part() -> None:
    script = "import sys, detente; print([m for m in ('spacy', 'duckdb', 'numpy', 'typer') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_the_way_of_the_readme(coder: detente.Coder) -> None:
    found = coder.code("Prague expelled two Russian diplomats on Sunday.", published="2021-04-18")
    assert [(m.type, m.mode) for m in found] == [("SANCTION", "expel")]
    assert isinstance(found[0], detente.EventMention)


def test_annotate_is_lazy(coder: detente.Coder) -> None:
    taken = []

    def reports() -> object:
        for n in range(100):
            taken.append(n)
            yield detente.Received(f"Prague expelled {n + 2} Russian diplomats.", f"report {n}")

    stream = coder.annotate(reports(), batch_size=4)
    assert taken == []
    next(stream)
    assert len(taken) == 4


@pytest.mark.parametrize(
    "published", ["2021-05-25", "2021-05-25T14:30:00", "2021-05-25T14:30:00+02:00", "2021-05-25T14:30:00Z", None]
)
def test_published_as_text(coder: detente.Coder, published: str | None) -> None:
    assert coder.read("Prague expelled two Russian diplomats.", published=published).document.id


@pytest.mark.parametrize("published", ["25 May 2021", "2021-13-01", "yesterday", "", "2021-02-30"])
def test_a_date_that_is_none_is_told_with_a_remedy(coder: detente.Coder, published: str) -> None:
    with pytest.raises(detente.DetenteError, match=r"is no date; write it as 2021-05-25"):
        coder.code("Prague expelled two Russian diplomats.", published=published)


def test_no_stage_reads_the_clock_the_network_or_the_environment() -> None:
    """Promise 6, over the words of every module below the faces; the command line alone may read the clock."""
    root = Path(detente.__file__).parent
    banned = re.compile(
        r"\b(?:datetime\.now|date\.today|time\.time\(|time\.monotonic|os\.environ|os\.getenv|urllib|requests\.|socket\.|http\.client)"
    )
    faults = []
    for path in sorted(root.rglob("*.py")):
        part = path.relative_to(root).parts[0]
        if part in ("cli", "faces", "web", "__main__.py"):
            continue
        faults += [
            f"{path.relative_to(root)}:{n}: {line.strip()}"
            for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
            if banned.search(line)
        ]
    assert not faults
