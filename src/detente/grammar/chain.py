"""The chain of operators above and around a predicate, from the innermost outwards.

An operator is anything whose lemma the caller's index knows; what it means is not this module's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from detente.grammar.predication import predicate, support
from detente.grammar.tree import Tree
from detente.grammar.words import COPULAS, INVOLVEMENT, LIGHT, MEASURES, OCCURRENCE, REPORTING
from detente.types import Tense

__all__ = ["Cue", "Link", "OperatorIndex", "chain", "insists", "unlinked"]


class Cue(Protocol):
    """What the chain needs to know of an operator."""

    @property
    def id(self) -> str: ...
    @property
    def scope(self) -> tuple[str, ...]: ...
    @property
    def passive(self) -> bool | None: ...


@dataclass(frozen=True, slots=True)
class Link:
    """One operator over the act: its id, the token that carries it, and the slot in which it holds the act."""

    operator: str
    token: int
    slot: str


@dataclass(frozen=True, slots=True)
class OperatorIndex:
    """Operators by the kind of cue and its lemma."""

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    adjectives: Mapping[str, tuple[Cue, ...]]
    adverbs: Mapping[str, Cue]
    modals: Mapping[str, Cue]
    marks: Mapping[str, Cue]
    prepositions: Mapping[str, Cue]


_MAX_DEPTH = 8
#: Modals of a judgement on what has happened ("the attacks **may** be war crimes").
_JUDGING = frozenset({"may", "might", "could"})
_WHEN = frozenset({"when", "once", "before", "after", "until"})


def chain(tree: Tree, i: int, index: OperatorIndex) -> tuple[Link, ...]:
    """Return the operators over token ``i``, innermost first."""
    links: list[Link] = _own(tree, i, index)
    seen: set[int] = set()
    current: int | None = i
    while current is not None and current not in seen and len(seen) < _MAX_DEPTH:
        seen.add(current)
        links.extend(_local(tree, current, index))
        current = _climb(tree, current, index, links)
    return tuple(x for n, x in enumerate(links) if not _denied_twice(tree, x, links[:n]))


def _own(tree: Tree, i: int, index: OperatorIndex) -> list[Link]:
    """Cues in the act's own verb, or beside its *be*: "**ordered back** its troops", "is **due** in Lima"."""
    if not tree.is_verb(i):
        return []
    own = [(i, cue) for lemma in dict.fromkeys((tree.particle(i), tree.lemma[i])) for cue in index.verbs.get(lemma, ())]
    beside = [(c, cue) for c in tree.by_dep(i, "acomp") for cue in index.adjectives.get(tree.low[c], ())]
    return [Link(cue.id, t, "own") for t, cue in (*own, *beside) if "own" in cue.scope][:1]


def _denied_twice(tree: Tree, link: Link, before: list[Link]) -> bool:
    """Whether one *no* was read at the noun and at its verb ("has **no** plans to")."""
    if link.slot != "adv" or tree.is_verb(link.token):
        return False
    return any(x.operator == link.operator and x.slot == "adv" and tree.head[x.token] == link.token for x in before)


def _local(tree: Tree, i: int, index: OperatorIndex) -> Iterable[Link]:
    """Modals, negation, adverbs, adjectives and markers on the token itself."""
    found: list[Link] = []
    kids = tree.children[i]
    verb = tree.is_verb(i)
    for c in kids:
        dep, low = tree.dep[c], tree.low[c]
        if dep == "aux" and (cue := _modal(tree, i, c, index)) is not None:
            found.append(Link(cue.id, c, "aux"))
        elif (dep == "neg" or dep == "advmod" or (dep == "det" and low == "no")) and low in index.adverbs:
            found.append(Link(index.adverbs[low].id, c, "adv"))
        elif dep == "det" and low in ("no", "any") and low in index.marks:
            found.append(Link(index.marks[low].id, c, "adv"))
        elif verb and dep == "prep" and _never(tree, c) and "not" in index.adverbs:
            found.append(Link(index.adverbs["not"].id, c, "adv"))  # "**at no point** had Macron criticised"
        elif low == "longer" and c and tree.low[c - 1] == "no" and "not" in index.adverbs:
            found.append(Link(index.adverbs["not"].id, c, "adv"))
        elif verb and dep in ("mark", "prep") and (phrase := " ".join(tree.low[max(0, c - 2) : c + 1])) in index.marks:
            found.append(Link(index.marks[phrase].id, c, "mark"))  # "as long as Russia does not attack"
        elif (
            verb and low == "before" and tree.low[max(0, c - 3) : c] == ["matter", "of", "time"] and "if" in index.marks
        ):
            found.append(Link(index.marks["if"].id, c, "mark"))  # "it is only a **matter of time before** rockets fall"
        elif dep in ("mark", "advmod") and low in index.marks and verb:
            found.append(Link(index.marks[low].id, c, "mark"))
        elif not verb and dep in ("amod", "compound", "nmod") and low in index.adjectives:
            found.extend(Link(cue.id, c, "adj") for cue in index.adjectives[low][:1] if "adj" in cue.scope)
        elif verb and dep in ("nsubj", "nsubjpass", "dobj") and _negated_noun(tree, c) and "no" in index.marks:
            found.append(Link(index.marks["no"].id, c, "adv"))
    if verb and not any(tree.dep[c] == "aux" for c in kids) and not tree.by_dep(i, "nsubj", "nsubjpass"):
        found.extend(_shared(tree, i, index))
    if verb and i >= 2 and (tree.low[i - 2], tree.low[i - 1]) == ("rather", "than") and "not" in index.adverbs:
        found.append(Link(index.adverbs["not"].id, i - 1, "adv"))
    if verb and _only_later(tree, i):  # "did not act until": it did then
        found = [x for x in found if x.slot != "adv"]
    if verb:
        found.extend(_conditions(tree, i, index))
    if verb:
        found.extend(_inverted(tree, i, index))
    if verb and _neither(tree, i) and "not" in index.adverbs:
        found.append(Link(index.adverbs["not"].id, i, "adv"))
    order = {"adv": 0, "adj": 1, "aux": 2, "mark": 3}
    found.sort(key=lambda link: (order[link.slot], link.token))
    return found


def _shared(tree: Tree, i: int, index: OperatorIndex) -> list[Link]:
    """What a conjoined verb shares with the first: "*will* meet and sign", "did *not* condemn or punish".

    Of three verbs the last hangs on the second: "*will* ban imports, expel the envoy **and freeze** assets".
    """
    h = tree.head[i]
    if tree.dep[i] != "conj" or tree.tag[h][:2] != "VB":
        return []
    for _ in range(_MAX_DEPTH):
        alike = tree.dep[h] == "conj" and tree.tag[tree.head[h]][:2] == "VB" and tree.tag[h] == tree.tag[i]
        if not alike or tree.by_dep(h, "aux", "nsubj", "nsubjpass"):
            break
        h = tree.head[h]
    found = []
    if tree.tag[i] == "VB":
        modals = [(c, _modal(tree, h, c, index)) for c in tree.by_dep(h, "aux") if tree.low[c] != "to"]
        found = [Link(cue.id, c, "aux") for c, cue in modals if cue is not None]
    if any(tree.low[c] in ("or", "nor") for c in tree.by_dep(h, "cc")):
        found += [
            Link(index.adverbs[tree.low[c]].id, c, "adv") for c in tree.by_dep(h, "neg") if tree.low[c] in index.adverbs
        ]
    return found


def _conditions(tree: Tree, i: int, index: OperatorIndex) -> list[Link]:
    """What hangs on a condition: "*will* respond **if** the ships return"."""
    return [
        Link(index.marks[tree.low[m]].id, m, "mark")
        for c in tree.by_dep(i, "advcl")
        for m in tree.by_dep(c, "mark")
        if tree.low[m] in ("if", "unless") and tree.low[m] in index.marks and tree.low[m - 1] != "even"
    ]


def _only_later(tree: Tree, i: int) -> bool:
    if not any(tree.low[c] == "did" for c in tree.by_dep(i, "aux")):
        return False
    return any(tree.low[m] == "until" for c in tree.by_dep(i, "advcl") for m in tree.by_dep(c, "mark", "advmod"))


def _inverted(tree: Tree, i: int, index: OperatorIndex) -> list[Link]:
    """ "*Had* jets bombed the dam, …", "*Were* Quito to mediate, …": conditions told by the order of the words."""
    subjects = tree.by_dep(i, "nsubj", "nsubjpass")
    if tree.dep[i] not in ("advcl", "ccomp") or not subjects:
        return []
    first = [c for c in tree.children[i] if tree.dep[c] in ("aux", "auxpass", "advcl", "ccomp") and c < subjects[0]]
    if not first or tree.by_dep(i, "mark") or tree.subtree(i)[0] != first[0]:
        return []
    if tree.low[first[0]] == "had" and "would have" in index.modals:
        return [Link(index.modals["would have"].id, first[0], "mark")]
    if tree.low[first[0]] in ("were", "should") and "if" in index.marks:
        return [Link(index.marks["if"].id, first[0], "mark")]
    return []


def _neither(tree: Tree, i: int) -> bool:
    """ "Neither Turkey nor Greece withdrew": the negation hangs on the subject."""
    return any(
        tree.low[c] == "neither" and tree.dep[c] in ("preconj", "cc", "det", "predet")
        for s in tree.by_dep(i, "nsubj", "nsubjpass")
        for c in tree.children[s]
    )


def _modal(tree: Tree, i: int, c: int, index: OperatorIndex) -> Cue | None:
    """Return the cue of auxiliary ``c``: "would have" before "would"; *to* only where it heads a headline."""
    low = tree.low[c]
    if low == "to" and (tree.dep[i] != "ROOT" or tree.head[i] != i):
        return None
    if any(tree.lemma[a] == "have" and a > c for a in tree.by_dep(i, "aux")):
        return index.modals.get(f"{low} have") or index.modals.get(low)
    return index.modals.get(low)


def _negated_noun(tree: Tree, i: int) -> bool:
    if tree.low[i] in ("nobody", "none", "nothing") or any(tree.low[c] == "no" for c in tree.by_dep(i, "det")):
        return True
    return (
        tree.low[i] in ("one", "single") and i > 0 and "not" in tree.low[max(0, i - 2) : i]
    )  # "**not one** of the tanks"


def _never(tree: Tree, preposition: int) -> bool:
    """Whether a phrase says *never*: "at no time", "in no way", "under no circumstances"."""
    return any(tree.lemma[p] in _NEVER and _negated_noun(tree, p) for p in tree.by_dep(preposition, "pobj"))


_NEVER = frozenset("point time stage moment way case circumstance account".split())


def _climb(tree: Tree, i: int, index: OperatorIndex, links: list[Link]) -> int | None:
    """Go to the governor of ``i`` where it is an operator or transparent; add its link; else ``None``."""
    top = tree.first_conjunct(i)
    if top != i and tree.is_verb(i) and tree.by_dep(i, "nsubj", "nsubjpass"):
        return None  # a clause of its own
    dep, h = tree.dep[top], tree.head[top]
    if h == top:
        return None
    if (
        dep == "xcomp"
        and tree.lemma[h] == "have"
        and any(tree.low[c] == "yet" for c in (*tree.children[h], *tree.children[top]))
    ):
        return _under(tree, h, "yet", index, links)
    if dep in ("xcomp", "ccomp") and tree.lemma[h] == "consider" and tree.has_to(top):
        return None  # "considers them **to be linked** to the war": a belief
    purpose = (
        dep == "xcomp" and tree.lemma[h] == "be" and any(tree.lemma[c] in _PURPOSES for c in tree.by_dep(h, "nsubj"))
    )
    if purpose and "in order to" in index.marks:
        links.append(Link(index.marks["in order to"].id, h, "mark"))
        return None  # "the aim is **to ensure** talks"
    if dep in ("xcomp", "ccomp"):
        wished = any(tree.low[m] == "for" for m in tree.by_dep(top, "mark")) and tree.has_to(top)
        slot = "xcomp" if dep == "xcomp" or wished else "comp"  # "calling **for** Biden **to** press"
        noun = _speaking_noun(tree, h, slot, index)  # "delivered a *warning* that it would fire"
        return _under(tree, h if noun is None else noun, slot, index, links)
    if dep == "advcl" and tree.tag[top] in ("VBZ", "VBP") and any(tree.low[c] in _WHEN for c in tree.children[top]):
        links.extend(
            x for x in _local(tree, h, index) if x.slot == "aux" and tree.low[x.token] in ("will", "’ll", "'ll")
        )
        return None  # "when they meet on Monday, the talks will …"
    if dep == "xcomp" and tree.lemma[h] == "use":
        return h  # "**reportedly** used drones to attack"
    if dep == "advcl" and tree.low[h] == "were" and tree.subtree(h)[0] == h and "if" in index.marks:
        links.append(Link(index.marks["if"].id, h, "mark"))
        return None  # "**Were** Ecuador to mediate, …"
    if dep == "advcl" and tree.tag[top] == "VB" and tree.has_to(top):
        noun = _speaking_noun(tree, h, "xcomp", index)  # "issued a *call* to rebels to lay down their arms"
        if noun is not None:
            return _under(tree, noun, "xcomp", index, links)
        return h  # "*will* fly to Ankara to meet him", "*promised* to send troops to support the war"
    if dep == "acl" and any(tree.low[c] == "that" for c in tree.by_dep(top, "mark")):
        return _under(tree, h, "comp", index, links)  # "the claim that it had bombed"
    if dep in ("acl", "relcl"):
        if dep == "acl" and _in_order(tree, h) and "in order to" in index.marks:
            links.append(Link(index.marks["in order to"].id, h, "mark"))
            return None
        if tree.tag[top] == "VB" and dep == "acl":
            under = _under(tree, h, "xcomp", index, links)
            return h if under is None and tree.dep[h] == "dobj" else under  # "*proposed* a truce to exchange prisoners"
        return None
    if dep == "acomp" and tree.lemma[h] in COPULAS:
        return h  # "is *not* ready to meet"
    if dep in ("pcomp", "pobj"):
        governor = tree.head[h]
        if tree.low[h] == "of" and tree.low[governor] == "ahead" and "ahead of" in index.prepositions:
            links.append(Link(index.prepositions["ahead of"].id, governor, "prep"))
            return None
        if dep == "pcomp" and tree.tag[top] == "VBG" and tree.is_verb(governor):
            means = tree.low[h] == "by"  # "threatened to retaliate by **closing** the strait"
            joined = tree.low[h] == "in" and tree.lemma[governor] in (
                "join",
                "follow",
                "continue",
                "persist",
                "succeed",
            )
            beside = tree.low[h] == "with" and bool(tree.by_dep(top, "nsubj", "nsubjpass"))
            if (means or joined or beside) and _cue(tree, governor, tree.low[h], index) is None:
                return governor  # "agreed to end the mission, with all troops **withdrawing**"
        if tree.low[h] in index.prepositions:
            links.append(Link(index.prepositions[tree.low[h]].id, h, "prep"))
            return None
        light = support(tree, top)
        if light is not None and tree.lemma[governor] not in MEASURES and not _cue(tree, governor, tree.low[h], index):
            return light
        if tree.lemma[governor] in ("stay", "remain", "keep") and tree.low[h] == "in" and tree.is_verb(governor):
            return governor  # "agreed to stay in contact"
        if tree.lemma[governor] in INVOLVEMENT and tree.low[h] in ("in", "for", "with", "to"):
            return governor
        if tree.lemma[governor] == "involve" and tree.low[h] == "in" and tree.passive(governor):
            return governor  # "denied being **involved in** the attack"
        noun = _speaking_noun(tree, governor, tree.low[h], index) if tree.is_verb(governor) else None
        return _under(tree, governor if noun is None else noun, tree.low[h], index, links)  # "opened the **door** to"
    if dep == "attr" and tree.lemma[h] == "be" and not tree.is_verb(top):  # "this will be the first meeting"
        links.extend(x for x in _local(tree, h, index) if x.slot == "aux")
        return h if tree.dep[h] == "xcomp" else None  # "what is **believed to have been** an attempt"
    if dep in ("dobj", "oprd") and (called := _called(tree, top, h, index)) is not None:
        links.append(called)
        return h
    if dep in ("dobj", "nsubjpass", "attr", "oprd"):
        return _under(tree, h, "obj", index, links)
    if dep in ("csubj", "csubjpass", "nsubj") and tree.is_verb(top) and tree.tag[top] == "VBG":
        links.extend(x for x in _local(tree, h, index) if x.slot == "aux")  # "Ukraine joining NATO **would** be a risk"
        return None
    if dep == "nsubj" and tree.lemma[h] in OCCURRENCE and tree.lemma[h] != "be" and not tree.is_verb(top):
        return h
    if dep == "nsubj" and not tree.is_verb(top) and (raised := _raised(tree, h, index)) is not None:
        links.append(raised)  # "talks **are due** to begin", "the meeting **failed** to take place"
        return h
    if dep == "nsubj" and tree.lemma[h] in COPULAS and not tree.is_verb(top):  # "a call is possible"
        said = [c for a in tree.by_dep(h, "acomp") if (c := _cue(tree, a, "subj", index)) is not None]
        if said:
            links.extend(Link(c.id, a, "subj") for c, a in zip(said, tree.by_dep(h, "acomp"), strict=False))
            return h
    if dep == "nsubj" and tree.lemma[h] == "be" and not tree.is_verb(top):  # "the summit will be the first"
        links.extend(x for x in _local(tree, h, index) if x.slot == "aux" and tree.low[x.token] not in _JUDGING)
        ahead = tree.tag[h] != "VBD" and any(
            tree.tag[c] == "VB" for c in tree.by_dep(h, "xcomp")
        )  # "the meeting is to last an hour"
        cue = _cue(tree, h, "xcomp", index) if ahead else None
        if cue is not None:
            links.append(Link(cue.id, h, "xcomp"))
        return None
    if dep == "compound" and tree.lemma[h] in index.nouns:  # "withdrawal plan", "sanctions threat"
        cue = index.nouns[tree.lemma[h]][0]
        links.append(Link(cue.id, h, "obj"))
        return h
    return None


def _raised(tree: Tree, verb: int, index: OperatorIndex) -> Link | None:
    """The operator under which a verb or its adjective holds the taking place of its subject, or ``None``."""
    for carrier in (verb, *tree.by_dep(verb, "acomp")):
        if any(tree.lemma[x] in OCCURRENCE for x in tree.by_dep(carrier, "xcomp")):
            cue = _cue(tree, carrier, "xcomp", index)
            if cue is not None and not (carrier == verb and tree.lemma[verb] == "be"):
                return Link(cue.id, carrier, "xcomp")
    return None


def _called(tree: Tree, claim: int, verb: int, index: OperatorIndex) -> Link | None:
    """What a claim is called: "called **groundless** a report that …", "described as **pure invention** a story that …"."""
    if tree.lemma[verb] not in _CALLING:
        return None
    names = [c for c in tree.by_dep(verb, "oprd", "acomp", "dobj") if c != claim]
    names += [p for c in tree.by_dep(verb, "prep") if tree.low[c] == "as" for p in tree.by_dep(c, "pobj", "amod")]
    for name in names:
        for word in (name, *tree.by_dep(name, "amod")):
            cue = _cue(tree, word, "called", index)
            if cue is not None:
                return Link(cue.id, word, "obj")
    return None


_CALLING = frozenset("call describe brand label term dub deem declare denounce".split())
#: Nouns that tell what something is for.
_PURPOSES = frozenset("purpose aim goal objective intention idea mission point".split())


def _speaking_noun(tree: Tree, verb: int, slot: str, index: OperatorIndex) -> int | None:
    """The noun that a light verb carries and that holds the clause hung on the verb, or ``None``."""
    held = _cue(tree, verb, slot, index)
    if held is not None and "obj" not in held.scope:
        return None
    if held is None and tree.lemma[verb] not in LIGHT and _cue(tree, verb, "obj", index) is None:
        return None  # but "**foiled** a plot to kill him"
    for noun in tree.by_dep(verb, "dobj"):
        cue = _cue(tree, noun, slot, index)
        if cue is not None and (held is None or cue.id != held.id):  # "**turned down** a *plea* to halt the attack"
            return noun
    return None


def insists(tree: Tree, token: int, slot: str) -> bool:
    """Whether one insists that something *is* so, which asks for nothing ("insisted that it had not attacked")."""
    if tree.lemma[token] != "insist" or slot != "comp":
        return False
    clauses = tree.by_dep(token, "ccomp")
    told = {"had", "has", "have", "did", "does", "is", "was", "were", "are", "would", "will"}
    return any(
        tree.tag[c] in ("VBD", "VBZ") or any(tree.low[a] in told for a in tree.by_dep(c, "aux", "auxpass"))
        for c in clauses
    )


def _under(tree: Tree, h: int, slot: str, index: OperatorIndex, links: list[Link]) -> int | None:
    if h == 0 and slot == "xcomp" and tree.low[h] == "were" and "if" in index.marks:  # "Were Quito to mediate, …"
        links.append(Link(index.marks["if"].id, h, "mark"))
        return None
    said = tree.by_dep(h, "acomp") if slot == "comp" and tree.lemma[h] == "be" else []
    for a in said:  # "it is *not true* that"
        cue = _cue(tree, a, slot, index)
        if cue is not None:
            links.append(Link(cue.id, a, slot))
            return h
    cue = None if insists(tree, h, slot) else _cue(tree, h, slot, index)
    if cue is not None:
        links.append(Link(cue.id, h, slot))
        if slot == "comp" and tree.tag[h][:2] == "JJ":  # "was adamant that it would not"
            _future_of_the_past(tree, h, links)
        return h
    if slot == "obj" and tree.lemma[h] in LIGHT:
        return h
    if slot == "comp" and tree.lemma[h] in REPORTING:
        _future_of_the_past(tree, h, links)
    measured = slot == "of" and (tree.lemma[h] in MEASURES or tree.lemma[h] == "kind")
    return h if measured and tree.tag[h] in ("NN", "NNS") else None  # "agreed on a **package** of sanctions"


def _future_of_the_past(tree: Tree, h: int, links: list[Link]) -> None:
    """ "said it would leave": *would* under a past verb of saying is *will*, unless a condition stands there too."""
    past = tree.tense(h) is Tense.PAST or tree.lemma[h] in ("announce", "confirm", "declare", "pledge", "promise")
    if past and "provided" not in tree.low and not any(link.slot == "mark" for link in links):
        for number, link in enumerate(links):
            if link.operator == "would" and link.slot == "aux":
                links[number] = Link("will", link.token, "aux")


def _in_order(tree: Tree, h: int) -> bool:
    """Whether a token is the noun of "in **order** to", "in an **effort** to", "as part of a **bid** to"."""
    if h > 0 and tree.low[h] == "order" and tree.low[h - 1] == "in":
        return True
    if h > 0 and tree.low[h] == "efforts" and tree.low[h - 1] == "in":
        return True
    return h > 1 and tree.low[h] in _AIMS and tree.low[h - 1] in ("a", "an") and tree.low[h - 2] in ("in", "of")


_AIMS = frozenset({"effort", "attempt", "bid", "drive", "push", "move"})


def _cue(tree: Tree, h: int, slot: str, index: OperatorIndex) -> Cue | None:
    if tree.tag[h][:2] == "VB":
        for lemma in dict.fromkeys((tree.particle(h), tree.lemma[h])):
            for cue in index.verbs.get(lemma, ()):
                if slot in cue.scope and cue.passive in (None, tree.passive(h)):
                    return cue
        return None
    if _in_order(tree, h) or (h > 1 and tree.low[h - 1] == "-" and tree.low[h - 2] == "non"):  # "non-stop"
        return None
    table = index.adjectives if tree.tag[h][:2] in ("JJ", "RB") else index.nouns
    for cue in table.get(tree.lemma[h], ()):
        if slot in cue.scope:
            return cue
    return None


def unlinked(tree: Tree, index: OperatorIndex, taken: frozenset[int]) -> list[tuple[Cue, int, str]]:
    """Operators of the sentence that hold a clause or noun in scope although no act was found there."""
    found: list[tuple[Cue, int, str]] = []
    for i in range(tree.size):
        if i in taken or not (tree.is_verb(i) or tree.lemma[i] in index.nouns):
            continue
        lemmas = (tree.particle(i), tree.lemma[i]) if tree.is_verb(i) else (tree.lemma[i],)
        table = index.verbs if tree.is_verb(i) else index.nouns
        cues = [cue for lemma in dict.fromkeys(lemmas) for cue in table.get(lemma, ())]
        if not cues:
            continue
        slots = predicate(tree, i).slots
        for cue in cues:
            slot = next((s for s in cue.scope if slots.get(s)), None)
            if slot is not None and cue.passive in (None, tree.is_verb(i) and tree.passive(i)):
                found.append((cue, i, slot))
                break
    return found
