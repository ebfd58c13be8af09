"""Descriptions fold into the name that they describe: "Facebook owner [Meta]", "[X], formerly Twitter,", "Google's [YouTube]",
"[Telegram]'s web version".

Readers of roles see one noun phrase as one item, however the article spells it out. What is folded away stays in
`Sentence.written`: it is mentioned, and takes no part.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Document, Item
from kg.extract.nouns import AGENCY, BELONGING, NETWORK, ORGANIZATION, PEOPLE, PLATFORM, is_name, is_place, noun_class
from kg.extract.parts import begin_of_parts, end_of_parts
from kg.ontology import ACTIVE, EITHER, NOUN, PASSIVE

_SERVED = ("platform", "organization", "domain")
_OWNERS = ("platform", "organization", "person")
_SERVICES = (PLATFORM, ORGANIZATION)
_ASIDE = 16  # items of a description between two commas
_BEFORE = 4  # items between an owner and what it owns
_ENDS = frozenset({".", ";", ")", "?", "!"})
_LEADS_ON = ("determiner", "article", "ref:self", "ref:person", "ref:plural", "adverb", "subordinator")
_OF_NAME = ("genitive", "owner_of", "owned_by", "source", "location", "likening", "exemplifier")
_PARTED = ("speech:reporting", "speech:verbs", "relative", "condition", "subordinator")  # no aside, but another clause
_PARTICIPLE_OR_ADVERB = ("ed", "ly")


def fold_descriptions(document: Document) -> None:
    """Shortens the sentences of a document whose names are linked, in place."""
    head_first = document.lexicon.language.grammar.head_first
    before = _before_head_first if head_first else _owner_before
    for sentence in document.sentences:
        items = sentence.items
        away: set[int] = set()
        for at, item in enumerate(items):
            if not head_first and _is_of(item, (AGENCY,)):
                away |= _office_around(items, at) | _description_before(items, at)
            if at not in away and _is_of(item, _OWNERS + _SERVED):
                away |= before(items, at)
                if not (head_first or sentence.is_headline):
                    away |= _country_behind(items, at)
                if _is_of(item, _SERVED):
                    away |= _parts_around(items, at, head_first=head_first)
                    away |= set() if head_first else _branch_behind(items, at) | _parent_behind(items, at)
                    away |= _aside_behind(items, at, head_first=head_first)
        if away:
            sentence.items = [item for k, item in enumerate(items) if k not in away]


def _is_of(item: Item, kinds: Sequence[str]) -> bool:
    """Whether a name is mentioned here, of one of the kinds."""
    return is_name(item) and item.entity is not None and item.entity.kind in kinds


def _is_proper(item: Item) -> bool:
    """A name, or a capitalised word that nothing is known of."""
    return is_name(item) or (item.is_plain and item.capital)


def _is_small(item: Item) -> bool:
    return item.is_plain and not item.capital


def _owner_before(items: Sequence[Item], at: int) -> set[int]:
    """ "[Google's] YouTube", "[Facebook owner] Meta", "[Facebook's parent company] Meta"."""
    k = at + 1
    owned = k < len(items) and items[k].any("possessive")
    k += owned
    noun = k
    while k < len(items) and k - noun < _BEFORE and _only_describes(items[k]):
        k += 1
    if k >= len(items) or not _is_of(items[k], _OWNERS) or not _heads(items, k):
        return set()
    between = items[noun:k]
    if any(i.any("owner_noun", "branch") for i in between) and not any(i.any("determiner") for i in between):
        return set(range(at, k))
    return {at, at + 1} if owned and _is_of(items[k], _SERVED) else set()


def _office_around(items: Sequence[Item], at: int) -> set[int]:
    """ "[the head of] the Media Authority", "Ofcom['s director general]": who leads a body and is not named acts for it."""
    k = at - 1
    k -= k > 0 and items[k].any("determiner", "article")
    if k > 0 and items[k].any("genitive") and items[k - 1].any("person:titles") and items[k - 1].text.islower():
        return set(range(k - 1, at))
    stop = at + 2
    stop += stop < len(items) and items[stop].any("person:titles")
    if stop == at + 2 or not items[at + 1].any("possessive") or not items[at + 2].text.islower():
        return set()
    behind = items[stop] if stop < len(items) else None
    return set() if behind is not None and (_is_proper(behind) or noun_class(behind) is not None) else set(range(at + 1, stop))


def _description_before(items: Sequence[Item], at: int) -> set[int]:
    """ "[the UK regulator,] Ofcom[,]", "[Dutch regulator] ACM": a body of no list that only tells what the next one is."""
    if at and _is_of(items[at - 1], (AGENCY,)) and _is_description(items[at - 1]):
        return {at - 1}
    if at < 2 or items[at - 1].text not in {",", "("} or not _is_of(items[at - 2], (AGENCY,)):
        return set()
    if items[at - 1].text == "(":  # "the [Dutch data watchdog (]AP[)]"
        bracketed = _is_description(items[at - 2]) and at + 1 < len(items) and items[at + 1].text == ")"
        return {at - 2, at - 1, at + 1} if bracketed else set()
    described = _is_description(items[at - 2])
    closed = at + 1 == len(items) or items[at + 1].text in {",", "."}
    if not (described and closed):
        return set()
    return {at - 2, at - 1, at + 1} if at + 1 < len(items) and items[at + 1].text == "," else {at - 2, at - 1}


def _is_description(item: Item) -> bool:
    return not item.names and item.text.rpartition(" ")[2].islower()


def _parts_around(items: Sequence[Item], at: int, *, head_first: bool) -> set[int]:
    """ "Telegram['s web version]", "[the website of] Telegram", "[server] Telegram", "three apps[:] Telegram, ..."."""
    if at > 1 and items[at - 1].text == ":" and noun_class(items[at - 2]) in _SERVICES:
        return {at - 1}
    if head_first and at + 1 < len(items) and items[at + 1].any("demonstrative"):
        return set()  # "Platform gim milik Fotoria [itu] dibuka": one that was named before
    begin, stop = begin_of_parts(items, at, head_first=head_first), at
    if head_first and begin < at and noun_class(items[at - 1]) == PLATFORM and items[at - 2].any("coordinator"):
        stop -= 1  # "[situs dan] aplikasi Telegram": the noun for it stays
    return {*range(begin, stop), *range(at + 1, end_of_parts(items, at + 1, head_first=head_first))}


def _country_behind(items: Sequence[Item], at: int) -> set[int]:
    """ "restrained Google [India] from ...": what a company calls its branch, and no country that acts or suffers."""
    k = at + 1
    if k >= len(items) or not is_place(items[k]) or items[k].adjective or not items[k].capital:
        return set()
    behind = items[k + 1] if k + 1 < len(items) else None
    opens = behind is not None and (
        behind.capital or behind.any("possessive") or any(form.voice == NOUN for form in behind.forms)
    )
    return set() if opens or items[at].end + 1 != items[k].start else {k}


def _branch_behind(items: Sequence[Item], at: int) -> set[int]:
    """ "Amazon's [Tokyo] offices", "Meta's [French] headquarters": where the rooms are, and no country that acts."""
    k = at + 2
    rooms = k + 1 < len(items) and noun_class(items[k + 1]) == BELONGING
    return {k} if rooms and items[at + 1].any("possessive") and is_place(items[k]) else set()


def _parent_behind(items: Sequence[Item], at: int) -> set[int]:
    """ "Telegram and [its parent company,] Chatworks[,]", "Telegram [and its parent]": what is joined to a service as its own."""
    k = at + 3
    if k >= len(items) or not (items[at + 1].any("coordinator") and items[at + 2].any("owning") and items[k].any("owner_noun")):
        return set()
    while k + 1 < len(items) and noun_class(items[k + 1]) == ORGANIZATION and not is_name(items[k + 1]):
        k += 1
    name = k + 1 + (k + 1 < len(items) and items[k + 1].text == ",")
    if name >= len(items) or not _is_of(items[name], _OWNERS):
        unlisted = name > k + 1 and name < len(items) and items[name].capital  # "and its parent, Lapak Holdings Corp,"
        close = next((j for j in range(name, min(name + _ASIDE, len(items))) if items[j].text == ","), None) if unlisted else None
        return set(range(at + 1, k + 1 if close is None else close + 1))
    closed = name > k + 1 and name + 1 < len(items) and items[name + 1].text == ","
    return {*range(at + 2, name), *((name + 1,) if closed else ())}


def _only_describes(item: Item) -> bool:
    """ "Google's [video site] YouTube", "Facebook [parent company] Meta"."""
    if is_name(item) or item.capital:
        return False
    described = item.any("owner_noun", "branch", "transparent") or item.adjective
    return described or noun_class(item) in _SERVICES or item.is_plain


def _heads(items: Sequence[Item], at: int) -> bool:
    """Whether a name is what the phrase is on, and opens no noun: "Apple's App Store [fees]", "Trump's TikTok [ban]"."""
    behind = items[at + 1] if at + 1 < len(items) else None
    if behind is None or not behind.is_word or behind.entity is not None:
        return True
    if behind.any("possessive") or noun_class(behind) is not None or any(form.voice == NOUN for form in behind.forms):
        return False
    return not (_is_small(behind) and behind.text.isalpha()) or behind.low.endswith(_PARTICIPLE_OR_ADVERB)


def _before_head_first(items: Sequence[Item], at: int) -> set[int]:
    return _branch_before(items, at) or _origin_before(items, at) or _owner_behind(items, at)


def _branch_before(items: Sequence[Item], at: int) -> set[int]:
    """ "[induk Facebook,] Meta", "[anak usaha Google,] YouTube": what a company is of another, before its name."""
    k = at + 1
    k += k < len(items) and items[k].text == ","
    if not at or not items[at - 1].any("owner_noun", "branch") or k >= len(items) or not _is_of(items[k], _OWNERS):
        return set()
    return set(range(at - 1, k)) if k > at + 1 or _is_of(items[k], ("organization",)) else set()


def _origin_before(items: Sequence[Item], at: int) -> set[int]:
    """ "aplikasi [asal China,] TikTok", "raksasa teknologi [Amerika Serikat] Apple", "platform [milik Elon Musk,] X"."""
    last = at - 1
    last -= last > 0 and items[last].text == ","
    k = last
    while k > 0 and last - k < _ASIDE and _is_proper(items[k]):
        k -= 1
    if k < 1 or k == last or not _is_of(items[at], _SERVED):
        return set()
    led = items[k].any("genitive", "origin")
    place = last == k + 1 == at - 1 and is_place(items[last]) and not items[k].any("location")
    begin = k if led else k + 1
    noun = begin - 1
    while noun > 0 and at - noun < _ASIDE and _is_small(items[noun]):
        noun -= 1
    return set(range(begin, at)) if (led or place) and noun_class(items[noun]) in _SERVICES else set()


def _owner_behind(items: Sequence[Item], at: int) -> set[int]:
    """ "YouTube [milik Google]", "X [milik Elon Musk]"."""
    k = at + 1
    owned = k < len(items) and items[k].any("genitive", "owned_by") and not items[k].any("source", "location", "preposition")
    if not owned or not _is_of(items[at], ("platform",)):
        return set()
    stop = k + 1
    while stop < len(items) and stop - k < _ASIDE and _is_proper(items[stop]):
        stop += 1
    return set(range(k, stop)) if stop > k + 1 else set()


def _aside_behind(items: Sequence[Item], at: int, *, head_first: bool) -> set[int]:
    """ "Meta[, the owner of Facebook,]", "X[, formerly Twitter,]", "TikTok[, owned by ByteDance,]", "Meta[, induk Facebook,]"."""
    begin = at + 2
    close = _close(items, begin) if begin < len(items) and items[begin - 1].text == "," else None
    if close is None:
        return set()
    aside, closed = items[begin:close], close < len(items) and items[close].text == ","
    relative = closed and aside[0].any("relative")
    if not (relative or _tells_name(aside) or _tells_class(aside, head_first=head_first)):
        return set()
    parts = closed and _opens_clause(items, close + 1)  # "After blocking X, a video app[,] Kominfo ..."
    return set(range(begin - 1, close + (closed and not parts)))


def _close(items: Sequence[Item], begin: int) -> int | None:
    """Where an aside ends: at a comma or at the end of the sentence, before any verb of ours and any other clause."""
    relative = items[begin].any("relative")
    for k in range(begin, min(begin + _ASIDE, len(items))):
        item = items[k]
        if item.text == "," or item.text in _ENDS:
            return k if k > begin else None
        if k > begin or not relative:
            verbal = not relative and item.any("passive_auxiliary", "perfect")
            if verbal or item.any(*_PARTED):
                return None
        if noun_class(item) is None and any(form.voice in (ACTIVE, PASSIVE, EITHER) for form in item.forms):
            return None
    return len(items) if begin < len(items) <= begin + _ASIDE else None


def _tells_name(aside: Sequence[Item]) -> bool:
    """ "formerly known as Twitter", "owned by China's ByteDance"."""
    return aside[0].any("renamed", "owned_by") and any(is_name(i) or i.capital for i in aside[1:])


def _tells_class(aside: Sequence[Item], *, head_first: bool) -> bool:
    """ "the owner of Facebook", "a dating app": a noun for services or companies, and names only of what it is of."""
    opens = head_first or aside[0].any("determiner", "article", "owner_of", "owner_noun") or is_place(aside[0])
    noun = next((k for k, i in enumerate(aside) if _tells_kind(i)), None)
    if noun is None or not opens or (head_first and noun) or any(noun_class(i) in (PEOPLE, NETWORK) for i in aside[:noun]):
        return False
    return all(_is_owner(aside, k, noun, head_first=head_first) for k, i in enumerate(aside) if _is_proper(i) and not is_place(i))


def _tells_kind(item: Item) -> bool:
    return not is_name(item) and (item.any("owner_of", "owner_noun", "branch") or noun_class(item) in _SERVICES)


def _is_owner(aside: Sequence[Item], at: int, noun: int, *, head_first: bool) -> bool:
    """Whether a name in an aside only tells of whom it is: "the owner of [Facebook]", "[ByteDance]'s app", "induk [Facebook]"."""
    if noun < at and (any(i.any(*_OF_NAME) for i in aside[noun:at]) or (head_first and aside[noun].any("owner_noun"))):
        return True
    behind = aside[at + 1] if at + 1 < len(aside) else None
    return behind is not None and (behind.any("possessive", "owner_noun", "branch") or (not at and behind.is_plain))


def _opens_clause(items: Sequence[Item], at: int) -> bool:
    """Whether a subject begins at `at`."""
    if at >= len(items):
        return False
    item = items[at]
    return item.entity is not None or item.capital or item.any(*_LEADS_ON) or noun_class(item) is not None
