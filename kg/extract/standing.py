"""What sort of thing an entity is in its article: a company, a court, a body of power, a side of the internet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from kg.extract.document import Document, Item
from kg.extract.lexicon import entity_of
from kg.extract.nouns import AGENCY, ORGANIZATION, noun_class
from kg.extract.offices import Office
from kg.extract.own_pages import WHOSE, own_pages
from kg.model import Entity
from kg.ontology import Ontology

_OFFERED = 8  # items from a company to what it offers
_OWNER = 4  # items between "its owner" and the name of the owner
_NAMED_BY = ("pattern:platform_prefix", "pattern:platform_suffix")
_ASSOCIATIONS = frozenset({"civil-society", "industry-association"})
_NO_SIDES = frozenset(
    {"news", "media-company", "civil-society", "industry-association", "party", "religious", "university", "armed-group"}
)


class Standing:
    """Tells it by the gazetteers, and for what they do not hold by the offices and the owners that the article names."""

    def __init__(self, document: Document, offices: Sequence[Office], ontology: Ontology) -> None:
        self._sentences = document.sentences
        self._language = document.lexicon.language
        self._ontology = ontology
        self._offices = offices
        self._bodies: dict[str, Entity] = {}
        self._owners: frozenset[Entity] | None = None
        self._told_services = frozenset(_told_services(document))
        self._pages = frozenset(i.start for s in document.sentences if not s.tags.isdisjoint(WHOSE) for i in own_pages(s.items))
        members = self._language.people.get("member_titles", ())
        for office in offices:
            if office.body is not None and office.person.id and office.title not in members and not self._is_of_party(office):
                self._bodies.setdefault(office.person.id, office.body)

    def _is_of_party(self, office: Office) -> bool:
        """ "Liberal Party lawmaker Dana Wolter": who holds power acts for no association."""
        powers = self._language.people.get("power_titles", ())
        holds = office.title is not None and office.title.startswith(powers)
        return holds and office.body is not None and office.body.kind == "organization"

    def body_of(self, entity: Entity) -> Entity:
        """The body that a person acts for, or the entity itself. Heads of state and government act in their own name."""
        if entity.kind == "person" and entity.id in self._bodies:
            body = self._bodies[entity.id]
            listed = self._ontology.entities.get(body.id or "")
            if listed is not None and listed.kind == "head-of-state":
                return entity
            return body
        return entity

    def is_company(self, entity: Entity) -> bool:
        """Whether an entity is a platform or a company, and no association or group."""
        listed = self._ontology.entities.get(entity.id or "")
        if listed is None:
            return entity.kind == "platform" or (entity.kind == "organization" and entity in self._owners_of_platforms())
        return entity.kind == "platform" or (
            entity.kind == "organization" and (listed.kind == "company" or self._runs_a_service(entity))
        )

    def owner_of(self, service: Entity) -> Entity | None:
        """The listed owner of a listed service."""
        listed = self._ontology.entities.get(service.id or "")
        owner = self._ontology.entities.get(listed.owner or "") if listed is not None and listed.label == "Platform" else None
        return entity_of(owner, self._language) if owner is not None else None

    def _runs_a_service(self, entity: Entity) -> bool:
        """A foundation that owns a listed service, as Wikimedia does."""
        return any(e.owner == entity.id and e.label == "Platform" for e in self._ontology.entities.values())

    def _owners_of_platforms(self) -> frozenset[Entity]:
        """Companies that no list holds, which the article calls the owners of a platform or companies of the internet."""
        if self._owners is None:
            self._owners = frozenset(self._find_owners())
        return self._owners

    def _find_owners(self) -> Iterator[Entity]:
        """ "Loomworks, the maker of the chatbot Quern", "Quern, owned by Loomworks", "its owner, Loomworks", what deals with the
        internet by the word for it: "the hosting company Loomworks", or by what it offers: "Loomworks, which offers game apps".
        """
        for sentence in self._sentences:
            items = sentence.written
            for k, item in enumerate(items):
                if item.entity is None or item.entity.kind != "organization":
                    continue
                before = items[max(0, k - _OWNER) : k]
                after = [i for i in items[k + 1 : k + 4] if i.text != ","]
                owns = bool(after) and "owner_of" in after[0].tags
                owned = any("owned_by" in i.tags for i in before)
                its = any(a.any("owning", "possessive") and noun_class(b) == ORGANIZATION for a, b in pairwise(before))
                online = any(i.any("online_company") for i in before[-1:]) or (bool(after) and _is_apposed(items, k + 1))
                offers = bool(after) and after[0].any("offering") and _offers_services(items, items.index(after[0]))
                if owns or owned or its or online or offers:
                    yield item.entity

    def is_association(self, entity: Entity) -> bool:
        """Whether an entity is an organisation of citizens or of a trade: it asks, and has no power."""
        listed = self._ontology.entities.get(entity.id or "")
        return entity.kind == "organization" and (listed is None or listed.kind in _ASSOCIATIONS)

    def is_legislature(self, entity: Entity) -> bool:
        """Whether an entity is a listed parliament or a chamber of one."""
        listed = self._ontology.entities.get(entity.id or "")
        return listed is not None and listed.kind == "legislature"

    def is_head_of_state(self, entity: Entity) -> bool:
        """Whether an entity is the listed office of a head of state, who signs what others have made."""
        listed = self._ontology.entities.get(entity.id or "")
        return listed is not None and listed.kind == "head-of-state"

    def has_office(self, person: Entity) -> bool:
        """Whether the article gives a person an office at an agency."""
        body = self._bodies.get(person.id or "")
        return body is not None and body.kind == "agency"

    def holds_power(self, person: Entity) -> bool:
        """Whether the article gives a person a title of those who may question, summon and ask in their own name."""
        titles = self._language.people.get("power_titles", ())
        return any(o.person.id == person.id and o.title is not None and o.title.startswith(titles) for o in self._offices)

    def governs(self, person: Entity) -> bool:
        """Whether the article gives a person the title of a head of state or government."""
        titles = tuple(self._language.words.get("governing", ()))
        return any(o.person.id == person.id and o.title is not None and o.title.lower().startswith(titles) for o in self._offices)

    def is_court(self, body: Entity) -> bool:
        """Whether an agency is a court, by the gazetteers or by its name."""
        listed = self._ontology.entities.get(body.id or "")
        if listed is not None:
            return listed.kind == "court"
        courts = self._language.nouns.get("court", ())
        return body.kind == AGENCY and not set(courts).isdisjoint(body.name.lower().split())

    def is_prosecutor(self, body: Entity) -> bool:
        """Whether a listed body only brings cases before courts."""
        listed = self._ontology.entities.get(body.id or "")
        return listed is not None and listed.kind == "prosecutor"

    def is_judge(self, person: Entity) -> bool:
        """Whether the article gives a person the title of somebody who decides cases."""
        titles = self._language.people.get("court_titles", ())
        return any(o.person.id == person.id and o.title is not None and o.title.startswith(titles) for o in self._offices)

    def is_side(self, entity: Entity) -> bool:
        """Whether an entity is of the internet's side: a platform, a host, a company that owns some, or who acts for one."""
        if entity.kind == "domain" or entity in self._told_services:
            return True
        if entity.kind == "person":
            body = self.body_of(entity)
            return body.kind != "person" and self.is_company(body)
        return self.is_company(entity)

    def is_provider(self, entity: Entity) -> bool:
        """Whether an entity is an internet provider: it can block by itself."""
        listed = self._ontology.entities.get(entity.id or "")
        return listed is not None and listed.kind == "isp"

    def is_obliged(self, entity: Entity) -> bool:
        """Whether it is a platform, or a company of the gazetteers that is no internet provider: an order is about its own."""
        listed = entity.id in self._ontology.entities and entity.kind == "organization" and self.is_company(entity)
        return entity.kind == "platform" or (listed and not self.is_provider(entity))

    def takes_part(self, item: Item) -> bool:
        """A platform or a company that could be acted upon: no newspaper, no association."""
        entity = item.entity
        if entity is None or entity.kind not in ("platform", "organization") or item.start in self._pages:
            return False
        listed = self._ontology.entities.get(entity.id or "")
        return listed is None or listed.kind not in _NO_SIDES

    def is_known(self, item: Item) -> bool:
        """A platform, or a company that the gazetteers know: any firm may go to court."""
        return item.entity is not None and (item.entity.kind == "platform" or item.entity.id in self._ontology.entities)


def _told_services(document: Document) -> Iterator[Entity]:
    """Organisations of whose site or app the article speaks: "the news site [Tarnow Herald]", "the [Herald] app"."""
    for sentence in document.sentences:
        if sentence.tags.isdisjoint(_NAMED_BY):
            continue
        for before, item in pairwise(sentence.items):
            named, word = (item, before) if before.entity is None else (before, item)
            if named.entity is None or named.entity.kind != "organization" or word.entity is not None:
                continue
            if word.any("pattern:platform_prefix" if named is item else "pattern:platform_suffix"):
                yield named.entity


def _offers_services(items: Sequence[Item], at: int) -> bool:
    """ "which [offers] game apps to schools": what stands behind it in the clause."""
    behind = takewhile(lambda i: i.text not in {",", "."}, items[at : at + _OFFERED])
    return any(i.any("noun:platform") for i in behind)


def _is_apposed(items: Sequence[Item], comma: int) -> bool:
    """ "Loomworks[, a small internet provider,]": the word for such a company behind a comma."""
    if items[comma].text != ",":
        return False
    behind = takewhile(lambda i: i.any("article", "determiner", "online_company") or i.is_plain, items[comma + 1 : comma + 5])
    return any(i.any("online_company") for i in behind)
