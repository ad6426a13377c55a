"""Choosing between readings of the same words, and joining what is left to the user's own mentions."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as Set
from dataclasses import replace

from detente.coder.fillers import Fillers
from detente.coder.parts import (
    SHARED,
    both_wound,
    governor,
    of_two,
    with_missing_side,
    without_committing,
    without_parts,
    wounded_in,
)
from detente.grammar import Tree
from detente.grammar.words import MEASURES
from detente.ontology import MATERIAL_CONFLICT
from detente.types import Act, Status

__all__ = ["LINKED_CONFIDENCE", "answered", "blamed", "link_given", "one_reading", "without_support"]

#: Confidence of an act whose participants were joined to the user's own mentions without a grammatical path.
LINKED_CONFIDENCE = 0.25


def one_reading(acts: Sequence[Act], over: Set[tuple[int, int, str]], fillers: Fillers) -> list[Act]:
    """Keep one of two readings of the same words.

    ``over`` holds ``(operator token, act token, operator kind)``. "Suspended aid" is a frame, and an end put to an act of
    aid; "barred the envoy from returning" is a refusal, and no second act prevented; "sanctions regime" names one thing
    twice. A speech act that an operator reads together with its content wins over a frame on the same verb.
    """
    tree = fillers.tree
    dropped: set[int] = set()
    gained: dict[int, tuple[int, ...]] = {}
    meant: set[int] = set()
    triggers = {a.trigger: a for a in acts if a.role == "act"}
    pairs = {(token, below): kind for token, below, kind in over}
    for number, noun in enumerate(acts):
        if noun.role != "act":
            continue
        above = triggers.get(tree.head[noun.trigger])
        refused = above is not None and above.type == "REJECT" and tree.dep[noun.trigger] in ("csubj", "nsubj")
        if refused and tree.tag[noun.trigger] == "VBG":  # "**lifting** the ban is out of the question"
            dropped.add(number)
        if above is not None and tree.dep[noun.trigger] == "compound" and above.type == noun.type:
            dropped.add(number)
        ordered = above if above is not None else triggers.get(tree.head[tree.head[noun.trigger]])
        below = tree.is_verb(noun.trigger) and tree.dep[noun.trigger] in ("ccomp", "xcomp", "acl")
        order = ordered is not None and ordered is not noun and tree.lemma[ordered.trigger] == "order"
        if ordered is not None and below and order and ordered.type == noun.type and not of_two(ordered, noun, fillers):
            retold = ordered if noun.actors else noun  # "**ordered** his forces placed on alert"
            dropped.update(n for n, a in enumerate(acts) if a is retold)
        whole = tree.of_what(noun.trigger)
        if whole in triggers and triggers[whole].type == noun.type and tree.lemma[whole] in MEASURES:
            dropped.update(n for n, a in enumerate(acts) if a is triggers[whole])  # "a round of talks"
        purpose = triggers.get(_aims_of(noun.trigger, tree))
        aim = tree.tag[noun.trigger] == "VB"
        same = purpose is not None and purpose.act.partition("/")[0] == noun.act.partition("/")[0]
        if purpose is not None and aim and same and noun.act.partition("/")[0] in ("CONSULT", "PROTEST"):
            dropped.add(number)  # "met Putin to discuss Syria" is one meeting, "gathered to protest" one protest
            if not purpose.recipients and noun.type == "PROTEST":
                gained[id(purpose)] = noun.recipients
        if purpose is not None and aim and purpose.type == "MOBILIZE" and noun.type == "ASSAULT":
            meant.add(id(noun))  # "troops were deployed **to fight**"
        for other, verb in enumerate(acts):
            kind = pairs.get((verb.trigger, noun.trigger))
            if kind is None or verb.role != "act":
                continue
            claimed = not tree.is_verb(verb.trigger) or tree.lemma[verb.trigger] in _CLAIMING
            told = verb.type == "ACCUSE" and kind in ("accusation", "hearsay") and claimed
            answered = verb.type in ("REJECT", "ACCUSE") and kind in ("denial", "refusal")
            if noun.status is Status.DENIED and (told or answered):
                dropped.add(other)  # a claim told and denied in one sentence is one mention (decision 6)
                continue
            ended = kind in ("ending", "cancellation", "postponement") and noun.status is Status.NEGATED
            if kind == "prevention" or (ended and verb.type != noun.type):
                dropped.add(number)
            elif verb.type == noun.type and not of_two(verb, noun, fillers):
                fuller = (bool(verb.actors) + bool(verb.recipients), verb.confidence) >= (
                    bool(noun.actors) + bool(noun.recipients),
                    noun.confidence,
                )
                dropped.add(number if fuller else other)
    acts = [
        replace(a, recipients=gained[id(a)])
        if id(a) in gained
        else replace(a, status=Status.PROPOSED)
        if id(a) in meant and a.status is Status.OCCURRED
        else a
        for a in acts
    ]
    triggers = {a.trigger: a for a in acts if a.role == "act"}
    for number, speech in enumerate(acts):  # "signed an agreement to build a base": signed, and agreed on, at once
        carrier = fillers.predication(speech.trigger).support if speech.role == "speech" else None
        signed = triggers.get(-1 if carrier is None else carrier)
        if signed is not None and speech.type == "AGREE" and signed.type in ("SUPPORT", "AGREE"):
            dropped.add(number)
    spoken = {a.trigger for a in acts if a.role == "speech"}
    frames = {(a.trigger, a.type): a for a in acts if a.role == "act"}
    return [
        _merged(act, frames[act.trigger, act.type])
        if act.role == "speech" and (act.trigger, act.type) in frames
        else act
        for number, act in enumerate(acts)
        if number not in dropped and (act.role == "speech" or act.trigger not in spoken)
    ]


#: Verbs of claims, which are one with what they claim where that is denied.
_CLAIMING = frozenset({"claim", "allege", "assert", "maintain", "contend"})


def _aims_of(i: int, tree: Tree) -> int:
    """The verb whose aim an infinitive tells ("gathered **to protest**", "gathered in cities in order **to protest**"), or -1."""
    h = tree.head[i]
    if tree.dep[i] in ("advcl", "xcomp"):
        return h
    if tree.dep[i] != "acl" or tree.low[h] != "order":
        return -1
    for _ in range(tree.size):
        if tree.is_verb(h) or tree.head[h] == h:
            return h
        h = tree.head[h]
    return -1


def _merged(speech: Act, frame: Act) -> Act:
    """One speech act of an operator's reading and a frame's: the content's mode, the longer of two like codes."""
    mode, cameo = speech.mode, speech.cameo
    vague = mode in ("change", "allege") and frame.mode is not None  # the words for anything else
    if mode is None or vague:
        mode, cameo = frame.mode, frame.cameo or cameo
    elif frame.cameo and frame.mode == mode and len(frame.cameo) > len(cameo or ""):
        cameo = frame.cameo
    return replace(
        speech,
        mode=mode,
        cameo=cameo,
        contexts=tuple(sorted({*speech.contexts, *frame.contexts})),
        actors=speech.actors or frame.actors,
        recipients=speech.recipients or frame.recipients,
        rules=(*frame.rules, *(r for r in speech.rules if r not in frame.rules)),
        confidence=max(speech.confidence, frame.confidence),
    )


def without_support(acts: Sequence[Act], fillers: Fillers) -> list[Act]:
    """Keep one of two readings where a verb and the act noun it governs tell the same act ("launched an attack").

    The reading with more sides stays and takes what only the other tells; between equals the noun does, whose verb only
    supports it, else the verb.
    """
    acts = list(without_committing(dict(enumerate(acts)), fillers).values())
    verbs = {a.trigger: n for n, a in enumerate(acts) if a.role == "act" and fillers.tree.is_verb(a.trigger)}
    kept: dict[int, Act] = dict(enumerate(acts))
    absorbed: dict[int, int] = {}
    for number, noun in enumerate(acts):
        if noun.role != "act" or noun.trigger in verbs:
            continue
        over, light = governor(noun.trigger, fillers)
        if over < 0 and noun.type == "ASSAULT" and not noun.actors:
            over = wounded_in(noun.trigger, verbs, fillers)
        if over >= 0 and over not in verbs and fillers.tree.dep[over] == "conj" and noun.type != "CONSULT":
            over = fillers.tree.head[over]  # "are killed and others injured by strikes"
        other = verbs.get(over, -1)
        if other not in kept and over in absorbed and number in kept and not noun.actors and noun.type == "ASSAULT":
            del kept[number]  # "strikes kill ten, including five **in a strike** on …"
            continue
        if other not in kept or number not in kept:
            continue
        verb = kept[other]
        if verb.type != noun.type and verb.act.partition("/")[0] != noun.act.partition("/")[0]:
            continue
        if verb.mode == "third-party" and noun.type == "CONSULT":  # "hosted talks between …": the host's act
            del kept[number]
            continue
        if _travels_to(verb, noun, fillers):  # "arrives in Delhi **for talks**": a visit, and the talks
            continue
        if of_two(verb, noun, fillers):
            if verb.type == "SUPPORT":  # "ratified Sweden's accession": what is backed is not told to have happened
                del kept[number]
            continue
        more = _sides_told(noun, fillers) - _sides_told(verb, fillers)
        winner, loser = (number, other) if more > 0 or (more == 0 and light) else (other, number)
        kept[winner] = with_missing_side(kept[winner], kept[loser], fillers)
        absorbed[acts[loser].trigger] = winner
        del kept[loser]
        first = verbs.get(fillers.tree.first_conjunct(over), -1)
        wounded = first in kept and first != winner and both_wound(over, acts[first].trigger, fillers)
        if wounded and not of_two(kept[winner], kept[first], fillers):  # "are **killed** and others injured in attacks"
            kept[winner] = with_missing_side(kept[winner], kept[first], fillers)
            absorbed[acts[first].trigger] = winner
            del kept[first]
    kept = without_parts(kept, absorbed, fillers)
    best: dict[tuple[int, str, str], Act] = {}
    for act in kept.values():
        best.setdefault((act.trigger, act.role, act.act.partition("/")[0]), act)
    return list(best.values())


def _travels_to(visit: Act, talks: Act, fillers: Fillers) -> bool:
    """Whether somebody travels to a state, told by the verb, for talks whose sides the noun tells."""
    tree, top = fillers.tree, fillers.tree.first_conjunct(talks.trigger)
    aim = tree.dep[top] == "pobj" and tree.low[tree.head[top]] == "for"
    told = visit.act == "CONSULT/visit" and talks.act.startswith("CONSULT") and talks.act != "CONSULT/visit"
    below = set(tree.subtree(top))
    apart = bool(visit.recipients) and all(fillers.layer[e].head not in below for e in visit.recipients)
    return aim and told and apart and len(fillers.countries(talks.actors)) > 1


def blamed(acts: Sequence[Act], fillers: Fillers) -> list[Act]:
    """Give a deed that somebody is blamed for its doer: "held Moscow responsible for **the cyberattack**"."""
    found = list(acts)
    for accusation in acts:
        if accusation.act != "ACCUSE/allege" or not accusation.recipients:
            continue
        slots = fillers.predication(accusation.trigger).slots
        named = {t for name in _DEED_SLOTS for t in slots.get(name, ())}
        for o in slots.get("obj", ()):  # "laid the blame **for a bombing** on rebels"
            named.update(t for name in ("for", "over") for t in fillers.predication(o).slots.get(name, ()))
        for number, deed in enumerate(found):
            if deed.trigger not in named or deed.role != "act" or deed.quad != MATERIAL_CONFLICT or deed.actors:
                continue
            doers = tuple(e for e in accusation.recipients if e not in deed.recipients)
            if doers:
                speaker = accusation.actors[0] if accusation.actors else None
                found[number] = replace(deed, actors=doers, alleged=True, speaker=speaker)
    return found


def launched_from(acts: Sequence[Act], fillers: Fillers) -> list[Act]:
    """From where a weapon was fired is not where it hit; forces that it was fired from fired it ("shells **fired from Ukrainian forces**")."""
    tree = fillers.tree
    origins = [
        e
        for t in range(tree.size)
        if tree.low[t] == "from" and tree.dep[t] == "prep" and tree.lemma[tree.head[t]] in _FIRING
        for p in tree.by_dep(t, "pobj")
        for e in fillers.entities((p,))
    ]
    if not origins:
        return list(acts)
    found = []
    for act in acts:
        if act.type == "ASSAULT" and act.role == "act" and set(origins) & set(act.recipients):
            forces = tuple(e for e in origins if fillers.layer[e].kind == "group" and not act.actors)
            left = tuple(e for e in act.recipients if e not in origins)
            act = replace(act, recipients=left, actors=act.actors or forces)
        found.append(act)
    return found


_FIRING = frozenset({"fire", "launch", "lob", "shoot"})


def warned_off(acts: Sequence[Act], fillers: Fillers) -> list[Act]:
    """Who is warned where a threat tells only what he must not do: "will use its weapons **if attacked by NATO**"."""
    found = list(acts)
    for attack in acts:
        if attack.status is not Status.HYPOTHETICAL or attack.quad != MATERIAL_CONFLICT or not attack.actors:
            continue
        for number, threat in enumerate(found):
            own = fillers.countries(threat.actors)
            spoken = threat.type == "THREATEN" or threat.status in (Status.THREATENED, Status.SCHEDULED)
            if threat.trigger == attack.trigger or threat.recipients or not spoken or threat.quad not in _CONFLICT:
                continue
            if own and own & fillers.countries(attack.recipients) and not own & fillers.countries(attack.actors):
                found[number] = replace(threat, recipients=attack.actors)
    return found


#: Quad classes of verbal and material conflict.
_CONFLICT = frozenset({3, 4})


def inquired_into(acts: Sequence[Act], fillers: Fillers) -> list[Act]:
    """What is investigated is alleged until it is found: "an investigation **into war crimes committed** in Ukraine" (decision 7)."""
    found = list(acts)
    for inquiry in acts:
        if inquiry.act != "ACCUSE/investigate":
            continue
        slots = fillers.predication(inquiry.trigger).slots
        objects = slots.get("obj", ()) if fillers.tree.is_verb(inquiry.trigger) else ()
        roots = (*slots.get("into", ()), *slots.get("over", ()), *objects)
        below = {t for r in roots for t in fillers.tree.subtree(r)} - {inquiry.trigger}
        for number, deed in enumerate(found):
            if deed.trigger in below and deed.type in _CRIMES and deed.status in _DONE:
                found[number] = replace(deed, alleged=True)
    return found


#: Types of deeds that are inquired into; duties and sanctions are known.
_CRIMES = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_DONE = frozenset({Status.OCCURRED, Status.ONGOING})


def answered(acts: Sequence[Act], fillers: Fillers) -> list[Act]:
    """Deny what somebody is accused of where he denies it in the same sentence: "…, a charge that Baku **denied**"."""
    tree = fillers.tree
    deniers: dict[int, set[str]] = {}
    for i in range(tree.size):
        if tree.lemma[i] not in _DENYING or not tree.is_verb(i):
            continue
        slots = fillers.predication(i).slots
        objects = slots.get("obj", ())
        relative = tree.dep[i] == "relcl" and tree.lemma[tree.head[i]] in _CHARGES
        if relative or any(tree.lemma[t] in _CHARGES or tree.low[t] in _CHARGES for t in objects):
            for e in fillers.entities(slots.get("subj", ())):
                deniers[e] = fillers.countries((e,))
    if not deniers:
        return list(acts)
    found = []
    for act in acts:
        speaker = next((e for e, c in deniers.items() if c & fillers.countries(act.actors)), None)
        claimed = act.alleged and act.status in (Status.OCCURRED, Status.ONGOING)
        found.append(replace(act, status=Status.DENIED, speaker=speaker) if claimed and speaker is not None else act)
    return found


def denies_what_was_told(tree: Tree) -> bool:
    """Whether a sentence only contradicts the one before: "Kyiv **denied this claim**", "the ministry called the report false"."""
    for i in range(tree.size):
        if tree.lemma[i] not in _CONTRADICTING or not tree.is_verb(i) or tree.dep[i] not in ("ROOT", "conj", "ccomp"):
            continue
        if tree.by_dep(i, "neg") or tree.passive(i):
            continue
        for told in tree.by_dep(i, "dobj"):
            pointing = {tree.low[c] for c in tree.by_dep(told, "det", "poss")} & _POINTING
            if tree.lemma[told] in _TOLD_THINGS and pointing and not tree.by_dep(told, "acl", "relcl", "prep"):
                return True
    return False


_CONTRADICTING = frozenset({"deny", "refute", "dispute", "contradict", "reject", "dismiss"})
_POINTING = frozenset({"this", "that", "these", "those", "the", "such"})
_TOLD_THINGS = frozenset("claim report allegation accusation charge assertion version account".split())
_DENYING = frozenset({"deny", "reject", "dismiss", "refute", "dispute"})
_CHARGES = frozenset(
    """charge claim allegation accusation report involvement responsibility wrongdoing it this that which
    assertion suggestion version""".split()
)
_DEED_SLOTS = ("for", "over", "of", "in", "obj", "behind")


def _sides_told(act: Act, fillers: Fillers) -> int:
    return len(fillers.countries((*act.actors, *act.recipients)))


def link_given(acts: list[Act], fillers: Fillers) -> list[Act]:
    """Join acts that miss a side to the user's own mentions, where nothing else links these: low confidence, said so."""
    given = set(fillers.given)
    if any(len(given & {*a.actors, *a.recipients}) > 1 for a in acts):
        return acts
    return [_linked(act, fillers) for act in acts]


def _linked(act: Act, fillers: Fillers) -> Act:
    """The user's mention nearest before the trigger acts, the next one after it is acted on; failing that, any other."""
    given = fillers.given
    before = [g for g in given if fillers.layer[g].tokens[0] < act.trigger]
    after = [g for g in given if g not in before]
    actors = tuple(a for a in act.actors if a in given)
    recipients = tuple(r for r in act.recipients if r in given)
    if actors and not recipients:
        left = [g for g in (*after, *reversed(before)) if g not in actors]
        if act.type in SHARED and not act.recipients and left and left[0] in before:
            actors = tuple(sorted((*actors, left[0]), key=lambda g: fillers.layer[g].span))
        else:
            recipients = tuple(left[:1])
    elif recipients and not actors:
        actors = tuple([g for g in (*reversed(before), *after) if g not in recipients][:1])
    elif not actors and before and after:
        actors, recipients = tuple(before[-1:]), tuple(after[:1])
    elif not actors and len(before) > 1 and not act.actors and not act.recipients:
        actors, recipients = (before[0],), (before[1],)
    actors, recipients = actors or act.actors, recipients or act.recipients
    if (actors, recipients) == (act.actors, act.recipients):
        return act
    rules = (*act.rules, "link:given")
    return replace(act, actors=actors, recipients=recipients, confidence=LINKED_CONFIDENCE, rules=rules)
