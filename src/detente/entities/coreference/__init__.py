"""Pronouns and descriptions, resolved within a report to the nearest fitting mention, with the reason kept.

``told`` holds what was read so far; ``pronouns`` finds whom a pronoun means, with ``governed`` (the verb over it decides),
``binding`` (whom it cannot mean), ``things`` (where it names nobody) and ``rivals`` (nouns that it may as well mean);
``descriptions`` reads "the president", "the bloc"; ``pairs`` "both sides". Where two readings stay nobody is meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.entities.coreference.descriptions import Descriptions
from detente.entities.coreference.pairs import Pairs
from detente.entities.coreference.pronouns import Pronouns
from detente.entities.coreference.told import SPEAKING, Told
from detente.grammar import Tree
from detente.lexicon.actors import ActorTable, Leader
from detente.types import EntityMention

__all__ = ["resolve"]


def resolve(
    trees: Sequence[Tree], found: Sequence[EntityMention], actors: ActorTable, president: Leader | None = None
) -> list[EntityMention]:
    """Add coreferent mentions to ``found`` and return all in text order; ``antecedent`` indexes the result.

    ``president`` is whom a publisher of a state means by "the President"; ``None`` where it is no organ of a state.
    """
    told = Told(trees, found, actors, president)
    pronouns, descriptions, pairs = Pronouns(told), Descriptions(told), Pairs(told)
    taken = {(m.sentence, t) for m in found for t in range(*m.tokens)}
    for tree in trees:
        s = tree.sentence
        for t in range(tree.size):
            here = told.starting.get((s.index, t), ())
            for m in here:
                told.layer.append(descriptions.vague(tree, m) or descriptions.named(tree, m))
                told.learn(s, told.layer[-1])
            if here or (s.index, t) in taken:
                continue
            told.layer.extend(_referring(tree, t, told, pronouns, descriptions, pairs))
    return told.layer


def _referring(
    tree: Tree, t: int, told: Told, pronouns: Pronouns, descriptions: Descriptions, pairs: Pairs
) -> list[EntityMention]:
    """The mentions of the word at ``t``: one for each of those that it stands for."""
    mention: EntityMention | None
    if tree.tag[t] in ("PRP", "PRP$") and tree.low[t] not in SPEAKING:
        mention = pronouns.ahead(tree, t)
        if mention is not None:
            return [mention]
        number = pronouns.antecedent(tree, t)
        mention = None if number is None else told.copy(tree.sentence, (t, t + 1), number, "pronoun")
    elif tree.low[t] in SPEAKING:
        mention, number = pronouns.speaking(tree, t), None
    elif tree.tag[t] == "WP$":
        mention, number = pronouns.whose(tree, t), None
    else:
        mention = descriptions.resolve(tree, t)
        number = None if mention is None else mention.antecedent
        if mention is None:
            return pairs.pair(tree, t)
    if mention is None:
        return []
    return [mention, *(pairs.joint(tree, t, mention, number) if number is not None else ())]
