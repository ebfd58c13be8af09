"""Whether a reading is an event: the reasons to drop one, each in its own words."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.asides import lacking
from kg.extract.context import Context
from kg.extract.court_matters import (
    PLEAS,
    asks_nothing,
    decides,
    heads_court,
    is_kept_from,
    is_undone_order,
    leaves_undone,
    sits_in_court,
    wants_restored,
    weigh_plea,
)
from kg.extract.document import Item
from kg.extract.endings import ends_spoken_of, points_to_measure
from kg.extract.nouns import CONTENT, PEOPLE, noun_class
from kg.extract.parties import Roles
from kg.extract.reading import NO_PARTY, NO_SIDE, NO_TARGET, POWERS, SIDES, SPOKEN_OF, UNTOLD, Filler, Reading
from kg.extract.relevance import Relevance
from kg.extract.wording import (
    follows_possibility,
    is_asked_of_people,
    is_network,
    is_of_content,
    is_of_decision,
    is_of_measure,
    is_owed,
    is_owned_by_power,
    leads_to_clause,
    leads_to_ended_measure,
)
from kg.model import Entity
from kg.ontology import ACTIVE, EITHER, NOUN, PASSIVE, Form, Ontology

_DEMANDED = (*SIDES, "class")
_CUT = ("block", "throttle", "shutdown")
_NEXT, _AHEAD = 3, 6  # words behind whom an order is given to
_DOERS = (*SIDES, "person")  # of what only platforms do
_ASSERTED = ("done", "ongoing", "planned", "announced")


class Judge:
    """Weighs readings whose roles are filled. `judge` may change the action by who acts, and sets `dropped`."""

    def __init__(self, context: Context, ontology: Ontology) -> None:
        self._context = context
        self._ontology = ontology
        self._relevance = Relevance(context, ontology)
        self._restricting = frozenset(a.id for a in ontology.actions.values() if a.family == "restrict")
        self._annulling = context.document.lexicon.language.words.get("annulling", ())

    def judge(self, reading: Reading, roles: Roles) -> None:
        """Drops the reading with a reason, or leaves it."""
        rule, action = reading.form.rule, self._ontology.actions[reading.action]
        actor = reading.actors[0].entity if reading.actors else None
        if action.family == "restrict" and leads_to_ended_measure(reading, self._restricting):
            reading.dropped = "the end of a measure, which its noun tells"
            return
        if not reading.nationwide:
            reading.targets = [t for t in reading.targets if all(t.entity != a.entity for a in reading.actors)]
        if (
            action.family == "restrict"
            and actor is not None
            and actor.kind in SIDES
            and reading.status != "requested"
            and not (self._context.standing.is_provider(actor) and actor.kind in action.actors)
        ):
            slows = reading.action == "throttle" and reading.actors[0].referred  # "It threatened to throttle X": some power
            if slows or not self._context.standing.is_company(actor):
                reading.dropped = "no power, and no platform that acts by itself"
                return
            if reading.action == "restrict" and not any(t.entity.id for t in reading.targets):
                reading.dropped = "a setting, not a measure"
                return
            reading.action = "withdraw" if self._closes_its_own(reading, roles, actor) else "moderate"
            action = self._ontology.actions[reading.action]
        elif (
            action.family == "restore"
            and actor is not None
            and actor.kind in SIDES
            and actor.kind not in action.actors
            and reading.status != "requested"
        ):
            gives_back = self._context.standing.is_company(actor) and self._gives_back(reading, roles)
            if reading.network or not gives_back:
                reading.dropped = "no power, and nothing that a platform gives back"
                return
            reading.action = "reinstate"
        elif action.family == "restore" and actor is not None and self._annuls(reading, roles, actor):
            reading.action = "rule"
            action = self._ontology.actions[reading.action]
        elif reading.action == "block" and is_of_content(reading, roles):
            reading.action = "takedown"
        if action.family == "exchange":
            reading.targets = [t for t in reading.targets if t.entity.id is not None or rule.object == "own"]
        named = [t for t in reading.targets if t.entity.id is not None]
        if reading.action == "moderate" and not named and self._is_of_anybody(reading):
            reading.dropped = "what a platform does to whoever breaks its rules"
            return
        if action.family == "restrict" and self._is_no_deed(reading, actor, named):
            reading.dropped = "told to the reader, or as what a power may do"
            return
        if rule.object == "measure":
            by_others = actor is None and any(i.any("agent") for i in reading.sentence.items[reading.at + 1 : reading.at + 2])
            ends = points_to_measure(reading) and not by_others  # "It was lifted by the captain"
            reading.dropped = UNTOLD if ends else "nothing that it ends is a measure"
            return
        if reading.voice == NOUN and ends_spoken_of(reading):
            reading.dropped = UNTOLD
            return
        if (
            (rule.object == "none" or (reading.network and not named))
            and reading.voice == NOUN
            and not rule.platform_actor
            and roles.support is None
            and roles.agent is None
        ):
            reading.dropped = SPOKEN_OF
            return
        if reading.voice == NOUN and any(i.any("breaking") for i in reading.sentence.items[max(0, reading.at - 3) : reading.at]):
            reading.dropped = "a measure that somebody breaks"
            return
        if (
            reading.voice == NOUN
            and reading.network
            and roles.support is None
            and roles.agent is None
            and is_of_decision(reading)
        ):
            reading.dropped = "only tells what a decision is on"
            return
        if action.family != "rule-making" and is_kept_from(reading.sentence.items, reading.at, self._context.grammar):
            reading.dropped = "what somebody is kept from doing"
            return
        untold = reading.status == "planned" and not reading.cues and action.family == "restrict" and reading.voice != NOUN
        if untold and self._decides(reading):
            reading.dropped = "a purpose of what a court has decided"  # "suspended the order for shops to remove X"
            return
        if reading.action == "refuse" and actor is not None and reading.actors[0].referred and self._follows_court(reading):
            reading.dropped = "what a court does that was told of before"  # "The court fined X. It rejected a request to ..."
            return
        if action.family == "restore" and follows_possibility(reading):
            reading.dropped = "what would follow from what is only possible"
            return
        if action.family in ("restore", "platform") and wants_restored(reading):
            reading.dropped = "what a decision wants done"
            return
        if (
            action.family == "restrict"
            and reading.voice in (ACTIVE, EITHER)
            and is_of_measure(reading)
            and self._decides(reading)
        ):
            reading.action = "rule"
        of_law = leaves_undone(reading, self._context.standing)
        ahead = reading.sentence.items[reading.at + 1 :]
        # "declared that the internet blockade was illegal": whoever has ordered it.
        of_law = of_law or (rule.court and reading.voice != NOUN and bool(reading.actors) and any(is_network(i) for i in ahead))
        if not of_law and not self._relevance.concerns_services(reading, roles):
            of_law = self._relevance.concerns_law(reading, roles)
            if not of_law:
                reading.dropped = NO_PARTY
                return
            named = [t for t in reading.targets if t.entity.id is not None]
        weigh_plea(reading, self._context.standing)
        if asks_nothing(reading, self._context.standing, self._context.document.lexicon.language):
            reading.dropped = "what is asked of a court is no request of its own"
        if reading.dropped is not None:
            return
        told_to = any(cue.any("order", "order_passive") for cue in reading.cues)  # "the order obliges X and Y to block Z"
        if self._is_only_owed(reading, told_to=told_to):
            if not reading.network and (actor is None or reading.actors[0].inferred):
                reading.dropped = "what ought to be done is no deed"
                return
            reading.status = "requested"
        unnamed = (
            roles.subject is not None
            and not told_to
            and (roles.subject.head == PEOPLE or (roles.subject.item is None and roles.subject.unknown))
        )
        if actor is None and unnamed and reading.voice in (ACTIVE, EITHER) and not rule.anyone:
            reading.dropped = "done by somebody who is no actor of ours"
        elif (
            (rule.platform_actor or reading.action == "moderate")
            and reading.voice != NOUN
            and is_owed(reading.sentence.items, reading.at)
        ):
            reading.dropped = "what a platform has to do is no act of it yet"
        elif rule.platform_actor and (actor is None or actor.kind not in _DOERS or self._context.standing.is_judge(actor)):
            reading.dropped = "only a platform does this"
        elif actor is None and not named:
            reading.dropped = NO_SIDE
        elif rule.marked and reading.voice == NOUN and actor is None and not self._is_marked(reading, roles):
            reading.dropped = "nothing marks who it is against"
        elif rule.complement and reading.voice != NOUN and is_of_measure(reading):
            reading.dropped = "what is demanded is a measure, and not of its target"
        elif rule.complement and (self._passes_on(reading, named) or self._has_it_done(reading)):
            reading.dropped = "an order that is passed through another body"
        elif rule.object == "place" and not reading.targets and roles.object is not None and roles.object.head == PEOPLE:
            reading.dropped = "nobody goes from a place"  # "left its users in the dark"
        elif (
            not reading.targets
            and not (rule.alone or reading.network or of_law)
            and rule.object not in ("none", "own", "place")
            and not (rule.platform_actor and not rule.weak)
            and not self._meets_demand(reading, roles)
        ):
            reading.dropped = NO_TARGET
        elif (
            not reading.targets
            and rule.object == "direct"
            and reading.status not in _ASSERTED
            and not (reading.network and reading.actors)  # "denied slowing the internet"
            and not self._is_renounced(reading)
        ):
            reading.dropped = "nothing asserted, and no target"
        elif (
            reading.voice == NOUN
            and (rule.opponent or rule.role == "against")
            and reading.status == "denied"
            and roles.support is None
        ):
            reading.dropped = "a suit that is turned down is no suit that is denied"
        elif reading.action in PLEAS and actor is not None and self._goes_to_no_court(reading):
            reading.dropped = "a court goes to no court"
        elif reading.voice == NOUN and reading.status == "denied" and any(lacking(cue) for cue in reading.cues):
            reading.dropped = "what did not come of another deed"  # "closed the case without a fine"
        elif (
            reading.action == "charge"
            and actor is not None
            and leads_to_clause(reading, self._context.document.lexicon.language)
            and self._context.standing.is_court(actor)
        ):
            reading.dropped = "what a court finds is a ruling"
        elif reading.action == "legislate" and not named and actor is not None and self._context.standing.is_court(actor):
            reading.dropped = "a court makes no laws"
        elif rule.court and reading.voice == NOUN and self._is_of_court(actor, named):
            reading.dropped = "a decision of the court that it names"  # "menghormati putusan Mahkamah Agung"
        elif rule.court and reading.status == "requested" and reading.voice != NOUN:
            reading.dropped = "what a court is asked for is no decision"
        elif rule.court and not self._is_court(actor, reading):
            reading.dropped = "only a court decides"
        elif reading.status == "denied" and any(cue.any("instead") for cue in reading.cues):
            reading.dropped = "what was not done, but something else"  # "removed the post rather than block X"
        elif rule.court and self._is_asked_of_court(reading, actor):
            reading.dropped = "what a court is asked to decide"
        elif (
            rule.weak
            and not (rule.alone or named or reading.network or of_law)
            and not (self._class_is_plain(reading, actor) or self._meets_demand(reading, roles))
        ):
            reading.dropped = "a common word without a named target"
        elif not self._may_act(reading, actor):
            reading.dropped = "a person without an office"
        elif rule.complement and reading.voice == NOUN and is_undone_order(reading.sentence.items, reading.at):
            reading.dropped = "an order that is undone"
        elif rule.complement and reading.voice == NOUN and not _is_issued(reading, roles):
            reading.dropped = "a request that is only spoken of"
        elif rule.complement and named and all(self._is_its_own(reading, target) for target in named):
            reading.dropped = "what a body tells its own people"
        elif rule.complement and reading.voice != NOUN and actor is not None and self._is_by_another(reading):
            reading.dropped = "asked by somebody else"
        elif rule.complement and self._orders_measure(reading, named):
            reading.dropped = "what is ordered is a measure, which is told by itself"
        elif actor is not None and not named and actor.kind == "person" and not (rule.alone or of_law):
            reading.dropped = "a person and a class of things"
        elif rule.complement and self._asks(reading, actor, named):
            reading.status = "requested"
        elif (
            rule.complement
            and not of_law
            and not (
                (self._commands(actor) if actor is not None else reading.voice == PASSIVE)
                and reading.targets
                and reading.targets[0].entity.kind in _DEMANDED
            )
        ):
            reading.dropped = "a demand needs a power over a platform"
        elif is_asked_of_people(reading, named):
            reading.dropped = "asked of people, for what is theirs"
        elif action.family in ("restrict", "restore") and actor is None and not self._plausible(reading):
            reading.dropped = "no actor, and nothing says that it was a power's act"
        elif action.family == "exchange" and reading.action in ("negotiate", "settle") and not self._two_sides(reading):
            reading.dropped = "talks need a power and a platform"

    def _is_only_owed(self, reading: Reading, *, told_to: bool) -> bool:
        """ "TikTok must be banned, lawmakers said": a measure that has to be taken, where no order says so."""
        measure = self._ontology.actions[reading.action].family in ("restrict", "restore")
        return (
            measure
            and not told_to
            and reading.voice == PASSIVE
            and reading.status in _ASSERTED
            and is_owed(reading.sentence.items, reading.at)
        )

    def _is_of_anybody(self, reading: Reading) -> bool:
        """ "Telegram bisa memblokir akun tersebut", "memblokir akun [Anda]": told as a rule, or to the reader."""
        return self._addresses(reading) or (reading.status == "conditional" and self._context.grammar.head_first)

    def _is_no_deed(self, reading: Reading, actor: Entity | None, named: Sequence[Filler]) -> bool:
        """ "Situs ini tidak diblokir sehingga [kamu] bisa membukanya", "Komisi boleh menyekat platform tanpa lesen"."""
        may = reading.status == "conditional" and not reading.conditions and not named and self._context.grammar.head_first
        return may or (actor is None and self._addresses(reading))

    def _addresses(self, reading: Reading) -> bool:
        words = self._context.document.lexicon.language.words.get("addressed", ())
        return any(i.low in words for i in reading.sentence.items)

    def _annuls(self, reading: Reading, roles: Roles, actor: Entity) -> bool:
        """ "Pengadilan membatalkan denda KPPU": a court that annuls what another body has done decides a case."""
        items = reading.sentence.items
        first, last = max(0, reading.at - _NEXT), max(reading.at + 1, roles.stop + 1)
        annulled = any(i.low.partition(" ")[0] in self._annulling for i in items[first:last])
        return annulled and self._context.standing.is_court(actor)

    def _is_renounced(self, reading: Reading) -> bool:
        """ "The company said it would not appeal": a step that needs no object, and that its side does not take."""
        step = reading.form.rule.alone and self._ontology.actions[reading.action].family == "exchange"
        finite = self._context.grammar.infinitive is not None  # elsewhere the verb does not tell a step from an ability
        return step and finite and reading.status == "denied" and reading.voice == ACTIVE and bool(reading.actors)

    def _orders_measure(self, reading: Reading, named: Sequence[Filler]) -> bool:
        """ "ordered a ten-day block on X": the noun of a measure stands before whom it is against."""
        between = [i for i in reading.sentence.items[reading.at + 1 :] if named and i.end <= named[0].item.start]
        steps = [f for i in between[:_AHEAD] for f in i.forms if f.voice == NOUN]
        return any(self._family(f) == "restrict" or f.rule.action == "investigate" for f in steps)

    def _is_marked(self, reading: Reading, roles: Roles) -> bool:
        """Whether a preposition or a word for an opponent leads to the object: "a suit against X", "a suit that accuses X"."""
        items, phrase = reading.sentence.items, roles.object
        met = roles.support is not None and not any(i.any("complementizer") for i in items[roles.support : reading.at])
        if met or any(i.any("patient") for i in items[reading.at + 1 : reading.at + 2]):
            return True  # "was hit with a suit", but "paid to settle the suit"
        return phrase is not None and phrase.start > reading.at + 1 and items[phrase.start - 1].any("opponent")

    def _closes_its_own(self, reading: Reading, roles: Roles, actor: Entity) -> bool:
        """ "Microsoft shut down LinkedIn in China": who owns a service leaves with it."""
        if reading.action != "block" or roles.object is None or roles.object.head == CONTENT:
            return False
        listed = [self._ontology.entities.get(t.entity.id or "") for t in reading.targets]
        return bool(listed) and all(e is not None and e.owner == actor.id for e in listed)

    def _gives_back(self, reading: Reading, roles: Roles) -> bool:
        """An account, a post or another's app, and not a service of its own that is back after an outage."""
        content = roles.object is not None and roles.object.head == CONTENT
        return content or any(t.entity.id is not None for t in reading.targets)

    def _may_act(self, reading: Reading, actor: Entity | None) -> bool:
        """Measures are taken by bodies; a person takes them in an office, or at least in words that mean nothing else."""
        if actor is None or actor.kind != "person":
            return True
        family = self._ontology.actions[reading.action].family
        if family == "exchange" or reading.action in ("sue", "postpone"):
            return True
        judge = reading.form.rule.court and self._context.standing.is_judge(actor)
        power = (
            family == "pressure" or (family == "rule-making" and not reading.form.rule.court)
        ) and self._context.standing.holds_power(actor)
        heads = family in ("restrict", "restore") and self._context.standing.holds_power(actor) and self._names_service(reading)
        return judge or power or heads or self._context.standing.has_office(actor) or not reading.form.rule.weak

    def _meets_demand(self, reading: Reading, roles: Roles) -> bool:
        """ "Netflix menyanggupi aturan konten": a service meets what was decided, whoever has."""
        head_first = self._context.grammar.head_first
        meets = reading.action == "comply" and reading.voice == ACTIVE and roles.object is not None and roles.object.decision
        acts = any(not a.inferred and a.entity.kind == "platform" for a in reading.actors)
        return head_first and meets and acts and reading.status in _ASSERTED

    def _names_service(self, reading: Reading) -> bool:
        return any(t.entity.kind == "platform" and not t.inferred for t in reading.targets)

    def _commands(self, actor: Entity) -> bool:
        """A body or a state, or a head of one in his own name."""
        person = actor.kind == "person"
        return actor.kind in POWERS or (
            person and (self._context.standing.holds_power(actor) or self._context.standing.is_judge(actor))
        )

    def _asks(self, reading: Reading, actor: Entity | None, named: Sequence[Filler]) -> bool:
        """Who has no power over a body and asks it: "The foundation asked the ministry to publish its orders"."""
        if (
            actor is None
            or not named
            or not (self._context.standing.is_association(actor) or self._relevance.questions(reading, actor))
        ):
            return False
        return named[0].entity.kind in POWERS and reading.status in ("done", "ongoing", "requested", "announced")

    def _passes_on(self, reading: Reading, named: Sequence[Filler]) -> bool:
        """ "memerintahkan operator X memblokir Y": the order is told by the reading of the verb that follows."""
        ahead = reading.sentence.items[reading.stop : reading.stop + _AHEAD]
        follows = any(
            f.rule.action == "investigate" or (n < _NEXT and f.voice != NOUN and self._family(f) in ("restrict", "restore"))
            for n, i in enumerate(ahead)
            for f in i.forms
        )
        if named and self._leads_to_measure(reading, named):
            return True
        told = reading.voice == PASSIVE and any(t.referred for t in named) and self._cuts(ahead)
        return follows and bool(named) and (told or not any(self._is_obliged(t.entity) for t in named))

    def _is_obliged(self, entity: Entity) -> bool:
        return entity.kind == "domain" or self._context.standing.is_obliged(entity)

    def _leads_to_measure(self, reading: Reading, named: Sequence[Filler]) -> bool:
        """ "memerintahkan operator untuk [memblokir] aplikasi, termasuk Y": all who are named stand behind a measure."""
        first = min(t.item.start for t in named)
        if any(t.referred for t in named) or first < reading.trigger.start:
            return False
        between = [i for i in reading.sentence.items[reading.at + 1 :] if i.end <= first]
        return any(
            f.voice not in (NOUN, PASSIVE) and self._family(f) in ("restrict", "restore") for i in between for f in i.forms
        )

    def _is_by_another(self, reading: Reading) -> bool:
        """ "acknowledged it only when asked [by a member of parliament]": whoever it is, it is not who else could have asked."""
        led = any(i.any("agent") for i in reading.sentence.items[reading.at + 1 : reading.at + 2])
        return led and all(a.inferred or a.item.start < reading.trigger.start for a in reading.actors)

    def _has_it_done(self, reading: Reading) -> bool:
        """ "ordered [it blocked]": what is done to whom a pronoun means is told by the participle."""
        ahead = reading.sentence.items[reading.at + 1 : reading.at + 3]
        pronoun = len(ahead) > 1 and ahead[0].any("ref:plural")
        return pronoun and any(
            f.voice in (PASSIVE, EITHER) and self._family(f) in ("restrict", "restore") for f in ahead[1].forms
        )

    def _follows_court(self, reading: Reading) -> bool:
        """Whether a pronoun opens the sentence, which tells what courts do of pleas, and a court the one before."""
        index, document = reading.sentence.index, self._context.document
        opens = any(i.any("ref:plural") for i in reading.sentence.items[:1])
        pleas = document.lexicon.language.words.get("pleading", ())
        decides = any(f.rule.court for f in reading.trigger.forms) or reading.trigger.low.rpartition(" ")[2] in pleas
        if not (index and opens and decides):
            return False
        before = next((i for i in document.sentences[index - 1].items if i.entity is not None or i.any("noun:court")), None)
        if before is None:
            return False
        return before.any("noun:court") or (before.entity is not None and self._context.standing.is_court(before.entity))

    def _is_its_own(self, reading: Reading, target: Filler) -> bool:
        """ "directed [its] DG to look into X": a part of the body that tells it."""
        if target.referred or target.entity.id in self._ontology.entities:
            return False
        items = reading.sentence.items
        at = next((k for k, item in enumerate(items) if item is target.item), 0)
        return at > 0 and items[at - 1].any("owning")

    def _cuts(self, ahead: Sequence[Item]) -> bool:
        """ "it had been told to [shut] the site down": who is told so is no site."""
        verb = next((k for k, i in enumerate(ahead) if any(f.voice != NOUN for f in i.forms)), None)
        if verb is None or not any(f.rule.action in _CUT for f in ahead[verb].forms):
            return False
        return not any(noun_class(i) == CONTENT for i in ahead[verb + 1 :])

    def _family(self, form: Form) -> str:
        return self._ontology.actions[form.rule.action].family

    def _class_is_plain(self, reading: Reading, actor: Entity | None) -> bool:
        if reading.form.rule.object in ("none", "own", "place"):
            return True
        told = actor is not None and not reading.actors[0].inferred
        acts = told and actor is not None and (actor.kind == "agency" or self._context.standing.is_company(actor))
        # "Australia melarang anak menggunakan media sosial"
        of_users = reading.action in ("ban", "restrict") and any(
            i.any("using", "usage") for i in reading.sentence.items[reading.at :]
        )
        acts = acts or (told and of_users and actor is not None and actor.kind == "place")
        return acts and bool(reading.targets)

    def _is_of_court(self, actor: Entity | None, named: Sequence[Filler]) -> bool:
        court = self._context.standing.is_court
        return any(court(t.entity) for t in named) and (actor is None or not court(actor))

    def _decides(self, reading: Reading) -> bool:
        """ "A judge blocked the Chatlune ban": what a court stops is what others have done."""
        return bool(reading.actors) and self._goes_to_no_court(reading)

    def _goes_to_no_court(self, reading: Reading) -> bool:
        return sits_in_court(reading, self._context.standing, self._context.document.lexicon.language)

    def _is_court(self, actor: Entity | None, reading: Reading) -> bool:
        if actor is None:
            return False
        if actor.kind == "place":  # "Hakim AS memutuskan", "a US court ruled": the court of a country
            near = heads_court(reading.sentence, reading.actors[0], self._context.document.lexicon.language)
            return near or any(i.any("noun:court") for i in reading.sentence.items)
        listed = self._ontology.entities.get(actor.id or "")
        return decides(reading, self._context.standing, listed, self._context.document.lexicon.language)

    def _is_asked_of_court(self, reading: Reading, actor: Entity | None) -> bool:
        """ "asked a judge to [bar] X from buying Y", "a suit in the court, seeking to [halt] the fine"."""
        before = reading.sentence.items[max(0, reading.at - 2) : reading.at]
        pleas = self._context.document.lexicon.language.words.get("pleading", ())
        wanted = bool(before) and (before[0].any("ask") or before[0].low.rpartition(" ")[2] in pleas)  # "rejected the request"
        sought = reading.status in ("requested", "planned") and wanted
        asks = reading.status == "requested" and actor is not None and not self._context.standing.is_court(actor)
        return asks or (sought and reading.voice == ACTIVE)

    def _plausible(self, reading: Reading) -> bool:
        kinds = ("platform", "domain", "organization", "place") if reading.network else ("platform", "domain", "organization")
        return any(t.entity.kind in kinds for t in reading.targets if t.entity.id)

    def _two_sides(self, reading: Reading) -> bool:
        parties = [self._context.standing.body_of(f.entity) for f in (*reading.actors, *reading.targets)]
        powers = any(p.kind in POWERS or p.kind == "person" for p in parties)
        return (powers and any(self._context.standing.is_side(p) for p in parties)) or reading.action == "settle"


def _is_issued(reading: Reading, roles: Roles) -> bool:
    """ "issued an order for X to delete ...", "sent an order to X", "Pelagia's order that X close its offices": a demand that was
    made of whom it names.
    """
    owned = reading.trigger.any("order") and is_owned_by_power(reading)
    made = (roles.support is not None or owned) and bool(reading.actors) and not reading.actors[0].inferred
    return made and roles.object is not None and bool(roles.object.names) and any(t.entity.id for t in reading.targets)
