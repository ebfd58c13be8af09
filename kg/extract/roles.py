"""Where the roles of a trigger stand in its sentence, by voice and by the order of words of the language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.document import Item
from kg.extract.phrases import (
    AGENCY,
    CONTENT,
    DECISION,
    ORGANIZATION,
    OTHER,
    PEOPLE,
    PLATFORM,
    Phrase,
    is_name,
    noun_class,
    object_after,
)
from kg.extract.reading import POWERS
from kg.extract.subjects import Subject, subject_before, subject_behind
from kg.extract.voice import relative_object
from kg.ontology import ACTIVE, BARE, EITHER, NOUN, PASSIVE, Form, Grammar, Language, Rule

_MARKERS = {"object": ("patient",), "partner": ("partner",), "against": ("opponent",), "to": ("patient",), "law": ("patient",)}
_DEMANDED = 14  # words of a demand, with the word for whoever makes it
_GIVEN = 8  # words between a noun, its support verb, and whom it is given to
_OPPONENT = 14  # words between a suit and the word for whom it is against
_CAUSED = 7  # words between "had" and what it had done, as in "had 38 lending apps removed"
_PARTNER = 6  # words between a verb for talks and the word for whom they are with
_INQUIRY = "investigate"
_SIDES = (PLATFORM, ORGANIZATION)
_ENDED = 8  # words between the end of a measure and its noun
_SUPPORT = ("support_active", "support_passive", "reversal_active", "reversal_passive", "postponing")


@dataclass(slots=True)
class Roles:
    """Where the roles were looked for: phrases and subjects before they are resolved."""

    subject: Subject | None = None
    object: Phrase | None = None
    agent: Phrase | None = None
    passive: bool = False
    stop: int = 0
    support: int | None = None


def find_roles(items: Sequence[Item], at: int, form: Form, voice: str, language: Language) -> Roles:
    """The subject, object and agent phrases of the form at item `at`, not yet resolved."""
    roles = _by_voice(items, at, form, voice, language)
    subject = roles.subject
    if voice != NOUN and subject is not None and subject.item is None and not (subject.head or subject.unknown):
        roles.subject = subject_behind(items, at, roles.stop) or subject
    return roles


def _by_voice(items: Sequence[Item], at: int, form: Form, voice: str, language: Language) -> Roles:
    grammar = language.grammar
    rule = form.rule
    markers = (*_MARKERS[rule.role], "opponent") if rule.opponent else _MARKERS[rule.role]
    if voice == PASSIVE and (had := _caused(items, at, grammar)) is not None:
        phrase = Phrase(names=[items[at - 1]], start=at - 1, stop=at) if had == at - 2 else object_after(items, had + 1, grammar)
        return Roles(subject_before(items, had, grammar), phrase, None, False, at + 1)
    if voice == PASSIVE:
        agent = agent_after(items, at, grammar)
        if agent is None and items[at].low.partition(" ")[0] in language.words["support_passive"]:
            agent = _source(items, at + 1, grammar)
        agent = agent or _imposer(items, at, grammar)
        subject = subject_before(items, at, grammar)
        stop = agent.stop if agent else at + 1
        if agent is None and rule.complement:
            agent = _demander(items, at, grammar)
        used = _used(items, stop, grammar) if subject.item is None or subject.item.any("ref:plural") else None
        return Roles(None, used, agent, False, used.stop) if used else Roles(subject, None, agent, True, stop)
    if voice == NOUN:
        return _around_noun(items, at, rule, language)
    begin = at + 1
    if form.voice == BARE and grammar.head_first and at and items[at - 1].any("ref:self", "ref:plural"):
        behind = object_after(items, begin, grammar, markers=markers, located=rule.located, orders=rule.complement)
        if not (behind.names or behind.unknown or behind.head):
            pronoun = Phrase(names=[items[at - 1]], start=at - 1, stop=at)
            return Roles(subject_before(items, at - 1, grammar), None, pronoun, True, at + 1)  # "aksesnya kami kembalikan"
    if rule.court:
        begin = _of_decision(items, begin, grammar)
    if rule.complement and _wants_of(items, begin, grammar):
        begin += 1
    if begin < len(items) and items[begin].any("person:stop"):
        return Roles(
            subject_before(items, at, grammar), Phrase(start=begin, stop=begin), None, False, begin
        )  # "lifted the ban on Monday"
    phrase = object_after(items, begin, grammar, markers=markers, located=rule.located, orders=rule.complement)
    phrase = _asked_about(items, begin, rule, language) or phrase
    if not grammar.head_first and phrase.decision and not phrase.names:
        phrase = _named_by_law(items, phrase, grammar) or phrase
    if rule.opponent:
        phrase = _behind_court(items, begin, grammar) or phrase
    if rule.court and not phrase.names:
        other = _opponent(items, begin, grammar)  # "mengabulkan gugatan 40 warga terhadap X"
        phrase = other if other is not None and other.names else phrase
    if not phrase.names and not phrase.unknown and (rule.opponent or rule.role == "against"):
        phrase = _opponent(items, max(begin, phrase.stop), grammar) or phrase
    if rule.role == "partner" and not (phrase.names or phrase.head):
        phrase = _partner_behind(items, begin, grammar) or phrase
    if not (phrase.names or phrase.head or phrase.unknown or grammar.head_first):
        phrase = _antecedent(items, at) or phrase
    if rule.located and rule.marked and not (phrase.names or phrase.located or phrase.modifiers):
        phrase = _offender(items, phrase, grammar) or phrase
    subject = subject_before(items, at, grammar)
    decided = grammar.head_first and at > 0 and noun_class(items[at - 1]) == DECISION  # "Keputusan memblokir X diambil Kominfo"
    agent = agent_of_support(items, phrase.stop, grammar) if decided and subject.item is None else None
    return Roles(subject, phrase, agent, False, max(phrase.stop, at + 1))


def _named_by_law(items: Sequence[Item], law: Phrase, grammar: Grammar) -> Phrase | None:
    """What a law does is done to whom it names: "delays the law banning [TikTok]", "upheld a law that bans [TikTok]"."""
    k = law.stop
    k += k < len(items) and items[k].any("relative", "complementizer")
    if k >= len(items) or not any(f.voice != NOUN for f in items[k].forms):
        return None
    named = object_after(items, k + 1, grammar)
    named.decision = True
    return named if named.names else None


def _asked_about(items: Sequence[Item], begin: int, rule: Rule, language: Language) -> Phrase | None:
    """Whose doings are looked into, where a clause says what is asked: "an investigation into whether [X] harms minors".

    Empty where nobody of ours is its subject; None where no such clause follows.
    """
    grammar = language.grammar
    if rule.action != _INQUIRY or grammar.head_first or not _asks(items, begin, language):
        return None
    k = begin + 1 + items[begin].any("patient")
    while (
        k < len(items) and not is_name(items[k]) and (items[k].any("determiner", "transparent") or noun_class(items[k]) in _SIDES)
    ):
        k += 1
    if k < len(items) and is_name(items[k]):
        users = k + 1 < len(items) and noun_class(items[k + 1]) == PEOPLE
        names = [] if users else object_after(items, k, grammar).names or [items[k]]
        return Phrase(names=names, start=k, stop=k + 1)
    return Phrase(head=noun_class(items[k - 1]), start=k - 1, stop=k)


def _asks(items: Sequence[Item], begin: int, language: Language) -> bool:
    """Whether a clause that asks begins here: "whether", "into how", and behind a preposition "where"."""
    marked = items[begin - 1].low.rpartition(" ")[2] in language.words["patient"]
    if begin < len(items) and items[begin].any("patient"):
        begin, marked = begin + 1, True
    if begin >= len(items):
        return False
    return items[begin].tags.get("cue:before") == "question" or (marked and items[begin].any("subordinator"))


def _behind_day(items: Sequence[Item], begin: int, markers: Sequence[str]) -> int:
    """The preposition of a noun, behind a day: "an investigation [on May 5] into X", "a ban [last Friday] on X"."""
    k = begin
    while k + 1 < len(items) and (_is_of_date(items[k]) or (_leads_to_date(items[k]) and _is_of_date(items[k + 1]))):
        k += 1
    return k if k < len(items) and items[k].any(*markers) else begin


def _leads_to_date(item: Item) -> bool:
    return item.text == "," or item.any("location", "adverb")


def _is_of_date(item: Item) -> bool:
    return item.text[:1].isdigit() or item.any("person:stop")


def _wants_of(items: Sequence[Item], begin: int, grammar: Grammar) -> bool:
    """ "demanded [that] Chatlune remove ...": the clause names first who is to act, and its verb has no ending."""
    if grammar.infinitive is None or begin + 2 >= len(items) or not items[begin - 1].any("ask", "order"):
        return False
    if not (items[begin].any("complementizer") and items[begin].any("relative")) or not is_name(items[begin + 1]):
        return False
    verb = items[begin + 2]
    endings = tuple(e for e in (grammar.plural, grammar.progressive) if e)
    base = verb.is_word and not verb.capital and not verb.low.partition(" ")[0].endswith(endings)
    verbal = any(f.voice in (ACTIVE, EITHER) for f in verb.forms) or verb.is_plain or verb.any("obligation")
    return base and verbal and not verb.any("passive_auxiliary", "perfect", "preposition", "coordinator")


def _antecedent(items: Sequence[Item], at: int) -> Phrase | None:
    """What a relative clause is about, where it is the object of its verb: "[X], which the ministry blocked in 2018"."""
    relative = relative_object(items, at)
    if relative is None:
        return None
    k = relative - 1 - (items[relative - 1].text == ",")
    if k >= 0 and is_name(items[k]):
        return Phrase(names=[items[k]], start=k, stop=k + 1)
    return Phrase(head=PLATFORM, start=k, stop=k + 1) if k >= 0 and noun_class(items[k]) == PLATFORM else None


def _demander(items: Sequence[Item], at: int, grammar: Grammar) -> Phrase | None:
    """Who demands, behind what is demanded: "X didesak segera menghapus aplikasi pinjaman [oleh OJK]", "was told to remove
    the listings by [the consumer ministry]".
    """
    for k in range(at + 1, min(at + _DEMANDED, len(items))):
        if items[k].any("agent"):
            agent = agent_after(items, k - 1, grammar)
            return agent if agent is None or grammar.head_first or _is_power(agent) else None
        if items[k].text in {",", ".", ";"} or items[k].any("relative", "subordinator", "support_passive"):
            return None
        if any(f.voice == PASSIVE for f in items[k].forms):
            return None
    return None


def _offender(items: Sequence[Item], fault: Phrase, grammar: Grammar) -> Phrase | None:
    """Who did what is looked into: "menyelidiki dugaan monopoli yang dilakukan [X]", "a probe into abuses by [X]"."""
    if fault.head is None:
        return None
    k = fault.stop
    if k < len(items) and items[k].any("relative"):
        k += 1
    if k < len(items) and items[k].any("support_passive"):
        return agent_after(items, k, grammar)
    return agent_after(items, k - 1, grammar) if k < len(items) and items[k].any("agent") else None


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


def _opponent(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """The other side of a dispute, farther behind: "filed a lawsuit in federal court against X", "a suit accusing X of ..."."""
    for k in range(begin, min(begin + _OPPONENT, len(items))):
        if items[k].text in {".", ";"} or items[k].any("subordinator"):
            return None
        if "opponent" in items[k].tags:
            phrase = object_after(items, k + 1, grammar)
            return phrase if phrase.names or phrase.head or phrase.unknown else None
    return None


def _partner_behind(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """The other side of talks, behind what tells since when: "has been negotiating since November with X"."""
    for k in range(begin, min(begin + _PARTNER, len(items))):
        if items[k].any("partner"):
            phrase = object_after(items, k + 1, grammar)
            return phrase if phrase.names or phrase.head else None
        if is_name(items[k]) or items[k].forms or not items[k].is_word or items[k].any("relative", "complementizer"):
            return None
    return None


def _behind_court(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """The other side where the court is named first: "mengajukan gugatan ke pengadilan X terhadap Y", "sued in a court ..."."""
    if begin < len(items) and "patient" in items[begin].tags and "opponent" not in items[begin].tags:
        return _opponent(items, begin + 1, grammar)
    return None


def _of_decision(items: Sequence[Item], begin: int, grammar: Grammar) -> int:
    """What a court decides stands behind "bahwa" or "that", where one comes soon: "ruled on Monday that Google ..."."""
    for k in range(begin, min(begin + 8, len(items))):
        if items[k].any("complementizer") and items[k].low != grammar.infinitive and items[k].any("relative", "subordinator"):
            return k + 1
        if items[k].forms or is_name(items[k]):
            break
    return begin


def agent_after(items: Sequence[Item], at: int, grammar: Grammar) -> Phrase | None:
    """The phrase behind "oleh" or "by", or right behind the verb where the language lets agents stand bare."""
    for k in range(at + 1, min(at + 12, len(items))):
        item = items[k]
        if item.any("agent"):
            phrase = object_after(items, k + 1, grammar, markers=("determiner",))
            return phrase if phrase.names or phrase.head or phrase.unknown else None
        if k == at + 1 and grammar.agent_adjacent and not _speaks(items, k):
            adjacent = _adjacent_agent(items, k, grammar)
            if adjacent is not None:
                return adjacent
        purpose = items[k - 1].low == grammar.infinitive  # "was given a week to comply by the council"
        if item.text in {",", ".", ";"} or item.any("relative", "subordinator") or (item.forms and not purpose):
            return None
        if _leads_away(items, k) and item.low != grammar.infinitive:
            return None
    return None


def _used(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """What people may not use is what a ban is on: "staff were barred (by the ministry) from using X"."""
    if begin >= len(items) or not items[begin].any("using"):
        return None
    phrase = object_after(items, begin + 1, grammar)
    return phrase if phrase.names else None


def _adjacent_agent(items: Sequence[Item], at: int, grammar: Grammar) -> Phrase | None:
    """A bare agent: "diblokir [Kominfo]", "dihapus [platform Chatlune]"; with "oleh" behind it, it is the subject."""
    if is_name(items[at]) or noun_class(items[at]) == AGENCY:
        return object_after(items, at, grammar)
    if noun_class(items[at]) not in (PLATFORM, ORGANIZATION):
        return None
    phrase = object_after(items, at, grammar)
    marked = any(i.any("agent") for i in items[phrase.stop : phrase.stop + 3])
    return phrase if phrase.names and not marked else None


def _leads_away(items: Sequence[Item], at: int) -> bool:
    """A preposition behind which somebody else's deed may stand: "pemblokiran X terkait pencurian oleh Y"; a date is none."""
    item, following = items[at], items[at + 1] if at + 1 < len(items) else None
    if following is not None and (following.text[:1].isdigit() or following.any("person:stop", "number")):
        return False
    return item.any("preposition") and not item.any("location", "patient", "within")


def _speaks(items: Sequence[Item], at: int) -> bool:
    """Whether a speech verb follows: "(caption) Facebook diblokir Semuel berkata ..." begins a new sentence."""
    return at + 1 < len(items) and items[at + 1].any("speech:reporting", "speech:verbs")


def _around_noun(items: Sequence[Item], at: int, rule: Rule, language: Language) -> Roles:
    grammar, located = language.grammar, rule.located
    against = rule.opponent and not grammar.head_first  # a lawsuit "over" posts is not one against who carries them
    markers = ("opponent",) if against else _MARKERS[rule.role]
    roles = Roles(stop=at + 1)
    begin = at + 1 if grammar.head_first else _behind_day(items, _past_sum(items, at + 1), markers)
    adjacent = grammar.noun_object_adjacent
    ends_marked = items[at].low.rpartition(" ")[2] in language.words["patient"]
    if begin < len(items) and (adjacent or ends_marked or items[begin].any(*markers)):
        phrase = object_after(items, begin, grammar, markers=markers, located=located)
        phrase = (_behind_court(items, begin, grammar) if rule.opponent else None) or phrase
        given = _recipient(items, at) if not grammar.head_first and not phrase.names else None
        if given is not None:
            roles.object = given  # "sent X a warning letter over its content"
        elif phrase.names or phrase.head or phrase.located or phrase.unknown:
            roles.object = phrase
            roles.stop = max(phrase.stop, begin)
    asked = _asked_about(items, begin, rule, language)
    if asked is not None:
        roles.object, roles.stop = asked, asked.stop
    parties = _two_parties(items, begin, rule, grammar)
    if parties is not None:
        roles.subject, roles.object = parties
        roles.stop = roles.object.stop
        return roles
    if roles.object is None and (rule.opponent or rule.role == "against"):
        roles.object = _opponent(items, begin, grammar)
        roles.stop = max(roles.stop, roles.object.stop if roles.object else 0)
    owner = _owner(items, begin, grammar)
    if roles.object is None and not grammar.head_first:
        roles.object = _recipient(items, at) or _imposed_on(items, begin if owner is None else owner + 1, grammar)
        roles.stop = max(roles.stop, roles.object.stop if roles.object and owner is not None else 0)
    if grammar.head_first and (
        roles.object is None or not (roles.object.names or roles.object.modifiers or roles.object.unknown)
    ):
        roles.object = _carried_to(items, begin, grammar) or roles.object
    if roles.object is None:
        cover = next((k for k in range(begin, min(begin + 16, len(items))) if items[k].any("covering")), None)
        if cover is not None:
            roles.object = object_after(items, cover + 1, grammar, markers=markers)
            roles.stop = roles.object.stop
    roles.agent = agent_after(items, roles.stop - 1, grammar)
    if roles.agent is None and rule.marked and grammar.head_first:
        roles.agent = _opener(items, roles.stop, grammar)
    if roles.agent is None:
        roles.agent = agent_of_support(items, roles.stop, grammar) or _giver(items, at, roles.stop, grammar)
    if roles.agent is not None:
        roles.stop = max(roles.stop, roles.agent.stop)
    if owner is not None:
        roles.subject = _ender(items, at, grammar) or Subject(items[owner], [], owner, noun_class(items[owner]))
        return roles
    support = next((k for k in range(at - 1, max(-1, at - 10), -1) if items[k].any(*_SUPPORT)), None)
    if grammar.head_first and at and items[at - 1].any("location"):
        support = None  # "Perintah itu dikeluarkan dalam gugatan X": no carrier of the noun
    if support is not None and not any(i.text in {",", ";"} for i in items[support:at]):
        roles.support = support
        subject = subject_before(items, support, grammar)
        if items[support].any("support_active", "reversal_active", "postponing") and not _is_passive_support(items, support):
            roles.subject = None if _is_anothers(subject, items[support:at]) else subject
        elif roles.object is None or roles.object.head == OTHER or _is_power(roles.object):
            if roles.object is not None and _is_power(roles.object):
                roles.agent, roles.object = roles.agent or roles.object, None  # "menerima surat teguran Kominfo"
            roles.subject, roles.passive = subject, True
            roles.agent = roles.agent or _modifying_power(items, support, at)
    sought = rule.located and rule.marked and roles.subject is not None and not roles.passive and roles.object is not None
    if grammar.head_first and sought and roles.object is not None and not (roles.object.names or roles.object.located):
        offender = _offender(items, roles.object, grammar)  # "memulai penyelidikan dugaan monopoli oleh X"
        roles.object, roles.agent = offender or roles.object, None if offender else roles.agent
    if grammar.compound_modifier and (roles.subject is None or roles.subject.item is None):
        roles.subject = None
        _before_noun(items, at, roles)
    elif grammar.compound_modifier and (roles.object is None or (not roles.object.names and roles.object.head in (None, OTHER))):
        roles.object = _compound(items, at) or roles.object
    return roles


def _is_anothers(subject: Subject, between: Sequence[Item]) -> bool:
    """ "Chatlune launched a challenge to Freedonia[']s ban": what a service does about the measure of a body."""
    service = subject.item is not None and subject.item.entity is not None and subject.item.entity.kind not in POWERS
    owners = [one.entity for one, after in pairwise(between) if after.any("possessive")]
    return service and any(owner is not None and owner.kind in POWERS for owner in owners)


def _ender(items: Sequence[Item], at: int, grammar: Grammar) -> Subject | None:
    """Who ends what somebody else has imposed: "[A court] annulled the fine that the commission had imposed on X"."""
    for k in range(at - 1, max(-1, at - _ENDED), -1):
        if items[k].any("reversal_active") and not _is_passive_support(items, k):
            subject = subject_before(items, k, grammar)
            return subject if subject.item is not None else None  # "the decision ends an inquiry that the agency opened"
        if items[k].forms or items[k].text in {",", ";"} or items[k].any("relative", "subordinator"):
            return None
    return None


def _two_parties(items: Sequence[Item], begin: int, rule: Rule, grammar: Grammar) -> tuple[Subject, Phrase] | None:
    """Both sides behind the noun: "pertemuan [Kominfo] dengan [Telegram]", "gugatan [Telegram] terhadap [Kominfo]"."""
    if (rule.role not in ("partner", "against") and not rule.opponent) or begin >= len(items):
        return None
    if not grammar.head_first and not (rule.role == "partner" and items[begin].any("preposition")):
        return None
    markers = ("opponent",) if rule.opponent else _MARKERS[rule.role]
    begin += items[begin].any("preposition") and not items[begin].any(*markers)
    first = object_after(items, begin, grammar, orders=not grammar.head_first)
    if (items[begin : begin + 1] and items[begin].any(*markers)) or not first.names or first.stop >= len(items):
        return None
    joined = rule.role == "partner" and len(first.names) > 1
    behind = first.stop + (items[first.stop].text == ",")
    marked = grammar.head_first and behind < len(items) and items[behind].any(*markers)
    second = object_after(items, behind + 1, grammar) if marked else None
    if second is None and joined:
        second = Phrase(names=first.names[1:], start=first.start, stop=first.stop)  # "pertemuan antara Kominfo dan Telegram"
    return (Subject(first.names[0], [], begin), second) if second is not None and second.names else None


def _is_power(phrase: Phrase) -> bool:
    """Whether a phrase names bodies only."""
    kinds = {i.entity.kind for i in phrase.names if i.entity is not None}
    return bool(kinds) and kinds <= set(POWERS) and phrase.head in (None, AGENCY)


def _compound(items: Sequence[Item], at: int) -> Phrase | None:
    """What stands right before a noun, and suffers what it says: "lifts [TikTok] ban", "lifts [social media] ban"."""
    before = items[at - 1] if at else None
    if before is None or before.adjective:
        return None
    if is_name(before) and before.entity is not None and before.entity.kind not in POWERS:
        return Phrase(names=[before], start=at - 1, stop=at)
    return Phrase(head=PLATFORM, start=at - 1, stop=at) if noun_class(before) == PLATFORM else None


def agent_of_support(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """Who does it, behind a passive support verb that follows the noun: "Gugatan itu diajukan Pesanaja", "the ban was
    imposed by X", "the ban, announced on Tuesday by X".
    """
    begin += begin < len(items) and items[begin].text == ","
    begin += grammar.head_first and begin < len(items) and items[begin].any("relative")  # "penyelidikan yang dibuka KPPU"
    for k in range(begin, min(begin + 5, len(items))):
        if "support_passive" in items[k].tags:
            return agent_after(items, k, grammar)
        if grammar.head_first and items[k].any("ref:self") and items[k + 1 : k + 2] and items[k + 1].any("support_active"):
            return Phrase(names=[items[k]], start=k, stop=k + 2)  # "Surat teguran sudah kami layangkan"
        if items[k].text in {",", ".", ";"} or items[k].forms or items[k].any("relative", "subordinator"):
            return None
    return None


def _opener(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """ "penyelidikan yang dibuka [KPPU]": of a step, the word that ends a measure says that it began."""
    opened = begin + 1 < len(items) and items[begin].any("relative") and items[begin + 1].any("reversal_passive")
    return agent_after(items, begin + 1, grammar) if opened else None


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


def _giver(items: Sequence[Item], at: int, stop: int, grammar: Grammar) -> Phrase | None:
    """From whom it was received: "mendapat teguran keras dari Otoritas Siber", "served with a subpoena from the attorney
    general".
    """
    if not any(i.any("support_passive") for i in items[max(0, at - 6) : at]):
        return None
    return _source(items, stop, grammar)


def _source(items: Sequence[Item], stop: int, grammar: Grammar) -> Phrase | None:
    """From whom: "mendapat peringatan ketiga [dari Kominfo]"."""
    for k in range(stop, min(stop + 4, len(items))):
        if "source" in items[k].tags:
            phrase = object_after(items, k + 1, grammar)
            return phrase if phrase.names or phrase.head == AGENCY else None
        if items[k].text in {",", ".", ";"} or items[k].forms:
            return None
    return None


def _modifying_power(items: Sequence[Item], support: int, at: int) -> Phrase | None:
    """Whose measure it is, before its noun: "is facing an [EU] probe", "hit with a 500 million euro [EU] fine"."""
    powers = [i for i in items[support + 1 : at] if i.entity is not None and i.entity.kind in POWERS]
    return Phrase(names=powers[-1:], start=support + 1, stop=at) if powers else None


def _past_sum(items: Sequence[Item], begin: int) -> int:
    """Behind how much it is: "the fine [of nearly €800 million] that the regulator imposed"."""
    if begin >= len(items) or not items[begin].any("genitive"):
        return begin
    k, counted = begin + 1, False
    while k < len(items) and (
        items[k].any("number", "adverb", "transparent") or items[k].text[:1].isdigit() or not items[k].is_word
    ):
        if items[k].text in {",", ".", ";"} or items[k].any("patient"):
            break
        counted = counted or items[k].text[:1].isdigit()
        k += 1
    return k + (k < len(items) and items[k].is_plain and not items[k].capital) if counted else begin


def _owner(items: Sequence[Item], begin: int, grammar: Grammar) -> int | None:
    """Whose it is, in a relative clause: "two lawsuits [Anthropic] filed against the department", "the ban, which [Nepal]
    imposed on TikTok", "the fine the [regulator] imposed".
    """
    k = begin
    if not grammar.head_first:
        k += k < len(items) and items[k].text == ","
        relative = k < len(items) and items[k].any("relative")
        k = k + 1 if relative else begin
        k += k < len(items) and items[k].any("determiner") and (relative or k == begin)
    if k + 1 >= len(items) or items[k].adjective or not (is_name(items[k]) or noun_class(items[k]) == AGENCY):
        return None
    verb = k + 1
    while verb + 1 < len(items) and items[verb].any("perfect", "adverb"):
        verb += 1
    # "the fine [X] imposed" reads like its passive; "denda X dijatuhkan" is one.
    acting = ("support_active",) if grammar.head_first else ("support_active", "support_passive")
    return k if items[verb].any(*acting) and not items[verb].any("passive_auxiliary") else None


def _imposed_on(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """On whom, behind a participle: "a fine imposed on Google", "the fine, issued by the regulator against X"."""
    begin += begin < len(items) and items[begin].text == ","
    while begin < len(items) and items[begin].any("perfect", "adverb"):
        begin += 1
    if begin >= len(items) or "support_passive" not in items[begin].tags or items[begin].any("passive_auxiliary"):
        return None
    for k in range(begin + 1, min(begin + 9, len(items))):
        if items[k].any("patient") and not items[k].any("genitive", "complementizer"):
            phrase = object_after(items, k + 1, grammar)
            phrase.names = phrase.names or phrase.modifiers  # "the fine imposed on X concerned its cookies"
            return phrase if phrase.names or phrase.unknown else None
        if items[k].text in {".", ";"} or items[k].any("subordinator", "relative"):
            return None
    return None


def _carried_to(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """To whom, behind a passive support verb: "Surat peringatan pertama [yang] dikirim Kominfo kepada [X]"."""
    support = next((k for k in range(begin, min(begin + _GIVEN, len(items))) if "support_passive" in items[k].tags), None)
    if support is None:
        return None
    between = items[begin : support - (support > begin and items[support - 1].any("relative"))]
    if any(_ends_clause(i) or i.text == "," for i in between):
        return None
    for k in range(support + 1, min(support + _GIVEN, len(items))):
        if items[k].any("opponent"):
            phrase = object_after(items, k + 1, grammar)
            return phrase if phrase.names else None
        if _ends_clause(items[k]) or items[k].text == ",":
            return None
    return None


def _recipient(items: Sequence[Item], at: int) -> Phrase | None:
    """Whom a support verb gives its noun: "sent Vidspire its preliminary findings", "hit Google with a fine"."""
    names: list[Item] = []
    for k in range(at - 1, max(-1, at - 10), -1):
        item = items[k]
        if is_name(item) and (not names or items[k + 1].any("coordinator") or items[k + 1].text == ","):
            names.insert(0, item)
        elif not names and noun_class(item) in (PLATFORM, ORGANIZATION) and items[k - 1].any("determiner"):
            return Phrase(head=noun_class(item), start=k - 1, stop=k + 1) if "support_active" in items[k - 2].tags else None
        elif "support_active" in item.tags or _has_given(items, k):
            return Phrase(names=names, start=k + 1, stop=at) if names else None
        elif (item.any("preposition") and not item.any("partner") and not names) or _ends_clause(item):
            return None
    return None


def _has_given(items: Sequence[Item], at: int) -> bool:
    """A participle that is active: "has [given] X a warning"."""
    before = items[max(0, at - 2) : at]
    auxiliary = any(i.any("passive_auxiliary") for i in before)
    return "support_passive" in items[at].tags and any(i.any("perfect") for i in before) and not auxiliary


def _ends_clause(item: Item) -> bool:
    return bool(item.forms) or item.text in {".", ";"} or item.any("subordinator", "relative")


def _is_passive_support(items: Sequence[Item], support: int) -> bool:
    item = items[support]
    if not item.any("support_passive", "reversal_passive"):
        return False
    if not item.any("support_active", "reversal_active"):
        return True
    return any(items[k].any("passive_auxiliary") for k in range(max(0, support - 3), support))


def _before_noun(items: Sequence[Item], at: int, roles: Roles) -> None:
    """ "India's TikTok ban", "Australian ban": modifiers before an English noun."""
    k = at - 1
    while k >= 0 and at - k <= 5:
        item = items[k]
        if is_name(item) and item.entity is not None:
            owner = k + 1 < at and "possessive" in items[k + 1].tags
            if owner or item.entity.kind in POWERS:
                roles.subject = roles.subject or Subject(item, [], k)
            elif roles.object is None:
                roles.object = Phrase(names=[item], start=k, stop=k + 1)
        elif item.adjective:
            roles.subject = roles.subject or Subject(item, [], k)
        elif noun_class(item) == PLATFORM and k == at - 1 and roles.object is None:
            roles.object = Phrase(head=PLATFORM, start=k, stop=at)  # "social media ban"
        elif (
            "possessive" not in item.tags
            and not item.any("transparent", "number", "adverb", "cue:before")
            and not item.is_plain
            and noun_class(item) is None
        ):
            break
        k -= 1
