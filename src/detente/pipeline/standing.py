"""Sectors of sides that their words alone do not tell: as what part of a state they stand in the act.

A state that acts, or is dealt with, stands there as its government; its adjective before a raid or a patrol as its armed forces; a
possessive and whoever stands behind *of* as those who are theirs ("**his** troops", "judges of **EULEX**").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.grammar import Tree
from detente.types import Act, EntityMention

__all__ = ["with_standing"]

#: Types in which a side only undergoes: there it stands as a country, and not as a government.
_UNDERGONE = frozenset({"ASSAULT", "AID"})
#: Types that armed forces carry out where an adjective alone tells whose deed it is ("a Colombian raid").
_ARMED = frozenset({"ASSAULT", "MOBILIZE"})
#: Prepositions before the name of a body or place whose people are told: "judges **of** the ICC", "police **in** Kampala".
_BETWEEN = frozenset({"of", "in", "at", "from"})
#: Nouns for states told again, and nouns that tell nothing of those who are somebody's ("his **men**").
_STATES = frozenset("country state nation power republic kingdom".split())
_ANYBODY = frozenset("man woman people person".split())


def with_standing(
    entities: tuple[EntityMention, ...],
    acts: Sequence[Act],
    trees: Mapping[int, Tree] | Sequence[Tree],
    groups: Mapping[str, str],
) -> tuple[EntityMention, ...]:
    """Return the layer with the sectors that the sides have by the acts that they are in; ``groups`` gives nouns' sectors."""
    found = dict(enumerate(entities))
    for n, acting, kinds in _roles(acts):
        m = found[n]
        tree = trees[m.sentence]
        sector = _of_theirs(m, tree, groups, acting=acting) or (
            _of_state(m, tree, kinds, acting=acting) if m.sector is None else None
        )
        if sector is not None and sector != m.sector:
            found[n] = replace(m, sector=sector)
    return tuple(found[n] for n in range(len(entities)))


def _roles(acts: Sequence[Act]) -> list[tuple[int, bool, frozenset[str]]]:
    """Each side with whether it acts anywhere, and the types of its acts, or else of those done to it."""
    done: dict[int, set[str]] = {}
    undergone: dict[int, set[str]] = {}
    for act in acts:
        kind = act.act.partition("/")[0]
        for n in act.actors:
            done.setdefault(n, set()).add(kind if act.type != "THREATEN" else act.type)
        for n in act.recipients:
            undergone.setdefault(n, set()).add(act.type)
    return [
        *((n, True, frozenset(kinds)) for n, kinds in sorted(done.items())),
        *((n, False, frozenset(kinds)) for n, kinds in sorted(undergone.items()) if n not in done),
    ]


def _of_theirs(m: EntityMention, tree: Tree, groups: Mapping[str, str], *, acting: bool) -> str | None:
    """The sector of the people or forces who are ``m``'s, where it stands for them and they are not in its own words."""
    t = m.head
    if m.kind == "group" and not m.reason.startswith("coreference:"):
        return None
    noun: int | None = None
    if (m.reason == "coreference:pronoun" and tree.dep[t] == "poss") or (
        m.kind == "state" and m.reason.endswith((":demonym", ":capital")) and tree.dep[t] in ("amod", "compound")
    ):
        noun = tree.head[t]
    elif tree.dep[t] == "pobj" and tree.low[tree.head[t]] in _BETWEEN and m.kind != "person":
        noun = tree.head[tree.head[t]]
    elif m.reason in ("coreference:pair", "coreference:description") and m.kind != "person":
        return "GOV" if tree.lemma[t] in _STATES else groups.get(tree.lemma[t])
    if noun is not None and tree.lemma[noun] in _ANYBODY:
        return None
    if noun is not None and tree.is_verb(noun):  # "**marchers** turned out in Rangoon"
        noun = (
            next(iter(tree.by_dep(noun, "nsubj" if acting else "dobj")), None)
            if m.kind == "place" or m.reason.endswith(":capital")
            else None
        )
    if noun is None or (not m.tokens[1] <= noun and not noun < m.tokens[0]):
        return None
    return groups.get(tree.lemma[noun])


def _of_state(m: EntityMention, tree: Tree, kinds: frozenset[str], *, acting: bool) -> str | None:
    """The sector as which a state without one stands in acts of ``kinds``."""
    if m.kind != "state" or m.country is None or tree.tag[m.head] == "NNPS":
        return None
    if not acting:
        return None if kinds <= _UNDERGONE else "GOV"
    adjective = m.reason.endswith(":demonym")
    return "MIL" if adjective and kinds <= _ARMED else "GOV"
