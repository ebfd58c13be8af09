"""What the drawn formats share: how a node is captioned, and which edges are one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.export.characters import caption
from kg.model import Edge, Node, NodeRef

# A test compares this with schemas/statuses.yaml. What did not happen is drawn with a broken line.
HAPPENED = frozenset({"done", "ongoing"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line between two nodes: all edges of a type from one to the other, `times` of them."""

    source: NodeRef
    type: str
    target: NodeRef
    times: int

    @property
    def words(self) -> str:
        """The type, and how often where that is more than once."""
        return self.type if self.times == 1 else f"{self.type} ×{self.times}"


def lines(edges: Iterable[Edge]) -> list[Line]:
    """The edges with those of one type and pair drawn as one, in order."""
    counted = Counter((edge.source, edge.type, edge.target) for edge in edges)
    return [Line(*key, times) for key, times in sorted(counted.items())]


def title(node: Node, *, width: int = 60) -> str:
    """The name, the title or the words of a node on one line; an action with its status and its date."""
    properties = node.properties
    shown = next((str(properties[name]) for name in ("name", "title", "text") if properties.get(name)), node.id)
    status = str(properties.get("status", ""))
    if status and status not in shown:
        shown = f"{shown} ({status})"
    date = str(properties.get("date", ""))
    return caption(f"{shown} {date}".strip(), width=width)


def happened(node: Node) -> bool:
    """False only for an action whose status says that it did not, or not yet, take place."""
    return node.properties.get("status", "done") in HAPPENED
