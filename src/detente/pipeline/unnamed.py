"""Groups told without a nation: "several hundred **students** pelted the embassy", "**police** detained eleven of them".

They are of the state where their act happens, by the place that its words tell, or else of the state in which the report was written. Only those
whose calling or cause is at home: armed men and troops may be anybody's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.grammar import Tree
from detente.grammar.words import LIGHT
from detente.pipeline.gazetteer import sorted_layer
from detente.pipeline.locating import Locator
from detente.types import Act, EntityMention, PlaceMention

__all__ = ["with_unnamed_sides"]

#: Sectors of those who act where they live.
_RESIDENT = frozenset("COP CVL EDU LAB AGR JUD LEG OPP REL MED SOC".split())
#: Sectors of those who do where the act's own words tell a place.
_LOCAL = _RESIDENT | {"REB", "PRM"}
#: Sectors of those who do violence where they live, and modes of the violence that crowds do.
_ORDERLY = frozenset({"COP", "REB", "PRM"})
_BY_HAND = frozenset({"primitive", "beat", "destroy"})
#: Sectors of people who are hit where they live.
_PEOPLE = frozenset("CVL EDU LAB AGR JUD LEG OPP REL MED COP".split())
#: Sectors of those who are against their own state, and verbs that tell so.
_AGAINST = frozenset({"REB", "OPP"})
_OPPOSING = frozenset("fight oppose battle resist defy".split())
#: Verbs that carry an act's noun: "police **opened** fire".
_CARRYING = LIGHT | {"open"}
#: Acts that are done to people, and prepositions before them.
_DONE_TO = frozenset({"ASSAULT", "COERCE", "ACCUSE", "CONCEDE", "RETREAT"})
_AT = frozenset({"at", "on", "against"})
_ARMED = frozenset({"REB", "MIL"})
#: Who is whose foe within one state: its authorities against those who oppose them, and the other way round.
_FOES_AT_HOME = (
    (frozenset({"GOV", "MIL", "COP", "JUD", "SPY", "PRM"}), frozenset("CVL OPP REB LAB EDU AGR JRN REL".split())),
    (frozenset({"REB", "CVL", "OPP", "LAB", "EDU", "AGR"}), frozenset({"MIL", "COP", "GOV"})),
)
#: Sectors whose people act abroad too: at home only where the report is written there; and codes that are no state's.
_SENT_ABROAD = frozenset({"GOV", "MIL", "SPY", "PRM"})
_STATELESS = frozenset({"IGO", "NGO", "ISM"})
#: Civilians who are against their authorities, and arms that are no people.
_RESTIVE = frozenset("protester demonstrator activist marcher campaigner supporter settler migrant".split())
_GEAR = frozenset("drone missile rocket aircraft jet warplane helicopter bomber warhead fighter".split())
#: Nouns that tell nothing of who somebody is.
_ANYBODY = frozenset(
    "man woman person boy girl child family mother father relative witness fan player guest visitor tourist".split()
)


def with_unnamed_sides(
    acts: Sequence[Act],
    entities: tuple[EntityMention, ...],
    trees: Mapping[int, Tree] | Sequence[Tree],
    places: Sequence[PlaceMention],
    groups: Mapping[str, str],
    home: str | None,
) -> tuple[list[Act], tuple[EntityMention, ...]]:
    """Return acts and entity layer with a mention for each group noun that does an act without a doer, or is hit in one."""
    found = _Groups(acts, entities, trees, places, groups, home)
    return _in_text_order([found.complete(act) for act in acts], found.merged, len(entities))


class _Groups:
    """The groups of one report that its acts need as sides. ``merged`` is the layer with theirs behind it."""

    def __init__(
        self,
        acts: Sequence[Act],
        entities: tuple[EntityMention, ...],
        trees: Mapping[int, Tree] | Sequence[Tree],
        places: Sequence[PlaceMention],
        groups: Mapping[str, str],
        home: str | None,
    ) -> None:
        self._trees, self._places, self._groups, self._home = trees, places, groups, home
        self._where = Locator(trees, places, acts)
        self._covered = {(m.sentence, t) for m in entities for t in range(*m.tokens)}
        self._made: dict[tuple[int, int], int] = {}
        self.merged = list(entities)

    def complete(self, act: Act) -> Act:
        """Return the act with the group that does it, or is hit by it, where it has none."""
        tree = self._trees[act.sentence]
        doer = _doer(tree, act.trigger)
        if act.actors and (doer is None or not self._are_enemies(act, tree, doer)):
            doer = None
        if doer is not None and tree.lemma[doer] not in _ANYBODY:
            doer = self._side(act, doer, self._may_do(act))
            act = act if doer is None else replace(act, actors=(doer,))
        if act.actors and not act.recipients and act.act.partition("/")[0] in _DONE_TO:
            hit = self._hit(act, tree)
            act = act if hit is None else replace(act, recipients=(hit,))
        return act

    def _hit(self, act: Act, tree: Tree) -> int | None:
        """The group that an act is done to: of the place where it is hit, or of the actor's own state where the two are foes at home."""
        nouns = (t for t in _objects(tree, act.trigger) if tree.lemma[t] in self._groups)
        noun = next((t for t in nouns if tree.lemma[t] not in _GEAR), None)
        if noun is None:
            return None
        doers = [self.merged[n] for n in act.actors]
        states = {m.country for m in doers}
        sectors = {m.sector for m in doers}
        place = self._where.place_of(act)
        spot = None if place is None else self._places[place]
        itself = (
            spot is not None and spot.precision == "country" and spot.country in states
        )  # "in the **US** airstrikes"
        if act.act.startswith("ASSAULT") and not itself:
            found = self._side(act, noun, _PEOPLE | _ARMED, at_home=False)
            if found is not None:
                return found
        told = self._groups[tree.lemma[noun]]
        at_odds = any(sectors <= first and told in second for first, second in _FOES_AT_HOME)
        at_odds = at_odds and (told != "CVL" or tree.lemma[noun] in _RESTIVE)
        own = next(iter(states)) if len(states) == 1 and at_odds else None
        if own is None or own in _STATELESS or (sectors & _SENT_ABROAD and own != self._home):
            return None
        return self._side(act, noun, frozenset({told}), of=own)

    def _may_do(self, act: Act) -> frozenset[str]:
        kind, _, mode = act.act.partition("/")
        return _ORDERLY if kind == "ASSAULT" and mode not in _BY_HAND else _LOCAL

    def _side(
        self, act: Act, noun: int | None, sectors: frozenset[str], *, at_home: bool = True, of: str | None = None
    ) -> int | None:
        """The mention of a group noun of one of ``sectors``, made where there is none yet."""
        tree = self._trees[act.sentence]
        if noun is None or (act.sentence, noun) in self._covered:
            return None
        sector = self._groups.get(tree.lemma[noun])
        if sector not in sectors:
            return None
        enemy = self._enemy(tree, noun, act.sentence) if sector in _AGAINST else None
        if enemy is None and _of_others(tree, noun, self.merged, act.sentence):
            return None
        if (act.sentence, noun) in self._made:
            return self._made[act.sentence, noun]
        place = self._where.place_of(act)
        country = None if place is None else self._places[place].country
        elsewhere = any(tree.low[t] == "where" for t in tree.subtree(tree.head[noun]))
        country = of or enemy or country
        if country is None and at_home and sector in _RESIDENT and not elsewhere:
            country = self._home
        if country is None:
            return None
        self._made[act.sentence, noun] = len(self.merged)
        self.merged.append(_mention(tree, noun, country, sector))
        return self._made[act.sentence, noun]

    def _are_enemies(self, act: Act, tree: Tree, noun: int) -> bool:
        """Whether all that was taken for a doer are those whom the doer's own words set it against."""
        fought = _fought(tree, noun)
        return all(any(m.tokens[0] <= t < m.tokens[1] for t in fought) for n in act.actors for m in [self.merged[n]])

    def _enemy(self, tree: Tree, noun: int, sentence: int) -> str | None:
        """The state of those against whom a group's own words set it: "rebels **fighting Gaddafi**"."""
        fought = _fought(tree, noun)
        told = (
            m for m in self.merged if m.sentence == sentence and any(m.tokens[0] <= t < m.tokens[1] for t in fought)
        )
        return next((m.country for m in told if m.country), None)


def _fought(tree: Tree, noun: int) -> list[int]:
    """The objects of the participle of fighting that a noun has."""
    fighting = [c for c in tree.children[noun] if tree.dep[c] == "acl" and tree.lemma[c] in _OPPOSING]
    return [t for c in fighting for t in tree.by_dep(c, "dobj")]


def _objects(tree: Tree, trigger: int) -> list[int]:
    """The nouns that an act's verb is done to, and those before the noun for what is theirs ("**rebel** positions")."""
    below = [t for c in tree.by_dep(trigger, "prep") if tree.low[c] in _AT for t in tree.by_dep(c, "pobj")]
    told = [t for t in (*tree.by_dep(trigger, "dobj", "nsubjpass"), *below) if tree.tag[t] in ("NN", "NNS")]
    return [n for t in told for n in (t, *(c for c in tree.by_dep(t, "compound") if tree.tag[c] == "NN"))]


def _doer(tree: Tree, trigger: int) -> int | None:
    """The noun that is the subject of an act's verb, or of the verb before that it is joined to."""
    carried = tree.dep[trigger] == "dobj" and tree.lemma[tree.head[trigger]] in _CARRYING
    verb = tree.head[trigger] if carried else trigger
    for _ in range(3):
        for dep in ("nsubj", "agent"):
            for t in tree.by_dep(verb, dep):
                noun = next(iter(tree.by_dep(t, "pobj")), None) if dep == "agent" else t
                if noun is not None:
                    return noun if tree.tag[noun] in ("NN", "NNS") else None
        if tree.by_dep(verb, "nsubjpass") or tree.dep[verb] != "conj":
            return None
        verb = tree.head[verb]
    return None


def _of_others(tree: Tree, noun: int, entities: Sequence[EntityMention], sentence: int) -> bool:
    """Whether the noun's phrase tells whose they are, if only by a name that nobody knows."""
    inside = {t for t in tree.subtree(noun) if tree.dep[t] not in ("relcl", "acl")}
    named = any(m.sentence == sentence and m.tokens[0] in inside and m.kind != "place" for m in entities)
    return named or any(tree.dep[t] == "poss" or tree.low[t] == "ethnic" for t in inside)


def _mention(tree: Tree, noun: int, country: str, sector: str) -> EntityMention:
    s = tree.sentence
    start = min((c for c in tree.children[noun] if c < noun and tree.dep[c] in ("amod", "compound")), default=noun)
    return EntityMention(
        span=s.span_of(start, noun + 1),
        text=s.text_of(start, noun + 1),
        sentence=s.index,
        tokens=(start, noun + 1),
        head=noun,
        entity=None,
        country=country,
        sector=sector,
        role=None,
        kind="group",
        reason=f"place:{tree.lemma[noun]}",
    )


def _in_text_order(
    acts: Sequence[Act], merged: Sequence[EntityMention], old: int
) -> tuple[list[Act], tuple[EntityMention, ...]]:
    """Sort the layer behind the user's own mentions, and let acts and antecedents point to where theirs have gone."""
    if len(merged) == old:
        return list(acts), tuple(merged)
    layer, moved = sorted_layer(merged)
    return [
        replace(
            act,
            actors=tuple(moved[n] for n in act.actors),
            recipients=tuple(moved[n] for n in act.recipients),
            speaker=None if act.speaker is None else moved[act.speaker],
        )
        for act in acts
    ], layer
