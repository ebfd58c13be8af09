"""Puts a label into every node pattern of a query, so that of several graphs in one database it sees one.

Community edition has one database a server and no rights below it, so the query itself must ask for its graph. This looks at
tokens, not at meaning, and leaves alone what it does not know: `guard` then asks the engine's plan whether every way into the
database asks for the label, and refuses the query otherwise. A slip here costs an answer and never mixes two graphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    # What is opened and never closed ends with the text, so that no text takes longer than its length.
    r"""(?P<blank>\s++|//[^\n]*+|/\*.*?(?:\*/|\Z))
      | (?P<string>'(?:\\.|[^'\\])*+(?:'|\\?\Z)|"(?:\\.|[^"\\])*+(?:"|\\?\Z))
      | (?P<name>`(?:``|[^`])*+(?:`|\Z)|[^\W\d]\w*+)
      | (?P<number>\d[\w.]*+)
      | (?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# After these the nodes of a pattern stand; after those it is over.
_BEGINS = _words("MATCH")
_SUBQUERIES = _words("EXISTS COUNT COLLECT")
_ENDS = _words("WHERE RETURN WITH UNWIND CALL ORDER USING UNION OPTIONAL SKIP LIMIT YIELD")
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_AFTER_LABELS = frozenset("){")
# Words before a parenthesis that make it no call of a function.
_KEYWORDS = _BEGINS | _ENDS | _words("AND OR XOR NOT IN THEN ELSE WHEN CASE AS DISTINCT BY ON")
_PATHS = _words("SHORTESTPATH ALLSHORTESTPATHS SHORTEST ALL ANY PATHS PATH GROUPS GROUP")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int

    @property
    def word(self) -> str:
        return self.text.upper() if self.kind == "name" else ""


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


def confined(cypher: str, label: str) -> str:
    """Return the query with `label` in its node patterns. `label` is an identifier."""
    tokens = [_Token(str(m.lastgroup), m[0], m.start()) for m in _TOKEN.finditer(cypher) if m.lastgroup != "blank"]
    ends = _ends(tokens)
    found = [_label_of(tokens, place, ends) for place in _nodes(tokens, ends)]
    # Within one query labels are joined either by colons or by signs; the engine refuses a mixture.
    signs = any(labels is not None and not _is_chain(labels) for _, labels in found)
    edits = [edit for at, labels in found for edit in _edits(at, labels, label, signs=signs)]
    made, done = [], 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        made += [cypher[done : edit.start], edit.text]
        done = edit.end
    return "".join([*made, cypher[done:]])


def _ends(tokens: list[_Token]) -> dict[int, int]:
    """Return where each bracket is closed that is."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for place, token in enumerate(tokens):
        if token.text in _OPENING:
            opened.append(place)
        elif token.text in _CLOSING and opened:
            ends[opened.pop()] = place
    return ends


def _nodes(tokens: list[_Token], ends: dict[int, int]) -> list[int]:
    """Return where the parentheses stand that are, or may be, nodes of a pattern."""
    found: list[int] = []
    opened: list[bool] = []
    in_pattern = False
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else None
        if token.word in _BEGINS:
            in_pattern = True
        elif token.word in _ENDS and not _is_name(tokens, place):
            in_pattern = False
        elif token.text in _OPENING:
            # One that is never closed is for the engine to refuse.
            is_node = token.text == "(" and place in ends
            if is_node and ((in_pattern and not _is_call(before)) or _stands_in_path(tokens, place, ends)):
                found.append(place)
            opened.append(in_pattern)
            if token.text == "{":
                # Either a subquery, which may begin with a pattern, or a map, which holds none.
                in_pattern = before is not None and before.word in _SUBQUERIES
            elif token.text == "[":
                in_pattern = False
        elif token.text in _CLOSING and opened:
            in_pattern = opened.pop()
    return found


def _is_name(tokens: list[_Token], place: int) -> bool:
    """Whether a keyword is used as a name: after a dot, a colon or a dollar."""
    return place > 0 and tokens[place - 1].text in {".", ":", "$"}


def _is_call(before: _Token | None) -> bool:
    return before is not None and before.kind == "name" and before.word not in _KEYWORDS | _PATHS | _SUBQUERIES


def _stands_in_path(tokens: list[_Token], place: int, ends: dict[int, int]) -> bool:
    """Whether a relationship stands before the parenthesis, or after the one that closes it."""
    before = "".join(token.text for token in tokens[max(0, place - 3) : place])
    if before.endswith(("]-", "]->", "-->", "--", "<--")):
        return True
    if place and _is_call(tokens[place - 1]):
        return False
    end = ends[place]
    after = "".join(token.text for token in tokens[end + 1 : end + 4])
    return after.startswith(("-[", "<-[", "-->", "<--", "--("))


def _label_of(tokens: list[_Token], place: int, ends: dict[int, int]) -> tuple[_Token | None, list[_Token] | None]:
    """Return where the labels of the node at `place` begin, and they themselves with what joins them.

    Where it has none, behind which token they would stand; no token where it is no node at all.
    """
    at = place + 1
    if at < len(tokens) and tokens[at].kind == "name" and tokens[at].word not in {"WHERE", "IS"}:
        at += 1
    if at >= len(tokens):
        return None, None
    first = tokens[at]
    if first.text in _AFTER_LABELS or first.word == "WHERE":
        return tokens[at - 1], None
    if first.text != ":" and first.word != "IS":
        return None, None
    end = at + 1
    while end < len(tokens) and tokens[end].text not in _AFTER_LABELS and tokens[end].word != "WHERE":
        end = ends.get(end, end) + 1
    return (first, tokens[at:end]) if end > at + 1 else (None, None)


def _is_chain(labels: list[_Token]) -> bool:
    """Whether labels are joined by colons alone."""
    return labels[0].text == ":" and all(token.kind == "name" or token.text == ":" for token in labels)


def _edits(first: _Token | None, labels: list[_Token] | None, label: str, *, signs: bool) -> list[_Edit]:
    """Return what puts the label into one node."""
    if first is None:
        return []
    if labels is None:
        end = first.start + len(first.text)
        return [_Edit(end, end, f":`{label}`")]
    if not _is_chain(labels):
        end = labels[-1].start + len(labels[-1].text)
        return [_Edit(labels[1].start, labels[1].start, f"`{label}`&("), _Edit(end, end, ")")]
    if not signs:
        return [_Edit(first.start, first.start, f":`{label}`")]
    joints = [_Edit(token.start, token.start + 1, "&") for token in labels[1:] if token.text == ":"]
    return [_Edit(first.start, first.start + 1, f":`{label}`&"), *joints]
