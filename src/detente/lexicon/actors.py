"""Who can act: states, offices, organisations, office-holders, titles and group nouns, from ``data/actors/*.csv``.

The only reader of these tables. A user's folder may hold ``actors/*.csv`` of the same columns; its rows come on top.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from detente.faults import Faults, did_you_mean
from detente.ontology import load_ontology

__all__ = [
    "SINGLE_OFFICES",
    "Actor",
    "ActorTable",
    "BodyTerm",
    "Leader",
    "Membership",
    "Title",
    "fold",
    "load_actors",
    "plain_surname",
    "split_name",
]

DATA = Path(__file__).resolve().parents[1] / "data" / "actors"

_WORDS = re.compile(
    r"(?:[A-Z]\.)+[A-Z]?|(?:St|Mt|Ft)\.|['’]s\b|[A-Za-z]+-\d\w*|\w+\+(?!\w)|\w+(?:['’](?!s\b)\w+)*|[^\w\s]"
)

_COUNTRY = re.compile(r"[A-Z]{3}")

#: What an organisation may be.
_KINDS = frozenset({"organisation", "office", "party", "armed-group", "media"})

_COLUMNS = {
    "states.csv": ("iso3", "name", "aliases", "demonyms", "capitals"),
    "organisations.csv": ("name", "aliases", "country", "kind", "sector"),
    "organisation_terms.csv": ("name", "sector", "kind", "start", "end", "source"),
    "members.csv": ("name", "country", "start", "end", "source"),
    "places.csv": ("name", "country"),
    "leaders.csv": ("name", "aliases", "country", "office", "start", "end", "surname", "source"),
    "officials.csv": ("name", "aliases", "country", "office", "start", "end", "surname", "source"),
    "figures.csv": ("name", "aliases", "country", "office", "start", "end", "surname", "bare", "sector", "source"),
    "titles.csv": ("title", "sector", "role", "office"),
    "groups.csv": ("noun", "sector"),
    "given_names.csv": ("name", "gender"),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """A name that stands for a state, office, organisation or place. ``form`` is name, demonym or capital; ``start`` and ``end`` are a state's."""

    entity: str
    country: str | None
    sector: str | None
    kind: str
    form: str
    reason: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Leader:
    """One term of one office-holder, or a known figure without office (``office`` then says what, ``sector`` which, ``bare`` whether the surname alone is unmistakable); ``end`` ``None`` means in office as of ``seen``, the day of the source, not today."""

    entity: str
    name: str
    country: str
    office: str
    start: date | None
    end: date | None
    source: str
    sector: str = "GOV"
    bare: bool = False
    seen: date | None = None
    aliases: tuple[str, ...] = ()

    def in_office(self, day: date | None) -> bool:
        """Whether the term covers ``day``; a term without bounds on a side is open there."""
        if day is None:
            return self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class BodyTerm:
    """What an organisation was for a time: its sector and kind, from ``start`` to ``end`` (``None`` open)."""

    sector: str | None
    kind: str
    start: date | None
    end: date | None
    source: str

    def holds(self, day: date) -> bool:
        """Whether the time covers ``day``."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Membership:
    """A state in a body from ``start`` to ``end`` (``None`` open)."""

    country: str
    start: date | None
    end: date | None

    def holds(self, day: date) -> bool:
        """Whether the time covers ``day``."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says of its bearer."""

    words: tuple[str, ...]
    sector: str
    role: str
    office: str | None


@dataclass(frozen=True, slots=True)
class ActorTable:
    """All tables, indexed for one pass over tokens.

    ``names`` maps a first token to ``(tokens, actor)``, longest first. ``surnames`` maps a folded surname to terms; ``officials`` likewise
    to the terms of lesser offices (ministers of the interior, ambassadors …), whose holders a bare surname does not name.
    """

    names: Mapping[str, tuple[tuple[tuple[str, ...], Actor], ...]]
    surnames: Mapping[str, tuple[Leader, ...]]
    officials: Mapping[str, tuple[Leader, ...]]
    offices: Mapping[tuple[str, str], tuple[Leader, ...]]
    titles: Mapping[str, tuple[Title, ...]]
    groups: Mapping[str, str]
    female_names: frozenset[str]
    male_names: frozenset[str]
    bodies: Mapping[str, tuple[BodyTerm, ...]] = field(default_factory=dict)
    members: Mapping[str, tuple[Membership, ...]] = field(default_factory=dict)

    def members_on(self, entity: str | None, day: date | None) -> tuple[str, ...]:
        """The states (ISO 3166 alpha-3) that belonged to a body on a day, in alphabetical order; none without a day or rows."""
        if day is None or entity is None:
            return ()
        return tuple(sorted({m.country for m in self.members.get(entity, ()) if m.holds(day)}))


def fold(text: str) -> str:
    """Lower case without diacritics, y and i told as one: "Sergey" and "Sergei" fold alike, the short "Yei" and "Yi" do not."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return re.sub(r"(?<=\w\w)(iy|yy|ii|ij|ey|ei|y)\b", "i", plain.replace("’", "'"))


def plain_surname(surname: str) -> str:
    """The key of a surname: folded, without the Arabic article.

    >>> plain_surname("al-Assad"), plain_surname("El-Sisi"), plain_surname("Müller"), plain_surname("Ki-moon")
    ('assad', 'sisi', 'muller', 'ki-moon')
    """
    return _ARTICLE.sub("", fold(surname))


#: Arabic articles before a surname, assimilated ones too.
_ARTICLE = re.compile(r"^(?:a[lnrstz]|el|ash|adh|ad)-(?=\w{3})")


def split_name(name: str) -> tuple[str, ...]:
    """Cut a name as the tokenizer cuts text: hyphens stand alone, an apostrophe only in a possessive.

    >>> split_name("Côte d'Ivoire"), split_name("People's Party"), split_name("Guinea-Bissau"), split_name("G-7")
    (('Côte', "d'Ivoire"), ('People', "'s", 'Party'), ('Guinea', '-', 'Bissau'), ('G-7',))
    """
    return tuple(_WORDS.findall(name))


def load_actors(extra: Path | None = None) -> ActorTable:
    """Read all tables, the user's rows last. Raises :class:`~detente.errors.LexiconError` with every fault."""
    faults = Faults()
    names: dict[tuple[str, ...], Actor] = {}
    folders = [DATA] if extra is None else [DATA, extra / "actors"]
    for row in _rows(folders, "states.csv", faults):
        _state(row, names, faults)
    for row in _rows(folders, "organisations.csv", faults):
        entity = slug(row["name"])
        actor = Actor(entity, row["country"] or None, row["sector"] or None, row["kind"], "name", f"lexicon:{entity}")
        for name in (row["name"], *_split(row["aliases"])):
            words = split_name(name)
            names[words] = actor
            names.setdefault(tuple(_SPELLINGS.get(w, w) for w in words), actor)
    for row in _rows(folders, "places.csv", faults):
        place = Actor(row["country"], row["country"], None, "place", "place", f"lexicon:{row['country']}:place")
        names.setdefault(split_name(row["name"]), place)
    bodies: dict[str, list[BodyTerm]] = defaultdict(list)
    for row in _rows(folders, "organisation_terms.csv", faults):
        days = [_day(row[key], row["name"], key, faults, "organisation_terms.csv") for key in ("start", "end")]
        bodies[slug(row["name"])].append(BodyTerm(row["sector"] or None, row["kind"], days[0], days[1], row["source"]))
    members: dict[str, list[Membership]] = defaultdict(list)
    for row in _rows(folders, "members.csv", faults):
        days = [_day(row[key], row["name"], key, faults, "members.csv") for key in ("start", "end")]
        members[slug(row["name"])].append(Membership(row["country"], days[0], days[1]))
    terms = [t for row in _rows(folders, "leaders.csv", faults) if (t := _leader(row, faults)) is not None]
    terms += [t for row in _rows(folders, "figures.csv", faults) if (t := _leader(row, faults)) is not None]
    lesser = [t for row in _rows(folders, "officials.csv", faults) if (t := _leader(row, faults)) is not None]
    titles: dict[str, list[Title]] = defaultdict(list)
    for row in _rows(folders, "titles.csv", faults):
        words = tuple(row["title"].lower().split())
        titles[words[-1]].append(Title(words, row["sector"], row["role"], row["office"] or None))
    groups = {row["noun"]: row["sector"] for row in _rows(folders, "groups.csv", faults)}
    given: dict[str, set[str]] = {"female": set(), "male": set()}
    for row in _rows(folders, "given_names.csv", faults):
        given.setdefault(row["gender"], set()).add(fold(row["name"]))
    faults.raise_if_any()
    table = _table(names, _respelt(_closed(terms)), _respelt(_closed(lesser)), titles, groups, given)
    return replace(
        table,
        bodies={k: tuple(v) for k, v in bodies.items()},
        members={k: tuple(v) for k, v in members.items()},
    )


def _respelt(terms: list[tuple[str, Leader]]) -> list[tuple[str, Leader]]:
    """Add each holder under the other spellings of the surname that name and aliases have ("Christodoulides", "Assad" for "al-Asad")."""
    found = list(terms)
    for surname, term in terms:
        last = {plain_surname(words[-1]) for name in (term.name, *term.aliases) if len(words := name.split()) > 1}
        found.extend((name, term) for name in sorted(last - {surname}) if _alike(name, surname))
    return found


def _alike(name: str, other: str) -> bool:
    """Whether two words may be spellings of one surname, and are no given name beside it."""
    return len(name) > _SHORT and SequenceMatcher(None, name, other).ratio() >= _ALIKE


#: Shares of letters in common that make two spellings one surname, and how long a surname must be. Tried 0.6 to 0.9.
_ALIKE = 0.75
_SHORT = 3


def _table(
    names: dict[tuple[str, ...], Actor],
    terms: list[tuple[str, Leader]],
    lesser: list[tuple[str, Leader]],
    titles: dict[str, list[Title]],
    groups: dict[str, str],
    given: Mapping[str, set[str]],
) -> ActorTable:
    by_first: dict[str, list[tuple[tuple[str, ...], Actor]]] = defaultdict(list)
    for words, actor in names.items():
        by_first[words[0]].append((words, actor))
        curly = tuple(w.replace("'", "’") for w in words)  # both marks are written
        if curly not in names:
            by_first[curly[0]].append((curly, actor))
    surnames: dict[str, list[Leader]] = defaultdict(list)
    offices: dict[tuple[str, str], list[Leader]] = defaultdict(list)
    officials: dict[str, list[Leader]] = defaultdict(list)
    for table, rows in ((surnames, terms), (officials, lesser)):
        for surname, term in rows:
            table[surname].append(term)
            offices[term.country, term.office].append(term)
    return ActorTable(
        {k: tuple(sorted(v, key=lambda p: (-len(p[0]), p[0]))) for k, v in by_first.items()},
        {k: tuple(v) for k, v in surnames.items()},
        {k: tuple(v) for k, v in officials.items()},
        {k: tuple(v) for k, v in offices.items()},
        {k: tuple(sorted(v, key=lambda t: -len(t.words))) for k, v in titles.items()},
        groups,
        frozenset(given["female"]),
        frozenset(given["male"]),
    )


def _state(row: Mapping[str, str], names: dict[tuple[str, ...], Actor], faults: Faults) -> None:
    iso3 = row["iso3"]
    start, end = (_day(row.get(key) or "", iso3, key, faults, "states.csv") for key in ("start", "end"))
    for form, sector, words in (
        ("name", None, (row["name"], *_split(row["aliases"]))),
        ("demonym", None, _split(row["demonyms"])),
        ("demonym", None, [plural for d in _split(row["demonyms"]) if (plural := _plural(d))]),
        ("capital", "GOV", _split(row["capitals"])),
    ):
        actor = Actor(iso3, iso3, sector, "state", form, f"lexicon:{iso3}:{form}", start, end)
        for word in words:
            if word:
                names.setdefault(split_name(word.removeprefix("the ").removeprefix("The ")), actor)


#: Words of names that are written in two ways.
_SPELLINGS = {
    a: b
    for pair in (("Organization", "Organisation"), ("Defense", "Defence"), ("Labor", "Labour"), ("Center", "Centre"))
    for a, b in (pair, pair[::-1])
}


def _plural(demonym: str) -> str | None:
    """The people of a nation, where English has a plural for them: "Swedes", "Dutchmen"; none of "French", "Swiss", "Sino"."""
    if demonym.endswith(("sh", "ch", "se", "s", "ss", "o", "woman", "ic")):
        return None
    return f"{demonym[:-3]}men" if demonym.endswith("man") and demonym[:-3].endswith(_MEN_OF) else f"{demonym}s"


#: "Dutchman", "Frenchman" against "German" and "Roman".
_MEN_OF = ("sh", "ch", "ese")


def _leader(row: Mapping[str, str], faults: Faults) -> tuple[str, Leader] | None:
    entry = f"{row['name']} {row['office']}"
    start, end = _day(row["start"], entry, "start", faults), _day(row["end"], entry, "end", faults)
    if start is not None and end is not None and end < start:
        faults.add("leaders.csv", entry, "end", f"{end} lies before the start {start}")
        return None
    name = re.sub(r" [A-Z]\.(?= )|,? (Jr|Sr)\.?$", "", row["name"])  # "Donald J. Trump" and "Donald Trump" are one
    return plain_surname(row["surname"].split()[-1]), Leader(
        slug(name),
        name,
        row["country"],
        row["office"],
        start,
        end,
        row["source"],
        row.get("sector") or _OFFICE_SECTORS.get(row["office"], "GOV"),
        row.get("bare") == "yes",
        _day(row.get("source_date") or "", entry, "source_date", faults),
        tuple(_split(row["aliases"])),
    )


#: Sectors of offices that are not the executive's own.
_OFFICE_SECTORS = {"speaker": "LEG", "military-chief": "MIL", "intelligence-chief": "SPY"}
#: Offices that one person holds at a time.
SINGLE_OFFICES = frozenset(
    """head-of-state head-of-government foreign-minister defence-minister interior-minister finance-minister
    justice-minister central-bank-governor""".split()
)


def _closed(terms: list[tuple[str, Leader]]) -> list[tuple[str, Leader]]:
    """End each open term of an office that one person holds on the day its next holder took it who is still there."""
    successors: dict[tuple[str, str], list[Leader]] = defaultdict(list)
    for _, t in terms:
        if t.end is None and t.start is not None and t.office in SINGLE_OFFICES:
            successors[t.country, t.office].append(t)
    found = []
    for surname, t in terms:
        after = [
            o.start
            for o in successors.get((t.country, t.office), ())
            if t.end is None
            and t.start is not None
            and o.entity != t.entity
            and o.start is not None
            and o.start > t.start
        ]
        found.append((surname, replace(t, end=min(after)) if after else t))
    return found


def _day(text: str, entry: str, key: str, faults: Faults, file: str = "leaders.csv") -> date | None:
    if not text:
        return None
    rest = "-12-31" if key == "end" else "-01-01"  # a year alone is open to its last day
    padded = (
        text if len(text) == 10 else f"{text}{rest}" if len(text) == 4 else f"{text}{'-28' if key == 'end' else '-01'}"
    )
    try:
        return date.fromisoformat(padded)
    except ValueError:
        faults.add(file, entry, key, f"{text!r} is no date; write it as 2021-05-25")
        return None


def _rows(folders: list[Path], file: str, faults: Faults) -> Iterator[dict[str, str]]:
    for folder in folders:
        path = folder / file
        if not path.is_file():
            if folder == DATA:
                faults.add(file, "", "", "missing from the package; reinstall it")
            continue
        try:
            with path.open(encoding="utf-8", newline="") as handle:
                reader = csv.DictReader(handle)
                missing = [c for c in _COLUMNS[file] if c not in (reader.fieldnames or ())]
                for column in missing:
                    faults.add(str(path), "header", column, "column is missing")
                if not missing:
                    yield from (row for row in reader if _row_fits(row, path, reader.line_num, faults))
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            faults.add(str(path), "", "", f"cannot be read: {error}")


def _row_fits(row: Mapping[str, str | None], path: Path, line: int, faults: Faults) -> bool:
    """Note what is wrong with a row; a row that cannot be used is left out."""
    entry, before = f"line {line}", len(faults.found)
    cells = len(row) - (None in row)
    if None in row or None in row.values():
        faults.add(path.name, entry, "", f"must have {cells} cells, as the header; put commas inside quotation marks")
        return False
    for column in ("name", "iso3", "title", "noun", "surname"):
        if column in row and not (row[column] or "").strip():
            faults.add(path.name, entry, column, "is empty")
    for column in ("iso3", "country"):
        if row.get(column) and not _COUNTRY.fullmatch(row[column] or ""):
            faults.add(
                path.name, entry, column, f"{row[column]!r} is no country code; write three capitals such as FRA"
            )
    for column, known in (("sector", _sectors()), ("kind", _KINDS)):
        value = row.get(column)
        if value and value not in known and (column != "kind" or path.name == "organisations.csv"):
            faults.add(path.name, entry, column, f"unknown {column} {value!r}{did_you_mean(value, known)}")
    return len(faults.found) == before


@cache
def _sectors() -> frozenset[str]:
    return load_ontology(Faults()).sectors


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def slug(name: str) -> str:
    """Return the entity id that a name makes: small letters without accents, words joined by hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
