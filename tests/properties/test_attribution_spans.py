"""Whatever the text: spans slice to words inside it, roles are sorted, nesting is a forest, the result is repeatable."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.pipeline.coding import Coder
from detente.types import Attribution

PIECES = st.sampled_from(
    [
        "Biden", "Putin", "the Kremlin", "he", "officials", "said", "told reporters", "denied", "according to", "that",
        "the talks were over", "will not sign", "accused", "of cheating", "the claim that", "reportedly", "who", "as",
        "“", "”", "‘", "’", '"', "'", "„", "«", "»", "''", ",", ".", "?", ":", "\n\n", "\n", "—", "(", ")", "Q:", "A:",
        "😀", "Москва", "中国", "e\u0301", "\u00a0", "I reported.",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join), st.text(max_size=80)
)


@settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS)
def test_spans_slice_inside_the_text_and_parents_make_no_circle(coder: Coder, text: str) -> None:
    annotation = coder.read(text, published="2021-06-16")
    clean = annotation.document.text
    layer = annotation.attributions
    for a in layer:
        assert a.content
        assert a.source or a.cue
        for part in (a.source, a.cue, a.content):
            assert list(part) == sorted(part)
            assert all(x[1] <= y[0] for x, y in pairwise(part))
            assert all(0 <= s < e <= len(clean) and clean[s:e].strip() for s, e in part)
        assert a.speaker_mention is None or 0 <= a.speaker_mention < len(annotation.entities)
    for n in range(len(layer)):
        assert _height(layer, n) <= len(layer)
    for q in annotation.quotes:
        assert clean[q.span[0] : q.span[1]] == q.text
        assert any(c.isalnum() for c in q.text)
    assert coder.read(text, published="2021-06-16").attributions == layer


def _height(layer: tuple[Attribution, ...], n: int) -> int:
    """Steps from ``n`` to the outermost attribution; more than there are means a circle."""
    steps, at = 0, layer[n].parent
    while at is not None and steps <= len(layer):
        steps, at = steps + 1, layer[at].parent
    return steps
