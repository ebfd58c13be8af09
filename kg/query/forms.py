"""Nodes, relationships and paths as one reads them in a table; in JSON they stay as `kg.store.Rows` documents them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_NODE = {"id", "labels", "properties"}
_RELATIONSHIP = {"type", "start", "end", "properties"}
_PATH = {"nodes", "relationships"}


def told(value: Mapping[str, Any]) -> str:
    """A node as `(:Agency kominfo)`, a relationship as `(kominfo)-[:ACTOR_OF]->(block-1)`, any other map as JSON."""
    keys = value.keys()
    if keys == _NODE and isinstance(value["labels"], list):
        return f"({''.join(f':{label}' for label in value['labels'])} {value['id']})"
    if keys == _RELATIONSHIP and isinstance(value["start"], Mapping):
        return f"({value['start']['id']})-[:{value['type']}]->({value['end']['id']})"
    if keys == _PATH and value["nodes"]:
        return _path(value["nodes"], value["relationships"])
    return json.dumps(value, ensure_ascii=False)


def _path(nodes: list[dict[str, Any]], relationships: list[dict[str, Any]]) -> str:
    parts = [told(nodes[0])]
    for before, edge, after in zip(nodes, relationships, nodes[1:], strict=False):
        forth = edge["start"] == {"label": before["labels"][0], "id": before["id"]}
        parts += [f"-[:{edge['type']}]->" if forth else f"<-[:{edge['type']}]-", told(after)]
    return "".join(parts)
