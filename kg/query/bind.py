"""From words that a person typed to the parameters of a named query."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping

from kg.model import QueryError
from kg.query.named import LIMIT, NamedQuery, Parameter, Value

# The text, and the labels that the entity may have (empty: any) -> its id, or None where nothing is called so.
# It may raise a QueryError of its own that knows more, such as the names that are near.
ResolveEntity = Callable[[str, tuple[str, ...]], str | None]

ALL = 1_000_000_000
_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_TRUTH = {"true": True, "1": True, "false": False, "0": False}


def bind(
    query: NamedQuery, given: Mapping[str, str], resolve_entity: ResolveEntity, *, option: str = "--param", limit: int = ALL
) -> dict[str, Value]:
    """All parameters of the query by name: what was given, else the default.

    An unknown name, a missing parameter without default, a value of another type, or an entity that is not in the
    graph is a `QueryError`. An empty text for a date, or for an entity that may be left out, means any, and is not looked up.
    `option` is what whoever asks calls a parameter: the errors say it. `limit` is how many rows are wanted, for a query that is
    quicker for it.
    """
    declared = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in declared:
            raise QueryError(f"query '{query.name}' has no parameter '{name}'.", place=option, remedy=_valid(name, declared))
    values = {name: _value(query, parameter, given.get(name), resolve_entity, option) for name, parameter in declared.items()}
    # One more: whoever asks wants to know whether there are any.
    return {**values, LIMIT: limit + 1} if query.limited else values


def _value(query: NamedQuery, parameter: Parameter, text: str | None, resolve_entity: ResolveEntity, option: str) -> Value:
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
    return _converted(parameter, text, resolve_entity, option)


def _converted(parameter: Parameter, text: str, resolve_entity: ResolveEntity, option: str) -> Value:
    match parameter.type:
        case "entity":
            return _entity(parameter, text, resolve_entity, option)
        case "integer":
            if re.fullmatch(r"[+-]?[0-9]{1,18}", text):
                return int(text)
        case "number":
            if re.fullmatch(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?", text):
                return float(text)
        case "boolean":
            if text.lower() in _TRUTH:
                return _TRUTH[text.lower()]
        case "date":
            if text == "" or _DATE.fullmatch(text):
                return text
        case _:
            return text
    remedies = {"date": "Write 2017-07-14, 2017-07 or 2017.", "boolean": "Write true or false."}
    remedy = remedies.get(parameter.type, f"Example: {parameter.example or 10}.")
    raise QueryError(f"'{text}' is no {parameter.type}.", place=f"{option} {parameter.name}", remedy=remedy)


def _entity(parameter: Parameter, text: str, resolve_entity: ResolveEntity, option: str) -> str:
    if text == "":
        return text
    found = resolve_entity(text, parameter.labels)
    if found is None:
        kinds = " or ".join(label.lower() for label in parameter.labels) or "entity"
        remedy = (
            f"Give the id or a name of one, such as {parameter.example}." if parameter.example else "Give its id or a name of it."
        )
        raise QueryError(f"no {kinds} in the graph is called '{text}'.", place=f"{option} {parameter.name}", remedy=remedy)
    return found


def _valid(name: str, declared: Mapping[str, Parameter]) -> str:
    near = difflib.get_close_matches(name, list(declared), n=1)
    if near:
        return f"Did you mean '{near[0]}'?"
    return f"It takes: {', '.join(declared)}." if declared else "It takes none."
