"""The coding decisions 1 to 19, one after another, on sentences of our own."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from detente.pipeline.coding import Coder

DAY = "2021-05-25"


@dataclass(frozen=True)
class Coded:
    """One mention in countries. ``speaker`` is a country where the source has one."""

    trigger: str
    type: str
    mode: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    status: str
    alleged: bool
    speaker: str | None
    act: str


def code(coder: Coder, text: str) -> list[Coded]:
    """All mentions of a text, in text order."""
    annotation = coder.read(text, published=DAY)
    layer = annotation.entities
    countries = {e.entity: e.country for e in layer if e.entity and e.country}

    def sides(indices: tuple[int, ...]) -> frozenset[str]:
        return frozenset(c for i in indices if (c := layer[i].country))

    return [
        Coded(
            text[slice(*m.trigger)],
            m.type,
            m.mode,
            sides(m.actors),
            sides(m.recipients),
            m.status.value,
            m.alleged,
            countries.get(m.speaker, m.speaker) if m.speaker else None,
            m.act,
        )
        for m in annotation.mentions
    ]


def kinds(found: list[Coded]) -> list[tuple[str, str]]:
    """Types with their status, sorted."""
    return sorted((c.type, c.status) for c in found)


def only(coder: Coder, text: str) -> Coded:
    """The one mention of a text."""
    found = code(coder, text)
    assert len(found) == 1, found
    return found[0]


def of(coder: Coder, text: str, kind: str) -> Coded:
    """The one mention of a type in a text."""
    found = [c for c in code(coder, text) if c.type == kind]
    assert len(found) == 1, code(coder, text)
    return found[0]


class TestDecision1:
    """A speech act has occurred once it is spoken; what it is about is a second mention with its own status."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("France urged Mali to release the prisoners.", [("REQUEST", "occurred"), ("RETREAT", "requested")]),
            ("Iran threatened to seize British tankers.", [("COERCE", "threatened"), ("THREATEN", "occurred")]),
            ("Armenia accused Azerbaijan of shelling its villages.", [("ACCUSE", "occurred"), ("ASSAULT", "occurred")]),
            ("Norway offered to send aid to Haiti.", [("AGREE", "occurred"), ("AID", "proposed")]),
            ("Kenya demanded that Somalia withdraw its troops.", [("REQUEST", "occurred"), ("RETREAT", "requested")]),
            ("India called on Nepal to open the border.", None),
        ],
    )
    def test_two_mentions(self, coder: Coder, text: str, expected: list[tuple[str, str]] | None) -> None:
        found = kinds(code(coder, text))
        if expected is None:
            assert ("REQUEST", "occurred") in found
        else:
            assert found == expected

    @pytest.mark.parametrize(
        "text",
        [
            "France urged Mali not to execute the prisoners.",
            "Kenya warned Somalia of grave consequences.",
            "Iran threatened Israel.",
            "Egypt asked Sudan to keep its word.",
        ],
    )
    def test_a_request_not_to_act_and_a_bare_threat_stand_alone(self, coder: Coder, text: str) -> None:
        found = only(coder, text)
        assert found.type in ("REQUEST", "THREATEN")
        assert found.status == "occurred"


class TestDecision2:
    """Bare future cooperation is one AGREE, scheduled; a bare future hostile act one THREATEN, scheduled."""

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("Peru's president will meet Chile's foreign minister.", "AGREE"),
            ("Norway will send aid to Haiti.", "AGREE"),
            ("Kenya and Tanzania will sign a trade agreement.", "AGREE"),
            ("Serbia will expel two Croatian diplomats.", "THREATEN"),
            ("Japan is to impose sanctions on Belarus.", "THREATEN"),
            ("Canada said it would boycott the summit in Moscow.", "THREATEN"),
            ("Egypt is going to bomb the Libyan base.", "THREATEN"),
        ],
    )
    def test_one_mention(self, coder: Coder, text: str, kind: str) -> None:
        found = only(coder, text)
        assert (found.type, found.status) == (kind, "scheduled")

    def test_the_act_itself_is_kept(self, coder: Coder) -> None:
        found = only(coder, "Serbia will expel two Croatian diplomats.")
        assert found.act.startswith("SANCTION/expel")
        assert found.mode == "expel"

    def test_an_announced_withdrawal_is_agreed(self, coder: Coder) -> None:
        found = only(coder, "Moscow said it would withdraw its troops from Armenia.")
        assert (found.type, found.status) == ("AGREE", "scheduled")

    def test_one_that_yields_to_a_demand_is_conceded(self, coder: Coder) -> None:
        found = only(coder, "Under pressure from Ankara, Moscow said it would withdraw its troops from Armenia.")
        assert (found.type, found.status) == ("CONCEDE", "scheduled")


class TestDecision3:
    """With a verb of commitment there are two: AGREE, and the act in its own type, scheduled."""

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("Japan pledged to send aid to Nepal.", "AID"),
            ("Peru agreed to meet Chile's foreign minister in Lima.", "CONSULT"),
            ("Ethiopia promised to withdraw its troops from Sudan.", "RETREAT"),
            ("Iran agreed to release two French prisoners.", "RETREAT"),
        ],
    )
    def test_two_mentions(self, coder: Coder, text: str, kind: str) -> None:
        assert kinds(code(coder, text)) == sorted([("AGREE", "occurred"), (kind, "scheduled")])

    def test_what_was_demanded_keeps_its_type(self, coder: Coder) -> None:
        found = of(coder, "Kenya demanded that Somalia withdraw its troops.", "RETREAT")
        assert (found.mode, found.status) == ("withdraw", "requested")


class TestDecision4:
    """A refused, cancelled or postponed meeting or visit is one REJECT; talks broken off are SANCTION/withdraw."""

    @pytest.mark.parametrize(
        ("text", "actor"),
        [
            ("Peru's president refused to meet Chile's foreign minister.", "PER"),
            ("Macron cancelled a visit to Poland.", "FRA"),
            ("Merkel postponed her trip to India.", "DEU"),
            ("Ankara declined to meet the Greek envoy.", "TUR"),
            ("Ethiopia will not withdraw its troops from Sudan.", "ETH"),
        ],
    )
    def test_one_reject(self, coder: Coder, text: str, actor: str) -> None:
        found = only(coder, text)
        assert (found.type, found.status, found.actors) == ("REJECT", "occurred", {actor})

    @pytest.mark.parametrize(
        "text",
        [
            "Serbia broke off talks with Croatia.",
            "Peru recalled its ambassador from Chile.",
            "Kenya recalled its envoy to Somalia.",
        ],
    )
    def test_broken_off(self, coder: Coder, text: str) -> None:
        found = only(coder, text)
        assert (found.type, found.mode, found.status) == ("SANCTION", "withdraw", "occurred")


class TestDecision5:
    """Denied: the accused side contradicts it. Negated: the narrator or a neutral source says it did not happen."""

    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            ("India denied that it had bombed a Pakistani base.", "IND"),
            ("Egypt denied bombing a Libyan base.", "EGY"),
            ("Tehran denies having sent drones to Sudan.", "IRN"),
        ],
    )
    def test_denied(self, coder: Coder, text: str, speaker: str) -> None:
        found = [c for c in code(coder, text) if c.status == "denied"]
        assert len(found) == 1
        assert found[0].speaker == speaker

    @pytest.mark.parametrize(
        "text",
        [
            "Egypt did not bomb the Libyan base.",
            "Germany has yet to send tanks to Ukraine.",
            "Kenya never recognised Kosovo.",
            "No Turkish troops were sent to Libya.",
            "Canada failed to impose sanctions on Myanmar.",
            "Macron left Vienna without meeting Putin.",
        ],
    )
    def test_negated(self, coder: Coder, text: str) -> None:
        found = code(coder, text)
        assert [c.status for c in found] == ["negated"]
        assert not found[0].alleged


class TestDecision6:
    """A claim told and denied in one sentence is one mention: denied, alleged, the speaker is the denier."""

    @pytest.mark.parametrize(
        ("text", "kind", "speaker"),
        [
            ("Egypt denied Sudan's claim that it had bombed a Sudanese village.", "ASSAULT", "EGY"),
            ("India denied that it had bombed a Pakistani base.", "ASSAULT", "IND"),
        ],
    )
    def test_one_mention_of_the_act(self, coder: Coder, text: str, kind: str, speaker: str) -> None:
        found = of(coder, text, kind)
        assert (found.status, found.alleged, found.speaker) == ("denied", True, speaker)


class TestDecision7:
    """Alleged: accusations, hearsay. A plain "said" is not: it fills the speaker."""

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("Armenia accused Azerbaijan of shelling its villages.", "ASSAULT"),
            ("Israel reportedly bombed an Iranian base.", "ASSAULT"),
            ("Iran allegedly poisoned a Bulgarian journalist.", "ASSAULT"),
            ("Russia is believed to have sent weapons to Mali.", "AID"),
            ("Egypt is said to have bombed a Libyan base.", "ASSAULT"),
        ],
    )
    def test_alleged(self, coder: Coder, text: str, kind: str) -> None:
        assert of(coder, text, kind).alleged

    @pytest.mark.parametrize(
        "text",
        [
            "Sudan said Egypt bombed a Sudanese village.",
            "Egypt bombed a Sudanese village, Sudan said.",
            "According to Sudan, Egypt bombed a Sudanese village.",
        ],
    )
    def test_said_is_not_alleged_but_has_a_speaker(self, coder: Coder, text: str) -> None:
        found = of(coder, text, "ASSAULT")
        assert (found.alleged, found.status, found.speaker) == (False, "occurred", "SDN")

    def test_an_accusation_itself_is_not_alleged(self, coder: Coder) -> None:
        assert not of(coder, "Armenia accused Azerbaijan of shelling its villages.", "ACCUSE").alleged


class TestDecision8:
    """Hypothetical, proposed, ongoing."""

    @pytest.mark.parametrize(
        ("text", "status"),
        [
            ("Turkey may send troops to Libya.", "hypothetical"),
            ("Turkey might send troops to Libya.", "hypothetical"),
            ("Turkey could send troops to Libya.", "hypothetical"),
            ("Turkey should send troops to Libya.", "hypothetical"),
            ("If Turkey sends troops to Libya, oil prices will rise.", "hypothetical"),
            ("Unless Turkey sends troops to Libya, the city is lost.", "hypothetical"),
            ("Turkey is sending troops to Libya.", "ongoing"),
            ("Turkey continues to send troops to Libya.", "ongoing"),
            ("Turkey keeps sending troops to Libya.", "ongoing"),
            ("Turkey sent troops to Libya.", "occurred"),
            ("Turkey has sent troops to Libya.", "occurred"),
            ("Turkey began sending troops to Libya.", "occurred"),
            ("Turkey is considering sending troops to Libya.", "proposed"),
            ("Turkey wants to send troops to Libya.", "proposed"),
            ("Turkey offered to send troops to Libya.", "proposed"),
        ],
    )
    def test_status_of_the_act(self, coder: Coder, text: str, status: str) -> None:
        found = [c for c in code(coder, text) if c.trigger in ("send", "sends", "sending", "sent", "troops")]
        assert [c.status for c in found] == [status]


class TestDecision9:
    """The speaker is the innermost source of that act; null is the narrator."""

    @pytest.mark.parametrize(
        ("text", "kind", "speaker"),
        [
            ("Egypt bombed a Libyan base.", "ASSAULT", None),
            ("Egypt bombed a Libyan base, Greek officials said.", "ASSAULT", "GRC"),
            ("France urged Mali to release the prisoners.", "REQUEST", "FRA"),
            ("France urged Mali to release the prisoners.", "RETREAT", "FRA"),
            ("Iran threatened to seize British tankers.", "COERCE", "IRN"),
            ("Armenia accused Azerbaijan of shelling its villages.", "ASSAULT", "ARM"),
            ("Norway offered to send aid to Haiti.", "AID", "NOR"),
            ("Kenya will expel two Somali diplomats, Tanzania said.", "THREATEN", "TZA"),
        ],
    )
    def test_speaker(self, coder: Coder, text: str, kind: str, speaker: str | None) -> None:
        assert of(coder, text, kind).speaker == speaker


class TestDecision10:
    """Who and whom."""

    @pytest.mark.parametrize(
        ("text", "kind", "actors", "recipients"),
        [
            ("Peru's president met Chile's foreign minister.", "CONSULT", {"PER", "CHL"}, set()),
            ("Kenya and Tanzania signed a trade agreement.", "SUPPORT", {"KEN", "TZA"}, set()),
            ("Indian and Chinese troops clashed.", "ASSAULT", {"IND", "CHN"}, set()),
            ("Japan and Australia held joint naval drills.", "COOPERATE", {"JPN", "AUS"}, set()),
            ("Poland and Estonia expelled Belarusian diplomats.", "SANCTION", {"POL", "EST"}, {"BLR"}),
            ("Two Belarusian diplomats were expelled by Poland.", "SANCTION", {"POL"}, {"BLR"}),
            ("Two Belarusian diplomats were expelled.", "SANCTION", set(), {"BLR"}),
            ("Macron visited Poland.", "CONSULT", {"FRA"}, {"POL"}),
        ],
    )
    def test_sides(self, coder: Coder, text: str, kind: str, actors: set[str], recipients: set[str]) -> None:
        found = of(coder, text, kind)
        assert (found.actors, found.recipients) == (actors, recipients)

    def test_a_mediator_is_the_actor(self, coder: Coder) -> None:
        found = only(coder, "Norway mediated between Sudan and Ethiopia.")
        assert found.type == "CONSULT"
        assert (found.actors, found.recipients) == ({"NOR"}, {"SDN", "ETH"})


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Hamas attacked Israeli soldiers.", {"PSE"}),
        ("Hezbollah attacked Israeli soldiers.", {"LBN"}),
        ("The Houthis attacked Saudi soldiers.", {"YEM"}),
        ("The Taliban attacked Pakistani soldiers.", {"AFG"}),
        ("NATO condemned Belarus.", {"IGO"}),
        ("Kosovo expelled two Serbian diplomats.", {"XKX"}),
        ("Israeli warplanes bombed a Syrian base.", {"ISR"}),
        ("Polish lawmakers condemned Belarus.", {"POL"}),
        ("Warsaw condemned Belarus.", {"POL"}),
    ],
)
def test_decision_11_who_belongs_to_which_state(coder: Coder, text: str, actors: set[str]) -> None:
    assert only(coder, text).actors == actors


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        # 12
        ("Kenya and Tanzania signed a treaty.", "SUPPORT", None),
        ("Peru ratified the accord with Chile.", "SUPPORT", None),
        ("Sweden recognised Palestine.", "SUPPORT", None),
        ("Canada praised Ukraine.", "SUPPORT", None),
        ("India congratulated Nepal.", "SUPPORT", None),
        ("Norway extradited a suspect to Poland.", "COOPERATE", None),
        ("Japan and India held a joint naval exercise.", "COOPERATE", None),
        # 13
        ("North Korea test-fired a missile.", "MOBILIZE", "weapons"),
        ("Pakistan put its army on alert.", "MOBILIZE", "troops"),
        # 14
        ("Japan imposed sanctions on Belarus.", "SANCTION", "discontinue"),
        ("Qatar cut ties with Syria.", "SANCTION", "discontinue"),
        ("Poland expelled three Belarusian diplomats.", "SANCTION", "expel"),
        ("Germany suspended aid to Ethiopia.", "SANCTION", "discontinue"),
        # 15
        ("Kenya closed its border with Somalia.", "COERCE", "restrict"),
        ("Iran seized a Greek tanker.", "COERCE", "seize"),
        ("Belarus arrested two Polish journalists.", "COERCE", "arrest"),
        ("Chinese hackers attacked Australian government networks.", "COERCE", "cyber"),
        # 16
        ("Japan lifted sanctions on Myanmar.", "RETREAT", "access"),
        ("Ethiopia withdrew its troops from Sudan.", "RETREAT", "withdraw"),
        ("Iran released two French prisoners.", "RETREAT", "release"),
        # 17
        ("Poland summoned the Belarusian ambassador.", "ACCUSE", None),
        ("Japan voiced concern about Chinese drills.", "ACCUSE", "disapprove"),
        ("The ICC opened an investigation into Myanmar.", "ACCUSE", "investigate"),
    ],
)
def test_decisions_12_to_17_types(coder: Coder, text: str, kind: str, mode: str | None) -> None:
    found = of(coder, text, kind)
    if mode is not None or kind == "SUPPORT":
        assert found.mode == mode
    assert found.status == "occurred"


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Iran threatened to arrest British sailors.", "arrest"),
        ("Egypt threatened to bomb the Sudanese dam.", "violence"),
        ("Serbia threatened to expel Croatian diplomats.", "expel"),
        ("Turkey threatened to cut ties with Greece.", "relations"),
        ("Kenya threatened to close its border with Somalia.", "restrict"),
    ],
)
def test_decision_18_the_mode_of_a_threat_is_what_is_threatened(coder: Coder, text: str, mode: str) -> None:
    found = of(coder, text, "THREATEN")
    assert (found.mode, found.trigger) == (mode, "threatened")


@pytest.mark.parametrize(
    "text",
    [
        "Relations between Peru and Chile are complex, Peru's president said.",
        "Chile's foreign minister spoke of the weather in Lima.",
        "Kenya is a neighbour of Somalia.",
        "The Polish team beat Germany in the final.",
        "Belgian chocolate sold well in Japan.",
        "Italy and France share a long border.",
        "The Indian economy grew faster than China's.",
    ],
)
def test_decision_19_comments_and_facts_are_no_events(coder: Coder, text: str) -> None:
    assert code(coder, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Micronesian president David Panuelo urged the Solomon Islands to not sign a security pact with China.",
        "Biden met Putin in Geneva. The summit lasted three hours.",
        "Israel shelled Tyre, killing four.",
    ],
)
def test_scores_are_those_of_type_and_mode(coder: Coder, text: str) -> None:
    ontology = coder.lexicon.ontology
    mentions = coder.read(text, published=DAY).mentions
    assert mentions
    assert [m.score for m in mentions] == [ontology.score(m.type, m.mode) for m in mentions]
