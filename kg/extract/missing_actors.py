"""Who did what a sentence tells without saying who: filled where the article leaves no doubt, and marked as inferred."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.context import Context
from kg.extract.court_matters import PLEAS, is_imposed_by_court
from kg.extract.document import Item
from kg.extract.lent_actors import (
    asked_again,
    country_of_law,
    infer_from_order,
    is_by_nobody_known,
    is_by_unknown_name,
    last_that_acted,
    met_with,
    only_power,
    same_as_before,
    told_in_lead,
)
from kg.extract.listing import is_sum, says_again
from kg.extract.nouns import DECISION, QUOTES, is_place, noun_class
from kg.extract.onlookers import only_judges
from kg.extract.places import SAID_OF_CLASSES, ends_place, fronted_places
from kg.extract.reading import COMMON, NO_ACTOR, POWERS, Filler, Reading
from kg.extract.states import are_behind, listed_behind
from kg.model import Entity, slug
from kg.ontology import ACTIVE, EITHER, NOUN, PASSIVE, Language, Ontology

_TAKEN = ("done", "ongoing", "announced")
_OPENS_PHRASE = ("determiner", "article", "preposition", "possessive", "genitive", "subordinator")
_JUDGED = 7  # words between what a court does and the measure: "cut [a 40 million euro] fine"
_NEAR = 5  # items behind a verb
_DURATION = 5  # items of "for almost three long weeks"
_ENDED = ("lift", "unblock", "reinstate")
_AHEAD = ("conditional", "threatened", "planned", "announced")
_UNPROVEN = ("rumoured", "denied", "threatened")


def infer_actor(reading: Reading, readings: list[Reading], context: Context, ontology: Ontology) -> None:
    """The actor that a sentence leaves out, where the article names one agency only: marked as inferred."""
    named = reading.voice in (ACTIVE, EITHER) and bool(reading.targets)
    if named and reading.actors and reading.actors[0].entity.id is None:
        reading.actors = _country_of_described(reading) or reading.actors
    if reading.status == "requested" and not reading.actors and reading.voice == NOUN:
        asked_again(reading, readings)
    if reading.actors or not reading.targets or reading.status == "requested":
        return
    if is_imposed_by_court(reading, context.document.lexicon.language):
        return
    if _is_shut_out(reading):
        reading.dropped = "shut out of another service, by whoever runs it"
        return
    reading.actors = (
        _maker_of_rule(reading, readings, ontology)
        or _defendant(reading, readings)
        or met_with(reading, context, ontology)
        or country_of_law(reading, ontology, context.document.lexicon.language)
        or told_in_lead(reading, readings)
    )
    if reading.actors:
        return
    if reading.pronoun:
        reading.actors = last_that_acted(reading, readings, ontology)
    told = any(cue.any("order", "order_passive") for cue in reading.cues)  # "operators were told to slow down X"
    if reading.actors:
        return
    if reading.unresolved and reading.voice in (ACTIVE, EITHER) and not told:
        return  # "they", whoever they are
    if is_by_unknown_name(reading):
        return
    action = ontology.actions[reading.action]
    if "agency" not in action.actors or action.family not in ("restrict", "restore", "pressure") or reading.status == "rumoured":
        return
    fronted = fronted_places(reading) or _speaking_country(reading, ontology)
    if fronted:
        reading.actors = fronted
        return
    probed = reading.voice == NOUN and reading.at and reading.sentence.items[reading.at - 1].any("location", "preposition")
    suffered = reading.voice == PASSIVE and (not reading.form.rule.weak or _is_said_of_service(reading))
    suffered = suffered or _is_slowed(reading)
    if probed or suffered:
        begin = reading.at + 1
        begin += begin < len(reading.sentence.items) and reading.sentence.items[begin].any("adverb")  # "diblokir pula di India"
        items = reading.sentence.items
        while begin < len(items) and (is_sum(items, begin) or says_again(items, begin, ())):
            begin += 1  # "didenda Rp5 triliun, atau 300 juta euro, di Irlandia"
        begin = _behind_duration(items, begin, context.document.lexicon.language)
        reading.actors = _bodies_of(_countries_at(reading, begin, context), reading, context)
        several = not reading.actors and not reading.network
        if several and are_behind(items, begin, context.document.lexicon.language):
            return
    if reading.actors:
        return
    by_others = any(i.any("agent") for i in reading.sentence.items[reading.at + 1 : reading.at + 2])
    told_by_verb = reading.voice in (ACTIVE, EITHER)  # "two mothers are suing X"
    if reading.action in PLEAS and (
        by_others or told_by_verb or not _is_definite(reading) or is_by_nobody_known(reading, readings)
    ):
        return  # "a suit by taxi drivers", "10,000 suits are pending", "a suit filed in May": by whoever
    if _is_of_many(reading, context):
        return  # "has faced antitrust probes in the past", "have faced massive fines": by whoever
    reading.actors = same_as_before(reading, readings)
    if reading.actors:
        return
    agency = context.only_agency(reading.trigger.end, ahead=reading.voice == PASSIVE) or (
        context.beside(reading.sentence) if reading.voice == NOUN else None
    )
    behind = agency is not None and reading.trigger.end < agency.start < reading.sentence.end
    if behind and reading.voice == NOUN and _is_anothers(reading, readings):
        agency = None  # "The blocking of X comes days after [Europol] warned ...": who has blocked it was told
    if agency is not None and reading.voice == NOUN and reading.via is not None and agency.entity == reading.via.entity:
        agency = None  # "atas perintah Pengadilan X yang menentang pemblokiran itu": who is told, or tells, of another's
    if agency is not None and _suffers_it_too(agency, reading, readings):
        return  # "Lapakria digugat": not by the ministry that is sued with it
    if agency is not None and agency.entity is not None and context.standing.is_court(agency.entity):
        # "Pengadilan X menyatakan pemerintah bersalah atas pemblokiran Y"; what may come is no court's threat.
        ahead = reading.action == "charge" or reading.status in ("conditional", "threatened")
        ahead = ahead or reading.action in PLEAS  # "a suit filed in a court of New York"
        ahead = ahead or _rules_on(agency, reading)
        agency = None if reading.network or ahead or _is_judged(reading) or _is_anothers(reading, readings) else agency
    if agency is not None and agency.entity is not None and only_judges(agency.entity, context):
        agency = agency if _acts_here(agency, readings, ontology) else None
    undoes = agency is not None and _is_given_back(reading, ontology) and _acts_here(agency, readings, ontology)
    if agency is not None and agency.entity is not None and (told or undoes or not reading.form.rule.weak):
        reading.actors = [Filler(agency.entity, agency, inferred=True)]
    elif reading.status in ("done", "ongoing") and (
        told or (reading.voice in (PASSIVE, NOUN) and not reading.form.rule.weak) or _is_given_back(reading, ontology)
    ):
        _infer_from_others(reading, readings, context, ontology)
    elif reading.status in _AHEAD and reading.voice == PASSIVE and action.family != "restore":
        infer_from_order(reading, readings, ontology)
    if not reading.actors and reading.voice == NOUN and action.family == "restrict":
        reading.actors = _countries_at(reading, reading.stop, context)
    if not reading.actors and reading.form.rule.weak and _is_said_of_service(reading):
        reading.actors = only_power(reading, readings, ontology)


def _rules_on(court: Item, reading: Reading) -> bool:
    """ "[A court] rules the TikTok ban unlawful": in a headline the word for its rulings is the noun for those of others."""
    items = reading.sentence.items[: reading.at]
    at = next((k for k, i in enumerate(items) if i.entity is not None and i.entity == court.entity), len(items))
    return reading.voice == NOUN and any(noun_class(i) == DECISION for i in items[at:])


def _suffers_it_too(agency: Item, reading: Reading, readings: list[Reading]) -> bool:
    alike = (r for r in readings if r.action == reading.action and r is not reading and r.dropped is None)
    return any(t.entity == agency.entity and not t.inferred for r in alike for t in r.targets)


def _is_definite(reading: Reading) -> bool:
    """ "The suit", "its complaint": one that was told of before. A verb tells its own subject."""
    before = reading.sentence.items[max(0, reading.at - _NEAR) : reading.at]
    return reading.voice != NOUN or any(i.any("determiner", "possessive", "owning") for i in before)


def _is_of_many(reading: Reading, context: Context) -> bool:
    """A plural that nothing points to, and that somebody faces."""
    items, at = reading.sentence.items, reading.at
    plural = context.grammar.plural
    if reading.voice != NOUN or plural is None or not items[at].low.endswith(plural):
        return False
    phrase = items[max(0, at - _NEAR) : at]
    faced = next((k for k in range(len(phrase) - 1, -1, -1) if phrase[k].any("support_passive")), None)
    return faced is not None and not any(i.any("determiner", "number", "possessive", "another") for i in phrase[faced + 1 :])


def _is_said_of_service(reading: Reading) -> bool:
    """ "TikTok dilarang di India": a common word, said of a service that is named."""
    said = reading.form.voice == PASSIVE and reading.action in SAID_OF_CLASSES
    return said and any(t.entity.kind == "platform" and not t.inferred for t in reading.targets)


def _is_slowed(reading: Reading) -> bool:
    """ "Chatlune was slowed down in Italy": done to a service; but "Chatlune slowed in Italy"."""
    auxiliary = reading.at > 0 and reading.sentence.items[reading.at - 1].any("passive_auxiliary")
    named = any(t.entity.kind == "platform" and not t.inferred for t in reading.targets)
    return reading.action == "throttle" and reading.voice == PASSIVE and auxiliary and named


def _is_given_back(reading: Reading, ontology: Ontology) -> bool:
    """ "Steam dibuka lagi pada Agustus": of a service that is named, a common word tells the end of the measure told of it."""
    given = reading.voice == PASSIVE and reading.status in _TAKEN
    if not given or ontology.actions[reading.action].family != "restore":
        return False
    items = reading.sentence.items
    heads = [k for k, i in enumerate(items) if any(i is t.item and t.entity.kind == "platform" for t in reading.targets)]
    return any(k == 0 or not items[k - 1].is_plain for k in heads)  # but "[pameran] Steam dibuka lagi"


def _is_judged(reading: Reading) -> bool:
    """ "upheld the ban on X": the noun of a measure on which a court decides, and which others have taken."""
    before = reading.sentence.items[max(0, reading.at - _JUDGED) : reading.at]
    decided = (f for i in before for f in i.forms if f.voice != NOUN)
    return reading.voice == NOUN and any(f.rule.court or f.rule.action in PLEAS for f in decided)


def _is_shut_out(reading: Reading) -> bool:
    """ "Stikeria sempat diblokir [dari layanan Kirimin]": one service keeps another out, and no power does."""
    behind = reading.sentence.items[reading.at + 1 : reading.at + _NEAR]
    if reading.voice != PASSIVE or not behind or not behind[0].any("source"):
        return False
    named = next((i for i in behind[1:] if not i.any("noun:platform", "transparent", "determiner")), None)
    if len(behind) > 2 and behind[1].any("determiner") and any(i.any("pattern:platform_suffix") for i in behind[2:]):
        return True  # "was banned from the platform"
    return named is not None and named.entity is not None and named.entity.kind == "platform"


def _acts_here(agency: Item, readings: list[Reading], ontology: Ontology) -> bool:
    """Whether the article tells that a body takes or ends measures against services."""
    told = [r for r in readings if r.dropped is None and ontology.actions[r.action].family in ("restrict", "restore")]
    return any(a.entity == agency.entity and not a.inferred for r in told for a in r.actors)


def _maker_of_rule(reading: Reading, readings: list[Reading], ontology: Ontology) -> list[Filler]:
    """ "Majelis mengesahkan undang-undang ... Beleid itu melarang X": what a rule does was done by who made it."""
    items, k = reading.sentence.items, reading.at - 1
    k -= k > 0 and items[k].any("demonstrative")
    restricts = reading.voice in (ACTIVE, EITHER) and ontology.actions[reading.action].family == "restrict"
    opens = 0 <= k <= 1 and (noun_class(items[k]) == DECISION or items[k].any("pattern:law_prefix"))
    if not (opens and restricts) or reading.cues:
        return []
    before = [r for r in readings if r.trigger.start < reading.trigger.start]
    made = [r for r in before if r.dropped is None and r.actors and r.action == "legislate"]
    return [Filler(a.entity, a.item, inferred=True) for a in made[-1].actors[:1]] if made else []


def _is_anothers(reading: Reading, readings: list[Reading]) -> bool:
    """Whether the article tells who else has done the same to the same: a court that speaks of it has not."""
    ids = {t.entity.id for t in reading.targets if t.entity.id}
    return any(
        r.actors and not r.actors[0].inferred and r.actors[0].entity.kind in POWERS and ids & {t.entity.id for t in r.targets}
        for r in readings
        if r is not reading and r.action == reading.action and r.dropped is None
    )


def _defendant(reading: Reading, readings: list[Reading]) -> list[Filler]:
    """ "menggugat Kominfo terkait pemblokiran X": the body that is sued over a measure has taken it."""
    if reading.voice != NOUN or reading.status not in _TAKEN or reading.cues:
        return []
    suits = [
        r
        for r in readings
        if r.sentence is reading.sentence and r.dropped is None and r.action == "sue" and r.trigger.start < reading.trigger.start
    ]
    bodies = [t for r in suits for t in r.targets if t.entity.kind == "agency" and t.item.end < reading.trigger.start]
    since = reading.sentence.items[max(0, reading.at - 2) : reading.at]
    over = any(i.any("because", "preposition", "opponent") for i in since)
    return [Filler(bodies[0].entity, bodies[0].item, inferred=True)] if len(bodies) == 1 and over else []


def _infer_from_others(reading: Reading, readings: list[Reading], context: Context, ontology: Ontology) -> None:
    """The one power that the article tells of acting against the same target, or of doing the same to it, or the court that
    has just decided of it; else who has ended it ("India lifted its ban on X. The ban had been imposed in May").
    """
    ids = {t.entity.id for t in reading.targets if t.entity.id}
    told = [
        r
        for r in readings
        if r.actors
        and r.dropped is None
        and r.status in _TAKEN
        and r.actors[0].entity.kind in POWERS
        and ids & {t.entity.id for t in r.targets}
    ]
    decided = [r for r in told if r.form.rule.court and r.sentence.index == reading.sentence.index - 1]
    acted = [r for r in told if ontology.actions[r.action].family in ("restrict", "pressure")]
    same = [r for r in acted if r.action == reading.action]
    again = reading.voice == NOUN and reading.at > 0 and reading.sentence.items[reading.at - 1].any("another")
    lasts = ontology.actions[reading.action].lasts and not reading.network
    ended = [r for r in told if lasts and r.action in _ENDED and not context.standing.is_court(r.actors[0].entity)]
    order = (same, decided or acted) if again else (decided or acted, same)  # "the third block": by who blocked before
    for alike in (*order, ended):
        powers = {r.actors[0].entity: r.actors[0] for r in alike}
        if len(powers) == 1:
            (filler,) = powers.values()
            reading.actors = [Filler(filler.entity, filler.item, inferred=True)]
            reading.begun = alike is ended
            return


def _countries_at(reading: Reading, begin: int, context: Context) -> list[Filler]:
    """ "TikTok is banned in India and Nepal", "under investigation in the EU", "the ban on TikTok in India": without an agent,
    the countries behind the preposition did it.
    """
    items = reading.sentence.items
    if reading.status not in ("done", "ongoing") or begin + 2 >= len(items) or not items[begin].any("location"):
        return []
    index, sentences = reading.sentence.index + 1, context.document.sentences
    following = sentences[index].items if index < len(sentences) else ()
    listed = listed_behind(items, begin + 1, following, context.document.lexicon.language)
    found = [Filler(i.entity, i, inferred=True) for i in listed if i.entity is not None]
    for k, item in enumerate(items[begin + 1 :] if not found else (), begin + 1):
        country = context.countries.at(item)
        if country is not None and reading.network and context.countries.is_part(country):
            break  # "the internet shutdown in Papua"
        if country is not None:
            found.append(Filler(country, item, inferred=True))
        elif reading.voice == PASSIVE and not reading.network and _names_place(items, begin, k):
            found.append(Filler(Entity(slug(item.text), item.text, "place"), item, inferred=True))
        elif not (item.any("determiner", "coordinator") or item.text == ","):
            break
    return found


def _behind_duration(items: Sequence[Item], begin: int, language: Language) -> int:
    """The index behind how long it lasted: "was blocked [for several days] in China"."""
    if begin >= len(items) or not items[begin].any("preposition"):
        return begin
    units = [word for words in language.dates.get("units", {}).values() for word in words]
    for k in range(begin + 1, min(begin + _DURATION, len(items))):
        if items[k].low in units:
            return k + 1
        if items[k].capital or not (items[k].any("number", "article", "adverb", "transparent") or items[k].is_plain):
            return begin
    return begin


def _bodies_of(countries: list[Filler], reading: Reading, context: Context) -> list[Filler]:
    """ "Kominfo menegur Kirimin ... Kirimin masih diblokir di Indonesia": the one body that the article names acts for its
    country.
    """
    body = context.only_agency(reading.trigger.end, ahead=True) if len(countries) == 1 else None
    entity = body.entity if body is not None else None
    if body is None or entity is None or not context.countries.is_of(entity, countries[0].entity):
        return countries
    if context.standing.is_prosecutor(entity):
        return countries  # who brings cases before courts bans nothing
    if context.standing.is_head_of_state(entity):
        return countries  # "UU yang diteken Presiden AS Joe Biden ... TikTok diblokir di AS"
    return [Filler(entity, body, inferred=True)]


def _names_place(items: list[Item], begin: int, at: int) -> bool:
    """ "was blocked in [Ruritania] in 2028": a name that nothing is known of, where nothing else could be."""
    return items[at].is_plain and items[at].capital and items[begin].any("within") and ends_place(items, at + 1)


def _speaking_country(reading: Reading, ontology: Ontology) -> list[Filler]:
    """ "Indonesia said that access to X had been restored": a country tells of its own measures, where it names no other one."""
    items = reading.sentence.items
    opening = items[0] if len(items) > 2 else None
    if opening is None or not is_place(opening) or opening.adjective or opening.entity is None:
        return []
    listed = ontology.entities.get(opening.entity.id or "")
    says = items[1].any("speech:verbs", "speech:reporting")
    own = reading.voice == PASSIVE and ontology.actions[reading.action].family in ("restrict", "restore")
    of_service = bool(reading.targets) and all(t.entity.kind == "platform" and t.entity.id for t in reading.targets)
    if listed is None or listed.kind != "country" or not (says and own and of_service) or any(is_place(i) for i in items[2:]):
        return []
    return [Filler(opening.entity, opening, inferred=True)]


def _country_of_described(reading: Reading) -> list[Filler]:
    """ "Di Italia, otoritas perlindungan data memblokir X": where a country opens the sentence, a body without a name is its."""
    if reading.actors[0].entity.kind != "agency":
        return []
    items = reading.sentence.items
    fronted = len(items) > 2 and items[0].any("location") and is_place(items[1]) and items[2].text == ","
    place = items[1] if fronted else _owning_place(items, reading.actors[0].item)
    if place is None or place.entity is None or place.entity.kind != "place" or place.adjective:
        return []
    return [Filler(place.entity, place, inferred=True)]


def _owning_place(items: Sequence[Item], body: Item) -> Item | None:
    """ "[Belgium]'s financial regulator"."""
    at = next((k for k, item in enumerate(items) if item.start <= body.start < item.end), 0)
    while (
        at > 1 and items[at - 1].is_word and items[at - 1].text.islower() and not items[at - 1].any("possessive", "preposition")
    ):
        at -= 1
    return items[at - 2] if at > 1 and items[at - 1].any("possessive") else None


def need_actor(reading: Reading, ontology: Ontology) -> None:
    """Drops what nobody is said to do: a common word or a step such as a probe in any voice, any verb in the active voice."""
    if reading.actors:
        return
    family = ontology.actions[reading.action].family
    unproven = ("rumoured",) if reading.form.rule.weak else _UNPROVEN
    hearsay = family == "restrict" and reading.status in unproven
    given = reading.voice == PASSIVE and family == "rule-making" and bool(reading.form.rule.needs)  # "X was awarded a licence"
    common = reading.form.rule.weak and reading.form.rule.object != "measure" and not given
    if (common or family == "pressure") and not hearsay and not reading.network and not reading.form.rule.anyone:
        reading.dropped = COMMON
    elif (
        reading.voice in (ACTIVE, EITHER)
        and (reading.status in ("done", "planned", "ongoing") or _is_wish(reading))
        and not _is_floated(reading)
        and not reading.form.rule.anyone
    ):
        reading.dropped = NO_ACTOR
    elif reading.unresolved and reading.status in ("denied", "requested"):
        reading.dropped = NO_ACTOR  # a denial and a request are somebody's


def _is_wish(reading: Reading) -> bool:
    """ ""[Unblock] Skype, even if only for a day," wrote a user": a verb that opens what is said, with nobody who does it."""
    before = reading.sentence.items[: reading.at]
    return reading.status == "conditional" and reading.form.voice == ACTIVE and all(i.text in QUOTES for i in before)


def _is_floated(reading: Reading) -> bool:
    """A plan that a word speaks of ("wacana memblokir X") may be nobody's in particular; what somebody will do is somebody's."""
    if reading.status != "planned" or reading.form.voice == EITHER:
        return False
    items = reading.sentence.items
    cues = [items.index(cue) for cue in reading.cues if "cue:before" in cue.tags]
    return any(k == 0 or not items[k - 1].is_word or items[k - 1].any(*_OPENS_PHRASE) for k in cues)
