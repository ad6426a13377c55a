"""The page as a whole: what stands in it, that it is safe, and that it can be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest

from detente.errors import ConfigError
from detente.store import Store
from detente.types import CopyPair, Event, Status
from detente.web import dossier

MakeEvent = Callable[..., Event]
Fill = Callable[..., Store]
VOID = {"meta", "br", "hr", "input", "link", "img", "rect", "line", "circle", "path"}


class Outline(HTMLParser):
    """Reads a page: tags with attributes, headings in order, ids, text, and whether tags are balanced."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.stack: list[str] = []
        self.text: list[str] = []
        self.faults: list[str] = []
        self.feed(page)
        self.close()
        self.faults += [f"<{t}> is left open" for t in self.stack]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.stack or self.stack.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1] not in ("style", "script"):
            self.text.append(data)

    @property
    def words(self) -> str:
        return " ".join("".join(self.text).split())

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def page(fill: Fill, make_event: MakeEvent, told: Callable[..., object]) -> Outline:
    store = fill(
        [told("d1"), told("d2", publisher="The Copyist"), told("d3", status=Status.DENIED)],
        [
            make_event("e1", documents=("d1", "d2")),
            make_event("e2", documents=("d3",), status=Status.SCHEDULED, date=None),
            make_event("e3", documents=("d3",), status=Status.DENIED, denied_by=("SWE",), affirmed_by=()),
            make_event("e4", documents=("d3",), status=Status.NEGATED),
        ],
        [CopyPair("d1", "d2", "syndicated", "d1", 1.0, ("same words",))],
    )
    return Outline(dossier(store, "NOR", "SWE"))


def test_counts_are_of_reports_and_origins(page: Outline) -> None:
    assert "4 events in 5 mentions, from 3 reports of 2 origins. Reports of 6 May 2031." in page.words
    assert "2 reports from 1 origin" in page.words
    assert "syndicated copy" in page.words


def test_lanes_hold_their_events(page: Outline) -> None:
    for words in ("Happened (1)", "Upcoming (1)", "Disputed (1)", "Did not happen, or only supposed (1)"):
        assert words in page.words
    assert "Norway → to Sweden: expels diplomats or members (SANCTION/expel, CAMEO 166)" in page.words
    assert "will expel diplomats or members" in page.words
    assert "5 May 2031 (reckoned from the day of the report)" in page.words
    assert "detente explain e1" in page.words


def test_the_page_is_well_formed_and_headings_are_in_order(page: Outline) -> None:
    assert not page.faults
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    ids = [a["id"] for _, a in page.tags if "id" in a]
    assert len(ids) == len(set(ids))
    for _, attributes in page.tags:
        for name in ("aria-labelledby", "for"):
            assert set((attributes.get(name) or "").split()) <= set(ids)
        target = attributes.get("href") or ""
        assert not target.startswith("#") or target[1:] in ids


def test_landmarks_and_labels(page: Outline) -> None:
    assert page.of("html") == [{"lang": "en"}]
    for tag in ("header", "main", "footer", "nav", "h1", "title"):
        assert len([t for t, _ in page.tags if t == tag]) >= 1
    assert page.of("a")[0]["href"] == "#main"
    assert all("title" not in attributes for _, attributes in page.tags), "nothing may show on hover only"
    assert all("style" not in attributes for _, attributes in page.tags), "the policy forbids styles in attributes"
    assert all(not name.startswith("on") for _, attributes in page.tags for name in attributes)
    pictures = [a for a in page.of("svg") if a.get("role") == "img"]
    assert len(pictures) == 2
    assert len(page.of("table")) == 1


def test_nothing_is_fetched(page: Outline) -> None:
    assert not any(a.get("src") or a.get("srcset") for _, a in page.tags)
    assert not page.of("link") + page.of("img") + page.of("iframe") + page.of("object")
    assert {a["href"] for a in page.of("a") if not str(a["href"]).startswith("#")} == {"https://example.org/envoys"}
    style = (files("detente.web") / "templates" / "style.css").read_text(encoding="utf-8")
    assert "url(" not in style
    assert "@import" not in style


def test_the_policy_blocks_everything_but_our_own(page: Outline) -> None:
    (policy,) = [a["content"] for a in page.of("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy.replace("http-equiv", "")


HOSTILE = '<script>alert("x")</script>\u202e"><img src=x onerror=alert(1)>\u2066&amp;\x00'


def test_hostile_text_stays_text(fill: Fill, make_event: MakeEvent, told: Callable[..., object]) -> None:
    text = "Norway expelled two Swedish envoys </blockquote><script>alert(1)</script>\u202e “on Monday”."
    store = fill(
        [told("d1", text=text, title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)", language='en"><b>')],
        [
            make_event(
                documents=("d1",), place=HOSTILE, reasons=(HOSTILE,), affirmed_by=(HOSTILE,), denied_by=(HOSTILE,)
            )
        ],
    )
    html = dossier(store, "NOR", "SWE", title=HOSTILE)
    page = Outline(html)
    assert not page.faults
    assert len(page.of("script")) == 1
    assert not page.of("img")
    assert "javascript:" not in html
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", html)
    assert '<script>alert("x")</script>"><img src=x onerror=alert(1)>&amp;' in "".join(page.text)


def test_hostile_sides(fill: Fill) -> None:
    page = Outline(dossier(fill([], []), "<b>", "'\"><script>"))
    assert not page.faults
    assert len(page.of("script")) == 1


def test_an_empty_dyad_says_what_to_do(fill: Fill, make_event: MakeEvent, told: Callable[..., object]) -> None:
    page = Outline(dossier(fill([told("d1")], [make_event(documents=("d1",))]), "NOR", "FRA"))
    assert "No event between Norway and France is in this record." in page.words
    assert "The record holds 1 report with 1 event." in page.words
    assert "Norway and Sweden, 1 event: detente dossier NOR SWE --db DATABASE" in page.words
    assert not page.faults


def test_a_record_that_is_not_up_to_date_says_so(
    fill: Fill, make_event: MakeEvent, told: Callable[..., object]
) -> None:
    events = [make_event(documents=("d1",))]
    assert "Not up to date." in dossier(fill([told("d1")], events, done=False), "NOR", "SWE")
    assert "Not up to date." not in dossier(fill([told("d1")], events), "NOR", "SWE")


def test_reports_without_a_day(fill: Fill, make_event: MakeEvent, told: Callable[..., object]) -> None:
    page = Outline(
        dossier(fill([told("d1", published=None)], [make_event(documents=("d1",), date=None)]), "NOR", "SWE")
    )
    assert "days of publication not stated" in page.words
    assert "there is no picture" in page.words
    assert not page.faults


def test_one_side_twice_is_refused(fill: Fill) -> None:
    with pytest.raises(ConfigError, match="one side"):
        dossier(fill([], []), "NOR", "NOR")


def test_same_record_same_bytes(fill: Fill, make_event: MakeEvent, told: Callable[..., object]) -> None:
    events = [make_event("e1", documents=("d1", "d2")), make_event("e2", documents=("d2",))]
    one = dossier(fill([told("d1"), told("d2")], events), "NOR", "SWE")
    two = dossier(fill([told("d2"), told("d1")], events[::-1]), "NOR", "SWE")
    assert one == two


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(a: str, b: str) -> float:
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1, 2])
def test_contrast(scheme: int) -> None:
    """Text at least 4.5 to 1, graphics 3 to 1, in the light, the dark and the print scheme."""
    style = (files("detente.web") / "templates" / "style.css").read_text(encoding="utf-8")
    blocks = [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", b)) for b in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    ]
    colours = {**blocks[0], **blocks[scheme]}
    for ground in ("paper", "panel"):
        for text in ("ink", "soft", "link"):
            assert _contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
        for graphic in ("coop", "conf", "up", "dis", "focus"):
            assert _contrast(colours[graphic], colours[ground]) >= 3, (graphic, ground)
    for name in ("note", "act", "actor", "recipient", "aside"):
        assert _contrast(colours[f"{name}-ink"], colours[name]) >= 4.5, name
