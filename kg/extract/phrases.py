"""Noun phrases around a trigger: the object after it, the subject before it, by the order of words that a language has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract.document import Item
from kg.ontology import Grammar

PLATFORM, CONTENT, ORGANIZATION, AGENCY, PEOPLE, NETWORK = "platform", "content", "organization", "agency", "people", "network"
BELONGING = "belonging"
OTHER = "other"
_CLASSES = (BELONGING, PEOPLE, CONTENT, NETWORK, PLATFORM, ORGANIZATION, AGENCY)
_QUOTES = frozenset("\"“”‘’«»'�")
_REACH = 24


@dataclass(slots=True)
class Phrase:
    """What stands in a role: linked mentions, else the class of its head noun with its words.

    `names` are the items that fill the role, coordinated ones all; `modifiers` the names that do not head it ("TikTok users").
    `head` is the class of the head noun, None where there is nothing; `start`, `stop` are item indices.
    """

    names: list[Item] = field(default_factory=list)
    modifiers: list[Item] = field(default_factory=list)
    head: str | None = None
    reference: Item | None = None
    unknown: list[Item] = field(default_factory=list)
    start: int = 0
    stop: int = 0
    located: list[Item] = field(default_factory=list)


def noun_class(item: Item) -> str | None:
    """The class of a common noun, or None."""
    return next((c for c in _CLASSES if f"noun:{c}" in item.tags), None)


def is_name(item: Item) -> bool:
    """A linked mention that may fill a role by itself."""
    return item.entity is not None and not item.adjective


def object_after(
    items: Sequence[Item], at: int, grammar: Grammar, *, markers: Sequence[str] = ("patient",), located: bool = False
) -> Phrase:
    """Reads the object phrase that begins at item `at`, with what is coordinated to it."""
    return (_head_first if grammar.head_first else _head_last)(items, at, markers, located)


def _pronoun_object(items: Sequence[Item], at: int, begin: int) -> bool:
    """A pronoun right after its verb stands for the object ("blocked it")."""
    return at == begin and items[at].any("ref:plural")


def _boundary(item: Item) -> bool:
    """Whether a phrase ends here: a verb of ours, a subordinate clause, a mark."""
    if item.entity is not None or item.text in _QUOTES:
        return False
    if item.any(
        "subordinator",
        "relative",
        "condition",
        "unless",
        "agent",
        "cue:after",
        "support_active",
        "support_passive",
        "speech:reporting",
        "passive_auxiliary",
    ):
        return True
    if any(form.voice in ("active", "passive", "either") for form in item.forms) and noun_class(item) is None:
        return True
    return not item.is_word and item.text not in {",", "(", ")", "&", "'s", "’s", "@"}


def _skip_parenthesis(items: Sequence[Item], at: int) -> int:
    for k in range(at + 1, min(at + 10, len(items))):
        if items[k].text == ")":
            return k + 1
    return at + 1


def _head_first(items: Sequence[Item], at: int, markers: Sequence[str], located: bool) -> Phrase:
    phrase = Phrase(start=at, stop=at)
    if at < len(items) and items[at].text == ",":
        return phrase
    k, opaque = at, 0
    limit = min(len(items), at + _REACH)
    open_place = False
    while k < limit:
        item = items[k]
        if is_name(item) or _pronoun_object(items, k, at):
            if open_place:
                phrase.located.append(item)
            elif phrase.head in (None, PLATFORM, ORGANIZATION, AGENCY) or phrase.names:
                phrase.names.append(item)
            else:
                phrase.modifiers.append(item)
            opaque = 0
        elif item.text == "(":
            k = _skip_parenthesis(items, k)
            phrase.stop = k
            continue
        elif item.text in _QUOTES:
            pass
        elif item.text == "," or "coordinator" in item.tags:
            if not _goes_on(items, k):
                break
            open_place = open_place and bool(phrase.located)
        elif (k == at and item.any(*markers)) or noun_class(item) == BELONGING:
            pass
        elif noun_class(item) is not None:
            phrase.head = phrase.head or noun_class(item)
        elif item.any("demonstrative"):
            phrase.reference = item
        elif _boundary(item):
            break
        elif item.any("genitive") and k > at and noun_class(items[k - 1]) == BELONGING and not phrase.names:
            pass
        elif item.any("genitive") and (phrase.head or opaque):
            open_place = open_place or phrase.head not in (PLATFORM,)
        elif item.any("location") and (phrase.head == CONTENT or located) and k + 1 < limit and not phrase.names:
            open_place = True
        elif item.any(*markers) and not phrase.names:
            open_place = False
            if phrase.head == OTHER and not phrase.located:
                phrase.head, opaque = None, 0
                phrase.modifiers.clear()
                phrase.unknown.clear()
        elif item.any("transparent", "number", "adverb", "scope") or item.text.isdigit():
            pass
        elif item.any("preposition", "cue:before", "reversal_passive", "support_passive"):
            break
        elif item.is_plain and item.capital and not phrase.names:
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


def _goes_on(items: Sequence[Item], at: int) -> bool:
    """Whether a comma or a conjunction at `at` leads to another member of the list and not to a new clause."""
    k = at + 1
    while k < len(items) and (items[k].any("coordinator", "determiner", "transparent", "adverb") or items[k].text in _QUOTES):
        k += 1
    if k >= len(items):
        return False
    item = items[k]
    if not (is_name(item) or noun_class(item) in (PLATFORM, CONTENT) or (item.is_plain and item.capital)):
        return False
    after = items[k + 1] if k + 1 < len(items) else None
    return not (after is not None and (after.any("speech:reporting", "speech:verbs") or (after.forms and not noun_class(after))))


def _head_last(items: Sequence[Item], at: int, markers: Sequence[str], located: bool) -> Phrase:
    phrase = Phrase(start=at, stop=at)
    if at < len(items) and items[at].text == ",":
        return phrase
    k, opaque = at, 0
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
        elif item.text in _QUOTES:
            pass
        elif item.text in ("'s", "’s"):
            possessed = True
            if phrase.names:
                phrase.modifiers.append(phrase.names.pop())
        elif item.text == "," or "coordinator" in item.tags:
            if not _goes_on(items, k):
                break
        elif k == at and item.any(*markers):
            pass
        elif item.any("determiner"):
            if phrase.names:
                break
            phrase.reference = item
        elif noun_class(item) == BELONGING:
            if phrase.names and not possessed and items[k - 1] is not phrase.names[-1]:
                break
            if not phrase.names and phrase.modifiers:
                phrase.names.append(phrase.modifiers.pop())
            if k + 1 < limit and items[k + 1].any("genitive", "location", "patient") and not phrase.names:
                k += 1
        elif noun_class(item) is not None and not item.any("passive_auxiliary"):
            cls = noun_class(item)
            if phrase.names and cls in (PEOPLE, CONTENT, OTHER) and not possessed and items[k - 1] is phrase.names[-1]:
                phrase.modifiers.append(phrase.names.pop())
            phrase.head = cls
        elif _boundary(item):
            break
        elif item.any("location", "genitive") and (phrase.head == CONTENT or located) and not phrase.names:
            k = _located(items, k, limit, phrase)
            break
        elif item.any(*markers) and not phrase.names and phrase.head is None:
            pass
        elif item.any("preposition"):
            break
        elif item.any("adverb", "scope"):
            if (phrase.names or phrase.head) and not items[k - 1].any("coordinator"):
                break
        elif item.any("transparent", "number") or item.adjective or item.text.isdigit():
            if phrase.names and "article" in item.tags:
                break
        elif item.is_plain and item.capital:
            if phrase.names:
                break
            phrase.unknown.append(item)
        elif item.is_word:
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


def _located(items: Sequence[Item], at: int, limit: int, phrase: Phrase) -> int:
    """The names after "from", "on", "of" behind a noun for content: where it stands."""
    k = at + 1
    while k < limit:
        item = items[k]
        if is_name(item):
            phrase.located.append(item)
        elif not (
            item.any("determiner", "transparent", "coordinator", "noun:platform") or (item.text == "," and _goes_on(items, k))
        ):
            break
        k += 1
    phrase.stop = k
    return k


@dataclass(slots=True)
class Subject:
    """The subject found before a verb: its item (a name or a reference), those joined to it, and where it begins.

    `unknown` are capitalised words right before the verb that nothing is known of.
    """

    item: Item | None
    joint: list[Item] = field(default_factory=list)
    index: int = 0
    head: str | None = None
    crossed: list[Item] = field(default_factory=list)
    unknown: list[Item] = field(default_factory=list)


def subject_before(items: Sequence[Item], at: int, grammar: Grammar) -> Subject:
    """Walks left from a verb to its subject, over auxiliaries, brackets, appositions and relative clauses.

    Everything walked over is kept in `crossed`, nearest first, for the reading of the status.
    """
    crossed: list[Item] = []
    unknown: list[Item] = []
    k = at - 1
    steps = 0
    while k >= 0 and steps < 60:
        steps += 1
        item = items[k]
        if (
            item.is_plain
            and item.capital
            and (not unknown or unknown[0] is items[k + 1])
            and all(c.any(*_VERBAL) or c in unknown for c in crossed)
        ):
            unknown.insert(0, item)
        if item.any("coordinator", "subordinator") and all(c.any(*_VERBAL) for c in crossed):
            earlier = _earlier_verb(items, k) or (None if item.any("coordinator") else k)
            if earlier is not None:
                inherited = subject_before(items, earlier, grammar)
                if inherited.item is not None or inherited.unknown:
                    return inherited
        if item.text == ")":
            k = next((j for j in range(k - 1, max(-1, k - 12), -1) if items[j].text == "("), k) - 1
            continue
        if item.text == ",":
            k = _before_aside(items, k)
            continue
        if (
            item.any("relative")
            and not grammar.head_first
            and all(c.any(*_VERBAL) for c in crossed)
            and _other_antecedent(items, k)
        ):
            return Subject(None, [], k, PEOPLE, crossed)
        if item.any("ref:self", "ref:person", "ref:plural") and not _governed(items, k):
            return Subject(item, [], k, None, crossed)
        if is_name(item):
            start = k
            if _governed(items, k) and not _of_a_body(items, k):
                crossed.append(item)
                k -= 1
                continue
            head = _other_head(items, k, grammar)
            if head is not None:
                return Subject(None, [], k, head, crossed)
            return Subject(item, _joined(items, start), _first_of_list(items, start), None, crossed)
        cls = noun_class(item)
        if cls is not None and not item.forms and not _governed(items, k) and _stands_alone(items, k, grammar):
            return Subject(item if cls in (PLATFORM, ORGANIZATION, AGENCY) else None, [], k, cls, crossed)
        if item.any("subordinator", "condition", "unless") or item.text in {";", ":"}:
            crossed.append(item)
            return Subject(None, [], k, None, crossed, unknown)
        crossed.append(item)
        k -= 1
    return Subject(None, [], max(k, 0), None, crossed, unknown)


def _other_antecedent(items: Sequence[Item], relative: int) -> bool:
    """ "passengers who were charged": the word before the relative pronoun is nobody that an action of ours could be done to."""
    if not relative or is_name(items[relative - 1]):
        return False
    before = items[relative - 1]
    return noun_class(before) in (PEOPLE, CONTENT, BELONGING) or before.is_plain


_VERBAL = ("cue:before", "passive_auxiliary", "perfect", "adverb", "transparent", "complementizer")


def _earlier_verb(items: Sequence[Item], at: int) -> int | None:
    """The verb of ours before a conjunction, whose subject serves the verb behind it too."""
    for k in range(at - 1, -1, -1):
        if items[k].text == ";":
            return None
        if (
            items[k].entity is None
            and any(f.voice in ("active", "either", "bare") for f in items[k].forms)
            and noun_class(items[k]) is None
        ):
            return k
    return None


def _of_a_body(items: Sequence[Item], at: int) -> bool:
    """ "Officials of the commission": the body acts through them."""
    k = at - 1
    while k >= 0 and (items[k].any("determiner", "transparent") and not items[k].any("genitive")):
        k -= 1
    entity = items[at].entity
    if k >= 0 and items[k].any("agent") and entity is not None and entity.kind == "agency":
        return True
    return k >= 1 and items[k].any("genitive", "location") and noun_class(items[k - 1]) in (AGENCY, BELONGING)


def _before_aside(items: Sequence[Item], comma: int) -> int:
    """The index before an aside that ends at this comma: a relative clause or an apposition between two commas."""
    for j in range(comma - 1, max(-1, comma - 26), -1):
        if items[j].text == ",":
            if j + 1 < len(items) and (items[j + 1].any("relative", "determiner", "person:titles") or items[j + 1].office):
                return j - 1
            return comma - 1
    return comma - 1


def _governed(items: Sequence[Item], at: int) -> bool:
    """Whether a preposition stands right before the phrase that ends at `at`."""
    k = at - 1
    while k >= 0 and (
        items[k].any("transparent", "determiner", "number", "person:titles", "noun:platform", "noun:organization")
        or items[k].adjective
        or items[k].text in _QUOTES
    ):
        if items[k].any("preposition", "genitive") and not items[k].any("noun:platform"):
            return True
        k -= 1
    return (
        k >= 0
        and items[k].any("preposition", "agent", "patient", "partner", "genitive", "location")
        and not items[k].any("complementizer", "speech:according")
    )


def _other_head(items: Sequence[Item], at: int, grammar: Grammar) -> str | None:
    """ "TikTok users", "pengguna Facebook": a noun of another kind heads the phrase that the name stands in."""
    if grammar.head_first:
        before = items[at - 1] if at else None
        if before is not None and noun_class(before) in (PEOPLE, CONTENT):
            return noun_class(before)
        return None
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and after.text in grammar.possessives:
        after = items[at + 2] if at + 2 < len(items) else None
    if after is not None and noun_class(after) in (PEOPLE, CONTENT) and not after.forms:
        return noun_class(after)
    return None


def _stands_alone(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """A common noun that heads its own phrase, with no name in apposition to it."""
    if grammar.head_first:
        following = items[at + 1] if at + 1 < len(items) else None
        return following is None or not is_name(following)
    before = items[at - 1] if at else None
    return before is None or not (is_name(before) or before.text in grammar.possessives)


def _refers(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """Whether a common noun points back: "aplikasi tersebut", "the app"."""
    if grammar.head_first:
        if items[at].low.endswith(grammar.enclitics[:1]):
            return True
        return any(items[k].any("demonstrative") for k in range(at + 1, min(at + 5, len(items))))
    return any(items[k].any("determiner") for k in range(max(0, at - 3), at))


def is_plural(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """Whether a common noun is plural: doubled, after a number, or by its ending."""
    half, _, other = items[at].low.partition("-")
    if other and half == other:
        return True
    if grammar.plural is not None:
        return items[at].low.endswith(grammar.plural)
    return any(items[k].any("number") for k in range(max(0, at - 2), at))


def refers_back(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """Whether the common noun at `at` points back to something named before."""
    return _refers(items, at, grammar)


def _joined(items: Sequence[Item], at: int) -> list[Item]:
    """Names coordinated before the one at `at`: "Kominfo dan Polri", "Apple, Google and Meta"."""
    joined: list[Item] = []
    k = at - 1
    while k >= 1 and (items[k].text == "," or "coordinator" in items[k].tags):
        while k >= 1 and (items[k].text == "," or "coordinator" in items[k].tags):
            k -= 1
        own, other = items[at].entity, items[k].entity
        if own is None or other is None or items[k].adjective or own == other or own.kind != other.kind:
            break
        joined.insert(0, items[k])
        k -= 1
    return joined


def _first_of_list(items: Sequence[Item], at: int) -> int:
    joined = _joined(items, at)
    return next((k for k, item in enumerate(items) if joined and item is joined[0]), at)
