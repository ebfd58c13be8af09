"""Who is meant, as all articles together tell: the last step from the keys of articles to those of the graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from kg.resolve.bodies import KnownBodies
from kg.resolve.corrections import Corrections
from kg.resolve.keys import AGENCY, PERSON, id_of, kind_of


class Identities:
    """Tells the key that an entity of an article has in the graph.

    `person(article, name)` gives the id of the person that an article means by a name (an id), `name(id)` the name that a
    person's id was made of; `misspelt` the key that is meant by a misspelt one; `bodies` which body a name of one means.
    """

    def __init__(
        self,
        corrections: Corrections,
        misspelt: Mapping[str, str],
        bodies: KnownBodies,
        person: Callable[[str, str], str],
        name: Callable[[str], str],
    ) -> None:
        self._corrections = corrections
        self._misspelt = misspelt
        self._bodies = bodies
        self._person = person
        self._name = name

    def meant(self, article: str, key: str) -> str:
        """Return the key in the graph of a key in an article."""
        kind = kind_of(key)
        if kind == PERSON:
            key = f"{PERSON}/{self._person(article, id_of(key))}"
        elif kind == AGENCY and (found := self._bodies.meant(article, key)) is not None:
            # A correction speaks of a node of the graph, or of the name by which the node was known when it was made.
            return self.standing(next((apart for one in found if (apart := self._corrections.apart(article, one))), found[0]))
        return self.standing(self._misspelt.get(key, key))

    def standing(self, key: str) -> str:
        """Return the key that stands for a key of the graph after all merges by people."""
        if not self._corrections.given or kind_of(key) != AGENCY:
            return self._corrections.standing(key)
        stands = next((other for one in self.known_as(key) if (other := self._corrections.standing(one)) != one), key)
        bodies = self._bodies.named(stands)
        # What was a body's key is one of its names only, since an earlier article gives it another.
        return next(iter(bodies)) if len(bodies) == 1 else stands

    def known_as(self, key: str) -> Iterator[str]:
        """Yield a key of the graph, and those that a body had or would have by its other names."""
        yield key
        if kind_of(key) == AGENCY:
            yield from (name for name in self._bodies.names(key) if name != key and not self._bodies.names(name))

    def spelled(self, key: str) -> Iterable[str]:
        """Yield the keys of articles that name a key of the graph; a slip or an abbreviation names nobody."""
        told: dict[str, None] = {}
        for one in (key, *self._corrections.merged_into(key)):
            if kind_of(one) == PERSON:
                told[f"{PERSON}/{self._name(id_of(one))}"] = None
            else:
                told |= dict.fromkeys([one, *self._bodies.names(one)] if kind_of(one) == AGENCY else [one])
        return told
