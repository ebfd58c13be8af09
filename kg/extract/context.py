"""What words that point back mean: pronouns, "aplikasi tersebut", "the ministry", "pihaknya"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from kg.extract.countries import Countries, body_of_country, owner_before, placed
from kg.extract.document import Document, Item, Sentence
from kg.extract.hyphens import is_compound
from kg.extract.joint_subjects import governed, is_object
from kg.extract.lexicon import entity_of
from kg.extract.nouns import AGENCY, BELONGING, ORGANIZATION, PEOPLE, PLATFORM, is_name, noun_class
from kg.extract.offices import Office
from kg.extract.phrases import closing_bracket, is_plural, refers_back
from kg.extract.places import is_where, sits_elsewhere
from kg.extract.reporters import reporter_of
from kg.extract.speech import Speech, find_speech
from kg.extract.standing import Standing
from kg.extract.subjects import subject_before
from kg.model import Entity, slug
from kg.ontology import NOUN, ListedEntity, Ontology
from kg.text.quotations import QuoteSpan

_SENTENCES_BACK = 4
_LEAD = 3  # sentences: where the headline leaves out who acts, they name it
_OPENING = 4  # sentences: the headline and the lead
_FIELD = 5  # letters that the word for a field shares with a name: "telecoms regulator", "Telecommunications Commission"
_SHORT_FIELD = 4
_BOTH = 2
_IN_LIST = ("coordinator", "determiner", "transparent", "possessive", "noun:platform", "number", "online_company")
_OPENS_CLAUSE = ("preposition", "subordinator", "condition")
_ACTORS = ("agency", "platform", "organization", "place")

_FRONTED = 4  # items up to a government behind the country that opens its sentence


class Context:
    """The mentions of an article in their order, and who speaks for whom."""

    def __init__(self, document: Document, offices: Sequence[Office], ontology: Ontology) -> None:
        self.document = document
        self.grammar = document.lexicon.language.grammar
        self._ontology = ontology
        self._mentions = [i for s in document.sentences for i in s.items if i.entity is not None and not i.adjective]
        self._starts = [i.start for i in self._mentions]
        self._sentence_starts = [s.start for s in document.sentences]
        self._offices = offices
        self.standing = Standing(document, offices, ontology)
        self._speeches: list[Speech] | None = None
        self._speech: dict[tuple[int, int], Speech] = {}
        self._bodies_of_any_kind = frozenset(document.lexicon.language.nouns.get("any_agency", ()))
        self._publisher = self._organisation_that_writes()
        self.countries = Countries(document, self._mentions, ontology)
        self._counts = Counter(i.entity.id for i in self._mentions if i.entity and i.entity.kind == "platform")
        self._sides = Counter(i.entity.id for i in self._mentions if i.entity and self.standing.takes_part(i))
        self._focus = self._most_named()
        self._one_agency = len({i.entity.id for i in self._mentions if i.entity and i.entity.kind == "agency"}) == 1
        self._opening_service: bool | None = None

    def _organisation_that_writes(self) -> Entity | None:
        """The listed organisation that published the article itself: outside of quotations, "we" is it."""
        outlet = self.document.article.outlet
        listed = self._ontology.entities.get(slug(outlet)) if outlet else None
        writes = listed is not None and listed.label == "Organization" and listed.kind not in ("news", "media-company")
        return self._named(listed) if listed is not None and writes else None

    def resolve(
        self, sentence: Sentence, index: int, kinds: frozenset[str], besides: Collection[Entity] = ()
    ) -> tuple[Entity, Item] | None:
        """The entity that a referring item means, of one of the kinds, with the mention that says so; None where in doubt.

        `besides` are those that it cannot mean: in "told Apple to remove the app", Apple.
        """
        item = sentence.items[index]
        if item.entity is not None:
            return self._of_its_country(sentence, index) or (self.standing.body_of(item.entity), item)
        if item.any("ref:self"):
            return self._self(sentence, item)
        if item.any("ref:person"):
            if not index and (speaker := self._speaker_before(sentence)) is not None:
                return speaker
            found = self._last(item.start, ("person",))
            return (self.standing.body_of(found.entity), found) if found is not None and found.entity is not None else None
        if item.any("ref:plural"):
            if kinds & {"platform", "organization"}:
                return self.last_side(item.start, besides=besides) or self.focus_before(item.start, besides)
            return self._pair(self._topic(item.start) or self._last(item.start, ("agency",)))
        cls = noun_class(item)
        if item.any("ref:local"):
            return self._local_government(sentence)
        if item.any("ref:government"):
            if self._is_of_another(sentence.items, index):
                return None
            return self._fronted_country(sentence, index) or self._government(item)
        if cls == BELONGING and "noun:agency" in item.tags and refers_back(sentence.items, index, self.grammar):
            return self._acting(self._namesake(item))  # "the office", of a body that is called so
        if cls == AGENCY and "noun:court" in item.tags and self.grammar.head_first and "agency" in kinds:
            return self._court(item.start) or placed(sentence.items, index, self._ontology, self.document.lexicon.language)
        if cls == AGENCY and "agency" in kinds:
            elsewhere = not self.grammar.head_first and sits_elsewhere(sentence.items, index)
            titled = None if elsewhere else self._titled(item)
            titled = titled or self._of_field(sentence, index) or self.countries.of_union(item)
            titled = titled or self._own_state(sentence, index)
            own = None if self.grammar.head_first else owner_before(sentence.items, index)
            if own is not None:
                titled = titled or self._acting(self._namesake(item))
                return titled if titled is not None and self.countries.is_of(titled[0], own[0]) else own
            if titled is not None:
                return titled
            stands_in = placed(sentence.items, index, self._ontology, self.document.lexicon.language)
            if stands_in is None and refers_back(sentence.items, index, self.grammar):
                before = self._namesake(item)
                if before is None and "noun:any_agency" in item.tags:
                    if (own := self._body_of_speaker(sentence, index, kinds)) is not None:
                        return own
                    before = self._last(item.start, ("agency",), besides_courts="noun:court" not in item.tags)
                    bare = sentence.items[index - 1].any("determiner")  # no "consumer agency" is meant by its chief
                    before = before or (self._last(item.start, ("person",)) if bare or self.grammar.head_first else None)
                return self._acting(before) or self._country_beside(sentence)
            if stands_in is None and self.grammar.head_first and self.is_bare(sentence, index):
                return self._acting(self._namesake(item)) or self._pair(self._last(item.start, ("agency",)))
            return stands_in
        if cls == ORGANIZATION and self.grammar.head_first and self.is_bare(sentence, index):
            return self._company_spoken_of(sentence, index)
        if cls in (PLATFORM, ORGANIZATION) and refers_back(sentence.items, index, self.grammar):
            if is_plural(sentence.items, index, self.grammar) and self.told_as_class(sentence, index):
                return None
            platform = self.last_side(item.start, ("platform",), besides) if cls == PLATFORM else None
            side = platform or self.last_side(item.start, besides=besides)
            if side is not None and not is_plural(sentence.items, index, self.grammar) and side[1].start < sentence.start:
                side = self._beside_list(side, item.start, besides)
            return None if side is not None and self._is_only_means(side[1], item) else side
        return None

    def _fronted_country(self, sentence: Sentence, index: int) -> tuple[Entity, Item] | None:
        """ "In Nigeria, for example, the federal government suspended X": the country that opens the sentence."""
        items = sentence.items
        if index < _FRONTED or not items[0].any("location") or items[2].text != ",":
            return None
        country = self.countries.at(items[1])
        return (country, items[1]) if country is not None and items[1].entity is not None else None

    def _of_its_country(self, sentence: Sentence, index: int) -> tuple[Entity, Item] | None:
        """ "Roskomnadzor fined X. [The Russian agency] ...": the body of that country that was named before."""
        item, before = sentence.items[index], sentence.items[index - 1] if index else None
        whose, _, noun = item.low.rpartition(" ")
        if not whose or item.names or before is None or not before.any("determiner") or noun not in self._bodies_of_any_kind:
            return None
        earlier = self._mentions[: bisect_left(self._starts, item.start)]
        return self._pair(body_of_country(earlier, whose, self._ontology, self.document.lexicon.language.code))

    def _beside_list(self, side: tuple[Entity, Item], offset: int, besides: Collection[Entity]) -> tuple[Entity, Item]:
        """ "The court blocked Viber. Kirimin and Chatlune are blocked too. [The app] ...": one that a list does not name."""
        listed = {entity for entity, _ in self.group(offset)}
        focus = self.focus_before(offset, besides) if side[0] in listed else None
        return focus if focus is not None and focus[0] not in listed else side

    def focus_before(self, offset: int, besides: Collection[Entity] = ()) -> tuple[Entity, Item] | None:
        """Whom the article is about, where it has been named: what "it" means after sentences that name nobody."""
        focus = self.focus()
        if focus in besides:
            return None
        return self._pair(next((m for m in reversed(self._mentions) if m.entity == focus and m.start < offset), None))

    def _acting(self, item: Item | None) -> tuple[Entity, Item] | None:
        """The body that a mention means: of a person, the one that he acts for."""
        return (self.standing.body_of(item.entity), item) if item is not None and item.entity is not None else None

    def _court(self, offset: int) -> tuple[Entity, Item] | None:
        """ "Hakim", "majelis hakim", "pengadilan": of the court last named, or the first that is."""
        courts = [m for m in self._mentions if m.entity is not None and self.standing.is_court(m.entity)]
        before = [m for m in courts if m.start < offset]
        return self._pair(before[-1] if before else next(iter(courts), None))

    def _namesake(self, noun: Item, word: str | None = None) -> Item | None:
        """ "the bureau" is the body last named whose name holds the noun, or a word of it, however far back."""
        at = bisect_left(self._starts, noun.start) - 1
        words = (word or self.document.lexicon.stem(noun.low) or noun.low).split()  # of an "appeals court" both
        while at >= 0:
            entity = self._mentions[at].entity
            body = self.standing.body_of(entity) if entity is not None else None
            if body is not None and body.kind == AGENCY and self.words_of(body, self._mentions[at].text).issuperset(words):
                return self._mentions[at]
            at -= 1
        return None

    def words_of(self, entity: Entity, text: str = "") -> set[str]:
        """The words of all names of a body: "kementerian" is in one of Kominfo's."""
        listed = self._ontology.entities.get(entity.id or "")
        names = [entity.name, text, *(listed.surfaces(self.document.lexicon.language.code) if listed is not None else ())]
        return set(" ".join(names).lower().split())

    def _country_beside(self, sentence: Sentence) -> tuple[Entity, Item] | None:
        """The only place of a sentence, for a ministry of it that nothing names."""
        places = [i for i in sentence.items if i.entity is not None and i.entity.kind == "place" and not i.adjective]
        return self._pair(places[0]) if len({i.entity.id for i in places if i.entity}) == 1 else None

    def _titled(self, item: Item) -> tuple[Entity, Item] | None:
        """ "a judge", where the article names one judge; "the agency" is not who heads it."""
        titled = {o.person.id: o.person for o in self._offices if o.title and item.low in o.title.lower().split()}
        if not titled and item.any("noun:court") and item.any("person:court_titles"):  # "Justice Ilmar Kesk ... [the magistrate]"
            titled = {o.person.id: o.person for o in self._offices if self.standing.is_judge(o.person)}
        if len(titled) != 1 or (item.any("noun:agency") and not item.any("noun:court", "person:titles")):
            return None
        person = next(iter(titled.values()))
        return self.standing.body_of(person), next((m for m in self._mentions if m.entity == person), item)

    def _of_field(self, sentence: Sentence, index: int) -> tuple[Entity, Item] | None:
        """ "the country's media regulator", where one body that the article names, be it later, has the field in its name."""
        noun = sentence.items[index]
        before = sentence.items[index - 1] if index else None
        field = noun.low.partition(" ")[0] if " " in noun.low else before.low if before is not None and before.is_plain else ""
        if (
            self.grammar.head_first
            or noun.capital
            or len(field) < _SHORT_FIELD
            or noun.low.rpartition(" ")[2] not in self._bodies_of_any_kind
        ):
            return None
        bodies = {
            i.entity: i
            for i in self._mentions
            if i.entity is not None
            and i.entity.kind == AGENCY
            and any(w[:_FIELD] == field[:_FIELD] for w in i.entity.name.lower().split())  # a short one as a whole
        }
        return self._pair(next(iter(bodies.values()))) if len(bodies) == 1 else None

    def is_bare(self, sentence: Sentence, index: int) -> bool:
        """ "Kementerian memblokir ...": without a word behind it that names it, the noun means the body spoken of."""
        following = sentence.items[index + 1] if index + 1 < len(sentence.items) else None
        if following is None:
            return False
        verb = following.is_plain and following.text.islower() and following.low.startswith(self.grammar.verb_beginnings or "\0")
        return verb or bool(following.forms or following.any("cue:before", "adverb", "speech:reporting"))

    def group(self, offset: int, *, companies: bool = False, two: bool = False) -> list[tuple[Entity, Item]]:
        """The services of the nearest list before an offset: what "kedua layanan itu" or "the apps" mean together.

        Where a sentence holds two lists ("removed A and B from C and D"), nothing tells which one is meant.
        `companies`: among "the companies" is no service of one that is named beside it. `two`: "both" are the only two there.
        """
        inside = bisect_left(self._sentence_starts, offset + 1) - 1
        for index in range(inside, max(-1, inside - 1 - _SENTENCES_BACK), -1):
            lists = list(self._lists(self.document.sentences[index].items, offset))
            if companies:
                lists = [own for found in lists if len(own := self._without_services(found)) > 1]
            if companies and len(lists) == 1 and index and (owners := self._owners_before(lists[0], index - 1)):
                return owners
            if lists:
                return lists[0] if len(lists) == 1 else []
            sides = {
                i.entity: i for i in self.document.sentences[index].items if i.start < offset and self.standing.takes_part(i)
            }
            pair = [(entity, item) for entity, item in sides.items() if entity is not None]
            pair = self._without_services(pair) if companies else pair
            if two and len(pair) == _BOTH:
                return pair
        return []

    def told_as_class(self, sentence: Sentence, index: int) -> bool:
        """ "Komisi memblokir 170 [entitas] ilegal. Seluruh [entitas] ini ...": the noun was last counted, with nobody named
        behind it, and means those again.
        """
        noun = sentence.items[index]
        for earlier in reversed(self.document.sentences[max(0, sentence.index - _SENTENCES_BACK) : sentence.index + 1]):
            for k in range(len(earlier.items) - 1, -1, -1):
                item = earlier.items[k]
                if item.start >= noun.start:
                    continue
                if self.standing.takes_part(item) and not is_where(earlier.items, k):
                    return False
                if item.low == noun.low or item.low.startswith(f"{noun.low} "):
                    before = earlier.items[max(0, k - 2) : k]
                    return any(i.any("number") or i.text[:1].isdigit() for i in before)
        return False

    def _owners_before(self, services: Sequence[tuple[Entity, Item]], index: int) -> list[tuple[Entity, Item]]:
        """ "fined Google and Apple. It looked into Google Play and the App Store. [The companies] ...": whose services a list
        holds, where the sentence before lists just them.
        """
        owners = {self._owner_of(entity.id) for entity, _ in services}
        if None in owners or len(owners) != len(services):
            return []
        sentence = self.document.sentences[index]
        return next((found for found in self._lists(sentence.items, sentence.end) if {e.id for e, _ in found} == owners), [])

    def _without_services(self, found: list[tuple[Entity, Item]]) -> list[tuple[Entity, Item]]:
        ids = {entity.id for entity, _ in found}
        return [(entity, item) for entity, item in found if self._owner_of(entity.id) not in ids]

    def _lists(self, items: Sequence[Item], offset: int) -> Iterator[list[tuple[Entity, Item]]]:
        """Services joined by commas and conjunctions, two or more at a time; what a bracket says of one is no part of it."""
        found: dict[Entity, Item] = {}
        beyond = 0
        for k, item in enumerate(items):
            if item.start >= offset:
                break
            if item.text == "(" and found and k >= beyond:
                beyond = closing_bracket(items, k)
            if k < beyond:
                continue
            if item.entity is not None and self.standing.takes_part(item):
                found[item.entity] = item
            elif not (item.text in {",", "(", ")"} or item.any(*_IN_LIST) or is_compound(item)):  # "a Chatlune-like app"
                if len(found) > 1:
                    yield list(found.items())
                found = {}
        if len(found) > 1:
            yield list(found.items())

    def owns(self, company: Entity, side: Entity) -> bool:
        """Whether a listed service is one of a company."""
        return company.id is not None and self._owner_of(side.id) == company.id

    def _owner_of(self, side: str | None) -> str | None:
        listed = self._ontology.entities.get(side or "")
        return listed.owner if listed is not None else None

    def _company_spoken_of(self, sentence: Sentence, index: int) -> tuple[Entity, Item] | None:
        """ "Juru bicara inDrive mengatakan [perusahaan] akan mengajukan banding": the company last named, here or, where the
        noun opens its sentence, in the one before.
        """
        for item in reversed(sentence.items[:index]):
            body = self.standing.body_of(item.entity) if item.entity is not None else None
            if body is not None and body.kind in (PLATFORM, ORGANIZATION):
                return body, item
        return self.last_side(sentence.items[index].start) if index == 0 else None

    def _is_only_means(self, mention: Item, noun: Item) -> bool:
        """ "memasarkan situs lewat Facebook. [Situs tersebut] ...": the noun stood there for what is no Facebook."""
        index = bisect_left(self._sentence_starts, mention.start + 1) - 1
        items = self.document.sentences[index].items
        at = next((k for k, i in enumerate(items) if i is mention), 0)
        through = at > 0 and items[at - 1].any("through")
        return through and any(i.low.partition(" ")[0] == noun.low and i.start < mention.start for i in items)

    def last_side(
        self, offset: int, kinds: Sequence[str] = ("platform", "organization"), besides: Collection[Entity] = ()
    ) -> tuple[Entity, Item] | None:
        """The platform or company that was spoken of before an offset: nearest in the sentence, else first in the one before."""
        inside = bisect_left(self._sentence_starts, offset + 1) - 1
        for index in range(inside, max(-1, inside - 1 - _SENTENCES_BACK), -1):
            sentence = self.document.sentences[index]
            sides = [
                i
                for i in sentence.items
                if i.entity is not None and i.start < offset and i.entity.kind in kinds and self.standing.takes_part(i)
            ]
            sides = [i for i in sides if i.entity not in besides] if besides else sides
            if sides:
                return self._pair(sides[-1] if index == inside else sides[0])
        return None

    def writes_in_text(self, word: Item) -> bool:
        """Whether a word of the headline has its capital also in the text."""
        return any(i.text == word.text for s in self.document.sentences if not s.is_headline for i in s.items)

    def stands_alone(self, mention: Item, sentence: Sentence) -> bool:
        """Whether a mention is in a sentence, and of the only platform or company that it names."""
        sides = {i.entity.id for i in sentence.items if i.entity is not None and i.entity.kind in ("platform", "organization")}
        return sentence.start <= mention.start < sentence.end and len(sides) == 1

    def opens_a_sentence(self, mention: Item, before: Sentence) -> bool:
        """Whether a mention is what the sentence before another one is about: first there, under no preposition, and alone."""
        if mention.start >= before.start:
            return self.stands_alone(mention, before)
        previous = self.document.sentences[before.index - 1] if before.index else None
        if previous is None or not previous.start <= mention.start < previous.end:
            return False
        at = next((k for k, item in enumerate(previous.items) if item is mention), None)
        return (
            at is not None
            and self.stands_alone(mention, previous)
            and all(i.any("noun:platform", "transparent") for i in previous.items[:at])
        )

    @property
    def speeches(self) -> list[Speech]:
        """All speech of the article with its speakers, looked for when somebody asks: in most articles nobody does."""
        if self._speeches is None:
            self._speeches = find_speech(self.document)
            for speech in self._speeches:
                self._speech.setdefault(speech.outer, speech)
        return self._speeches

    def _speech_in(self, quote: QuoteSpan) -> Speech | None:
        return self._speech.get((quote.start, quote.end)) if self.speeches else None

    def names_platforms(self) -> bool:
        """Whether the article names any platform."""
        return bool(self._counts)

    def speaker_at(self, sentence: Sentence, offset: int) -> tuple[Entity, Item] | None:
        """The body of whoever speaks the quotation around an offset."""
        quote = sentence.quote_at(offset)
        speech = self._speech_in(quote) if quote is not None else None
        return (self.standing.body_of(speech.speaker), speech.named) if speech else None

    def _speaker_before(self, sentence: Sentence) -> tuple[Entity, Item] | None:
        """ "..., Ilmar Kesk wrote when Dana Wolter sued him. [He] also ...": who spoke in the sentence before."""
        before = self.document.sentences[sentence.index - 1] if sentence.index else None
        if before is None or self.grammar.head_first or not before.items or not before.items[-1].start < sentence.start:
            return None
        speaker = self.speaker_at(before, before.start + 1)
        spoken = speaker is not None and speaker[1].entity is not None and speaker[1].entity.kind == "person"
        named = {i.entity for i in before.items if i.entity is not None and i.entity.kind == "person"}
        return speaker if spoken and speaker is not None and speaker[1].entity in named else None

    def focus(self) -> Entity | None:
        """The platform or company that the article is about: named clearly more often than any other, or the only one."""
        return self._focus

    def _most_named(self) -> Entity | None:
        ranked = self._sides.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        return next(i.entity for i in self._mentions if i.entity is not None and i.entity.id == ranked[0][0])

    def opens_with_a_service(self) -> bool:
        """Whether the headline or the first sentences name a platform or its owner: the article is about it, and does not
        only say where something was posted, or how to follow the outlet.
        """
        if self._opening_service is None:
            self._opening_service = self._has_opening_service()
        return self._opening_service

    def _has_opening_service(self) -> bool:
        return any(
            self.standing.takes_part(item)
            and self.standing.is_known(item)
            and not item.adjective
            and not is_where(sentence.items, at)
            for sentence in self.document.sentences[:_OPENING]
            for at, item in enumerate(sentence.items)
        )

    def beside(self, sentence: Sentence) -> Item | None:
        """The only agency that a sentence names, if it does, and not behind a preposition ("follows advice from the council")."""
        at = [k for k, i in enumerate(sentence.items) if i.entity is not None and i.entity.kind == "agency"]
        acts = [k for k in at if not self._stands_aside(sentence.items, k) or sentence.items[k - 1].any("agent")]
        acts = [k for k in acts if self.grammar.head_first or not is_object(sentence.items, k)]
        one = len({sentence.items[k].entity for k in at}) == 1
        return sentence.items[acts[0]] if one and acts else None

    def _stands_aside(self, items: Sequence[Item], at: int) -> bool:
        """Behind a preposition, or a word that may be one where no clause follows: "pending before the High Court"."""
        closes = at + 1 == len(items) or not items[at + 1].is_word
        opened = any(i.any("subordinator") for i in items[max(0, at - 2) : at])
        return governed(items, at) or (closes and opened)

    def only_agency(self, offset: int, *, ahead: bool = False) -> Item | None:
        """The agency last named before an offset, where the article names just one that could act; `ahead`: or in the lead."""
        if not self._one_agency:
            return None
        headline = ahead and len(self._sentence_starts) > 1 and offset <= self._sentence_starts[1]
        return self._last(offset, ("agency",)) or (self._first_agency() if headline else None)

    def _first_agency(self) -> Item | None:
        agencies = (m for m in self._mentions if m.entity is not None and m.entity.kind == AGENCY and m.entity.id)
        first = next(agencies, None)
        lead = self._sentence_starts[: _LEAD + 1][-1]
        return first if first is not None and first.start < lead else None

    def _pair(self, item: Item | None) -> tuple[Entity, Item] | None:
        return (item.entity, item) if item is not None and item.entity is not None else None

    def last_power(self, offset: int) -> tuple[Entity, Item] | None:
        """The body or the country last named before an offset."""
        return self._pair(self._last(offset, ("agency", "place")))

    def _last(self, offset: int, kinds: Sequence[str], *, besides_courts: bool = False) -> Item | None:
        oldest = self._sentence_starts[max(0, bisect_left(self._sentence_starts, offset) - 1 - _SENTENCES_BACK)]
        at = bisect_left(self._starts, offset) - 1
        while at >= 0 and self._mentions[at].start >= oldest:
            entity = self._mentions[at].entity
            other = entity is None or (besides_courts and self.standing.is_court(entity))  # no court is "the authority"
            if entity is not None and not other and entity.kind in kinds and entity.id:
                return self._mentions[at]
            at -= 1
        return None

    def acting_pronoun(self, sentence: Sentence, index: int, kinds: frozenset[str]) -> tuple[Entity, Item] | None:
        """Who "it" is that acts: whoever says so in the sentence ("The FTC said it had fined Meta"), else the subject of
        what was said before, in the sentence or in the one before it.
        """
        if self._people_speak(sentence, index):
            return None
        for _ in range(_SENTENCES_BACK):
            found = self._speaking_subject(sentence, index, kinds)
            if found is not None:
                return self._of_kinds(found, kinds)
            if "agency" not in kinds:
                return self.resolve(sentence, index, kinds)  # only a side does it
            told, opening = sentence, self._opening_subject(sentence, index)
            if opening is None and self._has_subject(sentence, index):
                return None
            if opening is None and sentence.index:
                told = self.document.sentences[sentence.index - 1]
                opening = self._opening_subject(told, len(told.items))
            if opening is None:
                first = next((i for i in told.items if is_name(i) and i.entity is not None and i.entity.kind in _ACTORS), None)
                return self.resolve(sentence, index, kinds) if first is None else self._of_kinds(self._pair(first), kinds)
            if not told.items[opening].any("ref:plural"):
                return self._of_kinds(self.resolve(told, opening, kinds), kinds)
            sentence, index = told, opening
        return None

    def speaking_body(self, sentence: Sentence, index: int) -> int | None:
        """Where a common noun for a body stands whose words a pronoun is in: "the city [council] said that it had ..."."""
        for k in range(index - 1, 0, -1):
            if sentence.items[k].any("speech:reporting", "speech:verbs"):
                subject = subject_before(sentence.items, k, self.grammar)
                return subject.index if subject.head == AGENCY else None
        return None

    def _speaking_subject(self, sentence: Sentence, index: int, kinds: frozenset[str]) -> tuple[Entity, Item] | None:
        """ "The FTC, set up in 1914, said it had ...": the subject of the word for speech before a pronoun. Behind a colon it
        is that of what was said: "The judge said that Kirimin had obeyed: [it] paid the fine".
        """
        for k in range(index - 1, 0, -1):
            if sentence.items[k].any("speech:reporting", "speech:verbs"):
                told = self._opening_subject(sentence, index, k + 1) if sentence.items[index - 1].text == ":" else None
                if told is not None:
                    return self.resolve(sentence, told, kinds)
                subject = subject_before(sentence.items, k, self.grammar)
                if subject.item is not None and subject.item.any("ref:plural"):
                    return self.acting_pronoun(sentence, subject.index, kinds)  # "It denied that it was ..."
                if subject.item is not None:
                    return self.resolve(sentence, subject.index, kinds)
        return None

    def _body_of_speaker(self, sentence: Sentence, index: int, kinds: frozenset[str]) -> tuple[Entity, Item] | None:
        """ "Dana Wolter, who chairs the board, said that the [regulator] would block X": the body of the one who speaks of it."""
        spoken = None if self.grammar.head_first else self._speaking_subject(sentence, index, kinds)
        person = spoken is not None and spoken[1].entity is not None and spoken[1].entity.kind == "person"
        return self._of_kinds(spoken, frozenset((AGENCY,))) if person else None

    def _has_subject(self, sentence: Sentence, index: int) -> bool:
        """ "The governor's office has hinted that it will appeal": the sentence has a subject, which nothing tells us."""
        items = sentence.items[:index]
        opens = bool(items) and items[0].any("article", "determiner") and not items[0].any(*_OPENS_CLAUSE)
        verb = next((k for k, i in enumerate(items) if i.any("perfect") or i.any("speech:reporting")), None)
        return opens and verb is not None and not any(i.text == "," for i in items[verb:])

    def _people_speak(self, sentence: Sentence, index: int) -> bool:
        """ "Users said they would sue": they are nobody that the article has named."""
        said = next((k for k in range(index - 1, 0, -1) if sentence.items[k].any("speech:reporting", "speech:verbs")), None)
        speaker = sentence.items[said - 1] if said is not None else None
        return speaker is not None and (noun_class(speaker) == PEOPLE or (speaker.is_plain and not speaker.capital))

    def _of_kinds(self, found: tuple[Entity, Item] | None, kinds: frozenset[str]) -> tuple[Entity, Item] | None:
        return found if found is not None and found[0].kind in kinds else None

    def _opening_subject(self, sentence: Sentence, stop: int, begin: int = 0) -> int | None:
        """Where the name or the noun that a sentence is about stands: the first before its verb, behind an opening clause."""
        items = sentence.items
        if not begin and items and items[0].any(*_OPENS_CLAUSE):
            begin = next((k + 1 for k in range(stop) if items[k].text == ","), 0)
        of: int | None = None
        for k in range(begin, stop):
            item = items[k]
            if item.any("ref:plural"):
                return k
            following = items[k + 1] if k + 1 < len(items) else None
            if following is not None and "possessive" in following.tags:
                continue
            noun = item.entity is None and noun_class(item) in (AGENCY, PLATFORM, ORGANIZATION)
            if is_name(item) or (noun and (following is None or not is_name(following))):
                if not governed(items, k):
                    return k
                of = k if of is None and is_name(item) else of  # "counsel for the ministry"
            elif item.any("passive_auxiliary", "perfect", "cue:before", "speech:reporting") or any(
                f.voice != NOUN for f in item.forms
            ):
                break
        return of

    def _topic(self, offset: int) -> Item | None:
        """The body that "it" means: the last in the sentence so far, else the first of the sentence before that names one."""
        inside = bisect_left(self._sentence_starts, offset + 1) - 1
        for index in range(inside, max(-1, inside - 1 - _SENTENCES_BACK), -1):
            bodies = [
                i
                for i in self.document.sentences[index].items
                if i.start < offset and i.entity is not None and i.entity.kind == AGENCY and not i.adjective
            ]
            if bodies:
                return bodies[-1] if index == inside else bodies[0]
        return None

    def _self(self, sentence: Sentence, item: Item) -> tuple[Entity, Item] | None:
        quote = sentence.quote_at(item.start)
        if quote is not None:
            speech = self._speech_in(quote)
            if speech is None:
                return None
            return self.standing.body_of(speech.speaker), speech.named
        if self._publisher is not None:
            return self._publisher, item
        if not self.grammar.reported_self:
            return None  # "we" outside of quotations is whoever wrote the article
        named = self._namesake(item) if self.document.lexicon.stem(item.low) is not None else None  # "kementeriannya"
        reporter = reporter_of(sentence.items, item, self.grammar)
        if named is None and reporter is not None and reporter.entity is None:
            return self._government(reporter)
        return self._acting(named or reporter or self._last(item.start, ("person", "agency")))

    def _is_of_another(self, items: Sequence[Item], index: int) -> bool:
        """ "pemerintah [Meridia]": of a country that nothing is known of; "pemerintah [Raka]" is called by who leads it."""
        behind = items[index + 1] if self.grammar.head_first and index + 1 < len(items) else None
        named = behind is not None and items[index].text.islower() and behind.capital and behind.is_plain and behind.is_word
        return named and behind is not None and not behind.text.isupper() and not self._is_person(behind.low)

    def _is_person(self, word: str) -> bool:
        people = (i.entity.name for i in self._mentions if i.entity is not None and i.entity.kind == "person")
        return any(word in name.lower().split() for name in people)

    def _government(self, item: Item) -> tuple[Entity, Item] | None:
        before = self._namesake(item, item.low.rpartition(" ")[2])
        if before is not None and before.entity is not None and before.entity.id not in self._ontology.entities:
            return self._pair(before)  # of a country that no list knows
        listed = self._ontology.governments.get(self.countries.home)
        if listed is not None:
            return self._named(listed), item
        if self.countries.home is not None or self.grammar.head_first:
            return None
        named = {i.text for _, _, i in self.document.items() if i.capital and i.is_plain} & self.countries.words()[0]
        return (Entity(slug(name := named.pop()), name, "place"), item) if len(named) == 1 else None

    def _local_government(self, sentence: Sentence) -> tuple[Entity, Item] | None:
        """ "The state government": of the only state or province that the article names so far."""
        named = self._mentions[: bisect_left(self._starts, sentence.end)]
        parts = {m.entity: m for m in named if m.entity is not None and self.countries.is_part(m.entity)}
        return self._pair(next(iter(parts.values()))) if len(parts) == 1 else None

    def _own_state(self, sentence: Sentence, index: int) -> tuple[Entity, Item] | None:
        """ "The state has banned X": as "the state government"."""
        items, parts = sentence.items, self.document.lexicon.language.references.get("local", ())
        told = not self.grammar.head_first and any(words.partition(" ")[0] == items[index].text for words in parts)
        if not told or not items[index - 1].any("determiner") or any(i.any("genitive") for i in items[index + 1 : index + 2]):
            return None
        return None if index > 1 and items[index - 2].any("preposition") else self._local_government(sentence)

    def _named(self, listed: ListedEntity) -> Entity:
        return entity_of(listed, self.document.lexicon.language)
