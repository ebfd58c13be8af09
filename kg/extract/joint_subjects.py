"""Who stands in a subject together, and what only a preposition leads to."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item
from kg.extract.hyphens import is_compound
from kg.extract.nouns import AGENCY, ORGANIZATION, PLATFORM, QUOTES, is_name, is_place, noun_class
from kg.extract.reading import SIDES
from kg.model import Entity
from kg.ontology import ACTIVE, EITHER, NOUN

_SERVICES = (PLATFORM, ORGANIZATION)
_DESCRIBED = 5  # items that may tell what a member of a list is
_ASIDE = frozenset({",", "(", "—", "–", "-", "--"})
_CLASS_WORDS = 6  # of the phrase for a class of services
_CLASS_OF_LIST = 4  # items before the members of a class of which another is named: "X and other sites,"


def joined(items: Sequence[Item], at: int, *, mixed: bool = False, listed: bool = False) -> list[Item]:
    """Names coordinated before the one at `at`: "Kominfo dan Polri", "Apple, Google and Meta". Commas alone join nothing, but
    services that open a headline: "Chatlune, Kirimin fined over cookies". `mixed`: a body and a service may stand together.
    `listed`: a conjunction stands behind the name.
    """
    found: list[Item] = []
    conjunction = listed or _opens_with_services(items, at)
    k = _before_class(items, at)
    if k >= 1 and items[k].any("determiner") and "coordinator" in items[k - 1].tags:
        k -= 1
    lead = k
    while k >= 1 and (items[k].text == "," or "coordinator" in items[k].tags):
        lead = k
        while k >= 1 and (items[k].text == "," or "coordinator" in items[k].tags):
            conjunction = conjunction or "coordinator" in items[k].tags
            k -= 1
        if conjunction and items[k].text == ")" and (owned := _in_brackets(items, k)) is not None:
            found[:0] = owned[1]
            k = owned[0]
        own, other = items[at].entity, items[k].entity
        if not conjunction or own is None or other is None or items[k].adjective or own == other:
            break
        if not (mixed or _of_one_sort(own, other)) or (k and items[k - 1].any("posterior") and items[k + 1].text == ","):
            break  # "Setelah Kirimin, Chatlune dan Lapakria juga diblokir": the first is told of besides
        found.insert(0, items[k])
        k = _before_class(items, k)
    return [*_beside_class(items, lead), *found]


def _beside_class(items: Sequence[Item], at: int) -> list[Item]:
    """The services before a class whose members are named behind it: "[Chatlune] and other foreign sites, such as Kirimin".
    At `at` stands the word that leads to the members.
    """
    if not items[at].any("exemplifier") or at < _CLASS_OF_LIST:
        return []
    k = at - 1 - (items[at - 1].text == ",")
    if noun_class(items[k]) not in _SERVICES or not _is_small(items[k]):
        return []
    stop = max(0, k - _CLASS_WORDS)
    while k > stop and _is_of_class(items[k]):
        k -= 1
    k -= items[k].any("coordinator")
    entity = items[k].entity
    if not items[k + 1].any("coordinator") or entity is None or entity.kind not in SIDES or items[k].adjective:
        return []
    return [*joined(items, k, listed=True), items[k]]


def _is_of_class(item: Item) -> bool:
    """A word of the phrase for a class of services: "other [foreign web sites]"."""
    tells = item.is_plain or item.adjective or item.any("transparent", "number", "another", "online")
    return (tells or noun_class(item) in _SERVICES) and _is_small(item) and not item.any("coordinator")


def _in_brackets(items: Sequence[Item], close: int) -> tuple[int, list[Item]] | None:
    """ "Alpha ([Kirimin, Chatlune], dan [Cuitkan]) dan X": the services of a company, two or more, in the brackets behind it,
    with where the company stands.
    """
    k = close - 1
    services: list[Item] = []
    while k > 0 and items[k].text != "(":
        item = items[k]
        if item.entity is not None and item.entity.kind == PLATFORM and not item.adjective:
            services.insert(0, item)
        elif not (item.text == "," or item.any("coordinator")):
            return None
        k -= 1
    return (k - 1, services) if k > 0 and len(services) > 1 and is_name(items[k - 1]) else None


def places_behind(items: Sequence[Item], at: int, stop: int) -> list[Item]:
    """ "Officials in Indonesia [and Malaysia] have blocked X": the places that go on behind the first, up to the verb."""
    found: list[Item] = []
    if at < 2 or not items[at - 1].any("location") or items[at - 1].any("genitive") or not is_place(items[at]):
        return found
    k = at + 1
    while k + 1 < stop and (items[k].text == "," or items[k].any("coordinator")):
        k += 1
        if is_place(items[k]) and is_name(items[k]):
            found.append(items[k])
            k += 1
    return found


def first_of_list(items: Sequence[Item], at: int) -> int:
    """Where the list begins that ends with the name at `at`."""
    others = joined(items, at)
    return next((k for k, item in enumerate(items) if others and item is others[0]), at)


def joined_name(items: Sequence[Item], at: int) -> int | None:
    """The name that a common noun is joined to: "[the DOJ] and several states"."""
    k = at - 1
    while (
        k > 0 and (items[k].any("transparent", "number", "determiner") or items[k].is_plain) and not items[k].any("coordinator")
    ):
        k -= 1
    if k < 1 or "coordinator" not in items[k].tags:
        return None
    k -= 1 + (items[k - 1].text == ",")  # "[Texas], along with several states, has ..."
    return k if k >= 0 and is_name(items[k]) and not governed(items, k) else None


def governed(items: Sequence[Item], at: int) -> bool:
    """Whether a preposition stands right before the phrase that ends at `at`."""
    k = at - 1
    while k >= 0 and (
        items[k].any("transparent", "determiner", "number", "person:titles", "noun:platform", "noun:organization")
        or items[k].adjective
        or items[k].text in QUOTES
        or (k and items[k].is_plain and not items[k].capital and items[k - 1].any("article"))  # "before a [packed] Senate"
    ):
        if items[k].any("preposition", "genitive") and not items[k].any("noun:platform"):
            return True
        k -= 1
    return (
        k >= 0
        and items[k].any("preposition", "agent", "patient", "partner", "genitive", "location")
        and (not items[k].any("complementizer", "subordinator", "since", "speech:according") or _leads_to_noun(items, k))
    )


def governed_list(items: Sequence[Item], at: int) -> bool:
    """ "masih ada di Kirimin dan [Chatlune], ...": what governs the first of a list governs the last."""
    first = first_of_list(items, at)
    if _is_example(items, at):
        return False
    if governed(items, at):
        return True
    example = any(i.any("exemplifier") for i in items[max(0, first - 2) : first])  # "layanan seperti Kirimin dan Chatlune"
    return first < at and items[at - 1].any("coordinator") and not example and governed(items, first)


def _is_example(items: Sequence[Item], at: int) -> bool:
    """ "several sites, including [Kirimin], were blocked": one of a class of services that is told of."""
    k = _before_class(items, at)
    k -= k > 0 and items[k].any("determiner")
    if k < 1 or not items[k].any("exemplifier"):
        return False
    k -= 1 + (items[k - 1].text in _ASIDE)
    return k >= 0 and noun_class(items[k]) in _SERVICES and _is_small(items[k]) and not governed(items, k)


def is_object(items: Sequence[Item], at: int) -> bool:
    """ "called the ban unlawful and chided [the commission]": right behind a verb, with nothing that it does itself."""
    k = at - 1
    while k > 0 and items[k].any("determiner", "transparent") and not items[k].forms:
        k -= 1
    return k >= 0 and any(f.voice in (ACTIVE, EITHER) for f in items[k].forms) and noun_class(items[k]) is None


def _leads_to_noun(items: Sequence[Item], at: int) -> bool:
    """ "refer it [to] prosecutors": the word for an infinitive before a noun that is no verb."""
    noun = items[at + 1]
    both = items[at].any("patient") and items[at].any("complementizer")
    side = noun.entity is not None and noun.entity.kind in SIDES and at + 2 < len(items) and items[at + 2].any("preposition")
    told = at > 1 and side and (items[at - 1].is_plain or noun_class(items[at - 1]) is not None)  # "a letter [to] X on its plan"
    return both and ((noun_class(noun) == AGENCY and not noun.forms) or told)


def _of_one_sort(one: Entity, other: Entity) -> bool:
    """Platforms and their owners stand in one list, bodies and countries in another."""
    return one.kind == other.kind or (one.kind in SIDES and other.kind in SIDES)


def _opens_with_services(items: Sequence[Item], at: int) -> bool:
    """Whether everything before the name at `at` is a service or a comma, and a verb follows."""
    opening = items[: at + 1]
    services = [i for i in opening if i.entity is not None and i.entity.kind in SIDES and not i.adjective]
    verb = items[at + 1 : at + 2]
    return (
        len(services) > 1
        and all(i in services or i.text == "," for i in opening)
        and bool(verb)
        and any(f.voice != NOUN for f in verb[0].forms)
    )


def _before_class(items: Sequence[Item], at: int) -> int:
    """The index before a name and the noun for what it is: "Chatlune dan [aplikasi] Kirimin", "Chatlune, [Twitter-like platform]
    Kirimin", "Chatlune and [another popular app,] Kirimin".
    """
    k = at - 1
    apposed = k > 1 and items[k].text == "," and noun_class(items[k - 1]) in _SERVICES and _is_small(items[k - 1])
    k -= apposed
    while k >= 1 and items[k].any("noun:platform", "noun:organization") and not is_name(items[k]):
        k -= 1
    described = k
    while described >= 1 and k > at - _DESCRIBED and k < at - 1 and _describes(items[described]):
        described -= 1
    joins = described >= 1 and (items[described].text == "," or items[described].any("coordinator"))
    if apposed:  # "spoke of Chatlune[, and] another app, Kirimin, was blocked": a clause of its own
        joins = joins and items[described].any("coordinator") and items[described - 1].text != ","
        return described if joins else at - 1
    return described if joins else k


def _is_small(item: Item) -> bool:
    return item.entity is None and not item.capital


def _describes(item: Item) -> bool:
    """A word before the noun for what a name is: "[another popular] app", "[Twitter-like] platform"."""
    return is_compound(item) or (
        _is_small(item) and (item.is_plain or item.adjective or item.any("article", "another", "number", "transparent"))
    )
