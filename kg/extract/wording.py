"""What the words around a trigger tell of it: that it is owed, that people are asked for it, that a decision is on it."""

from __future__ import annotations

from collections.abc import Container, Sequence

from kg.extract.document import Item
from kg.extract.nouns import CONTENT, DECISION, PEOPLE, is_name, noun_class
from kg.extract.parties import Roles
from kg.extract.reading import POWERS, Filler, Reading
from kg.extract.status import conjoined
from kg.ontology import NOUN, PASSIVE, Language

_OF_RULES = 7  # items from the word for rules to what they are on
_OWED = 7  # items between "must" and what has to be done
_KIND = 4  # words from what they are to their names
_ENDED = 5  # items from a word for an end to the noun of what ends
_GOES_ON = 4  # words from a word for what ought to be done to its verb
_CLOSING = ('"', "”", "“", "''")


def is_asked_of_people(reading: Reading, named: Sequence[Filler]) -> bool:
    """ "mendesak [orang tua] membatasi akses anak", "mengimbau agar [siswa] tidak bermain X": nobody of ours is to do it."""
    items = reading.sentence.items
    if reading.status == "requested" and all(t.referred for t in named):
        asked = max((k for k, i in enumerate(items[: reading.at]) if i in reading.cues), default=reading.at)
        told = items[asked + 1 : reading.at]
        people = any(noun_class(i) == PEOPLE for i in told)
        return people and not any(is_name(i) and i.entity and i.entity.kind == "agency" for i in told)
    if not reading.form.rule.complement or not all(t.inferred for t in reading.targets):
        return False
    first = next((i for i in items[reading.at + 1 :] if not i.any("complementizer", "transparent", "adverb")), None)
    return first is not None and noun_class(first) == PEOPLE


def is_of_decision(reading: Reading) -> bool:
    """ "the internet shutdown [orders]", "[rules] on internet shutdowns", "[issued guidelines] for internet shutdowns": what is
    spoken of is a decision, or the rules for measures to come.
    """
    items, at = reading.sentence.items, reading.at
    if at + 1 < len(items) and noun_class(items[at + 1]) == DECISION:
        return True
    for k in range(at - 2, max(-1, at - _OF_RULES), -1):
        item = items[k]
        makes_rules = any(f.rule.action == "legislate" for f in item.forms)
        if makes_rules or (item.entity is None and item.any("pattern:law_suffix")):
            return items[k + 1].any("preposition", "location")
        if is_name(item) or item.text in {",", ";"} or any(f.voice != NOUN for f in item.forms):
            return False
    return False


def leads_to_clause(reading: Reading, language: Language) -> bool:
    """ "[found that] X misled users": the trigger leads to a clause that tells what somebody has done."""
    return reading.trigger.low.rpartition(" ")[2] in language.words.get("complementizer", ())


def is_owed(items: Sequence[Item], at: int) -> bool:
    """ "Telegram must comply by Friday", "has to register or leave"."""
    for k in range(at - 1, max(-1, at - _OWED), -1):
        if items[k].any("owed"):
            return True
        if is_name(items[k]) or items[k].any("subordinator", "relative") or items[k].text == ",":
            return False
    return False


def has_to(items: Sequence[Item], at: int) -> bool:
    """Whether a word for what ought to be done stands before the verb at `at`, or before one that it goes on from."""
    for k in range(at, max(-1, at - _GOES_ON), -1):
        first = k if is_owed(items, k) else conjoined(items, k)
        if first is not None and is_owed(items, first):
            return True
    return False


def is_of_measure(reading: Reading) -> bool:
    """ "declines to order [Chatlune ban]", "demands a TikTok block": the name only tells which measure is meant."""
    if _tells_whose_wish(reading):
        return True
    items, at = reading.sentence.items, reading.stop
    follows = at < len(items) and any(f.voice == NOUN for f in items[at].forms) and items[at].entity is None
    ends = at + 1 >= len(items) or items[at + 1].text in {".", ",", ";"} or items[at + 1].any("preposition", "subordinator")
    return follows and ends and items[at - 1].entity is not None


def leads_to_ended_measure(reading: Reading, restricting: Container[str]) -> bool:
    """ "[removed] the suspension of X": a word for an end, before the noun of a measure, which tells what is undone.

    `restricting`: the action types of measures.
    """
    items, at = reading.sentence.items, reading.at
    if reading.voice == NOUN or not items[at].any("reversal_active"):
        return False
    for k in range(at + 1, min(at + _ENDED, len(items) - 1)):
        if any(f.voice == NOUN and f.rule.action in restricting for f in items[k].forms) and items[k].entity is None:
            return items[k].low.count(" ") > 0 or items[k + 1].any("genitive", "patient", "location")
        if not (items[k].any("determiner", "owning", "transparent", "article", "possessive") or items[k].is_plain):
            return False
    return False


def is_network(item: Item) -> bool:
    """A word for a network, or for a measure against one: "all internet shutdown orders must be published"."""
    return item.any("noun:network") or any(f.rule.object == "network" for f in item.forms)


def is_of_net(item: Item) -> bool:
    """A common noun for services."""
    return item.any("noun:platform")


def tells_kind_of_service(reading: Reading) -> bool:
    """ "mencabut izin dua [perusahaan pinjol], yaitu PT Karsa Dana": what stands before the names tells what they are."""
    named = [t.item.start for t in reading.targets if t.entity.kind == "organization" and not (t.inferred or t.referred)]
    between = [i for i in reading.sentence.items[reading.at + 1 :] if named and i.end <= min(named)]
    return any(is_of_net(i) for i in between[-_KIND:])


def is_service(item: Item) -> bool:
    """A service that is named."""
    return item.entity is not None and item.entity.kind == "platform"


def is_owned_by_power(reading: Reading) -> bool:
    """ "[Pelagia's] order that X close its offices": whose order it is stands before it."""
    before = reading.sentence.items[max(0, reading.at - 2) : reading.at]
    owner = before[0] if len(before) > 1 and before[1].any("possessive") else None
    return owner is not None and any(a.item is owner and a.entity.kind in POWERS for a in reading.actors)


def follows_possibility(reading: Reading) -> bool:
    """ "X can appeal, [which] would defer the fines": the whole sentence before it tells only what may be done."""
    items = reading.sentence.items
    clause = range(reading.at - 1, max(0, reading.at - _ENDED), -1)
    k = next((k for k in clause if items[k].any("relative") and items[k + 1].any("future")), 0)
    would = k > 0 and items[k - 1].text == "," and reading.status == "planned"
    return would and any(i.tags.get("cue:before") in ("ability", "conditional") for i in items[:k])


def puts_by(items: Sequence[Item], at: int) -> bool:
    """ "[set aside] $3 billion for the fine": money is kept ready for a measure, which nothing ends."""
    k = at + 1
    while k < len(items) and (not items[k].is_word or items[k].text[:1].isdigit() or items[k].any("number", "currency")):
        k += 1
    k += k > at + 1 and k < len(items) and items[k].is_plain and not items[k].capital  # "5 million [euros]"
    return at + 1 < k < len(items) and items[k].any("body_of")


def follows_a_quotation(items: Sequence[Item], at: int) -> bool:
    """ "..., kita tunggu arahan,” [tutup]nya": a verb right behind a quotation and its comma tells who has spoken."""
    marks = [i.text for i in items[max(0, at - 2) : at]]
    return marks in ([",", mark] for mark in _CLOSING) or marks in ([mark, ","] for mark in _CLOSING)


def is_of_content(reading: Reading, roles: Roles) -> bool:
    """ "memblokir [500 konten] di X", "[500 konten] di X diblokir"."""
    if roles.object is not None and roles.object.head == CONTENT:
        return True
    return reading.voice == PASSIVE and roles.subject is not None and roles.subject.head == CONTENT


def _tells_whose_wish(reading: Reading) -> bool:
    """ "tidak melaksanakan pengawasan [yang diminta] oleh OJK": what is asked for is a thing, and nobody is asked."""
    items, k = reading.sentence.items, reading.at - 1
    while k > 0 and items[k].any("cue:before", "adverb", "perfect") and not items[k].any("relative"):
        k -= 1
    thing = items[k - 1] if reading.voice == PASSIVE and k > 0 and items[k].any("relative") else None
    return thing is not None and thing.is_plain and thing.text.islower()
