"""What the words around a trigger tell of it: that it is owed, that people are asked for it, that a decision is on it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item
from kg.extract.nouns import DECISION, PEOPLE, is_name, noun_class
from kg.extract.reading import Reading
from kg.ontology import NOUN, Language

_OWED = 7  # items between "must" and what has to be done


def is_asked_of_people(reading: Reading) -> bool:
    """ "mendesak [orang tua] membatasi akses anak ke media sosial": nobody of ours is to do it."""
    items = reading.sentence.items
    asked = max((k for k, i in enumerate(items[: reading.at]) if i in reading.cues), default=reading.at)
    told = items[asked + 1 : reading.at]
    return any(noun_class(i) == PEOPLE for i in told) and not any(
        is_name(i) and i.entity and i.entity.kind == "agency" for i in told
    )


def is_of_decision(reading: Reading) -> bool:
    """ "the internet shutdown [orders]", "its internet shutdown [rules]": what is spoken of is a decision."""
    after = reading.sentence.items[reading.at + 1 : reading.at + 2]
    return bool(after) and noun_class(after[0]) == DECISION


def leads_to_clause(reading: Reading, language: Language) -> bool:
    """ "[found that] X misled users": the trigger leads to a clause that tells what somebody has done."""
    return reading.trigger.low.rpartition(" ")[2] in language.words.get("complementizer", ())


def lacks(cue: Item) -> bool:
    """ "without": a preposition that denies."""
    return cue.any("preposition") and cue.tags.get("cue:before") == "denied" and " " not in cue.low


def is_owed(items: Sequence[Item], at: int) -> bool:
    """ "Telegram must comply by Friday", "has to register or leave"."""
    for k in range(at - 1, max(-1, at - _OWED), -1):
        if items[k].any("owed"):
            return True
        if is_name(items[k]) or items[k].any("subordinator", "relative") or items[k].text == ",":
            return False
    return False


def is_of_measure(reading: Reading) -> bool:
    """ "declines to order [Chatlune ban]", "demands a TikTok block": the name only tells which measure is meant."""
    items, at = reading.sentence.items, reading.stop
    follows = at < len(items) and any(f.voice == NOUN for f in items[at].forms) and items[at].entity is None
    ends = at + 1 >= len(items) or items[at + 1].text in {".", ",", ";"} or items[at + 1].any("preposition", "subordinator")
    return follows and ends and items[at - 1].entity is not None


def is_network(item: Item) -> bool:
    """A word for a network, or for a measure against one: "all internet shutdown orders must be published"."""
    return item.any("noun:network") or any(f.rule.object == "network" for f in item.forms)


def is_of_net(item: Item) -> bool:
    """A common noun for services."""
    return item.any("noun:platform")


def is_service(item: Item) -> bool:
    """A service that is named."""
    return item.entity is not None and item.entity.kind == "platform"
