"""Who takes part in what a trigger tells: agents, opponents and givers, whatever its voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.document import Item
from kg.extract.listing import is_sum, says_again
from kg.extract.nouns import AGENCY, ORGANIZATION, PEOPLE, PLATFORM, is_name, noun_class
from kg.extract.phrases import Phrase, object_after
from kg.extract.reading import POWERS, SIDES
from kg.extract.status import inquires_if
from kg.extract.subjects import Subject
from kg.ontology import ACTIVE, NOUN, PASSIVE, Grammar, Language, Rule

MARKERS = {"object": ("patient",), "partner": ("partner",), "against": ("opponent",), "to": ("patient",), "law": ("patient",)}
_INITIALS = 3  # letters
_DEED = 24  # words between a verb for a probe and the clause that tells whose deed it is about
_OPPONENT = 14  # words between a suit and the word for whom it is against
_PLEA = 5  # words of a plea, with its number and what describes it
_INQUIRY = "investigate"
_SIDES = (PLATFORM, ORGANIZATION)


@dataclass(slots=True)
class Roles:
    """Where the roles were looked for: phrases and subjects before they are resolved."""

    subject: Subject | None = None
    object: Phrase | None = None
    agent: Phrase | None = None
    passive: bool = False
    stop: int = 0
    support: int | None = None


def asked_about(items: Sequence[Item], begin: int, rule: Rule, language: Language) -> Phrase | None:
    """Whose doings are looked into, where a clause says what is asked: "an investigation into whether [X] harms minors".

    Empty where nobody of ours is its subject; None where no such clause follows.
    """
    grammar = language.grammar
    if rule.action != _INQUIRY or grammar.head_first or not _asks(items, begin, language):
        return None
    k = begin + 1 + items[begin].any("patient")
    k += k < len(items) and items[k - 1].any("allegation")
    while (
        k < len(items) and not is_name(items[k]) and (items[k].any("determiner", "transparent") or noun_class(items[k]) in _SIDES)
    ):
        k += 1
    if k < len(items) and is_name(items[k]):
        users = k + 1 < len(items) and noun_class(items[k + 1]) == PEOPLE
        names = [] if users else object_after(items, k, grammar).names or [items[k]]
        return Phrase(names=names, start=k, stop=k + 1)
    return Phrase(head=noun_class(items[k - 1]), start=k - 1, stop=k)


def _asks(items: Sequence[Item], begin: int, language: Language) -> bool:
    """Whether a clause that asks begins here: "whether", "into how", and behind a preposition "where"."""
    marked = items[begin - 1].low.rpartition(" ")[2] in language.words["patient"]
    if begin < len(items) and items[begin].any("patient"):
        begin, marked = begin + 1, True
    if begin + 1 < len(items) and items[begin].any("allegation"):
        return items[begin + 1].any("complementizer") and items[begin + 1].any("relative")  # "allegations [that] X ..."
    if begin >= len(items):
        return False
    asks = items[begin].tags.get("cue:before") == "question" or inquires_if(items, begin)
    return asks or (marked and items[begin].any("subordinator", "condition"))


def offender_behind(items: Sequence[Item], begin: int, fault: Phrase, grammar: Grammar) -> Phrase | None:
    """Who did what is looked into: "menyelidiki dugaan monopoli yang dilakukan [X]", "a probe into abuses by [X]"."""
    if grammar.head_first and (doer := _doer(items, begin, grammar)) is not None:
        return doer
    if fault.head is None:
        return None
    k = fault.stop
    if k < len(items) and items[k].any("relative"):
        k += 1
    if k < len(items) and items[k].any("support_passive"):
        return agent_after(items, k, grammar)
    return agent_after(items, k - 1, grammar) if k < len(items) and items[k].any("agent") else None


def _doer(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """ "menemukan pelanggaran Undang-Undang Nomor 5 Tahun 1999 [yang dilakukan X]": what describes the deed stands between."""
    for k in range(begin, min(begin + _DEED, len(items) - 1)):
        if items[k].any("relative") and items[k + 1].any("support_passive"):
            return agent_after(items, k + 1, grammar)
        if items[k].text in {",", ".", ";"} or items[k].any("relative", "subordinator", "speech:reporting"):
            return None
        if any(f.voice in (ACTIVE, PASSIVE) for f in items[k].forms):
            return None
    return None


def opponent_after(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """The other side of a dispute, farther behind: "filed a lawsuit in federal court against X", "a suit accusing X of ..."."""
    for k in range(begin, min(begin + _OPPONENT, len(items))):
        if items[k].text in {".", ";"} or items[k].any("subordinator"):
            return None
        if "opponent" in items[k].tags:
            phrase = object_after(items, k + 1, grammar)
            return phrase if phrase.names or phrase.head or phrase.unknown else None
    return None


def opponent_behind_court(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """The other side where the court is named first: "mengajukan gugatan ke pengadilan X terhadap Y", "sued in a court ..."."""
    if begin < len(items) and "patient" in items[begin].tags and "opponent" not in items[begin].tags:
        return opponent_after(items, begin + 1, grammar)
    return None


def pleader_after(items: Sequence[Item], begin: int, language: Language) -> Phrase | None:
    """Whose plea a court decides: "rejected an appeal (lodged) by [X]", "granted a request from [X]", "menolak banding yang
    diajukan (oleh) [X]".
    """
    pleas = language.words.get("pleading", ())
    plea = next((k for k in range(begin, min(begin + _PLEA, len(items))) if items[k].low in pleas), None)
    if plea is None and begin and items[begin - 1].low.rpartition(" ")[2] in pleas:
        plea = begin - 1  # "[menolak banding] yang ..." is one item
        begin += begin < len(items) and items[begin].any("relative")
    if plea is None or any(is_name(i) or i.text == "," or i.any("relative") for i in items[begin:plea]):
        return None
    k = max(plea + 1, begin)
    while k < len(items) and items[k].text.islower() and _is_made(items[k], language.grammar):
        k += 1
    if k + 1 < len(items) and items[k].any("location") and (items[k + 1].any("person:stop") or items[k + 1].text.isdigit()):
        k += 1  # "an application launched [in 2020] by X"
        while k < len(items) and (items[k].any("person:stop") or items[k].text.isdigit()):
            k += 1
    if k >= len(items) or not items[k].any("agent", "source"):
        bare = language.grammar.agent_adjacent and k < len(items) and k > plea + 1 and is_name(items[k])
        return object_after(items, k, language.grammar) if bare else None
    phrase = object_after(items, k + 1, language.grammar)
    return phrase if phrase.names else None


def _is_made(item: Item, grammar: Grammar) -> bool:
    """ "an appeal [lodged] by X", "[brought] by X": how a plea was made."""
    return item.low.endswith(grammar.verb_endings) or item.any("support_passive")


def agent_after(items: Sequence[Item], at: int, grammar: Grammar) -> Phrase | None:
    """The phrase behind "oleh" or "by", or right behind the verb where the language lets agents stand bare."""
    for k in range(at + 1, min(at + 12, len(items))):
        item = items[k]
        if item.any("appraised") or items[at].any("appraised"):
            return None  # "pemblokiran X [dikritik] oleh Y": who thinks something of it has not done it
        if item.any("agent"):
            phrase = object_after(items, k + 1, grammar, markers=("determiner",))
            return phrase if phrase.names or phrase.head or phrase.unknown else None
        if k == at + 1 and grammar.agent_adjacent and not _speaks(items, k):
            adjacent = _adjacent_agent(items, k, grammar)
            if adjacent is not None:
                return adjacent
        purpose = items[k - 1].low == grammar.infinitive  # "was given a week to comply by the council"
        if item.text in {",", ".", ";"} or item.any("relative", "subordinator") or (item.forms and not purpose):
            return None
        if _leads_away(items, k) and item.low != grammar.infinitive:
            return None
    return None


def _adjacent_agent(items: Sequence[Item], at: int, grammar: Grammar) -> Phrase | None:
    """A bare agent: "diblokir [Kominfo]", "dihapus [platform Chatlune]"; with "oleh" behind it, it is the subject."""
    if is_name(items[at]) or noun_class(items[at]) == AGENCY:
        return object_after(items, at, grammar)
    if "transparent" in items[at].tags and not items[at].any("adverb", "scope") and _is_power(items, at + 1):
        return object_after(items, at + 1, grammar)  # "diblokir [pihak] Kominfo"
    if is_initials(items[at]):
        return Phrase(unknown=[items[at]], start=at, stop=at + 1)
    if noun_class(items[at]) not in (PLATFORM, ORGANIZATION):
        return None
    phrase = object_after(items, at, grammar)
    marked = any(i.any("agent") for i in items[phrase.stop : phrase.stop + 3])
    return phrase if phrase.names and not marked else None


def _is_power(items: Sequence[Item], at: int) -> bool:
    entity = items[at].entity if at < len(items) else None
    named = entity is not None and entity.kind in POWERS
    return at < len(items) and (named or noun_class(items[at]) == AGENCY)


def is_initials(item: Item) -> bool:
    """A word in capitals that nothing is known of, as bodies are called for short: "diblokir [PTA]"."""
    unknown = item.entity is None and not (item.tags or item.forms)
    return unknown and item.text.isupper() and item.text.isalpha() and len(item.text) >= _INITIALS


def _leads_away(items: Sequence[Item], at: int) -> bool:
    """A preposition behind which somebody else's deed may stand: "pemblokiran X terkait pencurian oleh Y"; a date is none."""
    item, following = items[at], items[at + 1] if at + 1 < len(items) else None
    if following is not None and (following.text[:1].isdigit() or following.any("person:stop", "number")):
        return False
    return item.any("preposition") and not item.any("location", "patient", "within", "as", "adverb")


def _speaks(items: Sequence[Item], at: int) -> bool:
    """Whether a speech verb follows: "(caption) Facebook diblokir Semuel berkata ..." begins a new sentence."""
    return at + 1 < len(items) and items[at + 1].any("speech:reporting", "speech:verbs")


def names_powers(phrase: Phrase) -> bool:
    """Whether a phrase names bodies only."""
    kinds = {i.entity.kind for i in phrase.names if i.entity is not None}
    return bool(kinds) and kinds <= set(POWERS) and phrase.head in (None, AGENCY)


def names_sides(phrase: Phrase) -> bool:
    """Whether a phrase names services or companies only."""
    kinds = {i.entity.kind for i in phrase.names if i.entity is not None}
    return bool(kinds) and kinds <= set(SIDES)


def agent_of_support(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """Who does it, behind a passive support verb that follows the noun: "Gugatan itu diajukan Pesanaja", "the ban was
    imposed by X", "the ban, announced on Tuesday by X".
    """
    begin += begin < len(items) and items[begin].text == ","
    if grammar.head_first and begin < len(items) and items[begin].forms:
        begin += all(f.voice == NOUN for f in items[begin].forms)  # "Permintaan [pemblokiran] X diajukan Y"
    while grammar.head_first and begin < len(items) and (items[begin].any("number") or items[begin].text[:1].isdigit()):
        begin += 1  # "denda [Rp2 miliar] yang dijatuhkan KPPU"
    begin += grammar.head_first and begin < len(items) and items[begin].any("relative")  # "penyelidikan yang dibuka KPPU"
    for k in range(begin, min(begin + 5, len(items))):
        if "support_passive" in items[k].tags:
            return agent_after(items, k, grammar)
        if grammar.head_first and items[k].any("ref:self") and items[k + 1 : k + 2] and items[k + 1].any("support_active"):
            return Phrase(names=[items[k]], start=k, stop=k + 2)  # "Surat teguran sudah kami layangkan"
        if items[k].text in {",", ".", ";"} or items[k].forms or items[k].any("relative", "subordinator"):
            return None
    return None


def giver_after(items: Sequence[Item], stop: int, grammar: Grammar) -> Phrase | None:
    """From whom: "mendapat peringatan ketiga [dari Kominfo]"."""
    while stop < len(items) and (is_sum(items, stop) or says_again(items, stop, ())):
        stop += 1  # "menghadapi denda [Rp2 miliar] dari KPPU"
    for k in range(stop, min(stop + 4, len(items))):
        if "source" in items[k].tags:
            phrase = object_after(items, k + 1, grammar)
            return phrase if phrase.names or phrase.head == AGENCY else None
        if items[k].text in {",", ".", ";"} or items[k].forms:
            return None
    return None
