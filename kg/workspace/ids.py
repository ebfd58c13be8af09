"""From the id of what has no name, such as an event, to the node of a graph that it means."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from kg.model import NodeRef, QueryError, mark_of
from kg.workspace.neighbourhood import holds, view_of_mark

if TYPE_CHECKING:
    from kg.store import GraphStore

_EVENT = "Action"
_PATIENCE, _MOST = 60.0, 100_000
_SHOWN = 3
_LONGEST = 200  # characters that an id could have
# Ids begin with what was done and to whom: `block-telegram-2017-07-14-0a1b2c`. Whoever slips does so behind that.
_FIRST_WORDS = 2


def node_of_id(store: GraphStore, text: str, labels: tuple[str, ...], *, place: str, notify: Callable[[str], None]) -> str:
    """Return the id that a text means among nodes of these labels: its own, or that of the event which the old one is part of.

    `notify` hears of the latter. Raises QueryError, with the ids that are near, for one that no node has.
    """
    text = text.strip()
    if any(holds(store, NodeRef(label, text)) for label in labels):
        return text
    if _EVENT in labels and (ref := _part_of(store, text)) is not None:
        notify(f"{text} is part of {ref.id} now.")
        return ref.id
    kinds = " or ".join(label.lower() for label in labels)
    near = near_ids(store, text, labels)
    remedy = f"Did you mean {' or '.join(near)}?" if near else "The rows of other queries give ids."
    raise QueryError(f"no {kinds} in the graph has the id '{text:.80}'.", place=place, remedy=remedy)


def _part_of(store: GraphStore, text: str) -> NodeRef | None:
    mark = mark_of(text)
    return view_of_mark(store, mark).holding(mark) if mark else None


def near_ids(store: GraphStore, text: str, labels: Iterable[str]) -> list[str]:
    """Return the ids of nodes of these labels that a text may be a slip of: those that begin with the same words."""
    if len(text) > _LONGEST:
        return []
    for words in range(_FIRST_WORDS, 0, -1):
        start = "-".join(text.split("-")[:words])
        known = [id_ for label in sorted(labels) for id_ in _beginning(store, label, start)] if start else []
        if near := difflib.get_close_matches(text, known, n=_SHOWN, cutoff=0.7):
            return near
    return []


def _beginning(store: GraphStore, label: str, start: str) -> list[str]:
    cypher = f"MATCH (n:`{label}`) WHERE n.id STARTS WITH $start RETURN n.id AS id ORDER BY id"
    return [id_ for (id_,) in store.query(cypher, {"start": start}, timeout=_PATIENCE, limit=_MOST, trusted=True).rows]
