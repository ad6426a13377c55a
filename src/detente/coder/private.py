"""Acts of single people, firms and clubs, of teams and of courts on private matters: what is borrowed for them is no event."""

from __future__ import annotations

from detente.coder.fillers import Fillers
from detente.types import Act

__all__ = ["PRIVATE_SECTORS", "blames_things", "by_a_namesake", "by_a_team", "of_private_law", "of_single_people"]

#: Sectors whose people are in no office.
PRIVATE_SECTORS = frozenset({"CVL", "BUS", "EDU", "MED", "LAB", "REL", "AGR", None})
#: Of these, those that a noun tells.
_TRADES = PRIVATE_SECTORS - {None}


def of_single_people(act: Act, fillers: Fillers) -> bool:
    """Whether one man, firm or club does it, alone or to another such ("a **Dutch widow** gave asylum to a tortoise").

    Here the words of states may be borrowed, so long as none tells of public life. Violence, protests and pleas for help
    stay, and what hits somebody of another state.
    """
    kind = act.act.partition("/")[0]
    single, pairs = fillers.words()
    civic = (single | pairs) & fillers.classes.get("civic", frozenset())
    public = civic - (fillers.classes.get("borrowed", frozenset()) - fillers.classes.get("public_word", frozenset()))
    sides = (*act.actors, *act.recipients)
    if kind == "PROTEST" or act.act.startswith("PROTEST"):  # a house ends its boycott; people's protests stay
        sides = tuple(_named_here(e, fillers) for e in sides)
        if any(
            fillers.layer[e].kind == "group" or fillers.tree.dep[fillers.layer[e].head] not in _BEFORE for e in sides
        ):
            return False
    if public or kind == "ASSAULT" or act.act == "REQUEST/assist":
        return False
    if not act.actors and kind != "REQUEST":
        return False
    if kind in ("COERCE", "SANCTION", "MOBILIZE") and len(fillers.countries(sides)) > 1:
        return False
    if act.recipients and len(fillers.countries(sides)) > 1 and all(_only_by_nation(e, fillers) for e in sides):
        return False  # "the Ukrainian accused the Russian": who they are was told before
    return bool(sides) and all(_single_private(e, fillers) for e in sides)


def _only_by_nation(e: int, fillers: Fillers) -> bool:
    m = fillers.layer[e]
    return m.kind == "state" and m.reason.endswith(":demonym") and fillers.tree.dep[m.head] not in _BEFORE


#: Tags of a single noun; the model takes some for adjectives ("chocolatier").
_SINGLE = frozenset({"NN", "JJ", "JJR"})
_BEFORE = frozenset({"amod", "compound", "nmod", "poss"})


def _named_here(e: int, fillers: Fillers) -> int:
    """A mention, or the one of the same sentence that it refers back to."""
    a = fillers.layer[e].antecedent
    return a if a is not None and fillers.layer[a].sentence == fillers.layer[e].sentence else e


def _single_private(e: int, fillers: Fillers) -> bool:
    """Whether a mention is one person, firm or club of a nation or city, in no office and no public cause."""
    m, tree = fillers.layer[_named_here(e, fillers)], fillers.tree
    if m.kind == "organisation":
        return m.sector == "BUS"
    if m.kind == "group":
        public = fillers.classes.get("public_person", frozenset())
        return tree.tag[m.head] == "NN" and m.sector in _TRADES and tree.lemma[m.head] not in public
    if m.kind not in ("state", "place"):
        return False
    if m.kind == "state" and m.reason.endswith(":name") and tree.dep[m.head] not in ("compound", "nmod"):
        return False
    if tree.dep[m.head] in ("amod", "compound", "nmod", "poss"):
        over = tree.head[m.head]
        kin = tree.tag[over] == "NNS" and tree.lemma[over] in fillers.classes.get("private_doer", frozenset())
        return kin or (tree.tag[over] in _SINGLE and _names_private(over, fillers))
    return m.reason.endswith(":demonym") and tree.tag[m.head] in ("NN", "NNP") and bool(tree.by_dep(m.head, "det"))


def by_a_team(act: Act, fillers: Fillers) -> bool:
    """Whether *a* side acts, which is one that plays: "**a** Cameroon **side** capitulated to Burundi"."""
    tree, doers = fillers.tree, [fillers.layer[e] for e in act.actors]
    return bool(doers) and all(
        m.reason.endswith("+side") and any(tree.low[c] in ("a", "an") for c in tree.by_dep(m.head, "det"))
        for m in doers
    )


def of_private_law(act: Act, fillers: Fillers) -> bool:
    """Whether a court decides between private people: "dismissed the suit of **a bride**"."""
    single, pairs = fillers.words()
    tree, civic = fillers.tree, (single | pairs) & fillers.classes.get("civic", frozenset())
    public = civic - fillers.classes.get("court_word", frozenset())
    if public or act.type not in ("REJECT", "REQUEST", "SUPPORT", "AGREE", "CONCEDE"):
        return False
    if (
        act.recipients
        or not act.actors
        or any(fillers.layer[e].sector != "JUD" for e in act.actors if not _a_city(e, fillers))
    ):
        return False
    below = [
        p for t in (act.trigger, *tree.by_dep(act.trigger, "dobj")) for p in tree.subtree(t) if tree.tag[p] == "NN"
    ]
    return any(_names_private(p, fillers) or tree.lemma[p] in _ANYBODY for p in below)


def blames_things(act: Act, fillers: Fillers) -> bool:
    """Whether weather, beasts or things are blamed, and nobody's state: "Kenya and Uganda drew and blamed **the mud**"."""
    tree, things = fillers.tree, [fillers.classes.get(c, frozenset()) for c in _BLAMELESS]
    told = tree.by_dep(act.trigger, "dobj")
    if act.type != "ACCUSE" or act.recipients or not told or tree.lemma[act.trigger] not in ("blame", "accuse"):
        return False
    return all(any(tree.lemma[t] in c for c in things) for t in told)


#: Classes of what nobody accuses in earnest.
_BLAMELESS = ("blamed_in_jest", "private_thing", "harmless_foe", "beast", "harmless_doer", "weather")


def _a_city(e: int, fillers: Fillers) -> bool:
    return fillers.layer[e].reason.endswith(":capital") or fillers.layer[e].kind == "place"


_ANYBODY = frozenset("man woman couple husband wife boy girl neighbour neighbor heir".split())


def _names_private(token: int, fillers: Fillers) -> bool:
    """Whether a noun names a private person, thing, house or club."""
    words = {fillers.tree.lemma[token], fillers.tree.low[token], *fillers.tree.pairs(token)}
    return any(not words.isdisjoint(fillers.classes.get(name, ())) for name in _PRIVATE_NOUNS)


_PRIVATE_NOUNS = ("private_doer", "private_one", "private_body", "private_venue", "player")


def by_a_namesake(act: Act, fillers: Fillers) -> bool:
    """Whether a house or a person only bears the name of a state ("the **White House**, a bakery in Tbilisi")."""
    tree = fillers.tree

    houses = fillers.classes.get("house", frozenset())

    def bears(e: int) -> bool:
        m = fillers.layer[e]
        told = [c for c in tree.by_dep(m.head, "appos") if c > m.head and tree.tag[c] == "NN"]
        return m.kind in ("state", "office", "organisation") and any(tree.lemma[c] in houses for c in told)

    return bool(act.actors) and all(bears(e) for e in act.actors)
