"""What an article is in company with: whom it names beside the bodies of the affair, and whose words it repeats.

An editor who has two clippings without a date lays together those that quote one sentence or name one leaked company, and tells
by a dated one that does so as well when the others were written. Bodies, their speakers and newspapers are named year after year,
and tell nothing.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from kg.model import Article, Facts
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.keys import AGENCY, ORGANIZATION, PERSON, entity_key
from kg.resolve.linking import Linker

_MOST = 12
# Words of a quotation that are enough to know it by, and the fewest that are no phrase of everybody's.
_WORDS, _FEWEST = 8, 6
_STANDING = frozenset({"media-company", "party"})
Company = tuple[int, ...]


def company(article: Article, facts: Facts, gazetteer: Gazetteer, linker: Linker) -> Company:
    """Return what an article is in company with, as at most 12 numbers in order."""
    told = {*_named(article, facts, gazetteer, linker), *_quoted(facts)}
    return tuple(sorted(zlib.crc32(each.encode()) for each in told)[:_MOST])


def _named(article: Article, facts: Facts, gazetteer: Gazetteer, linker: Linker) -> Iterator[str]:
    """Yield companies that are no party to the events, and people who speak for none of the bodies."""
    sides = {role.entity.id for event in facts.events for role in (event.actor, *event.targets, *event.with_) if role}
    speakers = {
        fact.person.id
        for fact in facts.people
        if fact.organisation and (fact.organisation.kind == AGENCY or fact.organisation.id in sides)
    }
    for mention in facts.mentions:
        entity = mention.entity
        if entity.kind not in (ORGANIZATION, PERSON) or entity.id in sides or entity.id in speakers:
            continue
        listed = gazetteer.entities.get(entity.id or "")
        if listed is not None and (listed.kind in _STANDING or entity.kind == PERSON):
            continue
        if (key := entity_key(linker.entity(entity, article.id))) is not None:
            yield key


def _quoted(facts: Facts) -> Iterator[str]:
    for said in facts.statements:
        words = ["".join(c for c in word if c.isalnum()) for word in said.text.lower().split()]
        if said.direct and len(words) >= _FEWEST:
            yield " ".join(words[:_WORDS])
