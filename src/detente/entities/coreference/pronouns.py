"""Pronouns: the nearest fitting mention, where the sentence does not decide and no other noun is as near."""

from __future__ import annotations

from detente.entities.coreference.binding import Barred, barred, local_owner, subject_ahead, trails
from detente.entities.coreference.governed import Governed
from detente.entities.coreference.rivals import Rival, is_plural, rivals
from detente.entities.coreference.things import DONE_TO_THINGS, is_expletive, names_nothing, quoted_alone
from detente.entities.coreference.told import BODIES, FEMALE, NEUTRAL, PERSONAL, PLURAL, REACH, SPEECH, Told
from detente.grammar import Tree
from detente.grammar.predication import surface_subject
from detente.grammar.words import REPORTING
from detente.types import EntityMention

__all__ = ["Pronouns"]

#: Nouns for what *she* may be.
_SHIPS = frozenset(
    "ship vessel freighter tanker frigate destroyer trawler ferry cruiser corvette carrier boat yacht warship schooner".split()
)
PLURAL_TAGS = ("NNS", "NNPS")
#: Prepositions that make a state a place.
_SITED = frozenset("in at near into inside across around outside throughout".split())
_SHIP_NAMES = frozenset({"HMS", "USS", "INS", "HMAS", "HMCS", "RFA", "MV"})

#: How a mention ranks, the least first: of whom a spokesman does not speak, sentences back, standing, depth, and place. Doubtful gender,
#: a wrong number and a modifier weigh as a sentence each.
Rank = tuple[bool, int, int, int, int, int]


class Pronouns:
    """Finds whom the pronouns of one report mean."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.governed = Governed(told)

    def antecedent(self, tree: Tree, t: int) -> int | None:
        """The mention that the pronoun at ``t`` stands for, or ``None`` where it names nobody or nobody knows whom."""
        word = tree.low[t]
        if word in PERSONAL:
            return self._personal(tree, t)
        if word in NEUTRAL:
            return self._neutral(tree, t)
        return self._plural(tree, t) if word in PLURAL else None

    def ahead(self, tree: Tree, t: int) -> EntityMention | None:
        """ "In **his** speech, Putin said": in a phrase before the subject, the subject that is still to be read."""
        told, s, word = self.told, tree.sentence, tree.low[t]
        subject = subject_ahead(tree, t)
        m = None if subject is None else told.coming(s, subject)
        if m is None or m.country is None or word in PLURAL or told.is_wrong_gender(m, word):
            return None
        fits = m.kind == "person" if word in PERSONAL else m.kind in BODIES and tree.tag[m.head] not in PLURAL_TAGS
        return told.copy_of(m, s, (t, t + 1), "pronoun") if fits else None

    def whose(self, tree: Tree, t: int) -> EntityMention | None:
        """ "Kim, **whose** country is under sanctions": the one whom the relative clause is hung on."""
        verb = tree.head[t]
        for _ in range(tree.size):
            if tree.dep[verb] == "relcl" or tree.head[verb] == verb:
                break
            verb = tree.head[verb]
        if tree.dep[verb] != "relcl":
            return None
        told = next((n for n, m in self.told.last_first(tree.sentence) if self.told.covers(n, tree.head[verb])), None)
        return None if told is None else self.told.copy(tree.sentence, (t, t + 1), told, "relative")

    def speaking(self, tree: Tree, t: int) -> EntityMention | None:
        """ "We" and "I" in what somebody says: who says it ("Cairo said that **we** hold Israel responsible")."""
        s, i = tree.sentence, t
        for _ in range(tree.size):
            h = tree.head[i]
            if h == i:
                return None
            if tree.dep[i] in ("ccomp", "parataxis") and tree.lemma[h] in REPORTING:
                sayers = surface_subject(tree, h)
                here = [n for n in range(len(self.told.layer)) if self.told.layer[n].sentence == s.index]
                told = next((n for n in here for w in sayers if self.told.covers(n, w)), None)
                return None if told is None else self.told.copy(s, (t, t + 1), told, "speaker")
            i = h
        return None

    def _personal(self, tree: Tree, t: int) -> int | None:
        """*He*, *her*: who trails a quotation is who spoke last; of a ship *she* is no woman."""
        told, s, word = self.told, tree.sentence, tree.low[t]
        kept = barred(told, tree, t)
        if quoted_alone(told, tree, t):
            kept = kept.but(frozenset(n for n in (self._last_sayer(tree, kept, word),) if n is not None), told)
        number = self._bound(tree, t, ("person",))
        if number is not None and not told.is_wrong_gender(told.layer[number], word):
            return number
        if trails(tree, t) and (number := self._last_sayer(tree, kept, word)) is not None:
            return number
        if word in FEMALE and (ship := self._ship(tree, t)) is not None:
            return ship if ship >= 0 else None
        herald = next((m for _, m in told.last_first(s) if self.governed.heralds(m, tree, t)), None)
        return self._nearest(tree, t, ("person",), kept, herald)

    def _neutral(self, tree: Tree, t: int) -> int | None:
        """*It*, *its*: a body, unless the words are said of a thing."""
        told, word = self.told, tree.low[t]
        if is_expletive(tree, t):
            return None
        number = self._bound(tree, t, BODIES)
        if number is not None:
            return number
        if word == "it" and (sayer := self.governed.own_sayer(tree, t)) is not None:
            return sayer if sayer >= 0 else None  # "**Visa** said that it would …", "the plant said that it …"
        if word == "it" and (names_nothing(tree, t) or quoted_alone(told, tree, t)):
            return None
        if word == "its" and self.governed.thing_before(tree, t):
            return None  # "A car hit the Chinese consulate, and **its** driver was shot"
        return self._nearest(tree, t, BODIES, barred(told, tree, t))

    def _plural(self, tree: Tree, t: int) -> int | None:
        """*They*, *them*, *their*: a body or several people, unless a noun in the plural is nearer."""
        told, s, word = self.told, tree.sentence, tree.low[t]
        number = self._bound(tree, t, BODIES)
        if number is not None:
            return number
        if word == "they" and (sayer := self.governed.own_sayer(tree, t)) is not None:
            return sayer if sayer >= 0 else self._saying_people(tree, t)
        if word in ("they", "them") and quoted_alone(told, tree, t):
            number = self._nearest(tree, t, BODIES, barred(told, tree, t))
            several = number is not None and told.layer[number].kind == "group" and is_plural(told, number)
            return number if several else None  # whom the speaker means, his hearers know
        if word == "them" and tree.dep[t] == "dobj" and tree.lemma[tree.head[t]] in DONE_TO_THINGS:
            return None
        if word == "they" and self.governed.things_told(tree, t):
            return None  # "condemned the **strikes**, saying that they …"
        if word == "them" and (dealt := self.governed.dealt_with(tree, t)):
            number = next((n for n, m in told.last_first(s) if m.head in dealt and m.country), None)
            people = (k for k in sorted(dealt) if tree.tag[k] == "NNS" and tree.lemma[k] in told.actors.groups)
            first = next(people, None)
            return told.people(s.index, first) if number is None and first is not None else number
        if word == "them" and (warned := self.governed.addressed(tree, t)) is not None:
            return warned
        return self._nearest(tree, t, BODIES, barred(told, tree, t))

    def _saying_people(self, tree: Tree, t: int) -> int | None:
        """ "**Surgeons** said *they* had run out": people without a side."""
        verb = tree.head[tree.first_conjunct(tree.head[t])]
        here = [c for c in tree.by_dep(verb, "nsubj") if tree.lemma[c] in self.told.actors.groups]
        return self.told.people(tree.sentence.index, here[0]) if here and tree.tag[here[0]] == "NNS" else None

    def _bound(self, tree: Tree, t: int, kinds: tuple[str, ...]) -> int | None:
        """The one whom the grammar of the sentence binds a pronoun to."""
        number = self._owner(tree, t, kinds)
        return self.governed.controller(tree, t, kinds) if number is None else number

    def _owner(self, tree: Tree, t: int, kinds: tuple[str, ...]) -> int | None:
        """ "Kiki Syahnakri, **who** promised that *his* men would go": the one whom the relative clause tells of."""
        word = local_owner(tree, t) if tree.tag[t] == "PRP$" else None
        if word is None:
            return None
        heads = (word, *tree.by_dep(word, "appos"))
        number = next((n for n, m in self.told.last_first(tree.sentence) if m.head in heads), None)
        if number is None or self.told.layer[number].kind not in kinds:
            return None
        return None if tree.low[t] in PLURAL and not is_plural(self.told, number) else number

    def _last_sayer(self, tree: Tree, kept: Barred, word: str) -> int | None:
        """The person who spoke last in the sentence before."""
        told, s = self.told, tree.sentence
        for n, m in told.within(s, 1):
            source = told.trees[m.sentence]
            person = (m.kind == "person" or told.is_one_person(m)) and not told.depth(m.sentence, m.head)
            spoke = source.dep[m.head] == "nsubj" and source.lemma[source.head[m.head]] in SPEECH
            if m.sentence < s.index and person and spoke and not kept.bars(told, n, s.index):
                return None if told.is_wrong_gender(m, word) else n
        return None

    def _ship(self, tree: Tree, t: int) -> int | None:
        """The ship that *she* and *her* may mean, where no woman is told nearer; -1 for one that is no mention."""
        told, s = self.told, tree.sentence
        women = [m.sentence for _, m in told.within(s, REACH) if told.genders.get(m.entity or "") == "female"]
        for index in range(s.index, max(-1, s.index - 2), -1):
            if index in women:
                return None
            source = told.trees[index]
            for i in range(source.size if index < s.index else t):
                if source.lemma[i] in _SHIPS or source.sentence.words[i] in _SHIP_NAMES:
                    near = {i, i + 1} if source.tag[i + 1 : i + 2] == ["NNP"] else {i}
                    held = (n for n, m in told.within(s, 2) if m.sentence == index and near & set(range(*m.tokens)))
                    return next(held, -1)
        return None

    def _nearest(
        self, tree: Tree, t: int, kinds: tuple[str, ...], kept: Barred, herald: EntityMention | None = None
    ) -> int | None:
        """Prefer the subject of the same sentence, then of the sentence before, then the nearest; a nearer noun is none."""
        told, s, word = self.told, tree.sentence, tree.low[t]
        best: Rank | None = None
        chosen: int | None = None
        for n, m in told.within(s, REACH):
            if not self._fits(tree, t, n, kinds) or kept.bars(told, n, s.index):
                continue
            if m.sentence == s.index and _contrasted(m, tree, t):
                return n
            other = m is herald or (herald is not None and m.country != herald.country)
            doubt = word in FEMALE and told.genders.get(m.entity or "") != "female"
            single = word in PLURAL and not is_plural(told, n)
            standing = told.standing(m, person=word in PERSONAL)
            if word not in PERSONAL and self._is_site(m):
                standing = 2
            rank = self._rank(tree, m.sentence, m.head, standing, other=other, doubt=doubt, single=single)
            if best is None or rank < best:
                best, chosen = rank, n
        if herald is not None or (chosen is None and word in PERSONAL):
            return chosen
        if word in PERSONAL and chosen is not None and self._is_doubtful(tree, t, chosen, kept):
            return None
        nearer: Rival | None = None
        for rival in rivals(told, tree, t):
            if rival.sentence == s.index and rival.token in kept.tokens:
                continue
            rank = self._rank(tree, rival.sentence, rival.token, rival.standing)
            if best is None or rank < best:
                best, nearer = rank, rival
        if nearer is not None:
            chosen = self._whose_people(nearer)
            if chosen is None and told.placed(nearer.sentence, nearer.token):
                return told.only_state(nearer.sentence)
            if chosen is None and nearer.people and word in PLURAL:
                return told.people(nearer.sentence, nearer.token)
            return chosen
        return chosen

    def _is_one_of_two(self, m: EntityMention, tree: Tree, t: int) -> bool:
        """Whether a mention is one of two subjects, and the pronoun not of the second ("Latvia and **its** neighbour")."""
        source = self.told.trees[m.sentence]
        within = m.sentence == tree.sentence.index and t in source.subtree(m.head)
        return m.kind != "group" and self.told.is_coordinated(m) and self.told.standing(m) == 0 and not within

    def _is_site(self, m: EntityMention) -> bool:
        """Whether a state is told as the place of something ("**In Kosovo** its tanks …")."""
        source = self.told.trees[m.sentence]
        return m.kind == "state" and source.dep[m.head] == "pobj" and source.low[source.head[m.head]] in _SITED

    def _is_doubtful(self, tree: Tree, t: int, chosen: int, kept: Barred) -> bool:
        """Whether the sentence before tells of two people alike, neither as its subject: then *he* is neither."""
        told, s = self.told, tree.sentence
        m = told.layer[chosen]
        if m.sentence == s.index or told.standing(m, person=True) == 0:
            return False
        others = [
            n
            for n, o in told.within(s, REACH)
            if o.sentence == m.sentence and o.kind == "person" and told.key(n) != told.key(chosen)
        ]
        return any(
            not kept.bars(told, n, s.index) and not told.is_wrong_gender(told.layer[n], tree.low[t]) for n in others
        )

    def _whose_people(self, rival: Rival) -> int | None:
        """The one side that a noun for people names beside it: "**South Korean** consumer groups", "members of **the EU**"."""
        told, source = self.told, self.told.trees[rival.sentence]
        if not rival.people:
            return None
        beside = {
            c
            for k in source.by_dep(rival.token, "amod", "compound", "nmod", "poss", "prep")
            for c in ([k] if source.dep[k] != "prep" else source.subtree(k) if source.low[k] in ("of", "from") else [])
        }
        found = [n for n, m in enumerate(told.layer) if m.sentence == rival.sentence and m.head in beside and m.country]
        joined = set(source.conjuncts(source.first_conjunct(told.layer[found[0]].head))) if found else set()
        sure = len({told.layer[n].country for n in found if told.layer[n].head not in joined}) == 0
        return found[0] if found and sure else None

    def _rank(
        self,
        tree: Tree,
        sentence: int,
        token: int,
        standing: int,
        *,
        other: bool = False,
        doubt: bool = False,
        single: bool = False,
    ) -> Rank:
        back = tree.sentence.index - sentence
        depth = self.told.depth(sentence, token) if back else 0  # what a sentence is about is its main clause's subject
        return other, back + (standing == 2) + single + doubt, standing, depth, back, -token

    def _fits(self, tree: Tree, t: int, number: int, kinds: tuple[str, ...]) -> bool:
        """Whether a mention is of what the pronoun can mean."""
        told, m, word = self.told, self.told.layer[number], tree.low[t]
        person = "person" in kinds and told.is_one_person(m)
        joint = word in PLURAL and m.kind == "person" and (told.is_coordinated(m) or m.text.lower() in PLURAL)
        if (m.kind not in kinds and not person and not joint) or m.reason == "dateline":
            return False
        several = told.trees[m.sentence].tag[m.head] in PLURAL_TAGS and not m.reason.endswith(":name")
        if word in NEUTRAL and (several or self._is_one_of_two(m, tree, t)):
            return False
        unknown = m.country is None and m.kind != "person" and not (word in PLURAL and is_plural(told, number))
        return not unknown and not told.is_joined(m) and not told.is_wrong_gender(m, word)


def _contrasted(m: EntityMention, tree: Tree, t: int) -> bool:
    """Whether ``m`` is the object of the clause before "but he …": the subject would not need to be named again."""
    verb = tree.head[t]
    if tree.dep[t] != "nsubj" or tree.dep[verb] != "conj":
        return False
    first = tree.head[verb]
    contrast = any(tree.low[c] == "but" for c in tree.by_dep(first, "cc"))
    return contrast and tree.dep[m.head] == "dobj" and tree.head[m.head] == first
