"""The coder that users hold: a report in, every layer out. Joins the stages; each stage knows only its own layer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from detente.annotate import DEFAULT_MODEL, Annotator
from detente.attribution import Attributor, broken_bylines
from detente.coder import SentenceCoder, Tried
from detente.coder.factuality import predicates_of
from detente.coder.linking import complete_sides
from detente.coder.readings import denies_what_was_told
from detente.entities import EntityTagger
from detente.errors import LexiconError
from detente.geoparse import Geoparser
from detente.grammar import Tree, Trees
from detente.lexicon import load
from detente.lexicon.actors import load_actors
from detente.lexicon.checking import check
from detente.lexicon.commitment import load_commitment
from detente.lexicon.cues import load_cues
from detente.lexicon.regions import load_regions
from detente.pipeline.gazetteer import by_sentence, with_places
from detente.pipeline.joining import Joiner, Tenses, token_span
from detente.pipeline.locating import Locator
from detente.pipeline.preparing import batches, parse_published, prepare
from detente.pipeline.regions import with_regions
from detente.pipeline.standing import with_standing
from detente.pipeline.unnamed import with_unnamed_sides
from detente.temporal import day_first, find_times, reference_day
from detente.temporal.dating import ActDate, Datable, date_acts
from detente.types import (
    Act,
    Annotation,
    Document,
    EntityMention,
    EventMention,
    Predicate,
    PredicateDate,
    Received,
    Sentence,
    Status,
    Tense,
    TimeMention,
)

__all__ = ["Coder", "parse_published", "prepare"]

#: Documents that are parsed together. Speed only; tried 16 to 256.
DEFAULT_BATCH = 64


def _as_written(mention: EntityMention, text: str) -> EntityMention:
    """A mention's words are those that its span holds, blanks and all."""
    words = text[slice(*mention.span)]
    return mention if mention.text == words else replace(mention, text=words)


def _no_mark(stage: str) -> None:
    """Nobody measures."""


class Coder:
    """Reads reports. Loads the model and the lexicon once (about a second); safe to use for any number of reports.

    ``lexicon`` is a folder that overlays the bundled lexicon; ``model`` an installed English spaCy pipeline.
    """

    def __init__(self, *, lexicon: Path | str | None = None, model: str = DEFAULT_MODEL) -> None:
        extra = None if lexicon is None else Path(lexicon)
        try:
            self.lexicon, actors, cues = load(extra), load_actors(extra), load_cues(extra)
        except LexiconError:
            check(extra)  # tells the faults of all files, not those of the first alone
            raise
        self.annotator = Annotator(model)
        self._sentences = SentenceCoder(self.lexicon)
        self._entities = EntityTagger(actors)
        self._places = Geoparser()
        self._capitals = {
            actor.country: " ".join(words)
            for entries in self._entities.actors.names.values()
            for words, actor in reversed(entries)
            if actor.kind == "state" and actor.form == "capital" and actor.country
        }
        self._attributor = Attributor(cues)

    def code(self, text: str, *, published: str | date | datetime | None = None) -> tuple[EventMention, ...]:
        """Return the event mentions of one text, in text order."""
        return self.read(text, published=published).mentions

    def read(self, text: str, *, published: str | date | datetime | None = None) -> Annotation:
        """Return one text with every layer."""
        return next(self.annotate([Received(text=text, place="text", published=parse_published(published))]))

    def annotate(
        self, received: Iterable[Received], *, batch_size: int = DEFAULT_BATCH, predicates: bool = False
    ) -> Iterator[Annotation]:
        """Yield every report with its layers: lazily, in order, ``batch_size`` reports at a time."""
        for document, sentences in self._parsed(received, batch_size):
            yield self.layers(document, sentences, predicates=predicates)

    def _parsed(self, received: Iterable[Received], batch_size: int) -> Iterator[tuple[Document, tuple[Sentence, ...]]]:
        """Yield every report cleaned and parsed, ``batch_size`` reports at a time."""
        for batch in batches(received, batch_size):
            group = [prepare(r) for r in batch]
            yield from zip(group, self.parse(group, batch_size=batch_size), strict=True)

    def parse(
        self, documents: Sequence[Document], *, batch_size: int = DEFAULT_BATCH
    ) -> Iterator[tuple[Sentence, ...]]:
        """Yield the parsed sentences of each document, the dateline apart."""
        heads = [d.dateline.span[1] if d.dateline else 0 for d in documents]
        return self.annotator.annotate([d.text for d in documents], batch_size=batch_size, heads=heads)

    def explain(self, text: str) -> tuple[str, ...]:
        """Return, line by line, how each sentence of ``text`` is taken apart: predications, operators, frames tried."""
        return tuple(
            line
            for tree, entities, here in self._taken_apart(Received(text=text, place="text"))
            for line in self._sentences.explain(tree, entities, here)
        )

    def survey(self, received: Received) -> tuple[Tried, ...]:
        """Return what was tried at each word of a report that may tell an act, in text order."""
        return tuple(
            tried
            for tree, entities, here in self._taken_apart(received)
            for tried in self._sentences.survey(tree, entities, here)
        )

    def unknown(self, received: Iterable[Received]) -> Iterator[tuple[str, str, str, str]]:
        """Yield document id, ``verb`` or ``noun``, lemma and sentence of what stands between two actors and no frame knows."""
        for document, sentences in self._parsed(received, DEFAULT_BATCH):
            for tree, entities, here in self._trees_of(document, sentences):
                for kind, word in self._sentences.unknown(tree, entities, here):
                    s = tree.sentence
                    yield document.id, kind, word, document.text[s.starts[0] : s.ends[-1]]

    def _taken_apart(self, received: Received) -> Iterator[tuple[Tree, tuple[EntityMention, ...], list[int]]]:
        ((document, sentences),) = self._parsed([received], 1)
        return self._trees_of(document, sentences)

    def _trees_of(
        self, document: Document, sentences: tuple[Sentence, ...]
    ) -> Iterator[tuple[Tree, tuple[EntityMention, ...], list[int]]]:
        """Yield each sentence's tree with the document's entity layer and the indices of those in the sentence."""
        trees = Trees(sentences, self._sentences.known_verbs)
        entities = self._tagged(document, trees)
        places = self._places.find(sentences, entities, document.dateline)
        entities = with_places(entities, places, sentences, self._places.region)
        here = by_sentence(entities)
        for s in sentences:
            yield trees[s.index], entities, here.get(s.index, [])

    def _written_in(self, document: Document) -> str | None:
        """The state that the dateline's place lies in, seats of world organisations apart."""
        place = document.dateline.place if document.dateline else None
        if place is None or place.upper() in _SEATS:
            return None
        for part in reversed(place.split(",")):
            words = part.strip().title() if part.isupper() else part.strip()
            found = dict(self._entities.actors.names.get(words.split()[0], ())) if words else {}
            actor = found.get(tuple(words.split()))
            if actor is not None and actor.kind in ("state", "place"):
                return actor.country
            if (state := self._places.region(words, set())) is not None:
                return state
        return None

    def _tagged(self, document: Document, trees: Trees) -> tuple[EntityMention, ...]:
        found = self._entities.tag(
            trees,
            published=document.published_day,
            given=document.given_entities,
            dateline=document.dateline,
            publisher=document.publisher,
            home=self._written_in(document),
        )
        sentences = [tree.sentence for tree in trees]
        found = with_regions(tuple(found), sentences, load_regions(), self._places.states_of)
        return tuple(_as_written(m, document.text) for m in found)

    def layers(
        self,
        document: Document,
        sentences: tuple[Sentence, ...],
        *,
        predicates: bool = False,
        mark: Callable[[str], None] = _no_mark,
    ) -> Annotation:
        """Run every stage after parsing on one document; ``mark`` is called with a stage's name when it is done."""
        told = document.dateline.day if document.dateline else None
        day = reference_day(document.text, published=document.published_day, dateline=told)
        trees = Trees(sentences, self._sentences.known_verbs)
        entities = self._tagged(document, trees)
        mark("entities")
        places = self._places.find(sentences, entities, document.dateline)
        entities = with_places(entities, places, sentences, self._places.region)
        places = self._places.complete(places, sentences, entities, load_regions(), self._capitals)
        mark("places")
        here = by_sentence(entities)
        sporting = len(sentences) > 1 and self._sentences.sporting(trees[s.index] for s in sentences)
        coded = [
            a
            for s in sentences
            for a in self._sentences.code(trees[s.index], entities, here.get(s.index, ()), sporting=sporting)
        ]
        groups = self._entities.actors.groups
        coded, entities = with_unnamed_sides(coded, entities, trees, places, groups, self._written_in(document))
        acts = complete_sides(coded, entities, self.lexicon.frames)
        mark("grammar and coder")
        home = self._entities.country_of(document.publisher)
        times = find_times(document.text, published=day, tense_at=Tenses(trees), day_first=day_first(home))
        mark("times")
        attributions, quotes = self._attributor.attribute(sentences, entities, document.text, trees)
        remarks = document.remarks + broken_bylines(document.text, sentences, attributions, entities)
        mark("attribution")
        dates = date_acts(
            trees, times, [Datable(a.sentence, a.trigger, a.status, a.under, a.earlier) for a in acts], published=day
        )
        acts = tuple(
            self._sentences.ahead(a) if _lies_ahead(a, when, day) else a for a, when in zip(acts, dates, strict=True)
        )
        contested = {t.sentence.index - 1 for t in trees if t.sentence.index and denies_what_was_told(t)}
        entities = with_standing(entities, acts, trees, groups)
        joiner = Joiner(document, sentences, entities, attributions, self.lexicon.ontology, contested)
        where = Locator(trees, places, acts)
        located = [where.place_of(act) for act in acts]
        mentions = tuple(map(joiner.mention, acts, dates, located))
        mark("dating and joining")
        found: tuple[Predicate, ...] = ()
        if predicates:
            found = self._predicates(sentences, trees, times, day)
        return Annotation(document, sentences, entities, times, places, attributions, quotes, mentions, found, remarks)

    def _predicates(
        self, sentences: tuple[Sentence, ...], trees: Trees, times: tuple[TimeMention, ...], day: date | None
    ) -> tuple[Predicate, ...]:
        weights = load_commitment()
        raw = [p for tree in trees for p in predicates_of(tree, self._sentences.operators, self.lexicon, weights)]
        dates = date_acts(trees, times, [Datable(p.sentence, p.token, p.status) for p in raw], published=day)
        return tuple(
            Predicate(token_span(sentences[p.sentence], p.token), p.factuality, p.status, _predicate_date(when, times))
            for p, when in zip(raw, dates, strict=True)
        )


#: Where reporters sit who write about all the world.
_SEATS = frozenset({"UNITED NATIONS", "BRUSSELS", "GENEVA", "NEW YORK", "THE HAGUE", "VIENNA", "STRASBOURG"})


def _lies_ahead(act: Act, when: ActDate, day: date | None) -> bool:
    """Whether an act in the present tense has a stated day behind the report's."""
    if day is None or act.tense is not Tense.PRESENT or act.status is not Status.OCCURRED or when.interval is None:
        return False
    return when.interval.start is not None and when.interval.start > day and when.time is not None


def _predicate_date(when: ActDate, times: Sequence[TimeMention]) -> PredicateDate | None:
    value = None if when.time is None else times[when.time].value
    if value is not None:
        return PredicateDate(value, when.basis)
    if when.interval is None or when.interval.start is None:
        return None
    return PredicateDate(when.interval.start.isoformat(), when.basis)
