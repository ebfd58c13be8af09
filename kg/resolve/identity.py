"""Who is meant, as all articles together tell: the last step from the keys of articles to those of the graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from kg.resolve.corrections import Corrections
from kg.resolve.keys import PERSON, id_of, kind_of


class Identities:
    """Tells the key that an entity of an article has in the graph.

    `person(article, name)` gives the id of the person that an article means by a name (an id), `name(id)` the name that a
    person's id was made of; `misspelt` the key that is meant by a misspelt one.
    """

    def __init__(
        self,
        corrections: Corrections,
        misspelt: Mapping[str, str],
        person: Callable[[str, str], str],
        name: Callable[[str], str],
    ) -> None:
        self._corrections = corrections
        self._misspelt = misspelt
        self._person = person
        self._name = name

    def meant(self, article: str, key: str) -> str:
        """Return the key in the graph of a key in an article."""
        if kind_of(key) == PERSON:
            key = f"{PERSON}/{self._person(article, id_of(key))}"
        return self.standing(self._misspelt.get(key, key))

    def standing(self, key: str) -> str:
        """Return the key that stands for a key of the graph after all merges by people."""
        return self._corrections.standing(key)

    def spelled(self, key: str) -> Iterable[str]:
        """Yield the keys of articles that name a key of the graph; a slip or an abbreviation names nobody."""
        for one in (key, *self._corrections.merged_into(key)):
            yield f"{PERSON}/{self._name(id_of(one))}" if kind_of(one) == PERSON else one
