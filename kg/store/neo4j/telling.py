"""What a database tells of itself, told of one graph in it: `db.labels()` and its kin would name what others keep there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.store.cypher import Token, called, tokens
from kg.store.neo4j.confining import CLAUSES

# By procedure in lower case: its column, and what gives it. A subquery has a column of this name and no other.
_TOLD: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "db.labels": (
            "label",
            "MATCH (n:`{own}`) UNWIND labels(n) AS label WITH DISTINCT label WHERE label <> '{own}' RETURN label ORDER BY label",
        ),
        "db.relationshiptypes": (
            "relationshipType",
            "MATCH (:`{own}`)-[r]->() RETURN DISTINCT type(r) AS relationshipType ORDER BY relationshipType",
        ),
        "db.propertykeys": (
            "propertyKey",
            "CALL () {{ MATCH (n:`{own}`) UNWIND keys(n) AS propertyKey RETURN DISTINCT propertyKey"
            " UNION MATCH (:`{own}`)-[r]->() UNWIND keys(r) AS propertyKey RETURN DISTINCT propertyKey }}"
            " WITH propertyKey WHERE propertyKey <> '{key}' RETURN propertyKey ORDER BY propertyKey",
        ),
    }
)
TOLD = ("db.labels", "db.propertyKeys", "db.relationshipTypes")
"""The procedures that are answered so."""


def told_of_one(cypher: str, label: str, key: str) -> str:
    """Return the query with subqueries on the nodes of this label in the place of such calls; `key` is a hidden property."""
    read = list(tokens(cypher))
    made, done = [], 0
    for place, token in enumerate(read):
        if token.kind != "word" or token.text.upper() != "CALL":
            continue
        found = _TOLD.get(called(read[place + 1 :]).lower())
        opened = next((at for at in range(place, len(read)) if read[at].sign == "("), len(read))
        if found is None or [one.sign for one in read[opened : opened + 2]] != ["(", ")"]:
            continue
        column, body = found
        tail, end = _yielded(cypher, read, opened + 2, column)
        made += [cypher[done : token.at], f"CALL () {{ {body.format(own=label, key=key)} }} {tail}"]
        done = end
    return "".join([*made, cypher[done:]])


def _yielded(cypher: str, read: list[Token], at: int, column: str) -> tuple[str, int]:
    """Return what stands for `YIELD ...` behind a call, or for the want of it, and the place where the query goes on."""
    behind = read[at - 1].end
    rest = read[at:]
    if not [token for token in rest if token.sign != ";"]:
        return f"RETURN {column}", behind
    if rest[0].text.upper() != "YIELD":
        return "", behind
    stop = next((token for token in rest[1:] if token.text.upper() in CLAUSES or token.sign in (";", "}")), None)
    end = stop.at if stop else len(cypher)
    items = cypher[rest[0].end : end].strip()
    renamed = any(token.text.upper() == "AS" for token in rest if token.at < end)
    goes_on = f"WITH *, {items} " if renamed else "WITH * "
    return goes_on if stop and stop.sign != ";" else f"RETURN {items} ", end
