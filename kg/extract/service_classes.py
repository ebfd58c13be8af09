"""Services that are told only as a class, and to whom something is done all the same: "ordered social media companies to ..."."""

from __future__ import annotations

from kg.extract.document import Item
from kg.extract.phrases import Phrase
from kg.extract.reading import POWERS, Filler, Reading
from kg.model import Entity
from kg.ontology import NOUN, ActionType, Grammar

_TOLD = ("done", "ongoing", "announced")
_TAKEN = ("demand", "fine", "investigate", "summon", "warn", "charge")


def services_told(reading: Reading, phrase: Phrase, action: ActionType, grammar: Grammar) -> list[Filler]:
    """The class of services against which a named power takes a step, by a verb: "Freedonia fined [five websites]".

    Only where the words can mean nothing else, and name none of them; what is only planned or asked for names its services.
    What is demanded follows as an infinitive: "told [platforms] to act".
    """
    if action.id not in _TAKEN or reading.voice == NOUN or reading.status not in _TOLD or phrase.names or phrase.unknown:
        return []
    if not any(a.entity.kind in POWERS and a.entity.id is not None and not a.inferred for a in reading.actors):
        return []
    items = reading.sentence.items
    begin = next((k for k in range(phrase.start, phrase.stop) if not items[k].any("patient", "article")), phrase.stop)
    last = next((k for k in range(begin, phrase.stop) if items[k].any("service_class")), None)
    if last is None or not all(_describes(item) for item in items[begin:last]):
        return []
    behind = items[last + 1].low.partition(" ")[0] if last + 1 < len(items) else ""
    if reading.form.rule.complement and behind != grammar.infinitive:
        return []
    words = " ".join(item.text for item in items[begin : last + 1])
    told = Item(items[begin].start, items[last].end, words, words.lower(), {})
    return [Filler(Entity(None, words, "class"), told)]


def _describes(item: Item) -> bool:
    """A word before the noun that tells how many or which kind: nothing that points back to some that were named."""
    if item.forms or item.any("determiner", "demonstrative", "owning", "possessive", "preposition"):
        return False
    return item.is_plain or item.adjective or item.any("number", "adverb", "transparent") or item.text[:1].isdigit()
