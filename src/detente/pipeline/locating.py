"""Where an act happened: the place that its own words tell, which is not every place that the sentence names.

By its place in the tree: what hangs on the act's word or on the verb that carries it ("talks **in Geneva**", "**in Jenin** soldiers shot …"), on
its object or its doer ("met the minister **in Cairo**", "the president, **in Sirnak**, charged …"), what it is aimed at ("shelled **Srbica**"), where one
is when speaking ("**speaking in Darwin**, he demanded"), the place that *where* goes on about ("flew **to Batumi, where** …"). Places of the clause above, of
what somebody says, or that only describe somebody are left alone. Finer places win at the same distance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.grammar import Tree, predicate
from detente.grammar.words import REPORTING
from detente.types import Act, PlaceMention

__all__ = ["Locator"]

#: Prepositions of rest.
_AT = frozenset(
    """in at near outside off on over along around inside aboard across above beyond between amid beside within
    throughout""".split()
)
#: Prepositions of the aim, by the type of act, and of what is left.
_TOWARDS: Mapping[str, frozenset[str]] = {
    "CONSULT": frozenset({"to", "into"}),
    "AGREE": frozenset({"to"}),
    "ASSAULT": frozenset({"into", "against", "of", "to", "through", "toward", "towards"}),
    "MOBILIZE": frozenset({"to", "into", "through", "toward", "towards"}),
    "AID": frozenset({"to", "into", "from"}),
    "PROTEST": frozenset({"through", "to", "into"}),
    "RETREAT": frozenset({"from", "of"}),
    "COERCE": frozenset({"from", "into", "of"}),
    "SANCTION": frozenset({"from", "of"}),
    "REJECT": frozenset({"to"}),
    "THREATEN": frozenset({"into", "of"}),
    "REQUEST": frozenset(),
}
#: Types whose object may be the place itself ("shelled Srbica", "visiting Ottawa", "left Kabul").
_ON_THE_SPOT = frozenset({"ASSAULT", "CONSULT", "MOBILIZE", "RETREAT", "COERCE", "AGREE", "PROTEST", "AID"})
#: What one does somewhere while one speaks.
_BEING_THERE = frozenset("speak visit brief address attend meet talk tour arrive appear travel report".split())
_FINENESS = {"site": 0, "city": 1, "border": 2, "water": 2, "disputed": 3, "admin1": 3, "region": 4, "country": 5}
_FAR = 9


class Locator:
    """Finds the places of the acts of one report."""

    def __init__(
        self, trees: Mapping[int, Tree] | Sequence[Tree], places: Sequence[PlaceMention], acts: Sequence[Act]
    ) -> None:
        self._trees = trees
        self._places = places
        self._triggers = {(a.sentence, a.trigger) for a in acts}
        self._found: dict[int, list[tuple[int, int]]] = {}

    def place_of(self, act: Act) -> int | None:
        """Return the index of the place where the act happened, or ``None`` where its words tell none."""
        tree = self._trees[act.sentence]
        ranked = []
        for number, head in self._here(tree):
            distance = self._distance(tree, act, head, number)
            if distance < _FAR:
                fineness = _FINENESS.get(self._places[number].precision, 4)
                ranked.append(
                    (
                        distance + (2 if fineness == _FINENESS["country"] else 0),
                        fineness,
                        abs(head - act.trigger),
                        number,
                    )
                )
        return min(ranked)[3] if ranked else None

    def _here(self, tree: Tree) -> list[tuple[int, int]]:
        """The places of the sentence, each with the token that heads it."""
        s = tree.sentence
        if s.index in self._found:
            return self._found[s.index]
        first, last = s.span
        found = []
        for number, p in enumerate(self._places):
            if first <= p.span[0] < last:
                tokens = [t for t in range(tree.size) if p.span[0] <= s.starts[t] < p.span[1]]
                if tokens:
                    inside = set(tokens)
                    head = next(
                        (t for t in reversed(tokens) if tree.head[t] not in inside or tree.head[t] == t), tokens[-1]
                    )
                    found.append((number, head))
        self._found[s.index] = found
        return found

    def _distance(self, tree: Tree, act: Act, place: int, number: int) -> int:
        """How far a place stands from an act: 0 on its own word … 5 shared with the verb before; ``_FAR`` where it is another's."""
        t = act.trigger
        carriers = _carriers(tree, t)
        allowed = _AT | _TOWARDS.get(act.act.partition("/")[0], frozenset()) | _TOWARDS.get(act.type, frozenset())
        top = _whole_name(tree, place)
        where = _where_clause(tree, top)
        if where is not None and where in carriers:
            return 1
        dep, above = tree.dep[top], tree.head[top]
        land = self._places[number].precision in ("country", "region")
        if dep in ("compound", "nmod", "poss", "amod") and land:
            return _FAR  # "**Turkey's** offensive": whose it is
        if dep == "pobj" and land and tree.low[above] in ("between", "amid"):
            return _FAR  # "a conflict **between Turkey** and the Kurds"
        if dep in ("compound", "nmod", "poss", "amod") and above in carriers:
            return 1 if above == t else 2
        built = self._places[number].precision in ("site", "border") and act.type not in _SPOKEN
        if dep == "dobj" and above in carriers and (built or act.act.partition("/")[0] in _ON_THE_SPOT):
            return 1  # "shelled **Srbica**", "reopened **the Rafah crossing**"
        if dep == "dobj" and tree.lemma[above] in _BEING_THERE and _beside(tree, above, carriers):
            return 3
        if dep in ("compound", "nmod", "poss") and tree.dep[above] == "dobj" and tree.head[above] in carriers:
            return 3 if act.act.partition("/")[0] in _ON_THE_SPOT else _FAR
        if dep != "pobj" and (torn := _torn_off(tree, self._first(tree, number))) is not None:
            dep, above = "pobj", torn  # "**In Khujand**, Tajikistan, guards …", hung on *guards*
        if dep != "pobj" or tree.low[above] not in allowed:
            return _FAR
        governor = tree.head[above]
        if tree.dep[above] == "prep" and tree.dep[governor] == "prep":  # "**out of** Ofer jail"
            governor = tree.head[governor]
        return self._of_governor(tree, governor, above, act, carriers, number)

    def _first(self, tree: Tree, number: int) -> int:
        """The token that a place's words begin with."""
        start = self._places[number].span[0]
        return next((t for t in range(tree.size) if tree.sentence.starts[t] >= start), 0)

    def _on_the_spot(self, act: Act, place: int) -> bool:
        aimed = act.act.partition("/")[0] in ("ASSAULT", "MOBILIZE", "COERCE", "RETREAT")
        return aimed or self._places[place].precision in ("site", "water", "border", "region", "disputed")

    def _of_governor(
        self, tree: Tree, governor: int, preposition: int, act: Act, carriers: Sequence[int], place: int
    ) -> int:
        t = act.trigger
        if governor in carriers and (tree.low[preposition] != "on" or self._on_the_spot(act, place)):
            return carriers.index(governor)
        if tree.low[preposition] == "on" and not self._on_the_spot(act, place):
            return _FAR  # "called **on New Delhi**"
        if tree.dep[governor] == "acomp" and tree.head[governor] in carriers:
            return 1  # "is due **in Seoul**"
        for _ in range(
            4
        ):  # down the phrase: "nine Turks **in X**", "launchers **around Y**", "the president, **in Z**,"
            above = tree.head[governor]
            dep = tree.dep[governor]
            other = (act.sentence, governor) in self._triggers and governor != t
            if dep == "dobj" and (act.act.partition("/")[0] in _SPOKEN or tree.lemma[t] in _TOPICAL):
                break  # "discussed the situation **in Ukraine**", "asked for its bases **in Syria**"
            lasting = any(
                tree.lemma[p] in _SPELLS for p in tree.by_dep(governor, "pobj")
            )  # "met **for ten hours** in Belgrade"
            if dep == "prep" and tree.low[governor] in _ABOUT and not lasting:
                break  # "punish Russia for the events **in Salisbury**"
            if tree.is_verb(governor) or other:  # "condemned the **arrest** of a priest in Managua"
                break
            if dep in ("dobj", "nsubjpass", "pobj", "prep", "agent", "conj", "attr", "dative", "appos"):
                if above in carriers:
                    return 2 if dep != "prep" else 3
                governor = above
                continue
            if dep == "nsubj" and above in carriers:
                apart = preposition > 0 and tree.low[preposition - 1] == ","
                return 3 if apart or not tree.is_verb(t) else 4
            break
        if tree.is_verb(governor):
            if (
                tree.tag[governor] == "VBG"
                and tree.lemma[governor] in _BEING_THERE
                and _beside(tree, governor, carriers)
            ):
                return 3  # "**speaking in Darwin**, he demanded"
            main = carriers[-1]
            shared = tree.dep[main] == "conj" and tree.first_conjunct(main) == governor
            if shared and not tree.by_dep(main, "nsubj", "nsubjpass"):
                return 5
            if tree.dep[governor] == "xcomp" and tree.head[governor] in carriers:
                return 4
            if tree.head[main] == governor and tree.dep[main] in ("xcomp", "advcl") and tree.has_to(main):
                return 4  # "rose **in the Commons** to accuse", "**in Khujand** guards are reported to have exchanged"
            if act.type in _SPOKEN and tree.lemma[governor] in REPORTING and _told_by(tree, main, governor):
                return 4  # "said **in Sukhumi** that it would never be given back"
            told_of = tree.head[governor]
            there = tree.dep[governor] == "relcl" and tree.lemma[governor] in _BEING_THERE | {"be", "stay"}
            same = tree.head[told_of] in carriers or tree.head[carriers[-1]] == told_of
            if there and (tree.dep[told_of] in ("nsubj", "nsubjpass", "ROOT")) and same:
                return 4  # "the minister, who was **in New York**, called …"
            beside = tree.dep[governor] == "conj" and tree.head[governor] in carriers and act.type in _SPOKEN
            if beside and tree.lemma[governor] in REPORTING and not tree.by_dep(governor, "nsubj", "nsubjpass"):
                return 5  # "blamed Pyongyang and **told reporters in Seoul** that …"
            if tree.dep[main] == "advcl" and tree.head[main] == governor and tree.tag[main] == "VBG":
                return 4  # "shelled the port in Poti, **killing** two"
        return _FAR


#: Verbs whose object is a topic.
_TOPICAL = frozenset("discuss debate address review raise consider welcome praise hail".split())
#: Prepositions of what something is about, because of or besides.
_ABOUT = frozenset("for over about regarding concerning despite since after before because".split())
_SPELLS = frozenset("second minute hour day night week month year time while".split())
_SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "AGREE", "THREATEN", "SUPPORT", "CONCEDE"})


def _told_by(tree: Tree, verb: int, governor: int) -> bool:
    """Whether a clause is what the governor says, however deep."""
    for _ in range(4):
        if tree.dep[verb] not in ("ccomp", "xcomp", "conj"):
            return False
        verb = tree.head[verb]
        if verb == governor:
            return True
    return False


def _carriers(tree: Tree, t: int) -> list[int]:
    """The act's word, and the verbs that carry it: its light verb, or the verb of the clause whose subject or object it is."""
    found = [t]
    if tree.is_verb(t):
        return found
    support = predicate(tree, t).support
    if support is not None:
        found.append(support)
    x = t
    for _ in range(6):
        above = tree.head[x]
        if above == x or tree.dep[x] in ("ccomp", "relcl", "advcl", "acl"):
            break
        if tree.is_verb(above):
            if above not in found:
                found.append(above)
            break
        x = above
    return found


def _whole_name(tree: Tree, place: int) -> int:
    """The head of the name that a place is told by or in apposition to: "**Tripoli**, Lebanon", "the **city** of Sirte"."""
    for _ in range(3):
        above = tree.head[place]
        dep = tree.dep[place]
        if dep == "appos" or (dep == "npadvmod" and tree.tag[above] in ("NNP", "NNPS")):
            place = above
        elif dep == "pobj" and tree.low[above] == "of" and _settled(tree, tree.head[above]):
            place = tree.head[above]  # "the city **of Sirte**", "near the headwaters **of the Cenepa**"
        elif dep == "poss" and tree.lemma[above] in _SETTLED and tree.dep[above] == "pobj":
            place = above  # "on **Hebron's** main street"
        elif dep == "conj" and tree.tag[above] in ("NNP", "NNPS"):
            place = above
        elif dep in ("compound", "nmod") and (
            tree.lemma[above] in _SETTLED or (_located(tree, above) and tree.tag[above] == "NNS")
        ):
            place = above  # "in **Jenin** soldiers shot", where *soldiers* was hung on the preposition
        else:
            break
    return place


def _settled(tree: Tree, noun: int) -> bool:
    return tree.lemma[noun] in _SETTLED or _located(tree, noun)


def _located(tree: Tree, noun: int) -> bool:
    return tree.dep[noun] == "pobj" and tree.low[tree.head[noun]] in (
        "in",
        "near",
        "at",
        "outside",
        "around",
        "on",
        "off",
    )


_SETTLED = frozenset(
    """city town village port capital district province region suburb neighbourhood neighborhood area island peninsula airport base
    camp border outskirts coast north south east west centre center part side border crossing airspace waters market
    prison hospital street square avenue quarter harbor harbour waterfront seafront cathedral mosque stadium""".split()
)


def _torn_off(tree: Tree, first: int) -> int | None:
    """The preposition right before a place that the model left without an object, or ``None``."""
    before = first - 1
    if before > 0 and tree.low[before] == "the":
        before -= 1
    return before if before >= 0 and tree.dep[before] == "prep" and not tree.by_dep(before, "pobj", "pcomp") else None


def _where_clause(tree: Tree, place: int) -> int | None:
    """The verb of the clause that *where* hangs on the place ("Batumi, **where** X refused"), or ``None``."""
    for c in tree.children[place]:
        if tree.dep[c] == "relcl" and any(tree.low[x] == "where" for x in tree.subtree(c)[:3]):
            return c
    return None


def _beside(tree: Tree, participle: int, carriers: Sequence[int]) -> bool:
    """Whether a participle tells what the doer does meanwhile: it hangs on the act's verb or on its subject."""
    above = tree.head[participle]
    return above in carriers or (tree.dep[above] in ("nsubj", "nsubjpass") and tree.head[above] in carriers)
