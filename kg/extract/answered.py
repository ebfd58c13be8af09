"""Whom an answer is to: whose order was met, turned down or appealed, where the verb has no such object of its own."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.context import Context
from kg.extract.document import Item
from kg.extract.nouns import AGENCY, DECISION, PEOPLE, is_name, noun_class
from kg.extract.parties import names_powers
from kg.extract.phrases import object_after
from kg.extract.reading import NO_TARGET, POWERS, SIDES, Filler, Reading
from kg.extract.subjects import subject_before
from kg.model import Entity
from kg.ontology import NOUN, Grammar, Ontology

_ORDERED = ("pressure", "restrict", "rule-making")
_TAKEN = ("done", "ongoing", "announced", "requested")
_PHRASE = 14  # items from the verb to whose order it was
_OF_ORDER = 6  # items from an order to whoever gave it
_OBJECT = 4  # items from a verb to those to whom something is refused
_SENTENCES_BACK = 1


def find_answered(readings: Sequence[Reading], context: Context, ontology: Ontology) -> None:
    """Gives an answer its target: the body that is named with its order, else the one whose step against the same side was
    just told. In place.
    """
    grammar = context.grammar
    for reading in readings:
        if not _answers(reading, ontology) or not reading.actors:
            continue
        suit = reading.action == "sue"  # it may be against anybody
        if reading.dropped == NO_TARGET and not suit and reading.voice != NOUN and _ends_clause(reading):
            _answer_told(reading, readings, ontology)
            reading.dropped = None if reading.targets else NO_TARGET
        if reading.dropped is None and _is_refused(reading, readings, ontology):
            reading.dropped = "what is refused"
        if reading.dropped is not None:
            continue
        _turn_round(reading, readings, context, ontology)
        _turn_to_speaker(reading)
        if reading.targets:
            continue
        found = _named_behind(reading, grammar)
        if found is None:
            continue
        found = found or _named_before(reading, grammar)
        if not found and ontology.actions[reading.action].demand is not None:
            found = _who_says_so(reading, grammar)
        bodies = [(context.standing.body_of(i.entity), i) for i in found if i.entity is not None]
        acting = {a.entity for a in reading.actors}
        reading.targets = [Filler(body, item) for body, item in bodies if body.kind in POWERS and body not in acting]
        if not reading.targets and not suit:
            _answer_told(reading, readings, ontology)


def _answers(reading: Reading, ontology: Ontology) -> bool:
    action = ontology.actions[reading.action]
    return reading.action in ("sue", "appeal") or (action.demand is not None and "agency" in action.targets)


def _ends_clause(reading: Reading) -> bool:
    """ "The company [refused].": nothing stands behind that could be turned down."""
    after = reading.sentence.items[reading.at + 1 :]
    return not after or after[0].text in {".", ",", ";"} or after[0].any("coordinator", "subordinator", "person:stop")


def _named_behind(reading: Reading, grammar: Grammar) -> list[Item] | None:
    """ "complied with a request [by X]", "rejected the order [of X]", "paid the fine imposed [by X]", "handed data [to X]". None
    where it is the order of somebody of whom nothing is known.
    """
    items = reading.sentence.items
    order = reading.at if " " in reading.trigger.low else None  # "obeyed the order", "bowed to pressure"
    for k in range(reading.at + 1, min(reading.at + _PHRASE, len(items))):
        item = items[k]
        if item.text in {";", ":", "."} or item.any("subordinator", "condition", "speech:reporting"):
            return []
        if _is_order(item) or item.low in reading.form.rule.needs:
            order = k
        elif order is not None and k == order + 1 and noun_class(item) == AGENCY:
            return None  # "permintaan [aparat keamanan]"
        elif order is not None and k - order <= _OF_ORDER and item.any("agent", "source", "genitive"):
            return _bodies(items, k + 1, grammar) or (None if item.any("agent", "source") else [])
        elif item.any("partner", "patient") and (found := _bodies(items, k + 1, grammar)):
            return [i for i in found if i.entity is not None and i.entity.kind == AGENCY]
        elif is_name(item):
            return []
    return []


def _named_before(reading: Reading, grammar: Grammar) -> list[Item]:
    """ "Despite an order [from X], the platform refused ...", "disagreed with the decision [of X] and will appeal"."""
    items = reading.sentence.items
    for k in range(reading.at - 2, 0, -1):
        if items[k].any("agent", "source", "genitive") and _is_order(items[k - 1]):
            phrase = object_after(items, k + 1, grammar)
            return _bodies(items, k + 1, grammar) or [i for i in phrase.modifiers if i.entity is not None]  # "of X unfair"
    return []


def _who_says_so(reading: Reading, grammar: Grammar) -> list[Item]:
    """ "[X] said the platform had complied with its order", "it is not complying, [X] said": a body speaks of its own order."""
    items = reading.sentence.items
    for k, item in enumerate(items):
        if item.any("speech:according") and (bodies := _bodies(items, k + 1, grammar)):
            return bodies  # "According to X, the platform has complied"
        if k and item.any("speech:reporting"):
            speaker = subject_before(items, k, grammar).item
            if any(i.any("subordinator", "because") for i in items[k + 1 : reading.at]):
                return []  # "said it broke the law [when] it refused ...": to somebody else
            if speaker is not None and speaker.entity is not None and speaker.entity.kind == AGENCY:
                return [speaker]
    return []


def _bodies(items: Sequence[Item], at: int, grammar: Grammar) -> list[Item]:
    phrase = object_after(items, at, grammar)
    return phrase.names if names_powers(phrase) else []


def _is_of_giver(item: Item) -> bool:
    """A word of the phrase that tells whose order it was."""
    told = is_name(item) or noun_class(item) == AGENCY or item.any("possessive", "source", "agent", "determiner", "transparent")
    return not item.forms and (told or (item.is_plain and item.text.islower()))


def _is_order(item: Item) -> bool:
    """A noun for what is decided or asked for, also one that is a measure by itself ("a fine")."""
    return noun_class(item) == DECISION or any(f.voice == NOUN and not f.rule.platform_actor for f in item.forms)


def _steps(reading: Reading, readings: Sequence[Reading], ontology: Ontology) -> list[Reading]:
    """What a body was told to do shortly before an answer, the last of it last."""
    return [
        r
        for r in readings
        if r.dropped is None
        and r.status in _TAKEN
        and 0 <= reading.sentence.index - r.sentence.index <= _SENTENCES_BACK
        and r.trigger.start < reading.trigger.start
        and r.actors
        and r.actors[0].entity.kind in POWERS
        and ontology.actions[r.action].family in _ORDERED
    ]


def _answer_told(reading: Reading, readings: Sequence[Reading], ontology: Ontology) -> None:
    """ "X ordered the platform to ... The company refused.": the one body whose step against the same side was just told."""
    heard = reading.voice == NOUN or " " in reading.trigger.low  # "lost an appeal", "its appeal was heard": against any decision
    if reading.action == "appeal" and heard and reading.status != "planned":
        return
    if any(noun_class(i) == PEOPLE for i in reading.sentence.items[reading.at + 1 : reading.at + _OBJECT]):
        return  # "refused to give [victims] their data"
    acting = {a.entity for a in reading.actors}
    told = [
        r.actors[0]
        for r in _steps(reading, readings, ontology)
        if acting & {t.entity for t in r.targets} and not _is_ground_of(reading, r)
    ]
    if len({a.entity for a in told}) == 1:
        reading.targets = [Filler(told[-1].entity, told[-1].item, inferred=True)]


def _is_ground_of(reading: Reading, step: Reading) -> bool:
    """ "X banned the app [because] it had refused ...": what was refused came before the ban."""
    if reading.sentence is not step.sentence:
        return False
    items, at = reading.sentence.items, reading.at
    if any(
        i.any("owning") and _is_order(items[at + k]) for k, i in enumerate(items[at : at + _OF_ORDER], 1) if at + k < len(items)
    ):
        return False  # "fined the app after it refused to comply with its order"
    between = items[step.at + 1 : at]
    return any(i.any("subordinator", "because") and not i.any("adversative") for i in between)


def _is_refused(reading: Reading, readings: Sequence[Reading], ontology: Ontology) -> bool:
    """ "has repeatedly refused [to comply with] the order": what somebody refuses to do is told by that."""
    if ontology.actions[reading.action].demand != "met" or not reading.at:
        return False
    items = reading.sentence.items
    k = max(0, reading.at - 2)
    while k and reading.at - k < _PHRASE and _is_of_giver(items[k]):
        k -= 1  # "defied an order [from Freedonia's broadcast regulator] to hand over its data"
    before = items[k]
    refused = (r for r in readings if r.dropped is None and r.trigger is before)
    return any(ontology.actions[r.action].demand == "refused" for r in refused)


def _turn_to_speaker(reading: Reading) -> None:
    """ "It disagreed with the decision of [X] and will appeal, the platform said": whose decision it is does not appeal it; the
    one service of the sentence does.
    """
    items, actor = reading.sentence.items, reading.actors[0]
    k = next((k for k, item in enumerate(items) if item is actor.item), 0)
    if reading.action == "sue" or actor.entity.kind not in POWERS or k < 2 or k > reading.at:
        return
    k -= items[k - 1].any("determiner")
    sides = {i.entity: i for i in items if i.entity is not None and i.entity.kind in SIDES}
    if items[k - 1].any("agent", "source", "genitive") and _is_order(items[k - 2]) and len(sides) == 1:
        ((entity, item),) = sides.items()
        reading.targets = reading.targets or [actor]
        reading.actors = [Filler(entity, item)]


def _speaks_for(item: Item, body: Entity, context: Context) -> bool:
    """Whether a body, one of its people or a noun for bodies is named here."""
    named = item.entity is not None and context.standing.body_of(item.entity) == body
    return named or item.any("ref:government", "ref:self") or noun_class(item) == AGENCY


def _turn_round(reading: Reading, readings: Sequence[Reading], context: Context, ontology: Ontology) -> None:
    """ "X fined the app. [It] has appealed.": who took a step does not answer it; whoever it was against does."""
    actor = reading.actors[0]
    if not (actor.referred or actor.inferred) or actor.entity.kind not in POWERS or reading.action == "sue":
        return
    if any(_speaks_for(i, actor.entity, context) for i in reading.sentence.items if i is not actor.item):
        return  # "[The minister] said it would appeal", "[Pemerintah] ajukan kasasi"
    own = [r for r in _steps(reading, readings, ontology) if r.actors[0].entity == actor.entity and r.targets]
    if own:
        reading.actors = [Filler(t.entity, t.item, referred=True) for t in own[-1].targets if t.entity.kind not in POWERS]
        reading.actors = reading.actors or [actor]
