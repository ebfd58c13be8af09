"""From a trigger to who does what to whom: one reading a trigger, with the reason where it is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.extract.context import Context
from kg.extract.document import Item, Sentence
from kg.extract.phrases import (
    AGENCY,
    CONTENT,
    NETWORK,
    ORGANIZATION,
    OTHER,
    PEOPLE,
    PLATFORM,
    Phrase,
    Subject,
    is_name,
    noun_class,
    object_after,
    subject_before,
)
from kg.extract.status import StatusReading, read_status
from kg.model import Entity, slug
from kg.ontology import ACTIVE, BARE, EITHER, NOUN, PASSIVE, ActionType, Form, Language, Ontology

_ON_USERS = ("ban", "restrict")
_SUPPORT = ("support_active", "support_passive", "reversal_active", "reversal_passive", "postponing")
_MARKERS = {"object": ("patient",), "partner": ("partner",), "against": ("patient",), "to": ("patient",), "law": ("patient",)}
ADJECTIVE = "adjective"
_ASKERS = frozenset({"agency", "place", "person", "organization"})
_POWERS = ("agency", "place")
_SIDES = ("platform", "organization")


@dataclass(slots=True)
class Filler:
    """An entity in a role with the mention that says so."""

    entity: Entity
    item: Item
    inferred: bool = False
    referred: bool = False


@dataclass(slots=True)
class Reading:
    """One trigger as it was read. `dropped` tells why it became no event."""

    sentence: Sentence
    at: int
    form: Form
    voice: str
    action: str
    status: str = "done"
    actors: list[Filler] = field(default_factory=list)
    targets: list[Filler] = field(default_factory=list)
    via: Filler | None = None
    conditions: list[tuple[int, int]] = field(default_factory=list)
    cues: list[Item] = field(default_factory=list)
    dropped: str | None = None
    stop: int = 0

    @property
    def trigger(self) -> Item:
        """The item that the reading is of."""
        return self.sentence.items[self.at]


@dataclass(slots=True)
class _Roles:
    """Where the roles were looked for: phrases and subjects before they are resolved."""

    subject: Subject | None = None
    object: Phrase | None = None
    agent: Phrase | None = None
    passive: bool = False
    stop: int = 0
    support: int | None = None


class FrameReader:
    """Reads triggers in the light of their article. Holds no state between readings."""

    def __init__(self, context: Context, language: Language, ontology: Ontology) -> None:
        self._context = context
        self._language = language
        self._grammar = language.grammar
        self._ontology = ontology

    def read(self, sentence: Sentence, at: int, form: Form) -> Reading:
        """The reading of one form at item `at`."""
        items = sentence.items
        voice = self._voice(items, at, form)
        reading = Reading(sentence, at, form, voice, form.rule.action)
        if voice == ADJECTIVE:
            reading.dropped = "a participle that only describes"
            return reading
        if form.rule.unless and _has(items, form.rule.unless):
            reading.dropped = "a word that makes it something else"
            return reading
        if form.rule.needs and not _has(items, form.rule.needs):
            reading.dropped = "none of the words that the rule needs"
            return reading
        roles = self._find(items, at, form, voice)
        reading.stop = roles.stop
        self._compose(items, at, reading, roles)
        subject_index = roles.subject.index if roles.subject else 0
        status = read_status(sentence, at, max(roles.stop, at + 1), voice, subject_index, self._grammar, support=roles.support)
        self._apply_status(reading, status)
        if reading.dropped is None:
            self._fill(reading, roles)
        if reading.dropped is None:
            self._judge(reading, roles)
        return reading

    # -- voice ---------------------------------------------------------------------------------------------------------

    def _voice(self, items: Sequence[Item], at: int, form: Form) -> str:
        if form.voice == PASSIVE and self._grammar.head_first and self._context.document.lexicon.stem(items[at].low) == form.surface:
            return NOUN
        if form.voice == EITHER:
            if self._is_adjective(items, at):
                return ADJECTIVE
            return PASSIVE if self._is_passive(items, at) else EITHER
        if form.voice == ACTIVE and not self._grammar.head_first and (
            any(f.voice == NOUN for f in items[at].forms) or noun_class(items[at]) is not None
        ):
            return self._verb_or_noun(items, at)
        if form.voice == BARE:
            before = items[at - 1] if at else None
            if before is not None and (before.any("support_active", "support_passive", "reversal_active", "reversal_passive", "reversal_noun") or before.forms):
                return NOUN
            if before is not None and before.any("preposition", "patient", "noun:content") and not before.any("cue:before"):
                return NOUN
            return ACTIVE
        return form.voice

    def _is_adjective(self, items: Sequence[Item], at: int) -> bool:
        """"the list of banned platforms", "the blocked app": a participle inside a noun phrase."""
        before = items[at - 1] if at else None
        after = items[at + 1] if at + 1 < len(items) else None
        if before is None or after is None or is_name(before):
            return False
        inside = before.any("determiner", "genitive", "preposition", "number") or before.low in ("a", "an", "the")
        return inside and (noun_class(after) is not None or after.is_plain)

    def _verb_or_noun(self, items: Sequence[Item], at: int) -> str:
        """English forms that are both ("block", "ban", "fine"): a noun after an article, an adjective or a possessive."""
        before = items[at - 1] if at else None
        after = items[at + 1] if at + 1 < len(items) else None
        if after is None or not self._begins_object(after):
            return NOUN
        if before is None:
            return ACTIVE if after is not None and (is_name(after) or after.capital) else NOUN
        if before.low == self._grammar.infinitive:
            return ACTIVE
        if before.any("determiner", "transparent", "support_active", "support_passive", "preposition", "reversal_active") or before.adjective:
            return NOUN if before.low not in ("also", "then") else ACTIVE
        if self._is_base(items[at]) and not before.any("cue:before", "adverb", "coordinator", "complementizer", "relative", "perfect", "ref:plural", "ref:self"):
            if not before.low.endswith(self._grammar.plural or "\0"):
                return NOUN
        if before.text in self._grammar.possessives or before.tags.get("cue:before") == "ability":
            return NOUN
        if is_name(before) and before.entity is not None and before.entity.kind in _SIDES and (after is None or not (is_name(after) or after.capital)):
            return NOUN
        return ACTIVE

    def _is_base(self, item: Item) -> bool:
        """A form without an ending for person, number or progress."""
        endings = tuple(e for e in (self._grammar.plural, self._grammar.progressive) if e)
        return bool(endings) and not item.low.endswith(endings)

    def _begins_object(self, item: Item) -> bool:
        if item.entity is not None or item.names or item.capital or item.text in '"“‘' or item.any("ref:plural"):
            return True
        if item.any("pattern:platform_prefix"):
            return True
        if item.any("determiner", "transparent", "number") and not item.any("genitive", "patient"):
            return True
        return noun_class(item) is not None or (item.is_plain and item.is_word) or item.text[:1].isdigit()

    def _is_passive(self, items: Sequence[Item], at: int) -> bool:
        for k in range(at - 1, max(-1, at - 5), -1):
            item = items[k]
            if item.any("passive_auxiliary"):
                return True
            if item.any("perfect"):
                return False
            if not (item.any("adverb", "cue:before", "transparent") or item.low.endswith(self._grammar.adverb_endings)):
                break
        after = items[at + 1] if at + 1 < len(items) else None
        if after is None or not (after.is_word or after.text in '"“‘'):
            return not items[at].any("speech:verbs", "speech:reporting")
        if after.any("agent"):
            return True
        if after.any("preposition", "adverb", "subordinator", "coordinator") and not is_name(after) and not after.any("determiner"):
            return True
        return False

    # -- where the roles stand --------------------------------------------------------------------------------------------

    def _find(self, items: Sequence[Item], at: int, form: Form, voice: str) -> _Roles:
        rule = form.rule
        markers = _MARKERS[rule.role]
        if voice == PASSIVE:
            agent = self._agent(items, at)
            stop = agent.stop if agent else at + 1
            return _Roles(subject_before(items, at, self._grammar), None, agent, True, stop)
        if voice == NOUN:
            return self._find_around_noun(items, at, markers, rule.located)
        begin = at + 1
        if rule.court and begin < len(items) and any(i.any("complementizer") for i in items[begin : begin + 8]):
            begin = 1 + next(k for k in range(begin, len(items)) if items[k].any("complementizer"))
        phrase = object_after(items, begin, self._grammar, markers=markers, located=rule.located)
        return _Roles(subject_before(items, at, self._grammar), phrase, None, False, max(phrase.stop, at + 1))

    def _agent(self, items: Sequence[Item], at: int) -> Phrase | None:
        for k in range(at + 1, min(at + 12, len(items))):
            item = items[k]
            if item.any("agent"):
                phrase = object_after(items, k + 1, self._grammar, markers=("determiner",))
                return phrase if phrase.names or phrase.head or phrase.unknown else None
            if k == at + 1 and self._grammar.agent_adjacent and (is_name(item) or noun_class(item) == AGENCY):
                phrase = object_after(items, k, self._grammar)
                return phrase
            if item.text in {",", ".", ";"} or item.any("relative", "subordinator") or item.forms:
                return None
        return None

    def _find_around_noun(self, items: Sequence[Item], at: int, markers: Sequence[str], located: bool) -> _Roles:
        roles = _Roles(stop=at + 1)
        begin = at + 1
        adjacent = self._grammar.noun_object_adjacent
        ends_marked = items[at].low.rpartition(" ")[2] in self._language.words["patient"]
        if begin < len(items) and (adjacent or ends_marked or items[begin].any(*markers)):
            phrase = object_after(items, begin, self._grammar, markers=markers, located=located)
            if phrase.names or phrase.head or phrase.located or phrase.unknown:
                roles.object = phrase
                roles.stop = max(phrase.stop, begin)
        if roles.object is None:
            cover = next((k for k in range(begin, min(begin + 16, len(items))) if items[k].any("covering")), None)
            if cover is not None:
                roles.object = object_after(items, cover + 1, self._grammar, markers=markers)
                roles.stop = roles.object.stop
        roles.agent = self._agent(items, roles.stop - 1)
        if roles.agent is not None:
            roles.stop = max(roles.stop, roles.agent.stop)
        support = next((k for k in range(at - 1, max(-1, at - 10), -1) if items[k].any(*_SUPPORT)), None)
        if support is not None and not any(i.text in {",", ";"} for i in items[support:at]):
            roles.support = support
            subject = subject_before(items, support, self._grammar)
            if items[support].any("support_active", "reversal_active", "postponing") and not self._passive_support(items, support):
                roles.subject = subject
            elif roles.object is None:
                roles.subject, roles.passive = subject, True
        elif self._grammar.compound_modifier:
            self._before_noun(items, at, roles)
        elif roles.object is not None:
            verb_before = subject_before(items, at, self._grammar)
            roles.subject = None if verb_before.item is None else roles.subject
        return roles

    def _passive_support(self, items: Sequence[Item], support: int) -> bool:
        item = items[support]
        if not item.any("support_passive", "reversal_passive"):
            return False
        if not item.any("support_active", "reversal_active"):
            return True
        return any(items[k].any("passive_auxiliary") for k in range(max(0, support - 3), support))

    def _before_noun(self, items: Sequence[Item], at: int, roles: _Roles) -> None:
        """"India's TikTok ban", "Australian ban": modifiers before an English noun."""
        k = at - 1
        while k >= 0 and at - k <= 5:
            item = items[k]
            if is_name(item) and item.entity is not None:
                owner = k + 1 < at and items[k + 1].text in self._grammar.possessives
                if owner or item.entity.kind in _POWERS:
                    roles.subject = roles.subject or Subject(item, [], k)
                elif roles.object is None:
                    roles.object = Phrase(names=[item], start=k, stop=k + 1)
            elif item.adjective:
                roles.subject = roles.subject or Subject(item, [], k)
            elif item.text not in self._grammar.possessives and not item.any("transparent", "number", "cue:before") and not item.is_plain and noun_class(item) is None:
                break
            k -= 1

    # -- composition -------------------------------------------------------------------------------------------------------

    def _compose(self, items: Sequence[Item], at: int, reading: Reading, roles: _Roles) -> None:
        """"mencabut blokir", "lifted its ban": a measure with a word for its end is what undoes it."""
        if reading.voice != NOUN:
            return
        undone = self._ontology.actions[reading.action].undone_by
        for k in range(at - 1, max(-1, at - 5), -1):
            item = items[k]
            if item.text in {",", ";", "."}:
                return
            if item.any("reversal_active", "reversal_passive", "reversal_noun") and undone:
                reading.action = undone
                return
            if item.any("postponing"):
                reading.action = "postpone" if "postpone" in self._ontology.actions else reading.action
                return
        after = next((k for k in range(roles.stop, min(roles.stop + 3, len(items))) if not items[k].any("adverb", "passive_auxiliary", "perfect")), None)
        if undone and after is not None and items[after].any("reversal_passive"):
            intended = any(i.tags.get("cue:before") == "planned" for i in items[max(0, at - 3) : at])
            reading.action = reading.action if intended else undone
            roles.stop = after if intended else after + 1

    def _apply_status(self, reading: Reading, status: StatusReading) -> None:
        reading.status = status.status if reading.form.rule.status is None or status.status != "done" else reading.form.rule.status
        reading.cues = status.cues
        reading.conditions = status.conditions
        reading.dropped = status.dropped

    # -- filling ------------------------------------------------------------------------------------------------------------

    def _fill(self, reading: Reading, roles: _Roles) -> None:
        action = self._ontology.actions[reading.action]
        kinds = action.actors | frozenset(_SIDES) if action.family == "restrict" else action.actors
        if roles.passive:
            reading.targets = self._of_subject(reading, roles.subject, action.targets, acting=False)
            if roles.agent is not None:
                reading.actors = self._of_phrase(reading, roles.agent, action.actors)
        else:
            if roles.object is not None:
                reading.targets = self._of_object(reading, roles.object, action)
            reading.actors = self._of_subject(reading, roles.subject, kinds, acting=True)
            if roles.agent is not None and not reading.actors:
                reading.actors = self._of_phrase(reading, roles.agent, action.actors)
            self._named_for_once(reading, roles, action)
            self._enclitic_object(reading, action)
            self._elided_object(reading, roles, action)
        if reading.voice == NOUN and not reading.actors and roles.subject is None:
            reading.actors = self._of_cue(reading, action)
        if all(t.entity.id is None for t in reading.targets):
            self._listed_targets(reading, roles, action)
        if not reading.actors:
            self._speaking_actor(reading, action)
        if reading.form.rule.complement:
            self._demanded(reading, roles)
        self._through(reading, roles)

    def _demanded(self, reading: Reading, roles: _Roles) -> None:
        """What is demanded goes into the conditions: the words behind the target, to the end of the clause."""
        items = reading.sentence.items
        begin = max(roles.stop, reading.at + 1)
        while begin < len(items) and (items[begin].any("complementizer") or items[begin].text == ","):
            begin += 1
        end = begin
        while end < len(items) and items[end].text not in {".", ";", ",", '"', "”", "?"} and not items[end].any("speech:verbs", "condition"):
            end += 1
        if end - begin >= 2:
            reading.conditions = [(items[begin].start, items[end - 1].end)]

    def _named_for_once(self, reading: Reading, roles: _Roles, action: ActionType) -> None:
        """A person who is given with the full name and no title, right before the verb: plaintiffs, heads of state."""
        subject = roles.subject
        if reading.actors or subject is None or action.family == "restrict" or "person" not in action.actors:
            return
        if 2 <= len(subject.unknown) <= 3:
            first, last = subject.unknown[0], subject.unknown[-1]
            name = self._context.document.article.text[first.start : last.end]
            reading.actors = [Filler(Entity(slug(name), name, "person"), Item(first.start, last.end, name, name.lower(), {}))]

    def _of_cue(self, reading: Reading, action: ActionType) -> list[Filler]:
        """"Kominfo mempertimbangkan pemblokiran X", "the ministry denied a ban": the subject of the word that gives the status."""
        for k in range(reading.at - 1, max(-1, reading.at - 5), -1):
            item = reading.sentence.items[k]
            if item in reading.cues:
                found = self._of_subject(reading, subject_before(reading.sentence.items, k, self._grammar), action.actors, acting=True)
                if found:
                    return found
        return []

    def _listed_targets(self, reading: Reading, roles: _Roles, action: ActionType) -> None:
        """"tujuh layanan yang diputus aksesnya, yaitu Yahoo, Steam dan PayPal": the class, then its members."""
        items = reading.sentence.items
        begin = max(roles.stop, reading.at + 1)
        for k in range(begin, min(begin + 8, len(items))):
            if items[k].any("exemplifier") or items[k].text == ":":
                phrase = object_after(items, k + 1, self._grammar)
                listed = [f for f in (self._filler(reading, i, action.targets) for i in phrase.names) if f is not None]
                if listed:
                    reading.targets = listed
                return
            if items[k].text == ".":
                return

    def _elided_object(self, reading: Reading, roles: _Roles, action: ActionType) -> None:
        """"baru kita tutup sementara", "melayangkan surat peringatan kedua": the platform spoken of just before."""
        phrase = roles.object
        if reading.targets or phrase is None or reading.voice == NOUN or action.family not in ("restrict", "restore", "pressure"):
            return
        if reading.trigger.any("speech:verbs", "speech:reporting") or phrase.names or phrase.unknown or phrase.modifiers or phrase.located or phrase.head is not None or reading.form.rule.object != "direct":
            return
        if not reading.actors or reading.actors[0].entity.kind != "agency" or (reading.form.rule.weak and not reading.actors[0].referred):
            return
        found = self._context.last_side(reading.trigger.start)
        if found is not None and found[0].kind in action.targets:
            reading.targets = [Filler(*found, inferred=True)]

    def _speaking_actor(self, reading: Reading, action: ActionType) -> None:
        """In the words of an official, what was done without an agent was done by the official's body."""
        if reading.voice in (ACTIVE, EITHER) or action.family not in ("restrict", "restore", "pressure") or not reading.targets:
            return
        found = self._context.speaker_at(reading.sentence, reading.trigger.start)
        if found is None and not reading.form.rule.weak:
            found = self._attributed(reading)
        if found is not None and found[0].kind == "agency":
            reading.actors = [Filler(*found, inferred=True)]

    def _attributed(self, reading: Reading) -> tuple[Entity, Item] | None:
        """"... faces a ban, the ministry warned": whoever says so at the end of the sentence."""
        items = reading.sentence.items
        for k in range(max(reading.stop, reading.at + 1), len(items)):
            if items[k].any("speech:verbs") and k and is_name(items[k - 1]) and items[k - 1].entity is not None:
                return self._context.body_of(items[k - 1].entity), items[k - 1]
        return None

    def _enclitic_object(self, reading: Reading, action: ActionType) -> None:
        """"memblokirnya": the object hangs on the verb."""
        if reading.targets or reading.voice != ACTIVE or self._context.document.lexicon.stem(reading.trigger.low) != reading.form.surface:
            return
        found = self._context.last_side(reading.trigger.start)
        if found is not None and found[0].kind in action.targets:
            reading.targets = [Filler(*found, inferred=True)]

    def _through(self, reading: Reading, roles: _Roles) -> None:
        """"A meminta B memblokir C", "A ordered B to block C": A acts, B carries it out."""
        items = reading.sentence.items
        crossed = [(k, items[k]) for k in range(reading.at - 1, max(-1, reading.at - 16), -1)]
        for k, item in crossed:
            if item.text == ";" or item.any("condition"):
                return
            passive = item.any("ask_passive", "order_passive")
            if not passive and not item.any("ask", "order"):
                continue
            if reading.form.rule.complement:
                return
            asked = item.any("ask", "ask_passive")
            if any(i.text == "," for i in items[k + 1 : reading.at]) or (k + 1 == reading.at and reading.voice == NOUN and roles.support == k and not asked):
                return
            if passive:
                reading.via = reading.actors[0] if reading.actors else None
                reading.actors = []
                agent = self._agent(items, k)
                if agent is not None and agent.stop <= reading.at:
                    reading.actors = self._of_phrase(reading, agent, _ASKERS)
            else:
                asker = subject_before(items, k, self._grammar)
                between = [i for i in items[k + 1 : reading.at] if is_name(i)]
                askers = self._of_subject(reading, asker, _ASKERS, acting=True)
                reading.via = next((Filler(self._context.body_of(i.entity), i) for i in between if i.entity is not None), None)
                if reading.via is not None and reading.targets and any(t.entity == reading.via.entity for t in reading.targets):
                    reading.via = None
                reading.actors = askers
            if asked and reading.status in ("done", "planned", "conditional", "announced"):
                reading.status = "requested"
            elif not asked and reading.status == "planned" and not any(c.tags.get("cue:before") == "planned" for c in reading.cues):
                reading.status = "done"
            reading.cues.append(item)
            if reading.via is not None and reading.via.entity.kind == "platform" and reading.via.entity.id:
                reading.dropped = "what a platform is told to do is the content of a demand"
            return

    def _of_subject(self, reading: Reading, subject: Subject | None, kinds: frozenset[str], *, acting: bool) -> list[Filler]:
        if subject is None:
            return []
        if subject.item is None:
            return self._class_filler(reading, subject, kinds)
        fillers = []
        for item in [*subject.joint, subject.item]:
            filler = self._filler(reading, item, kinds, acting=acting)
            if filler is not None:
                fillers.append(filler)
        if not fillers and subject.item.entity is None:
            return self._class_filler(reading, subject, kinds)
        return fillers

    def _class_filler(self, reading: Reading, subject: Subject, kinds: frozenset[str]) -> list[Filler]:
        if "class" not in kinds or subject.head not in (PLATFORM, CONTENT) or subject.index >= reading.at:
            return []
        item = reading.sentence.items[subject.index]
        return [Filler(Entity(None, item.text, "class"), item)]

    def _filler(self, reading: Reading, item: Item, kinds: frozenset[str], *, acting: bool = False) -> Filler | None:
        """The entity of an item. One who acts does so for a body; one who is acted upon is meant in person."""
        index = next((k for k, other in enumerate(reading.sentence.items) if other is item), None)
        if index is None:
            return None
        found = self._context.resolve(reading.sentence, index, kinds)
        if found is None:
            return None
        entity, mention = found
        if not acting and item.entity is not None:
            entity = item.entity
        if entity.kind not in kinds:
            return None
        return Filler(entity, mention, referred=mention is not item, inferred=mention is not item and item.any("ref:self", "ref:person", "ref:plural") is False and mention.start > item.start)

    def _of_phrase(self, reading: Reading, phrase: Phrase, kinds: frozenset[str]) -> list[Filler]:
        fillers = [f for f in (self._filler(reading, item, kinds, acting=True) for item in phrase.names) if f is not None]
        if not fillers and phrase.head is not None:
            for k in range(phrase.start, phrase.stop):
                if noun_class(reading.sentence.items[k]) is not None or reading.sentence.items[k].any("ref:government"):
                    filler = self._filler(reading, reading.sentence.items[k], kinds, acting=True)
                    return [filler] if filler is not None else []
        return fillers

    def _of_object(self, reading: Reading, phrase: Phrase, action: ActionType) -> list[Filler]:
        rule = reading.form.rule
        items = reading.sentence.items
        if rule.object == "none":
            return []
        if rule.object == "own":
            words = items[reading.at]
            return [Filler(Entity(None, words.text, "class"), words)]
        if rule.content and phrase.head is None:
            phrase.head = CONTENT
        if phrase.head == CONTENT and not phrase.located and not phrase.names and not phrase.modifiers:
            phrase.located = self._places_of_content(items, phrase)
        if phrase.head in (CONTENT, OTHER, PEOPLE) and phrase.located:
            found = [f for f in (self._filler(reading, i, action.targets) for i in phrase.located) if f is not None]
            if found and (rule.located or phrase.head == CONTENT or action.family == "exchange"):
                return found
        names = list(phrase.names)
        if not names and phrase.head == PEOPLE and reading.action in _ON_USERS:
            names = list(phrase.modifiers) or list(phrase.located)
        if not names and phrase.located and action.family == "exchange":
            names = list(phrase.located)
        if not names and phrase.head in (None, PLATFORM, ORGANIZATION, CONTENT) or self._takes_modifiers(action):
            names += [m for m in phrase.modifiers if phrase.head != PEOPLE]
        people = [i for i in (*phrase.names, *phrase.modifiers) if i.entity is not None and i.entity.kind == "person"]
        if people and any(i.any("person:titles") for i in items[phrase.start : phrase.stop]):
            names = people
        fillers = [f for f in (self._filler(reading, item, action.targets) for item in names) if f is not None]
        if fillers:
            return fillers + self._unknown(reading, phrase, action)
        if phrase.unknown and (not rule.weak or phrase.head == CONTENT):
            return self._unknown(reading, phrase, action)
        if phrase.head in (PLATFORM, ORGANIZATION):
            for k in range(phrase.start, phrase.stop):
                if noun_class(items[k]) in (PLATFORM, ORGANIZATION):
                    filler = self._filler(reading, items[k], action.targets)
                    if filler is not None:
                        return [filler]
        if phrase.head in (PLATFORM, CONTENT, NETWORK) and "class" in action.targets:
            words = self._words(items, phrase)
            if words is not None:
                return [Filler(Entity(None, words.text, "class"), words)]
        return []

    def _places_of_content(self, items: Sequence[Item], phrase: Phrase) -> list[Item]:
        """"Untuk Facebook, ... membekukan 105 akun", "95 akun: 26 di Tokopedia, 30 di Shopee": platforms behind a preposition."""
        return [
            item
            for k, item in enumerate(items)
            if k and is_name(item) and item.entity is not None and item.entity.kind == "platform"
            and not phrase.start <= k < phrase.stop and items[k - 1].any("location", "patient")
        ]

    def _takes_modifiers(self, action: ActionType) -> bool:
        """A probe into "praktik monopoli Google" is one into Google; in English the owner stands before what is probed."""
        if self._grammar.head_first:
            return action.id == "investigate"
        return action.family in ("pressure", "rule-making")

    def _words(self, items: Sequence[Item], phrase: Phrase) -> Item | None:
        inner = [i for i in items[phrase.start : phrase.stop] if i.is_word and not i.any("patient", "determiner")]
        if not inner:
            return None
        text = self._context.document.article.text[inner[0].start : inner[-1].end]
        return Item(inner[0].start, inner[-1].end, text, text.lower(), {})

    def _unknown(self, reading: Reading, phrase: Phrase, action: ActionType) -> list[Filler]:
        """A capitalised name that nothing is known of, in the place of the object of a word that only platforms suffer."""
        owner = phrase.head == CONTENT and action.family in ("restrict", "platform")
        near = phrase.head == PLATFORM or owner or any(i.entity is not None and i.entity.kind == "platform" for i in reading.sentence.items)
        if action.family not in ("restrict", "restore") and not owner or not near or phrase.head in (PEOPLE, OTHER, NETWORK) or not phrase.unknown:
            return []
        if (phrase.head == CONTENT and not owner) or "platform" not in action.targets:
            return []
        runs: list[list[Item]] = []
        for item in phrase.unknown:
            if runs and item.start - runs[-1][-1].end <= 1:
                runs[-1].append(item)
            else:
                runs.append([item])
        text = self._context.document.article.text
        made = []
        for run in runs:
            name = text[run[0].start : run[-1].end]
            if owner and len(run) < 2:
                continue
            if len(name) > 2:
                made.append(Filler(Entity(slug(name), name, "person" if owner else "platform"), Item(run[0].start, run[-1].end, name, name.lower(), {})))
        return made

    # -- judgement ------------------------------------------------------------------------------------------------------------

    def _judge(self, reading: Reading, roles: _Roles) -> None:
        rule, action = reading.form.rule, self._ontology.actions[reading.action]
        actor = reading.actors[0].entity if reading.actors else None
        reading.targets = [t for t in reading.targets if all(t.entity != a.entity for a in reading.actors)]
        if action.family == "restrict" and actor is not None and actor.kind in _SIDES and reading.status != "requested":
            if not self._context.is_company(actor):
                reading.dropped = "no power, and no platform that acts by itself"
                return
            if reading.action == "restrict" and not any(t.entity.id for t in reading.targets):
                reading.dropped = "a setting, not a measure"
                return
            reading.action = "moderate"
            action = self._ontology.actions["moderate"]
        elif reading.action == "block" and actor is not None and roles.object is not None and roles.object.head == CONTENT:
            reading.action = "takedown"
        if action.family == "exchange":
            reading.targets = [t for t in reading.targets if t.entity.id is not None or rule.object == "own"]
        named = [t for t in reading.targets if t.entity.id is not None]
        if not self._concerns_platforms(reading):
            reading.dropped = "nobody of the internet takes part"
            return
        unnamed = roles.subject is not None and (roles.subject.head == PEOPLE or (roles.subject.item is None and roles.subject.unknown))
        if actor is None and unnamed and reading.voice in (ACTIVE, EITHER):
            reading.dropped = "done by somebody who is no actor of ours"
        elif rule.platform_actor and (actor is None or actor.kind not in (*_SIDES, "person")):
            reading.dropped = "only a platform does this"
        elif actor is None and not named:
            reading.dropped = "neither an actor nor a named target"
        elif rule.marked and not any(i.any("patient") for i in reading.sentence.items[reading.at + 1 : reading.at + 2]) and reading.voice == NOUN and actor is None:
            reading.dropped = "nothing marks who it is against"
        elif rule.complement and self._passes_on(reading, named):
            reading.dropped = "an order that is passed through another body"
        elif not reading.targets and not rule.alone and rule.object not in ("none", "own", "place") and not (rule.platform_actor and not rule.weak):
            reading.dropped = "no target that this can be done to"
        elif rule.court and not self._is_court(actor):
            reading.dropped = "only a court decides"
        elif rule.weak and not rule.alone and not named and not self._class_is_plain(reading, actor):
            reading.dropped = "a common word without a named target"
        elif not self._may_act(reading, actor):
            reading.dropped = "a person without an office"
        elif rule.complement and reading.voice == NOUN:
            reading.dropped = "a request that is only spoken of"
        elif actor is not None and not named and actor.kind == "person" and not rule.alone:
            reading.dropped = "a person and a class of things"
        elif rule.complement and not (actor is not None and actor.kind in _POWERS and named and named[0].entity.kind in _SIDES):
            reading.dropped = "a demand needs a power over a platform"
        elif action.family in ("restrict", "restore") and actor is None and not self._plausible(reading):
            reading.dropped = "no actor, and nothing says that it was a power's act"
        elif action.family == "exchange" and reading.action in ("negotiate", "settle") and not self._two_sides(reading):
            reading.dropped = "talks need a power and a platform"

    def _may_act(self, reading: Reading, actor: Entity | None) -> bool:
        """Measures are taken by bodies; a person takes them in an office, or at least in words that mean nothing else."""
        if actor is None or actor.kind != "person":
            return True
        family = self._ontology.actions[reading.action].family
        if family == "exchange" or reading.action in ("sue", "postpone"):
            return True
        return self._context.has_office(actor) or not reading.form.rule.weak

    def _concerns_platforms(self, reading: Reading) -> bool:
        """Whether a platform, a host, its owner, or a class of services is among those who act or are acted upon."""
        rule = reading.form.rule
        for filler in (*reading.actors, *reading.targets):
            if filler.entity.id is None or self._context.is_side(filler.entity):
                return True
        if rule.object == "none" and not rule.platform_actor:
            return True
        services = any(i.any("noun:platform", "noun:network") for i in reading.sentence.items)
        laws = any(t.entity.kind == "legalinstrument" for t in reading.targets)
        rule_making = self._ontology.actions[reading.action].family == "rule-making"
        return (laws or rule.alone) and rule_making and (services or self._context.names_platforms())

    def _passes_on(self, reading: Reading, named: Sequence[Filler]) -> bool:
        """"memerintahkan operator X memblokir Y": the order is told by the reading of the verb that follows."""
        ahead = reading.sentence.items[reading.stop : reading.stop + 3]
        follows = any(self._ontology.actions[f.rule.action].family in ("restrict", "restore") for i in ahead for f in i.forms if f.voice != NOUN)
        return follows and bool(named) and all(t.entity.kind != "platform" for t in named)

    def _class_is_plain(self, reading: Reading, actor: Entity | None) -> bool:
        if reading.form.rule.object in ("none", "own", "place"):
            return True
        return actor is not None and actor.kind in ("agency", "platform") and bool(reading.targets)

    def _is_court(self, actor: Entity | None) -> bool:
        if actor is None:
            return False
        listed = self._ontology.entities.get(actor.id or "")
        if listed is not None:
            return listed.kind in ("court", "regulator", "legislature", "international")
        return actor.kind in ("agency", "person")

    def _plausible(self, reading: Reading) -> bool:
        return any(t.entity.kind in ("platform", "domain", "organization") for t in reading.targets if t.entity.id)

    def _two_sides(self, reading: Reading) -> bool:
        kinds = {f.entity.kind for f in (*reading.actors, *reading.targets)}
        return bool(kinds & {"agency", "place", "person"}) and bool(kinds & {*_SIDES}) or reading.action == "settle"


def _has(items: Sequence[Item], words: Sequence[str]) -> bool:
    lows = {i.low for i in items}
    text = f" {' '.join(i.low for i in items)} "
    return any(w in lows or f" {w} " in text for w in words)


def with_targets(reading: Reading, targets: list[Filler]) -> Reading:
    """The same reading with other targets."""
    return replace(reading, targets=targets)
