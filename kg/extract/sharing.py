"""Verbs that share a subject: which other verb of a sentence has the subject of the one at hand."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item
from kg.extract.nouns import AGENCY, DECISION, is_name, is_place, is_verb, noun_class
from kg.ontology import ACTIVE, EITHER, Grammar

_OF_OBJECT = ("determiner", "transparent", "genitive", "noun:agency", "noun:platform", "noun:decision")
_RANKED = 9  # words from "the first" to its infinitive
_OWNED = 3  # words from "its" to a decision
_VERB = 7  # letters
_OBJECT = 9  # words of an object, with the verb before it


def asking_verb(items: Sequence[Item], at: int, grammar: Grammar) -> int | None:
    """ "Otoritas akan [mengundang] X dan Y untuk [meminta] agar ...", "Raka [datang ke] Kominfo untuk [meminta] ...": who asks is
    who acts in the main clause.
    """
    if not grammar.head_first or at < 2 or not (items[at].any("ask") and items[at - 1].any("complementizer")):
        return None
    for k in range(at - 2, -1, -1):
        if items[k].text in {";", ":"} or items[k].any("subordinator", "relative", "ask", "order"):
            return None
        visits = "visiting" in items[k].tags
        if visits and (sooner := _visited_sooner(items, k)) is not None:
            return sooner
        if visits or _is_other_verb(items[k], grammar) or any(f.voice == ACTIVE for f in items[k].forms):
            return k
    return None


def _visited_sooner(items: Sequence[Item], at: int) -> int | None:
    """ "Raka [datang ke] kantor Kominfo dan menemui menteri untuk ...": the first of two visits, whose subject both share."""
    if at < 2 or "coordinator" not in items[at - 1].tags:
        return None
    for k in range(at - 2, max(-1, at - _OBJECT), -1):
        if "visiting" in items[k].tags:
            return k
        if items[k].text in {";", ":", ","} or items[k].any("subordinator", "relative", "coordinator") or is_verb(items[k]):
            return None
    return None


def main_verb(items: Sequence[Item], at: int, grammar: Grammar) -> int | None:
    """The verb whose subject a clause like ", ending a ban" or "asking it to" shares; None where this is no such clause."""
    if grammar.progressive is None or at < 2 or not _is_progressive(items[at], grammar.progressive):
        return None
    if items[at - 1].text != ",":
        return _verb_of_object(items, at, grammar.progressive)
    for k in range(at - 2, -1, -1):
        if items[k].text in {";", ":"} or items[k].any("subordinator", "relative"):
            return None
        if _leads_clause(items[k]) and not _is_progressive(items[k], grammar.progressive):
            return _before_infinitive(items, k) if items[k - 1].low == grammar.infinitive else k
    return None


def _before_infinitive(items: Sequence[Item], at: int) -> int | None:
    """The verb that an infinitive depends on, before the one who is to do it: "[allowed] X to return, ending a ban"."""
    k = at - 2
    while k > 0 and (is_name(items[k]) or items[k].any("determiner", "transparent") or noun_class(items[k]) is not None):
        k -= 1
    return k if k > 0 else None


def _is_progressive(item: Item, ending: str) -> bool:
    return item.low.partition(" ")[0].endswith(ending)


def _leads_clause(item: Item) -> bool:
    speaks = item.entity is None and item.any("speech:reporting")
    return (is_verb(item) or speaks) and noun_class(item) is None


def earlier_verb(items: Sequence[Item], at: int, grammar: Grammar) -> int | None:
    """The verb of ours before a conjunction, whose subject serves the verb behind it too.

    "had paid the fine, removed posts that the court had named, and appointed ...": a comma ends the relative clause.
    """
    begin = at
    if at and items[at - 1].text == ",":
        comma = next((k for k in range(at - 2, -1, -1) if items[k].text == ","), -1)
        begin = next((k for k in range(comma + 1, at) if items[k].any("relative")), at)
    for k in range(begin - 1, -1, -1):
        if items[k].text == ";":
            return None
        if is_verb(items[k]) and (noun_class(items[k]) is None or _is_infinitive(items, k, grammar)):
            return k
        if (items[at].any("coordinator") or is_sequel(items, at)) and (
            _is_other_verb(items[k], grammar) or _is_other_past(items, k, grammar)
        ):
            return k
        if items[at].any("means") and k == at - 1 and _is_other_past(items, k, grammar):
            return k  # "had [responded] by blocking X"
    return None


def _is_infinitive(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """ "threatened to [fine] X and slow down Y", "will [fine] X after blocking Y": a word that is also a noun, behind the word
    for an infinitive or for what is to come.
    """
    before = items[at - 1].low if at else ""
    if grammar.infinitive is None:
        return False
    return before.rpartition(" ")[2] == grammar.infinitive or (at > 0 and items[at - 1].any("future"))


def _is_other_verb(item: Item, grammar: Grammar) -> bool:
    """A verb of speech, or a word that no list holds and that begins as verbs do: "X [menggandeng] Y dan diblokir Z"."""
    begins = len(item.low) >= _VERB and item.low.startswith(grammar.verb_beginnings)
    return begins and (item.is_plain or item.any("speech:reporting")) and not item.capital


def _is_other_past(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """A past that no list holds, right behind a body: "the ministry [contacted] X and ordered it to ..."."""
    item, before = items[at], items[at - 1] if at else None
    intended = before is not None and before.any("cue:before") and before.low.endswith(f" {grammar.infinitive}")
    if intended and item.is_plain and not item.capital:
        return True  # "decided to [refer] X to prosecutors and imposed ..."
    known = item.is_plain or item.any("speech:verbs")  # "had [responded] by blocking X"
    past = known and not item.capital and item.low.endswith(grammar.verb_endings)
    if not past or before is None:
        return False
    return is_name(before) or noun_class(before) == AGENCY or before.any("perfect")


def _verb_of_object(items: Sequence[Item], at: int, progressive: str) -> int | None:
    """The verb whose object a participle follows: "[wrote to] the ministry asking ...", "[sent] X a letter demanding ...",
    "[wrote] a letter to the ministry demanding ...", but "gave its letters to the ministry investigating X".
    """
    demands = any(form.rule.complement for form in items[at].forms)
    for k in range(at - 1, max(-1, at - _OBJECT), -1):
        if _leads_clause(items[k]):
            return k if k < at - 1 and not _is_progressive(items[k], progressive) else None
        to_whom = demands and items[k].any("patient")
        if not (is_name(items[k]) or items[k].is_plain or items[k].any(*_OF_OBJECT) or to_whom):
            return None
    return None


def is_sequel(items: Sequence[Item], at: int) -> bool:
    """ "diblokir pada Juli, [lalu] dibuka lagi": a comma with a word for what comes next goes on from the verb before.

    So does one with a verb and its pronoun: "blocked it in March, [unblocked it] in May, and ...".
    """
    if items[at].text != "," or at + 1 >= len(items):
        return False
    verb = items[at + 1]
    if "sequel" in verb.tags:
        return True
    takes = at + 2 < len(items) and items[at + 2].any("ref:self", "ref:plural") and verb.entity is None
    return takes and not verb.capital and any(f.voice in (ACTIVE, EITHER) for f in verb.forms)


def ranking_verb(items: Sequence[Item], at: int, grammar: Grammar) -> int | None:
    """ "Texas [became] the latest government to ban X": whose subject has done what the noun is told to have done."""
    if grammar.infinitive is None or at < _OWNED or items[at - 1].low != grammar.infinitive:
        return None
    noun = next((k for k in range(at - 2, max(0, at - _RANKED), -1) if noun_class(items[k]) == AGENCY), None)
    if noun is None or any(i.forms or not i.is_word for i in items[noun + 1 : at - 1]):
        return None
    k = noun - 1
    while k > 0 and not items[k].any("ranking") and (items[k].is_plain or items[k].any("transparent") or is_place(items[k])):
        k -= 1
    if k < 1 or not items[k].any("ranking"):
        return None
    k -= 1 + items[k - 1].any("determiner", "article", "noun:platform", "owning")
    while k > 0 and items[k].any("adverb"):
        k -= 1
    return k if k > 0 and items[k].any("copula") else None


def deciding(items: Sequence[Item], at: int, grammar: Grammar) -> int | None:
    """ "consults on [its] decision to designate X": where the word stands for whose decision it is."""
    if grammar.infinitive is None or at < _OWNED or items[at - 1].low != grammar.infinitive:
        return None
    if noun_class(items[at - 2]) != DECISION:
        return None
    return next((k for k in range(at - 3, max(0, at - 3 - _OWNED), -1) if items[k].any("owning")), None)
