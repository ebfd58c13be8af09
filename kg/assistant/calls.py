"""From the call of a tool to its answer: the tool, its arguments, and the graph of the moment that is asked of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.api import Graph
from kg.assistant.arguments import checked
from kg.assistant.tools import tools
from kg.model import QueryError
from kg.ontology import did_you_mean

_KEPT = 4


@dataclass
class Answering:
    """Answers calls of tools. Graphs of other moments are kept while the assistant asks on."""

    graph: Graph
    _past: dict[tuple[str | None, str | None], Graph] = field(default_factory=dict)

    def call(self, name: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answer of a tool. Raises KgError for what cannot be answered."""
        known = tools(self.graph)
        if name not in known:
            raise QueryError("there is no such tool.", place=name[:80], remedy=did_you_mean(name[:80], known))
        values = checked(known[name].arguments, given)
        graph = self._at(values.get("as_of"), values.get("known_by"))
        answer = known[name].answer(graph, values)
        if graph is not self.graph:
            number = graph.counts["nodes"].get("Article", 0)
            answer["answers_from"] = f"{number:,} article{'' if number == 1 else 's'} {graph.moment}"
        return answer

    def _at(self, as_of: str | None, known_by: str | None) -> Graph:
        if as_of is None and known_by is None:
            return self.graph
        key = (as_of, known_by)
        if key not in self._past:
            past = self.graph if as_of is None else self.graph.as_of(as_of)
            while len(self._past) >= _KEPT:
                del self._past[next(iter(self._past))]
            self._past[key] = past if known_by is None else past.known_by(known_by)
        return self._past[key]
