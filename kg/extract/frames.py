"""From a trigger to who does what to whom: one reading a trigger, with the reason where it is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.allegations import is_alleged
from kg.extract.asker_meant import not_the_asked
from kg.extract.asking import (
    brings,
    demands,
    goes_on,
    goes_on_behind,
    heads_a_clause,
    inquires,
    is_asked_of_another,
    is_only_about,
    is_told,
    is_told_besides,
    is_wanted_by_order,
    lists,
    opens_a_clause,
    owner_of_order,
    sent_before,
    told_to,
    wants_done,
)
from kg.extract.carried import carrying_verb
from kg.extract.context import Context
from kg.extract.court_matters import is_contested, is_spoken_of, is_undone_order
from kg.extract.document import Item, Sentence, said
from kg.extract.inference import Inference
from kg.extract.judgement import Judge
from kg.extract.nouns import AGENCY, CONTENT, DECISION, NETWORK, ORGANIZATION, OTHER, PEOPLE, QUOTES, is_name, noun_class
from kg.extract.parties import Roles, agent_after, agent_of_support
from kg.extract.phrases import Phrase
from kg.extract.places import located_places, scoped_places
from kg.extract.pleas import is_plea, power_that_pleads
from kg.extract.reading import ADJECTIVE, NO_ACTOR, NO_WORD, OTHER_WORD, POWERS, SIDES, Filler, Reading
from kg.extract.resolving import Resolver
from kg.extract.roles import find_roles
from kg.extract.sought import is_wanted, issuing_verb
from kg.extract.status import Clause, StatusReading, read_status
from kg.extract.subjects import subject_before
from kg.extract.voice import voice_of
from kg.extract.wording import follows_a_quotation, has_to, puts_by
from kg.model import Entity
from kg.ontology import ACTIVE, NOUN, PASSIVE, ActionType, Form, Grammar, Language, Ontology, Rule

_CLAUSE = 18  # items of a relative clause between a noun and its verb
_TOLD = 3  # items from "ordered" to "delete" in "ordered him to delete"
_ASSERTED = ("done", "ongoing", "planned", "announced")
_BETWEEN = 4  # words between the end of a measure and its noun
_BY_PLATFORMS = ("block", "restrict", "suspend", "takedown")  # where the agent of a passive may be a platform
_THROUGH = 15  # items from "ordered" to what is to be done
_ORDERING = ("order", "ask")
_ASKING = (*_ORDERING, "ask_passive", "order_passive")
_ON_SERVICES = ("ban", "block")  # what no service does to others
_ASKED = frozenset({"agency", "platform", "organization"})
_UNNAMED = (ORGANIZATION, PEOPLE)  # who asks, where no name is known
_ASKERS = frozenset({"agency", "place", "person", "organization"})
_TOLD_KINDS = frozenset(SIDES)


class FrameReader:
    """Reads triggers in the light of their article. Between readings it keeps the words of the sentence that it read last."""

    def __init__(self, context: Context, language: Language, ontology: Ontology) -> None:
        self._context = context
        self._language = language
        self._grammar = language.grammar
        self._ontology = ontology
        self._resolver = Resolver(context, language.grammar)
        self._inference = Inference(context, self._resolver, language.grammar)
        self._judge = Judge(context, ontology)
        self._spoken: tuple[Sentence, str, str] | None = None

    def read(self, sentence: Sentence, at: int, form: Form) -> Reading:
        """The reading of one form at item `at`."""
        items = sentence.items
        voice = voice_of(items, at, form, self._context.document.lexicon)
        reading = Reading(sentence, at, form, voice, form.rule.action)
        if voice == ADJECTIVE:
            reading.dropped = "a participle that only describes"
            return reading
        if form.rule.unless and self._has(sentence, form.rule.unless, in_names=False):
            reading.dropped = OTHER_WORD
            return reading
        if form.rule.needs and not self._has(sentence, form.rule.needs):
            reading.dropped = NO_WORD
            return reading
        if at and items[at - 1].text == ">":
            reading.dropped = "a menu: Settings > Blocked > Add"
            return reading
        if self._grammar.head_first and voice != PASSIVE and follows_a_quotation(items, at):
            reading.dropped = "tells who has spoken"
            return reading
        if is_alleged(items, at, self._grammar, self._is_measure):
            reading.dropped = "what somebody is accused of"
            return reading
        if self._ontology.actions[reading.action].answers and is_wanted_by_order(items, at, self._grammar):
            reading.dropped = "what an order wants"
            return reading
        roles = find_roles(items, at, form, voice, self._language)
        reading.stop = roles.stop
        if form.rule.complement and voice != NOUN and (wants_done(items, at, roles.stop) or self._wants_suffered(items, at)):
            reading.dropped = "what it wants done is told behind it"
            return reading
        if form.rule.complement and voice != NOUN and inquires(items, at):
            reading.dropped = "a question, and no demand"
            return reading
        if form.rule.complement and voice != NOUN and items[at].any("speech:verbs") and not self._orders(items, at, roles.stop):
            reading.dropped = "told as news, not as an order"
            return reading
        restores = voice == ACTIVE and self._ontology.actions[reading.action].family == "restore" and self._is_plea(items, at)
        ended = self._pleaded_end(items, at) if voice == NOUN else None
        pleader = power_that_pleads(items, ended) if ended is not None else None
        if restores or (ended is not None and pleader is None):
            reading.dropped = "an end that somebody only pleads for"
            return reading
        if _appeals_to_people(reading, roles, self._grammar):
            reading.dropped = "what pleases people"
            return reading
        predicate = self._compose(items, at, reading, roles)
        clause = Clause(
            at=at,
            predicate=predicate,
            stop=max(roles.stop, at + 1),
            voice=voice,
            subject=roles.subject.index if roles.subject else 0,
            support=roles.support,
            complement=form.rule.complement,
        )
        status = read_status(sentence, clause, self._grammar)
        self._apply_status(reading, status)
        if roles.support is not None and reading.status == "denied" and items[roles.support].any("paying"):
            reading.dropped = "what is denied is that it was paid"
        if reading.dropped is None:
            self._fill(reading, roles)
            self._urge(reading)
            if pleader is not None and pleader.entity is not None:
                reading.actors, reading.status = [Filler(pleader.entity, pleader)], "requested"
        if reading.dropped is None:
            self._judge.judge(reading, roles)
        return reading

    def _has(self, sentence: Sentence, words: Sequence[str], *, in_names: bool = True) -> bool:
        """Whether one of the words stands in a sentence; each of the many rules of one trigger asks."""
        if self._spoken is None or self._spoken[0] is not sentence:
            self._spoken = (
                sentence,
                said([i for i in sentence.items if i.text not in QUOTES]),
                said([i for i in sentence.items if i.text not in QUOTES and (i.entity is None or i.entity.kind != AGENCY)]),
            )
        _, everything, outside_names = self._spoken
        text = everything if in_names else outside_names
        return any(f" {w} " in text for w in words)

    def _is_measure(self, rule: Rule) -> bool:
        return self._ontology.actions[rule.action].family in ("pressure", "restrict")

    def _compose(self, items: Sequence[Item], at: int, reading: Reading, roles: Roles) -> int | None:
        """ "mencabut blokir", "lifted its ban": a measure with a word for its end is what undoes it.

        Returns where that word stands if it is the predicate of the noun: "the ban [was lifted]".
        """
        if reading.voice != NOUN:
            return None
        undone = self._ontology.actions[reading.action].undone_by
        k, between = at, 0
        while k and between < _BETWEEN:
            k -= 1
            item = items[k]
            if item.text in {",", ";", "."}:
                break
            between += not (item.any("transparent", "number") or item.text[:1].isdigit())
            sought = items[k + 1].any("partner", "within") or any(i.any("ask") for i in items[k + 1 : at])
            sought = sought or puts_by(items, k)
            if self._ends(item) and undone and not sought:  # "ended in a fine", "withdrew a letter seeking a ban"
                reading.action = undone
                return None
            if item.any("withdrawing") and k == roles.support and self._is_withdrawn(reading):
                reading.withdrawn = True
                return None
            if item.any("postponing") and not items[k + 1].any("within"):  # but "delays in the review of apps"
                reading.action = "postpone" if "postpone" in self._ontology.actions else reading.action
                return None
        after = _predicate(items, at, roles.stop)
        if after is not None and "postponing" in items[after].tags and "postpone" in self._ontology.actions:
            reading.action, roles.stop = "postpone", after + 1  # "Pemblokiran X ditunda", "the ban was delayed"
            delayer = agent_after(items, after, self._grammar)
            if delayer is not None:  # "The ban on X was postponed by Y"
                roles.subject, roles.agent = None, delayer
            return after
        if undone and after is not None and items[after].any("reversal_passive"):
            planned = [i for i in items[max(0, at - 3) : at] if i.tags.get("cue:before") == "planned"]
            # but "is working to [get] the block reversed"
            intended = any(not i.low.endswith(f" {self._grammar.infinitive}") for i in planned)
            reading.action = reading.action if intended else undone
            roles.stop = after if intended else after + 1
            ender = None if intended else agent_after(items, after, self._grammar)
            if ender is not None:  # "The ban that India imposed was lifted by its court"
                roles.subject, roles.agent = None, ender
            return None if intended else after
        return carrying_verb(items, at) if self._grammar.head_first else None

    def _pleaded_end(self, items: Sequence[Item], at: int) -> int | None:
        """ "lost its [appeal to overturn] the fine": where the word stands for an end that a plea wants."""
        for k in range(at - 1, max(1, at - _CLAUSE), -1):
            if items[k].text in {",", ";", "."}:
                return None
            if self._ends(items[k]) or items[k].any("postponing"):
                return k if self._is_plea(items, k) else None
        return None

    def _is_plea(self, items: Sequence[Item], at: int) -> bool:
        return is_plea(items, at, self._language.words.get("pleading", ()), self._grammar)

    def _ends(self, item: Item) -> bool:
        """Whether a word is for the end of a measure, or for that of what a body decided: "membatalkan [keputusan] ..."."""
        if item.any("reversal_active", "reversal_passive", "reversal_noun"):
            return True
        verb, _, decided = item.low.partition(" ")
        return verb in self._language.words["reversal_active"] and decided in self._language.nouns["decision"]

    def _is_withdrawn(self, reading: Reading) -> bool:
        """ "withdrew its appeal", "dropped the charges": a step that its own side takes back, and that nothing else undoes."""
        return self._ontology.actions[reading.action].family == "pressure" or reading.form.rule.role == "against"

    def _apply_status(self, reading: Reading, status: StatusReading) -> None:
        plain = status.status == "done" or (status.status == "ongoing" and not status.cues)
        reading.status = reading.form.rule.status if plain and reading.form.rule.status else status.status
        reading.cues = status.cues
        if reading.status == "threatened" and self._is_faced(reading):
            reading.status = "ongoing"  # a ban that one faces is a threat; a lawsuit or a probe is there already
        if reading.status == "done" and reading.voice == NOUN and self._is_suffered_now(reading):
            reading.status = "ongoing"
        if reading.withdrawn:
            reading.status = _when_withdrawn(reading.status)
        if reading.status in ("planned", "threatened", "conditional") and self._is_plan_delayed(reading):
            reading.status, reading.cues = "done", []
        reading.conditions = status.conditions
        told = reading.form.rule.complement or reading.form.rule.court  # "upheld a law that bans X if it is not sold"
        if told and status.status == "conditional" and not status.cues:
            reading.status, reading.conditions = "done", []
        reading.dropped = status.dropped

    def _is_plan_delayed(self, reading: Reading) -> bool:
        """ "menunda [rencana] pemblokiran X", "A [potential] ban on X was delayed": what is planned is the measure, and not that
        it is put off.
        """
        if reading.action != "postpone" or reading.voice != NOUN:
            return False
        behind = reading.sentence.items[reading.at + 1 : reading.stop + _BETWEEN]
        if any(i.any("postponing") for i in behind) and all(c.start < reading.trigger.start for c in reading.cues):
            return True
        before = reading.sentence.items[max(0, reading.at - _BETWEEN) : reading.at]
        delay = next((i for i in before if i.any("postponing")), None)
        return delay is not None and all(c.start > delay.start for c in reading.cues)

    def _is_suffered_now(self, reading: Reading) -> bool:
        """ "X is [under] investigation"."""
        before = reading.sentence.items[max(0, reading.at - 2) : reading.at]
        pressure = self._ontology.actions[reading.action].family == "pressure"
        led = (
            pressure and len(before) == 2 and before[1].any("preposition") and not before[1].any("patient", "location", "partner")
        )
        return led and before[0].any("copula") and before[0].any("passive_auxiliary")

    def _is_faced(self, reading: Reading) -> bool:
        pressure = self._ontology.actions[reading.action].family == "pressure"
        noun = reading.voice == NOUN or (reading.action == "sue" and reading.voice == ACTIVE)
        return pressure and noun and all(_tells_no_more(cue) for cue in reading.cues)

    def _fill(self, reading: Reading, roles: Roles) -> None:
        action = self._ontology.actions[reading.action]
        of_platforms = self._is_of_platforms_too(action) and reading.form.rule.object != "measure"
        kinds = action.actors | frozenset(SIDES) if of_platforms else action.actors
        if not reading.sentence.tags.isdisjoint(_ORDERING):
            reading.told = told_to(reading.sentence.items, reading.at)
        if roles.passive and roles.subject is not None and roles.subject.decision and action.family == "restrict":
            return
        if roles.passive:
            reading.targets = self._resolver.of_subject(reading, roles.subject, action.targets, acting=False)
        else:
            reading.actors = self._resolver.of_subject(reading, roles.subject, kinds, acting=True)
            reading.unresolved = not reading.actors and roles.subject is not None and roles.subject.item is not None
            if roles.object is not None:
                reading.targets = self._resolver.of_object(reading, roles.object, self._as_done_by(reading.actors, action))
            if self._is_of_rivals(reading, roles):
                reading.actors, reading.unresolved, reading.pronoun = [], True, True
        if roles.agent is not None and not reading.actors:
            by_platforms = reading.action in _BY_PLATFORMS  # "akun itu dihapus platform Chatlune"
            reading.actors = self._resolver.of_phrase(reading, roles.agent, kinds if by_platforms else action.actors)
        if reading.form.rule.role == "partner" and roles.subject is not None and not reading.targets:
            reading.targets = self._resolver.other_side(reading, roles.subject, action.targets)
        self._of_network(reading, roles, action)
        self._inference.complete(reading, roles, self._ontology.actions[reading.action])
        if reading.form.rule.complement:
            self._ask_companies(reading)
            self._demanded(reading, roles)
        self._through(reading, roles)

    def _is_of_rivals(self, reading: Reading, roles: Roles) -> bool:
        """ "India blokir Kirimin. [Mereka] melarang Chatlune": a service that was only named bans no others."""
        subject = roles.subject.item if roles.subject is not None else None
        actor = reading.actors[0].entity if reading.actors else None
        if subject is None or not subject.any("ref:plural") or actor is None or reading.status == "requested":
            return False
        others = any(t.entity.kind == "platform" for t in reading.targets) and all(t.entity != actor for t in reading.targets)
        content = roles.object is not None and roles.object.head == CONTENT
        before = reading.actors[0].item.start < reading.sentence.start  # "Meta mengatakan mereka akan menutup Threads"
        service = before and actor.kind in SIDES and not self._context.standing.is_provider(actor)
        return service and others and not content and reading.action in _ON_SERVICES

    def _is_of_platforms_too(self, action: ActionType) -> bool:
        """Whether platforms do the like by themselves: they remove posts and give accounts back."""
        return action.family == "restrict" or (action.family == "restore" and action.of_network is not None)

    def _as_done_by(self, actors: Sequence[Filler], action: ActionType) -> ActionType:
        """What a platform removes or gives back may be somebody's, who is the target."""
        by_platform = bool(actors) and self._context.standing.is_company(actors[0].entity) and self._is_of_platforms_too(action)
        return replace(action, targets=action.targets | self._ontology.actions["moderate"].targets) if by_platform else action

    def _of_network(self, reading: Reading, roles: Roles, action: ActionType) -> None:
        """ "suspended mobile internet in Kashmir", "restrictions on internet access": done to a network, it is done to
        its place.
        """
        subject, phrase = roles.subject, roles.object
        items = reading.sentence.items
        compound = self._grammar.compound_modifier and reading.at > 0 and "noun:network" in items[reading.at - 1].tags
        network = reading.form.rule.object == "network" or (compound and reading.voice == NOUN and action.of_network is not None)
        if not network and action.of_network is not None and not any(t.entity.id for t in reading.targets):
            network = (phrase is not None and phrase.head == NETWORK) or (
                roles.passive and subject is not None and subject.head == NETWORK
            )
        if not network:
            return
        reading.network, reading.action = True, action.of_network or action.id
        stop = self._end_of_noun(items, reading.at) if reading.voice == NOUN else len(items)
        places = located_places(items[:stop], self._context.document.article.text)
        acting = {f.entity for f in reading.actors}
        reading.targets = [p for p in places if p.entity not in acting] or [t for t in reading.targets if t.entity.id]
        if not reading.targets and "scope" in reading.sentence.tags:
            reading.targets = scoped_places(items[:stop], self._context.document.lexicon)
        if not reading.targets and reading.voice == ACTIVE:  # "Uganda mematikan internet": the whole country's
            reading.targets = [f for f in reading.actors if f.entity.kind == "place" and f.item.entity is not None]
            reading.nationwide = bool(reading.targets)

    def _end_of_noun(self, items: Sequence[Item], at: int) -> int:
        """Where the phrase of a noun ends that points back: in "Pemutusan internet itu memicu protes di Borsova" the protest was
        there. Behind a support verb the places are those of the deed.
        """
        pointing = next((k for k in range(at + 1, min(at + 4, len(items))) if items[k].any("demonstrative")), None)
        if not self._grammar.head_first or pointing is None or pointing + 1 >= len(items):
            return len(items)
        after = items[pointing + 1]
        other = after.is_plain and after.text.islower() and after.low.startswith(self._grammar.verb_beginnings)
        return pointing + 1 if other else len(items)

    def _ask_companies(self, reading: Reading) -> None:
        """ "sent a letter to Meta's chief, Mark Zuckerberg, demanding ...": it is the company that is asked."""
        for k, target in enumerate(reading.targets):
            body = self._context.standing.body_of(target.entity)
            if target.entity.kind == "person" and self._context.standing.is_obliged(body):
                reading.targets[k] = replace(target, entity=body)

    def _demanded(self, reading: Reading, roles: Roles) -> None:
        """What is demanded goes into the conditions: the words behind the target, to the end of the clause."""
        items = reading.sentence.items
        begin = max(roles.stop, reading.at + 1)
        while begin < len(items) and (items[begin].any("complementizer") or items[begin].text == ","):
            begin += 1
        end = begin
        while (
            end < len(items)
            and items[end].text not in {".", ";", ",", '"', "”", "?"}
            and not items[end].any("speech:verbs", "condition")
        ):
            end += 1
        if end - begin >= 2:
            reading.conditions = [(items[begin].start, items[end - 1].end)]

    def _urge(self, reading: Reading) -> None:
        """ "The government must unblock X, [the foundation] said": who says what a power has to do asks it to do so."""
        items = reading.sentence.items
        family = self._ontology.actions[reading.action].family
        if reading.voice == PASSIVE or family not in ("restrict", "restore") or reading.status not in _ASSERTED:
            return
        if not reading.actors or reading.actors[0].entity.kind not in POWERS or not has_to(items, reading.at):
            return
        said = [k for k, i in enumerate(items) if i.any("speech:reporting") and not reading.at <= k < reading.stop]
        askers: list[Filler] = []
        for k in said:
            askers = askers or self._resolver.of_subject(reading, subject_before(items, k, self._grammar), _ASKERS, acting=True)
        asked = reading.actors[0]
        if not askers or askers[0].entity == asked.entity:
            told = bool(askers) and reading.status != "done"  # "Operators must block X, the regulator said"
            reading.dropped = None if told else "what ought to be done is no deed"
            return
        reading.actors, reading.via, reading.status = askers[:1], asked, "requested"

    def _orders(self, items: Sequence[Item], at: int, begin: int) -> bool:
        """ "told Apple to ...", "that it must ...", but "told Apple that ...": what is to be done follows. In other languages
        the words tell.
        """
        if self._grammar.infinitive is None or any(i.any("obligation") for i in items[at : begin + _BETWEEN]):
            return True
        for item in items[begin : begin + _BETWEEN]:
            if item.low == self._grammar.infinitive:
                return True
            if item.text in {",", ".", ";", ":"} or item.any("relative", "subordinator"):
                return False
        return False

    def _directs(self, reading: Reading, item: Item) -> bool:
        """ "issued an [order requiring] X to remove posts": a noun for a demand with its participle, on a platform."""
        directing = self._grammar.progressive is not None and item.low.endswith(self._grammar.progressive)
        if not directing or not any(f.voice == NOUN and f.rule.action == "demand" for f in item.forms):
            return False
        return bool(reading.actors) and self._context.standing.is_obliged(reading.actors[0].entity)

    def _asks_a_power(self, items: Sequence[Item], asked: int, at: int) -> bool:
        """ "asked [the court] to force X to ...": a body is asked to make a demand."""
        if not set(self._language.nouns.get("court", ())).isdisjoint(items[asked].low.split()):
            return True  # "asked a court to" is one item
        between = items[asked + 1 : at]
        told = any(noun_class(i) in (AGENCY, DECISION) or (i.entity is not None and i.entity.kind == "agency") for i in between)
        return told and bool(between) and between[-1].any("complementizer")

    def _wants_suffered(self, items: Sequence[Item], at: int) -> bool:
        """ "Kirimin diminta [diblokir] oleh X": what is asked for is done to the subject, and not by it."""
        behind = items[at + 1] if at + 1 < len(items) else None
        measures = [f for f in behind.forms if f.voice == PASSIVE] if behind is not None else []
        return any(self._ontology.actions[f.rule.action].family in ("restrict", "restore") for f in measures)

    def _only_tells(self, items: Sequence[Item], said: int, at: int) -> bool:
        """ "told X that it would block Y": a verb of speech without an infinitive or an obligation behind it orders nothing."""
        infinitive = self._grammar.infinitive
        if infinitive is None or not items[said].any("speech:verbs", "speech:reporting"):
            return False
        between = items[said + 1 : at]
        clause = next((k for k, i in enumerate(between) if i.any("complementizer") and i.any("relative")), len(between))
        # Behind "that" stands what is told: "told the court that it had sent no order to block X".
        told = (i for i in between[:clause] if infinitive in i.low.split() and not i.any("cue:before"))
        return not any(told) and not any(i.any("obligation") and not i.any("perfect") for i in between)

    def _through(self, reading: Reading, roles: Roles) -> None:
        """ "A meminta B memblokir C", "A ordered B to block C": A acts, B carries it out."""
        items = reading.sentence.items
        first = max(0, reading.at - _THROUGH)
        if is_only_about(items, reading.at, self._grammar):
            reading.dropped = "only what something is about"  # "asked for its letters about removing X"
            return
        if reading.sentence.tags.isdisjoint(_ASKING) and not any(
            self._directs(reading, item) or any(f.rule.complement for f in item.forms)
            for item in items[first : reading.at]
            if item.forms
        ):
            return
        if issuing_verb(items, reading.at, self._grammar) is not None:
            return  # "issued an order on Thursday banning X": by whoever issued it
        if self._grammar.head_first and opens_a_clause(items, reading.at):
            return  # "menyurati X sebelum memblokir Y"
        if reading.voice == PASSIVE and self._ontology.actions[reading.action].answers:
            return  # "the [order] of the regulator was ignored by X"
        for k in range(reading.at - 1, first - 1, -1):
            item = items[k]
            if item.text in {";", ":"} or item.any("condition") or goes_on(items, k, reading.at):
                return
            if not self._grammar.head_first and item.any("posterior") and reading.voice != NOUN:
                return  # "issued the order [after] X filed a suit": what stands behind came first
            if not self._grammar.head_first and item.any("order") and is_undone_order(items, k):
                reading.dropped = "what an order wants that is undone"
                return
            if not self._grammar.head_first and is_spoken_of(reading) and is_contested(item):
                return  # "directed the man challenging the block of X to ...", "asked for an order restraining it from ..."
            if not self._grammar.head_first and item.any("ask") and not any(i.is_word for i in items[:k]):
                return  # ""[Calls on] X are restricted"": a noun, for nobody stands before it
            if self._grammar.head_first and is_told_besides(reading, item):
                return  # "bisa dituntut karena blokir X", "atas perintah Pengadilan yang menentang pemblokiran X"
            told_to = any(f.rule.complement and f.voice == PASSIVE for f in item.forms)  # "diberi waktu tujuh hari untuk ..."
            passive = item.any("ask_passive", "order_passive") or told_to or is_told(items, k)
            orders = (item.any("ask", "order") or demands(items, k) or self._directs(reading, item)) and not heads_a_clause(
                items, k
            )
            weighed = k > 0 and items[k - 1].tags.get("cue:before") == "planned" and k + 1 == reading.at
            if reading.action == "sue" and brings(items, k, reading.at):
                continue
            if orders and (is_wanted(items, k) or is_asked_of_another(items, k)):
                continue  # "is seeking a court [order] to force X", "meminta pengadilan [memerintahkan] X memblokir Y"
            if orders and weighed and reading.voice != NOUN:
                continue  # "Komisi Pertimbangkan Permohonan Blokir Kirimin": somebody else's
            if not passive and (not orders or self._only_tells(items, k, reading.at)):
                continue
            if self._grammar.head_first and (owner := owner_of_order(items, k, reading.at)) is not None:
                whose = self._context.standing.body_of(owner.entity) if owner.entity is not None else None
                reading.actors = [Filler(whose, owner)] if whose is not None else []
                reading.dropped = reading.dropped if reading.actors else NO_ACTOR
                return
            given = agent_of_support(items, k + 1, self._grammar)
            asked = item.any("ask", "ask_passive")
            if reading.form.rule.complement and (passive or not asked or not self._asks_a_power(items, k, reading.at)):
                return
            commas = [j for j in range(k + 1, reading.at) if items[j].text == ","]
            parted = any(not goes_on_behind(items, j) for j in commas)
            if parted and not lists(items[k + 1 : reading.at]):
                return
            if k + 1 == reading.at and reading.voice == NOUN and roles.support == k and not asked:
                return
            if passive and reading.voice == PASSIVE and k + 1 == reading.at:  # "Kirimin diminta diblokir oleh X"
                behind = agent_after(items, reading.at, self._grammar)
                reading.actors = self._resolver.of_phrase(reading, behind, _ASKERS) if behind is not None else []
            elif passive and reading.voice == PASSIVE and (asking := self._asked_in_between(items, k, reading.at)) is not None:
                self._wanted_by(reading, asking, k)
            elif passive:
                told = self._resolver.of_subject(reading, subject_before(items, k, self._grammar), _ASKED, acting=False)
                reading.via = next(iter(told or reading.actors), None)
                doer = reading.via
                reading.actors = []
                agent = agent_after(items, k, self._grammar)
                if agent is not None and agent.stop <= reading.at:
                    reading.actors = self._resolver.of_phrase(reading, agent, _ASKERS)
                    if doer is not None and any(a.entity == doer.entity for a in reading.actors):
                        reading.via = None  # "it had been ordered by the ministry to ..."
                    if any(i.tags.get("cue:before") == "denied" for i in items[max(0, k - 3) : k]):
                        reading.status = "denied"
                if not reading.actors:  # "Operators in Vietnam were told to ..."
                    reading.actors = [
                        Filler(i.entity, i, inferred=True) for i in items[:k] if i.entity and i.entity.kind == "place"
                    ]
            else:
                between = [i for i in items[k + 1 : reading.at] if is_name(i)]
                if given is not None:
                    askers, between = self._resolver.of_phrase(reading, given, _ASKERS), []
                else:
                    letter = sent_before(items, k)
                    between = between if letter is None else [i for i in items[letter + 1 : k] if is_name(i)]
                    asker = subject_before(items, k if letter is None else letter, self._grammar)
                    askers = self._resolver.of_subject(reading, asker, _ASKERS, acting=True)
                    if self._grammar.head_first and not askers and asker.item is not None and self._is_service(asker.item):
                        reading.dropped = "what a platform asks for"  # "Kirimin datang ke Kominfo untuk meminta pembukaan blokir"
                        return
                    if asker.head == AGENCY:
                        askers = not_the_asked(askers, between, reading.sentence, self._context.document)
                reading.via = next(
                    (Filler(self._context.standing.body_of(i.entity), i) for i in between if i.entity is not None), None
                )
                pronoun = next((i for i in items[k + 1 : k + 2] if i.any("ref:plural")), None)
                if reading.via is None and pronoun is not None:  # "asking [it] to remove ..."
                    reading.via = self._resolver.filler(reading, pronoun, _TOLD_KINDS)
                if reading.via is not None and reading.targets and any(t.entity == reading.via.entity for t in reading.targets):
                    reading.via = None
                unnamed = given is None and asked and reading.via is not None and (asker.unknown or asker.head in _UNNAMED)
                if askers or unnamed or not all(f.inferred for f in reading.actors):
                    reading.actors = askers
            if asked and reading.status in ("done", "planned", "conditional", "announced", "ongoing"):
                reading.status = "requested"
            elif not asked and reading.status in ("planned", "announced") and all(c.start > item.start for c in reading.cues):
                reading.status = "done"  # what is ordered "to be blocked" is the order's deed
            reading.cues.append(item)
            if items[k + 1 : k + 2] and items[k + 1].any("personal") and reading.at - k <= _TOLD:
                reading.dropped = "what a person is told to do"  # "ordered him to delete the posts"
            via = reading.via.entity if reading.via is not None else None
            if via is not None and via.id and self._context.standing.is_obliged(via) and not self._hits_another(reading, via):
                reading.dropped = "what a platform is told to do is the content of a demand"
            return

    def _is_service(self, item: Item) -> bool:
        """A platform, or somebody who speaks for one."""
        return item.entity is not None and self._context.standing.body_of(item.entity).kind == "platform"

    def _asked_in_between(self, items: Sequence[Item], asked: int, at: int) -> Phrase | None:
        """ "Kirimin diminta [Kementerian X] diblokir": who asks for it stands between the two passives, and nobody else."""
        agent = agent_after(items, asked, self._grammar)
        return agent if agent is not None and agent.stop == at and agent.names else None

    def _wanted_by(self, reading: Reading, asking: Phrase, asked: int) -> None:
        """What is asked for is done to the subject of the asking; who is to do it stands behind "oleh"."""
        action = self._ontology.actions[reading.action]
        subject = subject_before(reading.sentence.items, asked, self._grammar)
        reading.targets = self._resolver.of_subject(reading, subject, action.targets, acting=False) or reading.targets
        reading.via = next(iter(reading.actors), None)
        reading.actors = self._resolver.of_phrase(reading, asking, _ASKERS)

    def _hits_another(self, reading: Reading, via: Entity) -> bool:
        """ "meminta toko aplikasi menghapus Kirimin": whom the one who is told is to act upon is another service, and none of his
        own ("told Meta to block accounts on Instagram").
        """
        others = (t for t in reading.targets if not self._context.owns(via, t.entity))
        named = [t.entity.kind for t in others if t.entity.id and not t.inferred]
        if via.kind != "platform":
            return bool(named)
        return "platform" in named and bool(reading.actors) and self._ontology.actions[reading.action].family == "restrict"


def _when_withdrawn(status: str) -> str:
    """What becomes of a step that is taken back, from what is said of taking it back: until that is done, it goes on."""
    return "cancelled" if status in ("done", "announced") else "ongoing"


def _tells_no_more(cue: Item) -> bool:
    """ "faces", "still faces": a cue that says no more than that it is there."""
    return "support_passive" in cue.tags or cue.tags.get("cue:before") == "ongoing"


def _predicate(items: Sequence[Item], at: int, stop: int) -> int | None:
    """The word that tells what becomes of a noun: right behind its phrase, or behind the clause that stands between."""
    passed = ("adverb", "passive_auxiliary", "perfect", "cue:before", "demonstrative")
    after = next((k for k in range(stop, min(stop + 5, len(items))) if not items[k].any(*passed)), None)
    openings = (k + (k < len(items) and items[k].text == ",") for k in (at + 1, stop))
    opening = next((k for k in openings if k < len(items) and items[k].any("relative")), None)
    if opening is None:
        return after
    for k in range(max(stop, opening + 1), min(opening + _CLAUSE, len(items) - 1)):
        if (items[k].any("subordinator") and not items[k].any("adverb")) or items[k].text == ";":
            break
        if items[k].any("passive_auxiliary") and items[k + 1].any("reversal_passive", "postponing"):
            return k + 1
    return after


def _appeals_to_people(reading: Reading, roles: Roles, grammar: Grammar) -> bool:
    """ "The app appeals to online predators": no decision is taken to a higher body."""
    to = reading.form.rule.role == "against" and reading.trigger.low.rpartition(" ")[2] == grammar.infinitive
    phrase = roles.object
    if not to or phrase is None or phrase.head not in (PEOPLE, OTHER, CONTENT):
        return False
    return not any(i.any("person:titles", "noun:agency") for i in reading.sentence.items[phrase.start : phrase.stop + 1])
