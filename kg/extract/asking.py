"""Sentences in which somebody asks or orders: what is asked for, who is told, and which clauses tell something else."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.document import Item, said
from kg.extract.nouns import AGENCY, DECISION, is_name, noun_class
from kg.extract.reading import SIDES, Reading
from kg.model import Entity
from kg.ontology import ACTIVE, EITHER, NOUN, PASSIVE, Grammar

_CLAUSE = 18  # items of a relative clause between a noun and its verb
_OWN_CLAUSE = 3  # items from "after" to the verb of the clause that it opens
_LETTER = 14  # items from what is sent to what it asks for
_STEPS = ("sue", "summon", "investigate", "appeal")  # what is done because of a measure
_BRACKETS = frozenset("()")
_WANTING = 9  # words between an order and what it wants


def sent_before(items: Sequence[Item], asked: int) -> int | None:
    """ "[mengirim] surat kepada K [yang berisi] permintaan ...": what a letter asks for is asked by whoever sends it.

    Returns the verb whose subject asks.
    """
    if asked < 2 or not items[asked - 1].any("preposition") or items[asked].any("speech:reporting"):
        return None
    k = asked - 2
    if not (items[k].any("relative") or is_name(items[k]) or items[k].text == ")"):
        return None
    for at in range(k, max(-1, k - _LETTER), -1):
        item = items[at]
        if item.text in {";", ":"} or item.any("subordinator"):
            return None
        if item.entity is None and (item.any("ask", "order", "support_active") or any(f.voice == ACTIVE for f in item.forms)):
            return at
    return None


def opens_a_clause(items: Sequence[Item], at: int) -> bool:
    """ "meminta data X [sebelum] memblokirnya": a clause of its own, which tells when or why, and not what is asked for."""
    k = at - 1
    while k > 0 and items[k].any("adverb", "perfect") and not items[k].any("subordinator"):
        k -= 1
    return k >= 0 and items[k].any("subordinator") and not items[k].any("complementizer", "adversative")


def is_told_besides(reading: Reading, item: Item) -> bool:
    """Whether an item opens a clause that tells why, or who: what is told in it is not what is asked for."""
    because = item.any("because") and not item.any("preposition")
    steps = (f for f in item.forms if f.voice == ACTIVE and f.rule.action in _STEPS and f.rule.action != reading.action)
    if reading.voice == NOUN and any(steps):
        return True  # "mengajak publik [menggugat] Kominfo terkait pemblokiran X"
    return because or (reading.voice == NOUN and item.any("relative") and not item.any("complementizer"))


def goes_on(items: Sequence[Item], at: int, trigger: int) -> bool:
    """ "said that it had asked X to act [and that] X had done so": the second thing that was said, and nothing that was asked."""
    but = trigger - 1 > at and items[trigger - 1].any("adversative")
    if but and any(f.voice == EITHER for f in items[trigger].forms):
        return True  # "was asked to register [but] refused"
    opened = next((k for k in range(trigger - 1, at, -1) if items[k].any("posterior")), None)
    if opened is not None and opened < trigger - 1 <= opened + _OWN_CLAUSE and is_name(items[opened + 1]):
        return True  # "requested an order [after X failed to comply]": its own subject stands between
    noun = not any(i.any("complementizer") for i in items[opened or at : trigger])
    told = opened is not None and any(i.any("relative") for i in items[opened:trigger])
    if told or (opened is not None and noun and any(f.voice == NOUN for f in items[trigger].forms)):
        return True  # "told X to stop [after] a suit by Y": what came before, and nothing that was asked
    joined = at > 0 and items[at].any("complementizer") and items[at].any("relative") and items[at - 1].any("coordinator")
    return joined and any(i.any("perfect") for i in items[at + 1 : trigger])


def lists(between: Sequence[Item]) -> bool:
    """Whether several are told to do something: "ordered [Meta, Google and two providers to] block X", "demanded [that Meta,
    Google and Apple] delete X".
    """
    while (len(between) > 1 and between[-1].any("adverb")) or (len(between) > 2 and between[-2].any("complementizer")):
        between = between[:-1]  # "to [immediately] remove"
    last = max(k for k, item in enumerate(between) if item.text == ",")
    marked = between[-1].any("complementizer") or between[0].any("complementizer")
    joined = marked and any("coordinator" in item.tags for item in between[last + 1 :])
    return joined and not any(i.any("subordinator", "relative") or any(f.voice != NOUN for f in i.forms) for i in between[1:-1])


def heads_a_clause(items: Sequence[Item], at: int) -> bool:
    """ "an order that it refused to obey": a noun, and what follows tells of the order."""
    noun = at > 0 and items[at - 1].any("article", "determiner")
    return noun and at + 1 < len(items) and items[at + 1].any("relative")


def is_told(items: Sequence[Item], at: int) -> bool:
    """ "had been [ordered] by the ministry to block X", "had been repeatedly [requested] to register"."""
    if at + 1 >= len(items) or not items[at].any("ask", "order"):
        return False
    first = at - 1
    while first > 0 and (items[first].any("adverb") or (items[first].is_plain and not items[first].capital)):
        first -= 1
    told = items[at + 1].any("agent") or (items[at + 1].any("complementizer") and not items[at + 1].any("relative"))
    return told and first >= 0 and items[first].any("passive_auxiliary")


def is_only_about(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """ "asked for its letters about [removing] X", "ordered the ministry to submit its reasons for [blocking] X": a gerund that
    tells what something is about, and not what is asked for.
    """
    if at < 2 or not items[at].low.endswith(grammar.progressive or "\0"):
        return False
    if items[at - 1].any("topical"):
        return True
    led = items[at - 1].any("body_of", "genitive") and items[at - 2].is_plain and not items[at - 2].capital
    asked = next((k for k in range(at - 2, max(-1, at - _LETTER), -1) if items[k].any("ask", "order")), None)
    wanted = items[asked + 1 : at - 2] if asked is not None else ()
    return led and any(i.low == grammar.infinitive for i in wanted) and not any(f for i in wanted for f in i.forms)


def tells_of_another(items: Sequence[Item], begin: int, said: int) -> bool:
    """ "The blocking of X comes days [after Europol warned that] criminals ...": what is said stands behind, in a clause of its
    own.
    """
    leads = said + 1 < len(items) and items[said + 1].any("complementizer") and items[said + 1].any("relative")
    return leads and any(i.any("posterior", "subordinator") and not i.any("complementizer") for i in items[begin:said])


def inquires(items: Sequence[Item], at: int) -> bool:
    """ "a rule [asking] why platforms such as X should not be banned"."""
    return at + 1 < len(items) and items[at].any("ask") and items[at + 1].tags.get("cue:before") == "question"


def demands(items: Sequence[Item], at: int) -> bool:
    """A verb of ours behind which stands what is demanded: "gave X a week to remove the posts"."""
    rules = [f.rule for f in items[at].forms if f.rule.complement and f.voice != NOUN]
    text = said(items)
    return any(not rule.needs or any(f" {word} " in text for word in rule.needs) for rule in rules)


def _sets_off_a_name(items: Sequence[Item], comma: int) -> bool:
    """One of the two commas around a name in apposition: "told the regulator, Roskomnadzor, to block X"."""
    before, after = items[max(0, comma - 2) : comma], items[comma + 1 : comma + 3]
    opens = len(after) == 2 and is_name(after[0]) and after[1].text == ","
    return opens or (len(before) == 2 and before[0].text == "," and is_name(before[1]))


def wants_done(items: Sequence[Item], at: int, stop: int) -> bool:
    """ "ordered X [blocked]": a participle right behind the object is the deed, by whoever orders it."""
    objects = items[at + 1 : stop]
    behind = items[stop] if stop < len(items) else None
    return (
        behind is not None
        and any(f.voice in (EITHER, PASSIVE) for f in behind.forms)
        and bool(objects)
        and is_name(objects[-1])
        and not behind.any("order_passive")
    )


def told_to(items: Sequence[Item], at: int) -> tuple[Entity, ...]:
    """Platforms and companies that are told to do what a trigger says: "told [Apple] and [Google] to remove the app"."""
    for k in range(at - 1, max(-1, at - _CLAUSE), -1):
        if items[k].text == ";" or items[k].any("subordinator"):
            break
        if items[k].any("order", "ask") and items[k].entity is None:
            return tuple(i.entity for i in items[k + 1 : at] if i.entity is not None and i.entity.kind in SIDES)
    return ()


def owner_of_order(items: Sequence[Item], at: int, trigger: int) -> Item | None:
    """ "menangguhkan perintah [Kominfo] yang melarang X": what an order says is done by whose order it is."""
    relative = next((k for k in range(at + 1, trigger) if items[k].any("relative")), None)
    if noun_class(items[at]) != DECISION or relative is None or relative + 1 != trigger:
        return None
    owner = items[relative - 1]
    return owner if owner is not items[at] and (is_name(owner) or (owner.is_plain and owner.capital)) else None


def is_asked_of_another(items: Sequence[Item], at: int) -> bool:
    """ "meminta pengadilan [memerintahkan] X memblokir Y", "meminta dua hal: agar pengadilan [memerintahkan] ...": an order
    that a body is asked to give.
    """
    k = at - 1
    k -= k > 0 and items[k].any("complementizer") and not items[k].any("relative")
    while k > 0 and (items[k].text in _BRACKETS or items[k].text.isdigit()):
        k -= 1
    body = k > 0 and (noun_class(items[k]) == AGENCY or items[k].any("noun:court") or _is_body(items[k]))
    if not body or not items[at].any("order") or noun_class(items[at]) == DECISION:
        return False
    k -= 1
    while k > 0 and items[k].is_plain:
        k -= 1
    asked = items[k].any("complementizer") and not items[k].any("relative")
    return items[k].any("ask") or (asked and any(i.any("ask") and i.entity is None for i in items[max(0, k - _LETTER) : k]))


def _is_body(item: Item) -> bool:
    return item.entity is not None and item.entity.kind == "agency"


def goes_on_behind(items: Sequence[Item], comma: int) -> bool:
    """Whether what is asked for goes on behind the comma: "berharap Menteri X bertindak[, agar] memblokir Y"."""
    aim = items[comma + 1]
    of_aim = aim.any("complementizer") and aim.any("subordinator") and not aim.any("relative", "adverb")
    return of_aim or aim.text[:1].isdigit() or _sets_off_a_name(items, comma)


def is_wanted_by_order(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """ "defied an order from the regulator [to hand over] its data": what an order, a demand or a request is for."""
    if at < 2 or grammar.infinitive is None or items[at - 1].low != grammar.infinitive:
        return False
    for k in range(at - 2, max(0, at - _WANTING), -1):
        item = items[k]
        if item.forms and all(f.voice == NOUN and f.rule.action == "demand" for f in item.forms):
            return not any(f.voice != NOUN and f.rule.action == "demand" for f in items[k - 1].forms)
        passed = item.any(
            "determiner", "article", "transparent", "source", "agent", "person:stop", "genitive", "possessive", "location"
        )
        if not (passed or is_name(item) or noun_class(item) == AGENCY or item.adjective or (item.is_plain and not item.capital)):
            return False
    return False


def brings(items: Sequence[Item], plea: int, at: int) -> bool:
    """ "a [petition] filed against X": a plea that is brought, and by which nobody is asked to go to court."""
    between = items[plea + 1 : at]
    return items[plea].any("pleading") and all(i.any("passive_auxiliary", "perfect", "adverb") for i in between)
