"""Every clean span slices to its own characters in the received text, for any script; and the way back is exact."""

from __future__ import annotations

import html
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.clean import Cleaned, clean, to_clean, to_received

#: Stretches that some rule takes out, changes or must leave alone.
PIECES = st.sampled_from(
    [
        "[ad_1]", "[ad_2]\n", "Source link\n", "\\###\n", "-30-\n", "ENDS\n", "ADVERTISEMENT\n", "Share on Facebook\n",
        "(Photo by Ann Reed)", "(Reporting by Ann Reed; Editing by Bo Lund)", "By Ann Reed\n", "OSLO, June 16 (Reuters) - ",
        "**bold** ", "*soft* ", "[a link](https://example.org/a_(b)) ", "<b>x</b>", "a < b > c", "&amp;", "&nbsp;", "&#39;", "&;",
        "line one goes on and on until the column ends\nwhere it goes on ", "well-\nknown ", "\r\n", "\n\n", "\r", "\u2028", "\x0c",
        "\u200b", "\ufeff", "\u00ad", "\u00a0", "Pоlаnd", "Мoсква", "Россия", "Ｐｅａｃｅ", "𝐏𝐞𝐚𝐜𝐞", "和平会谈", "محادثات", "שיחות", "👨‍👩‍👧 ",
        "e\u0301", "U.S.", "“quoted” ", "‘x’ ", "` ", "(c) 2021 The Harbour Post\n", "Read more: here\n", "\ud800",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=12), max_size=25).map("".join)

#: Clean characters that stand for another one in the received text, besides compatibility forms of the same letter.
TWINS = {
    **dict.fromkeys("\t\n\r\x0b\x0c\x85\u2028\u2029\u1680", " \n"),
    **dict.fromkeys("\u02bc\u2032\u00b4\u201b\u201f`\u2010\u2011", "’'“‘-"),
}  # fmt: skip
LOOKALIKES = dict(zip("АВЕКМНОРСТХаеорсухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaeopcyxisjABEZHIKMNOPTYXo", strict=True))


def is_twin(kept: str, received: str, at: int) -> bool:
    """The clean character is the received one, its plain twin, or what a character reference there stands for."""
    original = received[at]
    if kept == original or kept in TWINS.get(original, "") or LOOKALIKES.get(original) == kept:
        return True
    if original == "&":
        named = html.unescape(received[at : received.find(";", at) + 1])
        return kept == named or is_twin(kept, named, 0)
    return unicodedata.normalize("NFKC", original) == kept


def runs_are_sound(cleaned: Cleaned, received: str) -> None:
    at = before = 0
    for clean_start, received_start, length in cleaned.offsets:
        assert clean_start == at
        assert length > 0
        assert received_start >= before
        at, before = clean_start + length, received_start + length
    assert at == len(cleaned.text)
    assert before <= len(received)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_each_clean_character_is_a_received_one_or_its_twin(received: str) -> None:
    cleaned = clean(received)
    runs_are_sound(cleaned, received)
    for i, kept in enumerate(cleaned.text):
        start, end = to_received(cleaned.offsets, (i, i + 1))
        assert end == start + 1
        assert is_twin(kept, received, start), (kept, received[start])


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.data())
def test_a_clean_span_comes_back_from_the_received_text(received: str, data: st.DataObject) -> None:
    cleaned = clean(received)
    if not cleaned.text:
        return
    start = data.draw(st.integers(0, len(cleaned.text) - 1))
    end = data.draw(st.integers(start + 1, len(cleaned.text)))
    there = to_received(cleaned.offsets, (start, end))
    assert to_clean(cleaned.offsets, there) == (start, end)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_what_is_not_kept_is_told_with_its_reason(received: str) -> None:
    cleaned = clean(received)
    kept = {r + i for _, r, length in cleaned.offsets for i in range(length)}
    gone = {i for removal in cleaned.removed for i in range(removal.start, removal.end)}
    assert kept.isdisjoint(gone)
    assert kept | gone == set(range(len(received)))
    assert all(removal.reason for removal in cleaned.removed)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_removed_span_has_no_clean_one(received: str) -> None:
    cleaned = clean(received)
    for removal in cleaned.removed:
        assert to_clean(cleaned.offsets, (removal.start, removal.end)) is None


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_the_dateline_lies_in_the_text(received: str) -> None:
    cleaned = clean(received)
    if cleaned.dateline is not None:
        start, end = cleaned.dateline.span
        assert 0 <= start < end <= len(cleaned.text)
        assert cleaned.text[start:end].strip()
