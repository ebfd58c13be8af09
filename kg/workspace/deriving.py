"""The graph brought up to date from the ledger: only what changed articles touch is read and resolved again.

What comes out is the graph that `kg.resolve.resolve` makes of everything; a property test compares the two. Each part of the
graph has one owner, who alone may change it: an article (its node, mentions, statements), a person's name (offices), a
partition (events, ties, episodes), and whatever is shared (entities, topics, outlets), which stands as long as anybody needs
it. An owner is asked again when something that it depends on changed; then what it gave before and does not give now is taken
away.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import cache

from kg.ledger import Ledger
from kg.model import Article, Correction, Edge, Facts, Node, NodeRef
from kg.ontology import Ontology
from kg.resolve.claims import Claim, Claims
from kg.resolve.corrections import Corrections
from kg.resolve.entities import Entities, Told, listed_node, unlisted
from kg.resolve.identity import Identities
from kg.resolve.keys import ORGANIZATION, PERSON, PLATFORM, kind_of
from kg.resolve.partitions import Surroundings, part, topic_node
from kg.resolve.readings import Reader, Reading
from kg.resolve.reports import Report
from kg.resolve.spellings import SPELLED_OUT
from kg.store import EdgeKey, GraphChange
from kg.workspace.index import Index
from kg.workspace.meanings import OUTLET, Settling, Touched

_OWN = frozenset({"Article", "Statement", "Action", "Episode"})
_TOPIC = "Topic"
_NO_ENTITIES = frozenset({OUTLET, SPELLED_OUT})
_COMMERCIAL = frozenset({PLATFORM.title(), ORGANIZATION.title()})
# Owners: "article ID", "name NAME", "partition NAME", "node LABEL/ID".
_ARTICLE, _NAME, _PARTITION, _NODE = "article", "name", "partition", "node"
_IN_MEMORY = 64 * 1024 * 1024
_BATCH = 20_000


class Deriver:
    """Brings one graph up to date."""

    def __init__(self, ledger: Ledger, ontology: Ontology, index: Index) -> None:
        self._ledger = ledger
        self._ontology = ontology
        self._index = index
        self._corrections = Corrections(ledger.corrections(), ontology.entities)
        self._reader = Reader(ontology, self._corrections)
        self._bodies = index.bodies(self._reader.relations.body_names, self._reader.country)
        self._settling = Settling(index, self._bodies, self._reader.relations)
        self.growth = (0, 0)
        """By how many nodes and edges the graph grew."""
        self._neighbours: dict[str, set[str]] = {}
        for id_, entry in ontology.entities.items():
            for other in (entry.owner, entry.part_of, entry.succeeded_by):
                if other:
                    self._neighbours.setdefault(other, set()).add(id_)

    def derive(self, change: GraphChange, changed: set[str] | None, corrected: Iterable[str] = ()) -> None:
        """Ask all owners that something changed for, and make the change of the graph.

        `changed`: the ids of the articles that came, changed or went; None for everything. `corrected`: articles with reports
        that corrections of events speak of, or spoke of.
        """
        anew = changed is None
        touched = self._take_in(changed)
        touched.partitions |= self._index.partitions_of(corrected)
        self._settling.settle(touched, anew=anew)
        misspelt = self._index.misspelt()
        self._identities = Identities(self._corrections, misspelt, self._bodies, self._person(), self._index.name_of_person)
        self._entities = Entities(self._ontology, self._corrections, cache(self._told), self._identities.known_as)
        with closing(_Work(self._index, change, anew=anew)) as self._work:
            self._ask_all(touched, anew=anew)
            self._work.finish()
        self.growth = self._work.growth

    def _ask_all(self, touched: Touched, *, anew: bool) -> None:
        if anew:
            self._call_all()
            for article, facts in self._ledger.pairs():
                self._ask_article(self._reader.read(article, facts))
        else:
            for key in sorted({self._identities.standing(key) for key in touched.keys}):
                self._renamed(key, touched)
            for article_id in sorted(touched.articles):
                touched.partitions |= self._ask_again(article_id, touched.readings)
        for name in sorted(self._index.people() if anew else touched.names):
            self._ask_name(name)
        around = Surroundings(self._ontology, self._reader.relations, self._corrections, self._entities.name, self._reader.place)
        for partition in sorted(self._index.partitions() if anew else touched.partitions):
            self._ask_partition(partition, around)
        for outlet in touched.outlets:
            self._work.look_at(outlet)
        for key in touched.keys:
            self._work.look_at(_spell(self._entities.ref(self._identities.standing(key))))
        self._share()

    def missed(self) -> tuple[Correction, ...]:
        """Return the corrections in force that apply to nothing in the graph."""
        applied = self._index.applied()
        applied |= {
            id_
            for id_, keys in self._corrections.of_entities.items()
            if all(self._is_there(self._identities.standing(key)) for key in keys)
        }
        return tuple(correction for correction in self._corrections.given if correction.id not in applied)

    # -- what changed

    def _take_in(self, changed: set[str] | None) -> Touched:
        """Put what the articles say into the index, and return what is touched by it."""
        touched = Touched(set(changed or ()))
        for article_id in changed or ():
            partitions, names, keys = self._index.forget_article(article_id)
            touched.partitions |= partitions
            touched.names |= names
            touched.take(keys)
            touched.senses |= self._bodies.forget(article_id)
        misspelt = self._index.misspelt()
        for article, facts in self._ledger.pairs() if changed is None else self._pairs(changed):
            reading = self._reader.read(article, facts)
            named = [(key, e.kind, e.name) for key, e in unlisted(reading.entities, self._ontology.entities)]
            outlets = [n for n in reading.nodes if n.label == OUTLET]
            named += [(f"{OUTLET}/{node.id}", OUTLET, str(node.properties["name"])) for node in outlets]
            named += [(key, SPELLED_OUT, key) for key in reading.spelled]
            self._index.put_article(article.id, named)
            self._index.put_appearances(reading.people)
            touched.senses |= self._bodies.put(reading.bodies, misspelt)
            if changed is not None:
                touched.names |= {name for name, _ in reading.people}
                touched.take({key for key, _, _ in named})
                touched.readings[article.id] = reading
        return touched

    def _call_all(self) -> None:
        """Write down what every entity that no list holds is called: the next run asks which is called otherwise."""
        unlisted = self._index.keys()
        keys = {key for key in unlisted if kind_of(key) not in _NO_ENTITIES}.union(self._bodies.keys())
        for key in {self._identities.standing(key) for key in keys}:
            self._index.call(key, self._entities.name(key))

    def _renamed(self, key: str, touched: Touched) -> None:
        """Ask again whoever names an entity that is called otherwise now, or is another kind of node."""
        ref = self._entities.ref(key)
        needing: set[str] = set()
        if ref.label in _COMMERCIAL:
            for other in _COMMERCIAL - {ref.label}:
                needing |= self._index.owners_needing(f"{other}/{ref.id}")
                self._work.look_at(f"{other}/{ref.id}")
        if self._index.call(key, self._entities.name(key)):
            needing |= {o for o in self._index.owners_needing(_spell(ref)) if o.startswith(_PARTITION)}
        for owner in needing:
            sort, _, id_ = owner.partition(" ")
            {_ARTICLE: touched.articles, _NAME: touched.names, _PARTITION: touched.partitions}.get(sort, set()).add(id_)

    def _told(self, key: str) -> Told:
        return self._index.names_of(list(self._identities.spelled(key)))

    def _person(self) -> Callable[[str, str], str]:
        @cache
        def people(article: str) -> dict[str, str]:
            return self._index.people_of(article)

        return lambda article, name: people(article).get(name, name)

    def _pairs(self, ids: Iterable[str]) -> Iterator[tuple[Article, Facts]]:
        return (pair for id_ in sorted(ids) if (pair := self._ledger.pair(id_)) is not None)

    # -- owners

    def _ask_again(self, article_id: str, readings: dict[str, Reading]) -> set[str]:
        """Let an article give what it gives now, which is nothing if it is gone."""
        if (reading := readings.pop(article_id, None)) is not None:
            return self._ask_article(reading)
        if (pair := self._ledger.pair(article_id)) is not None:
            return self._ask_article(self._reader.read(*pair))
        self._work.give(f"{_ARTICLE} {article_id}", (), ())
        return set()

    def _ask_article(self, reading: Reading) -> set[str]:
        """Let an article give what it gives now; return the partitions that its reports left or came into."""
        touched = self._index.forget_reports(reading.article)
        by_partition: dict[str, list[Report]] = {}
        for report in reading.reports:
            linked = self._reader.relinked(report, self._identities.meant)
            by_partition.setdefault(self._reader.partition(linked), []).append(linked)
        for partition, reports in by_partition.items():
            self._index.put_reports(partition, reports)
        claims = (claim.mapped(self._identities.meant) for claim in reading.claims)
        nodes = [node for node in reading.nodes if node.label in _OWN]
        self._work.give(f"{_ARTICLE} {reading.article}", nodes, self._edges(claims))
        return touched | by_partition.keys()

    def _ask_name(self, name: str) -> None:
        claims: list[Claim] = []
        people = self._person()
        alike = self._settling.is_one(name) and not self._corrections.of_bodies
        told = self._index.first_appearances(name) if alike else self._index.appearances(name)
        for one in told:
            claims += one.claims(f"{PERSON}/{people(one.article, name)}")
        self._work.give(f"{_NAME} {name}", (), self._edges(claim.mapped(self._identities.meant) for claim in claims))

    def _ask_partition(self, partition: str, around: Surroundings) -> None:
        made = part(self._index.reports(partition), around)
        nodes = {node.ref: node for node in made.nodes if node.label in _OWN}
        edges = self._edges(claim.mapped(self._standing) for claim in made.claims)
        self._index.put_applied(partition, made.applied)
        self._work.give(f"{_PARTITION} {partition}", nodes.values(), edges)

    def _edges(self, claims: Iterable[Claim]) -> list[Edge]:
        held = Claims()
        held.add(claims)
        return list(held.edges(self._entities.ref))

    def _standing(self, _: str, key: str) -> str:
        return self._identities.standing(key)

    # -- what is shared

    def _share(self) -> None:
        """Let what is needed stand, with what the gazetteer knows of it, and what nobody needs go."""
        seen: set[str] = set()
        while names := self._work.to_look_at():
            seen |= names
            for name in sorted(names):
                self._work.need(f"{_NODE} {name}", self._needs(name))
        came_or_went = {name for name in seen if bool(self._index.owned(f"{_NODE} {name}")) != self._index.is_needed(name)}
        for name in came_or_went:
            for other in self._neighbours.get(_ref(name).id, ()):
                seen.add(f"{self._ontology.entities[other].label}/{other}")
        for name in sorted(seen):
            self._share_one(name)

    def _needs(self, name: str) -> list[NodeRef]:
        """Return what a shared node needs: its owner stands because of what it owns."""
        ref = _ref(name)
        if ref.label in (_TOPIC, OUTLET) or not self._index.is_needed(name):
            return []
        owner = self._entities.owner(self._entities.key(ref))
        return [self._entities.ref(owner)] if owner else []

    def _share_one(self, name: str) -> None:
        ref, owner = _ref(name), f"{_NODE} {name}"
        if not self._index.is_needed(name):
            self._work.give(owner, (), ())
        elif ref.label in (_TOPIC, OUTLET):
            self._work.give(owner, [self._shared_node(ref)], ())
        else:
            key = self._entities.key(ref)
            ties = [edge for edge, other in self._entities.ties(key) if self._is_there(other)]
            self._work.give(owner, [self._entities.node(key)], ties, needs=self._needs(name))

    def _shared_node(self, ref: NodeRef) -> Node:
        if ref.label == _TOPIC:
            return topic_node(ref.id, self._ontology)
        listed = self._ontology.outlets.get(ref.id)
        names = self._index.names_of([f"{OUTLET}/{ref.id}"])[1]
        return listed_node(listed) if listed else Node(OUTLET, ref.id, {"name": min(names)})

    def _is_there(self, key: str) -> bool:
        return self._index.is_needed(_spell(self._entities.ref(key)))


class _Work:
    """Collects what owners give, compares it with what they gave before, and asks for the difference."""

    def __init__(self, index: Index, change: GraphChange, *, anew: bool) -> None:
        self._index = index
        self._change = change
        self._anew = anew
        self._nodes: list[Node] = []
        self._gone: list[NodeRef] = []
        # What one owner gives no longer another may give now: an event whose party turned out to be misspelt.
        self._stay: set[NodeRef] = set()
        self._lost: list[EdgeKey] = []
        self._look_at: set[str] = set()
        self._keys = self._ties = 0
        # Edges wait until all nodes stand; of a large graph they are too many for the memory.
        self._edges = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY, mode="w+", encoding="utf-8")  # noqa: SIM115

    def give(self, owner: str, nodes: Iterable[Node], edges: Iterable[Edge], *, needs: Iterable[NodeRef] = ()) -> None:
        """Take all that an owner gives now. It needs the ends of its edges, as far as they are shared, and `needs`."""
        before = {} if self._anew and not owner.startswith(_NODE) else self._index.owned(owner)
        now: dict[str, str] = {}
        refs = {_spell(ref) for ref in needs}
        for node in nodes:
            name = _spell(node.ref)
            now[name] = _hash(sorted(node.properties.items()), node.extra_labels)
            if not self._anew:
                self._stay.add(node.ref)
            if before.get(name) != now[name]:
                self._nodes.append(node)
        if len(self._nodes) >= _BATCH and self._anew:
            self._change.put_nodes(self._nodes)
            self._nodes = []
        for edge in edges:
            name = _name(edge)
            now[name] = _hash(sorted(edge.properties.items()))
            if not owner.startswith(_NODE):
                refs |= {_spell(end) for end in (edge.source, edge.target) if end.label not in _OWN}
            if before.get(name) != now[name]:
                self._edges.write(_spelled(edge))
                if name in before:
                    self._lost.append(_key(name))
        for name in before.keys() - now.keys():
            if "\t" in name:
                self._lost.append(_key(name))
            else:
                self._gone.append(_ref(name))
        if before != now:
            ties = sum("\t" in name for name in now) - sum("\t" in name for name in before)
            self._ties += ties
            self._keys += len(now) - len(before) - ties
            touched = self._index.put_owned(owner, now, refs)
            self._look_at |= touched

    @property
    def growth(self) -> tuple[int, int]:
        """By how many nodes and edges the graph grows."""
        return self._keys, self._ties

    def need(self, owner: str, refs: Iterable[NodeRef]) -> None:
        """Let an owner need nodes before it gives anything."""
        self._look_at |= self._index.put_needs(owner, {_spell(ref) for ref in refs})

    def look_at(self, name: str) -> None:
        """Ask for a shared node, `LABEL/ID`, to be looked at again."""
        self._look_at.add(name)

    def to_look_at(self) -> set[str]:
        """Return the shared nodes to be looked at, each once."""
        names, self._look_at = self._look_at, set()
        return names

    def finish(self) -> None:
        """Make the change: edges go before nodes, nodes come before edges."""
        self._change.drop_edges(self._lost)
        self._change.put_nodes(self._nodes)
        self._edges.seek(0)
        batch: list[Edge] = []
        for line in self._edges:
            batch.append(_read(line))
            if len(batch) == _BATCH:
                self._change.put_edges(batch)
                batch = []
        self._change.put_edges(batch)
        self._change.drop_nodes(ref for ref in self._gone if ref not in self._stay)

    def close(self) -> None:
        """Let go of the edges that waited."""
        self._edges.close()


def _hash(*values: object) -> str:
    return hashlib.blake2b(repr(values).encode(), digest_size=8).hexdigest()


def _name(edge: Edge) -> str:
    return "\t".join((_spell(edge.source), edge.type, _spell(edge.target), edge.key))


def _key(name: str) -> EdgeKey:
    source, type_, target, key = name.split("\t", 3)
    return _ref(source), type_, _ref(target), key


def _spell(ref: NodeRef) -> str:
    return f"{ref.label}/{ref.id}"


def _ref(name: str) -> NodeRef:
    label, _, id_ = name.partition("/")
    return NodeRef(label, id_)


def _spelled(edge: Edge) -> str:
    return json.dumps([*_name(edge).split("\t", 3), edge.properties], ensure_ascii=False) + "\n"


def _read(line: str) -> Edge:
    source, type_, target, key, properties = json.loads(line)
    return Edge(_ref(source), type_, _ref(target), properties, key)
