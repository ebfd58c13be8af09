"""Where the roles of a trigger stand in its sentence, by voice and by the order of words of the language."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.asides import behind_day
from kg.extract.document import Item
from kg.extract.listing import is_currency
from kg.extract.noun_roles import around_noun, carried_to, end_at_comma
from kg.extract.nouns import CONTENT, DECISION, PLATFORM, is_name, noun_class
from kg.extract.parties import (
    MARKERS,
    Roles,
    agent_after,
    agent_of_support,
    asked_about,
    giver_after,
    names_powers,
    offender_behind,
    opponent_after,
    opponent_behind_court,
    pleader_after,
)
from kg.extract.phrases import Phrase, object_after
from kg.extract.reading import SIDES
from kg.extract.subjects import subject_before, subject_behind
from kg.extract.voice import joined_verb, relative_object
from kg.ontology import ACTIVE, BARE, EITHER, NOUN, PASSIVE, Form, Grammar, Language

_TERM = 4  # words of "60 hari kerja", and one more
_DAY = 3  # words that tell on which day a law was passed
_ASIDE = 10  # items of an aside, with its commas
_DEMANDED = 14  # words of a demand, with the word for whoever makes it
_CAUSED = 7  # words between "had" and what it had done, as in "had 38 lending apps removed"
_MEASURE = 5  # words between what a court does and the noun of a measure
_ACCUSED = 14  # words from what is settled to who had brought it
_PARTNER = 6  # words between a verb for talks and the word for whom they are with


def find_roles(items: Sequence[Item], at: int, form: Form, voice: str, language: Language) -> Roles:
    """The subject, object and agent phrases of the form at item `at`, not yet resolved."""
    roles = _by_voice(items, at, form, voice, language)
    subject = roles.subject
    if voice != NOUN and subject is not None and subject.item is None and not (subject.head or subject.unknown):
        if items[0].any("accompanying"):
            end_at_comma(items, at, roles)
        roles.subject = subject_behind(items, at, roles.stop) or subject
    return roles


def _by_voice(items: Sequence[Item], at: int, form: Form, voice: str, language: Language) -> Roles:
    grammar = language.grammar
    rule = form.rule
    markers = (*MARKERS[rule.role], "opponent") if rule.opponent else MARKERS[rule.role]
    if voice == PASSIVE and (had := _caused(items, at, grammar)) is not None:
        phrase = Phrase(names=[items[at - 1]], start=at - 1, stop=at) if had == at - 2 else object_after(items, had + 1, grammar)
        return Roles(subject_before(items, had, grammar), phrase, None, False, at + 1)
    if voice == PASSIVE:
        agent = agent_after(items, at, grammar)
        if agent is None and items[at].low.partition(" ")[0] in language.words["support_passive"]:
            agent = giver_after(items, at + 1, grammar)
        agent = agent or _imposer(items, at, grammar)
        subject = subject_before(items, at, grammar)
        stop = agent.stop if agent else at + 1
        if agent is None and rule.complement:
            agent = _demander(items, at, grammar)
        used = _used(items, stop, grammar) if subject.item is None or subject.item.any("ref:plural") else None
        return Roles(None, used, agent, False, used.stop) if used else Roles(subject, None, agent, True, stop)
    if voice == NOUN:
        return around_noun(items, at, rule, language)
    begin = _behind_aside(items, at + 1)
    if form.voice == BARE and grammar.head_first and at and items[at - 1].any("ref:self", "ref:plural"):
        behind = object_after(items, begin, grammar, markers=markers, located=rule.located, orders=rule.complement)
        if not (behind.names or behind.unknown or behind.head):
            pronoun = Phrase(names=[items[at - 1]], start=at - 1, stop=at)
            return Roles(subject_before(items, at - 1, grammar), None, pronoun, True, at + 1)  # "aksesnya kami kembalikan"
    if not grammar.head_first:
        begin = behind_day(items, begin) or begin
    if rule.court:
        begin = _of_decision(items, begin, grammar)
    if rule.complement:
        begin = _behind_term(items, begin, grammar)
    if rule.complement and (_wants_of(items, begin, grammar) or _leads_to_addressee(items, begin, grammar)):
        begin += 1
    if not grammar.head_first and rule.action == "legislate" and " " in items[at].low:
        named = _named_by_law(items, Phrase(start=at + 1, stop=at + 1), grammar)  # "[passed a bill] Tuesday that bans X"
        if named is not None:
            return Roles(subject_before(items, at, grammar), named, None, False, named.stop)
    if begin < len(items) and items[begin].any("person:stop") and not is_name(items[begin]):
        return Roles(
            subject_before(items, at, grammar), Phrase(start=begin, stop=begin), None, False, begin
        )  # "lifted the ban on Monday"
    phrase = object_after(items, begin, grammar, markers=markers, located=rule.located, orders=rule.complement)
    phrase = asked_about(items, begin, rule, language) or phrase
    if not grammar.head_first and phrase.decision and not phrase.names:
        phrase = _named_by_law(items, phrase, grammar) or phrase
    if rule.opponent:
        phrase = opponent_behind_court(items, begin, grammar) or phrase
    if rule.court and not phrase.names:
        other = opponent_after(items, begin, grammar)  # "mengabulkan gugatan 40 warga terhadap X"
        phrase = other if other is not None and other.names else _measure_decided(items, at, begin, grammar) or phrase
        if not phrase.names:
            phrase = pleader_after(items, begin, language) or phrase
    if rule.action == "approve" and not phrase.names:
        phrase = pleader_after(items, begin, language) or phrase  # "approved an application by X"
    if not phrase.names and not phrase.unknown and (rule.opponent or rule.role == "against"):
        phrase = opponent_after(items, max(begin, phrase.stop), grammar) or phrase
    if rule.role == "partner" and (phrase.decision or not (phrase.names or phrase.head)):
        phrase = _partner_behind(items, begin, grammar) or _accuser_behind(items, begin, grammar) or phrase
    if not (phrase.names or phrase.head or phrase.unknown or grammar.head_first):
        phrase = _antecedent(items, at) or phrase
    if rule.located and rule.marked and not (_names_a_side(phrase) or phrase.located or phrase.modifiers):
        phrase = offender_behind(items, begin, phrase, grammar) or phrase
    if grammar.head_first and " " in items[at].low and not (phrase.names or phrase.unknown):
        phrase = carried_to(items, begin, grammar) or phrase  # "membuka blokir terbatas yang dilakukan terhadap X"
    subject = subject_before(items, at, grammar)
    decided = grammar.head_first and at > 0 and noun_class(items[at - 1]) == DECISION  # "Keputusan memblokir X diambil Kominfo"
    agent = agent_of_support(items, phrase.stop, grammar) if decided and subject.item is None else None
    return Roles(subject, phrase, agent, False, max(phrase.stop, at + 1))


def _behind_aside(items: Sequence[Item], begin: int) -> int:
    """Where the object begins: "suspended[, indefinitely,] the operations of X", "blocked[, fined and sued] X"."""
    while (other := joined_verb(items, begin - 1)) is not None:
        begin = other + 1
    if begin >= len(items) or items[begin].text != ",":
        return begin
    close = next((k for k in range(begin + 2, min(begin + _ASIDE, len(items))) if items[k].text == ","), None)
    said = items[begin + 1 : close] if close is not None else ()
    aside = said and all(i.any("adverb", "scope", "person:stop", "number") or i.text[:1].isdigit() for i in said)
    # "upholds[, by a decision of 19 June 2020,] the sanction on X"
    aside = aside or (said and said[0].any("agent", "preposition") and not any(is_name(i) or i.forms for i in said))
    return close + 1 if close is not None and aside else begin


def _names_a_side(phrase: Phrase) -> bool:
    """Whether a phrase names more than the law that was broken."""
    return any(i.entity is None or i.entity.kind != "legalinstrument" for i in phrase.names)


def _named_by_law(items: Sequence[Item], law: Phrase, grammar: Grammar) -> Phrase | None:
    """What a law does is done to whom it names: "delays the law banning [TikTok]", "upheld a law that bans [TikTok]"."""
    k = law.stop
    while k < len(items) and k - law.stop < _DAY and (items[k].any("person:stop", "adverb") or items[k - 1].any("person:stop")):
        k += 1  # "passed a bill [Tuesday evening] that ..."
    relative = k < len(items) and items[k].any("relative", "complementizer")
    if k > law.stop and not relative:
        return None  # "dismissed the case in February, leaving X ..."
    k += relative
    while k < len(items) and items[k].any("future", "adverb"):
        k += 1  # "that [would effectively] ban X"
    if k >= len(items) or not any(f.voice != NOUN for f in items[k].forms):
        return None
    named = object_after(items, k + 1, grammar)
    named.decision = True
    return named if named.names else None


def _wants_of(items: Sequence[Item], begin: int, grammar: Grammar) -> bool:
    """ "demanded [that] Chatlune remove ...": the clause names first who is to act, and its verb has no ending."""
    if grammar.infinitive is None or begin + 2 >= len(items) or not items[begin - 1].any("ask", "order"):
        return False
    if not (items[begin].any("complementizer") and items[begin].any("relative")):
        return False
    named = begin + 1
    while (
        named < len(items) - 2
        and not is_name(items[named])
        and (items[named].any("article") or noun_class(items[named]) == PLATFORM)
    ):
        named += 1  # "demanded that [the dating app] Chatlune remove ..."
    if not is_name(items[named]):
        return False
    k = named + 1
    while k < len(items) - 1 and (is_name(items[k]) or items[k].text == "," or items[k].any("coordinator")):
        k += 1  # "demanded that Chatlune[, Kirimin and Vidara] remove ..."
    verb = items[k]
    endings = tuple(e for e in (grammar.plural, grammar.progressive) if e)
    base = verb.is_word and not verb.capital and not verb.low.partition(" ")[0].endswith(endings)
    verbal = any(f.voice in (ACTIVE, EITHER) for f in verb.forms) or verb.is_plain or verb.any("obligation")
    return base and verbal and not verb.any("passive_auxiliary", "perfect", "preposition", "coordinator")


def _behind_term(items: Sequence[Item], begin: int, grammar: Grammar) -> int:
    """ "memberi waktu [60 hari kerja] agar Chatlune ...": where the word before who is to act stands, past how long they have."""
    if begin >= len(items) or not (items[begin].any("number") or items[begin].text[:1].isdigit()):
        return begin
    k = begin + 1
    while k < min(begin + _TERM, len(items)) and not items[k].capital and (items[k].is_plain or items[k].any("adverb")):
        k += 1
    return k if _leads_to_addressee(items, k, grammar) else begin


def _leads_to_addressee(items: Sequence[Item], begin: int, grammar: Grammar) -> bool:
    """ "meminta [agar] Chatlune menghapus ...", "mendesak [supaya] platform Chatlune lebih terbuka": who is to act comes next."""
    if (
        not grammar.head_first
        or begin >= len(items)
        or not (items[begin].any("complementizer") and items[begin].any("subordinator"))
    ):
        return False
    k = begin + 1
    while k < len(items) - 1 and items[k].any("transparent", "noun:platform", "noun:organization") and not is_name(items[k]):
        k += 1
    return k < len(items) and is_name(items[k])


def _antecedent(items: Sequence[Item], at: int) -> Phrase | None:
    """What a relative clause is about, where it is the object of its verb: "[X], which the ministry blocked in 2018"."""
    relative = relative_object(items, at)
    if relative is None:
        return None
    k = relative - 1 - (items[relative - 1].text == ",")
    if k >= 0 and is_name(items[k]):
        return Phrase(names=[items[k]], start=k, stop=k + 1)
    common = noun_class(items[k]) if k >= 0 else None
    return Phrase(head=common, start=k, stop=k + 1) if common in (PLATFORM, CONTENT) else None


def _demander(items: Sequence[Item], at: int, grammar: Grammar) -> Phrase | None:
    """Who demands, behind what is demanded: "X didesak segera menghapus aplikasi pinjaman [oleh OJK]", "was told to remove
    the listings by [the consumer ministry]".
    """
    for k in range(at + 1, min(at + _DEMANDED, len(items))):
        if items[k].any("agent"):
            agent = agent_after(items, k - 1, grammar)
            return agent if agent is None or grammar.head_first or names_powers(agent) else None
        if items[k].text in {",", ".", ";"} or items[k].any("relative", "subordinator", "support_passive"):
            return None
        if any(f.voice == PASSIVE for f in items[k].forms):
            return None
    return None


def _caused(items: Sequence[Item], at: int, grammar: Grammar) -> int | None:
    """Where the verb of causing stands: "The court [had] it banned", "the ministry has [had] Chatlune blocked", "[had] 38
    lending apps removed"; what it is done to stands between that and the participle.
    """
    if grammar.head_first or at < 3:
        return None
    k = at - 1
    if is_name(items[k]) or items[k].any("ref:plural"):
        k -= 1
    elif noun_class(items[k]) in (PLATFORM, CONTENT):
        while at - k < _CAUSED and _is_of_noun(items[k]):
            k -= 1
    return k if k > 0 and k < at - 1 and items[k].any("perfect") else None


def _is_of_noun(item: Item) -> bool:
    """A noun that we know, a number or a word that describes: "38 unlicensed lending apps"."""
    return item.any("number", "transparent") or noun_class(item) is not None or item.is_plain or item.text.isdigit()


def _partner_behind(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """The other side of talks, behind what tells since when: "has been negotiating since November with X"."""
    for k in range(begin, min(begin + _PARTNER, len(items))):
        if items[k].any("partner"):
            phrase = object_after(items, k + 1, grammar)
            return phrase if phrase.names or phrase.head else None
        if is_name(items[k]) or items[k].forms or not items[k].is_word or items[k].any("relative", "complementizer"):
            return None
    return None


def _accuser_behind(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """ "agreed to settle claims brought against it by [the agency]", "paid 3 million to settle charges by [the state]"."""
    if grammar.head_first:
        return None
    for k in range(begin, min(begin + _ACCUSED, len(items))):
        if items[k].any("agent"):
            phrase = object_after(items, k + 1, grammar)
            return phrase if names_powers(phrase) else None
        if items[k].text in {".", ";"} or items[k].any("subordinator", "relative"):
            return None
    return None


def _of_decision(items: Sequence[Item], begin: int, grammar: Grammar) -> int:
    """What a court decides stands behind "bahwa" or "that", where one comes soon: "ruled on Monday that Google ..."."""
    for k in range(begin, min(begin + 8, len(items))):
        if items[k].any("complementizer") and items[k].low != grammar.infinitive and items[k].any("relative", "subordinator"):
            return k + 1
        if items[k].forms or is_name(items[k]):
            break
    return begin


def _measure_decided(items: Sequence[Item], at: int, begin: int, grammar: Grammar) -> Phrase | None:
    """Whom a measure is against that a court confirms or stays: "upheld the ban on [TikTok]". Its end is told by its noun."""
    if grammar.head_first or items[at].any("reversal_active"):
        return None
    for k in range(begin, min(begin + _MEASURE, len(items))):
        imposed = k + 1 < len(items) and "support_passive" in items[k + 1].tags  # "upheld the sanction imposed on [Google]"
        if items[k].entity is None and (imposed or any(f.voice == NOUN and not f.rule.court for f in items[k].forms)):
            phrase = object_after(items, k + 1 + imposed, grammar, markers=("patient", "genitive", "opponent"))
            return phrase if any(i.entity is not None and i.entity.kind in SIDES for i in phrase.names) else None
        counted = items[k].any("number") or items[k].text[:1].isdigit() or is_currency(items, k)
        if not (counted or items[k].any("determiner", "transparent", "possessive") or items[k].is_plain or is_name(items[k])):
            return None
    return None


def _used(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """What people may not use is what a ban is on: "staff were barred (by the ministry) from using X"."""
    if begin >= len(items) or not items[begin].any("using"):
        return None
    phrase = object_after(items, begin + 1, grammar)
    return phrase if phrase.names else None


def _imposer(items: Sequence[Item], at: int, grammar: Grammar) -> Phrase | None:
    """ "X wajib membayar denda Rp 3 miliar yang dijatuhkan [KPPU]": who imposed what has to be borne."""
    if not grammar.head_first or len(items[at].low.split()) == 1:
        return None
    for k in range(at + 1, min(at + 8, len(items) - 1)):
        if items[k].any("relative"):
            return agent_after(items, k + 1, grammar) if items[k + 1].any("support_passive") else None
        if not (items[k].any("number", "adverb", "demonstrative") or items[k].text[:1].isdigit()):
            return None
    return None
