"""The graph as cards need it: nodes by key, edges by their ends, and actions as rows in order of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Edge, Node, NodeRef, Scalar


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action with the names of who plays a part in it, and the earliest words that tell of it."""

    node: Node
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    words: str
    article: str

    @property
    def when(self) -> str:
        """The date of the act; of the earliest article, with a mark, where no text gives it."""
        date = self.node.properties.get("date")
        return str(date) if date else ""

    def told(self, name: str) -> str:
        """A property as text, empty where there is none."""
        return shown(self.node.properties.get(name))


class GraphView:
    """Nodes and edges of a graph, by what one asks for."""

    def __init__(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        self.nodes: Mapping[NodeRef, Node] = {node.ref: node for node in nodes}
        self._from: dict[NodeRef, list[Edge]] = defaultdict(list)
        self._to: dict[NodeRef, list[Edge]] = defaultdict(list)
        for edge in edges:
            self._from[edge.source].append(edge)
            self._to[edge.target].append(edge)

    def outgoing(self, ref: NodeRef, *types: str) -> list[Edge]:
        """Return the edges that leave a node, of these types (none: all)."""
        return [edge for edge in self._from[ref] if not types or edge.type in types]

    def incoming(self, ref: NodeRef, *types: str) -> list[Edge]:
        """Return the edges that come to a node, of these types (none: all)."""
        return [edge for edge in self._to[ref] if not types or edge.type in types]

    def name(self, ref: NodeRef) -> str:
        """What a person calls the node."""
        properties = self.nodes[ref].properties if ref in self.nodes else {}
        return shown(properties.get("name") or properties.get("title") or ref.id)

    def action(self, ref: NodeRef) -> ActionRow:
        """Return an action as a row."""
        node = self.nodes[ref]
        classes = node.properties.get("classes")
        reports = sorted(self.incoming(ref, "REPORTS"), key=self._age)
        return ActionRow(
            node,
            tuple(dict.fromkeys(self.name(edge.source) for edge in self.incoming(ref, "ACTOR_OF"))),
            (
                *dict.fromkeys(self.name(edge.target) for edge in self.outgoing(ref, "TARGETS")),
                *(classes if isinstance(classes, tuple) else ()),
            ),
            shown(reports[0].properties.get("text")) if reports else "",
            reports[0].source.id if reports else "",
        )

    def in_time(self, refs: Iterable[NodeRef]) -> list[ActionRow]:
        """Return actions as rows in order of time; the day of the earliest article stands in for a date that no text gives."""

        def day(row: ActionRow) -> tuple[str, str]:
            return row.told("date") or row.told("first_published")[:10] or "9999", row.node.id

        return sorted((self.action(ref) for ref in dict.fromkeys(refs)), key=day)

    def _age(self, report: Edge) -> tuple[str, str, str]:
        published = self.nodes[report.source].properties.get("published") if report.source in self.nodes else None
        return str(published or "9999"), report.source.id, report.key


def shown(value: Scalar | None) -> str:
    """A property as text: lists joined, whole numbers without `.0`, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:,.10g}" if abs(value) < 1e10 else f"{value:,.0f}"
    return value
