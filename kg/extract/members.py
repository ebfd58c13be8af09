"""The members of a class that are listed behind what is done to it: "tujuh layanan yang diblokir, yaitu X dan Y"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item
from kg.extract.nouns import CONTENT, ORGANIZATION, PLATFORM, noun_class
from kg.extract.parties import Roles
from kg.extract.phrases import object_after
from kg.extract.reading import Reading
from kg.extract.resolving import Resolver
from kg.ontology import ACTIVE, ActionType, Grammar

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
    of_class = roles.passive and roles.subject is not None and roles.subject.head == PLATFORM  # "Apps banned by X include Y"
    begin = max(roles.stop, reading.at + 1)
    reach = _REACH if of_class or all(t.entity.id is None for t in reading.targets) else 1
    for k in range(begin, min(begin + reach, len(items))):
        enumerated = of_class and items[k].any("enumerating")
        if items[k].any("exemplifier") or items[k].text == ":" or enumerated:
            phrase = object_after(items, _behind_likening(items, k + 1) if enumerated else k + 1, grammar)
            listed = [f for f in (resolver.filler(reading, i, action.targets) for i in phrase.names) if f is not None]
            listed += resolver.unlisted(reading, phrase, action)
            if listed:
                reading.targets = listed
            return
        if items[k].text == ".":
            return


def _behind_likening(items: Sequence[Item], begin: int) -> int:
    """Where the members begin: "included [clones like] X and Y"."""
    k = begin
    while k < len(items) and items[k].is_plain and not items[k].capital:
        k += 1
    return k + 1 if begin < k < len(items) and items[k].any("likening", "exemplifier") else begin


def list_actors(reading: Reading, action: ActionType, resolver: Resolver, grammar: Grammar) -> None:
    """ "Tiga layanan yang mendaftar yakni [X, Y dan Z]": the class that has done something, and who is meant by it."""
    items, k = reading.sentence.items, reading.at - 1
    if not grammar.head_first or reading.voice != ACTIVE or not reading.form.rule.platform_actor:
        return
    while k > 0 and items[k].any("adverb", "cue:before"):
        k -= 1
    told_again = reading.at + 1 < len(items) and items[reading.at + 1].any("demonstrative")  # "yang mendaftar [tersebut]"
    if told_again or k < 1 or not items[k].any("relative") or noun_class(items[k - 1]) not in (PLATFORM, ORGANIZATION):
        return
    for opening in range(reading.at + 1, min(reading.at + _REACH, len(items))):
        if items[opening].any("exemplifier"):
            names = object_after(items, opening + 1, grammar).names
            reading.actors = [f for f in (resolver.filler(reading, i, action.actors) for i in names) if f is not None]
        if items[opening].any("exemplifier", "subordinator") or items[opening].text in {",", "."}:
            return
