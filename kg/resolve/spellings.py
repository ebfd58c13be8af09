"""Names that no list holds, and that are another's in other letters.

A slip is a name of one article, one letter off a name that more articles have; two that write it so mean it. An abbreviation of
a body is the initials of another body's name that an article spells out ("the Kalmoran Telecommunications Agency (KTA)"): many
bodies have the same initials, and who guesses makes one of two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping

from kg.resolve.keys import id_of, kind_of

# A name of fewer letters is one letter away from too many others.
SHORTEST = 6
_RARE, _TIMES = 1, 3
_BODY = "agency"
# The kind of the keys that say which abbreviation an article spells out.
SPELLED_OUT = "spelled"
# Letters of an abbreviation, and of a word that is more than "of" and "and".
_LETTERS, _LONG = (3, 6), 4


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


def abbreviates(short: str, long: str) -> bool:
    """Whether a word of three to six letters is the initials of a name: of all its words, or of the longer ones."""
    return short.isalpha() and _LETTERS[0] <= len(short) <= _LETTERS[1] and short in _initials(long)


def spelled_out(short: str, long: str) -> str:
    """Return the key that says that an article spells out one key of a body as another."""
    return f"{SPELLED_OUT}/{id_of(short)}={id_of(long)}"


def abbreviation_of(key: str) -> str:
    """Return the key of the abbreviation in a key of `spelled_out`."""
    return f"{_BODY}/{id_of(key).partition('=')[0]}"


def _initials(name: str) -> set[str]:
    words = name.split("-")
    made = {"".join(word[0] for word in words), "".join(word[0] for word in words if len(word) >= _LONG)}
    return {letters for letters in made if len(letters) >= _LETTERS[0]}


def meant(counted: Mapping[str, int], kinds: Iterable[str]) -> dict[str, str]:
    """Return for each key that means another that key.

    `counted`: in how many articles each unlisted key stands, and each key of `spelled_out`.
    """
    taken = frozenset(kinds)
    near: dict[str, list[str]] = {}
    words = [key for key in counted if may_mean_another(key, taken)]
    for key in words:
        for place in neighbourhood(key):
            near.setdefault(place, []).append(key)
    found: dict[str, str] = {}
    for key in words:
        others = {other for place in neighbourhood(key) for other in near[place]}
        if (other := meant_by(key, counted[key], {other: counted[other] for other in others}, counted.__contains__)) is not None:
            found[key] = other
    return found


def meant_by(key: str, articles: int, others: Mapping[str, int], told: Callable[[str], bool]) -> str | None:
    """Return the key that another one means, of `others` in its neighbourhood, each with its number of articles.

    An abbreviation means the one body that an article spells it out as; `told` says whether a key of `spelled_out` stands in
    any. A slip means the one name that is one letter away and stands in three times as many articles. Where two are near,
    nothing is meant.
    """
    long = [other for other in others if kind_of(other) == _BODY and abbreviates(id_of(key), id_of(other))]
    if long:
        meant = [other for other in long if told(spelled_out(key, other))]
        return meant[0] if len(meant) == 1 else None
    if articles > _RARE or len(id_of(key)) < SHORTEST:
        return None
    near = [other for other in others if len(id_of(other)) >= SHORTEST and one_apart(id_of(key), id_of(other))]
    return near[0] if len(near) == 1 and others[near[0]] >= _TIMES * articles else None


def may_mean_another(key: str, kinds: Container[str]) -> bool:
    """Whether a key is of one of the kinds, and long enough for a slip, or may be an abbreviation."""
    least = _LETTERS[0] if kind_of(key) == _BODY else SHORTEST
    return kind_of(key) in kinds and len(id_of(key)) >= least


def neighbourhood(key: str) -> Iterator[str]:
    """Yield the places in which keys meet that are one letter apart, or of which one may abbreviate the other."""
    kind, id_ = kind_of(key), id_of(key)
    if not any(c.isdigit() for c in id_):
        yield from (f"{kind}/{shorter}" for shorter in set(shortened(id_)))
    if kind == _BODY:
        yield from (f"{kind}={letters}" for letters in _initials(id_) | {id_})


def in_articles(keys: Iterable[Iterable[str]]) -> Counter[str]:
    """Count in how many articles each key stands, given the keys of each."""
    return Counter(key for each in keys for key in set(each))
