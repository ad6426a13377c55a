"""Who holds an operator (proposes, demands, denies …), whom it is put to, and who acts under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from detente.coder.fillers import Fillers
from detente.coder.matching import Match
from detente.grammar import Tree
from detente.grammar.chain import Link
from detente.grammar.predication import surface_subject
from detente.grammar.words import LIGHT, REPORTING
from detente.lexicon import Operator

__all__ = ["commands", "controlled", "holder_of", "others", "own_forces", "teller", "whom", "with_other_side"]


_ANSWERING = frozenset("reject refuse dismiss defy ignore accept heed obey rebuff spurn decline deny approve".split())
#: Speech acts that are somebody else's where one rejects them.
_OTHERS_WORD = frozenset({"ACCUSE", "REQUEST", "THREATEN", "AGREE", "SUPPORT"})


def controlled(
    tree: Tree, found: Match, links: Sequence[Link], operators: Mapping[str, Operator], fillers: Fillers
) -> Match:
    """Give an act without an actor the holder (or addressee) of the nearest operator that names one."""
    preventing = _preventing(tree, links, operators, fillers)
    if preventing and found.act.startswith("ASSAULT"):
        found = replace(found, actors=tuple(e for e in found.actors if e not in preventing))
    if found.actors and not found.frame.two_sided:
        return found
    for link in links:
        operator = operators[link.operator]
        own_deed = link.slot == "comp" and operator.kind in ("denial", "threat") and not found.frame.two_sided
        if link.slot in ("aux", "adv", "adj", "mark", "prep", "comp") and not own_deed:
            continue
        if operator.kind == "prevention" and link.slot in _FOILED and found.act.startswith("ASSAULT"):
            return found if found.recipients else replace(found, recipients=preventing)
        if tree.lemma[link.token] == "discuss" and found.act.startswith(("ASSAULT", "RETREAT/ceasefire")):
            return found  # "discussed a ceasefire": between others, as like as not
        holder, addressee = holder_of(tree, link, operator, fillers)
        if found.frame.two_sided:
            asked = (
                operator.kind == "request" and link.slot == "obj" and tree.is_verb(link.token)
            )  # "requested a meeting with Qatari officials"
            if (operator.control != "subj" and not asked) or len(found.actors) > 1:
                return found
            extra = tuple(
                e
                for e in (*holder, *addressee)
                if e not in found.actors and not fillers.countries((e,)) & fillers.countries(found.actors)
            )
            return replace(found, actors=(*extra, *found.actors))
        if (
            operator.kind in ("refusal", "denial", "approval")
            and link.slot == "obj"
            and found.act.partition("/")[0] in _OTHERS_WORD
        ):
            return found  # "rejected the protest": it was not his own
        side = holder if operator.control == "subj" else addressee
        if operator.kind == "ordering" and not side and commands(holder, fillers) and _own_men(tree, link, fillers):
            side = holder  # "Putin ordered **the army** to withdraw"
        side = tuple(e for e in side if e not in found.recipients and e not in preventing)
        if (
            link.slot == "comp"
            and operator.kind == "threat"
            and fillers.countries(side) & fillers.countries(found.recipients)
        ):
            return found  # "Kyiv warned that Ukrainians would be killed"
        if side:
            return replace(found, actors=side)
    return found


def _preventing(
    tree: Tree, links: Sequence[Link], operators: Mapping[str, Operator], fillers: Fillers
) -> tuple[int, ...]:
    """Who prevents the act: it is another's, and aimed at him where nobody else is named ("Ankara **foiled** an attack")."""
    over = (x for x in links if operators[x.operator].kind == "prevention" and x.slot in _FOILED)
    return next((holder_of(tree, x, operators[x.operator], fillers)[0] for x in over), ())


#: Slots of what is prevented.
_FOILED = ("obj", "from", "of")


def commands(holder: Iterable[int], fillers: Fillers) -> bool:
    """Whether somebody among the holders may give orders to a state's men ("the opposition told the army to …" asks)."""
    return any(fillers.layer[e].sector not in _WITHOUT_COMMAND for e in holder)


#: Sectors that nobody in office takes orders from.
_WITHOUT_COMMAND = frozenset(
    {"OPP", "PTY", "CVL", "SOC", "LAB", "REB", "UAF", "PRM", "JRN", "REL", "EDU", "BUS", "AGR"}
)


def _own_men(tree: Tree, link: Link, fillers: Fillers) -> bool:
    """Whether an order goes to *the army*, *troops*, *police* without a state."""
    told = fillers.predication(link.token).slots.get("obj", ())
    return bool(told) and all(tree.lemma[t] in _FORCES and not fillers.entities((t,)) for t in told)


def with_other_side(tree: Tree, i: int, found: Match, fillers: Fillers) -> Match:
    """Give talks told with one side only ("talks **with Ukraine**") the other: who does what the talks are the time or
    setting of, or speaks of them ("Putin says that there is progress during …").
    """
    fight = found.act.startswith("ASSAULT") and tree.dep[i] == "pobj" and tree.low[tree.head[i]] in ("amid", "during")
    talks = found.act.startswith("CONSULT")
    if not found.frame.two_sided or len(found.actors) != 1 or not (talks or fight) or tree.is_verb(i):
        return found
    if found.actors[0] not in fillers.entities(fillers.predication(i).slots.get("with", ())):
        return found
    told = fillers.countries(found.actors)
    t = i
    for _ in range(tree.size):
        above = tree.head[t]
        if above == t:
            return found
        if t == i and tree.dep[t] in ("dobj", "nsubjpass") and tree.is_verb(above) and tree.lemma[above] not in LIGHT:
            return found  # "welcomed the talks with Iran": it may have no part in them
        t = above
        if not tree.is_verb(t) or tree.dep[t] == "xcomp":
            continue
        side = fillers.entities(surface_subject(tree, t), agent=True)
        if side and fillers.political(side):
            other = not fillers.countries(side) & told and (tree.head[t] == t or tree.lemma[t] in REPORTING)
            return replace(found, actors=(*side, *found.actors), unmet=False, lacks_side=False) if other else found
    return found


def own_forces(tree: Tree, i: int, found: Match, fillers: Fillers) -> Match:
    """Give an act of *soldiers* or *the army* without a state the one whose ministry or army tells it.

    "The Russian Defence Ministry said **soldiers** had captured the village"; so too an attack of which an army tells: "the
    Egyptian army said **an offensive** against militants had killed nine".
    """
    if found.actors or found.frame.two_sided:
        return found
    slots = fillers.predication(i).slots
    if tree.is_verb(i):
        doers = slots.get("subj", ())
        if not doers or any(tree.lemma[t] not in _FORCES or fillers.entities((t,)) for t in doers):
            return found
        sayers, sectors = slots.get("sayer", ()), {"MIL", "GOV"}
    else:
        verb = tree.head[tree.first_conjunct(i)]
        its_own = found.act.startswith("ASSAULT") and found.recipients and tree.dep[i] == "nsubj" and tree.is_verb(verb)
        if not its_own or slots.get("poss") or slots.get("by"):
            return found
        sayers, sectors = fillers.predication(verb).slots.get("sayer", ()), {"MIL"}
    told = [e for e in fillers.entities(sayers) if fillers.layer[e].sector in sectors]
    own = tuple(e for e in told if fillers.layer[e].country)[:1]
    if not own or fillers.countries(own) & fillers.countries(found.recipients):
        return found
    return replace(found, actors=own, unmet=False)


_FORCES = frozenset("soldier troop force army navy military police paratrooper marine airman gunner commando".split())


def holder_of(tree: Tree, link: Link, operator: Operator, fillers: Fillers) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who proposes, demands, threatens …, and whom it is put to. The slot that holds the act names no addressee."""
    slots = fillers.predication(link.token).slots
    noun = not tree.is_verb(link.token)
    verb = tree.head[link.token] if noun and tree.dep[link.token] == "dobj" else -1
    if verb >= 0 and tree.lemma[verb] in _ANSWERING:  # "rejected an offer **from Poland**": never who rejects it
        told = [t for name in ("poss", "by", "from") for t in slots.get(name, ())]
        told += fillers.predication(verb).slots.get("from", ())
        holder = fillers.entities(told) or _named_before(slots, fillers)
    else:
        holder = fillers.entities(
            (*slots.get("subj", ()), *(() if slots.get("subj") else slots.get("support_subj", ())))
        )
        if not holder and noun:
            holder = _named_before(slots, fillers)
        if not holder and verb >= 0:
            holder = fillers.entities(surface_subject(tree, verb))  # "raised the threat of a ban"
    if not holder and fillers.predication(link.token).passive and operator.control == "subj":
        holder = fillers.entities(slots.get("obj", ()))  # "Serbia is committed to talks"
    if not tree.is_verb(link.token) and tree.dep[link.token] == "dobj" and operator.kind == "request":
        answerer = tree.head[link.token]
        if tree.lemma[answerer] in _ANSWERING:  # "**Kyiv** rejected the Russian ultimatum to surrender"
            found = others(fillers.entities(surface_subject(tree, answerer)), holder, fillers)
            if found and holder:
                return holder, found
    for slot in operator.addressee:
        if slot == link.slot:
            continue
        found = others(fillers.entities(slots.get(slot, ())), holder, fillers)
        if found:
            return holder, found
    return holder, ()


def _named_before(slots: Mapping[str, tuple[int, ...]], fillers: Fillers) -> tuple[int, ...]:
    """The side that stands before the noun ("an **Israeli** request")."""
    return fillers.entities((t for t in slots.get("mod", ()) if fillers.at[t] >= 0), deep=False)


def teller(holder: tuple[int, ...], operator: Operator, fillers: Fillers) -> int | None:
    """Who says it: the first holder; what two states agree on together the narrator tells."""
    joint = operator.kind == "agreement" and len(fillers.countries(holder)) > 1
    return None if joint or not holder else holder[0]


def others(indices: Iterable[int], holder: tuple[int, ...], fillers: Fillers) -> tuple[int, ...]:
    """Leave out the holder himself, by whatever mention ("warned that *it* would"), and his state's bare name."""
    own = {fillers.layer[e].entity for e in holder} - {None}
    home = fillers.countries(holder)
    state = any(fillers.layer[e].kind == "state" and not fillers.layer[e].given for e in holder)
    if state and fillers.countries(indices := tuple(indices)) - home:  # "Russia agreed that Blinken and Lavrov meet"
        indices = tuple(e for e in indices if fillers.layer[e].given or fillers.layer[e].country not in home)
    return tuple(
        e
        for e in indices
        if e not in holder
        and (
            fillers.layer[e].given
            or not (
                fillers.layer[e].entity in own
                or (fillers.layer[e].kind in ("state", "place") and fillers.layer[e].country in home)
            )
        )
    )


def whom(
    found: Match,
    kind: str,
    operator: Operator,
    holder: tuple[int, ...],
    addressee: tuple[int, ...],
    fillers: Fillers,
) -> Match:
    """Give an act without a recipient the one it is promised to or threatens, and aid the one who asks for it.

    "guaranteed **the army** a delivery of food", "threatened **Japan** with a deployment", "**Kyiv** asked Berlin for tanks".
    """
    if found.recipients or found.frame.two_sided:
        return found
    side: tuple[int, ...] = ()
    if operator.kind == "threat" or (operator.kind in ("agreement", "proposal") and kind in ("AID", "COOPERATE")):
        side = addressee
    elif operator.kind == "request" and kind == "AID":
        side = holder
    side = tuple(e for e in side if not fillers.countries((e,)) & fillers.countries(found.actors))
    return replace(found, recipients=side) if side else found
