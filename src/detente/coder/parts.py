"""One act told by its parts: nouns that are coordinated, results, repeated blows, aims and topics.

Each function takes the acts of one sentence by number and returns those that are left, with the sides and modes that the
parts told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from detente.coder.fillers import Fillers
from detente.grammar import Tree
from detente.grammar.words import MEASURES
from detente.types import Act

__all__ = [
    "SHARED",
    "both_wound",
    "governor",
    "of_two",
    "with_missing_side",
    "without_committing",
    "without_parts",
    "wounded_in",
]


def without_parts(acts: dict[int, Act], absorbed: Mapping[int, int], fillers: Fillers) -> dict[int, Act]:
    """Keep of each act one telling. ``absorbed`` gives, by its trigger, the number of the act that took another in."""
    kept = _without_twins(_with_shared_aim(acts, fillers), fillers)
    kept = _without_results(_without_aims(kept, fillers), absorbed, fillers)
    kept = _without_sentences(_without_topics(kept, fillers), fillers)
    kept = _without_echoes(_with_causes(_without_repeats(kept, fillers), fillers), fillers)
    return _one_attack(kept, fillers)


def _with_shared_aim(acts: dict[int, Act], fillers: Fillers) -> dict[int, Act]:
    """Coordinated nouns have one aim where only one tells it: "sanctions and a suspension of relations **with Georgia**"."""
    tree, found = fillers.tree, dict(acts)
    nouns = [n for n, a in acts.items() if a.role == "act" and not tree.is_verb(a.trigger)]
    for number in nouns:
        act = acts[number]
        if act.recipients or act.type in SHARED or act.type == "PROTEST":
            continue
        first = tree.first_conjunct(act.trigger)
        for other in nouns:
            twin = acts[other]
            joined = other != number and tree.first_conjunct(twin.trigger) == first
            alike = twin.quad == act.quad and fillers.countries(twin.actors) == fillers.countries(act.actors)
            if joined and alike and twin.actors and twin.recipients:
                found[number] = replace(act, recipients=twin.recipients)
                break
    return found


def _without_twins(acts: dict[int, Act], fillers: Fillers) -> dict[int, Act]:
    """Coordinated nouns of one attack are one act: "killed in an Israeli **raid** and **airstrikes** on Tyre"."""
    tree, kept = fillers.tree, dict(acts)
    for number, act in acts.items():
        first = tree.first_conjunct(act.trigger)
        if first == act.trigger or tree.is_verb(act.trigger) or act.type != "ASSAULT" or act.role != "act":
            continue
        for other, whole in list(kept.items()):
            alike = whole.type == act.type and whole.status == act.status and whole.role == act.role
            one = not tree.is_verb(whole.trigger) and tree.first_conjunct(whole.trigger) == first and whole is not act
            if not (alike and one and number in kept) or _sides_of(whole, fillers) != _sides_of(act, fillers):
                continue
            kept[other] = _with_result(whole, act, fillers)
            del kept[number]
    return kept


def _without_repeats(acts: dict[int, Act], fillers: Fillers) -> dict[int, Act]:
    """ "Wrestled a blogger to the floor and **kicked him**": one assault, told by its blows."""
    tree, kept = fillers.tree, dict(acts)
    verbs = {
        a.trigger: n for n, a in acts.items() if a.type == "ASSAULT" and a.role == "act" and tree.is_verb(a.trigger)
    }
    for trigger, number in verbs.items():
        first = verbs.get(tree.head[trigger], number) if tree.dep[trigger] == "conj" else number
        if first == number or first not in kept or tree.by_dep(trigger, "nsubj", "nsubjpass"):
            continue
        one, two = acts[first], acts[number]
        again = bool(two.recipients) and all(fillers.layer[e].antecedent in one.recipients for e in two.recipients)
        if again and one.mode == two.mode and one.status is two.status:
            del kept[number]
    return kept


def _with_causes(acts: dict[int, Act], fillers: Fillers) -> dict[int, Act]:
    """What an explosion is caused by is the explosion: "a blast **caused by an Israeli airstrike**", "it was caused by a drone strike"."""
    tree, kept = fillers.tree, dict(acts)
    for number, cause in acts.items():
        by = tree.head[tree.first_conjunct(cause.trigger)]
        verb = tree.head[by]
        if cause.type != "ASSAULT" or tree.is_verb(cause.trigger) or tree.low[by] != "by":
            continue
        if tree.lemma[verb] not in _CAUSING or not tree.is_verb(verb):
            continue
        what = [tree.head[verb]] if tree.dep[verb] == "acl" else tree.by_dep(verb, "nsubjpass")
        for other, effect in acts.items():
            if effect.type != "ASSAULT" or effect.role != "act" or other == number or other not in kept:
                continue
            slots = fillers.predication(effect.trigger).slots
            told = {effect.trigger, *(t for name in ("subj", "by", "in") for t in slots.get(name, ()))}
            again = effect.trigger < cause.trigger and any(tree.low[t] in ("it", "this", "which") for t in what)
            if (told & set(what) or again) and not of_two(effect, cause, fillers):
                mode = cause.mode or effect.mode
                whole = replace(effect, actors=effect.actors or cause.actors, alleged=effect.alleged or cause.alleged)
                kept[other] = replace(whole, mode=mode, act=f"ASSAULT/{mode}" if mode else whole.act, cameo=cause.cameo)
                kept.pop(number, None)
                break
    return kept


def _one_attack(acts: dict[int, Act], fillers: Fillers) -> dict[int, Act]:
    """An attack told again by what it aimed at, hit or did is one: "killed in airstrikes **targeting** X that **hit** a mosque".

    Only where the second word hangs on the first without *and*, *after* and the like, and no side or mode contradicts.
    """
    kept = dict(acts)
    order = sorted(
        (n for n, a in acts.items() if a.type == "ASSAULT" and a.role == "act"), key=lambda n: acts[n].trigger
    )
    for number in order:
        for other in order:
            if number == other or number not in kept or other not in kept:
                continue
            main, again = kept[other], kept[number]
            if not _hangs_below(again.trigger, main.trigger, fillers) or not _one_and_the_same(main, again, fillers):
                continue
            kept[other] = _with_result(main, again, fillers)
            del kept[number]
    return kept


def _one_and_the_same(main: Act, again: Act, fillers: Fillers) -> bool:
    hit, aim = fillers.countries(main.recipients), fillers.countries(again.recipients)
    if main.status is not again.status or of_two(main, again, fillers) or (hit and aim and not hit & aim):
        return False
    doers, own = fillers.countries(main.actors), fillers.countries(again.actors)
    if own and not doers and own & hit:  # "rebels shelled by jets that fired": whose they are is not told
        return False
    weapons = {main.mode, again.mode} - {None}
    return len(weapons) < 2 or weapons <= _WEAPONS


#: Modes that tell one attack by its weapon or by what the weapon does.
_WEAPONS = frozenset({"aerial", "heavy-weapons", "explosives", "drone"})


def _hangs_below(t: int, main: int, fillers: Fillers) -> bool:
    """Whether a word hangs on another by participles, relative clauses and phrases alone."""
    tree = fillers.tree
    carriers = {main, fillers.predication(main).support}
    for _ in range(_DEEP):
        above, dep = tree.head[t], tree.dep[t]
        if above == t or dep in ("conj", "ccomp", "parataxis"):
            return False
        if dep == "advcl" and (tree.tag[t] != "VBG" or tree.by_dep(t, "mark", "nsubj")):
            return False
        if dep == "prep" and tree.low[t] in _OTHER_TIMES:
            return False
        if above in carriers:
            return True
        t = above
    return False


#: How many steps a second telling may lie below the first.
_DEEP = 6
#: Prepositions behind which another attack stands.
_OTHER_TIMES = frozenset(
    {"after", "before", "following", "since", "during", "amid", "despite", "for", "over", "to", "with", "as"}
)
_CAUSING = frozenset({"cause", "trigger", "produce"})


def _without_echoes(acts: dict[int, Act], fillers: Fillers) -> dict[int, Act]:
    """What one says of the same deed in two words is said once: "the attacks are **horrific** and **appalling**"."""
    tree, kept = fillers.tree, dict(acts)
    said: dict[tuple[object, ...], int] = {}
    for number, act in sorted(acts.items(), key=lambda item: item[1].trigger):
        if act.type != "ACCUSE" or act.role != "act" or not act.rules[0].startswith("frame:accuse-say-"):
            continue
        words = (tree.first_conjunct(act.trigger), act.actors, act.recipients, act.status)
        if words in said:
            del kept[number]
        said.setdefault(words, number)
    return kept


def _without_sentences(acts: dict[int, Act], fillers: Fillers) -> dict[int, Act]:
    """ "Convicted of fraud and **sentenced** to nine years" convicts once."""
    tree, kept = fillers.tree, dict(acts)
    verdicts = {a.trigger: n for n, a in acts.items() if a.act == "SANCTION/convict" and tree.is_verb(a.trigger)}
    for trigger, number in verdicts.items():
        first = verdicts.get(tree.first_conjunct(trigger), verdicts.get(tree.head[trigger], number))
        if first != number and number in kept and first in kept and kept[first].status is kept[number].status:
            kept[first] = with_missing_side(kept[first], kept[number], fillers)
            del kept[number]
    return kept


def without_committing(acts: dict[int, Act], fillers: Fillers) -> dict[int, Act]:
    """A participle that tells the very act of its noun is no second one: "the genocide **committed** by the army"."""
    tree, kept = fillers.tree, dict(acts)
    nouns = {a.trigger: n for n, a in acts.items() if a.role == "act" and not tree.is_verb(a.trigger)}
    for number, act in acts.items():
        home = nouns.get(tree.head[act.trigger]) if tree.dep[act.trigger] == "acl" and act.role == "act" else None
        if home is None or home not in kept or number not in kept or kept[home].type != act.type:
            continue
        if tree.tag[act.trigger] == "VBN" and not of_two(kept[home], act, fillers):
            kept[home] = _with_result(kept[home], act, fillers)
            del kept[number]
    return kept


def _sides_of(act: Act, fillers: Fillers) -> tuple[set[str], set[str]]:
    return fillers.countries(act.actors), fillers.countries(act.recipients)


def both_wound(one: int, other: int, fillers: Fillers) -> bool:
    return fillers.tree.lemma[one] in _WOUNDING and fillers.tree.lemma[other] in _WOUNDING


def _without_aims(acts: dict[int, Act], fillers: Fillers) -> dict[int, Act]:
    """What an act of cooperation is good for is no act of its own: "released $300 million **to help** Afghans"."""
    tree, kept = fillers.tree, dict(acts)
    carriers: dict[int, int] = {}
    for number, act in acts.items():
        light = fillers.predication(act.trigger).support if act.role == "act" else None
        carriers[act.trigger] = number
        if light is not None:
            carriers[light] = number
    for number, aim in acts.items():
        t = aim.trigger
        bare = tree.tag[t] == "VB" and tree.has_to(t)
        if (
            aim.quad not in _COOPERATIVE
            or tree.lemma[t] not in _AIMS
            or not bare
            or tree.dep[t] not in ("advcl", "acl")
        ):
            continue
        above = tree.head[t]
        while (
            above not in carriers
            and tree.dep[above] in ("dobj", "xcomp", "conj", "pobj", "prep")
            and tree.head[above] != above
        ):
            above = tree.head[above]
        main = carriers.get(above)
        if main is None or main == number or main not in kept or kept[main].quad not in _COOPERATIVE:
            continue
        own = fillers.countries(aim.actors)
        if own and not own <= fillers.countries(kept[main].actors):
            continue
        if not kept[main].recipients and not (fillers.countries(aim.recipients) & fillers.countries(kept[main].actors)):
            kept[main] = replace(kept[main], recipients=aim.recipients)
        del kept[number]
    return kept


#: Quad classes of verbal and material cooperation.
_COOPERATIVE = frozenset({1, 2})


#: Verbs that tell what cooperation is good for.
_AIMS = frozenset(
    """help assist support aid strengthen deepen enhance boost bolster promote expand advance improve foster develop
    reinforce broaden facilitate further""".split()
)


def _without_results(acts: dict[int, Act], absorbed: Mapping[int, int], fillers: Fillers) -> dict[int, Act]:
    """One attack told with its result is one act: "shelled Kharkiv, **killing** four", "shot and **killed** a man"."""
    tree, kept = fillers.tree, dict(acts)
    joined: dict[int, int] = {}
    acts_of = {a.trigger: n for n, a in acts.items() if a.role == "act"}
    carriers: dict[int, int] = {}
    for number, act in acts.items():
        if act.role == "act" and act.type in _RESULTING:
            light = fillers.predication(act.trigger).support
            carriers.setdefault(act.trigger if light is None else light, number)
    for number, result in acts.items():
        t = result.trigger
        if result.type not in _RESULTING or result.role != "act" or not tree.is_verb(t):
            continue
        first = tree.dep[t] in ("acl", "relcl") and any(
            tree.low[c] == "first" for c in tree.by_dep(tree.head[t], "amod")
        )
        if result.type == "SANCTION" and not first and (tree.lemma[t] not in _MEASURES_TAKEN or result.recipients):
            continue
        if result.type == "ASSAULT" and tree.lemma[t] not in _RESULTS | _LAUNCHED | {"hit", "target", "strike"}:
            continue
        main = _whole_of(result, carriers, absorbed, joined, acts_of, fillers)
        if main is None or main == number or main not in kept or kept[main].status != result.status:
            continue
        whole = kept[main]
        if whole.type != result.type:
            continue
        if of_two(whole, result, fillers) and tree.dep[t] != "relcl":
            continue
        kept[main] = _with_result(whole, result, fillers)
        del kept[number]
        joined[number] = main
    return kept


def _whole_of(
    result: Act,
    carriers: Mapping[int, int],
    absorbed: Mapping[int, int],
    joined: Mapping[int, int],
    acts_of: Mapping[int, int],
    fillers: Fillers,
) -> int | None:
    """The number of the act whose result is told, by the word that it hangs on, or ``None``.

    ``carriers`` and ``absorbed`` give the act of a word, ``acts_of`` of a trigger, ``joined`` the act that one was joined to.
    """
    tree, t = fillers.tree, result.trigger
    follows = (tree.dep[t] == "advcl" and tree.tag[t] == "VBG") or (
        tree.dep[t] == "conj" and tree.head[t] == t - 2 and tree.low[t - 1] in ("and", "or")
    )
    above = tree.head[t]
    main = None if above == t else carriers.get(above, absorbed.get(above))
    main = joined.get(main, main) if main is not None else None
    if main is None:  # "airstrikes destroy a market, **killing** one"
        main = next((carriers[s] for s in tree.by_dep(above, "nsubj") if s in carriers), None)
    told = tree.dep[t] == "conj" and tree.lemma[t] in _WOUNDING and tree.lemma[above] in _WOUNDING
    in_a_row = tree.dep[t] == "conj" and tree.tag[t] == "VBG" and acts_of.get(above) in joined
    follows = follows or told or in_a_row  # "are killed and 15 others are injured", "killing two and destroying …"
    if tree.dep[t] == "acl" and tree.tag[t] == "VBG" and tree.dep[above] == "dobj" and main is None:
        main = carriers.get(tree.head[above])  # "launches a missile **targeting** the base"
        follows = main is not None
    if tree.dep[t] == "acl" and tree.tag[t] == "VBG" and main is None:  # "a series of airstrikes **targeting** …"
        nouns = (above, tree.of_what(above), *(p for c in tree.by_dep(above, "prep") for p in tree.by_dep(c, "pobj")))
        main = next((acts_of[n] for n in nouns if n in acts_of and not tree.is_verb(n)), None)
        follows = main is not None
    if tree.dep[t] == "acl" and tree.tag[t] == "VBN" and tree.dep[above] == "nsubj" and tree.lemma[t] in _LAUNCHED:
        return acts_of.get(tree.head[above])  # "a rocket **fired** by Hezbollah hits …"
    if tree.dep[t] in ("acl", "relcl") and any(tree.low[c] == "first" for c in tree.by_dep(above, "amod")):
        main = acts_of.get(tree.head[tree.head[above]])  # "bans imports, becoming the first **to ban** imports"
        return main if main is not None and tree.lemma[tree.head[above]] in ("become", "be") else None
    if tree.dep[t] == "acl" and tree.tag[t] == "VBN" and tree.lemma[t] in _WOUNDING and not result.actors:
        beside = tree.head[above]  # "launches rockets at Haifa, **with three civilians injured**"
        if tree.dep[above] == "pobj" and tree.low[beside] == "with" and beside > 0 and tree.low[beside - 1] == ",":
            main = carriers.get(tree.head[beside])
            follows = main is not None
    if tree.dep[t] == "pcomp" and tree.low[above] == "after" and tree.passive(t):  # "destroyed after being **hit**"
        main = acts_of.get(tree.head[above])
        follows = main is not None
    if not result.actors and tree.lemma[t] in _WOUNDING and tree.passive(t) and main is None:
        when = [c for c in tree.by_dep(t, "advcl") if c in carriers and _at_once(tree, c)]
        main = carriers[when[0]] if when else None  # "are killed **when** troops open fire"
        follows = main is not None
    if tree.dep[t] == "relcl" and tree.lemma[t] in _RESULTS | {"hit"} and not follows:
        main = _attack_before(above, carriers, fillers)  # "an airstrike on a camp **which destroyed** homes"
        follows = main is not None and fillers.predication(t).slots.get("subj", ()) != ()
    return main if follows else None


def _with_result(whole: Act, result: Act, fillers: Fillers) -> Act:
    """The act with the sides and the mode that only its result tells."""
    known = fillers.countries(whole.recipients)
    more = tuple(e for e in result.recipients if e not in whole.actors and not fillers.countries((e,)) & known)
    mode = whole.mode or result.mode
    return replace(
        whole,
        actors=whole.actors or tuple(e for e in result.actors if e not in whole.recipients),
        recipients=whole.recipients + more,
        mode=mode,
        act=whole.act if whole.mode or not mode else f"{whole.act.partition('/')[0]}/{mode}",
        cameo=whole.cameo if whole.mode or not mode else result.cameo,
    )


#: Types of which one act may be told by its parts.
_RESULTING = frozenset({"ASSAULT", "PROTEST", "SANCTION"})


def _attack_before(noun: int, carriers: Mapping[int, int], fillers: Fillers) -> int | None:
    """The attack noun that a relative clause hangs on, itself or over its target ("an airstrike on a camp which …")."""
    tree = fillers.tree
    for _ in range(3):
        if noun in carriers:
            return None if tree.is_verb(noun) else carriers[noun]
        if tree.dep[noun] != "pobj" or tree.low[tree.head[noun]] not in ("on", "in", "at", "against", "near"):
            return None
        noun = tree.head[tree.head[noun]]
    return None


def _at_once(tree: Tree, clause: int) -> bool:
    return any(tree.low[m] in ("when", "after", "as") for m in tree.by_dep(clause, "mark", "advmod"))


#: Verbs that send a weapon on its way.
_LAUNCHED = frozenset({"fire", "launch", "lob"})


#: Verbs of what is done to people.
_WOUNDING = frozenset("kill injure wound maim hurt".split())


#: Verbs that tell what sanctions consist in ("imposed sanctions, **forbidding** imports").
_MEASURES_TAKEN = frozenset("forbid ban bar freeze prohibit block halt target limit restrict cut include".split())


#: Verbs that tell what an attack did.
_RESULTS = frozenset(
    "kill injure wound maim hurt destroy damage level flatten burn displace leave set devastate gut".split()
)


def _without_topics(acts: dict[int, Act], fillers: Fillers) -> dict[int, Act]:
    """What a protest is for is no act of its own (PLOVER manual, PROTEST), nor are talks that somebody quits or refuses.

    "Miners downed tools **to press for** his resignation", "walked out of **talks** with Seoul".
    """
    tree, kept = fillers.tree, dict(acts)
    protests = {a.trigger: a for a in acts.values() if a.type == "PROTEST" and a.role == "act"}
    quitters = {a.trigger for a in acts.values() if a.type in ("SANCTION", "REJECT") and tree.is_verb(a.trigger)}
    dropped: set[int] = set()
    for number, act in acts.items():
        if act.type in ("REQUEST", "ACCUSE", "REJECT", "SUPPORT"):
            above = tree.head[tree.first_conjunct(act.trigger)]
            protest = protests.get(above) or protests.get(_carried(above, protests, fillers))
            same = protest is not None and fillers.countries(protest.actors) >= fillers.countries(act.actors)
            dep = tree.dep[tree.first_conjunct(act.trigger)]
            if dep == "pobj" and act.type == "SUPPORT" and tree.low[above] == "in":  # "a march **in support of** …"
                protest = protests.get(tree.head[above]) or protests.get(_carried(tree.head[above], protests, fillers))
                same = protest is not None
            if protest is not None and same and dep in ("advcl", "xcomp", "acl", "conj", "pobj"):
                dropped.add(act.trigger)
                del kept[number]
                home = next(n for n, a in acts.items() if a is protest)
                if home in kept and not kept[home].recipients and act.type != "SUPPORT":
                    kept[home] = replace(kept[home], recipients=act.recipients)
        elif act.type == "CONSULT" and not tree.is_verb(act.trigger) and governor(act.trigger, fillers)[0] in quitters:
            del kept[number]
    for number, act in list(kept.items()):
        if not dropped.isdisjoint(act.under):
            del kept[number]
    return kept


def _carried(verb: int, protests: Mapping[int, Act], fillers: Fillers) -> int:
    """The protest noun that a light verb carries ("staged **a sit-in** to demand …"), or -1."""
    return next((t for t in protests if fillers.predication(t).support == verb), -1)


def of_two(one: Act, other: Act, fillers: Fillers) -> bool:
    """Whether two acts have different doers: "Syria voiced support for *Russia's* recognition of …" tells two."""
    first, second = fillers.countries(one.actors), fillers.countries(other.actors)
    return bool(first) and bool(second) and not first & second


def governor(noun: int, fillers: Fillers) -> tuple[int, bool]:
    """Return the verb that governs an act noun directly or by one preposition (else -1), and whether it is light."""
    tree = fillers.tree
    support = fillers.predication(noun).support
    if support is not None:
        return support, True
    top = tree.first_conjunct(noun)
    h = tree.head[top]
    if tree.dep[top] == "pobj":
        h = tree.head[h]
        if (
            tree.low[tree.head[top]] in ("of", "in") and tree.dep[h] == "dobj"
        ):  # "sent 20 tons of aid", "$10 million in aid"
            h = tree.head[h]
        elif tree.low[tree.head[top]] == "of" and tree.dep[h] == "pobj" and tree.lemma[h] in MEASURES:
            h = tree.head[tree.head[h]]  # "killed in a series of airstrikes"
        elif tree.low[tree.head[top]] == "for" and tree.lemma[h] in _OWNED_UP and tree.is_verb(tree.head[h]):
            return tree.head[h], True  # "claimed responsibility **for the attack**"
    elif tree.dep[top] not in ("dobj", "nsubj", "nsubjpass", "attr"):
        return -1, False
    return (h, False) if tree.is_verb(h) else (-1, False)


#: What one claims who says that he did it.
_OWNED_UP = frozenset({"responsibility", "credit"})


def wounded_in(noun: int, verbs: Mapping[int, int], fillers: Fillers) -> int:
    """The verb of wounding below which *in* or *during* hangs an attack, on whatever noun ("killed X, the head of Y **in an airstrike**")."""
    tree = fillers.tree
    top = tree.first_conjunct(noun)
    if tree.dep[top] != "pobj" or tree.low[tree.head[top]] not in ("in", "during", "by"):
        return -1
    h = tree.head[tree.head[top]]
    for _ in range(tree.size):
        if tree.is_verb(h) or tree.head[h] == h:
            break
        h = tree.head[h]
    return h if h in verbs and tree.lemma[h] in _WOUNDING else -1


def with_missing_side(act: Act, other: Act, fillers: Fillers) -> Act:
    """The act with a side that only ``other`` tells; not its own state as recipient ("repelled **an attack on Bakhmut**")."""
    taken = {*act.actors, *act.recipients}
    if not act.actors:
        act = replace(act, actors=tuple(e for e in other.actors if e not in taken))
    together = act.act.startswith("CONSULT") and len(act.actors) > 1  # "arrives **in Ankara** for talks with Kuleba"
    if not act.recipients and not together:
        own = fillers.countries(act.actors) if taken and other.actors == () else set()
        told = (e for e in other.recipients if e not in {*taken, *act.actors})
        act = replace(
            act, recipients=tuple(e for e in told if not (_is_place(e, fillers) and own & fillers.countries((e,))))
        )
    return act


def _is_place(e: int, fillers: Fillers) -> bool:
    return fillers.layer[e].kind in ("place", "state") and not fillers.layer[e].given


#: Types that two sides may do together.
SHARED = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
