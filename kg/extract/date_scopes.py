"""Which dates of a sentence are those of one of its deeds, and which are of another, of who speaks, or of a term."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.date_deeds import CLAUSES, DAY, NOUN_REACH, YEAR, Deed, Marks, has_trigger, is_term, items_between, triggers
from kg.extract.date_owners import is_attribute, is_beside, may_date
from kg.extract.document import Item
from kg.ontology import NOUN
from kg.text.dates import ATTRIBUTE, BEHIND, DateMention

_BREAKS = frozenset({",", ";", ":", "–", "—"})
_VERB_AND_ARTICLE = 2
_ASIDE = 2  # commas, one on each side


def deadline_of(mentions: Sequence[DateMention], marks: Marks) -> str | None:
    """The first date that a word for a term announces."""
    usable = (m for m in mentions if m.value and m.note != ATTRIBUTE)
    return next((m.value for m in usable if m.cue in ("until", "deadline", "by") or is_term(m, marks)), None)


def own_dates(deed: Deed, mentions: Sequence[DateMention], marks: Marks) -> list[DateMention]:
    """The dates that a deed may have, the likeliest first; none where all belong to something else."""
    start = deed.start
    if deed.bare and (own := [m for m in mentions if m.end <= start and is_attribute(deed, m, marks) and is_beside(deed, m)]):
        return own[-1:]
    mentions = [m for m in mentions if m.note != ATTRIBUTE]
    if then := [m for m in mentions if _is_told_by_when(deed, m, marks) or _is_of_subject(deed, m, marks)]:
        return then[-1:]
    usable = [m for m in mentions if may_date(deed, m, marks)]
    before, after = _neighbours(deed, marks)
    behind = [m for m in mentions if m.note == BEHIND]
    ahead = [m for m in usable if start <= m.start < after and not _is_apart(deed, m, marks)]
    if ahead:
        return _nearest(ahead, start)
    governing = [m for m in behind if before < m.start < start] if before >= 0 else [m for m in behind if m.start < start]
    if governing:
        return governing[-1:]
    usable = [m for m in usable if not any(m.start < b.start < start for b in behind)]
    between = [m for m in usable if before < m.start < start]
    ours = [m for m in between if before < 0 or not _is_taken(deed, m, before) or _is_then(m, marks)]
    ranks = (
        ours,
        [
            m
            for m in usable
            if m.start < _first_trigger(deed) and not _parted(deed, m.end, start) and not _is_outdone(deed, m, usable)
        ],
        [m for m in usable if _frames_all(deed, m, usable)],
        [m for m in between if _is_coordinated(deed, m)],
        [m for m in usable if m.start >= after and _is_trailing(deed, m)],
    )
    return _nearest(next((rank for rank in ranks if rank), []), start)


def _nearest(mentions: list[DateMention], start: int) -> list[DateMention]:
    return sorted(mentions, key=lambda m: (abs(m.start - start), m.start))


def _first_trigger(deed: Deed) -> int:
    return min(triggers(deed), default=deed.start)


def _neighbours(deed: Deed, marks: Marks) -> tuple[int, int]:
    """Where the trigger before and the one after stand; -1 and the end of the sentence where there is none."""
    base = deed.sentence.start
    # "agreed to pay the settlement last week": a noun for the same deed behind the verb is no other one.
    same = {
        i.start - base for i in deed.sentence.items if any(f.rule.action in deed.actions for f in i.forms) or _undoes(deed, i)
    }
    # "lifted on Monday the ban ...": the verb that undoes what a noun names is the deed, too.
    others = [o for o in triggers(deed) if o != deed.start and not (o in same and (o > deed.start or deed.composed))]
    # "the suit that the office filed in May", "who had asked the office on Monday to block it"
    carrying = [i.start - base for i in deed.sentence.items[deed.at + 1 : deed.at + 1 + NOUN_REACH]] if deed.bare else []
    others = [o for o in others if o not in deed.asked and not (o in carrying and o in marks.told)]
    end = deed.sentence.end - deed.sentence.start
    return max((o for o in others if o < deed.start), default=-1), min((o for o in others if o > deed.start), default=end)


def _of_clause(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    """ "a suspension that began on 30 August", "the app, which was launched in 2016": of a clause about the object."""
    items, base = items_between(deed, deed.start, mention.start), deed.sentence.start
    opening = next((k for k in range(len(items) - 1, 0, -1) if items[k].any("relative")), None)
    if opening is None or any(i.text == "," for i in items[opening:]):
        return False
    if len(items) == opening + 2 and items[opening + 1].start - base in marks.deeds:
        return False  # "annulled that decision last year"
    if deed.bare and any(i.start - base in marks.told for i in items[opening + 1 : opening + 1 + NOUN_REACH]):
        return False  # "the inquiry that the office opened in 2028"
    return deed.composed or deed.undoing or mention.value is None or len(mention.value) < DAY


def is_of_measure(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    """ "ended the suspension that began on 30 August": the date of a measure, and not of its end."""
    behind = items_between(deed, deed.start + 1, mention.start)
    return any(i.any("relative") or i.start - deed.sentence.start in marks.told for i in behind[: NOUN_REACH + 1])


def _is_apart(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    """Whether a date behind the deed is that of another clause."""
    if _is_distributed(deed, mention):
        return True
    return _of_clause(deed, mention, marks) or _opens_next(deed, mention) or _of_concession(deed, mention, marks)


def _is_distributed(deed: Deed, mention: DateMention) -> bool:
    """ "A and B have been blocked since 2014 and 2015": one for each, and not told here which."""
    joined = items_between(deed, mention.start, mention.end)
    return mention.cue == "since" and mention.end_value is not None and any(i.any("coordinator") for i in joined)


def _of_concession(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    """ "blocked it, although the attempt ended this year": of a clause behind a comma that tells of another time."""
    if mention.cue == "since":
        return False  # "stays blocked, as it has been since September"
    items, base = items_between(deed, deed.start, mention.start), deed.sentence.start
    return any(
        before.text == ","
        and i.any("subordinator", "adversative")
        and not i.any("complementizer", "because")
        and i.start - base not in marks.when
        for before, i in pairwise(items)
    )


def _opens_next(deed: Deed, mention: DateMention) -> bool:
    """ "fined A, and in June 2020 banned B": a date at once behind "and" is that of the verb that follows."""
    between = items_between(deed, deed.start + 1, mention.start)
    while between and between[-1].any("preposition", "location") and not between[-1].any("coordinator"):
        between.pop()
    joined = bool(between) and between[-1].any("coordinator", "adversative")
    return joined and has_trigger(deed, mention.end, deed.sentence.end)


def _undoes(deed: Deed, item: Item) -> bool:
    """Whether a verb ends what the noun names: "the fine was annulled in March"."""
    return deed.composed and item.any("reversal_active", "reversal_passive")


def _is_taken(deed: Deed, mention: DateMention, before: int) -> bool:
    """Whether a date between two triggers is that of the first: most follow their verb ("blocked it on Monday, and then ...")."""
    after = [i for i in items_between(deed, mention.end, deed.start) if i.text not in {",", ")"}]
    if not after and not deed.bare:
        return False  # "opened an office on Monday, complying with the demand"
    if _is_frame(deed, mention):
        return False  # "At a meeting on Monday, the court ..."
    if _is_antecedent(deed, before) and any(i.any("relative", "subordinator") for i in after[:2]):
        return False  # "a ruling last year in which the court found that ..."
    if after and after[0].any("coordinator", *CLAUSES):
        # "was imposed on 2 November when the government suspended ...": the same day for both.
        return not after[0].any("subordinator") or after[0].any("posterior", "because", "adversative", "coordinator")
    between = items_between(deed, before + 1, mention.start)
    if any(i.any("complementizer") for i in between[-_VERB_AND_ARTICLE:]):
        return False  # "recalled that in 2019 the state had cut the network"
    while between and between[-1].any("preposition", "location", "adverb", "coordinator", "patient", "adversative"):
        if between.pop().any("adversative"):
            return False
    return not between or between[-1].text not in _BREAKS


def _is_frame(deed: Deed, mention: DateMention) -> bool:
    """Whether a date closes the phrase with a preposition that the sentence begins with."""
    items = items_between(deed, 0, mention.start)
    closes = any(i.text == "," for i in items_between(deed, mention.end, mention.end + 1))
    return closes and bool(items) and items[0].any("preposition", "location") and not any(i.text == "," for i in items)


def _frames_all(deed: Deed, mention: DateMention, usable: Sequence[DateMention]) -> bool:
    """ "At the session that was held on 17 April, no ban was decided, but the court ordered ...": a day for all that follows."""
    if mention.end > deed.start or len(mention.value or "") != DAY or _is_outdone(deed, mention, usable):
        return False
    items = items_between(deed, mention.end, deed.start)
    later = any(i.text == ";" or i.any("posterior", "because") for i in items)
    return not later and (_is_frame(deed, mention) or (not items_between(deed, 0, mention.start) and _skips_aside(items)))


def _is_outdone(deed: Deed, mention: DateMention, usable: Sequence[DateMention]) -> bool:
    """ "On Monday reports emerged of an order sent on 4 May to remove it": another day stands nearer, and may be its day."""
    return any(mention.end <= m.start < deed.start and len(m.value or "") == DAY for m in usable)


def _skips_aside(items: Sequence[Item]) -> bool:
    """Whether an aside between commas stands at once behind a date: "On 14 January, two days before the vote, ..."."""
    commas = [k for k, i in enumerate(items) if i.text == ","]
    return len(commas) == _ASIDE and commas[0] == 0


def _is_told_by_when(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    """ "a case that began in May 2030, when the office accused it": the clause tells what happened then."""
    opening = next((o for o in sorted(marks.when) if o >= mention.end), None)
    if opening is None or opening > deed.start or mention.note == BEHIND or mention.cue in ("until", "by", "before", "after"):
        return False
    gap = [i for i in items_between(deed, mention.end, opening) if i.text not in {",", ")"}]
    clause = items_between(deed, opening, deed.start)
    return not gap and not has_trigger(deed, opening, deed.start) and all(i.text != "," for i in clause)


def _is_of_subject(deed: Deed, mention: DateMention, marks: Marks) -> bool:
    """ "the board's order of 9 January, which cut off the site": the clause tells what that order did."""
    before, after = items_between(deed, 0, mention.start), items_between(deed, mention.end, deed.start)
    dated = bool(before) and before[-1].any("preposition", "location", "body_of")
    named = dated and len(before) > 1 and before[-2].start - deed.sentence.start in marks.deeds
    return named and bool(after) and after[0].text == "," and after[1:2] == after[-1:] and after[-1].any("relative")


def _is_then(mention: DateMention, marks: Marks) -> bool:
    """ "When it asked the court last year, the judges refused": the clause that opens the sentence tells when."""
    close = next((c for c in marks.commas if c >= mention.end), None)
    return bool(marks.when) and min(marks.when) == 0 and close is not None and all(c >= close for c in marks.commas)


def _is_antecedent(deed: Deed, before: int) -> bool:
    """Whether the trigger before is a noun for what the verb tells."""
    item = next(iter(items_between(deed, before, before + 1)), None)
    return item is not None and any(f.voice == NOUN and f.rule.action in deed.actions for f in item.forms)


def _parted(deed: Deed, start: int, end: int) -> bool:
    """Whether another clause begins between two places: by a word that opens one, or by a new subject behind "and"."""
    items = items_between(deed, start, end)
    close = max((k for k, i in enumerate(items) if i.text == ","), default=None)
    if close is not None:
        # "In 2028 it was blocked because it sold drugs, and unblocked": the clause in between is over.
        opening = next((k for k, i in enumerate(items[:close]) if i.any("because")), close)
        items = items[:opening] + items[close:]
    if any(i.text == ";" or (i.any(*CLAUSES) and not i.any("complementizer")) for i in items):
        return True
    joints = [k for k, i in enumerate(items) if i.any("coordinator")]
    if (deed.bare or deed.composed) and joints and joints[-1] >= len(items) - _VERB_AND_ARTICLE:
        return True  # "dropped its inquiry last month, and a fine was annulled"
    return any(any(i.entity is not None for i in items[k + 1 : k + 4]) and any(i.forms for i in items[k + 1 :]) for k in joints)


def _is_coordinated(deed: Deed, mention: DateMention) -> bool:
    """ "fined A on Monday and banned B": verbs joined by a mere "and" share their date."""
    items = [i for i in items_between(deed, mention.end, deed.start) if i.text not in {",", ")"}]
    return 0 < len(items) <= 2 and items[0].any("coordinator")


def _is_trailing(deed: Deed, mention: DateMention) -> bool:
    """ "ordered providers to block X on Monday": a day at the end is that of all verbs before it in the clause."""
    if mention.value is None or _parted(deed, deed.start + 1, mention.start):
        return False
    if deed.complement and len(mention.value) > YEAR:
        return True  # "asked it to remove 14,200 videos in January"
    # "refused the request in February": less than a day may be that of the deed named last.
    items = items_between(deed, deed.start, mention.start)
    nouns = all(
        any(f.voice == NOUN for f in item.forms) or before.any("article", "determiner", "possessive")
        for before, item in pairwise(items)
        if item.forms and item.entity is None
    )
    return len(mention.value) == DAY or (nouns and len(mention.value) > YEAR)
