"""Each named repair mends its mistake, says so, and leaves sound trees alone."""

from __future__ import annotations

import pytest

from detente.annotate import Annotator
from detente.grammar import Tree, predicate
from detente.grammar.repairs import REPAIRS
from detente.types import Sentence

#: Repair, sentence, verb, its subjects (or objects, behind ``>``) once mended.
MENDED = [
    (
        "conjunct-of-main-verb",
        "Ethiopia denied that its soldiers had crossed the border and accused Sudan of arming rebels.",
        "accused",
        "Ethiopia",
    ),
    ("call-for-to", "France called for Israel to leave Gaza.", "leave", "Israel"),
    (
        "title-before-name",
        "It said that US President Joe Biden and Russian President Vladimir Putin will meet.",
        "meet",
        "Biden,Putin",
    ),
    ("title-before-name", "Pakistan's prime minister Imran Khan spoke by phone with Modi.", "spoke", "Khan"),
    ("headline-subjects", "Belarus, Russia hold joint drills.", "hold", "Belarus,Russia"),
    ("strike-is-noun", "At least 25 people were killed in the US airstrikes, according to a militia.", "killed", ""),
    ("headline-nations", "Chinese, Indian foreign ministers discuss trade.", "discuss", "ministers"),
    ("headline-pair", "Russia's Putin, Turkey's Erdogan discuss Syria by phone", "discuss", "Putin,Erdogan"),
    (
        "noun-is-verb",
        "Amnesty International issues a statement calling for a ceasefire in Gaza.",
        "issues",
        "International",
    ),
    (
        "noun-is-verb",
        "Syria voices support for Russia's recognition of the Donetsk People's Republic.",
        "voices",
        "Syria",
    ),
    (
        "subject-after-comma",
        "On a visit to Zimbabwe, South African President Cyril Ramaphosa voiced his strong support of the government.",
        "voiced",
        "Ramaphosa",
    ),
    (
        "accuse-of",
        "Sudan accused Ethiopian militiamen of kidnapping three herders.",
        "kidnapping",
        "militiamen",
    ),
    (
        "call-on-to",
        "China was asked by Vietnam on Thursday to free eight fishermen.",
        "free",
        "China",
    ),
    ("gerund-is-noun", "Paris condemned Russia's continued shelling of Kharkiv.", "condemned", "Paris"),
    ("gerund-is-noun", "Two Syrians died during shelling by Turkish forces in Afrin.", "died", "Syrians"),
    (
        "gerund-has-subject",
        "The UN mission closed its office in response to the Taliban barring women from work.",
        "barring",
        "Taliban",
    ),
    (
        "conjunct-of-main-verb",
        "Greece announces that its pilot was killed and blames Turkey for the crash.",
        "blames",
        "Greece",
    ),
    ("target-of-agent", "Missiles were launched by Houthi forces at Israel.", "launched", "forces"),
    (
        "claim-behind-as",
        "Kigali dismissed as baseless Burundian claims that Rwandan soldiers had kidnapped two farmers.",
        "kidnapped",
        "soldiers",
    ),
    (
        "attack-that-hit",
        "Nine people died in Turkish airstrikes targeting rebels that hit a mosque in Afrin.",
        "hit",
        "airstrikes",
    ),
    ("over-a-number", "Syria conducts over 1,400 airstrikes in Lebanon.", "conducts", "Syria"),
    ("after-particle", "Hungary ruled out sending weapons to Ukraine.", "sending", "Hungary"),
    ("adjective-is-noun", "Turkish army suspends offensive against Syrian militia", "suspends", "army"),
    ("plural-then-verb", "The ICC issues arrest warrants for Putin.", "issues", "ICC"),
    ("gerund-behind-to", "Norway and Chile commit to further expanding trade.", "expanding", "Norway,Chile"),
    ("agent-of-order", "Villages in Gaza have been ordered to evacuate by Israel.", "ordered", "Israel"),
    ("strike-is-noun", "The ship was sunk in a Chilean anti-ship missile strike off the Port of Arica.", "sunk", ""),
    (
        "back-to-whom",
        "Chilean forces have handed over control of the nuclear power plant back to Peru.",
        "handed",
        "forces",
    ),
    ("clause-after-preposition", "The raid came after Turkey last week bombed Kurdish posts.", "bombed", "Turkey"),
    ("headline-infinitive", "Putin, Biden to meet in Geneva", "meet", "Putin,Biden"),
    (
        "verb-under-article",
        "The International Court of Justice orders Russia to immediately halt its invasion of Ukraine.",
        "orders",
        "Court",
    ),
    (
        "gerund-is-adjective",
        "Seoul says that retreating Chinese soldiers killed nine farmers.",
        "killed",
        "soldiers",
    ),
    ("gerund-is-noun", "Nine people are wounded in Syrian shelling that struck a market.", "struck", "shelling"),
    (
        "call-for-to",
        "Chile's leader calls for Peruvian president Pedro Castillo to declare a truce.",
        "declare",
        "Castillo",
    ),
    (
        "call-on-to",
        "Human Rights Watch (HRW) calls on the Chadian government to free a reporter.",
        "free",
        "government",
    ),
    ("headline-infinitive", "Iran, Russia, China to hold naval drills", "hold", "Iran,Russia,China"),
    (
        "name-and-titled-name",
        "U.S. President Donald Trump and North Korean leader Kim Jong Un issued a joint statement after their meeting.",
        "issued",
        "Trump,Un",
    ),
    ("compound-is-subject", "ISIL attacks an air base near the city of Homs.", "attacks", "ISIL"),
    (
        "gerund-of-gerund",
        "Chilean authorities arrest Peruvian Juan Soto Luna for kidnapping and torturing two nuns in Lima.",
        "torturing",
        "Luna",
    ),
    (
        "participle-of-object",
        "Prosecutors in Oslo accused four people working on behalf of the Iranian Ministry of Intelligence of murder.",
        "working",
        "people",
    ),
    (
        "accuse-of",
        "Oslo charges five men working on behalf of the Iranian Ministry of Intelligence with harassing exiles.",
        "harassing",
        "men",
    ),
]

#: Repairs that need the verbs which the lexicon knows.
MENDED_BY_KNOWN = [
    ("gerund-with-object", "Lima denied withholding medicine from Chilean prisoners.", "withholding", "Lima"),
    (
        "compound-has-subject",
        "Ukrainian Ground Forces retake control of the city and, Kyiv says, seize tanks.",
        "retake",
        "Forces",
    ),
    (
        "result-of-the-clause",
        "A Saudi-led military coalition bombards government buildings and homes in the Yemeni capital, Sana'a, killing nine.",
        "killing",
        "coalition",
    ),
    ("plural-then-verb", "Israeli settlers torch cars near Nablus.", "torch", "settlers"),
    ("plural-then-verb", "The Chilean army demands that Peru stop its raids.", "demands", "army"),
    (
        "plural-subject-verb",
        "Austria, the Netherlands, Portugal and the Czech Republic expel Iranian diplomats.",
        "expel",
        "Austria,Netherlands,Portugal,Republic",
    ),
    (
        "clause-verb-is-noun",
        "Four Kenyan soldiers are killed when the Somali Army fires on their truck with mortars.",
        "fires",
        "Army",
    ),
]

SOUND = [
    "The president met the chancellor.",
    "Lavrov, the Russian foreign minister, arrived in Beijing.",
    "Russia, which has troops there, declined to comment.",
    "The decision to expel the envoys was praised.",
]


def sentence_of(annotator: Annotator, text: str) -> Sentence:
    """Parse one sentence."""
    return next(iter(next(iter(annotator.annotate([text])))))


@pytest.mark.parametrize(("repair", "text", "verb", "subjects"), MENDED)
def test_mends(annotator: Annotator, repair: str, text: str, verb: str, subjects: str) -> None:
    tree = Tree(sentence_of(annotator, text))
    assert repair in tree.repairs
    found = predicate(tree, tree.sentence.words.index(verb))
    assert {tree.sentence.words[t] for t in found.slots.get("subj", ())} == set(filter(None, subjects.split(",")))


@pytest.mark.parametrize(("repair", "text", "verb", "subjects"), MENDED_BY_KNOWN)
def test_mends_with_known_verbs(annotator: Annotator, repair: str, text: str, verb: str, subjects: str) -> None:
    sentence = sentence_of(annotator, text)
    assert repair not in Tree(sentence).repairs
    tree = Tree(sentence, frozenset({"expel", "fire", "travel", "retake", "torch", "demand", "bombard", "withhold"}))
    assert repair in tree.repairs
    found = predicate(tree, tree.sentence.words.index(verb))
    assert {tree.sentence.words[t] for t in found.slots["subj"]} == set(subjects.split(","))


def test_noun_behind_a_passive_belongs_to_the_noun_before(annotator: Annotator) -> None:
    tree = Tree(sentence_of(annotator, "Two villagers were killed in a Turkish raid and airstrikes on Zakho."))
    assert "conjunct-of-noun" in tree.repairs
    words = tree.sentence.words
    assert tree.head[words.index("airstrikes")] == words.index("raid")


@pytest.mark.parametrize("text", SOUND)
def test_leaves_sound_trees_alone(annotator: Annotator, text: str) -> None:
    assert Tree(sentence_of(annotator, text)).repairs == []


def broken(text: str, rows: str) -> Sentence:
    """A sentence with a tree as a small model gets it wrong: ``word/lemma/tag/dep/head`` a token."""
    cells = [row.split("/") for row in rows.split()]
    starts, at = [], 0
    for cell in cells:
        at = text.index(cell[0], at)
        starts.append(at)
        at += len(cell[0])
    return Sentence(
        index=0,
        words=tuple(c[0] for c in cells),
        lemmas=tuple(c[1] for c in cells),
        tags=tuple(c[2] for c in cells),
        deps=tuple(c[3] for c in cells),
        heads=tuple(int(c[4]) for c in cells),
        starts=tuple(starts),
        ends=tuple(s + len(c[0]) for s, c in zip(starts, cells, strict=True)),
        ner=("",) * len(cells),
        ner_start=(False,) * len(cells),
    )


def test_participle_taken_for_an_adjective() -> None:
    tree = Tree(
        broken(
            "Kyiv faced anger and abandoned sanctions",
            "Kyiv/kyiv/NNP/nsubj/1 faced/face/VBD/ROOT/1 anger/anger/NN/dobj/1 and/and/CC/cc/2 "
            "abandoned/abandon/VBN/amod/5 sanctions/sanction/NNS/conj/2",
        )
    )
    assert tree.repairs == ["participle-is-verb"]
    found = predicate(tree, 4)
    assert found.slots["subj"] == (0,)
    assert found.slots["obj"] == (5,)


def test_headline_participle_taken_for_an_adjective() -> None:
    tree = Tree(
        broken(
            "Trump doubled tariffs",
            "Trump/trump/NNP/nmod/2 doubled/double/VBN/amod/2 tariffs/tariff/NNS/ROOT/2",
        )
    )
    assert tree.repairs == ["headline-participle"]
    assert predicate(tree, 1).slots == {"subj": (0,), "obj": (2,)}


def test_headline_verb_taken_for_a_noun() -> None:
    tree = Tree(
        broken("Russia expels envoys", "Russia/russia/NNP/compound/1 expels/expel/NNS/ROOT/1 envoys/envoy/NNS/dobj/1")
    )
    assert "headline-verb" in tree.repairs
    assert predicate(tree, 1).slots["subj"] == (0,)


def test_known_verb_of_a_headline_taken_for_a_noun() -> None:
    sentence = broken(
        "Biden lauds Suga policy",
        "Biden/biden/NNP/compound/1 lauds/laud/NNS/compound/3 Suga/suga/NNP/compound/3 policy/policy/NN/ROOT/3",
    )
    assert "headline-known-verb" not in Tree(sentence).repairs
    tree = Tree(sentence, frozenset({"laud"}))
    assert tree.repairs == ["headline-known-verb"]
    assert predicate(tree, 1).slots["subj"] == (0,)
    assert predicate(tree, 1).slots["obj"] == (3,)


def test_by_phrase_of_a_passive() -> None:
    tree = Tree(
        broken(
            "Envoys were expelled by Russia",
            "Envoys/envoy/NNS/nsubjpass/2 were/be/VBD/auxpass/2 expelled/expel/VBN/ROOT/2 by/by/IN/prep/2 "
            "Russia/russia/NNP/pobj/3",
        )
    )
    assert tree.repairs == ["agent-by"]
    assert predicate(tree, 2).slots["subj"] == (4,)


def test_every_repair_is_tested_here() -> None:
    tested = {name for name, *_ in (*MENDED, *MENDED_BY_KNOWN)} | {
        "conjunct-of-noun",
        "participle-is-verb",
        "headline-verb",
        "headline-known-verb",
        "headline-participle",
        "agent-by",
    }
    assert {name for name, _ in REPAIRS} == tested


@pytest.mark.parametrize("size", [1, 2, 40])
def test_a_tree_of_one_long_chain_is_finite(size: int) -> None:
    rows = " ".join(f"w{i}/w/VBD/conj/{max(0, i - 1)}" for i in range(size))
    text = " ".join(f"w{i}" for i in range(size))
    tree = Tree(broken(text, rows))
    assert predicate(tree, size - 1).kind == "verb"
