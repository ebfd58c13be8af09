"""The members of a class that are listed behind what is done to it: "tujuh layanan yang diblokir, yaitu X dan Y"."""

from __future__ import annotations

from kg.extract.nouns import CONTENT, PLATFORM
from kg.extract.parties import Roles
from kg.extract.phrases import object_after
from kg.extract.reading import Reading
from kg.extract.resolving import Resolver
from kg.ontology import ActionType, Grammar

_REACH = 8  # items from the verb to the word that opens the list


def tells_which(reading: Reading, roles: Roles, grammar: Grammar) -> bool:
    """ "aplikasi Meta [yang] diblokir X adalah Kirimin": a clause that says which of somebody's services are meant."""
    k = reading.at - 1
    while k > 0 and reading.sentence.items[k].any("adverb", "cue:before"):
        k -= 1
    return grammar.head_first and roles.passive and k > 0 and reading.sentence.items[k].any("relative")


def list_targets(reading: Reading, roles: Roles, action: ActionType, resolver: Resolver, grammar: Grammar) -> None:
    """Puts the members in the place of the class; of a name, only where the list follows right behind."""
    if not roles.passive and (roles.object is None or roles.object.head not in (PLATFORM, CONTENT)):
        return
    items = reading.sentence.items
    begin = max(roles.stop, reading.at + 1)
    reach = _REACH if all(t.entity.id is None for t in reading.targets) else 1
    for k in range(begin, min(begin + reach, len(items))):
        if items[k].any("exemplifier") or items[k].text == ":":
            phrase = object_after(items, k + 1, grammar)
            listed = [f for f in (resolver.filler(reading, i, action.targets) for i in phrase.names) if f is not None]
            listed += resolver.unlisted(reading, phrase, action)
            if listed:
                reading.targets = listed
            return
        if items[k].text == ".":
            return
