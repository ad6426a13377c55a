"""Whom a pronoun cannot mean, by where it stands in its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from detente.entities.coreference.told import PERSONAL, SPEECH, Told
from detente.grammar import Tree

__all__ = ["Barred", "barred", "local_owner", "subject_ahead", "trails"]

_RELATIVE_TAGS = ("WP", "WDT")
#: Nouns for what one asks of another.
_DEMANDS = frozenset("demand request call appeal order proposal suggestion".split())
_NOMINAL = ("poss", "appos", "prep", "pobj", "compound", "nmod")


@dataclass(frozen=True, slots=True)
class Barred:
    """Tokens of the pronoun's own sentence, and people and bodies, that it cannot mean."""

    tokens: frozenset[int]
    keys: frozenset[str | int]

    def but(self, numbers: frozenset[int], told: Told) -> Barred:
        """The same, with other mentions barred as well."""
        return Barred(self.tokens, self.keys | {told.key(n) for n in numbers})

    def bars(self, told: Told, number: int, sentence: int) -> bool:
        """Whether the mention is out of the question."""
        m = told.layer[number]
        return (m.sentence == sentence and m.head in self.tokens) or told.key(number) in self.keys


def barred(told: Told, tree: Tree, t: int) -> Barred:
    """Whom the pronoun at ``t`` cannot mean.

    The subject of the verb whose object it is ("Biden told *him*"); the one whom its own phrase explains ("Lord Robertson,
    *his* successor"); the owner of a relative clause of which it is the subject ("a man who *he* said"); whoever is named in
    what it is said to say ("Macron had left, *he* said").
    """
    tokens = set(_subjects(tree, t)) | _explained(tree, t) | _relative_owner(tree, t) | set(_demanding(tree, t))
    content = _content(tree, t)
    keys = {n for k in tokens if (n := _key_at(told, tree, k)) is not None}
    named = [n for n, m in told.last_first(tree.sentence) if m.head in content and m.antecedent is None]
    return Barred(frozenset(tokens | content), frozenset(keys | {told.key(n) for n in named}))


def trails(tree: Tree, t: int) -> bool:
    """Whether the pronoun is the subject of a verb of speech that stands behind what is said ("…, *he* added")."""
    return bool(_content(tree, t))


def local_owner(tree: Tree, t: int) -> int | None:
    """The word that the relative clause of a possessive is hung on: "Syahnakri, **who** said *his* men would go"."""
    v, said = t, False
    for _ in range(tree.size):
        if tree.head[v] == v:
            return None
        said = said or tree.dep[v] == "ccomp"
        v = tree.head[v]
        if not tree.is_verb(v):
            continue
        subjects = tree.by_dep(v, "nsubj", "nsubjpass")
        if not subjects or t in tree.subtree(subjects[0]):
            continue
        relative = tree.dep[v] == "relcl" and tree.tag[subjects[0]] in _RELATIVE_TAGS
        personal = tree.low[t] in PERSONAL and not said  # "Medvedev, who accepted **his** plan": whose, nobody knows
        return tree.head[v] if relative and subjects[0] < t and not personal else None
    return None


def subject_ahead(tree: Tree, t: int) -> int | None:
    """The subject that follows the phrase or participle in which the pronoun at ``t`` opens its clause."""
    i = t
    for _ in range(tree.size):
        h = tree.head[i]
        if h == i:
            return None
        participle = tree.dep[i] == "advcl" and tree.tag[i] in ("VBG", "VBN") and not tree.by_dep(i, "nsubj", "mark")
        if tree.is_verb(h) and (tree.dep[i] == "prep" or participle):
            subjects = [c for c in tree.by_dep(h, "nsubj", "nsubjpass") if c > t]
            inside = tree.dep[t] in ("poss", "dobj") or (tree.dep[t] == "pobj" and tree.head[t] != i)
            return subjects[0] if subjects and i < subjects[0] and inside else None
        if tree.is_verb(i):
            return None
        i = h
    return None


def _key_at(told: Told, tree: Tree, token: int) -> str | int | None:
    n = next((n for n, m in told.last_first(tree.sentence) if m.head == token), None)
    return None if n is None else told.key(n)


def _subjects(tree: Tree, t: int) -> list[int]:
    """The subjects of the verb whose object the pronoun is."""
    if tree.tag[t] != "PRP" or tree.low[t].endswith(("self", "selves")):
        return []
    h = tree.head[t]
    if tree.dep[t] == "pobj":
        h = tree.head[h]
        while not tree.is_verb(h) and tree.dep[h] in ("dobj", "pobj", "prep"):  # "detained eleven of **them**"
            h = tree.head[h]
    elif tree.dep[t] == "nsubj" and tree.low[t] in ("him", "them") and tree.dep[h] in ("ccomp", "xcomp"):
        h = tree.head[h]  # "declared **him** persona non grata"
    elif tree.dep[t] not in ("dobj", "dative"):
        return []
    if tree.dep[h] == "pcomp" and not tree.by_dep(h, "nsubj"):
        h = tree.head[tree.head[h]]  # "took no part in carrying **them** out"
    while not tree.by_dep(h, "nsubj", "nsubjpass") and tree.tag[tree.head[h]][:2] == "VB":
        if tree.dep[h] != "conj" and not (tree.dep[h] == "advcl" and tree.tag[h] == "VBG"):
            break
        h = tree.head[h]  # "banned Guterres and declared **him** unwelcome", "…, calling **him** unwelcome"
    subjects = tree.by_dep(h, "nsubj", "nsubjpass")
    if tree.dep[h] == "relcl" and any(tree.tag[s] in _RELATIVE_TAGS for s in subjects):
        return [tree.head[h]]
    return [c for s in subjects for c in tree.conjuncts(s)]


def _explained(tree: Tree, t: int) -> set[int]:
    """The heads that the phrase of a possessive explains: "Khan, *his* minister", "*its* chief, Sankoh"."""
    found: set[int] = set()
    i, apposed = t, False
    for _ in range(tree.size):
        if tree.dep[i] not in _NOMINAL:
            break
        beside = tree.head[i] != t and i == tree.head[tree.head[t]] and tree.low[i] in ("at", "on", "by")
        apposed = apposed or tree.dep[i] == "appos" or (tree.low[t] == "their" and beside)
        i = tree.head[i]
        if apposed:
            found.add(i)
    if tree.dep[t] == "poss":
        found.update(tree.by_dep(tree.head[t], "appos"))
    return found


def _demanding(tree: Tree, t: int) -> list[int]:
    """The subject of the verb whose object is a demand that the pronoun should do something: "came with a demand that *he* go"."""
    if tree.dep[t] != "nsubj" or tree.dep[tree.head[t]] not in ("acl", "ccomp", "relcl"):
        return []
    noun = tree.head[tree.head[t]]
    if tree.low[noun] not in _DEMANDS:
        return []
    verb = noun
    while not tree.is_verb(verb) and tree.head[verb] != verb:
        verb = tree.head[verb]
    return tree.by_dep(verb, "nsubj")


def _relative_owner(tree: Tree, t: int) -> set[int]:
    """What a relative clause is hung on, where the pronoun and not the relative is the subject."""
    if tree.dep[t] not in ("nsubj", "nsubjpass"):
        return set()
    v = tree.head[t]
    for _ in range(tree.size):
        if tree.dep[v] == "relcl":
            return {tree.head[v]}
        if tree.dep[v] not in ("ccomp", "xcomp", "parataxis") or tree.head[v] == v:
            return set()
        v = tree.head[v]
    return set()


def _content(tree: Tree, t: int) -> set[int]:
    """The words before a pronoun that its verb says: "**Macron had left**, *he* said"."""
    verb = tree.head[t]
    if tree.dep[t] != "nsubj" or tree.lemma[verb] not in SPEECH:
        return set()
    below = {k for c in tree.by_dep(verb, "ccomp", "parataxis") if c < min(t, verb) for k in tree.subtree(c)}
    if tree.dep[verb] == "parataxis" and tree.head[verb] < min(t, verb):
        below |= set(range(min(t, verb))) - set(tree.subtree(verb))
    cut = max((k for k in range(t) if tree.low[k] == ";"), default=-1)
    return {k for k in below if cut < k < t}
