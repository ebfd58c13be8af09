"""A question as it was typed: a named query with what was given for its parameters, or Cypher."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.cli.session import say

if TYPE_CHECKING:
    from kg.query import NamedQuery
    from kg.store import GraphStore, Rows
    from kg.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. `cypher` is the text where `named` is None; `given` are the parameters as they were typed."""

    cypher: str
    named: NamedQuery | None
    given: Mapping[str, str]

    def rows(self, workspace: Workspace, store: GraphStore, *, timeout: float, limit: int) -> Rows:
        """Return the answer; what the engine remarks on free Cypher is said."""
        if self.named:
            from kg.workspace.asking import ask

            return ask(self.named, self.given, workspace, store, timeout=timeout, limit=limit, notify=say)
        answer = store.query(self.cypher, self._values(), timeout=timeout, limit=limit)
        # Only here: a named query asks for labels and edges that this graph may lack, and its author knows that.
        for note in answer.notes:
            say(note)
        return answer

    def plan(self, workspace: Workspace, store: GraphStore, *, timeout: float) -> Rows:
        """Return how the store would answer."""
        if self.named:
            from kg.workspace.asking import bound

            return store.explain(self.named.cypher, bound(self.named, self.given, workspace, store, notify=say), timeout=timeout)
        return store.explain(self.cypher, self._values(), timeout=timeout)

    def _values(self) -> dict[str, object]:
        return {name: value(text) for name, text in self.given.items()}


def value(text: str) -> object:
    """A parameter of free Cypher: JSON where it reads as such (a number, true, a list), else the text as it stands."""
    from json import loads

    def refuse(constant: str) -> object:
        raise ValueError(constant)

    try:
        return loads(text, parse_constant=refuse)
    except (ValueError, RecursionError):
        return text
