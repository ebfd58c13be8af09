"""Where the parameters of a query stand."""

from __future__ import annotations

from kg.store.cypher import line_and_column, tokens


def parameters_used(cypher: str) -> dict[str, tuple[int, int]]:
    """Each `$name` outside strings, comments and backticks, with the line and column of its first use, from 1."""
    used: dict[str, tuple[int, int]] = {}
    for token in tokens(cypher):
        if token.kind == "parameter" and token.name not in used:
            used[token.name] = line_and_column(cypher, token.at)
    return used
