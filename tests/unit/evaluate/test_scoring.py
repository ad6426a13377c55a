"""Scores on tiny gold made by hand, where every figure can be counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.evaluate import GoldDocument, GoldMention, GoldPair, score_mentions, score_relations
from detente.pipeline.coding import Coder
from detente.types import Annotation, Received

TEXT = "Serbia expelled two Croatian diplomats on Monday. On Tuesday, France urged Mali to release the prisoners."
FIRST, SECOND = (
    "Serbia expelled two Croatian diplomats on Monday.",
    "On Tuesday, France urged Mali to release the prisoners.",
)


def told(
    trigger: str, kind: str, mode: str | None, actors: str, recipients: str, status: str, **more: object
) -> GoldMention:
    """One gold mention on a word of the text."""
    at = TEXT.index(trigger)
    sentence = FIRST if at < len(FIRST) else SECOND
    start = TEXT.index(sentence)
    base = GoldMention(
        (at, at + len(trigger)), (start, start + len(sentence)), None, kind, mode, frozenset(actors.split()),
        frozenset(recipients.split()), status, False, None, None,
    )  # fmt: skip
    return replace(base, **more)  # type: ignore[arg-type]


RIGHT = (
    told("expelled", "SANCTION", "expel", "SRB", "HRV", "occurred", date="2021-05-24"),
    told("urged", "REQUEST", "yield", "FRA", "MLI", "occurred", speaker="FRA", date="2021-05-25"),
    told("release", "RETREAT", "release", "MLI", "", "requested", speaker="FRA"),
)


@pytest.fixture(scope="module")
def annotation(coder: Coder) -> Annotation:
    """The text as coded."""
    return coder.read(TEXT, published="2021-05-25")


def figures(annotation: Annotation, *mentions: GoldMention) -> dict[str, float]:
    """Figures against this gold."""
    return score_mentions([GoldDocument("a", TEXT, None, None, mentions)], [annotation]).figures()


def test_all_right_is_a_hundred(annotation: Annotation) -> None:
    found = figures(annotation, *RIGHT)
    assert set(found.values()) == {100.0}, found


def test_one_missed(annotation: Annotation) -> None:
    extra = told("prisoners", "ASSAULT", None, "MLI", "", "occurred")
    found = figures(annotation, *RIGHT, extra)
    assert (found["recall"], found["precision"]) == (75.0, 100.0)
    assert found["f1"] == pytest.approx(600 / 7, abs=0.1)


def test_one_invented(annotation: Annotation) -> None:
    found = figures(annotation, *RIGHT[:2])
    assert (found["recall"], found["precision"]) == (100.0, pytest.approx(66.7, abs=0.1))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"mode": "convict"}, "mode"),
        ({"actors": frozenset({"BIH"})}, "actors"),
        ({"recipients": frozenset()}, "recipients"),
        ({"status": "denied"}, "status"),
        ({"alleged": True}, "alleged"),
        ({"speaker": "HRV"}, "speaker"),
        ({"date": "2021-05"}, "date"),
        ({"type": "COERCE"}, "type"),
    ],
)
def test_one_field_wrong(annotation: Annotation, change: dict[str, object], field: str) -> None:
    wrong = replace(RIGHT[0], **change)  # type: ignore[arg-type]
    report = score_mentions([GoldDocument("a", TEXT, None, None, (wrong, *RIGHT[1:]))], [annotation])
    found = report.figures()
    assert (found["recall"], found["precision"]) == (100.0, 100.0)
    assert found[f"{field}_right"] == pytest.approx(66.7, abs=0.1)
    assert report.causes() == [(f"wrong {field}", 1)]
    core = field in ("type", "actors", "recipients", "status")
    assert found["core_f1"] == (pytest.approx(66.7, abs=0.1) if core else 100.0)


def test_nothing_found_and_nothing_told(coder: Coder) -> None:
    empty = coder.read("Rain fell.")
    report = score_mentions([GoldDocument("a", "Rain fell.", None, None, ())], [empty])
    assert set(report.figures().values()) == {0.0}
    assert report.causes() == []


def test_errors_show_their_words(annotation: Annotation) -> None:
    report = score_mentions([GoldDocument("a", TEXT, None, None, RIGHT[1:])], [annotation])
    (error,) = report.errors
    assert (error.cause, error.words, error.sentence) == ("invented", "expelled", FIRST)


def test_lengths_must_agree(annotation: Annotation) -> None:
    with pytest.raises(ValueError, match="zip"):
        score_mentions([], [annotation])


def pair(coder: Coder, text: str, actor: str, recipient: str, root: str, quad: int) -> tuple[GoldPair, Annotation]:
    """A pair of given words in a sentence, and the sentence coded with them."""
    spans = tuple((text.index(w), text.index(w) + len(w)) for w in (actor, recipient))
    (annotation,) = coder.annotate([Received(text, "x", given_entities=spans)])
    return GoldPair("a", text, (spans[0],), (spans[1],), root, quad), annotation


def test_pairs_right_backward_and_without_answer(coder: Coder) -> None:
    cases = [
        pair(coder, "Serbia expelled Croatian diplomats.", "Serbia", "Croatian diplomats", "SANCTION", 4),
        pair(coder, "Serbia expelled Croatian diplomats.", "Croatian diplomats", "Serbia", "SANCTION", 4),
        pair(coder, "Serbia lies beside Croatia.", "Serbia", "Croatia", "AID", 2),
        pair(coder, "Iran released two French prisoners.", "Iran", "French prisoners", "YIELD", 2),
    ]
    report = score_relations([g for g, _ in cases], [a for _, a in cases])
    found = report.figures()
    assert (found["answered"], found["type_accuracy"], found["wrong_direction"]) == (75.0, 50.0, 25.0)
    assert dict(report.causes()) == {"direction": 1, "no answer": 1}
    assert report.by_type() == {"AID": 0.0, "SANCTION": pytest.approx(66.7, abs=0.1), "YIELD": 100.0}
    assert found["type_macro_f1"] == pytest.approx((0 + 66.7 + 100) / 3, abs=0.1)


def test_two_sided_acts_answer_in_both_directions(coder: Coder) -> None:
    for actor, recipient in (("Peru", "Chile"), ("Chile", "Peru")):
        gold, annotation = pair(coder, "Peru met Chile for talks.", actor, recipient, "CONSULT", 1)
        assert score_relations([gold], [annotation]).figures()["type_accuracy"] == 100.0
