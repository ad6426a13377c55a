"""The projection applied: every type of act under every kind of operator, alone and in pairs, gives known codes."""

from __future__ import annotations

from itertools import product

import pytest

from detente.coder.projecting import Coding, apply
from detente.grammar.chain import Link
from detente.lexicon import Operator, load
from detente.types import Status

LEXICON = load()
ONTOLOGY = LEXICON.ontology
OPERATORS = {kind: Operator(kind, kind) for kind in ONTOLOGY.kinds}
TYPES = sorted(ONTOLOGY.types)


def under(act: str, *kinds: str, slot: str = "xcomp") -> Coding:
    """An act under operators of these kinds, the innermost first."""
    kind, _, mode = act.partition("/")
    links = [Link(k, n + 1, slot) for n, k in enumerate(kinds)]
    return apply(Coding(act, kind, mode or None, None), links, OPERATORS, ONTOLOGY)


@pytest.mark.parametrize("act", TYPES)
def test_an_act_alone_is_itself(act: str) -> None:
    assert under(act) == Coding(act, act, None, None)


@pytest.mark.parametrize(("act", "kind"), list(product(TYPES, sorted(ONTOLOGY.kinds))))
def test_known_codes_under_every_kind(act: str, kind: str) -> None:
    _check(act, under(act, kind), 1)


@pytest.mark.parametrize("kinds", list(product(sorted(ONTOLOGY.kinds), repeat=2)), ids="<".join)
def test_known_codes_under_every_pair_of_kinds(kinds: tuple[str, str]) -> None:
    for act in TYPES:
        _check(act, under(act, *kinds), 2)


def _check(act: str, found: Coding, count: int) -> None:
    assert found.act == act
    assert found.type in ONTOLOGY.types
    assert ONTOLOGY.quad(found.type) in (1, 2, 3, 4)
    assert -10 <= ONTOLOGY.score(found.type, found.mode) <= 10
    assert found.mode is None or found.mode in ONTOLOGY.types[found.type].modes
    assert found.cameo is None or found.cameo in ONTOLOGY.cameo
    assert found.status in Status
    assert len(found.applied) <= count


@pytest.mark.parametrize(
    "act", ["CONSULT/phone", "SANCTION/expel", "ASSAULT/aerial", "RETREAT/release", "COERCE/arrest"]
)
@pytest.mark.parametrize("kind", sorted(ONTOLOGY.kinds))
def test_a_mode_survives_or_gives_way_to_one_of_the_new_type(act: str, kind: str) -> None:
    found = under(act, kind)
    assert found.mode is None or found.mode in ONTOLOGY.types[found.type].modes
    if found.type == act.partition("/")[0]:
        assert found.mode == act.partition("/")[2]


@pytest.mark.parametrize(
    ("act", "kinds", "type_", "status", "alleged"),
    [
        ("CONSULT", ("future",), "AGREE", "scheduled", False),
        ("SANCTION/expel", ("future",), "THREATEN", "scheduled", False),
        ("RETREAT/withdraw", ("future",), "AGREE", "scheduled", False),
        ("AID", ("agreement",), "AID", "scheduled", False),
        ("CONSULT", ("refusal",), "REJECT", "occurred", False),
        ("CONSULT", ("cancellation",), "REJECT", "occurred", False),
        ("CONSULT", ("postponement",), "REJECT", "occurred", False),
        ("CONSULT", ("ending",), "SANCTION", "occurred", False),
        ("AID", ("ending",), "SANCTION", "occurred", False),
        ("SANCTION", ("ending",), "RETREAT", "occurred", False),
        ("ASSAULT", ("ending",), "RETREAT", "occurred", False),
        ("RETREAT/withdraw", ("negation", "future"), "REJECT", "occurred", False),
        ("ASSAULT", ("denial",), "ASSAULT", "denied", True),
        ("ASSAULT", ("accusation",), "ASSAULT", "occurred", True),
        ("ASSAULT", ("hearsay",), "ASSAULT", "occurred", True),
        ("ASSAULT", ("accusation", "denial"), "ASSAULT", "denied", True),
        ("SANCTION", ("threat", "denial"), "SANCTION", "denied", True),
        ("ASSAULT", ("negation",), "ASSAULT", "negated", False),
        ("ASSAULT", ("negation", "negation"), "ASSAULT", "hypothetical", False),
        ("ASSAULT", ("possibility",), "ASSAULT", "hypothetical", False),
        ("CONSULT", ("future", "possibility"), "AGREE", "hypothetical", False),
        ("AID", ("continuing",), "AID", "ongoing", False),
        ("AID", ("beginning",), "AID", "occurred", False),
        ("AID", ("attempt",), "AID", "occurred", False),
        ("AID", ("transparent",), "AID", "occurred", False),
        ("AID", ("transparent", "future"), "AGREE", "scheduled", False),
        ("AID", ("request",), "AID", "requested", False),
        ("SANCTION", ("counterfactual",), "SANCTION", "negated", False),
        ("SANCTION", ("prevention",), "SANCTION", "negated", False),
    ],
)
def test_the_table(act: str, kinds: tuple[str, ...], type_: str, status: str, alleged: bool) -> None:
    found = under(act, *kinds)
    assert (found.type, found.status.value, found.alleged) == (type_, status, alleged)


def test_a_planned_visit_that_is_cancelled_is_one_rejection() -> None:
    links = [Link("intention", 1, "adj"), Link("cancellation", 2, "obj")]
    found = apply(Coding("CONSULT/visit", "CONSULT", "visit", None), links, OPERATORS, ONTOLOGY)
    assert (found.type, found.status) == ("REJECT", Status.OCCURRED)


def test_the_operators_applied_are_kept_from_the_innermost_outwards() -> None:
    assert under("SANCTION", "threat", "denial").applied == ("threat", "denial")
