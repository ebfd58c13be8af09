"""One trigger as it was read: the record that the small readers pass on."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.document import Item, Sentence
from kg.model import Entity
from kg.ontology import Form

ADJECTIVE = "adjective"
SIDES = ("platform", "organization")
POWERS = ("agency", "place")
NO_ACTOR = "nobody is named who does it"
UNTOLD = "it ends a measure, and none was told before"
NO_PARTY = "nobody of the internet takes part"
NO_TARGET = "no target that this can be done to"
NO_SIDE = "neither an actor nor a named target"
COMMON = "a common word, and nobody who does it"
OTHER_WORD = "a word that makes it something else"
NO_WORD = "none of the words that the rule needs"
SPOKEN_OF = "a measure that is only spoken of"


@dataclass(slots=True)
class Filler:
    """An entity in a role with the mention that says so."""

    entity: Entity
    item: Item
    inferred: bool = False
    referred: bool = False


@dataclass(slots=True)
class Reading:
    """One trigger as it was read. `dropped` tells why it became no event."""

    sentence: Sentence
    at: int
    form: Form
    voice: str
    action: str
    status: str = "done"
    actors: list[Filler] = field(default_factory=list)
    targets: list[Filler] = field(default_factory=list)
    via: Filler | None = None
    conditions: list[tuple[int, int]] = field(default_factory=list)
    cues: list[Item] = field(default_factory=list)
    dropped: str | None = None
    stop: int = 0
    network: bool = False
    told: tuple[Entity, ...] = ()  # those who are told to do it
    unresolved: bool = False  # somebody does it, and nothing tells who: "It has ruled out a ban"
    pronoun: bool = False  # and it is "they", who are none of the services
    withdrawn: bool = False
    begun: bool = False  # it was done by who has ended it: "The ban had been imposed in May"
    nationwide: bool = False  # done to the network of the country that does it

    @property
    def trigger(self) -> Item:
        """The item that the reading is of."""
        return self.sentence.items[self.at]
