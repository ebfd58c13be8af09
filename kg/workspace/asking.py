"""From a named query, and what somebody gives for its parameters, to rows: the same for a shell, a program, an assistant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kg.model import QueryError
from kg.ontology import did_you_mean
from kg.query import bind, named_queries
from kg.workspace.looking_up import StoreFinder

if TYPE_CHECKING:
    from kg.query import NamedQuery
    from kg.store import GraphStore, Rows
    from kg.workspace.finding import Finder
    from kg.workspace.workspace import Workspace

COMMAND_LINE = "--param"
"""How errors call a parameter where it is given on the command line; a program calls it otherwise."""


def named_query(name: str, queries: Mapping[str, NamedQuery] | None = None) -> NamedQuery:
    """Return the query of a name. Raises QueryError, with the nearest name, where there is none."""
    known = named_queries() if queries is None else queries
    if name not in known:
        raise QueryError(f"no query called '{name}'.", place="query", remedy=did_you_mean(name, known))
    return known[name]


def ask(
    named: NamedQuery,
    given: Mapping[str, str],
    workspace: Workspace,
    store: GraphStore,
    *,
    timeout: float,
    limit: int,
    option: str = COMMAND_LINE,
    notify: Callable[[str], None],
    finder: Finder | None = None,
) -> Rows:
    """Return the rows of a named query. Entities may be given by any of their names.

    `option` is what errors call a parameter; `notify` hears of an entity that is known and of which the graph says nothing.
    `finder` finds them; without it the store is asked for no more than a name needs.
    Raises QueryError for a parameter that the query cannot take, and where the store refuses.
    """
    found_by: Finder = finder or StoreFinder(lambda: workspace.ontology, store)

    def entity(text: str, labels: tuple[str, ...]) -> str | None:
        found = found_by.find(text, labels)
        if found is None:
            kinds = " or ".join(label.lower() for label in labels) or "entity"
            raise QueryError(f"no {kinds} is called '{text}'.", place=option, remedy=found_by.near(text, labels))
        if not found.in_graph:
            notify(f"{found.name} ({found.ref.id}) is known, and no article in this workspace says anything of it.")
        return found.ref.id

    values = bind(named, given, entity, option=option)
    return store.query(named.cypher, values, timeout=timeout, limit=limit, trusted=not named.own)
