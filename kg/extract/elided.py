"""Targets that a sentence leaves out: trusted where the article tells a measure against the same one in full."""

from __future__ import annotations

from collections.abc import Container

from kg.extract.context import Context
from kg.extract.document import Item
from kg.extract.phrases import object_after
from kg.extract.reading import NO_ACTOR, SIDES, Filler, Reading
from kg.ontology import Ontology

_NEAR = 4  # items around a trigger
_LINE = 12  # words behind a measure, to the verb that says it was imposed


def check_elided(readings: list[Reading], context: Context, ontology: Ontology) -> None:
    """A target that the sentence leaves out is trusted only where the article tells a measure against the same one in full.

    What a court decides is trusted to be about whom the article is about.
    """
    told: set[tuple[str, str | None]] = set()
    parties = {f.entity for r in readings for f in (*r.actors, *r.targets) if not f.inferred}
    measures = any(r.dropped is None and ontology.actions[r.action].family == "restrict" for r in readings)
    parties |= {i.entity for i in _faced(context) if i.entity is not None}
    focus = context.focus() if measures or context.focus() in parties else None  # something may only be posted on it
    for reading in readings:
        if reading.dropped in (None, NO_ACTOR):
            told |= {(_side_of(ontology, reading), t.entity.id) for t in reading.targets if not t.inferred}
    for reading in readings:
        if (
            reading.dropped is None
            and reading.cues
            and reading.actors
            and all(f.inferred for f in (*reading.actors, *reading.targets))
            and not _is_end_of(reading, told)  # "The ban will be lifted on Monday"
        ):
            reading.dropped = "the sentence names neither side"
        if (
            reading.dropped is None
            and reading.status == "conditional"
            and any(t.inferred and t.entity != focus for t in reading.targets)
        ):
            reading.dropped = "what may be done to whoever it is, and not to one that was named for another deed"
        if reading.dropped is None and any(
            t.inferred
            and (_side_of(ontology, reading), t.entity.id) not in told
            and not (t.entity == focus and (reading.form.rule.court or _is_ended_there(reading, t)))
            and not (("measure", t.entity.id) in told and _decides(reading))
            and not _follows_upon(reading, t)
            and not _is_answered(reading, t, readings, ontology)
            for t in reading.targets
        ):
            reading.dropped = "the sentence leaves out the target, and nothing else tells it"


def _decides(reading: Reading) -> bool:
    """ "The tribunal ruled on Friday": on a measure that is told, where no clause tells on what: "held that platforms ..."."""
    after = reading.sentence.items[reading.at + 1 : reading.at + _NEAR]
    clause = any(i.any("complementizer") and i.any("relative", "subordinator") for i in (reading.trigger, *after))
    return reading.form.rule.court and not clause and " " not in reading.trigger.low


def _faced(context: Context) -> list[Item]:
    """Services that something is told to be against: "an order [against] the messaging service Chatlune"."""
    found: list[Item] = []
    for sentence in context.document.sentences:
        for k, item in enumerate(sentence.items if "opponent" in sentence.tags else ()):
            if item.any("opponent"):
                found += object_after(sentence.items, k + 1, context.grammar).names
    return [i for i in found if i.entity is not None and i.entity.kind == "platform"]


def _is_end_of(reading: Reading, told: Container[tuple[str, str | None]]) -> bool:
    """Whether the noun of a measure is told to end, and the measure itself was told against the same target."""
    ends = reading.action != reading.form.rule.action
    return ends and bool(reading.targets) and all(("measure", t.entity.id) in told for t in reading.targets)


def _is_answered(reading: Reading, target: Filler, readings: list[Reading], ontology: Ontology) -> bool:
    """ "X mengajukan banding atas denda yang dijatuhkan Kominfo": who appeals a measure, or pays, has suffered it."""
    told = [
        r for r in readings if r.sentence is reading.sentence and r.dropped is None and r.trigger.start < reading.trigger.start
    ]
    answers = [r for r in told if ontology.actions[r.action].answers and any(a.entity == target.entity for a in r.actors)]
    imposed = any(i.any("support_passive") for i in reading.sentence.items[reading.at + 1 : reading.at + 1 + _LINE])
    return imposed and bool(answers) and bool(reading.actors) and not reading.actors[0].inferred


def _is_ended_there(reading: Reading, target: Filler) -> bool:
    """ "Wikipedia could be read again after the block was removed": its end is told of what its sentence names."""
    return reading.action != reading.form.rule.action and target.item.start >= reading.sentence.start


def _side_of(ontology: Ontology, reading: Reading) -> str:
    family = ontology.actions[reading.action].family
    return "measure" if family in ("restrict", "restore", "pressure") else family


def _follows_upon(reading: Reading, target: Filler) -> bool:
    """ "[Akses X] kembali normal setelah Kominfo mencabut pemblokiran": a deed without an object, told as what came before what
    the sentence says of the service, or the list of some, that it names.
    """
    items = reading.sentence.items
    at = next((k for k, item in enumerate(items[: reading.at]) if item is target.item), None)
    if at is None or not reading.actors or reading.actors[0].inferred:
        return False
    if any(item.any("preposition", "location") and not item.any("transparent") for item in items[:at]):
        return False  # "beralih ke X setelah ..."
    sides = {item.entity for item in items if item.entity is not None and item.entity.kind in SIDES}
    return sides == {t.entity for t in reading.targets} and any(item.any("posterior") for item in items[at + 1 : reading.at])
