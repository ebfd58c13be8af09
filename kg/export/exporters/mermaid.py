"""Mermaid flowchart, for Markdown pages; at most 500 lines, which is what renderers draw.

Edges of one type between the same two nodes are one line. No text of the graph is ever syntax: nodes are called n1, n2 ..., and
all but letters, digits and a little punctuation of a caption is written as `#NUMBER;`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from kg.export.characters import code_points
from kg.export.drawing import happened, lines, title
from kg.export.stream import ordered
from kg.model import Edge, Node, UsageError

SUFFIX = ".mmd"
FOLDER = False
MOST_LINES = 500
MOST_CHARACTERS = 50_000  # Mermaid's `maxTextSize`; `maxEdges` is the number above
_KEEP = " .,_/()"


def write(nodes: Iterable[Node], edges: Iterable[Edge], out: BinaryIO, *, most: int = MOST_LINES) -> None:
    """Write the graph. More than `most` lines, or more text than renderers take, is a `UsageError`."""
    nodes, edges = ordered(nodes, edges)
    drawn = lines(edges)
    if max(len(drawn), len(nodes)) > most:
        raise _too_large(f"{len(nodes):,} nodes and {len(drawn):,} lines are more than the {most:,} that Mermaid draws.")
    names = {node.ref: f"n{number}" for number, node in enumerate(nodes, start=1)}
    put = ["flowchart LR"]
    for node in nodes:
        style = "" if happened(node) else ":::unhappened"
        put.append(f'  {names[node.ref]}["{_words(title(node))}"]{style}')
    put += [f'  {names[line.source]} -->|"{_words(line.words)}"| {names[line.target]}' for line in drawn]
    put.append("  classDef unhappened stroke-dasharray: 5 5\n")
    text = "\n".join(put)
    if len(text) > MOST_CHARACTERS:
        raise _too_large(f"{len(text):,} characters are more than the {MOST_CHARACTERS:,} that Mermaid reads.")
    out.write(text.encode())


def _too_large(problem: str) -> UsageError:
    return UsageError(
        problem, place="export mermaid", remedy="Narrow it: --platform, --agency, --since, --around ID --depth 1; or export dot."
    )


def _words(text: str) -> str:
    return code_points(text, keep=_KEEP)
