"""What the article as a whole gives to a reading, or takes from it: agents left out, targets left out, tellings told twice."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.answered import find_answered
from kg.extract.class_members import heads_list, is_against_class, is_numbered, line_heads, members_told
from kg.extract.context import Context
from kg.extract.document import Item, Sentence
from kg.extract.elided import check_elided
from kg.extract.endings import end_told_measures
from kg.extract.lent_actors import lend_actor
from kg.extract.missing_actors import infer_actor, need_actor
from kg.extract.nouns import CONTENT, DECISION, PEOPLE, is_name, noun_class
from kg.extract.outages import leave_out_outages
from kg.extract.phrases import Phrase, object_after
from kg.extract.reading import NO_PARTY, NO_SIDE, NO_TARGET, Filler, Reading
from kg.extract.told_with import (
    leave_out_accusations,
    leave_out_aims,
    leave_out_findings,
    leave_out_grounds,
    leave_out_own_pages,
    leave_out_talks,
    leave_out_terms,
)
from kg.model import Entity
from kg.ontology import ACTIVE, BARE, EITHER, NOUN, PASSIVE, Ontology

_TAKEN = ("done", "ongoing", "announced")
_CLOSES_PHRASE = ("demonstrative", "subordinator", "because", "condition", "posterior", "adverb", "reversal_passive")
_NEAR = 4  # items around a trigger
_LISTED = 12  # items of a list of what somebody has to do
_BELOW = 60  # sentences of a list
_ENDING = ("done", "ongoing", "planned", "announced", "conditional")
_ENDING_OR_ASKED = (*_ENDING, "requested")


def corroborate(readings: list[Reading], context: Context, ontology: Ontology, infinitive: str | None) -> None:
    """Fills inferred actors and drops what only the rest of the article could have carried, and does not. In place."""
    end_told_measures(readings, ontology)
    for reading in readings:
        if reading.dropped is None:
            infer_actor(reading, readings, context, ontology)
            lend_actor(reading, readings)
            leave_out_outages(reading, context)
            need_actor(reading, ontology)
            _tell_purpose(reading, infinitive)
            leave_out_terms(reading, readings, infinitive)
            leave_out_aims(reading, infinitive)
            leave_out_grounds(reading, readings, context)
            leave_out_findings(reading, readings)
            leave_out_own_pages(reading)
            leave_out_talks(reading, infinitive, ontology)
    _answer(readings, ontology, infinitive)
    _add_members(readings, context, ontology)
    _recall(readings, ontology)
    _recall_begun(readings, ontology)
    _recall_suits(readings, ontology)
    _recall_brought(readings, context)
    _recall_suffered(readings, ontology)
    check_elided(readings, context, ontology)
    find_answered(readings, context, ontology)
    leave_out_accusations(readings, context)
    _recall_ended(readings, ontology)
    _plan_headlines(readings)
    _leave_out_asked(readings)


def _leave_out_asked(readings: list[Reading]) -> None:
    """ "is asking [the court] to declare ..., [force] it to stop and [fine] it": what a body is asked for, in a list."""
    for reading in readings:
        if reading.dropped is None and reading.status in _TAKEN and reading.actors:
            before = (r for r in readings if r.sentence is reading.sentence and r.at < reading.at)
            if any(_is_asked(told, reading) for told in before):
                reading.dropped = "asked for together with what stands before it"


def _is_asked(told: Reading, reading: Reading) -> bool:
    """Whether the actor of a reading is whom an earlier one asks, by the same mention, or is inferred for both."""
    actor = reading.actors[0]
    if actor.inferred:
        return told.status == "requested" and any(a.inferred and a.entity == actor.entity for a in told.actors)
    if actor.referred or reading.voice == NOUN:  # "wrote to the ministry to publish its blocking orders"
        return False
    between = reading.sentence.items[told.at + 1 : reading.at]
    asks = (
        told.form.rule.complement and told.voice != NOUN and not any(i.any("relative") for i in between)
    )  # "asked the court, which fined X"
    return asks and any(t.item is actor.item for t in told.targets)


def _tell_purpose(reading: Reading, infinitive: str | None) -> None:
    """ "meminta Facebook untuk hengkang": what a platform is told to do is no act of it yet."""
    if reading.dropped is not None or reading.voice != ACTIVE:
        return
    if reading.cues:
        if infinitive is None and reading.form.rule.platform_actor and _is_told_to_prepare(reading):
            reading.dropped = "told as a purpose, not as an act"
        return
    if infinitive is not None and not reading.form.rule.platform_actor:
        return
    items, at = reading.sentence.items, reading.at
    if reading.action == "settle" and any(i.any("number") or i.text[:1].isdigit() for i in items[:at]):
        return  # "membayar Rp3 miliar untuk menyelesaikan gugatan"
    if at and items[at - 1].text == "," and any(_leads_to_verb(i, infinitive) for i in items[max(0, at - 6) : at]):
        reading.dropped = "a bare form that goes on with a list"
    if at and _closes_list(items, at, infinitive):
        reading.dropped = "a bare form that goes on with a list"
    if at and items[at - 1].any("complementizer") and items[at - 1].low != infinitive and not _is_decided(items, at - 1):
        reading.dropped = "told as a purpose, not as an act"
    if at and infinitive is None and reading.form.rule.platform_actor and noun_class(items[at - 1]) == DECISION:
        reading.dropped = "an obligation, not an act"  # "kewajiban membuka kantor"


def _is_told_to_prepare(reading: Reading) -> bool:
    """ "memperingatkan Kirimin [untuk bersiap] hengkang": what a platform is warned of is no plan of it."""
    items, k = reading.sentence.items, reading.at - 1
    while k > 0 and items[k] in reading.cues:
        k -= 1
    warned = any(f.rule.action in ("warn", "demand") for i in items[:k] for f in i.forms)
    return k < reading.at - 1 and items[k].any("complementizer") and warned


def _closes_list(items: Sequence[Item], at: int, infinitive: str | None) -> bool:
    """ "gave them a week to register, appoint a contact [and name] an officer": the last of what somebody has to do."""
    if infinitive is None or not items[at - 1].any("coordinator"):
        return False
    before = items[max(0, at - _LISTED) : at - 1]
    listed = any(i.text == "," for i in before) and any(_leads_to_verb(i, infinitive) for i in before)
    return listed and not any(i.any("speech:reporting") for i in before)


def _leads_to_verb(item: Item, infinitive: str | None) -> bool:
    """ "to", or what ends in it and gives time or leave: "seven [days to] register, appoint ..."."""
    return item.low == infinitive or (item.tags.get("cue:before") == "ability" and item.low.rpartition(" ")[2] == infinitive)


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
        if _names_below(reading, readings, context, ontology):
            continue
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
                cover = 0  # "Misalnya Cuitkan dan Kirimin.", "Di antaranya adalah Cuitkan dan Kirimin."
                while cover + 1 < len(sentence.items) and sentence.items[cover + 1].any("exemplifier", "copula"):
                    cover += 1
            if cover is None:
                phrase = _opening_list(sentence, context)
            elif untold and cover:
                continue
            else:
                phrase = object_after(sentence.items, cover + 1, context.grammar)
                phrase = phrase if phrase.names else _behind_colon(sentence, cover, context)
            members = [Filler(i.entity, i) for i in phrase.names if i.entity is not None and i.entity.kind == "platform"]
            if sentence.index == reading.sentence.index + 1:
                members = members or members_told(sentence, context.grammar)
            if members:
                known = [t for t in reading.targets if t.entity.id is not None]
                reading.targets = [*known, *(m for m in members if all(m.entity != t.entity for t in known))]
                reading.dropped = None
                break


def _names_below(reading: Reading, readings: list[Reading], context: Context, ontology: Ontology) -> bool:
    """Whether the services that a step is taken against are named behind its sentence, which only counts them."""
    counted = reading.dropped is None and bool(reading.targets) and all(t.entity.id is None for t in reading.targets)
    untold = reading.dropped in (NO_PARTY, NO_TARGET, NO_SIDE)
    if not (counted or untold) or ontology.actions[reading.action].family == "exchange":
        return False
    after = context.document.sentences[reading.sentence.index + 1 : reading.sentence.index + 1 + _BELOW]
    members: list[Filler] = []
    if is_against_class(reading):
        members = members_told(after[0], context.grammar) if after else []
    elif is_numbered(after) and heads_list(reading):
        members = line_heads(after)
    if not members:
        return False
    reading.targets, reading.dropped = members, None
    infer_actor(reading, readings, context, ontology)
    need_actor(reading, ontology)
    return True


def _behind_colon(sentence: Sentence, at: int, context: Context) -> Phrase:
    """ "It is aimed at two apps that are much used: [X] and [Y]." """
    colon = next((k for k in range(at + 1, len(sentence.items)) if sentence.items[k].text == ":"), None)
    return object_after(sentence.items, colon + 1, context.grammar) if colon is not None else Phrase()


def _answer(readings: list[Reading], ontology: Ontology, infinitive: str | None) -> None:
    """ "X fined Y. ... Y said that it would sue.": without an object, a suit is against who has just acted against its side."""
    for index, reading in enumerate(readings):
        before = reading.sentence.items[max(0, reading.at - 2) : reading.at]
        of_noun = len(before) == 2 and before[1].low == infinitive and before[0].is_plain  # "its intent to sue"
        brought = reading.voice == NOUN and reading.dropped == NO_TARGET  # "Gugatan itu diajukan Kirimin pada Oktober"
        active = reading.voice in (ACTIVE, EITHER) and not of_noun and _ends_clause(reading)
        objectless = not reading.targets and (brought or active)
        told = any(i.any("partner", "opponent") for i in reading.sentence.items)  # "paid 3 million to two schools to settle"
        if reading.action == "settle" and reading.dropped is None and reading.actors and not (reading.targets or told):
            acted = [r.actors[0] for r in readings if _is_against(r, reading.actors[0].entity, ontology)]
            if (
                len({a.entity for a in acted}) == 1 and not reading.actors[0].referred
            ):  # "To settle the case, X agreed to pay": with who has acted against it
                reading.targets = [Filler(acted[-1].entity, acted[-1].item, referred=True)]
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
    after = reading.sentence.items[reading.at + 1 : reading.at + 3]
    told = len(after) == 2 and noun_class(after[0]) == DECISION and after[1].any("demonstrative")  # "menggugat keputusan itu"
    return (
        told
        or not after
        or not after[0].is_word
        or after[0].any("preposition", "subordinator", "adverb", "coordinator", "because")
    )


def _opening_list(sentence: Sentence, context: Context) -> Phrase:
    """ "X, Y and Z are among the names on the list.": members told before the word for it."""
    phrase = object_after(sentence.items, 0, context.grammar)
    told = phrase.stop < len(sentence.items) and sentence.items[phrase.stop].any("membership")
    return phrase if told else Phrase()


def _listed_below(reading: Reading, sentences: Sequence[Sentence]) -> list[Filler]:
    """ "... memblokir tiga layanan berikut:" with a line for each of them: the services that head the lines."""
    if reading.sentence.items[-1].text != ":":
        return []
    return line_heads(sentences[reading.sentence.index + 1 :])


def _recall(readings: list[Reading], ontology: Ontology) -> None:
    """ "Pemblokiran tersebut dilakukan pada ...", "announced the ban on Monday": a bare noun means the deed told before it."""
    for index, reading in enumerate(readings):
        plain = not reading.cues or (reading.status == "denied" and bool(reading.actors) and _points_back(reading))
        bare = reading.voice == NOUN and not reading.targets and plain and reading.form.rule.object == "direct"
        if (
            not bare
            or reading.action != reading.form.rule.action
            or ontology.actions[reading.action].family not in ("restrict", "restore")
            or any(noun_class(i) == PEOPLE for i in _after(reading)[:1])  # "pemblokiran [rekening]": of something else
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
        untold = reading.dropped in (NO_TARGET, NO_PARTY) and not reading.targets and reading.status in _ENDING_OR_ASKED
        gives_back = ontology.actions[reading.action].family == "restore"
        ends = reading.voice == NOUN and reading.action != reading.form.rule.action  # "mendesak pembatasan dicabut"
        verb = reading.voice != NOUN and (not reading.form.rule.weak or (reading.voice == PASSIVE and _tells_what_ends(reading)))
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


def _is_of_access(reading: Reading) -> bool:
    """ "akses baru dibuka bila ...": access is its subject."""
    before = [i for i in reading.sentence.items[max(0, reading.at - _NEAR) : reading.at] if not i.any("cue:before", "adverb")]
    return bool(before) and "access" in before[-1].tags


def _tells_what_ends(reading: Reading) -> bool:
    """ "akses baru dibuka bila ...", "The [ban was lifted]"."""
    return " " in reading.trigger.low or _is_of_access(reading)


def _is_bare(reading: Reading) -> bool:
    """Whether nothing tells what access is given to: "membuka blokir pada Kamis", "akses akan dipulihkan", no bridge."""
    items, at = reading.sentence.items, reading.at
    if reading.voice == PASSIVE:
        k = at - 1
        while k > 0 and items[k].any("cue:before", "adverb", "perfect", "passive_auxiliary"):
            k -= 1
        if " " in reading.trigger.low and k >= 0 and items[k].any("determiner"):
            return True  # "The [ban was lifted] on Monday"
        return k < 0 or (items[k].any("transparent", "access", "noun:belonging") and (k == 0 or not items[k - 1].any("location")))
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None and after.entity is not None:
        return after.entity.kind == "place"
    dated = after is not None and after.any("location") and any("person:stop" in i.tags for i in items[at + 2 : at + 3])
    return after is None or not after.is_word or dated or after.any(*_CLOSES_PHRASE)


def _is_undone_by(reading: Reading, action: str, ontology: Ontology) -> bool:
    named = any(t.entity.id for t in reading.targets)
    taken = reading.dropped is None and reading.status in _TAKEN
    told = ontology.actions[reading.action]
    return taken and named and (told.undone_by == action or action in told.ended_by)


def _is_of_person(reading: Reading) -> bool:
    """Whether accounts and posts are given back, which are somebody's."""
    return any(noun_class(i) == CONTENT for i in reading.sentence.items[max(0, reading.at - _NEAR) : reading.at + _NEAR])


def _plan_headlines(readings: list[Reading]) -> None:
    """ "Angkutria Ajukan Banding" above "Angkutria akan mengajukan banding": the bare verb of a headline tells no time, and
    where the text only plans the deed the headline does.
    """
    for reading in readings:
        timeless = reading.form.voice == BARE or (reading.voice == PASSIVE and not reading.cues)  # "Chatlune Dipanggil Komisi"
        if reading.dropped is not None or not timeless or reading.status != "done" or not _is_above(reading):
            continue
        tellings = [r for r in readings if r is not reading and _tells_the_same(r, reading)]
        if tellings and all(r.status == "planned" for r in tellings):
            reading.status, reading.cues = "planned", list(tellings[0].cues)
            reading.actors = tellings[0].actors


def _is_above(reading: Reading) -> bool:
    return reading.sentence.index <= 1 and reading.sentence.is_headline  # a cry may open it: "Tegas! Komisi Larang ..."


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


def _recall_suits(readings: list[Reading], ontology: Ontology) -> None:
    """ "Kominfo memblokir X. ... LBH akan menggugat Kominfo.": a suit against the body whose measure the article tells."""
    taken = [r for r in readings if r.dropped is None and ontology.actions[r.action].family == "restrict" and r.status in _TAKEN]
    bodies = {a.entity for r in taken for a in r.actors if not a.inferred and any(t.entity.id for t in r.targets)}
    for reading in readings:
        suit = reading.action == "sue" and reading.dropped == NO_PARTY and reading.voice == ACTIVE and bool(reading.actors)
        if suit and reading.actors[0].entity.kind == "organization" and any(t.entity in bodies for t in reading.targets):
            reading.dropped = None


def _recall_brought(readings: list[Reading], context: Context) -> None:
    """ "The suit was brought by the guild.": of one that the article has told of, or of the service that it is about."""
    for index, reading in enumerate(readings):
        pointed = reading.at > 0 and reading.sentence.items[reading.at - 1].any("determiner", "article")
        untold = reading.dropped in (NO_PARTY, NO_TARGET) and not (reading.targets or reading.cues) and _is_carried(reading)
        brought = reading.dropped is None and not reading.targets and reading.voice != NOUN  # "The case was brought by the guild"
        recalled = brought or (reading.voice == NOUN and untold)
        if reading.action != "sue" or not (recalled and pointed and reading.actors):
            continue
        told = [r for r in readings[:index] if r.dropped is None and r.targets and (r.action == "sue" or r.form.rule.court)]
        focus = context.focus_before(reading.trigger.start)
        if told:
            reading.targets = [Filler(t.entity, t.item, referred=True) for t in told[-1].targets]
        elif focus is not None and context.opens_with_a_service():
            reading.targets = [Filler(*focus, referred=True)]
        acting = {a.entity for a in reading.actors}
        if reading.targets and all(t.entity not in acting for t in reading.targets):
            reading.dropped = None


def _is_carried(reading: Reading) -> bool:
    """Whether a verb that carries a suit stands before who brings it; but "is represented in the suit by her lawyers"."""
    ahead = reading.sentence.items[reading.at + 1 :]
    before = [i for i in ahead if all(i.end <= a.item.start for a in reading.actors)]
    return any(i.any("support_passive", "support_active") for i in before)


def _recall_suffered(readings: list[Reading], ontology: Ontology) -> None:
    """ "Ethiopia memulihkan akses X setelah lima bulan diblokir": a passive without a subject tells what the sentence ends."""
    for index, reading in enumerate(readings):
        untold = reading.dropped in (NO_PARTY, NO_TARGET) and reading.voice == PASSIVE and not (reading.targets or reading.cues)
        if not untold or reading.form.rule.weak:
            continue
        undone = ontology.actions[reading.action].undone_by
        ended = [r for r in readings[:index] if r.sentence is reading.sentence and r.dropped is None and r.action == undone]
        clause = reading.sentence.items[ended[-1].stop : reading.at] if ended else []
        if any(i.any("posterior", "since") for i in clause) and not any(
            is_name(i) and i.entity not in _parties(ended[-1]) for i in clause
        ):
            reading.targets = [Filler(t.entity, t.item, referred=True) for t in ended[-1].targets]
            reading.actors = reading.actors or [Filler(a.entity, a.item, inferred=True) for a in ended[-1].actors]
            reading.dropped = None


def _parties(reading: Reading) -> set[Entity]:
    return {f.entity for f in (*reading.actors, *reading.targets)}


def _is_imposed(reading: Reading) -> bool:
    """ "Pembatasan itu diberlakukan", "Larangan berlaku sejak Juni": a noun that points back or opens its sentence, with a verb
    that says that it was done.
    """
    ahead = reading.sentence.items[reading.at + 1 : reading.at + 4]
    pointed = bool(ahead) and "demonstrative" in ahead[0].tags
    said = next((k for k, i in enumerate(ahead) if i.any("support_passive", "lasting")), None)
    if said is None or not (pointed or (reading.at == 0 and said == 0)):
        return False
    since = reading.sentence.items[reading.at + 1 + said + 1 : reading.at + 1 + said + 2]
    return "lasting" not in ahead[said].tags or any(i.any("since", "source") for i in since)


def _after(reading: Reading) -> list[Item]:
    return reading.sentence.items[reading.at + 1 : max(reading.stop, reading.at + 1) + 6]


def _is_means(reading: Reading, before: list[Reading]) -> bool:
    """ "blocked X [by removing] its domains": how a measure that the sentence tells is taken."""
    if not reading.at or not reading.sentence.items[reading.at - 1].any("means") or reading.voice == PASSIVE:
        return False
    if reading.at > 1 and reading.sentence.items[reading.at - 2].any("preposition"):
        return False  # "terkait [dengan] pemblokiran" tells what about
    targets = {t.entity for t in reading.targets}
    told = (r for r in before if r.dropped is None and r.sentence is reading.sentence)
    return any(targets and targets <= {t.entity for t in r.targets} for r in told)


def repeats(reading: Reading, before: list[Reading]) -> bool:
    """ "agreed to pay ... to settle": an infinitive that only says again what the sentence has told."""
    told = next((r for r in before if r.dropped is None and r.action == reading.action and r.sentence is reading.sentence), None)
    goes_on = reading.voice == ACTIVE and reading.at > 0 and reading.sentence.items[reading.at - 1].text == ","
    if told is not None and told.form.rule.court and (reading.voice == NOUN or goes_on):
        # "granted the request for an injunction against X": the noun is what is granted; "ruled for X, rejecting a bid of Y"
        return {t.entity for t in reading.targets} <= {t.entity for t in told.targets}
    if _is_means(reading, before):
        return True
    if reading.status != "planned" or reading.cues:
        return False
    if told is not None and not told.targets:
        told.targets = reading.targets
    return told is not None
