"""From what a person calls somebody to the entity that is meant: ids, names, aliases, whatever the case."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kg.model import Node, NodeRef, QueryError, slug

if TYPE_CHECKING:
    from kg.ontology import ListedEntity, Ontology

# Nodes that are no entities: they have names, and nobody means them by a name.
NO_ENTITIES = frozenset({"Action", "Article", "Statement", "Episode"})
_SHOWN = 4
_FEW = 3
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_DROPPED = {code: None for code in range(128) if chr(code) not in _LETTERS}


@dataclass(frozen=True, slots=True)
class Found:
    """An entity. `in_graph` is false for one that only the gazetteer knows: no article says anything of it."""

    ref: NodeRef
    name: str
    in_graph: bool


class Finder(Protocol):
    """Whoever finds entities by id or by name."""

    def find(self, text: str, labels: tuple[str, ...] = ()) -> Found | None:
        """Return whom `text` means among entities of these labels (empty: any); None where nobody is called so."""

    def near(self, text: str, labels: tuple[str, ...] = ()) -> str:
        """Return a remedy for a name that nobody has."""


class EntityFinder:
    """Finds entities of a graph and of the gazetteers by id or by name."""

    def __init__(self, ontology: Ontology, nodes: Iterable[Node]) -> None:
        self._by_id: dict[str, list[Found]] = {}
        self._by_name: dict[str, list[Found]] = {}
        self._know(nodes)
        for listed in all_listed(ontology):
            self._list(NodeRef(listed.label, listed.id), listed.name, names_of(listed))

    @classmethod
    def of_few(cls, nodes: Iterable[Node], listed: Iterable[tuple[NodeRef, str, str]]) -> EntityFinder:
        """Return a finder among these nodes, and these entries of a gazetteer: key, name, and one more name."""
        finder = cls.__new__(cls)
        finder._by_id, finder._by_name = {}, {}
        finder._know(nodes)
        for ref, name, other in listed:
            finder._list(ref, name, (name, other))
        return finder

    def _know(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            if node.label not in NO_ENTITIES:
                name = str(node.properties.get("name", node.id))
                self._add(Found(node.ref, name, in_graph=True), (name,))

    def _list(self, ref: NodeRef, name: str, names: Iterable[str]) -> None:
        known = next((one for one in self._by_id.get(ref.id, ()) if one.ref == ref), None)
        self._add(known or Found(ref, name, in_graph=False), names)

    def find(self, text: str, labels: tuple[str, ...] = ()) -> Found | None:
        """Return whom `text` means among entities of these labels (empty: any); None where nobody is called so.

        An id goes before a name, what the graph holds before what only a gazetteer lists; `person/ID` is one of that kind, for
        a body and a person may have one id. Raises QueryError where several are left.
        """
        text, labels = of_kind(text, labels, {one.ref.label for found in self._by_id.values() for one in found})
        for candidates in (self._by_id.get(text.strip(), ()), self._by_name.get(folded(text), ())):
            fitting = _fitting(candidates, labels)
            fitting = [one for one in fitting if one.in_graph] or fitting
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                fitting.sort(key=lambda one: one.ref)
                names = ", ".join(f"{one.ref.id} ({one.ref.label.lower()})" for one in fitting)
                ids = {one.ref.id for one in fitting}
                kinds = " or ".join(f"{one.ref.label.lower()}/{one.ref.id}" for one in fitting)
                remedy = "Give the id of one." if len(ids) == len(fitting) else f"Say which: {kinds}."
                raise QueryError(f"several are called '{text}': {names}.", remedy=remedy)
        return None

    def near(self, text: str, labels: tuple[str, ...] = ()) -> str:
        """Return a remedy for a name that nobody has: the ones that look like it, those of the graph first."""
        known = {name: fitting for name, found in self._by_name.items() if (fitting := _fitting(found, labels))}
        close = difflib.get_close_matches(folded(text), known, n=_SHOWN, cutoff=0.7)
        first = sorted(close, key=lambda name: not any(one.in_graph for one in known[name]))
        ids = dict.fromkeys(known[name][0].ref.id for name in first)
        return f"Did you mean {' or '.join(ids)}?" if ids else "`kg stats` tells what the graph holds."

    def search(self, text: str, labels: tuple[str, ...] = (), *, limit: int = 10) -> list[Found]:
        """Return whom `text` may mean, the likeliest first: called so, called something that begins so, holds it, looks like it.

        Of those alike, whom the graph holds goes first, and then the shorter name.
        """
        wanted = folded(text)
        if not text.strip() or not wanted:
            return []
        close = set(difflib.get_close_matches(wanted, self._by_name, n=limit, cutoff=0.7))
        best: dict[Found, int] = {}
        for name, found in self._by_name.items():
            # Three letters stand in the midst of far too many names.
            held = len(wanted) > _FEW and wanted in name
            tests = (name == wanted, name.startswith(wanted), held, name in close)
            rank = next((place for place, holds in enumerate(tests) if holds), None)
            if rank is not None:
                for one in _fitting(found, labels):
                    best[one] = min(rank, best.get(one, rank))
        return sorted(best, key=lambda one: (best[one], not one.in_graph, len(one.name), one.ref))[:limit]

    def _add(self, found: Found, names: Iterable[str]) -> None:
        if found not in self._by_id.setdefault(found.ref.id, []):
            self._by_id[found.ref.id].append(found)
        for name in (*names, found.ref.id):
            alike = self._by_name.setdefault(folded(name), [])
            if found not in alike:
                alike.append(found)


def of_kind(text: str, labels: tuple[str, ...], known: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Return what is to be found, and among which labels: `person/rudiantara` is one of the persons."""
    kind, slash, name = text.strip().partition("/")
    label = next((label for label in known if label.lower() == kind.lower()), None) if slash and name else None
    return (name, (label,)) if label is not None and (not labels or label in labels) else (text, labels)


def all_listed(ontology: Ontology) -> Iterator[ListedEntity]:
    """Yield all that the gazetteers list."""
    yield from ontology.entities.values()
    yield from ontology.topics.values()
    yield from ontology.outlets.values()


def names_of(listed: ListedEntity) -> list[str]:
    """Return all names of an entry of a gazetteer, in whatever language."""
    return [listed.name, *(name for given in listed.names.values() for name in given)]


def _fitting(found: Iterable[Found], labels: tuple[str, ...]) -> list[Found]:
    return [one for one in found if not labels or one.ref.label in labels]


def folded(name: str) -> str:
    """What two spellings of a name share: letters and digits, without case and marks."""
    # A graph has many names, and nearly all are of plain letters: for them this is the same, at a tenth of the time.
    plain = name.lower().translate(_DROPPED) if name.isascii() else ""
    return plain or slug(name).replace("-", "")
