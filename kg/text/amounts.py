"""Money and counts of things in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from kg.model import SchemaError
from kg.text.date_numbers import MAX_DIGITS, Number, NumberWords, find_numbers, multiplier_at, read_digits

_BLANK = r"[ \t\u00a0\u202f]"
_GAP = rf"{_BLANK}{{0,3}}"
_DIGITS = r"[0-9]{1,15}(?:[.,][0-9]{1,15}){0,6}(?![0-9])"
_SPREAD = re.compile(rf"{_BLANK}?[-–—]{_BLANK}?[^\s\d]{{0,3}}{_BLANK}?({_DIGITS})")
_AFTER = re.compile(rf"(?:{_BLANK}|-)([^\W\d_]{{1,4}})(?![^\W_])|([^\W\d_]{{1,4}})(?![^\W_])")
_NEXT_WORD = re.compile(
    rf"{_BLANK}{{1,3}}(?:\((?:[0-9]{{1,9}}|[^\W\d_]{{1,20}})\){_BLANK}{{1,3}})?([^\W\d_]{{1,40}}(?:-[^\W\d_]{{1,40}})?)"
)
_WORD_BEFORE = re.compile(rf"([^\W\d_]{{1,40}})(?:\.?{_BLANK}{{1,3}}|[-.])\Z")
_YEARS, _YEAR_LENGTH = range(1900, 2100), 4
_LOOK_BACK = 48
_FILLERS = 2


@dataclass(frozen=True)
class CurrencyWords:
    """How one currency is written: `symbols` before the number, in exactly this case; `names` after it, in any."""

    symbols: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class AmountWords:
    """The number words, currencies and countable nouns of one language.

    `decimal` is the decimal mark, `,` or `.`. `numbers`, `additions`, `scales`, `multipliers`, `ones`, `joiners`: see
    `NumberWords`. `short_multipliers` stand right after digits ("10k") or a sum ("Rp 5 M"), in exactly this case.
    `currencies` by ISO 4217 code. `count_nouns` are what can be counted; `count_stops` may not stand between a number and
    its noun. After `label_words` a number is a name ("Article 12"), after `year_words` four digits are a year.
    """

    decimal: str
    currencies: Mapping[str, CurrencyWords] = field(default_factory=dict)
    multipliers: Mapping[str, int] = field(default_factory=dict)
    short_multipliers: Mapping[str, int] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    additions: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    ones: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    count_nouns: frozenset[str] = frozenset()
    count_fillers: frozenset[str] = frozenset()
    count_stops: frozenset[str] = frozenset()
    label_words: frozenset[str] = frozenset()
    year_words: frozenset[str] = frozenset()

    @cached_property
    def _numbers(self) -> NumberWords:
        return NumberWords(self.decimal, self.numbers, self.additions, self.scales, self.multipliers, self.ones, self.joiners)

    @cached_property
    def _symbol(self) -> re.Pattern[str]:
        """A currency's symbol at the end of what stands before a number; longer ones first, so that `US$` is not `$`."""
        symbols = _by_length(symbol for words in self.currencies.values() for symbol in words.symbols)
        return re.compile(rf"(?<![^\W_$])({'|'.join(map(re.escape, symbols)) or '(?!)'})\.?{_GAP}\Z")

    @cached_property
    def _name(self) -> re.Pattern[str]:
        names = _by_length(name for words in self.currencies.values() for name in words.names)
        spaced = "|".join(r"[ \u00a0]".join(map(re.escape, name.split())) for name in names)
        signs = _by_length(s for words in self.currencies.values() for s in words.symbols if not any(c.isalnum() for c in s))
        marks = "|".join(map(re.escape, signs)) or "(?!)"
        return re.compile(rf"(?:{_GAP}|-)(?:({spaced or '(?!)'})(?![^\W_])|({marks})(?!{_GAP}[0-9]))", re.IGNORECASE)

    @cached_property
    def _codes(self) -> Mapping[str, str]:
        written = {s: code for code, words in self.currencies.items() for s in words.symbols}
        return written | {name.lower(): code for code, words in self.currencies.items() for name in words.names}


@dataclass(frozen=True, slots=True)
class AmountMention:
    """Money at `sentence[start:end]`: `value` whole units of the ISO 4217 `currency`. Of "5-10 million" it is the first."""

    start: int
    end: int
    value: float
    currency: str


@dataclass(frozen=True, slots=True)
class CountMention:
    """A number of things at `sentence[start:end]`; the noun that is counted stands at `[noun_start, noun_end)`."""

    start: int
    end: int
    value: int
    noun_start: int
    noun_end: int


def read_amount_words(data: Mapping[str, object]) -> AmountWords:
    """Builds the words from the `amounts` part of a language file. Raises `SchemaError` for an unknown key or decimal mark,
    for a currency's spelling that is given twice.
    """
    made: dict[str, Any] = {}
    for key, value in data.items():
        kind = AmountWords.__dataclass_fields__.get(key)
        if kind is None:
            raise SchemaError(f"no key called '{key}'.", place="amounts", remedy="Remove it.")
        if key == "currencies":
            made[key] = _currencies(value)
        elif isinstance(value, Mapping):
            made[key] = {str(word) if key == "short_multipliers" else str(word).lower(): int(n) for word, n in value.items()}
        elif isinstance(value, list | tuple):
            made[key] = frozenset(str(word).lower() for word in value)
        else:
            made[key] = value
    if made.get("decimal") not in (",", "."):
        raise SchemaError(f"decimal is '{made.get('decimal')}'.", place="amounts", remedy='Give "," or ".".')
    return AmountWords(**made)


def _currencies(data: Any) -> dict[str, CurrencyWords]:
    owner: dict[str, str] = {}
    read = {code: CurrencyWords(tuple(w.get("symbols", ())), tuple(w.get("names", ()))) for code, w in data.items()}
    for code, words in read.items():
        for spelling in {*words.symbols, *(name.lower() for name in words.names)}:
            if owner.setdefault(spelling, code) != code:
                problem = f"'{spelling}' means both {owner[spelling]} and {code}."
                raise SchemaError(problem, place="amounts.currencies", remedy="Keep it in one of the two.")
    return read


def find_amounts(sentence: str, words: AmountWords) -> list[AmountMention]:
    """All sums of money of a sentence, from left to right. Linear in its length."""
    return [mention for _, mention in _money(sentence, words) if mention is not None]


def find_counts(sentence: str, words: AmountWords) -> list[CountMention]:
    """All numbers of countable things: a number, up to two words, one of the `count_nouns`. Sums of money are none."""
    found = []
    for number, money in _money(sentence, words):
        if money is None and (mention := _count(sentence, number, words)) is not None:
            found.append(mention)
    return found


def _money(sentence: str, words: AmountWords) -> Iterator[tuple[Number, AmountMention | None]]:
    reached = 0
    for number in find_numbers(sentence, words._numbers):
        if number.start >= reached:
            mention = _amount(sentence, number, words)
            reached = mention.end if mention else number.end
            yield number, mention


def _amount(sentence: str, number: Number, words: AmountWords) -> AmountMention | None:
    symbol = words._symbol.search(sentence, max(0, number.start - 12), number.start) if number.digits else None
    value, end = number.value, number.end
    if not number.scaled and number.digits:
        value, end = _scaled(sentence, value, end, words, symbol is not None)
    start = symbol.start(1) if symbol else number.start
    name = words._name.match(sentence, end)
    if name is None and symbol is None:
        return None
    if symbol is not None:
        # "US$ 5 million" needs no name; one that says the same belongs to it ("$5 million dollars").
        code = words._codes[symbol[1]]
        if name is not None and name[1] and words._codes[_plain(name[1])] == code:
            end = name.end()
    else:
        assert name is not None  # noqa: S101 - one of the two is there
        code, end = words._codes[_plain(name[1]) if name[1] else name[2]], name.end()
        if number.digits and start and (sentence[start - 1].isalnum() or sentence[start - 1] in ".,/"):
            return None
    return AmountMention(start, end, float(value), code)


def _scaled(sentence: str, value: Decimal, end: int, words: AmountWords, symbol: bool) -> tuple[Decimal, int]:
    """The value with a short multiplier, or with the one that stands behind the other end of a span ("5-10 million")."""
    factor, reached = _short(sentence, end, words, spaced=symbol)
    if factor > 1:
        return value * factor, reached
    spread = _SPREAD.match(sentence, end)
    if spread is None or read_digits(spread[1], words.decimal) is None:
        return value, end
    factor, reached = multiplier_at(sentence, spread.end(), words._numbers)
    if factor == 1:
        factor, reached = _short(sentence, spread.end(), words, spaced=symbol)
    return value * factor, reached


def _short(sentence: str, end: int, words: AmountWords, *, spaced: bool) -> tuple[int, int]:
    match = _AFTER.match(sentence, end)
    if match is None or (match[1] and not spaced):
        return 1, end
    factor = words.short_multipliers.get(match[1] or match[2])
    return (factor, match.end()) if factor else (1, end)


def _count(sentence: str, number: Number, words: AmountWords) -> CountMention | None:
    start, end, value = number.start, number.end, number.value
    if start and (sentence[start - 1].isalnum() or sentence[start - 1] in "-–/.,:_#@&'’"):
        return None
    before = _WORD_BEFORE.search(sentence, max(0, start - _LOOK_BACK), start)
    word = before[1].lower() if before else ""
    if word in words.label_words:
        return None
    year, factor = number.digits.isdigit() and len(number.digits) == _YEAR_LENGTH and number.value in _YEARS, 1
    if number.digits and not number.scaled:
        # After a name, too, it is a year: "Forum 2026".
        if year and before and (word in words.year_words or before[1][0].isupper()):
            return None
        factor, end = _short(sentence, end, words, spaced=False)
        value *= factor
    if value != int(value):
        # "1,500 situs" in a language that writes 1.500: nobody counts half sites.
        if number.other is None or number.other != int(number.other):
            return None
        value = number.other
    elif value == number.value and not number.scaled and number.other is not None and words.decimal in number.digits:
        value = number.other  # "3,000 situs", where the language writes 3.000
    if not 0 < value <= 10**MAX_DIGITS:
        return None
    at = end
    # "Dunia 2022 Zona Asia Grup": what looks like a year must stand right before what it counts.
    fillers = 0 if year and factor == 1 else _FILLERS
    for _ in range(fillers + 1):
        following = _NEXT_WORD.match(sentence, at)
        if following is None:
            return None
        noun = following[1].lower()
        if noun in words.count_nouns:
            return CountMention(start, following.end(), int(value), following.start(1), following.end(1))
        if noun in words.count_stops or noun in words.numbers or (words.count_fillers and noun not in words.count_fillers):
            return None
        at = following.end()
    return None


def _plain(name: str) -> str:
    return name.replace("\u00a0", " ").lower()


def _by_length(texts: Iterator[str]) -> list[str]:
    return sorted(set(texts), key=lambda text: (-len(text), text))
