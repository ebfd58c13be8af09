"""The subject before a verb: over auxiliaries, brackets, appositions and relative clauses, to whom it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from kg.extract.asides import is_done_by, is_told, is_used, led_to_by_time, opens_between_dashes
from kg.extract.bearers import acts_through, bearer, named_in_brackets
from kg.extract.decisions import decider
from kg.extract.document import Item
from kg.extract.hyphens import is_compound
from kg.extract.joint_subjects import first_of_list, governed, governed_list, joined, joined_name, places_behind
from kg.extract.nouns import (
    AGENCY,
    BELONGING,
    CONTENT,
    DECISION,
    ORGANIZATION,
    PEOPLE,
    PLATFORM,
    QUOTES,
    is_name,
    is_place,
    is_verb,
    noun_class,
)
from kg.extract.reading import SIDES
from kg.extract.sharing import asking_verb, deciding, earlier_verb, is_sequel, main_verb, ranking_verb
from kg.extract.sought import decided_by, filing_verb, is_called_for, issuing_verb, told_for, unknown_decider
from kg.ontology import ACTIVE, NOUN, PASSIVE, Grammar


@dataclass(slots=True)
class Subject:
    """The subject found before a verb: its item (a name or a reference), those joined to it, and where it begins.

    `unknown` are capitalised words right before the verb that nothing is known of. `decision`: it stands in the genitive of a
    plan, a sale or a case.
    """

    item: Item | None
    joint: list[Item] = field(default_factory=list)
    index: int = 0
    head: str | None = None
    crossed: list[Item] = field(default_factory=list)
    unknown: list[Item] = field(default_factory=list)
    decision: bool = False


def subject_before(items: Sequence[Item], at: int, grammar: Grammar) -> Subject:
    """Walks left from a verb to its subject, over auxiliaries, brackets, appositions and relative clauses.

    Everything walked over is kept in `crossed`, nearest first, for the reading of the status.
    """
    if (decider_at := decided_by(items, at, grammar)) is not None:
        return Subject(items[decider_at], [], decider_at)
    if (told_at := told_for(items, at, grammar)) is not None:
        return Subject(items[told_at], [], told_at)
    if (unlisted := unknown_decider(items, at, grammar)) is not None:
        return Subject(None, [], unlisted, None, [], [items[unlisted]])
    if is_called_for(items, at, grammar):
        return Subject(None, [], at, PEOPLE)
    if grammar.head_first and (served := _served(items, at)) is not None:
        return Subject(items[served], [], served)
    asks = asking_verb(items, at, grammar)
    main = main_verb(items, at, grammar) or asks or ranking_verb(items, at, grammar)
    main = main or deciding(items, at, grammar) or filing_verb(items, at, grammar) or issuing_verb(items, at, grammar)
    if main is not None:
        shared = subject_before(items, main, grammar)
        if shared.item is not None or shared.unknown or (main == asks and "visiting" in items[main].tags):
            return shared
    crossed: list[Item] = []
    unknown: list[Item] = []
    passive = any(f.voice == PASSIVE for f in items[at].forms)
    aside = False
    k = at - 1
    steps = 0
    while k >= 0 and steps < 60:
        steps += 1
        item = items[k]
        if not item.capital and item.is_plain:
            crossed.append(item)  # as most: it is none of what follows
            k -= 1
            continue
        if (
            item.is_plain
            and item.capital
            and not is_compound(item)
            and (not unknown or unknown[0] is items[k + 1])
            and all(c.any(*_VERBAL) or c in unknown for c in crossed)
        ):
            unknown.insert(0, item)
            if k and items[k - 1].any("speech:according"):
                unknown.clear()  # "Menurut Ilmar Kesk, blokir Kirimin bisa dibuka": who says it does not do it
        if (
            item.tags.get("cue:before") == "planned"
            and items[k + 1].any("copula")
            and not item.low.endswith(f" {grammar.infinitive}")
        ):
            return Subject(None, [], k, DECISION, crossed)  # "[plans] are underway to ban X"
        goes_on = item.any("coordinator", "subordinator", "means") or is_sequel(items, k)
        if item.any("means") and not grammar.head_first and (own := _of_clause(items, k)) is not None:
            return own
        if goes_on and _only_turn(crossed):
            earlier = earlier_verb(items, k, grammar) or (k if item.any("subordinator") and not item.any("coordinator") else None)
            if earlier is not None:
                inherited = subject_before(items, earlier, grammar)
                if inherited.item is None and is_sequel(items, k) and not is_verb(items[earlier]):
                    ours = next((j for j in range(earlier - 1, -1, -1) if is_verb(items[j])), None)
                    inherited = inherited if ours is None else subject_before(items, ours, grammar)
                if inherited.item is not None or inherited.unknown:
                    return inherited
        if item.text == ")":
            begin = next((j for j in range(k - 1, max(-1, k - 12), -1) if items[j].text == "("), k)
            alias = named_in_brackets(items, k, begin)
            if alias is not None:
                return Subject(alias, [], begin, None, crossed)
            k = begin - 1
            continue
        if item.text == "," and unknown and not aside:
            return Subject(None, [], k, None, crossed, unknown)  # "Setelah X tumbang, pada 3 Mei Raka mulai menghentikan ..."
        if item.text == "," and _closes_opening(items, k) and _is_parted(crossed, grammar):
            return Subject(None, [], k, None, crossed)  # "After blocking X, the kingdom is now blocking Y"
        if item.text == "," or (opens_between_dashes(items, k)):
            aside = True
            k = _before_aside(items, k) if item.text == "," else opens_between_dashes(items, k) - 1
            continue
        relative = item.any("relative") and not grammar.head_first and all(c.any(*_VERBAL) for c in crossed)
        if relative and (owner := decider(items, k)) is not None:
            return Subject(items[owner], [], owner, None, crossed)
        if relative and _other_antecedent(items, k):
            return Subject(None, [], k, PEOPLE, crossed)
        if unknown and unknown[0] is items[k + 1] and item.any("complementizer") and item.any("relative"):
            return Subject(None, [], k, None, crossed, unknown)  # "told members that Chatlune had removed ..."
        if item.any("ref:plural") and _is_object_of(items, k, grammar):
            crossed.append(item)
            k -= 1
            continue
        if item.any("ref:self", "ref:person", "ref:plural") and not governed(items, k):
            return Subject(item, [], k, None, crossed)
        if grammar.head_first and (owner := bearer(items, k)) is not None:
            k = owner
            continue
        if is_name(item):
            start = k
            if not grammar.head_first and k and items[k - 1].any("speech:according") and _is_parted(crossed, grammar):
                return Subject(None, [], k, None, crossed)  # "According to Surfshark African countries block X"
            if _owns_services(items, k, grammar):
                return Subject(item, [], k, None, crossed)
            acts = _of_a_body(items, k) or _is_antecedent(item, crossed) or _intends(items, k, at, grammar)
            acts = acts or _is_likened(items, first_of_list(items, k))
            if ((governed_list(items, k) or is_used(items, k, grammar) or is_told(items, k, crossed)) and not acts) or (
                k > 1 and items[k - 1].any("owning") and items[at - 1].low == grammar.infinitive
            ):
                crossed.append(item)
                k -= 1
                continue
            if (ender := _whose_object(items, k, grammar)) is not None:
                return subject_before(items, ender, grammar)
            head = _other_head(items, k, grammar)
            if head is not None:
                return Subject(None, [], k, head, crossed)
            if grammar.head_first and (part := _body_of_parent(items, k)) is not None:
                k = start = part
                item = items[k]
            if not grammar.head_first and _is_branch(items, k):
                k -= 1
                item, start = items[k], k
            if (where := led_to_by_time(items, k, crossed)) is not None:
                k = where - 1
                continue
            decision = _of_decision(items, k)
            mixed = passive and any(f.rule.opponent for f in items[at].forms)  # "Tokopedia dan Kominfo digugat"
            beside = [*joined(items, start, mixed=mixed), *places_behind(items, start, at)]
            return Subject(item, beside, first_of_list(items, start), None, crossed, decision=decision)
        if _describes_decision(items, k, at, grammar):
            crossed.append(item)
            k -= 1
            continue
        if item.any("ref:country") and items[k + 1].any("demonstrative") and not _is_body_of(items, k):
            return Subject(item, [], k, None, crossed)  # "[Negara] itu sempat memblokir X"
        cls = noun_class(item)
        if cls == AGENCY and not grammar.head_first and k + 1 < len(items) and noun_class(items[k + 1]) == DECISION:
            cls = DECISION  # "No [court order] had sanctioned the block": what the court has given
        leads = grammar.head_first and items[at].any("subordinator") and not items[at].any("adversative")
        told = leads and _is_told_of(items, k, grammar)
        free = not governed(items, k) or _intends(items, k, at, grammar) or (cls == CONTENT and _is_counted(items, k))
        free = free or (not grammar.head_first and cls in (PLATFORM, ORGANIZATION) and acts_through(items, k))
        free = free or (cls == PLATFORM and k + 1 == at and is_done_by(items, at))
        free = free and cls is not None and not item.forms and not told
        if free and _stands_alone(items, k, grammar):
            named = joined_name(items, k)
            if named is None and cls == AGENCY:
                named = _apposed(items, k)
                named = _body_of_members(items, k) if named is None else named
            if named is not None:
                return Subject(items[named], joined(items, named), named, None, crossed)
            refers = cls in (PLATFORM, ORGANIZATION, AGENCY) or item.any("noun:agency")
            return Subject(item if refers else None, [], k, cls, crossed, unknown)
        behind_verb = passive and _is_finite(item) and _opens_relative(crossed)  # "memulihkan akun yang ditangguhkan"
        if (
            item.any("subordinator", "condition", "unless")
            or item.text == ";"
            or (item.text == ":" and k + 1 < at)
            or behind_verb
        ):
            crossed.append(item)
            return Subject(None, [], k, None, crossed, unknown)
        crossed.append(item)
        k -= 1
    return Subject(None, [], max(k, 0), None, crossed, unknown)


def _of_clause(items: Sequence[Item], means: int) -> Subject | None:
    """ "The agency added [Chatlune] could change its terms by requiring X to ...": who does so in the clause of what is said."""
    for k in range(means - 2, 0, -1):
        if items[k].text in {",", ";"} or items[k].any("relative", "subordinator"):
            return None
        if is_name(items[k]) and items[k + 1].any("cue:before", "perfect", "future"):
            return (
                Subject(items[k], [], k) if items[k - 1].any("speech:reporting", "complementizer") or items[k - 1].forms else None
            )
    return None


def _body_of_parent(items: Sequence[Item], at: int) -> int | None:
    """ "[Bappebti] Kementerian Perdagangan memblokir X", "[Badan Ekspor] (Baeks) Kementerian Niaga": the body that stands
    before the one that it belongs to.
    """
    parent = items[at].entity
    k = at - 1
    if k > 1 and items[k].text == ")":
        k = next((j - 1 for j in range(k - 1, max(0, k - 4), -1) if items[j].text == "("), -1)
    own = items[k].entity if k >= 0 else None
    bodies = parent is not None and own is not None and parent.kind == own.kind == AGENCY and parent != own
    return k if bodies and not (items[k].adjective or items[k].office or items[at].office) else None


def _whose_object(items: Sequence[Item], at: int, grammar: Grammar) -> int | None:
    """ "lifted the [Facebook] ban on Thursday, but continues to bar X": where the verb stands whose object a measure is that a
    name only tells the target of.
    """
    if grammar.head_first or at < 2 or at + 1 >= len(items) or not items[at - 1].any("article", "determiner", "owning"):
        return None
    measure = items[at + 1].entity is None and any(f.voice == NOUN for f in items[at + 1].forms)
    return at - 2 if measure and is_verb(items[at - 2]) else None


def _closes_opening(items: Sequence[Item], comma: int) -> bool:
    """Whether a comma is the first of a sentence that opens with a clause or a term of its own."""
    opens = items[0].any("posterior", "subordinator") and not items[0].any("complementizer")
    return opens and not any(i.text == "," for i in items[:comma])


def _is_parted(crossed: Sequence[Item], grammar: Grammar) -> bool:
    """Whether a word of its own stands between a name and a verb, and no comma."""
    return not grammar.head_first and any(c.is_plain and not c.low.endswith(grammar.adverb_endings) for c in crossed)


def _is_counted(items: Sequence[Item], at: int) -> bool:
    """ "[Thousands of] accounts were deleted": what is counted is meant, and not its number."""
    return at > 1 and items[at - 1].any("genitive") and items[at - 2].any("number")


def _describes_decision(items: Sequence[Item], at: int, verb: int, grammar: Grammar) -> bool:
    """ "is seeking a [court] order to force X": what is wanted is of a court, and whoever wants it is told before."""
    led = grammar.infinitive is not None and verb - at > 2 and items[verb - 1].low == grammar.infinitive
    return led and noun_class(items[at]) == AGENCY and noun_class(items[at + 1]) == DECISION and at + 2 == verb - 1


def _is_body_of(items: Sequence[Item], at: int) -> bool:
    """ "Pengadilan [negara] itu", "di [negara] itu": a body of the country acts, or somebody in it."""
    return governed(items, at) or (at > 0 and noun_class(items[at - 1]) == AGENCY)


def _owns_services(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """ "delapan DNS milik [Fotoria] yang aksesnya ditutup": whose they are says what is shut."""
    entity = items[at].entity
    if not grammar.head_first or at < 2 or entity is None or entity.kind not in SIDES:
        return False
    if at + 1 < len(items) and items[at + 1].any("demonstrative"):
        return False  # "Platform gim milik Fotoria [itu] dibuka": one that was named before
    return items[at - 1].any("genitive") and not items[at - 1].any("location") and noun_class(items[at - 2]) == PLATFORM


def _apposed(items: Sequence[Item], at: int) -> int | None:
    """The name of a body between commas behind the noun for it: "a regional court, [the ECOWAS Court of Justice], ordered"."""
    if at + 1 >= len(items) or items[at + 1].text != ",":
        return None
    name = next((k for k in range(at + 2, min(at + 4, len(items) - 1)) if not items[k].any("determiner")), None)
    entity = items[name].entity if name is not None else None
    if name is None or entity is None or entity.kind != AGENCY or items[name].adjective:
        return None
    return name if items[name + 1].text in {",", "("} else None


def subject_behind(items: Sequence[Item], at: int, stop: int) -> Subject | None:
    """The subject that an opening clause leaves to the main clause: "Setelah ditegur dua kali, [Chatlune] ...", "After
    blocking X, [the ministry] ...".
    """
    led = (*_VERBAL, *_OPENING_A_CLAUSE, "since", "number")
    if not all(i.any(*led) or _is_measured(i) or _is_suffered_too(i) for i in items[:at]):
        return None
    opened = items[0].any("perfect") or any(i.any(*_OPENING_A_CLAUSE) for i in items[:at])  # "Having initially fined X,"
    if any(_is_measured(i) and not i.any(*_VERBAL) for i in items[:at]) and not opened:
        return None  # "The bakery was fined, Chatlune users said": it has a subject, which we know nothing of
    comma = next((k for k in range(stop, min(stop + _OPENING, len(items))) if items[k].text == ","), None)
    if comma is None or any(i.any("relative", "condition", "speech:reporting") for i in items[stop:comma]):
        return None
    if any(i.forms and not _is_suffered_too(i) for i in items[stop:comma]):
        return None
    k = comma + 1
    while (
        k < len(items)
        and not is_name(items[k])
        and items[k].any("transparent", "noun:platform", "noun:organization", "noun:belonging", "determiner")
    ):
        k += 1
    return Subject(items[k]) if k < len(items) and is_name(items[k]) else None


def _is_suffered_too(item: Item) -> bool:
    """ "Setelah dipanggil [dan ditegur] oleh Komdigi, Chatlune ...": another passive of the opening clause, and what joins it."""
    return item.any("coordinator") or any(f.voice == PASSIVE for f in item.forms)


def _only_turn(crossed: Sequence[Item]) -> bool:
    """Whether nothing between a conjunction and its verb could be a subject: "blocked X and [in May 2024 also] fined Y"."""
    after: Item | None = None
    for item, before in zip_longest(crossed, crossed[1:]):
        counted = before is not None and "number" in before.tags and _is_unit(item)
        dated = item.any("person:stop") or item.text.isdigit()
        leads = after is not None and item.any("preposition", "location") and (after.any("person:stop") or after.text.isdigit())
        if not (item.any(*_VERBAL, "number") or dated or leads or counted):
            return False
        after = item
    return True


def _is_unit(item: Item) -> bool:
    """ "empat [tahun]"."""
    return item.entity is None and item.text.islower() and not item.forms and noun_class(item) is None


def _is_measured(item: Item) -> bool:
    """A small word that may stand before a verb, as in "setelah dua [pekan] diblokir"."""
    return item.is_plain and not item.capital


def _is_antecedent(name: Item, crossed: Sequence[Item]) -> bool:
    """ "surat dari Kominfo yang meminta ...": the body or country right before the relative pronoun is its subject."""
    body = name.entity is not None and name.entity.kind in (AGENCY, "place") and not name.adjective
    k = len(crossed) - 1
    while k > 0 and noun_class(crossed[k]) == DECISION:
        k -= 1  # "due to a court [decision in July] that barred ..."
    if k < len(crossed) - 1:
        while k > 0 and (crossed[k].any("preposition", "person:stop") or crossed[k].text.isdigit()):
            k -= 1
    return body and bool(crossed) and crossed[k].any("relative")


def _is_likened(items: Sequence[Item], at: int) -> bool:
    """ "Platforms like [Facebook] were blocked": one of those that the noun before means."""
    return at > 1 and items[at - 1].any("likening") and noun_class(items[at - 2]) == PLATFORM


def _intends(items: Sequence[Item], at: int, verb: int, grammar: Grammar) -> bool:
    """ "amid [the ministry]'s threat to block X": whoever intends is who acts, whatever stands before."""
    between = items[at + 2 : verb]
    if grammar.infinitive is None or not between or "possessive" not in items[at + 1].tags:
        return False
    led = between[-1].low.rpartition(" ")[2] == grammar.infinitive
    return led and not any(i.forms or is_name(i) or i.text == "," or i.any("coordinator", "relative") for i in between)


def _body_of_members(items: Sequence[Item], at: int) -> int | None:
    """ "[the Supreme Court], whose five judges held that ...": the body whose members act."""
    k = at - 1
    while k > 0 and items[k].any("number", "transparent"):
        k -= 1
    if k < 1 or not items[k].any("relative"):
        return None
    k -= 2 if items[k - 1].text == "," else 1
    entity = items[k].entity if k >= 0 else None
    return k if entity is not None and entity.kind == AGENCY and not items[k].adjective else None


def _other_antecedent(items: Sequence[Item], relative: int) -> bool:
    """ "passengers who were charged": the word before the relative pronoun is nobody that an action of ours could be done to."""
    if not relative or is_name(items[relative - 1]):
        return False
    before = items[relative - 1]
    return noun_class(before) in (PEOPLE, CONTENT, BELONGING, DECISION) or before.is_plain


_HEADS, _MEMBERS = "person:power_titles", "person:member_titles"
_VERB = 7  # letters
_KIND = 3  # words from what a service is to its name
_SERVED = 4  # items from the word for whom it is to the verb
_OPENING_A_CLAUSE = ("subordinator", "posterior", "accompanying")
_OPENING = 14  # words between the verb of an opening clause and its comma
_VERBAL = ("cue:before", "passive_auxiliary", "perfect", "adverb", "transparent", "complementizer")


def _opens_relative(crossed: Sequence[Item]) -> bool:
    """Whether the verb that the walk began at stands in a relative clause: nothing but auxiliaries before its pronoun."""
    first = next((k for k, c in enumerate(crossed) if not c.any(*_VERBAL)), None)
    return first is not None and crossed[first].any("relative")


def _is_finite(item: Item) -> bool:
    return item.entity is None and noun_class(item) is None and any(f.voice in (ACTIVE, PASSIVE) for f in item.forms)


def _of_a_body(items: Sequence[Item], at: int) -> bool:
    """ "Officials of the commission": the body acts through them."""
    k = at - 1
    while k >= 0 and (
        items[k].any("determiner", "transparent", "noun:platform", "noun:organization") and not items[k].any("genitive")
    ):
        k -= 1
    entity = items[at].entity
    if k >= 0 and items[k].any("agent") and entity is not None and entity.kind == "agency":
        return True
    inside = k >= 1 and items[k].any("location") and not items[k].any("genitive")
    if inside and entity is not None and entity.kind == "place" and "noun:any_agency" not in items[k - 1].tags:
        return False  # "a jury in Los Angeles": the jury acts; but "officials in India" are India
    if k >= 1 and items[k].any("genitive") and entity is not None and entity.kind == "place" and items[k - 1].any(_HEADS):
        return not items[k - 1].any(_MEMBERS)  # "the governor of Texas"
    return k >= 1 and items[k].any("genitive", "location") and noun_class(items[k - 1]) in (AGENCY, BELONGING, DECISION)


def _is_object_of(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """ "users who kept posting [it] would be shut out": behind a verb that goes on, a pronoun is its object."""
    before = items[at - 1] if at else None
    progressive = grammar.progressive
    return progressive is not None and before is not None and before.is_plain and before.low.endswith(progressive)


def _is_branch(items: Sequence[Item], at: int) -> bool:
    """ "Chatlune [Japan] was raided": a country right behind a service is its branch; but "told Chatlune Japan would ..."."""
    place, service = items[at].entity, items[at - 1].entity if at else None
    if place is None or service is None or place.kind != "place" or service.kind not in SIDES:
        return False
    told = at > 1 and (items[at - 2].forms or items[at - 2].any("speech:verbs", "speech:reporting"))
    return items[at].start - items[at - 1].end == 1 and not told


def _of_decision(items: Sequence[Item], at: int) -> bool:
    """ "The purchase of [the app Wayfind] was blocked": what it is done to is no platform."""
    k = at - 1
    while (
        k > 0 and items[k].any("determiner", "transparent", "noun:platform", "noun:organization") and not items[k].any("genitive")
    ):
        k -= 1
    return k > 0 and items[k].any("genitive") and noun_class(items[k - 1]) == DECISION


def _before_aside(items: Sequence[Item], comma: int) -> int:
    """The index before an aside that ends at this comma: a relative clause or an apposition between two commas."""
    inner = False
    for j in range(comma - 1, max(-1, comma - 26), -1):
        if items[j].text == ",":
            if items[j + 1].any("aside") or (not inner and _opens_aside(items, j)):
                return j - 1
            if inner:
                break
            inner = True  # "Zoom, based in San Jose, California, said ...": an aside may hold a comma of its own
    return comma - 1


def _opens_aside(items: Sequence[Item], comma: int) -> bool:
    """ "Raka Wisesa, [Menteri Siber,] meminta ..." is an aside; in "Senada, Menteri Siber Raka Wisesa, meminta ..." he is the
    subject, and the comma behind him a slip.
    """
    opening, before = items[comma + 1], items[comma - 1] if comma else None
    if opening.any("person:titles") or opening.office:
        named = before is not None and (is_name(before) or (before.capital and comma > 1) or before.text in QUOTES)
        return named or before is None or noun_class(before) is not None
    if opening.any("relative", "determiner") or (before is not None and _tells_where(items, comma)):
        return True
    if opening.any("number") and items[comma + 2].any("genitive") and before is not None and is_name(before):
        return True  # "Kirimin, [one of the world's most popular apps,] sued X"
    if len(items) > comma + 2 and is_name(opening) and items[comma + 2].any("possessive"):
        return comma > 0 and (is_name(items[comma - 1]) or items[comma - 1].text == ")")  # "the board, [X's] regulator,"
    return comma > 0 and is_name(items[comma - 1]) and opening.any("article", "noun:platform", "noun:organization")


def _tells_where(items: Sequence[Item], comma: int) -> bool:
    """ "Pemkot Tanjungbalai[, Sumatera Utara,] melarang X": where a body is, between commas behind its name."""
    before = items[comma - 1].entity
    body = before is not None and before.kind == AGENCY
    return body and is_place(items[comma + 1]) and comma + 2 < len(items) and items[comma + 2].text == ","


def _served(items: Sequence[Item], at: int) -> int | None:
    """ "dasar hukum bagi [KPI] dalam mengawasi X", "dukungan kepada [Kominfo] dalam memblokir Y": who does it stands before
    "in", behind the word for whom it is.
    """
    if at < _SERVED or not items[at - 1].any("location"):
        return None
    k = at - 2
    if items[k].text == ")":
        k = next((j for j in range(k, max(-1, k - _SERVED), -1) if items[j].text == "("), 0) - 1
    entity = items[k].entity if k > 0 else None
    body = entity is not None and entity.kind == AGENCY and items[k - 1].any("patient") and not items[k - 1].any("partner")
    return k if body else None


def _other_head(items: Sequence[Item], at: int, grammar: Grammar) -> str | None:
    """ "TikTok users", "pengguna Facebook": a noun of another kind heads the phrase that the name stands in."""
    if grammar.head_first:
        k = at - 1
        if (kind := _kind_before(items, at)) is not None:
            k = kind - 1  # "aplikasi foto Pikselia" is an app, "pengguna aplikasi foto Pikselia" are people
        before = items[k] if k >= 0 else None
        heads = (PEOPLE,) if k < at - 1 else (PEOPLE, CONTENT)
        return noun_class(before) if before is not None and noun_class(before) in heads else None
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and "possessive" in after.tags:
        after = items[at + 2] if at + 2 < len(items) else None
    if after is not None and noun_class(after) in (PEOPLE, CONTENT) and not after.forms:
        return noun_class(after)
    return None


def _kind_before(items: Sequence[Item], at: int) -> int | None:
    """Where what a service is stands before its name: "[aplikasi] foto Pikselia"."""
    for k in range(at - 1, max(-1, at - _KIND), -1):
        if noun_class(items[k]) == PLATFORM:
            return k
        if not (items[k].is_plain and not items[k].capital) and noun_class(items[k]) != CONTENT:
            return None
    return None


def _is_told_of(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """ "X melanggar [aturan] privasi, sehingga didenda Y": the object of a verb that nothing else is known of."""
    before = items[at - 1] if at else None
    if before is None or before.capital:
        return False
    plain = before.is_plain and len(before.low) >= _VERB and before.low.startswith(grammar.verb_beginnings)
    return plain or before.any("breaking")


def _stands_alone(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """A common noun that heads its own phrase, with no name in apposition to it."""
    if grammar.head_first:
        following = items[at + 1] if at + 1 < len(items) else None
        return following is None or not is_name(following)
    if noun_class(items[at]) == ORGANIZATION and at > 1 and is_place(items[at - 1]) and items[at - 2].any("determiner"):
        return True  # "The US company": the place is no name of it
    k = at - 1
    while noun_class(items[at]) == BELONGING and k > 1 and items[k].is_plain and not items[k].capital:
        k -= 1  # "Amazon's cloud unit"
    owner = items[k - 1] if k > 0 and "possessive" in items[k].tags else None
    if at > 1 and noun_class(items[at]) in (PLATFORM, ORGANIZATION) and is_place(items[at - 1]):
        return items[at - 2].any("determiner")  # "the [U.S.] company"
    return at == 0 or not (is_name(items[at - 1]) or (owner is not None and is_name(owner)))
