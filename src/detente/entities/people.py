"""People: office-holders of the day by name, others by title, demonym and the model's name tag."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from detente.entities.contradictions import contradiction
from detente.lexicon.actors import Actor, ActorTable, Leader, Title, fold, plain_surname, slug
from detente.types import EntityMention, Sentence

__all__ = ["PeopleIndex", "names_a_machine"]

#: How long after leaving office a bare surname still names its last holder, in days. Tried one to ten years.
_AFTERMATH_DAYS = 5 * 365

#: How long after the end of a term its holder is still told as such: papers tell of the days before.
_NEWS_LAG = timedelta(days=4)

_FORMER = frozenset({"former", "ex", "ex-", "late", "then", "onetime"})
_COMMON = frozenset("may march king bush long young white brown green black rice day grant baker major".split())
_TITLE_REACH = 7


#: Titles of those who go by a first name.
_REGNAL = frozenset({"King", "Queen", "Emir", "Sultan", "Pope", "Emperor"})
#: Roman numerals behind a regnal name.
_ROMAN = re.compile("[IVX]+")


class PeopleIndex:
    """The people of one report: what was learnt of a name in full holds for its surname later on.

    ``named`` are the countries that the report names; of two bearers of a surname theirs is meant. ``home`` is the state that
    the report was written in, where its dateline tells.
    """

    def __init__(
        self, actors: ActorTable, day: date | None, named: frozenset[str] = frozenset(), home: str | None = None
    ) -> None:
        self.actors = actors
        self.home = home
        self.named = named
        self.day = day
        self.known: dict[str, EntityMention] = {}
        self.families: dict[str, EntityMention] = {}

    def holder(self, country: str, office: str) -> Leader | None:
        """Return who held an office on the report's day, or ``None`` where no row or more than one person fits."""
        terms = [t for t in self.actors.offices.get((country, office), ()) if t.in_office(self.day)]
        people = {t.entity: t for t in terms}
        return next(iter(people.values())) if len(people) == 1 else None

    def find(self, s: Sentence, names: Sequence[tuple[int, int, Actor]]) -> list[EntityMention]:
        """Return the mentions of people in a sentence, each with its title taken in."""
        at = {t: (start, stop, actor) for start, stop, actor in names for t in range(start, stop)}
        found: list[EntityMention] = []
        i = 0
        while i < len(s):
            stop = self._name_end(s, i, at)
            if stop is None:
                i += 1
                continue
            mention = self._person(s, i, stop, at)
            if mention is not None:
                found.append(mention)
            i = stop
        return found

    def _name_end(self, s: Sentence, i: int, at: dict[int, tuple[int, int, Actor]]) -> int | None:
        """Where a personal name that begins at ``i`` ends: by the model's tag, else by a known surname."""
        word = s.words[i]
        if not word[:1].isupper() or i in at or names_a_machine(s, i):
            return None
        named = s.tags[i] in ("NNP", "NNPS") or fold(word) in self.actors.surnames
        if s.ner[i] == "PERSON" and s.ner_start[i] and named and not any(c.isdigit() for c in word):
            j = i + 1
            while j < len(s) and s.ner[j] == "PERSON" and not s.ner_start[j]:
                j += 1
            while j > i + 1 and (s.tags[j - 1] == "POS" or not s.words[j - 1][:1].isalpha()):
                j -= 1
            while j < len(s) and _goes_on(s, j) and j not in at:
                j += 1
            if (
                j + 1 < len(s)
                and s.words[j] == "-"
                and s.words[j + 1].islower()
                and s.ends[j - 1] + 1 == s.starts[j + 1]
            ):
                j += 2  # "Moon Jae**-in**"
            return j
        surname = s.tags[i] in ("NNP", "NNPS") and fold(word) in self.actors.surnames and word.lower() not in _COMMON
        if surname and not _reads_as_place(s, i):
            return i + 1
        if fold(word) in self.known and word.lower() not in _COMMON:
            return i + 1  # told in full before; the model's tags are not needed
        if s.tags[i] == "NNP" and s.ner[i] != "PERSON" and i and self._title_at(s, i - 1) is not None:
            j = i + 1
            while j < len(s) and s.tags[j] == "NNP" and j not in at:
                j += 1
            if j == i + 2 and s.words[i].isalpha() and s.words[i + 1].isalpha():
                return j
        if (
            i + 1 < len(s)
            and s.tags[i] == "NNP"
            and s.tags[i + 1] == "NNP"
            and fold(s.words[i + 1]) in self.actors.surnames
        ):
            first, last = fold(word), fold(s.words[i + 1])
            if any(fold(t.name).startswith(first) for t in self.actors.surnames[last]):
                return i + 2
        return None

    def _person(
        self, s: Sentence, start: int, stop: int, at: dict[int, tuple[int, int, Actor]]
    ) -> EntityMention | None:
        while start < stop - 1 and (s.words[start].lower() in self.actors.titles or s.words[start].lower() in _FORMER):
            start += 1
        left, title, country, former = self._title(s, start, at)
        words = _joined(s.words[start:stop])
        if title is not None and title.role in _REGNAL and stop < len(s) and _ROMAN.fullmatch(s.words[stop]):
            stop += 1  # "King Mohammed **VI** of Morocco"
        elif title is not None and title.role in _REGNAL and len(words) > 1 and _ROMAN.fullmatch(words[-1]):
            words = words[:-1]
        name = " ".join(words)
        surname = words[-1]
        if country is None and title is not None:
            country = _of_state(s, stop, at)  # "King Abdullah II **of Jordan**"
        term = self._term(words, country, title)
        remark = None if former else contradiction(self.actors, words, title, country, self.day)
        known = self.known.get(plain_surname(surname))
        family = self.families.get(plain_surname(surname)) if len(words) == 1 else None
        if known is None and family is not None:  # "Mr Yang" after "Yang Hengjun": the family name comes first
            known, term = family, None
        if term is None and known is not None and (len(words) == 1 or _same_bearer(words, known)):
            entity, country, sector, role, reason = (
                known.entity,
                known.country,
                known.sector,
                known.role,
                "coreference:name",
            )
            if title is not None:
                sector, role = title.sector, title.role
        elif term is not None:
            entity, country = term.entity, term.country
            sector, role = self._standing(term, title, former=former)
            reason = f"lexicon:{term.entity}:{term.office}"
        elif title is not None or len(words) > 1 or s.ner[start] == "PERSON":
            entity = slug(name) if len(words) > 1 else None
            sector = None if title is None else ("ELI" if former else title.sector)
            role = title.role if title else None
            reason = "title:" + title.role if title else "ner:PERSON"
        else:
            return None
        if country is None and term is None:
            country = _of_state(s, stop, at)
        country, sector, role = self._apposition(s, start, stop, at, country, sector, role)
        local = title is not None and any(
            s.words[t][:1].isupper() and t not in at and s.words[t].lower() not in title.words
            for t in range(left, start)
        )  # "**Slavutych** mayor X": of a town, and not of the one state that the sentence names
        home = title is not None and (title.sector in _HOME_SECTORS or (title.sector == "GOV" and self._of_home(s, at)))
        if country is None and home and not local:
            told = {a.country for _, _, a in at.values() if a.country and a.kind != "media"}
            if len(told) == 1 and len(next(iter(told))) == 3 and not told & {"IGO", "NGO"}:
                country = next(iter(told))  # "Zimbabwean police detained opposition leader Nelson Chamisa"
        if sector is None and country is None:
            country, sector, role = self._title_before_comma(s, left, at, role)
        if (
            country is None
            and term is None
            and title is not None
            and title.sector in _AT_HOME
            and not (local or former)
        ):
            country = self._at_hand(s, start, at) if len(words) > 1 and _ABROAD.isdisjoint(title.words) else None
        if sector == "GOV" and any(at[t][2].sector == "PRE" for t in range(left, start) if t in at):
            sector = "PRE"  # "**Abkhaz** leader Raul Khajimba"
        mention = EntityMention(
            span=s.span_of(left, stop),
            text=" ".join(s.words[left:stop]),
            sentence=s.index,
            tokens=(left, stop),
            head=stop - 1,
            entity=entity,
            country=country,
            sector=sector,
            role=role,
            kind="person",
            reason=reason,
            remark=remark,
        )
        if (len(words) > 1 or title is not None or term is not None) and (known is None or mention.country is not None):
            self.known[plain_surname(surname)] = mention
            if len(words) > 1:
                self.families.setdefault(fold(words[0]), mention)
        return mention

    def _standing(self, term: Leader, title: Title | None, *, former: bool) -> tuple[str | None, str | None]:
        """Sector and role of a known office-holder on the report's day: of what he is then, was, or is called.

        Who left office in the last days is told as the one who held it; who is to hold it later holds none yet; another title
        than that of the office he left tells what he is now ("US envoy Richard Holbrooke").
        """
        office, day = term.office.replace("-", " "), self.day
        held = day is not None and term.end is not None and timedelta(0) < day - term.end <= _NEWS_LAG
        if not former and (held or term.in_office(day)):
            return term.sector, title.role if title else office
        if not former and title is not None and title.office != term.office and term.sector == "GOV":
            return title.sector, title.role
        if self._is_ahead(term) and not former:
            return None, None
        return term.sector if term.sector != "GOV" else "ELI", f"former {office}"

    def _is_ahead(self, term: Leader) -> bool:
        """Whether a term begins after the report's day."""
        return self.day is not None and term.start is not None and term.start > self.day

    def _at_hand(self, s: Sentence, start: int, at: dict[int, tuple[int, int, Actor]]) -> str | None:
        """The state whose officer is told without it: that of the place before which he stands ("In Paris, Foreign Minister …"), else
        that where the report was written."""
        places = {
            actor.country
            for first, _, actor in at.values()
            if 0 < first < start and actor.kind in ("state", "place") and actor.country and _stands_in(s, first)
        }
        if places:
            return next(iter(places)) if len(places) == 1 else None
        return self.home

    def _of_home(self, s: Sentence, at: dict[int, tuple[int, int, Actor]]) -> bool:
        """Whether the sentence tells of a body that deals with its own government ("Thailand's **opposition** …")."""
        behind = (t for _, stop, _ in at.values() for t in range(stop, min(stop + 4, len(s))))
        return any(self.actors.groups.get(s.lemmas[t]) in _HOME_SECTORS for t in behind)

    def _term(self, words: Sequence[str], country: str | None, title: Title | None) -> Leader | None:
        """Choose the term of office that a name means on the report's day, or ``None``."""
        surname = plain_surname(words[-1])
        terms = self.actors.surnames.get(surname, ()) + self._family_first(words)
        lesser = self.actors.officials.get(surname, ())
        if len(words) > 1:  # a bare surname is no ambassador's
            known = {o.entity for o in terms}
            terms += tuple(t for t in lesser if t.entity not in known and self._is_told(t, words, country))
        elif title is not None and title.office:
            terms += tuple(t for t in lesser if t.office == title.office)
        if title is not None and title.role in _REGNAL:  # "Pope Francis" is no foreign minister of that surname
            terms = tuple(t for t in terms if t.office == "head-of-state" or t.name.startswith(title.role))
        if len(words) > 1:
            first = fold(words[0]).rstrip(".")
            terms = tuple(t for t in terms if _same_first_name(first, fold(t.name)))
        if country is not None:
            terms = tuple(t for t in terms if t.country == country)
        if not terms:
            return None
        serving = [t for t in terms if t.in_office(self.day)]
        if title is not None and title.office:
            serving = [t for t in serving if t.office == title.office] or serving
        recent = [t for t in terms if self._recent(t, full=len(words) > 1)]
        told = [t for t in (*serving, *recent) if t.country in self.named]
        pool = serving or recent
        if len(words) == 1 and country is None and told and not any(t.country in self.named for t in serving):
            pool = told  # a bare "Obama" in a report on America is not Equatorial Guinea's prime minister
        if len(words) == 1 and country is None and title is None:
            pool = [t for t in pool if self._believable(t)]
        # who reigns in sixteen realms is meant as of the one where the throne stands
        seat = "GBR" if country is None and len({(t.entity, t.office) for t in pool}) == 1 else None
        pool.sort(
            key=lambda t: (
                self._is_ahead(t),
                t.country != seat,
                _RANK.get(t.office, 9),
                -(t.start or date.min).toordinal(),
                t.entity,
            )
        )
        if len({t.entity for t in pool}) > 1 and len(words) == 1 and country is None:
            countries = {t.country for t in pool}
            if len(countries) > 1:
                return (
                    next((t for t in pool if _RANK.get(t.office, 9) == 0), None)
                    if len(serving) > 0 and _one_head(pool)
                    else None
                )
        return pool[0] if pool else None

    def _family_first(self, words: Sequence[str]) -> tuple[Leader, ...]:
        """Holders whose family name comes first, told by their whole name: "Park Geun-hye", "Tsai Ing-wen"."""
        if len(words) < 2 or not 1 < len(words[0]) < _LONG_FAMILY:
            return ()
        whole = _plain(words)
        return tuple(
            t
            for t in self.actors.surnames.get(fold(words[0]), ())
            if any(_plain(name.split()) == whole for name in (t.name, *t.aliases))
        )

    def _is_told(self, term: Leader, words: Sequence[str], country: str | None) -> bool:
        """Whether a full name means the holder of a lesser office: all of it, in a report that names his state."""
        names = {p for p in fold(term.name).replace("-", " ").split() if not p.endswith(".")}
        whole = {p for w in words for p in fold(w).split("-") if p and not w.endswith(".")} == names
        return whole and (term.country == country or term.country in self.named)

    def _believable(self, term: Leader) -> bool:
        """Whether a bare surname may mean this holder: the report names the state, or all the world knows them."""
        if term.bare:
            return True
        if not self.named:
            return _RANK.get(term.office, 9) <= 1
        return term.country in self.named or (_RANK.get(term.office, 9) <= 1 and term.country in _SALIENT)

    def _recent(self, term: Leader, *, full: bool) -> bool:
        if self.day is None or term.end is None:
            return full or self.day is None
        return full or timedelta(0) <= self.day - term.end <= timedelta(days=_AFTERMATH_DAYS)

    def _title(
        self, s: Sentence, start: int, at: dict[int, tuple[int, int, Actor]]
    ) -> tuple[int, Title | None, str | None, bool]:
        """Read titles, demonyms and possessors to the left: ``(first token, title, country, former)``."""
        title: Title | None = None
        country: str | None = None
        former = False
        left, i = start, start - 1
        while i >= 0 and start - i <= _TITLE_REACH:
            word = s.words[i].lower()
            if i in at:
                country = at[i][2].country or country
                left = i = at[i][0]
                if title is None and at[i][2].kind == "state" and at[i][2].form == "name" and left == start - 1:
                    return start, None, None, False
            elif (found := self._title_at(s, i)) is not None:
                if title is None:
                    title = found
                left = i = i - len(found.words) + 1
            elif word in _FORMER or (s.tags[i] == "HYPH" and title is not None):
                former = former or word in _FORMER
                left = i
            elif (
                title is None
                and country is None
                and s.tags[i] in ("NN", "JJ")
                and s.deps[i] in ("compound", "amod", "nmod")
            ):
                left = i  # "Turkish novelist Orhan Pamuk"
            elif (s.tags[i] == "POS" and title is not None and i - 1 in at) or (
                s.tags[i] in ("NNP", "NN", "JJ") and title is not None and s.deps[i] in ("compound", "amod", "nmod")
            ):
                left = i
            else:
                break
            i -= 1
        return (
            (left, title, country, former) if title is not None or country is not None else (start, None, None, False)
        )

    def _title_at(self, s: Sentence, i: int) -> Title | None:
        low = s.words[i].lower()
        for title in self.actors.titles.get(low, ()):
            size = len(title.words)
            if i - size + 1 >= 0 and tuple(w.lower() for w in s.words[i - size + 1 : i + 1]) == title.words:
                return title
        return None

    def _title_before_comma(
        self, s: Sentence, start: int, at: dict[int, tuple[int, int, Actor]], role: str | None
    ) -> tuple[str | None, str | None, str | None]:
        """Read "Australia's trade minister, Dan Tehan": a title and its state before the comma."""
        if start < 3 or s.words[start - 1] != ",":
            return None, None, role
        title = self._title_at(s, start - 2)
        if title is None:
            return None, None, role
        for i in range(start - 2, max(-1, start - 2 - _TITLE_REACH), -1):
            if s.words[i] in (",", ";") or s.tags[i] in ("VBD", "VBZ", "VBP"):
                break
            if i in at and at[i][2].country:
                return at[i][2].country, title.sector, title.role
        return None, title.sector, title.role

    def _apposition(
        self,
        s: Sentence,
        start: int,
        stop: int,
        at: dict[int, tuple[int, int, Actor]],
        country: str | None,
        sector: str | None,
        role: str | None,
    ) -> tuple[str | None, str | None, str | None]:
        """Read ", the EU's foreign policy chief," after a name that told no title, and ", who heads the Labor party,"."""
        if stop + 2 >= len(s) or s.words[stop] != ",":
            return self._apposed(s, start, stop, at, country, sector, role)
        clause = s.words[stop + 1].lower() == "who" and s.lemmas[stop + 2] in _LEADING
        if (country is not None and sector not in (None, "ELI")) or (
            country is not None and not clause and not self._part(s, stop)
        ):
            return country, sector, role
        state, told, body = None, sector, None
        for j in range(stop + 1 + 2 * clause, min(stop + 9, len(s))):
            if s.words[j] == "," or s.tags[j] in ("WP", "WDT", "WP$", "VBZ", "VBP", "VBD", "MD"):
                break  # "X, **who** was held by Russia": not of Russia
            if j in at and state is None:
                state = at[j][2].country
            if j in at and at[j][2].kind in _BODIES:
                body = at[j][2]
            found = self._title_at(s, j)
            longer = any((t := self._title_at(s, k)) and k - len(t.words) < j for k in (j + 1, j + 2) if k < len(s))
            if (
                found is None and s.tags[j] == "NNS" and s.lemmas[j] in _PARTS
            ):  # "one of the **leaders** of Kosovo's Serbs"
                found = next((t for t in self.actors.titles.get(s.lemmas[j], ()) if len(t.words) == 1), None)
            if found is not None and told is None and not longer:  # "Brazil's **deputy foreign minister**"
                told, role = found.sector, found.role
            elif told is None and clause and (group := self.actors.groups.get(s.lemmas[j])) in _CAMPS:
                told = group
        if body is not None and (clause or self._part(s, stop)):
            once = any(s.words[j].lower() in _FORMER for j in range(stop + 1, min(stop + 9, len(s))))
            if sector == "ELI" and body.country and not once:  # "Workneh Gebeyehu, head of the regional bloc IGAD"
                return body.country, body.sector, role
            if told in (None, "GOV") and body.sector is not None:
                told, state = body.sector, body.country or state
        return (country or state if told is not None else country), told, role

    def _part(self, s: Sentence, stop: int) -> bool:
        """Whether what follows the comma behind a name tells of which body somebody is a part ("the MDC's **number** two")."""
        for j in range(stop + 1, min(stop + 9, len(s))):
            if s.words[j] == "," or (s.tags[j][:2] == "VB" and s.tags[j] not in ("VBN", "VBG")):
                return False
            if s.lemmas[j] in _PARTS:
                return True
        return False

    def _apposed(
        self,
        s: Sentence,
        start: int,
        stop: int,
        at: dict[int, tuple[int, int, Actor]],
        country: str | None,
        sector: str | None,
        role: str | None,
    ) -> tuple[str | None, str | None, str | None]:
        """Read "The floor **leader** of the conservative opposition, X": the title is the noun that the name is set beside."""
        noun = s.heads[stop - 1]
        if sector is not None or s.deps[stop - 1] != "appos" or noun >= start:
            return country, sector, role
        title = self._title_at(s, noun)
        if title is None:
            return country, sector, role
        first = max(0, noun - _TITLE_REACH)
        nations = [at[t][2].country for t in range(first, start) if t in at and at[t][2].kind == "state"]
        camp = next((g for t in range(noun + 1, start) if (g := self.actors.groups.get(s.lemmas[t])) in _CAMPS), None)
        nation = nations[0] if len(set(nations)) == 1 else None
        return country or nation, camp or title.sector, title.role


#: Sectors of officers who are told without their state where it is the one that the report comes from.
_AT_HOME = frozenset({"GOV", "JUD", "LEG", "COP"})
#: Words of titles of those who serve abroad.
_ABROAD = frozenset(
    "ambassador envoy diplomat consul attache attaché emissary mediator negotiator representative commissioner".split()
)
#: Kinds of body whose people have its sector, verbs of those who lead one, nouns of those who are part of one, and camps.
_BODIES = frozenset({"organisation", "party", "armed-group", "office"})
_LEADING = frozenset("lead head chair command run represent".split())
_PARTS = frozenset(
    "founder cofounder co-founder member number leader chief head commander fighter politician candidate spokesman spokeswoman".split()
)
_CAMPS = frozenset({"OPP", "REB", "PTY"})
#: Sectors of those who are told without their state where the sentence names it: rivals and officials at home.
_HOME_SECTORS = frozenset({"OPP", "PTY"})

#: States whose heads and foreign ministers are told by surname in reports that do not name the state: the G20 and states much in the news.
_SALIENT = frozenset(
    """USA RUS CHN GBR FRA DEU ITA JPN CAN IND BRA MEX TUR KOR PRK SAU ZAF IDN AUS ARG ISR IRN UKR SYR VEN CUB BLR EGY PAK
    AFG IRQ PSE POL HUN""".split()
)

_RANK = {"head-of-state": 0, "head-of-government": 0, "foreign-minister": 1, "deputy-head": 2, "defence-minister": 2}


#: How long family names are at most that come before the given names.
_LONG_FAMILY = 8


def _plain(words: Sequence[str]) -> str:
    """A name folded, its hyphens told as blanks."""
    return fold(" ".join(words)).replace("-", " ")


def _joined(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name as they are written: the tokenizer cuts at hyphens ("Bashar", "al-Assad")."""
    found: list[str] = []
    for n, word in enumerate(words):
        if found and (word == "-" or (n and words[n - 1] == "-")):
            found[-1] += word
        else:
            found.append(word)
    return tuple(found)


def _goes_on(s: Sentence, j: int) -> bool:
    """Whether a name that the model cuts short goes on: the word before hangs on the next ("Lee Hsien **Loong**")."""
    joined = s.deps[j - 1] in ("compound", "nmod") and s.heads[j - 1] >= j
    return joined and s.tags[j] == "NNP" and s.ner[j] in ("", "O", "PERSON") and s.words[j][:1].isupper()


def _stands_in(s: Sentence, first: int) -> bool:
    """Whether a place tells where one is: behind *in*, or behind the *from* that opens the sentence."""
    before = s.words[first - 1]
    return before.lower() == "in" or (before == "From" and first == 1)


def _of_state(s: Sentence, stop: int, at: dict[int, tuple[int, int, Actor]]) -> str | None:
    """The state that *of* right behind a name tells ("Nana Akufo-Addo **of Ghana**", "of the Gambia")."""
    if stop + 1 >= len(s) or s.words[stop] != "of":
        return None
    after = stop + 1 + (s.words[stop + 1].lower() == "the")
    return at[after][2].country if after in at and at[after][2].form != "demonym" else None


def _same_bearer(words: Sequence[str], known: EntityMention) -> bool:
    """Whether a full name may be the one known by that surname: "Vicente Fox" is not Liam Fox."""
    given = (known.entity or "").partition("-")[0]
    first = fold(words[0]).rstrip(".")
    return not given or first[:2] == given[:2] or (first, given) in _SHORT_NAMES or (given, first) in _SHORT_NAMES


def _reads_as_place(s: Sentence, i: int) -> bool:
    """Whether a surname stands as a place: "in Birmingham, United Kingdom"."""
    before = s.words[i - 1].lower() if i else ""
    followed = i + 2 < len(s) and s.words[i + 1] == "," and s.ner[i + 2] == "GPE"
    if s.words[i] in _SITES and i and s.tags[i - 1] in ("NNP", "NNPS") and s.ner[i] != "PERSON":
        return True  # "Grant **Park**"
    return before in ("in", "at", "near") and (followed or s.ner[i] != "PERSON")


def names_a_machine(s: Sentence, i: int) -> bool:
    """Whether the number of a model follows: "an **Antonov** An-26", "a Sukhoi Su-25"."""
    rest = s.words[i + 1 : i + 4]
    if rest and rest[0].islower():
        return False
    model = bool(rest) and any(c.isdigit() for c in rest[0]) and rest[0][:1].isupper()
    return model or (len(rest) == 3 and len(rest[0]) <= 3 and rest[1] == "-" and rest[2][:1].isdigit())


_SITES = frozenset(
    "Park Hill Hall House Lane Street Church Bridge Lake Field Wood Banks Rivers Stone Brook Temple".split()
)


def _one_head(pool: Sequence[Leader]) -> bool:
    return len({t.entity for t in pool if _RANK.get(t.office, 9) == 0}) == 1


def _same_first_name(first: str, name: str) -> bool:
    given = name.split()[0]
    short = (first, given) in _SHORT_NAMES or (given, first) in _SHORT_NAMES
    if given.rstrip(".") == first:
        return True
    letters = first.split(".")
    if len(letters) > 1 and all(len(part) == 1 for part in letters):  # "K.P." for "Khadga Prasad"
        return letters == [part[0] for part in name.split()[: len(letters)]]
    return given == first or given.startswith(first[:3]) or first in name.split() or short


_SHORT_NAMES = frozenset(
    {("joe", "joseph"), ("tony", "antony"), ("bill", "william"), ("mike", "michael"), ("bob", "robert")}
)
