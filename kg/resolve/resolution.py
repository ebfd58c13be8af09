"""What all articles together say: facts in, graph out. The order of the articles cannot matter."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from kg.model import (
    Article,
    Edge,
    Entity,
    EventFact,
    Evidence,
    Facts,
    Node,
    NodeRef,
    PersonFact,
    Role,
    Scalar,
    StatementFact,
    UsageError,
    slug,
)
from kg.resolve.actions import Action, Report, Reports, action_node
from kg.resolve.claims import Claims, proof, rank
from kg.resolve.entities import CLASS, Entities, listed_node
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.graph import Graph

_STATEMENT_HASH = 12
_COUNTRY = "country"
_PLACE, _DOMAIN = "place", "domain"
_PART_OF_LAW = "#"


def resolve(pairs: Iterable[tuple[Article, Facts]], ontology: Gazetteer) -> Graph:
    """Return the graph of all articles and what each says.

    A pure function: any order of `pairs` gives the same graph, ids included. Texts are let go one by one; facts stay in
    memory. Raises UsageError for an article that comes twice or with another's facts, SchemaError for a kind of entity
    or a type of action that the ontology does not have.
    """
    resolution = _Resolution(ontology)
    seen: set[str] = set()
    for article, facts in pairs:
        if facts.article != article.id:
            raise UsageError(f"these are the facts of {facts.article}, not of {article.id}.", place=article.source)
        if article.id in seen:
            raise UsageError(f"article {article.id} comes twice.", place=article.source, remedy="Give each once.")
        seen.add(article.id)
        resolution.read(article, facts)
    return resolution.graph()


class _Resolution:
    """Gathers what single articles say, and names things only when all have spoken."""

    def __init__(self, ontology: Gazetteer) -> None:
        self._ontology = ontology
        self._entities = Entities(ontology)
        self._claims = Claims()
        self._reports = Reports()
        self._nodes: dict[NodeRef, Node] = {}
        self._about: list[tuple[Article, NodeRef, str, Evidence]] = []
        self._countries = {
            entry.country: id_
            for id_, entry in sorted(ontology.entities.items())
            if entry.kind == _COUNTRY and entry.country is not None
        }
        self._outlets = {entry.name.casefold(): entry for _, entry in sorted(ontology.outlets.items())}

    def read(self, article: Article, facts: Facts) -> None:
        """Take in one article."""
        self._take_article(article)
        self._entities.seen([*map(_whole, _entities(facts)), *self._bare(facts)])
        for event in facts.events:
            self._take_event(article, event)
        for statement in facts.statements:
            self._take_statement(article, statement)
        for person in facts.people:
            self._take_person(article, person)
        named: set[str] = set()
        for mention in sorted(facts.mentions, key=lambda m: (m.start, m.end)):
            id_ = _id(mention.entity)
            if id_ is not None and id_ not in named:
                named.add(id_)
                words = Evidence(mention.start, mention.end, article.text[mention.start : mention.end])
                self._claims.add(_ref(article), "MENTIONS", id_, proof(article.id, words), when=rank(article))

    def graph(self) -> Graph:
        """Return the graph of all that was taken in."""
        for action in self._reports.actions():
            self._nodes[action.ref] = action_node(action, self._ontology.actions, self._entities.name)
            for report in action.reports:
                self._claim_roles(action, report)
        for article, statement, id_, evidence in self._about:
            # `about` holds bare ids; one that nothing says the kind of cannot become a node.
            if self._entities.knows(id_):
                self._claims.add(statement, "ABOUT", id_, proof(article.id, evidence), when=rank(article))
        ids = self._entities.with_owners(self._claims.ends())
        for node in self._entities.nodes(ids):
            self._nodes[node.ref] = node
        edges = [*self._claims.edges(self._entities.ref), *self._entities.edges(ids)]
        return Graph(tuple(self._nodes[ref] for ref in sorted(self._nodes)), tuple(sorted(edges, key=_edge_key)))

    def _take_article(self, article: Article) -> None:
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
        self._nodes[_ref(article)] = Node("Article", article.id, known)
        if article.outlet:
            outlet = self._outlet(article.outlet)
            # Two spellings of one slug: the first in the alphabet.
            standing = self._nodes.get(outlet.ref, outlet)
            self._nodes[outlet.ref] = min(standing, outlet, key=lambda node: str(node.properties["name"]))
            self._claims.add(_ref(article), "PUBLISHED_BY", outlet.ref, {}, when=rank(article))

    def _outlet(self, name: str) -> Node:
        listed = self._outlets.get(name.casefold()) or self._ontology.outlets.get(slug(name))
        return listed_node(listed) if listed else Node("Outlet", slug(name), {"name": name})

    def _take_event(self, article: Article, event: EventFact) -> None:
        self._reports.add(Report(rank(article), article.published, article.outlet, event))

    def _bare(self, facts: Facts) -> Iterable[Entity]:
        """Yield the ends of AFFECTS and IN, which an event gives as a host name and a code, not as entities."""
        for event in facts.events:
            yield from (Entity(domain, domain, _DOMAIN) for domain in event.domains)
            if event.place is not None:
                yield Entity(self._place(event.place), event.place, _PLACE)

    def _take_statement(self, article: Article, said: StatementFact) -> None:
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
        self._nodes[node.ref] = min(self._nodes.get(node.ref, node), node, key=lambda n: repr(n.properties))
        when = rank(article)
        self._claims.add(_ref(article), "QUOTES", node.ref, proof(article.id, said.evidence), when=when)
        if (speaker := _id(said.speaker)) is not None:
            self._claims.add(speaker, "SAID", node.ref, proof(article.id, said.speaker_evidence), when=when)
        self._about += [(article, node.ref, id_, said.evidence) for id_ in said.about]

    def _take_person(self, article: Article, fact: PersonFact) -> None:
        person, body = _id(fact.person), _id(fact.organisation) if fact.organisation else None
        if person is None or body is None:
            return
        properties = proof(article.id, fact.evidence)
        properties |= {"title": fact.title} if fact.title else {}
        properties |= {"published": article.published} if article.published else {}
        self._claims.add(person, "HOLDS", body, properties, when=rank(article), key=fact.title or "")

    def _claim_roles(self, action: Action, report: Report) -> None:
        fact, when = report.fact, report.when
        article = NodeRef("Article", report.article)

        def claim(role: Role, type_: str, *names: str, to_action: bool = False, joint: bool = False) -> None:
            id_ = _id(role.entity)
            if id_ is None:
                return
            properties = proof(report.article, role.evidence)
            properties |= {"inferred": True} if set(names) & set(fact.inferred) else {}
            properties |= {"joint": True} if joint else {}
            ends = (id_, action.ref) if to_action else (action.ref, id_)
            self._claims.add(ends[0], type_, ends[1], properties, when=when, key=_part(role.entity))

        if fact.actor:
            claim(fact.actor, "ACTOR_OF", "actor", to_action=True)
        for role in fact.with_:
            if fact.actor is None or role.entity.id != fact.actor.entity.id:
                claim(role, "ACTOR_OF", "with", to_action=True, joint=True)
        for role in fact.targets:
            claim(role, "TARGETS", "target", "targets")
        if fact.via:
            claim(fact.via, "VIA", "via")
        for role in fact.legal_basis:
            claim(role, "UNDER", "legal_basis")
        for evidence in fact.evidence:
            properties = proof(report.article, evidence) | {"rule": fact.rule}
            key = f"{evidence.start}-{evidence.end}"
            self._claims.add(article, "REPORTS", action.ref, properties, when=when, key=key)
        if not fact.evidence:
            return
        for reason in fact.reasons:
            topic = self._topic(reason)
            self._nodes[topic.ref] = topic
            self._claims.add(action.ref, "BECAUSE_OF", topic.ref, proof(report.article, fact.evidence[0]), when=when)
        for domain in fact.domains:
            holding = next((e for e in fact.evidence if domain in e.text.casefold()), fact.evidence[0])
            self._claims.add(action.ref, "AFFECTS", domain, proof(report.article, holding), when=when)
        if fact.place is not None:
            where = self._place(fact.place)
            self._claims.add(action.ref, "IN", where, proof(report.article, fact.evidence[0]), when=when)

    def _topic(self, id_: str) -> Node:
        listed = self._ontology.topics.get(id_)
        return listed_node(listed) if listed else Node("Topic", id_, {"name": id_})

    def _place(self, code_or_id: str) -> str:
        """Return the id of a place given by its id or by the ISO code of a country."""
        if code_or_id in self._ontology.entities:
            return code_or_id
        return self._countries.get(code_or_id) or slug(code_or_id)


def _ref(article: Article) -> NodeRef:
    return NodeRef("Article", article.id)


def _id(entity: Entity) -> str | None:
    """Return the id of the entity's node: none for a class of things, the law's for an article of a law."""
    if entity.id is None or entity.kind == CLASS:
        return None
    return entity.id.partition(_PART_OF_LAW)[0]


def _part(entity: Entity) -> str:
    """Return which part of a law is meant: it tells apart two edges to one law."""
    return (entity.id or "").partition(_PART_OF_LAW)[2]


def _whole(entity: Entity) -> Entity:
    return replace(entity, id=_id(entity))


def _entities(facts: Facts) -> Iterable[Entity]:
    """Yield every entity that an article names, in whatever part."""
    for event in facts.events:
        for role in (event.actor, event.via, *event.with_, *event.targets, *event.legal_basis):
            if role:
                yield role.entity
    for statement in facts.statements:
        yield statement.speaker
    for fact in facts.people:
        yield fact.person
        if fact.organisation:
            yield fact.organisation
    for mention in facts.mentions:
        yield mention.entity


def _edge_key(edge: Edge) -> tuple[NodeRef, str, NodeRef, str]:
    return edge.source, edge.type, edge.target, edge.key
