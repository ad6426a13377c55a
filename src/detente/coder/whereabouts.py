"""Violence and protest whose sides are not named: where it was tells whose people; some violence is the ground of another act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as Set
from dataclasses import replace

from detente.coder.fillers import Fillers
from detente.grammar import Tree
from detente.types import Act, Status

__all__ = ["grounds", "of_war", "placed"]

#: What is left of an act's confidence where only the place of its clause tells whom it hit.
_PLACED = 0.8
#: Prepositions that tell where something was.
_WHERE = frozenset("in at near outside inside around across throughout within off on".split())
#: Prepositions before what an act answers, and nouns of answers.
_GROUNDS = frozenset({"after", "following", "since"})
_ANSWERS = frozenset({"response", "retaliation", "revenge", "reprisal", "reaction", "answer", "retribution"})
_BEGINNING = frozenset({"begin", "start"})
#: Nouns of violence on both sides, which without sides name no one's act.
_MUTUAL = frozenset(
    {"clash", "fighting", "battle", "violence", "war", "conflict", "skirmish", "fight", "combat", "hostility"}
)
#: Modes of arms that no private quarrel is fought with: where they are used, a city alone tells of politics.
_WAR_MODES = frozenset({"explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "unconventional"})


def placed(acts: Sequence[Act], fillers: Fillers) -> list[Act]:
    """Give violence and protest without a side the place that its clause names: "killed in a bombing of a mosque in the Yemeni **capital**".

    Only where all the places that the clause names are of one state.
    """
    found: list[Act] = []
    told = [a.trigger for a in acts if a.act.startswith(("ASSAULT", "PROTEST")) and not _sideless(a, fillers)]
    for act in acts:
        again = any(t not in fillers.other_clauses(act.trigger) for t in told)
        where = _placed(act, fillers) if _sideless(act, fillers) and not again else act
        if where is not act:
            told.append(act.trigger)
        found.append(where)
    return found


def _sideless(act: Act, fillers: Fillers) -> bool:
    sides = (*act.actors, *act.recipients)
    stateless = all(fillers.layer[e].country is None and not fillers.layer[e].given for e in sides)
    return act.role == "act" and act.act.startswith(("ASSAULT", "PROTEST")) and stateless


def of_war(act: Act, fillers: Fillers) -> bool:
    """Whether arms of war are used where no more than a city is named ("rebels shelled **Aleppo**")."""
    mode = act.act.partition("/")[2]
    told = mode in _WAR_MODES or (act.act.startswith("ASSAULT") and _by_fighters(act, fillers))
    return told and act.role == "act" and any(fillers.layer[e].country is not None for e in act.recipients)


def _by_fighters(act: Act, fillers: Fillers) -> bool:
    fighters, lemma = fillers.classes.get("militia", frozenset()), fillers.tree.lemma
    return any(lemma[t] in fighters for t in fillers.predication(act.trigger).slots.get("subj", ()))


def grounds(acts: Sequence[Act], fillers: Fillers) -> list[Act]:
    """Mark attacks without a side that another act answers or blames: "left in response to **the invasion**".

    ``under`` then names what answers it, which may itself be an attack ("fired rockets in retaliation for **the airstrikes**").
    """
    told = {a.trigger: a for a in acts if fillers.political((*a.actors, *a.recipients))}
    found = []
    for act in acts:
        answer = _answer(act.trigger, told, fillers) if _is_ground(act, fillers) else None
        found.append(act if answer is None else replace(act, ground=True, under=(answer,)))
    return found


def _is_ground(act: Act, fillers: Fillers) -> bool:
    """Whether an attack is told by a noun that means a known one, or some that hit a known target."""
    tree, t = fillers.tree, act.trigger
    if act.actors or any(fillers.layer[e].country is not None for e in act.recipients):
        return False
    if act.type != "ASSAULT" or act.status is not Status.OCCURRED or tree.is_verb(t):
        return False
    known = any(tree.low[c] == "the" for c in tree.by_dep(t, "det"))
    aimed = any(tree.low[c] in ("on", "against", "of") for c in tree.by_dep(t, "prep"))
    return (known or (aimed and tree.tag[t] == "NNS")) and tree.lemma[t] not in _MUTUAL


def _answer(noun: int, told: Mapping[int, Act], fillers: Fillers) -> int | None:
    """The trigger of the act that answers or blames what a noun tells, or ``None``."""
    tree = fillers.tree
    top, h = tree.first_conjunct(noun), tree.head[tree.first_conjunct(noun)]
    begun = tree.dep[top] == "nsubj" and tree.lemma[h] in _BEGINNING and tree.dep[h] == "advcl"
    if begun:  # "since **the invasion** began"
        return _above(h, told, fillers)
    blamed = told.get(h)
    if blamed is not None and blamed.type == "ACCUSE":  # "condemned **the bombing** of the hospital"
        return h
    said = next((t for t, a in told.items() if a.type == "ACCUSE" and noun in _blamed(t, fillers)), None)
    if said is not None:
        return said
    if tree.dep[top] != "pobj":
        return None
    answers = tree.low[h] in ("to", "for") and tree.lemma[tree.head[h]] in _ANSWERS
    return _above(h, told, fillers) if answers or tree.low[h] in _GROUNDS else None


def _blamed(trigger: int, fillers: Fillers) -> tuple[int, ...]:
    """What an adjective or noun of blame is said of: "says that **attacks** on the camp are appalling"."""
    return fillers.predication(trigger).slots.get("subj", ())


def _above(t: int, told: Mapping[int, Act], fillers: Fillers) -> int | None:
    """The nearest act that a word hangs on."""
    tree = fillers.tree
    while tree.head[t] != t:
        t = tree.head[t]
        if t in told:
            return t
    return None


def _placed(act: Act, fillers: Fillers) -> Act:
    protest = act.act.startswith("PROTEST")
    if not (_by_a_crowd(act, fillers) if protest else _with_arms(act, fillers)):
        return act
    apart = fillers.other_clauses(act.trigger)
    named = fillers.countries(e for e in fillers.at if e >= 0 and fillers.layer[e].country is not None)
    places = _places(act.trigger, fillers, apart)
    if not places and len(named) == 1:  # "arrested in **Seoul** after stabbing two officers"
        places = _places(act.trigger, fillers, frozenset())
    if len(fillers.countries(places)) != 1:
        return act
    confidence = round(act.confidence * _PLACED, 3)
    if protest:  # the people of a place protest there
        return replace(act, actors=places[:1], confidence=confidence)
    return replace(act, recipients=places[:1], confidence=confidence)


def _by_a_crowd(act: Act, fillers: Fillers) -> bool:
    crowds, lemma = fillers.classes.get("protester", frozenset()), fillers.tree.lemma
    return any(lemma[t] in crowds for t in fillers.predication(act.trigger).slots.get("subj", ()))


def _with_arms(act: Act, fillers: Fillers) -> bool:
    """Whether the act is an attack by its noun, or its verb's clause tells of arms or of an attack."""
    tree, t = fillers.tree, act.trigger
    if not tree.is_verb(t):
        named = tree.lemma[t] in fillers.violent or any(p in fillers.violent for p in tree.pairs(t))
        toll = fillers.in_sentence_but(("@toll",), fillers.other_clauses(t))
        return named and toll  # without harm done a "bombardment" may be borrowed
    if any(tree.tag[s] == "PRP" for s in fillers.predication(t).slots.get("subj", ())):
        return False  # "fighters whom **we** captured in Syria": by somebody told elsewhere
    return fillers.in_sentence_but(_ARMS, fillers.other_clauses(t)) or (tree.lemma[t] in _ARMED_VERBS)


#: Classes of arms, of attacks and of those who carry arms.
_ARMS = ("@arms_used", "@explosive", "@attack_noun", "@militia", "@knife", "@firearm")
#: Verbs that name the arm.
_ARMED_VERBS = frozenset("stab shoot bomb shell behead bombard strafe".split())


def _places(trigger: int, fillers: Fillers, apart: Set[int]) -> tuple[int, ...]:
    """The mentions of states and their places, in text order, that tell where an act was; none among the tokens ``apart``."""
    named = (fillers.at[t] for t in range(fillers.tree.size) if fillers.at[t] >= 0 and t not in apart)
    told = (e for e in dict.fromkeys(named) if fillers.layer[e].country is not None)
    return tuple(e for e in told if _is_where(e, trigger, fillers))


def _is_where(e: int, trigger: int, fillers: Fillers) -> bool:
    """Whether a mention stands, however deep, behind a preposition of place below the verb or noun of the act."""
    tree, m = fillers.tree, fillers.layer[e]
    t, located = m.head, False
    if tree.dep[t] in ("amod", "compound", "nmod", "poss") and tree.lemma[tree.head[t]] in fillers.violent:
        return False  # "killed in the **US** airstrikes": whose they were
    before = m.tokens[0] - 1
    if tree.dep[t] == "appos" and before >= 0 and tree.dep[before] == "pobj":
        t = before  # "in the capital **Bangui**", which the parser may hang on another noun
    above = _ancestors(trigger, tree)
    for _ in range(tree.size):
        located = located or (tree.tag[t] == "IN" and tree.low[t] in _WHERE)
        if t in above:
            return located
        harms = tree.lemma[t] in fillers.classes.get("toll", ()) or tree.lemma[t] in _ARMED_VERBS
        apart = tree.dep[t] in ("acl", "relcl")
        if tree.head[t] == t or (tree.is_verb(t) and (apart or not harms)):
            return False  # "a drama shot **in Montevideo**": where something else was done
        t = tree.head[t]
    return False


def _ancestors(t: int, tree: Tree) -> frozenset[int]:
    """A token and all that it hangs on."""
    found = {t}
    while tree.head[t] not in found:
        t = tree.head[t]
        found.add(t)
    return frozenset(found)
