"""Sides, acts, days and marked sentences in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.lexicon.naming import Names
from detente.lexicon.phrases import Phrases
from detente.types import Basis, Event, Interval, Precision, Status
from detente.web.days import basis_words, period
from detente.web.marking import ROLES, stretches
from detente.web.wording import headline, listed, shown, speaker

Make = Callable[..., Event]


def told(event: Event, names: Names, phrases: Phrases) -> str:
    h = headline(event, "NOR", "SWE", names, phrases)
    return f"{h.left} > {h.right}: {h.verb} [{h.code}] {h.direction.value}"


def test_headline_is_built_from_fields(make_event: Make, names: Names, phrases: Phrases) -> None:
    assert told(make_event(), names, phrases) == (
        "Norway > Sweden: expels diplomats or members [SANCTION/expel] forward"
    )


def test_two_sided_acts_name_both_and_agree(make_event: Make, names: Names, phrases: Phrases) -> None:
    sides = (("SWE", "SWE", None), ("jane-doe", "NOR", "GOV"), ("john-doe", "NOR", "GOV"))
    event = make_event(type="CONSULT", mode=None, act="CONSULT", actors=sides, recipients=())
    assert told(event, names, phrases) == ("Norway (Jane Doe, John Doe) and Sweden > : hold talks [CONSULT] both")


def test_sectors_other_than_government_are_told(make_event: Make, names: Names, phrases: Phrases) -> None:
    event = make_event(actors=((None, "SWE", "MIL"),), recipients=((None, "NOR", "GOV"),))
    assert told(event, names, phrases).startswith("Sweden (military) > Norway: ")
    assert told(event, names, phrases).endswith("backward")


def test_what_has_not_come_about_is_told_as_the_act(make_event: Make, names: Names, phrases: Phrases) -> None:
    event = make_event(type="THREATEN", mode="expel", status=Status.SCHEDULED)
    assert told(event, names, phrases) == "Norway > Sweden: will expel diplomats or members [THREATEN/expel] forward"


def test_what_came_about_is_told_as_its_type(make_event: Make, names: Names, phrases: Phrases) -> None:
    event = make_event(type="REJECT", mode="meet", act="CONSULT")
    assert "refuses or calls off talks" in told(event, names, phrases)


@pytest.mark.parametrize(
    ("type", "mode", "act", "status", "words"),
    [
        ("RETREAT", "access", "COERCE/cyber", Status.REQUESTED, "asked to open access or lift sanctions"),
        ("CONCEDE", None, "SANCTION", Status.SCHEDULED, "will make a concession"),
        ("CONCEDE", None, "RETREAT/withdraw", Status.SCHEDULED, "will withdraw forces"),
        ("REJECT", "meet", "CONSULT", Status.HYPOTHETICAL, "might refuse or call off talks"),
        ("AGREE", None, "CONSULT/visit", Status.SCHEDULED, "will visit"),
        ("SANCTION", "withdraw", "CONSULT", Status.THREATENED, "threat to recall envoys or walk out"),
    ],
)
def test_a_code_that_turns_the_act_round_is_told_and_not_the_act(
    make_event: Make, names: Names, phrases: Phrases, type: str, mode: str | None, act: str, status: Status, words: str
) -> None:
    event = make_event(type=type, mode=mode, act=act, status=status, actors=(("NOR", "NOR", None),) * 2)
    found = headline(event, "NOR", "SWE", names, phrases).verb
    assert found == words


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.OCCURRED, "allegedly expels diplomats or members"),
        (Status.SCHEDULED, "will expel diplomats or members, as alleged"),
        (Status.DENIED, "said not to expel diplomats or members"),
    ],
)
def test_allegations_are_told(make_event: Make, names: Names, phrases: Phrases, status: Status, words: str) -> None:
    assert f": {words} [" in told(make_event(alleged=True, status=status), names, phrases)


def test_no_actor_and_third_sides(make_event: Make, names: Names, phrases: Phrases) -> None:
    assert told(make_event(actors=()), names, phrases).startswith("Unnamed side > Sweden")
    mediated = make_event(actors=(("FIN", "FIN", None),), recipients=(("NOR", "NOR", None), ("SWE", "SWE", None)))
    assert told(mediated, names, phrases).endswith("third")


def test_lists() -> None:
    assert [listed(list("abcdef"[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert listed(list("abcde")) == "a, b, c and 2 others"


def test_speakers(names: Names) -> None:
    assert speaker("jane-doe", names, {"jane-doe": "Minister"}) == "Jane Doe (Minister)"
    assert speaker("two officials", names, {}) == "two officials"


def test_controls_and_directions_are_not_shown() -> None:
    assert shown("a\u202eb\u2066c\x00d\u200ee\ud800") == "abcde\ufffd"
    assert shown("ماه\u200cها") == "ماه\u200cها"


def between(*days: str | None) -> Interval:
    start, end = (None if d is None else date.fromisoformat(d) for d in days)
    return Interval(start, end)


@pytest.mark.parametrize(
    ("interval", "precision", "words", "text"),
    [
        (between("2021-06-16", "2021-06-17"), Precision.DAY, "", "16 June 2021"),
        (between("2021-04-01", "2021-05-01"), Precision.MONTH, "April", "April 2021"),
        (between("2021-04-01", "2021-05-01"), Precision.MONTH, "mid-April", "mid-April 2021"),
        (between("2021-01-01", "2022-01-01"), Precision.YEAR, "early 2021", "early 2021"),
        (between("2021-12-01", "2022-01-01"), Precision.MONTH, "", "December 2021"),
        (between("2021-06-01", "2021-09-01"), Precision.SEASON, "", "June to August 2021"),
        (between("2020-12-01", "2021-03-01"), Precision.SEASON, "", "December 2020 to February 2021"),
        (between("2021-05-17", "2021-05-24"), Precision.WEEK, "", "17 to 23 May 2021"),
        (between("2021-05-29", "2021-06-03"), Precision.WEEK, "", "29 May to 2 June 2021"),
        (between("1990-01-01", "2000-01-01"), Precision.DECADE, "", "the 1990s"),
        (between("2019-01-01", "2021-01-01"), None, "", "2019 to 2020"),
        (between("2021-05-17", None), Precision.DAY, "", "since 17 May 2021"),
        (between(None, "2021-05-17"), Precision.DAY, "", "until 16 May 2021"),
        (between("2021-05-17", "2021-05-24"), Precision.VAGUE, "", "about 17 to 23 May 2021"),
        (between(None, None), None, "", "no date stated"),
        (None, None, "", "no date stated"),
        (Interval(date(9999, 12, 1), date.max), None, "", "1 to 30 December 9999"),
    ],
)
def test_periods(interval: Interval | None, precision: Precision | None, words: str, text: str) -> None:
    assert period(interval, precision, words) == text


@given(st.dates(), st.dates())
def test_any_interval_has_words(a: date, b: date) -> None:
    assert period(Interval(min(a, b), max(a, b)), Precision.DAY)


def test_bases(phrases: Phrases) -> None:
    assert basis_words(Basis.STATED, "June 16", phrases) == "stated"
    assert basis_words(Basis.RELATIVE, "Tuesday", phrases) == "reckoned from the day of the report, by “Tuesday”"


@given(
    st.text(max_size=40),
    st.integers(0, 50),
    st.lists(st.tuples(st.sampled_from([*ROLES, "other"]), st.tuples(st.integers(0, 100), st.integers(0, 100)))),
)
def test_stretches_lose_nothing(words: str, offset: int, marks: list[tuple[str, tuple[int, int]]]) -> None:
    found = stretches(words, offset, marks)
    assert "".join(s.text for s in found) == shown(words.replace("\n", " "))
    assert all(s.role in ("", *ROLES) for s in found)


def test_the_act_shows_inside_a_side() -> None:
    found = stretches("Swedish expulsion of envoys", 100, [("actor", (100, 117)), ("act", (108, 117))])
    assert [(s.text, s.role) for s in found] == [
        ("Swedish ", "actor"),
        ("expulsion", "act"),
        (" of envoys", ""),
    ]
