"""Merging gives the same events whatever the order, loses no mention, and counts no copy as an origin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.merge import merge
from detente.types import Basis, Interval, Party, Precision, Status, Testimony

PARTIES: tuple[Party, ...] = (
    ("joe-biden", "USA", "GOV"),
    ("USA", "USA", None),
    ("vladimir-putin", "RUS", "GOV"),
    ("RUS", "RUS", "MIL"),
    ("UKR", "UKR", None),
    (None, None, "CVL"),
)
ACTS = ("CONSULT", "CONSULT/phone", "SANCTION", "SANCTION/expel", "ASSAULT", "REQUEST/meet", "COERCE/cyber")
sides = st.lists(st.sampled_from(PARTIES), max_size=2, unique=True).map(tuple)


@st.composite
def drawn_mention(draw: st.DrawFn, number: int) -> Testimony:
    act = draw(st.sampled_from(ACTS))
    kind, _, mode = act.partition("/")
    document = draw(st.sampled_from(["d1", "d2", "d3"]))
    start = date(2021, 5, 28) + timedelta(days=draw(st.integers(0, 6)))
    interval = draw(
        st.sampled_from(
            [
                None,
                Interval(start, start + timedelta(days=1)),
                Interval(date(2021, 6, 1), date(2021, 7, 1)),
                Interval(date(2021, 1, 1), date(2022, 1, 1)),
                Interval(None, start),
                Interval(start, None),
            ]
        )
    )
    basis = draw(st.sampled_from([Basis.STATED, Basis.DOCUMENT_DATE])) if interval else Basis.NONE
    at = draw(st.integers(0, 3000))
    return Testimony(
        id=f"m{number}", document=document, origin=draw(st.sampled_from(["o1", document])), publisher=None,
        published=date(2021, 6, 1), sentence=(at, at + 50), trigger=(at, at + 4), words=f"Sentence {number}.", act=act, operators=(),
        type=kind, mode=mode or None, contexts=(), cameo=None, quad=1, score=1.0,
        status=draw(st.sampled_from(list(Status))), alleged=draw(st.booleans()), actors=draw(sides),
        recipients=draw(sides), date=interval, date_precision=Precision.DAY if interval else None, date_basis=basis,
        place=draw(st.sampled_from([None, "Geneva"])), speaker=draw(st.sampled_from([None, "USA", "RUS"])), chain=(),
        rules=(), confidence=draw(st.sampled_from([0.5, 0.9])),
    )  # fmt: skip


@st.composite
def records(draw: st.DrawFn) -> list[Testimony]:
    return [draw(drawn_mention(n)) for n in range(draw(st.integers(0, 9)))]


@settings(max_examples=150, deadline=None)
@given(records(), st.randoms(use_true_random=False))
def test_order_is_no_matter(record: list[Testimony], random: object) -> None:
    shuffled = list(record)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge(record) == merge(shuffled)


@settings(max_examples=150, deadline=None)
@given(records())
def test_every_mention_is_in_one_event_and_every_join_has_a_reason(record: list[Testimony]) -> None:
    events = merge(record)
    assert sorted(m for event in events for m in event.mentions) == sorted(t.id for t in record)
    assert len({event.id for event in events}) == len(events)
    assert all(len(event.reasons) == len(event.mentions) - 1 for event in events)


@settings(max_examples=150, deadline=None)
@given(records())
def test_a_verbatim_copy_adds_documents_and_nothing_else(record: list[Testimony]) -> None:
    record = [replace(t, origin="o1" if t.document == "d1" else t.document) for t in record]
    copies = [replace(t, id=f"copy-{t.id}", document="d9") for t in record if t.document == "d1"]
    before, after = merge(record), merge([*record, *copies])
    assert [event.id for event in before] == [event.id for event in after]
    assert [event.origins for event in before] == [event.origins for event in after]
    assert [event.status for event in before] == [event.status for event in after]
    assert [{*event.documents} - {"d9"} for event in after] == [{*event.documents} for event in before]
