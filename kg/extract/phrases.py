"""Noun phrases around a trigger: the object after it, the subject before it, by the order of words that a language has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract.asides import closes_dashes
from kg.extract.document import Item
from kg.extract.hyphens import behind_compound
from kg.extract.listing import (
    counts,
    described_member,
    examples_behind,
    goes_on,
    is_currency,
    is_member,
    is_of_a_name,
    is_of_power,
    is_unit,
    member_behind_sum,
    owner_of_list,
    says_again,
    sum_of_member,
)
from kg.extract.nouns import (
    AGENCY,
    BELONGING,
    CONTENT,
    DECISION,
    ORGANIZATION,
    OTHER,
    PEOPLE,
    PLATFORM,
    QUOTES,
    is_name,
    is_place,
    noun_class,
)
from kg.ontology import Grammar

_OWNED = (BELONGING, DECISION)
_REACH = 24
_OPENING = frozenset({"(", "-", "--", "–", "—"})
_SERVED = (PLATFORM, ORGANIZATION)


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
    if at < len(items) and items[at].any("free_relative"):
        phrase.head = OTHER  # "agreed to remove [what] the ministry had called obscene"
        return phrase
    if grammar.head_first:
        return _head_first(items, phrase, markers, located=located, orders=orders)
    return _head_last(items, phrase, markers, grammar, located=located, orders=orders)


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
        "speech:according",
        "owned_by",
        "agent",
        "cue:after",
        "membership",
        "support_active",
        "support_passive",
        "speech:reporting",
        "passive_auxiliary",
        "covering",
        "postponing",
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
            elif _is_origin(items, k, phrase):
                phrase.modifiers.append(item)
            elif phrase.names and phrase.names[-1] is items[k - 1] and is_place(item) and _is_body(items[k - 1]):
                pass  # "terhadap Menteri Siber [Freedonia] dan Kirimin": what a body is of
            elif phrase.head in (None, PLATFORM, ORGANIZATION, AGENCY) or phrase.names or _is_owner(phrase, item):
                phrase.names.append(item)
            else:
                phrase.modifiers.append(item)
            opaque = 0
        elif item.text == "(":
            k = _skip_parenthesis(items, k)
            phrase.stop = k
            continue
        elif item.text in QUOTES or is_currency(items, k) or (not phrase.names and says_again(items, k, markers)):
            pass
        elif item.text == "," or "coordinator" in item.tags:
            bare = phrase.reference is not None and not (phrase.names or phrase.head)
            if bare or _changes_sides(items, k, phrase) or not goes_on(items, k, orders=orders and _joins_last(items, k)):
                break  # "akibat pemblokiran itu, Telegram ...": the clause is over
            open_place = open_place and bool(phrase.located)
        elif "exemplifier" in item.tags and phrase.head in (PLATFORM, ORGANIZATION) and goes_on(items, k):
            if _changes_sides(items, k, phrase):
                break  # "Negara yang memblokir Kirimin adalah Nepal"
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
        elif item.any("source") and phrase.head == PLATFORM and (phrase.names or phrase.reference is not None):
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
        elif item.any("transparent", "number", "adverb", "scope", "correlative") or item.text[:1].isdigit():
            pass
        elif item.any("preposition", "cue:before", "reversal_passive", "support_passive"):
            break
        elif item.any("person:stop") and phrase.head is None and not phrase.names:
            break  # "pemblokiran pada Sabtu" is against no Saturday
        elif item.is_plain and item.capital and (not phrase.names or is_member(items, k)):
            phrase.unknown.append(item)
        elif item.is_word:
            if phrase.names or phrase.located:
                following = items[k + 1] if k + 1 < limit else None
                if following is not None and (following.text == "," or "coordinator" in following.tags) and goes_on(items, k + 1):
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


def _joins_last(items: Sequence[Item], at: int) -> bool:
    """Whether the last of a list follows: "X[ and] Y", "X, Y[, and] Z"."""
    return items[at].text != "," or (at + 1 < len(items) and items[at + 1].any("coordinator"))


def _is_origin(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """ "dua raksasa teknologi [Amerika], Apple dan Meta": where a class of services is from, before its members."""
    listed = items[at + 2 : at + 3]
    of_class = phrase.head in (PLATFORM, ORGANIZATION) and not phrase.names and is_place(items[at])
    return of_class and bool(listed) and items[at + 1].text in {",", "("} and not is_place(listed[0]) and is_name(listed[0])


def _is_body(item: Item) -> bool:
    return item.entity is not None and item.entity.kind == AGENCY


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


def _changes_sides(items: Sequence[Item], comma: int, phrase: Phrase) -> bool:
    """ "Setelah memblokir Kirimin, Kominfo ...": behind a comma, a power goes on no list of services, and no service on one
    of powers. A class of services is like one: "Selain memblokir entitas ilegal, Satgas ...".
    """
    of_class = not phrase.names and not phrase.located and phrase.head in (PLATFORM, CONTENT, AGENCY)
    if not (items[comma].text == "," or items[comma].any("exemplifier")) or not (phrase.names or of_class):
        return False
    k = comma + 1
    passed = ("exemplifier", "transparent", "noun:platform", "noun:organization")
    while k < len(items) and not is_name(items[k]) and items[k].any(*passed):
        k += 1
    other = items[k].entity if k < len(items) else None
    if of_class:
        return other is not None and (other.kind in _POWERS) != (phrase.head == AGENCY)  # "diblokir pemerintah, Kirimin ..."
    first = phrase.names[0].entity
    return first is not None and other is not None and (first.kind in _POWERS) != (other.kind in _POWERS)


_POWERS = ("agency", "place")


def _is_head_of(item: Item, phrase: Phrase, before: Item) -> bool:
    """ "a suit by Privacy Commissioner [Ilmar Kesk]": who leads the body that is named by his title."""
    person = item.entity is not None and item.entity.kind == "person"
    return person and bool(phrase.names) and phrase.names[-1] is before and _is_body(before)


def _leads_to_aim(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """Whether an infinitive behind somebody's rooms tells what for: "raided the offices [to] learn whether ..."."""
    led = items[at].low == grammar.infinitive and noun_class(items[at - 1]) == BELONGING and at + 1 < len(items)
    return led and items[at + 1].is_plain and items[at + 1].text.islower()


def _is_called_by(items: Sequence[Item], begin: int, at: int) -> bool:
    """ "a potential Chatlune [date]": behind the name of a service, one of many that nothing is known of."""
    one = "article" in items[begin].tags and "determiner" not in items[begin].tags
    return one and is_name(items[at - 1]) and items[at].is_plain and items[at].text.isalpha() and items[at].text.islower()


def _head_last(
    items: Sequence[Item],
    phrase: Phrase,
    markers: Sequence[str],
    grammar: Grammar,
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
        if phrase.head == CONTENT and is_of_power(items, k):
            break
        if (behind := behind_compound(items, k)) is not None:
            _drop_beginning(phrase, items[k])
            k = phrase.stop = behind
            continue
        if is_name(item) or _pronoun_object(items, k, at):
            if phrase.unknown and _belongs_to(items, k, phrase.unknown[-1]):
                phrase.unknown.clear()  # "blocked [Ilmar Kesk's] Chatlune"
            if not _is_head_of(item, phrase, items[k - 1]):
                phrase.names.append(item)
            phrase.head = None
            opaque = 0
        elif _opens_members(items, k, phrase):
            pass
        elif item.text == "(":
            k = _skip_parenthesis(items, k)
            phrase.stop = k
            continue
        elif item.text in QUOTES:
            pass
        elif not phrase.names and k > at and (close := closes_dashes(items, k)):
            k = close  # "banned 59 — mostly foreign — apps, including X"
        elif phrase.names and (shared := sum_of_member(items, k)) is not None:
            k = shared - 1
        elif is_currency(items, k):
            if phrase.names:
                break  # "fined Kirimin [Rs] 40 crore"
        elif "possessive" in item.tags:
            possessed = True
            if phrase.names:
                phrase.modifiers.append(phrase.names.pop())
        elif phrase.names and (member := member_behind_sum(items, k, markers)) is not None:
            k = member - 1
        elif not phrase.names and (of_all := owner_of_list(items, k)) is not None:
            phrase.head, opaque = None, 0  # "the conduct, practices and policies [of] X"
            k = of_all
        elif item.text == "," or "coordinator" in item.tags:
            noun = described_member(items, k) or (examples_behind(items, k) if phrase.names else None)
            ends = noun is None and not goes_on(items, k, orders=orders and _joins_last(items, k))
            if ends or _changes_sides(items, k, phrase):
                break
            k = k if noun is None else noun - 1
        elif item.any("adversative") and phrase.names and _adds(items, phrase.start, k):
            k += items[k + 1].any("adverb")  # "not only X [but also] Y"
        elif k == at and (item.any(*markers) or _points(items, k)):
            pass
        elif item.any("determiner"):
            if phrase.names and not (items[k - 1].any("coordinator", "adverb") or items[k - 1].text == ","):
                break
            phrase.reference = item
        elif noun_class(item) in _OWNED and not (phrase.names and item.any("noun:platform")):  # "the Chatlune application"
            phrase.decision = phrase.decision or noun_class(item) == DECISION
            if phrase.names and not possessed and items[k - 1] is not phrase.names[-1]:
                break
            if not phrase.names and phrase.modifiers:
                phrase.names.append(phrase.modifiers.pop())
            if not orders and k + 1 < limit and _leads_to_aim(items, k + 1, grammar):
                phrase.stop = k + 1
                break  # "raided the offices [to] learn whether ..."
            if k + 1 < limit and items[k + 1].any("genitive", "location", "patient") and not phrase.names:
                k += 1
        elif noun_class(item) is not None and not item.any("passive_auxiliary"):
            cls = noun_class(item)
            owner = cls == ORGANIZATION and k + 1 < limit and is_name(items[k + 1])  # "Facebook [parent] Meta"
            if phrase.names and cls in _SERVED and not owner and items[k - 1] is phrase.names[-1] and is_place(items[k - 1]):
                phrase.names.pop()  # "fined the [U.S.] company": where it is from
            if phrase.names and (cls in (PEOPLE, CONTENT, OTHER) or owner) and not possessed and items[k - 1] is phrase.names[-1]:
                phrase.modifiers.append(phrase.names.pop())
            phrase.head = cls
        elif phrase.head == PEOPLE and _is_age(items, k):
            k += 1
        elif item.any("person:stop") and (phrase.names or phrase.head):
            break  # "fined Kirimin [Tuesday] over ...": when, without a preposition
        elif _boundary(item):
            break
        elif item.any("genitive") and phrase.head is None and (items[k - 1].any("number") or items[k - 1].text[:1].isdigit()):
            pass  # "removed hundreds [of] the posts"
        elif item.any("location", "genitive") and (phrase.head == CONTENT or located) and not phrase.names:
            k = _located(items, k, limit, phrase)
            break
        elif phrase.head == PLATFORM and not phrase.names and _leads_to_owner(items, k):
            phrase.head = None  # "suspended the services of X"
        elif (item.any(*markers) and not phrase.names and phrase.head is None) or (
            phrase.head == PLATFORM and not phrase.names and _likens(items, k)
        ):
            pass
        elif item.any("preposition") and not counts(items, k):
            break
        elif item.any("adverb", "scope", "adversative"):
            if (phrase.names or phrase.head) and not items[k - 1].any("coordinator"):
                break
        elif item.any("transparent", "number") or item.adjective or item.text[:1].isdigit():
            if phrase.names and "article" in item.tags:
                break
        elif item.any("pattern:organization_suffix") and phrase.names and items[k - 1] is phrase.names[-1]:
            pass  # "fined Alpha [Inc.] 3 million euros"
        elif phrase.names and _is_called_by(items, at, k):
            phrase.modifiers.append(phrase.names.pop())
            phrase.head = PEOPLE
        elif item.is_plain and item.capital:
            if phrase.names and not is_member(items, k):
                break
            phrase.unknown.append(item)
        elif phrase.names and item.any("perfect"):
            break  # "the move to block X [has] ..."
        elif phrase.names and item.any("reversal_active", "reversal_passive", "breaking"):
            break  # "talks between X and [Y ended] without a deal"
        elif item.is_plain and is_unit(items, k):
            pass
        elif item.is_word:
            if phrase.names and items[k - 1] is phrase.names[-1] and _is_no_noun(item, grammar):
                break  # "blocked Kirimin [swiftly]", "the decision to block Kirimin [marked] ..."
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


def _belongs_to(items: Sequence[Item], at: int, owner: Item) -> bool:
    """Whether the name at `at` is somebody's: "Ilmar Kesk's Chatlune", "Ilmar Kesk's social network Chatlune"."""
    k = at - 1
    while k > 0 and (
        noun_class(items[k]) in _SERVED or items[k].any("transparent") or (items[k].is_plain and not items[k].capital)
    ):
        k -= 1
    return k > 0 and items[k].any("possessive") and items[k - 1] is owner


def _adds(items: Sequence[Item], begin: int, at: int) -> bool:
    """ "[not only] X but also Y": the contrast adds to a list."""
    return at + 1 < len(items) and any(i.any("not_only") for i in items[max(0, begin - 1) : at])


def _drop_beginning(phrase: Phrase, compound: Item) -> None:
    """ "the [San] Francisco-based lab": the name of a place, which goes on in the compound."""
    while phrase.unknown and phrase.unknown[-1].end + 1 == compound.start:
        compound = phrase.unknown.pop()


def _is_no_noun(item: Item, grammar: Grammar) -> bool:
    """Whether a word ends as adverbs or pasts do, or leads to whose it is or where: "[used by] pupils", "[citing] a law"."""
    ends = item.low.endswith(grammar.adverb_endings) or (item.text.islower() and item.low.endswith(grammar.verb_endings))
    return ends or item.any("owned_by", "within", "circumstance")


def _opens_members(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """ "three apps [--] Viber, Telegram and Signal", "three apps [(]Viber, ...)": who they are, told behind a mark."""
    if items[at].text not in _OPENING or phrase.names or phrase.head not in (PLATFORM, ORGANIZATION):
        return False
    k = at + 1
    while k < len(items) and (items[k].any("exemplifier", "determiner") or items[k].text in _OPENING):
        k += 1
    entity = items[k].entity if k < len(items) and is_name(items[k]) else None
    return entity is not None and entity.kind in _SERVED


def _likens(items: Sequence[Item], at: int) -> bool:
    """ "platforms [like] Facebook": of which kind they are, by one of them."""
    return items[at].any("likening") and at + 1 < len(items) and is_name(items[at + 1])


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
    listed = k > at + 1 and noun_class(items[k - 1]) == PLATFORM and items[k : k + 1] and items[k].text == ","
    return bool(listed) or (entity is not None and entity.kind == PLATFORM)


def _is_age(items: Sequence[Item], at: int) -> bool:
    """ "children [under] 16"."""
    return at + 1 < len(items) and items[at + 1].text[:1].isdigit() and not items[at].any("location", "patient")


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
            or (item.text == "," and goes_on(items, k))
        ):
            break
        k += 1
    phrase.stop = k
    return k


def refers_back(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """Whether the common noun at `at` points back to something named before: "aplikasi tersebut", "the app"."""
    if grammar.head_first:
        pointing = next((k for k in range(at + 1, min(at + 5, len(items))) if items[k].any("demonstrative")), None)
        told = pointing is not None and not _is_where(items, at, pointing)
        return told or items[at].low.endswith(grammar.enclitics[:1])
    for item in reversed(items[max(0, at - 3) : at]):
        if item.any("determiner"):
            return not is_of_a_name(items, at)
        if not item.is_word or (is_name(item) and not is_place(item)) or item.any("using"):
            return False  # "under [the act], firms ...", but "the [U.S.] company"
    return False


def _is_where(items: Sequence[Item], at: int, pointing: int) -> bool:
    """ "operator telekomunikasi [di negara itu]": what is pointed to is a place, and no operator."""
    noun = items[pointing - 1]
    plain = (noun.is_plain or noun.any("ref:country")) and noun.text.islower() and pointing - 2 > at
    return plain and items[pointing - 2].any("location") and not items[pointing - 2].any("genitive")


def is_plural(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """Whether a common noun is plural: doubled, after a number, or by its ending."""
    half, _, other = items[at].low.partition("-")
    if other and half == other:
        return True
    if grammar.plural is not None:
        return items[at].low.endswith(grammar.plural)
    return any(items[k].any("number", "plural") for k in range(max(0, at - 2), at))


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
