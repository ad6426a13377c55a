"""Bodies and groups told again: "the bloc", "the council", "the rebels", "the troops"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.entities.coreference.told import NAMED_REACH, Told
from detente.grammar import Tree
from detente.types import EntityMention

__all__ = ["ARMED", "BODY_NOUNS", "NAME_ENDS", "Bodies"]

#: Nouns that name a body told before, and of which kind it is.
BODY_NOUNS = {
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
#: Unions of states, by their entities.
_UNIONS = frozenset(
    """eu asean african-union arab-league gulf-cooperation-council ecowas mercosur saarc caricom celac unasur alba igad
    east-african-community sadc eccas brics g7 g8 g20 cis sco oas pacific-islands-forum eurasian-economic-union""".split()
)
_ALLIANCES = frozenset({"nato", "csto"})
#: Nouns for soldiers, each of which may take up another.
_TROOPS = frozenset("soldier troop serviceman marine paratrooper commando infantryman gunner".split())
#: Nouns that end the names of bodies, by which these are told again ("the council" after "the Security Council").
NAME_ENDS = frozenset(
    """council court commission mission tribunal senate congress assembly union league agency fund bank committee front
    party army force parliament legislature junta""".split()
)
#: Nouns for those who bear arms against a state.
ARMED = frozenset("rebel guerrilla insurgent separatist militant jihadist fighter gunman".split())
#: Sectors of those.
_ARMED_SECTORS = frozenset({"REB", "PRM", "SEP"})


#: How many letters an acronym has at most.
_LONGEST = 7


class Bodies:
    """Finds which body or group a description means."""

    def __init__(self, told: Told) -> None:
        self.told = told

    def told_again(self, tree: Tree, t: int) -> EntityMention | None:
        """ "The aircraft", "the soldiers" after "a Russian aircraft", "Turkish soldiers"; of two nations it stays open."""
        s = tree.sentence
        kids = tree.children[t]
        start = next((c for c in kids if tree.dep[c] == "det" and tree.low[c] in ("the", "these", "those")), None)
        if start is None or any(tree.dep[c] in ("prep", "relcl", "acl", "compound", "poss", "appos") for c in kids):
            return None
        if any(tree.dep[c] == "amod" for c in kids) or tree.dep[t] in ("compound", "nmod", "appos"):
            return None
        told: int | None = None
        for n, m in self.told.within(s, NAMED_REACH):
            noun = self.told.trees[m.sentence].lemma[m.head]
            alike = noun == tree.lemma[t] or (tree.lemma[t] in _TROOPS and m.sector == "MIL" and noun in _TROOPS)
            keeping = tree.lemma[t] == "peacekeeper" and m.kind == "organisation" and m.sector == "MIL"
            if not (keeping or (m.kind == "group" and alike)) or not m.country:
                continue
            if told is not None and self.told.layer[told].country != m.country:
                return None
            told = n if told is None else told
        return None if told is None else self.told.copy(s, (start, t + 1), told, "description")

    def body_again(self, tree: Tree, t: int) -> EntityMention | None:
        """ "The bloc", "the alliance", "the group": the body of that kind last told; of two told alike it stays open."""
        s, kinds = tree.sentence, BODY_NOUNS[tree.lemma[t]]
        kids = tree.children[t]
        start = next((c for c in kids if tree.dep[c] == "det" and tree.low[c] in ("the", "this")), None)
        named = any(tree.dep[c] in ("prep", "relcl", "acl", "poss", "appos", "nummod") for c in kids)
        if start is None or named or tree.dep[t] in ("compound", "nmod", "appos"):
            return None
        if tree.lemma[t] in ("bloc", "alliance"):
            return self._bloc(tree, (start, t + 1))
        nations = {
            m.country for c in kids if (n := self.told.at(s, c)) is not None and (m := self.told.layer[n]).country
        }
        if len(nations) == 1:  # "the **Palestinian** group"
            own = [n for n, m in enumerate(self.told.layer) if m.country in nations and m.kind in kinds and m.entity]
            sure = len(self._bodies(own)) == 1
            first = next(n for c in kids if (n := self.told.at(s, c)) is not None)
            return (
                self.told.copy(s, (self.told.layer[first].tokens[0], t + 1), own[-1], "description") if sure else None
            )
        if any(tree.dep[c] in ("amod", "compound") and tree.low[c] not in _BODY_ADJECTIVES for c in kids):
            return None
        for back in range(_BODY_REACH + 1):
            here = [
                n for n, m in enumerate(self.told.layer) if s.index - m.sentence == back and self._is_body(m, kinds)
            ]
            subjects = [n for n in here if self.told.in_subject(self.told.layer[n])]
            armed = [n for n in here if self.told.layer[n].kind == "armed-group"]
            told = here if len(self._bodies(here)) < 2 else armed if len(self._bodies(armed)) == 1 else subjects
            if here:
                sure = len(self._bodies(told)) == 1 and self.told.layer[told[-1]].country is not None
                return self.told.copy(s, (start, t + 1), told[-1], "description") if sure else None
        here = [n for n, m in enumerate(self.told.layer) if self._is_body(m, kinds) and m.kind != "organisation"]
        if len(self._bodies(here)) == 1 and self.told.layer[here[-1]].country is not None:
            return self.told.copy(s, (start, t + 1), here[-1], "description")  # the only one of the report
        return None

    def _bloc(self, tree: Tree, tokens: tuple[int, int]) -> EntityMention | None:
        """ "The bloc", "the alliance": the union of states that the report has named, of two the last one."""
        alliance = tree.low[tokens[1] - 1] == "alliance"
        unions = _ALLIANCES if alliance else _UNIONS
        here = [n for n, m in enumerate(self.told.layer) if m.antecedent is None and self._bodies([n]) & unions]
        near = [n for n in here if tree.sentence.index - self.told.layer[n].sentence <= _BODY_REACH]
        for some in (here, near, near[-1:] if not alliance else []):
            if len(self._bodies(some)) == 1:
                return self.told.copy(tree.sentence, tokens, some[-1], "description")
        return None

    def _bodies(self, numbers: Sequence[int]) -> set[str]:
        found = (self.told.layer[n] for n in numbers)
        return {m.entity or m.reason.partition("+")[0].removeprefix("lexicon:") for m in found}

    def _is_body(self, m: EntityMention, kinds: frozenset[str]) -> bool:
        """Whether a mention is of a body of one of ``kinds`` or of its people ("**Al-Shabaab** militants")."""
        if m.reason == "dateline":
            return False
        people = m.kind == "group" and "armed-group" in kinds and not m.reason.partition("+")[0].endswith(_OF_STATES)
        return m.kind in kinds or (people and m.reason.startswith("lexicon:") and m.country != "IGO")

    def acronym(self, tree: Tree, m: EntityMention) -> EntityMention:
        """ "The **NLA**" after "the National Liberation Army": the body whose initials they are."""
        text = m.text.removeprefix("the ").replace(".", "")
        if m.reason != "ner:ORG" or not (text.isupper() and 2 <= len(text) <= _LONGEST):
            return m
        here = [n for n, o in enumerate(self.told.layer) if o.antecedent is None and _initials(o.text) == text]
        return self.told.copy(tree.sentence, m.tokens, here[0], "acronym") if here else m

    def by_name(self, tree: Tree, t: int) -> EntityMention | None:
        """ "The council" after "the Security Council": the body whose name ends with the noun; of two nobody."""
        s, noun = tree.sentence, tree.lemma[t]
        kids = tree.children[t]
        start = next((c for c in kids if tree.dep[c] == "det" and tree.low[c] in ("the", "this")), None)
        described = any(tree.dep[c] not in ("det", "punct", "case") for c in kids if c < t)
        if (
            start is None
            or described
            or any(tree.dep[c] == "appos" or (tree.dep[c] == "prep" and tree.low[c] != "in") for c in kids)
        ):
            return None
        here = [n for n, m in self.told.within(s, NAMED_REACH) if m.antecedent is None and self._ends_with(m, noun)]
        if not here or len(self._bodies(here)) > 1 or self.told.layer[here[0]].country is None:
            return None
        return self.told.copy(s, (start, t + 1), here[0], "description")

    def _ends_with(self, m: EntityMention, noun: str) -> bool:
        source = self.told.trees[m.sentence]
        named = (
            m.kind in ("organisation", "office", "party", "armed-group") and source.sentence.words[m.head][:1].isupper()
        )
        return named and source.low[m.head] == noun

    def armed(self, tree: Tree, t: int) -> EntityMention | None:
        """ "The rebels": the one armed group, or those of one state, of which the report has told."""
        s, kids = tree.sentence, tree.children[t]
        start = next((c for c in kids if tree.dep[c] == "det" and tree.low[c] in ("the", "these")), None)
        if start is None or any(tree.dep[c] in ("amod", "compound", "prep", "appos", "poss", "nmod") for c in kids):
            return None
        here = [
            n
            for n, m in enumerate(self.told.layer)
            if m.sector in _ARMED_SECTORS and m.antecedent is None and m.country
        ]
        if not here or len({self.told.layer[n].country for n in here}) > 1:
            return None
        bodies = [n for n in here if self.told.layer[n].kind == "armed-group"]
        if len(self._bodies(bodies)) > 1:
            return None
        number = (bodies or here)[-1]
        return self.told.copy(s, (start, t + 1), number, "description")


def _initials(name: str) -> str:
    """The initials of a name's words with a capital ("Movement for Democratic Change": MDC); nothing for one word."""
    words = name.split()
    return "".join(w[0] for w in words if w[:1].isupper() and w != "The") if len(words) > 1 else ""
