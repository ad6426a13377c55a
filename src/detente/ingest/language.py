"""Is this text English? A small check by script and by function words, so that nothing else is coded as if it were.

Two measures, both over letters only:

- *script*: at least half of the letters must be Latin. This holds for texts of any length, headlines included.
- *function words*, in a text of ``MIN_WORDS`` words or more: it is refused where words such as "der", "que", "nie" make
  up ``FOREIGN_SHARE`` of it and are more than twice as many as the English ones, or where it is long and has hardly an English one at all.

A shorter text, and a single sentence in a language that is not listed, pass: a headline has hardly a function word.
"""

from __future__ import annotations

import re

__all__ = ["MIN_WORDS", "not_english"]

#: Words from which on function words are asked for.
MIN_WORDS = 12
#: Share of foreign function words that tells another language. English reports have up to .05 (names such as "de la");
#: sentences in other languages .10 to .50. Tried .04 to .12.
FOREIGN_SHARE = 0.08
#: A text of so many words has English function words: the lowest of 16,000 English reports of this length has .019.
LONG_WORDS, LONG_SHARE = 60, 0.01
#: Words that are looked at, from the beginning of the text on.
SAMPLE_WORDS = 1000
#: Letters from which on the script is judged: fewer may be a name.
MIN_LETTERS = 8

#: English function words that are no common words elsewhere (in, is, was, of, to, he, we, so, no … are).
ENGLISH = frozenset(
    "the and that for with from by are been being were has have his her their they this these those which who whom "
    "whose what when where while would will should could cannot may might must not but its it she you your our us "
    "than then there after before between through during against about into said says according other more most some "
    "such only first both each because if".split()
)
#: Function words of the other large languages in Latin script, less those that are English words or parts of names.
FOREIGN = frozenset(
    "der und das nicht ein eine einer dem mit auf für sich wird auch ist zu im dass sie nach "
    "le les et une dans que qui pour pas avec est aux ce cette sont été des du à où "
    "los las del una para por pero como más su lo sus fue sobre es en "
    "os uma não mais foi são pelo pela ao "
    "il che di per della dei degli sono è più gli nel alla con non anche "
    "het een van dat voor niet zijn op te aan door ook naar "
    "się nie na że jest oraz przez od dla po jak z "
    "je se ve ale tak podle jako za su da koji "
    "och att det som är på av til er ikke af har med för "
    "bir bu için ile olarak olan daha "
    "yang dan dengan untuk dari ini itu pada akan tidak "
    "și în cu pe este nu din sunt "
    "az és hogy nem egy a ja ei että oli mutta "
    "và của là các có được không".split()
) - {"a"}

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN = re.compile(r"[A-Za-zªºÀ-ÖØ-öø-ʯᴀ-ᶿḀ-ỿＡ-Ｚａ-ｚ]")

#: Name of a script by the block that its letters lie in; the others are "another script".
_SCRIPTS = (
    ("Greek", "\u0370", "\u03ff"), ("Cyrillic", "\u0400", "\u052f"), ("Armenian", "\u0530", "\u058f"),
    ("Hebrew", "\u0590", "\u05ff"), ("Arabic", "\u0600", "\u077f"), ("Devanagari", "\u0900", "\u097f"),
    ("Bengali", "\u0980", "\u09ff"), ("Thai", "\u0e00", "\u0e7f"), ("Georgian", "\u10a0", "\u10ff"),
    ("Japanese kana", "\u3040", "\u30ff"), ("Chinese", "\u3400", "\u9fff"), ("Korean", "\uac00", "\ud7af"),
)  # fmt: skip


def not_english(text: str) -> str | None:
    """Return why ``text`` is not taken for English, or ``None`` where it is (or is too short to tell).

    >>> not_english("Die Minister trafen sich am Dienstag in der Hafenstadt und wollen die Gespräche fortsetzen.")
    'not English: 0 English and 3 foreign function words among 14 words'
    """
    words = [m.group() for m, _ in zip(_WORD.finditer(text), range(SAMPLE_WORDS), strict=False)]
    letters = "".join(words)
    if len(letters) >= MIN_LETTERS:
        latin = len(_LATIN.findall(letters))
        if latin < 0.5 * len(letters):
            return f"not English: {100 - 100 * latin // len(letters)}% of the letters are {_script(letters)}"
    if len(words) < MIN_WORDS:
        return None
    lower = [w.lower() for w in words]
    english = sum(w in ENGLISH for w in lower)
    foreign = sum(w in FOREIGN for w in lower)
    strange = foreign >= max(2, FOREIGN_SHARE * len(lower)) and foreign > 2 * english
    if strange or (len(lower) >= LONG_WORDS and english < LONG_SHARE * len(lower)):
        return f"not English: {english} English and {foreign} foreign function words among {len(lower)} words"
    return None


def _script(letters: str) -> str:
    counts = {name: sum(low <= c <= high for c in letters) for name, low, high in _SCRIPTS}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else "of another script"
