"""What is brought before courts: who goes to no court, what became of a plea that was turned down, what is decided of laws."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import takewhile

from kg.extract.document import Document, Item, Sentence
from kg.extract.nouns import DECISION, noun_class
from kg.extract.parties import Roles
from kg.extract.reading import POWERS, SIDES, Filler, Reading
from kg.extract.standing import Standing
from kg.extract.wording import is_network, is_owed
from kg.ontology import ACTIVE, EITHER, NOUN, PASSIVE, Grammar, Language, ListedEntity, Ontology

PLEAS = ("sue", "appeal")
LAW = "legalinstrument"
_DECIDED_OF = (*POWERS, LAW)
_TOLD = ("done", "ongoing", "denied")
_SAID = (*_TOLD, "planned", "announced", "threatened")
_OPENING = 4  # sentences: the headline and the lead
_PLEA = 4  # items from what a court does to the plea
_OF_LAW = 7  # items from a place to the noun for its law
_DECIDING = ("regulator", "legislature", "international")
_KEPT = 7  # items from "from" to what somebody is kept from
_KEEPS = 20  # items from "barred" to "from", with those who are barred
_KEEPING = ("rule", "ban")
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
    at = next((k for k, item in enumerate(sentence.items) if item.start <= actor.item.start < item.end), None)
    if at is None:
        return False
    if _is_court_noun(sentence.items[at], language):
        return True
    if at > 1 and sentence.items[at - 1].any("location") and _is_court_noun(sentence.items[at - 2], language):
        return True  # "a judge in [Utah]"
    for item in sentence.items[at + 1 : at + 1 + _HEADED]:
        if any(f.voice != NOUN for f in item.forms):
            return False  # "Texas [opened a court case] against X"
        if _is_court_noun(item, language):
            return True
        if item.forms or item.any("preposition", "possessive", "transparent") or not item.is_word:
            return False
    return False


def decides(reading: Reading, standing: Standing, listed: ListedEntity | None, language: Language) -> bool:
    """A court, a judge, or a person who decides of somebody that the sentence speaks of: "Kesk denied the app's request". A
    regulator does, but for the words that are rulings only when a court says them.
    """
    if listed is not None:
        rules = reading.trigger.low.split()[0] in language.words.get("court_only", ())
        return listed.kind == "court" or (not rules and listed.kind in _DECIDING)
    actor = reading.actors[0].entity
    named = actor.kind == "person" and any(not target.inferred for target in reading.targets)
    return named or standing.is_judge(actor) or standing.is_court(actor)


def weigh_plea(reading: Reading, standing: Standing) -> None:
    """ "A judge dismissed a suit that X had brought", "rejected an appeal lodged by X": what a court turns down was brought all
    the same. "X can't sue Y, a judge says" tells what is not allowed, and no deed. "The court issued notice to X on a plea" calls
    for an answer, and warns nobody.
    """
    heard = reading.action == "warn" and any(i.any("pleading") for i in reading.sentence.items)
    if heard and reading.actors and standing.is_court(reading.actors[0].entity):
        reading.dropped = "what a court gives notice of is a plea"
    acts = reading.actors[0].item.start if reading.actors else 0
    if reading.action not in PLEAS or reading.status != "denied" or (reading.voice == NOUN and acts < reading.trigger.start):
        return
    denying = [cue for cue in reading.cues if cue.tags.get("cue:before") == "denied"]
    if any(cue.start < acts and any(f.rule.court for f in cue.forms) for cue in denying):
        reading.status = "done"
    elif any(cue.any("not_allowed") for cue in denying):
        reading.dropped = "what is not allowed is no deed"


def is_case(behind: Sequence[Item]) -> bool:
    """ "the judgment [in Kesk] v Freedonia": a decision that is called by its case, which names whom it is about."""
    led = len(behind) > 1 and behind[0].any("location") and behind[1].entity is None
    return led and (behind[1].capital or behind[1].text.startswith("_"))


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


def leaves_undone(reading: Reading, standing: Standing) -> bool:
    """ "Chatlune did not comply with the order": a company leaves undone what it was told, whoever has told it so."""
    verb = reading.voice in (ACTIVE, EITHER)
    if reading.action != "comply" or reading.status != "denied" or not verb or not reading.actors:
        return False
    return standing.is_company(reading.actors[0].entity) and all(cue.any("negation") for cue in reading.cues)


def asks_nothing(reading: Reading, standing: Standing, language: Language) -> bool:
    """ "A court turned down a plea for a block of X": what is asked of a court is no request of its own."""
    if reading.status != "requested" or reading.via is not None or not reading.actors or reading.trigger.any("ask"):
        return False
    pleaded = any(cue.tags.get("cue:before") == "requested" for cue in reading.cues)
    return pleaded and not any(cue.any("ask") for cue in reading.cues) and sits_in_court(reading, standing, language)


def opens_on_rules(document: Document) -> bool:
    """Whether the headline or the lead speak of a law on services: the article is about it, whoever it names."""
    laws = _laws(document.lexicon.language)
    return any(
        any(_is_law(item, laws) for item in sentence.items) and any(_is_of_services(item) for item in sentence.items)
        for sentence in document.sentences[:_OPENING]
    )


def opens_on_measures(document: Document, ontology: Ontology) -> bool:
    """Whether a sentence of the headline or the lead tells a measure and speaks of services or networks."""
    return any(
        any(_is_measure(item, ontology) for item in sentence.items)
        and any(_is_of_services(item) or is_network(item) for item in sentence.items)
        for sentence in document.sentences[:_OPENING]
    )


def _is_measure(item: Item, ontology: Ontology) -> bool:
    strong = (f for f in item.forms if not f.rule.weak and not f.rule.needs)
    return item.entity is None and any(ontology.actions[f.rule.action].family in ("restrict", "restore") for f in strong)


def concerns_measures(reading: Reading, roles: Roles, standing: Standing) -> bool:
    """What goes on before courts in an article on a measure: a plea that is decided, a body that is sued or told to answer."""
    if not reading.actors or reading.status not in _TOLD or is_owed(reading.sentence.items, reading.at):
        return False
    powers = any(target.entity.kind in POWERS for target in reading.targets)
    if reading.form.rule.court:
        ahead = reading.sentence.items[reading.at + 1 : reading.at + 1 + _PLEA]
        pleads = any(item.any("pleading") for item in ahead)
        return pleads or (roles.object is not None and roles.object.decision and powers)
    if reading.form.rule.complement:
        asked = (t.entity for t in reading.targets)  # courts ask each other for guidance
        court = reading.actors[0].entity
        inquired = any(i.tags.get("cue:before") == "question" for i in reading.sentence.items[reading.at + 1 :])
        if inquired and reading.trigger.any("ask"):
            return False  # "asked the government to clarify if ...": heard, and not decided
        states = any(target.entity.kind == "place" for target in reading.targets)
        reading.action = "rule" if states and standing.is_court(court) else reading.action  # what it decides of a state
        return powers and court.id is not None and standing.is_court(court) and not any(standing.is_court(body) for body in asked)
    return reading.action == "sue" and powers and reading.actors[0].entity.kind == "organization"


def concerns_rules(reading: Reading, roles: Roles, language: Language) -> bool:
    """What is decided, asked of a court or appealed in an article on such a law: of it, of a decision, or of whose law it is."""
    if not reading.actors or reading.status not in (_TOLD if reading.form.rule.court else _SAID):
        return False
    powers = any(target.entity.kind in _DECIDED_OF for target in reading.targets)
    decided = roles.object is not None and (roles.object.decision or any(_is_listed_law(i) for i in roles.object.names))
    if reading.form.rule.court:
        items, at = reading.sentence.items, reading.at
        near = items[:at] if reading.voice == PASSIVE else items[at + 1 : at + 1 + _OF_LAW]
        return decided or powers or reading.voice == NOUN or any(_is_law(item, _laws(language)) for item in near)
    if reading.action == "appeal":
        return decided and reading.actors[0].entity.kind != "person"
    return reading.action == "sue" and powers and reading.actors[0].entity.kind in SIDES


def place_of_law(reading: Reading, language: Language) -> Filler | None:
    """Whose law the sentence of a ruling speaks of: "blocked [Utah] from enforcing ...", "[Utah]'s law", "an order against the
    [Utah] law".
    """
    items = reading.sentence.items
    laws = _laws(language)
    for k in range(reading.at + 1, len(items)):
        place = items[k].entity
        if place is None or place.kind != "place" or items[k].adjective:
            continue
        phrase = takewhile(lambda i: i.is_word and not i.forms and not i.any("preposition"), items[k + 1 : k + 1 + _OF_LAW])
        kept = k + 2 < len(items) and items[k + 1].any("location") and items[k + 2].is_plain
        if any(_is_law(i, laws) for i in phrase) or (kept and k == reading.at + 1):
            return Filler(place, items[k])
    return None


def _laws(language: Language) -> frozenset[str]:
    return frozenset(word.lower() for word in language.patterns.get("law_suffix", ()))


def _is_law(item: Item, laws: Collection[str]) -> bool:
    return _is_listed_law(item) or item.low.rpartition(" ")[2] in laws


def _is_listed_law(item: Item) -> bool:
    return item.entity is not None and item.entity.kind == LAW


def _is_of_services(item: Item) -> bool:
    if item.entity is not None:
        return item.entity.kind == "platform"
    return item.any("noun:platform", "online")


def is_kept_from(items: Sequence[Item], at: int, grammar: Grammar) -> bool:
    """ "barred operators from starting [a shutdown]", "restrained it from [enforcing] the order": what somebody may not do."""
    progressive = grammar.progressive
    if progressive is None:
        return False
    for k in range(at - 1, max(0, at - _KEPT), -1):
        if items[k].any("source") and items[k + 1].low.partition(" ")[0].endswith(progressive):
            before = items[max(0, k - _KEEPS) : k]
            return any(i.entity is None and (i.any("order") or any(f.rule.action in _KEEPING for f in i.forms)) for i in before)
        if items[k].text in {",", ";", ":"} or items[k].any("subordinator", "relative"):
            return False
    return False


def wants_restored(reading: Reading) -> bool:
    """ "an injunction to [reinstate] the video": what a court wants done is told by its decision."""
    items, at = reading.sentence.items, reading.at
    if reading.status not in ("planned", "done") or at < 2 or not items[at - 1].any("complementizer"):
        return False
    return any(f.rule.court and f.voice == NOUN for f in items[at - 2].forms)


def is_imposed_by_court(reading: Reading, language: Language) -> bool:
    """ "After [court-imposed] fines on X": whose court it was is not told, and it was none of the bodies that are named."""
    words = language.nouns.get("court", ())
    before = reading.sentence.items[max(0, reading.at - 2) : reading.at]
    return reading.voice == NOUN and any("-" in i.low and i.low.partition("-")[0] in words for i in before)


def is_undone_order(items: Sequence[Item], at: int) -> bool:
    """ "suspending the [order] for shops to remove X", "blocked an [order] to shut down X": what it wanted is not done."""
    k = at - 1
    while k > max(0, at - _HEADED) and (items[k].any("determiner", "transparent", "article") or items[k].is_plain):
        k -= 1
    if k == at - 1 or items[k].entity is not None:
        return False
    decides = any(f.voice != NOUN and f.rule.court for f in items[k].forms)
    return items[k].any("reversal_active") or decides
