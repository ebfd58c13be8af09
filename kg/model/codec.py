"""Articles, facts and corrections as canonical JSON, and back: one record, one string, on every machine.

Keys stand in the order of the fields, a field that has its default is left out, nothing is escaped that need not be. So
equal records give equal bytes, and the ledger may compare strings to learn whether an article says anything new. Reading is
strict: a key that no field has, a missing one or a value of another type is an error that names its place.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, replace
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from kg.model.article import Article
from kg.model.corrections import Correction, correction_id
from kg.model.errors import KgError
from kg.model.facts import Facts

T = TypeVar("T")
_REMEDY = "It was written by another version or changed by hand: read the article again from its source."


def to_json(record: Any) -> str:
    """Return the one string that stands for a record of frozen fields."""
    kind: Any = type(record)
    return _compact(_writer(kind)(record))


def from_json(kind: type[T], text: str) -> T:
    """Return the record that `to_json` wrote. Raises KgError, placed at the JSON path, for anything else."""
    read: T = _read(kind, _parsed(text))
    return read


def facts_to_json(facts: Facts) -> str:
    """Return the one string that stands for `facts`."""
    return to_json(facts)


def facts_from_json(text: str) -> Facts:
    """Return the facts that `facts_to_json` wrote. Raises KgError, placed at the JSON path, for anything else."""
    return from_json(Facts, text)


def article_to_json(article: Article) -> str:
    """Return an article as one line, its id first and every key present, as `kg load` prints it."""
    return _compact(
        {
            "id": article.id,
            "source": article.source,
            "url": article.url,
            "title": article.title,
            "outlet": article.outlet,
            "published": article.published,
            "language": article.language,
            "text": article.text,
            "boilerplate": [{"start": span.start, "end": span.end} for span in article.boilerplate],
        }
    )


def article_from_json(text: str) -> Article:
    """Return the article that `article_to_json` wrote. Raises KgError also where the id is not that of the content."""
    values = _parsed(text)
    claimed = values.pop("id", None) if isinstance(values, dict) else None
    article: Article = _read(Article, values)
    if claimed is not None and claimed != article.id:
        raise KgError(f"the id {claimed!r} is not that of the content, {article.id!r}.", place="id", remedy=_REMEDY)
    return article


def correction_to_json(correction: Correction) -> str:
    """Return a correction as one line, as the ledger keeps it and teams exchange it."""
    return _compact(_writer(Correction)(correction))


def correction_from_json(text: str) -> Correction:
    """Return the correction that a person or `correction_to_json` wrote; an id that was left out is filled in.

    Raises KgError, placed at the JSON path, for another shape. Whether it means anything, `check_correction` tells.
    """
    values = _parsed(text)
    if isinstance(values, dict) and "id" not in values:
        values["id"] = ""
    read: Correction = _read(Correction, values)
    return read if read.id else replace(read, id=correction_id(read))


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise KgError(f"not JSON: {error}.", remedy=_REMEDY) from error


class _MismatchError(Exception):
    """A value that does not fit; its path grows while the error climbs, so that a good record pays nothing for it."""

    def __init__(self, problem: str) -> None:
        self.problem = problem
        self.path = ""


def _read(record: type, value: object) -> Any:
    try:
        return _reader(record)(value)
    except _MismatchError as error:
        raise KgError(error.problem, place=error.path.lstrip(".") or record.__name__, remedy=_REMEDY) from error


def _key(field_name: str) -> str:
    """`with_` is `with` in JSON: only Python reserves the word."""
    return field_name.rstrip("_")


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:
    """Return a function from a value of `kind` to what `json` takes, made once a type."""
    if _is_record(kind):
        hints = get_type_hints(kind)
        plan = [(f.name, _key(f.name), f.default, _writer(hints[f.name])) for f in fields(kind)]

        def write_record(record: Any) -> dict[str, Any]:
            made = {}
            for name, key, default, write in plan:
                value = getattr(record, name)
                if default is MISSING or value != default:
                    made[key] = write(value)
            return made

        return write_record
    if get_origin(kind) is tuple:
        write_item = _writer(get_args(kind)[0])
        return lambda items: [write_item(item) for item in items]
    if get_origin(kind) in (Union, UnionType):
        writers = [_writer(part) for part in _some(kind)]
        # Several are scalars, which are written as they are.
        return lambda value: None if value is None else writers[0](value)
    return lambda value: value


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Return the strict inverse of `_writer(kind)`; it raises _MismatchError."""
    if _is_record(kind):
        return _record_reader(kind)
    if get_origin(kind) is tuple:
        return _tuple_reader(_reader(get_args(kind)[0]))
    if get_origin(kind) in (Union, UnionType):
        some = _some(kind)
        read_some = _reader(some[0]) if len(some) == 1 else _scalar_reader(some)
        return lambda value: None if value is None else read_some(value)
    return _scalar_reader((kind,))


def _scalar_reader(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    accepted = (*kinds, int) if float in kinds else kinds
    wanted = " or ".join(kind.__name__ for kind in kinds)

    def read_scalar(value: Any) -> Any:
        # `type`, not `isinstance`: to Python a bool is an int, to us it is a mistake.
        if type(value) not in accepted:
            raise _MismatchError(f"{type(value).__name__} where {wanted} belongs.")
        return value

    return read_scalar


def _record_reader(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    plan: Mapping[str, tuple[str, Callable[[Any], Any]]] = {_key(f.name): (f.name, _reader(hints[f.name])) for f in fields(kind)}
    required = [_key(f.name) for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING]

    def read_record(value: Any) -> Any:
        if type(value) is not dict:
            raise _MismatchError(f"{type(value).__name__} where {kind.__name__} belongs.")
        made = {}
        for key, item in value.items():
            if key not in plan:
                raise _MismatchError(f"{kind.__name__} has no {key!r}; it has {', '.join(plan)}.")
            name, read = plan[key]
            try:
                made[name] = read(item)
            except _MismatchError as error:
                error.path = f".{key}{error.path}"
                raise
        for key in required:
            if key not in value:
                raise _MismatchError(f"{kind.__name__} lacks {key!r}.")
        return kind(**made)

    return read_record


def _tuple_reader(read_item: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read_tuple(value: Any) -> Any:
        if type(value) is not list:
            raise _MismatchError(f"{type(value).__name__} where a list belongs.")
        made = []
        for index, item in enumerate(value):
            try:
                made.append(read_item(item))
            except _MismatchError as error:
                error.path = f"[{index}]{error.path}"
                raise
        return tuple(made)

    return read_tuple


def _is_record(kind: Any) -> bool:
    return hasattr(kind, "__dataclass_fields__")


def _some(kind: Any) -> tuple[Any, ...]:
    """The `X` of `X | None`, or the scalars of a union of several."""
    return tuple(part for part in get_args(kind) if part is not NoneType)
