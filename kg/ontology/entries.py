"""Typed entries of the gazetteers and of the action types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.model import slug

ANY = "any"
_OPEN = "9999-12-31"
_SHORT = 3


@dataclass(frozen=True)
class ListedEntity:
    """An entity that a gazetteer lists. `names` and `offices` by language code, or `any`; `weak` names need context.

    `heads`: who led it or spoke for it, by the person's id, with the first and the last day.
    `represents`: what is named so is another entity: a government that no body of it is named of is its country.
    """

    id: str
    name: str
    label: str
    kind: str | None = None
    country: str | None = None
    wikidata: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    owner: str | None = None
    part_of: str | None = None
    succeeded_by: str | None = None
    represents: str | None = None
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    offices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    adjectives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heads: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    capital: tuple[str, ...] = ()
    weak: frozenset[str] = frozenset()
    domains: tuple[str, ...] = ()

    @property
    def entity_kind(self) -> str:
        """The kind that mentions of it carry: its label in lower case."""
        return self.label.lower()

    def surfaces(self, language: str) -> Iterator[str]:
        """Every name that it has in articles of a language, the usual one first."""
        yield self.name
        for key in (ANY, language):
            yield from self.names.get(key, ())

    def name_in(self, language: str, home: str | None) -> str:
        """The name that an article of a language is told by: for places and bodies of elsewhere the full one in that language.

        A name of one word is everybody's ("Roskomnadzor"), unless it is an abbreviation ("FTC").
        `home` is the country whose bodies the language calls by their short names, as everybody there does.
        """
        own = self.names.get(language, ())
        if self.label == "Place":
            return own[0] if own else self.name
        if self.label != "Agency" or (self.country == home and home is not None):
            return self.name
        several = " " in self.name
        if (several and (not own or _is_of_language(self.name, own, home))) or not (several or self.name.isupper()):
            return self.name
        full = (name for name in (*own, *self.names.get(ANY, ())) if name.count(" ") > 1 and _is_title(name))
        return next(full, self.name)


def _is_of_language(name: str, others: Iterable[str], home: str | None) -> bool:
    """Whether a name is of one language with others: most of its words stand in them.

    For a language without a country of its own, in which the gazetteers are written, half of three words or more will do
    ("Supreme Court of India", "Indian Supreme Court"), and so will a description ("Turkish court").
    """
    words = set(name.lower().split())
    shared = len(words & {word for other in others for word in other.lower().split()})
    if home is None and (len(words) >= _SHORT or name.rpartition(" ")[2].islower()):
        return 2 * shared >= len(words)
    return 2 * shared > len(words)


def _is_title(name: str) -> bool:
    """Whether the words of a name begin with capitals: "Telecom Regulatory Authority of India", not "Indian telecom
    regulator".
    """
    return all(word[:1].isupper() for word in name.split() if len(word) > _SHORT) and not any(c in name for c in "'’")


@dataclass(frozen=True, slots=True)
class ActionType:
    """A type of action: its family, who may do it, to whom, and what ends it.

    `of_network`: the type that it is when it is done to the internet of a place, and not to a service. `deed`: the type that it
    counts as when reports are compared, `akin` the deed that it may be where they are of one day. `lasts`: a state, which ends
    by an action of a type in `ended_by`. `answers`: the side that measures are against is the one who acts;
    `demand`: whether it `met` or `refused` by that what was asked of it.
    """

    id: str
    family: str
    label: str
    actors: frozenset[str]
    targets: frozenset[str]
    undone_by: str | None = None
    eases: bool = False
    of_network: str | None = None
    deed: str = ""
    akin: str = ""
    lasts: bool = False
    ended_by: frozenset[str] = frozenset()
    answers: bool = False
    demand: str | None = None


def read_entry(key: str, label: str, data: Mapping[str, Any]) -> ListedEntity:
    """One entry of a gazetteer file that passed its JSON Schema."""
    valid = data.get("valid", {})
    by_language = {key: {code: tuple(names) for code, names in data.get(key, {}).items()} for key in ("offices", "adjectives")}
    names = data.get("names", {})
    if isinstance(names, list):
        names = {ANY: names}
    return ListedEntity(
        id=key,
        name=data["name"],
        label=label,
        kind=data.get("kind"),
        country=data.get("country"),
        wikidata=data.get("wikidata"),
        valid_from=valid.get("from"),
        valid_until=valid.get("until"),
        owner=data.get("owner"),
        part_of=data.get("part_of"),
        succeeded_by=data.get("succeeded_by"),
        represents=data.get("represents"),
        names={code: tuple(given) for code, given in names.items()},
        heads={slug(name): (term["from"], term.get("until", _OPEN)) for name, term in data.get("heads", {}).items()},
        capital=tuple(data.get("capital", ())),
        weak=frozenset(data.get("weak", ())),
        domains=tuple(data.get("domains", ())),
        **by_language,
    )


def read_action(key: str, data: Mapping[str, Any]) -> ActionType:
    """One action type of `actions.yaml`."""
    return ActionType(
        id=key,
        family=data["family"],
        label=key.title().replace("-", ""),
        actors=frozenset(data["actors"]),
        targets=frozenset(data["targets"]),
        undone_by=data.get("undone_by"),
        eases=data.get("eases", False),
        of_network=data.get("of_network"),
        deed=data.get("deed", key),
        akin=data.get("akin", data.get("deed", key)),
        lasts=data.get("lasts", False),
        ended_by=frozenset(data.get("ended_by", ())),
        answers=data.get("answers", False),
        demand=data.get("demand"),
    )
