"""The voice of a trigger: does its subject act, is it acted upon, or is it a noun?"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.asides import behind_day
from kg.extract.document import Item
from kg.extract.lexicon import Lexicon
from kg.extract.listing import counts
from kg.extract.name_words import is_all_in_capitals
from kg.extract.nouns import AGENCY, CONTENT, DECISION, PLATFORM, QUOTES, is_name, noun_class
from kg.extract.phrases import before_aside
from kg.extract.reading import ADJECTIVE, SIDES
from kg.extract.sought import begins_as_verb
from kg.ontology import ACTIVE, BARE, EITHER, NOUN, PASSIVE, Form, Grammar

_LISTED = 4  # items before "and" in a list with a participle


def voice_of(items: Sequence[Item], at: int, form: Form, lexicon: Lexicon) -> str:
    """How the form at item `at` is used here."""
    grammar = lexicon.language.grammar
    if form.voice == PASSIVE and grammar.head_first and lexicon.stem(items[at].low) == form.surface:
        return NOUN
    if form.voice == NOUN and not grammar.head_first and _is_inside_name(items, at):
        return ADJECTIVE
    if form.voice == EITHER:
        if items[at].any("order_passive", "ask_passive"):
            return PASSIVE  # the auxiliary is part of it: "was ordered to"
        if _is_adjective(items, at):
            return ADJECTIVE
        if _is_ordered(items, at):
            return PASSIVE
        return PASSIVE if _is_passive(items, at, grammar) else EITHER
    if grammar.head_first and at > 1 and items[at - 1].any("relative") and _is_law(items[at - 2], lexicon):
        return ADJECTIVE
    if form.voice == ACTIVE and _is_of_law(items, at, grammar):
        return ADJECTIVE
    if form.voice == ACTIVE and _is_plural(items, at, grammar):
        return NOUN if any(f.voice == NOUN and f.rule is form.rule for f in items[at].forms) else ADJECTIVE
    if form.voice == ACTIVE and _is_suffered(items, at, grammar):
        return ADJECTIVE
    if (
        form.voice == ACTIVE
        and not grammar.head_first
        and (any(f.voice == NOUN for f in items[at].forms) or noun_class(items[at]) is not None)
    ):
        return _verb_or_noun(items, at, grammar)
    if form.voice == BARE and (_is_undone(items, at) or (grammar.head_first and _is_against(items, at))):
        return NOUN
    if form.voice == BARE:
        before = items[at - 1] if at else None
        if before is not None and (
            before.any("support_active", "support_passive", "reversal_active", "reversal_passive", "reversal_noun")
            or before.forms
        ):
            return NOUN
        if before is not None and noun_class(items[at]) == DECISION and begins_as_verb(before, grammar):
            return ADJECTIVE  # "Raka membandingkan denda itu": nobody is fined by whoever does so
        if before is not None and "complementizer" in before.tags:
            return ACTIVE  # "saya tidak ragu untuk blokir"
        if before is not None and before.any("preposition", "patient", "noun:content") and not before.any("cue:before"):
            return NOUN
        after = items[at + 1] if at + 1 < len(items) else None
        if grammar.head_first and (before is None or before.text in QUOTES) and after is not None and after.any("patient"):
            return NOUN  # "Denda kepada X sudah dijatuhkan"
        if grammar.head_first and before is None and _names_its_doer(items, at):
            return NOUN
        return ACTIVE if after is None or _begins_object(after) or not after.any("cue:before", "reversal_passive") else NOUN
    return form.voice


def _is_inside_name(items: Sequence[Item], at: int) -> bool:
    """ "Surfshark's Internet [Shutdown] Tracker": a capital among capitals, in a sentence that writes its other words small."""
    behind = items[at + 1] if at + 1 < len(items) else None
    named = at > 0 and items[at].capital and behind is not None and behind.capital and behind.is_plain
    return named and not is_all_in_capitals(items)


def _is_against(items: Sequence[Item], at: int) -> bool:
    """ "Aksi blokir [Kominfo terhadap] Steam": whose it is, with the word for whom it is against."""
    body = items[at + 1].entity if at + 2 < len(items) else None
    return body is not None and body.kind == AGENCY and "opponent" in items[at + 2].tags


def _is_undone(items: Sequence[Item], at: int) -> bool:
    """A headline that begins with the noun of what is ended: "Blokir Telegram Dicabut"."""
    if at and items[at - 1].is_word:
        return False
    for item in items[at + 1 : at + 5]:
        if item.any("reversal_passive", "postponing") and not item.any("reversal_active"):
            return True
        if item.forms or item.text in {",", ".", ":"}:
            break
    for item in items[at + 1 : at + 9]:
        if item.any("support_passive"):
            return True  # "Denda Rp 5 miliar dijatuhkan kepada X"
        if item.forms or item.text in {",", ".", ":"} or (item.entity is not None and item.entity.kind == AGENCY):
            return False
    return False


def _is_ordered(items: Sequence[Item], at: int) -> bool:
    """ "ordered X blocked": what an order wants done to whom it names, said without "to be"."""
    k = at - 1
    while k > 0 and (is_name(items[k]) or items[k].any("determiner", "coordinator", "noun:platform", "transparent")):
        k -= 1
    return k < at - 1 and items[k].any("order", "ask") and not items[k].any("order_passive", "ask_passive")


_BEFORE_BASE = ("cue:before", "adverb", "coordinator", "complementizer", "relative", "perfect", "ref:plural", "ref:self")


def _is_adjective(items: Sequence[Item], at: int) -> bool:
    """ "the list of banned platforms", "the blocked app": a participle inside a noun phrase."""
    before = items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if before is None or after is None or is_name(before):
        return False
    if is_name(after) and before.any("article", "owning"):
        return True  # "restored the [blocked] X account"
    if after.any("person:titles") and before.any("subordinator", "article", "preposition"):
        return True  # "as [contested] president Kesk orders ..."
    inside = before.any("determiner", "genitive", "preposition", "number", "access") or "article" in before.tags
    inside = inside or before.text[:1].isdigit()
    if before.any("coordinator") and at > 1 and noun_class(after) == CONTENT:
        ends = at + 2 >= len(items) or not items[at + 2].is_word
        inside = ends and not any(i.forms and not is_name(i) for i in items[max(0, at - _LISTED) : at - 1])
    return inside and (noun_class(after) is not None or after.is_plain)


def _is_renounced(items: Sequence[Item], last: int, verb: Item, grammar: Grammar) -> bool:
    """ "would not [appeal]": a base form behind a negation and a modal verb."""
    negated = last > 0 and items[last].tags.get("cue:before") == "denied" and items[last - 1].tags.get("cue:before") == "planned"
    return negated and _is_base(verb, grammar)


def _is_of_law(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """ "the law banning TikTok": what a law says is not done by whoever else the sentence names."""
    progressive = grammar.progressive is not None and items[at].low.endswith(grammar.progressive)
    return progressive and at > 0 and noun_class(items[at - 1]) == DECISION


def _is_law(item: Item, lexicon: Lexicon) -> bool:
    """ "RUU yang memaksa ByteDance menjual TikTok", "menguatkan undang-undang yang ...": what a law says is no deed."""
    if item.any("pattern:law_prefix") or (item.entity is not None and item.entity.kind == "legalinstrument"):
        return True
    laws = lexicon.language.patterns.get("law_prefix", ())
    return bool(item.forms) and any(item.low.endswith(f" {law.lower()}") for law in laws)


def _verb_or_noun(items: Sequence[Item], at: int, grammar: Grammar) -> str:
    """English forms that are both ("block", "ban", "fine"): a noun after an article, an adjective or a possessive."""
    last = before_aside(items, at)
    before = items[last] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or not _begins_object(after):
        return ACTIVE if _is_renounced(items, last, items[at], grammar) else NOUN
    while before is not None and before.is_plain and before.low.endswith(grammar.adverb_endings) and at > 1:
        at -= 1
        before = items[at - 1]
    if before is None:
        return ACTIVE if after is not None and (is_name(after) or after.capital) else NOUN
    if before.low == grammar.infinitive or "obligation" in before.tags:
        return ACTIVE
    if before.low.rpartition(" ")[2] == grammar.infinitive and any(form.voice == ACTIVE for form in before.forms):
        return ACTIVE  # "[issued a directive to] block X"
    if grammar.progressive is not None and before.any("means") and items[at].low.endswith(grammar.progressive):
        return ACTIVE  # "responded [by] blocking some accounts"
    if (
        before.any("determiner", "transparent", "support_active", "support_passive", "preposition", "reversal_active")
        or before.adjective
    ):
        return NOUN
    if _is_base(items[at], grammar) and not before.any(*_BEFORE_BASE) and not before.low.endswith(grammar.plural or "\0"):
        return NOUN
    if "possessive" in before.tags or before.tags.get("cue:before") == "ability":
        return NOUN
    if (
        is_name(before)
        and before.entity is not None
        and before.entity.kind in SIDES
        and (after is None or not (is_name(after) or after.capital))
    ):
        return NOUN
    return ACTIVE


def _is_plural(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """ "faces legal [challenges]": behind an adjective, what looks like a verb in the third person is a noun."""
    before = items[at - 1] if at else None
    first, _, more = items[at].low.partition(" ")
    if more and at > 1 and first.endswith(grammar.plural or "\0") and before is not None and before.any("number", "determiner"):
        return True  # "limited some [calls on] X"
    adjective = before is not None and before.is_plain and not before.capital and before.low.endswith(grammar.adjective_endings)
    return adjective and " " not in items[at].low and items[at].low.endswith(grammar.plural or "\0")


def _is_suffered(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """ "a tool, which was [implemented] in 2011": the passive of what only tells deeds in the active."""
    past = not grammar.head_first and items[at].is_word and items[at].low.endswith(grammar.verb_endings)
    return past and " " not in items[at].low and at > 0 and items[at - 1].any("passive_auxiliary")


def _is_base(item: Item, grammar: Grammar) -> bool:
    """A form without an ending for person, number or progress."""
    endings = tuple(e for e in (grammar.plural, grammar.progressive) if e)
    return bool(endings) and not item.low.endswith(endings)


def _begins_object(item: Item) -> bool:
    if item.entity is not None or item.names or item.capital or item.text in '"“‘' or item.any("ref:plural"):
        return True
    if item.any("pattern:platform_prefix"):
        return True
    if item.any("determiner", "transparent", "number") and not item.any("genitive", "patient"):
        return True
    return noun_class(item) is not None or (item.is_plain and item.is_word) or item.text[:1].isdigit()


def relative_object(items: Sequence[Item], at: int) -> int | None:
    """The relative pronoun that stands for the object of a verb whose subject follows it: "the app, [which] the ministry had
    blocked".
    """
    k = at - 1
    while k > 0 and items[k].any("perfect", "adverb", "cue:before"):
        if items[k].tags.get("cue:before") == "ongoing":
            return None  # "said that X would remain blocked"
        k -= 1
    if k <= 0 or not (is_name(items[k]) or noun_class(items[k]) == AGENCY):
        return None
    k -= 1
    while k > 0 and (items[k].any("determiner", "transparent") or items[k].adjective) and not items[k].any("relative"):
        k -= 1
    return k if k > 0 and items[k].any("relative") else None


def _is_passive(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    if relative_object(items, at) is not None:
        return False
    for k in range(at - 1, max(-1, at - 5), -1):
        item = items[k]
        if item.any("passive_auxiliary"):
            return True
        if item.any("perfect"):
            return False
        if not (item.any("adverb", "cue:before", "transparent") or item.low.endswith(grammar.adverb_endings)):
            break
    if (other := joined_verb(items, at)) is not None:
        return _is_passive(items, other, grammar)  # "blocked, fined and sued X": all of one voice
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or not (after.is_word or after.text in '"“‘'):
        return not items[at].any("speech:verbs", "speech:reporting")
    if after.any("agent") or _is_paid(items, at + 1):
        return True
    if counts(items, at + 1) and (not after.any("patient") or noun_class(items[min(at + 3, len(items) - 1)]) == PLATFORM):
        return False  # "Alpha removed about 40 posts", "blocked over 250 apps", but "fined over 40 posts"
    if behind_day(items, at + 1):
        return False
    goes_on = after.any("preposition", "adverb", "subordinator", "coordinator") and not after.any("determiner", "not_only")
    return goes_on and not is_name(after)


def joined_verb(items: Sequence[Item], at: int) -> int | None:
    """The next verb of those that share an object: "blocked[,] fined and sued X", "fined [and] later blocked X"."""
    k = at + 1
    if k >= len(items) or not (items[k].text == "," or items[k].any("coordinator")):
        return None
    while k < len(items) and (items[k].text == "," or items[k].any("coordinator", "adverb")) and k < at + 4:
        k += 1
    verb = k < len(items) and any(f.voice == EITHER for f in items[k].forms)
    return k if verb else None


def _is_paid(items: Sequence[Item], begin: int) -> bool:
    """ "X fined [140 billion won] (over Z) by Y": a sum between the participle and the word for who acts."""
    k = begin
    while k < len(items) and (items[k].any("number") or items[k].text[:1].isdigit()):
        if k > begin and items[k].any("because"):
            break  # "over" counts and tells why
        k += 1
    k += k > begin and k < len(items) and items[k].is_plain and not items[k].capital
    if k > begin and k + 2 < len(items) and items[k].any("because") and items[k + 1].capital:
        k += 2  # "fined 3 million euros over X by Y"
    return k > begin and k < len(items) and items[k].any("agent")


def _names_its_doer(items: Sequence[Item], at: int) -> bool:
    """ "Blokir X [oleh Y] menuai kritik": a word that opens its sentence, and is no verb where "by" follows its object."""
    for item in items[at + 1 : at + _LISTED + 2]:
        if item.any("agent"):
            return True
        if item.text in {",", ".", ";"} or item.forms or item.any("relative", "subordinator"):
            return False
    return False
