"""Which bodies that no list holds an article names, and in which country it places each."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Article, Entity, EventFact, Facts, slug
from kg.resolve.bodies import BodyUse
from kg.resolve.claims import UNDATED
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.keys import AGENCY, entity_key
from kg.resolve.linking import Linker
from kg.resolve.relations import Relations

_PLACE = "Place"


class Homes:
    """Finds the bodies of articles, each by its own article alone."""

    def __init__(self, gazetteer: Gazetteer, relations: Relations, linker: Linker) -> None:
        self._entities = gazetteer.entities
        self._relations = relations
        self._linker = linker
        self._uncorrected = linker.uncorrected()

    def uses(self, article: Article, facts: Facts) -> Iterator[BodyUse]:
        """Yield the bodies that an article names and no list holds."""
        for entity in {each for each in _named(facts) if each.kind == AGENCY}:
            said, meant = (linker.entity(entity, article.id) for linker in (self._uncorrected, self._linker))
            key, name = entity_key(meant), entity_key(said)
            if key is not None and name is not None and said.id not in self._entities:
                home = self._home(entity, article, facts)
                yield BodyUse(article.published or UNDATED, article.id, key, name, home or "")

    def _home(self, body: Entity, article: Article, facts: Facts) -> str | None:
        """Return where a body acts, else the one country that was named before it.

        What is told of another country afterwards says nothing: "the Communications Authority confirmed it. In Vandria ..."
        """
        acts = {self._country(event.place) for event in facts.events if body in _acting(event)} or {None}
        if acts != {None}:
            return acts.pop() if len(acts) == 1 else None
        at = min((mention.start for mention in facts.mentions if mention.entity == body), default=0)
        before = {self._country(mention.entity.id) for mention in facts.mentions if mention.start < at}
        before |= set(self._relations.body_names.countries(slug(article.title or "")))
        before.discard(None)
        # "The Communications Authority fined it. The Freedonian regulator ..." calls the body by its country afterwards.
        told = before or {place for each in _named(facts) if (place := self._told_of_regulator(each))}
        return told.pop() if len(told) == 1 else None

    def _told_of_regulator(self, entity: Entity) -> str | None:
        """Return the country of what is no name, but one word for any body of a country: "the Freedonian regulator"."""
        if entity.kind != AGENCY or entity.id is None or entity.id in self._entities:
            return None
        told = self._relations.body_names.told(entity.id)
        return told.country if told.sense and " " not in told.sense else None

    def _country(self, place: str | None) -> str | None:
        """Return the code of the country of a place, given by its id or as a code."""
        listed = self._entities.get(place or "")
        if listed is not None:
            return listed.country if listed.label == _PLACE else None
        return place if place and place.isupper() else None


def _acting(event: EventFact) -> Iterator[Entity]:
    return (role.entity for role in (event.actor, event.via, *event.with_, *event.targets) if role)


def _named(facts: Facts) -> Iterator[Entity]:
    for event in facts.events:
        yield from _acting(event)
    yield from (said.speaker for said in facts.statements)
    yield from (fact.organisation for fact in facts.people if fact.organisation)
    yield from (mention.entity for mention in facts.mentions)
