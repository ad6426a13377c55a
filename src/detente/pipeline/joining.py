"""What joins the layers of one report: an act with its time, place, attribution and speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from collections.abc import Set as Set

from detente.grammar import Tree, Trees
from detente.ontology import MATERIAL_CONFLICT, Ontology
from detente.temporal.dating import ActDate
from detente.types import (
    Act,
    Attribution,
    Document,
    EntityMention,
    EventMention,
    Sentence,
    Span,
    Status,
    Tense,
    content_id,
)

__all__ = ["Joiner", "Tenses", "token_span"]


def token_span(sentence: Sentence, token: int) -> Span:
    """Return the span of one token in the document."""
    return sentence.starts[token], sentence.ends[token]


#: Prepositions before a day that lies ahead ("until July 16").
_AHEAD = frozenset({"until", "till", "by"})
#: Verbs whose infinitive tells what was, not what is to come.
_REALISED = frozenset(
    "begin start continue manage fail try attempt seem appear use have cease refuse help get happen tend".split()
)
#: Verbs whose date is that of what they set, and participles ("scheduled for Monday").
_SETTING = frozenset({"plan", "schedule", "slate", "postpone", "expect", "reschedule"})


_MODALS = frozenset({"would", "should", "must"})


def _lies_ahead(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what is to come: "agreed to meet in September", "said it would meet", "scheduled for"."""
    if tree.lemma[verb] in _SETTING or any(tree.low[c] in _MODALS for c in tree.children[verb] if tree.dep[c] == "aux"):
        return True
    infinitive = tree.tag[verb] == "VB" and tree.has_to(verb)
    return infinitive and tree.dep[verb] in ("xcomp", "acl", "ccomp") and tree.lemma[tree.head[verb]] not in _REALISED


#: Statuses that the other side may contest.
_CONTESTABLE = frozenset({Status.OCCURRED, Status.ONGOING})


class Tenses:
    """The tense of the clause around a code point, for bare days and months."""

    def __init__(self, trees: Trees) -> None:
        self._trees = trees
        self._starts = [tree.sentence.starts[0] for tree in trees]

    def __call__(self, position: int) -> Tense:
        number = bisect_right(self._starts, position) - 1
        if number < 0:
            return Tense.PAST
        tree = self._trees[number]
        token = max(0, bisect_right(tree.sentence.starts, position) - 1)
        ahead = token > 0 and tree.low[token - 1] in _AHEAD
        for _ in range(tree.size):
            if tree.is_verb(token):
                if ahead and not any(tree.low[c] == "had" for c in tree.children[token]):
                    return Tense.FUTURE
                return Tense.FUTURE if _lies_ahead(tree, token) else tree.tense(token)
            if tree.head[token] == token:
                break
            token = tree.head[token]
        return Tense.FUTURE if ahead else Tense.PAST


class Joiner:
    """Joins an act to its time, place and attribution, and gives it its id."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        entities: Sequence[EntityMention],
        attributions: Sequence[Attribution],
        ontology: Ontology,
        contested: Set[int] = frozenset(),
    ) -> None:
        self.document = document
        self.sentences = sentences
        self.entities = entities
        self.attributions = attributions
        self.ontology = ontology
        self.contested = contested

    def mention(self, act: Act, when: ActDate, place: int | None) -> EventMention:
        """Return the event mention of one act; ``place`` indexes the layer of places."""
        sentence = self.sentences[act.sentence]
        trigger = token_span(sentence, act.trigger)
        attribution = self._attribution(trigger)
        speaker = self._speaker(act, attribution)
        status, alleged = act.status, act.alleged
        if (
            status is Status.NEGATED
            and "not" in act.operators
            and not {"will", "would"} & {*act.operators}
            and act.quad == MATERIAL_CONFLICT
            and self._own_word(act, attribution)
        ):
            status, alleged = Status.DENIED, True
        if act.sentence in self.contested and act.quad == MATERIAL_CONFLICT and status in _CONTESTABLE:
            alleged = alleged or self._a_side_tells(act, attribution)  # a contested claim of one side (decision 7)
        return EventMention(
            id=content_id(self.document.id, str(trigger), act.role, act.type, act.act),
            sentence=sentence.span,
            trigger=trigger,
            act=act.act,
            operators=act.operators,
            type=act.type,
            mode=act.mode,
            contexts=act.contexts,
            cameo=act.cameo,
            quad=act.quad,
            score=self.ontology.score(act.type, act.mode),
            actors=act.actors,
            recipients=act.recipients,
            status=status,
            alleged=alleged,
            speaker=speaker,
            attribution=attribution,
            time=when.time,
            date=when.interval,
            date_precision=when.precision,
            date_basis=when.basis,
            place=place,
            rules=act.rules,
            confidence=act.confidence,
        )

    def _attribution(self, trigger: Span) -> int | None:
        """The innermost attribution whose content holds the trigger."""
        best: int | None = None
        size = 1 << 60
        for number, a in enumerate(self.attributions):
            for start, end in a.content:
                if start <= trigger[0] and trigger[1] <= end and end - start < size:
                    best, size = number, end - start
        return best

    def _own_word(self, act: Act, attribution: int | None) -> bool:
        """Whether the side that is said to have acted says itself that it did not: that denies it (decision 5)."""
        if attribution is None:
            return False
        number = self.attributions[attribution].speaker_mention
        if number is None or self.entities[number].kind == "media":  # an agency of a state does not speak for it
            return False
        country = self.entities[number].country
        return country is not None and any(self.entities[i].country == country for i in act.actors)

    def _a_side_tells(self, act: Act, attribution: int | None) -> bool:
        """Whether the act is told by somebody with a country, and not by the report or a news agency."""
        told = act.speaker
        if told is None and attribution is not None:
            told = self.attributions[attribution].speaker_mention
        return told is not None and self.entities[told].country is not None and self.entities[told].kind != "media"

    def _speaker(self, act: Act, attribution: int | None) -> str | None:
        if act.speaker is not None:
            mention = self.entities[act.speaker]
            return mention.entity or mention.country
        if attribution is None:
            return None
        a = self.attributions[attribution]
        if a.speaker is not None:
            return a.speaker
        return self.entities[a.speaker_mention].country if a.speaker_mention is not None else None
