"""The dependency tree of one sentence, repaired, with the questions that predications ask of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.grammar.words import LEMMAS, PARTICLES, verb_lemma
from detente.types import Sentence, Tense

__all__ = ["Tree", "Trees"]

_MODAL_FUTURE = frozenset({"will", "shall", "'ll", "wo", "’ll"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


class Tree:
    """A mutable copy of a sentence's tree.

    ``dep``, ``head``, ``tag``, ``lemma`` and ``low`` are lists by token; ``children[i]`` is in text order.
    ``known`` are verbs whose regular forms are read as theirs, whatever the model makes of them.
    ``repairs`` names what was mended. ``entity`` maps a token to an index of the entity layer, or -1.
    """

    __slots__ = ("children", "dep", "entity", "head", "known", "lemma", "low", "repairs", "sentence", "size", "tag")

    def __init__(self, sentence: Sentence, known: frozenset[str] = frozenset()) -> None:
        from detente.grammar.repairs import REPAIRS

        self.sentence = sentence
        self.known = known
        self.size = len(sentence.words)
        self.dep = list(sentence.deps)
        self.head = list(sentence.heads)
        self.tag = list(sentence.tags)
        self.lemma = [
            verb_lemma(word, LEMMAS.get(lemma, lemma), known) if tag[:2] == "VB" else lemma
            for word, lemma, tag in zip(sentence.words, sentence.lemmas, sentence.tags, strict=True)
        ]
        self.low = [word.lower() for word in sentence.words]
        self.entity = [-1] * self.size
        self.repairs: list[str] = []
        self.children: list[list[int]] = []
        self.link()
        for name, repair in REPAIRS:
            if repair(self):
                self.repairs.append(name)
                self._open_circles()
                self.link()

    def _open_circles(self) -> None:
        """Make a token its own head where heads run in a circle, which a repair of a tangled sentence may leave."""
        done = [False] * self.size
        for i in range(self.size):
            path: list[int] = []
            t = i
            while not done[t] and self.head[t] != t:
                done[t] = True
                path.append(t)
                t = self.head[t]
            if t in path:
                self.head[t] = t
            done[t] = True

    def link(self) -> None:
        """Rebuild ``children`` from ``head``."""
        self.children = [[] for _ in range(self.size)]
        for i, h in enumerate(self.head):
            if h != i:
                self.children[h].append(i)

    def is_verb(self, i: int) -> bool:
        """Whether token ``i`` heads a verbal predicate (a participle before its noun does not)."""
        return self.tag[i][:2] == "VB" and self.dep[i] not in ("amod", "aux", "auxpass", "compound", "case", "prep")

    def is_noun(self, i: int) -> bool:
        """Whether token ``i`` is a noun by its tag, or a gerund used as one."""
        return self.tag[i] in _NOUN_TAGS or (
            self.tag[i] == "VBG" and self.dep[i] in ("pobj", "dobj", "nsubj", "nsubjpass")
        )

    def by_dep(self, i: int, *deps: str) -> list[int]:
        """Return the children of ``i`` with one of ``deps``, in text order."""
        return [c for c in self.children[i] if self.dep[c] in deps]

    def has_to(self, i: int) -> bool:
        """Whether *to* stands before verb ``i`` ("agreed **to** meet")."""
        return any(self.low[c] == "to" for c in self.by_dep(i, "aux"))

    def conjuncts(self, i: int) -> list[int]:
        """Return ``i`` and the nominals coordinated with it, in text order."""
        found = [i]
        for c in self.children[i]:
            if self.dep[c] == "conj" and not self.is_verb(c):
                found.extend(self.conjuncts(c))
            elif (
                self.low[c] in ("with", "including")
                and self.dep[c] == "prep"
                and self.low[c - 1] in ("along", "together")
            ):
                found.extend(t for p in self.by_dep(c, "pobj") for t in self.conjuncts(p))
        return found

    def first_conjunct(self, i: int) -> int:
        """Return the head of the coordination that ``i`` belongs to (``i`` itself where there is none)."""
        seen = 0
        while self.dep[i] == "conj" and seen < 20:
            i = self.head[i]
            seen += 1
        return i

    def of_what(self, i: int) -> int:
        """Return the noun that *of* ties ``i`` to ("a round of **talks**": *round*), or -1."""
        h = self.head[i]
        return self.head[h] if self.dep[i] == "pobj" and self.low[h] == "of" else -1

    def counted(self, i: int) -> list[int]:
        """Return what a number or measure counts: "seven **of** ten crossings", "seven **out of** ten crossings"."""
        out = [c for o in self.by_dep(i, "prep") if self.low[o] == "out" for c in self.by_dep(o, "prep")]
        return [p for c in (*self.by_dep(i, "prep"), *out) if self.low[c] == "of" for p in self.by_dep(c, "pobj")]

    def subtree(self, i: int) -> list[int]:
        """Return the tokens below and including ``i``, in text order."""
        stack, found, seen = [i], [], {i}
        while stack:
            t = stack.pop()
            found.append(t)
            for c in self.children[t]:
                if c not in seen:
                    seen.add(c)
                    stack.append(c)
        return sorted(found)

    def particle(self, i: int) -> str:
        """Return the verb's lemma with its particle ("break off"), or the bare lemma."""
        for c in self.children[i]:
            adverb = self.dep[c] == "advmod" and self.tag[c] in ("RB", "RP") and self.low[c] in PARTICLES
            adverb = adverb or (self.low[c], self.lemma[i]) in (("free", "set"), ("go", "let"))
            if self.dep[c] == "prt" or (adverb and c > i):
                return f"{self.lemma[i]} {self.low[c]}"
        return self.lemma[i]

    def pairs(self, i: int) -> tuple[str, ...]:
        """Return how token ``i`` reads with the word before it: "air strike"; behind a hyphen also "air-strike"."""
        if i >= 2 and self.low[i - 1] in ("-", "–"):
            return f"{self.low[i - 2]}-{self.lemma[i]}", f"{self.low[i - 2]} {self.lemma[i]}"
        return (f"{self.low[i - 1]} {self.lemma[i]}",) if i else ()

    def passive(self, i: int) -> bool:
        """Whether the verb is passive: by its auxiliary or subject, as a bare past participle, or by coordination."""
        kids = [self.dep[c] for c in self.children[i]]
        if "nsubjpass" in kids or "auxpass" in kids:
            return True
        if self.tag[i] != "VBN" or "aux" in kids:
            return False
        if self.dep[i] in ("acl", "amod"):
            return True
        if self.dep[i] == "advcl" and not self.by_dep(i, "nsubj", "dobj"):
            return True
        if self.dep[i] == "conj" and not self.by_dep(i, "nsubj"):
            return self.passive(self.head[i])
        return "agent" in kids

    def tense(self, i: int, depth: int = 0) -> Tense:
        """Tense of the clause that ``i`` heads; an untensed clause has that of the clause above it."""
        for c in self.children[i]:
            if self.dep[c] in ("aux", "auxpass"):
                if self.low[c] in _MODAL_FUTURE:
                    return Tense.FUTURE
                if self.tag[c] == "VBD" or self.low[c] in ("has", "have", "'ve", "had"):
                    return Tense.PAST
                if self.tag[c] in ("VBZ", "VBP"):
                    return Tense.PRESENT
        if self.tag[i] == "VBD":
            return Tense.PAST
        if self.tag[i] in ("VBZ", "VBP"):
            return Tense.PRESENT
        if depth > 8 or self.head[i] == i:
            return Tense.PAST
        return self.tense(self.head[i], depth + 1)


class Trees(Sequence[Tree]):
    """The trees of a report's sentences, each built and repaired when it is first asked for, and kept."""

    __slots__ = ("_built", "_known", "_sentences")

    def __init__(self, sentences: Sequence[Sentence], known: frozenset[str] = frozenset()) -> None:
        self._sentences = sentences
        self._known = known
        self._built: list[Tree | None] = [None] * len(sentences)

    def __len__(self) -> int:
        return len(self._sentences)

    def __iter__(self) -> Iterator[Tree]:
        return (self[i] for i in range(len(self)))

    def __getitem__(self, i: int) -> Tree:  # type: ignore[override]
        tree = self._built[i]
        if tree is None:
            tree = self._built[i] = Tree(self._sentences[i], self._known)
        return tree
