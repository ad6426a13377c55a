"""A new frame to begin with: its keys explained, and what the lexicon already makes of the word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import count

from detente.lexicon import Lexicon
from detente.lexicon.frames import Frame

__all__ = ["frame_id", "known_frames", "new_frame"]

_TEMPLATE = """# {heading}
[[frame]]
# kebab-case, never reused: the type, then the word
id = "{id}"
# PLOVER TYPE or TYPE/mode{known_types}
act = "{act}"
# triggers as the model gives them, in the base form; a particle verb in two words ("pull out"). Their sisters too
verbs = [{verbs}]
# nouns that tell the same act, with or without a light verb ("launched an attack"); leave [] out where there are none
nouns = []
# slots that hold who acts and who is acted upon, the first that names somebody wins: subj, obj, iobj, any preposition
actor = ["subj"]
recipient = ["obj"]
# what a slot's filler must be, any of the list: a word, a class "@diplomat", "kind:state", "sector:GOV|MIL", "*" for anything
where = {{ obj = ["kind:state", "kind:group"] }}
# what it must not be; "any" looks at the whole sentence. Sport, arts and markets use the same words
unless = {{ any = ["@sport_strong"] }}
# sides without which nothing is coded
need = ["actor"]
# CAMEO code, text
cameo = "{cameo}"
# section of the PLOVER manual or coding decision that makes it this type
cite = "PLOVER manual, {type}"
# at least two sentences that must be coded so: an active, a passive, a noun, a future
yes = [
  {{ text = "Serbia {word} two Croatian …", actor = "SRB", recipient = "HRV", status = "occurred" }},
  {{ text = "Two Croatian … were {word} by Serbia.", actor = "SRB", recipient = "HRV" }},
]
# at least one that must not, and why: sport, markets, another sense
no = [
  {{ text = "The coach {word} …", why = "sport" }},
]
"""


def frame_id(word: str, act: str) -> str:
    """``sanction-expel`` for "expel" and ``SANCTION/expel``."""
    return re.sub(r"[^a-z0-9]+", "-", f"{act.partition('/')[0]} {word}".lower()).strip("-")


def known_frames(word: str, lexicon: Lexicon) -> tuple[Frame, ...]:
    """Frames whose triggers hold the word, alone or as the head of a longer trigger."""
    low = word.lower()

    def holds(triggers: Iterable[str]) -> bool:
        return any(t == low or low in t.split() for t in triggers)

    return tuple(f for f in lexicon.frames.values() if holds((*f.verbs, *f.nouns, *f.adjectives)))


def new_frame(word: str, act: str | None, lexicon: Lexicon) -> str:
    """TOML of a frame for ``word``: every key with its explanation, and the frames that know the word already."""
    known = known_frames(word, lexicon)
    acts = Counter(f.act for f in known)  # the commonest; among equals the first
    guess = act or (acts.most_common(1)[0][0] if acts else "SANCTION")
    kind = guess.partition("/")[0]
    names = ", ".join(f"{f.id} ({f.act})" for f in known[:8])
    more = f" and {len(known) - 8} more" if len(known) > 8 else ""
    heading = (
        f'"{word}" is known to {names}{more}: a new frame is another sense of it.' if known else f'"{word}" is new.'
    )
    modes = ", ".join(lexicon.ontology.types[kind].modes) if kind in lexicon.ontology.types else ""
    return _TEMPLATE.format(
        heading=heading,
        id=_free(frame_id(word, guess), lexicon),
        act=guess,
        type=kind,
        known_types=f"; modes of {kind}: {modes}" if modes else "",
        verbs=f'"{word}"',
        word=word,
        cameo=next((f.cameo for f in known if f.act == guess and f.cameo), "") or _first_code(kind, lexicon),
    )


def _free(id: str, lexicon: Lexicon) -> str:
    """The id, with a number where a frame has it already: a frame of the same id would replace that one."""
    numbered = (id if n == 1 else f"{id}-{n}" for n in count(1))
    return next(i for i in numbered if i not in lexicon.frames)


def _first_code(kind: str, lexicon: Lexicon) -> str:
    return next((f.cameo for f in lexicon.frames.values() if f.act.startswith(kind) and f.cameo), "")
