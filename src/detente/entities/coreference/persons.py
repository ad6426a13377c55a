"""People told again without their names: by what stands beside a name, by their nation, by whose counterpart they are."""

from __future__ import annotations

from dataclasses import replace

from detente.entities.coreference.told import NAMED_REACH, PEOPLE_NOUNS, PERSONAL, Told
from detente.grammar import Tree
from detente.types import EntityMention

__all__ = ["COUNTERPARTS", "Persons"]

#: Nouns for one of the same office in another state.
COUNTERPARTS = frozenset("counterpart colleague".split())
#: Nouns for one person by what ties him to another.
_TIES = frozenset(
    """predecessor successor colleague counterpart host guest boss deputy rival ally ruler master head chief commander aide
    number opponent""".split()
)
#: Ends of demonyms that name no single person ("the British", "the Chinese").
_MANY = ("sh", "ch", "ese", "ss")
#: Countries of people whose nation the report does not tell.
_UNTOLD = (None, "IGO", "NGO")
_ACTING = ("nsubj", "nsubjpass", "dobj", "pobj", "poss")


class Persons:
    """Finds which person a description means."""

    def __init__(self, told: Told) -> None:
        self.told = told

    def beside(self, tree: Tree, t: int) -> EntityMention | None:
        """ "Javier Solana, **the alliance's secretary-general**", "**his minister**, Ahmet Davutoglu": whose name stands beside it."""
        s, told = tree.sentence, self.told
        if tree.tag[t] not in ("NN", "JJ") or not self._is_person_noun(tree.lemma[t], tree.low[t]):
            return None
        start = min(
            tree.subtree(t)[:1]
            + [c for c in tree.by_dep(t, "det", "poss", "amod", "compound") for c in tree.subtree(c)]
        )
        if tree.dep[t] == "appos" and tree.head[t] < start and tree.low[start - 1] == ",":
            number = next((n for n, m in told.last_first(s) if m.head == tree.head[t] and m.kind == "person"), None)
            if number is None:
                return None
            return self._of_owner(
                tree, t, replace(told.copy(s, (start, self._stop(tree, t)), number, "apposition"), head=t)
            )
        for c in tree.by_dep(t, "appos"):
            m = told.coming(s, c)
            definite = any(tree.dep[d] == "poss" or tree.low[d] == "the" for d in tree.children[t])
            if m is not None and m.kind == "person" and tree.low[t + 1] == "," and definite and m.head == c:
                return self._of_owner(tree, t, told.copy_of(m, s, (start, t + 1), "apposition"))
        return None

    def _of_owner(self, tree: Tree, t: int, found: EntityMention) -> EntityMention:
        """ "**Putin's** climate adviser, Ruslan Edelgeriyev": of the state of the one whom he serves."""
        if found.country is not None or tree.lemma[t] in _TIES:
            return found
        owners = (n for c in tree.by_dep(t, "poss") if (n := self.told.at(tree.sentence, c)) is not None)
        country = next((c for n in owners if (c := self.told.layer[n].country) is not None), None)
        return found if country is None else replace(found, country=country, sector=found.sector or "GOV")

    def _stop(self, tree: Tree, t: int) -> int:
        """Where the phrase of a noun ends, with *of* and what it is of ("the master **of Adjara**")."""
        last = [max(tree.subtree(c)) for c in tree.by_dep(t, "prep") if tree.low[c] == "of" and c == t + 1]
        return max([t, *last]) + 1

    def _is_person_noun(self, lemma: str, word: str) -> bool:
        return (
            lemma in self.told.actors.titles
            or word in self.told.actors.titles
            or lemma in PEOPLE_NOUNS
            or lemma in _TIES
        )

    def apposed(self, tree: Tree, m: EntityMention) -> EntityMention:
        """ "Eli Cohen, the **Israeli foreign minister**": who is named beside the office, and not who held it."""
        if m.kind not in ("person", "group") or tree.dep[m.head] != "appos" or tree.tag[m.head] != "NN":
            return m
        named = next((n for n, o in self.told.last_first(tree.sentence) if o.head == tree.head[m.head]), None)
        if (
            named is None
            or self.told.layer[named].kind != "person"
            or self.told.layer[named].reason.startswith("office")
        ):
            return m
        who = self.told.layer[named]
        if who.country not in (None, m.country) or not (m.reason.startswith("office") or self.told.is_one_person(m)):
            return m
        country, sector = who.country or m.country, who.sector or m.sector
        number = named if who.antecedent is None else who.antecedent
        return replace(
            m, entity=who.entity, country=country, sector=sector, kind="person",
            reason="coreference:apposition", antecedent=number,
        )  # fmt: skip

    def national(self, tree: Tree, m: EntityMention) -> EntityMention:
        """ "**The Norwegian** assured his host": the person of that nation told last, or of none that was told."""
        s, t = tree.sentence, m.head
        if not self._is_national(tree, m):
            return m
        for same in (True, False):
            fitting = [
                n
                for n, o in self.told.within(s, 2)
                if o.kind == "person"
                and o.sentence < s.index
                and o.entity
                and (o.country == m.country if same else o.country in _UNTOLD)
            ]
            last = [n for n in fitting if self.told.layer[n].sentence == self.told.layer[fitting[0]].sentence]
            acting = [n for n in last if self.told.standing(self.told.layer[n]) == 0] or last
            if acting and len({self.told.key(n) for n in acting}) == 1:
                return self.told.copy(s, (t, t + 1), acting[0], "nation")
        return m

    def _is_national(self, tree: Tree, m: EntityMention) -> bool:
        t = m.head
        alone = m.tokens[1] - m.tokens[0] == 1 and m.reason.endswith(":demonym")
        if (
            not alone
            or not t
            or tree.low[t - 1] != "the"
            or tree.dep[t] not in _ACTING
            or tree.low[t].endswith(_MANY)
            or tree.tag[t] in ("NNS", "NNPS")
        ):
            return False
        if any(tree.dep[c] not in ("det", "case", "punct") for c in tree.children[t]):
            return False
        return t + 1 >= tree.size or tree.tag[t + 1][:2] not in ("NN", "JJ", "CD")

    def opposite(self, tree: Tree, m: EntityMention) -> EntityMention:
        """The same where the tables have found "Russian counterpart" as a nameless office-holder of the state."""
        t, told = m.head, self.told
        named = tree.by_dep(t, "appos") or tree.dep[t] in ("compound", "nmod", "appos")
        if m.kind != "group" or tree.lemma[t] not in COUNTERPARTS or tree.tag[t] != "NN" or named:
            return m
        fitting = self._in_office(tree, m.country)
        if not fitting or len({told.key(n) for n in fitting}) > 1:
            return m
        return told.copy(tree.sentence, m.tokens, fitting[0], "counterpart")

    def _in_office(self, tree: Tree, country: str | None) -> list[int]:
        """The office-holders of a state told lately, the last first."""
        near = self.told.within(tree.sentence, NAMED_REACH)
        return [n for n, m in near if m.kind == "person" and m.country == country and m.sector == "GOV"]

    def counterpart(self, tree: Tree, t: int) -> EntityMention | None:
        """ "His **Russian** counterpart": the one office-holder of that state of whom the report has told."""
        s, told = tree.sentence, self.told
        if tree.tag[t] != "NN" or not any(tree.low[c] in PERSONAL for c in tree.by_dep(t, "poss")):
            return None
        nations = [n for c in tree.by_dep(t, "amod", "compound", "nmod") if (n := told.at(s, c)) is not None]
        if len(nations) != 1:
            return None
        country, start = told.layer[nations[0]].country, told.layer[nations[0]].tokens[0]
        fitting = self._in_office(tree, country)
        if not fitting or len({told.key(n) for n in fitting}) > 1:
            return None
        return told.copy(s, (start, t + 1), fitting[0], "counterpart")
