"""From words that a person typed to the parameters of a named query."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping

from kg.model import QueryError
from kg.query.named import LIMIT, NamedQuery, Parameter, Value
from kg.query.values import Words, value_of

# The text, and the labels that the entity may have (empty: any) -> its id, or None where nothing is called so.
# It may raise a QueryError of its own that knows more, such as the names that are near.
ResolveEntity = Callable[[str, tuple[str, ...]], str | None]

ALL = 1_000_000_000


def _shipped(type_: str) -> Mapping[str, str]:
    # Imported here: most questions give no word of the schemas, and are asked without them.
    from kg.ontology import load_ontology
    from kg.query.words import VOCABULARIES

    return VOCABULARIES[type_](load_ontology())


def bind(
    query: NamedQuery,
    given: Mapping[str, str],
    resolve_entity: ResolveEntity,
    *,
    option: str = "--param",
    limit: int = ALL,
    words: Words = _shipped,
) -> dict[str, Value]:
    """All parameters of the query by name: what was given, else the default.

    An unknown name, a missing parameter without default, a value of another type, a word that the schemas lack, or an entity
    that is not in the graph is a `QueryError`. An empty text for a date, or for an entity or a word that may be left out, means
    any, and is not looked up.
    `option` is what whoever asks calls a parameter: the errors say it. `limit` is how many rows are wanted, for a query that is
    quicker for it. `words` gives a vocabulary of the schemas, and is asked only where a parameter is one of its words.
    """
    declared = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in declared:
            raise QueryError(f"query '{query.name}' has no parameter '{name:.80}'.", place=option, remedy=_valid(name, declared))
    values = {
        name: _value(query, parameter, given.get(name), resolve_entity, option, words) for name, parameter in declared.items()
    }
    since, until = (str(values.get(name) or "") for name in ("since", "until"))
    # A month in its year is not after it.
    if until and since > until and not since.startswith(until):
        raise QueryError(f"{since} is after {until}.", place=f"{option} since", remedy="Exchange the two.")
    # One more: whoever asks wants to know whether there are any.
    return {**values, LIMIT: limit + 1} if query.limited else values


def _value(
    query: NamedQuery,
    parameter: Parameter,
    text: str | None,
    resolve_entity: ResolveEntity,
    option: str,
    words: Words,
) -> Value:
    # Nobody, where somebody has to be named, is no answer without rows.
    if text is None or (text.strip() == "" and parameter.type == "entity" and parameter.default is None):
        if parameter.default is None:
            example = parameter.example or parameter.type.upper()
            raise QueryError(
                f"query '{query.name}' needs '{parameter.name}': {parameter.meaning}",
                place=option,
                remedy=f"Add {option} {parameter.name}={example}.",
            )
        # A default entity is a name like any other, so that a query may be about one body unless told otherwise.
        if parameter.type != "entity" or not parameter.default:
            return parameter.default
        text = str(parameter.default)
    if parameter.type == "entity":
        return _entity(parameter, text, resolve_entity, option)
    return value_of(parameter, text, f"{option} {parameter.name}", words)


def _entity(parameter: Parameter, text: str, resolve_entity: ResolveEntity, option: str) -> str:
    if text == "":
        return text
    found = resolve_entity(text, parameter.labels)
    if found is None:
        kinds = " or ".join(label.lower() for label in parameter.labels) or "entity"
        remedy = (
            f"Give the id or a name of one, such as {parameter.example}." if parameter.example else "Give its id or a name of it."
        )
        raise QueryError(f"no {kinds} in the graph is called '{text:.80}'.", place=f"{option} {parameter.name}", remedy=remedy)
    return found


def _valid(name: str, declared: Mapping[str, Parameter]) -> str:
    near = difflib.get_close_matches(name[:80], list(declared), n=1)
    if near:
        return f"Did you mean '{near[0]}'?"
    return f"It takes: {', '.join(declared)}." if declared else "It takes none."
