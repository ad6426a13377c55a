"""Which words date an act, on what its date rests, and what gets no date at all."""

from __future__ import annotations

from datetime import date

import pytest

from detente.pipeline.coding import Coder, parse_published
from detente.types import Annotation, Basis, EventMention, Precision, Received, Status

#: A Tuesday.
PUBLISHED = "2021-05-25"


def mention(coder: Coder, text: str, trigger: str, *, published: str | None = PUBLISHED) -> EventMention:
    """The mention on a trigger word; fails where there is not exactly one."""
    annotation = coder.read(text, published=published)
    hits = [m for m in annotation.mentions if annotation.document.text[slice(*m.trigger)] == trigger]
    assert len(hits) == 1, _shown(annotation)
    return hits[0]


def _shown(annotation: Annotation) -> str:
    text = annotation.document.text
    return "; ".join(f"{text[slice(*m.trigger)]}: {m.type}/{m.mode} {m.status}" for m in annotation.mentions)


def dated(coder: Coder, text: str, trigger: str, *, published: str | None = PUBLISHED) -> tuple[str | None, str]:
    """First day of the act's date and its basis."""
    m = mention(coder, text, trigger, published=published)
    start = m.date.start if m.date else None
    return start.isoformat() if start else None, m.date_basis.value


def test_what_is_set_for_a_day_ahead_has_it_in_the_present_too(coder: Coder) -> None:
    text = "The treaty may come up when Peru's president meets Chile's foreign minister in Lima on June 16."
    m = mention(coder, text, "meets")
    assert (m.status, m.date and m.date.start) == (Status.SCHEDULED, date(2021, 6, 16))


def test_the_age_of_a_thing_is_no_date(coder: Coder) -> None:
    text = "Peru's president met Chile's foreign minister in an 18th-century villa."
    assert dated(coder, text, "met") == (PUBLISHED, "document-date")


def predicate_dates(coder: Coder, text: str) -> dict[str, str | None]:
    """Each predicate's date."""
    (a,) = coder.annotate([Received(text, "here", published=parse_published(PUBLISHED))], predicates=True)
    return {a.document.text[slice(*p.span)]: None if p.date is None else p.date.value for p in a.predicates}


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("The firm, which employs 200 people, sold the plant on Monday.", "employs", "2021-05-25"),
        ("The firm, which employed 200 people, sold the plant on Monday.", "employed", None),
        ("The firm sold the plant on Monday. It claims a profit.", "claims", "2021-05-25"),
        ("The firm sold the plant on Monday. It fired 200 people.", "fired", "2021-05-24"),
        ("The firm currently owns the plant.", "owns", "2021-05-25"),
        ("The firm announced cuts over the next four years.", "announced", "2021-05-25"),
        ("The figures are better than in 2019.", "are", "2021-05-25"),
        ("The figures were better in 2019.", "were", "2019"),
    ],
)
def test_what_holds_at_present_is_of_the_report_s_day(coder: Coder, text: str, word: str, value: str | None) -> None:
    assert predicate_dates(coder, text)[word] == value


@pytest.mark.parametrize(
    ("text", "trigger", "start", "basis"),
    [
        ("Estonia expelled two Belarusian diplomats on Monday.", "expelled", "2021-05-24", "relative"),
        ("On Monday, Estonia expelled two Belarusian diplomats.", "expelled", "2021-05-24", "relative"),
        ("Estonia on Monday expelled two Belarusian diplomats.", "expelled", "2021-05-24", "relative"),
        ("Estonia expelled two Belarusian diplomats on April 3, 2021.", "expelled", "2021-04-03", "stated"),
        ("Two Belarusian diplomats were expelled by Estonia last week.", "expelled", "2021-05-17", "relative"),
        ("Estonia will expel two Belarusian diplomats on Thursday.", "expel", "2021-05-27", "relative"),
        ("In 2019, Estonia expelled two Belarusian diplomats.", "expelled", "2019-01-01", "stated"),
        ("The presidents of Peru and Chile met on March 3.", "met", "2021-03-03", "stated"),
        ("Peru's president will meet Chile's foreign minister tomorrow.", "meet", "2021-05-26", "relative"),
    ],
)
def test_an_act_takes_its_own_time(coder: Coder, text: str, trigger: str, start: str, basis: str) -> None:
    assert dated(coder, text, trigger) == (start, basis)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Estonia expelled two Belarusian diplomats.", "expelled"),
        ("Peru's president met Chile's foreign minister in Lima.", "met"),
        ("Egyptian jets bombed a Libyan base.", "bombed"),
    ],
)
def test_news_without_a_date_takes_the_report_s_day_and_says_so(coder: Coder, text: str, trigger: str) -> None:
    assert dated(coder, text, trigger) == (PUBLISHED, "document-date")
    assert mention(coder, text, trigger).time is None


@pytest.mark.parametrize(
    "text",
    [
        "Estonia expelled two Belarusian diplomats.",
        "Estonia expelled two Belarusian diplomats on Monday.",
        "Estonia expelled two Belarusian diplomats yesterday.",
    ],
)
def test_a_report_without_a_day_lends_none(coder: Coder, text: str) -> None:
    assert dated(coder, text, "expelled", published=None)[0] is None


def test_a_full_date_needs_no_report_day(coder: Coder) -> None:
    text = "Estonia expelled two Belarusian diplomats on April 3, 2021."
    assert dated(coder, text, "expelled", published=None) == ("2021-04-03", "stated")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Peru's president will meet Chile's foreign minister.", "meet"),
        ("Turkey may send weapons to Libya.", "send"),
        ("Egypt did not bomb the Libyan base.", "bomb"),
        ("India denied that it had bombed a Pakistani base.", "bombed"),
        ("Iran threatened to seize British tankers.", "seize"),
        ("France urged Mali to release the prisoners.", "release"),
        ("Norway proposed talks between Sudan and Ethiopia.", "talks"),
    ],
)
def test_what_has_not_happened_takes_no_date_of_the_report(coder: Coder, text: str, trigger: str) -> None:
    assert dated(coder, text, trigger) == (None, "none")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Kenya met the envoys whom Somalia had expelled.", "expelled"),
        ("Latvia, which had expelled two Russian diplomats, closed its embassy in Moscow.", "expelled"),
        ("Serbia had arrested two Croatian officers before the talks were held.", "arrested"),
    ],
)
def test_background_takes_no_date_of_the_report(coder: Coder, text: str, trigger: str) -> None:
    assert dated(coder, text, trigger) == (None, "none")


@pytest.mark.parametrize(
    ("text", "speech", "content"),
    [
        ("On Monday, Armenia accused Azerbaijan of shelling its villages.", "accused", "shelling"),
        ("Armenia accused Azerbaijan on Monday of shelling its villages.", "accused", "shelling"),
        ("On Monday, Iran threatened to seize British tankers.", "threatened", "seize"),
        ("On Monday, France urged Mali to release the prisoners.", "urged", "release"),
        ("On Monday, Japan agreed to send aid to Nepal.", "agreed", "aid"),
    ],
)
def test_the_day_of_the_telling_is_the_speech_act_s_alone(coder: Coder, text: str, speech: str, content: str) -> None:
    assert dated(coder, text, speech) == ("2021-05-24", "relative")
    assert dated(coder, text, content)[0] is None


@pytest.mark.parametrize(
    ("text", "speech", "content", "start"),
    [
        ("Armenia accused Azerbaijan of shelling its villages on Sunday.", "accused", "shelling", "2021-05-23"),
        ("Japan agreed to send aid to Nepal in July.", "agreed", "aid", "2021-07-01"),
        ("France urged Mali to release the prisoners by June 30, 2021.", "urged", "release", "2021-06-30"),
    ],
)
def test_the_content_keeps_a_time_of_its_own(coder: Coder, text: str, speech: str, content: str, start: str) -> None:
    assert dated(coder, text, content)[0] == start
    assert dated(coder, text, speech)[0] != start


@pytest.mark.parametrize(
    ("text", "first", "second", "start"),
    [
        ("On Monday, Estonia expelled two Belarusian diplomats and recalled its ambassador.", "expelled", "recalled", "2021-05-24"),
        ("On April 3, 2021, Kenya closed its border with Somalia and expelled the Somali envoy.", "closed", "expelled", "2021-04-03"),
    ],
)  # fmt: skip
def test_a_conjoined_act_shares_the_time_before_the_first(
    coder: Coder, text: str, first: str, second: str, start: str
) -> None:
    assert dated(coder, text, first)[0] == start
    assert dated(coder, text, second)[0] == start


def test_a_date_lent_by_a_conjoined_clause_says_that_it_is_inherited(coder: Coder) -> None:
    text = "On Monday, Estonia expelled two Belarusian diplomats and recalled its ambassador from Minsk."
    assert mention(coder, text, "recalled").date_basis is Basis.INHERITED


def test_each_conjoined_act_may_have_its_own_time(coder: Coder) -> None:
    text = "Estonia expelled two Belarusian diplomats on Monday and recalled its ambassador on Tuesday."
    assert dated(coder, text, "expelled")[0] == "2021-05-24"
    assert dated(coder, text, "recalled")[0] == "2021-05-25"


@pytest.mark.parametrize(
    ("text", "trigger", "precision", "start", "end"),
    [
        ("Estonia expelled two Belarusian diplomats in March.", "expelled", Precision.MONTH, "2021-03-01", "2021-04-01"),
        ("Estonia expelled two Belarusian diplomats in mid-March.", "expelled", Precision.MONTH, "2021-03-01", "2021-04-01"),
        ("Estonia expelled two Belarusian diplomats last week.", "expelled", Precision.WEEK, "2021-05-17", "2021-05-24"),
        ("Estonia expelled two Belarusian diplomats in 2014.", "expelled", Precision.YEAR, "2014-01-01", "2015-01-01"),
        ("Estonia expelled two Belarusian diplomats last year.", "expelled", Precision.YEAR, "2020-01-01", "2021-01-01"),
        ("Estonia expelled two Belarusian diplomats on Monday.", "expelled", Precision.DAY, "2021-05-24", "2021-05-25"),
        ("Peru will meet Chile for talks next month.", "meet", Precision.MONTH, "2021-06-01", "2021-07-01"),
    ],
)  # fmt: skip
def test_a_date_is_never_finer_than_its_words(
    coder: Coder, text: str, trigger: str, precision: Precision, start: str, end: str
) -> None:
    m = mention(coder, text, trigger)
    assert m.date_precision is precision
    assert m.date is not None
    assert (m.date.start, m.date.end) == (date.fromisoformat(start), date.fromisoformat(end))


def test_a_noun_takes_the_time_of_its_verb(coder: Coder) -> None:
    assert dated(coder, "Peru and Chile held talks on Monday.", "talks")[0] == "2021-05-24"
    assert dated(coder, "Talks between Peru and Chile began on Monday.", "Talks")[0] == "2021-05-24"


def test_a_time_inside_a_relative_clause_stays_there(coder: Coder) -> None:
    text = "Iran, which seized a Greek tanker in 2019, freed two Swedish tourists on Monday."
    assert dated(coder, text, "seized") == ("2019-01-01", "stated")
    assert dated(coder, text, "freed") == ("2021-05-24", "relative")


def test_a_duration_or_a_habit_dates_nothing(coder: Coder) -> None:
    assert dated(coder, "Peru's president met Chile's premier for three hours.", "met") == (PUBLISHED, "document-date")


def test_the_time_of_a_mention_is_in_the_layer(coder: Coder) -> None:
    annotation = coder.read("Estonia expelled two Belarusian diplomats on Monday.", published=PUBLISHED)
    (m,) = annotation.mentions
    assert m.time is not None
    assert annotation.times[m.time].text == "Monday"
    assert annotation.times[m.time].interval == m.date


def test_the_local_day_of_the_publisher_counts(coder: Coder) -> None:
    text = "Estonia expelled two Belarusian diplomats today."
    late = coder.code(text, published="2021-05-25T23:30:00-05:00")
    assert [m.date.start for m in late if m.date] == [date(2021, 5, 25)]
