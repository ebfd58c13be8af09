"""The little of Cypher that we read ourselves: words, strings and signs.

No wall stands on it: what a query may do is decided by the engine and by the process that it runs in. This tells people
early, and in their words, what they may not ask for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import QueryError

_DEEPEST = 200
# What is opened and never closed ends with the text, so that no text takes longer than its length. Of a number the digits alone:
# some engines read the letters behind them as the next word.
_TOKEN = re.compile(
    r"""
      (?P<skip> //[^\n]*+ | /\*.*?(?:\*/|\Z) | \s++ )
    | (?P<string> "(?:[^"\\]|\\.?)*+"? | '(?:[^'\\]|\\.?)*+'? )
    | (?P<quoted> `(?:[^`]|``)*+`? )
    | (?P<parameter> \$[A-Za-z_]\w*+ )
    | (?P<word> [^\W\d]\w*+ )
    | (?P<number> \d++ )
    | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A string, `quoted` name, $parameter, word, digits or single sign as it stands; `kind` says which, `at` where."""

    kind: str
    text: str
    at: int

    @property
    def end(self) -> int:
        """The place behind it."""
        return self.at + len(self.text)

    @property
    def name(self) -> str:
        """What a word or a quoted name names, and a parameter; empty for all else."""
        if self.kind == "quoted":
            return self.text.strip("`")
        return self.text.lstrip("$") if self.kind in ("word", "parameter") else ""

    @property
    def sign(self) -> str:
        """The sign, where it is one."""
        return self.text if self.kind == "sign" else ""


def tokens(cypher: str) -> Iterator[Token]:
    """Yield all but comments and white space."""
    for found in _TOKEN.finditer(cypher):
        kind = str(found.lastgroup)
        if kind != "skip":
            yield Token(kind, found[0], found.start())


def line_and_column(cypher: str, at: int) -> tuple[int, int]:
    """Return where a place in a text is, both from 1."""
    before = cypher[:at]
    return before.count("\n") + 1, at - before.rfind("\n")


def check_depth(cypher: str) -> None:
    """Raise QueryError for brackets that stand in one another deeper than anybody writes; such a text takes for ever to read."""
    depth = 0
    for token in tokens(cypher):
        if token.kind == "sign":
            depth += (token.text in "([{") - (token.text in ")]}")
        if depth > _DEEPEST:
            problem = f"brackets stand in one another more than {_DEEPEST} deep."
            raise _refused(cypher, token, problem, "Write it in a plainer way.")


def check_text(cypher: str, *, procedures: Iterable[str]) -> None:
    """Raise QueryError for nothing, for several statements, `LOAD CSV`, and a call of a procedure that is not among these."""
    allowed = {name.lower() for name in procedures}
    read = list(tokens(cypher))
    if all(token.sign == ";" for token in read):
        raise QueryError("there is nothing to ask.", place="query", remedy="Write Cypher: `MATCH (n:Platform) RETURN n.name`.")
    for number, token in enumerate(read):
        if token.sign == ";" and any(later.sign != ";" for later in read[number + 1 :]):
            raise _refused(cypher, token, "a second statement follows.", "Ask one at a time.")
        if _is_word(token, "load") and number + 1 < len(read) and _is_word(read[number + 1], "csv"):
            remedy = "Give the data as a parameter."
            raise _refused(cypher, token, "`LOAD CSV` reads files of this machine, which a query must not.", remedy)
        if _is_word(token, "call") and (name := called(read[number + 1 :])) and name.lower() not in allowed:
            raise _refused(cypher, token, f"the procedure {name:.80} may not be called.", f"These may: {', '.join(procedures)}.")


def called(following: list[Token]) -> str:
    """The dotted name that stands before a bracket, `db.labels`; empty for anything else, such as a subquery."""
    name = ""
    for token in following:
        if token.kind in ("word", "quoted"):
            name += token.name
        elif token.sign == ".":
            name += "."
        else:
            return name if token.sign == "(" else ""
    return ""


def _is_word(token: Token, word: str) -> bool:
    # An engine may read a keyword in backticks as a keyword all the same.
    return token.kind in ("word", "quoted") and token.name.lower() == word


def _refused(cypher: str, token: Token, problem: str, remedy: str) -> QueryError:
    line, column = line_and_column(cypher, token.at)
    return QueryError(problem, place=f"query, line {line}, column {column}", remedy=remedy)


def late(timeout: float) -> QueryError:
    """Return the error of a query that took too long."""
    remedy = "Narrow it down (begin at a node with a known id), or allow more with --timeout."
    return QueryError(f"no answer within {timeout:g} s.", place="query", remedy=remedy)
