"""Questions that decide how a matched frame is read: a label, a rejected claim, a speech act, several states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.coder.fillers import Fillers
from detente.coder.matching import Match
from detente.coder.projecting import Coding
from detente.grammar import Tree, predicate
from detente.grammar.chain import Link
from detente.lexicon import Operator
from detente.types import Status

__all__ = [
    "ONE_SIDED",
    "SPOKEN_TYPES",
    "TELLING_KINDS",
    "answers_deed",
    "apart",
    "asks",
    "base_status",
    "counted",
    "demanded",
    "foretold",
    "hangs_on",
    "inquires",
    "is_label",
    "is_manner",
    "is_office",
    "is_spoken",
    "is_title",
    "is_topic",
    "not_over",
    "rejected_claim",
    "yields",
]

#: Kinds of operators whose day is the telling's, not the act's.
TELLING_KINDS = frozenset(
    """agreement proposal desire consideration request threat warning denial accusation hearsay intention ordering""".split()
)

#: Types that are done by speaking, and CAMEO codes of SUPPORT that are (praise, defend, rally, recognise, apologise, forgive).
SPOKEN_TYPES = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_SPOKEN_CAMEO = frozenset({"051", "052", "053", "054", "055", "056"})


def is_spoken(found: Match, coding: Coding) -> bool:
    """Whether the frame itself tells a speech act: then the actor is who says it (decision 9)."""
    kind = found.act.partition("/")[0]
    if coding.type != kind or found.frame.two_sided:
        return False
    if kind == "ACCUSE" and (found.cameo or "").startswith(("09", "115")):
        return False  # investigations, charges and lawsuits are done, not said
    return kind in SPOKEN_TYPES or kind == "AGREE" or (kind == "SUPPORT" and found.cameo in _SPOKEN_CAMEO)


#: Types that a two-sided act becomes when one side does not go through with it.
ONE_SIDED = frozenset({"REJECT", "SANCTION"})


def _lasts(tree: Tree, i: int, carrier: int) -> bool:
    """Whether the verb tells an act as going on: "talks continue", "has entered its third month", "speak once a week"."""
    present = tree.tag[carrier] in ("VBZ", "VBP")
    if present and any(tree.low[c] in _OFTEN for c in tree.by_dep(carrier, "advmod", "npadvmod")):
        return True
    if present and any(
        tree.low[d] in ("every", "each") for c in tree.by_dep(carrier, "npadvmod") for d in tree.children[c]
    ):
        return True
    if present and any(
        tree.low[d] in ("once", "twice") for c in tree.children[carrier] for d in (c, *tree.children[c])
    ):
        return True
    top = tree.first_conjunct(i)
    if carrier == i or (tree.lemma[carrier] != "be" and tree.dep[top] != "nsubj"):
        return False
    if tree.lemma[carrier] == "enter":
        return any(tree.lemma[c] in ("day", "week", "month", "year", "hour") for c in tree.by_dep(carrier, "dobj"))
    if tree.lemma[carrier] == "be":
        ages = [p for c in tree.by_dep(carrier, "prep") if tree.low[c] == "in" for p in tree.by_dep(c, "pobj")]
        if any(tree.lemma[p] in ("day", "week", "month", "year") for p in ages):  # "is in its fourth month"
            return present
    visiting = tree.lemma[carrier] == "be" and any(
        tree.low[c] == "on" and tree.head[i] == c for c in tree.children[carrier]
    )
    return present and (tree.lemma[carrier] in _COURSE or visiting)


_OFTEN = frozenset(
    "regularly routinely often usually weekly daily monthly frequently annually always constantly".split()
)
_COURSE = frozenset("continue persist drag hold rage go last proceed intensify grind".split())


#: Nouns that name a deed told before; with *the* or *this* they point back at it.
_DEEDS = frozenset(
    """decision move step measure action announcement statement report reply response claim allegation accusation charge
    plan ban restriction law order proposal offer refusal verdict ruling sanction duty tariff visit pact deal remark
    comment attack strike expulsion act policy demand""".split()
)


#: Slots that would tell what is refused.
_CONTENT = frozenset({"obj", "xcomp", "comp", "for", "of"})


def answers_deed(i: int, found: Match, fillers: Fillers) -> bool:
    """Whether an act without a recipient is aimed at a deed told before ("the decision", "this step"), or answers one."""
    tree, slots = fillers.tree, fillers.predication(i).slots
    if found.act.startswith("THREATEN") or (found.act.startswith("REJECT") and not slots.keys() & _CONTENT):
        return True
    named = [
        t
        for name in ("obj", "over", "at", "of", "against", "subj")
        for t in slots.get(name, ())
        if tree.lemma[t] in _DEEDS
    ]
    return any(tree.low[c] in ("the", "this", "that", "these", "those") for t in named for c in tree.by_dep(t, "det"))


def apart(i: int, found: Match, fillers: Fillers) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return actors and recipients without a state on both sides: a state's bare name is no recipient of its own act.

    Domestic acts stay, since they name a group, office or person of the state; the user's own mentions stay always.
    """
    layer, actors, recipients = (
        fillers.layer,
        _named_once(found.actors, fillers),
        _named_once(found.recipients, fillers),
    )
    if (
        found.act.startswith("ASSAULT")
        and not found.frame.two_sided
        and _of_a_doubtful_pronoun(actors, recipients, fillers)
    ):
        actors = ()
    own = fillers.countries(actors)
    bare = [
        e
        for e in recipients
        if layer[e].kind in ("state", "place") and layer[e].sector is None and not layer[e].reason.endswith("demonym")
    ]
    bare = [e for e in bare if not layer[e].given and e not in fillers.people_there]
    if found.act.startswith("ASSAULT"):
        rebels = bool(actors) and all(layer[a].sector == "REB" or layer[a].kind == "armed-group" for a in actors)
        forces = bool(actors) and all(layer[a].sector in _FORCES or layer[a].kind == "armed-group" for a in actors)
        bare = [e for e in bare if not _is_target(e, i, fillers, rebels=rebels, forces=forces)]
    recipients = tuple(e for e in recipients if e not in bare or layer[e].country not in own)
    hit = fillers.countries(recipients)
    if found.frame.two_sided and recipients:
        kept = tuple(e for e in actors if layer[e].given or layer[e].country not in hit)
        actors = kept or actors
    return actors, recipients


def _is_target(e: int, i: int, fillers: Fillers, *, rebels: bool, forces: bool) -> bool:
    """Whether a town or region is itself what is hit, or what is hit stands there ("stormed **a prison in Ghazni**").

    Not where arms are shot down, an attack is beaten off or people die. ``rebels``: their own state may be hit by name;
    ``forces``: what stands in a place is hit by bodies in arms alone.
    """
    mention, tree = fillers.layer[e], fillers.tree
    if (mention.kind != "place" and not rebels) or mention.reason == "dateline":
        return False
    slots = fillers.predication(i).slots
    if tree.is_verb(i) and any(tree.lemma[t] in fillers.violent for t in slots.get("obj", ())):
        return False
    names = ("obj", "on", "against", "at", "of") if tree.is_verb(i) else ("on", "against", "of")
    for t in (t for name in names for t in slots.get(name, ())):
        if fillers.at[t] == e:
            return True
        built = any(tree.lemma[t] in fillers.classes.get(c, ()) for c in _BUILT) or tree.lemma[t] in _CAPTURED
        if forces and built and mention.head in tree.subtree(t):
            return True
    return False


#: Sectors of bodies in arms.
_FORCES = frozenset({"MIL", "REB", "COP", "SPY", "UAF"})
#: Classes of what stands somewhere and is hit there.
_BUILT = ("target", "attack_target", "infrastructure", "public_place", "government_seat", "land_taken", "mission")
#: Nouns with *of* that tell what is taken ("seized **control** of Goma").
_CAPTURED = frozenset(
    {"control", "part", "outskirts", "town", "city", "village", "district", "area", "centre", "center"}
)


def _named_once(sides: tuple[int, ...], fillers: Fillers) -> tuple[int, ...]:
    """Leave out the names of those who are told already: "freed two Americans, **X and Y**"."""
    layer, tree = fillers.layer, fillers.tree
    told = {layer[e].head for e in sides if layer[e].country}
    if not told:
        return sides
    kept = []
    for e in sides:
        t = layer[e].head
        nameless = layer[e].kind == "person" and layer[e].country is None and not layer[e].given
        while nameless and 0 <= t < tree.size and tree.dep[t] in ("conj", "appos") and t not in told:
            t = tree.head[t]
        if not (nameless and t in told and t != layer[e].head):
            kept.append(e)
    return tuple(kept)


def _of_a_doubtful_pronoun(actors: tuple[int, ...], recipients: tuple[int, ...], fillers: Fillers) -> bool:
    """Whether a pronoun makes a state attack its own people: then it means another ("if Americans are hit by **its** proxies")."""
    if len(actors) != 1 or not recipients or not fillers.layer[actors[0]].reason.endswith(":pronoun"):
        return False
    mine, tree = fillers.layer[actors[0]], fillers.tree
    whose = tree.head[mine.head]
    if tree.dep[whose] != "pobj" or tree.low[tree.head[whose]] != "by":
        return False
    named = [e for e in recipients if fillers.layer[e].reason.endswith(":demonym")]
    return mine.text.lower() in ("its", "their") and bool(named) and fillers.countries(recipients) == {mine.country}


def counted(coding: Coding, actors: tuple[int, ...], fillers: Fillers) -> Coding:
    """A consultation of three states or more, or within an organisation, is multilateral; one of two states is not."""
    if coding.type != "CONSULT" or coding.mode not in (None, "multilateral"):
        return coding
    states = fillers.countries(actors)
    many = len(states) > 2 or "IGO" in states
    if coding.mode is None and many:
        return replace(coding, mode="multilateral", act=f"{coding.type}/multilateral")
    if coding.mode == "multilateral" and not many and states:
        return replace(coding, mode=None, act=coding.type)
    return coding


def yields(found: Match, coding: Coding, fillers: Fillers) -> bool:
    """Whether an announced retreat yields to a demand that the sentence tells of (decision 16)."""
    return coding.type == "AGREE" and found.act.startswith("RETREAT") and fillers.in_sentence("@demand")


def asks(link: Link, operators: Mapping[str, Operator]) -> bool:
    return link.slot in ("xcomp", "comp", "for") and operators[link.operator].kind in ("request", "refusal", "ordering")


def rejected_claim(tree: Tree, links: Sequence[Link], operators: Mapping[str, Operator]) -> int | None:
    """Index of the link that rejects or denies an accusation right below it ("rejected claims that it interfered")."""
    for number in range(1, len(links)):
        below, above = operators[links[number - 1].operator].kind, operators[links[number].operator].kind
        noun = not tree.is_verb(links[number - 1].token)
        if noun and below in ("accusation", "hearsay") and above in ("refusal", "denial"):
            return number
    return None


#: Verbs that call a thing something ("described the decision as an attack", "called it an act of war").
_LABELLING = frozenset(
    "describe call denounce condemn label brand dismiss regard see view characterise characterize term".split()
)


def is_label(tree: Tree, i: int) -> bool:
    """Whether a noun is only what something is called: no act is told."""
    h = tree.head[i]
    if tree.dep[i] == "attr" and any(tree.lemma[c] == tree.lemma[i] for c in tree.by_dep(h, "nsubj")):
        return True  # "the attacks may be disproportionate **attacks**"
    if tree.dep[i] == "pobj" and tree.low[h] == "as":
        return tree.lemma[tree.head[h]] in _LABELLING
    if tree.dep[i] == "compound" and tree.lemma[i] in ("attack", "strike", "assault", "raid"):  # "attack submarine"
        return tree.lemma[h] in _CRAFT
    return tree.dep[i] == "oprd" and tree.lemma[h] in _LABELLING


_CRAFT = frozenset(
    "submarine helicopter aircraft drone jet plane vessel boat craft ship dog rifle capability group force team".split()
)


def demanded(i: int, links: Sequence[Link], found: Match, fillers: Fillers) -> bool:
    """Whether *must* is said by another side than the one that must: then the act is asked for (decision 1)."""
    if not any(x.operator == "must" for x in links):
        return False
    sayers = fillers.countries(fillers.entities(fillers.predication(i).slots.get("sayer", ())))
    return bool(sayers) and not sayers & fillers.countries(found.actors)


def is_topic(tree: Tree, i: int) -> bool:
    """Whether a noun is only what talks, films or reports are about ("a conversation on the relief effort")."""
    top = tree.first_conjunct(i)
    h = tree.head[top]
    return (
        tree.dep[top] == "pobj"
        and tree.low[h] in ("about", "on", "over", "regarding", "concerning")
        and tree.lemma[tree.head[h]] in _ABOUT
    )


def is_office(tree: Tree, i: int) -> bool:
    """Whether a noun only tells whose head somebody is ("the head of Hamas's air **operations**")."""
    h = tree.head[i]
    return tree.dep[i] == "pobj" and tree.low[h] in ("of", "for") and tree.lemma[tree.head[h]] in _HEADS


_HEADS = frozenset("head chief commander director deputy coordinator chairman chair spokesman spokesperson".split())


def is_manner(tree: Tree, i: int) -> bool:
    """Whether a noun only says with whom something is done ("revoke it **in coordination with** the EU")."""
    h = tree.head[i]
    bare = not any(tree.dep[c] in ("det", "poss", "amod", "compound") for c in tree.children[i])
    return tree.dep[i] == "pobj" and tree.low[h] == "in" and tree.lemma[i] in _WITH and bare


_WITH = frozenset("coordination cooperation collaboration conjunction consultation partnership concert".split())


def is_title(tree: Tree, i: int) -> bool:
    """Whether a noun is part of a name ("the trawler Sanction") or of a quoted title ("“The Tariff War”")."""
    words = tree.sentence.words
    if tree.tag[i][:2] != "NN" or not words[i][:1].isupper() or i == 0:
        return False
    lower = sum(w[:1].islower() for w in words)
    if lower * 2 < tree.size:  # a headline in capitals
        return False
    if tree.tag[i] in ("NNP", "NNPS") and tree.tag[i - 1] == "NN" and words[i - 1].islower():
        return True
    for t in range(i - 1, max(-1, i - 6), -1):
        if words[t] in _OPENING:
            return t + 1 < i or tree.tag[i] in ("NNP", "NNPS")
        if not words[t][:1].isupper() and tree.tag[t] not in ("IN", "DT", "CC"):
            return False
    return False


_OPENING = frozenset({'"', "“", "``", "‘", "«", "„"})

#: Nouns of things that are about something.
_ABOUT = frozenset(
    """conversation film documentary book novel play lecture seminar museum exhibition article column podcast series
    drama movie thriller poem essay""".split()
)


def foretold(i: int, found: Match, coding: Coding, fillers: Fillers) -> bool:
    """Whether a hostile act to come is told by another side: a forecast, no announcement ("Russia will attack, Kyiv said")."""
    violent = found.act.startswith(("ASSAULT", "MOBILIZE"))
    if coding.type != "THREATEN" or coding.status is not Status.SCHEDULED or not violent:
        return False
    sayers = [
        e
        for e in fillers.entities(fillers.predication(i).slots.get("sayer", ()))
        if fillers.layer[e].kind != "media" and fillers.layer[e].sector != "JRN" and fillers.layer[e].country
    ]
    own = fillers.countries(found.actors)
    return bool(sayers) and bool(own) and not fillers.countries(sayers) & own


def inquires(tree: Tree, token: int, slot: str) -> bool:
    """Whether one asks for an answer and not for an act ("asked **why** Berlin had blocked it", "asked **who** did it")."""
    if tree.lemma[token] != "ask" or slot != "comp":
        return False
    return any(_opened_by_question(tree, c) for c in tree.by_dep(token, "ccomp"))


def _opened_by_question(tree: Tree, clause: int) -> bool:
    first = next(
        (t for t in tree.subtree(clause) if tree.tag[t] not in ("``", "''", ",", "IN") or tree.low[t] == "whether"), -1
    )
    return first >= 0 and (tree.tag[first] in ("WP", "WRB", "WDT", "WP$") or tree.low[first] == "whether")


def hangs_on(tree: Tree, i: int, link: Link) -> bool:
    """Whether a link is the condition of what ``i`` speaks of, not of the speaking: "warned Iran of a response *if* …".

    A modal over the speaking itself makes it conditional ("would condemn any attack if …").
    """
    if link.slot != "mark" or tree.head[link.token] == i or tree.head[tree.head[link.token]] != i:
        return False
    return not any(tree.tag[c] == "MD" for c in tree.by_dep(i, "aux"))


def not_over(tree: Tree, token: int, slot: str, operator: Operator) -> bool:
    """Whether what the operator holds is a predicate over which it is no speech act ("declined to comment")."""
    return any(tree.lemma[t] in operator.not_over for t in predicate(tree, token).slots.get(slot, ()))


def base_status(tree: Tree, i: int, found: Match, fillers: Fillers) -> Status:
    """A present progressive is under way; everything else is taken to have occurred until an operator says otherwise.

    A noun that names a lasting state ("the buildup", "the blockade") is under way where no verb tells its course.
    """
    if found.frame.lasting and tree.is_noun(i) and fillers.predication(i).support is None:
        top = tree.first_conjunct(i)
        if tree.dep[top] in ("pobj", "dobj", "conj", "appos"):
            return Status.ONGOING
    carrier = i if tree.is_verb(i) else (fillers.predication(i).support if tree.is_noun(i) else None)
    if carrier is None:
        return Status.OCCURRED
    if tree.tag[carrier] in ("VBZ", "VBP", "VBD", "VBN") and _lasts(tree, i, carrier):
        return Status.ONGOING
    if tree.tag[carrier] != "VBG" and not any(tree.low[c] == "being" for c in tree.by_dep(carrier, "auxpass")):
        return Status.OCCURRED
    auxiliaries = [c for c in tree.children[carrier] if tree.dep[c] == "aux"]
    beside = tree.dep[carrier] == "pcomp" and tree.low[tree.head[carrier]] == "with"
    if beside and not auxiliaries and tree.by_dep(carrier, "nsubj", "nsubjpass"):
        return Status.ONGOING  # "with bread **being provided** by the programme"
    present = any(tree.tag[c] in ("VBZ", "VBP") or tree.low[c] == "been" for c in auxiliaries)
    return Status.ONGOING if present else Status.OCCURRED
