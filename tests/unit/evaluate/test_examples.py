"""The runner of examples tells what does not hold and why, and is silent about what does."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from detente.evaluate.examples import run_examples
from detente.lexicon import Example, Frame, Lexicon, Refusal
from detente.pipeline.coding import Coder


def with_frame(coder: Coder, monkeypatch: pytest.MonkeyPatch, frame: Frame) -> None:
    """Leave one frame in the coder's list of examples; the coder itself stays as it is."""
    lexicon: Lexicon = replace(coder.lexicon, frames=MappingProxyType({frame.id: frame}), operators={})
    monkeypatch.setattr(coder, "lexicon", lexicon)


def expel(coder: Coder) -> Frame:
    """The bundled frame that codes an expulsion."""
    (m,) = coder.code("Serbia expelled two Croatian diplomats.")
    return coder.lexicon.frames[next(r for r in m.rules if r.startswith("frame:")).removeprefix("frame:")]


@pytest.mark.parametrize(
    ("example", "fault"),
    [
        (Example("Serbia expelled two Croatian diplomats."), None),
        (Example("Serbia expelled two Croatian diplomats.", actor=("SRB",), recipient=("HRV",)), None),
        (Example("Serbia expelled two Croatian diplomats.", actor=("HRV",)), "actor is SRB, not HRV"),
        (Example("Serbia expelled two Croatian diplomats.", recipient=()), "recipient is HRV, not empty"),
        (Example("Serbia expelled two Croatian diplomats.", status="denied"), "status is occurred, not denied"),
        (Example("Serbia expelled two Croatian diplomats.", mode="convict"), "mode is expel, not convict"),
        (Example("Serbia expelled two Croatian diplomats.", alleged=True), "alleged is False, not True"),
        (Example("Serbia expelled two Croatian diplomats.", type="AID"), "not recognised; found SANCTION/expel occurred"),
        (Example("Rain fell on Serbia."), "not recognised; found nothing"),
        (Refusal("Rain fell on Serbia.", "weather"), None),
        (Refusal("Serbia expelled two Croatian diplomats.", "wrongly so"), "coded as SANCTION/expel, but must stay silent"),
    ],
)  # fmt: skip
def test_one_example(
    coder: Coder, monkeypatch: pytest.MonkeyPatch, example: Example | Refusal, fault: str | None
) -> None:
    frame = expel(coder)
    yes, no = ((example,), ()) if isinstance(example, Example) else ((), (example,))
    with_frame(coder, monkeypatch, replace(frame, yes=yes, no=no))
    report = run_examples(coder)
    assert (report.total, report.passed) == (1, 0 if fault else 1)
    if fault:
        assert str(report.faults[0]) == f"{frame.file}: frame {frame.id!r}: {example.text!r}: {fault}"


def test_only_some(coder: Coder) -> None:
    report = run_examples(coder, only="consult-meet")
    assert 0 < report.total < 60
    assert run_examples(coder, only="no-such-entry").total == 0
