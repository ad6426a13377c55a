"""What of a sentence is political: scenes of sport, arts and markets, private people and borrowed words are left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.coder.fillers import Fillers
from detente.coder.invented import in_fiction, in_lore
from detente.coder.private import (
    PRIVATE_SECTORS,
    blames_things,
    by_a_namesake,
    by_a_team,
    of_private_law,
    of_single_people,
)
from detente.grammar import Tree
from detente.grammar.words import MEETINGS
from detente.types import Act, EntityMention

__all__ = ["political", "sporting"]


def political(acts: Sequence[Act], fillers: Fillers) -> list[Act]:
    """Return the acts of states, their officials and their peoples; of a scene only what somebody in office does."""
    kept = [a for a in acts if not _long_past(a, fillers)]
    if kept and not fillers.words()[0].isdisjoint(fillers.classes.get("game", frozenset())):
        kept = [a for a in kept if _of_states(a, fillers) or _between_states(a, fillers)]
    scene = _scene(fillers) if kept else None
    if scene is not None:
        apart = [a for a in kept if _of_states(a, fillers) or _claims(a, scene, fillers)]
        spoken = {a.trigger for a in apart if a.role == "speech"}
        kept = [a for a in kept if a in apart or not spoken.isdisjoint(a.under)]
    if kept and not _civic(fillers):
        kept = [a for a in kept if not (_private(a, fillers) if a.role == "act" else _of_things(a, fillers))]
    return [a for a in kept if not any(apolitical(a, fillers) for apolitical in _APOLITICAL)]


def _long_past(act: Act, fillers: Fillers) -> bool:
    """Whether history is told: "in **1648** the Dutch signed the treaty"."""
    tree, t = fillers.tree, act.trigger
    for _ in range(tree.size):
        for c in tree.by_dep(t, "prep"):
            if tree.low[c] in ("in", "since", "of", "from", "until"):
                years = [tree.low[p] for p in tree.by_dep(c, "pobj") if tree.tag[p] == "CD" and len(tree.low[p]) == 4]
                if any(y.isdigit() and 1000 < int(y) < _NEWS_SINCE for y in years):
                    return True
        if tree.head[t] == t:
            return False
        t = tree.head[t]
    return False


#: The first year of which a report tells as of its own time.
_NEWS_SINCE = 1900


def _between_states(act: Act, fillers: Fillers) -> bool:
    """Whether both sides are states, told by their names or by somebody in office."""
    sides = (act.actors, act.recipients) if act.recipients else (act.actors[:1], act.actors[1:])
    return all(
        any(
            (m.kind in ("state", "office") and m.reason.endswith(":name")) or m.sector in _OFFICIAL_SECTORS
            for m in side
        )
        for side in ([fillers.layer[e] for e in part] for part in sides)
    )


def _of_states(act: Act, fillers: Fillers) -> bool:
    """Whether an act is one of states for all the sport or art about it: by somebody in office, or over who may come."""
    return _official(act, fillers) or _barred_nation(act, fillers) or _sport_diplomacy(act, fillers)


def _sport_diplomacy(act: Act, fillers: Fillers) -> bool:
    """Whether a state told by its bare name keeps away or keeps out: "**India** refused to send **its** team to Pakistan"."""
    single, pairs = fillers.words()
    if (single | pairs).isdisjoint(fillers.classes.get("sport_diplomacy", frozenset())):
        return False
    doers = [fillers.layer[e] for e in act.actors]
    return bool(doers) and all(m.kind == "state" and m.reason.endswith(":name") for m in doers)


def _claims(act: Act, scene: str, fillers: Fillers) -> bool:
    """Whether states deal with one another over art, goods or a disaster ("Greece demanded that Britain return the sculptures").

    Force is borrowed there, and in sport everything is.
    """
    if scene not in _DEALT_OVER or act.type not in _DEALT_OVER[scene] or not act.actors:
        return False
    if scene == "arts" and _invented(fillers):
        return False
    doers = [fillers.layer[e] for e in act.actors]
    helps = act.type == "AID" and all(m.reason.endswith(":name") and fillers.tree.dep[m.head] == "nsubj" for m in doers)
    return helps or _between_states(act, fillers)


_CLAIMS = frozenset({"REQUEST", "RETREAT", "REJECT", "ACCUSE", "SANCTION"})
_DEALINGS = frozenset({"AID", "AGREE", "COOPERATE", "CONSULT", "REQUEST", "SUPPORT"})
#: Types of acts that stay between states in a scene.
_DEALT_OVER = {"arts": _CLAIMS, "nature": _DEALINGS, "market": _DEALINGS | _CLAIMS}


def _invented(fillers: Fillers) -> bool:
    """Whether a work of invention is told of."""
    single, _ = fillers.words()
    return not single.isdisjoint(fillers.classes.get("invented_work", frozenset()) - _BUILT) or not single.isdisjoint(
        fillers.classes.get("work_part", frozenset())
    )


#: Works that states quarrel over.
_BUILT = frozenset({"painting", "fresco", "mosaic", "canvas", "portrait"})


def _civic(fillers: Fillers) -> bool:
    """Whether a word of states, force or the law stands in the sentence."""
    single, pairs = fillers.words()
    return not (single | pairs).isdisjoint(fillers.classes.get("civic", frozenset()))


def _scene(fillers: Fillers) -> str | None:
    """The scene of a sentence that tells of sport, arts, markets or weather and of nothing civic beside it, else ``None``."""
    single, pairs = fillers.words()
    words = single | pairs
    civic = words & fillers.classes.get("civic", frozenset())
    if fillers.sporting and not civic:
        return "sport"
    if civic - fillers.classes.get("borrowed", frozenset()):
        return None
    for strong, weak in _SCENES:
        told = len(words & fillers.classes.get(strong, frozenset()))
        hinted = len(words & fillers.classes.get(weak, frozenset()))
        hinted += weak == "sport_weak" and _as_a_team(fillers)
        if civic and told + hinted < _WEAK_WORDS:
            continue
        if told or (hinted >= _WEAK_WORDS and not civic):
            return strong.partition("_")[0]
    return None


def _as_a_team(fillers: Fillers) -> bool:
    """Whether a state's bare name takes a plural, as a team's does: "**Belgium face** …", "**Canada** withdrew **their** …"."""
    tree = fillers.tree
    for m in (fillers.layer[e] for e in dict.fromkeys(fillers.at) if e >= 0):
        if m.reason.endswith(":pronoun") and m.text.lower() == "their" and m.antecedent is not None:
            whose, top = fillers.layer[m.antecedent], tree.head[m.head]
            while tree.dep[top] in _WITHIN and tree.head[top] != top:
                top = tree.head[top]
            here = whose.sentence == m.sentence and tree.dep[whose.head] == "nsubj" and tree.head[whose.head] == top
            named = whose.kind == "state" and whose.reason.endswith(":name") and not whose.text.endswith("s")
            if here and named and not tree.by_dep(whose.head, "conj"):
                return True
            continue
        verb = tree.head[m.head]
        if m.kind != "state" or not m.reason.endswith(":name") or tree.dep[m.head] != "nsubj" or m.text.endswith("s"):
            continue
        finite = [verb, *tree.by_dep(verb, "aux")]
        if not tree.by_dep(m.head, "conj") and any(tree.tag[f] == "VBP" for f in finite):
            return True
    return False


_WITHIN = frozenset({"dobj", "pobj", "prep", "poss", "pcomp", "xcomp", "advcl"})


def sporting(words: Sequence[frozenset[str]], classes: Mapping[str, frozenset[str]]) -> bool:
    """Whether a whole report tells of sport: two sentences of it do, and none has a word of public life that is not borrowed.

    ``words`` are those of each sentence, single and in pairs.
    """
    strong, civic = classes.get("sport_strong", frozenset()), classes.get("civic", frozenset())
    if any(w & (civic - classes.get("borrowed", frozenset()) | classes.get("public_word", frozenset())) for w in words):
        return False
    return sum(not w.isdisjoint(strong) for w in words) >= _SPORTING_SENTENCES


#: How many sentences with a word of sport make a report one of sport.
_SPORTING_SENTENCES = 2


#: Classes of words that tell a scene, one alone and two together.
_SCENES = (
    ("sport_strong", "sport_weak"),
    ("arts_strong", "arts_weak"),
    ("market_strong", "market_weak"),
    ("nature_strong", ""),
)
#: How many weak words of a scene make it. Tried 2 and 3.
_WEAK_WORDS = 2


def _private(act: Act, fillers: Fillers) -> bool:
    """Whether nobody takes part but people or things of a nation whom no word tells as official ("a Danish baker")."""
    sides = (*act.actors, *act.recipients)
    hostile = act.act.partition("/")[0] in ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE")
    if act.act.startswith("PROTEST") or (hostile and len(fillers.countries(sides)) > 1):
        return False
    firms = all(fillers.layer[e].kind == "organisation" and fillers.layer[e].sector == "BUS" for e in sides)
    return bool(sides) and (firms or all(_only_of_nation(e, fillers, act) for e in sides))


def _only_of_nation(e: int, fillers: Fillers, act: Act) -> bool:
    m, tree = fillers.layer[e], fillers.tree
    if m.reason.endswith(":capital") and _of_a_thing(m, tree, act):
        return True  # "the **Berlin** chatbot", "a **Tehran** carpet dealer"
    if m.reason.endswith(":demonym") and m.sector is None:
        one = tree.tag[m.head] in ("NN", "JJ", "NNP") and tree.by_dep(m.head, "det", "nummod")
        if one or tree.by_dep(m.head, "nummod"):
            return True  # "the Ugandan attacked", "five Poles shared …": nobody in office
        return tree.dep[m.head] in ("amod", "compound", "nmod", "poss")
    return m.kind == "place" or (m.kind == "group" and m.sector in PRIVATE_SECTORS) or m.country is None


def _barred_nation(act: Act, fillers: Fillers) -> bool:
    """Whether a body of many nations shuts out a whole nation: "FIFA suspends all **Russian clubs**", not one player."""
    bodies = {fillers.layer[e].country for e in act.actors if fillers.layer[e].kind == "organisation"}
    if act.type != "SANCTION" or not bodies & {"IGO", "NGO"}:
        return False
    tree, sides = fillers.tree, [fillers.layer[e] for e in act.recipients]
    whole = [m for m in sides if m.kind == "state" and m.country]
    plural = [m for m in whole if m.reason.endswith(":name") or tree.tag[tree.head[m.head]] in ("NNS", "NNPS")]
    return bool(plural)


def _of_things(act: Act, fillers: Fillers) -> bool:
    """Whether one without office speaks, told by nation or city only: "a **Mexican** tequila house refuses"."""
    sides = [fillers.layer[e] for e in (*act.actors, *act.recipients)]
    return bool(sides) and all(
        m.reason.endswith((":demonym", ":capital")) and m.kind == "state" and _of_a_thing(m, fillers.tree, act)
        for m in sides
    )


def _of_a_thing(m: EntityMention, tree: Tree, act: Act) -> bool:
    """Whether the name of a nation or city does no more than tell where somebody or something is from."""
    over = tree.head[m.head]
    modifies = tree.dep[m.head] in ("amod", "compound", "nmod", "poss") and over not in (act.trigger, *act.under)
    return modifies and tree.tag[over] in ("NN", "NNS") and tree.lemma[over] not in MEETINGS


def _done_privately(act: Act, fillers: Fillers) -> bool:
    """Whether kin, pets, books or players do it, whatever else is told beside them ("my **Lebanese aunt** declares war")."""
    tree, doers = fillers.tree, [fillers.layer[e] for e in act.actors]
    heads = [m.head if m.kind == "group" else tree.head[m.head] for m in doers if m.kind in ("group", "state")]
    named = all(m.kind == "group" or tree.dep[m.head] in ("amod", "compound", "nmod", "poss") for m in doers)
    private = fillers.classes.get("private_doer", frozenset())
    if any(_beast(m, fillers) for m in doers):
        return True
    if act.act in ("REQUEST/assist", "AID") or act.act.startswith("PROTEST"):
        return False  # dancers may seek asylum
    if not heads or len(heads) != len(doers) or not named or not all(tree.lemma[h] in private for h in heads):
        return False
    return all(_only_of_nation(e, fillers, act) for e in act.recipients)  # mothers may picket an embassy


def _told_first(e: int, fillers: Fillers) -> EntityMention:
    """The mention, or the one that it refers back to."""
    m = fillers.layer[e]
    return m if m.antecedent is None else fillers.layer[m.antecedent]


def _official(act: Act, fillers: Fillers) -> bool:
    """Whether somebody in office, in arms or in politics takes part; in a scene a capital is but a city, a captain a player."""
    sides = [_told_first(e, fillers) for e in (*act.actors, *act.recipients)]
    return any(
        (m.sector in _OFFICIAL_SECTORS and not m.reason.endswith((":capital", "+captain", "+side", "+general")))
        or m.kind in ("office", "armed-group", "party")
        for m in sides
    )


_OFFICIAL_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "REB", "COP", "UAF", "OPP", "PTY"})


def _beast(m: EntityMention, fillers: Fillers) -> bool:
    """Whether the noun that a nation's adjective goes with is a beast or plant: "**Kazakh eagles** and drones met"."""
    tree, over = fillers.tree, fillers.tree.head[m.head]
    if m.kind != "state" or not m.reason.endswith(":demonym") or tree.dep[m.head] not in ("amod", "compound"):
        return False
    beasts = fillers.classes.get("beast", frozenset()) | fillers.classes.get("harmless_doer", frozenset())
    return tree.tag[over] in ("NN", "NNS") and tree.lemma[over] in beasts


#: What takes an act out, whatever the scene.
_APOLITICAL = (
    _done_privately,
    blames_things,
    of_single_people,
    by_a_team,
    of_private_law,
    by_a_namesake,
    in_lore,
    in_fiction,
)
