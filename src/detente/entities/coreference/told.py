"""What a report has told so far: its mentions, what is known of people's gender, and questions about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.grammar import Tree
from detente.grammar.words import REPORTING
from detente.lexicon.actors import ActorTable, Leader, fold
from detente.types import EntityMention, Sentence

__all__ = [
    "BODIES",
    "BODY_HEADS",
    "FEMALE",
    "MALE",
    "NAMED_REACH",
    "NEUTRAL",
    "PEOPLE_NOUNS",
    "PERSONAL",
    "PERSON_WORDS",
    "PLURAL",
    "REACH",
    "SPEAKING",
    "SPEECH",
    "Told",
]

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
PERSONAL = MALE | FEMALE
NEUTRAL = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
#: Verbs of speech whose subject is who spoke last.
SPEECH = REPORTING | frozenset(
    """accuse warn urge ask promise vow pledge claim call demand deny criticise criticize condemn argue answer reply retort tell
    complain allege insist disclose repeat scoff jeer thank blame write""".split()
)
SPEAKING = frozenset({"we", "us", "our", "ours", "ourselves", "i", "me", "my", "myself"})
BODIES = ("state", "office", "organisation", "armed-group", "party", "group")
#: Nouns for one who holds an office.
PEOPLE_NOUNS = frozenset(
    """president premier chancellor minister spokesman spokeswoman spokesperson secretary leader king envoy
    ambassador""".split()
)
#: Nouns for one person that name no office.
PERSON_WORDS = frozenset(
    """doctor surgeon teacher driver cousin brother sister father mother son daughter wife husband widow nurse student lawyer
    witness resident neighbour neighbor soldier officer official worker farmer priest pilot captain survivor analyst professor
    novelist author aide friend relative uncle nephew""".split()
)
#: Sectors of those who serve a state.
_SERVING = frozenset({"GOV", "MIL", "COP"})
#: Ends of nouns for one person.
_PERSON_ENDS = ("man", "woman", "ist", "boy", "girl", "ian", "eer", "ee")
#: How many sentences back an antecedent may lie. Tried 1 to 5.
REACH = 3
#: How many sentences back "the president" may be named. Tried 3 to 10.
NAMED_REACH = 6
#: Nouns that a name before them makes a body's name ("the **UN** agency").
BODY_HEADS = frozenset("agency organisation organization company firm ministry bank council commission court".split())
#: Words of a title or honorific that tell gender.
_MALE_WORDS = frozenset(
    "mr mr. king prince emir sultan spokesman congressman sir sheikh pope patriarch ayatollah lord".split()
)
_FEMALE_WORDS = frozenset("ms ms. mrs mrs. miss queen princess spokeswoman congresswoman madam".split())
#: Mentions that do not tell what a report is about: datelines, and names told twice on the spot.
_NO_COUNT = ("dateline", "coreference:apposition")
#: By how many mentions a state must be named more to stand out.
_LEAD = 2
_SUBJECTS = ("nsubj", "nsubjpass")
_OPENING, _CLOSING = frozenset({"“", "``"}), frozenset({"”", "''"})


class Told:
    """The mentions of one report as they are read (``layer``), and what is known of them.

    ``starting`` are the names of the whole report by sentence and first token, read or not. ``president`` is whom a
    publisher of a state means by "the President".
    """

    def __init__(
        self, trees: Sequence[Tree], found: Sequence[EntityMention], actors: ActorTable, president: Leader | None
    ) -> None:
        self.president = president
        self.trees = trees
        self.actors = actors
        self.layer: list[EntityMention] = []
        self.genders: dict[str, str] = {}
        self.starting: dict[tuple[int, int], list[EntityMention]] = {}
        for m in found:
            self.starting.setdefault((m.sentence, m.tokens[0]), []).append(m)
        self.quoted = _quoted(trees)

    def learn(self, s: Sentence, m: EntityMention) -> None:
        """Note a person's gender where a title, an honorific or the given name tells it."""
        if m.kind != "person" or m.entity is None or m.entity in self.genders:
            return
        words = [w.lower() for w in s.words[max(0, m.tokens[0] - 1) : m.tokens[1]]]
        if not _FEMALE_WORDS.isdisjoint(words) or fold(m.entity.partition("-")[0]) in self.actors.female_names:
            self.genders[m.entity] = "female"
        elif not _MALE_WORDS.isdisjoint(words) or fold(m.entity.partition("-")[0]) in self.actors.male_names:
            self.genders[m.entity] = "male"

    def last_first(self, s: Sentence) -> Iterator[tuple[int, EntityMention]]:
        """The mentions of the sentence being read, with their numbers, from the last to the first."""
        for n in range(len(self.layer) - 1, -1, -1):
            if self.layer[n].sentence != s.index:
                return
            yield n, self.layer[n]

    def within(self, s: Sentence, reach: int) -> Iterator[tuple[int, EntityMention]]:
        """The mentions of the sentence being read and of ``reach`` before it, from the last to the first."""
        for n in range(len(self.layer) - 1, -1, -1):
            if s.index - self.layer[n].sentence > reach:
                return
            yield n, self.layer[n]

    def covers(self, number: int, token: int) -> bool:
        """Whether the mention holds a token of its own sentence."""
        start, stop = self.layer[number].tokens
        return start <= token < stop

    def at(self, s: Sentence, token: int) -> int | None:
        """The mention of the sentence being read that holds ``token``."""
        return next((n for n, _ in self.last_first(s) if self.covers(n, token)), None)

    def coming(self, s: Sentence, token: int) -> EntityMention | None:
        """The name that holds ``token`` and is still to be read."""
        for start in range(token, -1, -1):
            for m in self.starting.get((s.index, start), ()):
                if m.tokens[0] <= token < m.tokens[1]:
                    return m
        return None

    def key(self, number: int) -> str | int:
        """What tells one who is meant from another: the entity, else the first mention."""
        m = self.layer[number]
        return m.entity or (number if m.antecedent is None else m.antecedent)

    def commonest(self, size: int = 2) -> set[str | None] | None:
        """The two (or ``size``) states that the report has named most so far, or ``None`` where fewer or a tie."""
        ranked = self._counts().most_common(size + 1)
        if len(ranked) < size or (len(ranked) > size and ranked[size - 1][1] == ranked[size][1]):
            return None
        return {country for country, _ in ranked[:size]}

    def other_state(self, country: str | None) -> str | None:
        """The state that the report has named by far the most beside one, or ``None`` where none stands out."""
        ranked = [pair for pair in self._counts().most_common(3) if pair[0] != country]
        if not ranked or (len(ranked) > 1 and ranked[0][1] < ranked[1][1] + _LEAD):
            return None
        return ranked[0][0]

    def _counts(self) -> Counter[str | None]:
        """How often the report has named each state so far."""
        return Counter(
            m.country
            for m in self.layer
            if m.country not in (None, "IGO", "NGO") and m.kind != "place" and m.reason not in _NO_COUNT
        )

    def in_subject(self, m: EntityMention) -> bool:
        """Whether a mention is a subject or one of several."""
        source = self.trees[m.sentence]
        return source.dep[source.first_conjunct(m.head)] in _SUBJECTS

    def is_one_person(self, m: EntityMention) -> bool:
        """Whether a mention without a name is of one person ("the **U.S. leader**", "China's ambassador")."""
        source = self.trees[m.sentence]
        noun = source.lemma[m.head]
        official = noun in self.actors.titles or noun in PEOPLE_NOUNS
        served = self.is_person_noun(noun) and self.actors.groups.get(noun) in _SERVING
        return m.kind == "group" and source.tag[m.head] == "NN" and (official or served)

    def is_person_noun(self, lemma: str) -> bool:
        """Whether a noun names one person, by his office or by what he is."""
        one = lemma in self.actors.titles or lemma in PEOPLE_NOUNS or lemma in PERSON_WORDS
        return one or (lemma in self.actors.groups and lemma.endswith(_PERSON_ENDS))

    def is_coordinated(self, m: EntityMention) -> bool:
        """Whether a mention is one of several that *and* joins ("Morrison **and** Ardern met")."""
        source = self.trees[m.sentence]
        return len(source.conjuncts(source.first_conjunct(m.head))) > 1

    def is_joined(self, m: EntityMention) -> bool:
        """Whether a hyphen makes the mention part of another word ("**Iranian**-backed")."""
        words, end = self.trees[m.sentence].sentence.words, m.tokens[1]
        return end + 1 < len(words) and words[end] == "-" and words[end + 1].islower()

    def is_wrong_gender(self, m: EntityMention, word: str) -> bool:
        """Whether a person is known to be a woman where the pronoun is a man's, or a man where it is a woman's."""
        known = self.genders.get(m.entity or "")
        return (word in MALE and known == "female") or (word in FEMALE and known == "male")

    def depth(self, sentence: int, token: int) -> int:
        """How many clauses stand over that of a token."""
        source, depth, t = self.trees[sentence], 0, token
        for _ in range(source.size):
            depth += source.dep[t] in ("ccomp", "advcl", "relcl", "acl", "pcomp")
            if source.head[t] == t:
                break
            t = source.head[t]
        return depth

    def standing(self, m: EntityMention, *, person: bool = False) -> int:
        """0 for a subject, 2 for a modifier or the second of a pair, 1 for the rest.

        Of a ``person`` the possessor of a subject counts as the rest does ("**Macron**'s office said he …").
        """
        source, head = self.trees[m.sentence], m.head
        while source.dep[head] == "appos" and source.head[head] != head:
            head = source.head[head]  # "His host, **Ignazio Cassis**, said"
        dep = source.dep[head]
        over = source.dep[source.head[head]]
        body = dep in ("amod", "compound", "nmod") and source.lemma[source.head[head]] in BODY_HEADS
        if person and m.kind == "group" and self._trails(m):
            return 2  # "…, **a Canadian official** said"
        if dep in _SUBJECTS or (body and over in _SUBJECTS):
            return 0
        if person and dep == "poss" and over in _SUBJECTS:
            return 1
        return 2 if dep in ("amod", "compound", "nmod", "poss", "conj") else 1

    def _trails(self, m: EntityMention) -> bool:
        """Whether a mention is named only as the source of what stands before it."""
        source = self.trees[m.sentence]
        verb = source.head[m.head]
        below = any(c < m.head for c in source.by_dep(verb, "ccomp"))
        last = verb > m.head and all(source.tag[k] in (".", "''") for k in range(verb + 1, source.size))
        comma = m.tokens[0] > 0 and source.low[m.tokens[0] - 1] in (",", "a", "the")
        return source.lemma[verb] in REPORTING and (below or (last and comma))

    def placed(self, sentence: int, token: int) -> bool:
        """Whether a name tells behind a noun whose people it means ("the tribesmen **of Hela**"): it may be a place unread."""
        source = self.trees[sentence]
        behind = [t for t in range(token + 2, min(token + 5, source.size)) if source.tag[t] in ("NNP", "NNPS")]
        return bool(behind) and source.low[token + 1] in ("of", "from", "in")

    def states_named(self, word: str) -> set[str]:
        """The states whose name begins with a word ("**North** Korea")."""
        known = self.actors.names.get(word, ())
        return {a.country for _, a in known if a.kind == "state" and a.form == "name" and a.country}

    def only_state(self, sentence: int) -> int | None:
        """The last mention of the one state that a sentence names, people left out, or ``None`` where it names more."""
        here = [n for n, m in enumerate(self.layer) if m.sentence == sentence and m.country]
        bodies = [n for n in here if self.layer[n].kind != "person"]
        return bodies[-1] if bodies and len({self.layer[n].country for n in here}) == 1 else None

    def people(self, sentence: int, token: int) -> int:
        """Add a mention of people whom the report names by a noun alone ("the **students**"), and return its number."""
        s = self.trees[sentence].sentence
        span = (s.starts[token], s.ends[token])
        made = EntityMention(
            span, s.words[token], sentence, (token, token + 1), token, None, None,
            self.actors.groups.get(s.lemmas[token]), None, "group", "description:people",
        )  # fmt: skip
        number = next((n for n, m in enumerate(self.layer) if m.span > span), len(self.layer))
        self.layer.insert(number, made)
        for n, m in enumerate(self.layer):
            if m.antecedent is not None and m.antecedent >= number:
                self.layer[n] = replace(m, antecedent=m.antecedent + 1)
        return number

    def copy(
        self,
        s: Sentence,
        tokens: tuple[int, int],
        number: int,
        reason: str,
        sector: str | None = None,
        *,
        office: bool = False,
    ) -> EntityMention:
        """A mention at ``tokens`` that stands for the one of ``number``."""
        m = self.layer[number]
        made = self.copy_of(m, s, tokens, reason, sector, office=office)
        return replace(made, antecedent=number if m.antecedent is None else m.antecedent)

    def copy_of(
        self,
        m: EntityMention,
        s: Sentence,
        tokens: tuple[int, int],
        reason: str,
        sector: str | None = None,
        *,
        office: bool = False,
    ) -> EntityMention:
        """A mention at ``tokens`` that stands for ``m``, which may be still to be read: antecedents only point back."""
        start, stop = tokens
        personal = reason == "pronoun" and s.words[start].lower() in PERSONAL
        return EntityMention(
            span=s.span_of(start, stop),
            text=s.text_of(start, stop),
            sentence=s.index,
            tokens=tokens,
            head=stop - 1,
            entity=m.entity,
            country=m.country,
            sector=sector or m.sector,
            role=m.role,
            kind="office" if office else "person" if personal else m.kind,
            reason=f"coreference:{reason}",
        )


def _quoted(trees: Sequence[Tree]) -> frozenset[tuple[int, int]]:
    """The tokens between quotation marks; a paragraph that closes none ends the quotation."""
    inside: set[tuple[int, int]] = set()
    opened, paragraph = False, -1
    for tree in trees:
        s = tree.sentence
        if s.paragraph != paragraph:
            opened, paragraph = False, s.paragraph
        for t in range(tree.size):
            if s.words[t] in _CLOSING or (s.words[t] == '"' and opened):
                opened = False
            elif s.words[t] in _OPENING or s.words[t] == '"':
                opened = True
            elif opened:
                inside.add((s.index, t))
    return frozenset(inside)
