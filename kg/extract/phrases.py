"""Noun phrases around a trigger: the object after it, the subject before it, by the order of words that a language has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract.document import Item
from kg.ontology import NOUN, Grammar

PLATFORM, CONTENT, ORGANIZATION, AGENCY, PEOPLE, NETWORK = "platform", "content", "organization", "agency", "people", "network"


BELONGING, DECISION = "belonging", "decision"


OTHER = "other"


_CLASSES = (BELONGING, DECISION, PEOPLE, CONTENT, NETWORK, PLATFORM, ORGANIZATION, AGENCY)
_CLASS_OF_TAG = (*((f"noun:{name}", name) for name in _CLASSES), ("pattern:agency_suffix", AGENCY))


QUOTES = frozenset("\"“”‘’«»'�")


_OWNED = (BELONGING, DECISION)
_REACH = 24


@dataclass(slots=True)
class Phrase:
    """What stands in a role: linked mentions, else the class of its head noun with its words.

    `names` are the items that fill the role, coordinated ones all; `modifiers` the names that do not head it ("TikTok users").
    `decision`: what is meant is an order, a law or a ban of theirs, not they themselves; `owned`: a licence or an office
    of theirs opens the phrase. `head` is the class of the head noun, None where there is nothing; `start`,
    `stop` are item indices.
    """

    names: list[Item] = field(default_factory=list)
    modifiers: list[Item] = field(default_factory=list)
    head: str | None = None
    reference: Item | None = None
    unknown: list[Item] = field(default_factory=list)
    start: int = 0
    stop: int = 0
    located: list[Item] = field(default_factory=list)
    decision: bool = False
    owned: bool = False


def noun_class(item: Item) -> str | None:
    """The class of a common noun, or None. A description that fits several listed bodies is a common noun for bodies."""
    tags = item.tags
    if tags:
        for tag, name in _CLASS_OF_TAG:
            if tag in tags:
                return name
    elif (
        item.names
        and not item.capital
        and item.entity is None
        and all(n.entity.label == "Agency" and n.kind == "name" for n in item.names)
    ):
        return AGENCY
    return None


def is_name(item: Item) -> bool:
    """A linked mention that may fill a role by itself."""
    return item.entity is not None and not item.adjective


def is_place(item: Item) -> bool:
    """Whether a place is mentioned here, by its name or its adjective."""
    return item.entity is not None and item.entity.kind == "place"


def is_verb(item: Item) -> bool:
    """A form of a rule that is no noun, or a verb that carries or ends what a noun tells."""
    return item.entity is None and (any(f.voice != NOUN for f in item.forms) or item.any("support_active", "reversal_active"))


def object_after(
    items: Sequence[Item],
    at: int,
    grammar: Grammar,
    *,
    markers: Sequence[str] = ("patient",),
    located: bool = False,
    orders: bool = False,
) -> Phrase:
    """Reads the object phrase that begins at item `at`, with what is coordinated to it.

    Behind a verb that `orders`, the last of a list may be followed by a verb: "asks X and Y to comply", "minta X dan Y patuhi".
    """
    phrase = Phrase(start=at, stop=at)
    if at < len(items) and items[at].text == ",":
        return phrase
    if grammar.head_first:
        return _head_first(items, phrase, markers, located=located, orders=orders)
    return _head_last(items, phrase, markers, grammar.adverb_endings, located=located, orders=orders)


def _pronoun_object(items: Sequence[Item], at: int, begin: int) -> bool:
    """A pronoun right after its verb stands for the object ("blocked it")."""
    return at == begin and items[at].any("ref:plural")


def _boundary(item: Item) -> bool:
    """Whether a phrase ends here: a verb of ours, a subordinate clause, a mark."""
    if item.entity is not None or item.text in QUOTES:
        return False
    if item.any(
        "subordinator",
        "relative",
        "condition",
        "unless",
        "agent",
        "cue:after",
        "membership",
        "support_active",
        "support_passive",
        "speech:reporting",
        "passive_auxiliary",
        "covering",
    ):
        return True
    if any(form.voice in ("active", "passive", "either") for form in item.forms) and noun_class(item) is None:
        return True
    return not item.is_word and item.text not in {",", "(", ")", "&", "@"}


def closing_bracket(items: Sequence[Item], at: int) -> int:
    """Where the bracket closes that opens at `at`; zero where it does not soon."""
    return next((k for k in range(at + 1, min(at + 10, len(items))) if items[k].text == ")"), 0)


def _skip_parenthesis(items: Sequence[Item], at: int) -> int:
    return (closing_bracket(items, at) or at) + 1


def _head_first(items: Sequence[Item], phrase: Phrase, markers: Sequence[str], *, located: bool, orders: bool) -> Phrase:
    """The noun first, its modifiers behind it: "aplikasi pesan Telegram"."""
    at = k = phrase.start
    opaque = 0
    limit = min(len(items), at + _REACH)
    open_place = False
    while k < limit:
        item = items[k]
        if is_name(item) or _pronoun_object(items, k, at):
            if open_place:
                phrase.located.append(item)
            elif phrase.head in (None, PLATFORM, ORGANIZATION, AGENCY) or phrase.names or _is_owner(phrase, item):
                phrase.names.append(item)
            else:
                phrase.modifiers.append(item)
            opaque = 0
        elif item.text == "(":
            k = _skip_parenthesis(items, k)
            phrase.stop = k
            continue
        elif item.text in QUOTES or _is_currency(items, k) or (not phrase.names and _says_again(items, k, markers)):
            pass
        elif item.text == "," or "coordinator" in item.tags:
            bare = phrase.reference is not None and not (phrase.names or phrase.head)
            if bare or _changes_sides(items, k, phrase) or not _goes_on(items, k, orders=orders and item.text != ","):
                break  # "akibat pemblokiran itu, Telegram ...": the clause is over
            open_place = open_place and bool(phrase.located)
        elif "exemplifier" in item.tags and phrase.head == PLATFORM and _goes_on(items, k):
            pass
        elif noun_class(item) in _OWNED:
            phrase.decision = phrase.decision or (noun_class(item) == DECISION and not phrase.names)
            phrase.owned = phrase.owned or (noun_class(item) == BELONGING and phrase.head is None)
        elif k == at and item.any(*markers):
            pass
        elif noun_class(item) is not None:
            phrase.head = phrase.head or (None if phrase.names else noun_class(item))
            phrase.owned = phrase.owned and noun_class(item) not in (PEOPLE, CONTENT)
        elif item.any("demonstrative"):
            phrase.reference = item
        elif _boundary(item) or (k > at and any(form.voice == "bare" for form in item.forms)):
            break
        elif item.any("genitive") and k > at and noun_class(items[k - 1]) in _OWNED and not phrase.names:
            pass
        elif item.any("source") and phrase.head == PLATFORM and phrase.reference is not None and not phrase.names:
            break  # "memblokir aplikasi ini [dari] Play Store": where it is kept out of
        elif item.any("genitive") and (phrase.head or opaque):
            open_place = open_place or phrase.head not in (PLATFORM,)
        elif _leads_to_where(item, phrase, located=located) and k + 1 < limit and not phrase.names:
            open_place = True
        elif item.any(*markers) and not phrase.names:
            open_place = False
            if phrase.head == OTHER and not phrase.located:  # "normalisasi pada kesempatan pertama [terhadap] situs ..."
                phrase.head, opaque, phrase.start = None, 0, k
                phrase.modifiers.clear()
                phrase.unknown.clear()
        elif "adverb" in item.tags and "number" not in item.tags and _is_date(items, k + 1):
            break  # "membatasi aksesnya [mulai] Rabu"
        elif item.any("transparent", "number", "adverb", "scope") or item.text[:1].isdigit():
            pass
        elif item.any("preposition", "cue:before", "reversal_passive", "support_passive"):
            break
        elif item.any("person:stop") and phrase.head is None and not phrase.names:
            break  # "pemblokiran pada Sabtu" is against no Saturday
        elif item.is_plain and item.capital and (not phrase.names or _is_member(items, k)):
            phrase.unknown.append(item)
        elif item.is_word:
            if phrase.names or phrase.located:
                following = items[k + 1] if k + 1 < limit else None
                if (
                    following is not None
                    and (following.text == "," or "coordinator" in following.tags)
                    and _goes_on(items, k + 1)
                ):
                    k += 1
                    continue
                break
            opaque += 1
            if phrase.head is None and not phrase.unknown:
                phrase.head = OTHER
            if opaque > 4:
                break
        else:
            break
        k += 1
        phrase.stop = k
    return phrase


def _leads_to_where(item: Item, phrase: Phrase, *, located: bool) -> bool:
    """ "iklan [di] Kirimin", "membatasi panggilan video [lewat] aplikasi Kirimin"."""
    of_content = phrase.head == CONTENT
    return (item.any("location") and (of_content or located)) or (of_content and item.any("through"))


def _is_date(items: Sequence[Item], at: int) -> bool:
    return at < len(items) and items[at].any("person:stop") and not is_name(items[at])


def _is_owner(phrase: Phrase, item: Item) -> bool:
    """ "izin pedagang aset kripto [Lapakria]", "kantor pusat platform [Lapakria]": whose it is, whatever stands between."""
    side = item.entity is not None and item.entity.kind in (PLATFORM, ORGANIZATION)
    return side and phrase.owned and phrase.head == OTHER


def _is_currency(items: Sequence[Item], at: int) -> bool:
    """The sign before a sum, and the letter before a sign: "A$17 juta"."""
    following = items[at + 1 : at + 3]
    if not following or items[at].end != following[0].start:
        return False
    sign = not items[at].is_word and following[0].text[:1].isdigit()
    return sign or (items[at].capital and not following[0].is_word and _is_currency(items, at + 1))


def _says_again(items: Sequence[Item], at: int, markers: Sequence[str]) -> bool:
    """ "500 juta euro[, atau sekitar Rp 8 triliun,] kepada X": a sum told again in another money, before who has to pay it."""
    k = at
    while k < len(items) and (items[k].text == "," or "coordinator" in items[k].tags):
        k += 1
    if k == at or k >= len(items):
        return False
    sum_follows = items[k].any("number") or items[k].text[:1].isdigit()
    sum_before = at > 0 and (items[at - 1].any("number") or items[at - 1].text[:1].isdigit())
    return sum_follows or (sum_before and items[k].any(*markers))


def _is_member(items: Sequence[Item], at: int) -> bool:
    """Whether a capitalised word goes on a list: "Ojekria, [Taksiria], dan [Angkutria]"."""
    return items[at - 1].text == "," or items[at - 1].any("coordinator")


def _changes_sides(items: Sequence[Item], comma: int, phrase: Phrase) -> bool:
    """ "Setelah memblokir Kirimin, Kominfo ...": behind a comma, a power goes on no list of services, and no service on one
    of powers. A class of services is like one: "Selain memblokir entitas ilegal, Satgas ...".
    """
    of_class = not phrase.names and not phrase.located and phrase.head in (PLATFORM, CONTENT)
    if not (items[comma].text == "," or items[comma].any("exemplifier")) or not (phrase.names or of_class):
        return False
    k = comma + 1
    passed = ("exemplifier", "transparent", "noun:platform", "noun:organization")
    while k < len(items) and not is_name(items[k]) and items[k].any(*passed):
        k += 1
    other = items[k].entity if k < len(items) else None
    if of_class:
        return other is not None and other.kind in _POWERS
    first = phrase.names[0].entity
    return first is not None and other is not None and (first.kind in _POWERS) != (other.kind in _POWERS)


_POWERS = ("agency", "place")
_OF_ACTING = ("planned", "announced", "ongoing", "denied")
_BETWEEN_MEMBERS = ("coordinator", "exemplifier", "determiner", "transparent", "adverb")


def _goes_on(items: Sequence[Item], at: int, *, orders: bool = False) -> bool:
    """Whether a comma or a conjunction at `at` leads to another member of the list and not to a new clause."""
    k = at + 1
    while k < len(items) and (items[k].any(*_BETWEEN_MEMBERS) or items[k].text in QUOTES):
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
    if items[at].text == "," and _acts(items, k + 1):
        return False  # "Selain memblokir Kirimin[, Otoritas] juga menegur ..."
    if after is not None and after.any("perfect", "passive_auxiliary", "cue:before") and _opens_clause(items, at):
        return False
    return not (after is not None and (after.any("speech:reporting", "speech:verbs") or (after.forms and not noun_class(after))))


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


def _is_called_by(items: Sequence[Item], begin: int, at: int) -> bool:
    """ "a potential Chatlune [date]": behind the name of a service, one of many that nothing is known of."""
    one = "article" in items[begin].tags and "determiner" not in items[begin].tags
    return one and is_name(items[at - 1]) and items[at].is_plain and items[at].text.isalpha() and items[at].text.islower()


def _head_last(
    items: Sequence[Item],
    phrase: Phrase,
    markers: Sequence[str],
    adverb_endings: tuple[str, ...],
    *,
    located: bool,
    orders: bool,
) -> Phrase:
    """The modifiers first: "the short-video app TikTok", "Apple's App Store", "TikTok users"."""
    at = k = phrase.start
    opaque = 0
    limit = min(len(items), at + _REACH)
    possessed = False
    while k < limit:
        item = items[k]
        if is_name(item) or _pronoun_object(items, k, at):
            phrase.names.append(item)
            phrase.head = None
            opaque = 0
        elif item.text == "(":
            k = _skip_parenthesis(items, k)
            phrase.stop = k
            continue
        elif item.text in QUOTES:
            pass
        elif phrase.names and (shared := _sum_of_member(items, k)) is not None:
            k = shared - 1
        elif "possessive" in item.tags:
            possessed = True
            if phrase.names:
                phrase.modifiers.append(phrase.names.pop())
        elif phrase.names and (member := _member_behind_sum(items, k, markers)) is not None:
            k = member - 1
        elif item.text == "," or "coordinator" in item.tags:
            noun = _described_member(items, k)
            ends = noun is None and not _goes_on(items, k, orders=orders and item.text != ",")
            if ends or _changes_sides(items, k, phrase):
                break
            k = k if noun is None else noun - 1
        elif k == at and (item.any(*markers) or _points(items, k)):
            pass
        elif item.any("determiner"):
            if phrase.names and not (items[k - 1].any("coordinator") or items[k - 1].text == ","):
                break
            phrase.reference = item
        elif noun_class(item) in _OWNED:
            phrase.decision = phrase.decision or noun_class(item) == DECISION
            if phrase.names and not possessed and items[k - 1] is not phrase.names[-1]:
                break
            if not phrase.names and phrase.modifiers:
                phrase.names.append(phrase.modifiers.pop())
            if k + 1 < limit and items[k + 1].any("genitive", "location", "patient") and not phrase.names:
                k += 1
        elif noun_class(item) is not None and not item.any("passive_auxiliary"):
            cls = noun_class(item)
            owner = cls == ORGANIZATION and k + 1 < limit and is_name(items[k + 1])  # "Facebook [parent] Meta"
            if phrase.names and (cls in (PEOPLE, CONTENT, OTHER) or owner) and not possessed and items[k - 1] is phrase.names[-1]:
                phrase.modifiers.append(phrase.names.pop())
            phrase.head = cls
        elif phrase.head == PEOPLE and _is_age(items, k):
            k += 1
        elif _boundary(item):
            break
        elif item.any("genitive") and phrase.head is None and (items[k - 1].any("number") or items[k - 1].text[:1].isdigit()):
            pass  # "removed hundreds [of] the posts"
        elif item.any("location", "genitive") and (phrase.head == CONTENT or located) and not phrase.names:
            k = _located(items, k, limit, phrase)
            break
        elif phrase.head == PLATFORM and not phrase.names and _leads_to_owner(items, k):
            phrase.head = None  # "suspended the services of X"
        elif item.any(*markers) and not phrase.names and phrase.head is None:
            pass
        elif item.any("preposition") and not counts(items, k):
            break
        elif item.any("adverb", "scope", "adversative"):
            if (phrase.names or phrase.head) and not items[k - 1].any("coordinator"):
                break
        elif item.any("transparent", "number") or item.adjective or item.text[:1].isdigit():
            if phrase.names and "article" in item.tags:
                break
        elif phrase.names and _is_called_by(items, at, k):
            phrase.modifiers.append(phrase.names.pop())
            phrase.head = PEOPLE
        elif item.is_plain and item.capital:
            if phrase.names and not _is_member(items, k):
                break
            phrase.unknown.append(item)
        elif phrase.names and item.any("perfect"):
            break  # "the move to block X [has] ..."
        elif phrase.names and item.any("reversal_active", "reversal_passive", "breaking"):
            break  # "talks between X and [Y ended] without a deal"
        elif item.is_plain and _is_unit(items, k):
            pass
        elif item.is_word:
            if phrase.names and items[k - 1] is phrase.names[-1] and item.low.endswith(adverb_endings):
                break  # "blocked Kirimin [swiftly]"
            if phrase.names and items[k - 1] is phrase.names[-1]:
                phrase.modifiers.append(phrase.names.pop())
                phrase.head = OTHER
            elif not phrase.names and phrase.head is None:
                phrase.head = OTHER
            elif phrase.names:
                break
            opaque += 1
            if opaque > 4:
                break
        else:
            break
        k += 1
        phrase.stop = k
    return phrase


def _leads_to_owner(items: Sequence[Item], at: int) -> bool:
    """Whether a platform follows on an "of": whose services they are."""
    if not items[at].any("genitive"):
        return False
    k = at + 1
    while k < len(items) and (
        items[k].any("determiner", "transparent") or items[k].adjective or noun_class(items[k]) == PLATFORM
    ):
        k += 1
    entity = items[k].entity if k < len(items) else None
    return entity is not None and entity.kind == PLATFORM


def counts(items: Sequence[Item], at: int) -> bool:
    """ "removed [about] 40 posts": a preposition that says how many."""
    following = items[at + 1] if at + 1 < len(items) else None
    return items[at].any("number") and following is not None and following.text[:1].isdigit()


def _sum_of_member(items: Sequence[Item], at: int) -> int | None:
    """The index behind the sum of one of a list, where the next has one too: "fined X [$5 million] and Y $2 million"."""
    stop = _sum_end(items, at)
    listed = at < stop < len(items) and (items[stop].text == "," or "coordinator" in items[stop].tags)
    if not listed or not _goes_on(items, stop):
        return None
    member = next((k for k in range(stop + 1, min(stop + 5, len(items))) if is_name(items[k])), None)
    return stop if member is not None and _sum_end(items, member + 1) > member + 1 else None


def _member_behind_sum(items: Sequence[Item], at: int, markers: Sequence[str]) -> int | None:
    """The next of a list that has a sum before it: "fines of 5 million on X [and 2 million on] Y"."""
    if not (items[at].text == "," or "coordinator" in items[at].tags):
        return None
    stop = _sum_end(items, at + 1)
    summed = at + 1 < stop < len(items) - 1 and items[stop].any(*markers) and is_name(items[stop + 1])
    return stop + 1 if summed else None


def _is_age(items: Sequence[Item], at: int) -> bool:
    """ "children [under] 16"."""
    return at + 1 < len(items) and items[at + 1].text[:1].isdigit() and not items[at].any("location", "patient")


def _sum_end(items: Sequence[Item], at: int) -> int:
    k = at
    while k < len(items) and (items[k].text[:1].isdigit() or items[k].any("number") or _is_currency(items, k)):
        k += 1
    return k


def _is_unit(items: Sequence[Item], at: int) -> bool:
    """What a sum is counted in: "a fine of 60 million [thalers] on X"."""
    return at > 1 and items[at - 1].any("number") and items[at - 2].text[:1].isdigit()


def _described_member(items: Sequence[Item], at: int) -> int | None:
    """Where the noun stands that a name follows, behind words that only describe it: "..., and the weather [app] Cumulo"."""
    k = at + 1
    while k < len(items) and items[k].any("coordinator", "determiner", "article"):
        k += 1
    begin = k
    while k < len(items) and k - begin < 3 and items[k].is_plain and not items[k].capital:
        k += 1
    named = begin < k < len(items) - 1 and noun_class(items[k]) in (PLATFORM, ORGANIZATION) and is_name(items[k + 1])
    follows = items[k + 2] if named and k + 2 < len(items) else None
    return k if named and not (follows is not None and follows.any("speech:reporting", "speech:verbs")) else None


def _points(items: Sequence[Item], at: int) -> bool:
    """ "suspended [that] decision": a pronoun of clauses that stands right before a noun only points to it."""
    following = items[at + 1] if at + 1 < len(items) else None
    return items[at].any("relative") and following is not None and noun_class(following) == DECISION


def _located(items: Sequence[Item], at: int, limit: int, phrase: Phrase) -> int:
    """The names after "from", "on", "of" behind a noun for content: where it stands."""
    k = at + 1
    while k < limit:
        item = items[k]
        if is_name(item):
            phrase.located.append(item)
        elif not (
            item.any("determiner", "transparent", "coordinator", "noun:platform", "person:titles")
            or (item.text == "," and _goes_on(items, k))
        ):
            break
        k += 1
    phrase.stop = k
    return k


def refers(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """Whether a common noun points back: "aplikasi tersebut", "the app"."""
    if grammar.head_first:
        if items[at].low.endswith(grammar.enclitics[:1]):
            return True
        pointing = next((k for k in range(at + 1, min(at + 5, len(items))) if items[k].any("demonstrative")), None)
        return pointing is not None and not _is_where(items, at, pointing)
    for item in reversed(items[max(0, at - 3) : at]):
        if item.any("determiner"):
            return True
        if not item.is_word or is_name(item):
            return False  # "under [the act], firms ..."
    return False


def _is_where(items: Sequence[Item], at: int, pointing: int) -> bool:
    """ "operator telekomunikasi [di negara itu]": what is pointed to is a place, and no operator."""
    noun = items[pointing - 1]
    plain = noun.is_plain and noun.text.islower() and pointing - 2 > at
    return plain and items[pointing - 2].any("location") and not items[pointing - 2].any("genitive")


def is_plural(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """Whether a common noun is plural: doubled, after a number, or by its ending."""
    half, _, other = items[at].low.partition("-")
    if other and half == other:
        return True
    if grammar.plural is not None:
        return items[at].low.endswith(grammar.plural)
    return any(items[k].any("number", "plural") for k in range(max(0, at - 2), at))


def refers_back(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """Whether the common noun at `at` points back to something named before."""
    return refers(items, at, grammar)


_ASIDE_WORDS = 4
_ASIDE = ("adverb", "subordinator", "adversative", "transparent")


def before_aside(items: Sequence[Item], at: int) -> int:
    """Where the word before another stands, past what two commas set off: "will [not], after all, block X"."""
    close = at - 1
    if close > 0 and items[close].text == ",":
        opening = next((k for k in range(close - 1, max(0, close - _ASIDE_WORDS) - 1, -1) if not items[k].any(*_ASIDE)), 0)
        if 0 < opening < close - 1 and items[opening].text == ",":
            return opening - 1
    return close
