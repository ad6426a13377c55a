"""Build the bundled tables of states and office-holders from fact tables.

usage: python scripts/build_actors.py FACTS_DIR STATES.txt

FACTS_DIR holds leaders.csv and countries.csv; STATES.txt our own rows ``ISO3|name|aliases|demonyms|capitals``. Only rows
whose source may be bundled (Wikidata CC0, CIA World Factbook public domain, REIGN and CountryInfo MIT) are taken, and of
CountryInfo alone only those that a second source confirms.
"""

import csv
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "src" / "detente" / "data" / "actors"
OFFICES = {"head-of-state", "head-of-government", "foreign-minister", "defence-minister", "deputy-head", "spokesperson"}
#: Offices whose holders are known by their full name or title alone, in a table of their own.
MINOR = {
    "interior-minister", "finance-minister", "justice-minister", "speaker", "military-chief", "central-bank-governor",
    "intelligence-chief", "national-security-adviser", "ambassador", "un-representative", "head-of-state-representative",
}  # fmt: skip
#: What sources write before a name.
STYLES = re.compile(
    r"^((Ambassador-designate|Gnu|Interim|Acting|Commission|Chairman|Prime Minister|President|Vice|Field|Marshal|General|Colonel|Brigadier|"
    r"Major|Captain|Admiral|Air|Chief|Gen|Lt|Maj|Brig|Col|Capt|Adm|Sr|Dr|Prof|Mr|Mrs|Ms)\.? )+"
)
OPEN = ("wikidata-eps", "factbook", "reign", "countryinfo", "wikidata-eps-leaders")
EARLIEST = "1990"


def main() -> None:
    facts, states = Path(sys.argv[1]), Path(sys.argv[2])
    codes = {r["iso3"]: r for r in csv.DictReader((facts / "countries.csv").open(encoding="utf-8"))}
    with (DATA / "states.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["iso3", "name", "aliases", "demonyms", "capitals", "cow", "gw", "start", "end", "source"])
        for line in states.read_text(encoding="utf-8").splitlines():
            iso3, name, aliases, demonyms, capitals = line.split("|")
            code = codes.get(iso3, {})
            start, end = {"SUN": ("1922-12-30", "1991-12-26"), "YUG": ("1918-12-01", "2003-02-04")}.get(iso3, ("", ""))
            source = "names: own; codes: ISO 3166, Correlates of War, Gleditsch-Ward"
            out.writerow(
                [
                    iso3,
                    name,
                    aliases,
                    demonyms,
                    capitals,
                    code.get("cow_number", ""),
                    code.get("gw_number", ""),
                    start,
                    end,
                    source,
                ]
            )
    own = {line.split("|")[0] for line in states.read_text(encoding="utf-8").splitlines()}
    table = list(csv.DictReader((facts / "leaders.csv").open(encoding="utf-8")))
    for file, offices in (("leaders.csv", OFFICES), ("officials.csv", MINOR)):
        rows = office_holders(table, offices, own)
        with (DATA / file).open("w", encoding="utf-8", newline="") as handle:
            out = csv.writer(handle, lineterminator="\n")
            out.writerow(["name", "aliases", "country", "office", "start", "end", "source_date", "surname", "source"])
            out.writerows(sorted(rows))
        print(len(rows), file)


def office_holders(table: list[dict[str, str]], offices: set[str], own: set[str]) -> list[list[str]]:
    """The rows of ``offices`` that may be bundled, one a person, office and month of taking it."""
    rows: dict[tuple[str, str, str, str], list[str]] = {}
    french = {r["name"] for r in table if r["country_iso3"] == "FRA"}
    for r in table:
        sources = r["source"].split("+")
        bundled = [s for s in sources if s in OPEN or (s == "countryinfo-gov" and len(sources) > 1)]
        if r["office"] not in offices or r["country_iso3"] not in own or not bundled or bundled == ["countryinfo"]:
            continue
        if r["end"] and r["end"] < EARLIEST:
            continue
        if not r["end"] and r["start"] and r["start"] < "2000":
            continue
        if r["country_iso3"] == "AND" and (r["name"] in french or "oprince" in r["name"]):
            continue  # co-princes of Andorra: named, they are presidents of France or bishops
        name = re.sub(r",? (Jr|Sr|I{2,3})\.?$", "", r["name"])
        name = STYLES.sub("", name) if len(STYLES.sub("", name).split()) > 1 else name
        surname = (r["surname"] if r["surname"] not in ("Jr", "Sr") else "") or name.split()[-1]
        if offices is MINOR and (len(name.split()) < 2 or not (r["start"] or r["end"])):
            continue
        key = (fold(surname), r["country_iso3"], r["office"], r["start"][:7])
        row = [
            name,
            r["aliases"],
            r["country_iso3"],
            r["office"],
            r["start"],
            r["end"],
            r["source_date"],
            surname,
            "+".join(bundled),
        ]
        if key not in rows or len(row[0]) < len(rows[key][0]):
            rows[key] = row
    one_name(rows.values())
    return list(rows.values())


def one_name(rows: Iterable[list[str]]) -> None:
    """Give one person one name: "Joseph R. Biden" and "Joe Biden" who took office of one state on one day."""
    names: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    rows = list(rows)
    for row in rows:
        if row[4]:
            names[fold(row[7]), row[2], row[4][:7]].add(row[0])
    best: dict[tuple[str, str], str] = {}
    for (_, country, _), found in sorted(names.items()):
        for name in sorted(found, key=lambda n: (len(n), n), reverse=True):
            short = next(
                (n for n in sorted(found, key=lambda n: (len(n), n)) if n != name and same_person(n, name)), None
            )
            if short is not None and len(short) < len(name):
                best[name, country] = short
    for row in rows:
        short = best.get((row[0], row[2]))
        if short is not None and short != row[0]:
            row[1] = ";".join(filter(None, [row[1], row[0]]))
            row[0] = short


def same_person(short: str, long: str) -> bool:
    """Whether all names of ``short`` stand in ``long``, or the two differ in a nickname alone ("Joe", "Joseph")."""
    a = [w for w in re.findall(r"[\w'’-]+", fold(short)) if len(w) > 1]
    b = [w for w in re.findall(r"[\w'’-]+", fold(long)) if len(w) > 1]
    return set(a) <= set(b) or (len(a) == len(b) == 2 and a[1] == b[1] and a[0][:2] == b[0][:2])


def fold(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


if __name__ == "__main__":
    main()
