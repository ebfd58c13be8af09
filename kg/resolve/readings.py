"""One article, as the graph takes it in: its own nodes and edges, its reports, and whom it speaks of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model import Article, Entity, EventFact, Evidence, Facts, Node, NodeRef, Scalar, StatementFact, slug
from kg.resolve.bodies import BodyUse
from kg.resolve.claims import UNDATED, Claim, proof, rank
from kg.resolve.corrections import Corrections
from kg.resolve.entities import outlet_node
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.homes import Homes
from kg.resolve.keys import AGENCY, ORGANIZATION, PERSON, entity_key, id_of, key_of, kind_of
from kg.resolve.linking import Linker
from kg.resolve.people import Appearance, Office, name_in_title
from kg.resolve.relations import COUNTRY, Relations
from kg.resolve.reports import Report, Reporter
from kg.resolve.spellings import abbreviates, spelled_out

_STATEMENT_HASH = 12
PLACE, DOMAIN = "place", "domain"


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the graph takes from one article.

    `people`: the names (ids) in it, each with how it appears. `spelled`: which abbreviations it spells out.
    `bodies`: those that it names and no list holds.
    """

    article: str
    nodes: tuple[Node, ...]
    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]
    people: tuple[tuple[str, Appearance], ...]
    entities: frozenset[Entity]
    spelled: frozenset[str] = frozenset()
    bodies: tuple[BodyUse, ...] = ()


class Reader:
    """Reads articles, each by itself."""

    def __init__(self, gazetteer: Gazetteer, corrections: Corrections) -> None:
        self._gazetteer = gazetteer
        self.relations = Relations(gazetteer)
        self._linker = Linker(gazetteer, self.relations, corrections)
        self._reporter = Reporter(gazetteer, self.relations, self._linker)
        self._homes = Homes(gazetteer, self.relations, self._linker)
        self.partition = self._reporter.partition
        self.relinked = self._reporter.relinked
        self._countries = {
            entry.country: id_
            for id_, entry in sorted(gazetteer.entities.items())
            if entry.kind == COUNTRY and entry.country is not None
        }
        self._outlets = {entry.name.casefold(): entry for _, entry in sorted(gazetteer.outlets.items())}

    def read(self, article: Article, facts: Facts) -> Reading:
        """Return what the graph takes from an article. Raises SchemaError for a type of action that the schemas do not have."""
        bodies = tuple(sorted(set(self._homes.uses(article, facts))))
        homes = {use.key: self.relations.body_names.told(id_of(use.key)).country or use.home for use in bodies}
        reports = tuple(self._reporter.reports(article, facts, homes))
        nodes, claims = self._article(article)
        spoken = [self._statement(article, said) for said in facts.statements]
        entities = frozenset([*self._entities(article, facts, reports), *self._bare(reports)])
        claims += self._mentions(article, facts)
        # Only statements are about something that stands elsewhere in the article.
        named = sorted(entities, key=repr) if spoken else ()
        known = {entity.id: key for entity in named if (key := entity_key(entity))}
        for said, (statement, own) in zip(facts.statements, spoken, strict=True):
            nodes.append(statement)
            claims += own
            claims += self._about(article, said, statement.ref, known)
        people = tuple(self._people(article, facts, entities, homes))
        spelled = frozenset(self._spelled(article, facts))
        return Reading(article.id, tuple(nodes), tuple(claims), reports, people, entities, spelled, bodies)

    def place(self, code_or_id: str) -> str:
        """Return the key of a place given by its id or by the ISO code of a country."""
        listed = code_or_id in self._gazetteer.entities
        return f"{PLACE}/{code_or_id if listed else self._countries.get(code_or_id) or slug(code_or_id)}"

    def country(self, code: str) -> str:
        """Return the id of a country."""
        return self._countries.get(code, code)

    def _article(self, article: Article) -> tuple[list[Node], list[Claim]]:
        values = {
            "title": article.title,
            "outlet": article.outlet,
            "published": article.published,
            "language": article.language,
            "source": article.source,
            "url": article.url,
            "sha256": article.sha256,
        }
        known: dict[str, Scalar] = {name: value for name, value in values.items() if value is not None}
        node = Node("Article", article.id, known)
        if not article.outlet:
            return [node], []
        listed = self._outlets.get(article.outlet.casefold()) or self._gazetteer.outlets.get(slug(article.outlet))
        outlet = outlet_node(slug(article.outlet), [article.outlet], listed)
        return [node, outlet], [Claim(node.ref, "PUBLISHED_BY", outlet.ref, {}, rank(article))]

    def _mentions(self, article: Article, facts: Facts) -> list[Claim]:
        named: dict[str, Claim] = {}
        for mention in sorted(facts.mentions, key=lambda m: (m.start, m.end)):
            link = self._linker.link(mention.entity, article.id)
            key = entity_key(link.entity)
            if key is not None and key not in named:
                words = Evidence(mention.start, mention.end, article.text[mention.start : mention.end])
                properties = proof(article.id, words) | {"basis": link.basis, "confidence": link.confidence}
                named[key] = Claim(NodeRef("Article", article.id), "MENTIONS", key, properties, rank(article))
        return list(named.values())

    def _spelled(self, article: Article, facts: Facts) -> Iterator[str]:
        """Yield which abbreviations of bodies that no list holds the article uses for a name that it has in full."""
        for mention in facts.mentions:
            short, long = slug(article.text[mention.start : mention.end]), mention.entity.id
            if mention.entity.kind == AGENCY and long and long not in self._gazetteer.entities and abbreviates(short, long):
                yield spelled_out(key_of(AGENCY, short), key_of(AGENCY, long))

    def _statement(self, article: Article, said: StatementFact) -> tuple[Node, list[Claim]]:
        spelled = f"{article.id}\n{said.evidence.start}\n{said.evidence.end}"
        made = hashlib.sha256(spelled.encode()).hexdigest()[:_STATEMENT_HASH]
        properties: dict[str, Scalar] = {
            "text": said.text,
            "direct": said.direct,
            "article": article.id,
            "start": said.evidence.start,
            "end": said.evidence.end,
        }
        if article.published is not None:
            properties["published"] = article.published
        node = Node("Statement", f"said-{made}", properties)
        claims = [Claim(NodeRef("Article", article.id), "QUOTES", node.ref, proof(article.id, said.evidence), rank(article))]
        speaker = entity_key(self._linker.entity(said.speaker, article.id, article.published))
        if speaker is not None:
            claims.append(Claim(speaker, "SAID", node.ref, proof(article.id, said.speaker_evidence), rank(article)))
        return node, claims

    def _about(self, article: Article, said: StatementFact, statement: NodeRef, known: dict[str | None, str]) -> Iterator[Claim]:
        for id_ in dict.fromkeys(said.about):
            # `about` holds bare ids; one that nothing in the article says the kind of cannot become a node.
            listed = self._gazetteer.entities.get(id_)
            kind = listed.entity_kind if listed else kind_of(known.get(id_) or "")
            if kind and (key := entity_key(self._linker.entity(Entity(id_, id_, kind), article.id))):
                yield Claim(statement, "ABOUT", key, proof(article.id, said.evidence), rank(article))

    def _people(
        self, article: Article, facts: Facts, entities: Iterable[Entity], homes: Mapping[str, str]
    ) -> Iterator[tuple[str, Appearance]]:
        held: dict[str, set[Office]] = {}
        named: dict[str, set[str]] = {}
        for fact in facts.people:
            person = self._linker.entity(fact.person, article.id)
            body = fact.organisation and entity_key(self._linker.entity(fact.organisation, article.id, article.published))
            if person.id and body:
                held.setdefault(person.id, set()).add(Office(body, fact.title or "", fact.evidence, self._country(body, homes)))
            elif person.id and (name := name_in_title(fact.title)):
                named.setdefault(person.id, set()).add(key_of(ORGANIZATION, name))
        for id_ in sorted({entity.id for entity in entities if entity.kind == PERSON and entity.id}):
            offices = tuple(sorted(held.get(id_, ())))
            told = () if offices else tuple(sorted(named.get(id_, ())))
            yield id_, Appearance(article.published or UNDATED, article.id, offices, told)

    def _country(self, body: str, homes: Mapping[str, str]) -> str:
        """Return where an article places a body that no list holds."""
        return homes[body] if body in homes and self.relations.body_names.told(id_of(body)).sense else ""

    def _bare(self, reports: Iterable[Report]) -> Iterator[Entity]:
        """Yield the ends of AFFECTS and IN, which an event gives as a host name and a code, not as entities."""
        for report in reports:
            yield from (Entity(domain, domain, DOMAIN) for domain in report.fact.domains)
            if report.fact.place is not None:
                yield Entity(id_of(self.place(report.fact.place)), report.fact.place, PLACE)

    def _entities(self, article: Article, facts: Facts, reports: Iterable[Report]) -> Iterator[Entity]:
        """Yield every entity that the article names, in whatever part, as it is linked."""
        for report in reports:
            yield from _in_event(report.fact)
        said = (statement.speaker for statement in facts.statements)
        held = (each for fact in facts.people for each in (fact.person, fact.organisation) if each)
        for entity in (*said, *held):
            yield self._linker.entity(entity, article.id, article.published)
        for mention in facts.mentions:
            yield self._linker.entity(mention.entity, article.id)


def _in_event(fact: EventFact) -> Iterator[Entity]:
    for role in (fact.actor, fact.via, *fact.with_, *fact.targets, *fact.legal_basis):
        if role:
            whole = (role.entity.id or "").partition("#")[0]
            yield Entity(whole, role.entity.name, role.entity.kind) if whole else role.entity
