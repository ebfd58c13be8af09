"""What a sentence tells as a part of another deed: the terms of a settlement, the grounds of a measure."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.context import Context
from kg.extract.document import Item
from kg.extract.nouns import is_verb
from kg.extract.own_pages import own_pages
from kg.extract.reading import SIDES, Reading
from kg.extract.wording import leads_to_clause
from kg.ontology import NOUN, Ontology

_IMPOSED = 2  # items from "which" to "imposed" in "which was imposed"
_REVERSED = 4  # items from the noun of a measure back to the verb that ends it
_SPOKEN_OF = 10  # items from what talks are about to the word for them


def leave_out_terms(reading: Reading, readings: list[Reading], infinitive: str | None) -> None:
    """ "[To settle] the case, X agreed to pay a fine, [to comply] with ... and to delete ...": what a settlement is for, and its
    terms, are told by the settlement.
    """
    items, at = reading.sentence.items, reading.at
    if reading.dropped is not None or infinitive is None or reading.status != "planned" or reading.cues:
        return
    if not at or items[at - 1].low != infinitive or not (reading.form.rule.platform_actor or reading.action == "settle"):
        return
    settled = [r for r in _beside(reading, readings) if r.action == "settle" and r.status != "planned"]
    listed = at > 1 and (items[at - 2].text == "," or items[at - 2].any("coordinator"))
    if any((r.at < at and listed) or (r.at > at and at == 1) for r in settled):
        if reading.action == "settle":
            settled[0].targets = settled[0].targets or reading.targets
        reading.dropped = "a term or the aim of a settlement that is told"


def leave_out_aims(reading: Reading, infinitive: str | None) -> None:
    """ "lifted a ban on X which was imposed in May [to cut off access to clips]": what a measure is for, and no deed of X."""
    items, k = reading.sentence.items, reading.at - 1
    of_service = any(a.entity.kind in SIDES for a in reading.actors)
    if reading.dropped is not None or infinitive is None or not of_service or reading.cues:
        return
    if k < _IMPOSED or items[k].low != infinitive:
        return
    for imposed in range(k - 1, max(_IMPOSED - 1, k - _SPOKEN_OF), -1):
        auxiliary = items[imposed - 1].any("passive_auxiliary") and items[imposed - _IMPOSED].any("relative")
        if "support_passive" in items[imposed].tags and auxiliary:
            reading.dropped = "what a measure is for"
            return
        if items[imposed].text == "," or items[imposed].any("relative", "subordinator"):
            return


def leave_out_grounds(reading: Reading, readings: list[Reading], context: Context) -> None:
    """ "The authority fined X after it had [concluded that] X misled users": what a body found is why it acted."""
    clause = reading.action == "charge" and leads_to_clause(reading, context.document.lexicon.language)
    if reading.dropped is not None or not (reading.action == "rule" or clause) or not reading.actors:
        return
    body = context.standing.body_of(reading.actors[0].entity)
    if body.kind != "agency" or context.standing.is_court(body):
        return
    ids = {t.entity.id for t in reading.targets if t.entity.id}
    for told in readings:
        charged = (
            told.dropped is None and told is not reading and told.action == "charge" and ids & {t.entity.id for t in told.targets}
        )
        if charged and any(context.standing.body_of(a.entity) == body for a in told.actors):
            reading.dropped = "what it is charged with"
            return
    for told in _beside(reading, readings):
        between = reading.sentence.items[told.at + 1 : reading.at]
        own = any(context.standing.body_of(a.entity) == body for a in told.actors)
        if own and told.action not in ("rule", "charge") and any(i.any("posterior", "because") for i in between):
            reading.dropped = "why a measure was taken that is told"
            return


def leave_out_own_pages(reading: Reading) -> None:
    """ "The ministry deleted its [Twitter] account", "the president deleted his [X] account": their own page, and nothing that is
    done to the service.
    """
    items = reading.sentence.items
    alone = reading.action == "takedown" and bool(reading.actors) and all(a.entity.kind == "person" for a in reading.actors)
    pages = {i.start for i in own_pages(items) if alone or _is_its_own(items, items.index(i))}
    if reading.dropped is None and reading.targets and all(t.item.start in pages for t in reading.targets):
        reading.dropped = "done to the page of whoever does it"


def leave_out_findings(reading: Reading, readings: list[Reading]) -> None:
    """ "The court found that X had [limited] its rivals": what it was found or accused to have done is why, and no deed told."""
    if reading.dropped is not None or reading.action != "moderate" or not reading.actors:
        return
    for told in _beside(reading, readings):
        between = reading.sentence.items[told.at + 1 : reading.at]
        goes_on = any(i.text == "," or i.any("coordinator", "posterior") for i in between)
        same = {t.entity for t in told.targets} & {a.entity for a in reading.actors}
        if told.action in ("rule", "charge") and told.at < reading.at and same and not goes_on:
            reading.dropped = "what it was found to have done"
            return


def leave_out_accusations(readings: list[Reading], context: Context) -> None:
    """ "The ministry fined X. "X [failed to comply] with our rules," its spokesman said": why it acted, in its own words."""
    held = [r for r in readings if r.dropped is None and r.actors]
    fined = [r for r in held if r.action in ("fine", "charge")]
    for reading in held if fined else ():
        if reading.action != "refuse" or reading.status != "done":
            continue
        if any(f.rule.action == "fine" for i in reading.sentence.items for f in i.forms):
            continue  # "refused to pay the fine"
        speaker = context.speaker_at(reading.sentence, reading.trigger.start)
        accused = {a.entity for a in reading.actors}
        if speaker is None or speaker[0] in accused:
            continue
        sides = {speaker[0], *(context.standing.body_of(t.entity) for t in reading.targets)}
        by_them = [r for r in fined if any(context.standing.body_of(a.entity) in sides for a in r.actors)]
        if any(accused <= {t.entity for t in told.targets} for told in by_them):
            reading.dropped = "what those are accused of who are fined or charged for it"


def leave_out_talks(reading: Reading, infinitive: str | None, ontology: Ontology) -> None:
    """ "is in talks with Jordan [to lift] the ban", "held talks with the aim [of lifting] it", "an agreement with the authority
    [to remove] content": what two sides speak of is done by neither yet.
    """
    items = reading.sentence.items
    if (
        reading.dropped is not None
        or infinitive is None
        or ontology.actions[reading.action].family not in ("restrict", "restore")
    ):
        return
    near = range(reading.at, max(0, reading.at - _REVERSED), -1)
    verb = next((k for k in near if items[k].any("reversal_active")), reading.at) if reading.voice == NOUN else reading.at
    led = verb - 1
    to_do = led > 0 and items[led].low.rpartition(" ")[2] == infinitive
    if not to_do and not (led > 0 and items[led].any("genitive") and items[verb].any("reversal_active")):
        return
    for k in range(led - 1, max(-1, led - _SPOKEN_OF), -1):
        item = items[k]
        talks = any(f.rule.action == "negotiate" for f in item.forms)
        with_actor = to_do and item.any("partner") and any(a.item is i for a in reading.actors for i in items[k:led])
        if talks or with_actor:
            reading.dropped = "what two sides speak of or agree upon"
        if talks or item.text == "," or item.any("coordinator", "relative", "subordinator") or is_verb(item):
            return


def _is_its_own(items: Sequence[Item], at: int) -> bool:
    return any(i.any("owning") for i in items[max(0, at - 2) : at])


def _beside(reading: Reading, readings: list[Reading]) -> list[Reading]:
    return [r for r in readings if r is not reading and r.sentence is reading.sentence and r.dropped is None]
