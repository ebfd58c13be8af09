"""All words and names of one language in one look-up, by tokens and longest match first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.extract.descriptions import Descriptions, words_of
from kg.model import Entity
from kg.ontology import Form, Language, ListedEntity, Ontology
from kg.text.lowering import lower

_APART = frozenset(
    {"fields", "digital", "played", "judging", "governing", "states", "higher_courts", "court_fields", "justice"}
)  # everyday words that mean something inside titles and names only: no tags
BEFORE, AFTER = "before", "after"
_ACRONYM = 5
_LONG = 6


@dataclass(frozen=True, slots=True)
class Name:
    """A listed name. `kind`: `name`, `office` (its holder acts for the body), `adjective` (of a place) or `capital`."""

    entity: ListedEntity
    surface: str
    kind: str
    weak: bool

    def loosely(self) -> Name | None:
        """The name as bad scraping writes it, without capitals: weak, and only for long names of services."""
        if self.kind != "name" or self.entity.label != "Platform" or len(self.surface) < _LONG or self.weak:
            return None
        return Name(self.entity, self.surface, self.kind, True)

    def written_as(self, text: str) -> bool:
        """Whether the capitals of a text fit the name: acronyms exactly, others at least at the beginning."""
        surface = self.surface
        if surface.isupper() and len(surface) <= _ACRONYM:
            return text == surface
        if surface[:1].isupper() or surface[:1].isdigit():
            return text[:1].isupper() or text[:1].isdigit() or (surface.count(" ") >= 2 and text != text.lower())
        return text == surface or text[:1].isupper() or "." in surface


def entity_of(listed: ListedEntity, language: Language) -> Entity:
    """The entity that a mention of a listed one means, by the name that it has in the language of the article."""
    return Entity(listed.id, listed.name_in(language.code, language.country), listed.entity_kind)


@dataclass(slots=True)
class Entry:
    """What a sequence of tokens may be: tags with their values, rule forms, names."""

    tags: dict[str, Any] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)

    def names_written(self, surface: str) -> Sequence[Name]:
        """The names that fit the capitals of a text; those written without any, loosely."""
        if not self.names:
            return ()
        names = [name for name in self.names if name.written_as(surface)]
        if not names and surface.islower() and "noun:platform" not in self.tags:  # "app store operators": no App Store
            names = [loose for name in self.names if (loose := name.loosely()) is not None]
        return names


@dataclass(slots=True)
class _Phrases:
    """The entries that begin with one word: `lengths` longest first, `seconds` the words that may stand behind it.

    The last word of an entry may carry an enclitic, so each stands in `seconds` with all of them.
    """

    entries: dict[tuple[str, ...], Entry] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    seconds: frozenset[str] = frozenset()


_OPENERS = ("determiner", "preposition", "subordinator", "adversative", "condition", "adverb")
"""Words that nothing is called by: behind "in the U.S." they begin a sentence."""


class Lexicon:
    """Looks up the longest entry that begins at a token.

    Built once a language; read-only afterwards, so that any number of articles may share it.
    """

    def __init__(self, language: Language, ontology: Ontology) -> None:
        self.language = language
        self.enclitics = language.grammar.enclitics
        self.abbreviations = frozenset(language.words.get("abbreviation", ()))
        self.particles = frozenset(language.words.get("particle", ()))
        self.openers = frozenset(word for group in _OPENERS for word in language.words.get(group, ())).union(
            *language.references.values()
        )
        self.currencies = frozenset(symbol for symbol in _symbols(language) if symbol.isalpha() and symbol.isupper())
        self._single: dict[str, Entry] = {}
        self._long: dict[str, _Phrases] = {}
        self.topics = _topics(language, ontology)
        self.fields = frozenset(lower(word) for word in language.people.get("fields", ()))
        for category, words in categories(language):
            for word in words:
                tags = self._entry(word).tags
                tags[category] = True
                if category == "pattern:platform_prefix":
                    tags.setdefault("noun:platform", True)
        for status, sides in language.cues.items():
            for side, words in sides.items():
                for word in words:
                    self._entry(word).tags.setdefault(f"cue:{side}", status)
        for form in language.forms:
            self._entry(form.surface).forms.append(form)
        self.descriptions = Descriptions(language, ontology)
        for name in listed_names(ontology.entities.values(), language.code, ontology.entities):
            words = words_of(name.surface)
            self._entry_of(words).names.append(name)
            self.descriptions.add(words, name.entity if name.kind == "name" and not name.weak else None)
        for phrases in self._long.values():
            phrases.lengths = tuple(sorted({len(p) for p in phrases.entries}, reverse=True))
            phrases.seconds = frozenset(p[1] + ending for p in phrases.entries for ending in ("", *self.enclitics))

    def _entry(self, surface: str) -> Entry:
        return self._entry_of(words_of(surface))

    def _entry_of(self, words: tuple[str, ...]) -> Entry:
        if len(words) == 1:
            return self._single.setdefault(words[0], Entry())
        return self._long.setdefault(words[0], _Phrases()).entries.setdefault(words, Entry())

    def seconds(self, word: str) -> frozenset[str] | None:
        """What must follow a word for an entry of several tokens to begin with it; None where none does.

        Nearly always something else follows, and one look tells so.
        """
        phrases = self._long.get(word)
        return None if phrases is None else phrases.seconds

    def longer(self, words: Sequence[str], at: int) -> Iterator[tuple[int, Entry]]:
        """Entries of two tokens or more that begin at a place, longest first."""
        phrases = self._long.get(words[at])
        if phrases is None:
            return
        for length in phrases.lengths:
            if at + length > len(words):
                continue
            found = phrases.entries.get(tuple(words[at : at + length]))
            if found is None and self.enclitics:
                last = self.stem(words[at + length - 1])
                found = phrases.entries.get((*words[at : at + length - 1], last)) if last else None
            if found is not None:
                yield length, found

    def single(self, word: str) -> Entry | None:
        """The entry of one token, without an enclitic where the token as it stands is unknown."""
        found = self._single.get(word)
        if found is None and word[-1:].isdigit():
            sign = self._single.get(word.rstrip("0123456789"))
            return sign if sign is not None and "number" in sign.tags else None  # "Rp80" is money and no name
        if found is None and self.enclitics:
            stem = self.stem(word)
            found = self._single.get(stem) if stem else None
            if found is not None and found.names and not word.endswith(self.enclitics[:1]):
                found = None  # "Danaku" is no form of "Dana"
            half, _, other = word.partition("-")
            if found is None and other and (half == other or half == self.stem(other)):
                doubled = self._single.get(half)
                found = doubled if doubled is not None and any(tag.startswith("noun:") for tag in doubled.tags) else None
        return found

    def stem(self, word: str) -> str | None:
        """The word without its enclitic, or None where it has none."""
        if not word.endswith(self.enclitics):
            return None
        for ending in self.enclitics:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return word[: -len(ending)]
        return None


def categories(language: Language) -> Iterator[tuple[str, Iterable[str]]]:
    """The lists of a language with the tag that each gives to its words; the cues are apart."""
    groups: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        "": language.words,
        "noun:": language.nouns,
        "ref:": language.references,
        "person:": language.people,
        "speech:": language.speech,
        "pattern:": language.patterns,
    }
    for prefix, group in groups.items():
        for category, words in group.items():
            if category not in _APART:
                yield prefix + category, words
    yield "scope", language.scopes
    yield "possessive", language.grammar.possessives


def _symbols(language: Language) -> Iterator[str]:
    """The symbols of currencies, and their codes: "EUR 51,000" is money and no name."""
    for code, words in language.amounts.get("currencies", {}).items():
        yield from (code, *words.get("symbols", ()))


def _topics(language: Language, ontology: Ontology) -> dict[str, dict[tuple[str, ...], str]]:
    """Topics by the first word of the words that state them; apart from the rest, for they may share words with triggers."""
    table: dict[str, dict[tuple[str, ...], str]] = {}
    for topic in ontology.topics.values():
        for surface in topic.surfaces(language.code):
            words = words_of(surface)
            table.setdefault(words[0], {}).setdefault(words, topic.id)
    return table


def _acting_body(entity: ListedEntity, entities: Mapping[str, ListedEntity]) -> ListedEntity:
    """Whoever leads a directorate of a ministry acts for the ministry."""
    parent = entities.get(entity.part_of or "")
    return parent if parent is not None and parent.label == "Agency" and parent.kind == "ministry" else entity


def listed_names(
    entities: Iterable[ListedEntity], language: str, known: Mapping[str, ListedEntity] | None = None
) -> Iterator[Name]:
    """Every name of the gazetteers that an article of a language may use."""
    for entity in entities:
        seen = set()
        named = known.get(entity.represents or "", entity) if known is not None else entity
        for surface in entity.surfaces(language):
            if surface not in seen:
                seen.add(surface)
                yield Name(named, surface, "name", surface in entity.weak)
        for domain in entity.domains:
            if domain not in seen:
                yield Name(entity, domain, "domain", False)
        for kind, groups in (("office", entity.offices), ("adjective", entity.adjectives)):
            for surface in (*groups.get("any", ()), *groups.get(language, ())):
                acting = _acting_body(entity, known) if kind == "office" and known is not None else entity
                yield Name(acting, surface, kind, surface in entity.weak)
        for surface in entity.capital:
            yield Name(entity, surface, "capital", True)
