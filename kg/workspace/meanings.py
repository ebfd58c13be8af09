"""Who is meant by names, decided again where changed articles say something new: the first thing that a run does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.resolve.keys import kind_of
from kg.resolve.linking import SPELLED
from kg.resolve.people import are_one, told_apart
from kg.resolve.readings import Reading
from kg.resolve.relations import Relations
from kg.resolve.spellings import SPELLED_OUT, abbreviation_of, may_mean_another, meant_by, neighbourhood
from kg.workspace.index import Index
from kg.workspace.indexed_bodies import IndexedBodies

OUTLET = "Outlet"


@dataclass(slots=True)
class Touched:
    """What changes of articles touch: other articles, names of people, partitions, keys that no list holds, which
    abbreviations articles spell out, and senses of names of bodies.
    """

    articles: set[str]
    names: set[str] = field(default_factory=set)
    partitions: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)
    spelled: set[str] = field(default_factory=set)
    senses: set[str] = field(default_factory=set)
    readings: dict[str, Reading] = field(default_factory=dict)

    def take(self, keys: set[str]) -> None:
        """Take keys of entities, of outlets, and of what is spelled out."""
        self.outlets |= {key for key in keys if kind_of(key) == OUTLET}
        self.spelled |= {key for key in keys if kind_of(key) == SPELLED_OUT}
        self.keys |= keys - self.outlets - self.spelled


class Settling:
    """Decides which person, which body and which spelling is meant, by all that the index holds."""

    def __init__(self, index: Index, bodies: IndexedBodies, relations: Relations) -> None:
        self._index = index
        self._bodies = bodies
        self._relations = relations

    def settle(self, touched: Touched, *, anew: bool) -> None:
        """Decide all that is touched, or everything; articles that mean somebody else now are touched, and what they name."""
        touched.articles |= self._settle_people(self._index.people() if anew else touched.names)
        news = self._settle_spellings(touched, anew=anew) | self._settle_bodies(touched, anew=anew)
        if not anew:
            touched.articles |= news
            touched.names |= self._index.names_in(news)

    def _settle_people(self, names: Iterable[str]) -> set[str]:
        """Decide who is who under the names; return the articles that mean somebody else now."""
        news: set[str] = set()
        for name in sorted(names):
            if self.is_one(name):
                news |= self._index.settle_as(name, name)
            else:
                ids = told_apart(name, self._index.appearances(name), self._relations)
                news |= self._index.settle(name, ids)
        return news

    def is_one(self, name: str) -> bool:
        """Whether a name is one person's. Then only what is new has to be looked at, for somebody whom thousands name."""
        return are_one(self._index.bodies_of(name), self._relations)

    def _settle_spellings(self, touched: Touched, *, anew: bool) -> set[str]:
        """Decide which names are misspelt; return the articles for which that is news. The keys and senses are touched."""
        news: set[str] = set()
        keys = {key for key in (self._index.keys() if anew else touched.keys) if may_mean_another(key, SPELLED)}
        self._index.put_near((place, key) for key in keys for place in neighbourhood(key))
        if not anew:
            # Whoever is one letter apart from a name that came or went may mean another now.
            keys |= {other for key in keys for other in self._index.near(neighbourhood(key))}
            keys |= {abbreviation_of(key) for key in touched.spelled}
        before = self._index.misspelt()
        known = dict(before)
        for key in sorted(keys):
            articles = self._index.counted(key)
            others = self._index.near(neighbourhood(key)) if articles else {}
            others.pop(key, None)
            now = meant_by(key, articles, others, lambda told: self._index.counted(told) > 0)
            if now == before.get(key):
                continue
            self._index.put_misspelt(key, now)
            known[key] = now or key
            touched.senses |= self._bodies.respell(key, known)
            if not anew:
                news |= self._index.articles_naming(key)
                touched.keys |= {key, *filter(None, (before.get(key), now))}
        return news

    def _settle_bodies(self, touched: Touched, *, anew: bool) -> set[str]:
        """Decide who is meant by the names of bodies; return the articles for which that is news. The bodies are touched."""
        news: set[str] = set()
        for sense in sorted(touched.senses):
            articles, keys = self._bodies.settle(sense)
            if not anew:
                news |= articles
                touched.keys |= keys
        return news
