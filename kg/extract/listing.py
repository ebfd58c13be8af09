"""How a list goes on: its next member, the sums of its members, and where it ends."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item
from kg.extract.nouns import CONTENT, ORGANIZATION, PLATFORM, QUOTES, is_name, is_verb, noun_class
from kg.ontology import NOUN

_OF_ACTING = ("planned", "announced", "ongoing", "denied")
_BETWEEN_MEMBERS = ("coordinator", "exemplifier", "determiner", "transparent", "adverb", "pattern:organization_prefix")
_OWNED_LIST = 12  # items of a list of what somebody has
_CLASS = 6  # words from a conjunction to the noun for others of a class


def is_of_a_name(items: Sequence[Item], at: int) -> bool:
    """ "blocked the site of the cybersecurity firm Antivir", "the application of "Pikseria"": whose it is, or what it is called,
    stands behind it in a name that nothing is known of, and it points back to none that was named before.
    """
    if at + 1 < len(items) and items[at + 1].capital and items[at + 1].is_plain and noun_class(items[at]) == ORGANIZATION:
        return True
    served = noun_class(items[at]) in (PLATFORM, ORGANIZATION)
    if at + 2 >= len(items) or not items[at + 1].any("genitive") or not served:
        return False
    k = at + 2
    while k < len(items) - 1 and k < at + _CLASS and (items[k].adjective or (_only_describes(items[k]) and not items[k].capital)):
        k += 1
    last = next((j for j in range(k, len(items)) if not items[j].capital), k)
    entity = items[k].entity
    company = entity is not None and entity.kind == "organization"
    named = items[k].capital and (items[k].is_plain or company) and not items[last].any("possessive")
    return items[k].text in QUOTES or named


def _only_describes(item: Item) -> bool:
    kind = item.any("determiner", "transparent", "online") or noun_class(item) in (PLATFORM, ORGANIZATION)
    return kind or item.adjective or (item.is_plain and item.is_word)


def is_member(items: Sequence[Item], at: int) -> bool:
    """Whether a capitalised word goes on a list: "Ojekria, [Taksiria], dan [Angkutria]"."""
    return items[at - 1].text == "," or items[at - 1].any("coordinator")


def goes_on(items: Sequence[Item], at: int, *, orders: bool = False) -> bool:
    """Whether a comma or a conjunction at `at` leads to another member of the list and not to a new clause."""
    k = at + 1
    while k < len(items) and (items[k].any(*_BETWEEN_MEMBERS) or items[k].text in QUOTES or _is_loose_comma(items, k)):
        k += 1
    if k >= len(items):
        return False
    item = items[k]
    if not (is_name(item) or noun_class(item) in (PLATFORM, CONTENT) or (item.is_plain and item.capital)):
        return False
    if _leads_to_title(items, k):
        return False
    after = items[k + 1] if k + 1 < len(items) else None
    if orders and is_name(item):
        return True
    if items[at].text == "," and (items[at + 1].any("scope") or _is_set_apart(items, k)):
        return False  # "memblokir Kirimin, [sementara] Chatlune masih bisa dibuka"
    if items[at].text == "," and _acts(items, k + 1):
        return False  # "Selain memblokir Kirimin[, Otoritas] juga menegur ..."
    if after is not None and after.any("perfect", "passive_auxiliary", "cue:before") and _opens_clause(items, at):
        return False
    return not (after is not None and (after.any("speech:reporting", "speech:verbs") or (after.forms and not noun_class(after))))


def _is_loose_comma(items: Sequence[Item], at: int) -> bool:
    """ "social media, including[,] Chatlune and Kirimin": a comma that parts nothing."""
    return items[at].text == "," and items[at - 1].any("exemplifier")


def _acts(items: Sequence[Item], at: int) -> bool:
    """Whether an adverb and then a verb follow, whose subject stands before them."""
    k = at
    while k < len(items) and not items[k].any("coordinator"):
        if not (items[k].any("adverb") or items[k].tags.get("cue:before") in _OF_ACTING):
            break
        k += 1
    also = k == at and at + 1 < len(items) and items[at].low == items[at].text and items[at].any("adverb")
    verb = items[k + also] if k + also < len(items) else None
    return k + also > at and verb is not None and noun_class(verb) is None and is_verb(verb)


def _is_set_apart(items: Sequence[Item], at: int) -> bool:
    """ "Selain soal pemblokiran situs, [Kirimin], ujar Raka, diharuskan ...": behind what opens a sentence, its subject."""
    said = at + 2 < len(items) and items[at + 1].text == "," and items[at + 2].any("speech:verbs", "speech:reporting")
    return said and items[0].any("subordinator", "location")


def _leads_to_title(items: Sequence[Item], at: int) -> bool:
    """ "suspended X, [Information] Minister Ann Miller said": the field of an office, which goes on no list."""
    k = at
    while k < len(items) and items[k].is_plain and items[k].capital:
        k += 1
    return at < k < len(items) and items[k].capital and items[k].any("person:titles")


def _opens_clause(items: Sequence[Item], at: int) -> bool:
    """ "blocked 40 groups[, and] the council had ...": a comma before the conjunction, where no list of three ends."""
    joint = items[at + 1] if at + 1 < len(items) else None
    listed = any(i.text == "," for i in items[max(0, at - 4) : at])
    return items[at].text == "," and joint is not None and joint.any("coordinator") and not listed


def counts(items: Sequence[Item], at: int) -> bool:
    """ "removed [about] 40 posts": a preposition that says how many."""
    following = items[at + 1] if at + 1 < len(items) else None
    return items[at].any("number") and following is not None and following.text[:1].isdigit()


def sum_of_member(items: Sequence[Item], at: int) -> int | None:
    """The index behind the sum of one of a list, where the next has one too: "fined X [$5 million] and Y $2 million"."""
    stop = sum_end(items, at)
    listed = at < stop < len(items) and (items[stop].text == "," or "coordinator" in items[stop].tags)
    if not listed or not goes_on(items, stop):
        return None
    member = next((k for k in range(stop + 1, min(stop + 5, len(items))) if is_name(items[k])), None)
    return stop if member is not None and sum_end(items, member + 1) > member + 1 else None


def member_behind_sum(items: Sequence[Item], at: int, markers: Sequence[str]) -> int | None:
    """The next of a list that has a sum before it: "fines of 5 million on X [and 2 million on] Y"."""
    if not (items[at].text == "," or "coordinator" in items[at].tags):
        return None
    stop = sum_end(items, at + 1)
    summed = at + 1 < stop < len(items) - 1 and items[stop].any(*markers) and is_name(items[stop + 1])
    return stop + 1 if summed else None


def sum_end(items: Sequence[Item], at: int) -> int:
    """The index behind the sum that begins at `at`; `at` where none does."""
    k = at
    while k < len(items) and is_sum(items, k):
        k += 1
    return k


def is_unit(items: Sequence[Item], at: int) -> bool:
    """What a sum is counted in: "a fine of 60 million [thalers] on X"."""
    return at > 1 and items[at - 1].any("number") and items[at - 2].text[:1].isdigit()


def described_member(items: Sequence[Item], at: int) -> int | None:
    """Where the noun stands that a name follows, behind words that only describe it: "..., and the weather [app] Cumulo"."""
    own = at + 1 + items[min(at + 1, len(items) - 1)].any("coordinator")
    named = items[own + 2].entity if own + 2 < len(items) and items[own].any("owning") and not is_name(items[own + 1]) else None
    if named is not None and named.kind in (PLATFORM, ORGANIZATION):
        return own + 2  # "Google, its subsidiary [YouTube] and Twitter"
    k = at + 1
    while k < len(items) and items[k].any("coordinator", "determiner", "article"):
        k += 1
    begin = k
    while k < len(items) and k - begin < 3 and _tells_kind(items[k]):
        k += 1
    follows_noun = begin < k < len(items) - 1 and noun_class(items[k]) in (PLATFORM, ORGANIZATION) and is_name(items[k + 1])
    follows = items[k + 2] if follows_noun and k + 2 < len(items) else None
    return k if follows_noun and not (follows is not None and follows.any("speech:reporting", "speech:verbs")) else None


def _tells_kind(item: Item) -> bool:
    """ "the [weather] app Cumulo", "the [popular online] betting site Cumulo"."""
    other = item.any("adverb", "transparent") and not item.any("coordinator", "preposition", "article", "determiner")
    return not item.capital and item.entity is None and (item.is_plain or (other and not item.forms))


def examples_behind(items: Sequence[Item], at: int) -> int | None:
    """ "X and fourteen other companies[, including] Y and Z": the word that leads to those of a class who are named."""
    k = at + 1
    others = at + 1 < len(items) and items[at + 1].any("transparent", "number", "another")  # "and other Silicon Valley firms"
    while k < len(items) and k - at < _CLASS and (items[k].any(*_BETWEEN_MEMBERS, "number") or items[k].is_plain):
        if (items[k].capital and not others) or items[k].any("exemplifier"):
            return None
        if noun_class(items[k]) == ORGANIZATION and k + 1 < len(items) and items[k + 1].any("exemplifier"):
            break  # "and other [providers] including X", which may begin a name elsewhere
        k += 1
    if k >= len(items) or noun_class(items[k]) not in (PLATFORM, ORGANIZATION):
        return None
    k += 1 + (k + 1 < len(items) and items[k + 1].text == ",")
    return k if k + 1 < len(items) and items[k].any("exemplifier") and is_name(items[k + 1]) else None


def is_sum(items: Sequence[Item], at: int) -> bool:
    """A number, a word for one, or the sign of a currency."""
    return _is_amount(items[at]) or is_currency(items, at)


def _is_amount(item: Item) -> bool:
    return item.any("number") or item.text[:1].isdigit()


def is_currency(items: Sequence[Item], at: int) -> bool:
    """The sign or word before a sum, and the letter before a sign: "Rs 40 crore", "A$17 juta"."""
    following = items[at + 1 : at + 3]
    if following and items[at].any("currency"):
        return following[0].text[:1].isdigit()
    if not following or items[at].end != following[0].start:
        return False
    sign = not items[at].is_word and following[0].text[:1].isdigit()
    return sign or (items[at].capital and not following[0].is_word and is_currency(items, at + 1))


def says_again(items: Sequence[Item], at: int, markers: Sequence[str]) -> bool:
    """ "500 juta euro[, atau sekitar Rp 8 triliun,] kepada X": a sum told again in another money, before who has to pay it."""
    k = at
    while k < len(items) and (items[k].text == "," or "coordinator" in items[k].tags):
        k += 1
    if k == at or k >= len(items):
        return False
    return _is_amount(items[k]) or (at > 0 and _is_amount(items[at - 1]) and items[k].any(*markers))


def owner_of_list(items: Sequence[Item], at: int) -> int | None:
    """ "the conduct[, privacy practices, and data policies of] X": the "of" that belongs to all of a list of common nouns."""
    if not (items[at].text == "," or items[at].any("coordinator")) or not at or is_name(items[at - 1]):
        return None
    for k in range(at + 1, min(at + _OWNED_LIST, len(items) - 1)):
        item = items[k]
        if item.any("genitive"):
            return k if is_name(items[k + 1]) and k > at + 1 else None
        noun = noun_class(item) is not None and not any(f.voice != NOUN for f in item.forms)
        small = item.is_plain and not item.capital
        if not (item.text == "," or item.any("coordinator", "transparent", "determiner") or noun or small) or is_name(item):
            return None
    return None


def is_of_power(items: Sequence[Item], at: int) -> bool:
    """ "accounts [belonging to] the Ugandan government": whose they are tells of no service."""
    if not items[at].any("owned_by"):
        return False
    name = next((i for i in items[at + 1 : at + _CLASS] if not i.any("determiner", "article", "transparent")), None)
    return name is not None and name.entity is not None and name.entity.kind not in (PLATFORM, ORGANIZATION)
