"""From phrases to entities: who a subject, an object or an agent means, and whether it may play the part."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.antecedents import are_many
from kg.extract.context import Context
from kg.extract.document import Item, Sentence
from kg.extract.listing import is_of_a_name
from kg.extract.name_words import could_name
from kg.extract.nouns import (
    AGENCY,
    BELONGING,
    CONTENT,
    NETWORK,
    ORGANIZATION,
    OTHER,
    PEOPLE,
    PLATFORM,
    is_name,
    is_place,
    noun_class,
)
from kg.extract.phrases import Phrase, is_plural, object_after, refers_back
from kg.extract.reading import SIDES, Filler, Reading
from kg.extract.service_classes import services_told
from kg.extract.subjects import Subject
from kg.extract.unlisted_objects import unlisted_objects
from kg.model import Entity
from kg.ontology import ActionType, Grammar

_ON_USERS = ("ban", "restrict")
_DESCRIBED = 3  # words that describe a body, before the noun for it
_TITLE = 9  # words from a title to the name of its holder, with what it is of between them
_ENDING = ("lift", "unblock", "reinstate", "postpone")  # what courts do to the measures of others
_RECALLED = 10  # sentences in which a body that is spoken of again was described
_BEHIND = 8  # items behind content, to where it stands
_USED = 8  # words between the people that a ban is on and what they may not use


class Resolver:
    """Resolves phrases in the light of their article."""

    def __init__(self, context: Context, grammar: Grammar) -> None:
        self._context = context
        self._grammar = grammar
        self._since = frozenset(context.document.lexicon.language.dates.get("since", ()))

    def filler(self, reading: Reading, item: Item, kinds: frozenset[str], *, acting: bool = False) -> Filler | None:
        """The entity of an item. One who acts does so for a body; one who is acted upon is meant in person."""
        index = next((k for k, other in enumerate(reading.sentence.items) if other is item), None)
        if index is None or (not acting and "ref:several" in item.tags):
            return None  # "they had been banned": no single service
        if index and item.any("ref:government") and reading.sentence.items[index - 1].any("plural"):
            return None  # "beberapa pemerintah": of several countries
        body = self._acting_for(reading.sentence.items, index) if acting and AGENCY in kinds else None
        if body is not None and body.entity is not None:
            return Filler(self._context.standing.body_of(body.entity), body)
        if acting and item.any("ref:country"):
            country = self._context.countries.spoken_of(item.start) if "place" in kinds else None
            return Filler(*country, referred=True) if country is not None else None
        if acting and "ref:several" in item.tags and are_many(reading.sentence.items, index, self._grammar):
            return None
        if acting and item.any("ref:plural"):
            found = self._context.acting_pronoun(reading.sentence, index, kinds)
            if found is None and AGENCY in kinds:
                return self._described_speaker(reading.sentence, index)
        else:
            besides = () if acting else reading.told
            found = self._context.resolve(reading.sentence, index, kinds, besides)
        if found is None:
            return None
        entity, mention = found
        if not acting and item.entity is not None:
            entity = item.entity
        elif not acting and item.any("ref:person") and mention.entity is not None:
            entity = mention.entity  # "Dia divonis": a person, and not the body that he speaks for
        behind = reading.sentence.items[index + 1 : index + 3]
        owned = item.entity is not None and bool(behind) and behind[0].any("owner_noun") and not any(is_name(i) for i in behind)
        entity = (self._context.standing.owner_of(entity) or entity) if owned else entity  # "the Facebook owner"
        if entity.kind not in kinds:
            return None
        return Filler(
            entity,
            mention,
            referred=mention is not item,
            inferred=mention is not item
            and item.any("ref:self", "ref:person", "ref:plural") is False
            and mention.start > item.start,
        )

    def _acting_for(self, items: Sequence[Item], at: int) -> Item | None:
        """ "Pemerintah[, melalui Kominfo,] memblokir X": the body by which a government or a country acts."""
        entity = items[at].entity
        country = entity is not None and (entity.kind == "place" or self._context.countries.is_government(entity))
        if not (items[at].any("ref:government") or country):
            return None
        k = at + 1 + (at + 1 < len(items) and items[at + 1].text == ",")
        if k >= len(items) or not items[k].any("through"):
            return None
        body = next((i for i in items[k + 1 : k + 3] if is_name(i)), None)
        return body if body is not None and body.entity is not None and body.entity.kind == AGENCY else None

    def of_subject(self, reading: Reading, subject: Subject | None, kinds: frozenset[str], *, acting: bool) -> list[Filler]:
        """Those that a subject means, joint ones all; a class of things where it is no more."""
        if subject is None:
            return []
        if subject.item is None:
            return self._owner(reading, subject, kinds) if not acting else self._class_filler(reading, subject, kinds)
        group = self._group(reading, subject.item, subject.index, kinds)
        if not group and not acting:
            group = self._counted(subject.item, kinds)
        if group:
            return group
        fillers = []
        for item in [*subject.joint, subject.item]:
            filler = self.filler(reading, item, kinds, acting=acting)
            if filler is not None:
                fillers.append(filler)
        if not fillers and subject.item.entity is None:
            described = self._described(reading, subject) if acting and AGENCY in kinds else []
            one_of_them = self._said_to_be(reading, subject, kinds) if not acting else []
            return described or one_of_them or (self._class_filler if acting else self._owner)(reading, subject, kinds)
        return fillers

    def _carrier(self, reading: Reading, subject: Subject, kinds: frozenset[str]) -> Filler | None:
        """ "Sebanyak 500 konten di [Kirimin] dihapus Kominfo": the service that carries what is removed."""
        items = reading.sentence.items
        k = subject.index + 1
        if not self._grammar.head_first or k >= reading.at or not items[k].any("location"):
            return None
        while (
            k + 1 < reading.at and not is_name(items[k + 1]) and (noun_class(items[k + 1]) == PLATFORM or items[k + 1].is_plain)
        ):
            k += 1
        name = items[k + 1] if k + 1 < reading.at and is_name(items[k + 1]) else None
        if name is None or name.entity is None or name.entity.kind not in SIDES:
            return None
        return self.filler(reading, name, kinds)

    def _owner(self, reading: Reading, subject: Subject, kinds: frozenset[str]) -> list[Filler]:
        """ "[Izin usahanya] dibekukan", "[situsnya] diblokir": of the platform of the sentence or of the article."""
        if subject.head == CONTENT and (carrier := self._carrier(reading, subject, kinds)) is not None:
            return [carrier]
        owned, belongs = reading.sentence.items[subject.index], subject.head == BELONGING
        told = self._is_owned(owned) or (belongs and self._is_spoken_of(reading.sentence.items, subject.index))
        side = self._context.last_side(owned.start) if told and (belongs or subject.head == PLATFORM) else None
        if side is None or side[0].kind not in kinds:
            return [] if told and belongs else self._class_filler(reading, subject, kinds)
        near = side[1].start >= reading.sentence.start or side[0] == self._context.focus()
        if not near and not belongs:
            return self._class_filler(reading, subject, kinds)
        return [Filler(*side, referred=True)] if near else []

    def other_side(self, reading: Reading, subject: Subject, kinds: frozenset[str]) -> list[Filler]:
        """ "Kominfo and Telegram met": whoever is joined to the subject of an exchange is the other side of it."""
        items, k = reading.sentence.items, subject.index - 1
        while k > 0 and (items[k].any("determiner", "noun:belonging", "noun:platform", "transparent") and not is_name(items[k])):
            k -= 1  # "Kominfo dan [manajemen] Telegram"
        if k < 1 or "coordinator" not in items[k].tags or not is_name(items[k - 1]):
            return []
        other = self.filler(reading, items[k - 1], kinds)
        return [other] if other is not None and all(other.entity != f.entity for f in reading.actors) else []

    def _described(self, reading: Reading, subject: Subject) -> list[Filler]:
        """ "A federal jury", "a coalition of state attorneys general": a body that the article describes and does not name."""
        noun = reading.sentence.items[subject.index]
        decides = reading.form.rule.court or reading.action in _ENDING  # "Pengadilan mencabut larangan X"
        court = self._grammar.head_first and noun.any("noun:court") and not decides
        if subject.head != AGENCY or court:
            return []  # "Hakim meminta X ...": of a court that nothing names, but for what courts do
        described = self._description(reading.sentence.items, subject.index)
        of_any_kind = noun.any("noun:any_agency") and not noun.any("ref:government") and " " not in described.text
        if self._grammar.head_first and of_any_kind and self._context.is_bare(reading.sentence, subject.index):
            return []  # "[Regulator] memaksa X ...": one that was spoken of, whichever it is
        if " " not in described.text:
            described = self._description_before(reading.sentence, subject.index) or described
        return [Filler(Entity(None, described.text, AGENCY), described)]

    def _described_speaker(self, sentence: Sentence, pronoun: int) -> Filler | None:
        """ "[The city council] denied that it would block X": a body that nothing names, and that speaks."""
        at = self._context.speaking_body(sentence, pronoun)
        described = self._description(sentence.items, at) if at is not None else None
        if described is None or " " not in described.text:
            return None
        return Filler(Entity(None, described.text, AGENCY), described, referred=True)

    def _description(self, items: Sequence[Item], at: int) -> Item:
        """The noun for a body with what stands before it, and the place that it is of: "city council of Saint Orrin"."""
        begin = at
        while begin and at - begin < _DESCRIBED and _describes(items[begin - 1]):
            begin -= 1
        end = at + 1
        if end + 1 < len(items) and items[end].any("genitive") and could_name(items[end + 1]):
            end = next((k for k in range(end + 1, len(items)) if not could_name(items[k])), len(items))
        name = self._context.document.article.text[items[begin].start : items[end - 1].end]
        return Item(items[begin].start, items[end - 1].end, name, name.lower(), {})

    def _description_before(self, sentence: Sentence, at: int) -> Item | None:
        """ "[The board] granted ...": the body that the noun described when it was last used with more words."""
        noun = sentence.items[at]
        if not at or not sentence.items[at - 1].any("determiner"):
            return None
        for earlier in reversed(self._context.document.sentences[max(0, sentence.index - _RECALLED) : sentence.index + 1]):
            for k in range(len(earlier.items) - 1, 0, -1):
                item = earlier.items[k]
                if item.start < noun.start and item.low == noun.low and item.entity is None:
                    described = self._description(earlier.items, k)
                    if " " in described.text:
                        return described
        return None

    def of_phrase(self, reading: Reading, phrase: Phrase, kinds: frozenset[str]) -> list[Filler]:
        """Those that an agent phrase means."""
        names = phrase.names or [m for m in phrase.modifiers if phrase.head == AGENCY]  # "by Uganda's regulator"
        named = self._apposed_body(reading.sentence.items, phrase) if AGENCY in kinds else None
        if named is not None:
            names = [named]
        fillers = [f for f in (self.filler(reading, item, kinds, acting=True) for item in names) if f is not None]
        if not fillers and phrase.head is not None:
            for k in range(phrase.start, phrase.stop):
                if noun_class(reading.sentence.items[k]) is not None or reading.sentence.items[k].any("ref:government"):
                    filler = self.filler(reading, reading.sentence.items[k], kinds, acting=True)
                    return [filler] if filler is not None else self._described_agent(reading, phrase, k, kinds)
        return fillers

    def _apposed_body(self, items: Sequence[Item], phrase: Phrase) -> Item | None:
        """ "oleh layanan pemantau media pemerintah[, Roskomnadzor,]": the name of a body that its noun only describes."""
        comma, name = items[phrase.stop : phrase.stop + 1], items[phrase.stop + 1 : phrase.stop + 2]
        described = phrase.head is not None and all(i.entity is not None and i.entity.kind == "place" for i in phrase.names)
        if not (described and comma and name and comma[0].text == ","):
            return None
        entity, behind = name[0].entity, items[phrase.stop + 2 : phrase.stop + 3]
        closed = not behind or behind[0].text in {",", "."}
        return name[0] if closed and entity is not None and entity.kind == AGENCY and not name[0].adjective else None

    def _described_agent(self, reading: Reading, phrase: Phrase, at: int, kinds: frozenset[str]) -> list[Filler]:
        """ "A ban by [the harbour board]": an agent that nothing names and that describes itself."""
        if AGENCY not in kinds or phrase.head != AGENCY:
            return []
        last = next(k for k in range(phrase.stop - 1, at - 1, -1) if noun_class(reading.sentence.items[k]) == AGENCY)
        described = self._description(reading.sentence.items, last)
        return [Filler(Entity(None, described.text, AGENCY), described)] if " " in described.text else []

    def of_object(self, reading: Reading, phrase: Phrase, action: ActionType) -> list[Filler]:
        """Those that an object phrase means: its names, where its content stands, what it points back to, or a class."""
        rule = reading.form.rule
        items = reading.sentence.items
        content = self._own_content(reading, phrase)
        if content is not None:
            phrase.head = CONTENT
            return [Filler(Entity(None, content.text, "class"), content)]
        if rule.object in ("none", "network", "measure") or (
            phrase.decision and action.family in ("restrict", "restore") and action.id != "postpone"
        ):
            return []
        if rule.object == "own":
            words = self._made(items[reading.at]) or self._words(items, phrase)
            return [Filler(Entity(None, words.text, "class"), words)] if words is not None else []
        broken = [name for name in (*phrase.names, *phrase.located) if _is_broken_law(items, phrase, name)]
        if broken:
            phrase.names, phrase.located = [name for name in phrase.names if name not in broken], []
            if not phrase.names:
                return []
        if rule.content and phrase.head is None:
            phrase.head = CONTENT
        if phrase.head == CONTENT and not phrase.located and not phrase.names and not phrase.modifiers:
            by_service = any(self._context.standing.is_company(a.entity) for a in reading.actors)
            phrase.located = self._places_of_content(items, phrase) or (
                [] if by_service else self._service_of_content(items, phrase)
            )
        if phrase.head in (CONTENT, OTHER, PEOPLE) and phrase.located:
            found = [f for f in (self.filler(reading, i, action.targets) for i in phrase.located) if f is not None]
            if found and self._is_of_police(reading, action):
                return []
            if found and (rule.located or phrase.head == CONTENT or action.family == "exchange"):
                return found
        names = list(phrase.names)
        if not names and phrase.head == PEOPLE and reading.action in _ON_USERS:
            names = list(phrase.modifiers) or list(phrase.located)
            if not names:
                kept_from = next((i for i in items[phrase.start : phrase.stop] if noun_class(i) == PLATFORM), None)
                phrase = self._used_by(items, phrase) or phrase
                names = list(phrase.names)
                if not names and kept_from is not None and "class" in action.targets:  # "bars children from social media"
                    return [Filler(Entity(None, kept_from.text, "class"), kept_from)]
        if not names and phrase.located and action.family == "exchange":
            names = list(phrase.located)
        of_content = phrase.head == CONTENT and action.family == "pressure"  # "melaporkan akun TikTok" accuses nobody of ours
        if (not names and phrase.head in (None, PLATFORM, ORGANIZATION, CONTENT) and not of_content) or self._takes_modifiers(
            action
        ):
            # "US authors" are not the United States
            names += [m for m in phrase.modifiers if phrase.head != PEOPLE and not (phrase.head == OTHER and is_place(m))]
        people = [i for i in (*phrase.names, *phrase.modifiers) if i.entity is not None and i.entity.kind == "person"]
        if people and any(i.any("person:titles") for i in items[phrase.start : phrase.stop]):
            names = people
        fillers = [f for item in names for f in self._meant(reading, item, action.targets)]
        if fillers:
            return fillers + self.unlisted(reading, phrase, action)
        person = self._titled(items, phrase) if "person" in action.targets and not names else None
        if person is not None:
            return [Filler(person.entity, person)] if person.entity is not None else []
        if phrase.unknown and (not rule.weak or phrase.head == CONTENT or action.family == "pressure"):
            owners = self.unlisted(reading, phrase, action)
            if owners or phrase.head not in (CONTENT, PLATFORM):
                return owners  # but "blocked 18 OTT platforms" is done to a class
        owned = next((i for i in items[phrase.start : phrase.stop] if noun_class(i) == BELONGING and self._is_owned(i)), None)
        if owned is not None and phrase.head is None:
            side = self._context.last_side(items[reading.at].start)
            return [Filler(*side, referred=True)] if side is not None and side[0].kind in action.targets else []
        looked_into = self._owner_looked_into(reading, phrase) if action.id == "investigate" else None
        if looked_into is not None:
            return [looked_into]
        if phrase.head in (PLATFORM, ORGANIZATION):
            for k in range(phrase.start, phrase.stop):
                if noun_class(items[k]) in (PLATFORM, ORGANIZATION):
                    group = self._group(reading, items[k], k, action.targets)
                    if group:
                        return group
                    filler = self.filler(reading, items[k], action.targets)
                    itself = filler is not None and any(filler.entity == a.entity for a in reading.actors)
                    one = not is_plural(items, k, self._grammar) or (noun_class(items[k]) == ORGANIZATION and not itself)
                    one = one or (k > 0 and items[k - 1].any("owning") and not itself)  # "its domains"
                    if filler is not None and (one or self._grammar.head_first):
                        return [filler]  # but "Google took down the apps" is done neither to Google nor to any one of them
        body = next((i for i in items[phrase.start : phrase.stop] if noun_class(i) == AGENCY), None)
        if phrase.head == AGENCY and AGENCY in action.targets and body is not None:
            referred = self.filler(reading, body, action.targets)
            return [referred] if referred is not None else []
        another = any(is_of_a_name(items, k) for k in range(phrase.start, phrase.stop))
        if phrase.head in (PLATFORM, CONTENT, NETWORK) and "class" in action.targets and not another:
            phrase_words = self._words(items, phrase)
            if phrase_words is not None:
                return [Filler(Entity(None, phrase_words.text, "class"), phrase_words)]
        if told := services_told(reading, phrase, action, self._grammar):
            return told
        finite = self._grammar.infinitive is not None  # elsewhere "menghapus konten" may be what is asked or promised
        made = self._made(items[reading.at]) if rule.platform_actor and rule.content and finite else None
        return [Filler(Entity(None, made.text, "class"), made)] if made is not None else []  # "removed [posts]"

    def _is_of_police(self, reading: Reading, action: ActionType) -> bool:
        """ "Police are investigating a video on X": of what people post, any body may look into who they are."""
        ends = {a.item.end for a in reading.actors if a.entity.id is None}
        return action.id == "investigate" and any(i.end in ends and i.any("noun:any_agency") for i in reading.sentence.items)

    def _titled(self, items: Sequence[Item], phrase: Phrase) -> Item | None:
        """ "charged the founder of the app X, [Dana Wolter], with fraud": who is named behind a title and what it is of."""
        begin = next((k for k in range(phrase.start, min(phrase.start + 3, len(items))) if items[k].any("person:titles")), None)
        if begin is None:
            return None
        for k in range(begin + 1, min(begin + _TITLE, len(items))):
            item = items[k]
            if item.entity is not None and item.entity.kind == "person":
                return item
            if item.forms or item.text in {".", ";"} or item.any("subordinator", "relative", "because", "partner"):
                return None
        return None

    def _owner_looked_into(self, reading: Reading, phrase: Phrase) -> Filler | None:
        """ "raided Alpha, reopening a probe into [its] rankings": of the only service or company that the sentence names."""
        words = reading.sentence.items[phrase.start : phrase.stop]
        if phrase.unknown or not words or not words[0].any("owning"):
            return None
        side = self._context.last_side(reading.trigger.start)
        if side is None or not self._context.stands_alone(side[1], reading.sentence):
            return None
        behind = all(actor.item.start < side[1].start for actor in reading.actors)  # but "into its own cranes"
        return Filler(*side, referred=True) if behind else None

    def _own_content(self, reading: Reading, phrase: Phrase) -> Item | None:
        """ "Alpha had frozen the account and restored it": what a platform acts upon by "it" is what it carries, where its
        sentence names that last.
        """
        if len(phrase.names) != 1 or phrase.names[0].entity is not None or not reading.actors:
            return None
        actor = reading.actors[0].entity
        if actor.kind not in SIDES:
            return None
        for item in reversed(reading.sentence.items[: reading.at]):
            if noun_class(item) == CONTENT:
                return item
            if item.entity is not None and item.entity.kind in SIDES and item.entity != actor:
                return None
        return None

    def _is_owned(self, item: Item) -> bool:
        """ "direksinya": the noun carries whose it is."""
        return self._grammar.head_first and self._context.document.lexicon.stem(item.low) is not None

    def _is_spoken_of(self, items: Sequence[Item], at: int) -> bool:
        """ "[The registration] had been suspended", "its licence was revoked": whose it is was told before."""
        before = items[at - 1] if at else None
        return not self._grammar.head_first and before is not None and before.any("determiner")

    def _group(self, reading: Reading, item: Item, index: int, kinds: frozenset[str]) -> list[Filler]:
        """Those that a plural with "itu" or "the" means: the members of the last list."""
        if noun_class(item) not in (PLATFORM, ORGANIZATION) or not is_plural(reading.sentence.items, index, self._grammar):
            return []
        collective = self._grammar.head_first and index > 0 and reading.sentence.items[index - 1].any("collective")  # "[kedua] X"
        told = collective or refers_back(reading.sentence.items, index, self._grammar)
        if not told or self._context.told_as_class(reading.sentence, index):
            return []
        two = any(i.any("both") for i in reading.sentence.items[max(0, index - 2) : index])
        group = self._context.group(item.start, companies=noun_class(item) == ORGANIZATION, two=two)
        return [Filler(entity, mention, referred=True) for entity, mention in group if entity.kind in kinds]

    def _meant(self, reading: Reading, item: Item, kinds: frozenset[str]) -> list[Filler]:
        filler = self.filler(reading, item, kinds)
        return [filler] if filler is not None else self._counted(item, kinds)

    def _counted(self, item: Item, kinds: frozenset[str]) -> list[Filler]:
        """ "Keduanya diblokir", "blocked them": a pronoun for several means the members of the last list."""
        lexicon = self._context.document.lexicon
        counted = item.any("ref:plural") and lexicon.stem(item.low) in lexicon.language.words["plural"]
        if not (counted or "ref:several" in item.tags):
            return []
        group = self._context.group(item.start)
        return [Filler(entity, mention, referred=True) for entity, mention in group if entity.kind in kinds]

    def _said_to_be(self, reading: Reading, subject: Subject, kinds: frozenset[str]) -> list[Filler]:
        """ "[X] adalah salah satu situs yang diblokir Kominfo", "[X] is one of the apps that were banned"."""
        items, k = reading.sentence.items, subject.index - 1
        if subject.head != PLATFORM:
            return []
        passed = ("transparent", "number", "determiner", "article", "genitive")
        while k > 0 and (items[k].any(*passed) or items[k].text[:1].isdigit()):
            k -= 1
        if k < 1 or "copula" not in items[k].tags or not is_name(items[k - 1]):
            return []
        filler = self.filler(reading, items[k - 1], kinds)
        return [filler] if filler is not None else []

    def _class_filler(self, reading: Reading, subject: Subject, kinds: frozenset[str]) -> list[Filler]:
        if "class" not in kinds or subject.head not in (PLATFORM, CONTENT) or subject.index >= reading.at:
            return []
        item = reading.sentence.items[subject.index]
        return [Filler(Entity(None, item.text, "class"), item)]

    def _used_by(self, items: Sequence[Item], phrase: Phrase) -> Phrase | None:
        """What people are kept from: "melarang anak di bawah 16 tahun menggunakan [aplikasi Kirimin]"."""
        for k in range(phrase.stop, min(phrase.stop + _USED, len(items))):
            if items[k].any("using"):
                used = object_after(items, k + 1, self._grammar)
                return used if used.names or used.head == PLATFORM else None
            if items[k].forms or items[k].text in {",", ".", ";"} or items[k].any("relative", "subordinator"):
                return None
        return None

    def _takes_modifiers(self, action: ActionType) -> bool:
        """A probe into "praktik monopoli Google" is one into Google; in English the owner stands before what is probed."""
        if self._grammar.head_first:
            return action.id == "investigate"
        return action.family in ("pressure", "rule-making") or action.id == "settle"

    def _places_of_content(self, items: Sequence[Item], phrase: Phrase) -> list[Item]:
        """ "Untuk Facebook, ... membekukan 105 akun", "95 akun: 26 di Tokopedia, 30 di Shopee": behind a preposition."""
        return [
            item
            for k, item in enumerate(items)
            if k
            and is_name(item)
            and item.entity is not None
            and item.entity.kind == "platform"
            and not phrase.start <= k < phrase.stop
            and items[k - 1].any("location", "patient")
            and not (k > 1 and items[k - 2].any("speech:verbs"))  # "..., he wrote on X"
        ]

    def _service_of_content(self, items: Sequence[Item], phrase: Phrase) -> list[Item]:
        """ "membatasi fitur siaran langsung dan unggah video pada [platform tersebut]": the service that is pointed back to."""
        for k in range(phrase.stop, min(phrase.stop + _BEHIND, len(items))):
            if items[k].forms or items[k].text in {",", "."} or items[k].any("subordinator", "relative"):
                break
            if noun_class(items[k]) == PLATFORM and items[k - 1].any("location") and refers_back(items, k, self._grammar):
                return [items[k]]
        return []

    def _made(self, trigger: Item) -> Item | None:
        """What a trigger of several words says that is made: "membentuk [tim moderator]"."""
        verb, _, made = trigger.text.partition(" ")
        return Item(trigger.start + len(verb) + 1, trigger.end, made, made.lower(), {}) if made else None

    def _words(self, items: Sequence[Item], phrase: Phrase) -> Item | None:
        inner: list[Item] = []
        kept = next((k + 1 for k in range(phrase.start, phrase.stop) if items[k].any("using")), phrase.start)
        for item in items[kept : phrase.stop]:  # "blocked its people from accessing [messaging apps]"
            if inner and inner[-1].any("number") and item.any("genitive", "preposition"):
                continue  # "hundreds [of] pages", "more [than] 200 videos"
            if inner and (
                item.text == "(" or item.any("preposition", "location", "patient", "adverb") or item.low in self._since
            ):
                break
            if inner and item.any("number") and noun_class(inner[-1]) == PLATFORM:
                break  # "lifted its ban on social media [five] days later"
            if item.is_word and not item.any("patient", "determiner"):
                inner.append(item)
        if not inner:
            return None
        text = self._context.document.article.text[inner[0].start : inner[-1].end]
        return Item(inner[0].start, inner[-1].end, text, text.lower(), {})

    def unlisted(self, reading: Reading, phrase: Phrase, action: ActionType) -> list[Filler]:
        """Names that no list holds, in the place of the object."""
        return unlisted_objects(reading, phrase, action, self._context)


def _describes(item: Item) -> bool:
    """A small word before the noun for a body that tells which it is: "[city] council", "[harbour] board"."""
    plain = item.is_plain or item.any("noun:agency", "area_noun")
    return item.adjective or (plain and item.entity is None and item.text.isalpha() and not item.capital)


def _is_broken_law(items: Sequence[Item], phrase: Phrase, name: Item) -> bool:
    """ "found that the transfers infringed [the Act]": nothing is decided about the law."""
    if name.entity is None or name.entity.kind != "legalinstrument":
        return False
    return any(i.any("breaking") for i in items[phrase.start : phrase.stop] if i.start < name.start)
