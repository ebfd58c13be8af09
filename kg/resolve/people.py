"""Who is who among people of one name: the bodies that articles tie them to tell them apart.

Two articles mean the same person where they tie the name to the same body, or where a third one ties it to both. Until then a
name at another body is another person. An article that names no body means the one whom articles nearest in time mean.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.model import Evidence, slug
from kg.resolve.claims import UNDATED, Claim, proof
from kg.resolve.keys import PERSON, id_of
from kg.resolve.relations import Relations
from kg.resolve.times import day

_FAR = 10**6
_TWO = 2
_IN = "@"


@dataclass(frozen=True, slots=True, order=True)
class Office:
    """An office that an article gives a person at a body, by the body's key. `country`: where the article places the body."""

    body: str
    title: str
    evidence: Evidence
    country: str = ""

    @property
    def at(self) -> str:
        """The body, with its country behind a mark where the article places it: two countries may have bodies of one name."""
        return f"{self.body}{_IN}{self.country}" if self.country else self.body


@dataclass(frozen=True, slots=True, order=True)
class Appearance:
    """A name in one article, with the offices that the article gives it."""

    published: str
    article: str
    offices: tuple[Office, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def bodies(self) -> tuple[str, ...]:
        """The keys of the bodies that the article ties the name to, each with its country where that is told, in order.

        `told`: those that only the words of a title name ("a lawyer for Zubaru").
        """
        return tuple(sorted({*(office.at for office in self.offices), *self.told}))

    def claims(self, person: str) -> Iterator[Claim]:
        """Yield the edges of the offices, `person` being the key of who is meant."""
        for office in self.offices:
            properties = proof(self.article, office.evidence)
            properties |= {"title": office.title} if office.title else {}
            properties |= {"published": self.published} if self.published != UNDATED else {}
            yield Claim(person, "HOLDS", office.body, properties, (self.published, self.article), office.title)


@dataclass(slots=True)
class People:
    """Which person each article means by a name."""

    relations: Relations
    _of_name: dict[str, list[Appearance]] = field(default_factory=dict)
    _ids: dict[tuple[str, str], str] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def seen(self, name: str, appearance: Appearance) -> None:
        """Take one article's use of a name (an id)."""
        self._of_name.setdefault(name, []).append(appearance)

    def name(self, id_: str) -> str:
        """Return the name that a person's id was made of."""
        return self._names.get(id_, id_)

    def claims(self) -> Iterator[Claim]:
        """Yield the edges of all offices, once it was decided who is who."""
        for name, appearances in self._of_name.items():
            for one in appearances:
                yield from one.claims(f"{PERSON}/{self.id_of(one.article, name)}")

    def settle(self) -> None:
        """Decide, once all articles were seen."""
        for name, appearances in self._of_name.items():
            for article, id_ in told_apart(name, appearances, self.relations).items():
                if id_ != name:
                    self._ids[article, name] = id_
                    self._names[id_] = name

    def id_of(self, article: str, name: str) -> str:
        """Return the id of the person whom an article means by a name."""
        return self._ids.get((article, name), name)


def told_apart(name: str, appearances: Iterable[Appearance], relations: Relations) -> Mapping[str, str]:
    """Return the person's id for each article: the name alone for the one first written of, for others the body behind it."""
    order = sorted(appearances)
    groups = _groups([a for a in order if a.bodies], relations)
    if len(groups) < _TWO:
        return {a.article: name for a in order}
    groups.sort(key=lambda group: group[0])
    found: dict[str, str] = {}
    for number, group in enumerate(groups):
        made = name if number == 0 else slug(f"{name} {id_of(group[0].bodies[0].partition(_IN)[0])}")
        found |= {a.article: made for a in group}
    tied = sorted((day(a.published) or _FAR, a.article) for group in groups for a in group)
    for one in order:
        if not one.bodies:
            at = day(one.published) or _FAR
            place = bisect_left(tied, (at, ""))
            _, nearest = min(tied[max(place - 1, 0) : place + 1], key=lambda t: (abs(t[0] - at), t))
            found[one.article] = found[nearest]
    return found


def name_in_title(title: str | None) -> str | None:
    """Return the id of whom the words of a title name at their end: "a lawyer for Zubaru"; a title in capitals names nobody."""
    words = (title or "").split()
    at = next((k for k, word in enumerate(words) if word[0].isupper()), 0)
    return slug(" ".join(words[at:])) if at else None


def are_one(bodies: Iterable[tuple[str, ...]], relations: Relations) -> bool:
    """Whether all articles mean one person by a name; `bodies` are the different sets of bodies that they tie it to."""
    return len(_joined((told for told in bodies if told), relations)) < _TWO


def _groups(tied: Iterable[Appearance], relations: Relations) -> list[list[Appearance]]:
    alike: dict[tuple[str, ...], list[Appearance]] = {}
    for appearance in tied:
        alike.setdefault(appearance.bodies, []).append(appearance)
    return [sorted(a for bodies in group for a in alike[bodies]) for group in _joined(alike, relations)]


def _joined(told: Iterable[tuple[str, ...]], relations: Relations) -> list[set[tuple[str, ...]]]:
    """Join what articles tie a name to where they share a body, or one and its successor, or a part and its whole."""
    groups: list[set[tuple[str, ...]]] = []
    for bodies in sorted(told):
        near = [g for g in groups if any(_may_be_one(a, b, relations) for a in bodies for other in g for b in other)]
        groups = [g for g in groups if g not in near] + [{bodies}.union(*near)]
    return groups


def _may_be_one(one: str, other: str, relations: Relations) -> bool:
    (ones, place), (others, elsewhere) = one.partition(_IN)[::2], other.partition(_IN)[::2]
    return relations.may_be_one(id_of(ones), id_of(others)) and not (place and elsewhere and place != elsewhere)
