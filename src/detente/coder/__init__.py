"""Frames and operators over a sentence's predications → :class:`~detente.types.Act`.

One sentence gives as many acts as it states: the speech act and what it is about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from detente.coder.conditions import (
    ONE_SIDED,
    SPOKEN_TYPES,
    TELLING_KINDS,
    answers_deed,
    apart,
    asks,
    base_status,
    counted,
    demanded,
    foretold,
    hangs_on,
    inquires,
    is_label,
    is_manner,
    is_office,
    is_spoken,
    is_title,
    is_topic,
    not_over,
    rejected_claim,
    yields,
)
from detente.coder.fillers import Fillers
from detente.coder.holders import commands, controlled, holder_of, others, own_forces, teller, whom, with_other_side
from detente.coder.matching import FrameIndex, Match, match
from detente.coder.projecting import Coding, apply, refusal, skeleton
from detente.coder.readings import (
    answered,
    blamed,
    inquired_into,
    launched_from,
    link_given,
    one_reading,
    warned_off,
    without_support,
)
from detente.coder.scenes import political, sporting
from detente.coder.whereabouts import grounds, of_war, placed
from detente.grammar import Predication, Tree, predicate
from detente.grammar.chain import Link, OperatorIndex, chain, insists, unlinked
from detente.grammar.predication import surface_subject
from detente.grammar.words import COPULAS, LIGHT, REPORTING
from detente.lexicon import Frame, Lexicon, Operator
from detente.ontology import MATERIAL_CONFLICT
from detente.types import Act, EntityMention, Status, Tense

__all__ = ["SentenceCoder", "Tried"]

#: Frames that an explanation names among those that do not fit.
_TOLD = 6
#: Verbs that do what they name, also where they are only wished for ("I would like to thank").
_PERFORMING = frozenset("thank congratulate commend salute apologise apologize condole".split())
#: Prepositions that make of an act told before a time ("during the talks").
_TIMES = frozenset({"during", "after", "before", "following", "at", "in", "ahead", "throughout", "since", "until"})

#: Nouns of what was decided.
_TAKEN = frozenset({"decision", "order", "decree"})
#: Who speaks for a state abroad.
_ENVOYS = frozenset({"ambassador", "envoy", "diplomat", "consul", "attache", "representative"})
#: Types of what is told to the one it is aimed at.
_SPOKEN_TO = frozenset({"THREATEN", "AGREE", "REJECT", "CONCEDE"})
#: Kinds of operators that reject or take back what was said.
_DROPPED = frozenset({"refusal", "ending", "cancellation"})
#: Kinds of operators that answer what another asked or offered.
_ANSWERS = frozenset({"denial", "refusal", "approval", "ending", "cancellation"})
#: What is left of an act's confidence under a speech act: that it was spoken of is surer than the act.
SPOKEN_OF = 0.9


_DOER_SLOTS = frozenset({"subj", "poss", "mod", "by", "support_subj", "sayer", "clause"})


@dataclass(frozen=True, slots=True)
class Tried:
    """What the coder made of one word: its predication, the operators over it, the frame that fits and those refused.

    ``predicate`` is false where the word is a trigger by its letters and was read as no predicate at all.
    """

    token: int
    predication: Predication
    operators: tuple[Link, ...]
    fits: Frame | None
    refused: tuple[Frame, ...]
    predicate: bool = True


class SentenceCoder:
    """Codes parsed sentences with one lexicon. Holds no state between sentences."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.frames = FrameIndex(lexicon.frames.values())
        self.operators = _operator_index(lexicon.operators.values())
        self._triggers = frozenset(self.frames.nouns) | frozenset(self.frames.adjectives)
        self._named = frozenset(n for f in lexicon.frames.values() if f.two_sided for n in f.nouns)
        heads = [v for f in lexicon.frames.values() for v in f.verbs]
        heads += [v for o in lexicon.operators.values() for v in o.verbs]
        self.known_verbs = frozenset(v.partition(" ")[0].rpartition("-")[2] for v in heads)
        self._violent = frozenset(n for f in lexicon.frames.values() if f.act.startswith("ASSAULT") for n in f.nouns)
        self._clausal = frozenset(f.id for f in lexicon.frames.values() if {"xcomp", "comp"} & f.where.keys())
        self._verbs = frozenset(v.partition(" ")[0] for v in self.frames.verbs)

    def sporting(self, trees: Iterable[Tree]) -> bool:
        """Whether the sentences of a report tell of sport alone."""
        words = [frozenset(t.lemma) | frozenset(t.low) | {p for i in range(t.size) for p in t.pairs(i)} for t in trees]
        return sporting(words, self.lexicon.classes)

    def code(
        self, tree: Tree, entities: Sequence[EntityMention], here: Sequence[int], *, sporting: bool = False
    ) -> tuple[Act, ...]:
        """Return the acts of one sentence in text order.

        ``tree`` is the sentence's, ``entities`` the document's entity layer, ``here`` the indices of those in the sentence;
        ``sporting`` tells that the report is one of sport.
        """
        if not here and self._named.isdisjoint(tree.lemma):  # no participant, and no act that was told before
            return ()
        fillers = Fillers(tree, entities, here, self.lexicon.classes, self._violent, sporting)
        acts: list[Act] = []
        spoken: dict[int, Match | None] = {}
        matched: set[int] = set()
        over: set[tuple[int, int, str]] = set()
        for i in range(tree.size):
            found = self._match(tree, i, fillers)
            if found is None:
                continue
            links = skeleton(chain(tree, i, self.operators), self.lexicon.operators)
            found = controlled(tree, found, links, self.lexicon.operators, fillers)
            found = own_forces(tree, i, with_other_side(tree, i, found, fillers), fillers)
            unmet = found.unmet and not fillers.given and not fillers.political(found.actors)
            if unmet and not self._is_told_before(tree, i):
                continue
            acts.extend(self._acts(tree, i, found, links, fillers, spoken))
            for act in found.frame.also:  # "sentenced to prison" convicts and locks up
                second = replace(found, frame=replace(found.frame, act=act, cameo=None, modes=()), mode=None)
                acts.extend(self._acts(tree, i, second, links, fillers, {**spoken, i: found}))
            over.update((x.token, i, self.lexicon.operators[x.operator].kind) for x in links if x.token != i)
            matched.add(i)
            matched.update(link.token for link in links)
        acts.extend(self._bare_speech(tree, fillers, frozenset(matched)))
        acts = one_reading(self._clausal_first(acts), over, fillers)
        kept = answered(
            inquired_into(
                blamed(warned_off(launched_from(without_support(acts, fillers), fillers), fillers), fillers), fillers
            ),
            fillers,
        )
        kept = link_given(kept, fillers) if fillers.given else grounds(placed(kept, fillers), fillers)
        kept = [a for a in kept if _worth(a, fillers) or self._told_before(a, fillers)]
        if not fillers.given:
            kept = political(kept, fillers)
        return tuple(sorted(kept, key=lambda a: (a.trigger, a.role, a.type)))

    def ahead(self, act: Act) -> Act:
        """An act told in the present whose day is yet to come ("flies to Dushanbe on Thursday") is scheduled."""
        ontology = self.lexicon.ontology
        rule = ontology.rule("future", act.type)
        if rule is None or act.role != "act" or act.act.partition("/")[0] != act.type:
            return act
        mode = ontology.mode_of_speech(rule.to, act.act, act.cameo) if rule.to in ("AGREE", "THREATEN") else rule.mode
        return replace(
            act,
            type=rule.to,
            mode=mode,
            cameo=rule.cameo or ontology.cameo_of_speech(rule.to, act.act) or act.cameo,
            quad=ontology.quad(rule.to),
            status=Status.SCHEDULED,
        )

    def _clausal_first(self, acts: Sequence[Act]) -> list[Act]:
        """A frame that asks for the operator's own complement is the better reading ("ordered the envoys to leave")."""
        strong = {
            a.trigger
            for a in acts
            if a.role == "act" and a.type not in SPOKEN_TYPES and any(r[6:] in self._clausal for r in a.rules)
        }
        return [
            a
            for a in acts
            if not (a.role == "speech" and a.trigger in strong) and (a.trigger in strong or strong.isdisjoint(a.under))
        ]

    def _told_before(self, act: Act, fillers: Fillers) -> bool:
        """Whether the act is named as one already told: "the summit will be the first", "the talks lasted an hour"."""
        return act.role == "act" and self._is_told_before(fillers.tree, act.trigger)

    def _points_back(self, tree: Tree, i: int) -> bool:
        """Whether "during **the meeting**" only says when: the meeting was told before, and no side is named."""
        if tree.lemma[i] not in self._named or tree.dep[i] != "pobj" or tree.low[tree.head[i]] not in _TIMES:
            return False
        if not any(tree.low[c] in ("the", "this", "that", "these", "those") for c in tree.by_dep(i, "det")):
            return False
        return all(tree.dep[c] in ("det", "punct") for c in tree.children[i])

    def _is_told_before(self, tree: Tree, i: int) -> bool:
        if tree.lemma[i] not in self._named or tree.dep[i] not in ("nsubj", "nsubjpass"):
            return False
        return any(tree.low[c] in ("the", "this") for c in tree.by_dep(i, "det")) and tree.is_verb(tree.head[i])

    def survey(self, tree: Tree, entities: Sequence[EntityMention], here: Sequence[int]) -> tuple[Tried, ...]:
        """Return what was tried at each word that may tell an act, in text order."""
        fillers = Fillers(tree, entities, here, self.lexicon.classes, self._violent)
        found = []
        for i in range(tree.size):
            read = tree.is_verb(i) or tree.lemma[i] in self._triggers
            if not read and tree.lemma[i] not in self._verbs:
                continue
            at = predicate(tree, i)
            fits = self._match(tree, i, fillers) if read else None
            candidates = self.frames.candidates(at) if read else self.frames.verbs.get(tree.lemma[i], ())
            refused = tuple(f for f in candidates if fits is None or f.id != fits.frame.id)
            over = chain(tree, i, self.operators)
            found.append(Tried(i, at, over, None if fits is None else fits.frame, refused, read))
        return tuple(found)

    def unknown(
        self, tree: Tree, entities: Sequence[EntityMention], here: Sequence[int]
    ) -> tuple[tuple[str, str], ...]:
        """Return ``(kind, lemma)`` of each verb and noun between two states' actors that no frame or operator knows."""
        if len({entities[e].country for e in here if entities[e].country}) < 2:
            return ()
        fillers = Fillers(tree, entities, here, self.lexicon.classes, self._violent)
        found = []
        for i in range(tree.size):
            at = fillers.at[i]
            if at >= 0 or not (tree.is_verb(i) or tree.tag[i] in ("NN", "NNS")):
                continue
            predication = fillers.predication(i)
            event = tree.is_verb(i) or tree.lemma[i] in self.lexicon.classes["event_noun"]
            if not event or self.frames.candidates(predication) or self._names_operator(tree, i):
                continue
            verb = predication.kind == "verb"
            if verb and (tree.lemma[i] in REPORTING or tree.lemma[i] in LIGHT or tree.lemma[i] in COPULAS):
                continue
            slots = {name: fillers.entities(tokens, deep=False) for name, tokens in predication.slots.items()}
            doers = (
                slots.get("subj", ()) if verb else (*slots.get("poss", ()), *slots.get("mod", ()), *slots.get("by", ()))
            )
            own = fillers.countries(doers)
            others = [e for name, told in slots.items() if name not in _DOER_SLOTS for e in told]
            if own and any(fillers.countries((e,)) - own for e in others):
                found.append(("verb" if verb else "noun", predication.lemma))
        return tuple(found)

    def _names_operator(self, tree: Tree, i: int) -> bool:
        lemmas = {tree.lemma[i], tree.particle(i)}
        tables = (self.operators.verbs, self.operators.nouns, self.operators.adjectives)
        return any(not lemmas.isdisjoint(table) for table in tables)

    def explain(self, tree: Tree, entities: Sequence[EntityMention], here: Sequence[int]) -> tuple[str, ...]:
        """Return the sentence's predications, the operators over each and the frames tried, as readable lines."""
        lines = [f"parse mended: {', '.join(tree.repairs)}"] if tree.repairs else []
        for t in self.survey(tree, entities, here):
            if not t.predicate:
                continue
            over = ", then ".join(f"{x.operator} (“{tree.sentence.words[x.token]}”)" for x in t.operators)
            others = [f.id for f in t.refused]
            tried = ", ".join(others[:_TOLD]) + (f" and {len(others) - _TOLD} more" if len(others) > _TOLD else "")
            lines.append(str(t.predication))
            lines += [f"    operators from the inside out: {over}"] if over else []
            lines += [f"    frame that fits: {t.fits.id}"] if t.fits is not None else []
            lines += [f"    frames that do not: {tried}"] if tried else []
        return tuple(lines)

    def _match(self, tree: Tree, i: int, fillers: Fillers) -> Match | None:
        if not self._may_tell(tree, i):
            return None
        lemma = tree.lemma[i]
        if tree.dep[i] == "amod" and tree.tag[i] == "VBN" and not tree.children[i]:
            return None  # "occupied territory" tells a state of things
        if is_label(tree, i) or is_topic(tree, i) or is_title(tree, i) or is_manner(tree, i) or is_office(tree, i):
            return None
        if self._points_back(tree, i):
            return None
        if lemma == "leave" and tree.tag[i] == "VBG" and tree.dep[i] == "advcl":
            return None  # "…, leaving three dead"
        inside = fillers.at[i]
        name = inside >= 0 and (
            fillers.layer[inside].kind == "organisation" or fillers.layer[inside].reason == "ner:ORG"
        )
        if name and not fillers.layer[inside].given:
            return None  # a word of a name ("NATO Summit", "Peace Corps")
        found = match(fillers.predication(i), self.frames, fillers)
        if found is not None and found.lacks_side and lemma in ("speak", "talk") and not self._several(tree, i):
            return None  # "he spoke at the Assembly": a speech, and no talks
        return found

    def _several(self, tree: Tree, verb: int) -> bool:
        subjects = surface_subject(tree, verb)
        return len(subjects) > 1 or any(tree.low[t] == "they" or tree.tag[t] in ("NNS", "NNPS") for t in subjects)

    def _may_tell(self, tree: Tree, i: int) -> bool:
        """Whether a frame knows the word in the part of speech that it is read as."""
        lemma, tag = tree.lemma[i], tree.tag[i]
        verb = tag[:2] == "VB" and (lemma in self._verbs or self._joined(tree, i))
        if verb and (tree.is_verb(i) or tree.dep[i] == "amod"):
            return True
        if tag[:2] not in ("NN", "JJ") and tag != "VBG":
            return False
        return lemma in self._triggers or any(pair in self._triggers for pair in tree.pairs(i))

    def _joined(self, tree: Tree, i: int) -> bool:
        """Whether a hyphen joins the verb to the word before it in a verb that a frame knows ("test-fired")."""
        return i >= 2 and tree.low[i - 1] == "-" and any(p in self.frames.verbs for p in tree.pairs(i))

    def _acts(
        self, tree: Tree, i: int, found: Match, links: Sequence[Link], fillers: Fillers, spoken: dict[int, Match | None]
    ) -> Iterable[Act]:
        operators, ontology = self.lexicon.operators, self.lexicon.ontology
        own = fillers.countries(found.actors)
        at_home = bool(own) and own == fillers.countries(found.recipients) and not fillers.given
        envoys = any(tree.lemma[t] in _ENVOYS for t in fillers.predication(i).slots.get("obj", ()))
        if found.act == "SANCTION/expel" and at_home and envoys:
            return  # one's own ambassador is dismissed, and not expelled
        asked = demanded(i, links, found, fillers)  # "must withdraw, Kyiv told Moscow"
        if asked:
            links = [x for x in links if x.operator != "must"]
        links = [x for x in links if not inquires(tree, x.token, x.slot)]
        links = [x for x in links if not self._comments(tree, x, found, fillers)]
        links = [x for x in links if x.slot != "obj" or tree.lemma[i] not in operators[x.operator].not_over]
        if "no longer" in found.frame.where.get("any", ()):  # the frame tells an end by it, and nothing is negated
            links = [x for x in links if tree.low[x.token] != "longer"]
        kinds = {operators[x.operator].kind for x in links}
        if {"negation", "future"} <= kinds:  # "will not send jets **unless** …": refused all the same
            links = [x for x in links if x.slot != "mark" or tree.low[x.token] != "unless"]
        if self._is_fact(tree, i, found):  # "opposed **Russia's invasion**", "discussed **the invasion**": it goes on
            told = [x for x in links if operators[x.operator].kind == "refusal" or tree.lemma[x.token] == "discuss"]
            links = [x for x in links if x not in told or x.slot != "obj"]
            links = [x for x in links if x.slot != "mark" or "in order to" not in operators[x.operator].marks]
        if found.act.startswith("REQUEST") and not tree.is_verb(i):  # "denied the request": it was made, by another
            answered = (n for n, x in enumerate(links) if x.slot == "obj" and operators[x.operator].kind in _ANSWERS)
            links = links[: next(answered, len(links))]  # nor will it be made: "will deny the request"
        taken = (n for n, x in enumerate(links) if tree.lemma[x.token] in _TAKEN and not tree.is_verb(x.token))
        decided = next(taken, None)
        if decided is not None:  # "opposed his **decision** to send troops": it was taken all the same
            against = (n for n in range(decided + 1, len(links)) if operators[links[n].operator].kind == "refusal")
            links = links[: next(against, len(links))]
        if tree.lemma[i] in _PERFORMING:  # "want to thank" thanks
            links = [x for x in links if operators[x.operator].kind != "desire" or x.slot != "xcomp"]
        kind, _, mode = found.act.partition("/")
        status = Status.REQUESTED if asked else base_status(tree, i, found, fillers)
        start = Coding(found.act, kind, mode or None, found.cameo, status, applied=("must",) if asked else ())
        if kind in SPOKEN_TYPES:  # "warned of a response if attacked": the warning was spoken
            links = [x for x in links if not hangs_on(tree, i, x)]
        rejected = rejected_claim(tree, links, operators)
        if rejected is not None:  # a claim told and denied at once is one mention (decision 6)
            holder, _ = holder_of(tree, links[rejected], operators[links[rejected].operator], fillers)
            denied = replace(
                apply(start, links[: rejected - 1], operators, ontology), status=Status.DENIED, alleged=True
            )
            denied = replace(
                denied, applied=(*denied.applied, *(x.operator for x in links[rejected - 1 : rejected + 1]))
            )
            yield self._act(tree, i, found, denied, links, holder[0] if holder else None, fillers, spoken=True)
            return
        cuts = [n for n, x in enumerate(links) if self._speaks(tree, x, found, fillers)]
        if len(cuts) > 1 and operators[links[cuts[0]].operator].kind == "agreement" and asks(links[cuts[1]], operators):
            cuts = cuts[1:]  # "urged Kyiv to agree to talks" asks for the talks
        cut = cuts[0] if cuts else None
        if cut is None:
            yield self._act(tree, i, found, apply(start, links, operators, ontology), links, None, fillers)
            return
        link = links[cut]
        operator = operators[link.operator]
        holder, addressee = holder_of(tree, link, operator, fillers)
        beyond = tuple(x for x in self._beyond(tree, link.token, links[cut + 1 :]) if not hangs_on(tree, link.token, x))
        inner = apply(start, links[:cut], operators, ontology) if operator.kind == "threat" else None
        if (
            inner is not None and inner.type == "REJECT" and kind != "REJECT"
        ):  # "warned that it will not withdraw" refuses
            yield self._act(tree, i, found, inner, links[:cut], teller(holder, operator, fillers), fillers)
            return
        outer = apply(Coding(operator.speech or "", operator.speech or "", None, None), beyond, operators, ontology)
        content = apply(start, links[: cut + 1], operators, ontology)
        if operator.kind == "ordering":  # told to another side: asked for, not announced
            content = apply(start, links[:cut], operators, ontology)
            content = replace(content, status=Status.REQUESTED, applied=(*content.applied, operator.id))
        hostile = ontology.quad(kind) == MATERIAL_CONFLICT
        if operator.kind == "agreement" and hostile and content.status is Status.SCHEDULED:
            content = replace(content, status=Status.THREATENED)  # "vowed to strike" is a threat
        if outer.status is Status.HYPOTHETICAL and content.status is not Status.NEGATED:
            content = replace(content, status=Status.HYPOTHETICAL)
        content = replace(content, alleged=content.alleged or outer.alleged)
        negated = outer.status in (Status.NEGATED, Status.DENIED) or outer.type == "REJECT"
        not_to_act = operator.kind in ("request", "threat") and content.status is Status.NEGATED
        same = operator.kind == "threat" and kind == "THREATEN"
        if content.type != "REJECT" and not not_to_act and not same and not (negated and operator.kind != "refusal"):
            if operator.kind == "refusal":
                content = replace(content, status=Status.HYPOTHETICAL if negated else Status.NEGATED)
            if operator.kind != "refusal" or content.status is Status.HYPOTHETICAL:
                speaker = teller(holder, operator, fillers)
                found = whom(found, kind, operator, holder, addressee, fillers)
                yield self._act(tree, i, found, content, links, speaker, fillers, spoken=True)
        weighed = operator.kind == "proposal" and (hostile or self._suggested_by_others(link, holder, fillers))
        if link.token in spoken or weighed:
            return
        spoken[link.token] = found
        about = (
            content.type if content.type in ("RETREAT", "CONCEDE", "SANCTION") and content.type != kind else found.act
        )
        speech = self._speech(tree, link, operator, found, holder, addressee, beyond, fillers, about)
        if not_to_act and speech.type == "REQUEST" and speech.mode == "assist":  # "urged Honiara not to sign"
            speech = replace(speech, mode="change", cameo="020", act=speech.act.replace("/assist", "/change"))
        yield speech

    def _is_fact(self, tree: Tree, i: int, found: Match) -> bool:
        """Whether a noun tells violence of a named side as known: what is said against it does not undo it."""
        if tree.is_verb(i) or not found.act.startswith(("ASSAULT", "COERCE")):
            return False
        articles = {tree.low[c] for c in tree.by_dep(i, "det")}
        return "the" in articles if not found.actors else articles.isdisjoint({"a", "an", "any", "no"})

    def _suggested_by_others(self, link: Link, holder: tuple[int, ...], fillers: Fillers) -> bool:
        """Whether somebody of no state suggests it: "…, a columnist suggested" is no offer."""
        slots = fillers.predication(link.token).slots
        return bool(slots.get("subj")) and not holder and fillers.tree.is_verb(link.token)

    def _comments(self, tree: Tree, link: Link, found: Match, fillers: Fillers) -> bool:
        """Whether a warning tells what others would do, which threatens nobody ("Kyiv warned that Russia would …")."""
        threat = self.lexicon.operators[link.operator].kind == "threat"
        return threat and link.slot == "comp" and not self._speaks(tree, link, found, fillers)

    def _speaks(self, tree: Tree, link: Link, found: Match, fillers: Fillers) -> bool:
        operator = self.lexicon.operators[link.operator]
        if operator.speech is None:
            return False
        if insists(tree, link.token, link.slot):
            return False
        if operator.id == "call-on" and not_over(tree, link.token, link.slot, operator):
            return False  # "called him to convey support": by phone
        if operator.kind == "ordering":  # an order to one's own side announces the act, to another it is a demand
            holder, addressee = holder_of(tree, link, operator, fillers)
            told = fillers.countries(addressee or found.actors)
            return bool(told) and (not told & fillers.countries(holder) or not commands(holder, fillers))
        if operator.kind == "accusation" and link.slot in ("comp", "xcomp") and not operator.bare:
            holder, _ = holder_of(tree, link, operator, fillers)  # "claimed that": of another side, and hostile
            hostile = self.lexicon.ontology.quad(found.act.partition("/")[0]) == MATERIAL_CONFLICT
            told, own = fillers.countries(found.actors), fillers.countries(holder)
            return hostile and bool(told) and bool(own) and not told & own
        if operator.kind == "threat" and link.slot == "comp":  # a warning about others is a comment
            holder, _ = holder_of(tree, link, operator, fillers)
            return not found.actors or bool(fillers.countries(holder) & fillers.countries(found.actors))
        return True

    def _speech(
        self,
        tree: Tree,
        link: Link,
        operator: Operator,
        content: Match | None,
        holder: tuple[int, ...],
        addressee: tuple[int, ...],
        outer: Sequence[Link],
        fillers: Fillers,
        act: str | None = None,
    ) -> Act:
        ontology = self.lexicon.ontology
        speech = operator.speech or ""
        stateless = not any(fillers.layer[e].country for e in holder)
        if content and operator.kind == "agreement" and link.slot == "comp" and stateless:
            holder = content.actors or holder  # "General Qaani swore that Iran would strike"
        if (
            operator.kind in ("agreement", "proposal")
            and act
            and ontology.quad(act.partition("/")[0]) == MATERIAL_CONFLICT
        ):
            speech = "THREATEN"
        mode = ontology.mode_of_speech(speech, act, content.cameo if content else None)
        cameo = operator.cameo or ontology.cameo_of_speech(speech, act)
        start = Coding(f"{speech}/{mode}" if mode else speech, speech, mode, cameo)
        coding = apply(start, outer, self.lexicon.operators, ontology)
        if speech == "AGREE" and coding.status is Status.NEGATED and tree.tag[link.token][:2] == "JJ":
            coding = refusal(coding, act, content.cameo if content else None, ontology)  # "is not ready to meet"
        if not addressee and content is not None:
            accused = operator.kind == "accusation" or operator.control == "obj"
            sides = content.actors if accused else (*content.recipients, *content.actors)
            addressee = others(sides, holder, fillers)
        base = content.confidence if content else 0.6
        return Act(
            sentence=tree.sentence.index,
            trigger=link.token,
            act=coding.act,
            operators=coding.applied,
            type=coding.type,
            mode=coding.mode,
            contexts=content.contexts if content else (),
            cameo=coding.cameo,
            quad=ontology.quad(coding.type),
            actors=holder,
            recipients=addressee,
            status=coding.status,
            alleged=coding.alleged,
            speaker=teller(holder, operator, fillers),
            rules=(f"operator:{operator.id}", *(f"operator:{o}" for o in coding.applied)),
            confidence=round(base, 3),
            tense=tree.tense(link.token),
            role="speech",
        )

    def _act(
        self,
        tree: Tree,
        i: int,
        found: Match,
        coding: Coding,
        links: Sequence[Link],
        speaker: int | None,
        fillers: Fillers,
        *,
        spoken: bool = False,
    ) -> Act:
        ontology = self.lexicon.ontology
        for link in links:
            if self.lexicon.operators[link.operator].kind == "denial":
                holder, _ = holder_of(tree, link, self.lexicon.operators[link.operator], fillers)
                speaker = holder[0] if holder else speaker
        tense = Tense.FUTURE if coding.status is Status.SCHEDULED else tree.tense(i)
        actors, recipients = apart(i, found, fillers)
        if yields(found, coding, fillers):
            coding = replace(coding, type="CONCEDE", mode=None, cameo=ontology.cameo_of_speech("CONCEDE", coding.act))
        if foretold(i, found, coding, fillers):
            kind, _, mode = found.act.partition("/")
            coding = replace(coding, type=kind, mode=mode or None, cameo=found.cameo, status=Status.HYPOTHETICAL)
        if found.frame.two_sided:
            coding = counted(coding, (*actors, *recipients), fillers)
        if speaker is None and is_spoken(found, coding) and actors:
            speaker = actors[0]
        if not recipients and not found.frame.two_sided and coding.type in _SPOKEN_TO:
            told = fillers.entities(fillers.predication(i).slots.get("told", ()))
            recipients = others(told, actors, fillers)  # "told **Lavrov** that Washington would respond"
        if found.frame.two_sided and coding.type in ONE_SIDED:
            actors, recipients = self._who_broke_off(tree, i, found, links, fillers)
        return Act(
            sentence=tree.sentence.index,
            trigger=i,
            act=coding.act,
            operators=coding.applied,
            type=coding.type,
            mode=coding.mode,
            contexts=found.contexts,
            cameo=coding.cameo,
            quad=ontology.quad(coding.type),
            actors=actors,
            recipients=recipients,
            status=coding.status,
            alleged=coding.alleged,
            speaker=speaker,
            rules=(
                f"frame:{found.frame.id}",
                *(f"operator:{o}" for o in coding.applied),
                *(f"repair:{r}" for r in tree.repairs),
            ),
            confidence=round(found.confidence * (SPOKEN_OF if spoken else 1.0), 3),
            tense=tense,
            lacking=found.lacks_side,
            resumes=_points_to_told(tree, i, found.frame.two_sided),
            answers=not recipients and not found.frame.two_sided and answers_deed(i, found, fillers),
            under=tuple(x.token for x in links if self.lexicon.operators[x.operator].kind in TELLING_KINDS),
        )

    def _who_broke_off(
        self, tree: Tree, trigger: int, found: Match, links: Sequence[Link], fillers: Fillers
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """A meeting that one side refuses or calls off: that side is the actor, the others are recipients."""
        for link in links:
            operator = self.lexicon.operators[link.operator]
            if operator.kind in ("refusal", "exclusion", "cancellation", "postponement", "ending"):
                holder, _ = holder_of(tree, link, operator, fillers)
                values = fillers.countries(holder)
                own = {fillers.layer[e].entity for e in holder}
                others = tuple(
                    e
                    for e in found.actors
                    if e not in holder
                    and (
                        not fillers.countries((e,)) & values
                        or (fillers.layer[e].entity not in {*own, None} and fillers.layer[e].kind != "state")
                    )
                )
                if values and others:
                    return holder, others
            if operator.kind == "negation":  # "it will not begin talks with the government"
                holder = fillers.entities(fillers.predication(trigger).slots.get("support_subj", ()))
                rest = tuple(e for e in found.actors if e not in holder)
                if fillers.countries(holder) and rest and not fillers.countries(holder) & fillers.countries(rest):
                    return holder, rest
        return found.actors, found.recipients

    def _beyond(self, tree: Tree, token: int, links: Sequence[Link]) -> tuple[Link, ...]:
        """Operators over a speech act: one told by a noun was spoken, though it be rejected or dropped ("rejected the **ultimatum**")."""
        if tree.is_verb(token):
            return tuple(links)
        kinds = [self.lexicon.operators[x.operator].kind for x in links]
        answered = (n for n, x in enumerate(links) if x.slot == "obj" and kinds[n] in _DROPPED)
        return tuple(links[: next(answered, len(links))])

    def _own_clause(self, token: int, holder: tuple[int, ...], fillers: Fillers) -> bool:
        """Whether what is warned of is done by the one who warns; a warning about others is a comment."""
        clauses = fillers.predication(token).slots.get("comp", ())
        doers = [e for t in clauses for e in fillers.entities(fillers.predication(t).slots.get("subj", ()))]
        return bool(fillers.countries(doers) & fillers.countries(holder))

    def _bare_speech(self, tree: Tree, fillers: Fillers, taken: frozenset[int]) -> Iterable[Act]:
        """Speech acts whose content is no act that the lexicon knows ("urged Russia to abide by its word")."""
        for cue, token, slot in unlinked(tree, self.operators, taken):
            operator = self.lexicon.operators[cue.id]
            if operator.speech is None or slot not in operator.bare or not_over(tree, token, slot, operator):
                continue
            if insists(tree, token, slot) or inquires(tree, token, slot):
                continue
            holder, addressee = holder_of(tree, Link(operator.id, token, slot), operator, fillers)
            if operator.kind == "threat" and slot == "comp" and not self._own_clause(token, holder, fillers):
                continue
            if not fillers.political(holder) or (slot not in ("xcomp", "comp") and not addressee):
                continue
            links = skeleton(chain(tree, token, self.operators), self.lexicon.operators)
            links = self._beyond(tree, token, links)
            yield self._speech(tree, Link(operator.id, token, slot), operator, None, holder, addressee, links, fillers)


def _points_to_told(tree: Tree, i: int, two_sided: bool) -> bool:
    """Whether a noun only points back to what was told: "**the** attack", "**these** strikes", without more of its own.

    Talks with an article of theirs ("the talks") are left to the completing of sides.
    """
    if tree.tag[i] not in ("NN", "NNS"):
        return False
    kids = tree.children[i]
    be = tree.head[i]
    if tree.dep[i] == "attr" and tree.lemma[be] == "be":  # "**it was the first meeting** of the two leaders in years"
        return any(tree.low[s] in ("it", "this", "that") for s in tree.by_dep(be, "nsubj"))
    if two_sided:
        return False
    definite = any(tree.dep[c] == "det" and tree.low[c] in ("the", "this", "these", "those", "that") for c in kids)
    return definite and all(tree.dep[c] in ("det", "punct", "compound") and tree.entity[c] < 0 for c in kids)


def _worth(act: Act, fillers: Fillers) -> bool:
    return fillers.political((*act.actors, *act.recipients)) or of_war(act, fillers) or act.ground


def _operator_index(operators: Iterable[Operator]) -> OperatorIndex:
    verbs: dict[str, list[Operator]] = defaultdict(list)
    nouns: dict[str, list[Operator]] = defaultdict(list)
    adjectives: dict[str, list[Operator]] = defaultdict(list)
    single: dict[str, dict[str, Operator]] = {k: {} for k in ("adverbs", "modals", "marks", "prepositions")}
    for o in operators:
        for table, words in ((verbs, o.verbs), (nouns, o.nouns), (adjectives, o.adjectives)):
            for word in words:
                table[word].append(o)
        for name, words in (
            ("adverbs", o.adverbs),
            ("modals", o.modals),
            ("marks", o.marks),
            ("prepositions", o.prepositions),
        ):
            single[name].update(dict.fromkeys(words, o))
    return OperatorIndex(
        {k: tuple(v) for k, v in verbs.items()},
        {k: tuple(v) for k, v in nouns.items()},
        {k: tuple(v) for k, v in adjectives.items()},
        single["adverbs"],
        single["modals"],
        single["marks"],
        single["prepositions"],
    )
