"""A sentence as a string of classes, one character a token, so that a grammar of dates is a regular expression over it.

"Minggu (16/7/2017)" becomes `W (2/1/4)`, where `W` stands for whatever character the class of weekdays has. No word of
the data ever becomes a pattern, and every pattern is bounded, so that reading is linear. The idea is that of token
expressions (Chang and Manning, TokensRegex, 2014), boiled down to one character a token.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_PIECE = re.compile(r"[^\W_]+|\s+|.", re.DOTALL)
_ORDINAL = re.compile(r"(0?[1-9]|[12][0-9]|3[01])([^\W\d_]{1,3})")
_LEADING = re.compile(r"[0-9]{1,4}")
_TYPOGRAPHIC = {"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"}
_KEPT = frozenset("/-.,():'_=$#%&@")
_OTHER = "~"
_FIRST_COMPOSITE = 0xE000
MAX_SHORT = 3

# Classes that are told by their shape. Two digits may be a day, a month or a year; the grammar decides.
SHAPES = {
    "digit": "1",  # 1 to 9
    "double": "2",  # 01 to 31
    "high": "3",  # 00, 32 to 99
    "year": "4",  # 1900 to 2099
    "number": "9",  # any other run of digits
    "ordinal": "o",  # digits with a suffix: 30th
    "title": "A",  # an unknown word with a capital
    "short": "s",  # an unknown word of up to three letters
    "word": "w",  # any other unknown word
}
UNIONS = {
    "day": ("digit", "double", "ordinal"),
    "two": ("double", "high"),
    "digits": ("digit", "double", "high", "year", "number"),
    "small": ("digit", "double", "high"),
    "unknown": ("title", "short", "word"),
    "solid": ("digit", "double", "high", "year", "number", "ordinal", "title", "short", "word"),
}

_SHORT_WORD, _WORD = SHAPES["short"], SHAPES["word"]
_KEPT_SCANS = 64  # sentences: the readers of one article ask for the same ones again and again

Payload = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase of the data. `kind` is the class, `value` what it means there; `cased`: only with a capital."""

    kind: str
    text: str
    value: Any = None
    cased: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """A sentence read into tokens: `classes[i]` stands for `sentence[starts[i]:ends[i]]`, `payloads[i]` for its meanings."""

    sentence: str
    classes: str
    starts: list[int]
    ends: list[int]
    payloads: list[Payload | None]

    def value(self, token: int, kind: str) -> object:
        """What a token means as a member of a class, None where it is no such."""
        payload = self.payloads[token]
        return None if payload is None else payload.get(kind)

    def number(self, token: int) -> int:
        """The number that a token of digits holds, an ordinal suffix left aside."""
        text = self.sentence[self.starts[token] : self.ends[token]]
        leading = _LEADING.match(text)
        return int(leading.group()) if leading else 0


_Found = tuple[tuple[str, ...], str, Payload]
_Table = dict[str, list[_Found]]
_Choice = Callable[[list[Entry]], list[Entry]]


class Lexicon:
    """The words of a language with their classes; scans sentences, and builds patterns over what it scans."""

    def __init__(
        self, entries: Iterable[Entry], ordinal_suffixes: Iterable[str] = (), unions: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        self._unions = {**UNIONS, **(unions or {})}
        self._suffixes = frozenset(s.lower() for s in ordinal_suffixes)
        self._chars: dict[frozenset[str], str] = {}
        self._scans: dict[str, Scan] = {}
        grouped: dict[tuple[str, ...], list[Entry]] = {}
        for entry in entries:
            grouped.setdefault(_key(entry.text), []).append(entry)
        # A word with a name's meaning and a plain one ("Minggu" Sunday, "minggu" week) has the former with a capital, the latter
        # without, and both where a sentence begins and every word has a capital.
        self._lower = self._table(grouped, lambda group: [e for e in group if not e.cased])
        self._upper = self._table(grouped, lambda group: [e for e in group if e.cased] or group)
        self._first = self._table(grouped, lambda group: group)

    def _table(self, grouped: Mapping[tuple[str, ...], list[Entry]], choose: _Choice) -> _Table:
        table: _Table = {}
        for key, group in grouped.items():
            if chosen := choose(group):
                payload = {entry.kind: entry.value for entry in chosen}
                char = self._chars.setdefault(frozenset(payload), chr(_FIRST_COMPOSITE + len(self._chars)))
                table.setdefault(key[0], []).append((key[1:], char, payload))
        for found in table.values():
            found.sort(key=lambda f: -len(f[0]))
        return table

    def pattern(self, template: str) -> re.Pattern[str]:
        """Compiles a template in which `{kind}` stands for one token of a class or a union of classes."""
        return re.compile(re.sub(r"\{(\w+)\}", lambda m: self._class(m[1]), template))

    def _class(self, kind: str) -> str:
        kinds = self._unions.get(kind, (kind,))
        chars = [SHAPES[k] for k in kinds if k in SHAPES]
        chars += [char for held, char in self._chars.items() if not held.isdisjoint(kinds)]
        # A class without words matches nothing; an empty set would be a fault in the expression.
        return f"[{''.join(chars)}]" if chars else r"[^\s\S]"

    def scan(self, sentence: str) -> Scan:
        """Reads a sentence into tokens, the longest phrase first."""
        kept = self._scans.get(sentence)
        if kept is None:
            if len(self._scans) >= _KEPT_SCANS:
                self._scans.clear()
            kept = self._scans[sentence] = self._scan(sentence)
        return kept

    def _scan(self, sentence: str) -> Scan:
        pieces = _PIECE.findall(sentence)
        known = self._lower
        classes: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        payloads: list[Payload | None] = []
        index = at = 0
        begun = False
        while index < len(pieces):
            piece = pieces[index]
            taken, payload = 1, None
            if piece == " " or piece.isspace():
                char = " "
            elif piece not in known and piece.isalpha() and piece.islower():
                # Most words of a sentence: none that a date is made of.
                char, begun = _SHORT_WORD if len(piece) <= MAX_SHORT else _WORD, True
            else:
                char, taken, payload = self._read(pieces, index, begun)
                begun = begun or piece[0].isalnum()
            end = at + (len(piece) if taken == 1 else sum(map(len, pieces[index : index + taken])))
            classes.append(char)
            starts.append(at)
            ends.append(end)
            payloads.append(payload)
            index, at = index + taken, end
        return Scan(sentence, "".join(classes), starts, ends, payloads)

    def _read(self, pieces: list[str], index: int, begun: bool) -> tuple[str, int, Payload | None]:
        piece = pieces[index]
        capital = piece[0].isupper()
        table = self._lower if not capital else self._upper if begun else self._first
        for tail, char, payload in table.get(piece.lower(), ()):
            if not tail or tuple(map(_folded, pieces[index + 1 : index + 1 + len(tail)])) == tail:
                return char, 1 + len(tail), payload
        if not piece[0].isalnum():
            plain = _TYPOGRAPHIC.get(piece, piece)
            return (plain if plain in _KEPT else _OTHER), 1, None
        return self._shape(piece, capital), 1, None

    def _shape(self, piece: str, capital: bool) -> str:
        if piece[0] in "0123456789":
            if piece.isascii() and piece.isdigit():
                return SHAPES[_digits_shape(piece)]
            match = _ORDINAL.fullmatch(piece)
            return SHAPES["ordinal" if match and match[2].lower() in self._suffixes else "word"]
        if capital:
            return SHAPES["title"]
        return SHAPES["short" if len(piece) <= MAX_SHORT else "word"]


def _digits_shape(piece: str) -> str:
    if len(piece) == 1:
        return "number" if piece == "0" else "digit"
    if len(piece) == 2:
        return "double" if "01" <= piece <= "31" else "high"
    return "year" if len(piece) == 4 and "1900" <= piece <= "2099" else "number"


def _folded(piece: str) -> str:
    return " " if piece.isspace() else _TYPOGRAPHIC.get(piece, piece.lower())


def _key(text: str) -> tuple[str, ...]:
    return tuple(_folded(piece) for piece in _PIECE.findall(text.strip()))
