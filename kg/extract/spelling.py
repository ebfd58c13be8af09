"""Words as they are spelled: all that can be said of one wherever it stands, worked out once a spelling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.extract.lexicon import Lexicon, Name
from kg.ontology import Form
from kg.text.lowering import lower
from kg.text.tokens import placed_tokens

KEPT = 60_000  # of the pieces met last, and as many of those before: about thirty megabytes
_LONGEST = 40
_MARKS = (",", ".")

Sense = tuple[dict[str, Any], Sequence[Form], Sequence[Name]]
"""What the lexicon holds of a spelling: its tags, rule forms and names."""

Word = tuple[int, str, str, Sense | None, bool, bool, frozenset[str] | None]
"""A token: where it begins in its piece, its text and lower case, its sense where the lexicon holds any, whether it begins like a
name, whether it is a word and no mark, and what must follow for an entry of several tokens to begin with it.

A plain tuple, for Python's garbage collector forgets those that hold but strings and numbers. Most words are of that kind, and
to walk over tens of thousands again and again would take longer than the words themselves.
"""


_CODE = len("USD")
_MONEY: Sense = ({"number": True}, (), ())
_NATIONALS: Sense = ({"transparent": True}, (), ())


class Spellings(dict[str, tuple[Word, ...]]):
    """The words of a piece of text between two blanks, by the piece.

    Most of an article is made of a few thousand pieces, and to look at what was worked out before is ten times as quick as to do
    it again. Nothing depends on what is kept: when there is too much of it, what nobody has asked for lately is thrown away.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._before: dict[str, tuple[Word, ...]] = {}
        self._inner: dict[tuple[int, str], Word] = {}

    def __missing__(self, piece: str) -> tuple[Word, ...]:
        words = self._before.get(piece)
        if words is None:
            words = self._read(piece)
        if len(piece) <= _LONGEST:
            if len(self) >= KEPT:
                self._before = dict(self)
                self.clear()
            self[piece] = words
        return words

    def _read(self, piece: str) -> tuple[Word, ...]:
        if piece.isalpha():
            return (self._word(0, piece),)
        if piece[-1:] in _MARKS and piece[:-1].isalpha():
            # The same word with a mark behind it, which is how half of all new pieces come.
            return (*self[piece[:-1]], self._token((len(piece) - 1, piece[-1])))
        return tuple([self._token(token) for token in placed_tokens(piece)])

    def _token(self, token: tuple[int, str]) -> Word:
        """A token of a piece that is more than a word: brackets, marks and what they hold come in all combinations."""
        word = self._inner.get(token)
        if word is None:
            word = self._word(*token)
            if len(token[1]) <= _LONGEST:
                if len(self._inner) >= KEPT:
                    self._inner.clear()
                self._inner[token] = word
        return word

    def _word(self, start: int, text: str) -> Word:
        low = text if text.isalpha() and text.islower() else lower(text)
        return start, text, low, self._sense(text, low), begins_like_a_name(text), is_a_word(text), self._lexicon.seconds(low)

    def _sense(self, text: str, low: str) -> Sense | None:
        entry = self._lexicon.single(low)
        if entry is None:
            currencies = self._lexicon.currencies
            told = text[_CODE:].isdigit() and text[:_CODE] in currencies  # "USD180"
            return _MONEY if told or text in currencies else _NATIONALS if self._are_nationals(text, low) else None
        names = entry.names_written(text)
        return (entry.tags, entry.forms, names) if names or entry.tags or entry.forms else None

    def _are_nationals(self, text: str, low: str) -> bool:
        """ "Ukrainians": the plural of a country's adjective."""
        plural = self._lexicon.language.grammar.plural
        if plural is None or not text[:1].isupper() or not low.endswith(plural):
            return False
        entry = self._lexicon.single(low.removesuffix(plural))
        return entry is not None and any(name.kind == "adjective" for name in entry.names)


def is_a_word(text: str) -> bool:
    """Whether a token is a word and no mark."""
    first = text[:1]
    return first.isalnum() or first == "@"


def begins_like_a_name(text: str) -> bool:
    """Whether a token begins with a capital, or has one right behind its first letter ("iPhone")."""
    if text.islower():
        return False
    first = text[:1]
    return first.isupper() or (first.isalpha() and not text[1:3].islower() and any(c.isupper() for c in text[1:3]))
