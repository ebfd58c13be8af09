"""Which dates of a sentence are those of one of its deeds, and which are of another, of who speaks, or of a term."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.document import Item, Sentence
from kg.ontology import NOUN
from kg.text.dates import ATTRIBUTE, BEHIND, STATED, DateMention

_TERMS = ("until", "deadline", "by", "before", "after")
_DAY, _YEAR = len("2017-07-14"), len("2017")
_BREAKS = frozenset({",", ";", ":", "–", "—"})
_APOSTROPHES = frozenset("'’")  # "Thursday's hearing"
_TERM_REACH = 60
_NOUN_REACH = 4
_ATTRIBUTES = 2
_VERB_AND_ARTICLE = 2
_OPENING = 2
_PASSIVE = 3  # the deed itself, the auxiliary and the verb
_NO_NOUN = ("preposition", "location", "coordinator", "relative", "subordinator", "passive_auxiliary", "perfect", "article")

_SPEECH = ("speech:verbs", "speech:reporting", "speech:according")

# Behind one of these stands another clause, whose dates are its own.
_CLAUSES = ("relative", "posterior", "subordinator", "adversative", "because")


@dataclass(frozen=True, slots=True)
class Deed:
    """One trigger in its sentence. `composed`: the trigger is a noun for what the deed undoes ("ended the suspension").

    `bare`: nothing but a noun tells it, and the sentence may be about something else. `lasting`: what the deed brings about
    goes on, so that "since" gives its day. `actions` are what the trigger says by itself, and what is read of it.
    """

    sentence: Sentence
    at: int
    actions: frozenset[str] = frozenset()
    composed: bool = False
    bare: bool = False
    lasting: bool = False

    @property
    def start(self) -> int:
        """Where the trigger begins, counted in the sentence as mentions are."""
        return self.sentence.items[self.at].start - self.sentence.start


@dataclass(frozen=True, slots=True)
class Marks:
    """Offsets in a sentence: the ends of words for a term, commas, words by which a deed becomes known, nouns for any deed.

    And nouns for what happened besides, and words that say "before". `reduced`: the language has clauses such as "articles
    published in 2016", where a passive verb alone says something of a noun.
    """

    terms: tuple[int, ...] = ()
    commas: tuple[int, ...] = ()
    told: frozenset[int] = frozenset()
    deeds: frozenset[int] = frozenset()
    happenings: frozenset[int] = frozenset()
    earlier: frozenset[int] = frozenset()
    reduced: bool = False


def deadline_of(mentions: Sequence[DateMention], marks: Marks) -> str | None:
    """The first date that a word for a term announces."""
    usable = (m for m in mentions if m.value and m.note != ATTRIBUTE)
    return next((m.value for m in usable if m.cue in ("until", "deadline", "by") or is_term(m, marks)), None)


def is_term(mention: DateMention, marks: Marks) -> bool:
    """Whether the date stands shortly behind a word such as "deadline": "batas waktu penutupan ... (17 September 2025)"."""
    return any(
        0 <= mention.start - end <= _TERM_REACH and not any(end <= c < mention.start for c in marks.commas) for end in marks.terms
    )


def own_dates(deed: Deed, mentions: Sequence[DateMention], marks: Marks) -> list[DateMention]:
    """The dates that a deed may have, the likeliest first; none where all belong to something else."""
    start = deed.start
    if deed.bare and (own := [m for m in mentions if m.end <= start and _is_attribute(deed, m, marks) and _is_beside(deed, m)]):
        return own[-1:]
    mentions = [m for m in mentions if m.note != ATTRIBUTE]
    usable = [m for m in mentions if _may_date(deed, m, marks)]
    before, after = _neighbours(deed)
    behind = [m for m in mentions if m.note == BEHIND]
    ahead = [m for m in usable if start <= m.start < after and not _of_clause(deed, m) and not _opens_next(deed, m)]
    if ahead:
        return _nearest(ahead, start)
    governing = [m for m in behind if before < m.start < start] if before >= 0 else [m for m in behind if m.start < start]
    if governing:
        return governing[-1:]
    usable = [m for m in usable if not any(m.start < b.start < start for b in behind)]
    between = [m for m in usable if before < m.start < start]
    ours = [m for m in between if before < 0 or not _is_taken(deed, m, before)]
    ranks = (
        ours,
        [m for m in usable if m.start < _first_trigger(deed) and not _parted(deed, m.end, start)],
        [m for m in between if _is_coordinated(deed, m)],
        [m for m in usable if m.start >= after and _is_trailing(deed, m)],
    )
    return _nearest(next((rank for rank in ranks if rank), []), start)


def _nearest(mentions: list[DateMention], start: int) -> list[DateMention]:
    return sorted(mentions, key=lambda m: (abs(m.start - start), m.start))


def _may_date(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    return (
        mention.note != BEHIND
        and mention.cue not in _TERMS
        and not is_term(mention, marks)
        and not _of_speech(deed, mention, marks)
        and not _of_aside(deed, mention, marks)
        and not _of_happening(deed, mention, marks)
        and not _of_participle(deed, mention, marks)
        and not _is_attribute(deed, mention, marks)
        and not _is_appointed(deed, mention)
        and not _of_earlier_clause(deed, mention)
        and not _of_passive(deed, mention, marks)
        and not (deed.bare and (_is_far(deed, mention) or _is_governed(deed) or _is_of_verb(deed, mention)))
        and not (mention.cue == "since" and (deed.composed or _is_repeated(deed, mention) or _is_lapse(deed, mention)))
        and not any(i.text[:1] in _APOSTROPHES for i in _items(deed, mention.end, mention.end + 1))
    )


def _items(deed: Deed, start: int, end: int) -> list[Item]:
    """The items between two offsets of the sentence."""
    base = deed.sentence.start
    return [i for i in deed.sentence.items if start <= i.start - base < end]


def _triggers(deed: Deed) -> list[int]:
    base = deed.sentence.start
    return [i.start - base for i in deed.sentence.items if i.forms and i.entity is None]


def _first_trigger(deed: Deed) -> int:
    return min(_triggers(deed), default=deed.start)


def _neighbours(deed: Deed) -> tuple[int, int]:
    """Where the trigger before and the one after stand; -1 and the end of the sentence where there is none."""
    base = deed.sentence.start
    # "agreed to pay the settlement last week": a noun for the same deed behind the verb is no other one.
    same = {i.start - base for i in deed.sentence.items if any(f.rule.action in deed.actions for f in i.forms)}
    # "lifted on Monday the ban ...": the verb that undoes what a noun names is the deed, too.
    others = [o for o in _triggers(deed) if o != deed.start and not (o in same and (o > deed.start or deed.composed))]
    end = deed.sentence.end - deed.sentence.start
    return max((o for o in others if o < deed.start), default=-1), min((o for o in others if o > deed.start), default=end)


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
        and not _is_hearsay(sentence, i)
    ]
    if any(mention.start < o < start and not _has_trigger(deed, mention.start, o) for o in speech):
        return True
    nearest = max((o for o in speech if o < mention.start), default=None)
    if nearest is None or nearest < start < mention.start:
        return False
    if mention.start < start and any(i.any("complementizer") for i in _items(deed, nearest + 1, mention.start)):
        return False  # "said that on Monday it had blocked"
    return not _has_trigger(deed, nearest + 1, mention.start)


def _is_place(sentence: Sentence, preposition: Item) -> bool:
    """ "before a parliamentary committee": where, and not when."""
    at = sentence.items.index(preposition)
    behind = sentence.items[at + 1 : at + 2 + _NOUN_REACH]
    return any(i.any("noun:agency", "noun:any_agency", "noun:court") or (i.entity and i.entity.kind == "agency") for i in behind)


def _attached(deed: Deed, mention: DateMention) -> list[Item]:
    """The words before a date, without those that lead to it: "... the election on" 5 May."""
    items = _items(deed, 0, mention.start)
    while items and items[-1].any("preposition", "location"):
        items.pop()
    return items


def _of_happening(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    """ "fined it over the leak of March 2019", "the election on 5 May": the day of what happened besides, unless it is recent."""
    if mention.basis != STATED:
        return False
    base = deed.sentence.start
    for item in _attached(deed, mention)[: -_NOUN_REACH - 1 : -1]:
        if item.start - base in marks.happenings:
            return item.start - base != deed.start
        far = item.any("preposition") and not item.any("location")
        if not item.is_word or item.forms or far or item.any("relative", *_CLAUSES):
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
    if any(i.text == "," for i in _items(deed, deed.start, verb.start - base)):
        return False  # "It was blocked, the ministry announced on Monday."
    return noun.is_word and not _is_by(items[:-2])


def _is_by(before: list[Item]) -> bool:
    """Whether the noun behind these is how the deed was done: "in a [statement issued on Monday]", "by an [order]"."""
    return any(a.any("location", "means", "through") and b.any("article") for a, b in pairwise(before[-_NOUN_REACH:]))


def _is_hearsay(sentence: Sentence, verb: Item) -> bool:
    """ "On Monday the ministry is said to have blocked it": the day is that of what is told."""
    at = sentence.items.index(verb)
    before, after = sentence.items[max(0, at - 1) : at], sentence.items[at + 1 : at + 2]
    return any(i.any("passive_auxiliary") for i in before) and any(i.any("complementizer") for i in after)


def _has_trigger(deed: Deed, start: int, end: int) -> bool:
    return any(start <= o < end for o in _triggers(deed))


def _of_aside(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    """A date behind "setelah" or "before" dates what came before or after the deed, whichever of the two clauses stands first."""
    start, base = deed.start, deed.sentence.start

    def opens(item: Item) -> bool:
        return item.any("posterior") or (item.start - base in marks.earlier and not _is_place(deed.sentence, item))

    if mention.start > start:
        return any(opens(i) for i in _items(deed, start, mention.start)) and not _is_apart(deed, mention)
    earlier = _items(deed, 0, mention.start)
    opening = next((k for k in range(len(earlier) - 1, -1, -1) if opens(earlier[k])), None)
    if opening is None or any(i.text == "," for i in earlier[opening:]):
        return False
    # "hours after it published its ruling of Monday, in which it held that ...": that is the aside still.
    later = _items(deed, mention.end, start)
    return any(i.text == "," and not any(j.any("relative") for j in later[k + 1 : k + 3]) for k, i in enumerate(later))


def _is_appointed(deed: Deed, mention: DateMention) -> bool:
    """ "summoned its chief for 3 March": what is asked for that day is done before."""
    before = _items(deed, 0, mention.start)[-1:]
    return mention.start > deed.start and any(i.any("body_of") for i in before)


def _is_attribute(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    """ "the deadly August 25 shooting", "a 2019 law", "its July block": a date between an article and a noun is the noun's."""
    after = _items(deed, mention.end, mention.end + 2)[:1]
    before = _items(deed, 0, mention.start)[-2:]
    if not after or not after[0].is_word or after[0].capital or after[0].any(*_NO_NOUN):
        return False
    if not deed.bare and after[0].start - deed.sentence.start in marks.deeds and _is_by(_items(deed, 0, mention.start)):
        return False  # "fined it in a Friday ruling"
    opened = [i.any("article", "owning") or i.text[:1] in _APOSTROPHES for i in before]
    return bool(opened) and (opened[-1] or (opened[0] and before[-1].is_plain and not after[0].forms))


def _is_beside(deed: Deed, mention: DateMention) -> bool:
    """Whether nothing but a word or two stands between a date and the noun for the deed."""
    between = _items(deed, mention.end, deed.start)
    return len(between) <= _ATTRIBUTES and all(i.is_word and not i.any(*_NO_NOUN) for i in between)


def _of_earlier_clause(deed: Deed, mention: DateMention) -> bool:
    """ "The centre, whose report in October led to it, will investigate": of a clause about a noun before the deed."""
    if mention.start > deed.start:
        return False
    items = _items(deed, 0, mention.start)
    opening = next((k for k in range(len(items) - 1, -1, -1) if items[k].any("relative")), None)
    if opening is None or any(i.text == "," for i in items[opening + 1 :]):
        return False
    if items[0].any("preposition", "location") and not any(i.text == "," for i in items) and len(mention.value or "") == _DAY:
        return False  # "At a meeting that was held on Monday, ..."
    if any(i.text == "," for i in _items(deed, mention.end, deed.start)):
        return True
    # "an app that launched in 2016 was blocked", but "an app that regulators on Monday blocked".
    clause = [i for i in items[opening + 1 :] if not i.any("preposition", "location", "article", "adverb")]
    return bool(clause) and clause[-1].is_plain and not clause[-1].capital


def _of_passive(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    """ "stopped the law from being enforced on 1 August": the day of a passive verb that tells no deed."""
    if mention.start < deed.start:
        return False
    items = [i for i in _items(deed, deed.start, mention.start) if not i.any("preposition", "location", "adverb")]
    if len(items) < _PASSIVE or not items[-2].any("passive_auxiliary"):
        return False
    verb = items[-1]
    told = verb.start - deed.sentence.start in marks.told or (deed.bare and verb.any("support_active", "support_passive"))
    return verb.is_word and verb.entity is None and not verb.capital and not verb.forms and not told


def _is_lapse(deed: Deed, mention: DateMention) -> bool:
    """ "They could read it for the first time since June, after the court had lifted the ban": not since when the deed holds."""
    if mention.start > deed.start or not any(i.text == "," for i in _items(deed, mention.end, deed.start)):
        return False
    items = _items(deed, 0, mention.start)
    opening = next((k for k in range(len(items) - 1, -1, -1) if items[k].text == ","), -1)
    return sum(i.is_word for i in items[opening + 1 :]) > _OPENING


def _is_governed(deed: Deed) -> bool:
    """ "It lost its case last year", "will hear Meta's appeal": the date is of a verb that does more than carry the noun."""
    items = deed.sentence.items
    near = range(deed.at - 1, max(deed.at - _NOUN_REACH, 0), -1)
    owner = next((k for k in near if items[k].any("owning") or items[k].text[:1] in _APOSTROPHES), None)
    if owner is None:
        return False
    while owner > 1 and (items[owner].text[:1] in _APOSTROPHES or items[owner - 1].capital):
        owner -= 1
    owner = next((k for k in range(owner - 1, max(owner - _NOUN_REACH, 0), -1) if items[k].any("article")), owner)
    verb = items[owner - 1]
    carries = verb.any("support_active", "support_passive", "preposition", "location", "coordinator", *_SPEECH, *_CLAUSES)
    return verb.is_word and not carries and not verb.capital


def _is_of_verb(deed: Deed, mention: DateMention) -> bool:
    """ "The court on Tuesday cut the fine": between a date and the noun stands a verb that does more than carry it."""
    between = _items(deed, mention.end, deed.start)
    if mention.start > deed.start or len(between) < _VERB_AND_ARTICLE:
        return False
    verb, behind = between[0], between[1]
    carries = verb.any("support_active", "support_passive", "determiner", "adverb", *_NO_NOUN)
    return verb.is_word and verb.entity is None and not verb.capital and not carries and behind.any("article", "determiner")


def _is_far(deed: Deed, mention: DateMention) -> bool:
    """ "On 31 January the foundation issued a statement condemning the shutdowns": the date is that of the statement."""
    after = mention.start > deed.start
    between = _items(deed, deed.start, mention.start) if after else _items(deed, mention.end, deed.start)
    # "began a municipal lawsuit", "a fine was imposed", "a ban has stood since": a verb that does nothing but carry the noun.
    first = deed.sentence.items[max(0, deed.at - _NOUN_REACH) : deed.at]
    near = [*first, *between] if after else between[-_NOUN_REACH - 1 :]
    carried = (after and mention.cue == "since") or any(i.any("support_active", "support_passive") for i in near)
    return not carried and sum(i.is_word for i in between) > (2 * _NOUN_REACH if after else _NOUN_REACH)


def _is_apart(deed: Deed, mention: DateMention) -> bool:
    """A day between a comma and the end of the clause is that of the whole: `diputuskan setelah bertemu, Selasa (22/3)`."""
    before = _items(deed, 0, mention.start)
    after = _items(deed, mention.end, mention.end + 3)
    return (
        bool(before)
        and before[-1].text == ","
        and (mention.value is None or len(mention.value) == _DAY)
        and all(not i.is_word for i in after[:1])
    )


def _is_repeated(deed: Deed, mention: DateMention) -> bool:
    """ "tiga kali melayangkan surat sejak Mei", "removed 1,900 videos since May": the day of the first of many is not told."""
    items = deed.sentence.items[max(0, deed.at - 3) : deed.at + 9]
    base = deed.sentence.start
    outside = [i for i in items if not mention.start <= i.start - base < mention.end]
    return not deed.lasting and any(i.any("number") or i.text[:1].isdigit() for i in outside)


def _of_clause(deed: Deed, mention: DateMention) -> bool:
    """ "a suspension that began on 30 August", "the app, which was launched in 2016": of a clause about the object."""
    items = _items(deed, deed.start, mention.start)
    opening = next((k for k in range(len(items) - 1, 0, -1) if items[k].any("relative")), None)
    if opening is None or any(i.text == "," for i in items[opening:]):
        return False
    return deed.composed or mention.value is None or len(mention.value) < _DAY


def _opens_next(deed: Deed, mention: DateMention) -> bool:
    """ "fined A, and in June 2020 banned B": a date at once behind "and" is that of the verb that follows."""
    between = _items(deed, deed.start + 1, mention.start)
    while between and between[-1].any("preposition", "location") and not between[-1].any("coordinator"):
        between.pop()
    joined = bool(between) and between[-1].any("coordinator", "adversative")
    return joined and _has_trigger(deed, mention.end, deed.sentence.end)


def _is_taken(deed: Deed, mention: DateMention, before: int) -> bool:
    """Whether a date between two triggers is that of the first: most follow their verb ("blocked it on Monday, and then ...")."""
    after = [i for i in _items(deed, mention.end, deed.start) if i.text not in {",", ")"}]
    if not after and not deed.bare:
        return False  # "opened an office on Monday, complying with the demand"
    if _is_frame(deed, mention):
        return False  # "At a meeting on Monday, the court ..."
    if _is_antecedent(deed, before) and any(i.any("relative", "subordinator") for i in after[:2]):
        return False  # "a ruling last year in which the court found that ..."
    if after and after[0].any("coordinator", *_CLAUSES):
        # "was imposed on 2 November when the government suspended ...": the same day for both.
        return not after[0].any("subordinator") or after[0].any("posterior", "because", "adversative", "coordinator")
    between = _items(deed, before + 1, mention.start)
    while between and between[-1].any("preposition", "location", "adverb", "coordinator", "patient", "adversative"):
        if between.pop().any("adversative"):
            return False
    return not between or between[-1].text not in _BREAKS


def _is_frame(deed: Deed, mention: DateMention) -> bool:
    """Whether a date closes the phrase with a preposition that the sentence begins with."""
    items = _items(deed, 0, mention.start)
    closes = any(i.text == "," for i in _items(deed, mention.end, mention.end + 1))
    return closes and bool(items) and items[0].any("preposition", "location") and not any(i.text == "," for i in items)


def _is_antecedent(deed: Deed, before: int) -> bool:
    """Whether the trigger before is a noun for what the verb tells."""
    item = next(iter(_items(deed, before, before + 1)), None)
    return item is not None and any(f.voice == NOUN and f.rule.action in deed.actions for f in item.forms)


def _parted(deed: Deed, start: int, end: int) -> bool:
    """Whether another clause begins between two places: by a word that opens one, or by a new subject behind "and"."""
    items = _items(deed, start, end)
    if any(i.text == ";" or (i.any(*_CLAUSES) and not i.any("complementizer")) for i in items):
        return True
    joints = [k for k, i in enumerate(items) if i.any("coordinator")]
    if deed.bare and joints and joints[-1] >= len(items) - _VERB_AND_ARTICLE:
        return True  # "dropped its inquiry last month, and a fine was annulled"
    return any(any(i.entity is not None for i in items[k + 1 : k + 4]) and any(i.forms for i in items[k + 1 :]) for k in joints)


def _is_coordinated(deed: Deed, mention: DateMention) -> bool:
    """ "fined A on Monday and banned B": verbs joined by a mere "and" share their date."""
    items = [i for i in _items(deed, mention.end, deed.start) if i.text not in {",", ")"}]
    return 0 < len(items) <= 2 and items[0].any("coordinator")


def _is_trailing(deed: Deed, mention: DateMention) -> bool:
    """ "ordered providers to block X on Monday": a day at the end is that of all verbs before it in the clause."""
    if mention.value is None or _parted(deed, deed.start + 1, mention.start):
        return False
    # "refused the request in February": less than a day may be that of the deed named last.
    items = _items(deed, deed.start, mention.start)
    nouns = all(
        any(f.voice == NOUN for f in item.forms) or before.any("article", "determiner", "possessive")
        for before, item in pairwise(items)
        if item.forms and item.entity is None
    )
    return len(mention.value) == _DAY or (nouns and len(mention.value) > _YEAR)
