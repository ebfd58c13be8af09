"""What bodies are called beside their countries' names: "communications ministry" of "Indonesia's communications ministry"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from kg.ontology import Language, ListedEntity, Ontology
from kg.text.lowering import lower
from kg.text.tokens import tokens

_OWNER = 3  # words of a country's name
_SMALL = "small"
_Sense = tuple[str, ...]


class Descriptions:
    """The listed bodies by what their descriptions mean, in whatever order and number: "ministry of communication".

    Courts are left out: a country has many of one name.
    """

    def __init__(self, language: Language, ontology: Ontology) -> None:
        self._possessives = language.grammar.possessives
        self._head_first = language.grammar.head_first
        self._meanings = ontology.body_words
        self._owners: dict[str, set[tuple[str, ...]]] = {}
        self._bodies: dict[_Sense, dict[str, ListedEntity | None]] = {}
        self._words: set[str] = {_SMALL}
        for place in ontology.entities.values():
            if place.label == "Place" and place.kind == "country" and place.country:
                names = (*place.surfaces(language.code), *place.adjectives.get(language.code, ()))
                self._owners.setdefault(place.country, set()).update(map(words_of, names))

    def add(self, words: tuple[str, ...], body: ListedEntity | None) -> None:
        """Takes the name of a body, if it begins or ends with its country's, as the language has it."""
        if body is None or body.country not in self._owners or body.label != "Agency" or body.kind == "court":
            return
        owners = self._owners[body.country]
        ends = self._head_first
        length = next((n for n in range(_OWNER, 0, -1) if (words[-n:] if ends else words[:n]) in owners), 0)
        rest = words[: len(words) - length] if ends else words[length:]
        if rest and rest[0] in self._possessives:
            rest = rest[1:]
        if length and len(rest) > 1:
            sense = self._sense(rest)
            self._words.update(sense)
            bodies = self._bodies.setdefault(sense, {})
            if bodies.setdefault(body.country, body) is not body:
                bodies[body.country] = None  # two of one country

    def may_hold(self, words: Iterable[str]) -> bool:
        """Whether each of the words stands in some description, which most do not."""
        return all(self._meanings.get(word, word) in self._words for word in words)

    def knows(self, words: Sequence[str]) -> bool:
        """Whether some body, of whatever country, is called so. "Home department of" goes on."""
        return self._sense(words) in self._bodies and self._meanings.get(words[-1]) != _SMALL

    def body(self, words: Iterable[str], named: Container[str | None], home: str | None) -> ListedEntity | None:
        """The body that is called so: the only one that an article names (`named`: ids), else the one of a country (`home`: its
        code).
        """
        bodies = self._bodies.get(self._sense(words), {})
        told = [body for body in bodies.values() if body is not None and body.id in named]
        if len(told) == 1:
            return told[0]
        return bodies.get(home) if home is not None and not told else None

    def _sense(self, words: Iterable[str]) -> _Sense:
        meanings = (self._meanings.get(word, word) for word in words)
        return tuple(sorted(meaning for meaning in meanings if meaning != _SMALL))


def words_of(surface: str) -> tuple[str, ...]:
    """The tokens of a name, in small letters."""
    return tuple(lower(token.text) for token in tokens(surface, 0, len(surface)))
