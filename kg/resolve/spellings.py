"""Misspelt names that no list holds: a name of an article or two, one letter off a name that many articles have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping

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
    """Return for each misspelt key the key that is meant. `counted`: in how many articles each unlisted key stands."""
    taken = frozenset(kinds)
    near: dict[str, list[str]] = {}
    words = [key for key in counted if can_be_misspelt(key, taken)]
    for key in words:
        for place in neighbourhood(key):
            near.setdefault(place, []).append(key)
    found: dict[str, str] = {}
    for key in words:
        others = {other for place in neighbourhood(key) for other in near[place]} if counted[key] <= _RARE else set()
        if (other := meant_by(key, counted[key], {other: counted[other] for other in others})) is not None:
            found[key] = other
    return found


def meant_by(key: str, articles: int, others: Mapping[str, int]) -> str | None:
    """Return the key that a misspelt one means, of `others` in its neighbourhood, each with its number of articles.

    Meant is the one name that is one letter away and stands in three times as many articles; where two are near, none.
    """
    if articles > _RARE:
        return None
    near = [other for other in others if one_apart(id_of(key), id_of(other))]
    return near[0] if len(near) == 1 and others[near[0]] >= _TIMES * articles else None


def can_be_misspelt(key: str, kinds: Container[str]) -> bool:
    """Whether a key is of one of the kinds, and long enough."""
    return kind_of(key) in kinds and len(id_of(key)) >= SHORTEST


def neighbourhood(key: str) -> Iterator[str]:
    """Yield the places in which keys that are one letter apart meet."""
    return (f"{kind_of(key)}/{shorter}" for shorter in set(shortened(id_of(key))))


def in_articles(keys: Iterable[Iterable[str]]) -> Counter[str]:
    """Count in how many articles each key stands, given the keys of each."""
    return Counter(key for each in keys for key in set(each))
