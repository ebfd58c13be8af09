"""The roles around a noun: "pemblokiran X oleh Y", "Y's ban on X", "sent X a warning", "the fine that Y imposed"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.document import Item
from kg.extract.findings import addressee, offender_found
from kg.extract.nouns import (
    AGENCY,
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
from kg.extract.objects_of_their_own import carries_another, is_of_it
from kg.extract.parties import (
    MARKERS,
    Roles,
    agent_after,
    agent_of_support,
    asked_about,
    giver_after,
    names_powers,
    names_sides,
    offender_behind,
    opponent_after,
    opponent_behind_court,
)
from kg.extract.phrases import Phrase, object_after
from kg.extract.reading import POWERS
from kg.extract.subjects import Subject, subject_before, subject_behind
from kg.ontology import NOUN, Grammar, Language, Rule

_GIVEN = 8  # words between a noun, its support verb, and whom it is given to
_CARRIED, _BRACKETS = 9, 9  # items from a noun back to the verb that carries it, and of a bracket in between
_WANTED = 14  # words from a suit over what it wants to who has brought it
_ENDED = 8  # words between the end of a measure and its noun
_SUPPORT = ("support_active", "support_passive", "reversal_active", "reversal_passive", "postponing")


def _behind_day(items: Sequence[Item], begin: int, markers: Sequence[str]) -> int:
    """The preposition of a noun, behind a day: "an investigation [on May 5] into X", "a ban [last Friday] on X"."""
    begin += begin < len(items) and items[begin].text in QUOTES  # "a "final warning" to X"
    k = begin
    while k + 1 < len(items) and (_is_of_date(items[k]) or (_leads_to_date(items[k]) and _is_of_date(items[k + 1]))):
        k += 1
    return k if k < len(items) and items[k].any(*markers) else begin


def _leads_to_date(item: Item) -> bool:
    return item.text == "," or item.any("location", "adverb")


def _is_of_date(item: Item) -> bool:
    return item.text[:1].isdigit() or item.any("person:stop")


def _opens(items: Sequence[Item], at: int) -> bool:
    """Whether a noun opens the sentence, so that the verb behind all that it is against is its own: "Blokir X dan Y dibuka"."""
    return all(item.any("determiner", "article", "transparent", "number") for item in items[:at])


def around_noun(items: Sequence[Item], at: int, rule: Rule, language: Language) -> Roles:
    """The sides of what a noun tells: behind it, by its support verb, before it in a language that puts modifiers first."""
    grammar, located = language.grammar, rule.located
    against = rule.opponent and not grammar.head_first  # a lawsuit "over" posts is not one against who carries them
    markers = ("opponent",) if against else MARKERS[rule.role]
    roles = Roles(stop=at + 1)
    begin = at + 1 if grammar.head_first else _behind_day(items, _past_sum(items, at + 1), markers)
    adjacent = grammar.noun_object_adjacent
    first, _, last = items[at].low.rpartition(" ")
    directs = bool(first) and rule.action == "demand" and last.endswith(grammar.progressive or "\0")  # "an order directing X"
    ends_marked = (
        directs or last in language.words["patient"] or (bool(first) and last in language.words["source"])
    )  # "exit from"
    if begin < len(items) and (adjacent or ends_marked or items[begin].any(*markers)):
        phrase = object_after(items, begin, grammar, markers=markers, located=located, orders=_opens(items, at))
        phrase = (opponent_behind_court(items, begin, grammar) if rule.opponent else None) or phrase
        given = _recipient(items, at) if not grammar.head_first and not phrase.names else None
        if given is not None:
            roles.object = given  # "sent X a warning letter over its content"
        elif phrase.names or phrase.head or phrase.located or phrase.unknown:
            roles.object = phrase
            roles.stop = max(phrase.stop, begin)
    if roles.object is None and not grammar.head_first and (each := _each_of(items, begin, markers, grammar)) is not None:
        roles.object, roles.stop = each, each.stop
    if roles.object is None and rule.role == "partner" and not grammar.head_first and items[begin : begin + 1]:
        from_whom = object_after(items, begin + 1, grammar) if items[begin].any("source") else None
        if from_whom is not None and from_whom.names:
            roles.object, roles.stop = from_whom, from_whom.stop  # "secured a settlement [from] X"
    asked = asked_about(items, begin, rule, language)
    if asked is not None:
        roles.object, roles.stop = asked, asked.stop
    parties = _two_parties(items, begin, rule, grammar)
    if parties is not None:
        roles.subject, roles.object = parties
        roles.stop = roles.object.stop
        return roles
    filed: Phrase | None = None
    if roles.object is None and (rule.opponent or rule.role == "against"):
        roles.object = opponent_after(items, begin, grammar)
        # "a suit [filed by X], which accused Y": before the other side.
        filed = agent_of_support(items, begin, grammar) or _bringer(items, begin, grammar)
        roles.stop = max(roles.stop, roles.object.stop if roles.object else 0)
    if filed is not None and _is_decided_on(items, at):
        roles.agent, roles.stop = filed, max(roles.stop, filed.stop)
        return roles
    owner = _owner(items, begin, grammar)
    if roles.object is None and not grammar.head_first:
        roles.object = _recipient(items, at) or _imposed_on(items, begin if owner is None else owner + 1, grammar)
        roles.stop = max(roles.stop, roles.object.stop if roles.object and owner is not None else 0)
    if grammar.head_first and (
        roles.object is None or not (roles.object.names or roles.object.modifiers or roles.object.unknown)
    ):
        roles.object = carried_to(items, begin, grammar) or roles.object
    if roles.object is None:
        cover = next((k for k in range(begin, min(begin + 16, len(items))) if items[k].any("covering")), None)
        if cover is not None:
            roles.object = object_after(items, cover + 1, grammar, markers=markers)
            roles.stop = roles.object.stop
    if roles.object is None and rule.complement and (whom := addressee(items, begin, grammar)) is not None:
        roles.object, roles.stop = whom, whom.stop
    roles.agent = filed or agent_after(items, roles.stop - 1, grammar)
    if roles.object is None and rule.action == "investigate":
        roles.object = offender_found(items, roles.agent.stop if roles.agent else begin, grammar)
    if roles.agent is None and rule.marked and grammar.head_first:
        roles.agent = _opener(items, roles.stop, grammar)
    if roles.agent is None:
        roles.agent = agent_of_support(items, roles.stop, grammar) or _giver(items, at, roles.stop, grammar)
        roles.agent = roles.agent or _sender(items, begin, grammar)
    if rule.opponent and not grammar.head_first and roles.agent is not None and _goes_on_as_name(items, roles.agent):
        roles.agent = None
    if roles.agent is not None:
        roles.stop = max(roles.stop, roles.agent.stop)
    led = roles.object is None and not grammar.head_first and roles.agent is not None and roles.stop < len(items)
    if led and items[roles.stop].any(*markers) and not items[roles.stop].any("genitive", "complementizer"):
        phrase = object_after(items, roles.stop, grammar, markers=markers)
        if phrase.names:
            roles.object, roles.stop = phrase, phrase.stop  # "a probe launched by X [into Y]"
    if owner is not None:
        roles.subject = _ender(items, at, grammar) or Subject(items[owner], [], owner, noun_class(items[owner]))
        return roles
    support = _support_before(items, at)
    if grammar.head_first and at and items[at - 1].any("location"):
        support = None  # "Perintah itu dikeluarkan dalam gugatan X": no carrier of the noun
    if not grammar.head_first and support is not None:
        apart = any(i.any("subordinator") and not i.any("complementizer") for i in items[support + 1 : at])
        behind = items[support + 1] if items[support + 1].text not in QUOTES else items[support + 2]
        apart = apart or is_of_it(items[support], behind)
        apart = apart or _is_of_rules(items, support, at)
        support = None if apart or _is_beside(items, support, at) else support  # "issued an order after the ban ..."
    told = not grammar.head_first and support is not None and roles.object is None and roles.agent is not None
    if told and support is not None and _is_pleaded_against(items, support, at):
        roles.subject, roles.passive = subject_before(items, support, grammar), True
        return roles  # "[Alpha] filed an appeal against the fine imposed by the regulator"
    if grammar.head_first and support is not None and any(i.any("relative") for i in items[support:at]):
        support = None  # "dilakukan atas perintah Pengadilan yang menentang pemblokiran itu"
    if grammar.head_first and support is not None and carries_another(items, support, at):
        support = None  # "memberikan alasan atas blokir itu"
    if support is not None and not any(i.text in {",", ";"} for i in items[support:at]):
        roles.support = support
        subject = subject_before(items, support, grammar)
        acts = items[support].any("support_active", "reversal_active", "postponing") and not _is_passive_support(items, support)
        received = roles.object is not None and support < roles.object.start < at  # "has given X a warning"
        if acts or (received and not grammar.head_first and _has_given(items, support)):
            if subject.item is None and items[0].any("accompanying"):
                end_at_comma(items, at, roles)
                subject = subject_behind(items, support, roles.stop) or subject  # "Besides filing a suit against X, [Y] ..."
            roles.subject = None if _is_anothers(subject, items[support:at]) else subject
        elif roles.object is None or roles.object.head == OTHER or names_powers(roles.object):
            if roles.object is not None and names_powers(roles.object):
                roles.agent, roles.object = roles.agent or roles.object, None  # "menerima surat teguran Kominfo"
            roles.subject, roles.passive = subject, True
            roles.agent = roles.agent or _modifying_power(items, support, at)
    sought = rule.located and rule.marked and roles.subject is not None and not roles.passive and roles.object is not None
    if grammar.head_first and sought and roles.object is not None and not (roles.object.names or roles.object.located):
        offender = offender_behind(
            items, roles.object.start, roles.object, grammar
        )  # "memulai penyelidikan dugaan monopoli oleh X"
        roles.object, roles.agent = offender or roles.object, None if offender else roles.agent
    if rule.action == "investigate" and not grammar.head_first and _is_of_offender(roles):
        roles.object, roles.agent = _doers(roles.agent), None  # "X announced an investigation into the collection of data by Y"
    if grammar.compound_modifier and (roles.subject is None or roles.subject.item is None):
        roles.subject = _before_noun(items, at, roles)
        if roles.subject is None and at and items[at - 1].any("owning") and roles.object is not None and roles.object.names:
            roles.subject = subject_before(items, at - 1, grammar)  # "Jordan said [its] suspension of X would go on"
    elif grammar.compound_modifier and (roles.object is None or (not roles.object.names and roles.object.head in (None, OTHER))):
        roles.object = _compound(items, at) or roles.object
    return roles


def _support_before(items: Sequence[Item], at: int) -> int | None:
    """The verb that carries a noun, past what brackets say: "[slapped] 68 billion won ($50.4 million) in fines on X"."""
    k, left = at - 1, _CARRIED
    while k >= 0 and left:
        if items[k].text == ")":
            k = next((j for j in range(k - 1, max(-1, k - _BRACKETS), -1) if items[j].text == "("), k)
        elif items[k].any(*_SUPPORT):
            return k
        k, left = k - 1, left - 1
    return None


def _is_of_offender(roles: Roles) -> bool:
    """Whether somebody takes the step, and what is looked into has been done by a service."""
    acts = roles.subject is not None and roles.subject.item is not None and not roles.passive
    deed = roles.object is not None and not roles.object.names and roles.object.start < roles.stop
    return acts and deed and names_sides(_doers(roles.agent))


def _doers(agent: Phrase | None) -> Phrase:
    """Who has done what is looked into, or whose "cars" have."""
    if agent is None or agent.names or not agent.modifiers:
        return agent or Phrase()
    return Phrase(names=agent.modifiers[:1], start=agent.start, stop=agent.stop)


def end_at_comma(items: Sequence[Item], at: int, roles: Roles) -> None:
    """ "Besides filing a suit against X, [Y] asked ...": the comma ends the opening clause, and no list."""
    comma = next((k for k in range(at + 1, len(items)) if items[k].text == ","), None)
    if comma is not None and roles.object is not None and comma < roles.stop:
        roles.object.names = [name for name in roles.object.names if name.start < items[comma].start]
        roles.stop = roles.object.stop = comma


def _goes_on_as_name(items: Sequence[Item], agent: Phrase) -> bool:
    """ "filed by the [U.S.] Chatlune Users Alliance": a place that begins a name which nothing is known of."""
    first = next((k for k, item in enumerate(items) if agent.names and item is agent.names[0]), None)
    follows = items[first + 1] if first is not None and first + 1 < len(items) else None
    return first is not None and is_place(items[first]) and follows is not None and (follows.capital or is_name(follows))


def _bringer(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """ "The suit challenging the law was brought by [the guild]": who brought it, behind what it wants."""
    wants = begin < len(items) and grammar.progressive is not None and items[begin].low.endswith(grammar.progressive)
    if grammar.head_first or not wants:
        return None
    for k in range(begin + 1, min(begin + _WANTED, len(items) - 1)):
        if items[k].any("passive_auxiliary") and items[k + 1].any("support_passive", "support_active"):
            return agent_after(items, k + 1, grammar)
        if items[k].text in {",", ";"} or items[k].any("relative", "subordinator"):
            return None
    return None


def _is_decided_on(items: Sequence[Item], at: int) -> bool:
    """ "A court rejected [an appeal] lodged by X": the verb before it tells what a court does about it."""
    k = at - 1
    while k > 0 and (items[k].any("article", "determiner") or items[k].is_plain):
        k -= 1
    return any(f.rule.court and f.voice != NOUN for f in items[k].forms)


def _is_pleaded_against(items: Sequence[Item], support: int, at: int) -> bool:
    """ "filed an [appeal] against the fine": what the verb carries is the plea, and not the measure."""
    between = items[support + 1 : at]
    return any(f.rule.role == "against" for item in between for f in item.forms) and not any(i.text == "," for i in between)


def _is_beside(items: Sequence[Item], support: int, at: int) -> bool:
    """ "the measures imposed [alongside] the fine": what a preposition leads to is carried by no verb before it."""
    k = at - 1
    while k > support and (items[k].any("determiner", "transparent", "number", "article") or items[k].is_plain):
        k -= 1
    led = k > support and items[k].any("preposition")
    return led and not items[k].any("patient", "genitive", "location", "partner", "agent", "support_passive")


def _is_of_rules(items: Sequence[Item], support: int, at: int) -> bool:
    """ "issued rules on internet [shutdowns]": what is issued are rules for measures to come, and no measure."""
    return any(
        rule.any("pattern:law_suffix") and rule.entity is None and led.any("preposition", "location")
        for rule, led in pairwise(items[support + 1 : at])
    )


def _each_of(items: Sequence[Item], begin: int, markers: Sequence[str], grammar: Grammar) -> Phrase | None:
    """ "two probes[, one into] X [and another into] Y": against whom each of several is."""
    names: list[Item] = []
    k = begin
    while k + 3 < len(items) and (items[k].text == "," or items[k].any("coordinator")):
        k += 1 + items[k + 1].any("coordinator", "determiner")
        if k + 2 >= len(items) or not items[k].any("number", "another") or not items[k + 1].any(*markers):
            break
        one = object_after(items, k + 2, grammar)
        names += one.names[:1]
        k = k + 3 if not one.names else next(j for j, item in enumerate(items) if item is one.names[0]) + 1
    return Phrase(names=names, start=begin, stop=k) if names else None


def _is_anothers(subject: Subject, between: Sequence[Item]) -> bool:
    """ "Chatlune launched a challenge to Freedonia[']s ban": what a service does about the measure of a body."""
    service = subject.item is not None and subject.item.entity is not None and subject.item.entity.kind not in POWERS
    owners = [one.entity for one, after in pairwise(between) if after.any("possessive")]
    acts = any(f.voice != NOUN for item in between[1:] for f in item.forms)  # "granted an injunction to block Texas's ban"
    return (service or acts) and any(owner is not None and owner.kind in POWERS for owner in owners)


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
    measured = grammar.head_first and rule.role == "object" and not rule.opponent  # "denda [KPPU] terhadap [Grab]"
    if (rule.role not in ("partner", "against") and not rule.opponent and not measured) or begin >= len(items):
        return None
    if not grammar.head_first and not (rule.role == "partner" and items[begin].any("preposition")):
        return None
    markers = ("opponent",) if rule.opponent or measured else MARKERS[rule.role]
    begin += items[begin].any("preposition") and not items[begin].any(*markers)
    first = object_after(items, begin, grammar, orders=not grammar.head_first)
    if (items[begin : begin + 1] and items[begin].any(*markers)) or not first.names or first.stop >= len(items):
        return None
    if measured and not (names_powers(first) or _names_providers(first)):
        return None
    joined = rule.role == "partner" and len(first.names) > 1
    behind = first.stop + (items[first.stop].text == ",")
    marked = grammar.head_first and behind < len(items) and items[behind].any(*markers)
    second = object_after(items, behind + 1, grammar) if marked else None
    if second is None and joined:
        second = Phrase(names=first.names[1:], start=first.start, stop=first.stop)  # "pertemuan antara Kominfo dan Telegram"
    return (Subject(first.names[0], [], begin), second) if second is not None and second.names else None


def _names_providers(phrase: Phrase) -> bool:
    """Whether a phrase names companies only, which take measures too: "blokir [Netabadi] terhadap Kirimin"."""
    return all(i.entity is not None and i.entity.kind == ORGANIZATION for i in phrase.names)


def _compound(items: Sequence[Item], at: int) -> Phrase | None:
    """What stands right before a noun, and suffers what it says: "lifts [TikTok] ban", "lifts [social media] ban"."""
    before = items[at - 1] if at else None
    if before is None or before.adjective:
        return None
    if is_name(before) and before.entity is not None and before.entity.kind not in POWERS:
        return Phrase(names=[before], start=at - 1, stop=at)
    return Phrase(head=PLATFORM, start=at - 1, stop=at) if noun_class(before) == PLATFORM else None


def _opener(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """ "penyelidikan (yang) dibuka [KPPU]": of a step, the word that ends a measure says that it began."""
    begin += begin < len(items) and items[begin].any("relative", "cue:before", "adverb")
    opened = begin < len(items) and items[begin].any("reversal_passive")
    return agent_after(items, begin, grammar) if opened else None


def _giver(items: Sequence[Item], at: int, stop: int, grammar: Grammar) -> Phrase | None:
    """From whom it was received: "mendapat teguran keras dari Otoritas Siber", "served with a subpoena from the attorney
    general".
    """
    if not any(i.any("support_passive") for i in items[max(0, at - 6) : at]):
        return None
    return giver_after(items, stop, grammar)


def _sender(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
    """ "Teguran [dari Komisi X] ditujukan kepada Y": whose step it is, before the verb that tells to whom it goes."""
    if not grammar.head_first or begin >= len(items) or "source" not in items[begin].tags:
        return None
    phrase = object_after(items, begin + 1, grammar)
    carried = phrase.stop < len(items) and items[phrase.stop].any("support_passive")
    return phrase if carried and names_powers(phrase) else None


def _modifying_power(items: Sequence[Item], support: int, at: int) -> Phrase | None:
    """Whose measure it is, before its noun: "is facing an [EU] probe", "hit with a 500 million euro [EU] fine"."""
    powers = [i for i in items[support + 1 : at] if i.entity is not None and i.entity.kind in POWERS]
    return Phrase(names=powers[-1:], start=support + 1, stop=at) if powers else None


def _past_sum(items: Sequence[Item], begin: int) -> int:
    """Behind how much it is: "the fine [of nearly €800 million] that X imposed", "fines [totalling 5 million] on X"."""
    if begin >= len(items) or not items[begin].any("genitive", "summing"):
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
    pronoun = not grammar.head_first and k < len(items) and items[k].any("ref:plural")  # "the fine [it] had imposed"
    if k + 1 >= len(items) or items[k].adjective or not (is_name(items[k]) or noun_class(items[k]) == AGENCY or pronoun):
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
    while begin < len(items) and items[begin].any("perfect", "adverb", "passive_auxiliary"):
        begin += 1
    if begin >= len(items) or "support_passive" not in items[begin].tags or items[begin].any("passive_auxiliary"):
        return None
    for k in range(begin + 1, min(begin + 9, len(items))):
        if items[k].any("patient") and not items[k].any("genitive", "complementizer"):
            phrase = object_after(items, k + 1, grammar)
            if phrase.head != PEOPLE:  # but "the fine imposed on X drivers"
                phrase.names = phrase.names or phrase.modifiers  # "the fine imposed on X concerned its cookies"
            return phrase if phrase.names or phrase.unknown else None
        if items[k].text in {".", ";"} or items[k].any("subordinator", "relative"):
            return None
    return None


def carried_to(items: Sequence[Item], begin: int, grammar: Grammar) -> Phrase | None:
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
            given = k > 1 and ("support_active" in items[k - 2].tags or _has_given(items, k - 2))
            return Phrase(head=noun_class(item), start=k - 1, stop=k + 1) if given else None
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


def _before_noun(items: Sequence[Item], at: int, roles: Roles) -> Subject | None:
    """ "India's TikTok ban", "Australian ban": modifiers before an English noun. Gives the subject, and `roles` the object."""
    subject: Subject | None = None
    k = at - 1
    while k >= 0 and at - k <= 5:
        item = items[k]
        if noun_class(item) == DECISION or any(form.rule.court for form in item.forms):
            break  # "A court [rules] TikTok ban unlawful", "[ruled that] the ban": what it decides of, and others have imposed
        if is_name(item) and item.entity is not None:
            owner = k + 1 < at and "possessive" in items[k + 1].tags
            if owner and item.entity.kind == "person" and any(noun_class(i) == CONTENT for i in items[k + 2 : at]):
                break  # "after the president's account suspension": done to what is theirs
            if owner or item.entity.kind in POWERS:
                subject = subject or Subject(item, [], k)
            elif roles.object is None:
                roles.object = Phrase(names=[item], start=k, stop=k + 1)
        elif item.adjective or (item.any("ref:government") and k + 1 < at and "possessive" in items[k + 1].tags):
            subject = subject or Subject(item, [], k)
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
    return subject
