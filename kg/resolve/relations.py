"""What the gazetteer knows between bodies: who is the same, whose part, whose property, and of which country."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from kg.model import slug
from kg.resolve.body_names import BodyNames
from kg.resolve.gazetteer import Gazetteer, ListedEntity

COUNTRY, GOVERNMENT, HEAD = "country", "government", "head-of-state"
_PLACE = "Place"
# Shorter names of countries are words of other sorts.
_LONG_NAME = 4


class Relations:
    """Asks a gazetteer about ids. An id that it does not list is related to itself alone."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._entities = gazetteer.entities
        self._older: dict[str, str] = {}
        for id_, entry in sorted(self._entities.items()):
            if entry.succeeded_by and entry.succeeded_by != id_:
                self._older.setdefault(entry.succeeded_by, id_)
        self._capitals = {name for entry in self._entities.values() for name in entry.capital}
        self._countries: dict[str, str] = {}
        for id_, entry in sorted(self._entities.items()):
            if entry.kind == COUNTRY and entry.country:
                names = (id_, entry.name, *(n for own in (*entry.names.values(), *entry.adjectives.values()) for n in own))
                self._countries |= {slug(name): entry.country for name in names if len(name) >= _LONG_NAME}
        self.body_names = BodyNames(gazetteer.body_words, self._countries)
        # Asked for every report of an event, and there are few different ids.
        self.owner = cache(self._owner)
        self.jurisdiction = cache(self._jurisdiction)
        self.related = cache(self._related)
        self.stands_for_all = cache(self._stands_for_all)

    def is_listed(self, id_: str) -> bool:
        """Whether the gazetteer knows it."""
        return id_ in self._entities

    def at(self, id_: str, day: str | None) -> str:
        """Return the id that a body had on a day (ISO): its older or newer one where its own was not valid then."""
        entry = self._entities.get(id_)
        if entry is None or not day:
            return id_
        seen = {id_}
        while (entry := self._entities[id_]) and entry.valid_until and day > entry.valid_until and entry.succeeded_by:
            if entry.succeeded_by in seen or entry.succeeded_by not in self._entities:
                return id_
            id_ = entry.succeeded_by
            seen.add(id_)
        while (entry := self._entities[id_]) and entry.valid_from and day < entry.valid_from[: len(day)] and id_ in self._older:
            if self._older[id_] in seen:
                return id_
            id_ = self._older[id_]
            seen.add(id_)
        return id_

    def newest(self, id_: str) -> str:
        """Return the last of the ids that a body or a platform has had."""
        return self._last(id_, lambda entry: entry.succeeded_by)

    def _owner(self, id_: str) -> str:
        """Return the last in the chain of owners of a platform or a company."""
        return self._last(id_, lambda entry: entry.owner)

    def _jurisdiction(self, id_: str) -> str | None:
        """Return where a body has power: a country's code, with the state or the city behind a slash where it is one's."""
        entry = self._entities.get(id_)
        if entry is None:
            return self._named_for(id_)
        if entry.country is None:
            return None
        place = self._entities.get(entry.represents or "", entry)
        if place.label == _PLACE and place.kind != COUNTRY and place.name not in self._capitals:
            return f"{entry.country}/{place.id}"
        return entry.country

    def _named_for(self, id_: str) -> str | None:
        """Return the one country that a name speaks of: "the Pakistani telecoms authority", "Otoritas Komunikasi Malaysia"."""
        found = {code for word in id_.split("-") if (code := self._countries.get(word))}
        return found.pop() if len(found) == 1 else None

    def _related(self, one: str, other: str) -> bool:
        """Whether two bodies may be one in the mouths of newspapers: the same under two names, or one a part of the other."""
        if one == other:
            return True
        ones, others = self._wholes(one), self._wholes(other)
        return ones[0] in others or others[0] in ones

    def may_be_one(self, one: str, other: str) -> bool:
        """Whether two bodies are related, of one meaning, or of one country where a list does not hold both: it may be one in two
        languages.
        """
        if self.related(one, other) or self.body_names.may_be_one(one, other):
            return True
        place = self.jurisdiction(one)
        return place is not None and place == self.jurisdiction(other) and not (self.is_listed(one) and self.is_listed(other))

    def _stands_for_all(self, id_: str) -> bool:
        """Whether newspapers name it for any body of a country: the country itself, its capital, its government, its head."""
        entry = self._entities.get(id_)
        return entry is not None and (entry.kind in (COUNTRY, GOVERNMENT, HEAD) or entry.name in self._capitals)

    def _wholes(self, id_: str) -> tuple[str, ...]:
        """Return the newest id of a body and those of all that it is a part of."""
        return (self.newest(id_), *(self.newest(whole) for whole in self._chain(id_)))

    def _chain(self, id_: str) -> Iterator[str]:
        seen = {id_}
        while (entry := self._entities.get(id_)) and entry.part_of and entry.part_of not in seen:
            id_ = entry.part_of
            seen.add(id_)
            yield id_

    def _last(self, id_: str, following: Callable[[ListedEntity], str | None]) -> str:
        chain = [id_]
        while (entry := self._entities.get(chain[-1])) and (after := following(entry)):
            if after in chain:
                # In a circle the first in the alphabet, wherever one entered it.
                return min(chain[chain.index(after) :])
            chain.append(after)
        return chain[-1]
