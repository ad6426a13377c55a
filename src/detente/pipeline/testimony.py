"""Event mentions on their own feet: words and values instead of indices into the layers of a document."""

from __future__ import annotations

from detente.types import Annotation, EntityMention, EventMention, Party, Testimony

__all__ = ["to_testimonies", "to_testimony"]


def to_testimonies(annotation: Annotation) -> tuple[Testimony, ...]:
    """Return the testimony of every event mention of a document, in text order."""
    return tuple(to_testimony(annotation, mention) for mention in annotation.mentions)


def to_testimony(annotation: Annotation, mention: EventMention) -> Testimony:
    """Return one event mention with words and values.

    Its origin is its own document: copies are found across documents, later. Where the act has a source without a name
    of ours ("two officials"), the speaker is the source's own words.
    """
    document = annotation.document
    chain = speakers(annotation, mention)
    if document.publisher is not None:
        chain = (*chain, document.publisher)
    return Testimony(
        id=mention.id,
        document=document.id,
        origin=document.id,
        publisher=document.publisher,
        published=document.published_day,
        sentence=mention.sentence,
        trigger=mention.trigger,
        words=document.text[slice(*mention.sentence)],
        act=mention.act,
        operators=mention.operators,
        type=mention.type,
        mode=mention.mode,
        contexts=mention.contexts,
        cameo=mention.cameo,
        quad=mention.quad,
        score=mention.score,
        status=mention.status,
        alleged=mention.alleged,
        actors=_parties(annotation, mention.actors),
        recipients=_parties(annotation, mention.recipients),
        date=mention.date,
        date_precision=mention.date_precision,
        date_basis=mention.date_basis,
        place=None if mention.place is None else annotation.places[mention.place].text,
        speaker=mention.speaker or _source(annotation, mention.attribution),
        chain=chain,
        rules=mention.rules,
        confidence=mention.confidence,
    )


def speakers(annotation: Annotation, mention: EventMention) -> tuple[str, ...]:
    """Return who says so, from the innermost source outwards, without the publisher; nobody twice in a row."""
    chain = [mention.speaker]
    number = mention.attribution
    seen: set[int] = set()
    while number is not None and number not in seen:
        seen.add(number)
        chain.append(_source(annotation, number))
        number = annotation.attributions[number].parent
    found: list[str] = []
    for name in chain:
        if name is not None and (not found or found[-1] != name):
            found.append(name)
    return tuple(found)


def _source(annotation: Annotation, number: int | None) -> str | None:
    """The source of an attribution: entity id, else country, else its own words; ``None`` where it names none."""
    if number is None:
        return None
    attribution = annotation.attributions[number]
    if attribution.speaker is not None:
        return attribution.speaker
    if attribution.speaker_mention is not None:
        country = annotation.entities[attribution.speaker_mention].country
        if country is not None:
            return country
    text = annotation.document.text
    return " ".join(" ".join(text[start:end].split()) for start, end in attribution.source) or None


def _parties(annotation: Annotation, indices: tuple[int, ...]) -> tuple[Party, ...]:
    return tuple(_party(annotation.entities[i]) for i in indices)


def _party(entity: EntityMention) -> Party:
    return entity.entity, entity.country, entity.sector
