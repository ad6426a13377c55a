"""Promise 2: the same input and lexicon give the same bytes, in any order, any batch, any process."""

from __future__ import annotations

import os
import subprocess
import sys

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.pipeline.coding import Coder, parse_published
from detente.pipeline.wire import dumps
from detente.types import Received

TEXTS = (
    "Serbia expelled two Croatian diplomats on Monday. Zagreb recalled its ambassador.",
    "US President Joe Biden will meet Russian President Vladimir Putin in Geneva on June 16, the White House said.",
    "He denied that Egypt had bombed a Libyan base. “It is a lie,” the spokesman told Reuters.",
    "",
    "France urged Mali to release the prisoners. It threatened to suspend aid.",
    "Angela Merkel flew to Kyiv. She met Ukrainian officials. They signed an accord.",
    "The president left. The two sides argued.",
    "TEHRAN, May 25 (Kestrel News) - Iran seized a Greek tanker in the Gulf last week.",
    "Москва выслала двух дипломатов. 中国。 😀",
    "Peru and Chile held talks in Lima. Jan Kowalczyk, Poland's deputy foreign minister, was there. Kowalczyk spoke.",
    "India and Pakistan clashed.\n\nIndia accused Pakistan of shelling its posts.\n\nIslamabad denied it.",
    "[ad_1] Kenya closed its border with Somalia, which had arrested two Kenyan officers in March. [ad_2]",
)


def reports(order: list[int]) -> list[Received]:
    """The reports in some order, each with a day of its own."""
    return [
        Received(TEXTS[n], f"place {n}", published=parse_published(f"2021-05-{10 + n}"), publisher=f"Wire {n % 3}")
        for n in order
    ]


def lines(coder: Coder, order: list[int], batch_size: int) -> dict[int, str]:
    """The wire line of each report, by its number."""
    stream = coder.annotate(reports(order), batch_size=batch_size, predicates=True)
    return {n: dumps(a, predicates=True) for n, a in zip(order, stream, strict=True)}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(TEXTS))), batch_size=st.sampled_from([1, 2, 3, 5, 64]))
def test_order_and_batch_change_nothing(coder: Coder, order: list[int], batch_size: int) -> None:
    assert lines(coder, order, batch_size) == lines(coder, list(range(len(TEXTS))), 64)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.integers(0, len(TEXTS) - 1), min_size=1, max_size=8))
def test_neighbours_change_nothing(coder: Coder, chosen: list[int]) -> None:
    alone = {n: lines(coder, [n], 1)[n] for n in set(chosen)}
    stream = coder.annotate(reports(chosen), batch_size=3, predicates=True)
    assert [dumps(a, predicates=True) for a in stream] == [alone[n] for n in chosen]


def test_another_process_with_another_hash_seed_writes_the_same_bytes(coder: Coder) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from test_same_bytes import TEXTS, lines\n"
        "from detente.pipeline.coding import Coder\n"
        "found = lines(Coder(), list(range(len(TEXTS))), 4)\n"
        "sys.stdout.buffer.write('\\n'.join(found[n] for n in sorted(found)).encode())\n"
    )
    here = os.path.dirname(__file__)  # noqa: PTH120
    found = [
        subprocess.run(
            [sys.executable, "-c", script, here],
            capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, timeout=120,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    own = lines(coder, list(range(len(TEXTS))), 64)
    assert found[0] == found[1] == "\n".join(own[n] for n in sorted(own)).encode()
