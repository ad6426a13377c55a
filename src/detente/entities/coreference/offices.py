"""Offices and states told again: "the president", "the ministry", "the government", "the country", "its neighbour"."""

from __future__ import annotations

from detente.entities.coreference.told import NAMED_REACH, PERSONAL, REACH, Told
from detente.grammar import Tree
from detente.types import EntityMention, Sentence

__all__ = ["COLLECTIVE", "Offices"]

#: Nouns for what a state has one of, with its sector, and for a state.
COLLECTIVE = {
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
#: What ends the reason of a mention that names a land, and not its people.
_LANDS = (":name", ":capital")
#: Countries that are none.
_STATELESS = (None, "IGO", "NGO")
#: Kinds of mention that tell a state.
_STATELY = ("state", "office", "person", "group")


class Offices:
    """Finds whose office, or which state, a description means."""

    def __init__(self, told: Told) -> None:
        self.told = told

    def collective(self, tree: Tree, tokens: tuple[int, int], word: str) -> EntityMention | None:
        """ "the administration", "the foreign ministry": named before with the same noun, placed, or the nearest state."""
        s, sector = tree.sentence, COLLECTIVE[word]
        if tree.low[tokens[0]] in PERSONAL:  # "his administration": whose it says
            owner = self.told.at(s, tokens[0])
            own = owner is not None and self.told.layer[owner].country is not None
            return self.told.copy(s, tokens, owner, "description", sector) if owner is not None and own else None
        if word == "nation" and tokens[1] - tokens[0] > 2:
            return None  # "the communist nation": which, the adjective tells
        if word in _REALMS:
            near = (
                n for n in range(len(self.told.layer) - 1, -1, -1) if s.index - self.told.layer[n].sentence <= REACH
            )
            told = next((n for n in near if self.told.layer[n].country in _REALMS[word]), None)
            return None if told is None else self.told.copy(s, tokens, told, "description")
        placed = self._placed_after(tree, tokens[1] - 1)
        if placed is not None:  # "the foreign ministry in Ankara"
            return self.told.copy_of(placed, s, tokens, "place", sector, office=True)
        for n, m in self.told.last_first(s):  # "In Beijing, the foreign ministry said"
            if m.kind == "place" and m.country and m.reason.endswith(":capital"):
                return self.told.copy(s, tokens, n, "place", sector, office=True)
        same = self._same_noun(tree, tokens[1] - 1)
        if same is not None:
            return self.told.copy(s, tokens, same, "description", sector)
        if word in ("country", "nation"):
            return self._land(tree, tokens)
        return self._nearest_state(tree, tokens, sector)

    def _land(self, tree: Tree, tokens: tuple[int, int]) -> EntityMention | None:
        """ "The country": the state named last by its own name or by its capital."""
        told = self.told
        for n, m in told.within(tree.sentence, REACH):
            source = told.trees[m.sentence]
            place = m.kind == "state" or (m.kind == "place" and m.reason.endswith(":capital"))
            if place and m.country not in _STATELESS and source.tag[m.head] == "NNP" and m.reason.endswith(_LANDS):
                return told.copy(tree.sentence, tokens, n, "description")
        return self._nearest_state(tree, tokens, None)

    def _nearest_state(self, tree: Tree, tokens: tuple[int, int], sector: str | None) -> EntityMention | None:
        """The state of the subject of the same sentence, then of the sentence before, then the nearest."""
        told, s = self.told, tree.sentence
        best: tuple[int, int, int, int] | None = None
        chosen = -1
        for n, m in told.within(s, REACH):
            if m.kind not in _STATELY or m.country in _STATELESS or m.reason == "dateline" or told.is_joined(m):
                continue
            back, standing = s.index - m.sentence, told.standing(m)
            depth = told.depth(m.sentence, m.head) if back else 0
            rank = (back + (standing == 2), standing, depth, len(told.layer) - n)
            if best is None or rank < best:
                best, chosen = rank, n
        if chosen < 0:
            return None
        return told.copy(s, tokens, chosen, "description", sector, office=told.layer[chosen].kind == "person")

    def _placed_after(self, tree: Tree, noun: int) -> EntityMention | None:
        """The state that a phrase with *in* or *of* right behind the noun places it in ("the government of Chad")."""
        for c in tree.by_dep(noun, "prep"):
            if tree.low[c] in ("in", "of"):
                for p in tree.by_dep(c, "pobj"):
                    starts = [p, *tree.by_dep(p, "compound", "amod", "nmod")]
                    here = [
                        m for t in starts for m in self.told.starting.get((tree.sentence.index, t), ()) if m.country
                    ]
                    if here:
                        return here[0]
        return None

    def described(self, tree: Tree, tokens: tuple[int, int], word: str) -> EntityMention | None:
        """ "the president": the last person told as one; two of different states in reach leave it open.

        With a capital, as official texts write of their own, it is the first one that the report names.
        """
        s = tree.sentence
        if any(tree.low[c] == "of" for c in tree.by_dep(tokens[1] - 1, "prep")):
            return None  # "the President **of France** François Hollande": named right behind
        fitting = [n for n, m in enumerate(self.told.layer) if m.kind == "person" and word in self._role(m)]
        if s.words[tokens[1] - 1][:1].isupper() and not all(w.isupper() for w in s.words):
            return self.told.copy(s, tokens, fitting[0], "description") if fitting else self._unnamed(s, tokens, word)
        fitting = [n for n in fitting if s.index - self.told.layer[n].sentence <= NAMED_REACH]
        if not fitting:
            return None
        near = [n for n in fitting if s.index - self.told.layer[n].sentence <= 1] or fitting[-1:]
        if len({self.told.layer[n].entity for n in near}) > 1:
            return None
        return self.told.copy(s, tokens, near[-1], "description")

    def _unnamed(self, s: Sentence, tokens: tuple[int, int], word: str) -> EntityMention | None:
        """ "The President" before any is named: the publisher's own, else somebody whom the report leaves unnamed."""
        if word != "president":
            return None
        who = self.told.president
        start, stop = tokens
        return EntityMention(
            span=s.span_of(start, stop),
            text=s.text_of(start, stop),
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

    def _same_noun(self, tree: Tree, t: int) -> int | None:
        """ "the administration" after "the Biden administration": whoever stood before the same noun."""
        index = tree.sentence.index
        for n in range(len(self.told.layer) - 1, -1, -1):
            m = self.told.layer[n]
            if index - m.sentence > 2 * REACH:
                return None
            source, after = self.told.trees[m.sentence], m.tokens[1]
            named = after < source.size and source.lemma[after] == tree.lemma[t] and (m.sentence, after) < (index, t)
            if m.country and (named or source.lemma[m.head] == tree.lemma[t]):
                return n
        return None

    def half(self, tree: Tree, t: int) -> EntityMention | None:
        """ "**The North**" after "North Korea", or after its capital where the report has named the other half."""
        s, word = tree.sentence, tree.sentence.words[t]
        following = tree.tag[t + 1] if t + 1 < tree.size else ""
        if not t or tree.low[t - 1] != "the" or not word[:1].isupper() or following in ("NNP", "NNPS", "NN", "NNS"):
            return None
        names = self.told.states_named(word)
        here = [
            n for n, m in enumerate(self.told.layer) if m.country in names and m.kind in ("state", "group", "office")
        ]
        if not here or len({self.told.layer[n].country for n in here}) > 1:
            return None
        return self.told.copy(s, (t - 1, t + 1), here[-1], "description")

    def neighbour(self, tree: Tree, t: int) -> EntityMention | None:
        """ "**Its neighbour**": of the two states that the report names most the other one, or the one that stands out."""
        s = tree.sentence
        owner = next((n for c in tree.by_dep(t, "poss") if (n := self.told.at(s, c)) is not None), None)
        if owner is None or tree.tag[t] != "NN":
            return None
        country = self.told.layer[owner].country
        common = self.told.commonest() or set()
        other = common - {country} if country in common else {self.told.other_state(country)} - {None}
        near = (n for n, m in self.told.within(s, 2 * REACH) if m.country in other and m.kind in _STATELY)
        told = next(near, None)
        start = min(tree.by_dep(t, "poss"))
        return None if told is None else self.told.copy(s, (start, t + 1), told, "neighbour", office=False)

    def _role(self, m: EntityMention) -> str:
        """The titles under which somebody may be told again; a president who heads the government too is both."""
        role = (m.role or "").lower()
        head = any(t.entity == m.entity for t in self.told.actors.offices.get((m.country or "", "head-of-state"), ()))
        if role.endswith("head of state") or (head and role.endswith("head of government")):
            return "president leader ruler king emir sultan"
        if role.endswith("head of government"):
            return "prime minister chancellor premier leader"
        return (
            f"{role} premier leader" if role == "prime minister" else f"{role} leader" if role == "president" else role
        )
