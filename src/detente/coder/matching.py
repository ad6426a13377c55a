"""Which frame recognises a predication, and which of its arguments are actor and recipient."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.coder.fillers import Fillers
from detente.grammar import Predication, Tree
from detente.lexicon import Frame, Mode

__all__ = ["FrameIndex", "Match", "match"]


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that holds of a predication, with its fillers (indices of the entity layer).

    ``unmet`` says that the actor which the frame needs was not found in the predication; an operator may still name it.
    """

    frame: Frame
    mode: Mode | None
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    confidence: float
    unmet: bool = False
    lacks_side: bool = False

    @property
    def act(self) -> str:
        """``TYPE`` or ``TYPE/mode`` after refinement."""
        kind, _, mode = self.frame.act.partition("/")
        mode = (self.mode.mode if self.mode else None) or mode
        return f"{kind}/{mode}" if mode else kind

    @property
    def cameo(self) -> str | None:
        """CAMEO code after refinement."""
        return (self.mode.cameo if self.mode else None) or self.frame.cameo

    @property
    def contexts(self) -> tuple[str, ...]:
        """Contexts of the frame and its refinement, sorted."""
        extra = self.mode.contexts if self.mode else ()
        return tuple(sorted({*self.frame.contexts, *extra}))


class FrameIndex:
    """Frames by trigger lemma; within a lemma the most constrained first, so that sense is decided by the fillers."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        self.verbs = _by_lemma((lemma, f) for f in frames for lemma in f.verbs)
        self.nouns = _by_lemma((lemma, f) for f in frames for lemma in f.nouns)
        self.adjectives = _by_lemma((lemma, f) for f in frames for lemma in f.adjectives)

    def candidates(self, predication: Predication) -> tuple[Frame, ...]:
        """Return the frames that a predication's trigger may belong to, in order of preference."""
        if predication.kind == "verb":
            found = self.verbs.get(predication.lemma, ())
            bare = predication.lemma.partition(" ")[0]
            if bare == predication.lemma:
                joined = tuple(f for p in predication.tree.pairs(predication.head) for f in self.verbs.get(p, ()))
                phrasal = tuple(
                    f for p in _PARTICLE_SLOTS if p in predication.slots for f in self.verbs.get(f"{bare} {p}", ())
                )
                return joined + tuple(sorted(phrasal + found, key=lambda f: -len(f.where)))
            return found or self.verbs.get(bare, ())
        tree, i = predication.tree, predication.head
        pair = tuple(f for p in tree.pairs(i) for f in self.nouns.get(p, ()))
        table = self.adjectives if tree.tag[i][:2] == "JJ" else self.nouns
        return pair + table.get(predication.lemma, ())


#: Prepositions that dictionaries write as particles ("pull out of", "step down from").
_PARTICLE_SLOTS = (
    "out",
    "off",
    "in",
    "on",
    "up",
    "down",
    "back",
    "away",
    "over",
    "at",
    "into",
    "through",
    "against",
    "for",
    "to",
    "with",
)


def _by_lemma(pairs: Iterable[tuple[str, Frame]]) -> Mapping[str, tuple[Frame, ...]]:
    table: dict[str, list[Frame]] = defaultdict(list)
    for lemma, frame in pairs:
        table[lemma.lower()].append(frame)
    return {k: tuple(sorted(v, key=lambda f: (-len(f.where), -f.confidence, f.id))) for k, v in table.items()}


def match(predication: Predication, index: FrameIndex, fillers: Fillers) -> Match | None:
    """Return the first frame whose tests hold and whose needed fillers are there, or ``None``.

    Where none has all it needs, the first that lacks but its actor is returned as ``unmet``; a two-sided one that has
    one side comes as ``lacks_side``: the report may tell the other.
    """
    unmet: Match | None = None
    for frame in index.candidates(predication):
        if any(not fillers.holds(slot, tests, predication) for slot, tests in frame.where.items()):
            continue
        if any(fillers.holds(slot, tests, predication) for slot, tests in frame.unless.items()):
            continue
        actors, recipients = _sides(frame, predication, fillers)
        lacks_actor = "actor" in frame.need and not fillers.political(actors)
        lacks_side = frame.two_sided and not _two_states(actors, fillers)
        if "recipient" in frame.need and not frame.two_sided and not fillers.political(recipients):
            continue
        lacks_side = lacks_side and "recipient" in frame.need
        if _borrowed(frame, predication, fillers, recipients):
            return None
        if not recipients and not frame.two_sided:
            recipients = _deeper(frame, predication, fillers, actors)
        if (lacks_actor or lacks_side) and unmet is not None:
            continue
        mode = next(
            (m for m in frame.modes if all(_told(s, t, predication, fillers) for s, t in m.where.items())), None
        )
        bare = predication.kind == "noun" and predication.support is None
        sure = round(frame.confidence * (0.7 if bare else 1.0), 3)
        if not lacks_actor and not lacks_side:
            return Match(frame, mode, actors, recipients, sure)
        unmet = Match(frame, mode, actors, recipients, sure, unmet=lacks_actor, lacks_side=lacks_side)
    return unmet


def _told(slot: str, tests: tuple[str, ...], predication: Predication, fillers: Fillers) -> bool:
    """Whether a refinement's tests hold in the act's own clause ("stabbed a man before being **shot**").

    What is destroyed tells nothing of by what it was ("destroyed ten **drones**").
    """
    if not fillers.holds(slot, tests, predication):
        return False
    if slot == "mod":  # "the **Kabul** bombing": where, not whose
        named = _named_before(predication, fillers)
        return not named or len(_scenes(named, predication, fillers)) < len(named)
    if slot != "any":
        return True
    left_out = fillers.other_clauses(predication.head)
    if predication.kind == "verb" and predication.lemma in _DESTROYING:
        left_out = left_out.union(*(predication.tree.subtree(o) for o in predication.slots.get("obj", ())))
    return fillers.in_sentence_but(tests, left_out) if left_out else True


#: Verbs whose object may be a weapon.
_DESTROYING = frozenset("destroy down intercept hit damage strike target".split()) | {
    "shoot down",
    "take out",
    "blow up",
}


def _two_states(actors: tuple[int, ...], fillers: Fillers) -> bool:
    """Whether the sides are of two states, two bodies of one state or none, or the user's own."""
    given = sum(fillers.layer[e].given for e in actors)
    bodies = {
        fillers.layer[e].entity for e in actors if fillers.layer[e].kind in ("organisation", "armed-group", "party")
    }
    states = fillers.countries(e for e in actors if fillers.political((e,)))
    return given > 1 or len(states) > 1 or len(bodies - {None}) > 1


def _sides(frame: Frame, predication: Predication, fillers: Fillers) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if frame.two_sided:
        names = [*_SIDES, *frame.actor, *(n for n in frame.recipient if n not in _PLACES)]
        between = fillers.entities(predication.slots.get("between", ())) if predication.kind == "noun" else ()
        if len(fillers.countries(between)) > 1:  # "Baku is open to holding talks **between Kyiv and Moscow**"
            return _distinct(tuple(e for e in between if fillers.layer[e].kind != "place") or between, fillers), ()
        if predication.kind == "noun":
            names.extend(("poss", "mod", "obj", "of"))
        found = _sided(names, predication, fillers, frame)
        named = any(fillers.entities(predication.slots.get(name, ())) for name in ("subj", "poss", "mod"))
        if (
            len(found) == 1
            and predication.slots.get("subj")
            and not named
            and _is_against(found[0], predication, fillers)
        ):
            return (), found  # "men who went to Ukraine to **fight** against the Russian army"
        if len(found) < 2 and "clause" in predication.slots:  # "in a call with Putin, Biden voiced concern"
            found = _distinct((*_fill("clause", predication, fillers, frame), *found), fillers)
        return found, ()
    actors = _first(frame.actor, predication, fillers, frame, agent=True)
    if not actors and frame.act.startswith("ASSAULT") and predication.passive and not predication.slots.get("subj"):
        slots, lemma = predication.slots, predication.tree.lemma  # "sunk **in a Russian missile strike**"
        attacks = [t for name in ("in", "during") for t in slots.get(name, ()) if lemma[t] in fillers.violent]
        actors = fillers.entities(attacks, doer=True)
    return actors, _recipients(frame, predication, fillers, actors)


def _is_against(e: int, predication: Predication, fillers: Fillers) -> bool:
    return e in fillers.entities(predication.slots.get("against", ()))


def _recipients(frame: Frame, predication: Predication, fillers: Fillers, actors: tuple[int, ...]) -> tuple[int, ...]:
    """The first slot that names another state than the actor's own; else the first that names anybody."""
    own = {fillers.layer[e].country for e in actors}
    doer = frame.act.startswith(("ACCUSE", "SANCTION"))  # "sanctions over the invasion of Ukraine" hit the invader
    first: tuple[int, ...] = ()
    places = ("across", "throughout") if "in" in frame.recipient else ()
    for name in (*frame.recipient, *places):
        if name == "in" and frame.act.startswith("REQUEST") and "for" in frame.recipient:
            continue
        found = _first((name,), predication, fillers, frame, avoid=actors, doer=doer)
        other = [e for e in found if fillers.layer[e].given or fillers.layer[e].country not in own]
        if any(fillers.political((e,)) or not first for e in other):
            return found
        first = first or found
    if not first and frame.act.startswith("ASSAULT") and predication.kind == "noun":
        return _scene_of(predication, fillers)
    if not first and frame.act.startswith("ASSAULT") and predication.kind == "verb":
        arms = any(fillers.holds(slot, ("@arms_used",), predication) for slot in ("subj", "by", "in", "during", "with"))
        if arms:  # "a car bombing killed four people **in Aden**"
            return _first(_WHERE, predication, fillers, frame, avoid=actors, doer=True)
    return first


def _borrowed(frame: Frame, predication: Predication, fillers: Fillers, recipients: tuple[int, ...]) -> bool:
    """Whether words of force are borrowed for what nobody can be hit by or in: "attacks adverbs", "hail bombarded …".

    So where what is hit is told and is neither a side nor people, buildings or gear; where the doer is weather or a beast;
    and where somebody without arms just *attacks*.
    """
    violent = frame.act.startswith("ASSAULT") or frame.act == "THREATEN/violence"
    slots, tree = predication.slots, predication.tree
    if fillers.given or not (violent or frame.act.startswith(("COERCE", "PROTEST"))):
        return False
    doers = slots.get("subj", ())
    if any(tree.lemma[t] in fillers.classes.get(c, ()) for d in doers for t in _told_by(tree, d) for c in _UNARMED):
        return True
    if doers and all(_host_of_others(tree, t, fillers) for t in doers):
        return True
    at = slots.get("obj", ())
    if not recipients and at and predication.lemma in _TAKING and all(_private_place(tree, t, fillers) for t in at):
        return not any(fillers.armed(e) for e in fillers.entities(doers))  # "occupied the **sauna** all evening"
    if not violent:
        return False
    verb = predication.kind == "verb"
    if not verb and any(tree.lemma[t] in fillers.classes.get("private_one", ()) for t in slots.get("poss", ())):
        return True  # "the Mexican **brewer's** offensive in China"
    names = ("obj",) if verb else ("on", "against", "of") + (("with",) if predication.lemma in _CONTESTS else ())
    hit = [t for name in names for t in slots.get(name, ())]
    if hit and not recipients and predication.lemma in (_ASSAILING if verb else _BORROWED):
        return not any(fillers.tangible(t) for t in hit)
    if not hit and verb and predication.lemma == "attack" and not predication.passive and not recipients:
        doers = fillers.entities(slots.get("subj", ()))
        return bool(doers) and not any(fillers.armed(e) for e in doers)
    return False


def _private_place(tree: Tree, t: int, fillers: Fillers) -> bool:
    words = {tree.lemma[t], *tree.pairs(t)}
    return not words.isdisjoint(fillers.classes.get("private_venue", frozenset()) - _PUBLIC_PLACES)


#: Verbs of taking a place, and places that people in arms do take.
_TAKING = frozenset("occupy invade seize storm besiege conquer capture raid".split())
_PUBLIC_PLACES = frozenset("bar casino pub cinema zoo bakery graduation wedding training".split())


def _told_by(tree: Tree, t: int) -> list[int]:
    """A noun, or what there is a crowd of: "a **fleet** of cargo **bikes**"."""
    below = [p for c in tree.by_dep(t, "prep") if tree.low[c] == "of" for p in tree.by_dep(c, "pobj")]
    return below if below and tree.lemma[t] in _HOSTS else [t]


def _host_of_others(tree: Tree, t: int, fillers: Fillers) -> bool:
    """Whether an army is one of people or things without arms: "an army of **cleaners**"."""
    told = _told_by(tree, t)
    arms = (
        fillers.classes.get(c, frozenset()) for c in ("combatant", "armed_subject", "troop_word", "drone", "malware")
    )
    armed = frozenset().union(*arms) | _VOLUNTEERS
    plain = told != [t] and tree.tag[t] == "NN" and tree.lemma[t] in _ARMIES
    return plain and all(tree.tag[p] in ("NN", "NNS") and tree.lemma[p] not in armed for p in told)


#: Crowds that are named after armies, and others.
_ARMIES = frozenset("army legion battalion regiment platoon squadron brigade".split())
_HOSTS = _ARMIES | frozenset("fleet swarm horde herd pack flock squad gang posse throng crowd wave".split())
#: Who fights though no class of arms has them.
_VOLUNTEERS = frozenset(
    "volunteer man fighter hacker troll bot robot recruit youth supporter rebel warrior vehicle".split()
)
#: Classes of what does violence without being a side.
_UNARMED = ("weather", "beast", "disaster", "disease", "nature_strong", "harmless_doer")
#: Nouns of contests, whose other side stands behind *with*.
_CONTESTS = frozenset({"battle", "fight", "war", "duel", "struggle", "clash", "truce", "feud"})
#: Verbs and nouns of force that are borrowed for other things.
_ASSAILING = frozenset("attack bombard besiege invade assault raid assail ambush storm declare".split())
_BORROWED = _CONTESTS | frozenset("attack assault raid ambush siege bombardment invasion onslaught offensive".split())


def _deeper(frame: Frame, predication: Predication, fillers: Fillers, actors: tuple[int, ...]) -> tuple[int, ...]:
    """Whose what is acted upon is, told deep in its phrase: "confiscated timber belonging to a **Chinese** firm".

    Only where that phrase names one state besides the actor's.
    """
    own = fillers.countries(actors)
    if not own or fillers.given:
        return ()
    names: tuple[str, ...] = ("obj", "of", *_TOWARDS) if predication.kind == "noun" else ("obj", *_TOWARDS)
    if frame.act.startswith("REQUEST"):
        names = ("obj", "to", "on")  # "calls for a corridor **into** Gaza" asks nobody there
    lemma, sent = predication.tree.lemma, frame.act.startswith("MOBILIZE")
    blames = frame.act.startswith(("ACCUSE", "SANCTION"))  # "condemned the invasion **of Iraq**": not Iraq
    heads = [
        t
        for name in names
        for t in predication.slots.get(name, ())
        if lemma[t] not in _EXCEPTED and not (blames and lemma[t] in fillers.violent)
        if not sent or name == "against" or lemma[t] in _FACING  # troops sent *to* a state aim at nobody there
    ]
    found = [e for t in heads for e in fillers.beneath(t)]
    if sent and not found:  # "moved brigades up **to its border with Armenia**"
        tree = predication.tree
        lines = [t for t in tree.subtree(predication.head) if lemma[t] in _LINES and tree.dep[t] == "pobj"]
        lines = [t for t in lines if _in_clause_of(tree, t, predication.head)]
        beyond = [
            p for t in lines for c in tree.by_dep(t, "prep") if tree.low[c] == "with" for p in tree.by_dep(c, "pobj")
        ]
        found = list(fillers.entities(q for p in beyond for q in tree.conjuncts(p)))
    if blames:  # "looks into the torture of students **by agents**"
        deeds = [
            t
            for t in predication.slots.get("obj", ()) + predication.slots.get("into", ())
            if lemma[t] in fillers.violent
        ]
        found += [e for t in deeds for e in fillers.entities(fillers.predication(t).slots.get("by", ()))]
    found = [e for e in found if fillers.layer[e].country and fillers.layer[e].country not in own and e not in actors]
    return tuple(dict.fromkeys(found)) if len(fillers.countries(found)) == 1 else ()


def _in_clause_of(tree: Tree, t: int, head: int) -> bool:
    """Whether a token stands in the clause of ``head`` and in no clause below it."""
    for _ in range(tree.size):
        if t == head:
            return True
        if tree.dep[t] in ("advcl", "ccomp", "relcl", "acl") or tree.head[t] == t:
            return False
        t = tree.head[t]
    return False


#: Where troops are sent that face a neighbour.
_FACING = frozenset("border frontier boundary crossing coast line island".split())
_LINES = frozenset({"border", "frontier", "boundary", "borderline"})
#: Slots that tell at whom an act is aimed, whether its frame names them or not.
_TOWARDS = ("against", "to", "with", "towards", "toward", "into", "on")
#: Slots that tell where people are hit.
_WHERE = ("in", "across", "throughout", "at", "near", "outside", "on")


#: Slots in which a two-sided act names its sides whatever the frame says; the object counts where the frame lists it.
_SIDES = ("subj", "with", "between", "among", "and", "alongside", "together with")


def _sided(names: Iterable[str], predication: Predication, fillers: Fillers, frame: Frame) -> tuple[int, ...]:
    found: dict[int, None] = {}
    for name in names:
        for e in _fill(name, predication, fillers, frame):
            if fillers.layer[e].kind != "place":
                found[e] = None
    return _distinct(tuple(found), fillers)


def _same(e: int, avoid: tuple[int, ...], fillers: Fillers) -> bool:
    """Whether a mention, or what it refers back to, is one of ``avoid``: nobody acts on himself."""
    mention = fillers.layer[e]
    if mention.given:
        return e in avoid
    alike = [a for a in avoid if mention.entity is not None and mention.entity == fillers.layer[a].entity]
    if mention.reason == "coreference:description":  # "the opposition supports the government's plan": two bodies
        alike = [a for a in alike if mention.sector == fillers.layer[a].sector]
    return e in avoid or (mention.antecedent is not None and bool(alike))


def _first(
    names: tuple[str, ...],
    predication: Predication,
    fillers: Fillers,
    frame: Frame,
    *,
    avoid: tuple[int, ...] = (),
    agent: bool = False,
    doer: bool = False,
) -> tuple[int, ...]:
    for name in names:
        found = tuple(
            e for e in _fill(name, predication, fillers, frame, agent=agent, doer=doer) if not _same(e, avoid, fillers)
        )
        if found:
            return found
    return ()


def _fill(
    name: str, predication: Predication, fillers: Fillers, frame: Frame, *, agent: bool = False, doer: bool = False
) -> tuple[int, ...]:
    slots = predication.slots
    if name == "in":  # "rallied **in support of** Palestine": not where; "**in front of** the embassy": not who
        lemma, manner = predication.tree.lemma, _NOT_WHO if agent else _MANNER
        slots = {**slots, "in": tuple(t for t in slots.get("in", ()) if lemma[t] not in manner)}
    if name == "with":  # "against all, **with the exception of** Serbia"
        slots = {**slots, "with": tuple(t for t in slots.get("with", ()) if predication.tree.lemma[t] not in _EXCEPTED)}
    if name in ("near", "along") and frame.act.startswith("ASSAULT"):  # "near the Armenian **border**": on which side?
        lemma = predication.tree.lemma
        slots = {**slots, name: tuple(t for t in slots.get(name, ()) if lemma[t] not in _FACING)}
    if name == "for" and frame.act.startswith("REQUEST") and not fillers.holds(name, ("@change_demand",), predication):
        agent = True  # "called for an end to the war in Gaza" asks nobody in Gaza, "for reforms in Sudan" does
    if name in _PLACES and agent:  # "killed in Israeli **airstrikes** in Beirut": not by Beirut
        tokens = slots.get(name, ())
        deeds = tuple(t for t in tokens if predication.tree.lemma[t] in fillers.violent)
        slots = {**slots, name: deeds or tokens}
    if name in _PLACES:  # where it is done tells whose it is; of an attack, who did it ("in airstrikes across Lebanon")
        agent, doer = False, doer or agent
    if predication.kind != "noun":
        if name == "mod":
            return fillers.entities((t for t in slots.get("mod", ()) if fillers.at[t] >= 0), deep=False)
        if name in ("comp", "xcomp"):
            return _of_clause(name, slots.get(name, ()), fillers)
        return fillers.entities(slots.get(name, ()), agent=agent, doer=doer)
    if name == "subj" and predication.tree.tag[predication.head][:2] == "JJ":
        return fillers.entities(slots.get("subj", ()))
    if name == "subj":
        order = ("poss", "by", "subj") if frame.nominal_of == "obj" else ("by", "of", "poss", "subj")
        if any(predication.tree.tag[t] == "PRP$" for t in slots.get("poss", ())) and slots.get("support_subj"):
            order = ("support_subj", *order)  # "Tokyo and Pyongyang held **their** summit"
        for slot in order:
            found = fillers.entities(slots.get(slot, ()), agent=agent)
            if found:
                return found
        return _modifier(predication, fillers)
    if name == "obj":
        found = fillers.entities(slots.get("of", ())) if frame.nominal_of == "obj" else ()
        if found:
            return found
        if slots.get("subj") or slots.get("by"):
            return _modifier(predication, fillers)
        return ()
    if name == "mod":
        return _modifier(predication, fillers)
    return fillers.entities(slots.get(name, ()), agent=agent, doer=doer)


_PLACES = frozenset({"in", "across", "throughout", "at"})
#: Nouns that make with *in* a manner, not a place.
_MANNER = frozenset(
    """support solidarity response favour favor retaliation protest opposition defiance honour honor line exchange
    return view light case connection reaction preparation anticipation breach violation addition accordance reply
    coordination cooperation conjunction partnership consultation collaboration""".split()
)
_NOT_WHO = _MANNER | {"front"}
#: Nouns that make with *with* no party.
_EXCEPTED = frozenset({"exception", "aim", "goal", "purpose", "view", "intention", "help", "regard", "respect"})


def _of_clause(name: str, clauses: Iterable[int], fillers: Fillers) -> tuple[int, ...]:
    """Who is meant by a complement: the subject of a clause ("said **Iran** must"), the object of an infinitive."""
    found: dict[int, None] = {}
    for t in clauses:
        slots = fillers.predication(t).slots
        order = ("obj", "against", "on", "to") if name == "xcomp" else ("subj", "obj")
        inner = next((e for slot in order if (e := fillers.entities(slots.get(slot, ())))), ())
        found.update(dict.fromkeys(inner or fillers.entities((t,))))
    return tuple(found)


def _modifier(predication: Predication, fillers: Fillers) -> tuple[int, ...]:
    named = _named_before(predication, fillers)
    scenes = _scenes(named, predication, fillers)
    sides = [t for t in named if t not in scenes and not fillers.is_venue(predication.head, fillers.at[t], t)]
    return fillers.entities(sides, deep=False)


def _scene_of(predication: Predication, fillers: Fillers) -> tuple[int, ...]:
    """The city before an attack noun, whose people are hit."""
    return fillers.entities(_scenes(_named_before(predication, fillers), predication, fillers), deep=False)


def _named_before(predication: Predication, fillers: Fillers) -> list[int]:
    """The names among what stands before a noun."""
    return [t for t in predication.slots.get("mod", ()) if fillers.at[t] >= 0]


def _scenes(named: list[int], predication: Predication, fillers: Fillers) -> list[int]:
    """Those of ``named`` that tell but where an attack was ("the **Kabul** bombing")."""
    return [t for t in named if fillers.is_scene_of(predication.head, fillers.at[t], t)]


def _distinct(found: tuple[int, ...], fillers: Fillers) -> tuple[int, ...]:
    """Drop mentions of the same entity, and a state's bare name beside its own officials."""
    kept: list[int] = []
    for e in found:
        mention = fillers.layer[e]
        others = [fillers.layer[k] for k in found if k != e]
        bare = mention.kind == "state" and not mention.given and mention.country is not None
        if bare and any(o.kind in ("person", "office") and o.country == mention.country for o in others):
            continue
        twin = any(
            fillers.layer[k].entity == mention.entity and mention.entity is not None and not mention.given for k in kept
        )
        if not twin:
            kept.append(e)
    return tuple(kept)
