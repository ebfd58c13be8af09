"""Writes docs/graph.md out of schemas/. `make docs` runs it; a test tells when the page has drifted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.ontology import Ontology, load_ontology, schema_root
from kg.ontology.strict_yaml import parse

PAGE = Path(__file__).with_name("graph.md")

_HEAD = """\
# What the graph holds

<!-- Written by docs/write_graph_page.py out of schemas/*.yaml: change those, then `make docs`. -->

Every node has an `id`: for what the gazetteers list a readable slug that stays for good (`kominfo`, `telegram`), for the rest a
slug of the name as the article writes it. Dates are ISO text whose length tells the precision: `2017-07-14`, `2017-07`, `2017`.
A property without a value is not there. `kg schema` prints the same on the terminal.
"""

_EVIDENCE = """\
**Evidence.** An edge marked with ✓ exists only with `article`, `start`, `end` and `text`: the slice `[start, end)` of that
article's text, in code points, is `text`. `kg verify` reads every one of them again. Edges from the gazetteers carry
`basis: "gazetteer"` instead.
"""

_ACTIONS = """\
An `Action` also carries its type as a second label (`:Action:Block`). A type belongs to a family; *ended by* is the type that
lifts it. A name of another kind than those under *by whom* and *to whom* is never put into that role; `class` is a class of
things ("violent games"), which is kept in the property `classes`.
"""

_STATUSES = """\
What the article says of the action, from its own point in time. Only those marked with ✓ have taken place: a threat is not a
block.
"""


def page(ontology: Ontology) -> str:
    """The page, in Markdown."""
    return "\n".join(_lines(ontology))


def _lines(ontology: Ontology) -> Iterator[str]:
    yield _HEAD
    yield "## Nodes\n"
    yield from _table(
        ("label", "what it is", "properties"),
        ([f"`{label}`", data["about"], _typed(data["properties"])] for label, data in ontology.graph.labels.items()),
    )
    yield "\n## Relationships\n"
    yield _EVIDENCE
    yield from _table(
        ("type", "from", "to", "what it says", "evidence"),
        (
            [f"`{type_}`", _codes(data["from"]), _codes(data["to"]), data["about"], "✓" if data["evidence"] else ""]
            for type_, data in ontology.graph.relationships.items()
        ),
    )
    yield f"\nProperties that edges may have: {_typed(ontology.graph.edge_properties)}.\n"
    yield "## Action types\n"
    yield _ACTIONS
    about = _about("actions")["types"]
    for family, meaning in ontology.families.items():
        yield f"### {family}\n\n{meaning}\n"
        types = [action for action in ontology.actions.values() if action.family == family]
        yield from _table(
            ("type", "what it is", "by whom", "to whom", "ended by"),
            (
                [f"`{a.id}`", about[a.id]["about"], *map(_codes, (sorted(a.actors), sorted(a.targets), [a.undone_by or ""]))]
                for a in types
            ),
        )
        yield ""
    yield "## Statuses\n"
    yield _STATUSES
    meanings = _about("statuses")
    yield from _table(
        ("status", "what it means", "took place"),
        ([f"`{status}`", meanings[status]["about"], "✓" if happened else ""] for status, happened in ontology.statuses.items()),
    )
    yield ""


def _about(name: str) -> Mapping[str, Any]:
    """The sentences of a schema file that the engine has no use for, and a reader has."""
    source = f"{name}.yaml"
    return parse((schema_root() / source).read_text(encoding="utf-8"), f"schemas/{source}").data


def _table(head: tuple[str, ...], rows: Any) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(map(_cell, row))} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").rstrip(".")


def _codes(names: Any) -> str:
    return ", ".join(f"`{name}`" for name in names if name)


def _typed(properties: Mapping[str, str]) -> str:
    return ", ".join(f"`{name}` {kind}" for name, kind in properties.items())


if __name__ == "__main__":
    PAGE.write_text(page(load_ontology()), encoding="utf-8")
