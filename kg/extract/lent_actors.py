"""Who acts, lent by another telling of the article, or by whoever the sentence says was met."""

from __future__ import annotations

from kg.extract.context import Context
from kg.extract.countries import places_of
from kg.extract.lexicon import entity_of
from kg.extract.nouns import DECISION, noun_class
from kg.extract.reading import POWERS, Filler, Reading
from kg.ontology import PASSIVE, Language, Ontology

_AGAIN = 2  # sentences between two tellings of what somebody asks for
_AGENT = 9  # items from a measure to who took it
_SAID_OF_CLASSES = ("ban", "restrict", "block")
_TAKEN = ("done", "ongoing", "announced")
_UNPROVEN = ("rumoured", "denied", "threatened")


def asked_again(reading: Reading, readings: list[Reading]) -> None:
    """ "Kemenhub meminta Kominfo memblokir X. [Permintaan] pemblokiran juga dilakukan terhadap Y": by who asked just before."""
    before = [r for r in readings if r.trigger.start < reading.trigger.start and r.dropped is None]
    asked = [r for r in before if r.action == reading.action and r.status == "requested" and r.actors]
    if asked and reading.sentence.index - asked[-1].sentence.index <= _AGAIN:
        asker, via = asked[-1].actors[0], asked[-1].via
        reading.actors = [Filler(asker.entity, asker.item, inferred=True)]
        reading.via = reading.via or via


def met_with(reading: Reading, context: Context, ontology: Ontology) -> list[Filler]:
    """ "Dalam rapat [dengan Komisi X], Kirimin diminta ...": the body that an opening names whom somebody meets tells them."""
    head_first, family = context.grammar.head_first, ontology.actions[reading.action].family
    if not head_first or reading.voice != PASSIVE or family != "pressure":
        return []
    items = reading.sentence.items
    comma = next((k for k in range(1, reading.at) if items[k].text == ","), 0)
    if not comma or not items[0].any("location", "preposition"):
        return []
    bodies = [i for i in items[:comma] if i.entity is not None and i.entity.kind == "agency"]
    met = bodies and any(i.any("partner") for i in items[: items.index(bodies[0])])
    return [Filler(bodies[0].entity, bodies[0], inferred=True)] if met and len(bodies) == 1 and bodies[0].entity else []


def last_that_acted(reading: Reading, readings: list[Reading], ontology: Ontology) -> list[Filler]:
    """ "India blokir Kirimin ... [Mereka] melarang Chatlune": whoever was last told to have taken a measure, by name."""
    acted = [
        r.actors[0]
        for r in readings
        if r.trigger.start < reading.trigger.start
        and r.dropped is None
        and r.actors
        and not r.actors[0].inferred
        and r.actors[0].entity.kind in POWERS
        and ontology.actions[r.action].family == "restrict"
    ]
    return [Filler(acted[-1].entity, acted[-1].item, inferred=True)] if acted else []


def only_power(reading: Reading, readings: list[Reading], ontology: Ontology) -> list[Filler]:
    """ "India melarang X ... Aplikasi lain yang dilarang termasuk Y": of the one power that the article tells of taking measures,
    shortly before.
    """
    told = [
        r
        for r in readings
        if r.dropped is None and r.actors and r.status in _TAKEN and ontology.actions[r.action].family == "restrict"
    ]
    powers = {r.actors[0].entity: r for r in told}
    near = any(0 <= reading.sentence.index - r.sentence.index <= _AGAIN for r in told if not r.actors[0].inferred)
    if reading.status not in _TAKEN or len(powers) != 1 or not near:
        return []
    ((entity, lender),) = powers.items()
    return [Filler(entity, lender.actors[0].item, inferred=True)] if entity.kind in POWERS and entity.id else []


def same_as_before(reading: Reading, readings: list[Reading]) -> list[Filler]:
    """ "Selain itu, akses ke X dilambatkan": what a sentence adds was done by whoever acts in the one before it."""
    if reading.voice != PASSIVE or reading.status not in _TAKEN or not reading.sentence.items[0].any("additive"):
        return []
    acted = [
        r.actors[0]
        for r in readings
        if r.dropped is None and r.actors and r.sentence.index == reading.sentence.index - 1 and r.status in _TAKEN
    ]
    one = len({a.entity for a in acted}) == 1 and acted[0].entity.kind in POWERS
    return [Filler(acted[0].entity, acted[0].item, inferred=True)] if one else []


def infer_from_order(reading: Reading, readings: list[Reading], ontology: Ontology) -> None:
    """ "The authority ordered Meta to stop. Meta will be fined if it fails to.": who took the step before threatens it."""
    ids = {t.entity.id for t in reading.targets if t.entity.id}
    steps = [
        r
        for r in readings
        if r.dropped is None
        and 0 <= reading.sentence.index - r.sentence.index <= 1
        and r.trigger.start < reading.trigger.start
        and r.actors
        and not r.actors[0].inferred
        and r.actors[0].entity.kind == "agency"
        and ontology.actions[r.action].family in ("restrict", "pressure")
        and ids & {t.entity.id for t in r.targets}
    ]
    if len({r.actors[0].entity for r in steps}) == 1:
        reading.actors = [Filler(steps[-1].actors[0].entity, steps[-1].actors[0].item, inferred=True)]


def is_by_unknown_name(reading: Reading) -> bool:
    """ "was slapped with a fine [by the DPC]": somebody with a name did it, of whom nothing is known. "As required [by a
    new law]": nobody did.
    """
    for k, item in enumerate(reading.sentence.items[reading.at + 1 : reading.at + _AGENT], reading.at + 1):
        if item.text in {",", ";", ":"} or item.any("subordinator", "relative", "coordinator"):
            return False
        if item.any("agent"):
            behind = [i for i in reading.sentence.items[k + 1 : k + 5] if not i.any("article", "determiner", "another")]
            if behind and reading.voice == PASSIVE and noun_class(behind[0]) == DECISION:
                return True
            return bool(behind) and behind[0].capital and behind[0].is_word and behind[0].entity is None and not behind[0].tags
    return False


def is_by_nobody_known(reading: Reading, readings: list[Reading]) -> bool:
    """ "Two mothers are suing Chatlune. [The lawsuit] says ...": the one that was told last, of which nobody known is the
    plaintiff.
    """
    before = [r for r in readings if r.action == reading.action and r.trigger.start < reading.trigger.start]
    last = before[-1] if before else None
    near = last is not None and reading.sentence.index - last.sentence.index <= _AGAIN
    return last is not None and near and not last.actors and last.voice != PASSIVE and last.dropped is None


def lend_actor(reading: Reading, readings: list[Reading]) -> None:
    """ "Australia's social media ban grows. The ban encompasses X.": one telling lends the other its actor."""
    if reading.actors or not reading.targets or reading.action not in _SAID_OF_CLASSES or reading.status in _UNPROVEN:
        return
    if reading.via is not None:  # "an association called on the regulator to block X": another has asked, whoever it is
        return
    tellings = [
        r
        for r in readings
        if r.action == reading.action
        and r.actors
        and not r.actors[0].inferred
        and r.actors[0].entity.id
        and r.actors[0].entity.kind in POWERS
        and not any(t.entity.id for t in r.targets)
    ]
    before = [r for r in tellings if r.trigger.start < reading.trigger.start]
    lender = before[-1] if before else tellings[0] if len({r.actors[0].entity for r in tellings}) == 1 else None
    if lender is not None:
        reading.actors = [Filler(lender.actors[0].entity, lender.actors[0].item, inferred=True)]


def country_of_law(reading: Reading, ontology: Ontology, language: Language) -> list[Filler]:
    """ "The Online Safety Act was passed in October": a listed law was made by its country."""
    if reading.action != "legislate" or reading.voice != PASSIVE or reading.status not in _TAKEN:
        return []
    laws = [(t, ontology.entities.get(t.entity.id or "")) for t in reading.targets if t.entity.kind == "legalinstrument"]
    for target, law in laws:
        if law is not None and law.country is not None:
            place = next(places_of(law.country, ontology), None)
            return [Filler(entity_of(place, language), target.item, inferred=True)] if place is not None else []
    return []


def told_in_lead(reading: Reading, readings: list[Reading]) -> list[Filler]:
    """ "Crypto exchange X charged" above "Prosecutors in Malta charged X": a headline leaves out who acts."""
    if reading.sentence.index or reading.voice != PASSIVE or reading.status not in _TAKEN:
        return []
    ids = {t.entity.id for t in reading.targets if t.entity.id}
    acting = {
        r.actors[0].entity: r.actors[0]
        for r in readings
        if r.action == reading.action
        and r.dropped is None
        and r.status in _TAKEN
        and 0 < r.sentence.index <= _AGAIN
        and r.actors
        and not r.actors[0].inferred
        and r.actors[0].entity.kind in POWERS
        and ids & {t.entity.id for t in r.targets}
    }
    return [Filler(f.entity, f.item, inferred=True) for f in acting.values()] if len(acting) == 1 else []
