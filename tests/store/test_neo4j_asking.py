"""What a question is refused for before it is asked, whichever of the two looks at it the server ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from neo4j.exceptions import Neo4jError

from kg.model import QueryError
from kg.store.neo4j.asking import plan

LATE = "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration"
FULL = "Neo.TransientError.General.MemoryPoolOutOfMemoryError"
WRONG = "Neo.ClientError.Statement.SyntaxError"


class Busy:
    """A session whose server refuses to plan what was kept to a graph, and plans what was typed."""

    def __init__(self, code: str) -> None:
        self.code = code

    @contextmanager
    def begin_transaction(self, **_: float) -> Iterator[Any]:
        yield self

    def run(self, cypher: str) -> Any:
        if "`W`" in cypher:
            raise Neo4jError._hydrate_neo4j(code=self.code, message="ended")
        return SimpleNamespace(consume=lambda: SimpleNamespace(plan={"operatorType": "ProduceResults"}, query_type="r"))


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (LATE, "no answer within 0.5 s"),
        (FULL, "it needs more memory than the server gives to one"),
        (WRONG, "it cannot be kept to the graph of this workspace"),
    ],
)
def test_only_a_text_that_the_engine_does_not_understand_is_one_that_cannot_be_kept(code: str, told: str) -> None:
    with pytest.raises(QueryError, match=told):
        plan(Busy(code), "MATCH (n) RETURN n", "W", 0.5)  # type: ignore[arg-type]
