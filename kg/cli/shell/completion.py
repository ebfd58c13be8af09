"""What may follow where the cursor stands: commands, named queries and their parameters, labels, types, properties, words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.cli.shell.commands import COMMANDS
from kg.store.cypher import Token, tokens

KEYWORDS = (
    "MATCH", "OPTIONAL MATCH", "WHERE", "RETURN", "WITH", "UNWIND", "CALL", "UNION", "ORDER BY", "SKIP", "LIMIT", "DISTINCT",
    "AS", "AND", "OR", "NOT", "IN", "IS NULL", "IS NOT NULL", "STARTS WITH", "ENDS WITH", "CONTAINS", "EXISTS", "CASE", "WHEN",
    "THEN", "ELSE", "END", "DESC", "collect(", "count(", "coalesce(", "labels(", "type(", "properties(", "size(",
    "shortestPath(",
)  # fmt: skip
_WORD = re.compile(r"[\w-]*\Z")
_CLOSING = {")": "(", "]": "[", "}": "{"}
_QUERY_FIRST = (":use", ":explain", ":help")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What there is to complete. `queries`: the parameters of each named query, and the words that each of few may be."""

    labels: tuple[str, ...]
    types: tuple[str, ...]
    properties: tuple[str, ...]
    queries: Mapping[str, Mapping[str, tuple[str, ...]]]
    formats: tuple[str, ...]


def suggestions(before: str, vocabulary: Vocabulary) -> tuple[list[str], int]:
    """Return what may stand at the cursor, and how many characters before it that replaces.

    `before` is the text from its beginning to the cursor.
    """
    command = re.fullmatch(r"\s*(:\w*)", before)
    if command:
        return _beginning(COMMANDS, command[1]), len(command[1])
    word = _WORD.search(before)
    begun = word[0] if word else ""
    if behind := re.fullmatch(r"\s*(:\w+)\s+(.*)", before, re.DOTALL):
        offered = _behind(behind[1], behind[2], vocabulary)
        if offered is not None:
            return _beginning(offered, begun), len(begun)
    begun = begun.rpartition("-")[2]
    return _beginning(_in_cypher(before, begun, vocabulary), begun), len(begun)


def _behind(command: str, rest: str, vocabulary: Vocabulary) -> Iterable[str] | None:
    """What follows a command; None where Cypher does."""
    first, space, more = rest.partition(" ")
    if command == ":format":
        return vocabulary.formats
    if command in _QUERY_FIRST and not space:
        return vocabulary.queries
    if command in _QUERY_FIRST and first in vocabulary.queries:
        parameters = vocabulary.queries[first]
        name, equals, _ = more.rpartition(" ")[2].partition("=")
        return parameters.get(name, ()) if equals else [f"{name}=" for name in parameters]
    return None if command == ":explain" else []


def _in_cypher(before: str, begun: str, vocabulary: Vocabulary) -> Iterable[str]:
    if _in_text(before):
        return []
    read = list(tokens(before[: len(before) - len(begun)]))
    last = read[-1].text if read else ""
    bracket, place = _open_bracket(read)
    if last == "." and (len(read) < 2 or read[-2].text != "."):
        return vocabulary.properties
    if last in (":", "|", "&", "!") and bracket == "[":
        return vocabulary.types
    if last in (":", "|", "&", "!") and bracket != "{":
        return vocabulary.labels
    if bracket == "{" and last in ("{", ",") and place > 0 and read[place - 1].text not in ("exists", "count", "call"):
        return vocabulary.properties
    return [] if bracket == "[" and last == "[" else [*KEYWORDS, *_names(read)]


def _names(read: Iterable[Token]) -> list[str]:
    """The words of the query itself, such as its variables."""
    known = {word.lower() for keyword in KEYWORDS for word in re.findall(r"\w+", keyword)}
    return sorted({token.text for token in read if token.kind == "word" and token.text.lower() not in known})


def _open_bracket(read: list[Token]) -> tuple[str, int]:
    """The innermost bracket that is open, and which token it is; empty and -1 for none."""
    opened: list[tuple[str, int]] = []
    for number, token in enumerate(read):
        if token.kind == "sign" and token.text in _CLOSING.values():
            opened.append((token.text, number))
        elif token.kind == "sign" and opened and _CLOSING.get(token.text) == opened[-1][0]:
            opened.pop()
    return opened[-1] if opened else ("", -1)


def _in_text(before: str) -> bool:
    """Whether the cursor stands in a string or a comment: a mark put there is none that the reader of Cypher sees."""
    return not any(token.text == "\x01" for token in tokens(f"{before}\x01"))


def _beginning(words: Iterable[str], begun: str) -> list[str]:
    return [word for word in words if word.lower().startswith(begun.lower()) and word != begun]
