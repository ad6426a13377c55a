"""The views for people say the same as the Python interface."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

import duckdb

from detente.relations import weekly
from detente.store import Coded, Run, Store
from detente.types import Event, Interval, Party, Status


def test_dyad_weeks_are_those_of_the_weekly_table(store: Store, make_event: Callable[..., Event]) -> None:
    draw = random.Random(7)
    names = ("FIN", "NOR", "SWE")
    events = []
    for number in range(300):
        sides = [draw.choice(names) for _ in range(3)]
        cut = draw.randint(1, 3)
        parties: list[tuple[Party, ...]] = [tuple((None, c, None) for c in part) for part in (sides[:cut], sides[cut:])]
        start = date(2031, 5, 1) + timedelta(days=draw.randint(0, 60))
        interval = draw.choice(
            [None, Interval(None, start), *[Interval(start, start + timedelta(days=n)) for n in (1, 1, 2, 7, 31)]]
        )
        events.append(
            make_event(
                f"{number:04d}",
                actors=parties[0],
                recipients=parties[1],
                date=interval,
                quad=draw.randint(1, 4),
                score=draw.choice([-6.5, 2.5, 0.1]),
                status=draw.choice(list(Status)),
                alleged=draw.random() < 0.1,
                denied_by=("NOR",) if draw.random() < 0.1 else (),
                mentions=(),
            )
        )
    store.put_events(events)
    _, rows = store.table("dyad_weeks")
    found = {(r["a"], r["b"], r["week"], r["direction"]): r for r in rows}
    checked = 0
    for a, b in (("FIN", "NOR"), ("FIN", "SWE"), ("NOR", "SWE")):
        for week in weekly(events, a, b):
            for direction, tally in (("forward", week.forward), ("backward", week.backward), ("both", week.both)):
                row = found.pop((a, b, week.start, direction), None)
                apart = (
                    tally.upcoming, tally.threatened, tally.proposed, tally.requested, tally.disputed, tally.unrealised,
                )  # fmt: skip
                if row is None:
                    assert (tally.events, *apart) == (0,) * 7
                    continue
                checked += 1
                assert tuple(row[f"quad_{n}"] for n in (1, 2, 3, 4)) == tally.quads
                assert (row["events"], row["score_sum"], row["score_mean"]) == (
                    tally.events, tally.score_sum, tally.score_mean,
                )  # fmt: skip
                names_ = ("upcoming", "threatened", "proposed", "requested", "disputed", "unrealised")
                assert tuple(row[n] for n in names_) == apart
    assert not found
    assert checked > 50


def test_mentions_view_cuts_the_trigger_in_code_points(store: Store, run: Run, coded: Callable[..., Coded]) -> None:
    text = "Nor\u0301way 🙂 e\u0301xpelled two Swedish envoys on Monday, the ministry said."
    store.add([coded("doc-1", text)], run)
    _, (row,) = store.table("mentions")
    assert row["trigger"] == text[row["trigger_start"] : row["trigger_end"]]
    assert row["sentence"] == text


def test_views_for_people(
    store: Store, run: Run, coded: Callable[..., Coded], make_event: Callable[..., Event]
) -> None:
    store.add([coded("doc-1"), coded("doc-2")], run)
    store.put_copies((), {"doc-1": "o", "doc-2": "o"})
    store.put_events([make_event(documents=("doc-1", "doc-2"), origins=("o",), mentions=("doc-1-m", "doc-2-m"))])
    store.close()
    con = duckdb.connect(store.path, read_only=True)
    event = con.execute("SELECT actors, recipients, cameo, date_start, documents, origins FROM v_events").fetchall()
    assert event == [(["NOR"], ["SWE"], "0145", date(2031, 5, 5), 2, 1)]
    mentions = con.execute('SELECT event, publisher, "trigger", speaker, lexicon FROM v_mentions').fetchall()
    assert mentions == [("event-1", "Northern Wire", "expelled", "the ministry", "lex")] * 2
    documents = con.execute("SELECT id, origin, mentions FROM v_documents ORDER BY id").fetchall()
    assert documents == [("doc-1", "o", 1), ("doc-2", "o", 1)]
    con.close()
