"""What a sentence tells as a part of another deed: the terms of a settlement, the grounds of a measure."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.context import Context
from kg.extract.document import Item
from kg.extract.own_pages import own_pages
from kg.extract.reading import Reading
from kg.extract.wording import leads_to_clause


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
    """ "The ministry deleted its [Twitter] account": its own page, and nothing that is done to the service."""
    items = reading.sentence.items
    pages = {i.start for i in own_pages(items) if _is_its_own(items, items.index(i))}
    if reading.dropped is None and reading.targets and all(t.item.start in pages for t in reading.targets):
        reading.dropped = "done to the page of whoever does it"


def _is_its_own(items: Sequence[Item], at: int) -> bool:
    return any(i.any("owning") for i in items[max(0, at - 2) : at])


def _beside(reading: Reading, readings: list[Reading]) -> list[Reading]:
    return [r for r in readings if r is not reading and r.sentence is reading.sentence and r.dropped is None]
