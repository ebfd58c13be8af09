"""From what somebody typed to the value of one parameter of a named query."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from kg.model import QueryError
from kg.query.words import VOCABULARIES, remedy

if TYPE_CHECKING:
    from kg.query.named import Parameter, Value

# Of a type of parameter: what may be written, in small letters, and the value that it means.
Words = Callable[[str], Mapping[str, str]]

_DATE = re.compile(r"([0-9]{4})(-[0-9]{2})?(-[0-9]{2})?")
_TRUTH = {"true": True, "1": True, "false": False, "0": False}
_REMEDIES = {"date": "Write 2017-07-14, 2017-07 or 2017.", "boolean": "Write true or false."}
_EXAMPLES = {"fraction": "0.8"}


def value_of(parameter: Parameter, text: str, place: str, words: Words) -> Value:
    """Return the value of a parameter of any type but `entity`. Raises QueryError, at `place`, for a text that is none.

    An empty text means any where the default does, and for words of the schemas wherever there is a default.
    """
    if parameter.type in VOCABULARIES:
        return "" if text == "" and parameter.default is not None else _word(parameter.type, text, place, words(parameter.type))
    if parameter.type == "choice":
        return "" if text == parameter.default == "" else _chosen(parameter, text, place)
    if parameter.type == "choices":
        return " ".join(_chosen(parameter, word, place) for word in text.split())
    if (value := _plain(parameter.type, text)) is not None:
        return value
    problem = f"'{text:.80}' is no {parameter.kind}."
    example = f"Example: {parameter.example or _EXAMPLES.get(parameter.type, 10)}."
    raise QueryError(problem, place=place, remedy=_REMEDIES.get(parameter.type, example))


def _plain(type_: str, text: str) -> Value | None:
    match type_:
        case "integer" | "count":
            number = int(text) if re.fullmatch(r"[+-]?[0-9]{1,18}", text) else None
            return None if number is None or (type_ == "count" and number < 0) else number
        case "number" | "fraction":
            fraction = float(text) if re.fullmatch(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?", text) else None
            return None if fraction is None or (type_ == "fraction" and not 0 <= fraction <= 1) else fraction
        case "boolean":
            return _TRUTH.get(text.lower())
        case "date":
            return text if text == "" or _is_date(text) else None
        case _:
            return text


def _is_date(text: str) -> bool:
    if not (found := _DATE.fullmatch(text)):
        return False
    try:
        date.fromisoformat(f"{found[1]}{found[2] or '-01'}{found[3] or '-01'}")
    except ValueError:
        return False
    return True


def _word(type_: str, text: str, place: str, known: Mapping[str, str]) -> str:
    word = text.strip()
    if word.lower() not in known:
        raise QueryError(f"'{text:.80}' is no {type_.replace('_', ' ')}.", place=place, remedy=remedy(word, type_, known))
    return known[word.lower()]


def _chosen(parameter: Parameter, text: str, place: str) -> str:
    known = {word.lower(): word for word in parameter.words}
    word = text.strip()
    if word.lower() not in known:
        raise QueryError(f"'{text:.80}' is not one of its words.", place=place, remedy=remedy(word, parameter.type, known))
    return known[word.lower()]
