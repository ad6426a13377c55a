"""Copies: the same pairs whatever the order; a copy that is added changes no origin count; candidates miss nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.copies import find_copies, origins
from detente.types import Document

WORDS = (
    "harbour minister talks border treaty grain envoy winter patrol signed river bridge council vote strike rail port "
    "market price army guard valley island sanctions visit summit letter court law press radio storm road school"
).split()
PUBLISHERS = (None, "Northern Wire", "The Harbour Post", "Kestrel News")
FIRST = datetime(2031, 1, 1, tzinfo=UTC)

paragraphs = st.lists(st.sampled_from(WORDS), min_size=12, max_size=40).map(lambda w: " ".join(w).capitalize() + ".")
stories = st.lists(paragraphs, min_size=1, max_size=5)


@st.composite
def reports(draw: st.DrawFn, name: str) -> Document:
    return _document(draw, name, "\n\n".join(draw(stories)))


def _document(draw: st.DrawFn, name: str, text: str) -> Document:
    published = draw(st.one_of(st.none(), st.integers(0, 500).map(lambda h: FIRST + timedelta(hours=h))))
    return Document(
        name, text, text, ((0, 0, len(text)),), published=published, publisher=draw(st.sampled_from(PUBLISHERS))
    )


@st.composite
def corpora(draw: st.DrawFn) -> list[Document]:
    """A few reports, and copies of some: word for word, under a dateline, in capitals, cut, lengthened."""
    found = [draw(reports(f"r{n}")) for n in range(draw(st.integers(1, 4)))]
    for n in range(draw(st.integers(0, 4))):
        found.append(draw(copies(draw(st.sampled_from(found)), f"{draw(st.sampled_from('az'))}{n}")))
    return found


@st.composite
def copies(draw: st.DrawFn, original: Document, name: str, *, whole: bool = False) -> Document:
    kind = draw(st.sampled_from(["same", "dateline", "capitals"] + ([] if whole else ["cut", "longer"])))
    text = original.text
    if kind == "dateline":
        text = f"KELBY, May 5 (Northern Wire) — {text}"
    elif kind == "capitals":
        text = text.upper()
    elif kind == "cut":
        text = text.rpartition("\n\n")[0] or text
    elif kind == "longer":
        text = f"{text}\n\n{draw(paragraphs)}"
    return _document(draw, name, text)


@settings(max_examples=60, deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_order_is_no_matter(corpus: list[Document], random: object) -> None:
    shuffled = list(corpus)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    pairs = find_copies(corpus)
    assert pairs == find_copies(shuffled)
    assert all(p.a < p.b and p.original in (None, p.a, p.b) and 0 <= p.score <= 1 and p.evidence for p in pairs)
    names = [d.id for d in corpus]
    assert origins(names, pairs) == origins(reversed(names), reversed(pairs))


@settings(max_examples=80, deadline=None)
@given(corpora(), st.data())
def test_a_copy_changes_no_origin_count(corpus: list[Document], data: st.DataObject) -> None:
    copied = data.draw(st.sampled_from(corpus))
    copy = data.draw(copies(copied, data.draw(st.sampled_from(["0", "mm", "zz"])), whole=True))
    before = origins([d.id for d in corpus], find_copies(corpus))
    after = origins([*before, copy.id], find_copies([*corpus, copy]))
    assert len(set(after.values())) == len(set(before.values()))
    assert after[copy.id] == after[copied.id]


@settings(max_examples=60, deadline=None)
@given(corpora())
def test_a_new_document_changes_no_pair_of_others(corpus: list[Document]) -> None:
    assert set(find_copies(corpus[:-1])) <= set(find_copies(corpus))
