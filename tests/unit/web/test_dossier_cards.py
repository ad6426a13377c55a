"""Cards, lanes and reports by origin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from detente.lexicon.naming import Names
from detente.lexicon.phrases import Phrases
from detente.store import Doubts, Evidence
from detente.types import CopyPair, Document, EntityMention, Event, Interval, Quote, Remark, Removal, Status
from detente.web.cards import Deck
from detente.web.lanes import OPEN_CARDS, lane_of, lanes
from detente.web.reports import Told, damage, doubted_quote, kinds_of_copies, origins, safe_url

MakeEvent = Callable[..., Event]
MakeEvidence = Callable[..., Evidence]
On = Callable[[int, int, int], Interval]


@pytest.fixture
def deck(names: Names, phrases: Phrases) -> Deck:
    told = Told({"copy": "syndicated"}, {"copy": ("Damaged.",)}, {"copy": ("“So”: never closed",)})
    return Deck(
        "NOR", "SWE", names, phrases, {"166": "expels"}, told, lambda _: {"jane-doe": "Minister"}, {"fr": "fr-FR"}
    )


def test_a_card_holds_the_event_in_words(deck: Deck, make_event: MakeEvent, make_evidence: MakeEvidence) -> None:
    card = deck.card(make_event(), [make_evidence(chain=("jane-doe", "Fjord News"), operators=("will", "urge"))])
    assert (card.when, card.stamp) == ("5 May 2031", "2031-05-05")
    assert card.basis == "reckoned from the day of the report, by “Monday”"
    assert card.status_label == "happened"
    (voice,) = card.voices
    assert voice.chain == ("Jane Doe (Minister)", "Fjord News")
    assert voice.operators == ("told as yet to come", "asked for or demanded")
    assert [s.text for s in voice.stretches if s.role == "recipient"] == ["Swedish"]
    assert dict(card.codes)["CAMEO"] == "166, expels"
    assert dict(card.codes)["Event"] == "e1"


def test_the_narrator_speaks_in_the_reports_own_words(
    deck: Deck, make_event: MakeEvent, make_evidence: MakeEvidence
) -> None:
    assert deck.card(make_event(), [make_evidence()]).voices[0].chain == ("Fjord News, in its own words",)
    nobody = make_evidence(chain=(), publisher=None)
    assert deck.card(make_event(), [nobody]).voices[0].chain == ("the report, in its own words",)


def test_both_sides_of_a_dispute_have_their_say(deck: Deck, make_event: MakeEvent, make_evidence: MakeEvidence) -> None:
    event = make_event(affirmed_by=("NOR", "narrator"), denied_by=("SWE",), mentions=("m1", "m2"))
    card = deck.card(event, [make_evidence("m2", "d2", status=Status.DENIED), make_evidence()])
    assert [v.stance for v in card.voices] == ["Affirmed", "Denied"]
    assert (card.affirmed, card.denied) == ("Norway and the reports in their own words", "Sweden")
    assert card.disputed


def test_an_allegation_is_not_said_to_have_happened(
    deck: Deck, make_event: MakeEvent, make_evidence: MakeEvidence
) -> None:
    assert deck.card(make_event(alleged=True), [make_evidence()]).status_label == "alleged"
    scheduled = make_event(alleged=True, status=Status.SCHEDULED)
    assert deck.card(scheduled, [make_evidence()]).status_label == "scheduled, alleged"


def test_the_original_speaks_before_its_copy(deck: Deck, make_event: MakeEvent, make_evidence: MakeEvidence) -> None:
    copy = make_evidence("m2", "copy", confidence=1.0, words="Norway expelled two Swedish envoys, all on Monday.")
    card = deck.card(make_event(documents=("copy", "d1")), [copy, make_evidence()])
    assert "".join(s.text for s in card.voices[0].stretches) == "Norway expelled two Swedish envoys on Monday."
    assert not card.voices[0].damage
    assert deck.card(make_event(), [copy]).voices[0].damage == ("Damaged.",)


def test_foreign_reports_say_their_language(deck: Deck, make_event: MakeEvent, make_evidence: MakeEvidence) -> None:
    assert deck.card(make_event(), [make_evidence("m1", "fr")]).voices[0].language == "fr-FR"
    assert deck.card(make_event(), [make_evidence()]).voices[0].language == ""


def test_reports_are_grouped_by_origin_with_their_kind(
    deck: Deck, phrases: Phrases, make_evidence: MakeEvidence
) -> None:
    evidence = [
        make_evidence("m3", "other", origin="other"),
        make_evidence("m2", "copy"),
        make_evidence("m4", "copy", words="Norway expelled two Swedish envoys."),
        make_evidence(),
    ]
    first, second = origins(evidence, deck.told, phrases)
    assert [(r.title, r.kind) for r in first.reports] == [("Report d1", ""), ("Report copy", "syndicated copy")]
    assert first.reports[1].sentences == ("Norway expelled two Swedish envoys.",)
    assert first.reports[1].damage == ("Damaged.",)
    assert first.reports[1].quotes == ("“So”: never closed",)
    assert [r.title for r in second.reports] == ["Report other"]


def test_reports_that_tell_nothing_of_themselves(deck: Deck, phrases: Phrases, make_evidence: MakeEvidence) -> None:
    bare = make_evidence(publisher=None, published=None, title=None, url=None)
    ((report,),) = [o.reports for o in origins([bare], deck.told, phrases)]
    assert (report.title, report.url, report.publisher) == ("report d1", "", "publisher not stated")
    assert (report.published, report.stamp) == ("day not stated", "")


def test_kinds_of_copies_take_the_closest() -> None:
    pairs = [
        CopyPair("a", "b", "edited", "a", 0.4, ()),
        CopyPair("b", "c", "verbatim", "c", 0.9, ()),
        CopyPair("d", "e", "edited", None, 0.9, ()),
    ]
    assert kinds_of_copies(pairs) == {"b": "verbatim"}


def test_damage_is_told_in_words(phrases: Phrases) -> None:
    plain = Document("d", "x", "x", ())
    assert damage(plain, None, Doubts(), phrases) == ()
    assert damage(plain, "syndicated", Doubts(), phrases) == ()
    assert "machine-rewritten copy" in damage(plain, "spun", Doubts(), phrases)[0]
    marked = replace(plain, removed=(Removal(0, 1, "autoblog-marker"), Removal(1, 2, "byline")))
    (told,) = damage(marked, None, Doubts(), phrases)
    assert "advertisements" in told
    assert damage(replace(plain, removed=(Removal(1, 2, "byline"),)), None, Doubts(), phrases) == ()


def test_remarks_and_contradictions_are_damage_once_each(phrases: Phrases) -> None:
    plain = Document("d", "x", "x", ())
    king = EntityMention(
        (0, 1), "King Ada", 0, (0, 1), 0, None, None, None, None, "person", "test", None, "called King"
    )
    remark = Remark("broken-byline", (0, 1), "The byline\nis broken.")
    doubts = Doubts(remarks=(remark,), contradictions=(king, king))
    assert damage(plain, None, doubts, phrases) == ("The byline is broken.", "“King Ada” is called King.")


def test_a_quotation_in_doubt_is_told_with_its_reasons(
    deck: Deck, make_event: MakeEvent, make_evidence: MakeEvidence
) -> None:
    quote = Quote((8, 20), "“two Swedish\u202e envoys", "NOR", None, ("never closed", "two speakers for one quote"))
    voice = deck.card(make_event(), [replace(make_evidence(), doubted=(quote,))]).voices[0]
    assert voice.doubted == ("“two Swedish envoys: never closed; two speakers for one quote",)
    assert deck.card(make_event(), [make_evidence()]).voices[0].doubted == ()
    long = replace(quote, text="“" + "word " * 100 + "”")
    assert len(doubted_quote(long)) < 150
    assert "…: never closed" in doubted_quote(long)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("\u0001javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.org/a", ""),
        ("http://[broken", ""),
        ("/etc/passwd", ""),
        (None, ""),
    ],
)
def test_only_web_pages_are_linked(url: str | None, safe: str) -> None:
    assert safe_url(url) == safe


@pytest.mark.parametrize(
    ("changes", "lane"),
    [
        ({}, "happened"),
        ({"status": Status.ONGOING}, "happened"),
        *[
            ({"status": s}, "upcoming")
            for s in (Status.SCHEDULED, Status.PROPOSED, Status.REQUESTED, Status.THREATENED)
        ],
        ({"status": Status.NEGATED}, "unrealised"),
        ({"status": Status.HYPOTHETICAL}, "unrealised"),
        ({"status": Status.DENIED}, "disputed"),
        ({"alleged": True}, "disputed"),
        ({"denied_by": ("SWE",)}, "disputed"),
        ({"status": Status.SCHEDULED, "denied_by": ("SWE",)}, "disputed"),
    ],
)
def test_every_status_has_its_lane(make_event: MakeEvent, changes: dict[str, object], lane: str) -> None:
    assert lane_of(make_event(**changes)) == lane


def test_happened_is_newest_first_by_month(make_event: MakeEvent, on: On) -> None:
    events = [
        make_event("undated", date=None),
        make_event("april", date=on(2031, 4, 9)),
        make_event("year", date=Interval(date(2031, 1, 1), date(2032, 1, 1))),
        make_event("may-5", date=on(2031, 5, 5)),
        make_event("may-9", date=on(2031, 5, 9)),
        make_event("may-31", date=on(2031, 5, 31)),
    ]
    happened = lanes(events, None)[0]
    assert [(g.title, [e.id for e in g.events]) for g in happened.groups] == [
        ("May 2031", ["may-31", "may-9", "may-5"]),
        ("April 2031", ["april"]),
        ("2031", ["year"]),
        ("No date stated", ["undated"]),
    ]


def test_long_lanes_are_folded(make_event: MakeEvent, on: On) -> None:
    events = [make_event(f"e{m}-{n}", date=on(2031, m, 5)) for m in range(1, 13) for n in range(OPEN_CARDS)]
    assert [g.open for g in lanes(events, None)[0].groups] == [True, *[False] * 11]


def test_upcoming_is_soonest_first_and_tells_what_is_over(make_event: MakeEvent, on: On) -> None:
    plans = {
        "june": on(2031, 6, 1),
        "over": on(2031, 5, 1),
        "may": on(2031, 5, 8),
        "sometime": None,
        "today": on(2031, 5, 6),
    }
    events = [make_event(id, date=when, status=Status.SCHEDULED) for id, when in plans.items()]
    upcoming = lanes(events, date(2031, 5, 6))[1]
    assert [(g.title, [e.id for e in g.events]) for g in upcoming.groups] == [
        ("Still to come", ["today", "may", "june"]),
        ("No date stated", ["sometime"]),
        ("The day has passed; not told as done", ["over"]),
    ]
