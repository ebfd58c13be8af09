"""The named queries: one `.cypher` file each, whose leading comment documents it and is read strictly.

    // title: Who did what to whom
    // question: Which actions does the graph hold, newest first?
    // param platform: entity(Platform) = "" -- Only actions of or on this platform; empty for all. Example: ID
    // column action: What was done, as a type of schemas/actions.yaml.
    // answers: 2
    // since: 0.1

`answers`, which may be left out, gives the numbers of the questions in docs/queries.md, joined by commas.
A line that begins with `//` and three spaces or more carries the one above on. A default is JSON; a parameter without one
has to be given. `$limit` needs no line: it is one more than the rows that are asked for. Types:

- `entity`: an id or any name; the labels that it may have stand in brackets. Of an `Action`, an `Article` an id is given;
- `string`, `integer`, `number`, `boolean`, `date`; `count`: an integer from 0 on; `fraction`: a number from 0 to 1;
- `choice(a, b)`: one of these words; `choices(a, b)`: some of them, with spaces between;
- `action_type`, `status`, `family`, `label`, `relationship`: a word of the schemas; `country`: a code of two letters, or a name.

A query of the user's own (`kg.query.own`) needs the question and its parameters only.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType

from kg.model import SchemaError
from kg.query.cypher import parameters_used
from kg.query.words import VOCABULARIES

SUFFIX = ".cypher"
TYPES: Mapping[str, type | tuple[type, ...]] = {
    "entity": str,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "date": str,
    "count": int,
    "fraction": (int, float),
    "choice": str,
    "choices": str,
    **dict.fromkeys(VOCABULARIES, str),
}
Value = str | int | float | bool
_TOLD = {"count": "number from 0 on", "fraction": "number from 0 to 1"}

LIMIT = "limit"
_KEYS = ("title", "question", "answers", "param", "column", "since")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LINE = re.compile(r"//(?P<gap> {1,2})(?P<key>[A-Za-z]+)(?: (?P<name>\S+))?: *(?P<rest>.*)")
_CONTINUED = re.compile(r"// {3,}(?P<rest>\S.*)")
_PARAMETER = re.compile(
    r"(?P<type>\w+)(?:\((?P<labels>[^)]*)\))?(?P<default> *= *(?P<value>.*?))?"
    r" +-- +(?P<meaning>.+?)(?: +Example: (?P<example>.+))?"
)
_NUMBERS = re.compile(r"[0-9]{1,3}(, [0-9]{1,3})*")
_WORD = re.compile(r"[A-Za-z_]\w*")
_CHOICES = ("choice", "choices")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter. `default` None: it has to be given.

    `labels` are those that an `entity` may have (empty: any), `words` what a `choice` may be.
    """

    name: str
    type: str
    labels: tuple[str, ...]
    default: Value | None
    meaning: str
    example: str | None
    words: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """What it takes, as one tells people: `platform/organization`, `action type`, `number from 0 to 1`."""
        told = _TOLD.get(self.type, self.type.replace("_", " "))
        return "/".join(self.labels).lower() or "/".join(self.words) or told


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer and what it means."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True, repr=False)
class NamedQuery:
    """A query with its documentation. `cypher` is what stands under the header; `place` is the file.

    `own`: it is a user's, from another folder than this package's. `limited`: it takes how many rows are asked for as `$limit`.
    """

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    since: str
    cypher: str
    place: str
    answers: tuple[int, ...] = ()
    own: bool = False
    limited: bool = False

    def __repr__(self) -> str:
        told = ", ".join(p.name if p.default is not None else f"{p.name}=…" for p in self.parameters)
        return f"<NamedQuery {self.name}({told}): {self.question}>"


def named_queries() -> Mapping[str, NamedQuery]:
    """The queries of this package by name, in alphabetical order. A malformed one is a `SchemaError`, as told in `parse`."""
    files = sorted(resources.files("kg.query").iterdir(), key=lambda file: file.name)
    queries = (read(file) for file in files if file.name.endswith(SUFFIX))
    return MappingProxyType({query.name: query for query in queries})


def only_query(name: str) -> NamedQuery | None:
    """Return one query of this package without reading the others; None where there is none of this name."""
    # Looked for in the list and not asked for: there are names that no file can have.
    file = next((file for file in resources.files("kg.query").iterdir() if file.name == f"{name}{SUFFIX}"), None)
    return None if file is None else read(file)


def read(file: Traversable, *, own: bool = False) -> NamedQuery:
    """The query of a file. Raises SchemaError for a name that is none, for what is not UTF-8, and as in `parse`."""
    name = file.name.removesuffix(SUFFIX)
    if not _NAME.fullmatch(name):
        raise SchemaError("is no name for a query.", place=str(file), remedy="Use lower-case words joined by hyphens.")
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SchemaError(f"is not UTF-8 at byte {error.start}.", place=str(file), remedy="Save it as UTF-8.") from error
    return parse(name, text, place=str(file), own=own)


def parse(name: str, text: str, *, place: str, own: bool = False) -> NamedQuery:
    """The query of a file's text. One of the user's `own` may leave out everything but the question and the parameters.

    A malformed header, or a parameter that is used and not declared or the other way about, is a `SchemaError` with file, line
    and column.
    """
    return _Header(name, text, place, own=own).query()


class _Header:
    """Reads one file. Lines and columns of errors count from 1."""

    def __init__(self, name: str, text: str, place: str, *, own: bool) -> None:
        self.name = name
        self.place = place
        self.own = own
        lines = text.splitlines()
        self.height = next((n for n, line in enumerate(lines) if not line.startswith("//")), len(lines))
        self.header = lines[: self.height]
        # As many line ends as the header had, so that an engine's error names the line of the file.
        self.cypher = "\n" * self.height + "\n".join(lines[self.height :]) + "\n"
        self.single: dict[str, str] = {}
        self.answers: tuple[int, ...] = ()
        self.parameters: dict[str, tuple[Parameter, int]] = {}
        self.columns: dict[str, Column] = {}

    def query(self) -> NamedQuery:
        for number, line, rest in self._entries():
            self._entry(number, line, rest)
        for key in ("question",) if self.own else ("title", "question", "since"):
            if key not in self.single:
                raise self._error(1, 1, f"the header has no '{key}'.", f"Add a line `// {key}: ...`.")
        if not self.columns and not self.own:
            raise self._error(1, 1, "the header describes no column.", "Add a line `// column NAME: ...` for each.")
        if not self.cypher.strip():
            raise self._error(self.height + 1, 1, "there is no query under the header.", "Write it.")
        self._compare_parameters()
        parameters = tuple(parameter for parameter, _ in self.parameters.values())
        told = self.single
        return NamedQuery(
            self.name,
            told.get("title", told["question"]),
            told["question"],
            parameters,
            tuple(self.columns.values()),
            told.get("since", ""),
            self.cypher,
            self.place,
            self.answers,
            self.own,
            LIMIT in parameters_used(self.cypher) and LIMIT not in self.parameters,
        )

    def _entries(self) -> list[tuple[int, re.Match[str], str]]:
        """Line number, match, and the text with what carries it on."""
        entries: list[tuple[int, re.Match[str], str]] = []
        for number, line in enumerate(self.header, start=1):
            more, new = _CONTINUED.fullmatch(line), _LINE.fullmatch(line)
            if more and entries:
                at, entry, rest = entries[-1]
                entries[-1] = (at, entry, f"{rest} {more['rest'].strip()}".strip())
            elif new:
                entries.append((number, new, new["rest"].strip()))
            else:
                raise self._error(
                    number, 1, f"'{line}' is no line of a header.", f"Write `// KEY: ...`; keys: {', '.join(_KEYS)}."
                )
        return entries

    def _entry(self, number: int, line: re.Match[str], rest: str) -> None:
        key, name = line["key"], line["name"]
        column = line.start("key") + 1
        if key not in _KEYS:
            raise self._error(number, column, f"no key called '{key}'.", _nearest(key, _KEYS))
        if not rest:
            raise self._error(number, column, f"'{key}' says nothing.", "Write what it is after the colon.")
        if key in ("param", "column"):
            if name is None or not _WORD.fullmatch(name):
                raise self._error(number, column, f"'{key}' needs one name.", f"Write `// {key} NAME: ...`.")
            if name in (self.parameters if key == "param" else self.columns):
                raise self._error(number, column, f"{key} '{name}' is there twice.", "Keep one.")
            if key == "column":
                self.columns[name] = Column(name, rest)
            else:
                self.parameters[name] = (self._parameter(number, line.start("rest") + 1, name, rest), number)
        elif name is not None:
            raise self._error(number, line.start("name") + 1, f"'{key}' takes no name.", f"Write `// {key}: ...`.")
        elif key in self.single:
            raise self._error(number, column, f"'{key}' is there twice.", "Keep one.")
        else:
            self.single[key] = rest
            if key == "answers":
                self.answers = self._numbers(number, line.start("rest") + 1, rest)

    def _numbers(self, number: int, column: int, rest: str) -> tuple[int, ...]:
        if not _NUMBERS.fullmatch(rest):
            raise self._error(number, column, f"'{rest}' are no numbers.", "Write such as `// answers: 3, 18`.")
        return tuple(map(int, rest.split(",")))

    def _parameter(self, number: int, column: int, name: str, rest: str) -> Parameter:
        found = _PARAMETER.fullmatch(rest)
        if found is None:
            raise self._error(
                number, column, f"cannot read parameter '{name}'.", "Write `TYPE = DEFAULT -- MEANING Example: VALUE`."
            )
        type_ = found["type"]
        if type_ not in TYPES:
            raise self._error(number, column, f"no type called '{type_}'.", _nearest(type_, TYPES))
        listed = tuple(one.strip() for one in (found["labels"] or "").split(",") if one.strip())
        if listed and type_ not in ("entity", *_CHOICES):
            raise self._error(number, column, f"'{type_}' takes no labels.", "Only `entity` does.")
        if type_ in _CHOICES and not listed:
            raise self._error(number, column, f"'{type_}' names no words.", f"Write them behind it: `{type_}(one, other)`.")
        default = None if found["default"] is None else self._default(number, column, type_, found["value"])
        labels, words = ((), listed) if type_ in _CHOICES else (listed, ())
        if type_ in _CHOICES and not set(str(default or "").split()) <= set(words):
            raise self._error(
                number, column, f"the default {found['value']} is none of its words.", _nearest(str(default), words)
            )
        return Parameter(name, type_, labels, default, found["meaning"], found["example"], words)

    def _default(self, number: int, column: int, type_: str, written: str) -> Value:
        try:
            value: object = json.loads(written)
        except ValueError:
            value = None
        # `True` is an integer to Python, and would pass as one.
        if (
            not isinstance(value, str | int | float)
            or not isinstance(value, TYPES[type_])
            or (type_ != "boolean" and value is True)
        ):
            raise self._error(
                number, column, f"the default {written} is no {type_}.", 'Write it as JSON, such as "", 10 or true.'
            )
        return value

    def _compare_parameters(self) -> None:
        used = parameters_used(self.cypher)
        for name, (line, column) in used.items():
            if name not in self.parameters and name != LIMIT:
                raise self._error(line, column, f"${name} is not declared.", f"Add a line `// param {name}: ...`.")
        for name, (_, number) in self.parameters.items():
            if name not in used:
                raise self._error(number, 4, f"parameter '{name}' is never used.", f"Use ${name} in the query, or drop the line.")

    def _error(self, line: int, column: int, problem: str, remedy: str) -> SchemaError:
        return SchemaError(problem, place=f"{self.place}:{line}:{column}", remedy=remedy)


def _nearest(word: str, valid: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(valid), n=1)
    return f"Did you mean '{near[0]}'?" if near else f"Valid: {', '.join(valid)}."
