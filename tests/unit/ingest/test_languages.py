"""The language check: other languages are refused, English headlines and lists of names are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.ingest.language import not_english

OTHERS = {
    "German": "Die beiden Minister trafen sich am Dienstag in Oslo und sprachen über die Lage an der Grenze, die seit dem Winter nicht mehr offen ist.",
    "French": "Les deux ministres se sont rencontrés mardi à Oslo et ont parlé de la situation à la frontière, qui est fermée depuis cet hiver pour tous.",
    "Spanish": "Los dos ministros se reunieron el martes en Oslo y hablaron de la situación en la frontera, que está cerrada desde el invierno para los viajeros.",
    "Portuguese": "Os dois ministros não se reuniram na terça-feira em Oslo, mas falaram sobre a fronteira, que foi fechada no inverno para os viajantes.",
    "Italian": "I due ministri non si sono incontrati martedì a Oslo, ma hanno parlato della frontiera che è chiusa per gli abitanti della valle.",
    "Dutch": "De twee ministers hebben elkaar dinsdag niet in Oslo gezien, maar het overleg over de grens gaat voor beide landen door met een brief van de koning.",
    "Swedish": "De två ministrarna träffades på tisdagen i Oslo och talade om läget vid gränsen som är stängd för alla, och det blir inte bättre.",
    "Polish": "Ministrowie nie spotkali się we wtorek w Oslo, ale rozmowy na temat granicy, która jest zamknięta od zimy, trwają przez cały czas.",
    "Turkish": "İki bakan salı günü Oslo'da bir araya geldi ve sınır için bir anlaşma olarak bu metni imzaladı, bakanlık ile birlikte.",
    "Indonesian": "Kedua menteri bertemu pada hari Selasa di Oslo dan berbicara dengan para utusan dari perbatasan yang ditutup untuk warga.",
    "short French": "La Norlande a rappelé deux diplomates lundi, a annoncé le ministère des Affaires étrangères à Oslo.",
    "short Spanish": "El presidente recibió a la canciller el lunes en la capital del país vecino, según la agencia.",
    "Russian": "Министры встретились во вторник.",
    "Greek": "Οι υπουργοί συναντήθηκαν την Τρίτη.",
    "Chinese": "两国部长星期二在奥斯陆会晤。",
    "Arabic": "التقى الوزيران يوم الثلاثاء في أوسلو",
    "Korean": "두 나라 장관이 화요일에 만났다",
}

ENGLISH = (
    "Ministers meet in Oslo",
    "Northland Prime Minister Bo Lund, Southland Foreign Minister Ann Reed, Envoy Carl Voss, Kestrel News",
    "Northland airstrikes kill twelve people near Southland border town, including four Kestrel News employees, aid workers say.",
    "Joran van der Meer, mayor of Dar es Salaam, told a court that he will not pay.",
    "The paper Северный Ветер wrote that the ministers met on Tuesday in Oslo and that they would meet again.",
    "UN Security Council: Pro-Northland and pro-Southland rallies; UN envoy; UN inspectors; UN vote; pro-peace vote",
    "OK",
    "1,200 2,300 4,500",
    "🔴 LIVE",
)


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_told(language: str) -> None:
    reason = not_english(OTHERS[language])
    assert reason is not None
    assert reason.startswith("not English")


@pytest.mark.parametrize("text", ENGLISH)
def test_english_passes(text: str) -> None:
    assert not_english(text) is None


def test_a_long_text_without_english_words_is_refused() -> None:
    assert not_english("Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor " * 8) is not None


def test_the_script_is_named() -> None:
    assert "Cyrillic" in str(not_english(OTHERS["Russian"]))
    assert "Chinese" in str(not_english(OTHERS["Chinese"]))


def test_false_refusals_on_real_english(shared: Path) -> None:
    total, wrong = 0, []
    for path in sorted((shared / "corpus").glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                total += 1
                if not_english(document["text"]) is not None:
                    wrong.append(document["id"])
    assert total > 16_000
    assert wrong == []
