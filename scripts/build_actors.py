"""Build the bundled tables of states and office-holders from fact tables.

usage: python scripts/build_actors.py FACTS_DIR STATES.txt

FACTS_DIR holds leaders.csv and countries.csv; STATES.txt our own rows ``ISO3|name|aliases|demonyms|capitals``. Only rows
whose source may be bundled (Wikidata CC0, CIA World Factbook public domain, REIGN and CountryInfo MIT) are taken, and of
CountryInfo alone only those that a second source confirms.
"""

import csv
import sys
import unicodedata
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "src" / "detente" / "data" / "actors"
OFFICES = {"head-of-state", "head-of-government", "foreign-minister", "defence-minister", "deputy-head", "spokesperson"}
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
    rows: dict[tuple[str, str, str, str], list[str]] = {}
    for r in csv.DictReader((facts / "leaders.csv").open(encoding="utf-8")):
        sources = r["source"].split("+")
        bundled = [s for s in sources if s in OPEN or (s == "countryinfo-gov" and len(sources) > 1)]
        if r["office"] not in OFFICES or r["country_iso3"] not in own or not bundled or bundled == ["countryinfo"]:
            continue
        if r["end"] and r["end"] < EARLIEST:
            continue
        if not r["end"] and r["start"] and r["start"] < "2000":
            continue
        surname = r["surname"] or r["name"].split()[-1]
        key = (fold(surname), r["country_iso3"], r["office"], r["start"][:7])
        row = [
            r["name"],
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
    with (DATA / "leaders.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["name", "aliases", "country", "office", "start", "end", "source_date", "surname", "source"])
        out.writerows(sorted(rows.values()))
    print(len(rows), "office-holders")


def fold(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


if __name__ == "__main__":
    main()
