"""The picture of the relation: what is drawn, where, and what is told instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.types import Event, Interval, Status
from detente.web.picture import draw, table, timeline

Make = Callable[..., Event]
On = Callable[[int, int, int], Interval]
TITLES = ("to", "fro", "both")


def test_directions_and_quads_have_their_place(make_event: Make, on: On) -> None:
    events = [
        make_event("hostile"),
        make_event(
            "friendly", actors=(("SWE", "SWE", None),), recipients=(("NOR", "NOR", None),), quad=1, type="SUPPORT"
        ),
        make_event("talks", actors=(("NOR", "NOR", None), ("SWE", "SWE", None)), recipients=(), quad=1, type="CONSULT"),
    ]
    picture = draw(timeline(events, "NOR", "SWE", [date(2031, 5, 6)]), TITLES, name="n", width=700)
    to, fro, both = picture.strips
    assert [(b.quad, b.y >= to.axis) for b in to.bars] == [(4, True)]
    assert [(b.quad, b.y + b.height <= fro.axis) for b in fro.bars] == [(1, True)]
    assert [b.quad for b in both.bars] == [1]


def test_what_did_not_happen_is_a_mark_and_no_bar(make_event: Make) -> None:
    events = [make_event("plan", status=Status.THREATENED), make_event("claim", alleged=True)]
    picture = draw(timeline(events, "NOR", "SWE", [date(2031, 5, 6)]), TITLES, name="n", width=700)
    assert not any(s.bars for s in picture.strips)
    assert [(m.kind, m.count) for m in picture.marks] == [("upcoming", 1), ("disputed", 1)]


def test_the_last_week_is_hatched_unless_it_is_whole(make_event: Make) -> None:
    tuesday, sunday = date(2031, 5, 6), date(2031, 5, 11)
    assert tuesday.weekday() == 1
    hatched = draw(timeline([make_event()], "NOR", "SWE", [tuesday]), TITLES, name="n", width=700).hatched
    assert len(hatched) == 1
    assert not draw(timeline([make_event()], "NOR", "SWE", [sunday]), TITLES, name="n", width=700).hatched


def test_what_is_far_away_or_undated_is_counted(make_event: Make, on: On) -> None:
    events = [
        make_event("near"),
        make_event("old", date=on(1951, 3, 1)),
        make_event("far", date=on(2099, 3, 1), status=Status.SCHEDULED),
        make_event("coarse", date=Interval(date(2031, 5, 1), date(2031, 6, 1))),
        make_event("undated", date=None),
        make_event("third", actors=(("FIN", "FIN", None),), recipients=(("NOR", "NOR", None), ("SWE", "SWE", None))),
    ]
    line = timeline(events, "NOR", "SWE", [date(2031, 5, 6)])
    assert (len(line.weeks), line.outside, line.undated) == (1, 2, 2)


def test_no_dates_at_all(make_event: Make) -> None:
    line = timeline([make_event(date=None)], "NOR", "SWE", [])
    assert (line.weeks, line.as_of, line.undated) == ((), None, 1)
    assert timeline([make_event()], "NOR", "SWE", []).weeks


def test_weeks_share_a_column_where_there_is_no_room(make_event: Make, on: On) -> None:
    events = [make_event("a", date=on(2021, 1, 4)), make_event("b", date=on(2031, 5, 5))]
    line = timeline(events, "NOR", "SWE", [date(2021, 1, 4), date(2031, 5, 6)])
    wide, narrow = (draw(line, TITLES, name="n", width=w) for w in (760, 336))
    assert wide.weeks_a_column == 6
    assert narrow.weeks_a_column > wide.weeks_a_column
    assert sum(b.height > 0 for b in wide.strips[0].bars) == 2


def test_the_table_holds_the_same_numbers(make_event: Make, on: On) -> None:
    events = [make_event("a"), make_event("b", date=on(2031, 4, 7)), make_event("c", date=on(2031, 4, 7), alleged=True)]
    rows = table(timeline(events, "NOR", "SWE", [date(2031, 5, 6)]))
    assert [(r.start, r.cells, r.incomplete) for r in rows] == [
        ("5 May 2031", (0, 1, 0, 0, 0, 0, 0, 0, 0), True),
        ("7 April 2031", (0, 1, 0, 0, 0, 0, 0, 1, 0), False),
    ]


@given(data=st.data(), width=st.sampled_from([336.0, 760.0]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_nothing_leaves_the_frame(make_event: Make, data: st.DataObject, width: float) -> None:
    rows = data.draw(
        st.lists(st.tuples(st.integers(0, 900), st.integers(1, 4), st.booleans()), min_size=1, max_size=40)
    )
    start = date(2029, 1, 1)
    events = [
        make_event(
            f"e{n}", quad=quad, alleged=alleged, date=Interval(start + timedelta(days=d), start + timedelta(days=d + 1))
        )
        for n, (d, quad, alleged) in enumerate(rows)
    ]
    line = timeline(events, "NOR", "SWE", [start, start + timedelta(days=900)])
    picture = draw(line, TITLES, name="n", width=width)
    bars = [b for s in picture.strips for b in s.bars]
    for b in bars:
        assert picture.left <= b.x <= b.x + b.width <= width
        assert picture.top <= b.y <= b.y + b.height <= picture.bottom
    for mark in picture.marks:
        assert picture.left <= mark.x <= width
        assert picture.top <= mark.y <= picture.bottom
    assert all(m.x < width for m in picture.months)
    assert len(bars) >= len({w.start for w in line.weeks if w.forward.events}) / picture.weeks_a_column
