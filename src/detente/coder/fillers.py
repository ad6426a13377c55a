"""From argument tokens to entity mentions, and the tests that frames put to fillers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as Set
from functools import lru_cache

from detente.grammar import Predication, Tree, predicate
from detente.grammar.words import MEASURES, MEETINGS
from detente.types import GAZETTEER, EntityMention

__all__ = ["Fillers"]


class Fillers:
    """The entity mentions of one sentence, by token; ``beside`` holds further mentions over the very same tokens.

    ``layer`` is the document's whole entity layer; indices returned are into it. The user's own mentions win over
    those found, because they come first in the layer.
    """

    __slots__ = (
        "_elsewhere",
        "_predications",
        "_words",
        "at",
        "beside",
        "classes",
        "given",
        "layer",
        "named",
        "people_there",
        "sporting",
        "tree",
        "violent",
    )

    def __init__(
        self,
        tree: Tree,
        layer: Sequence[EntityMention],
        here: Sequence[int],
        classes: Mapping[str, frozenset[str]],
        violent: frozenset[str] = frozenset(),
        sporting: bool = False,
    ) -> None:
        self.tree = tree
        #: Whether the report is one of sport.
        self.sporting = sporting
        self.violent = violent
        self.layer = layer
        #: States that the sentence names by more than a city of theirs.
        self.named = {layer[i].country for i in here if layer[i].reason != GAZETTEER}
        #: Places told as where people are who are acted upon.
        self.people_there: set[int] = set()
        self.classes = classes
        self.at: list[int] = [-1] * tree.size
        self.given = [i for i in here if layer[i].given]
        self.beside: dict[int, tuple[int, ...]] = {}
        for i in sorted(here, key=lambda k: (not layer[k].given, layer[k].tokens[0] - layer[k].tokens[1])):
            first = self.at[layer[i].head]
            if first >= 0 and layer[first].tokens == layer[i].tokens:  # "the two leaders": one mention a leader
                self.beside[first] = (*self.beside.get(first, ()), i)
            for t in range(*layer[i].tokens):
                if self.at[t] < 0:
                    self.at[t] = i
        tree.entity = self.at
        self._coordinate_names()
        self._words: tuple[frozenset[str], frozenset[str]] | None = None
        self._predications: dict[int, Predication] = {}
        self._elsewhere: dict[int, frozenset[int]] = {}

    def _coordinate_names(self) -> None:
        """Read "from the United States, **Australia**, and Japan" as a list, where the parser took a name for an apposition."""
        tree = self.tree
        for t in range(tree.size):
            one, two = self.at[t], self.at[tree.head[t]]
            if tree.dep[t] == "appos" and one >= 0 and two >= 0 and one != two and tree.by_dep(t, "conj"):
                pair = (self.layer[one], self.layer[two])
                if all(m.kind in _LISTED and not m.reason.endswith((":capital", ":demonym")) for m in pair):
                    tree.dep[t] = "conj"

    def predication(self, i: int) -> Predication:
        """Return the predication that token ``i`` heads, built once."""
        found = self._predications.get(i)
        if found is None:
            found = self._predications[i] = predicate(self.tree, i)
            if found.kind == "noun" and found.lemma in _UNDERGONE:
                self._undergone(found)
        return found

    def _undergone(self, found: Predication) -> None:
        """Read the possessor of what one undergoes as the one who does: "**Navalny's** arrest", "her murder by agents"."""
        slots = found.slots
        whose = slots.get("poss", ())
        if not whose or slots.get("of") or not all(slots.get("by") or self._private(t) for t in whose):
            return
        found.slots = {name: tuple(t for t in tokens if t not in whose) for name, tokens in slots.items()}
        found.slots = {name: tokens for name, tokens in found.slots.items() if tokens} | {"of": whose}

    def _sufferers(self, t: int) -> tuple[int, ...]:
        """Those to whom a deed is done that its noun tells with a possessor."""
        return self.predication(t).slots.get("of", ()) if self.tree.lemma[t] in _UNDERGONE else ()

    def _private(self, t: int) -> bool:
        """Whether a token stands for one person or for people who do not arrest or kill by their calling."""
        e, tree = self.at[t], self.tree
        if e >= 0 and self.layer[e].kind == "person":
            return True
        envoy = tree.lemma[t] in self.classes["diplomat"]
        armed = e >= 0 and (self.layer[e].kind != "group" or self.layer[e].sector in _ARRESTING)
        people = any(tree.lemma[t] in self.classes.get(c, ()) for c in (*_PEOPLE, "media_staff"))
        return envoy or (people and not armed)

    def words(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return the sentence's words (as written in lower case, and as lemmas) and its pairs of neighbours."""
        if self._words is None:
            tree = self.tree
            last = tree.size - 1  # "the first half **of May**" is no half of a game
            told = [i for i in range(tree.size) if tree.low[i] != "half" or i == last or tree.low[i + 1] != "of"]
            single = frozenset(w for i in told for w in (tree.lemma[i], tree.low[i]))
            self._words = single, frozenset(p for i in told for p in tree.pairs(i))
        return self._words

    def entities(
        self, tokens: Iterable[int], *, deep: bool = True, agent: bool = False, doer: bool = False
    ) -> tuple[int, ...]:
        """Return the mentions that the argument heads stand for, in order, without repetition.

        ``deep`` looks into a phrase whose head is no entity ("a convoy of *Turkish* trucks"). ``agent`` asks for one
        who acts: there a mere place tells nothing ("consumers in Japan"), unless the head is official or armed.
        ``doer`` asks who did a violent thing ("the attack"), never to whom.
        """
        found: dict[int, None] = {}
        for t in tokens:
            for e in self._entity(t, deep, agent, doer):
                placed = self._placed(e, t) if not agent else None
                found.update(dict.fromkeys((e, *self.beside.get(e, ())) if placed is None else (placed,)))
        return tuple(found)

    def _placed(self, e: int, token: int) -> int | None:
        """The state in which a name without one is placed: "Beit Lahia **in the Gaza Strip**", "X, mayor **of Kherson**"."""
        mention, tree = self.layer[e], self.tree
        if mention.country is not None or mention.given or not 0 <= mention.head < tree.size:
            return None
        heads = [mention.head, *tree.by_dep(mention.head, "appos")]
        if mention.kind == "person":
            before = (self.at[c] for c in tree.by_dep(mention.head, "amod") if tree.tag[c] == "JJ")
            born = next((a for a in before if a >= 0 and self.layer[a].reason.endswith(":demonym")), None)
            if born is not None:  # "**British** anti-Islam activist Tommy Robinson"
                return born
            told = (
                (self.at[t], tree.lemma[h] in _SEATED)
                for h in heads[1:]
                for t in self._phrase(h)
                if not self._sent_to(t)
            )
            # "the mayor of **Dniprorudne**", but not "the man who fled **Boulder**"
            here = next(
                (e for e, sits in told if e >= 0 and self.layer[e].country and (sits or self.layer[e].kind != "place")),
                None,
            )
            if here is not None:  # "Ayman Nofal, a commander of **Hamas's** armed wing"
                return here
            heads = [h for h in heads[1:] if tree.lemma[h] in _SEATED]
        elif token not in heads:
            heads.append(token)  # "a Frontier Corps **post in Zhob**"
        whose = (self.at[c] for h in heads[:1] for c in tree.subtree(h) if c < h and tree.dep[c] in _BEFORE)
        nation = next((a for a in whose if a >= 0 and self.layer[a].country), None)
        if nation is not None:  # "**American** defence contractors Lockheed Martin and …"
            return nation
        for _ in range(2):
            below = [
                p
                for h in heads
                for c in tree.by_dep(h, "prep")
                if tree.low[c] in ("in", "of", "near")
                for p in tree.by_dep(c, "pobj")
            ]
            here = next((self.at[p] for p in below if self.at[p] >= 0 and self.layer[self.at[p]].country), None)
            if here is not None:
                return here
            heads = below
        return None

    def _sent_to(self, t: int) -> bool:
        """Whether *to* stands before a name, as behind an envoy ("the nuncio **to** the United States")."""
        tree = self.tree
        return tree.dep[t] == "pobj" and tree.low[tree.head[t]] == "to"

    def _entity(self, t: int, deep: bool, agent: bool, doer: bool) -> tuple[int, ...]:
        e = self.at[t]
        if e >= 0 and agent and self._only_a_place(t, e):
            return ()
        if e >= 0 and (self.layer[e].given if self.given else self.layer[e].kind == "group"):
            return self._several(t, e)
        if e >= 0 and not self.given:
            return (e,)
        if self.given:
            inside = [self.at[s] for s in self._phrase(t) if self.at[s] in self.given]
            if inside:
                return (inside[0],)
        if e >= 0:
            return (e,)
        if not deep:
            return ()
        return self._inside(t, agent, doer)

    def _only_a_place(self, t: int, e: int) -> bool:
        """Where somebody is does nothing; a capital behind *by* or *from* speaks for its state ("pressure from Beijing")."""
        m, tree = self.layer[e], self.tree
        if m.kind != "place" or m.given:
            return False
        speaks = tree.dep[t] in ("pobj", "conj") and tree.low[tree.head[tree.first_conjunct(t)]] in ("by", "from")
        return not (speaks and m.reason.endswith(":capital"))

    def _several(self, t: int, e: int) -> tuple[int, ...]:
        """ "French and German diplomats", "UK and EU negotiators": each of the states that the noun is shared by."""
        tree = self.tree
        modifiers = [c for c in tree.children[t] if tree.dep[c] in ("amod", "compound", "nmod", "poss")]
        shared = [m for c in modifiers for m in tree.conjuncts(c) if self.at[m] >= 0 and self.at[m] != e]
        kinds = ("state", "group", "organisation")  # "EU and UK airlines"
        states = [m for m in (self.at[s] for s in shared) if self.layer[m].kind in kinds and self.layer[m].country]
        return tuple(dict.fromkeys((*states, e))) if states and self._coordinated(modifiers) else (e,)

    def _coordinated(self, modifiers: Sequence[int]) -> bool:
        return any(self.tree.by_dep(m, "conj") for m in modifiers)

    def _phrase(self, t: int) -> list[int]:
        """Tokens of the noun phrase at ``t``, without its relative clauses."""
        tree, stack, found = self.tree, [t], []
        while stack:
            s = stack.pop()
            found.append(s)
            stack.extend(
                c for c in tree.children[s] if tree.dep[c] not in ("relcl", "advcl", "ccomp", "conj", "xcomp", "acl")
            )
        return sorted(found)

    def _inside(self, t: int, agent: bool, doer: bool) -> tuple[int, ...]:
        """A phrase whose head is no entity takes that of its possessor, modifier, apposition or prepositional phrase."""
        tree = self.tree
        if agent and tree.lemma[t] in _KIN:  # "her father accused": he does not act for whose father he is
            return ()
        gerund = tree.tag[t] == "VBG" and tree.by_dep(t, "amod", "poss", "det") and not tree.by_dep(t, "nsubj")
        if tree.is_verb(t) and not gerund:  # "British drilling" is a noun
            return ()
        if tree.lemma[t] in _LINES:  # "its border with Burundi": the other side of it
            beyond = [q for c in tree.by_dep(t, "prep") if tree.low[c] == "with" for q in tree.by_dep(c, "pobj")]
            found = self.entities(q2 for q in beyond for q2 in tree.conjuncts(q))
            if found:
                return found
        adjective = any(self.at[c] >= 0 for c in tree.by_dep(t, "amod", "compound", "nmod"))
        adjective |= any(
            self.at[c] >= 0 and self.layer[self.at[c]].country is not None for c in tree.by_dep(t, "appos")
        )
        for deps in (("poss",), ("amod", "compound", "nmod"), ("appos",)):
            for c in tree.children[t]:
                if tree.dep[c] in deps and not (adjective and tree.tag[c] == "PRP$"):  # "his Chinese colleague"
                    e = self.at[c]
                    if (agent or doer) and tree.dep[c] == "poss" and c in self._sufferers(t):
                        continue  # "condemned **Navalny's** arrest": he is not the one who is blamed
                    if e >= 0 and (self.is_venue(t, e, c) or ((agent or doer) and self.is_scene_of(t, e, c))):
                        continue  # "told **the Cairo summit**", "condemned **the Istanbul attack**"
                    city = e >= 0 and (self.layer[e].kind == "place" or self.layer[e].reason.endswith(":capital"))
                    whose = self._whose(t) if city and tree.dep[c] != "poss" else ()
                    if whose:  # "the Havana flat **of a Spanish reporter**"
                        return whose
                    if e >= 0:
                        return (e,)
                    if tree.dep[c] == "appos" and c > t:  # "the cartel, Mexico's most powerful gang"
                        owner = [self.at[p] for p in tree.by_dep(c, "poss", "amod", "compound") if self.at[p] >= 0]
                        if owner:
                            return (owner[0],)
        for c in tree.children[t]:  # "Latvian language law": the state hangs on the modifier
            if tree.dep[c] in ("amod", "compound", "nmod"):
                nested = next((self.at[m] for m in tree.subtree(c) if self.at[m] >= 0), -1)
                if nested >= 0 and not ((agent or doer) and self.is_scene_of(t, nested, c)):
                    return (nested,)
        for c in tree.children[t]:
            deed = tree.lemma[t] in self.violent or (tree.low[c] == "of" and tree.lemma[t] in _SUFFERED)
            if (doer or agent) and deed and tree.low[c] != "by":
                continue  # "condemned the attack on Kabul": the victim is not the one who is blamed
            if agent and tree.low[c] in _PLACING and tree.lemma[t] not in _OFFICIAL:
                continue
            if agent and tree.low[c] in ("on", "against"):
                continue  # "by settlers **on Palestinians**": at whom, never who
            if tree.dep[c] == "prep" and tree.low[c] in _TELLING:
                for p in tree.by_dep(c, "pobj"):
                    if tree.low[c] in ("near", "along") and tree.lemma[p] in _LINES:
                        continue  # "a minibus near the Armenian border": on which side, it does not tell
                    told = (*tree.conjuncts(p), *self._explained(p))  # "a school in Hroza, Kharkiv Oblast"
                    settled = tree.lemma[p] in _SETTLED  # "in the central **Afghan province** of Ghazni"
                    deep = tree.low[c] in ("of", "from") or settled
                    if agent and deep and all(self.at[p] < 0 for p in told):  # "by residents **of settlements** on …"
                        found = tuple(dict.fromkeys(e for p in told for e in self._inside(p, agent, doer)))
                    else:
                        found = self.entities(told, deep=deep)
                    named = all(self.at[p] >= 0 for p in told)
                    if agent and named and tree.lemma[t] not in _OFFICIAL and not self._people(t):
                        found = tuple(e for e in found if self.layer[e].kind != "place")  # "the streets of Paris"
                    people = (tree.tag[t] == "NNS" and self._people(t)) or tree.lemma[t] in _OFFICIAL
                    if found and tree.low[c] in _PLACING and people:
                        self.people_there.update(found)  # "protesters in Beirut"
                    if found:
                        return found
        above = tree.head[t]
        if not agent and tree.dep[t] == "appos" and self.at[above] >= 0 and above < t:
            return (self.at[above],)  # "Kherson, the only **city** that they captured"
        for c in tree.by_dep(t, "acl", "relcl"):  # "five people **working for** Chinese intelligence"
            served = self._served(c)
            if served:
                return served
        for c in tree.by_dep(t, "acl"):  # "missiles launched by Houthi forces"
            agents = [p for a in tree.by_dep(c, "agent") for p in tree.by_dep(a, "pobj")]
            if agents:
                return self.entities(agents)
        return () if agent else self._owner(t)

    def _explained(self, place: int) -> list[int]:
        """What a comma sets behind a place, where it tells more: of "Damascus, Syria" the state is told already."""
        e = self.at[place]
        own = self.layer[e].country if e >= 0 else None
        told = [(p, self.at[p]) for p in self.tree.by_dep(place, "appos")]
        told = [
            (p, a) for p, a in told if a < 0 or self.layer[a].kind != "person"
        ]  # "the chairman of the Front, **X Y**"
        return [p for p, a in told if own is None or a < 0 or self.layer[a].country != own]

    def _served(self, verb: int) -> tuple[int, ...]:
        """For whom somebody works, spies or fights, "on behalf of" whom too."""
        tree = self.tree
        if tree.lemma[verb] not in _SERVING:
            return ()
        for c in tree.by_dep(verb, "prep"):
            masters = tree.by_dep(c, "pobj") if tree.low[c] in ("for", "under") else []
            if tree.low[c] == "on":
                behalf = [p for p in tree.by_dep(c, "pobj") if tree.lemma[p] in ("behalf", "order", "instruction")]
                below = [q for p in behalf for q in tree.by_dep(p, "prep") if tree.low[q] == "of"]
                masters = [p for q in below for p in tree.by_dep(q, "pobj")]
                masters += [q for p in behalf for q in tree.by_dep(p, "poss")]
            found = self.entities(m for p in masters for m in tree.conjuncts(p))
            if found:
                return found
        return ()

    def _owner(self, t: int) -> tuple[int, ...]:
        """Whose a relative clause tells that a thing is: "a yacht **which is owned by a Russian oligarch**"."""
        tree = self.tree
        for c in tree.by_dep(t, "relcl", "acl"):  # "a convoy **belonging to** Wagner"
            if tree.lemma[c] in _HELD and (tree.dep[c] == "relcl" or tree.lemma[c] == "belong"):
                names = ("agent", "prep") if tree.passive(c) or tree.lemma[c] == "belong" else ()
                below = [
                    p for a in tree.by_dep(c, *names) if tree.low[a] in ("by", "to") for p in tree.by_dep(a, "pobj")
                ]
                found = self.entities(below)
                if found:
                    return found
        return ()

    def beneath(self, token: int) -> list[int]:
        """The mentions in the phrase of ``token``, below what tells neither time nor place nor topic."""
        tree, stack, found = self.tree, [token], []
        while stack:
            t = stack.pop(0)
            e = self.at[t]
            if e >= 0 and e not in found:
                found.append(e)
            for c in tree.children[t]:
                if tree.dep[c] == "prep" and tree.low[c] not in _OWNING:
                    continue
                if tree.dep[c] in _INNER or (tree.dep[c] == "acl" and tree.lemma[c] in _HELD):
                    stack.append(c)
        return found

    def tangible(self, t: int) -> bool:
        """Whether a word stands for a side, people, a place, a building or gear, which force can hit."""
        tree = self.tree
        if self.at[t] >= 0 or tree.tag[t] in ("PRP", "CD", "NNP", "NNPS") or tree.lemma[t] in MEASURES:
            return True
        if any(tree.lemma[t] in self.classes.get(c, ()) for c in (*_PEOPLE, *_TARGETS)):
            return True
        return any(pair in self.classes.get(c, ()) for pair in tree.pairs(t) for c in _TARGETS) or bool(
            self.entities((t,))
        )

    def armed(self, e: int) -> bool:
        """Whether a mention is a state, an armed body or somebody in its service."""
        m = self.layer[e]
        return m.sector in ("MIL", "REB", "COP", "UAF", "PRM", "GOV", "SPY") or (
            m.kind in ("state", "armed-group", "office") and not m.reason.endswith(":demonym")
        )

    def _people(self, t: int) -> bool:
        return any(self.tree.lemma[t] in self.classes.get(c, ()) for c in _PEOPLE)

    def is_venue(self, noun: int, e: int, token: int) -> bool:
        """Whether ``noun`` is a meeting, and the name before it but where that is held ("the **Astana** talks")."""
        if self.tree.lemma[noun] not in MEETINGS:
            return False
        m = self.layer[e]
        city = m.kind == "place" or m.reason == GAZETTEER or m.reason.endswith(":capital")
        return city and not m.given and not self.tree.by_dep(token, "conj", "punct")

    def is_scene_of(self, noun: int, e: int, token: int) -> bool:
        """Whether ``noun`` is violence, and the city before it but where that was ("the **Bangkok** bombing")."""
        m = self.layer[e]
        city = m.reason == GAZETTEER or m.reason.endswith((":capital", ":place"))
        return city and not m.given and self.tree.lemma[noun] in self.violent and self.tree.dep[token] != "poss"

    def _whose(self, t: int) -> tuple[int, ...]:
        """The person or body that an *of* phrase makes the owner."""
        tree = self.tree
        of = [p for c in tree.by_dep(t, "prep") if tree.low[c] == "of" for p in tree.by_dep(c, "pobj")]
        return tuple(e for e in self.entities(of) if self.layer[e].kind != "place")

    def holds(self, slot: str, alternatives: tuple[str, ...], predication: Predication) -> bool:
        """Whether one of ``alternatives`` is true of what fills ``slot``; ``!word`` is true where ``word`` is not."""
        words, other = _sorted(alternatives)
        if slot == "any":
            single, pairs = self.words()
            found = not words.isdisjoint(single) or not words.isdisjoint(pairs)
            return found or any(self.in_sentence(a) for a in other)
        tokens = predication.slots.get(slot, ())
        if slot == "obj" and predication.kind == "noun":
            tokens = tokens or predication.slots.get("of", ())
        if "*" in alternatives:  # the slot is filled, whatever by
            return bool(tokens)
        tree = self.tree
        if slot == "as":  # "branded an **apartheid** state"
            tokens = (*tokens, *(c for t in tokens for c in tree.by_dep(t, "amod", "compound", "nmod")))
        for t in tokens:
            if tree.lemma[t] in words or tree.low[t] in words or not words.isdisjoint(tree.pairs(t)):
                return True
        return any(
            not any(self._is(t, a[1:]) for t in tokens) if a.startswith("!") else any(self._is(t, a) for t in tokens)
            for a in other
        )

    def in_sentence(self, alternative: str) -> bool:
        """Whether a word, or one of a class (``@name``), stands in the sentence; ``!`` before it asks the contrary."""
        if alternative.startswith("!"):
            return not self.in_sentence(alternative[1:])
        single, pairs = self.words()
        if alternative.startswith("@"):
            words = self.classes.get(alternative[1:], frozenset())
            return not words.isdisjoint(single) or not words.isdisjoint(pairs)
        return alternative in single or alternative in pairs

    def other_clauses(self, token: int) -> frozenset[int]:
        """Return the tokens of clauses that tell other things than that of ``token``: what is said elsewhere of another act."""
        found = self._elsewhere.get(token)
        if found is None:
            tree = self.tree
            top = token
            while tree.head[top] != top and not self._apart(top):
                top = tree.head[top]
            own = set(tree.subtree(top))
            below = [v for v in own if v != top and tree.is_verb(v) and self._apart(v)]
            for v in below:
                inner = set(tree.subtree(v))
                if token not in inner:
                    own -= inner
            found = self._elsewhere[token] = frozenset(range(tree.size)) - own
        return found

    def _apart(self, verb: int) -> bool:
        """Whether a verb heads a clause that tells an act apart from that of the clause above."""
        tree, dep = self.tree, self.tree.dep[verb]
        if not tree.is_verb(verb):
            return False
        if dep in ("ccomp", "parataxis"):
            return True
        subject = tree.by_dep(verb, "nsubj", "nsubjpass")
        if dep in ("conj", "pcomp"):
            return bool(subject) or (dep == "pcomp" and tree.low[tree.head[verb]] in _APART)
        return dep == "advcl" and any(tree.low[m] in _APART for m in tree.by_dep(verb, "mark", "advmod"))

    def in_sentence_but(self, alternatives: Iterable[str], left_out: Set[int]) -> bool:
        """Whether one of ``alternatives`` holds in the sentence without the tokens ``left_out``."""
        rest = [t for t in range(self.tree.size) if t not in left_out]
        return any(a.startswith("!") or any(self._is(t, a) for t in rest) for a in alternatives)

    def _is(self, t: int, alternative: str) -> bool:
        tree = self.tree
        if alternative.startswith("@"):
            words = self.classes.get(alternative[1:], frozenset())
            if tree.lemma[t] in words or tree.low[t] in words or _MODEL.sub("", tree.low[t]) in words:
                return True
            if any(pair in words for pair in tree.pairs(t)):
                return True
            if tree.tag[t] == "NNP":  # "the **superyacht** Dilbar", "patrol **boat** Vasily Bykov"
                kinds = [c for c in tree.by_dep(t, "compound", "nmod") if tree.tag[c] == "NN"]
                if self.at[t] < 0:  # "a test of the Burevestnik, a cruise **missile**"
                    kinds += [c for c in tree.by_dep(t, "appos") if tree.tag[c] == "NN"]
                if any(tree.lemma[c] in words for c in kinds):
                    return True
            # "a series of attacks", "dozens of diplomats", "ten of its envoys"
            return (tree.lemma[t] in MEASURES or tree.low[t] in _SOME or tree.tag[t] == "CD") and any(
                self._is(p, alternative) for p in tree.counted(t)
            )
        key, _, value = alternative.partition(":")
        e = self.at[t]
        if value and key == "kind":
            return e >= 0 and self.layer[e].kind == value
        if value and key == "sector":
            return e >= 0 and (self.layer[e].sector or "") in value.split("|")
        if " " in alternative:
            return alternative in tree.pairs(t)
        return alternative in (tree.lemma[t], tree.low[t]) or alternative in tree.pairs(t)

    def countries(self, indices: Iterable[int]) -> set[str]:
        """Return the countries of the mentions, or their entities where they have none."""
        return {v for e in indices if (v := self.layer[e].country or self.layer[e].entity) is not None}

    def political(self, indices: Iterable[int]) -> bool:
        """Whether one of the mentions is the user's own or belongs to a country or organisation.

        A city by itself makes nothing political: what happens in Leeds may be anything.
        """
        return any(
            self.layer[i].given
            or (
                self.layer[i].country is not None
                and (self.layer[i].reason != GAZETTEER or self.layer[i].country in self.named)
            )
            for i in indices
        )


#: The number of a model: "Hwasong-15".
_MODEL = re.compile(r"-\d+\w*$")

#: Prepositions whose object tells whose a thing is ("the border with Ukraine", "a base near Aleppo").
_TELLING = frozenset("of from in at on against with near between to for inside outside across throughout".split())


@lru_cache(maxsize=1 << 16)
def _sorted(alternatives: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The alternatives that are plain words or pairs of words, and those that ask for a class, a kind or the contrary."""
    other = tuple(a for a in alternatives if a.startswith(("@", "!", "kind:", "sector:")))
    return frozenset(alternatives) - frozenset(other), other


_KIN = frozenset(
    "father mother wife husband son daughter brother sister widow widower parent uncle cousin niece".split()
)
#: Of these, those that may tell no more than where somebody is; heads that act for the place all the same.
_PLACING = frozenset("in at near inside outside on across throughout".split())
#: Lines that two states share.
_LINES = frozenset({"border", "frontier", "boundary", "borderline", "ceasefire line", "crossing"})
_OFFICIAL = frozenset(
    """officer warden guard policeman customs commander magistrate gendarme authorities councillor mayor governor lawmaker
    prefect inspector interrogator jailer coastguard firefighter regulator government authority ministry minister president court police army military force troop soldier rebel militant
    fighter militia gunman official lawmaker parliament regime junta leadership leader administration prosecutor protester
    demonstrator insurgent separatist embassy ambassador judge tribunal party opposition mission""".split()
)

#: Officials of a town or region.
_SEATED = frozenset("mayor governor prefect councillor commander head chief leader official magistrate warden".split())

#: Classes of what force is aimed at.
_TARGETS = (
    "target", "attack_target", "infrastructure", "government_seat", "seizable_place", "vessel", "flying_object", "mission",
    "damageable", "land_taken", "public_place", "burnt_thing", "armed_subject", "armed_force", "official", "border",
    "media_staff", "aid_agency", "peacekeeper", "seizable", "symbol", "drone", "missile", "militia", "police_force",
)  # fmt: skip
#: Deeds of which *of* tells the victim.
_SUFFERED = frozenset(
    """punishment treatment mistreatment persecution oppression abuse displacement deportation detention torture arrest
    imprisonment jailing abduction kidnapping expulsion blockade siege""".split()
)
#: Kinds of names that are listed, and explain one another no more.
_LISTED = ("state", "organisation", "armed-group", "office")
#: What opens a clause that tells another act.
_APART = frozenset("before while although though whereas since if unless until despite after".split())
#: How what stands before a name hangs on it.
_BEFORE = frozenset({"amod", "compound", "nmod", "poss"})
#: What leads down a phrase to whose a thing is.
_INNER = frozenset({"prep", "pobj", "amod", "compound", "nmod", "poss", "appos", "conj", "agent", "dative"})
_OWNING = frozenset({"of", "to", "with", "from", "for", "against", "by", "belonging", "between", "into"})
#: Nouns of places that a name before or behind them tells.
_SETTLED = frozenset(
    "city town village province region district state area governorate capital suburb port island neighborhood".split()
)
#: What one does in somebody's service.
_SERVING = frozenset({"work", "act", "spy", "serve", "operate", "fight", "employ"})
_HELD = frozenset({"belong", "own", "hold", "operate", "run", "flag", "register", "bind", "destine", "make", "carry"})
#: Deeds whose possessor, where it is a person, is the one to whom they are done.
_UNDERGONE = frozenset(
    """arrest detention imprisonment incarceration jailing killing murder assassination slaying poisoning abduction
    kidnapping kidnap capture conviction sentencing sentence prosecution indictment expulsion deportation extradition
    execution beheading torture release acquittal investigation probe impeachment""".split()
)
#: Sectors whose people arrest or kill others.
_ARRESTING = frozenset({"GOV", "MIL", "COP", "SPY", "REB", "JUD", "UAF", "CRM", "PRM"})
#: Classes of nouns of people.
_PEOPLE = ("human", "people_hit", "civilian", "protester", "combatant", "crowd_word", "opposition")

_SOME = frozenset("many some several none both most few all each".split())
