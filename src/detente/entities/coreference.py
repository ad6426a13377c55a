"""Pronouns and definite descriptions, resolved within a report to the nearest fitting mention, with the reason kept."""

from __future__ import annotations

from collections.abc import Sequence

from detente.types import EntityMention, Sentence

__all__ = ["resolve"]

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_NEUTRAL = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_COLLECTIVE = {
    "administration": "GOV",
    "government": "GOV",
    "ministry": "GOV",
    "country": None,
    "regime": "GOV",
}
_PEOPLE_NOUNS = frozenset(
    {
        "president",
        "premier",
        "chancellor",
        "minister",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "secretary",
        "leader",
        "king",
        "envoy",
        "ambassador",
    }
)
#: How many sentences back an antecedent may lie. Tried 1 to 5.
_REACH = 3


def resolve(sentences: Sequence[Sentence], found: Sequence[EntityMention]) -> list[EntityMention]:
    """Add coreferent mentions to ``found`` and return all in text order; ``antecedent`` indexes the result."""
    taken = {(m.sentence, t) for m in found for t in range(*m.tokens)}
    layer: list[EntityMention] = []
    pending = list(found)
    for s in sentences:
        here = [m for m in pending if m.sentence == s.index]
        for t in range(len(s)):
            starting = [m for m in here if m.tokens[0] == t]
            layer.extend(starting)
            if not starting and (s.index, t) not in taken:
                mention = _coreferent(s, t, layer, sentences)
                if mention is not None:
                    layer.append(mention)
    return layer


def _coreferent(s: Sentence, t: int, layer: list[EntityMention], sentences: Sequence[Sentence]) -> EntityMention | None:
    word = s.words[t].lower()
    if s.tags[t] in ("PRP", "PRP$"):
        if word in _PERSONAL:
            return _link(s, (t, t + 1), layer, sentences, ("person",), "pronoun")
        if word in _NEUTRAL and not _expletive(s, t):
            return _link(
                s,
                (t, t + 1),
                layer,
                sentences,
                ("state", "office", "organisation", "armed-group", "party", "group"),
                "pronoun",
            )
        if word in _PLURAL:
            return _link(
                s,
                (t, t + 1),
                layer,
                sentences,
                ("group", "armed-group", "party", "organisation", "state", "office"),
                "pronoun",
            )
        return None
    if s.tags[t] == "NN" and t and s.words[t - 1].lower() in ("the", "his", "her") and s.deps[t] not in ("compound",):
        if word in _PEOPLE_NOUNS and s.words[t - 1].lower() == "the":
            return _described(s, t, word, layer)
        if word in _COLLECTIVE:
            same = _same_noun(s, t, layer, sentences)
            if same is not None:
                return _copy(s, (t - 1, t + 1), same, layer, "description", _COLLECTIVE[word])
            return _link(
                s,
                (t - 1, t + 1),
                layer,
                sentences,
                ("state", "office", "person", "group"),
                "description",
                _COLLECTIVE[word],
            )
    return None


def _described(s: Sentence, t: int, word: str, layer: list[EntityMention]) -> EntityMention | None:
    """ "the president": the last person told as one; two of different states in reach leave it open."""
    fitting = [
        n
        for n, m in enumerate(layer)
        if m.kind == "person" and m.role is not None and word in _role(m) and s.index - m.sentence <= 6
    ]
    if not fitting:
        return None
    near = [n for n in fitting if s.index - layer[n].sentence <= 1] or fitting[-1:]
    if len({layer[n].entity for n in near}) > 1:
        return None
    return _copy(s, (t - 1, t + 1), near[-1], layer, "description")


def _same_noun(s: Sentence, t: int, layer: list[EntityMention], sentences: Sequence[Sentence]) -> int | None:
    """ "the administration" after "the Biden administration": whoever stood before the same noun."""
    for n in range(len(layer) - 1, -1, -1):
        m = layer[n]
        if s.index - m.sentence > 2 * _REACH:
            return None
        source = sentences[m.sentence]
        after = m.tokens[1]
        if (
            m.country
            and after < len(source)
            and source.lemmas[after] == s.lemmas[t]
            and (m.sentence, after) < (s.index, t)
        ):
            return n
    return None


def _role(m: EntityMention) -> str:
    role = (m.role or "").lower()
    return {"head of state": "president leader", "head of government": "prime minister chancellor premier leader"}.get(
        role, role + " "
    )


def _link(
    s: Sentence,
    tokens: tuple[int, int],
    layer: list[EntityMention],
    sentences: Sequence[Sentence],
    kinds: tuple[str, ...],
    reason: str,
    sector: str | None = None,
) -> EntityMention | None:
    """Prefer the subject of the same clause's neighbours, then of the sentence before, then the nearest mention."""
    best: tuple[int, int, int, int] | None = None
    chosen = -1
    herald = next((m for m in reversed(layer) if m.sentence == s.index and _speaks_for_another(m, s, tokens[0])), None)
    for n in range(len(layer) - 1, -1, -1):
        m = layer[n]
        back = s.index - m.sentence
        if back > _REACH:
            break
        if m.kind not in kinds or (m.country is None and m.kind != "person") or m.reason == "dateline":
            continue
        source = sentences[m.sentence]
        subject = source.deps[m.head] in ("nsubj", "nsubjpass")
        modifier = source.deps[m.head] in ("amod", "compound", "nmod", "poss")
        rank = (
            _REACH * ((herald is not None and m.country != herald.country) or m is herald),
            back,
            0 if subject else 2 if modifier else 1,
            len(layer) - n,
        )
        if best is None or rank < best:
            best, chosen = rank, n
    return None if chosen < 0 else _copy(s, tokens, chosen, layer, reason, sector)


def _speaks_for_another(m: EntityMention, s: Sentence, t: int) -> bool:
    """Whether ``m`` is a spokesman whose own sentence says "he": then he speaks of the one he speaks for."""
    role = (m.role or "").lower()
    if ("spokes" not in role and "press secretary" not in role) or s.words[t].lower() not in _PERSONAL:
        return False
    verb = s.heads[m.head]
    return s.deps[m.head] == "nsubj" and s.deps[t] in ("nsubj", "nsubjpass") and s.heads[t] != verb and m.head < t


def _copy(
    s: Sentence, tokens: tuple[int, int], n: int, layer: list[EntityMention], reason: str, sector: str | None = None
) -> EntityMention:
    m = layer[n]
    start, stop = tokens
    return EntityMention(
        span=(s.starts[start], s.ends[stop - 1]),
        text=" ".join(s.words[start:stop]),
        sentence=s.index,
        tokens=tokens,
        head=stop - 1,
        entity=m.entity,
        country=m.country,
        sector=sector or m.sector,
        role=m.role,
        kind=m.kind,
        reason=f"coreference:{reason}",
        antecedent=n if m.antecedent is None else m.antecedent,
    )


def _expletive(s: Sentence, t: int) -> bool:
    """ "It is clear that …", "it rained": *it* that names nothing."""
    if s.deps[t] == "expl":
        return True
    h = s.heads[t]
    if s.deps[t] not in ("nsubj", "nsubjpass"):
        return False
    if s.lemmas[h] in ("rain", "snow", "seem", "appear", "turn"):
        return True
    return s.lemmas[h] == "be" and any(
        s.heads[c] == h and s.deps[c] in ("acomp", "ccomp", "advcl") and s.tags[c][:2] in ("JJ", "VB")
        for c in range(len(s))
    )
