"""Promise 1: every span of every layer slices to its words in the stored text, and so it does in what was received."""

from __future__ import annotations

from datetime import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.clean import to_clean, to_received
from detente.pipeline.coding import Coder
from detente.types import Annotation, Received, Span

CLAUSES = st.sampled_from(
    [
        "Serbia expelled two Croatian diplomats on Monday. ",
        "On 16 June 2021, US President Joe Biden met Vladimir Putin in Geneva. ",
        "“We will not sign,” the Kremlin said, Reuters reported. ",
        "He denied that Egypt had bombed a base near Tripoli, Libya. ",
        "France urged Mali to release the prisoners, officials said. ",
        "Côte d’Ivoire closed its border; both sides protested. ",
        "Recep Tayyip Erdoğan threatened to expel the Greek ambassador. ",
        "The two presidents agreed to meet next month. ",
        "China-Japan talks, which began in March, were cancelled. ",
    ]
)
SCRIPTS = st.sampled_from(
    [
        "Москва выслала двух дипломатов. ", "中国和日本举行会谈。", "عقد الوزراء محادثات. ", "הם נפגשו בירושלים. ", "ประชุมที่กรุงเทพ ",
        "नई दिल्ली में बैठक हुई। ", "𝐏𝐞𝐚𝐜𝐞 ", "Pоlаnd ", "e\u0301te\u0301 ", "👨‍👩‍👧‍👦 ", "🇷🇺🇺🇸 ", "Z̷a̴l̸g̶o ", "ﬁnal ", "ＵＳＡ ",
    ]
)  # fmt: skip
MARKUP = st.sampled_from(
    [
        "[ad_1]\n", "\n[ad_2]", "<b>", "</b>", "<p>", "&amp;", "&nbsp;", "&#39;", "**", "\\*", "[link](https://example.org/a)",
        "\u200b", "\ufeff", "\u00ad", "\u00a0", "\r\n", "\n\n", "\t", "OSLO, May 25 (Northern Wire) - ", "(Reporting by A. Reed)",
        '"', "“", "”", "'", "’", "(", ")", "…", "–", "\x00", "\ud800",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(CLAUSES, CLAUSES, SCRIPTS, MARKUP, st.text(max_size=8)), max_size=12).map("".join)


def worded(annotation: Annotation) -> list[tuple[str, Span, str]]:
    """Every span that carries its own words: layer, span, words."""
    found: list[tuple[str, Span, str]] = []
    found += [("entity", e.span, e.text) for e in annotation.entities]
    found += [("time", t.span, t.text) for t in annotation.times]
    found += [("place", p.span, p.text) for p in annotation.places]
    found += [("quote", q.span, q.text) for q in annotation.quotes]
    for s in annotation.sentences:
        found += [("token", (a, b), w) for a, b, w in zip(s.starts, s.ends, s.words, strict=True)]
    return found


def bare(annotation: Annotation) -> list[tuple[str, Span]]:
    """Every other span."""
    found: list[tuple[str, Span]] = [("sentence", s.span) for s in annotation.sentences]
    for m in annotation.mentions:
        found += [("mention", m.sentence), ("trigger", m.trigger)]
    for a in annotation.attributions:
        found += [("attribution", s) for part in (a.source, a.cue, a.content) for s in part]
    found += [("predicate", p.span) for p in annotation.predicates]
    if annotation.document.dateline is not None:
        found.append(("dateline", annotation.document.dateline.span))
    return found


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_every_span_slices_to_its_words(coder: Coder, text: str) -> None:
    received = Received(text, "here", published=datetime(2021, 5, 25))
    (annotation,) = coder.annotate([received], predicates=True)
    clean = annotation.document.text
    for layer, (start, end), words in worded(annotation):
        assert clean[start:end] == words, layer
    for layer, (start, end) in bare(annotation):
        assert 0 <= start < end <= len(clean), layer
        assert clean[start:end].strip(), layer
    for m in annotation.mentions:
        assert m.sentence[0] <= m.trigger[0] < m.trigger[1] <= m.sentence[1]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_every_span_can_be_found_in_what_was_received(coder: Coder, text: str) -> None:
    document = coder.read(text, published="2021-05-25").document
    assert document.received == text
    annotation = coder.read(text, published="2021-05-25")
    for layer, span, _ in worded(annotation):
        start, end = to_received(document.offsets, span)
        assert 0 <= start < end <= len(text), layer
        assert to_clean(document.offsets, (start, end)) == span, layer


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, data=st.data())
def test_given_entities_keep_their_words(coder: Coder, text: str, data: st.DataObject) -> None:
    size = len(text)
    spans = data.draw(
        st.lists(st.tuples(st.integers(-3, size + 3), st.integers(-3, size + 3)), max_size=4), label="spans"
    )
    (annotation,) = coder.annotate([Received(text, "here", given_entities=tuple(spans))])
    clean = annotation.document.text
    for e in annotation.entities:
        assert 0 <= e.span[0] < e.span[1] <= len(clean)
        assert clean[slice(*e.span)] == e.text
