"""Copies: the relations, the original, and what is no copy."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from detente.copies import find_copies, origins
from detente.types import CopyPair, Document

SHARED = Path(__file__).resolve().parents[4] / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="shared data not beside the clone")

STORY = (
    "The foreign ministers of Norland and Sudmark met in the port of Kelby on Monday to settle a quarrel over fishing "
    "rights in the Grey Sound.\n\n"
    "After four hours behind closed doors they agreed to let patrol boats of both navies share one radio channel and to "
    "send a joint team of surveyors to the disputed sandbank before the end of the season.\n\n"
    "Fishermen in Kelby watched the motorcade from the quay and said they had lost a third of their catch since the "
    "quarrel began in spring. The harbour master put the damage at eleven million crowns.\n\n"
    "Sudmark had recalled its envoy in March after a trawler was rammed in fog. Norland has always held that the trawler "
    "was fishing inside its waters without a licence."
)
MORE = (
    "\n\nLate in the evening the two ministers added that their prime ministers would hold a call next week, and that the "
    "envoy would return to his post. A spokesman for the navy declined to say when the patrols would begin again."
)
OTHER = (
    "A quarrel over herring was all but buried in Kelby yesterday when Norland's top diplomat shook hands with her "
    "neighbour from Sudmark.\n\n"
    "They spent an afternoon in the town hall and came out with a modest paper: the navies will talk on a common "
    "frequency, and experts will measure the sandbank that started it all.\n\n"
    "Trawler crews are not convinced. Many have sold their boats since the collision in the fog that made Sudmark call "
    "its ambassador home, and compensation was not on the table."
)


def document(
    name: str, text: str, publisher: str | None = None, hour: int | None = None, title: str | None = None
) -> Document:
    published = None if hour is None else datetime(2031, 5, 6, hour, tzinfo=UTC)
    return Document(name, text, text, ((0, 0, len(text)),), published=published, publisher=publisher, title=title)


def only(*documents: Document) -> CopyPair:
    (pair,) = find_copies(documents)
    return pair


def test_same_words_are_verbatim() -> None:
    pair = only(document("a", STORY), document("b", STORY.upper().replace(",", "")))
    assert (pair.a, pair.b, pair.relation, pair.original, pair.score) == ("a", "b", "verbatim", None, 1.0)
    assert "the same words" in pair.evidence[0]


def test_dateline_and_credits_do_not_count() -> None:
    agency = document("a", STORY, "Northern Wire")
    copy = document(
        "b", f"KELBY, May 5 (Northern Wire) — {STORY}\n\n(Reporting by A. Person; Editing by B. Person)", "The Post"
    )
    pair = only(agency, copy)
    assert (pair.relation, pair.original) == ("syndicated", "a")
    assert any("credits northern wire" in line for line in pair.evidence)


def test_acronym_in_the_dateline_credits_the_agency() -> None:
    pair = only(document("z", STORY, "Grey Sound Agency"), document("b", f"KELBY (GSA) - {STORY}", "The Post"))
    assert pair.original == "z"


def test_headline_does_not_count() -> None:
    title = "Ministers bury the herring quarrel in Kelby"
    assert only(document("a", STORY), document("b", f"{title}\n\n{STORY}", title=title)).relation == "verbatim"


def test_cut_paragraphs_are_edited_and_the_fuller_is_the_original() -> None:
    cut = STORY.rsplit("\n\n", 2)[0]
    pair = only(document("a", cut, "The Post"), document("b", STORY, "Northern Wire"))
    assert (pair.relation, pair.original) == ("edited", "b")
    assert "all of a stands in b" in pair.evidence


def test_the_same_publisher_later_with_more_is_an_update() -> None:
    pair = only(document("a", STORY + MORE, "Northern Wire", 18), document("b", STORY, "Northern Wire", 9))
    assert (pair.relation, pair.original) == ("updated", "b")
    assert any("is new" in line for line in pair.evidence)


def test_earlier_is_the_original_where_nobody_is_credited() -> None:
    pair = only(document("a", STORY, "The Post", 12), document("b", STORY, "The Herald", 8))
    assert (pair.relation, pair.original) == ("syndicated", "b")


def test_two_that_credit_a_third_have_no_original() -> None:
    a = document("a", f"KELBY (Northern Wire) - {STORY}", "The Post", 12)
    b = document("b", f"KELBY (Northern Wire) - {STORY}", "The Herald", 8)
    pair = only(a, b)
    assert pair.original is None
    assert "both credit northern wire: the original is neither" in pair.evidence


def test_those_that_credit_each_other_fall_back_on_time() -> None:
    a = document("a", f"{STORY} The Herald reported it first.", "The Post", 12)
    b = document("b", f"{STORY} The Post reported it first.", "The Herald", 8)
    assert only(a, b).original == "b"


def test_another_report_of_the_same_event_is_no_copy() -> None:
    quote = '\n\n"We have shown that neighbours can speak before they shout, and we will go on doing so," she said of it all.'
    assert find_copies([document("a", STORY + quote), document("b", OTHER + quote)]) == ()


def test_a_later_round_with_the_same_background_is_no_copy() -> None:
    background = STORY.split("\n\n", 2)[2]
    later = (
        "Surveyors from both shores came ashore at dawn with drawings of a sandbank that has moved by sixty metres, and "
        "nobody in the two ministries would say on Thursday whose chart had been the better one.\n\n"
        "The second round of talks, held in the Sudmark capital, broke up after an hour without a paper, and a third "
        "round was not announced. Officials spoke of a chilly lunch.\n\n"
    )
    assert find_copies([document("a", STORY), document("b", later + background)]) == ()


def test_a_form_filled_in_anew_is_no_copy() -> None:
    form = (
        "On {day} in the Palace of {place} President Anna Vell received {name}, foreign minister of {land}, for talks on "
        "trade, transit and the coming harvest. Both sides praised the long friendship between the two peoples and agreed "
        "to stay in close touch on all questions of common interest, and {name} invited her to visit {town}."
    )
    one = form.format(day="4 June", place="Ornholm", name="Piet Aalders", land="Sudmark", town="Vesterby")
    other = form.format(day="19 July", place="Ornholm", name="Lucia Brandao", land="Terravale", town="Santa Ria")
    assert find_copies([document("a", one), document("b", other)]) == ()


def test_empty_and_tiny_texts_are_not_copies() -> None:
    texts = ("", "", "File photo.", "File photo.", "\n\n")
    assert find_copies(document(str(i), text) for i, text in enumerate(texts)) == ()


def test_a_crowd_is_paired_with_its_first() -> None:
    pairs = find_copies(document(f"d{i:03d}", STORY) for i in range(100))
    assert len(pairs) == 99
    assert {pair.a for pair in pairs} == {"d000"}
    assert len(set(origins((), pairs).values())) == 1


def test_origins_follow_the_original_and_leave_others_alone() -> None:
    ab = CopyPair("a", "b", "edited", "b", 0.8, ())
    bc = CopyPair("b", "c", "syndicated", "b", 1.0, ())
    found = origins(["d", "c", "b", "a"], [bc, ab])
    assert found["a"] == found["b"] == found["c"] != found["d"]
    assert found["a"] == origins(["b"], [])["b"]
    assert list(found) == ["a", "b", "c", "d"]


def test_origin_id_survives_a_copy_with_a_smaller_id() -> None:
    before = origins(["m", "n"], [CopyPair("m", "n", "edited", "m", 0.9, ())])
    after = origins(
        ["m", "n", "a"],
        [CopyPair("m", "n", "edited", "m", 0.9, ()), CopyPair("a", "m", "edited", "m", 0.9, ())],
    )
    assert before["m"] == after["m"] == after["a"]


def test_independent_pairs_join_nothing() -> None:
    found = origins(["a", "b"], [CopyPair("a", "b", "independent", None, 0.3, ())])
    assert found["a"] != found["b"]


def test_a_cycle_of_originals_has_one_origin() -> None:
    pairs = [
        CopyPair("a", "b", "edited", "a", 1, ()),
        CopyPair("b", "c", "edited", "b", 1, ()),
        CopyPair("a", "c", "edited", "c", 1, ()),
    ]
    assert len(set(origins([], pairs).values())) == 1


def _corpus(name: str) -> list[Document]:
    found = []
    for line in (SHARED / "corpus" / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        published = datetime.fromisoformat(row["published"]) if row.get("published") else None
        found.append(
            Document(
                row["id"],
                row["text"],
                row["text"],
                ((0, 0, len(row["text"])),),
                published=published,
                title=row.get("title"),
                publisher=row.get("publisher"),
            )
        )
    return found


@needs_shared
def test_three_newsrooms_on_one_event_are_never_copies() -> None:
    assert find_copies(_corpus("basil_same_story_triplets.jsonl")) == ()


@needs_shared
def test_agency_copies_across_outlets_are_found() -> None:
    """Of the pairs across outlets that share half their word 8-grams, those that share narration, not only a quotation."""
    found = {(pair.a, pair.b) for pair in find_copies(_corpus("allsides_world.jsonl"))}
    with (SHARED / "corpus" / "allsides_near_duplicates.tsv").open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file, delimiter="\t") if r["source_a"] != r["source_b"]]
    close = [r for r in rows if float(r["containment_8w"]) > 0.5]
    hits = sum((min(r["id_a"], r["id_b"]), max(r["id_a"], r["id_b"])) in found for r in close)
    assert hits >= 5
    assert len(close) == 7
