"""Merging: what is one event, what stays apart, and what the event then says."""

from __future__ import annotations

from datetime import date, timedelta

from detente.merge import merge
from detente.types import Basis, Event, Interval, Party, Precision, Status, Testimony

BIDEN: Party = ("joe-biden", "USA", "GOV")
PUTIN: Party = ("vladimir-putin", "RUS", "GOV")
BLINKEN: Party = ("antony-blinken", "USA", "GOV")
LAVROV: Party = ("sergey-lavrov", "RUS", "GOV")
USA: Party = ("USA", "USA", None)
RUS: Party = ("RUS", "RUS", None)

JUNE_16 = (date(2021, 6, 16), 1)
JUNE = (date(2021, 6, 1), 30)


def mention(
    name: str,
    act: str,
    *,
    document: str = "d1",
    origin: str | None = None,
    at: int = 0,
    type: str | None = None,
    status: Status = Status.OCCURRED,
    alleged: bool = False,
    actors: tuple[Party, ...] = (BIDEN, PUTIN),
    recipients: tuple[Party, ...] = (),
    when: tuple[date, int] | None = None,
    basis: Basis = Basis.STATED,
    speaker: str | None = None,
    published: date | None = date(2021, 5, 25),
    place: str | None = None,
) -> Testimony:
    kind, _, mode = act.partition("/")
    interval = None if when is None else Interval(when[0], when[0] + timedelta(days=when[1]))
    return Testimony(
        id=name, document=document, origin=origin or document, publisher=None, published=published,
        sentence=(at, at + 80), trigger=(at + 10, at + 14), words="", act=act, operators=(), type=type or kind,
        mode=mode or None, contexts=("diplomatic",), cameo=None, quad=1, score=2.5, status=status, alleged=alleged,
        actors=actors, recipients=recipients, date=interval,
        date_precision=None if when is None else Precision.DAY if when[1] == 1 else Precision.MONTH,
        date_basis=basis if when else Basis.NONE, place=place, speaker=speaker, chain=(), rules=(), confidence=0.9,
    )  # fmt: skip


def one(*mentions: Testimony) -> Event:
    (event,) = merge(mentions)
    return event


def plan(name: str, **more: object) -> Testimony:
    return mention(name, "CONSULT", type="AGREE", status=Status.SCHEDULED, **more)  # type: ignore[arg-type]


def test_a_scheduled_summit_told_by_two_speakers_is_one_event() -> None:
    event = one(
        plan("m1", when=JUNE, basis=Basis.RELATIVE, speaker="white-house", place="Switzerland"),
        plan("m2", at=200, when=JUNE_16, speaker="jen-psaki", place="Geneva"),
        plan("m3", at=400, actors=(USA, RUS)),
        plan("m4", document="d2", speaker="kremlin"),
    )
    assert event.status is Status.SCHEDULED
    assert (event.type, event.act) == ("AGREE", "CONSULT")
    assert event.date == Interval(date(2021, 6, 16), date(2021, 6, 17))
    assert event.place == "Geneva"
    assert event.actors == (BIDEN, PUTIN)
    assert event.affirmed_by == ("jen-psaki", "kremlin", "narrator", "white-house")
    assert (event.documents, event.origins) == (("d1", "d2"), ("d1", "d2"))
    assert len(event.reasons) == 3
    assert any("2021-06-16 and 2021-06-01 to 2021-06-30 overlap" in reason for reason in event.reasons)


def test_the_scheduled_meeting_becomes_the_meeting() -> None:
    event = one(
        plan("m1", when=JUNE_16),
        mention("m2", "CONSULT/third-party", document="d2", when=JUNE_16, published=date(2021, 6, 17)),
    )
    assert (event.status, event.type, event.mode) == (Status.OCCURRED, "CONSULT", "third-party")


def test_calls_on_two_days_are_two_events() -> None:
    events = merge(
        [
            mention("m1", "CONSULT/phone", when=(date(2021, 1, 26), 1)),
            mention("m2", "CONSULT/phone", document="d2", when=(date(2021, 4, 13), 1)),
            mention("m3", "CONSULT/phone", document="d3", when=(date(2021, 4, 13), 1), speaker="kremlin"),
        ]
    )
    assert [event.mentions for event in events] == [("m1",), ("m2", "m3")]


def test_a_call_is_no_meeting() -> None:
    assert len(merge([mention("m1", "CONSULT/phone", when=JUNE_16), mention("m2", "CONSULT", when=JUNE_16)])) == 2


def test_ministers_do_not_meet_where_presidents_do() -> None:
    assert (
        len(
            merge(
                [
                    mention("m1", "CONSULT", when=JUNE_16),
                    mention("m2", "CONSULT", actors=(BLINKEN, LAVROV), when=JUNE_16),
                ]
            )
        )
        == 2
    )


def test_expulsions_of_mid_april_join_over_documents_and_stay_apart_from_the_sanctions() -> None:
    april = {"actors": (USA,), "recipients": (RUS,)}
    events = merge(
        [
            mention("m1", "SANCTION/expel", when=(date(2021, 4, 15), 1), **april),  # type: ignore[arg-type]
            mention("m2", "SANCTION/expel", document="d2", when=(date(2021, 4, 11), 10), **april),  # type: ignore[arg-type]
            mention("m3", "SANCTION", document="d2", when=(date(2021, 4, 11), 10), **april),  # type: ignore[arg-type]
            mention(
                "m4", "SANCTION/expel", document="d3", when=(date(2021, 4, 16), 1), basis=Basis.DOCUMENT_DATE, **april
            ),  # type: ignore[arg-type]
        ]
    )
    assert {event.mentions for event in events} == {("m1", "m2", "m4"), ("m3",)}


def test_the_answer_in_kind_is_another_event() -> None:
    day = (date(2021, 4, 16), 1)
    events = merge(
        [
            mention("m1", "SANCTION/expel", actors=(USA,), recipients=(RUS,), when=day),
            mention("m2", "SANCTION/expel", actors=(RUS,), recipients=(USA,), when=day),
        ]
    )
    assert len(events) == 2


def test_shelling_on_two_days_stays_two_even_under_one_month() -> None:
    def shelling(name: str, document: str, when: tuple[date, int]) -> Testimony:
        return mention(
            name,
            "ASSAULT/heavy-weapons",
            document=document,
            actors=(RUS,),
            recipients=(("UKR", "UKR", None),),
            when=when,
        )

    days = [shelling("m1", "d1", (date(2022, 3, 1), 1)), shelling("m2", "d2", (date(2022, 3, 2), 1))]
    assert len(merge(days)) == 2
    assert len(merge([*days, shelling("m3", "d3", (date(2022, 3, 1), 31))])) == 3


def test_claim_and_denial_meet_on_one_event() -> None:
    meddling = {"actors": (RUS,), "recipients": (USA,), "alleged": True}
    event = one(
        mention("m1", "COERCE/misinformation", when=(date(2020, 1, 1), 366), speaker="USA", **meddling),  # type: ignore[arg-type]
        mention("m2", "COERCE/misinformation", at=300, status=Status.DENIED, speaker="RUS", **meddling),  # type: ignore[arg-type]
    )
    assert (event.status, event.alleged) == (Status.OCCURRED, True)
    assert (event.affirmed_by, event.denied_by) == (("USA",), ("RUS",))
    assert "claim and denial" in event.reasons[0]


def test_a_denial_in_another_report_answers_the_only_claim() -> None:
    ram = {"actors": (RUS,), "recipients": (USA,), "alleged": True}
    claim = mention("m1", "ASSAULT", when=(date(2021, 5, 20), 1), speaker="USA", published=date(2021, 5, 21), **ram)  # type: ignore[arg-type]
    denial = mention(
        "m2", "ASSAULT", document="d2", status=Status.DENIED, speaker="RUS", published=date(2021, 5, 22), **ram
    )  # type: ignore[arg-type]
    second = mention(
        "m3", "ASSAULT", document="d3", when=(date(2021, 5, 18), 1), speaker="USA", published=date(2021, 5, 19), **ram
    )  # type: ignore[arg-type]
    assert one(claim, denial).denied_by == ("RUS",)
    assert len(merge([claim, denial, second])) == 3  # which of the two it denies is not clear


def test_what_the_narrator_affirms_is_not_alleged() -> None:
    day = (date(2021, 4, 1), 1)
    event = one(
        mention("m1", "COERCE/cyber", actors=(RUS,), recipients=(USA,), when=day, alleged=True, speaker="USA"),
        mention("m2", "COERCE/cyber", document="d2", actors=(RUS,), recipients=(USA,), when=day),
    )
    assert not event.alleged


def test_negated_and_hypothetical_stay_apart() -> None:
    events = merge(
        [
            mention("m1", "CONSULT", when=JUNE_16),
            mention("m2", "CONSULT", when=JUNE_16, status=Status.NEGATED),
            mention("m3", "CONSULT", when=JUNE_16, status=Status.HYPOTHETICAL),
        ]
    )
    assert len(events) == 3
    assert len({event.id for event in events}) == 3


def test_a_request_and_what_it_asks_for_are_two() -> None:
    side = {"actors": (USA,), "recipients": (RUS,), "when": (date(2021, 5, 25), 1), "basis": Basis.DOCUMENT_DATE}
    request = mention("m1", "REQUEST/yield", **side)  # type: ignore[arg-type]
    release = mention("m2", "RETREAT/release", actors=(RUS,), recipients=(), status=Status.REQUESTED)
    assert {event.type for event in merge([request, release])} == {"REQUEST", "RETREAT"}


def test_a_side_not_told_is_filled_within_one_document_only() -> None:
    day = (date(2021, 4, 15), 1)
    full = mention("m1", "SANCTION/expel", actors=(USA,), recipients=(RUS,), when=day)
    bare = mention("m2", "SANCTION/expel", at=200, actors=(), recipients=(RUS,), when=day)
    elsewhere = mention("m3", "SANCTION/expel", document="d9", actors=(), recipients=(RUS,), when=day)
    assert one(full, bare).actors == (USA,)
    assert len(merge([full, bare, elsewhere])) == 2


def test_a_reproach_without_an_addressee_is_only_the_one_close_by() -> None:
    day = (date(2021, 5, 25), 1)
    voiced = mention("m1", "ACCUSE/disapprove", actors=(USA,), recipients=(RUS,), when=day, basis=Basis.DOCUMENT_DATE)
    close = mention("m2", "ACCUSE/disapprove", at=150, actors=(USA,), when=day, basis=Basis.DOCUMENT_DATE)
    far = mention("m3", "ACCUSE/disapprove", at=900, actors=(USA,), when=day, basis=Basis.DOCUMENT_DATE)
    assert {event.mentions for event in merge([voiced, close, far])} == {("m1", "m2"), ("m3",)}


def test_an_act_is_taken_up_without_a_date_further_down() -> None:
    event = one(
        mention("m1", "CONSULT", when=(date(2018, 7, 16), 1)),
        mention("m2", "CONSULT", at=300, when=(date(2021, 5, 25), 1), basis=Basis.DOCUMENT_DATE),
    )
    assert event.date == Interval(date(2018, 7, 16), date(2018, 7, 17))
    assert event.date_basis is Basis.STATED


def test_copies_add_documents_and_no_origin_no_event_and_no_new_id() -> None:
    first = [plan("m1", when=JUNE_16), mention("m2", "CONSULT/phone", at=500, when=(date(2021, 4, 13), 1))]
    copied = [plan("c1", document="d0", origin="d1", when=JUNE_16)]
    before, after = merge(first), merge([*first, *copied])
    assert [event.id for event in before] == [event.id for event in after]
    assert [event.origins for event in after] == [("d1",), ("d1",)]
    assert [event.documents for event in after] == [("d1",), ("d0", "d1")]


def test_nothing_in_nothing_out_and_one_mention_has_no_reasons() -> None:
    assert merge([]) == ()
    assert one(plan("m1"), plan("m1")).reasons == ()
