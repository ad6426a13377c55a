"""Pronouns and definite descriptions, resolved within a report to the nearest fitting mention, with the reason kept.

A pronoun takes the subject of its own or the sentence before, else the nearest mention of a fitting kind; gender decides
only where a title or a given name tells it. "The president" of two states in reach stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.grammar import Tree
from detente.grammar.predication import TOLD_TO, surface_subject
from detente.grammar.words import REPORTING
from detente.lexicon.actors import ActorTable, Leader, fold
from detente.types import EntityMention, Sentence

__all__ = ["resolve"]

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_PERSONAL = _MALE | _FEMALE
_NEUTRAL = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_SPEAKING = frozenset({"we", "us", "our", "ours", "ourselves", "i", "me", "my", "myself"})
_BODIES = ("state", "office", "organisation", "armed-group", "party", "group")
_COLLECTIVE = {
    "administration": "GOV",
    "government": "GOV",
    "ministry": "GOV",
    "country": None,
    "nation": None,
    "kingdom": None,
    "emirate": None,
    "regime": "GOV",
    "parliament": "LEG",
    "bank": "GOV",
}
#: States that such a noun may mean.
_REALMS = {
    "kingdom": frozenset("SAU GBR JOR MAR BHR THA NLD BEL ESP SWE NOR DNK KHM BTN TON LSO SWZ".split()),
    "emirate": frozenset("QAT KWT ARE".split()),
}
_PEOPLE_NOUNS = frozenset(
    """president premier chancellor minister spokesman spokeswoman spokesperson secretary leader king envoy
    ambassador""".split()
)
#: Nouns that name a body told before, and of which kind it is.
_BODY_NOUNS = {
    **dict.fromkeys(("bloc", "alliance"), frozenset({"organisation"})),
    **dict.fromkeys(("organisation", "organization"), frozenset({"organisation", "armed-group"})),
    "agency": frozenset({"organisation", "office"}),
    **dict.fromkeys(("group", "movement"), frozenset({"organisation", "armed-group", "party"})),
    **dict.fromkeys(("militia", "militant", "insurgent", "jihadist"), frozenset({"armed-group"})),
}
#: Adjectives that may stand before such a noun.
_BODY_ADJECTIVES = frozenset(
    "militant terrorist terror armed islamist jihadist rebel paramilitary militia insurgent regional military".split()
)
#: How many sentences back the body may be named. Tried 1 to 3.
_BODY_REACH = 2
#: What ends the reason of a mention that is a state's.
_OF_STATES = (":demonym", ":name", ":capital", ":place")
#: Nouns that a name before them makes a body's name ("the **UN** agency").
_BODY_HEADS = frozenset("agency organisation organization company firm ministry bank council commission court".split())
#: Words of a title or honorific that tell gender.
_MALE_WORDS = frozenset(
    "mr mr. king prince emir sultan spokesman congressman sir sheikh pope patriarch ayatollah".split()
)
_FEMALE_WORDS = frozenset("ms ms. mrs mrs. miss queen princess spokeswoman congresswoman madam".split())
#: Verbs of help, given in what the helped one does.
_HELPING = frozenset("help aid assist support back join abet".split())
#: Prepositions that tell at whom something is aimed.
_AIMING = frozenset("on against to at with upon toward towards".split())
#: Verbs that blame their object for what *of* or *for* tells.
_BLAMING = frozenset("accuse blame criticise criticize condemn fault denounce rebuke slam".split())
#: Nouns that name two sides already told ("the two presidents", "both sides").
_PAIR_PEOPLE = frozenset(
    "president leader minister premier chancellor diplomat official counterpart man secretary".split()
)
_PAIR_STATES = frozenset("country side nation state government capital power neighbour neighbor party ally".split())
#: How many sentences back an antecedent may lie. Tried 1 to 5.
_REACH = 3
#: How many sentences back "the president" may be named. Tried 3 to 10.
_NAMED_REACH = 6


def resolve(
    trees: Sequence[Tree], found: Sequence[EntityMention], actors: ActorTable, president: Leader | None = None
) -> list[EntityMention]:
    """Add coreferent mentions to ``found`` and return all in text order; ``antecedent`` indexes the result.

    ``president`` is whom a publisher of a state means by "the President"; ``None`` where it is no organ of a state.
    """
    return _Resolver(trees, actors, president).run(found)


class _Resolver:
    """The mentions of one report as they are read, and what is known of each person's gender."""

    def __init__(self, trees: Sequence[Tree], actors: ActorTable, president: Leader | None) -> None:
        self.president = president
        self.trees = trees
        self.actors = actors
        self.layer: list[EntityMention] = []
        self.genders: dict[str, str] = {}
        self.starting: dict[tuple[int, int], list[EntityMention]] = {}

    def run(self, found: Sequence[EntityMention]) -> list[EntityMention]:
        starting = self.starting
        for m in found:
            starting.setdefault((m.sentence, m.tokens[0]), []).append(m)
        taken = {(m.sentence, t) for m in found for t in range(*m.tokens)}
        for tree in self.trees:
            s = tree.sentence
            for t in range(tree.size):
                here = starting.get((s.index, t), ())
                for m in here:
                    self.layer.append(m)
                    self._learn(s, m)
                if not here and (s.index, t) not in taken:
                    mention = self._coreferent(tree, t)
                    if mention is not None:
                        self.layer.append(mention)
                        self.layer.extend(self._joint(tree, t, mention))
                    else:
                        self.layer.extend(self._pair(tree, t))
        return self.layer

    def _learn(self, s: Sentence, m: EntityMention) -> None:
        """Note a person's gender where a title, an honorific or the given name tells it."""
        if m.kind != "person" or m.entity is None or m.entity in self.genders:
            return
        words = [w.lower() for w in s.words[max(0, m.tokens[0] - 1) : m.tokens[1]]]
        if not _FEMALE_WORDS.isdisjoint(words) or fold(m.entity.partition("-")[0]) in self.actors.female_names:
            self.genders[m.entity] = "female"
        elif not _MALE_WORDS.isdisjoint(words):
            self.genders[m.entity] = "male"

    def _coreferent(self, tree: Tree, t: int) -> EntityMention | None:
        word, tag = tree.low[t], tree.tag[t]
        if tag in ("PRP", "PRP$"):
            if word in _PERSONAL:
                return self._link(tree, (t, t + 1), ("person",), "pronoun")
            if word in _NEUTRAL and not _expletive(tree, t):
                return self._link(tree, (t, t + 1), _BODIES, "pronoun")
            if word in _SPEAKING:
                return self._speaking(tree, t)
            if word in _PLURAL:
                return self._link(tree, (t, t + 1), _BODIES, "pronoun")
            return None
        if tag == "WP$":
            return self._whose(tree, t)
        described = word in _COLLECTIVE or word in _PEOPLE_NOUNS
        again = None
        if tag in ("NN", "NNS") and tree.lemma[t] in self.actors.groups and not described:
            again = self._told_again(tree, t)
        if again is None and tag[:2] == "NN" and tree.lemma[t] in _BODY_NOUNS:  # the model takes "the bloc" for a name
            again = self._body_again(tree, t)
        if again is not None or (tag in ("NN", "NNS") and tree.lemma[t] in self.actors.groups and not described):
            return again
        if tag not in ("NN", "NNP") or not t or tree.dep[t] == "compound":
            return None
        start = _phrase_start(tree, t)
        if start is None:
            return None
        if word in _PEOPLE_NOUNS and tree.low[start] == "the":
            return self._described(tree, (start, t + 1), word)
        if word == "bank" and tree.low[t - 1] == "central":
            return self._collective(tree, (start, t + 1), word)
        return self._collective(tree, (start, t + 1), word) if word in _COLLECTIVE and word != "bank" else None

    def _whose(self, tree: Tree, t: int) -> EntityMention | None:
        """ "Kim, **whose** country is under sanctions": the one whom the relative clause is hung on."""
        verb = tree.head[t]
        for _ in range(tree.size):
            if tree.dep[verb] == "relcl" or tree.head[verb] == verb:
                break
            verb = tree.head[verb]
        if tree.dep[verb] != "relcl":
            return None
        told = next((n for n, m in self._last_first(tree.sentence) if self._covers(n, tree.head[verb])), None)
        return None if told is None else self._copy(tree.sentence, (t, t + 1), told, "relative")

    def _joint(self, tree: Tree, t: int, mention: EntityMention) -> list[EntityMention]:
        """ "Russia and China said **they** …": a mention for each of those that the pronoun's antecedent is coordinated with."""
        if (tree.low[t] not in _PLURAL and tree.tag[t] != "NNS") or mention.antecedent is None:
            return []
        named = self.layer[mention.antecedent]
        source = self.trees[named.sentence]
        if tree.low[t] in _PLURAL:
            heads = set(source.conjuncts(source.first_conjunct(named.head))) - {named.head}
        else:  # "**Iranian** and Israeli officials met. The officials …"
            modifiers = source.by_dep(named.head, "amod", "compound", "nmod")
            heads = {h for c in modifiers for h in source.conjuncts(source.first_conjunct(c))}
        here = range(len(self.layer) - 1)
        beside = [n for n in here if self.layer[n].sentence == named.sentence and self.layer[n].head in heads]
        return [
            self._copy(tree.sentence, mention.tokens, n, "pronoun")
            for n in beside
            if self.layer[n].country not in (None, mention.country)
        ]

    def _speaking(self, tree: Tree, t: int) -> EntityMention | None:
        """ "We" and "I" in what somebody says: who says it ("Cairo said that **we** hold Israel responsible")."""
        s, i = tree.sentence, t
        for _ in range(tree.size):
            h = tree.head[i]
            if h == i:
                return None
            if tree.dep[i] in ("ccomp", "parataxis") and tree.lemma[h] in REPORTING:
                sayers = surface_subject(tree, h)
                here = [n for n in range(len(self.layer)) if self.layer[n].sentence == s.index]
                told = next((n for n in here for w in sayers if self._covers(n, w)), None)
                return None if told is None else self._copy(s, (t, t + 1), told, "speaker")
            i = h
        return None

    def _last_first(self, s: Sentence) -> Iterator[tuple[int, EntityMention]]:
        """The mentions of the sentence being read, with their numbers, from the last to the first."""
        for n in range(len(self.layer) - 1, -1, -1):
            if self.layer[n].sentence != s.index:
                return
            yield n, self.layer[n]

    def _covers(self, number: int, token: int) -> bool:
        start, stop = self.layer[number].tokens
        return start <= token < stop

    def _pair(self, tree: Tree, t: int) -> list[EntityMention]:
        """ "The two leaders", "both sides": a mention for each of the last two told, of two different states."""
        s, noun = tree.sentence, tree.lemma[t]
        people = noun in _PAIR_PEOPLE
        if tree.tag[t] != "NNS" or not (people or noun in _PAIR_STATES):
            return []
        start = next((c for c in tree.children[t] if tree.dep[c] in ("det", "nummod", "predet")), t)
        words = [tree.low[c] for c in tree.children[t] if c < t]
        two = "two" in words or "both" in words
        bare = noun in ("leader", "president") and not words and tree.dep[t] == "nsubj"
        if not two and not bare and not (people and words == ["the"]):
            return []
        if any(c > t and tree.dep[c] in ("prep", "relcl") and tree.low[c] in ("of", "from") for c in tree.children[t]):
            return []
        likely = self._commonest() if not people else None
        chosen: dict[str, int] = {}
        for n in range(len(self.layer) - 1, -1, -1):
            m = self.layer[n]
            if s.index - m.sentence > _NAMED_REACH or len(chosen) == 2:
                break
            fits = (
                m.kind == "person" and m.sector == "GOV" if people else m.kind in ("state", "person", "office", "group")
            )
            if likely is not None and m.country not in likely:
                continue
            if fits and m.country and m.country not in chosen and m.reason != "dateline":
                chosen[m.country] = n
        if len(chosen) < 2:
            return []
        return [self._copy(s, (min(start, t), t + 1), n, "pair") for n in sorted(chosen.values())]

    def _commonest(self) -> set[str | None] | None:
        """The two states that the report has named most so far, or ``None`` where fewer or a tie."""
        counts = Counter(m.country for m in self.layer if m.country and m.kind != "place" and m.reason != "dateline")
        ranked = counts.most_common(3)
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][1] == ranked[2][1]):
            return None
        return {ranked[0][0], ranked[1][0]}

    def _collective(self, tree: Tree, tokens: tuple[int, int], word: str) -> EntityMention | None:
        """ "the administration", "the foreign ministry": named before with the same noun, placed, or the nearest state."""
        s, sector = tree.sentence, _COLLECTIVE[word]
        if tree.low[tokens[0]] in _PERSONAL:  # "his administration": whose it says
            last = len(self.layer) - 1
            own = last >= 0 and (self.layer[last].sentence, self.layer[last].tokens[0]) == (s.index, tokens[0])
            return self._copy(s, tokens, last, "description", sector) if own else None
        if word == "nation" and tokens[1] - tokens[0] > 2:
            return None  # "the communist nation": which, the adjective tells
        if word in _REALMS:
            near = (n for n in range(len(self.layer) - 1, -1, -1) if s.index - self.layer[n].sentence <= _REACH)
            told = next((n for n in near if self.layer[n].country in _REALMS[word]), None)
            return None if told is None else self._copy(s, tokens, told, "description")
        placed = self._placed_after(tree, tokens[1] - 1)
        if placed is not None:  # "the foreign ministry in Ankara"
            return replace(
                placed,
                span=(s.starts[tokens[0]], s.ends[tokens[1] - 1]),
                text=" ".join(s.words[tokens[0] : tokens[1]]),
                tokens=tokens,
                head=tokens[1] - 1,
                sector=sector or placed.sector,
                kind="office",
                reason="coreference:place",
            )
        for n, m in self._last_first(s):  # "In Beijing, the foreign ministry said"
            if m.kind == "place" and m.country and m.reason.endswith(":capital"):
                return self._copy(s, tokens, n, "place", sector, office=True)
        same = self._same_noun(tree, tokens[1] - 1)
        if same is not None:
            return self._copy(s, tokens, same, "description", sector)
        return self._link(tree, tokens, ("state", "office", "person", "group"), "description", sector)

    def _placed_after(self, tree: Tree, noun: int) -> EntityMention | None:
        """The state that a phrase with *in* or *of* right behind the noun places it in ("the government of Chad")."""
        for c in tree.by_dep(noun, "prep"):
            if tree.low[c] in ("in", "of"):
                for p in tree.by_dep(c, "pobj"):
                    starts = [p, *tree.by_dep(p, "compound", "amod", "nmod")]
                    here = [m for t in starts for m in self.starting.get((tree.sentence.index, t), ()) if m.country]
                    if here:
                        return here[0]
        return None

    def _described(self, tree: Tree, tokens: tuple[int, int], word: str) -> EntityMention | None:
        """ "the president": the last person told as one; two of different states in reach leave it open.

        With a capital, as official texts write of their own, it is the first one that the report names.
        """
        s = tree.sentence
        if tokens[1] < tree.size and tree.low[tokens[1]] == "of":
            return None  # "the President **of France** François Hollande": named right behind
        fitting = [n for n, m in enumerate(self.layer) if m.kind == "person" and word in _role(m)]
        if s.words[tokens[1] - 1][:1].isupper() and not all(w.isupper() for w in s.words):
            return self._copy(s, tokens, fitting[0], "description") if fitting else self._unnamed(s, tokens, word)
        fitting = [n for n in fitting if s.index - self.layer[n].sentence <= _NAMED_REACH]
        if not fitting:
            return None
        near = [n for n in fitting if s.index - self.layer[n].sentence <= 1] or fitting[-1:]
        if len({self.layer[n].entity for n in near}) > 1:
            return None
        return self._copy(s, tokens, near[-1], "description")

    def _unnamed(self, s: Sentence, tokens: tuple[int, int], word: str) -> EntityMention | None:
        """ "The President" before any is named: the publisher's own, else somebody whom the report leaves unnamed."""
        if word != "president":
            return None
        who = self.president
        start, stop = tokens
        return EntityMention(
            span=(s.starts[start], s.ends[stop - 1]),
            text=" ".join(s.words[start:stop]),
            sentence=s.index,
            tokens=tokens,
            head=stop - 1,
            entity=None if who is None else who.entity,
            country=None if who is None else who.country,
            sector="GOV",
            role="President",
            kind="person",
            reason="description:unnamed" if who is None else "description:publisher",
        )

    def _told_again(self, tree: Tree, t: int) -> EntityMention | None:
        """ "The aircraft", "the soldiers" after "a Russian aircraft", "Turkish soldiers"; of two nations it stays open."""
        s, index = tree.sentence, tree.sentence.index
        kids = tree.children[t]
        start = next((c for c in kids if tree.dep[c] == "det" and tree.low[c] in ("the", "these", "those")), None)
        if start is None or any(tree.dep[c] in ("prep", "relcl", "acl", "compound", "poss", "appos") for c in kids):
            return None
        if any(tree.dep[c] == "amod" for c in kids) or tree.dep[t] in ("compound", "nmod", "appos"):
            return None
        told: int | None = None
        for n in range(len(self.layer) - 1, -1, -1):
            m = self.layer[n]
            if index - m.sentence > _REACH:
                break
            source = self.trees[m.sentence]
            if m.kind != "group" or not m.country or source.lemma[m.head] != tree.lemma[t]:
                continue
            if told is not None and self.layer[told].country != m.country:
                return None
            told = n if told is None else told
        return None if told is None else self._copy(s, (start, t + 1), told, "description")

    def _body_again(self, tree: Tree, t: int) -> EntityMention | None:
        """ "The bloc", "the alliance", "the group": the body of that kind last told; of two told alike it stays open."""
        s, kinds = tree.sentence, _BODY_NOUNS[tree.lemma[t]]
        kids = tree.children[t]
        start = next((c for c in kids if tree.dep[c] == "det" and tree.low[c] in ("the", "this")), None)
        named = any(tree.dep[c] in ("prep", "relcl", "acl", "poss", "appos", "nummod") for c in kids)
        if start is None or named or tree.dep[t] in ("compound", "nmod", "appos"):
            return None
        if any(tree.dep[c] in ("amod", "compound") and tree.low[c] not in _BODY_ADJECTIVES for c in kids):
            return None
        for back in range(_BODY_REACH + 1):
            here = [n for n, m in enumerate(self.layer) if s.index - m.sentence == back and self._is_body(m, kinds)]
            subjects = [n for n in here if self._in_subject(self.layer[n])]
            told = here if len(self._bodies(here)) < 2 else subjects
            if here:
                sure = len(self._bodies(told)) == 1 and self.layer[told[-1]].country is not None
                return self._copy(s, (start, t + 1), told[-1], "description") if sure else None
        return None

    def _in_subject(self, m: EntityMention) -> bool:
        source = self.trees[m.sentence]
        return source.dep[source.first_conjunct(m.head)] in ("nsubj", "nsubjpass")

    def _bodies(self, numbers: Sequence[int]) -> set[str]:
        return {self.layer[n].entity or self.layer[n].reason.partition("+")[0] for n in numbers}

    def _is_body(self, m: EntityMention, kinds: frozenset[str]) -> bool:
        """Whether a mention is of a body of one of ``kinds`` or of its people ("**Al-Shabaab** militants")."""
        if m.reason == "dateline":
            return False
        people = m.kind == "group" and "armed-group" in kinds and not m.reason.partition("+")[0].endswith(_OF_STATES)
        return m.kind in kinds or (people and m.reason.startswith("lexicon:"))

    def _same_noun(self, tree: Tree, t: int) -> int | None:
        """ "the administration" after "the Biden administration": whoever stood before the same noun."""
        index = tree.sentence.index
        for n in range(len(self.layer) - 1, -1, -1):
            m = self.layer[n]
            if index - m.sentence > 2 * _REACH:
                return None
            source, after = self.trees[m.sentence], m.tokens[1]
            named = after < source.size and source.lemma[after] == tree.lemma[t] and (m.sentence, after) < (index, t)
            if m.country and (named or source.lemma[m.head] == tree.lemma[t]):
                return n
        return None

    def _link(
        self, tree: Tree, tokens: tuple[int, int], kinds: tuple[str, ...], reason: str, sector: str | None = None
    ) -> EntityMention | None:
        """Prefer the subject of the same sentence, then of the sentence before, then the nearest mention."""
        s, t, word = tree.sentence, tokens[0], tree.low[tokens[0]]
        told = self._controller(tree, t, kinds) if reason == "pronoun" else None
        if told is not None:
            return self._copy(s, tokens, told, reason, sector)
        if reason == "pronoun" and word in ("it", "they"):
            sayer = self._own_sayer(tree, t)
            if sayer is not None:  # "**Visa** said that it would …", "the plant said that it …"
                return self._copy(s, tokens, sayer, reason) if sayer >= 0 else None
            if word == "they" and self._things_told(tree, t):
                return None  # "condemned the **strikes**, saying that they …"
        if reason == "pronoun" and word == "them" and (dealt := self._dealt_with(tree, t)):
            told = next((n for n, m in self._last_first(s) if m.head in dealt and m.country), None)
            return None if told is None else self._copy(s, tokens, told, reason)
        if reason == "pronoun" and word == "them" and (warned := self._addressed(tree, t)) is not None:
            return self._copy(s, tokens, warned, reason)
        if word == "its" and self._thing_before(tree, t):
            return None  # "A car hit the Chinese consulate, and **its** driver was shot"
        best: tuple[int, int, int, int, int, int] | None = None
        chosen = -1
        herald = next((m for m in reversed(self.layer) if m.sentence == s.index and self._heralds(m, tree, t)), None)
        for n in range(len(self.layer) - 1, -1, -1):
            m = self.layer[n]
            back = s.index - m.sentence
            if back > _REACH:
                break
            person = "person" in kinds and self._one_person(m)
            joint = word in _PLURAL and m.kind == "person" and (self._coordinated(m) or m.text.lower() in _PLURAL)
            if (m.kind not in kinds and not person and not joint) or m.reason == "dateline":
                continue
            if m.country is None and m.kind != "person":
                continue
            if self._joined(m) or self._wrong_gender(m, word) or (back == 0 and self._same_clause(m, tree, t)):
                continue
            if back == 0 and _contrasted(m, tree, t):
                return self._copy(s, tokens, n, reason, sector)
            other = m is herald or (herald is not None and m.country != herald.country)
            standing = self._standing(m)
            doubt = word in _FEMALE and self.genders.get(m.entity or "") != "female"
            depth = self._depth(m) if back else 0  # what a sentence is about is its main clause's subject
            rank = (_REACH * other, int(doubt), back + (standing == 2), standing, depth, len(self.layer) - n)
            if best is None or rank < best:
                best, chosen = rank, n
        return None if chosen < 0 else self._copy(s, tokens, chosen, reason, sector)

    def _own_sayer(self, tree: Tree, t: int) -> int | None:
        """The body that says what the clause of the pronoun tells; -1 for one that is no mention, ``None`` where nobody fits."""
        verb = tree.first_conjunct(tree.head[t])  # "said that A had agreed, and **that it** would …"
        if verb != tree.head[t] and not any(tree.low[c] == "that" for c in tree.by_dep(tree.head[t], "mark")):
            return None
        above = tree.head[verb]
        if tree.dep[t] not in ("nsubj", "nsubjpass") or tree.dep[verb] != "ccomp" or tree.lemma[above] not in REPORTING:
            return None
        sayers = tree.by_dep(above, "nsubj")
        if len(sayers) != 1 or sayers[0] > t or tree.by_dep(sayers[0], "conj"):
            return None
        sayer = sayers[0]
        plural = tree.tag[sayer] in ("NNS", "NNPS")
        for n, m in self._last_first(tree.sentence):
            if self._covers(n, sayer):
                fits = m.kind in _BODIES and (tree.low[t] == "they" or not (plural and m.kind == "group"))
                return n if fits else None
        whose = tree.by_dep(sayer, "amod", "compound", "nmod", "poss")  # "**South Korean** consumer groups said they …"
        for n, m in self._last_first(tree.sentence):
            if m.head in whose and m.country:
                return n
        named = tree.tag[sayer] in ("NN", "NNP") if tree.low[t] == "it" else plural
        people = tree.lemma[sayer] in self.actors.groups or tree.lemma[sayer] in self.actors.titles
        return -1 if named and not (people and tree.low[t] == "it") else None

    def _dealt_with(self, tree: Tree, t: int) -> set[int]:
        """The phrases of those whom the main clause deals with, where *them* is the object of the participle behind it.

        "Arrested **two officials**, accusing *them* of spying", "**two officials** were arrested, …".
        """
        verb = tree.head[t]
        if tree.dep[t] != "dobj" or tree.dep[verb] != "advcl" or tree.tag[verb] != "VBG" or tree.by_dep(verb, "nsubj"):
            return set()
        main = tree.head[verb]
        heads = [o for o in tree.by_dep(main, "dobj", "nsubjpass") if o < verb]
        lists = {o for o in heads if len(tree.conjuncts(o)) > 1 or tree.by_dep(o, "appos")}
        several = [o for o in heads if tree.tag[o] in ("NNS", "NNPS") or o in lists]
        below = [c for o in several for c in tree.subtree(o)]
        apart = [c for c in below if tree.dep[c] in ("relcl", "acl") or (tree.dep[c] == "prep" and tree.low[c] != "of")]
        outside = {t for c in apart for t in tree.subtree(c)}
        return {t for o in several for t in tree.subtree(o)} - outside

    def _addressed(self, tree: Tree, t: int) -> int | None:
        """Those who are told what the clause of *them* says: "warned **the fishermen** that patrols would shoot *them*"."""
        verb = tree.head[t]
        for _ in range(tree.size):
            above = tree.head[verb]
            if above == verb:
                return None
            if tree.dep[verb] == "ccomp":
                told = [o for o in tree.by_dep(above, "dobj", "dative") if tree.tag[o] in ("NNS", "NNPS")]
                here = [
                    n for n, m in self._last_first(tree.sentence) if m.country and any(self._covers(n, o) for o in told)
                ]
                return here[0] if here and tree.lemma[above] in TOLD_TO else None
            verb = above
        return None

    def _thing_before(self, tree: Tree, t: int) -> bool:
        """Whether the clause before "and **its** …" has one thing for its subject, which is no mention."""
        verb = tree.head[tree.head[t]]
        if tree.dep[tree.head[t]] not in ("nsubj", "nsubjpass") or tree.dep[verb] != "conj":
            return False
        subjects = tree.by_dep(tree.head[verb], "nsubj", "nsubjpass")
        if len(subjects) != 1 or tree.tag[subjects[0]] != "NN":
            return False
        inside = set(tree.subtree(subjects[0]))
        here = [m for m in self.layer if m.sentence == tree.sentence.index]
        return not any(m.head in inside for m in here)

    def _things_told(self, tree: Tree, t: int) -> bool:
        """Whether *they* may as well mean things told last in the plural, no mention among them."""
        verb = tree.head[t]
        if tree.dep[t] != "nsubj" or tree.dep[verb] != "ccomp":
            return False
        speech = tree.head[verb]
        main = tree.head[speech]
        if tree.dep[speech] != "advcl" or tree.tag[speech] != "VBG" or tree.by_dep(speech, "nsubj"):
            return False
        things = [o for o in tree.by_dep(main, "dobj") if tree.tag[o] == "NNS"]
        return any(not self._covers(n, o) for o in things for n in range(max(0, len(self.layer) - 1), len(self.layer)))

    def _one_person(self, m: EntityMention) -> bool:
        """Whether a mention without a name is of one person ("the **U.S. leader**", "China's ambassador")."""
        source = self.trees[m.sentence]
        titled = source.lemma[m.head] in self.actors.titles or source.lemma[m.head] in _PEOPLE_NOUNS
        return m.kind == "group" and source.tag[m.head] == "NN" and titled

    def _coordinated(self, m: EntityMention) -> bool:
        """Whether a mention is one of several that *and* joins ("Morrison **and** Ardern met")."""
        source = self.trees[m.sentence]
        return len(source.conjuncts(source.first_conjunct(m.head))) > 1

    def _depth(self, m: EntityMention) -> int:
        """How many clauses stand over that of a mention."""
        source, depth, t = self.trees[m.sentence], 0, m.head
        for _ in range(source.size):
            depth += source.dep[t] in ("ccomp", "advcl", "relcl", "acl", "pcomp")
            if source.head[t] == t:
                break
            t = source.head[t]
        return depth

    def _joined(self, m: EntityMention) -> bool:
        """Whether a hyphen makes the mention part of another word ("**Iranian**-backed")."""
        words, end = self.trees[m.sentence].sentence.words, m.tokens[1]
        return end + 1 < len(words) and words[end] == "-" and words[end + 1].islower()

    def _controller(self, tree: Tree, t: int, kinds: tuple[str, ...]) -> int | None:
        """ "urged Washington to lift **its** sanctions", "accused it of using **its** army": who is told to act or blamed is meant."""
        if tree.tag[t] != "PRP$":
            return None
        aim = self._aimed_at(tree, t, kinds)
        if aim is not None:
            return aim
        v = t
        for _ in range(tree.size):
            h = tree.head[v]
            if h == v:
                return None
            accused = tree.dep[v] == "pcomp" and tree.low[h] in ("of", "for") and tree.lemma[tree.head[h]] in _BLAMING
            if accused or (tree.dep[v] == "xcomp" and tree.tag[v] == "VB" and tree.has_to(v)):
                for o in tree.by_dep(tree.head[h] if accused else h, "dobj"):
                    for n, m in self._last_first(tree.sentence):
                        if self._covers(n, o) and m.kind in kinds and m.country:
                            return n
                return None
            v = h
        return None

    def _aimed_at(self, tree: Tree, t: int, kinds: tuple[str, ...]) -> int | None:
        """ "sanctioned Russia for **its** invasion": behind *for* and *over*, who is acted on; behind *in*, who is helped."""
        noun = tree.head[t]
        prep = tree.head[noun]
        if tree.dep[noun] != "pobj" or tree.low[prep] not in ("for", "over", "about", "in"):
            return None
        verb = tree.head[prep]
        for _ in range(4):
            if tree.is_verb(verb) or tree.head[verb] == verb:
                break
            verb = tree.head[verb]
        if not tree.is_verb(verb) or (tree.low[prep] == "in" and tree.lemma[verb] not in _HELPING):
            return None
        for n, m in self._last_first(tree.sentence):
            if m.tokens[0] <= verb:
                return None
            if m.kind not in kinds or not m.country or not verb < m.head < prep:
                continue
            h = tree.head[m.head]
            aimed = tree.dep[m.head] == "dobj" and h == verb
            at = tree.dep[m.head] == "pobj" and tree.low[h] in _AIMING
            if aimed or at:
                return n
        return None

    def _standing(self, m: EntityMention) -> int:
        """0 for a subject, 2 for a modifier or the second of a pair, 1 for the rest."""
        source = self.trees[m.sentence]
        dep = source.dep[m.head]
        body = dep in ("amod", "compound", "nmod") and source.lemma[source.head[m.head]] in _BODY_HEADS
        if dep in ("nsubj", "nsubjpass") or (body and source.dep[source.head[m.head]] in ("nsubj", "nsubjpass")):
            return 0
        return 2 if dep in ("amod", "compound", "nmod", "poss", "conj") else 1

    def _wrong_gender(self, m: EntityMention, word: str) -> bool:
        known = self.genders.get(m.entity or "")
        return (word in _MALE and known == "female") or (word in _FEMALE and known == "male")

    def _same_clause(self, m: EntityMention, tree: Tree, t: int) -> bool:
        """Whether ``m`` is the subject of the verb whose object the pronoun is: "Biden told *him*" is not Biden."""
        if tree.tag[t] != "PRP" or tree.low[t].endswith(("self", "selves")):
            return False
        h = tree.head[t]
        if tree.dep[t] == "pobj":
            h = tree.head[h]
        elif tree.dep[t] == "nsubj" and tree.low[t] in ("him", "them") and tree.dep[h] in ("ccomp", "xcomp"):
            h = tree.head[h]  # "declared **him** persona non grata"
        elif tree.dep[t] not in ("dobj", "dative"):
            return False
        while not tree.by_dep(h, "nsubj", "nsubjpass") and tree.tag[tree.head[h]][:2] == "VB":
            if tree.dep[h] != "conj" and not (tree.dep[h] == "advcl" and tree.tag[h] == "VBG"):
                break
            h = tree.head[h]  # "banned Guterres and declared **him** unwelcome", "…, calling **him** unwelcome"
        return tree.dep[m.head] in ("nsubj", "nsubjpass") and tree.head[m.head] == h

    def _heralds(self, m: EntityMention, tree: Tree, t: int) -> bool:
        """Whether ``m`` is a spokesman whose own sentence says "he": then he speaks of the one he speaks for."""
        role = (m.role or "").lower()
        if ("spokes" not in role and "press secretary" not in role) or tree.low[t] not in _PERSONAL:
            return False
        verb = tree.head[m.head]
        return tree.dep[m.head] == "nsubj" and tree.dep[t] == "nsubj" and tree.head[t] != verb and m.head < t

    def _copy(
        self,
        s: Sentence,
        tokens: tuple[int, int],
        n: int,
        reason: str,
        sector: str | None = None,
        *,
        office: bool = False,
    ) -> EntityMention:
        m = self.layer[n]
        start, stop = tokens
        personal = reason == "pronoun" and s.words[start].lower() in _PERSONAL
        return EntityMention(
            span=(s.starts[start], s.ends[stop - 1]),
            text=" ".join(s.words[start:stop]),
            sentence=s.index,
            tokens=tokens,
            head=stop - 1,
            entity=m.entity,
            country=m.country,
            sector=sector or m.sector,
            role=m.role,
            kind="office" if office else "person" if personal else m.kind,
            reason=f"coreference:{reason}",
            antecedent=n if m.antecedent is None else m.antecedent,
        )


def _contrasted(m: EntityMention, tree: Tree, t: int) -> bool:
    """Whether ``m`` is the object of the clause before "but he …": the subject would not need to be named again."""
    verb = tree.head[t]
    if tree.dep[t] != "nsubj" or tree.dep[verb] != "conj":
        return False
    first = tree.head[verb]
    contrast = any(tree.low[c] == "but" for c in tree.by_dep(first, "cc"))
    return contrast and tree.dep[m.head] == "dobj" and tree.head[m.head] == first


def _phrase_start(tree: Tree, t: int) -> int | None:
    """Return the determiner of "the (foreign) ministry", at most two adjectives before the noun; else ``None``."""
    for start in range(t - 1, max(-1, t - 4), -1):
        if tree.low[start] in ("the", "his", "her"):
            return start
        if tree.tag[start] not in ("JJ", "NN") or tree.head[start] != t:
            return None
    return None


def _role(m: EntityMention) -> str:
    role = (m.role or "").lower()
    return {
        "head of state": "president leader",
        "head of government": "prime minister chancellor premier leader",
    }.get(role, role)


def _expletive(tree: Tree, t: int) -> bool:
    """ "It is clear that …", "it rained": *it* that names nothing."""
    if tree.dep[t] == "expl":
        return True
    h = tree.head[t]
    if tree.dep[t] not in ("nsubj", "nsubjpass"):
        return False
    if tree.lemma[h] in ("rain", "snow", "seem", "appear", "turn"):
        return True
    if tree.dep[t] == "nsubjpass" and tree.by_dep(h, "ccomp", "xcomp"):  # "it has been agreed that …"
        return True
    below = tree.by_dep(h, "xcomp") if tree.low[h] == "going" else ()  # "it is going to be difficult"
    h = next((c for c in below if tree.lemma[c] == "be"), h)
    clause = tree.by_dep(h, "acomp", "ccomp", "advcl")
    return tree.lemma[h] == "be" and any(tree.tag[c][:2] in ("JJ", "VB") for c in clause)
