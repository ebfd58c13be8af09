"""Writes docs/queries.md out of the headers of kg/query/*.cypher. `make docs` runs it; a test tells when the page has drifted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.query import NamedQuery, Parameter, named_queries

PAGE = Path(__file__).with_name("queries.md")

QUESTIONS = (
    "Which platforms are restricted in a country now, and since when?",
    "What is the whole history between a platform and an agency?",
    "When did each step happen, and do the sources agree?",
    "How long from threat to action, and from action to restoration?",
    "On which law, and which article of it, does the agency rely?",
    "What were the conditions for lifting, and were they met?",
    "Who announced or ordered it, in which office at that date?",
    "Which reason did the agency give, and what do the platform or civil society say instead?",
    "Was it a block of access, a frozen registration, limited features, throttling, a fine or a takedown?",
    "Which threats were never carried out?",
    "Which platforms were hit more than once?",
    "Which agencies act together, or contradict each other?",
    "Who was treated differently under one rule on one date?",
    "Which other countries acted on the same platform, or for the same reason, within so many days?",
    "Which fines, how much, in which currency, on what basis?",
    "What did the platform answer, and when?",
    "What is the evidence for this edge?",
    "Which claims rest on a single outlet, or on copies of one wire text?",
    "What did the same body do under its old and its new name?",
    "What changed in the graph since a date?",
    "What is the shortest connection between a person and a platform, with evidence at each step?",
    "What else was hit by the action?",
    "Around an election or a protest: which actions fall within so many days of a date?",
    "How many by country, year, type and reason, and what is counted?",
    "Which deadlines or conditions are still open for my platform?",
)

_HEAD = """\
# Named queries

<!-- Written by docs/write_queries_page.py out of kg/query/*.cypher: change those, then `make docs`. -->

`kg query NAME -p PARAMETER=VALUE` asks one; platforms, bodies and people may be given by any of their names. Every row that
claims something carries its evidence: `words` of an `article` of an `outlet`, and when it was `published`. What is threatened,
planned, denied or rumoured never counts as done. The rows of the same graph come in the same order, on KGLite and on Neo4j.
"""

_COUNTED = """\
Queries that are given a platform, a body or an action begin there, and cost as much on a large graph as on a small one; without
one they go through all actions, as do those that ask for a day or a country alone.
"""


def page(queries: Mapping[str, NamedQuery]) -> str:
    """The page, in Markdown."""
    return "\n".join(_lines(queries))


def _lines(queries: Mapping[str, NamedQuery]) -> Iterator[str]:
    yield _HEAD
    yield "## By question\n"
    yield "| | question | queries |"
    yield "|---|---|---|"
    for number, question in enumerate(QUESTIONS, start=1):
        found = ", ".join(f"[`{name}`](#{name})" for name, query in queries.items() if number in query.answers)
        yield f"| {number} | {question} | {found} |"
    yield f"\n{_COUNTED}"
    for name, query in queries.items():
        yield from _query(name, query)


def _query(name: str, query: NamedQuery) -> Iterator[str]:
    yield f"## {name}\n"
    yield f"{query.question}\n"
    needed = "".join(f" -p {p.name}={p.example}" for p in query.parameters if p.default is None)
    yield f"    kg query {name}{needed}\n"
    if query.parameters:
        yield "| parameter | type | default | meaning |"
        yield "|---|---|---|---|"
        for parameter in query.parameters:
            yield _row(f"`{parameter.name}`", _type(parameter), _default(parameter), _meaning(parameter))
        yield ""
    yield "| column | meaning |"
    yield "|---|---|"
    for column in query.columns:
        yield _row(f"`{column.name}`", column.meaning)
    yield f"\nSince {query.since}.\n"


def _type(parameter: Parameter) -> str:
    return " or ".join(parameter.labels or parameter.words) or parameter.kind


def _default(parameter: Parameter) -> str:
    if parameter.default is None:
        return "has to be given"
    return "" if parameter.default == "" else f"`{str(parameter.default).lower()}`"


def _meaning(parameter: Parameter) -> str:
    return f"{parameter.meaning} Example: `{parameter.example}`." if parameter.example else parameter.meaning


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(named_queries()), encoding="utf-8")
