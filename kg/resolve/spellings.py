"""Misspelt names that no list holds: a name of an article or two, one letter off a name that many articles have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kg.resolve.keys import id_of, kind_of

# A name of fewer letters is one letter away from too many others.
SHORTEST = 6
_RARE, _TIMES = 2, 3


def shortened(word: str) -> Iterator[str]:
    """Yield a word and what it is without one of its letters: two words that are one letter apart share one of these."""
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]


def one_apart(one: str, other: str) -> bool:
    """Whether two words differ by one letter more, less, or changed, or by two that changed places; numbers are never slips."""
    if one[0] != other[0] or one == other or any(c.isdigit() for c in one + other):
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    ones, others = one[start:], other[start:]
    return (
        ones[1:] == others[1:]
        or ones[1:] == others
        or ones == others[1:]
        or (ones[:2] == others[1::-1] and ones[2:] == others[2:])
    )


def meant(counted: Mapping[str, int], kinds: Iterable[str]) -> dict[str, str]:
    """Return for each misspelt key the key that is meant.

    `counted`: in how many articles each unlisted key stands. Meant is the one name of its kind that is one letter away and stands
    in three times as many articles; where two are near, none.
    """
    taken = frozenset(kinds)
    near: dict[tuple[str, str], list[str]] = {}
    words = [key for key in counted if kind_of(key) in taken and len(id_of(key)) >= SHORTEST]
    for key in words:
        for shorter in shortened(id_of(key)):
            near.setdefault((kind_of(key), shorter), []).append(key)
    found: dict[str, str] = {}
    for key in words:
        if counted[key] <= _RARE:
            others = {
                other
                for shorter in shortened(id_of(key))
                for other in near[kind_of(key), shorter]
                if one_apart(id_of(key), id_of(other))
            }
            if len(others) == 1 and counted[other := others.pop()] >= _TIMES * counted[key]:
                found[key] = other
    return found


def in_articles(keys: Iterable[Iterable[str]]) -> Counter[str]:
    """Count in how many articles each key stands, given the keys of each."""
    return Counter(key for each in keys for key in set(each))
