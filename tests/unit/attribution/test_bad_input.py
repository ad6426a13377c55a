"""Texts that are no reports: bounded time, no crash."""

from __future__ import annotations

import time

import pytest

from detente.pipeline.coding import Coder

TEXTS = {
    "a thousand open quotes": "“He said that. " * 1000,
    "a thousand open lines": "“He said that.\n" * 1000,
    "straight marks": '"He said ' * 1000,
    "said": "said",
    "said and said": "said " * 2000,
    "five deep": "“‘“‘“deep down there, he said”’”’” he said.",
    "chat": "[12:01] Ana: ok\n[12:02] Ben: ok you said so\n" * 200,
    "one quote": "“" + "We met and we talked. " * 100 + "”",
    "said that he said that": "he said that " * 300,
    "no words": "“”\n'' \" ‚‘",
}


@pytest.mark.parametrize("name", TEXTS)
def test_bounded_time_and_spans_within_the_text(coder: Coder, name: str) -> None:
    (sentences,) = coder.annotator.annotate([TEXTS[name]])
    began = time.perf_counter()
    attributions, quotes = coder._attributor.attribute(sentences, (), TEXTS[name])
    assert time.perf_counter() - began < 10
    size = len(TEXTS[name])
    spans = [s for a in attributions for part in (a.source, a.cue, a.content) for s in part] + [q.span for q in quotes]
    assert all(0 <= s < e <= size for s, e in spans)
