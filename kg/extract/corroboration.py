"""What the article as a whole gives to a reading, or takes from it: agents left out, targets left out, tellings told twice."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.context import Context
from kg.extract.document import Item, Sentence
from kg.extract.endings import end_told_measures
from kg.extract.phrases import CONTENT, DECISION, Phrase, is_name, noun_class, object_after
from kg.extract.places import ends_place
from kg.extract.reading import NO_ACTOR, NO_PARTY, NO_SIDE, NO_TARGET, POWERS, SIDES, Filler, Reading
from kg.model import Entity, slug
from kg.ontology import ACTIVE, BARE, EITHER, NOUN, PASSIVE, Ontology

_SAID_OF_CLASSES = ("ban", "restrict", "block")
_TAKEN = ("done", "ongoing", "announced")
_CLOSES_PHRASE = ("demonstrative", "subordinator", "because", "condition", "posterior", "adverb", "reversal_passive")
_NEAR = 4  # items around a trigger
_LINE = 12  # words in a line of a list
_OPENS_PHRASE = ("determiner", "article", "preposition", "possessive", "genitive", "subordinator")
_AHEAD = ("conditional", "threatened", "planned", "announced")
_ENDING = ("done", "ongoing", "planned", "announced", "conditional")
_UNPROVEN = ("rumoured", "denied", "threatened")


def corroborate(readings: list[Reading], context: Context, ontology: Ontology, infinitive: str | None) -> None:
    """Fills inferred actors and drops what only the rest of the article could have carried, and does not. In place."""
    end_told_measures(readings, ontology)
    for reading in readings:
        if reading.dropped is None:
            _infer_actor(reading, readings, context, ontology)
            _lend_actor(reading, readings)
            _need_actor(reading, ontology)
            _tell_purpose(reading, infinitive)
    _answer(readings, ontology, infinitive)
    _add_members(readings, context, ontology)
    _recall(readings, ontology)
    _recall_begun(readings, ontology)
    _check_elided(readings, context, ontology)
    _recall_ended(readings, ontology)
    _plan_headlines(readings)


def _infer_actor(reading: Reading, readings: list[Reading], context: Context, ontology: Ontology) -> None:
    """The actor that a sentence leaves out, where the article names one agency only: marked as inferred."""
    if reading.actors and reading.targets and reading.voice == ACTIVE and reading.actors[0].entity.id is None:
        reading.actors = _country_of_described(reading) or reading.actors
    if reading.actors or not reading.targets or reading.status == "requested":
        return
    reading.actors = _maker_of_rule(reading, readings, ontology)
    if reading.actors:
        return
    told = any(cue.any("order", "order_passive") for cue in reading.cues)  # "operators were told to slow down X"
    if reading.unresolved and reading.voice in (ACTIVE, EITHER) and not told:
        return  # "they", whoever they are
    action = ontology.actions[reading.action]
    if "agency" not in action.actors or action.family not in ("restrict", "restore", "pressure") or reading.status == "rumoured":
        return
    fronted = _fronted_place(reading)
    if fronted is not None:
        reading.actors = [fronted]
        return
    probed = reading.voice == NOUN and reading.at and reading.sentence.items[reading.at - 1].any("location", "preposition")
    if probed or (reading.voice == PASSIVE and not reading.form.rule.weak):
        reading.actors = _countries_at(reading, reading.at + 1, context)
    if reading.actors:
        return
    reading.actors = _same_as_before(reading, readings)
    if reading.actors:
        return
    agency = context.only_agency(reading.trigger.end, ahead=reading.voice == PASSIVE) or (
        context.beside(reading.sentence) if reading.voice == NOUN else None
    )
    if agency is not None and agency.entity is not None and context.standing.is_court(agency.entity):
        # "Pengadilan X menyatakan pemerintah bersalah atas pemblokiran Y"; what may come is no court's threat.
        ahead = reading.action == "charge" or reading.status in ("conditional", "threatened")
        agency = None if reading.network or ahead else agency
    if agency is not None and agency.entity is not None and (told or not reading.form.rule.weak):
        reading.actors = [Filler(agency.entity, agency, inferred=True)]
    elif reading.status in ("done", "ongoing") and (told or (reading.voice in (PASSIVE, NOUN) and not reading.form.rule.weak)):
        _infer_from_others(reading, readings, ontology)
    elif reading.status in _AHEAD and reading.voice == PASSIVE and action.family != "restore":
        _infer_from_order(reading, readings, ontology)
    if not reading.actors and reading.voice == NOUN and action.family == "restrict":
        reading.actors = _countries_at(reading, reading.stop, context)


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


def _same_as_before(reading: Reading, readings: list[Reading]) -> list[Filler]:
    """ "Selain itu, akses ke X dilambatkan": what a sentence adds was done by whoever acts in the one before it."""
    if reading.voice != PASSIVE or reading.status not in _TAKEN or not reading.sentence.items[0].any("additive"):
        return []
    acted = [
        r.actors[0]
        for r in readings
        if r.dropped is None and r.actors and r.sentence.index == reading.sentence.index - 1 and r.status in _TAKEN
    ]
    one = len({a.entity for a in acted}) == 1 and acted[0].entity.kind in POWERS
    return [Filler(acted[0].entity, acted[0].item, inferred=True)] if one else []


def _infer_from_others(reading: Reading, readings: list[Reading], ontology: Ontology) -> None:
    """The one power that the article tells of acting against the same target, or of doing the same to it, or the court that
    has just decided of it.
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
    for alike in (same, decided or acted) if again else (decided or acted, same):  # "the third block": by who blocked before
        powers = {r.actors[0].entity: r.actors[0] for r in alike}
        if len(powers) == 1:
            (filler,) = powers.values()
            reading.actors = [Filler(filler.entity, filler.item, inferred=True)]
            return


def _infer_from_order(reading: Reading, readings: list[Reading], ontology: Ontology) -> None:
    """ "The authority ordered Meta to stop. Meta will be fined if it fails to.": who took the step before threatens it."""
    ids = {t.entity.id for t in reading.targets if t.entity.id}
    steps = [
        r
        for r in readings
        if r.dropped is None
        and 0 <= reading.sentence.index - r.sentence.index <= 1
        and r.trigger.start < reading.trigger.start
        and r.actors
        and not r.actors[0].inferred
        and r.actors[0].entity.kind == "agency"
        and ontology.actions[r.action].family in ("restrict", "pressure")
        and ids & {t.entity.id for t in r.targets}
    ]
    if len({r.actors[0].entity for r in steps}) == 1:
        reading.actors = [Filler(steps[-1].actors[0].entity, steps[-1].actors[0].item, inferred=True)]


def _countries_at(reading: Reading, begin: int, context: Context) -> list[Filler]:
    """ "TikTok is banned in India and Nepal", "under investigation in the EU", "the ban on TikTok in India": without an agent,
    the countries behind the preposition did it.
    """
    items = reading.sentence.items
    if reading.status not in ("done", "ongoing") or begin + 2 >= len(items) or not items[begin].any("location"):
        return []
    found: list[Filler] = []
    for k, item in enumerate(items[begin + 1 :], begin + 1):
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


def _names_place(items: list[Item], begin: int, at: int) -> bool:
    """ "was blocked in [Ruritania] in 2028": a name that nothing is known of, where nothing else could be."""
    return items[at].is_plain and items[at].capital and items[begin].any("within") and ends_place(items, at + 1)


def _fronted_place(reading: Reading) -> Filler | None:
    """ "Di India, TikTok dilarang sejak 2020", "In Pelagia itself the app has been banned": listed or not, the place did it."""
    items = reading.sentence.items
    probed = reading.voice == NOUN and reading.at and items[reading.at - 1].any("location", "preposition")
    held = (reading.voice == PASSIVE and reading.action in _SAID_OF_CLASSES) or probed
    if not held or reading.status not in ("done", "ongoing") or len(items) < 3 or not items[0].any("location"):
        return None
    place, after = items[1], items[2]
    if after.text != "," and not (items[0].any("within") and (after.any("determiner") or (after.is_plain and not after.capital))):
        return None
    if place.entity is not None:
        return Filler(place.entity, place, inferred=True) if place.entity.kind == "place" and not place.adjective else None
    return (
        Filler(Entity(slug(place.text), place.text, "place"), place, inferred=True) if place.is_plain and place.capital else None
    )


def _country_of_described(reading: Reading) -> list[Filler]:
    """ "Di Italia, otoritas perlindungan data memblokir X": where a country opens the sentence, a body without a name is its."""
    items = reading.sentence.items
    fronted = len(items) > 2 and items[0].any("location") and items[2].text == ","
    place = items[1] if fronted else None
    if place is None or place.entity is None or place.entity.kind != "place" or place.adjective:
        return []
    return [Filler(place.entity, place, inferred=True)] if reading.actors[0].entity.kind == "agency" else []


def _lend_actor(reading: Reading, readings: list[Reading]) -> None:
    """ "Australia's social media ban grows. The ban encompasses X.": one telling lends the other its actor."""
    if reading.actors or not reading.targets or reading.action not in _SAID_OF_CLASSES or reading.status in _UNPROVEN:
        return
    tellings = [
        r
        for r in readings
        if r.action == reading.action
        and r.actors
        and not r.actors[0].inferred
        and r.actors[0].entity.id
        and r.actors[0].entity.kind in POWERS
        and not any(t.entity.id for t in r.targets)
    ]
    before = [r for r in tellings if r.trigger.start < reading.trigger.start]
    lender = before[-1] if before else tellings[0] if len({r.actors[0].entity for r in tellings}) == 1 else None
    if lender is not None:
        reading.actors = [Filler(lender.actors[0].entity, lender.actors[0].item, inferred=True)]


def _need_actor(reading: Reading, ontology: Ontology) -> None:
    """Drops what nobody is said to do: a common word or a step such as a probe in any voice, any verb in the active voice."""
    if reading.actors:
        return
    family = ontology.actions[reading.action].family
    unproven = ("rumoured",) if reading.form.rule.weak else _UNPROVEN
    hearsay = family == "restrict" and reading.status in unproven
    given = reading.voice == PASSIVE and family == "rule-making" and bool(reading.form.rule.needs)  # "X was awarded a licence"
    common = reading.form.rule.weak and reading.form.rule.object != "measure" and not given
    if (common or family == "pressure") and not hearsay and not reading.network and not reading.form.rule.anyone:
        reading.dropped = "a common word, and nobody who does it"
    elif (
        reading.voice in (ACTIVE, EITHER)
        and reading.status in ("done", "planned", "ongoing")
        and not _is_floated(reading)
        and not reading.form.rule.anyone
    ):
        reading.dropped = NO_ACTOR
    elif reading.unresolved and reading.status in ("denied", "requested"):
        reading.dropped = NO_ACTOR  # a denial and a request are somebody's


def _is_floated(reading: Reading) -> bool:
    """A plan that a word speaks of ("wacana memblokir X") may be nobody's in particular; what somebody will do is somebody's."""
    if reading.status != "planned" or reading.form.voice == EITHER:
        return False
    items = reading.sentence.items
    cues = [items.index(cue) for cue in reading.cues if "cue:before" in cue.tags]
    return any(k == 0 or not items[k - 1].is_word or items[k - 1].any(*_OPENS_PHRASE) for k in cues)


def _tell_purpose(reading: Reading, infinitive: str | None) -> None:
    """ "meminta Facebook untuk hengkang": what a platform is told to do is no act of it yet."""
    if reading.dropped is not None or reading.cues or reading.voice != ACTIVE:
        return
    if infinitive is not None and not reading.form.rule.platform_actor:
        return
    items, at = reading.sentence.items, reading.at
    if at and items[at - 1].text == "," and any(item.low == infinitive for item in items[max(0, at - 6) : at]):
        reading.dropped = "a bare form that goes on with a list"
    if at and items[at - 1].any("complementizer") and items[at - 1].low != infinitive and not _is_decided(items, at - 1):
        reading.dropped = "told as a purpose, not as an act"
    if at and infinitive is None and reading.form.rule.platform_actor and noun_class(items[at - 1]) == DECISION:
        reading.dropped = "an obligation, not an act"  # "kewajiban membuka kantor"


def _follows_upon(reading: Reading, target: Filler) -> bool:
    """ "[Akses X] kembali normal setelah Kominfo mencabut pemblokiran": a deed without an object, told as what came before what
    the sentence says of the one service that it names.
    """
    items = reading.sentence.items
    at = next((k for k, item in enumerate(items[: reading.at]) if item is target.item), None)
    if at is None or not reading.actors or reading.actors[0].inferred:
        return False
    if any(item.any("preposition", "location") and not item.any("transparent") for item in items[:at]):
        return False  # "beralih ke X setelah ..."
    alone = sum(item.entity is not None and item.entity.kind in SIDES for item in items) == 1
    return alone and any(item.any("posterior") for item in items[at + 1 : reading.at])


def _is_decided(items: Sequence[Item], at: int) -> bool:
    """ "Keputusan Kominfo [untuk] memblokir X", "mengambil langkah [untuk] memblokir X": what somebody has done, not an aim."""
    k = at - 1
    while k > 0 and is_name(items[k]):
        k -= 1
    done = k < at - 1 or (k > 0 and "support_active" in items[k - 1].tags)  # but "mendukung langkah untuk memblokir X"
    return done and k >= 0 and "taken" in items[k].tags


def _add_members(readings: list[Reading], context: Context, ontology: Ontology) -> None:
    """ "... to block 26 platforms. They included Facebook, X and Signal.": the next sentence names the class."""
    sentences = context.document.sentences
    for reading in readings:
        untold = reading.dropped == NO_SIDE and not reading.form.rule.weak and reading.status in _TAKEN
        family = ontology.actions[reading.action].family
        if (reading.dropped is not None and not untold) or family not in ("restrict", "restore", "pressure"):
            continue
        if not any(t.entity.id is None for t in reading.targets) and not any(i.any("noun:platform") for i in _after(reading)):
            continue
        listed = _listed_below(reading, sentences)
        if listed:
            reading.targets, reading.dropped = listed, None
            continue
        for sentence in sentences[reading.sentence.index + 1 : reading.sentence.index + 4]:
            tags = ("covering", "listing") if sentence.index < reading.sentence.index + 3 else ("listing",)
            cover = next((k for k, item in enumerate(sentence.items[:6]) if item.any(*tags)), None)
            if sentence.items and sentence.items[0].any("exemplifier"):
                cover = 0  # "Misalnya Cuitkan dan Kirimin."
            if cover is None:
                phrase = _opening_list(sentence, context)
            elif untold and cover:
                continue
            else:
                phrase = object_after(sentence.items, cover + 1, context.grammar)
            members = [Filler(i.entity, i) for i in phrase.names if i.entity is not None and i.entity.kind == "platform"]
            if members:
                known = [t for t in reading.targets if t.entity.id is not None]
                reading.targets = [*known, *(m for m in members if all(m.entity != t.entity for t in known))]
                reading.dropped = None
                break


def _answer(readings: list[Reading], ontology: Ontology, infinitive: str | None) -> None:
    """ "X fined Y. ... Y said that it would sue.": without an object, a suit is against who has just acted against its side."""
    for index, reading in enumerate(readings):
        before = reading.sentence.items[max(0, reading.at - 2) : reading.at]
        of_noun = len(before) == 2 and before[1].low == infinitive and before[0].is_plain  # "its intent to sue"
        brought = reading.voice == NOUN and reading.dropped == NO_TARGET  # "Gugatan itu diajukan Kirimin pada Oktober"
        active = reading.voice in (ACTIVE, EITHER) and not of_noun and _ends_clause(reading)
        objectless = not reading.targets and (brought or active)
        if reading.action != "sue" or reading.dropped is None or not reading.actors or not objectless:
            continue
        plaintiff = reading.actors[0].entity
        acted = [r.actors[0] for r in readings[:index] if _is_against(r, plaintiff, ontology)]
        if acted:
            reading.targets = [Filler(acted[-1].entity, acted[-1].item, referred=True)]
            reading.dropped = None


def _is_against(reading: Reading, entity: Entity, ontology: Ontology) -> bool:
    """Whether a reading tells what somebody else has done to an entity."""
    family = ontology.actions[reading.action].family
    others = bool(reading.actors) and reading.actors[0].entity.id is not None and reading.actors[0].entity != entity
    held = reading.dropped is None and others and family in ("restrict", "platform", "pressure")
    return held and any(t.entity == entity for t in reading.targets)


def _ends_clause(reading: Reading) -> bool:
    """Whether nothing that could be an object follows the trigger."""
    after = reading.sentence.items[reading.at + 1 : reading.at + 2]
    return not after or not after[0].is_word or after[0].any("preposition", "subordinator", "adverb", "coordinator", "because")


def _opening_list(sentence: Sentence, context: Context) -> Phrase:
    """ "X, Y and Z are among the names on the list.": members told before the word for it."""
    phrase = object_after(sentence.items, 0, context.grammar)
    told = phrase.stop < len(sentence.items) and sentence.items[phrase.stop].any("membership")
    return phrase if told else Phrase()


def _listed_below(reading: Reading, sentences: Sequence[Sentence]) -> list[Filler]:
    """ "... memblokir tiga layanan berikut:" with a line for each of them: the services that head the lines."""
    if reading.sentence.items[-1].text != ":":
        return []
    members: list[Filler] = []
    for sentence in sentences[reading.sentence.index + 1 :]:
        words = [i for i in sentence.items if i.is_word and not i.text.isdigit() and not i.any("noun:platform", "transparent")]
        if words and words[0].entity is not None and words[0].entity.kind == "platform" and len(words) <= _LINE:
            members.append(Filler(words[0].entity, words[0]))
        elif any(i.is_word for i in sentence.items if not i.text.isdigit()):
            break
    return members


def _recall(readings: list[Reading], ontology: Ontology) -> None:
    """ "Pemblokiran tersebut dilakukan pada ...", "announced the ban on Monday": a bare noun means the deed told before it."""
    for index, reading in enumerate(readings):
        plain = not reading.cues or (reading.status == "denied" and bool(reading.actors) and _points_back(reading))
        bare = reading.voice == NOUN and not reading.targets and plain and reading.form.rule.object == "direct"
        if (
            not bare
            or reading.action != reading.form.rule.action
            or ontology.actions[reading.action].family not in ("restrict", "restore")
        ):
            continue
        earlier = [r for r in readings[:index] if r.dropped is None and r.action == reading.action and not r.cues and r.targets]
        if earlier:
            reading.targets = [Filler(t.entity, t.item, inferred=True) for t in earlier[-1].targets]
            reading.dropped = None


def _recall_begun(readings: list[Reading], ontology: Ontology) -> None:
    """ "OJK mencabut pembatasan X. Pembatasan itu diberlakukan pada Januari.": what was ended is told from its beginning."""
    for index, reading in enumerate(readings):
        if reading.voice != NOUN or reading.cues or any(not t.inferred for t in reading.targets) or not _is_imposed(reading):
            continue
        undone = ontology.actions[reading.action].undone_by
        ended = [r for r in readings[:index] if r.dropped is None and undone == r.action and r.status in _TAKEN and r.actors]
        if reading.action == reading.form.rule.action and ended and ended[-1].targets:
            reading.targets = [Filler(t.entity, t.item, referred=True) for t in ended[-1].targets]
            reading.actors = reading.actors or [Filler(a.entity, a.item, referred=True) for a in ended[-1].actors]
            reading.dropped = None


def _recall_ended(readings: list[Reading], ontology: Ontology) -> None:
    """ "Akses akan dipulihkan apabila ...", "Telkom bersedia membuka blokir": what gives back what was taken is of the measure
    that was told last, where its sentence speaks of no other service.
    """
    for index, reading in enumerate(readings):
        untold = reading.dropped in (NO_TARGET, NO_PARTY) and not reading.targets and reading.status in (*_ENDING, "requested")
        gives_back = ontology.actions[reading.action].family == "restore"
        ends = reading.voice == NOUN and reading.action != reading.form.rule.action  # "mendesak pembatasan dicabut"
        verb = reading.voice != NOUN and not reading.form.rule.weak
        if not (untold and gives_back and (ends or verb)) or not _is_bare(reading) or _is_of_person(reading):
            continue
        measures = [r for r in readings[:index] if _is_undone_by(r, reading.action, ontology)]
        if not measures:
            continue
        last = measures[-1]
        named = {t.entity for t in last.targets}
        spoken_of = {i.entity for i in reading.sentence.items if i.entity is not None and i.entity.kind == "platform"}
        if not spoken_of <= named or any(a.entity in named for a in reading.actors):
            continue
        reading.targets = [Filler(t.entity, t.item, inferred=True) for t in last.targets]
        if not reading.actors and reading.voice == PASSIVE:
            reading.actors = [Filler(a.entity, a.item, inferred=True) for a in last.actors]
        reading.dropped = None if reading.actors else reading.dropped


def _is_bare(reading: Reading) -> bool:
    """Whether nothing tells what access is given to: "membuka blokir pada Kamis", "akses akan dipulihkan", no bridge."""
    items, at = reading.sentence.items, reading.at
    if reading.voice == PASSIVE:
        k = at - 1
        while k > 0 and items[k].any("cue:before", "adverb", "perfect", "passive_auxiliary"):
            k -= 1
        return k < 0 or (items[k].any("transparent", "access", "noun:belonging") and (k == 0 or not items[k - 1].any("location")))
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and after.entity is not None:
        return after.entity.kind == "place"
    dated = after is not None and after.any("location") and any("person:stop" in i.tags for i in items[at + 2 : at + 3])
    return after is None or not after.is_word or dated or after.any(*_CLOSES_PHRASE)


def _is_undone_by(reading: Reading, action: str, ontology: Ontology) -> bool:
    named = any(t.entity.id for t in reading.targets)
    taken = reading.dropped is None and reading.status in _TAKEN
    return taken and named and ontology.actions[reading.action].undone_by == action


def _is_of_person(reading: Reading) -> bool:
    """Whether accounts and posts are given back, which are somebody's."""
    return any(noun_class(i) == CONTENT for i in reading.sentence.items[max(0, reading.at - _NEAR) : reading.at + _NEAR])


def _plan_headlines(readings: list[Reading]) -> None:
    """ "Angkutria Ajukan Banding" above "Angkutria akan mengajukan banding": the bare verb of a headline tells no time, and
    where the text only plans the deed the headline does.
    """
    for reading in readings:
        if reading.dropped is not None or reading.form.voice != BARE or reading.status != "done" or not _is_above(reading):
            continue
        tellings = [r for r in readings if r is not reading and _tells_the_same(r, reading)]
        if tellings and all(r.status == "planned" for r in tellings):
            reading.status, reading.cues = "planned", list(tellings[0].cues)
            reading.actors = tellings[0].actors


def _is_above(reading: Reading) -> bool:
    return reading.sentence.index == 0 and reading.sentence.is_headline


def _tells_the_same(reading: Reading, headline: Reading) -> bool:
    """Whether the text tells the deed of a headline: by the same body or one that it only describes, to the same target."""
    if reading.dropped is not None or reading.action != headline.action or not reading.actors:
        return False
    described = not headline.actors or headline.actors[0].item.any("ref:government", "noun:any_agency")
    same_actor = described or any(a.entity == headline.actors[0].entity for a in reading.actors)
    targets = {t.entity.id for t in headline.targets if t.entity.id}
    return same_actor and (not targets or bool(targets & {t.entity.id for t in reading.targets}))


def _points_back(reading: Reading) -> bool:
    """ "membantah pemblokiran [tersebut]"."""
    return any("demonstrative" in i.tags for i in reading.sentence.items[reading.at + 1 : reading.at + 2])


def _is_imposed(reading: Reading) -> bool:
    """ "Pembatasan itu diberlakukan": a noun that points back, with a support verb that says that it was done."""
    ahead = reading.sentence.items[reading.at + 1 : reading.at + 4]
    return len(ahead) > 1 and "demonstrative" in ahead[0].tags and any("support_passive" in i.tags for i in ahead[1:])


def _after(reading: Reading) -> list[Item]:
    return reading.sentence.items[reading.at + 1 : max(reading.stop, reading.at + 1) + 6]


def _check_elided(readings: list[Reading], context: Context, ontology: Ontology) -> None:
    """A target that the sentence leaves out is trusted only where the article tells a measure against the same one in full.

    What a court decides is trusted to be about whom the article is about.
    """
    told: set[tuple[str, str | None]] = set()
    parties = {f.entity for r in readings for f in (*r.actors, *r.targets) if not f.inferred}
    measures = any(r.dropped is None and ontology.actions[r.action].family == "restrict" for r in readings)
    focus = context.focus() if measures or context.focus() in parties else None  # something may only be posted on it
    for reading in readings:
        if reading.dropped in (None, NO_ACTOR):
            told |= {(_side_of(ontology, reading), t.entity.id) for t in reading.targets if not t.inferred}
    for reading in readings:
        if (
            reading.dropped is None
            and reading.cues
            and reading.actors
            and all(f.inferred for f in (*reading.actors, *reading.targets))
        ):
            reading.dropped = "the sentence names neither side"
        if reading.dropped is None and any(
            t.inferred
            and (_side_of(ontology, reading), t.entity.id) not in told
            and not (t.entity == focus and (reading.form.rule.court or _is_ended_there(reading, t)))
            and not _follows_upon(reading, t)
            for t in reading.targets
        ):
            reading.dropped = "the sentence leaves out the target, and nothing else tells it"


def _is_ended_there(reading: Reading, target: Filler) -> bool:
    """ "Wikipedia could be read again after the block was removed": its end is told of what its sentence names."""
    return reading.action != reading.form.rule.action and target.item.start >= reading.sentence.start


def _side_of(ontology: Ontology, reading: Reading) -> str:
    family = ontology.actions[reading.action].family
    return "measure" if family in ("restrict", "restore", "pressure") else family


def repeats(reading: Reading, before: list[Reading]) -> bool:
    """ "agreed to pay ... to settle": an infinitive that only says again what the sentence has told."""
    told = next((r for r in before if r.dropped is None and r.action == reading.action and r.sentence is reading.sentence), None)
    if told is not None and told.form.rule.court and reading.voice == NOUN:
        # "granted the request for an injunction against X": the noun is what is granted
        return {t.entity for t in reading.targets} <= {t.entity for t in told.targets}
    if reading.status != "planned" or reading.cues:
        return False
    if told is not None and not told.targets:
        told.targets = reading.targets
    return told is not None
