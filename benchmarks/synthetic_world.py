"""An invented world of regulators and platforms with a known history: what synthetic articles are written about.

Nothing here happened. Names of platforms, agencies and countries come from the gazetteers in part, so that articles are read as
real ones are; the others are made up. The world depends on its seed alone and on no number of articles, and the history of a
platform in a country is made when it is first asked for: any article can be written without those before it.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate

from kg.model import Amount, Entity, slug
from kg.ontology import ListedEntity, Ontology

FIRST_DAY = date(2008, 1, 1)
DAYS = (date(2026, 6, 30) - FIRST_DAY).days
PLATFORMS, OWN_AGENCIES = 3_000, 3
_LONGEST, _HOT_LEAST = 80, 40
_KEPT = 1 << 15  # histories in memory: the popular ones, which most articles are about
_SHORTEST_NAME = 4
_BODIES = ("regulator", "ministry")
_OWN_BODIES = (
    "Digital Safety Board",
    "Internet Standards Agency",
    "Network Oversight Agency",
    "Online Media Council",
    "Spectrum Council",
    "Internet Access Board",
)
_CURRENCIES = ("USD", "EUR", "GBP")
_STARTS = (
    "b",
    "br",
    "c",
    "ch",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gl",
    "j",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "qu",
    "r",
    "s",
    "st",
    "t",
    "v",
    "z",
)
_MIDDLES = ("a", "e", "i", "o", "u", "ai", "ea", "ia", "io", "oa")
_ENDS = (
    "bo",
    "da",
    "dle",
    "go",
    "la",
    "lo",
    "ma",
    "mi",
    "na",
    "nix",
    "no",
    "ra",
    "ri",
    "sta",
    "ta",
    "to",
    "va",
    "ve",
    "vo",
    "xa",
    "za",
)
# A country that is called so only with an article, or by a word that is something else as well, makes English that nobody writes.
_AVOIDED = frozenset({"Georgia", "Jordan", "Chad", "Turkey", "Niger", "Guinea", "Mali", "Togo", "Cuba", "Dominica", "Palestine"})


class Draws:
    """Numbers drawn for a purpose: the same for the same parts, on every machine.

    A hash of the parts begins a linear congruential sequence (Knuth's constants), of which the upper half is used: beginning
    `random.Random` anew for each article would cost more than the article.
    """

    __slots__ = ("_state",)

    def __init__(self, *parts: object) -> None:
        self._state = int.from_bytes(hashlib.blake2b(repr(parts).encode(), digest_size=8).digest(), "big")

    def below(self, limit: int) -> int:
        """A number from 0 up to, without, `limit`, which is at most 2^32."""
        self._state = state = (self._state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        return ((state >> 32) * limit) >> 32

    def chance(self, percent: int) -> bool:
        """True so many times of a hundred."""
        return self.below(100) < percent


class Zipf:
    """Ranks 0, 1, 2 ... of which number r is drawn as often as 1 / (r + 1)."""

    _WHOLE = 1 << 24

    def __init__(self, size: int) -> None:
        self._sums = list(accumulate(self._WHOLE // (rank + 1) for rank in range(size)))

    def draw(self, draws: Draws) -> int:
        """A rank."""
        return bisect_right(self._sums, draws.below(self._sums[-1]))


@dataclass(frozen=True, slots=True)
class Named:
    """An entity, and how articles write it: `before` is what stands before the name when it is met first ("the app ")."""

    entity: Entity
    surface: str
    before: str
    invented: bool


@dataclass(frozen=True, slots=True)
class Country:
    """A country as an actor, and its bodies, the most active first."""

    code: str
    named: Named
    agencies: tuple[Named, ...]


@dataclass(slots=True)
class TrueEvent:
    """Something that happened in this world, or was threatened, planned or denied in it.

    `day` and `deadline` count from FIRST_DAY; platforms, country and bodies are given by their ranks.
    """

    key: str
    platform: int
    country: int
    action: str
    status: str
    day: int
    actor: int
    joint: int | None
    via: int | None
    others: tuple[int, ...]
    reason: int | None
    amount: Amount | None
    deadline: int
    condition: int


class World:
    """Platforms and countries by popularity, and what happened between each two of them."""

    def __init__(self, seed: int, ontology: Ontology, *, hot: int = 0, platforms: int = PLATFORMS) -> None:
        self.seed = seed
        self.platforms = _platforms(seed, ontology, platforms)
        self.countries = _countries(seed, ontology)
        # A partition of very many reports has very many events too, and its dates lie close together.
        self._hot_length = max(_HOT_LEAST, 2 * round(hot**0.5)) if hot else 0
        self.history = lru_cache(_KEPT)(self._history)

    def _history(self, platform: int, country: int) -> tuple[TrueEvent, ...]:
        """All events between a platform and a country by these ranks, in order of time; at least one."""
        draws = Draws(self.seed, "history", platform, country)
        if self._hot_length and platform == country == 0:
            length = self._hot_length
        else:
            mean = min(_LONGEST, 1 + round(2 * _LONGEST / ((platform + 1) * (country + 1)) ** 0.5))
            length = 1 + draws.below(2 * mean)
        pace = max(1, min(400, DAYS // length))
        day = draws.below(max(1, DAYS - length * pace)) + 1
        blocked = False
        events: list[TrueEvent] = []
        while len(events) < length and day < DAYS - 1:
            action, status = _BLOCKED.draw(draws) if blocked else _OPEN.draw(draws)
            if status == "done" and action in ("block", "unblock"):
                blocked = action == "block"
            events.append(self._event(draws, (platform, country), (action, status), day, len(events)))
            day += 1 + draws.below(2 * pace)
        return tuple(events)

    def _event(self, draws: Draws, pair: tuple[int, int], what: tuple[str, str], day: int, number: int) -> TrueEvent:
        platform, country = pair
        action, status = what
        agencies = len(self.countries[country].agencies)
        actor = draws.below(agencies) if draws.chance(40) else 0
        restricts = action in ("block", "unblock") and status == "done"
        special = draws.below(100) if restricts else 50
        other = (actor + 1) % agencies
        reason, detail = draws.below(20), draws.below(30 * 30)
        others: set[int] = set()
        if restricts and special >= 94:
            others = {draws.below(len(self.platforms)) for _ in range(1 + draws.below(3))} - {platform}
        return TrueEvent(
            key=f"{self.platforms[platform].entity.id}/{self.countries[country].code}/{number:03d}",
            platform=platform,
            country=country,
            action=action,
            status=status,
            day=day,
            actor=actor,
            joint=other if special < 3 and other != actor else None,
            via=other if 3 <= special < 9 and other != actor and action == "block" else None,
            others=tuple(sorted(others)),
            reason=reason if reason < 10 else None,
            amount=_amount(draws) if action == "fine" else None,
            deadline=min(day + 5 + detail % 30, DAYS),
            condition=detail // 30,
        )


def _amount(draws: Draws) -> Amount:
    millions = 1 + min(draws.below(900), draws.below(900), draws.below(900))
    return Amount(float(millions * 1_000_000), _CURRENCIES[draws.below(len(_CURRENCIES))])


class _Steps:
    """What may come next, with its weight."""

    def __init__(self, weights: Sequence[tuple[str, str, int]]) -> None:
        self._steps = [(action, status) for action, status, weight in weights for _ in range(weight)]

    def draw(self, draws: Draws) -> tuple[str, str]:
        return self._steps[draws.below(len(self._steps))]


_OPEN = _Steps(
    (
        ("block", "done", 24),
        ("block", "threatened", 9),
        ("block", "planned", 7),
        ("block", "denied", 5),
        ("warn", "done", 11),
        ("demand", "done", 12),
        ("fine", "done", 14),
        ("investigate", "done", 10),
        ("investigate", "ongoing", 4),
        ("summon", "done", 4),
    )
)
_BLOCKED = _Steps(
    (
        ("unblock", "done", 50),
        ("unblock", "conditional", 12),
        ("unblock", "denied", 6),
        ("demand", "done", 12),
        ("fine", "done", 10),
        ("investigate", "done", 6),
        ("summon", "done", 4),
    )
)


def iso(day: int) -> str:
    """The ISO date of a day of this world."""
    return (FIRST_DAY + timedelta(day)).isoformat()


def _platforms(seed: int, ontology: Ontology, size: int) -> tuple[Named, ...]:
    listed = [e for e in ontology.entities.values() if e.label == "Platform" and _is_plain(e)]
    found = [Named(_entity(e), e.name, "", invented=False) for e in listed[:size]]
    taken = set(ontology.entities) | {slug(e.name) for e in ontology.entities.values()}
    draws = Draws(seed, "platforms")
    while len(found) < size:
        name = invented_name(draws)
        if slug(name) not in taken:
            taken.add(slug(name))
            found.append(Named(Entity(slug(name), name, "platform"), name, "the app ", invented=True))
    # Listed ones are the known ones, and what is known is written about: they stand further to the front.
    return tuple(sorted(found, key=lambda n: (draws.below(1 << 30) * (4 if n.invented else 1), n.surface)))


def _countries(seed: int, ontology: Ontology) -> tuple[Country, ...]:
    bodies: dict[str, list[Named]] = {}
    for entry in ontology.entities.values():
        if entry.label == "Agency" and entry.kind in _BODIES and entry.country and not entry.valid_until and _is_plain(entry):
            entity = _entity(entry)
            before = "the " if " " in entity.name else ""
            bodies.setdefault(entry.country, []).append(Named(entity, entity.name, before, invented=False))
    draws = Draws(seed, "countries")
    found = []
    for entry in ontology.entities.values():
        if entry.label != "Place" or entry.kind != "country" or not entry.country or not _is_plain_country(entry):
            continue
        first = draws.below(len(_OWN_BODIES))
        own = []
        for number in range(OWN_AGENCIES):
            name = f"{entry.name} {_OWN_BODIES[(first + number) % len(_OWN_BODIES)]}"
            if slug(name) not in ontology.entities:
                own.append(Named(Entity(slug(name), name, "agency"), name, "the ", invented=True))
        listed = bodies.get(entry.country, [])[:OWN_AGENCIES]
        place = Named(_entity(entry), entry.name, "", invented=False)
        weight = draws.below(1 << 30) // (4 if listed else 1)
        found.append((weight, Country(entry.country, place, (*listed, *own))))
    return tuple(country for _, country in sorted(found, key=lambda pair: (pair[0], pair[1].code)))


def _is_plain(entry: ListedEntity) -> bool:
    """Whether its name means it wherever it stands, and reads like a name in a sentence."""
    name = entry.name_in("en", None)
    return name not in entry.weak and len(name) >= _SHORTEST_NAME and name[0].isupper() and name[-1].isalnum() and "." not in name


def _is_plain_country(entry: ListedEntity) -> bool:
    surfaces = list(entry.surfaces("en"))
    with_article = any(name.startswith("The ") for name in surfaces) or entry.name.startswith("United ")
    return not with_article and entry.name not in _AVOIDED and " and " not in entry.name and " of " not in entry.name


def _entity(entry: ListedEntity) -> Entity:
    return Entity(entry.id, entry.name_in("en", None), entry.entity_kind)


def invented_name(draws: Draws) -> str:
    """A name that can be pronounced and that nobody bears, as far as we know."""

    def piece(options: Sequence[str]) -> str:
        return options[draws.below(len(options))]

    middle = piece(_STARTS) + piece(_MIDDLES) if draws.chance(60) else ""
    return (piece(_STARTS) + piece(_MIDDLES) + middle + piece(_ENDS)).capitalize()
