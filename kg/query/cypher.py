"""The little of Cypher that we read ourselves: where its parameters stand."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""
      (?P<skip> //[^\n]* | /\*.*?\*/ | "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' | `[^`]*` )
    | \$(?P<name>[A-Za-z_]\w*)
    """,
    re.VERBOSE | re.DOTALL,
)


def parameters_used(cypher: str) -> dict[str, tuple[int, int]]:
    """Each `$name` outside strings, comments and backticks, with the line and column of its first use, from 1."""
    used: dict[str, tuple[int, int]] = {}
    for token in _TOKEN.finditer(cypher):
        if token["name"] and token["name"] not in used:
            before = cypher[: token.start()]
            used[token["name"]] = (before.count("\n") + 1, token.start() - before.rfind("\n"))
    return used
