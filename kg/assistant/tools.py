"""The tools that an assistant is given: what each is for, what it takes, and how it answers.

One tool asks all named queries: a tool for each would fill an assistant's mind with tens of long descriptions before the first
question, and users' own queries would change the list. Its description lists them with their parameters, so that one call is
enough.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.api import Graph, Result
from kg.assistant import cards
from kg.assistant.answers import MOST, bounded, fitting, plain
from kg.assistant.arguments import Argument
from kg.assistant.sources import articles, quotes

_ROWS, _MOST_ROWS, _ALL_ROWS = 50, 200, 10_000
_SECONDS = 30.0
_PASSAGE, _AROUND = 4_000, 400

Values = Mapping[str, Any]
_LIMIT = Argument("integer", f"At most so many rows; {_ROWS} unless told.", least=1, most=_MOST_ROWS)
_OFFSET = Argument("integer", "Leave out so many rows: the `next_offset` of the answer before.", least=0, most=_ALL_ROWS)
_MOMENTS = {
    "as_of": Argument("string", "Answer from what was published by then: 2017-07-14, 2017-07 or 2017."),
    "known_by": Argument("string", "Answer from what this workspace held then, a day or an ISO time."),
}


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool. `answer` takes a graph, of the moment that was asked for, and checked arguments."""

    name: str
    title: str
    description: str
    arguments: Mapping[str, Argument]
    answer: Callable[[Graph, Values], dict[str, Any]]


def tools(graph: Graph) -> dict[str, Tool]:
    """Return all tools by name; the named queries that there are now stand in the description of `ask`."""
    kinds = tuple(sorted(label.lower() for label in graph.ontology.graph.labels))
    made = (
        Tool(
            "describe_graph",
            "What the graph holds",
            "How many articles, events and entities there are; the labels, relationships and properties for Cypher; the types of "
            "action and statuses, and which of them mean that something took place.",
            {},
            _describe_graph,
        ),
        Tool("ask", "Ask a named query", _ask_description(graph), _ask_arguments(), _ask),
        Tool(
            "describe_query",
            "What a named query takes and gives",
            "The parameters of a named query with types, defaults and examples, and what each of its columns means.",
            {"query": Argument("string", "The name of the query.", required=True)},
            _describe_query,
        ),
        Tool(
            "find_entity",
            "Find platforms, agencies, people",
            "Who may be meant by a name or a part of one: platforms, agencies, companies, people, places, laws, topics, with "
            "the id that other tools take. `in_graph` false: known from a list, and no article here says anything of it.",
            {
                "text": Argument("string", "A name, an abbreviation, an alias, or the beginning of one.", required=True),
                "kind": Argument("string", "Only of this kind.", choices=kinds),
                "limit": Argument("integer", "At most so many; 10 unless told.", least=1, most=50),
                **_MOMENTS,
            },
            _find_entity,
        ),
        Tool(
            "show",
            "The card of an entity or an event",
            "All that the graph says of one thing. An entity: other names, owners and offices, restrictions from when to when, "
            "events in order of time, statements. An event: what each article says of it, in which words, and where they differ.",
            {"what": Argument("string", "The id or a name.", required=True), **_MOMENTS},
            _show,
        ),
        Tool(
            "evidence",
            "The words behind an event or a connection",
            "Each relationship of a node with the words, article, date and place in the text that it rests on. With `other` "
            "those between the two; where none joins them, those of the events that both take part in.",
            {
                "of": Argument("string", "The id or a name of an event, a statement or an entity.", required=True),
                "other": Argument("string", "The id or a name of what stands at the other end."),
                "type": Argument(
                    "string",
                    "Only relationships of this type, such as TARGETS.",
                    choices=tuple(sorted(graph.ontology.graph.relationships)),
                ),
                "limit": _LIMIT,
                "offset": _OFFSET,
                **_MOMENTS,
            },
            _evidence,
        ),
        Tool(
            "read_article",
            "Read an article around a quote",
            f"The text of an article, at most {_PASSAGE:,} characters: around the words between `start` and `end`, if given.",
            {
                "article": Argument("string", "The id of the article.", required=True),
                "start": Argument("integer", "Where the words begin, in characters.", least=0),
                "end": Argument("integer", "Where they end.", least=0),
            },
            _read_article,
        ),
        Tool(
            "cypher",
            "Ask in Cypher",
            "Any Cypher query that only reads; `describe_graph` tells labels and properties. Return the id of each event, "
            f"or the article and text of a relationship, so that the answer has its quotes. Ends after {_SECONDS:.0f} seconds.",
            {
                "query": Argument("string", "The query.", required=True),
                "parameters": Argument("object", "Values for $names in it."),
                "limit": _LIMIT,
                "offset": _OFFSET,
                **_MOMENTS,
            },
            _cypher,
        ),
    )
    return {tool.name: tool for tool in made}


def _ask_description(graph: Graph) -> str:
    lines = [f"- {row['query']}({', '.join(row['parameters'])}): {row['question']}" for row in graph.queries()]
    return (
        "Ask one of the questions that have names; each row has the words of an article that say so. Platforms, agencies and "
        "people go by any of their names; dates are 2017-07-14, 2017-07 or 2017; parameters in capitals "
        "have to be given, in small letters. "
        "Threats, plans and denials have a status of their own and have not taken place. The queries:\n" + "\n".join(lines)
    )


def _ask_arguments() -> dict[str, Argument]:
    return {
        "query": Argument("string", "The name of the query.", required=True),
        "parameters": Argument("object", 'Its parameters by name, such as {"platform": "tiktok"}.'),
        "limit": _LIMIT,
        "offset": _OFFSET,
        **_MOMENTS,
    }


def _describe_graph(graph: Graph, _: Values) -> dict[str, Any]:
    ontology, schema = graph.ontology, graph.ontology.graph
    return bounded(
        plain(
            {
                "counts": graph.counts,
                "labels": {
                    name: f"{one['about'].rstrip('.')}. Properties: id, {', '.join(one['properties'])}"
                    for name, one in schema.labels.items()
                },
                "relationships": {
                    name: f"({'|'.join(one['from'])}) to ({'|'.join(one['to'])}): {one['about']}"
                    for name, one in schema.relationships.items()
                },
                "of_relationships": "Those that an article says have the properties article, start, end, text.",
                "actions": {
                    family: [one.id for one in ontology.actions.values() if one.family == family]
                    for family in dict.fromkeys(one.family for one in ontology.actions.values())
                },
                "took_place": [name for name, happened in ontology.statuses.items() if happened],
                "did_not_or_not_yet": [name for name, happened in ontology.statuses.items() if not happened],
            }
        )
    )


def _describe_query(graph: Graph, values: Values) -> dict[str, Any]:
    named = graph.named(values["query"])
    parameters = [
        {
            "name": one.name,
            "type": one.kind,
            "required": one.default is None,
            "default": one.default,
            "meaning": one.meaning,
            "example": one.example,
        }
        for one in named.parameters
    ]
    columns = {column.name: column.meaning for column in named.columns}
    return bounded(plain({"query": named.name, "question": named.question, "parameters": parameters, "columns": columns}))


def _ask(graph: Graph, values: Values) -> dict[str, Any]:
    named = graph.named(values["query"])
    parameters = values.get("parameters", {})
    result = graph.query(named.name, parameters, limit=_last(values), timeout=_SECONDS)
    return _rows(graph, result, values, {"question": named.question})


def _cypher(graph: Graph, values: Values) -> dict[str, Any]:
    result = graph.cypher(values["query"], values.get("parameters", {}), limit=_last(values), timeout=_SECONDS)
    return _rows(graph, result, values, {})


def _evidence(graph: Graph, values: Values) -> dict[str, Any]:
    result = graph.evidence(values["of"], values.get("other"), type=values.get("type"), limit=_last(values), timeout=_SECONDS)
    return _rows(graph, result, values, {})


def _find_entity(graph: Graph, values: Values) -> dict[str, Any]:
    found = graph.search(values["text"], kind=values.get("kind"), limit=values.get("limit", 10))
    note = [] if found else ["Nobody is called so, here or in the lists. Try another spelling, or a shorter part of the name."]
    return bounded(plain({"entities": found.to_dicts(), "notes": note}))


def _show(graph: Graph, values: Values) -> dict[str, Any]:
    card = plain(cards.card(graph, values["what"]))
    if "events" in card:
        events, notes = fitting(card["events"], MOST // 2)
        if len(events) < len(card["events"]):
            shown = f"{len(events):,} of {len(card['events']):,} events are shown"
            notes.insert(0, f"{shown}: `ask` history or actions for the rest.")
        if notes:
            card["notes"] = notes
        card["events"] = events
    card["cited"] = plain(articles(graph, card))
    return bounded(card, remedy="`ask` and `evidence` give the rest in parts.")


def _read_article(graph: Graph, values: Values) -> dict[str, Any]:
    article = graph.article(values["article"])
    start = min(max(0, values.get("start", 0) - _AROUND), max(0, len(article.text) - 1))
    wanted = values.get("end", start + _PASSAGE - _AROUND) + _AROUND
    end = min(len(article.text), wanted, start + _PASSAGE)
    told = {name: getattr(article, name) for name in ("id", "outlet", "title", "published", "language", "url")}
    passage = {"start": start, "end": end, "of": len(article.text), "text": plain(article.text[start:end])}
    # Not through `bounded`: the passage is longer than other texts may be, and has its own bound.
    return {"notice": bounded({})["notice"], "article": plain(told), "passage": passage}


def _last(values: Values) -> int:
    """How many rows are needed to answer: those that are left out as well."""
    return int(values.get("offset", 0)) + int(values.get("limit", _ROWS))


def _rows(graph: Graph, result: Result, values: Values, head: Mapping[str, Any]) -> dict[str, Any]:
    """An answer of rows with their articles, and the words behind events where the rows have none themselves."""
    offset = int(values.get("offset", 0))
    rows = plain(result[offset:].to_dicts())
    kept, cut = fitting(rows, MOST // 2)
    more = result.truncated or len(kept) < len(rows)
    answer: dict[str, Any] = {**head, "count": len(kept), "rows": kept}
    if more:
        answer["next_offset"] = offset + len(kept)
    notes = [*result.notes, *cut]
    if more:
        notes.append("There are more rows: ask again with offset = next_offset, or for less.")
    if result.rows and not rows:
        notes.append("There are no rows behind this offset.")
    if not result.rows:
        notes.append("No article here says so. That is no proof that it did not happen.")
    if kept and not {"words", "article"} <= set(result.columns):
        answer["quotes"] = quotes(graph, kept)
        if not answer["quotes"] and not articles(graph, kept):
            notes.append(
                "These rows have no quotes: return the ids of events (a.id) as well, and do not claim what no article says."
            )
    answer |= {"cited": articles(graph, answer), "notes": notes}
    return bounded({**plain(answer), "rows": kept})
