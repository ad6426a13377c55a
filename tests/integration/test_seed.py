"""The seed report against the reading of it by a careful analyst (``shared/seed/reading.md``).

A row of the reading is *found* when, for each event that it tells, a mention has

* its trigger inside a stretch of the text around the row's own words: no further than ``REACH`` code points from the
  ``nth`` occurrence of the word ``near``, and in the same line;
* the right type;
* the right actors, as countries (all sides, for two-sided acts);
* the right status, and *alleged* where the reading says so.

Each mention serves one event only. Mode and recipients are shown, not demanded. The reading's rows without an event
(comments, quotations) are no part of the count.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from detente.pipeline.coding import Coder
from detente.types import Annotation, EventMention

#: How far, in code points, a trigger may lie from the row's own word.
REACH = 60

#: The reading leaves the type open.
ANY = "any type"

#: Rows that must be found; the reading has 27 that tell an event.
FLOOR = 20


@dataclass(frozen=True)
class Event:
    """One event of a row: where, what, who, to whom, how far."""

    near: str
    type: str
    actors: str
    recipients: str = ""
    status: str = "occurred"
    alleged: bool = False
    nth: int = 1


def sides(text: str) -> frozenset[str]:
    """Country codes of a cell."""
    return frozenset(text.split())


ROWS: dict[str, tuple[Event, ...]] = {
    "the meeting announced by the White House": (Event("meet", "AGREE", "USA RUS", status="scheduled"),),
    "the same meeting with its day": (Event("June 16", "AGREE", "USA RUS", status="scheduled"),),
    "the same meeting by the Kremlin": (Event("leaders would", "AGREE", "USA RUS", status="scheduled"),),
    "the same meeting as the first of its kind": (Event("The summit", "AGREE", "USA RUS", status="scheduled"),),
    "calls since January": (Event("spoken", "CONSULT", "USA RUS"),),
    "the call in April": (Event("phone call", "CONSULT", "USA RUS"),),
    "the meeting that was proposed": (Event("proposed a", "CONSULT", "USA RUS", status="proposed"),),
    "the claim of interference": (
        Event("claimed", "ACCUSE", "USA", "RUS"),
        Event("interfered", "COERCE", "RUS", "USA", alleged=True),
    ),
    "the bounty": (Event("bounty", ANY, "RUS", alleged=True),),
    "concern about the buildup": (
        Event("concern", "ACCUSE", "USA", "RUS"),
        Event("buildup", "MOBILIZE", "RUS", "UKR", status="ongoing"),
    ),
    "the hack": (Event("hack", "COERCE", "RUS", alleged=True),),
    "sanctions in April": (Event("new sanctions", "SANCTION", "USA", "RUS"),),
    "diplomats expelled": (Event("expelled", "SANCTION", "USA", "RUS"),),
    "the expulsion that was urged": (
        Event("urged", "REQUEST", "USA"),
        Event("expulsion", "SANCTION", "", "RUS", status="requested"),
    ),
    "sanctions in March": (Event("in March", "SANCTION", "USA", "RUS"),),
    "the attempt to kill": (Event("attempted", "ASSAULT", "RUS", "RUS"),),
    "criticism at home": (Event("criticism", "ACCUSE", "USA", "USA"),),
    "sanctions given up": (Event("abandoned", "RETREAT", "USA", "RUS"),),
    "officials upset": (Event("upset", "ACCUSE", "RUS", "USA"),),
    "a murderer": (Event("murderer", "ACCUSE", "USA", "RUS"),),
    "the challenge to a debate": (Event("challenged", "CONSULT", "RUS USA", status="proposed"),),
    "the debate declined": (Event("declined.", "REJECT", "USA", "RUS"),),
    "the assertion made again": (Event("assertion", "ACCUSE", "USA", "RUS"),),
    "the meeting of 2018": (Event("in Finland", "CONSULT", "USA RUS"),),
    "the consulate closed": (Event("Consulate", "SANCTION", "USA", "RUS"),),
    "the treaty left": (Event("withdrawal", "SANCTION", "USA", "RUS"),),
    "arms for Ukraine": (Event("armed Ukraine", "AID", "USA", "UKR"),),
}


def found_by(event: Event, annotation: Annotation, taken: set[str]) -> EventMention | None:
    """The mention that tells an event, if there is one that serves no other."""
    text = annotation.document.text
    at = -1
    for _ in range(event.nth):
        at = text.find(event.near, at + 1)
    assert at >= 0, f"{event.near!r} does not stand in the report"
    line = (text.rfind("\n", 0, at) + 1, (text + "\n").find("\n", at))
    low, high = max(line[0], at - REACH), min(line[1], at + len(event.near) + REACH)
    hits = [
        m
        for m in annotation.mentions
        if m.id not in taken
        and low <= m.trigger[0] <= high
        and event.type in (m.type, ANY)
        and m.status == event.status
        and (m.alleged or not event.alleged)
        and countries(m.actors, annotation) == sides(event.actors)
    ]
    return min(hits, key=lambda m: abs(m.trigger[0] - at), default=None)


def countries(indices: tuple[int, ...], annotation: Annotation) -> frozenset[str]:
    """Countries of some mentions of the entity layer."""
    return frozenset(c for i in indices if (c := annotation.entities[i].country))


@pytest.fixture(scope="module")
def annotation(coder: Coder, shared: Path) -> Annotation:
    """The seed report, coded as of its day."""
    (path,) = (shared / "seed").glob("*.txt")
    return coder.read(path.read_text(encoding="utf-8"), published="2021-05-25")


def test_rows_of_the_reading_are_found(annotation: Annotation) -> None:
    found, missing, notes = 0, [], []
    taken: set[str] = set()
    for row, events in ROWS.items():
        hits = [(e, found_by(e, annotation, taken)) for e in events]
        taken.update(m.id for _, m in hits if m is not None)
        absent = [e for e, m in hits if m is None]
        found += not absent
        missing += [f"{row}: {e.actors or '–'} {e.type} {e.recipients} {e.status}" for e in absent]
        notes += [
            f"{row}: recipient is {' '.join(sorted(countries(m.recipients, annotation))) or '–'}, not {e.recipients or '–'}"
            for e, m in hits
            if m is not None and countries(m.recipients, annotation) != sides(e.recipients)
        ]
    told = "\n".join([f"found {found} of {len(ROWS)} rows; missing:", *missing, "other recipients:", *notes])
    print(told)  # noqa: T201
    assert found >= FLOOR, told


def test_comments_are_no_events(annotation: Annotation) -> None:
    text = annotation.document.text
    for words in ("have deteriorated", "told an employee"):
        at = text.index(words)
        assert not [m for m in annotation.mentions if at <= m.trigger[0] < at + len(words)]


def test_damage_is_told_and_not_coded(annotation: Annotation) -> None:
    document = annotation.document
    removed = {document.received[r.start : r.end] for r in document.removed}
    assert any("ad_1" in r for r in removed)
    assert any("ad_2" in r for r in removed)
    assert "[ad_" not in document.text


def test_the_day_and_place_of_the_summit(annotation: Annotation) -> None:
    text = annotation.document.text
    (m,) = [m for m in annotation.mentions if text.find("June 16") in range(*m.sentence)]
    assert m.date is not None
    assert m.date.start is not None
    assert m.date.start.isoformat() == "2021-06-16"
    assert m.place is not None
    assert annotation.places[m.place].text == "Geneva"


def test_quotes_are_found(annotation: Annotation) -> None:
    assert len(annotation.quotes) >= 2
    assert any(q.suspect for q in annotation.quotes)
