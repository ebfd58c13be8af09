"""What somebody means by a word, and its card: all that the graph says of one event, episode, statement or entity."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kg.model import NodeRef, UsageError, mark_of
from kg.workspace import records
from kg.workspace.histories import has_history, histories, stretch_of
from kg.workspace.remedies import of_event

if TYPE_CHECKING:
    from kg.ontology import Ontology
    from kg.workspace.finding import Finder
    from kg.workspace.graph_view import GraphView

_EPISODE = "episode-"
WITHOUT_NAMES = ("Action", "Statement", "Episode")
"""What goes by its id alone."""


def meant(
    holds: Callable[[NodeRef], bool],
    view: Callable[[str], GraphView],
    finder: Callable[[], Finder],
    what: str,
    notify: Callable[[str], None],
    near: Callable[[str], list[str]],
) -> NodeRef | None:
    """Return the node that an id or a name means; None, and a word to `notify`, where only a list knows it.

    The id of an event that is part of another by now means that one, and `notify` hears of it. Raises UsageError, with the names
    that are near, where nothing is called so. `holds` tells whether the graph has a node; `view` gives one that has the report
    of a mark, its event and the episodes of that, and is asked only for what looks like the id of an event and is none. `near`
    gives the ids of events and the like that are near, and is asked only for what nothing is called.
    """
    for label in WITHOUT_NAMES:
        if holds(ref := NodeRef(label, what)):
            return ref
    if (moved := _merged(view, what, notify)) is not None:
        return moved
    found = finder().find(what)
    if found is None:
        ids = near(what)
        remedy = f"Did you mean {' or '.join(ids)}?" if ids else finder().near(what)
        raise UsageError("nothing is called so here.", place=what, remedy=remedy)
    if not found.in_graph:
        notify(f"{found.name} ({found.ref.id}) is known, and no article in this workspace says anything of it.")
        return None
    return found.ref


def _merged(view: Callable[[str], GraphView], what: str, notify: Callable[[str], None]) -> NodeRef | None:
    """Return the event that an id means which was that of another event once, or the episode that this event is part of."""
    mark = mark_of(what)
    if mark is None:
        return None
    seen = view(mark)
    ref = seen.holding(mark)
    if ref is None:
        return None
    if what.startswith(_EPISODE):
        episodes = sorted(edge.source for edge in seen.incoming(ref, "BEGAN", "ENDED"))
        ref = episodes[0] if episodes else ref
    notify(f"{what} is part of {ref.id} now.")
    return ref


def card(view: GraphView, ref: NodeRef, ontology: Ontology, *, commands: bool = True) -> dict[str, Any]:
    """Return the card of a node as plain JSON data. `commands`: with those that settle an event, for who has a shell."""
    if ref.label == "Action":
        event = view.event(ref)
        return records.event_record(view, event, of_event(event) if commands else ())
    if ref.label == "Episode":
        return records.stretch_record(view, stretch_of(view, ontology, ref))
    if ref.label == "Statement":
        return records.node_record(view, ref)
    return records.entity_record(view, ref, histories(view, ontology, ref.id) if has_history(ref) else [], ontology)
