"""Numbers in a sentence, in digits or in words, with the multipliers that follow them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

MAX_DIGITS = 15
_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[ \t\u00a0\u202f]{1,3}-?|-")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `[start, end)`: `value` in whole units, its multiplier applied.

    `other` is how the digits would read with the roles of point and comma exchanged, None where that changes nothing.
    `digits` is the text of the digits, "" where the number is spelled out; `scaled`: a multiplier followed.
    """

    start: int
    end: int
    value: Decimal
    other: Decimal | None
    digits: str
    scaled: bool


@dataclass(frozen=True, eq=False)
class NumberWords:
    """How a language writes numbers. `decimal` is `,` or `.`; keys are lower case, single words.

    `numbers`: words with a value of their own. `additions` add to the digit before them ("belas" makes 2 into 12), `scales`
    multiply it (10, 12, 100), `multipliers` do so from one thousand up, also after digits. `ones` count as one before
    a scale or a multiplier only ("a million"). `joiners` may stand inside a number ("two hundred and five").
    """

    decimal: str
    numbers: Mapping[str, int] = field(default_factory=dict)
    additions: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    multipliers: Mapping[str, int] = field(default_factory=dict)
    ones: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()

    @cached_property
    def first(self) -> frozenset[str]:
        """Words that a number may begin with."""
        return frozenset(self.numbers) | self.ones

    @cached_property
    def later(self) -> frozenset[str]:
        """Words that may go on with it."""
        return self.first | self.joiners | frozenset((*self.additions, *self.scales, *self.multipliers))


def read_digits(text: str, decimal: str) -> tuple[Decimal, Decimal | None] | None:
    """The value of digits with points and commas, and the other reading where there is one.

    A separator followed by groups of three (or, in Indian style, two and a last three) groups; what stands last, or is followed
    by any other count of digits, is the decimal mark whatever the language: `Rp 1.5` is one and a half everywhere.
    """
    if len(text) > MAX_DIGITS + 6:
        return None
    marks = [c for c in text if not c.isdigit()]
    if not marks:
        return (Decimal(text), None) if len(text) <= MAX_DIGITS else None
    last = marks[-1]
    whole, _, fraction = text.rpartition(last)
    if len(set(marks)) > 1:
        if last in marks[:-1] or not _groups(whole):
            return None
        return Decimal(f"{re.sub('[.,]', '', whole)}.{fraction}"), None
    if len(marks) > 1:
        return (Decimal(re.sub("[.,]", "", text)), None) if _groups(text) else None
    split, joined = Decimal(f"{whole}.{fraction}"), Decimal(whole + fraction)
    if not _groups(text) or whole.startswith("0"):
        return split, None
    return (split, joined) if last == decimal else (joined, split)


def _groups(text: str) -> bool:
    parts = re.split("[.,]", text)
    middle = parts[1:-1]
    return (
        1 <= len(parts[0]) <= 3
        and (len(parts) == 1 or len(parts[-1]) == 3)
        and len({len(p) for p in middle}) <= 1
        and all(len(p) in (2, 3) for p in middle)
    )


def find_numbers(sentence: str, words: NumberWords) -> list[Number]:
    """All numbers of a sentence from left to right, without overlap. Linear in the length of the sentence."""
    found = [*_in_digits(sentence, words), *_in_words(sentence, words)]
    found.sort(key=lambda n: n.start)
    kept: list[Number] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def multiplier_at(sentence: str, at: int, words: NumberWords) -> tuple[int, int]:
    """The product of up to two multipliers after `at` ("lakh crore"), and where they end; `(1, at)` where there are none."""
    product = 1
    for _ in range(2):
        gap = _GAP.match(sentence, at)  # none at all, too: "500juta"
        word = _WORD.match(sentence, gap.end() if gap else at)
        factor = words.multipliers.get(word.group().lower()) if word else None
        if word is None or factor is None:
            break
        product, at = product * factor, word.end()
    return product, at


def _in_digits(sentence: str, words: NumberWords) -> Iterator[Number]:
    for match in _DIGITS.finditer(sentence):
        read = read_digits(match.group(), words.decimal)
        if read is None:
            continue
        factor, end = multiplier_at(sentence, match.end(), words)
        value, other = read[0] * factor, None if read[1] is None else read[1] * factor
        yield Number(match.start(), end, value, other, match.group(), factor > 1)


def _in_words(sentence: str, words: NumberWords) -> Iterator[Number]:
    run: list[tuple[int, int, str]] = []
    first, later = words.first, words.later
    for match in _WORD.finditer(sentence):
        word = match.group().lower()
        if word not in later:
            if run:
                yield from _compose(run, words)
                run = []
            continue
        if run and not _GAP.fullmatch(sentence, run[-1][1], match.start()):
            yield from _compose(run, words)
            run = []
        if run or word in first:
            run.append((match.start(), match.end(), word))
    yield from _compose(run, words)


def _compose(run: list[tuple[int, int, str]], words: NumberWords) -> Iterator[Number]:
    """Numbers out of a run of number words; two that do not fit together ("two three") stay apart."""
    at = 0
    while at < len(run):
        # A number in words is short: looking at twenty keeps a text of a million "one" linear.
        value, used, scaled = _value([word for _, _, word in run[at : at + 20]], words)
        if used:
            yield Number(run[at][0], run[at + used - 1][1], Decimal(value), None, "", scaled)
        at += max(used, 1)


def _value(run: list[str], words: NumberWords) -> tuple[int, int, bool]:
    """The value of the number that a run begins with, how many words it takes, and whether a multiplier was among them."""
    total = group = last = used = 0
    scaled = False
    for index, word in enumerate(run):
        if word in words.joiners and used == index > 0:
            continue
        if word in words.ones and not index:
            if len(run) > 1 and (run[1] in words.scales or run[1] in words.multipliers):
                last = 1
                continue
            break
        if word in words.additions and 0 < last < 10:
            last += words.additions[word]
        elif word in words.scales and last:
            group, last = group + last * words.scales[word], 0
        elif word in words.multipliers and (group or last):
            total, group, last, scaled = total + (group + last) * words.multipliers[word], 0, 0, True
        elif word in words.multipliers and scaled and used == index:
            total *= words.multipliers[word]
        else:
            number = words.numbers.get(word, 0)
            fits = not (group or last) if number >= 100 else not last or (last >= 20 and last % 10 == 0 and number < 10)
            if not number or not fits:
                break
            group, last = (number, last) if number >= 100 else (group, last + number)
        used = index + 1
        if total > 10**MAX_DIGITS:
            return 0, 0, False
    return total + group + last, used, scaled
