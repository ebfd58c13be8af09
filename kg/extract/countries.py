"""The countries of an article: which one it is of, and those that no list holds, known by the names of their bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.extract.document import Document, Item
from kg.extract.lexicon import entity_of
from kg.extract.nouns import AGENCY
from kg.model import Entity, slug
from kg.ontology import Language, ListedEntity, Ontology

_ENDING = 4  # letters that make an adjective of a country, and one
_COUNTRY_NAMES = 3  # words that the name of a body has at least, where one of them is its country
_LONG = 5  # letters of a name that an adjective may be made of
_PARTS = frozenset({"state", "province"})
_OPENING = 2
_OWNED = 5  # words of what a body is, behind "its"


class Countries:
    """Which countries an article names, and the one that it is of."""

    def __init__(self, document: Document, mentions: Sequence[Item], ontology: Ontology) -> None:
        self._document = document
        self._language = document.lexicon.language
        self._mentions = mentions
        self._ontology = ontology
        self._country_words: tuple[frozenset[str], frozenset[str]] | None = None
        self._home: tuple[str | None] | None = None
        self._governments = tuple(f"{word} " for word in self._language.references["government"])

    @property
    def home(self) -> str | None:
        """The code of the country that the article names most, its bodies and places counted."""
        if self._home is None:
            self._home = (self._most_named(),)
        return self._home[0]

    def at(self, item: Item) -> Entity | None:
        """The country that an item names: a listed one, or one that a body of the article has its name from or belongs to."""
        if item.entity is not None:
            return item.entity if item.entity.kind == "place" and not item.adjective else None
        if not (item.is_plain and item.capital):
            return None
        own, adjectives = self.words()
        stem = item.text[:-1]
        named = item.text in own or any(w.startswith(stem) and 0 < len(w) - len(item.text) < _ENDING for w in adjectives)
        return Entity(slug(item.text), item.text, "place") if named else None

    def spoken_of(self, offset: int) -> tuple[Entity, Item] | None:
        """ "Negara itu": the country last named, of which nothing but its name is told."""
        for item in reversed([i for i in self._mentions if i.start < offset]):
            listed = self._ontology.entities.get(item.entity.id or "") if item.entity is not None else None
            if item.entity is not None and listed is not None and listed.kind == "country" and not item.adjective:
                return item.entity, item
        return None

    def of_union(self, noun: Item) -> tuple[Entity, Item] | None:
        """ "Komisi ini", where the article names a union of states and no body that is called so: the only one of the union."""
        called = noun.low
        if not self._language.grammar.head_first or any(self._is_called(i.entity, called) for i in self._mentions):
            return None
        named = {i.entity.id or "" for i in self._mentions if i.entity is not None and i.entity.kind == "place"}
        unions = [self._ontology.entities[place] for place in named if place in self._ontology.entities]
        codes = {union.country for union in unions if union.kind == "region" and union.country is not None}
        if not codes:
            return None
        listed = [e for e in self._ontology.entities.values() if e.label == "Agency" and e.country in codes]
        own = [e for e in listed if any(_begins(name, called) for name in e.names.get(self._language.code, ()))]
        return (entity_of(own[0], self._language), noun) if len(own) == 1 else None

    def _is_called(self, entity: Entity | None, noun: str) -> bool:
        if entity is None or entity.kind != AGENCY:
            return False
        listed = self._ontology.entities.get(entity.id or "")
        names = (entity.name,) if listed is None else tuple(listed.surfaces(self._language.code))
        return any(_begins(name, noun) for name in names)

    def words(self) -> tuple[frozenset[str], frozenset[str]]:
        """Words for countries that no list holds, and those that an adjective of one may be made from."""
        if self._country_words is None:
            self._country_words = self._find_country_words()
        return self._country_words

    def _find_country_words(self) -> tuple[frozenset[str], frozenset[str]]:
        """Words for countries that no list holds ("Osterland Media Council", "High Court of Pelagia", "Ruritania's telecoms
        agency"), and those that may be made from one ("Ruritanian Gaming Board").
        """
        links = set(self._language.words["genitive"])
        names = {i.entity.name for i in self._mentions if i.entity is not None and i.entity.kind == AGENCY and not i.names}
        split = [name.split() for name in names if len(name.split()) >= _COUNTRY_NAMES]
        last = {words[-1] for words in split if words[-2] in links}
        if self._language.grammar.head_first:
            return frozenset(last), frozenset()
        first = {words[0] for words in split if words[1] not in links}
        return frozenset(last | first | set(self._owners_of_bodies())), frozenset(w for w in first if len(w) > _LONG)

    def _owners_of_bodies(self) -> Iterator[str]:
        """Names that nothing is known of, before a possessive and a body: "[Ruritania]'s Gaming Board"."""
        for sentence in self._document.sentences:
            items = sentence.items
            for k in range(len(items) - 2):
                if "possessive" in items[k + 1].tags and items[k].is_plain and items[k].capital:
                    body = items[k + 2 : k + 4]
                    if any(self._leads_country(i) for i in body):
                        yield items[k].text

    def _leads_country(self, item: Item) -> bool:
        """A body, or whoever has a title that implies one ("minister")."""
        titled = item.text.partition(" ")[0].capitalize() in self._language.bodies
        return titled or item.any("noun:any_agency") or (item.entity is not None and item.entity.kind == AGENCY)

    def of_law(self, entity: Entity) -> Entity | None:
        """The country, or the union of some, that a listed law is of."""
        listed = self._ontology.entities.get(entity.id or "")
        country = self._ontology.governments.get(listed.country) if listed is not None and listed.country else None
        return entity_of(country, self._language) if country is not None else None

    def is_of(self, body: Entity, country: Entity) -> bool:
        """Whether a listed body is of a country."""
        listed = [self._ontology.entities.get(e.id) if e.id else None for e in (body, country)]
        codes = [e.country if e is not None else None for e in listed]
        return codes[0] is not None and codes[0] == codes[1]

    def _most_named(self) -> str | None:
        votes: Counter[str] = Counter()
        for item in self._mentions:
            listed = self._ontology.entities.get(item.entity.id or "") if item.entity else None
            if listed is not None and listed.country and listed.label in ("Agency", "Place"):
                votes[listed.country] += 1
            elif listed is None and item.entity is not None and item.entity.kind == AGENCY:
                votes.update(self._in_name(item.entity.name))
        home = self._language.country
        if home and (votes[home] or not self._acting_elsewhere()):
            votes[home] += 1
        return max(sorted(votes), key=lambda c: votes[c]) if votes else None

    def _acting_elsewhere(self) -> bool:
        """ "[Nepal] mencabut larangan itu", "pemerintah [Nepal]": a country that opens a sentence, or whose government is named.

        An app "asal Nepal" makes no news of Nepal.
        """
        for sentence in self._document.sentences:
            for k, item in enumerate(sentence.items):
                listed = self._ontology.entities.get(item.entity.id or "") if item.entity is not None else None
                if listed is None or listed.label != "Place" or item.adjective:
                    continue
                if k == 0 or "noun:any_agency" in sentence.items[k - 1].tags or item.low.startswith(self._governments):
                    return True
        return False

    def _in_name(self, name: str) -> Iterator[str]:
        """The country that the name of a body no list holds ends or begins with: "Kementerian Dalam Negeri Prancis"."""
        words = name.lower().split()
        for word in {words[0], words[-1]}:
            entry = self._document.lexicon.single(word)
            for named in entry.names if entry is not None else ():
                if named.entity.label == "Place" and named.entity.country and not named.weak:
                    yield named.entity.country
                    return

    def is_part(self, entity: Entity) -> bool:
        """Whether an entity is a state or a province of a country."""
        listed = self._ontology.entities.get(entity.id or "")
        return listed is not None and listed.label == "Place" and listed.kind in _PARTS

    def is_government(self, entity: Entity) -> bool:
        """Whether an entity is the government of a country."""
        listed = self._ontology.entities.get(entity.id or "")
        return listed is not None and self._ontology.governments.get(listed.country) == listed


def owner_before(items: Sequence[Item], index: int) -> tuple[Entity, Item] | None:
    """ "[Italy] banned X after its data protection authority blocked the app", "In [Hungary], the competition authority fined X":
    the country that owns a body without a name.
    """
    k = index - 1
    while k > 0 and index - k < _OWNED and items[k].is_word and items[k].entity is None and not items[k].any("determiner"):
        k -= 1
    if k < 1 or items[index].capital or not items[k].any("determiner"):
        return None
    if not items[k].any("owning"):
        opens = len(items) > _OPENING and items[0].any("location") and items[_OPENING].text == ","
        named = [items[1]] if opens else []
    else:
        named = [i for i in items[:k] if i.entity is not None and not i.adjective and i.entity.kind in ("place", "agency")]
    owner = named[-1] if named else None
    if owner is None or owner.adjective or owner.entity is None or owner.entity.kind != "place":
        return None
    return owner.entity, owner


def _is_state(noun: Item, language: Language) -> bool:
    """Whether a noun means a part of a country: the word in "state government"."""
    return any(words.partition(" ")[0] == noun.low for words in language.references.get("local", ()))


def _begins(name: str, noun: str) -> bool:
    return name.partition(" ")[0].lower() == noun


def body_of_country(mentions: Sequence[Item], adjective: str, ontology: Ontology, language: str) -> Item | None:
    """The last body named that is of the country which an adjective means, and no court."""
    for mention in reversed(mentions):
        body = ontology.entities.get(mention.entity.id or "") if mention.entity is not None else None
        if body is None or body.label != "Agency" or body.kind == "court" or body.country is None:
            continue
        if adjective in _adjectives_of(body.country, ontology, language):
            return mention
    return None


def places_of(country: str, ontology: Ontology) -> Iterator[ListedEntity]:
    """The listed country of a code."""
    return (e for e in ontology.entities.values() if e.kind == "country" and e.country == country)


def _adjectives_of(country: str, ontology: Ontology, language: str) -> frozenset[str]:
    """What a language calls what is of a country, in small letters."""
    return frozenset(word.lower() for place in places_of(country, ontology) for word in place.adjectives.get(language, ()))


def placed(items: Sequence[Item], index: int, ontology: Ontology, language: Language) -> tuple[Entity, Item] | None:
    """ "A court in the Netherlands": the court of a place, by the place's adjective where there is one."""
    noun = items[index]
    for k in range(index + 1, min(index + 4, len(items))):
        entity = items[k].entity
        if entity is not None and entity.kind == "place" and not items[k].adjective:
            if noun.any("noun:any_agency", "person:court_titles") or _is_state(noun, language):
                return entity, items[k]  # "a judge in Brazil" is no body that has a name, and "the state of Texas" is Texas
            listed = ontology.entities.get(entity.id or "")
            words = listed.adjectives.get(language.code, ()) if listed is not None else ()
            before = language.grammar.head_first
            name = f"{words[0]} {noun.low}" if words else f"{noun.low} {entity.name}" if before else f"{entity.name} {noun.low}"
            return Entity(slug(name), name, "agency"), noun
        if not items[k].any("location", "genitive", "determiner"):
            return None
    return None
