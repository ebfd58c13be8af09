"""Puts a label into every node pattern of a query, so that of several graphs in one database it sees one.

Community edition has one database a server and no rights below it, so the query itself must ask for its graph. This looks at
tokens, not at meaning, and leaves alone what it does not know: `guard` then asks the engine's plan whether every way into the
database asks for the label, and refuses the query otherwise. A slip here costs an answer and never mixes two graphs.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.store.cypher import Token, tokens


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# After these the nodes of a pattern stand; after those it is over.
_BEGINS = _words("MATCH")
_SUBQUERIES = _words("EXISTS COUNT COLLECT")
CLAUSES = _words("WHERE RETURN WITH UNWIND CALL ORDER USING UNION OPTIONAL SKIP LIMIT YIELD")
_NAMES = _words("word quoted")
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_AFTER_LABELS = frozenset("){")
# Words before a parenthesis that make it no call of a function.
_KEYWORDS = _BEGINS | CLAUSES | _words("AND OR XOR NOT IN THEN ELSE WHEN CASE AS DISTINCT BY ON")
_PATHS = _words("SHORTESTPATH ALLSHORTESTPATHS SHORTEST ALL ANY PATHS PATH GROUPS GROUP")


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


def confined(cypher: str, label: str) -> str:
    """Return the query with `label` in its node patterns. `label` is an identifier."""
    read = list(tokens(cypher))
    ends = _ends(read)
    found = [_label_of(read, place, ends) for place in _nodes(read, ends)]
    # Within one query labels are joined either by colons or by signs; the engine refuses a mixture.
    signs = any(labels is not None and not _is_chain(labels) for _, labels in found)
    edits = [edit for at, labels in found for edit in _edits(at, labels, label, signs=signs)]
    made, done = [], 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        made += [cypher[done : edit.start], edit.text]
        done = edit.end
    return "".join([*made, cypher[done:]])


def _word(token: Token) -> str:
    """A word in capitals, as keywords stand here; nothing for all else. One in backticks is a name and no keyword."""
    return token.text.upper() if token.kind in _NAMES else ""


def _ends(read: list[Token]) -> dict[int, int]:
    """Return where each bracket is closed that is."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for place, token in enumerate(read):
        if token.text in _OPENING:
            opened.append(place)
        elif token.text in _CLOSING and opened:
            ends[opened.pop()] = place
    return ends


def _nodes(read: list[Token], ends: dict[int, int]) -> list[int]:
    """Return where the parentheses stand that are, or may be, nodes of a pattern."""
    found: list[int] = []
    opened: list[bool] = []
    in_pattern = False
    for place, token in enumerate(read):
        before = read[place - 1] if place else None
        if _word(token) in _BEGINS:
            in_pattern = True
        elif _word(token) in CLAUSES and not _is_name(read, place):
            in_pattern = False
        elif token.text in _OPENING:
            # One that is never closed is for the engine to refuse.
            is_node = token.text == "(" and place in ends
            if is_node and ((in_pattern and not _is_call(before)) or _stands_in_path(read, place, ends)):
                found.append(place)
            opened.append(in_pattern)
            if token.text == "{":
                # Either a subquery, which may begin with a pattern, or a map, which holds none.
                in_pattern = before is not None and _word(before) in _SUBQUERIES
            elif token.text == "[":
                in_pattern = False
        elif token.text in _CLOSING and opened:
            in_pattern = opened.pop()
    return found


def _is_name(read: list[Token], place: int) -> bool:
    """Whether a keyword is used as a name: after a dot, a colon or a dollar."""
    return place > 0 and read[place - 1].text in {".", ":", "$"}


def _is_call(before: Token | None) -> bool:
    return before is not None and before.kind in _NAMES and _word(before) not in _KEYWORDS | _PATHS | _SUBQUERIES


def _stands_in_path(read: list[Token], place: int, ends: dict[int, int]) -> bool:
    """Whether a relationship stands before the parenthesis, or after the one that closes it."""
    before = "".join(token.text for token in read[max(0, place - 3) : place])
    if before.endswith(("]-", "]->", "-->", "--", "<--")):
        return True
    if place and _is_call(read[place - 1]):
        return False
    end = ends[place]
    after = "".join(token.text for token in read[end + 1 : end + 4])
    return after.startswith(("-[", "<-[", "-->", "<--", "--("))


def _label_of(read: list[Token], place: int, ends: dict[int, int]) -> tuple[Token | None, list[Token] | None]:
    """Return where the labels of the node at `place` begin, and they themselves with what joins them.

    Where it has none, behind which token they would stand; no token where it is no node at all.
    """
    at = place + 1
    if at < len(read) and read[at].kind in _NAMES and _word(read[at]) not in {"WHERE", "IS"}:
        at += 1
    if at >= len(read):
        return None, None
    first = read[at]
    if first.text in _AFTER_LABELS or _word(first) == "WHERE":
        return read[at - 1], None
    if first.text != ":" and _word(first) != "IS":
        return None, None
    end = at + 1
    while end < len(read) and read[end].text not in _AFTER_LABELS and _word(read[end]) != "WHERE":
        end = ends.get(end, end) + 1
    return (first, read[at:end]) if end > at + 1 else (None, None)


def _is_chain(labels: list[Token]) -> bool:
    """Whether labels are joined by colons alone."""
    return labels[0].text == ":" and all(token.kind in _NAMES or token.text == ":" for token in labels)


def _edits(first: Token | None, labels: list[Token] | None, label: str, *, signs: bool) -> list[_Edit]:
    """Return what puts the label into one node."""
    if first is None:
        return []
    if labels is None:
        end = first.end
        return [_Edit(end, end, f":`{label}`")]
    if not _is_chain(labels):
        end = labels[-1].end
        return [_Edit(labels[1].at, labels[1].at, f"`{label}`&("), _Edit(end, end, ")")]
    if not signs:
        return [_Edit(first.at, first.at, f":`{label}`")]
    joints = [_Edit(token.at, token.at + 1, "&") for token in labels[1:] if token.text == ":"]
    return [_Edit(first.at, first.at + 1, f":`{label}`&"), *joints]
