"""One pass over the tokens: names from the lexicon, people by name and title, groups by demonym and noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from detente.entities.coreference import resolve
from detente.entities.dated import as_of
from detente.entities.people import PeopleIndex, names_a_machine
from detente.grammar import Tree
from detente.lexicon.actors import Actor, ActorTable, Title, split_name
from detente.types import Dateline, EntityMention, Sentence, Span

__all__ = ["EntityTagger"]

#: What makes of a soldier or envoy none ("toy soldier", "brand ambassador").
_UNOFFICIAL = frozenset(
    "scout brand goodwill toy tin cardboard chocolate circus puppet ballet dance theatre pageant".split()
)
#: How many words may stand between a demonym and its group noun ("Russian airborne assault troops").
_GROUP_REACH = 4
_ORGANS = frozenset("President Presidency Ministry Government Embassy Office Department Cabinet".split())
_LOCATIVE = frozenset({"in", "at", "from", "near", "outside", "to", "around", "inside", "of", "through"})
#: Sector of states that not all recognise: they act, and are places too.
_UNRECOGNISED = "PRE"
_BETWEEN = frozenset({"JJ", "NN", "NNS", "NNP", "NNPS", "CD", "HYPH", "VBN", "VBG", "JJS", "JJR", "POS"})


class EntityTagger:
    """Finds entity mentions. Holds the tables only; nothing is kept between reports."""

    def __init__(self, actors: ActorTable) -> None:
        self.actors = actors

    def tag(
        self,
        trees: Sequence[Tree],
        *,
        published: date | None,
        given: tuple[Span, ...] = (),
        dateline: Dateline | None = None,
        publisher: str | None = None,
        home: str | None = None,
    ) -> tuple[EntityMention, ...]:
        """Return the mentions: the user's ``given`` spans first, in their order, then those found, in text order.

        ``published`` is the day for which offices are looked up. Mentions in the dateline are places.
        ``publisher`` tells whose "President" an official text means; ``home`` is the state that the report was written in.
        """
        sentences = [tree.sentence for tree in trees]
        names = [self._names(sentence) for sentence in sentences]
        told = {actor.entity for found in names for _, _, actor in found}
        named = frozenset(a.country for n in names for _, _, a in n if a.country and a.entity not in _GENERIC_BODIES)
        people = PeopleIndex(self.actors, published, named, home)
        union = "EU" if told & {"eu", "european-commission", "european-council"} else "NATO" if "nato" in told else None
        found: list[EntityMention] = []
        for sentence, here in zip(sentences, names, strict=True):
            found.extend(self._sentence(sentence, _brussels(here, self.actors, union), people, dateline))
        seat = self._home(publisher)
        president = None if seat is None else people.holder(seat, "head-of-state")
        found = list(as_of(sorted(found, key=lambda m: m.span), self.actors, published))
        found = resolve(trees, found, self.actors, president)
        found = _left_to_the_user(found, given)
        own = [m for span in given if (m := _given(span, sentences, found)) is not None]
        shift = len(own)
        moved = [m if m.antecedent is None else replace(m, antecedent=m.antecedent + shift) for m in found]
        return (*own, *moved)

    def country_of(self, publisher: str | None) -> str | None:
        """The state that a publisher's name tells ("The Moscow Times", "Xinhua"), or ``None``."""
        return next((a.country for a in self._named_by(publisher)[1] if a.country and a.country != "IGO"), None)

    def _named_by(self, publisher: str | None) -> tuple[Sequence[str], list[Actor]]:
        """The words of a publisher's name, and every actor that is named in it, in order."""
        words = split_name((publisher or "").removeprefix("The ").removeprefix("the "))
        return words, [
            actor
            for i, word in enumerate(words)
            for key, actor in self.actors.names.get(word, ())
            if words[i : i + len(key)] == key
        ]

    def _home(self, publisher: str | None) -> str | None:
        """The state whose organ the publisher is ("The White House", "President of Ukraine"), or ``None``."""
        words, named = self._named_by(publisher)
        found = [actor for actor in named if actor.kind in ("office", "state")]
        official = any(a.kind == "office" for a in found) or any(w in _ORGANS for w in words)
        return found[0].country if found and official else None

    def _sentence(
        self, s: Sentence, names: list[tuple[int, int, Actor]], people: PeopleIndex, dateline: Dateline | None
    ) -> list[EntityMention]:
        taken = [False] * len(s)
        found: list[EntityMention] = []
        for mention in people.find(s, names):
            found.append(mention)
            for t in range(*mention.tokens):
                taken[t] = True
        for start, stop, actor in names:
            if taken[start]:
                continue
            mention = self._name(s, start, stop, actor, taken, people, dateline)
            found.append(mention)
            for t in range(*mention.tokens):
                taken[t] = True
        found.extend(
            self._central_bank(s, m) or self._unit_of(s, self._owned(s, m)) for m in _other_organisations(s, taken)
        )
        return found

    def _central_bank(self, s: Sentence, m: EntityMention) -> EntityMention | None:
        """ "National **Bank of Ukraine**", "Bank of Japan": an office of the state; not "Bank of America"."""
        words = [w for w in s.words[m.tokens[0] : m.tokens[1]] if w not in ("The", "the")]
        if "Bank" not in words[:-2] or words[words.index("Bank") + 1] != "of":
            return None
        at = words.index("Bank")
        state = tuple(words[at + 2 :])
        if (at == 0 and state[:1] in _COMMERCIAL) or (at > 0 and words[at - 1] not in _ISSUING):
            return None
        for key, actor in self.actors.names.get(state[0], ()) if state else ():
            if key == state and actor.kind == "state" and actor.form == "name":
                return replace(
                    m, country=actor.country, sector="GOV", kind="office", reason=f"{m.reason}+{actor.reason}"
                )
        return None

    def _owned(self, s: Sentence, m: EntityMention) -> EntityMention:
        """A body named behind a state's possessive or name is that state's: "Britain's National Crime Agency"."""
        start = m.tokens[0]
        while start and s.tags[start - 1] in ("NN", "JJ") and s.words[start - 1].islower():
            start -= 1  # "Nigeria's opposition People's Democratic Party"
        if start >= 3 and s.words[start - 1] == "and" and s.tags[start - 2] in ("NNP", "NNPS"):
            start -= 2  # "the Iraq Communications **and** Media Commission"
        at = start - 2 if start >= 2 and s.tags[start - 1] == "POS" else start - 1
        for first in (at, at - 1, at - 2):
            if first < 0:
                break
            for key, actor in self.actors.names.get(s.words[first], ()):
                if first + len(key) == at + 1 and s.words[first : at + 1] == key and actor.kind == "state":
                    return replace(m, country=actor.country, reason=f"{m.reason}+{actor.reason}")
        return m

    def _unit_of(self, s: Sentence, m: EntityMention) -> EntityMention:
        """A unit of an army that *of* names is that army's: "the 146th **Division of the Israel Defense Forces**"."""
        stop = m.tokens[1]
        if m.country is not None or s.words[stop - 1] not in _UNITS or stop + 1 >= len(s) or s.words[stop] != "of":
            return m
        first = stop + 1 + (s.words[stop + 1].lower() == "the")
        for key, actor in self.actors.names.get(s.words[first], ()) if first < len(s) else ():
            if s.words[first : first + len(key)] == key and actor.country is not None:
                return replace(m, country=actor.country, sector="MIL", reason=f"{m.reason}+{actor.reason}")
        return m

    def _names(self, s: Sentence) -> list[tuple[int, int, Actor]]:
        """Return ``(start, stop, actor)`` of every lexicon name, longest match first, without overlap."""
        found, i, size, names = [], 0, len(s), self.actors.names
        words = s.words
        while i < size:
            step = 1
            for key, actor in names.get(words[i], ()):
                if words[i : i + len(key)] == key and not _wrong_sense(s, i, i + len(key), actor):
                    found.append((i, i + len(key), actor))
                    step = len(key)
                    break
            i += step
        return _one_people(s, found)

    def _name(
        self,
        s: Sentence,
        start: int,
        stop: int,
        actor: Actor,
        taken: list[bool],
        people: PeopleIndex,
        dateline: Dateline | None,
    ) -> EntityMention:
        if s.words[start] in _SHIPS and stop < len(s) and s.tags[stop] == "NNP":
            ship = f"{actor.reason}:ship"
            return _mention(s, start, stop + 1, stop, actor, kind=actor.kind, sector="MIL", reason=ship)
        if actor.entity in _GENERIC_BODIES:
            country = _whose_body(s, start, people, actor)
            other = country is not None and country != actor.country
            name = f"{actor.entity}-{country.lower()}" if other and country else actor.entity
            actor = replace(actor, entity=name, country=country)
        if dateline is not None and dateline.span[0] <= s.starts[start] < dateline.span[1]:
            return _mention(s, start, stop, stop - 1, actor, kind="place", reason="dateline")
        head = self._group_head(s, stop, actor, taken)
        if head is not None:
            word = s.lemmas[head]
            title = self._title(s, head)
            if title is not None and title.office and s.tags[head] == "NN" and actor.kind == "state":
                holder = people.holder(actor.entity, title.office)
                if holder is not None:
                    return EntityMention(
                        s.span_of(start, head + 1), s.text_of(start, head + 1), s.index, (start, head + 1), head,
                        holder.entity, holder.country, title.sector, title.role, "person", f"office:{title.office}",
                    )  # fmt: skip
            if any(s.lemmas[t] in _UNOFFICIAL for t in range(stop, head)):  # "a Canadian **scout** troop"
                title, word = None, "people"
            sector = self.actors.groups.get(word) or (title.sector if title else None) or actor.sector
            if actor.sector == "BUS" and sector == "MIL":
                sector = actor.sector  # "a Korean Air **jet**"
            return _mention(
                s, start, head + 1, head, actor, kind="group", sector=sector, reason=f"{actor.reason}+{word}"
            )
        before = s.words[start - 1].lower() if start else ""
        somewhere = (
            actor.sector == _UNRECOGNISED and before != "of"
        )  # "troops **in** Abkhazia", "the president **of** it"
        if (actor.form == "capital" or somewhere) and before in _LOCATIVE:
            return _mention(s, start, stop, stop - 1, actor, kind="place", reason=actor.reason)
        return _mention(s, start, stop, stop - 1, actor, kind=actor.kind, reason=actor.reason)

    def _is_name(self, s: Sentence, i: int) -> bool:
        """Whether a name of the tables begins at ``i``."""
        return any(s.words[i : i + len(key)] == key for key, _ in self.actors.names.get(s.words[i], ()))

    def _title(self, s: Sentence, head: int) -> Title | None:
        for title in self.actors.titles.get(s.words[head].lower(), self.actors.titles.get(s.lemmas[head], ())):
            size = len(title.words)
            low = tuple(w.lower() for w in s.words[head - size + 1 : head])
            if low == title.words[:-1]:
                return title
        return None

    def _group_head(self, s: Sentence, stop: int, actor: Actor, taken: list[bool]) -> int | None:
        """Return the group noun that a demonym or possessive name modifies, or ``None``."""
        if actor.kind == "media":
            return None
        i = stop
        possessive = i < len(s) and s.tags[i] == "POS"
        if actor.form == "capital" and not possessive:
            return None
        last: int | None = None
        while i < len(s) and i < stop + _GROUP_REACH + possessive:
            if taken[i] or s.tags[i] not in _BETWEEN or (s.tags[i] in ("NNP", "JJ") and self._is_name(s, i)):
                break
            if s.lemmas[i] in self.actors.groups or s.lemmas[i] in self.actors.titles:
                last = i
            i += 1
        if last is None or (
            i < len(s) and i == last + 1 and s.deps[last] in ("compound", "nmod") and s.tags[i][:2] == "NN"
        ):
            return None
        return last


def _one_people(s: Sentence, names: list[tuple[int, int, Actor]]) -> list[tuple[int, int, Actor]]:
    """Join the adjective of a state and the people that it tells: "several hundred **Dutch Turks**" are of the Netherlands."""
    found: list[tuple[int, int, Actor]] = []
    for start, stop, actor in names:
        before = found[-1] if found else None
        nation = before is not None and before[1] == start and before[2].form == actor.form == "demonym"
        if before is not None and nation and s.tags[start] == "NNPS" and s.heads[before[0]] == start:
            found[-1] = (before[0], stop, before[2])
        else:
            found.append((start, stop, actor))
    return found


def _brussels(
    names: list[tuple[int, int, Actor]], actors: ActorTable, union: str | None
) -> list[tuple[int, int, Actor]]:
    """Where a report names the European Union or NATO, Brussels stands for it and not for Belgium."""
    if union is None:
        return names
    ((_, body),) = [pair for pair in actors.names[union] if pair[0] == (union,)]
    return [(i, j, body if a.entity == "BEL" and a.form == "capital" else a) for i, j, a in names]


#: Bodies that many states have: whose one is meant, a possessor or adjective before it tells, else the report's states.
_GENERIC_BODIES = frozenset(
    """congress senate house-of-representatives supreme-court treasury-department justice-department republicans democrats
    national-security-council labour-party conservative-party foreign-office westminster""".split()
)


def _whose_body(s: Sentence, start: int, people: PeopleIndex, actor: Actor) -> str | None:
    """The state whose body is named, or ``None`` where neither the words before it nor the report tell."""
    if s.words[start].rstrip(".").replace(".", "") == "US":
        return actor.country
    for t in range(start + 1, min(start + 4, len(s) - 1)):  # "the Supreme Court **of Venezuela**"
        if s.words[t] == "of":
            after = t + 1 + (s.words[t + 1].lower() == "the")
            for key, other in people.actors.names.get(s.words[after], ()) if after < len(s) else ():
                if s.words[after : after + len(key)] == key and other.country and other.kind == "state":
                    return other.country
            break
    before = [t for t in (start - 1, start - 2) if t >= 0]
    for t in before:
        for key, other in people.actors.names.get(s.words[t], ()):
            if s.words[t : t + len(key)] == key and other.country and other.kind == "state":
                return other.country
    own = s.ner[start] != "ORG" or s.ner_start[start] or s.words[start - 1].lower() == "the"
    return actor.country if own and (not people.named or actor.country in people.named) else None


def _mention(
    s: Sentence, start: int, stop: int, head: int, actor: Actor, *, kind: str, reason: str, sector: str | None = None
) -> EntityMention:
    entity = actor.entity if kind != "group" else None
    return EntityMention(
        span=s.span_of(start, stop),
        text=s.text_of(start, stop),
        sentence=s.index,
        tokens=(start, stop),
        head=head,
        entity=entity,
        country=actor.country,
        sector=sector if sector is not None else actor.sector,
        role=None,
        kind=kind,
        reason=reason,
    )


def _wrong_sense(s: Sentence, i: int, stop: int, actor: Actor) -> bool:
    """Words that are names only in some places: Turkey the bird, Georgia the US state, Chad or Jordan the man."""
    word = s.words[i]
    following = s.words[stop] if stop < len(s) else ""
    neighbours = [t for t in (i - 1, stop) if 0 <= t < len(s)]
    person = s.ner[i] == "PERSON" and any(s.ner[t] == "PERSON" and s.tags[t] == "NNP" for t in neighbours)
    if person and (actor.kind == "place" or word in ("Chad", "Jordan", "Israel", "Georgia", "America", "Kenya")):
        return True
    if i and s.words[i - 1] in ("Miss", "Mister", "Mr", "Mr.") and actor.form == "name":
        return True  # "**Miss** Venezuela"
    if i >= 2 and s.words[i - 1] == "-" and s.words[i - 2].lower() in ("anti", "pro", "pan", "non"):
        return True  # "anti-Russian sanctions" are not Russian
    if i and s.words[i - 1].lower() == "ethnic" and actor.form == "demonym":
        return True  # "two ethnic Greeks": of whatever state
    if word in _SHIPS and not following[:1].isupper():
        return True
    if word in _WORDS_TOO and s.ner[i] not in ("ORG", "PRODUCT"):
        return True  # "a visa", "the Amazon"
    if i and (s.words[i - 1], word) in _OTHER_PLACES:
        return True
    if stop < len(s) and (word, s.lemmas[stop].lower()) in _NAMED_AFTER:
        return True  # "a Mexican **wave**", "Guinea **pigs**"
    if actor.kind == "state" and following in ("Strait", "Straits", "Channel", "Sea"):
        return True  # "the **Taiwan** Strait" is a water
    if i >= 2 and s.words[i - 1] == "of" and s.words[i - 2] in ("Sea", "Gulf", "Strait", "Bay", "Straits"):
        return True
    if actor.kind in ("state", "place") and actor.form != "demonym" and _within_a_name(s, i):
        return True
    if actor.kind == "place" and following[:1].isupper() and s.ner[i] in ("ORG", "PERSON", "FAC"):
        return True
    if actor.form == "capital" and _opens_a_name(s, i, stop):
        return True  # "**Paris** Hilton opened a hotel"
    if actor.kind in ("state", "place") and following in (
        "Gate",
        "Street",
        "Road",
        "Avenue",
        "Square",
        "Cathedral",
        "Marathon",
    ):
        return True
    if word == "Washington" and following in ("Post", "Times", "State"):
        return True
    return word == "Georgia" and any(w in s.words for w in ("Atlanta", "Senate", "Trump", "Republican", "Democrat"))


def _opens_a_name(s: Sentence, i: int, stop: int) -> bool:
    """Whether a city's name is the first of two words of a name that acts, and nothing tells the second as an office."""
    if (
        stop + 1 >= len(s)
        or s.tags[stop] != "NNP"
        or s.heads[stop - 1] != stop
        or (i and s.tags[i - 1] != "IN" and i > 1)
    ):
        return False
    return s.deps[stop] == "nsubj" and s.heads[stop] == stop + 1 and s.words[stop] not in _OFFICES


#: Capitalised words that a city's name may stand before and still mean its state.
_OFFICES = frozenset(
    "Mayor Governor Police Parliament Court Government Ministry Embassy President Minister Council".split()
)


#: Units of an army.
_UNITS = frozenset("Division Brigade Regiment Battalion Corps Fleet Wing Squadron Command Army Battery Company".split())


#: Words before "Bank of" a state that make it that state's own, and states whose name a private bank bears.
_ISSUING = frozenset("National Central Reserve State People's".split())
_COMMERCIAL = frozenset({("America",), ("China",), ("Ireland",), ("Scotland",), ("Cyprus",), ("Georgia",)})
#: What stands before the names of a navy's ships.
_SHIPS = frozenset("USS HMS HMCS HMAS HMNZS ROKS BRP TCG KRI JS".split())
#: Names of firms that are words or other names too.
_WORDS_TOO = frozenset(
    "Visa Apple Shell Meta Amazon Intel Dell Oracle Puma Nike Roche Tesla Uber Facebook Twitter".split()
)
#: Names that hold a state's or country's name and mean another place.
_OTHER_PLACES = frozenset(
    {("New", "England"), ("South", "Wales"), ("New", "Mexico"), ("New", "Caledonia"), ("East", "Timor")}
)

#: Things that are only named after a nation or city.
_NAMED_AFTER = frozenset(
    tuple(pair.split("_"))
    for pair in """Mexican_wave Mexican_standoff Guinea_pig Guinea_fowl Brazil_nut Panama_hat Bermuda_short Bermuda_triangle French_horn
    French_fry French_toast French_window French_bulldog French_bean French_press French_kiss French_polish English_breakfast English_muffin
    Irish_coffee Irish_stew Irish_setter Spanish_fly Spanish_flu Greek_salad Turkish_delight Turkish_bath Turkish_coffee Turkish_van Persian_cat
    Persian_rug Persian_carpet Chinese_whisper Chinese_checker Chinese_lantern Chinese_burn Indian_summer Indian_ink Italian_dressing Swiss_roll
    Swiss_cheese Danish_pastry Danish_blue German_measles German_shepherd Afghan_hound Welsh_rarebit Cuban_heel Dutch_oven Dutch_courage
    Dutch_uncle Dutch_elm Russian_doll Russian_roulette Russian_salad Russian_dressing Japanese_knotweed Canada_goose Brussels_sprout
    Jerusalem_artichoke Vienna_sausage Vienna_waltz Prague_ham Moscow_mule Siamese_twin Cornish_pasty Scottish_terrier Maltese_terrier
    Tibetan_terrier Bernese_mountain Argentine_tango Hungarian_goulash Bulgarian_yoghurt Norwegian_wood Swedish_massage Swedish_meatball
    Colorado_beetle Cyprus_tree Havana_cigar Madras_curry Paris_syndrome Stockholm_syndrome Jordan_almond Singapore_sling Manila_envelope
    Lima_bean Portuguese_man-of-war African_violet American_football Australian_shepherd Egyptian_cotton Korean_barbecue""".split()
)


def _within_a_name(s: Sentence, i: int) -> bool:
    """Whether the word stands inside a longer name of something else ("Georgetown University", "Bank of England")."""
    if s.ner[i] not in ("ORG", "FAC"):
        return False
    low = high = i
    while low and s.ner[low] == s.ner[i] and not s.ner_start[low] and not _leads_on(s, low):
        low -= 1
    while (
        high + 1 < len(s) and s.ner[high + 1] == s.ner[i] and not s.ner_start[high + 1] and not _leads_on(s, high + 1)
    ):
        high += 1
    rest = [t for t in range(low, high + 1) if t != i and s.tags[t] in ("NNP", "NNPS", "NN", "NNS")]
    return any(s.words[t].rstrip("s") in _INSTITUTIONS for t in rest)


def _leads_on(s: Sentence, t: int) -> bool:
    """Whether a preposition other than *of* ends a name that the model runs on ("Kyiv **on** Victory Avenue")."""
    return s.tags[t] == "IN" and s.words[t].lower() not in ("of", "for")


#: Words of names of schools, firms and buildings, which do not act for the state whose name they bear.
_INSTITUTIONS = frozenset(
    """University College School Institute Bank Times Post Journal Herald Tribune Guardian Hall Stadium Hospital Hotel Club
    United City Airways Airline Airport Street Avenue Square Bridge Museum Theatre Theater Festival Cup League Federation
    Church Company Corporation Group Foundation Society Center Centre""".split()
)


def _other_organisations(s: Sentence, taken: list[bool]) -> list[EntityMention]:
    """Organisations that the model names and the lexicon does not: kept without a country."""
    found = []
    i = 0
    while i < len(s):
        if s.ner[i] == "ORG" and s.ner_start[i] and not taken[i]:
            j = i + 1
            while j < len(s) and s.ner[j] == "ORG" and not s.ner_start[j] and not taken[j] and not _leads_on(s, j):
                j += 1
            joined = j + 1 < len(s) and s.words[j] == "-" and s.words[j + 1].islower()  # "**Cabinet**-level"
            if s.tags[j - 1][:3] != "NNP" or names_a_machine(s, j - 1) or joined:
                i = j
                continue
            found.append(
                EntityMention(
                    s.span_of(i, j),
                    s.text_of(i, j),
                    s.index,
                    (i, j),
                    j - 1,
                    None,
                    None,
                    None,
                    None,
                    "organisation",
                    "ner:ORG",
                )
            )
            i = j
        else:
            i += 1
    return found


def _left_to_the_user(found: list[EntityMention], given: tuple[Span, ...]) -> list[EntityMention]:
    """Without people who are only told of by a noun that the user gave, and the pronouns for them."""
    inside = {
        n
        for n, m in enumerate(found)
        if m.reason == "description:people" and any(a < m.span[1] and m.span[0] < b for a, b in given)
    }
    if not inside:
        return found
    kept = [n for n, m in enumerate(found) if n not in inside and m.antecedent not in inside]
    moved = {n: position for position, n in enumerate(kept)}
    return [m if m.antecedent is None else replace(m, antecedent=moved[m.antecedent]) for m in (found[n] for n in kept)]


def _given(span: Span, sentences: Sequence[Sentence], found: Sequence[EntityMention]) -> EntityMention | None:
    """Make a mention of the user's span; it takes country and sector from what stands inside, its head preferred."""
    for s in sentences:
        if s.starts[0] <= span[0] < s.ends[-1]:
            tokens = [i for i in range(len(s)) if s.starts[i] < span[1] and s.ends[i] > span[0]]
            if not tokens:
                return None
            start, stop = tokens[0], tokens[-1] + 1
            head = next((t for t in tokens if not start <= s.heads[t] < stop or s.heads[t] == t), stop - 1)
            inside = [m for m in found if m.sentence == s.index and m.tokens[0] < stop and m.tokens[1] > start]
            inside.sort(key=lambda m: (not m.tokens[0] <= head < m.tokens[1], m.tokens))
            base = inside[0] if inside else None
            return EntityMention(
                span, s.text_of(start, stop), s.index, (start, stop), head,
                base.entity if base else None, base.country if base else None, base.sector if base else None,
                base.role if base else None, base.kind if base else "group",
                f"given+{base.reason}" if base else "given", None, None, True,
            )  # fmt: skip
    return None
