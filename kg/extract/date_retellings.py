"""What a reading shares with another one, as far as the date of one is that of the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kg.extract.reading import COMMON, NO_ACTOR, NO_PARTY, NO_SIDE, NO_TARGET, POWERS, SPOKEN_OF, Filler, Reading
from kg.ontology import NOUN

_PAST = ("done", "ongoing")
_UNNAMED = frozenset({NO_ACTOR, NO_PARTY, NO_TARGET, NO_SIDE, COMMON, SPOKEN_OF})
"""Why a reading became no event though the deed was done: too few of its parties are named."""

_SPEAKER = 6  # items of "the country's internet regulator"
_NEAR = 3  # sentences
_MADE = "own"  # the object of a rule whose actor makes it
_MEASURES = (frozenset({"block", "ban"}), frozenset({"restrict", "throttle"}), frozenset({"revoke", "delist"}))
"""What newspapers call by each other's names: "blocked the app. The ban was imposed in June"."""


def is_bare(reading: Reading) -> bool:
    """Whether nothing but a noun tells the deed; "ended its ban" tells an end by a verb."""
    return reading.voice == NOUN and reading.action == reading.form.rule.action


def is_same_deed(reading: Reading, other: Reading) -> bool:
    """Whether both tell the same kind of deed done to the same."""
    return _is_same_action(reading, other) and shares_target(reading, other)


def shares_target(reading: Reading, other: Reading) -> bool:
    """Whether anything is done to the same."""
    return not _ids(reading.targets).isdisjoint(_ids(other.targets))


def is_retelling(reading: Reading, other: Reading, readings: Sequence[Reading]) -> bool:
    """Whether `other`, which became no event for want of a party, may be what `reading` tells.

    Whom it names must be of the deed. Where it names nobody, the deed must be the only one of its kind in the article.
    """
    if other.status not in _PAST or not _is_same_action(reading, other):
        return False
    if ends_measure(other):  # "ending a suspension that began on 30 August" dates the suspension
        return other.dropped is None and _ids(other.targets) == _ids(reading.targets)
    # "This was followed by a ban on X on 7 August ... X was blocked because ...": called by the other name, by nobody
    near = abs(other.sentence.index - reading.sentence.index) <= _NEAR
    renamed = near and other.dropped is None and other.voice == NOUN and not other.actors and other.action != reading.action
    if not (other.dropped in _UNNAMED or renamed):
        return False
    if other.voice == NOUN and _is_new(other) and (other.sentence.index > reading.sentence.index or not other.targets):
        return False
    actors, targets = _ids(other.actors), _ids(other.targets)
    at_once = other.sentence.index == reading.sentence.index - 1
    # "On 10 January the Supreme Court delivered its judgment ... The court held that ...", without anybody it is against
    ruling = reading.form.rule.court and bool(actors) and not reading.targets
    if not (reading.targets or at_once or ruling):
        return False
    if not (actors <= _ids(reading.actors) and targets <= _ids(reading.targets)):
        return False
    # "The two sides settled in 2022. It agreed to pay ...": a verb with nobody is told again at once.
    if not (actors or targets or other.voice == NOUN or at_once):
        return False
    kind = [r for r in readings if _is_same_action(reading, r) and r.status in _PAST and not ends_measure(r)]
    if not targets and (_names_another(reading, other) or reading.form.rule.object == _MADE):
        return False  # of laws there are many
    if not targets and reading.form.rule.court and not ruling:
        return False
    same_actors = bool(actors) or all(_ids(r.actors) == _ids(reading.actors) for r in kind)
    return bool(targets) or (same_actors and all(_ids(r.targets) == _ids(reading.targets) for r in kind))


def ends_measure(reading: Reading) -> bool:
    """Whether the noun of a measure stands beside a word for its end: "ended the suspension"."""
    return reading.voice == NOUN and reading.action != reading.form.rule.action


def own_announcement(reading: Reading) -> Iterator[int]:
    """Where the verb stands by which a body tells what it has done: "The office said on Monday it had fined X".

    With the day on which somebody else says so it is another matter, and so it is with companies, which tell of last year.
    """
    sentence = reading.sentence
    actor = reading.actors[0] if reading.actors else None
    if actor is None or actor.entity.kind not in POWERS:
        return
    items = sentence.items
    said = [k for k, i in enumerate(items) if k and i.any("speech:verbs", "speech:reporting") and not i.forms]
    before = [k for k in said if k < reading.at]
    if before:
        verb = before[-1]
        between = [i for i in items[verb + 1 : reading.at] if i.entity is not None and i.entity != actor.entity]
        names = [i for i in items[:verb] if i.entity is not None]
        perfect = any(i.any("perfect") for i in items[verb + 1 : reading.at])
        if perfect and not between and names and names[-1].entity == actor.entity:
            yield items[verb].start - sentence.start
    elif said and any(i.any("perfect") for i in items[max(0, reading.at - 3) : reading.at]):
        speaker = items[said[0] - 1]  # "The bank has revoked the licence, it said on Monday"
        own = speaker.entity == actor.entity or speaker.any("ref:plural", "noun:agency", "noun:any_agency")
        apart = any(i.text == "," for i in items[max(0, said[0] - _SPEAKER) : said[0]])
        if apart and own:
            yield items[said[0]].start - sentence.start


def kin_of(actions: Collection[str]) -> frozenset[str]:
    """These actions, and those that newspapers call by the same names."""
    return frozenset(actions).union(*(m for m in _MEASURES if not m.isdisjoint(actions)))


def _is_same_action(reading: Reading, other: Reading) -> bool:
    ours, theirs = reading.action, other.form.rule.action if ends_measure(other) else other.action
    return ours == theirs or any({ours, theirs} <= measures for measures in _MEASURES)


def _names_another(reading: Reading, other: Reading) -> bool:
    """Whether the sentence speaks of a service that the deed is not done to."""
    ours = _ids(reading.targets) | _ids(reading.actors)
    return any(i.entity is not None and i.entity.kind == "platform" and i.entity.id not in ours for i in other.sentence.items)


def _is_new(reading: Reading) -> bool:
    """ "A suit was filed in 2020": with an indefinite article it is another one."""
    before = reading.sentence.items[max(0, reading.at - 3) : reading.at]
    articles = [i for i in before if i.any("article", "determiner", "possessive", "owning")]
    return bool(articles) and articles[-1].any("article") and not articles[-1].any("determiner")


def _ids(fillers: Sequence[Filler]) -> frozenset[str]:
    return frozenset(f.entity.id or f.entity.name for f in fillers)
