"""Which of the claims that the grammar offers are attributions: asserted, finite, told by somebody.

The thresholds come from PolNeAR's training articles (Newell et al. 2018): each case named here was an attribution there
in fewer than one of four sentences that the cue and its complement fit, and leaving it out raised F1.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.attribution.claims import Claim
from detente.grammar import Tree

__all__ = ["SPEECH", "told", "unnested"]

#: Kinds of cues that make a claim of their own inside what somebody else says.
SPEECH = frozenset({"say", "announce", "confirm", "claim", "deny", "accuse", "promise", "threaten", "request"})
_CLAUSES = frozenset({"clause", "main", "preposition", "quote"})
_THINGS = frozenset({"that", "it", "which", "this"})


def told(tree: Tree, claim: Claim) -> bool:
    """Whether the claim is asserted rather than only thought of ("to criticise", "of proposing")."""
    i = claim.anchor
    if claim.cue.pos != "verb":
        return True
    slot = claim.slot.partition(":")[0]
    passive = tree.passive(i)
    to = tree.has_to(i) and not claim.carried
    lone = tree.low[claim.source[0]] if len(claim.source) == 1 else ""
    if slot == "clause":
        if to or (not claim.source and not passive) or lone == "that":
            return False
        return not (lone in _THINGS and claim.cue.kind not in ("show", "suggest", "say"))
    if slot == "object":
        if to or lone in ("that", "it") or (not claim.source and not passive):
            return False
        return (
            tree.dep[i] not in ("pcomp", "csubj", "acl", "xcomp") or claim.carried or (passive and tree.dep[i] == "acl")
        )
    if slot == "prep":
        return bool(claim.source) and tree.dep[i] not in ("acl", "pcomp")
    if slot == "infinitive":
        return tree.dep[i] != "pcomp"
    return True


def unnested(claims: Sequence[Claim], tags: Sequence[str]) -> list[Claim]:
    """Return the claims of one sentence without attitudes inside what another claim tells.

    "Officials said that the ministry had denied it" holds two claims; "officials said that he wanted to go" holds one.
    """
    inside: dict[int, set[int]] = {id(c): set(c.content) for c in claims}
    kept = []
    for c in claims:
        nested = any(o is not c and c.anchor in inside[id(o)] and o.anchor not in inside[id(c)] for o in claims)
        spoken = c.cue.kind in SPEECH and (c.slot in _CLAUSES or c.cue.kind in ("deny", "accuse"))
        if nested and not (spoken and c.head is not None and tags[c.head][:2] == "NN"):
            continue
        kept.append(c)
    return kept
