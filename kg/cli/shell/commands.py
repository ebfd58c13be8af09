"""What a line of the shell says: Cypher that ends with a semicolon, or a command that begins with a colon."""

from __future__ import annotations

import difflib
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.model import UsageError
from kg.store.cypher import tokens

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        ":help": ":help [NAME]       this list; what a named query takes and gives",
        ":queries": ":queries           the named queries",
        ":use": ":use NAME [K=V]... ask a named query; put quotation marks around values of several words",
        ":explain": ":explain NAME [K=V]... or Cypher: tell how it would be answered",
        ":format": ":format [FORMAT]   how answers are printed",
        ":limit": ":limit [N]         at most so many rows",
        ":timeout": ":timeout [SECONDS] give up after this long",
        ":quit": ":quit              leave; Ctrl-D does the same",
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was asked for. `command` is empty for Cypher, which stands in `rest`.

    A `named` query with what was given for its parameters stands behind `:use` and `:explain`.
    """

    command: str = ""
    rest: str = ""
    named: str = ""
    given: Mapping[str, str] = field(default_factory=dict)


def is_complete(text: str) -> bool:
    """Whether Enter asks: an empty text, a command, and Cypher that ends with a semicolon outside strings and comments."""
    stripped = text.strip()
    if not stripped or stripped.startswith(":"):
        return True
    last = None
    for token in tokens(text):
        last = token
    return last is not None and last.text == ";" and last.kind == "sign"


def parse(text: str) -> Line | None:
    """Return what a text says; None for nothing. Raises UsageError for a command that there is not, or that is ill-formed."""
    text = text.strip()
    if not text.startswith(":"):
        return Line(rest=text) if text.strip("; \t\n") else None
    command, _, rest = text.partition(" ")
    rest = rest.strip().rstrip(";").strip()
    if command.rstrip(";") in (":exit", ":q"):
        command = ":quit"
    if command.rstrip(";") not in COMMANDS:
        near = difflib.get_close_matches(command, COMMANDS, n=1)
        remedy = f"Did you mean {near[0]}?" if near else ":help lists them."
        raise UsageError(f"there is no command {command:.40}.", place="shell", remedy=remedy)
    command = command.rstrip(";")
    if command == ":use" or (command == ":explain" and _is_name(rest)):
        return _use(command, rest)
    if command == ":explain" and not rest:
        raise UsageError(":explain says nothing.", place="shell", remedy="Write a named query or Cypher behind it.")
    return Line(command, rest)


def _is_name(rest: str) -> bool:
    """Whether a named query is meant rather than Cypher: names are of lower-case words and hyphens, clauses have spaces."""
    first, _, more = rest.partition(" ")
    return first.islower() and first.replace("-", "").isalnum() and (not more or "=" in more.split()[0])


def _use(command: str, rest: str) -> Line:
    try:
        name, *values = shlex.split(rest) or [""]
    except ValueError as error:
        problem = f"{command} cannot be read ({error})."
        raise UsageError(problem, place="shell", remedy="Close the quotation marks.") from error
    if not name:
        raise UsageError(f"{command} names no query.", place="shell", remedy=":queries lists them.")
    given: dict[str, str] = {}
    for text in values:
        key, equals, value = text.partition("=")
        if not key or not equals or key in given:
            raise UsageError(f"'{text:.80}' is no NAME=VALUE of its own.", place="shell", remedy='Write country="South Korea".')
        given[key] = value
    return Line(command, rest, name, given)
