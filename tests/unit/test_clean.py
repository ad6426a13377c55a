"""What cleaning takes out, what it leaves alone, datelines, wrapped lines, and time on hostile texts."""

from __future__ import annotations

import time

import pytest

from detente.clean import clean, to_clean, to_received

STORY = "The two ministers met in Oslo on Tuesday."


@pytest.mark.parametrize(
    ("received", "kept", "reason"),
    [
        (f"[ad_1]{STORY}[ad_2]", STORY, "autoblog-marker"),
        (f"{STORY}\n\nSource link", f"{STORY}\n\n", "autoblog-marker"),
        (f"{STORY}\n\n\\###", f"{STORY}\n\n", "end-mark"),
        (f"{STORY}\n\n# # #", f"{STORY}\n\n", "end-mark"),
        (f"{STORY}\n-30-", f"{STORY}\n", "end-mark"),
        (f"{STORY}\nENDS", f"{STORY}\n", "end-mark"),
        (f"{STORY}\n* * *\n", f"{STORY}\n\n", "rule-line"),
        (f"{STORY} (Reporting by Ann Reed; Editing by Bo Lund)", f"{STORY} ", "credits"),
        (f"{STORY}\nReporting by Ann Reed in Oslo; Editing by Bo Lund", f"{STORY}\n", "credits"),
        (f"{STORY}\nAnn Reed contributed to this report.", f"{STORY}\n", "credits"),
        (f"(Photo by Ann Reed/Northern Wire) {STORY}", f" {STORY}", "photo-credit"),
        (f"Photo credit: Northern Wire\n{STORY}", f"\n{STORY}", "photo-credit"),
        (f"FILE PHOTO: A minister waves, Oslo, May 1, 2019. NW/Ann Reed\n{STORY}", f"\n{STORY}", "photo-caption"),
        (f"Photo Caption: {STORY}", STORY, "photo-caption"),
        (f"{STORY}\nADVERTISEMENT\nMore.", f"{STORY}\n\nMore.", "advertisement"),
        (f"{STORY}\nAdvertisement Continue reading the main story\n", f"{STORY}\n\n", "advertisement"),
        (f"{STORY}\nShare on Facebook | Tweet | Email\n", f"{STORY}\n\n", "share-bar"),
        (f"{STORY}\nSEE ALSO: Talks in doubt\n", f"{STORY}\n\n", "read-more"),
        (f"{STORY}\nSign up for our daily newsletter\n", f"{STORY}\n\n", "sign-up"),
        (f"{STORY}\nCopyright © 2021 The Harbour Post. All rights reserved.", f"{STORY}\n", "copyright"),
        (f"By Ann Reed and Bo Lund\n\n{STORY}", f"\n\n{STORY}", "byline"),
        (f"<p class='lead'>{STORY}</p>", STORY, "markup"),
        ("The [joint statement](https://example.org/a_(b)) says so.", "The joint statement says so.", "markup"),
        ("The **joint** *statement* says so.", "The joint statement says so.", "markup"),
        ("so-called \\[sic\\] talks", "so-called [sic] talks", "markup"),
        ("Nor\u00adway and Fin\u200bland", "Norway and Finland", "invisible"),
        ("Smith &amp; Sons", "Smith & Sons", "character-reference"),
        ("the minister&#39;s aide", "the minister's aide", "character-reference"),
        ("a well-\nknown envoy", "a well-known envoy", "line-wrap"),
    ],
)
def test_residue_goes_with_its_reason(received: str, kept: str, reason: str) -> None:
    cleaned = clean(received)
    assert cleaned.text == kept
    assert reason in {removal.reason for removal in cleaned.removed}


@pytest.mark.parametrize(
    "text",
    [
        "Trade fell when a < b and c > d held.",
        "x <y and z> w",
        "By Wednesday evening, the envoys had left.",
        "By March\n\nThe talks went on.",
        "The laws were changed.\n\nrelated to trade, as the ministers said in public",
        "Copyright law was discussed in Oslo.",
        "Subscribe to that view and talks will fail, he said.",
        "The share on offer rose; he told reporters by email.",
        "5 * 3 * 2 is 30",
        "#Oslo and #Talks were named.",
        "The (c) clause stands.",
        "He said: “Advertisement is no crime.”",
        "AT&T and R&D were named; see &c.",
        "Москва и Киев",
        "Ends matter, and so do means.",
        "snake_case_names and __init__ stay",
    ],
)
def test_words_that_look_alike_stay(text: str) -> None:
    assert clean(text).text == text
    assert clean(text).removed == ()


def test_letters_of_another_alphabet_inside_a_word_become_latin() -> None:
    assert clean("Pоlаnd and Россия").text == "Poland and Россия"
    assert clean("Ｐｅａｃｅ 𝐭𝐚𝐥𝐤𝐬").text == "Peace talks"


def test_overlapping_residue_is_cut_once() -> None:
    received = f"{STORY}\nRead more: [ad_1] <b>here</b>\nEnd of it."
    assert clean(received).text == f"{STORY}\n\nEnd of it."


def test_spans_map_over_removed_stretches() -> None:
    received = "[ad_1]The <b>two</b> ministers met."
    cleaned = clean(received)
    start = cleaned.text.index("two ministers")
    there = to_received(cleaned.offsets, (start, start + len("two ministers")))
    assert received[slice(*there)] == "two</b> ministers"
    assert to_clean(cleaned.offsets, (0, 6)) is None
    assert to_clean(cleaned.offsets, (0, 9)) == (0, 3)


def test_an_empty_text_is_taken() -> None:
    cleaned = clean("")
    assert (cleaned.text, cleaned.offsets, cleaned.removed, cleaned.dateline) == ("", (), (), None)
    assert to_received(cleaned.offsets, (0, 0)) == (0, 0)


# --- datelines ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "place", "day", "agency"),
    [
        ("MOSCOW, June 16. /TASS/. ", "MOSCOW", "June 16", "TASS"),
        ("GENEVA, June 16 (Xinhua) -- ", "GENEVA", "June 16", "Xinhua"),
        ("WASHINGTON (AP) — ", "WASHINGTON", None, "AP"),
        ("NAIROBI, Kenya (AP) _ ", "NAIROBI, Kenya", None, "AP"),
        ("Geneva (AFP) – ", "Geneva", None, "AFP"),
        ("MOSCOW, 16 June 2021 (Interfax) - ", "MOSCOW", "16 June 2021", "Interfax"),
        ("MOSCOW. June 16 (Interfax) - ", "MOSCOW", "June 16", "Interfax"),
        ("Berlin (dpa) - ", "Berlin", None, "dpa"),
        ("TOKYO, June 16 (Kyodo) -- ", "TOKYO", "June 16", "Kyodo"),
        ("SEOUL/TOKYO, June 16 (Reuters) - ", "SEOUL/TOKYO", "June 16", "Reuters"),
        ("June 16 (Reuters) - ", None, "June 16", "Reuters"),
        ("WASHINGTON (VOA) -- ", "WASHINGTON", None, "VOA"),
        ("THE HAGUE, Netherlands — ", "THE HAGUE, Netherlands", None, None),
        ("Oslo (CNN) ", "Oslo", None, "CNN"),
        ("Talks resume\n\nBy Ann Reed\n\nPARIS, June 16 (Reuters) - ", "PARIS", "June 16", "Reuters"),
    ],
)
def test_heads_of_agency_reports(head: str, place: str | None, day: str | None, agency: str | None) -> None:
    cleaned = clean(f"{head}The two ministers met.")
    assert cleaned.dateline is not None
    assert (cleaned.dateline.place, cleaned.dateline.day, cleaned.dateline.agency) == (place, day, agency)
    assert cleaned.text[cleaned.dateline.span[1] :].strip() == "The two ministers met."


@pytest.mark.parametrize(
    "text",
    [
        "QUESTION: Will the ministers meet?",
        "UPDATE — The ministers met.",
        "The African Union (AU) said that talks would go on.",
        "Prime Minister Lund (left) - in office since May - spoke.",
        "The minister spoke — and left.",
        "In Oslo, on June 16, the ministers met.",
    ],
)
def test_other_beginnings_are_no_datelines(text: str) -> None:
    assert clean(text).dateline is None


# --- wrapped lines ---------------------------------------------------------------------------------------------------

WRAPPED = """The two ministers met in Oslo on Tuesday and agreed to reopen the
border crossings that have been shut since the winter, the office of
Prime Minister Bo Lund said in a statement that was sent to all of the
papers.

They also spoke of the fishing grounds north of the islands, where the
U.S. has asked for a say."""


def test_lines_wrapped_at_a_column_are_joined_and_paragraphs_stay() -> None:
    assert clean(WRAPPED).text == WRAPPED.replace("\n\n", "|").replace("\n", " ").replace("|", "\n\n")


def test_line_ends_of_two_characters_are_no_empty_lines() -> None:
    cleaned = clean(WRAPPED.replace("\n", "\r\n"))
    assert cleaned.text.split() == WRAPPED.split()
    assert len([p for p in cleaned.text.split("\n") if p.strip()]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Ministers meet in Oslo for talks on the northern border\nPresident of Northland signs an order on fishing rights\n"
        "Southland to open two consulates in the spring of next year\nEnvoys leave the capital after a week of failed talks\n",
        "MINISTRY OF FOREIGN AFFAIRS\nOSLO\n16 JUNE 2021",
        "The ministers agreed:\na. to meet again in the spring\nb. to open the border",
        "A long first paragraph. " * 12 + "\n" + "A long second paragraph. " * 12,
        "-   open the border crossings that have been shut since winter\n-   let the fishing boats of both sides pass the strait",
    ],
)
def test_lists_and_paragraphs_keep_their_lines(text: str) -> None:
    assert clean(text).text == text


def test_a_line_that_ends_no_sentence_goes_on_in_lower_case() -> None:
    text = "He underscored the readiness of the alliance to\nhelp its neighbours."
    assert clean(text).text == text.replace("\n", " ")


# --- time -------------------------------------------------------------------------------------------------------------

SIZE = 200_000
HOSTILE = (
    "[", "<", "(", " ", "\n", "\t", "*", "#", "\\", "&", "-", "_", "a", "а", "aа", "\\#", "*a", "**a ", "<a ", '<a b="', "<a b=c ",
    "[a](", "[a](b", "](", "(Reporting by ", "(Photo by ", "share ", "advertisement ", "A, ", "By A ", "a-\n", "&amp;", "\r\n",
    "Sign up ", "<!--", "Read more", " " * 999 + "x\n", "word " * 12 + "\n",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_time_is_linear_on_hostile_texts(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        clean(text)
        return time.process_time() - began

    # Quadratic cleaning takes 16 times as long for four times the text, and minutes for this much.
    assert seconds(SIZE) < 12 * max(min(seconds(SIZE // 4) for _ in range(3)), 0.05) + 2.0
