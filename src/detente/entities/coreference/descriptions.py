"""Definite descriptions: "the president", "the ministry", "the bloc", "the troops" of whom the report has told before."""

from __future__ import annotations

from collections.abc import Sequence

from detente.entities.coreference.told import NAMED_REACH, PEOPLE_NOUNS, PERSONAL, REACH, Told
from detente.grammar import Tree
from detente.types import EntityMention, Sentence

__all__ = ["Descriptions"]

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
#: Countries that are none.
_STATELESS = (None, "IGO", "NGO")
#: What ends the reason of a mention that names a land, and not its people.
_LANDS = (":name", ":capital")
#: Kinds of mention that tell a state.
_STATELY = ("state", "office", "person", "group")


class Descriptions:
    """Finds whom the descriptions of one report mean."""

    def __init__(self, told: Told) -> None:
        self.told = told

    def resolve(self, tree: Tree, t: int) -> EntityMention | None:
        """The mention of the description that the noun at ``t`` heads, or ``None``."""
        word, tag = tree.low[t], tree.tag[t]
        described = word in _COLLECTIVE or word in PEOPLE_NOUNS
        again = None
        if tag in ("NN", "NNS") and tree.lemma[t] in self.told.actors.groups and not described:
            again = self._told_again(tree, t)
        if again is None and tag[:2] == "NN" and tree.lemma[t] in _BODY_NOUNS:  # the model takes "the bloc" for a name
            again = self._body_again(tree, t)
        if again is not None or (tag in ("NN", "NNS") and tree.lemma[t] in self.told.actors.groups and not described):
            return again
        if tag not in ("NN", "NNP") or not t or tree.dep[t] == "compound":
            return None
        start = _phrase_start(tree, t)
        if start is None:
            return None
        if word in PEOPLE_NOUNS and tree.low[start] == "the":
            return self._described(tree, (start, t + 1), word)
        if word == "bank" and tree.low[t - 1] == "central":
            return self._collective(tree, (start, t + 1), word)
        return self._collective(tree, (start, t + 1), word) if word in _COLLECTIVE and word != "bank" else None

    def _collective(self, tree: Tree, tokens: tuple[int, int], word: str) -> EntityMention | None:
        """ "the administration", "the foreign ministry": named before with the same noun, placed, or the nearest state."""
        s, sector = tree.sentence, _COLLECTIVE[word]
        if tree.low[tokens[0]] in PERSONAL:  # "his administration": whose it says
            last = len(self.told.layer) - 1
            own = (
                last >= 0
                and self.told.layer[last].country is not None
                and (self.told.layer[last].sentence, self.told.layer[last].tokens[0])
                == (
                    s.index,
                    tokens[0],
                )
            )
            return self.told.copy(s, tokens, last, "description", sector) if own else None
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
        return None if chosen < 0 else told.copy(s, tokens, chosen, "description", sector)

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

    def _described(self, tree: Tree, tokens: tuple[int, int], word: str) -> EntityMention | None:
        """ "the president": the last person told as one; two of different states in reach leave it open.

        With a capital, as official texts write of their own, it is the first one that the report names.
        """
        s = tree.sentence
        if tokens[1] < tree.size and tree.low[tokens[1]] == "of":
            return None  # "the President **of France** François Hollande": named right behind
        fitting = [n for n, m in enumerate(self.told.layer) if m.kind == "person" and word in _role(m)]
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
            span=(s.starts[start], s.ends[stop - 1]),
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
        for n in range(len(self.told.layer) - 1, -1, -1):
            m = self.told.layer[n]
            if index - m.sentence > REACH:
                break
            source = self.told.trees[m.sentence]
            if m.kind != "group" or not m.country or source.lemma[m.head] != tree.lemma[t]:
                continue
            if told is not None and self.told.layer[told].country != m.country:
                return None
            told = n if told is None else told
        return None if told is None else self.told.copy(s, (start, t + 1), told, "description")

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
            here = [
                n for n, m in enumerate(self.told.layer) if s.index - m.sentence == back and self._is_body(m, kinds)
            ]
            subjects = [n for n in here if self.told.in_subject(self.told.layer[n])]
            told = here if len(self._bodies(here)) < 2 else subjects
            if here:
                sure = len(self._bodies(told)) == 1 and self.told.layer[told[-1]].country is not None
                return self.told.copy(s, (start, t + 1), told[-1], "description") if sure else None
        return None

    def _bodies(self, numbers: Sequence[int]) -> set[str]:
        return {self.told.layer[n].entity or self.told.layer[n].reason.partition("+")[0] for n in numbers}

    def _is_body(self, m: EntityMention, kinds: frozenset[str]) -> bool:
        """Whether a mention is of a body of one of ``kinds`` or of its people ("**Al-Shabaab** militants")."""
        if m.reason == "dateline":
            return False
        people = m.kind == "group" and "armed-group" in kinds and not m.reason.partition("+")[0].endswith(_OF_STATES)
        return m.kind in kinds or (people and m.reason.startswith("lexicon:"))

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
