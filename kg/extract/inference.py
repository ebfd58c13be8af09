"""Roles that the sentence does not name in their place: attributed, elided, listed behind, hung on the verb."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.accounts import sees_done, told_behind
from kg.extract.asking import tells_of_another
from kg.extract.context import Context
from kg.extract.court_matters import is_case
from kg.extract.document import Item
from kg.extract.joint_subjects import governed, joined
from kg.extract.members import list_actors, list_targets, tells_which
from kg.extract.nouns import AGENCY, BELONGING, DECISION, ORGANIZATION, OTHER, PEOPLE, is_name, is_place, noun_class
from kg.extract.onlookers import only_judges
from kg.extract.parties import Roles, agent_after, is_initials
from kg.extract.phrases import Phrase, object_after
from kg.extract.reading import POWERS, SIDES, Filler, Reading
from kg.extract.resolving import Resolver
from kg.extract.states import listed_before
from kg.extract.subjects import Subject, subject_before
from kg.model import Entity, slug
from kg.ontology import ACTIVE, EITHER, NOUN, PASSIVE, ActionType, Grammar
from kg.text.lowering import lower

_OWNED = 2  # items between a verb and what belongs to somebody
_LAW = 5  # items from a ruling to the clause that tells what a law does
_HEADED = 6  # items before the colon of a headline
_ASIDE, _ASIDE_WORDS, _TITLE = 4, 9, 6  # items of an aside, and of the title before it
_BRACKETS = 4  # items from a name with its abbreviation in brackets to the verb behind
_FILED = 8  # items between a suit that was filed and whom it is against
_OF_PEOPLE = 8  # items from a verb over a thing to the people whose it is
_RELATIVE = 4  # items between a relative pronoun and its verb
_AHEAD = ("planned", "threatened", "conditional")  # what a power says of its own deeds to come
_TO_COME = (*_AHEAD, "announced")


_FRONTED = 4  # items from the marker of an object that is put first to its name
_ORDER = 5  # items from what a court does to the order that it does it to
_OF_LAW = 5  # words from a place to its law
_CLAUSE = 16  # words from a law to what is said of it
_LIKEWISE = 10  # items between what is done and "as did"


class Inference:
    """Fills roles from the rest of the sentence and from the article; what nothing proves stays empty."""

    def __init__(self, context: Context, resolver: Resolver, grammar: Grammar) -> None:
        self._context = context
        self._resolver = resolver
        self._grammar = grammar

    def complete(self, reading: Reading, roles: Roles, action: ActionType) -> None:
        """Fills what is still empty after the phrases were resolved."""
        if reading.action == "sue":
            self._filed_against(reading, action)
        if not roles.passive:
            self._reported_actor(reading, roles, action)
            self._named_for_once(reading, roles, action)
            self._brought_by(reading, roles, action)
            self._enclitic_object(reading, action)
            self._shared_object(reading, roles, action)
            self._out_of_reach(reading, roles, action)
            self._fronted_object(reading, roles, action)
            self._elided_object(reading, roles, action)
        elif not reading.actors and roles.agent is not None:
            reading.actors = (
                self._plaintiff(roles.agent) if reading.action == "sue" else self._short_agent(reading, roles.agent, action)
            )
        if roles.passive and not reading.targets and roles.agent is not None:
            self._done_by_us(reading, roles, action)
        if not reading.targets and reading.voice != NOUN:
            self._possessed(reading, roles, action)
        if action.family == "restore" and (seen := sees_done(reading.sentence, reading.at)) is not None:
            self._seen_by(reading, seen, action)
        if reading.voice == NOUN and not reading.actors and roles.subject is None:
            reading.actors = self._of_cue(reading, action)
        referred = not self._grammar.head_first and all(t.referred for t in reading.targets)
        if referred or all(t.entity.id is None for t in reading.targets) or tells_which(reading, roles, self._grammar):
            list_targets(reading, roles, action, self._resolver, self._grammar)
        if not reading.actors:
            list_actors(reading, action, self._resolver, self._grammar)
        if reading.voice == NOUN and not reading.targets and roles.object is None:
            self._spoken_of(reading, roles, action)
        if reading.voice in (ACTIVE, EITHER) and "place" in action.actors:
            self._counted_states(reading, roles)
        if not reading.actors:
            self._speaking_actor(reading, roles, action)
        made = reading.form.rule.role == "law" and reading.voice != NOUN and reading.status in ("done", "ongoing")
        if made and not reading.actors:
            self._maker_of_law(reading)
        if reading.form.rule.court and not reading.targets and self._is_of_people(reading, roles):
            reading.dropped = "what is decided of people"
            return
        if reading.form.rule.court and reading.actors and not reading.targets and not self._is_of_another(reading, roles):
            self._place_of_network(reading)
            self._under_law(reading, roles, action)
            if not reading.targets:
                self._party(reading, action)
        if reading.actors and reading.targets:
            self._likewise(reading, action)

    def _seen_by(self, reading: Reading, verb: int, action: ActionType) -> None:
        """ "[X and Y] could see the ban lifted": what somebody sees ended was against him, and is ended by another."""
        subject = subject_before(reading.sentence.items, verb, self._grammar)
        found = self._resolver.of_subject(reading, subject, action.targets, acting=False)
        if found:
            reading.targets = found
            reading.actors = [a for a in reading.actors if all(a.entity != t.entity for t in found)]
            told = self._attributed(reading, action) if not reading.actors and reading.status in _AHEAD else None
            reading.actors = [Filler(*told, inferred=True)] if told is not None and told[0].kind == AGENCY else reading.actors

    def _counted_states(self, reading: Reading, roles: Roles) -> None:
        """ "Delapan negara memblokir X, di antaranya [Nepal] dan [India]"."""
        found = listed_before(reading.sentence.items, reading.at, roles.stop, self._context.document.lexicon.language)
        if found is not None and all(a.entity.kind == "place" for a in reading.actors):
            reading.actors = [Filler(i.entity, i) for i in found if i.entity is not None]
            reading.unresolved = not found

    def _reported_actor(self, reading: Reading, roles: Roles, action: ActionType) -> None:
        """ "[KPPU] menyatakan X bersalah dan menghukum perusahaan itu": nobody does it to himself; whoever says so does."""
        acting = {f.entity for f in reading.actors}
        if roles.subject is None or not acting or acting != {f.entity for f in reading.targets}:
            return
        items = reading.sentence.items
        said = next((k for k in range(roles.subject.index - 1, 0, -1) if items[k].any("speech:reporting")), None)
        if said is not None:
            speaker = subject_before(items, said, self._grammar)
            reading.actors = self._resolver.of_subject(reading, speaker, action.actors, acting=True)

    def _named_for_once(self, reading: Reading, roles: Roles, action: ActionType) -> None:
        """Somebody who is given by name and no title, right before the verb: plaintiffs, heads of state, bodies that no
        list holds.
        """
        subject = roles.subject
        if reading.actors or subject is None or "person" not in action.actors:
            return
        words = len(subject.unknown)
        country = self._context.countries.at(subject.unknown[0]) if words == 1 and "place" in action.actors else None
        if country is not None:
            reading.actors = [Filler(country, subject.unknown[0])]
            return
        if action.family == "restrict" or (words == 1 and self._acts_as_body(reading, action, subject.unknown[0])):
            if (
                1 <= words <= 3
                and subject.head is None
                and not reading.sentence.is_headline
                and not reading.form.rule.weak
                and any(t.entity.id for t in reading.targets)
            ):
                reading.actors = [self._unlisted(subject.unknown, "agency")]
            return
        alone = words == 1 and reading.action == "sue" and subject.unknown[0].start > reading.sentence.start
        if subject.head == PEOPLE and reading.action != "sue":
            return
        if 2 <= words <= 3 or alone:
            firm = alone and subject.head is None  # "pengguna bernama Ratna menggugat ..." is a person
            reading.actors = [self._unlisted(subject.unknown, "organization" if firm else "person")]

    def _acts_as_body(self, reading: Reading, action: ActionType, name: Item) -> bool:
        """ "BPLD memanggil Kirimin", "Netmarka membuka blokir Kirimin": one word that takes a step as only bodies do."""
        step = action.family == "pressure" and not reading.form.rule.complement
        return action.family == "restore" or (step and is_initials(name))

    def _filed_against(self, reading: Reading, action: ActionType) -> None:
        """ "A lawsuit was filed in Freedonia against [X]": whom it is against stands behind where and when."""
        items = reading.sentence.items
        if reading.targets or reading.form.rule.object != "none" or reading.voice != PASSIVE or self._grammar.head_first:
            return
        for k in range(reading.at + 1, min(reading.at + 1 + _FILED, len(items))):
            if items[k].any("opponent"):
                reading.targets = self._resolver.of_phrase(reading, object_after(items, k + 1, self._grammar), action.targets)
                return
            if items[k].forms or items[k].text == "," or items[k].any("complementizer", "relative", "subordinator"):
                return

    def _brought_by(self, reading: Reading, roles: Roles, action: ActionType) -> None:
        """ "a suit filed against X [by Y]": who has brought a suit stands behind whom it is against."""
        items, at, stop = reading.sentence.items, reading.at, roles.stop
        if reading.action != "sue" or self._grammar.head_first or reading.actors or not reading.targets or stop >= len(items):
            return
        noun = at > 0 and any(f.voice == NOUN for f in items[at - 1].forms)
        if items[stop].any("agent") and (noun or (" " in items[at].low and _is_empty(roles.subject))):
            agent = agent_after(items, stop - 1, self._grammar)
            if agent is not None:
                reading.actors = self._resolver.of_phrase(reading, agent, action.actors) or self._plaintiff(agent)

    def _plaintiff(self, agent: Phrase) -> list[Filler]:
        """ "The petition was filed by Ilmar Kesk", "by VOLTRA SA": who is named behind "by", a person or, in capitals, a firm."""
        initials = len(agent.unknown) == 1 and is_initials(agent.unknown[0])
        named = (initials or 2 <= len(agent.unknown) <= 3) and agent.head is None and not agent.names
        firm = named and agent.unknown[-1].text.isupper()
        return [self._unlisted(agent.unknown, "organization" if firm else "person")] if named else []

    def _short_agent(self, reading: Reading, agent: Phrase, action: ActionType) -> list[Filler]:
        """ "diblokir PTA": a body that the article calls by its initials only, and that does to a service what bodies do."""
        step = action.family == "pressure" and not reading.form.rule.complement
        measure = (action.family in ("restrict", "restore") or step) and not reading.form.rule.weak
        short = measure and not agent.names and len(agent.unknown) == 1 and is_initials(agent.unknown[0])
        if not (short and any(t.entity.id for t in reading.targets)):
            return []
        listed = {n.entity.id: n.entity for n in agent.unknown[0].names if n.entity.label == "Agency"}
        if len(listed) == 1:
            (body,) = listed.values()
            return [Filler(Entity(body.id, body.name, "agency"), agent.unknown[0])]
        return [self._unlisted(agent.unknown, "agency")]

    def _unlisted(self, words: list[Item], kind: str) -> Filler:
        name = self._context.document.article.text[words[0].start : words[-1].end]
        return Filler(Entity(slug(name), name, kind), Item(words[0].start, words[-1].end, name, name.lower(), {}))

    def _likewise(self, reading: Reading, action: ActionType) -> None:
        """ "Nepal banned TikTok in 2023, as did Kyrgyzstan a year later": others of whom the same is told."""
        items = reading.sentence.items
        for k in range(max(reading.stop, reading.at + 1), min(reading.stop + _LIKEWISE, len(items))):
            if items[k].any("likewise"):
                phrase = object_after(items, k + 1, self._grammar)
                others = [self._resolver.filler(reading, i, action.actors, acting=True) for i in phrase.names]
                known = {f.entity for f in reading.actors}
                reading.actors += [f for f in others if f is not None and f.entity not in known]
                return
            if items[k].text in {".", ";"} or any(f.voice != NOUN for f in items[k].forms):
                return

    def _is_of_another(self, reading: Reading, roles: Roles) -> bool:
        """ "struck down a similar act": what is decided of is a thing that the article has not told of."""
        phrase, items = roles.object, reading.sentence.items
        if phrase is None or phrase.head != OTHER or phrase.start >= len(items):
            return False
        return items[phrase.start].any("article") and not items[phrase.start].any("determiner")

    def _is_of_people(self, reading: Reading, roles: Roles) -> bool:
        """ "upheld the death sentence of two men": what is decided of is people's, whatever service the article is about."""
        if self._grammar.head_first or roles.object is None or roles.object.head != OTHER:
            return False
        behind = reading.sentence.items[reading.stop : reading.stop + _OF_PEOPLE]
        of = next((k for k, item in enumerate(behind) if item.any("genitive")), None)
        return of is not None and any(noun_class(i) == PEOPLE for i in behind[of:]) and not any(is_name(i) for i in behind)

    def _under_law(self, reading: Reading, roles: Roles, action: ActionType) -> None:
        """ "menguatkan undang-undang yang melarang [TikTok]": a court decides on what a law does to a service."""
        items = reading.sentence.items
        laws = {word.rpartition(" ")[2] for word in self._context.document.lexicon.language.nouns["decision"]}
        told = (roles.object is not None and roles.object.decision) or reading.trigger.low.rpartition(" ")[2] in laws
        if reading.targets or not told or not self._grammar.head_first:
            return
        relative = next((k for k in range(reading.at + 1, min(reading.at + _LAW, len(items))) if items[k].any("relative")), None)
        if relative is not None and relative + 1 < len(items) and any(f.voice == ACTIVE for f in items[relative + 1].forms):
            found = object_after(items, relative + 2, self._grammar).names
            fillers = [self._resolver.filler(reading, i, action.targets) for i in found]
            reading.targets = [f for f in fillers if f is not None and f.entity.kind == "platform"]

    def _place_of_network(self, reading: Reading) -> None:
        """ "menyatakan pemutusan internet di Papua tidak sah": it is decided of the place whose network it was."""
        items = reading.sentence.items
        for k in range(reading.at + 1, len(items) - 2):
            if any(f.rule.object == "network" for f in items[k].forms) and items[k + 1].any("location"):
                place = items[k + 2]
                if is_place(place) and place.entity is not None and not place.adjective:
                    reading.targets = [Filler(place.entity, place)]
                return

    def _party(self, reading: Reading, action: ActionType) -> None:
        """ "dismissed the case", "..., a federal judge has ruled": of whom the article is about, or spoke of before."""
        if (told := self._told_first(reading, action)) is not None:
            reading.targets = [told]
            return
        if undone := self._under_order(reading, action):
            reading.targets = undone
            return
        found, focus = self._context.last_side(reading.trigger.start), self._context.focus()
        behind = reading.sentence.items[reading.at + 1 : reading.at + 3]
        of_another = any(i.any("personal") for i in behind) or (reading.voice == NOUN and is_case(behind))
        if found is None or of_another:  # "dismissed her appeal", "its judgment in Kesk v Freedonia"
            return
        party, mention = (focus, found[1]) if focus is not None else found
        if party.kind in action.targets and all(party != a.entity for a in reading.actors):
            reading.targets = [Filler(party, mention, inferred=True)]

    def _under_order(self, reading: Reading, action: ActionType) -> list[Filler]:
        """ "halted his order to suspend [the service]": what is decided of is whom the order is against."""
        items = reading.sentence.items
        for k in range(reading.at + 1, min(reading.at + _ORDER, len(items) - 3)):
            if noun_class(items[k]) == DECISION and items[k + 1].low == self._grammar.infinitive:
                if any(f.voice == ACTIVE and f.rule.object == "direct" for f in items[k + 2].forms):
                    phrase = object_after(items, k + 3, self._grammar)
                    found = [] if phrase.decision else self._resolver.of_object(reading, phrase, action)
                    return [f for f in found if f.entity.kind in SIDES]
                return []
        return []

    def _told_first(self, reading: Reading, action: ActionType) -> Filler | None:
        """ "[X] must remove the posts, the court ruled.": what is decided stands before, and is of the one service it names."""
        items, at = reading.sentence.items, reading.at
        comma = next((k for k in range(at - 1, 0, -1) if items[k].text == ","), 0)
        ends = at + 1 >= len(items) or items[at + 1].text in {".", ","} or items[at + 1].any("person:stop", "location")
        if (
            not (comma and ends)
            or reading.voice == NOUN
            or any(i.entity is not None and i.entity.kind in SIDES for i in items[comma:at])
        ):
            return None
        named = {i.entity: i for i in reversed(items[:comma]) if i.entity is not None and i.entity.kind in SIDES}
        if len(named) != 1:
            return None
        ((entity, item),) = named.items()
        first = items.index(item)
        if first and items[first - 1].any("preposition"):
            return None  # "Ilmar Kesk, who sang on X, must pay, the court ruled"
        return Filler(entity, item) if entity.kind in action.targets else None

    def _maker_of_law(self, reading: Reading) -> None:
        """ "The Online Safety Act was signed into law", "Utah's new law took effect", "a law ... took effect in Utah": a law is
        made by the country or state that it is of.
        """
        for law in reading.targets:
            country = self._context.countries.of_law(law.entity) if law.entity.kind == "legalinstrument" else None
            if country is not None:
                reading.actors = [Filler(country, law.item, inferred=True)]
                return
        place = self._place_of_law(reading)
        if place is not None and place.entity is not None:
            reading.actors = [Filler(place.entity, place, inferred=True)]

    def _place_of_law(self, reading: Reading) -> Item | None:
        """Whose law the clause speaks of: the place right before the word for it, or behind the verb."""
        items, at = reading.sentence.items, reading.at
        law = next((k for k in range(at - 1, max(-1, at - _CLAUSE), -1) if items[k].any("pattern:law_suffix")), None)
        if law is None or any(i.text in {",", ";", ":"} or i.any("subordinator") for i in items[law:at]):
            return None
        for item in reversed(items[max(0, law - _OF_LAW) : law]):
            if is_place(item):
                return item
            if item.forms or item.any("preposition", "article") or item.text in {",", "."}:
                break
        behind = items[at + 2] if at + 2 < len(items) and items[at + 1].any("location") else None
        return behind if behind is not None and is_place(behind) else None

    def _spoken_of(self, reading: Reading, roles: Roles, action: ActionType) -> None:
        """ "Pemblokiran itu dilakukan pada ...", "lifted that ban": the platform of the sentence, else of the article."""
        if reading.form.rule.object != "direct" or action.family not in ("restrict", "restore", "pressure"):
            return
        if reading.cues and reading.action == reading.form.rule.action:
            return
        focus = self._context.focus()
        before = self._context.last_side(reading.trigger.start) or self._context.focus_before(reading.trigger.start)
        if action.family == "pressure":  # "gugatan itu", "penyelidikan yang dilakukan KPPU": of whom the article is about
            ahead = reading.sentence.items[reading.at + 1 : reading.at + 2]
            spoken = bool(ahead) and ahead[0].any("relative", "demonstrative")
            spoken = (spoken or roles.support is not None) and not reading.form.rule.complement
            if spoken and reading.actors and before is not None and before[0] == focus:
                reading.targets = [Filler(*before, inferred=True)]
            return
        like = reading.at and reading.sentence.items[reading.at - 1].any("alike")  # "announced a similar ban"
        if like and focus is not None:
            before = self._context.focus_before(reading.trigger.start) or before
        if (
            before is not None
            and (before[1].start >= reading.sentence.start or before[0] == focus)
            and before[0].kind in action.targets
        ):
            alone = roles.agent is not None and self._context.stands_alone(before[1], reading.sentence)
            # "X memprotes pemblokiran oleh Kominfo"
            reading.targets = self._with_list(reading, before, action, inferred=not alone, referred=True)

    def _of_cue(self, reading: Reading, action: ActionType) -> list[Filler]:
        """ "Kominfo mempertimbangkan pemblokiran X", "the ministry denied a ban": the subject of the word for it."""
        for k in range(reading.at - 1, max(-1, reading.at - 5), -1):
            item = reading.sentence.items[k]
            if item in reading.cues or (item.any("speech:reporting") and item.tags.get("cue:before") == "announced"):
                subject = subject_before(reading.sentence.items, k, self._grammar)
                found = self._resolver.of_subject(reading, subject, action.actors, acting=True)
                if found:
                    return found
                reading.unresolved = reading.unresolved or subject.item is not None
        return []

    def _out_of_reach(self, reading: Reading, roles: Roles, action: ActionType) -> None:
        """ "X dan Y tidak bisa diakses setelah Kominfo melakukan pemblokiran": what the sentence says is out of reach."""
        given = roles.object is not None and (roles.object.names or roles.object.unknown or roles.object.head)
        if given or reading.targets or not reading.actors or reading.form.rule.weak or action.family != "restrict":
            return
        document, start = self._context.document, reading.sentence.start
        before = lower(document.article.text[start : reading.trigger.start])
        ends = [before.find(words) for words in document.lexicon.language.dates.get("standing", ()) if words in before]
        if ends:
            items = reading.sentence.items
            at = next(k for k, item in enumerate(items) if item.end > start + min(ends))
            reading.targets = self._resolver.of_subject(
                reading, subject_before(items, at, self._grammar), action.targets, acting=False
            )

    def _fronted_object(self, reading: Reading, roles: Roles, action: ActionType) -> None:
        """ "[Terhadap X,] Kominfo mengirim surat peringatan", "[Untuk X,] Kominfo membuka blokir": first, behind its marker."""
        phrase, items = roles.object, reading.sentence.items
        told = phrase is not None and (phrase.names or phrase.unknown or phrase.head or phrase.located)
        if not self._grammar.head_first or reading.targets or told or not reading.actors or not items[0].any("patient"):
            return
        if action.family not in ("restrict", "restore", "pressure") or reading.form.rule.object != "direct":
            return
        name = next((k for k in range(1, min(_FRONTED, len(items))) if is_name(items[k])), 0)
        if not name or name + 1 >= reading.at or items[name + 1].text != "," or any(i.text == "," for i in items[:name]):
            return
        filler = self._resolver.filler(reading, items[name], action.targets)
        if filler is not None and all(filler.entity != a.entity for a in reading.actors):
            reading.targets = [filler]

    def _elided_object(self, reading: Reading, roles: Roles, action: ActionType) -> None:
        """ "baru kita tutup sementara", "melayangkan surat peringatan kedua": the platform spoken of just before."""
        phrase = roles.object
        if reading.voice == NOUN:  # "pemerintah melakukan pemblokiran"
            carried = roles.support is not None and reading.sentence.items[roles.support].any("support_active")
            phrase = Phrase() if phrase is None and carried and self._grammar.head_first else None
        if reading.targets or phrase is None or action.family not in ("restrict", "restore", "pressure"):
            return
        behind = reading.sentence.items[reading.at + 1 : reading.at + 3]
        if len(behind) > 1 and behind[0].any("location") and behind[1].any("person:stop"):
            phrase = Phrase()  # "revoked its licence [on Monday]"
        if (
            reading.trigger.any("speech:verbs", "speech:reporting")
            or any((phrase.names, phrase.unknown, phrase.modifiers, phrase.located, phrase.head, phrase.decision))
            or reading.form.rule.object != "direct"
            or (not self._grammar.head_first and any(i.forms for i in reading.sentence.items[reading.at + 1 : reading.at + 2]))
            or self._asks_for(reading)
        ):
            return
        powers = POWERS if action.family == "restore" else (AGENCY,)
        if (
            not reading.actors
            or reading.actors[0].entity.kind not in powers
            or (reading.form.rule.weak and not reading.actors[0].referred)
        ):
            return
        found = self._context.last_side(reading.trigger.start)
        if found is not None and found[0].kind in action.targets:
            owned = self._of_its_own(reading)
            reading.targets = self._with_list(reading, found, action, inferred=not owned, referred=owned)

    def _of_its_own(self, reading: Reading) -> bool:
        """ "revoked [its licence]", "decided not to renew [its] permit": a pronoun tells that somebody is meant."""
        owning = self._context.document.lexicon.language.words.get("owning", ())
        behind = reading.sentence.items[reading.at + 1 : reading.at + 3]
        owned = len(behind) > 1 and behind[0].any("owning") and noun_class(behind[1]) == BELONGING
        return owned or any(word in owning for word in reading.trigger.low.split())

    def _with_list(
        self, reading: Reading, found: tuple[Entity, Item], action: ActionType, *, inferred: bool, referred: bool = False
    ) -> list[Filler]:
        """Who was spoken of, with those on one list with it in the sentence: "X and [Y] came back after the ban was lifted"."""
        items = reading.sentence.items
        at = next((k for k, item in enumerate(items) if item is found[1]), None)
        beside = joined(items, at) if at is not None and at < reading.at else []
        sides = [
            (i.entity, i) for i in beside if i.entity is not None and i.entity.kind in SIDES and i.entity.kind in action.targets
        ]
        return [Filler(*side, inferred=inferred, referred=referred) for side in (found, *sides)]

    def _possessed(self, reading: Reading, roles: Roles, action: ActionType) -> None:
        """ "izinnya dicabut", "membekukan kegiatan usahanya": what is done to a licence or to access is done to the service whose
        it is.
        """
        lexicon, items = self._context.document.lexicon, reading.sentence.items
        if not lexicon.enclitics or action.family not in ("restrict", "restore"):
            return
        first, last = (max(0, reading.at - _OWNED), reading.at + 1) if roles.passive else (reading.at, reading.at + _OWNED + 1)
        belongings = (*lexicon.language.nouns["belonging"], *lexicon.language.words.get("access", ()))
        words = [word for item in items[first:last] if item.entity is None for word in item.low.split()]
        if not any(lexicon.stem(word) and any(b.rpartition(" ")[2] == lexicon.stem(word) for b in belongings) for word in words):
            return
        named = (
            roles.subject is not None
            and roles.passive
            and (roles.subject.unknown or roles.subject.head not in (None, "belonging"))
        )
        found = self._context.last_side(reading.trigger.start)
        if not named and found is not None and found[0].kind in action.targets and not self._only_stands_there(found[1]):
            reading.targets = [Filler(*found, referred=True)]

    def _only_stands_there(self, item: Item) -> bool:
        """ "marah [di aplikasi Kirimin]": a preposition stands before it."""
        sentence = next(s for s in self._context.document.sentences if s.start <= item.start < s.end)
        at = next((k for k, other in enumerate(sentence.items) if other is item), None)
        return at is None or governed(sentence.items, at)

    def _done_by_us(self, reading: Reading, roles: Roles, action: ActionType) -> None:
        """ "Kalau tidak patuh, akan kami blokir": without a subject, a body speaks of the service that was spoken of before, or
        that the article is about.
        """
        agent, subject = roles.agent, roles.subject
        ours = agent is not None and any(i.any("ref:self") for i in agent.names) and reading.voice != NOUN
        given = subject is not None and (subject.item is not None or subject.head or subject.unknown)
        if not ours or given or not reading.actors or reading.actors[0].entity.kind != AGENCY:
            return
        start = reading.trigger.start
        found = self._context.last_side(start) or self._context.focus_before(start)
        if action.family in ("restrict", "restore", "pressure") and found is not None and found[0].kind in action.targets:
            reading.targets = [Filler(*found, inferred=True)]

    def _asks_for(self, reading: Reading) -> bool:
        """ "wrote to the ministry to ask for help": something is asked for, and nobody in particular."""
        following = reading.sentence.items[reading.at + 1 : reading.at + 2]
        return reading.form.rule.complement and any(i.any("body_of") for i in following)

    def _shared_object(self, reading: Reading, roles: Roles, action: ActionType) -> None:
        """ "menegur, mendenda, lalu memblokir X", "tidak memblokir, tetapi hanya membatasi X": the object of verbs in a row."""
        phrase, items = roles.object, reading.sentence.items
        measure = action.family in ("restrict", "restore", "pressure") and not reading.form.rule.complement
        if reading.targets or phrase is None or reading.voice == NOUN or not measure:
            return
        if phrase.names or phrase.unknown or phrase.head or phrase.reference:
            return
        k, joined = reading.at + 1, False
        while k < len(items) and (items[k].text == "," or items[k].any("coordinator", "adversative", "adverb", "cue:before")):
            joined = joined or items[k].text == "," or items[k].any("coordinator", "adversative")
            k += 1
            if k < len(items) and joined and any(f.voice in (ACTIVE, EITHER) for f in items[k].forms):
                phrase = object_after(items, k + 1, self._grammar)
                if phrase.names:
                    reading.targets = self._resolver.of_object(reading, phrase, action)
                    return
                k += 1

    def _speaking_actor(self, reading: Reading, roles: Roles, action: ActionType) -> None:
        """In the words of an official, what was done without an agent was done by the official's body."""
        obliges = self._obliges_others(reading, roles)
        if reading.voice in (ACTIVE, EITHER) and not obliges:
            return
        if action.family not in ("restrict", "restore", "pressure") or not reading.targets:
            return
        if reading.voice == PASSIVE and self._does_alike(reading):
            reading.dropped = "left open, where another is told to have done the like"
            return
        found = self._context.speaker_at(reading.sentence, reading.trigger.start)
        told = reading.at > 0 and reading.sentence.items[reading.at - 1].any("speech:reporting")
        if found is None and told and reading.voice == NOUN and action.family == "pressure":
            found = self._attributed(reading, action)  # "Komisi X mengatakan penyelidikan terhadap Y masih berjalan"
        if found is None and (not reading.form.rule.weak or reading.status in _AHEAD) and not _is_background(reading):
            found = self._attributed(reading, action)
        ruled = reading.network or (told and reading.voice == NOUN)  # "Pengadilan menyatakan pemblokiran X melanggar hukum"
        ruled = ruled or (reading.voice == NOUN and roles.support is None and action.family == "restrict")
        judged = found is not None and ruled and self._context.standing.is_court(found[0])
        criticised = (
            reading.voice == NOUN
            and action.family == "restrict"
            and roles.support is None
            and (reading.network or (found is not None and only_judges(found[0], self._context)))
        )
        holds = found is not None and self._speaks_for_itself(found[0], reading)
        if found is not None and (found[0].kind == "agency" or holds) and not (judged or criticised):
            reading.actors = [Filler(*found, inferred=True)]
            reading.status = "announced" if obliges and reading.status == "done" else reading.status

    def _speaks_for_itself(self, speaker: Entity, reading: Reading) -> bool:
        """ "Freedonia said X would remain blocked", "had announced that X would be unblocked": its own deeds. So does a head of
        government, but not where another place is named for it.
        """
        if speaker.kind == "place" and reading.status == "ongoing":
            return True
        if reading.status not in _TO_COME or reading.voice != PASSIVE:
            return False
        power = speaker.kind == "place" or (speaker.kind == "person" and self._context.standing.governs(speaker))
        return power and not any(is_place(item) for item in reading.sentence.items[reading.stop :])

    def _does_alike(self, reading: Reading) -> bool:
        """ "Google sudah memblokir 17 aplikasi, dan itu sudah [diblok], kata Kominfo": by Google, or by anybody."""
        items = reading.sentence.items
        for k in range(reading.at - 1, 0, -1):
            if any(f.rule is reading.form.rule and f.voice == ACTIVE for f in items[k].forms):
                subject = subject_before(items, k, self._grammar)
                entity = subject.item.entity if subject.item is not None else None
                return entity is not None and entity.kind in SIDES
        return False

    def _obliges_others(self, reading: Reading, roles: Roles) -> bool:
        """ "Providers will have to block X, the regulator said": who says what others must do has ordered it."""
        before = reading.sentence.items[reading.at - 1] if reading.at else None
        obliged = before is not None and "obligation" in before.tags
        return obliged and roles.subject is not None and roles.subject.head == ORGANIZATION

    def _heads_line(self, items: Sequence[Item], at: int) -> tuple[Entity, Item] | None:
        """ "Komisi Privasi: Aplikasi X Wajib Hapus Data": who is named before a colon, and nobody else, says what follows."""
        colon = next((k for k in range(1, min(at, _HEADED)) if items[k].text == ":"), None)
        if colon is None or not is_name(items[colon - 1]) or any(i.forms or i.is_plain for i in items[: colon - 1]):
            return None
        entity = items[colon - 1].entity
        return None if entity is None else (self._context.standing.body_of(entity), items[colon - 1])

    def _attributed(self, reading: Reading, action: ActionType) -> tuple[Entity, Item] | None:
        """ "... faces a ban, the ministry warned": whoever says so at the end of the sentence."""
        items = reading.sentence.items
        for k in range(reading.at - 1, 0, -1):
            said = _before_brackets(items, _opening(items, k) if not self._grammar.head_first else k)
            if not any(i.any("subordinator") and not i.any("complementizer") for i in items[k + 1 : reading.at]):
                said = _before_aside(items, said)
            if items[k].any("speech:reporting") and (is_name(items[said]) or items[said].any("ref:person")):
                return self._context.resolve(reading.sentence, said, frozenset({"agency", "place", "person"}))
        for k in range(max(reading.stop, reading.at + 1), len(items)):
            if not items[k].any("speech:verbs") or tells_of_another(items, reading.stop, k):
                continue
            verb = _opening(items, k) if not self._grammar.head_first else k
            speaker, behind = _before_brackets(items, verb), self._named_behind(items, k) if reading.status in _AHEAD else None
            named = items[speaker] if is_name(items[speaker]) else behind
            if named is not None and named.entity is not None:
                return self._context.standing.body_of(named.entity), named
            if noun_class(items[verb - 1]) == AGENCY:
                return self._context.resolve(reading.sentence, verb - 1, frozenset({AGENCY}))
        if action.family == "pressure" and (titled := self._heads_line(items, reading.at)) is not None:
            return titled
        ahead = reading.status in _TO_COME
        if reading.voice == PASSIVE and ahead and (body := told_behind(items, reading.stop)) is not None:
            return self._context.resolve(reading.sentence, body, frozenset({AGENCY}))
        if items and items[0].any("speech:according") and reading.status in _AHEAD:
            named = self._named_behind(items, 0)
            return (
                (self._context.standing.body_of(named.entity), named) if named is not None and named.entity is not None else None
            )
        return None

    def _named_behind(self, items: Sequence[Item], at: int) -> Item | None:
        """ "kata [Kepala Otoritas Siber, Ilmar Kesk]": whoever is named behind a verb of speech, a person before a body."""
        if not self._grammar.head_first:
            return None
        names: list[Item] = []
        for item in items[at + 1 : at + 7]:
            if is_name(item):
                names.append(item)
            elif item.forms or not (item.text in {",", "(", ")"} or item.office or item.any("person:titles") or item.is_plain):
                break
        people = [i for i in names if i.entity is not None and i.entity.kind == "person"]
        return next(iter(people or names), None)

    def _enclitic_object(self, reading: Reading, action: ActionType) -> None:
        """ "memblokirnya": the object hangs on the verb."""
        if (
            reading.targets
            or reading.voice != ACTIVE
            or self._context.document.lexicon.stem(reading.trigger.low) != reading.form.surface
        ):
            return
        exchange = action.family == "exchange"  # "Lapakria menolaknya": what a body asked
        found = (self._context.last_power if exchange else self._context.last_side)(reading.trigger.start)
        if found is not None and found[0].kind in action.targets:
            plain = exchange or self._context.opens_a_sentence(found[1], reading.sentence)
            reading.targets = [Filler(*found, inferred=not plain, referred=True)]


def _is_empty(subject: Subject | None) -> bool:
    """Whether nobody stands where a subject would."""
    return subject is None or (subject.item is None and subject.head is None and not subject.unknown)


def _opening(items: Sequence[Item], at: int) -> int:
    """Where a verb begins with what stands before it: "the ministry [has announced]", "the agency [today confirmed]"."""
    k = at
    while k > 1 and items[k - 1].any("perfect", "adverb"):
        k -= 1
    return k


def _before_brackets(items: Sequence[Item], at: int) -> int:
    """The item before a verb, past an abbreviation in brackets: "the [Communications Board] (VCB) said"."""
    if at < _BRACKETS or items[at - 1].text != ")":
        return at - 1
    return at - _BRACKETS if items[at - _BRACKETS + 1].text == "(" else at - 1


def _before_aside(items: Sequence[Item], at: int) -> int:
    """The name in an aside that a comma closes before a verb: "Kepala Otoritas Siber, [Ilmar Kesk], mengatakan ..."."""
    if at < _ASIDE or items[at].text != "," or not is_name(items[at - 1]):
        return at
    comma = next((k for k in range(at - 2, max(0, at - _ASIDE_WORDS), -1) if items[k].text == ","), None)
    before = None if comma is None else items[comma - 1]
    titled = comma is not None and any(i.any("person:titles") for i in items[max(0, comma - _TITLE) : comma])
    titled = titled or (
        comma == at - 2 and is_place(items[at - 1]) and items[comma - 1].is_plain
    )  # "its neighbour, [Kuwait], said"
    return at - 1 if titled or (before is not None and (is_name(before) or before.office)) else at


def _is_background(reading: Reading) -> bool:
    """ "The minister said X, which was blocked in 2024, ...": a clause that says which X is meant is not what is said of it."""
    before = reading.sentence.items[max(0, reading.at - _RELATIVE) : reading.at]
    return reading.status == "done" and any(item.any("relative") for item in before)
