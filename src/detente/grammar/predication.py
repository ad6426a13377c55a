"""Predications: a predicate with its arguments in logical slots, whatever the syntax was.

Slots: ``subj`` (logical subject: agent of a passive, possessor of a noun), ``obj`` (logical object), ``iobj``, ``xcomp``
(infinitive or participle complement), ``comp`` (clause complement), ``mod`` (modifiers of a noun), ``as`` (what the
object is called), ``clause`` (the subject of the clause whose setting the noun is), ``sayer`` (who says it, of a clause
that is said), ``told`` (to whom it is said), ``modal`` (modal verbs, its own and those of what it says), ``support`` (the light verb of a noun) and
every preposition by its lemma. Values are token indices,
coordination already spread out. After enhanced Universal Dependencies (Schuster and Manning 2016) and PredPatt (White
et al. 2016).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.grammar.tree import Tree
from detente.grammar.words import (
    COPULAS,
    DAYS,
    DOCUMENTS,
    GUILTY,
    INVOLVEMENT,
    LIGHT,
    LIGHT_PREPOSITIONS,
    MEANS,
    MEASURES,
    MEETINGS,
    OCCURRENCE,
    RECEIVING,
    RELATIVE,
    REPORTING,
    SUBJECT_CONTROL,
    WEAPONS,
)

__all__ = ["TOLD_TO", "Predication", "predicate", "support", "surface_subject"]

Slots = dict[str, tuple[int, ...]]


@dataclass(slots=True)
class Predication:
    """A predicate at token ``head``. ``support`` is the light verb that carries a noun's tense, or ``None``."""

    tree: Tree
    head: int
    kind: str
    lemma: str
    slots: Slots = field(default_factory=dict)
    passive: bool = False
    support: int | None = None

    def __str__(self) -> str:
        words = self.tree.sentence.words
        slots = sorted(self.slots.items(), key=lambda s: (_SHOWN.get(s[0], len(_SHOWN)), s[0]))
        parts = [f"{name}=({', '.join(words[t] for t in tokens)})" for name, tokens in slots]
        voice = " passive" if self.passive else ""
        support = f" supported by {words[self.support]!r}" if self.support is not None else ""
        return f"{self.kind}{voice} {self.lemma!r} [{self.head}]{support}: {' '.join(parts) or 'no arguments'}"


#: Slots that are printed first, in this order.
_SHOWN = {name: n for n, name in enumerate(("subj", "obj", "iobj", "xcomp", "comp", "clause"))}


def predicate(tree: Tree, i: int) -> Predication:
    """Return the predication that token ``i`` heads."""
    if tree.is_verb(i) or (
        tree.tag[i] == "VBG" and tree.dep[i] in ("pcomp", "amod") and tree.by_dep(i, "dobj", "prep")
    ):
        return _verb(tree, i)
    return _noun(tree, i)


def _verb(tree: Tree, i: int) -> Predication:
    found = Predication(tree, i, "verb", tree.particle(i), passive=tree.passive(i))
    slots: dict[str, list[int]] = {}
    surface = surface_subject(tree, i)
    objects = [t for c in tree.by_dep(i, "dobj") for t in _through_relative(tree, c, i)]
    if found.passive:
        slots["obj"] = surface + [t for t in objects if t not in surface]
        slots["subj"] = _agents(tree, i)
        if objects and surface:  # "Russia was handed a note": the surface subject is the addressee
            slots["iobj"], slots["obj"] = surface, objects
            if tree.lemma[objects[0]] in _CAPTIVES:  # "Americans were taken **hostage**"
                slots["obj"] = [*objects, *surface]
    else:
        slots["subj"] = surface
        slots["obj"] = objects
        if (
            not objects
            and tree.dep[i] == "relcl"
            and not _relative_subject(tree, i)
            and not tree.by_dep(i, "xcomp")
            and all(tree.by_dep(p, "pobj", "pcomp") for p in tree.by_dep(i, "prep"))  # not "the town they lived **in**"
        ):
            slots["obj"] = tree.conjuncts(tree.head[i])[:1]
    iobj = [t for c in tree.by_dep(i, "dative") for t in _dative(tree, c)]
    if iobj:
        slots["iobj"] = iobj
    _prepositions(tree, i, slots)
    for noun in slots["obj"][:1]:
        if noun > i or found.passive:
            _prepositions(tree, noun, slots, skip=("of",))
        if tree.lemma[noun] in _MISSIONS:  # "the embassy of India **in Ukraine**"
            for p in (p for c in tree.by_dep(noun, "prep") if tree.low[c] == "of" for p in tree.by_dep(c, "pobj")):
                _prepositions(tree, p, slots, skip=("of",))
            for counted in (
                tree.counted(noun) if tree.tag[noun] == "CD" else ()
            ):  # "closed seven of eight crossings **with** …"
                _prepositions(tree, counted, slots)
    _nested_prepositions(tree, i, slots)
    for a in tree.by_dep(i, "agent"):  # "killed by a rocket fired **at** Haifa"
        for c in (c for p in tree.by_dep(a, "pobj") for c in tree.by_dep(p, "acl") if tree.tag[c] == "VBN"):
            thrown: dict[str, list[int]] = {}
            _prepositions(tree, c, thrown, skip=("of", "by"))
            for name, tokens in thrown.items():
                slots.setdefault(name, tokens)
    if found.passive and not slots["subj"]:  # "stripped of its rights by Norway": *by* hangs on the nearer noun
        slots["subj"] = [t for t in slots.get("by", ()) if not _means(tree, t)]
    if found.passive and not slots["subj"]:  # "killed and tortured **by troops**": the agent stands with the last verb
        last = [c for c in tree.by_dep(i, "conj") if tree.tag[c] == "VBN"]
        agents = [
            a
            for c in last
            for a in (*tree.by_dep(c, "agent"), *(x for d in tree.by_dep(c, "conj") for x in tree.by_dep(d, "agent")))
        ]
        slots["subj"] = [t for a in agents for p in tree.by_dep(a, "pobj") for t in tree.conjuncts(p)]
    if found.passive and not slots["subj"]:  # "hit **with eight Russian missiles**"
        slots["subj"] = [t for t in slots.get("with", ()) if tree.lemma[t] in WEAPONS]
    _small_clause(tree, i, slots)
    slots["xcomp"] = [*slots.get("xcomp", ()), *(c for c in tree.children[i] if tree.dep[c] == "xcomp")]
    slots["comp"] = [c for c in tree.children[i] if tree.dep[c] == "ccomp"]
    _named(tree, i, objects, slots)
    slots["sayer"] = _sayer(tree, i)
    slots["told"] = _told(tree, i)
    slots["modal"] = [c for v in (i, *slots["comp"]) for c in tree.by_dep(v, "aux") if tree.tag[c] == "MD"]
    if slots["obj"]:
        slots["mod"] = _modifiers(tree, slots["obj"][0])
    found.slots = {name: tuple(tokens) for name, tokens in slots.items() if tokens}
    return found


#: Those whom one state has in another.
_MISSIONS = frozenset("embassy consulate mission ambassador consul envoy legation".split())
#: What people become by being taken.
_CAPTIVES = frozenset({"hostage", "prisoner", "captive"})


def _agents(tree: Tree, i: int) -> list[int]:
    """Who a passive names behind *by*; "by sea", "by force" name nobody."""
    heads = [p for a in tree.by_dep(i, "agent") for p in tree.by_dep(a, "pobj")]
    return [t for p in heads if not _means(tree, p) for t in tree.conjuncts(p)]


def _means(tree: Tree, t: int) -> bool:
    """Whether a bare noun behind *by* is a means ("by force", not "by Russian forces")."""
    return tree.low[t] in MEANS and not any(c < t for c in tree.children[t])


def _nested_prepositions(tree: Tree, i: int, slots: dict[str, list[int]]) -> None:
    """Take what hangs on a prepositional object where the verb has no such slot ("on alert **near** Kosovo")."""
    inner: dict[str, list[int]] = {}
    for c in tree.by_dep(i, "prep", "attr", "oprd", "acomp"):
        if c < i and tree.dep[c] == "prep":  # "On a visit to Kenya, he praised Mali": not what he did to Kenya
            continue
        for p in tree.by_dep(c, "pobj") if tree.dep[c] == "prep" else [c]:
            _prepositions(tree, p, inner, skip=("of",))
    for c in tree.by_dep(i, "advmod"):  # "given back *to* Peru"
        _prepositions(tree, c, inner)
    for name, tokens in inner.items():
        slots.setdefault(name, tokens)


def _sayer(tree: Tree, i: int) -> list[int]:
    """Who says what the clause of ``i`` tells: "**Kyiv** said the ruling was *regrettable*"."""
    i = tree.first_conjunct(i)
    h = tree.head[i]
    said = tree.dep[i] == "ccomp" and (tree.lemma[h] in REPORTING or tree.lemma[h] in _OPINION)
    return surface_subject(tree, h) if said else []


def _told(tree: Tree, i: int) -> list[int]:
    """To whom the clause of ``i`` is said: "Blinken told **Lavrov** that Washington would respond"."""
    i = tree.first_conjunct(i)
    h = tree.head[i]
    if tree.dep[i] != "ccomp" or tree.lemma[h] not in TOLD_TO:
        return []
    return [t for c in tree.by_dep(h, "dobj", "dative") if tree.low[c] not in ("to", "for") for t in tree.conjuncts(c)]


#: Verbs of saying whose object is the one who is told.
TOLD_TO = frozenset({"tell", "warn", "inform", "assure", "notify", "remind", "advise", "caution"})
#: Verbs of opinion and warning, which have a sayer as verbs of reporting do.
_OPINION = frozenset("believe think agree argue warn complain vow threaten feel consider claim".split())


def _named(tree: Tree, i: int, objects: list[int], slots: dict[str, list[int]]) -> None:
    """ "called him *a killer*", "called the step *regrettable*": what the object is called, as after "describe as"."""
    named = [t for c in tree.by_dep(i, "oprd") for t in tree.conjuncts(c)]
    named += [t for o in objects for c in tree.by_dep(o, "amod") if c > o for t in tree.conjuncts(c)]
    for h in (i, *objects[:1]):  # "described the step as hostile": *as* may hang on the nearer noun
        named += [p for c in tree.children[h] if tree.low[c] == "as" and c > h for p in tree.children[c]]
    if tree.passive(i) and objects:  # "was branded a rogue"
        named += objects
    if named:
        slots.setdefault("as", []).extend(t for t in named if t not in slots.get("as", ()))


def _small_clause(tree: Tree, i: int, slots: dict[str, list[int]]) -> None:
    """ "found the men guilty", "declared the group a party": the person is the object, not a clause of its own."""
    for c in tree.by_dep(i, "ccomp"):
        people = tree.by_dep(c, "nsubj")
        if people and tree.tag[c][:2] in ("JJ", "NN") and not tree.by_dep(c, "aux", "cop", "mark") and not slots["obj"]:
            slots["obj"] = [t for p in people for t in tree.conjuncts(p)]
            slots["xcomp"] = [*slots.get("xcomp", ()), c]


def _noun(tree: Tree, i: int) -> Predication:
    found = Predication(tree, i, "noun", tree.lemma[i])
    slots: dict[str, list[int]] = {}
    slots["mod"] = _modifiers(tree, i)
    slots["poss"] = [t for c in tree.by_dep(i, "poss") for t in tree.conjuncts(c)]
    _prepositions(tree, i, slots)
    _right_behind(tree, i, slots)
    _shared_with_conjuncts(tree, i, slots)
    for p in slots.get("of", ())[:1]:  # "the expulsion of ten diplomats by Russia": *by* hangs on the nearer noun
        inner: dict[str, list[int]] = {}
        _prepositions(tree, p, inner)
        for name in ("by", "from", "to", "against", "with", "between", "on", "for"):
            slots.setdefault(name, []).extend(t for t in inner.get(name, ()) if t not in slots.get(name, ()))
    below = [p for p in slots.get("of", ())[:1] if not slots.get("by")]
    for _ in range(2):  # "the shelling of the village of Shorzha **by** Azerbaijani forces"
        below = [
            q for p in below for c in tree.by_dep(p, "prep") if tree.low[c] == "of" for q in tree.by_dep(c, "pobj")
        ]
        agents = [
            q
            for p in below
            for c in tree.by_dep(p, "prep", "agent")
            if tree.low[c] == "by"
            for q in tree.by_dep(c, "pobj")
        ]
        if agents and not slots.get("by"):
            slots["by"] = [t for q in agents for t in tree.conjuncts(q)]
    for p in slots.get("by", [])[:1]:  # "an apology by Guatemala to Belize"
        inner = {}
        _prepositions(tree, p, inner, skip=("of", "in", "from"))
        for name, tokens in inner.items():
            slots.setdefault(name, tokens)
    for name in ("on", "about", "over"):  # "consultations on grids between Cyprus and Greece"
        for p in slots.get(name, [])[:1]:
            inner = {}
            _prepositions(tree, p, inner)
            if "between" in inner:
                slots.setdefault("between", inner["between"])
    adjective = tree.tag[i][:2] == "JJ"
    slots["subj"] = [] if adjective else list(slots["poss"]) + slots.get("by", [])
    outer = tree.first_conjunct(i)
    if tree.dep[outer] in ("acomp", "attr", "oprd") and tree.lemma[tree.head[outer]] in COPULAS and not slots["subj"]:
        slots["subj"] = surface_subject(tree, tree.head[outer])
        _prepositions(tree, tree.head[outer], slots)
        slots["sayer"] = _sayer(tree, tree.head[outer])
        for c in tree.by_dep(tree.head[outer], "advcl"):  # "were upset **when Biden** agreed"
            if any(tree.low[m] == "when" for m in tree.by_dep(c, "advmod", "mark")):
                slots["when"] = [t for n in tree.by_dep(c, "nsubj", "nsubjpass") for t in tree.conjuncts(n)]
    part = tree.head[tree.head[outer]] if tree.dep[outer] == "pobj" else outer
    drawn = tree.dep[outer] == "pobj" and tree.low[tree.head[outer]] == "in" and tree.lemma[part] == "involve"
    if drawn and tree.passive(part) and not slots["subj"]:  # "was **involved in** the abduction"
        slots["subj"] = surface_subject(tree, part)
    related = tree.lemma[part] in ("connection", "link") and tree.dep[part] == "pobj"  # "held **in connection with**"
    others = any(tree.tag[m] == "JJ" and tree.entity[m] >= 0 for m in slots["mod"])  # "a role in **Israeli** attacks"
    involved = tree.dep[outer] == "pobj" and tree.lemma[part] in INVOLVEMENT and not related
    if involved and not others and not slots["subj"]:
        slots["subj"] = _noun_holder(tree, part, 0)  # "Iran's role in the attack"
    measured = tree.of_what(outer)
    above = measured if measured >= 0 else outer
    if tree.lemma[above] in _ENDANGERED and tree.dep[above] == "pobj":  # "they are **in danger of** an attack"
        over = tree.head[tree.head[above]]
        slots["of"] = slots.get("of") or (surface_subject(tree, over) if tree.tag[over][:2] == "VB" else [])
    light = support(tree, outer) if tree.lemma[above] not in _ENDANGERED else None
    if light is not None:
        found.support = light
        slots["support"] = [light]
        verb = _verb_core(tree, light)
        received = tree.lemma[light] in RECEIVING and tree.dep[outer] == "dobj"
        if received:
            slots["subj"] = slots["subj"] or verb.get("from", [])
            for name in ("on", "to", "against", "of"):
                slots.setdefault(name, verb["subj"])
        elif tree.dep[outer] != "nsubj" and not _measured(tree, outer, verb["subj"]):
            slots["subj"] = slots["subj"] or verb["subj"]
            slots["support_subj"] = verb["subj"]
        for name, tokens in verb.items():
            if name not in ("subj", "obj") and not (name == "by" and slots.get("by")):
                slots.setdefault(name, []).extend(t for t in tokens if t not in slots.get(name, []))
        if measured >= 0:  # "launched a series of raids **on targets**": the phrase hangs on the measure
            _prepositions(tree, measured, slots, skip=("of",))
        elif tree.dep[outer] == "pobj" and verb.get("obj"):  # "hit China with tariffs"
            slots.setdefault("on", verb["obj"])
    else:
        slots["clause"] = _clause_subject(tree, outer)
    for c in tree.by_dep(i, "acl"):
        if tree.low[c] == "using" and not slots.keys() & _AIMED:  # "airstrikes using heavy bombs **on Beirut**"
            for o in (c, *tree.by_dep(c, "dobj")):
                _prepositions(tree, o, slots, skip=("of",))
        if tree.tag[c] == "VBN" and tree.lemma[c] in LIGHT:
            verb = _verb_core(tree, c)
            slots["subj"] = slots["subj"] or verb["subj"]
            for name, tokens in verb.items():
                if name not in ("subj", "obj"):
                    slots.setdefault(name, []).extend(tokens)
        elif tree.tag[c] == "VB":
            slots.setdefault("xcomp", []).append(c)
    for c in tree.by_dep(i, "relcl"):
        if tree.lemma[c] in LIGHT and not _relative_subject(tree, c):
            slots["subj"] = slots["subj"] or surface_subject(tree, c)
    found.slots = {name: tuple(dict.fromkeys(tokens)) for name, tokens in slots.items() if tokens}
    return found


#: Nouns with *of* that tell what may happen to somebody.
_ENDANGERED = frozenset({"danger", "risk", "peril"})


def _right_behind(tree: Tree, i: int, slots: dict[str, list[int]]) -> None:
    """What *on* or *against* right behind an object tells, though the parser hung it on the verb ("weighs sanctions **on** …")."""
    verb = tree.head[i]
    if tree.dep[i] != "dobj" or slots.keys() & {"on", "against"}:
        return
    for c in tree.by_dep(verb, "prep"):
        if c == i + 1 and tree.low[c] in ("on", "against"):
            slots[tree.low[c]] = [
                t for p in tree.by_dep(c, "pobj") if tree.low[p] not in DAYS for t in tree.conjuncts(p)
            ]


def _shared_with_conjuncts(tree: Tree, i: int, slots: dict[str, list[int]]) -> None:
    """What coordinated nouns share: "an *Israeli* raid and **airstrikes**" the first's modifier, a **raid** and airstrikes
    *on Tyre* the last's phrase.
    """
    first = tree.first_conjunct(i)
    if first != i:
        own = [m for m in slots["mod"] if tree.tag[m] in ("JJ", "NNP")] or slots["poss"] or slots.get("by")
        if not own and not tree.by_dep(i, "det"):
            slots["mod"] += [m for m in _modifiers(tree, first) if tree.entity[m] >= 0]
            slots["poss"] = [t for c in tree.by_dep(first, "poss") for t in tree.conjuncts(c)]
        return
    last = tree.conjuncts(i)[-1]
    if last != i and not slots.keys() & _AIMED and not tree.by_dep(last, "poss", "det"):
        inner: dict[str, list[int]] = {}
        _prepositions(tree, last, inner)
        slots.update({name: tokens for name, tokens in inner.items() if name in _AIMED})


#: Prepositions that tell at whom or where an act is aimed.
_AIMED = frozenset({"on", "against", "in", "at", "near", "across", "toward", "towards"})


def _measured(tree: Tree, noun: int, subject: list[int]) -> bool:
    """Whether the verb's subject only measures the noun: "the last **round** of negotiations ended"."""
    return tree.dep[noun] == "pobj" and tree.head[tree.head[noun]] in subject


def _verb_core(tree: Tree, i: int) -> dict[str, list[int]]:
    """Subject, object and prepositions of a light verb."""
    slots: dict[str, list[int]] = {}
    if tree.passive(i):
        slots["subj"] = [t for a in tree.by_dep(i, "agent") for p in tree.by_dep(a, "pobj") for t in tree.conjuncts(p)]
        slots["obj"] = surface_subject(tree, i)
    else:
        slots["subj"] = surface_subject(tree, i)
        slots["obj"] = [t for c in tree.by_dep(i, "dobj") for t in tree.conjuncts(c)]
    iobj = [t for c in tree.by_dep(i, "dative") for t in _dative(tree, c)]
    if iobj:
        slots["iobj"] = iobj
    _prepositions(tree, i, slots)
    return slots


def support(tree: Tree, i: int) -> int | None:
    """Return the light verb that governs noun ``i``, or ``None``."""
    h, dep = tree.head[i], tree.dep[i]
    if dep in ("dobj", "nsubjpass") and (tree.lemma[h] in LIGHT or (dep == "dobj" and tree.lemma[h] in RECEIVING)):
        return h
    if dep == "nsubj" and tree.lemma[h] in OCCURRENCE:
        return h
    if dep == "pobj":
        verb, above = tree.head[h], tree.head[tree.head[h]]
        if (tree.lemma[verb], tree.low[h]) in LIGHT_PREPOSITIONS:
            return verb
        if tree.lemma[verb] in GUILTY and tree.dep[verb] == "acomp":  # "was responsible for the attack"
            return above
        if (
            tree.lemma[verb] == "do"
            and tree.low[h] == "with"
            and tree.low[above] in ("nothing", "anything", "something")
        ):
            return tree.head[above]  # "had nothing to do with the attack"
        if tree.lemma[verb] in MEASURES and tree.low[h] in ("of", "in", "with"):  # "held a round of talks"
            return support(tree, tree.first_conjunct(verb))
    return None


def _clause_subject(tree: Tree, i: int) -> list[int]:
    """Who takes part in an act told as the setting of a clause: "*in a call with Putin*, **Biden** voiced concern"."""
    h = tree.head[i]
    if tree.dep[i] != "pobj" or tree.low[h] not in _SETTING or tree.tag[tree.head[h]][:2] != "VB":
        return []
    if tree.low[h] == "for" and tree.lemma[tree.head[h]] in _ASKING:  # "called for a truce" takes no part in it
        return []
    return surface_subject(tree, tree.head[h])


_ASKING = frozenset("call appeal ask push press plead wait hope lobby vote campaign".split())
_SETTING = frozenset({"in", "during", "at", "after", "before", "on", "following", "for", "ahead"})


def surface_subject(tree: Tree, i: int, depth: int = 0) -> list[int]:
    """Return the grammatical subject of verb ``i``, found through coordination, control, relatives and participles."""
    if depth > 8:
        return []
    own = [t for c in tree.by_dep(i, "nsubj", "nsubjpass") for t in _through_relative(tree, c, i)]
    if own:
        return own
    dep, h = tree.dep[i], tree.head[i]
    if h == i:
        return []
    if dep == "conj" and tree.tag[h][:2] == "VB":
        return surface_subject(tree, h, depth + 1)
    if dep in ("xcomp", "advcl") and tree.lemma[h] in _TOOLS and tree.passive(h) and tree.has_to(i):
        agents = _agents(tree, h)
        if agents:  # "bombs were used **by Israel** to assassinate him"
            return agents
    if dep == "xcomp" or (dep == "ccomp" and tree.tag[i] in ("VB", "VBG")):
        return _controller(tree, h, depth)
    if dep == "advcl":
        beside = tree.tag[i] == "VBG" and i > 0 and tree.low[i - 1] == ","
        if beside and tree.dep[h] == "xcomp" and tree.tag[h] == "VB" and tree.tag[tree.head[h]][:2] == "VB":
            h = tree.head[h]  # "called on the EU to act, **condemning** its silence": who called condemns
        return surface_subject(tree, h, depth + 1) if tree.tag[h][:2] == "VB" else []
    if dep == "acl":
        if tree.tag[i] == "VBG" and tree.lemma[h] in DOCUMENTS:  # "a statement condemning": whoever issued it
            return _noun_holder(tree, h, depth)
        if tree.tag[i] in ("VBN", "VBG", "VBD"):
            return tree.conjuncts(h)[:1]
        return _noun_holder(tree, h, depth)
    if dep == "relcl":
        return []
    if dep in ("pcomp", "pobj"):
        while tree.dep[h] == "conj" and tree.tag[tree.head[h]] == "IN":
            h = tree.head[h]  # "for a hack and **for** meddling"
        above = tree.head[h]
        if tree.tag[above][:2] == "VB":
            charged = tree.low[h] == "with" and tree.lemma[above] == "charge"
            if (charged or tree.low[h] in ("of", "for", "from", "into", "against")) and (
                tree.by_dep(above, "dobj") or tree.passive(above)
            ):
                return _controller(tree, above, depth)
            return surface_subject(tree, above, depth + 1)
        return _noun_holder(tree, above, depth)
    if dep in ("dep", "parataxis") and tree.tag[h][:2] == "VB":
        return surface_subject(tree, h, depth + 1)
    return []


#: Verbs of what is done with a tool, by somebody who has an aim.
_TOOLS = frozenset("use employ deploy launch fire drop exploit design build adopt pass".split())


def _controller(tree: Tree, h: int, depth: int) -> list[int]:
    if tree.tag[h][:2] != "VB":
        return surface_subject(tree, h, depth + 1) or _noun_holder(tree, h, depth)
    objects = [
        t
        for c in tree.by_dep(h, "dobj", "dative")
        if tree.low[c] not in ("to", "for") and not tree.low[c][0].isdigit()  # "voted 424-8 to suspend"
        for t in tree.conjuncts(c)
    ]
    if objects and tree.lemma[h] not in SUBJECT_CONTROL and not tree.passive(h):
        return [t for o in objects for t in _through_relative(tree, o, h)]
    if tree.lemma[h] in ("call", "appeal", "press", "push", "pray", "wait", "ask") and not tree.passive(h):
        for c in tree.by_dep(h, "prep"):
            if tree.low[c] in ("on", "upon", "to", "for"):
                found = [t for p in tree.by_dep(c, "pobj") if tree.low[p] not in DAYS for t in tree.conjuncts(p)]
                if found:
                    return found
    return surface_subject(tree, h, depth + 1)


def _noun_holder(tree: Tree, noun: int, depth: int) -> list[int]:
    """Whose plan, decision, threat: the possessor, the by-phrase, else the subject of the verb above."""
    own = [t for c in tree.by_dep(noun, "poss") for t in tree.conjuncts(c)]
    if own:
        return own
    modifiers = [m for m in _modifiers(tree, noun) if tree.tag[m] in ("NNP", "JJ", "NNPS") and tree.entity[m] >= 0]
    if modifiers:
        return modifiers
    h = tree.head[noun]
    for _ in range(3):  # "flew there in order to", "voted in favour of a resolution to", "toyed with the idea of"
        if tree.dep[noun] != "pobj" or tree.low[h] not in ("in", "of", "for", "with", "within", "on"):
            break
        noun, h = tree.head[h], tree.head[tree.head[h]]
        if tree.tag[noun][:2] == "VB":
            return surface_subject(tree, noun, depth + 1)
    if h != noun and tree.tag[h][:2] == "VB":
        return surface_subject(tree, h, depth + 1)
    return []


def _through_relative(tree: Tree, token: int, verb: int) -> list[int]:
    """Replace a relative pronoun by its antecedent; spread coordination."""
    if tree.low[token] in RELATIVE and tree.tag[token] in ("WDT", "WP", "IN", "DT"):
        clause = tree.first_conjunct(verb)
        if tree.dep[clause] == "relcl":
            return [tree.head[clause]]
        return []
    return tree.conjuncts(token)


def _relative_subject(tree: Tree, verb: int) -> bool:
    return any(tree.low[c] in RELATIVE for c in tree.by_dep(verb, "nsubj", "nsubjpass"))


def _dative(tree: Tree, c: int) -> list[int]:
    if tree.tag[c] in ("IN", "TO"):
        return [t for p in tree.by_dep(c, "pobj") for t in tree.conjuncts(p)]
    return tree.conjuncts(c)


def _modifiers(tree: Tree, i: int) -> list[int]:
    found: list[int] = []
    for c in tree.children[i]:
        if tree.dep[c] in ("amod", "compound", "nmod", "nummod") and c < i:
            found.extend(_modifiers(tree, c))
            if tree.low[c] == "led" and tree.lemma[i] not in MEETINGS:  # "the **Hamas**-led attack"
                found.extend(tree.by_dep(c, "npadvmod"))
            found.append(c)
            found.extend(t for t in tree.conjuncts(c)[1:])
    return found


def _prepositions(tree: Tree, i: int, slots: dict[str, list[int]], skip: tuple[str, ...] = ()) -> None:
    for c in tree.children[i]:
        if tree.dep[c] == "agent":
            name = "by"
        elif tree.dep[c] in ("prep", "dative") and tree.tag[c] in ("IN", "TO", "VBG", "RP", "JJ", "RB", "VBN"):
            name = tree.low[c]
        else:
            continue
        if name in skip:
            continue
        found = slots.setdefault(name, [])
        for p in tree.children[c]:
            if tree.dep[p] == "pobj":
                found.extend(t for t in tree.conjuncts(p) if t not in found)
            elif tree.dep[p] == "pcomp":
                found.append(p)
            elif tree.dep[p] == "prep":  # "out of Syria", "because of the attack"
                inner = [t for q in tree.by_dep(p, "pobj") for t in tree.conjuncts(q)]
                slots.setdefault(f"{name} {tree.low[p]}", []).extend(inner)
                if name in ("out", "away", "back", "off"):
                    slots.setdefault(tree.low[p], []).extend(inner)
                    found.extend(inner)
