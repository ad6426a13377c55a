"""Closed word lists of English grammar: verbs that only support a noun, that control an infinitive, that report.

They name no event and no code; what an act is stands in the lexicon.
"""

from __future__ import annotations

__all__ = [
    "COPULAS",
    "DAYS",
    "DOCUMENTS",
    "GUILTY",
    "INVOLVEMENT",
    "LEMMAS",
    "LIGHT",
    "LIGHT_PREPOSITIONS",
    "MEANS",
    "MEASURES",
    "MEETINGS",
    "OCCURRENCE",
    "PARTICLES",
    "RECEIVING",
    "RELATIVE",
    "REPORTING",
    "SUBJECT_CONTROL",
    "WEAPONS",
    "verb_lemma",
]

#: Verbs that lend tense and arguments to an act noun as their object ("held talks", "impose sanctions").
LIGHT = frozenset(
    """hold make impose conduct launch stage mount issue pay give take offer deliver voice express carry
    wage undertake perform lodge file lead host have do sign reach conclude announce slap place levy apply adopt
    introduce unveil initiate begin start open commence resume continue extend provide send level
    complete finish finalize finalise establish order implement enact reimpose return exchange
    carry out place put up set up keep set strike broker secure seal ink clinch
    renew reiterate repeat approve pass declare grant throw hurl fire register enter agree endorse confirm attend join commit perpetrate""".split()
)

#: Verbs whose subject undergoes the act that is their object ("Russia faces sanctions", "the base suffered an attack").
RECEIVING = frozenset("receive get face suffer sustain undergo draw incur meet with win elicit".split())

#: Verb and preposition that do the same ("engaged in talks", "took part in exercises").
LIGHT_PREPOSITIONS = frozenset(
    {
        ("be", "behind"), ("be", "on"), ("be", "in"), ("stand", "behind"), ("engage", "in"), ("participate", "in"), ("take", "in"), ("gather", "for"), ("join", "in"),
        ("go", "on"), ("embark", "on"), ("come", "under"), ("sit", "for"), ("arrive", "for"), ("respond", "with"),
        ("retaliate", "with"), ("travel", "for"), ("fly", "for"), ("enter", "into"), ("proceed", "with"), ("move", "with"),
        ("hit", "with"), ("slap", "with"), ("target", "with"),
    }
)  # fmt: skip

#: Verbs whose subject is the act itself ("talks took place", "the visit began").
OCCURRENCE = frozenset(
    """take occur happen begin start resume follow continue come proceed last open end conclude go unfold ensue erupt
    break flare rage hold persist intensify escalate drag enter loom grind be
    materialise materialize""".split()
)

#: Nouns of meetings, before which a city's name tells where they are held.
MEETINGS = frozenset(
    "summit talk conference meeting forum negotiation congress round session dialogue consultation".split()
)

#: Verbs whose infinitive belongs to their subject although they have an object ("promised them to leave").
SUBJECT_CONTROL = frozenset(
    """promise threaten vow pledge swear use need target attack strike bomb shell hit kill seize capture launch fire build
    hold meet visit sign impose close cut ban block occupy cross enter raid storm""".split()
)

#: Verbs of saying, which are transparent to the status of what they report.
REPORTING = frozenset(
    """say tell report announce confirm add state note declare explain write disclose reveal show acknowledge admit
    stress emphasize emphasise underline reiterate point find learn know see recall mention indicate signal
    hear inform remark insist affirm""".split()
)

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
#: Verbs that tie an adjective or noun to their subject ("is willing", "remains a party to").
COPULAS = frozenset("be remain stay seem appear become stand feel declare".split())

#: Adverbs that make a phrasal verb where they follow it ("walk out", "pull back").
PARTICLES = frozenset("out off back away down up over aside home apart".split())

#: Lemmas of verbs that the model's rules get wrong, mostly a final e lost ("staged", "waged") or added ("cohosted").
LEMMAS = {
    "appal": "appall", "cordone": "cordon", "spar": "spare", "wiretappe": "wiretap", "ax": "axe", "cochaire": "cochair", "cohoste": "cohost", "din": "dine", "fin": "fine",
    "greenlighte": "greenlight", "grip": "gripe", "hop": "hope", "instal": "install", "lambast": "lambaste", "rag": "rage",
    "reappointe": "reappoint", "readmitte": "readmit", "unbanne": "unban", "scar": "scare", "sham": "shame", "slat": "slate", "snip": "snipe", "stag": "stage",
    "wag": "wage", "whiteliste": "whitelist",
}  # fmt: skip

#: What one is hit *with*, whose owner did it.
WEAPONS = frozenset(
    "missile rocket drone bomb shell mortar artillery munition grenade round torpedo airstrike strike".split()
)

#: Nouns that speak for whoever issued them ("a resolution condemning the attack").
DOCUMENTS = frozenset(
    "statement resolution report letter note communique declaration bill law message decree motion tweet post".split()
)

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())

#: Nouns that make with *by* a means, not an agent.
MEANS = DAYS | frozenset(
    """sea air land road rail train bus boat ship plane helicopter phone telephone video videolink videoconference letter
    email mail force accident mistake surprise hand night day noon midnight dawn dusk name law default way means decree
    consensus acclamation percent percentage vote""".split()
)

#: Nouns that only count what their of-phrase names ("a series of strikes", "dozens of arrests").
MEASURES = frozenset(
    """round series part set number wave dozen score hundred thousand string spate package batch shipment range handful
    pair couple lot group member kind array raft slew bundle host barrage flurry battery""".split()
)

#: Adjectives that tie their subject to the act under *for* ("was responsible for the attack").
GUILTY = frozenset({"responsible", "guilty", "culpable"})

#: Nouns whose holder takes part in the act under *in* ("Iran's role in the attack", "denied any part in it").
INVOLVEMENT = frozenset(
    "involvement role part hand complicity participation responsibility share connection link".split()
)


def verb_lemma(word: str, lemma: str, known: frozenset[str]) -> str:
    """Return the verb that ``word`` is a regular form of, where one of ``known`` is; else the model's ``lemma``.

    >>> verb_lemma("greylisted", "greyliste", frozenset({"greylist"}))
    'greylist'
    >>> verb_lemma("met", "meet", frozenset({"meet"}))
    'meet'
    """
    low = word.lower()
    if lemma in known and (lemma == low or low in _regular_forms(lemma)):
        return lemma
    for size in (1, 2, 3, 4):
        for stem in (low[:-size], low[:-size] + "e", low[:-size] + "y"):
            if stem in known and low in _regular_forms(stem):
                return stem
    return lemma


def _regular_forms(verb: str) -> frozenset[str]:
    """Past, participle and third person of a regular verb, with the last consonant doubled or not."""
    if verb.endswith("e"):
        return frozenset({verb + "d", verb + "s", verb[:-1] + "ing"})
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return frozenset({verb[:-1] + "ied", verb[:-1] + "ies", verb + "ing"})
    double = verb + verb[-1:]
    plural = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return frozenset({verb + "ed", verb + "ing", double + "ed", double + "ing", plural})
