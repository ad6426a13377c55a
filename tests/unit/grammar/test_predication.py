"""One construction of news English a line: the sentence, the trigger, and the logical slots it must give."""

from __future__ import annotations

import pytest

from detente.annotate import Annotator
from detente.grammar import Predication, Tree, predicate

#: ``slot=a,b`` asks for exactly these words, ``slot~a`` for this word among others.
CASES = [
    ("Ten Czech diplomats were expelled by Russia on Sunday.", "expelled", "subj=Russia obj=diplomats"),
    ("Moscow has been accused by Kyiv of shelling the town.", "accused", "subj=Kyiv obj=Moscow"),
    ("Russia's expulsion of ten American diplomats drew anger.", "expulsion", "subj=Russia of=diplomats"),
    ("The expulsion of ten diplomats by Russia drew anger.", "expulsion", "subj=Russia of=diplomats"),
    ("The US-Russia talks in Geneva ended on Wednesday.", "talks", "mod~US mod~Russia"),
    ("The Biden-Putin summit lasted four hours.", "summit", "mod~Biden mod~Putin"),
    ("Talks between Iran and Saudi Arabia were held in Baghdad.", "Talks", "between=Iran,Arabia"),
    ("Iran held talks with Saudi Arabia in Baghdad.", "talks", "subj=Iran with=Arabia"),
    ("Washington imposed sanctions on Russian officials.", "sanctions", "subj=Washington on=officials"),
    ("Sanctions were imposed on Russian officials by Washington.", "Sanctions", "subj=Washington on=officials"),
    ("The sanctions imposed by Washington on Tehran remain.", "sanctions", "subj=Washington on=Tehran"),
    ("The sanctions that Washington imposed on Tehran remain.", "sanctions", "subj=Washington"),
    ("The president visited Ankara and met his Turkish counterpart.", "met", "subj=president obj=counterpart"),
    ("France and Germany condemned and sanctioned the junta.", "sanctioned", "subj=France,Germany"),
    ("France, Germany and Britain will meet and sign a pact.", "sign", "subj=France,Germany,Britain obj=pact"),
    ("Israel, which bombed the port, denied the claim.", "bombed", "subj=Israel obj=port"),
    ("The ship seized by Iran was released.", "seized", "subj=Iran obj=ship"),
    ("Iran was urged to release the ship.", "release", "subj=Iran obj=ship"),
    ("The United States urged Iran to release the ship.", "release", "subj=Iran obj=ship"),
    ("Iran promised Britain to release the ship.", "release", "subj=Iran"),
    ("Turkey agreed to withdraw its troops from Syria.", "withdraw", "subj=Turkey obj=troops from=Syria"),
    ("Turkey's decision to withdraw troops angered Moscow.", "withdraw", "subj=Turkey"),
    ("Russia seems to have withdrawn its troops.", "withdrawn", "subj=Russia"),
    ("Russian Foreign Minister Sergei Lavrov arrived in Beijing.", "arrived", "subj=Lavrov in=Beijing"),
    ("Lavrov, the Russian foreign minister, arrived in Beijing.", "arrived", "subj=Lavrov"),
    ("US President Joe Biden and Russian President Vladimir Putin will meet in Geneva.", "meet", "subj=Biden,Putin"),
    ("President Xi Jinping met German Chancellor Angela Merkel on Monday.", "met", "subj=Jinping obj=Merkel"),
    ('"We will respond," Russian Deputy Foreign Minister Sergei Ryabkov said.', "said", "subj=Ryabkov"),
    ("Japan, according to the ministry, lodged a protest with China.", "protest", "subj=Japan with=China"),
    ("After meeting Putin, Macron flew to Kyiv.", "meeting", "subj=Macron obj=Putin"),
    ("Macron flew to Kyiv, meeting Zelenskiy there.", "meeting", "subj=Macron obj=Zelenskiy"),
    ("Warsaw handed Minsk a protest note.", "handed", "subj=Warsaw iobj=Minsk obj=note"),
    ("Warsaw handed a protest note to Minsk.", "handed", "subj=Warsaw obj=note"),
    ("India is to send vaccines to Nepal.", "send", "subj=India obj=vaccines"),
    ("NATO accused Russia of violating the treaty.", "violating", "subj=Russia obj=treaty"),
    ("Seoul called on Pyongyang to return to talks.", "return", "subj=Pyongyang"),
    ("Kyiv criticised Moscow and abandoned talks on Donbas.", "abandoned", "subj=Kyiv obj=talks"),
    ("Russia expels ten US diplomats.", "expels", "subj=Russia obj=diplomats"),
    ("Iran seizes South Korean tanker in Gulf.", "seizes", "subj=Iran obj=tanker"),
    ("China sanctions UK lawmakers over Xinjiang.", "sanctions", "subj=China obj=lawmakers"),
    ("Belarus, Russia hold joint drills.", "hold", "subj=Belarus,Russia obj=drills"),
    ("Putin, Biden to meet in Geneva.", "meet", "subj=Putin,Biden"),
    ("The foreign ministers of Egypt and Sudan signed a deal in Cairo.", "signed", "subj=ministers obj=deal"),
    ("Tehran's seizure of a tanker was condemned by Seoul.", "condemned", "subj=Seoul obj=seizure"),
    ("The government in Kyiv has imposed and later lifted a ban.", "lifted", "subj=government obj=ban"),
    ("Ukraine said Russia shelled a village and killed two soldiers.", "killed", "subj=Russia obj=soldiers"),
    ("The attack on the embassy, blamed on Iran, killed three.", "blamed", "obj=attack"),
    ("Armenia and Azerbaijan exchanged fire and blamed each other.", "blamed", "subj=Armenia,Azerbaijan"),
    ("The minister, accompanied by his aides, visited Baku.", "visited", "subj=minister obj=Baku"),
    ("China's ambassador to Australia was summoned.", "summoned", "obj=ambassador"),
    ("Having expelled the envoys, Prague asked allies to follow.", "expelled", "subj=Prague obj=envoys"),
    ("Pakistan's prime minister Imran Khan spoke by phone with Modi.", "spoke", "subj=Khan with=Modi"),
    ("Poland has banned and Lithuania has restricted imports.", "restricted", "subj=Lithuania obj=imports"),
    ("Hungary blocked the statement, angering Germany.", "angering", "subj=Hungary obj=Germany"),
    ("Troops loyal to Haftar attacked Tripoli.", "attacked", "subj=Troops obj=Tripoli"),
    ("The two presidents held a phone call on Friday.", "call", "subj=presidents"),
    ("A phone call between the two leaders took place on Friday.", "call", "between=leaders"),
    ("Britain is considering sending ships to the Black Sea.", "sending", "subj=Britain obj=ships to=Sea"),
    ("Russia was slapped with new sanctions by the EU.", "sanctions", "subj=EU"),
    ("Russia faces sanctions from the EU.", "sanctions", "from=EU"),
    ("The EU on Monday slapped Belarus with sanctions.", "sanctions", "subj=EU"),
    ("In a phone call with Putin, Biden voiced concern.", "call", "clause=Biden with=Putin"),
]


def predication(annotator: Annotator, text: str, trigger: str) -> Predication:
    """Parse one sentence and return the predication of the last token that reads ``trigger``."""
    ((sentence,),) = annotator.annotate([text])
    tree = Tree(sentence)
    return predicate(tree, max(i for i, word in enumerate(sentence.words) if word == trigger))


def words(found: Predication, slot: str) -> set[str]:
    """The words in a slot."""
    return {found.tree.sentence.words[t] for t in found.slots.get(slot, ())}


@pytest.mark.parametrize(("text", "trigger", "expected"), CASES, ids=[c[0][:60] for c in CASES])
def test_slots(annotator: Annotator, text: str, trigger: str, expected: str) -> None:
    found = predication(annotator, text, trigger)
    for item in expected.split():
        slot, exact, value = item.partition("=")
        if exact:
            assert words(found, slot) == set(value.split(",")), str(found)
        else:
            slot, _, value = item.partition("~")
            assert value in words(found, slot), str(found)


def test_prints_itself(annotator: Annotator) -> None:
    found = predication(annotator, "Ten diplomats were expelled by Russia.", "expelled")
    assert str(found) == "verb passive 'expel' [3]: subj=(Russia) obj=(diplomats) by=(Russia) mod=(Ten)"


def test_light_verb_is_named(annotator: Annotator) -> None:
    found = predication(annotator, "Iran held talks with Iraq.", "talks")
    assert "supported by 'held'" in str(found)
