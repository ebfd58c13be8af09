"""Edges as single articles claim them, before it is known what their ends are called.

An end is a `NodeRef` where its label is certain (articles, actions, statements), else the key of an entity, whose label only all
articles together decide. Of several claims of one edge the earliest article's stands, so that their order cannot show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg.model import Article, Edge, Evidence, NodeRef, Scalar

End = NodeRef | str

# Undated articles come after all dated ones.
UNDATED = "~"
Rank = tuple[str, str]


def rank(article: Article) -> Rank:
    """Return the place of an article in time: its published time, then its id."""
    return article.published or UNDATED, article.id


def proof(article: str, evidence: Evidence) -> dict[str, Scalar]:
    """Return the properties that prove an edge: the article's id, code points into its text, and the words there."""
    return {"article": article, "start": evidence.start, "end": evidence.end, "text": evidence.text}


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """An edge, claimed by an article of the rank `when`."""

    source: End
    type: str
    target: End
    properties: Mapping[str, Scalar]
    when: Rank
    key: str = ""

    def mapped(self, meant: Callable[[str, str], str]) -> Claim:
        """Return the claim with each entity's key as `meant(article, key)` gives it."""
        source, target = (end if isinstance(end, NodeRef) else meant(self.when[1], end) for end in (self.source, self.target))
        return self if (source, target) == (self.source, self.target) else replace(self, source=source, target=target)


@dataclass(slots=True)
class Claims:
    """All claims of edges so far."""

    _best: dict[tuple[End, str, End, str], tuple[tuple[bool, Rank, int, str], Claim]] = field(default_factory=dict)

    def add(self, claims: Iterable[Claim]) -> None:
        """Take claims in."""
        for claim in claims:
            place = (claim.source, claim.type, claim.target, claim.key)
            # What a sentence says stands before what was concluded; of two claims of one article the first in the text.
            inferred = bool(claim.properties.get("inferred"))
            weight = (inferred, claim.when, _start(claim.properties), repr(sorted(claim.properties.items())))
            if place not in self._best or weight < self._best[place][0]:
                self._best[place] = (weight, claim)

    def ends(self) -> Iterator[str]:
        """Yield the keys of the entities at either end, with repetitions."""
        for source, _, target, _ in self._best:
            yield from (end for end in (source, target) if isinstance(end, str))

    def edges(self, named: Callable[[str], NodeRef]) -> Iterator[Edge]:
        """Yield the edges, in no order; `named` gives the node of an entity's key."""
        for (source, type_, target, key), (_, claim) in self._best.items():
            ends = [named(end) if isinstance(end, str) else end for end in (source, target)]
            yield Edge(ends[0], type_, ends[1], dict(claim.properties), key)


def _start(properties: Mapping[str, Scalar]) -> int:
    start = properties.get("start", 0)
    return start if isinstance(start, int) else 0
