"""What is brought before courts: who goes to no court, and what became of a plea that was turned down."""

from __future__ import annotations

from kg.extract.document import Item, Sentence
from kg.extract.nouns import DECISION, noun_class
from kg.extract.reading import Filler, Reading
from kg.extract.standing import Standing
from kg.ontology import NOUN, Language

PLEAS = ("sue", "appeal")
_HEADED = 4  # items from a place to the noun for its court: "a California federal judge"


def _is_court_noun(item: Item, language: Language) -> bool:
    """ "court", "federal judge", "court ruling": a word for a court, or a compound that holds one."""
    return item.entity is None and not set(language.nouns.get("court", ())).isdisjoint(item.low.split())


def sits_in_court(reading: Reading, standing: Standing, language: Language) -> bool:
    """Whether who acts is a court, a judge, or a place that only tells where the judge sits: they go to no court."""
    actor = reading.actors[0]
    if actor.entity.kind == "person":
        return standing.is_judge(actor.entity)
    return standing.is_court(actor.entity) or (actor.entity.kind == "place" and heads_court(reading.sentence, actor, language))


def heads_court(sentence: Sentence, actor: Filler, language: Language) -> bool:
    """ "A [California] federal judge", "a [U.S.] court ruling": whether a place only tells where a court sits."""
    at = next((k for k, item in enumerate(sentence.items) if item is actor.item), None)
    if at is None:
        return False
    for item in sentence.items[at + 1 : at + 1 + _HEADED]:
        if _is_court_noun(item, language):
            return True
        if item.forms or item.any("preposition", "possessive", "transparent") or not item.is_word:
            return False
    return False


def weigh_denial(reading: Reading) -> None:
    """ "A judge dismissed a suit that X had brought": what a court turns down was brought all the same. "X can't sue Y, a judge
    says" tells what is not allowed, and no deed.
    """
    if reading.action not in PLEAS or reading.status != "denied" or reading.voice == NOUN:
        return
    denying = [cue for cue in reading.cues if cue.tags.get("cue:before") == "denied"]
    acts = reading.actors[0].item.start if reading.actors else 0
    if any(cue.start < acts and any(f.rule.court for f in cue.forms) for cue in denying):
        reading.status = "done"
    elif any(cue.low.startswith("can") for cue in denying):
        reading.dropped = "what is not allowed is no deed"


def is_spoken_of(reading: Reading) -> bool:
    """A measure, and not its end, as a noun or as what a decision is for: "the decision to block X"."""
    before = reading.sentence.items[max(0, reading.at - 2) : reading.at]
    decided = len(before) > 1 and noun_class(before[0]) == DECISION and before[1].any("complementizer")
    return reading.action == reading.form.rule.action and (reading.voice == NOUN or decided)


def is_contested(item: Item) -> bool:
    """A verb for what is done before a court, or by one: the measure behind it is what that is about."""
    return (
        item.entity is None
        and not item.any("order", "ask")
        and any(f.voice != NOUN and (f.rule.court or f.rule.action in PLEAS) for f in item.forms)
    )
