"""Known mistakes of small English parsers, each mended by one named function.

A repair changes ``head``, ``dep`` or ``tag`` of a :class:`~detente.grammar.tree.Tree` in place and returns whether it
changed anything. Nothing else in the project works around the parser.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from detente.grammar.words import COPULAS, DAYS, REPORTING, verb_lemma

if TYPE_CHECKING:
    from detente.grammar.tree import Tree

__all__ = ["REPAIRS"]


def participle_is_verb(tree: Tree) -> bool:
    """Mend "criticised X and abandoned sanctions on Y", where *abandoned* was hung on *sanctions* as an adjective."""
    changed = False
    for i in range(2, tree.size):
        noun = tree.head[i]
        name = tree.tag[i] == "JJ" and tree.low[i].endswith("ed") and tree.tag[noun] in _NAMES  # "armed Ukraine"
        if tree.dep[i] != "amod" or not (name or tree.tag[i] in ("VBD", "VBN")) or tree.dep[i - 1] != "cc":
            continue
        if noun <= i or tree.dep[noun] != "conj":
            continue
        verb = _verb_above(tree, tree.head[noun])
        if verb is None or tree.tag[verb] not in ("VBD", "VBN") or verb > i:
            continue
        if name:
            tree.lemma[i] = tree.low[i][:-2]
        tree.head[i], tree.dep[i], tree.tag[i] = verb, "conj", tree.tag[verb]
        tree.head[noun], tree.dep[noun] = i, "dobj"
        changed = True
    return changed


def conjunct_of_main_verb(tree: Tree) -> bool:
    """Mend "denied that its men had crossed the border and accused Sudan": a plain past after *had* belongs above.

    So does a plain present after a past: "announce that he was killed and **blame** Israel".
    """
    changed = False
    for i in range(tree.size):
        h = tree.head[i]
        main = tree.head[h]
        if tree.dep[i] != "conj" or tree.tag[h] not in ("VBN", "VB") or tree.dep[h] != "ccomp" or not main < h < i:
            continue
        helpers = {tree.low[a] for a in tree.by_dep(h, "aux", "auxpass")}
        subjects = tree.by_dep(i, "nsubj", "nsubjpass")
        past = tree.tag[i] == "VBD" and tree.tag[main] == "VBD" and "had" in helpers
        told = tree.tag[main] in ("VBP", "VBZ") and bool(helpers & {"was", "were", "had"})
        present = tree.tag[i] in _PRESENT and told
        present = present or (tree.tag[i] == "VBZ" and tree.tag[main] == "VBZ" and bool(helpers & {"will", "would"}))
        if subjects or not (past or (present and not tree.by_dep(i, "aux"))):
            continue
        tree.head[i], tree.tag[i] = main, tree.tag[main]
        changed = True
    return changed


_PRESENT = frozenset({"VB", "VBP", "VBZ"})


def headline_participle(tree: Tree) -> bool:
    """Mend "Trump doubled tariffs on steel", where the only verb was hung on its object as an adjective."""
    if any(
        tree.tag[i] in ("VBZ", "VBP", "MD") or (tree.tag[i] in ("VBD", "VBN") and tree.dep[i] != "amod")
        for i in range(tree.size)
    ):
        return False
    for i in range(1, tree.size):
        noun, name = tree.head[i], i - 1
        if tree.dep[i] != "amod" or tree.tag[i] not in ("VBD", "VBN") or noun <= i or tree.tag[name] not in _NAMES:
            continue
        if tree.head[name] not in (noun, name) and tree.dep[name] not in ("compound", "nmod"):
            continue
        above, dep = tree.head[noun], tree.dep[noun]
        tree.head[i], tree.dep[i], tree.tag[i] = (i if above in (noun, name) else above), dep, "VBD"
        if above in (noun, name):
            tree.dep[i] = "ROOT"
        tree.head[noun], tree.dep[noun] = i, "dobj"
        tree.head[name], tree.dep[name] = i, "nsubj"
        return True
    return False


def _finite(tree: Tree) -> bool:
    return any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in tree.tag)


def headline_verb(tree: Tree) -> bool:
    """Mend "Russia expels envoys", where the only verb was read as a plural noun under a compound."""
    if _finite(tree):
        return False
    for i in range(1, tree.size - 1):
        word = tree.low[i]
        if tree.tag[i] != "NNS" or not word.endswith("s") or tree.tag[i - 1] not in ("NNP", "NNPS"):
            continue
        if tree.tag[i + 1] not in ("JJ", "NNP", "NNS", "CD", "IN", "DT", "NN", "VBG"):
            continue
        if tree.dep[i] == "ROOT" and tree.head[i - 1] == i and tree.dep[i - 1] in ("compound", "nmod"):
            tree.tag[i] = "VBZ"
            tree.dep[i - 1] = "nsubj"
            return True
    return False


def headline_known_verb(tree: Tree) -> bool:
    """Mend "Biden lauds Suga's policy", "Bomb Kills Four Rangers": a verb that the lexicon knows was read as a plural noun."""
    if _finite(tree):
        return False
    for i in range(1, tree.size - 1):
        word = tree.low[i]
        if tree.tag[i] not in ("NNS", "NNPS") or not word.endswith("s") or tree.tag[i - 1] not in _NOUNS:
            continue
        stem = next((v for v in (word[:-1], word[:-2], word[:-3] + "y") if v in tree.known), None)
        if stem is None or tree.dep[i] not in ("compound", "ROOT", "nmod") or tree.tag[i + 1] in ("IN", "CC", ",", ":"):
            continue
        thing = tree.head[i] if tree.dep[i] != "ROOT" and tree.head[i] > i else None
        top = thing
        while (
            top is not None
            and tree.head[top] != top
            and tree.head[top] > i
            and tree.dep[top] in ("poss", "compound", "nmod")
        ):
            top = tree.head[top]
        tree.tag[i], tree.lemma[i] = "VBZ", stem
        if top is not None:
            above = tree.head[top]
            tree.head[i], tree.dep[i] = (i if above == top else above), tree.dep[top]
            tree.dep[i] = "ROOT" if above == top else tree.dep[i]
            tree.head[top], tree.dep[top] = i, "dobj"
        tree.head[i - 1], tree.dep[i - 1] = i, "nsubj"
        for c in range(i - 1):
            if tree.head[c] == i or (tree.head[c] > i and tree.dep[c] in ("compound", "nmod", "amod")):
                tree.head[c] = i - 1
        for c in range(i + 1, tree.size):  # "The Assembly votes **to demand** …"
            if tree.head[c] == i and tree.dep[c] in ("relcl", "acl") and tree.tag[c] == "VB" and tree.has_to(c):
                tree.dep[c] = "xcomp"
        return True
    return False


def verb_under_article(tree: Tree) -> bool:
    """Mend "The International Court of Justice **orders** Russia to halt", a verb without subject that the article hangs on."""
    changed = False
    for i in range(2, tree.size):
        if tree.tag[i] not in ("VBZ", "VBP", "VBD") or tree.dep[i] in ("amod", "acl", "pobj", "dobj"):
            continue
        if tree.by_dep(i, "nsubj", "nsubjpass", "expl", "csubj"):
            continue
        phrase = [
            c
            for c in tree.children[i]
            if c < i and tree.dep[c] in ("det", "nmod", "compound", "amod", "poss", "nummod")
        ]
        name = next(
            (c for c in reversed(phrase) if tree.tag[c] in _NOUNS and tree.dep[c] in ("nmod", "compound")), None
        )
        if name is None:
            continue
        for c in phrase:
            if c < name:
                tree.head[c] = name
        tree.dep[name] = "nsubj"
        changed = True
    return changed


def plural_then_verb(tree: Tree) -> bool:
    """Mend "The Houthis **fire** missiles at Israel" and "The army **demands** that they stop", read as one long name."""
    if _finite(tree):
        return _arrest_warrants(tree)
    for i in range(1, tree.size - 1):
        before, thing = i - 1, tree.head[i]
        base = tree.tag[i] == "NN" and tree.low[i] in tree.known and tree.tag[before] in ("NNS", "NNPS")
        if base and tree.dep[i] == "compound" and thing > i and tree.tag[thing] in _NOUNS:
            above, dep = tree.head[thing], tree.dep[thing]
            tree.head[i], tree.dep[i] = (i, "ROOT") if above == thing else (above, dep)
            tree.tag[i], tree.lemma[i] = "VBP", tree.low[i]
            for c in range(before):
                if tree.head[c] in (i, thing):
                    tree.head[c] = before
            tree.head[before], tree.dep[before] = i, "nsubj"
            tree.head[thing], tree.dep[thing] = i, "dobj"
            return True
        said = [
            c for c in tree.by_dep(i, "relcl", "acl", "ccomp") if tree.low[i + 1] == "that" and tree.by_dep(c, "mark")
        ]
        stem = tree.low[i][:-1]
        if said and tree.tag[i] == "NNS" and tree.dep[i] == "ROOT" and stem in tree.known and tree.head[before] == i:
            tree.tag[i], tree.lemma[i] = "VBZ", stem
            for c in range(before):
                if tree.head[c] == i:
                    tree.head[c] = before
            tree.dep[before] = "nsubj"
            tree.dep[said[0]] = "ccomp"
            return True
    return _arrest_warrants(tree)


def _arrest_warrants(tree: Tree) -> bool:
    """ "The ICC issues **arrest warrants**", read as "issues arrest"."""
    for i in range(2, tree.size - 1):
        doer, paper = i - 1, i + 1
        if (
            tree.low[i] != "arrest"
            or tree.lemma[paper] != "warrant"
            or tree.low[doer] not in ("issues", "issue", "seeks")
        ):
            continue
        if tree.head[doer] == i and tree.dep[doer] == "nsubj" and tree.head[paper] == i and tree.head[doer - 1] == doer:
            above = tree.head[i]
            tree.head[doer], tree.dep[doer] = (doer, "ROOT") if above == i else (above, tree.dep[i])
            tree.tag[doer], tree.lemma[doer] = "VBZ", tree.low[doer].removesuffix("s")
            for c in range(doer - 1):
                if tree.head[c] == doer:
                    tree.head[c] = doer - 1
            tree.dep[doer - 1] = "nsubj"
            tree.head[paper], tree.dep[paper] = doer, "dobj"
            tree.head[i], tree.dep[i], tree.tag[i] = paper, "compound", "NN"
            for c in list(tree.children[i]):
                if c > paper:
                    tree.head[c] = doer
            return True
    return False


def compound_has_subject(tree: Tree) -> bool:
    """Mend "Ukrainian forces **retake** control of Mykolaiv and seize …": a verb with a subject, read as part of its object."""
    for i in range(1, tree.size):
        thing = tree.head[i]
        if tree.dep[i] not in ("compound", "nmod", "amod") or thing < i:
            continue
        if tree.low[i] not in tree.known and tree.lemma[i] not in tree.known:
            continue
        if not tree.by_dep(i, "nsubj") and not _takes_subject(tree, i, thing):
            continue
        above = tree.head[thing]
        tree.head[i], tree.dep[i] = (i, "ROOT") if above == thing else (above, tree.dep[thing])
        tree.tag[i], tree.lemma[i] = ("VBP", tree.low[i]) if tree.low[i] in tree.known else ("VBZ", tree.lemma[i])
        for c in list(tree.children[thing]):
            if (tree.dep[c] == "conj" and tree.tag[c][:2] == "VB") or tree.dep[c] in ("advcl", "punct", "nsubj"):
                tree.head[c] = i
        tree.head[thing], tree.dep[thing] = i, "dobj"
        return True
    return False


def compound_is_subject(tree: Tree) -> bool:
    """Mend "**ISIL** attacks an air base", "**Nauru** severed its ties": the name before a finite verb was read as a part of it."""
    changed = False
    for i in range(1, tree.size - 1):
        name = i - 1
        if tree.tag[i] not in ("VBZ", "VBD") or tree.head[name] != i:
            continue
        if tree.dep[name] not in ("compound", "nmod", "npadvmod") or tree.low[name] in DAYS:
            continue
        if tree.tag[name] in _NAMES and tree.by_dep(i, "dobj") and not tree.by_dep(i, "nsubj", "nsubjpass", "aux"):
            tree.dep[name] = "nsubj"
            changed = True
    return changed


def gerund_of_gerund(tree: Tree) -> bool:
    """Mend "arrested him for kidnapping and **torturing** two women", whose second gerund was hung on the verb."""
    changed = False
    for i in range(2, tree.size):
        verb = tree.head[i]
        if tree.dep[i] != "conj" or tree.tag[i] != "VBG" or tree.tag[verb] == "VBG" or not tree.is_verb(verb):
            continue
        if tree.low[i - 1] not in ("and", "or") or not tree.low[i - 2].endswith("ing"):
            continue
        above = tree.head[i - 2]
        if tree.dep[i - 2] in ("pobj", "pcomp") and tree.head[above] == verb and tree.dep[above] == "prep":
            tree.head[i], tree.dep[i] = above, "pcomp"
            changed = True
    return changed


def _takes_subject(tree: Tree, i: int, thing: int) -> bool:
    """Whether a finite verb without subject has one in the name before it, which hangs on its object ("The **Taliban** seize …")."""
    name = i - 1
    if tree.tag[i] not in ("VBP", "VBZ", "VBD") or tree.tag[name] not in _NAMES or tree.head[name] not in (i, thing):
        return False
    for c in (*tree.children[i], *tree.children[thing]):
        if c < name and tree.dep[c] in ("det", "compound", "nmod", "amod", "nummod"):
            tree.head[c] = name
    tree.head[name], tree.dep[name] = i, "nsubj"
    return True


def after_particle(tree: Tree) -> bool:
    """Mend "ruled out sending arms", whose gerund was hung on as an adverbial clause."""
    changed = False
    for i in range(2, tree.size):
        if (
            tree.dep[i] == "advcl"
            and tree.tag[i] == "VBG"
            and tree.dep[i - 1] == "prt"
            and tree.head[i - 1] == tree.head[i]
        ):
            tree.dep[i] = "xcomp"
            changed = True
    return changed


def gerund_behind_to(tree: Tree) -> bool:
    """Mend "commits **to further expanding** trade", whose gerund was hung on as an adverbial clause."""
    changed = False
    for i in range(2, tree.size):
        if tree.dep[i] == "advcl" and tree.tag[i] == "VBG" and tree.has_to(i) and tree.head[i] < i:
            tree.dep[i] = "xcomp"
            changed = True
    return changed


def gerund_with_object(tree: Tree) -> bool:
    """Mend "denied **withholding medicine** from prisoners", whose gerund was read as part of its object."""
    changed = False
    for i in range(1, tree.size - 1):
        thing, verb = tree.head[i], i - 1
        if tree.dep[i] != "compound" or thing <= i or tree.dep[thing] != "dobj" or tree.head[thing] != verb:
            continue
        lemma = verb_lemma(tree.low[i], "", tree.known)
        if tree.lemma[verb] not in _DOING or not tree.low[i].endswith("ing") or not lemma:
            continue
        tree.head[i], tree.dep[i], tree.tag[i], tree.lemma[i] = verb, "xcomp", "VBG", lemma
        tree.head[thing] = i
        for c in (*tree.by_dep(thing, "prep"), *tree.by_dep(verb, "prep")):
            if c > thing and tree.low[c] in ("from", "to"):
                tree.head[c] = i
        changed = True
    return changed


#: Verbs whose object is what one does or did ("denied **sending** arms").
_DOING = frozenset(
    "deny admit confess consider contemplate resume stop begin start continue suggest propose avoid".split()
)


def attack_that_hit(tree: Tree) -> bool:
    """Mend "airstrikes targeting militants **that hit** a mosque", whose clause was hung on those aimed at."""
    changed = False
    for i in range(tree.size):
        aimed = tree.head[i]
        if tree.dep[i] != "relcl" or tree.lemma[i] not in _STRIKING or tree.dep[aimed] != "dobj":
            continue
        aim = tree.head[aimed]
        blow = tree.head[aim]
        if tree.dep[aim] == "acl" and tree.tag[aim] == "VBG" and tree.lemma[blow] in _BLOWS and blow < aim:
            tree.head[i] = blow
            changed = True
    return changed


_STRIKING = frozenset({"hit", "strike", "destroy", "kill", "damage", "flatten", "level"})
_BLOWS = frozenset(
    "airstrike strike attack raid bombing shelling missile rocket drone bombardment blast explosion shell".split()
)


def over_a_number(tree: Tree) -> bool:
    """Mend "conducts **over 1,400 airstrikes**", whose *over* was read as a preposition."""
    changed = False
    for i in range(1, tree.size - 2):
        verb = tree.head[i]
        if tree.low[i] not in ("over", "about", "around", "under") or tree.dep[i] != "prep" or tree.tag[i + 1] != "CD":
            continue
        thing = next((p for p in tree.by_dep(i, "pobj") if tree.head[i + 1] == p), None)
        if thing is None or verb != i - 1 or tree.tag[verb][:2] != "VB" or tree.by_dep(verb, "dobj"):
            continue
        tree.head[thing], tree.dep[thing] = verb, "dobj"
        tree.head[i], tree.dep[i] = i + 1, "quantmod"
        changed = True
    return changed


def claim_behind_as(tree: Tree) -> bool:
    """Mend "dismissed as baseless **claims that** …", whose clause was hung on the verb."""
    changed = False
    for verb in range(tree.size):
        for c in tree.by_dep(verb, "prep"):
            claims = [p for p in tree.by_dep(c, "pobj") if tree.low[c] == "as" and tree.lemma[p] in _CLAIMS]
            for clause in tree.by_dep(verb, "advcl", "ccomp") if claims else ():
                if clause > claims[0] and any(tree.low[m] == "that" for m in tree.by_dep(clause, "mark")):
                    tree.head[clause], tree.dep[clause] = claims[0], "acl"
                    changed = True
                    break
    return changed


_CLAIMS = frozenset("claim report allegation accusation rumour rumor suggestion speculation assertion charge".split())


def adjective_is_noun(tree: Tree) -> bool:
    """Mend "suspends offensive against the militia", where *offensive* was read as an adjective."""
    changed = False
    for i in range(tree.size):
        h = tree.head[i]
        object_like = (
            tree.dep[i] in ("acomp", "oprd", "dobj") and tree.tag[h][:2] == "VB" and tree.lemma[h] not in COPULAS
        )
        if tree.low[i] in ("offensive", "executive", "captive") and tree.tag[i] == "JJ" and object_like:
            tree.tag[i], tree.dep[i] = "NN", "dobj"
            changed = True
    return changed


def gerund_is_noun(tree: Tree) -> bool:
    """Mend "injured in Russian **shelling**" and "condemned Russia's continued **shelling** of Kharkiv"."""
    changed = False
    for i in range(1, tree.size):
        if tree.tag[i] != "VBG" or not tree.low[i].endswith("ing") or tree.by_dep(i, "dobj", "aux", "nsubj"):
            continue
        before = i - 1
        if tree.dep[i] == "acl" and tree.head[i] == before and tree.dep[before] == "pobj" and tree.tag[before] == "JJ":
            tree.head[i], tree.dep[i] = tree.head[before], "pobj"
            tree.head[before], tree.dep[before] = i, "amod"
        elif tree.dep[i] == "advcl" and tree.dep[before] == "pobj" and tree.low[i] in _SHELLING and before == i - 1:
            tree.head[i], tree.dep[i] = tree.head[before], "pobj"  # "injured in Russian **shelling** that hit homes"
            tree.head[before], tree.dep[before] = i, "amod"
            for c in tree.by_dep(i, "ccomp"):
                tree.dep[c] = "relcl" if any(tree.low[n] == "that" for n in tree.by_dep(c, "nsubj")) else tree.dep[c]
        elif tree.dep[i] == "pcomp" and tree.low[i] in _SHELLING and tree.passive(tree.head[tree.head[i]]):
            tree.dep[i] = "pobj"  # "were killed in **shelling** in the east"
        elif tree.dep[i] == "pcomp" and any(tree.low[c] == "by" for c in tree.by_dep(i, "agent", "prep")):
            tree.dep[i] = "pobj"  # "killed during shelling by Israeli forces"
        elif tree.dep[i] not in ("dobj", "pobj", "nsubj", "nsubjpass") or not tree.by_dep(i, "poss", "det", "amod"):
            continue
        tree.tag[i], tree.lemma[i] = "NN", tree.low[i]
        changed = True
    return changed


_SHELLING = frozenset({"shelling", "bombing", "firing", "fighting", "looting", "killing"})


def back_to_whom(tree: Tree) -> bool:
    """Mend "handed control of the plant **back to** Kyiv", whose *back* was hung on the plant."""
    changed = False
    for i in range(2, tree.size):
        if tree.low[i] not in ("back", "away") or tree.dep[i] != "advmod" or not tree.by_dep(i, "prep"):
            continue
        verb = _verb_above(tree, tree.head[i])
        if tree.tag[tree.head[i]][:2] == "NN" and verb is not None and verb < i:
            tree.head[i] = verb
            changed = True
    return changed


def clause_after_preposition(tree: Tree) -> bool:
    """Mend "after **Washington** on Thursday sanctioned officials": the subject was hung on *after*, the verb on the main one."""
    changed = False
    for i in range(3, tree.size):
        if tree.dep[i] != "advcl" or tree.tag[i] != "VBD" or tree.by_dep(i, "nsubj", "nsubjpass") or tree.head[i] > i:
            continue
        name = i - 1
        while name > 0 and tree.low[name] in _WHEN_TOLD:
            name -= 1
        prep = tree.head[name]
        if name == i - 1 or tree.dep[name] != "pobj" or tree.low[prep] not in ("after", "before", "since"):
            continue
        main = tree.head[i]
        tree.head[name], tree.dep[name] = i, "nsubj"
        tree.head[prep], tree.dep[prep] = i, "mark"
        for c in list(tree.children[main]):
            if c > i and tree.dep[c] == "conj" and tree.tag[c] == "VBD" and not tree.by_dep(c, "nsubj"):
                tree.head[c] = i  # "sanctioned officials, **expelled** diplomats and …"
        changed = True
    return changed


_WHEN_TOLD = DAYS | frozenset(
    "on last this late early earlier week month year weekend night day yesterday also then".split()
)


def strike_is_noun(tree: Tree) -> bool:
    """Mend "destroyed in a Russian missile **strike** off Odesa", whose noun was tagged as a verb."""
    changed = False
    for i in range(2, tree.size):
        if (
            tree.low[i] == "airstrikes"
            and tree.tag[i] == "VBZ"
            and tree.dep[i - 1] == "pobj"
            and not tree.by_dep(i, "dobj")
        ):
            doer, prep = i - 1, tree.head[i - 1]  # "killed in the **US airstrikes**": never a verb
            tree.tag[i], tree.lemma[i], tree.dep[i], tree.head[i] = "NNS", "airstrike", "pobj", prep
            for c in list(tree.children[doer]):
                if c < doer:
                    tree.head[c] = i
            tree.dep[doer], tree.head[doer] = "compound", i
            changed = True
            continue
        if tree.low[i] not in ("strike", "attack", "raid") or tree.tag[i][:2] != "VB" or tree.dep[i] != "pobj":
            continue
        tree.tag[i], tree.lemma[i] = "NN", tree.low[i]
        for c in tree.by_dep(i, "prt"):
            tree.dep[c], tree.tag[c] = "prep", "IN"
            for p in list(tree.children[i]):
                if p > c and tree.dep[p] in ("dobj", "npadvmod"):
                    tree.head[p], tree.dep[p] = c, "pobj"
        changed = True
    return changed


def result_of_the_clause(tree: Tree) -> bool:
    """Mend "shelled homes in the capital, Sanaa, **killing** nine", whose gerund was hung on the name before it."""
    changed = False
    for i in range(2, tree.size):
        if tree.dep[i] != "acl" or tree.tag[i] != "VBG" or tree.low[i - 1] != "," or tree.lemma[i] not in _RESULTING:
            continue
        verb = _verb_above(tree, tree.head[i])
        if verb is not None and verb < i:
            tree.head[i], tree.dep[i] = verb, "advcl"
            changed = True
    return changed


_RESULTING = frozenset("kill injure wound destroy damage cause prompt leave trigger spark".split())


def gerund_is_adjective(tree: Tree) -> bool:
    """Mend "**retreating** soldiers murdered civilians", read as "retreating them murdered"."""
    changed = False
    for i in range(tree.size):
        verb = tree.head[i]
        doers = [c for c in tree.by_dep(i, "dobj") if tree.tag[c] in ("NNS", "NNPS")]
        if tree.dep[i] != "csubj" or tree.tag[i] != "VBG" or not doers or verb <= doers[0]:
            continue
        if tree.by_dep(doers[0], "det", "poss") or tree.tag[verb] == "VBZ":  # "retreating troops **is** hard"
            continue
        doer = doers[0]
        tree.head[doer], tree.dep[doer] = verb, "nsubj"
        tree.head[i], tree.dep[i] = doer, "amod"
        changed = True
    return changed


def gerund_has_subject(tree: Tree) -> bool:
    """Mend "in response to the Taliban **barring** girls", whose gerund was hung on the main verb, and its doer on *to*."""
    changed = False
    for i in range(2, tree.size):
        doer, prep = i - 1, tree.head[i - 1]
        if tree.tag[i] != "VBG" or tree.dep[i] != "advcl" or tree.dep[doer] != "pobj" or tree.tag[doer] not in _NOUNS:
            continue
        cause = tree.lemma[tree.head[prep]] in _CAUSES and tree.low[prep] in ("to", "of", "for", "over")
        if not (cause or tree.low[prep] == "despite") or tree.by_dep(i, "nsubj"):
            continue
        tree.head[i], tree.dep[i] = prep, "pcomp"
        tree.head[doer], tree.dep[doer] = i, "nsubj"
        changed = True
    return changed


_CAUSES = frozenset("response reaction retaliation opposition risk possibility prospect chance fear event case".split())


def conjunct_of_noun(tree: Tree) -> bool:
    """Mend "killed in an Israeli raid and **airstrikes**" and "were killed and 15 others **injured**", hung on the verb."""
    changed = False
    for i in range(3, tree.size):
        verb = tree.head[i]
        if tree.dep[i] != "conj" or tree.tag[i] not in ("NN", "NNS") or tree.tag[verb][:2] != "VB" or verb > i:
            continue
        told = [c for c in tree.by_dep(i, "acl") if tree.tag[c] == "VBN" and c == i + 1]
        if told and tree.tag[verb] == "VBN":
            tree.head[told[0]], tree.dep[told[0]] = verb, "conj"
            tree.head[i], tree.dep[i] = told[0], "nsubjpass"
            changed = True
            continue
        first = min((c for c in tree.children[i] if c < i), default=i)
        before = first - 2
        if before <= verb or tree.dep[first - 1] != "cc" or tree.tag[before] not in ("NN", "NNS"):
            continue
        if tree.dep[before] == "pobj" and not told and not tree.by_dep(i, "det", "nummod"):
            tree.head[i], tree.head[first - 1] = before, before
            changed = True
    return changed


def plural_subject_verb(tree: Tree) -> bool:
    """Mend "The prime ministers of Poland and the Czech Republic **travel** to Kyiv": the only verb was read as a noun.

    Likewise "Belgium, Ireland and the Czech Republic **expel** Russian diplomats", read as an adjective of what follows.
    """
    root = next((i for i in range(tree.size) if tree.head[i] == i), None)
    if root is None or tree.tag[root] not in _NOUNS or _finite(tree):
        return False
    if _verb_in_list(tree, root):
        return True
    if tree.tag[root] not in ("NNS", "NNPS"):
        return False
    for i in range(root + 2, tree.size - 1):
        before, after = i - 1, i + 1
        if tree.tag[i] != "NN" or tree.low[i] not in tree.known or tree.tag[before] not in _NAMES:
            continue
        if tree.dep[i] != "conj" or tree.head[before] != i or tree.tag[after] not in ("IN", "TO", "DT", "RP"):
            continue
        above = tree.head[i]
        tree.head[before], tree.dep[before] = above, "conj"
        for c in list(tree.children[i]):
            if c < before:
                tree.head[c] = before
        _make_main_verb(tree, i, root)
        return True
    return False


def _make_main_verb(tree: Tree, i: int, subject: int) -> None:
    """Make a plain present of ``i`` the root, of which the old root ``subject`` is the subject."""
    tree.head[i], tree.dep[i], tree.tag[i], tree.lemma[i] = i, "ROOT", "VBP", tree.low[i]
    tree.head[subject], tree.dep[subject] = i, "nsubj"


def _verb_in_list(tree: Tree, root: int) -> bool:
    for i in range(root + 2, tree.size - 1):
        thing = tree.head[i]
        if tree.low[i] not in tree.known or tree.dep[i] not in ("amod", "compound", "nmod") or thing <= i:
            continue
        if tree.tag[i - 1] not in _NAMES or tree.dep[thing] != "conj" or tree.tag[thing] not in ("NNS", "NN"):
            continue
        if tree.tag[i] not in ("JJ", "NN", "VB", "NNP"):
            continue
        name = i - 1
        above = tree.head[thing]
        tree.head[name], tree.dep[name] = above, "conj"
        for c in list(tree.children[thing]):
            if c < name:
                tree.head[c] = name
        while above != root and tree.dep[above] in ("appos", "conj", "npadvmod", "nmod"):
            tree.dep[above], above = "conj", tree.head[above]
        _make_main_verb(tree, i, root)
        tree.head[thing], tree.dep[thing] = i, "dobj"
        return True
    return False


def clause_verb_is_noun(tree: Tree) -> bool:
    """Mend "killed when the Syrian Army **fires** on them": the verb of a clause of time was read as a plural noun."""
    changed = False
    for i in range(2, tree.size - 1):
        doer = i - 1
        if tree.dep[i] != "advcl" or tree.tag[i] != "NNS" or tree.dep[doer] not in ("compound", "nmod"):
            continue
        if not any(tree.low[m] in ("when", "after", "as", "while", "before") for m in tree.by_dep(i, "advmod", "mark")):
            continue
        stem = next((v for v in (tree.low[i][:-1], _singular(tree.low[i])) if v in tree.known), None)
        if stem is None or tree.head[doer] != i:
            continue
        for c in list(tree.children[i]):
            if c < doer and tree.dep[c] in ("det", "amod", "compound", "nmod", "poss"):
                tree.head[c] = doer
        tree.dep[doer], tree.tag[i], tree.lemma[i] = "nsubj", "VBZ", stem
        changed = True
    return changed


def agent_of_order(tree: Tree) -> bool:
    """Mend "were ordered to evacuate **by Israel**", whose doer was hung on the infinitive."""
    changed = False
    for i in range(tree.size):
        if tree.lemma[i] not in _TELLING or not tree.passive(i) or tree.by_dep(i, "agent"):
            continue
        for x in tree.by_dep(i, "xcomp"):
            below = [c for c in tree.by_dep(x, "prep", "agent") if tree.low[c] == "by" and tree.by_dep(c, "pobj")]
            if tree.tag[x] == "VB" and below and not tree.passive(x):
                tree.head[below[-1]], tree.dep[below[-1]] = i, "agent"
                changed = True
    return changed


def target_of_agent(tree: Tree) -> bool:
    """Mend "missiles were launched by Houthi forces **at** Israel", whose target was hung on the forces."""
    changed = False
    for verb in range(tree.size):
        if tree.lemma[verb] not in _LAUNCHING or tree.tag[verb] != "VBN":
            continue
        doers = [p for a in tree.by_dep(verb, "agent") for p in tree.by_dep(a, "pobj")]
        for c in (c for p in doers for c in tree.by_dep(p, "prep")):
            if tree.low[c] in ("at", "toward", "towards", "into", "against"):
                tree.head[c] = verb
                changed = True
    return changed


_LAUNCHING = frozenset({"launch", "fire", "lob", "hurl", "shoot", "throw", "aim", "direct"})


def title_before_name(tree: Tree) -> bool:
    """Mend "US President Joe Biden" and "prime minister Imran Khan", where the title was taken for the head."""
    changed = False
    for i in range(1, tree.size):
        h = tree.head[i]
        if tree.dep[i] != "appos" or tree.tag[i] not in _NAMES or not h < i or tree.lemma[h] not in _TITLES:
            continue
        between = range(h + 1, i)
        if any(tree.head[t] != i or tree.dep[t] not in ("compound", "nmod", "amod") for t in between):
            continue
        _swap_heads(tree, h, i)
        changed = True
    return changed


def _swap_heads(tree: Tree, title: int, name: int) -> None:
    """Make ``name`` the head of the phrase and hang ``title`` and what it carried on it."""
    above = tree.head[title]
    tree.head[name] = name if above == title else above
    tree.dep[name] = tree.dep[title]
    for c in list(tree.children[title]):
        if c != name:
            tree.head[c] = name
    tree.head[title], tree.dep[title] = name, "compound"
    tree.link()


def name_and_titled_name(tree: Tree) -> bool:
    """Mend "**Trump** and North Korean leader **Kim Jong Un** met", where the first was read as a modifier of the second."""
    changed = False
    for i in range(tree.size - 3):
        joins = [c for c in tree.by_dep(i, "cc") if c == i + 1]
        if tree.tag[i] not in _NAMES or tree.dep[i] not in ("nmod", "amod", "compound") or not joins:
            continue
        name = tree.head[i]
        if tree.dep[name] == "compound" and tree.head[name] > name:
            name = tree.head[name]
        titles = [t for t in range(i + 2, name) if tree.lemma[t] in _TITLES and tree.head[t] in (i, name)]
        if tree.tag[name] not in _NAMES or not titles or tree.head[name] == i:
            continue
        above = tree.head[name]
        tree.head[i], tree.dep[i] = (i if above == name else above), tree.dep[name]
        for t in titles:
            tree.head[t], tree.dep[t] = name, "compound"
        for c in tree.children[name]:
            if c < i:
                tree.head[c] = i
        tree.head[name], tree.dep[name] = i, "conj"
        tree.link()
        changed = True
    return changed


def headline_subjects(tree: Tree) -> bool:
    """Mend "Belarus, Russia hold drills": names that a headline strings together with commas are coordinated."""
    verb = next((i for i in range(tree.size) if tree.tag[i][:2] == "VB" and tree.dep[i] == "ROOT"), None)
    if verb is None:
        return False
    subjects = [c for c in tree.by_dep(verb, "nsubj", "nsubjpass") if c < verb and tree.tag[c] in _NAMES]
    loose = [
        c
        for c in tree.by_dep(verb, "npadvmod", "dep", "nmod", "nsubj", "amod", "advmod")
        if c < verb and tree.tag[c] in _NAMES and c + 1 < tree.size and tree.low[c + 1] == ","
    ]
    if not subjects or not loose or loose[0] >= subjects[-1] or _first_name(tree, loose[0]) != 0:
        return False
    first = loose[0]
    tree.dep[first] = tree.dep[subjects[-1]]
    for c in [*loose[1:], *subjects]:
        if c != first:
            tree.head[c], tree.dep[c] = first, "conj"
    return True


def headline_pair(tree: Tree) -> bool:
    """Mend "Russia's Putin, Turkey's Erdogan discuss Syria": no apposition, since no comma closes it."""
    changed = False
    for i in range(2, tree.size - 1):
        h = tree.head[i]
        if tree.dep[i] != "appos" or tree.tag[i] not in _NAMES or tree.tag[h] not in _NAMES:
            continue
        verb = tree.head[h]
        if tree.dep[h] in ("nsubj", "nsubjpass") and verb == i + 1 and tree.tag[verb] in ("VBP", "VBD", "VBZ"):
            tree.dep[i] = "conj"
            changed = True
    return changed


def headline_nations(tree: Tree) -> bool:
    """Mend "Russian, Vietnamese ministers meet": nations that a headline strings together before one noun are coordinated."""
    if tree.size < 5 or tree.low[1] != "," or not tree.sentence.words[2][0].isupper():
        return False
    noun = tree.head[2]
    verb = tree.head[noun]
    if tree.dep[2] not in ("amod", "compound", "nmod") or tree.tag[noun] != "NNS" or tree.dep[noun] != "nsubj":
        return False
    if tree.tag[0] not in ("JJ", "NNP") or tree.head[0] not in (noun, verb) or tree.dep[0] == "nsubj":
        return False
    tree.head[0], tree.dep[0] = noun, "amod"
    tree.head[2], tree.dep[2] = 0, "conj"
    return True


def headline_infinitive(tree: Tree) -> bool:
    """Mend "Putin, Biden to meet in Geneva": the infinitive of a headline is its main verb, and lies ahead."""
    root = next((i for i in range(tree.size) if tree.head[i] == i), None)
    if root is None or tree.tag[root] not in _NOUNS or _finite(tree):
        return False
    for c in tree.by_dep(root, "relcl", "acl"):
        if tree.tag[c] == "VB" and c > root and tree.has_to(c):
            for other in tree.by_dep(root, "appos"):
                if other < c:
                    tree.dep[other] = "conj"
            tree.head[c], tree.dep[c] = c, "ROOT"
            tree.head[root], tree.dep[root] = c, "nsubj"
            return True
    return False


def _first_name(tree: Tree, i: int) -> int:
    return min((c for c in tree.children[i] if tree.dep[c] in ("compound", "nmod", "poss", "amod", "det")), default=i)


def agent_by(tree: Tree) -> bool:
    """Mend "expelled by Russia" where *by* was hung as a plain preposition on a passive verb."""
    changed = False
    for i in range(tree.size):
        if tree.low[i] == "by" and tree.dep[i] == "prep" and tree.tag[tree.head[i]] == "VBN":
            pobj = tree.by_dep(i, "pobj")
            if pobj and tree.tag[pobj[0]][:2] in ("NN", "PR") and tree.passive(tree.head[i]):
                tree.dep[i] = "agent"
                changed = True
    return changed


_NAMES = frozenset({"NNP", "NNPS"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_TITLES = frozenset(
    """president minister secretary chancellor king queen premier spokesman spokeswoman spokesperson ambassador leader
    senator general governor mayor chief commander adviser advisor envoy diplomat lawmaker prince emir sultan sheikh
    commissioner representative director speaker counterpart official prosecutor judge activist critic""".split()
)


def _verb_above(tree: Tree, i: int) -> int | None:
    for _ in range(tree.size):
        if tree.tag[i][:2] == "VB":
            return i
        if tree.head[i] == i:
            return None
        i = tree.head[i]
    return None


def call_for_to(tree: Tree) -> bool:
    """Mend "called for Israel to leave", whose infinitive hangs on as an adverbial clause that *for* opens."""
    changed = False
    for c in range(tree.size):
        h = tree.head[c]
        if tree.dep[c] not in ("advcl", "ccomp") or tree.lemma[h] not in _CALLS:
            continue
        marks = [m for m in tree.by_dep(c, "mark") if tree.low[m] == "for"]
        named = tree.by_dep(c, "nsubj", "nsubjpass") + [p for m in marks for p in tree.by_dep(m, "pobj")]
        if not marks or not named or not tree.has_to(c):
            continue
        mark, subject = marks[0], named[0]
        tree.dep[c] = "xcomp"
        tree.head[mark], tree.dep[mark] = h, "prep"
        if tree.dep[subject] == "nsubj":
            tree.head[subject], tree.dep[subject] = mark, "pobj"
        changed = True
    return changed


def noun_is_verb(tree: Tree) -> bool:
    """Mend "Amnesty International issues a statement": a root with a subject and no copula is a verb, not a noun.

    Likewise a root in -s that is no noun ("South Korean president Moon Jae-in announces that …").
    """
    root = next((i for i in range(tree.size) if tree.head[i] == i and tree.dep[i] == "ROOT"), None)
    if root is not None and tree.tag[root] in ("VBP", "VB"):
        return _voices_support(tree)
    if root is not None and _state_acts(tree, root):
        return True
    if root is None or tree.tag[root] not in ("NN", "NNS") or tree.by_dep(root, "cop", "aux", "auxpass", "det", "amod"):
        return False
    if tree.by_dep(root, "poss", "case"):
        return False
    plural = tree.low[root].endswith("s")
    subjects = [c for c in tree.by_dep(root, "nsubj", "nsubjpass") if c < root]
    told = plural and (tree.low[root][:-1] in REPORTING or tree.low[root][:-2] in REPORTING)
    if not subjects and told:
        subjects = [c for c in tree.by_dep(root, "compound", "nmod") if tree.tag[c] in _NOUNS and c < root][-1:]
        subjects = (
            subjects if root + 1 < tree.size and (tree.low[root + 1] == "that" or tree.tag[root + 1] == "DT") else []
        )
    if not subjects and plural and root + 1 < tree.size and tree.tag[root + 1] == "DT":
        subjects = [c for c in tree.by_dep(root, "compound", "nmod") if tree.tag[c] in _NAMES and c == root - 1]
        things = [
            c for c in tree.children[root] if c > root + 1 and tree.tag[c] in _NOUNS and root + 1 in tree.children[c]
        ]
        if subjects and things:  # "Israel strikes a school"
            tree.dep[things[0]] = "dobj"
    if not subjects:
        return _voices_support(tree)
    name = subjects[0]
    if tree.tag[name] in ("VBZ", "VBD") and tree.by_dep(name, "nsubj"):  # "Navalny **renews** calls for protests"
        tree.head[name], tree.dep[name] = name, "ROOT"
        tree.head[root], tree.dep[root] = name, "dobj"
        return True
    tree.tag[root] = "VBZ" if plural else "VBP"
    tree.lemma[root] = _singular(tree.low[root]) if plural else tree.low[root]
    tree.dep[name] = "nsubj"
    for c in tree.children[root]:
        if c != name and c < root and tree.dep[c] in ("compound", "nmod"):
            tree.head[c] = name
        if c > root and tree.dep[c] in ("acl", "relcl") and any(tree.low[m] == "that" for m in tree.by_dep(c, "mark")):
            tree.dep[c] = "ccomp"
    return True


def _state_acts(tree: Tree, root: int) -> bool:
    """Mend "The United States **sanctions** Russian oligarch Roman Abramovich", all read as one phrase."""
    things = [c for c in tree.by_dep(root, "appos") if c > root + 1 and tree.tag[root + 1] in ("JJ", "CD", *_NAMES)]
    name = root - 1
    if tree.tag[root] != "NNS" or name < 0 or tree.head[name] != root or tree.entity[name] < 0 or not things:
        return False
    if tree.dep[name] != "compound" or tree.by_dep(root, "cop", "aux", "auxpass", "amod", "poss"):
        return False
    if any(not things[0] >= t > root for t in range(root + 1, things[0])) or tree.low[root + 1] in (",", ";", ":", "-"):
        return False
    for c in tree.children[root]:
        if c < name:
            tree.head[c] = name
    tree.dep[name], tree.dep[things[0]] = "nsubj", "dobj"
    tree.tag[root], tree.lemma[root] = "VBZ", _singular(tree.low[root])
    return True


def _voices_support(tree: Tree) -> bool:
    """Mend "Syria voices support for Russia", where *voices* was read as the subject of *support*."""
    for i in range(1, tree.size - 1):
        verb = i + 1
        if tree.tag[i] != "NNS" or tree.lemma[i] not in _VOICING or tree.tag[i - 1] not in _NAMES:
            continue
        if tree.head[i] != verb or tree.lemma[verb] not in _VOICED or tree.by_dep(verb, "dobj"):
            continue
        above, dep = tree.head[verb], tree.dep[verb]
        tree.head[i], tree.dep[i], tree.tag[i] = (i if above == verb else above), dep, "VBZ"
        tree.head[verb], tree.dep[verb], tree.tag[verb] = i, "dobj", "NN"
        tree.head[i - 1], tree.dep[i - 1] = i, "nsubj"
        return True
    return False


_VOICING = frozenset({"voice", "express", "signal", "offer", "pledge", "vow", "renew", "repeat", "reiterate"})
_VOICED = frozenset(
    {"support", "call", "concern", "hope", "regret", "doubt", "fear", "alarm", "anger", "interest", "outrage"}
)


def _singular(word: str) -> str:
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]


def subject_after_comma(tree: Tree) -> bool:
    """Mend "On a visit to Kenya, the president praised …", whose subject was hung on the opening phrase as an apposition."""
    for verb in range(2, tree.size):
        if tree.tag[verb] not in ("VBD", "VBZ") or tree.dep[verb] != "ROOT":
            continue
        if tree.by_dep(verb, "nsubj", "nsubjpass", "expl", "csubj"):
            return False
        for c in range(1, verb):
            if tree.dep[c] not in ("appos", "conj", "dobj", "pobj") or tree.tag[c] not in (*_NOUNS, "PRP"):
                continue
            below = tree.subtree(c)
            first, last = below[0], below[-1]
            gap = range(last + 1, verb)
            if (
                first == 0
                or tree.low[first - 1] != ","
                or any(tree.tag[t] not in ("RB", "MD", "VBZ", "VBD") for t in gap)
            ):
                continue
            if _opens(tree, c) and verb not in below:
                tree.head[c] = verb
                tree.dep[c] = "nsubjpass" if tree.passive(verb) else "nsubj"
                return True
        return False
    return False


def _opens(tree: Tree, i: int) -> bool:
    """Whether ``i`` hangs within a prepositional phrase that opens the sentence."""
    for _ in range(tree.size):
        if tree.head[i] == i:
            return False
        i = tree.head[i]
        if tree.dep[i] == "prep" and tree.subtree(i)[0] == 0:
            return True
    return False


def participle_of_object(tree: Tree) -> bool:
    """Mend "accused four people **working** for Iran of …", whose participle was hung on the verb and not on the people."""
    changed = False
    for i in range(2, tree.size):
        if tree.dep[i] != "advcl" or tree.tag[i] != "VBG" or tree.lemma[i] not in _SERVING:
            continue
        if tree.dep[i - 1] in ("dobj", "nsubjpass") and tree.head[i - 1] == tree.head[i]:
            tree.head[i], tree.dep[i] = i - 1, "acl"
            changed = True
    return changed


#: What people do in somebody's service.
_SERVING = frozenset({"work", "act", "serve", "fight", "operate", "spy"})


def accuse_of(tree: Tree) -> bool:
    """Mend "accused the forces at the base of shelling", where *of* was hung on the nearer noun; so "charged … with"."""
    changed = False
    for verb in range(tree.size):
        if tree.lemma[verb] not in _CHARGING or tree.tag[verb][:2] != "VB":
            continue
        link = "with" if tree.lemma[verb] == "charge" else "of"
        if any(tree.low[c] == link for c in tree.by_dep(verb, "prep")):
            continue
        agents = [p for a in tree.by_dep(verb, "agent") for p in tree.by_dep(a, "pobj")]
        for o in (*tree.by_dep(verb, "dobj", "nsubjpass"), *agents):
            for c in tree.subtree(o):
                if tree.low[c] == link and tree.dep[c] == "prep" and tree.by_dep(c, "pcomp"):
                    tree.head[c] = verb
                    changed = True
                    break
    return changed


_CHARGING = frozenset({"accuse", "suspect", "convict", "acquit", "clear", "charge"})


def call_on_to(tree: Tree) -> bool:
    """Mend "called on the government in Baghdad to expel him", whose infinitive was hung on a noun before it."""
    changed = False
    for verb in range(tree.size):
        if tree.lemma[verb] not in _TELLING or tree.tag[verb][:2] != "VB" or tree.by_dep(verb, "xcomp", "ccomp"):
            continue
        told = [c for c in tree.by_dep(verb, "prep", "prt", "agent") if tree.low[c] in ("on", "upon", "to", "by")]
        if tree.lemma[verb] not in ("call", "appeal"):
            told += tree.by_dep(verb, "dobj", "npadvmod")
        below = [t for c in told for t in tree.subtree(c)]
        if tree.passive(verb) or tree.lemma[verb] not in ("call", "appeal"):
            below += tree.by_dep(verb, "advcl")
        else:  # "calls on the government **to investigate**", with nothing between
            ends = {max(tree.subtree(c)) for c in told}
            below += [t for t in tree.by_dep(verb, "advcl") if min(tree.subtree(t)) - 1 in ends]
        for t in below:
            bare = tree.tag[t] == "VB" and tree.has_to(t)
            if (
                bare
                and t > verb
                and tree.dep[t] in ("acl", "relcl", "advcl", "xcomp")
                and not _wants_infinitive(tree, t)
            ):
                tree.head[t], tree.dep[t] = verb, "xcomp"
                changed = True
                break
    return changed


def _wants_infinitive(tree: Tree, t: int) -> bool:
    return tree.dep[t] in ("acl", "relcl", "xcomp") and tree.lemma[tree.head[t]] in _INFINITIVE_NOUNS


#: Verbs of asking and telling, whose addressee is told what to do.
_TELLING = frozenset(
    {
        "call",
        "appeal",
        "ask",
        "tell",
        "urge",
        "order",
        "request",
        "press",
        "instruct",
        "beg",
        "implore",
        "exhort",
        "encourage",
        "invite",
        "entreat",
        "advise",
        "pressure",
        "lobby",
        "command",
        "direct",
    }
)
_INFINITIVE_NOUNS = frozenset(
    """plan decision right bid attempt call way need ability effort move promise threat offer pledge refusal proposal
    permission demand vow deal order able ready willing""".split()
)


_CALLS = frozenset({"call", "appeal", "ask", "push", "press", "plead", "lobby", "wait"})

REPAIRS: tuple[tuple[str, Callable[[Tree], bool]], ...] = (
    ("verb-under-article", verb_under_article),
    ("headline-verb", headline_verb),
    ("plural-then-verb", plural_then_verb),
    ("compound-has-subject", compound_has_subject),
    ("compound-is-subject", compound_is_subject),
    ("gerund-of-gerund", gerund_of_gerund),
    ("noun-is-verb", noun_is_verb),
    ("call-for-to", call_for_to),
    ("call-on-to", call_on_to),
    ("participle-of-object", participle_of_object),
    ("accuse-of", accuse_of),
    ("headline-known-verb", headline_known_verb),
    ("after-particle", after_particle),
    ("gerund-behind-to", gerund_behind_to),
    ("gerund-with-object", gerund_with_object),
    ("over-a-number", over_a_number),
    ("claim-behind-as", claim_behind_as),
    ("attack-that-hit", attack_that_hit),
    ("adjective-is-noun", adjective_is_noun),
    ("gerund-is-noun", gerund_is_noun),
    ("gerund-is-adjective", gerund_is_adjective),
    ("clause-after-preposition", clause_after_preposition),
    ("strike-is-noun", strike_is_noun),
    ("back-to-whom", back_to_whom),
    ("result-of-the-clause", result_of_the_clause),
    ("gerund-has-subject", gerund_has_subject),
    ("plural-subject-verb", plural_subject_verb),
    ("conjunct-of-noun", conjunct_of_noun),
    ("clause-verb-is-noun", clause_verb_is_noun),
    ("agent-of-order", agent_of_order),
    ("target-of-agent", target_of_agent),
    ("headline-participle", headline_participle),
    ("title-before-name", title_before_name),
    ("name-and-titled-name", name_and_titled_name),
    ("headline-subjects", headline_subjects),
    ("headline-pair", headline_pair),
    ("headline-nations", headline_nations),
    ("headline-infinitive", headline_infinitive),
    ("participle-is-verb", participle_is_verb),
    ("agent-by", agent_by),
    ("conjunct-of-main-verb", conjunct_of_main_verb),
    ("subject-after-comma", subject_after_comma),
)
