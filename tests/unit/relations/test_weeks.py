"""Weeks of a dyad and their picture."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from detente.relations import picture, unplaced, weekly
from detente.types import Basis, Event, Interval, Party, Precision, Status


def event(
    name: str,
    day: date | None,
    *,
    actors: tuple[str, ...] = ("NOR",),
    recipients: tuple[str, ...] = ("SWE",),
    quad: int = 4,
    score: float = -6.0,
    status: Status = Status.OCCURRED,
    alleged: bool = False,
    denied_by: tuple[str, ...] = (),
    length: int = 1,
) -> Event:
    def parties(names: tuple[str, ...]) -> tuple[Party, ...]:
        return tuple((None, n, None) for n in names)

    return Event(
        id=name, type="SANCTION", mode=None, contexts=(), act="SANCTION", cameo="163", quad=quad, score=score,
        status=status, alleged=alleged, actors=parties(actors), recipients=parties(recipients),
        date=None if day is None else Interval(day, day + timedelta(days=length)), date_precision=Precision.DAY,
        date_basis=Basis.STATED, place=None, documents=("d",), origins=("o",), speakers=(), affirmed_by=(),
        denied_by=denied_by, mentions=(name,),
    )  # fmt: skip


MONDAY = date(2031, 5, 5)


def test_weeks_are_filled_with_zeros_and_begin_on_monday() -> None:
    weeks = weekly([event("a", MONDAY), event("b", MONDAY + timedelta(days=27))], "NOR", "SWE")
    assert [w.start for w in weeks] == [MONDAY + timedelta(days=7 * n) for n in range(4)]
    assert [w.forward.events for w in weeks] == [1, 0, 0, 1]
    assert weeks[0].label == "2031-W19"
    assert weeks[1].total.score_mean is None


def test_directions_are_apart_and_the_total_counts_once() -> None:
    events = [
        event("a", MONDAY),
        event("b", MONDAY, actors=("SWE",), recipients=("NOR",), score=-3.0, quad=3),
        event("c", MONDAY, actors=("NOR", "SWE"), recipients=(), quad=1, score=2.5),
        event("d", MONDAY, actors=("FIN",), recipients=("NOR", "SWE")),
    ]
    (week,) = weekly(events, "NOR", "SWE")
    assert (week.forward.quads, week.backward.quads, week.both.quads) == ((0, 0, 0, 1), (0, 0, 1, 0), (1, 0, 0, 0))
    assert week.total.events == 3
    assert week.total.score_sum == pytest.approx(-6.5)
    (other,) = weekly(events, "SWE", "NOR")
    assert other.forward == week.backward


@pytest.mark.parametrize(
    ("column", "wanted"),
    [
        ("upcoming", event("x", MONDAY, status=Status.SCHEDULED)),
        ("threatened", event("x", MONDAY, status=Status.THREATENED)),
        ("proposed", event("x", MONDAY, status=Status.PROPOSED)),
        ("requested", event("x", MONDAY, status=Status.REQUESTED)),
        ("disputed", event("x", MONDAY, alleged=True)),
        ("disputed", event("x", MONDAY, status=Status.DENIED)),
        ("disputed", event("x", MONDAY, denied_by=("SWE",))),
        ("unrealised", event("x", MONDAY, status=Status.NEGATED)),
    ],
)
def test_what_did_not_plainly_happen_is_counted_apart(column: str, wanted: Event) -> None:
    (week,) = weekly([wanted], "NOR", "SWE")
    assert getattr(week.total, column) == 1
    assert week.total.events == 0
    assert week.total.score_sum == 0


def test_a_month_is_in_no_week_and_is_told() -> None:
    month = event("m", date(2031, 5, 1), length=31)
    undated = event("u", None)
    assert weekly([month, undated], "NOR", "SWE") == ()
    assert unplaced([undated, month], "NOR", "SWE") == (month, undated)


def test_days_given_cut_the_first_and_last_week() -> None:
    weeks = weekly(
        [event("a", MONDAY)], "NOR", "SWE", since=MONDAY + timedelta(days=1), until=MONDAY + timedelta(days=16)
    )
    assert [w.complete for w in weeks] == [False, True, False]
    assert weeks[0].total.events == 0
    whole = weekly([], "NOR", "SWE", since=MONDAY, until=MONDAY + timedelta(days=6))
    assert [w.complete for w in whole] == [True]


def test_bad_dyads_and_days_are_refused() -> None:
    with pytest.raises(ValueError, match="two sides"):
        weekly([], "NOR", "NOR")
    with pytest.raises(ValueError, match="before since"):
        weekly([], "NOR", "SWE", since=MONDAY, until=MONDAY - timedelta(days=1))


def test_the_picture_fits_and_shows_both_sides_of_the_line() -> None:
    events = [event(f"c{n}", MONDAY, quad=1) for n in range(4)]
    events += [event("k", MONDAY + timedelta(days=7)), event("s", MONDAY + timedelta(days=14), status=Status.SCHEDULED)]
    weeks = weekly(events, "NOR", "SWE", until=MONDAY + timedelta(days=200))
    lines = picture(weeks, width=60)
    assert all(len(line) <= 60 for line in lines)
    line = next(i for i, text in enumerate(lines) if "─" in text)
    assert [text[5] for text in lines[1:line]] == ["█"] * 4
    assert lines[line + 1][6] == "█"
    assert lines[line][7] == "○"
    assert lines[line][5 + len(weeks) - 1] == "┄"
    assert "4 cooperative above, 1 conflictual below" in " ".join(lines)


def test_many_weeks_share_columns_and_plain_is_ascii() -> None:
    weeks = weekly([event("a", MONDAY), event("b", MONDAY + timedelta(days=3000))], "NOR", "SWE")
    lines = picture(weeks, width=40, plain=True)
    assert all(len(line) <= 40 and line.isascii() for line in lines)
    assert "weeks a column" in picture(weeks)[0]
    assert " ".join(lines).startswith("NOR and SWE, 2031-W19 to 2039-W29, 13 weeks a column: events a week ")
    assert [word for word in lines[-3].split() if word.isdigit()] == ["2031", "2033", "2035"]


def test_no_weeks_one_line() -> None:
    assert picture(()) == ["no dated events of these two sides"]
