"""The graph that comes out: everything once, in a fixed order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Edge, Node

if TYPE_CHECKING:
    from kg.model import Correction


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes by label and id, edges by source, type, target and key.

    `missed`: the corrections that apply to nothing in it; they are told, and never dropped.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    missed: tuple[Correction, ...] = ()
