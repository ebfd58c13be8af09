"""Graphviz DOT, for pictures: `dot -Tsvg graph.dot`.

Edges of one type between the same two nodes are one line. An action that did not take place has a broken outline.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from kg.export.characters import visible
from kg.export.drawing import happened, lines, title
from kg.export.flat import name_of
from kg.export.stream import ordered
from kg.model import Edge, Node

SUFFIX = ".dot"
FOLDER = False
_SHAPES = {"Action": "box", "Article": "note", "Statement": "note", "Person": "ellipse", "Place": "hexagon"}


def write(nodes: Iterable[Node], edges: Iterable[Edge], out: BinaryIO) -> None:
    """Write the graph."""
    nodes, edges = ordered(nodes, edges)
    put = ["digraph kg {", "  rankdir=LR;", '  node [fontname="sans-serif"];']
    for node in nodes:
        style = "solid" if happened(node) else "dashed"
        shape = _SHAPES.get(node.label, "oval")
        name, words = _quoted(name_of(node.ref)), _words(title(node))
        put.append(f"  {name} [label={words}, class={_quoted(node.label)}, shape={shape}, style={style}];")
    put += [f"  {_quoted(name_of(x.source))} -> {_quoted(name_of(x.target))} [label={_words(x.words)}];" for x in lines(edges)]
    put.append("}\n")
    out.write("\n".join(put).encode())


def _words(text: str) -> str:
    """A label: Graphviz reads HTML entities in it, and backslashes as escapes of its own."""
    return _quoted(text.replace("&", "&amp;"))


def _quoted(text: str) -> str:
    """A string in quotation marks; a line end would be legal in it, but breaks tools that read line by line."""
    escaped = visible(text).replace("\\", "\\\\").replace('"', '\\"').replace("\r", "␍").replace("\n", "␊")
    return f'"{escaped}"'
