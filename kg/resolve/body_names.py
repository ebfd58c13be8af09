"""What the name of a body says in any language: "Otoritas Komunikasi Vandria" and "the Vandrian Communications Authority".

Names of bodies are made of few words, which the languages list by what they mean. A name is what its words mean, in whatever
order, and the country that it is of. A word that no language lists means itself: "Komisi Zubaru" is no other body's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

SMALL = "small"
_MOST = 4  # words of one meaning: "hak asasi manusia"


@dataclass(frozen=True, slots=True)
class Told:
    """What a name says: `sense`, the same for all names of one meaning, and the code of its country; each "" for none."""

    sense: str
    country: str


class BodyNames:
    """Tells what the names (ids) of bodies say. `words` gives what a word means, `countries` the code of the one it names."""

    def __init__(self, words: Mapping[str, str], countries: Mapping[str, str]) -> None:
        self._words = words
        self._countries = countries
        self.told = cache(self._told)

    def may_be_one(self, one: str, other: str) -> bool:
        """Whether two names say the same, and name no two countries."""
        ones, others = self.told(one), self.told(other)
        return bool(ones.sense) and ones.sense == others.sense and len({ones.country, others.country} - {""}) < 2

    def countries(self, words: str) -> Iterator[str]:
        """Yield the codes of the countries that some words (a slug) name."""
        return (place for word in self._split(words) if (place := self._countries.get(word)) is not None)

    def _told(self, id_: str) -> Told:
        meanings: list[str] = []
        places: set[str] = set()
        listed = 0
        for word in self._split(id_):
            if (place := self._countries.get(word)) is not None:
                places.add(place)
            elif (meaning := self._words.get(word)) != SMALL:
                meanings.append(meaning or word)
                listed += meaning is not None
        # One word is a name of its own ("Zubaru") or says too little ("the regulator"), but for the regulator of a country.
        if len(places) > 1 or len(meanings) + (len(places) if listed else 0) < 2:
            return Told("", "")
        return Told(" ".join(sorted(meanings)), next(iter(places), ""))

    def _split(self, id_: str) -> Iterator[str]:
        """Yield the words of a name, those together that mean one thing together."""
        words = id_.split("-")
        at = 0
        while at < len(words):
            length = next((n for n in range(_MOST, 1, -1) if self._is_one("-".join(words[at : at + n]))), 1)
            yield "-".join(words[at : at + length])
            at += length

    def _is_one(self, words: str) -> bool:
        return words in self._words or words in self._countries
