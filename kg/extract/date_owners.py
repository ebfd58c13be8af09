"""Dates of a sentence that belong to something else than a deed: to who speaks, to an aside, to what happened besides."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.date_deeds import (
    APOSTROPHES,
    CLAUSES,
    DAY,
    NOUN_REACH,
    Deed,
    Marks,
    has_trigger,
    is_term,
    items_between,
)
from kg.extract.document import Item, Sentence
from kg.text.dates import BEHIND, STATED, DateMention

_TERMS = ("until", "deadline", "by", "before", "after")
_VERB_AND_ARTICLE = 2
_OPENING = 2
_PASSIVE = 3  # the deed itself, the auxiliary and the verb
_NO_NOUN = ("preposition", "location", "coordinator", "relative", "subordinator", "passive_auxiliary", "perfect", "article")
_SPEECH = ("speech:verbs", "speech:reporting", "speech:according")
_ATTRIBUTES = 2
_SOURCE = 80  # code points from a word that leads a source to its date
_FOUNDED = 3  # items from the word for a beginning to its date
_BRACKETS = ("(", ")")


def may_date(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    """Whether a date is not plainly that of something else."""
    return (
        mention.note != BEHIND
        and mention.cue not in _TERMS
        and not is_term(mention, marks)
        and not _of_speech(deed, mention, marks)
        and not _of_source(deed, mention, marks)
        and not _of_aside(deed, mention, marks)
        and not _of_happening(deed, mention, marks)
        and not _of_participle(deed, mention, marks)
        and not _of_founding(deed, mention)
        and not is_attribute(deed, mention, marks)
        and not _is_appointed(deed, mention)
        and not _of_earlier_clause(deed, mention)
        and not _of_passive(deed, mention, marks)
        and not (deed.bare and (_is_far(deed, mention, marks) or _is_governed(deed) or _is_of_verb(deed, mention)))
        and not (mention.cue == "since" and (deed.composed or _is_repeated(deed, mention) or _is_lapse(deed, mention)))
        and not any(i.text[:1] in APOSTROPHES for i in items_between(deed, mention.end, mention.end + 1))
    )


def _of_speech(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    """A date beside a speech verb dates the speech: `..., ujarnya, Minggu (16/7/2017)`, "on Monday said it had blocked".

    Not where the verb makes the deed known ("announced on Monday"): that is the day of the deed, as far as anyone can tell.
    """
    sentence, start = deed.sentence, deed.start
    inside = sentence.quote_at(sentence.start + mention.start), sentence.quote_at(sentence.start + start)
    if inside[0] is not inside[1]:
        return True
    speech = [
        i.start - sentence.start
        for i in sentence.items
        if i.any("speech:verbs", "speech:reporting")
        and not (i.forms or i.any("ask", "order", "cue:before"))
        and i.start - sentence.start not in marks.told
        and i.start - sentence.start not in deed.announced
        and not _is_hearsay(sentence, i)
    ]
    if any(mention.start < o < start and not has_trigger(deed, mention.start, o) for o in speech):
        return True
    nearest = max((o for o in speech if o < mention.start), default=None)
    if nearest is None or nearest < start < mention.start:
        return False
    if any(max(nearest, start) < o < mention.start for o in marks.told):
        return False  # "due to alleged faults, the ministry announced on Monday"
    if mention.start < start and any(i.any("complementizer") for i in items_between(deed, nearest + 1, mention.start)):
        return False  # "said that on Monday it had blocked"
    return not has_trigger(deed, nearest + 1, mention.start)


def _of_source(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    """ "Melansir Reuters, Rabu (15/9/2021), ...", "..., seperti dikutip dari Reuters, Rabu.": that day the source told it."""
    leads = max((o for o in marks.citing if o < mention.start), default=None)
    if leads is None or mention.start - leads > _SOURCE or has_trigger(deed, leads + 1, mention.start):
        return False
    if sum(leads < c < mention.start for c in marks.commas) > 1:
        return False
    behind = next((i for i in items_between(deed, mention.end, deed.sentence.end) if i.text not in _BRACKETS), None)
    return behind is None or not behind.is_word


def _of_founding(deed: Deed, mention: DateMention) -> bool:
    """ "X, founded in 2019, settled ...", "which was launched in 2016", "sejak berdiri 25 tahun lalu": when it began to be."""
    sentence = deed.sentence
    if "beginning" not in sentence.tags:
        return False
    items = sentence.written  # what only describes a name is folded into it
    before = [k for k, i in enumerate(items) if i.start - sentence.start < mention.start]
    at = next((k for k in reversed(before[-_FOUNDED:]) if items[k].any("beginning")), None)
    if at is None or items[at].start - sentence.start == deed.start:
        return False
    k = at - 1
    while k > 0 and items[k].any("passive_auxiliary", "perfect", "adverb"):
        k -= 1
    return k > 0 and (items[k].text in {",", "("} or items[k].any("relative", "since"))


def _is_hearsay(sentence: Sentence, verb: Item) -> bool:
    """ "On Monday the ministry is said to have blocked it": the day is that of what is told."""
    at = sentence.items.index(verb)
    before, after = sentence.items[max(0, at - 1) : at], sentence.items[at + 1 : at + 2]
    return any(i.any("passive_auxiliary") for i in before) and any(i.any("complementizer") for i in after)


def _is_place(sentence: Sentence, preposition: Item) -> bool:
    """ "before a parliamentary committee": where, and not when."""
    at = sentence.items.index(preposition)
    behind = sentence.items[at + 1 : at + 2 + NOUN_REACH]
    return any(i.any("noun:agency", "noun:any_agency", "noun:court") or (i.entity and i.entity.kind == "agency") for i in behind)


def _of_aside(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    """A date behind "setelah" or "before" dates what came before or after the deed, whichever of the two clauses stands first."""
    start, base = deed.start, deed.sentence.start

    def opens(item: Item) -> bool:
        return item.any("posterior") or (item.start - base in marks.earlier and not _is_place(deed.sentence, item))

    if mention.start > start:
        between = items_between(deed, start, mention.start)
        said = next((k for k, i in enumerate(between) if i.start - base in marks.told | deed.announced), 0)
        if any(i.text == "," for i in between[:said]):
            return False  # "blocked it following a ruling, the regulator announced on Monday"
        return any(map(opens, between)) and not _is_apart(deed, mention)
    earlier = items_between(deed, 0, mention.start)
    opening = next((k for k in range(len(earlier) - 1, -1, -1) if opens(earlier[k])), None)
    if opening is None or any(i.text == "," for i in earlier[opening:]):
        return False
    # "hours after it published its ruling of Monday, in which it held that ...": that is the aside still.
    later = items_between(deed, mention.end, start)
    return any(i.text == "," and not any(j.any("relative") for j in later[k + 1 : k + 3]) for k, i in enumerate(later))


def _is_apart(deed: Deed, mention: DateMention) -> bool:
    """A day between a comma and the end of the clause is that of the whole: `diputuskan setelah bertemu, Selasa (22/3)`."""
    before = items_between(deed, 0, mention.start)
    after = items_between(deed, mention.end, mention.end + 3)
    return (
        bool(before)
        and before[-1].text == ","
        and (mention.value is None or len(mention.value) == DAY)
        and all(not i.is_word for i in after[:1])
    )


def _attached(deed: Deed, mention: DateMention) -> list[Item]:
    """The words before a date, without those that lead to it: "... the election on" 5 May."""
    items = items_between(deed, 0, mention.start)
    while items and items[-1].any("preposition", "location"):
        items.pop()
    return items


def _of_happening(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    """ "fined it over the leak of March 2019", "the election on 5 May": the day of what happened besides, unless it is recent."""
    if mention.basis != STATED:
        return False
    base = deed.sentence.start
    for item in _attached(deed, mention)[: -NOUN_REACH - 1 : -1]:
        if item.start - base in marks.happenings:
            # "banned it when riots broke out in May": the same time.
            together = any(o < item.start - base and (o == 0 or o > deed.start) for o in marks.when)
            return item.start - base != deed.start and not together
        far = item.any("preposition") and not item.any("location")
        if not item.is_word or item.forms or far or item.any("relative", *CLAUSES):
            return False
    return False


def _of_participle(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    """ "because of articles published in 2016": of a noun that is none for the deed ("in a decision published on Monday")."""
    items, base = _attached(deed, mention), deed.sentence.start
    if not marks.reduced or deed.bare or mention.start < deed.start or len(items) < _PASSIVE:
        return False
    *_, adverb, noun, verb = items
    if adverb.any("passive_auxiliary"):
        return False
    if verb.start <= deed.start + base or verb.start - base not in marks.told:
        return False
    if noun.start - base in marks.deeds or noun.any("passive_auxiliary", "relative", "adverb", "perfect"):
        return False
    if any(i.text == "," for i in items_between(deed, deed.start, verb.start - base)):
        return False  # "It was blocked, the ministry announced on Monday."
    return noun.is_word and not _is_by(items[:-2])


def _is_by(before: list[Item]) -> bool:
    """Whether the noun behind these is how the deed was done: "in a [statement issued on Monday]", "by an [order]"."""
    return any(a.any("location", "means", "through") and b.any("article") for a, b in pairwise(before[-NOUN_REACH:]))


def _is_appointed(deed: Deed, mention: DateMention) -> bool:
    """ "summoned its chief for 3 March": what is asked for that day is done before."""
    before = items_between(deed, 0, mention.start)[-1:]
    return mention.start > deed.start and any(i.any("body_of") for i in before)


def is_attribute(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    """ "the deadly August 25 shooting", "a 2019 law", "its July block": a date between an article and a noun is the noun's."""
    after = items_between(deed, mention.end, mention.end + 2)[:1]
    before = items_between(deed, 0, mention.start)[-2:]
    if not after or not after[0].is_word or after[0].capital or after[0].any(*_NO_NOUN):
        return False
    if not deed.bare and after[0].start - deed.sentence.start in marks.deeds and _is_by(items_between(deed, 0, mention.start)):
        return False  # "fined it in a Friday ruling"
    opened = [i.any("article", "owning") or i.text[:1] in APOSTROPHES for i in before]
    return bool(opened) and (opened[-1] or (opened[0] and before[-1].is_plain and not after[0].forms))


def _of_earlier_clause(deed: Deed, mention: DateMention) -> bool:
    """ "The centre, whose report in October led to it, will investigate": of a clause about a noun before the deed."""
    if mention.start > deed.start:
        return False
    items = items_between(deed, 0, mention.start)
    opening = next((k for k in range(len(items) - 1, -1, -1) if items[k].any("relative")), None)
    if opening is None or any(i.text == "," for i in items[opening + 1 :]):
        return False
    if any(i.start - deed.sentence.start in deed.asked for i in items[opening + 1 :]):
        return False  # "the minister, who had asked the office on Monday to block it"
    if items[0].any("preposition", "location") and not any(i.text == "," for i in items) and len(mention.value or "") == DAY:
        return False  # "At a meeting that was held on Monday, ..."
    if any(i.text == "," for i in items_between(deed, mention.end, deed.start)):
        return True
    # "an app that launched in 2016 was blocked", but "an app that regulators on Monday blocked".
    clause = [i for i in items[opening + 1 :] if not i.any("preposition", "location", "article", "adverb")]
    return bool(clause) and clause[-1].is_plain and not clause[-1].capital


def _of_passive(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    """ "stopped the law from being enforced on 1 August": the day of a passive verb that tells no deed."""
    if mention.start < deed.start:
        return False
    items = [i for i in items_between(deed, deed.start, mention.start) if not i.any("preposition", "location", "adverb")]
    if len(items) < _PASSIVE or not items[-2].any("passive_auxiliary"):
        return False
    verb = items[-1]
    told = verb.start - deed.sentence.start in marks.told or (deed.bare and verb.any("support_active", "support_passive"))
    return verb.is_word and verb.entity is None and not verb.capital and not verb.forms and not told


def _is_lapse(deed: Deed, mention: DateMention) -> bool:
    """ "They could read it for the first time since June, after the court had lifted the ban": not since when the deed holds."""
    if mention.start > deed.start or not any(i.text == "," for i in items_between(deed, mention.end, deed.start)):
        return False
    items = items_between(deed, 0, mention.start)
    opening = next((k for k in range(len(items) - 1, -1, -1) if items[k].text == ","), -1)
    return sum(i.is_word for i in items[opening + 1 :]) > _OPENING


def _is_governed(deed: Deed) -> bool:
    """ "It lost its case last year", "will hear Meta's appeal": the date is of a verb that does more than carry the noun."""
    items = deed.sentence.items
    near = range(deed.at - 1, max(deed.at - NOUN_REACH, 0), -1)
    owner = next((k for k in near if items[k].any("owning") or items[k].text[:1] in APOSTROPHES), None)
    if owner is None:
        return False
    while owner > 1 and (items[owner].text[:1] in APOSTROPHES or items[owner - 1].capital):
        owner -= 1
    owner = next((k for k in range(owner - 1, max(owner - NOUN_REACH, 0), -1) if items[k].any("article")), owner)
    verb = items[owner - 1]
    carries = verb.any("support_active", "support_passive", "preposition", "location", "coordinator", *_SPEECH, *CLAUSES)
    return verb.is_word and not carries and not verb.capital


def _is_of_verb(deed: Deed, mention: DateMention) -> bool:
    """ "The court on Tuesday cut the fine": between a date and the noun stands a verb that does more than carry it."""
    between = items_between(deed, mention.end, deed.start)
    if mention.start > deed.start or len(between) < _VERB_AND_ARTICLE:
        return False
    verb, behind = between[0], between[1]
    carries = verb.any("support_active", "support_passive", "determiner", "adverb", *_NO_NOUN)
    return verb.is_word and verb.entity is None and not verb.capital and not carries and behind.any("article", "determiner")


def _is_far(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    """ "On 31 January the foundation issued a statement condemning the shutdowns": the date is that of the statement."""
    after = mention.start > deed.start
    between = items_between(deed, deed.start, mention.start) if after else items_between(deed, mention.end, deed.start)
    base = deed.sentence.start
    if after and any(i.start - base in marks.deeds and _is_new(between, k) for k, i in enumerate(between)):
        return True  # "The ban follows a similar move that was announced last year"
    if after and any(i.start - base in marks.told for i in between[1 : NOUN_REACH + 1]):
        return False  # "the inquiry that the office opened in May"
    # "began a municipal lawsuit", "a fine was imposed", "a ban has stood since": a verb that does nothing but carry the noun.
    first = deed.sentence.items[max(0, deed.at - NOUN_REACH) : deed.at]
    near = [*first, *between] if after else between[-NOUN_REACH - 1 :]
    carried = (after and mention.cue == "since") or any(i.any("support_active", "support_passive") for i in near)
    return not carried and sum(i.is_word for i in between) > (2 * NOUN_REACH if after else NOUN_REACH)


def _is_new(items: list[Item], at: int) -> bool:
    """ "a similar move": another deed, and not the way by which this one was done: "in a decision"."""
    before = items[max(0, at - 2) : at]
    opening = next((k for k, i in enumerate(before) if i.any("article") and not i.any("determiner")), None)
    return opening is not None and not _is_by(items[: at - len(before) + opening + 1])


def _is_repeated(deed: Deed, mention: DateMention) -> bool:
    """ "tiga kali melayangkan surat sejak Mei", "removed 1,900 videos since May": the day of the first of many is not told."""
    items = deed.sentence.items[max(0, deed.at - 3) : deed.at + 9]
    base = deed.sentence.start
    outside = [i for i in items if not mention.start <= i.start - base < mention.end]
    return not (deed.lasting or deed.undoing) and any(i.any("number") or i.text[:1].isdigit() for i in outside)


def is_beside(deed: Deed, mention: DateMention) -> bool:
    """Whether nothing but a word or two stands between a date and the noun for the deed."""
    between = items_between(deed, mention.end, deed.start)
    return len(between) <= _ATTRIBUTES and all(i.is_word and not i.any(*_NO_NOUN) for i in between)
