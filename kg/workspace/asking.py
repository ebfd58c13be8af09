"""From a named query, and what somebody gives for its parameters, to rows: the same for a shell, a program, an assistant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import QueryError, SchemaError
from kg.query import bind, named_queries, only_query, with_own
from kg.query.bind import ALL
from kg.workspace.finding import NO_ENTITIES
from kg.workspace.looking_up import StoreFinder

if TYPE_CHECKING:
    from kg.query import NamedQuery
    from kg.query.named import Value
    from kg.store import GraphStore, Rows
    from kg.workspace.finding import Finder
    from kg.workspace.workspace import Workspace

_PATIENCE = 60.0  # seconds for the addresses of articles

OWN_QUERIES = "queries"
"""The folder of a workspace in which its users keep queries of their own."""
COMMAND_LINE = "--param"
"""How errors call a parameter where it is given on the command line; a program calls it otherwise."""


def named_query(name: str, queries: Mapping[str, NamedQuery] | None = None) -> NamedQuery:
    """Return the query of a name. Raises QueryError, with the nearest name, where there is none."""
    known = named_queries() if queries is None else queries
    if name not in known:
        # Imported here: it comes with all that checks schemas.
        from kg.ontology import did_you_mean

        raise QueryError(f"no query called '{name}'.", place="query", remedy=did_you_mean(name, known))
    return known[name]


def query_of(workspace: Workspace, name: str) -> tuple[Mapping[str, NamedQuery], Mapping[str, SchemaError]]:
    """Return what `queries_of` does, or that query alone where it is one of the program's own: the others need not be read."""
    known = only_query(name)
    return ({name: known}, {}) if known else queries_of(workspace)


def queries_of(workspace: Workspace) -> tuple[Mapping[str, NamedQuery], Mapping[str, SchemaError]]:
    """Return all named queries, with those of the workspace's own folder, and what is wrong with files there that are none."""
    return with_own(workspace.folder / OWN_QUERIES)


def bound(
    named: NamedQuery,
    given: Mapping[str, str],
    workspace: Workspace,
    store: GraphStore,
    *,
    option: str = COMMAND_LINE,
    notify: Callable[[str], None],
    finder: Finder | None = None,
    limit: int = ALL,
) -> dict[str, Value]:
    """Return the parameters of a named query. Entities may be given by any of their names.

    `option` is what errors call a parameter; `notify` hears of an entity that is known and of which the graph says nothing.
    `limit`: how many rows are wanted. `finder` finds them; without it the store is asked for no more than a name needs.
    Raises QueryError for a parameter that the query cannot take.
    """
    found_by: Finder = finder or StoreFinder(lambda: workspace.ontology, store, lambda: workspace.schemas)

    def entity(text: str, labels: tuple[str, ...]) -> str | None:
        if labels and NO_ENTITIES.issuperset(labels):
            from kg.workspace.ids import node_of_id

            return node_of_id(store, text, labels, place=option, notify=notify)
        found = found_by.find(text, labels)
        if found is None:
            kinds = " or ".join(label.lower() for label in labels) or "entity"
            remedy = _of_another_kind(found_by, text) or found_by.near(text, labels)
            raise QueryError(f"no {kinds} is called '{text:.80}'.", place=option, remedy=remedy)
        if not found.in_graph:
            notify(f"{found.name} ({found.ref.id}) is known, and no article in this workspace says anything of it.")
        return found.ref.id

    def words(type_: str) -> Mapping[str, str]:
        from kg.workspace.known_words import words_of_type

        return words_of_type(type_, workspace.schemas, lambda: workspace.ontology)

    return bind(named, given, entity, option=option, limit=limit, words=words)


def _of_another_kind(finder: Finder, text: str) -> str:
    """Tell who is called so and cannot be meant: a body where a platform is asked for. Nothing for nobody and for several."""
    try:
        other = finder.find(text)
    except QueryError:
        return ""
    return "" if other is None else f"There is {other.name} ({other.ref.id}), of another kind: {other.ref.label.lower()}."


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
    """Return the rows of a named query; see `bound`. Raises QueryError where the store refuses, too."""
    values = bound(named, given, workspace, store, option=option, notify=notify, finder=finder, limit=limit)
    return store.query(named.cypher, values, timeout=timeout, limit=limit, trusted=not named.own)


def addresses(store: GraphStore, rows: Rows) -> dict[str, str]:
    """Return the addresses of the articles that the column `article` names, by id; of those that have one."""
    if "article" not in rows.columns:
        return {}
    at = rows.columns.index("article")
    ids = sorted({row[at] for row in rows.rows if isinstance(row[at], str)})
    cypher = "UNWIND $ids AS id MATCH (a:Article {id: id}) WHERE a.url IS NOT NULL RETURN a.id AS id, a.url AS url"
    return dict(store.query(cypher, {"ids": ids}, timeout=_PATIENCE, limit=len(ids) + 1, trusted=True).rows)


def with_addresses(rows: Rows, known: Mapping[str, str]) -> Rows:
    """Return the rows with a column `url` behind `article`, unless there is one of that name."""
    if "article" not in rows.columns or "url" in rows.columns:
        return rows
    at = rows.columns.index("article")
    columns = (*rows.columns[: at + 1], "url", *rows.columns[at + 1 :])
    return replace(rows, columns=columns, rows=[(*r[: at + 1], known.get(r[at]), *r[at + 1 :]) for r in rows.rows])
