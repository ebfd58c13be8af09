"""Which body is meant by a name that no list holds: names of one meaning and country are one body's, in any language.

Two countries may have a Communications Authority each. An article tells which it means: by the name, by where the body acts, by
the one country that was named before it. Where an article tells none, it means the body of the only country that claims the name;
where two do, nobody knows, and such articles share a node until a person says more.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from kg.model import slug
from kg.resolve.body_names import BodyNames
from kg.resolve.keys import AGENCY, id_of, key_of

_SHORT = 4
Rank = tuple[str, str]
Name = tuple[str, str]
"""A key of a body, and the code of the country in which an article places it, or ""."""


@dataclass(frozen=True, slots=True, order=True)
class BodyUse:
    """A body that one article names: its key there, its key without people's corrections, and where the article places it."""

    published: str
    article: str
    key: str
    said: str
    home: str

    def named(self, misspelt: Mapping[str, str], names: BodyNames) -> tuple[str, Name]:
        """Return the sense of the name that is meant ("" where it tells nothing) and the name with its country."""
        key = misspelt.get(self.said, self.said)
        told = names.told(id_of(key))
        return told.sense, (key, told.country or self.home)


def told_apart(first: Mapping[Name, Rank], place: Callable[[str], str]) -> dict[Name, str]:
    """Return the key of the body that is meant by each name of one sense; `first`: the earliest article that uses it so.

    The body first written of has the first name that it was given; another to which that was given too has its country behind it.
    `place` gives the id of a country.
    """
    countries = {country for _, country in first if country}
    alone = next(iter(countries)) if len(countries) == 1 else ""
    groups: dict[str, list[Name]] = {}
    for key, country in first:
        groups.setdefault(country or alone, []).append((key, country))
    order = sorted((min((first[name], name[0]) for name in names), country) for country, names in groups.items())
    made: dict[str, str] = {}
    for ((_, article), key), country in order:
        behind = place(country) if country else article[:_SHORT]
        made[country] = key if key not in made.values() else key_of(AGENCY, slug(f"{id_of(key)} {behind}"))
    return {name: made[country] for country, names in groups.items() for name in names}


class KnownBodies(Protocol):
    """Tells which bodies articles mean, once that is settled."""

    def meant(self, article: str, key: str) -> tuple[str, str] | None:
        """Return what an article means by a key: the key of the body, and that of its name; None for one that it does not use."""
        ...

    def names(self, key: str) -> Iterable[str]:
        """Return the keys of articles that name a body, in order."""
        ...

    def named(self, key: str) -> Collection[str]:
        """Return the keys of the bodies that a key names."""
        ...


class Bodies:
    """The bodies of all articles, decided in memory."""

    def __init__(
        self, uses: Iterable[BodyUse], misspelt: Mapping[str, str], names: BodyNames, place: Callable[[str], str]
    ) -> None:
        told = [(use, *use.named(misspelt, names)) for use in sorted(uses)]
        first: dict[str, dict[Name, Rank]] = {}
        for use, sense, name in told:
            if sense:
                first.setdefault(sense, {}).setdefault(name, (use.published, use.article))
        found = {sense: told_apart(each, place) for sense, each in first.items()}
        self._meant: dict[tuple[str, str], tuple[str, str]] = {}
        self._names: dict[str, set[str]] = {}
        self._named: dict[str, set[str]] = {}
        for use, sense, name in told:
            self._meant.setdefault((use.article, use.key), (found[sense][name] if sense else name[0], name[0]))
        for each in found.values():
            for (name_key, _), key in each.items():
                self._names.setdefault(key, set()).add(name_key)
                self._named.setdefault(name_key, set()).add(key)

    def meant(self, article: str, key: str) -> tuple[str, str] | None:
        """Return what an article means by a key."""
        return self._meant.get((article, key))

    def names(self, key: str) -> Iterable[str]:
        """Return the keys of articles that name a body."""
        return sorted(self._names.get(key, ()))

    def named(self, key: str) -> Collection[str]:
        """Return the keys of the bodies that a key names."""
        return self._named.get(key, set())
