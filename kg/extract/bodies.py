"""The body behind a title that does not name it: "its chief executive", "the agency's director", "Menteri Niaga"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.document import Document, Item, Sentence
from kg.extract.lexicon import entity_of
from kg.extract.name_words import could_name
from kg.extract.nouns import AGENCY, ORGANIZATION, PLATFORM, country_of, is_place, noun_class
from kg.extract.offices import Office
from kg.model import Entity, slug
from kg.ontology import Language

_SIDES = ("platform", "organization")
_BODIES = ("agency", *_SIDES)
_SHORT = 3  # letters of a word that says nothing by itself ("of", "dan", "RI")
_SENTENCES_BACK = 3
_OPENING = 5
_MODIFIERS = 3  # words between the owner of a title and the title: "its India head"


def find_missing_bodies(document: Document, offices: list[Office], places: frozenset[str]) -> None:
    """Gives each title without a body the one that its words, its owner or what was spoken of before point to. In place."""
    if all(office.body is not None or office.title is None for office in offices):
        return
    known: dict[Entity, Entity] = {}
    for office in offices:
        if office.body is not None:
            known.setdefault(office.person, office.body)
    finder = _Finder(document, places)
    for office in offices:
        if office.body is None and office.title is not None:
            office.body = known.get(office.person) or finder.body_of(office)
            if office.body is not None:
                known.setdefault(office.person, office.body)


class _Finder:
    """Looks for bodies among the mentions of an article, nearest first."""

    def __init__(self, document: Document, places: frozenset[str]) -> None:
        self._document = document
        self._mentions = [
            i
            for sentence in document.sentences
            for i in sentence.items
            if i.entity is not None and i.entity.kind in _BODIES and not i.adjective
        ]
        self._places = places
        self._starts = [i.start for i in self._mentions]
        self._agencies = [i for i in self._mentions if i.entity is not None and i.entity.kind == AGENCY]
        self._sides = [i for i in self._mentions if i.entity is not None and i.entity.kind in _SIDES]
        self._sentences = [s.start for s in document.sentences]
        self._language = document.lexicon.language
        self._people = self._language.people
        self._order = {body: k for k, body in enumerate(dict.fromkeys(i.entity for i in self._agencies if i.entity is not None))}
        self._called = self._by_word()
        courts = set(self._language.nouns.get("court", ()))
        self._courts = [i for i in self._mentions if i.entity is not None and courts & set(i.entity.name.lower().split())]

    def body_of(self, office: Office) -> Entity | None:
        """The owner of the title, else a body that shares words with it, else the one last named that such a title goes with."""
        sentence, at = self._place(office)
        owner = self._owner(sentence, at)
        if owner is not None and could_name(sentence.items[owner]):
            return self._unknown(office, sentence.items[owner])
        return (
            (self._of_owner(sentence, owner) if owner is not None else None)
            or self._told_in_title(office, sentence)
            or self._described(office, sentence.items[owner] if owner is not None else None)
            or (None if self._has_title(office, "court_titles") else self._namesake(office))
            or self._named_after(office)
            or self._nearest(office, sentence)
        )

    def _place(self, office: Office) -> tuple[Sentence, int]:
        """The sentence of a title, and the item with which it begins."""
        start = office.evidence.start if office.title_start is None else office.title_start
        sentence = self._document.sentences[max(0, bisect_left(self._sentences, start + 1) - 1)]
        return sentence, next((k for k, item in enumerate(sentence.items) if item.start >= start), 0)

    def _owner(self, sentence: Sentence, at: int) -> int | None:
        """Whose title it is: "[the agency]'s director", "[its] India head", "[bureau] chief"."""
        items = sentence.items
        for k in range(at - 1, max(-1, at - 1 - _MODIFIERS), -1):
            if "possessive" in items[k].tags and k:
                return k - 1
            if "owning" in items[k].tags:
                return k
            if not (is_place(items[k]) or items[k].adjective or items[k].is_plain):
                break
        before = items[at - 1] if at else None
        return at - 1 if before is not None and not could_name(before) else None

    def _of_owner(self, sentence: Sentence, owner: int) -> Entity | None:
        item = sentence.items[owner]
        if item.entity is not None:
            return item.entity if item.entity.kind in _BODIES else None
        if "owning" in item.tags:
            beside = sentence.items[owner - 2] if owner > 1 and sentence.items[owner - 1].any("coordinator") else None
            if beside is not None and beside.entity is not None and beside.entity.kind in _BODIES:
                return beside.entity  # "sued Chatlune and its chief executive"
            topic = self._topic(sentence.index, item.start)
            return topic if topic is not None and topic.kind in _BODIES else None
        if (cls := _class(item)) is not None:
            return self._referred(item, cls)
        return self._called_so(item) if owner and sentence.items[owner - 1].any("determiner") else None

    def _told_in_title(self, office: Office, sentence: Sentence) -> Entity | None:
        """ "The director general of [the agency]", "Ketua majelis [komisi]"; "Ketua [Majelis Rakyat Papua (MRP)]"."""
        title, opening, short = (office.title or "").partition("(")
        items, start = sentence.items, office.title_start
        if start is None:
            return None
        inside = [k for k, i in enumerate(items) if start < i.start < start + len(title)]
        if opening and short.strip(" )").isupper() and inside and not is_place(items[inside[-1]]):
            name = [items[k].text for k in inside if items[k].is_word and not items[k].any("person:titles")]
            words = _initials(title.split(), short.strip(" )")) or _spelled_out(name, short.strip(" )"))
            return Entity(slug(words), words, ORGANIZATION) if words else None
        speaks = self._has_title(office, "company_titles") or self._has_title(office, "body_titles")
        for k in reversed(inside):
            if not speaks and any(i.any("because") for i in items[max(0, k - 2) : k]):
                return None  # "counsel for the board" is of no board
            cls = _class(items[k]) if items[k].text.islower() and items[k].any("noun:agency") else None
            if cls is not None and (self._language.grammar.head_first or items[k - 1].any("determiner")):
                body = self._referred(items[k], cls)
                return body if body is not None and _may_be_called(body, items[k]) else None
        return None

    def _unknown(self, office: Office, owner: Item) -> Entity | None:
        """ "Chatlune's chief executive": a company that nothing else introduces; other titles may be of anything."""
        name = owner.text
        return Entity(slug(name), name, ORGANIZATION) if self._has_title(office, "company_titles") else None

    def _called_so(self, noun: Item) -> Entity | None:
        """ "The foundation": the last body before whose name ends so."""
        for item in reversed(self._mentions[: bisect_left(self._starts, noun.start)]):
            if item.entity is not None and item.entity.name.lower().rpartition(" ")[2] == noun.low:
                return item.entity
        return None

    def _referred(self, noun: Item, cls: str) -> Entity | None:
        """ "the agency's", "bureau chief": the body whose name holds the noun, else the last of its kind."""
        found: Entity | None = None
        words = noun.low.split()
        for item in reversed(self._mentions[: bisect_left(self._starts, noun.start)]):
            if item.entity is None or (item.entity.kind == AGENCY) is not (cls == AGENCY):
                continue
            if cls != AGENCY or set(words).issubset(item.entity.name.lower().split()):
                return item.entity
            found = found or item.entity
        return found if len(words) == 1 else None  # a "District Court" is no other court, and no bureau

    def _topic(self, index: int, offset: int, *, among: int | None = None) -> Entity | None:
        """Whom "its" means: the first body of the sentence so far, else the first of the sentence before that names one.

        `among`: how far from the beginning of its sentence it may stand.
        """
        for sentence in reversed(self._document.sentences[max(0, index - _SENTENCES_BACK) : index + 1]):
            opening = sentence.items[:among]
            found = self._subject(sentence, min(offset, opening[-1].end)) if opening else None
            if found is not None:
                return found
        return None

    def _subject(self, sentence: Sentence, offset: int) -> Entity | None:
        """The first body or country of a sentence outside of quotations, also where a noun means it: "The office says ..."."""
        for before, item in pairwise([None, *sentence.items]):
            if item is None or item.start >= offset:
                return None
            if sentence.quote_at(item.start) is not None:
                continue
            country = is_place(item) and not (before is not None and before.any("preposition", "location"))
            if item.entity is not None and not item.adjective and (country or item.entity.kind in _BODIES):
                return item.entity
            if item.entity is None and before is not None and before.any("determiner") and (cls := _class(item)) is not None:
                return self._referred(item, cls)
        return None

    def _described(self, office: Office, owner: Item | None) -> Entity | None:
        """The listed body that such a title is of: "Communications Minister", in a story from Jakarta or behind "Indonesian"."""
        home = self._document.home
        if owner is not None and is_place(owner):
            home = country_of(owner)
        title = (office.title or "").partition("(")[0].lower().split()
        lexicon = self._document.lexicon
        for head, body in self._language.bodies.items():
            words = head.lower().split()
            if len(title) > len(words) and words in (title[-len(words) :], title[: len(words)]):
                field = title[len(words) :] if title[: len(words)] == words else title[: -len(words)]
                named = {i.id for i in self._order} if owner is None else ()
                listed = lexicon.descriptions.body((*field, body.lower()), named, home)
                return entity_of(listed, self._language) if listed is not None else None
        return None

    def _namesake(self, office: Office) -> Entity | None:
        """The body that shares words with the title: "Menteri Niaga" is of the "Kementerian Niaga Freedonia"."""
        title = (office.title or "").lower().split()
        words = {w for w in self._field(title) if len(w) > _SHORT and w not in self._places and not self._is_country(w)}
        shared = Counter(body for word in words for body in self._called.get(word, ()))
        if not self._language.grammar.head_first and self._named_after(office) is not None:
            # An "Information Minister" heads no "Information Technology Agency".
            kinds = {word.lower() for word in self._language.bodies.values()}
            shared = Counter({body: n for body, n in shared.items() if kinds & set(body.name.lower().split())})
        # Of those that share most words, the one that is named first.
        return max(shared, key=lambda body: (shared[body], -self._order[body]), default=None)

    def _is_country(self, word: str) -> bool:
        """ "Senator [Mesir]" is of no body for having the country in its name."""
        entry = self._document.lexicon.single(word)
        return entry is not None and any(n.entity.kind == "country" for n in entry.names)

    def _field(self, title: list[str]) -> list[str]:
        """What a title is of: all but its first word, or all but its last ("Cabinet Secretary") where nothing links them."""
        links = {*self._language.words["genitive"], *self._language.words["body_of"]}
        return title[1:] if self._language.grammar.head_first or links & set(title) else title[:-1]

    def _by_word(self) -> dict[str, list[Entity]]:
        """The agencies by each word of their names."""
        called: dict[str, list[Entity]] = {}
        for body in self._order:
            for word in set(body.name.lower().split()):
                called.setdefault(word, []).append(body)
        return called

    def _named_after(self, office: Office) -> Entity | None:
        """The body that a title implies: "Menteri Ekonomi Digital" heads the "Kementerian Ekonomi Digital"."""
        return body_named_after((office.title or "").partition("(")[0].strip(" ,"), self._document.lexicon.language)

    def _nearest(self, office: Office, sentence: Sentence) -> Entity | None:
        """The body last named before: a company for its founder, a court for a judge, an agency for those who hold office.

        A company is the one that the sentence or the one before speaks of; so is the body of who speaks for either kind.
        """
        start = office.evidence.start
        if self._has_title(office, "court_titles"):
            courts = Counter(i.entity for i in self._courts if i.start < start and self._may_sit(office, i))
            # The one that the article is about; of those named equally often, the first.
            return max(courts, key=lambda court: courts[court], default=None)
        of_company, of_agency = (self._has_title(office, group) for group in ("company_titles", "body_titles"))
        of_agency = of_agency and not self._heads_state(office)
        topic = self._topic(sentence.index, start, among=_OPENING) if of_company else None
        if topic is not None and (of_agency or topic.kind in _SIDES):
            return topic if topic.kind in _BODIES else None
        if of_company:
            sides = Counter(i.entity for i in self._sides if i.start < start)
            return max(reversed(sides), key=lambda side: sides[side], default=None)
        return _last(self._agencies, start) if of_agency else None

    def _may_sit(self, office: Office, court: Item) -> bool:
        """Whether a judge of that title may sit in a court: a "District Judge" in no supreme court, a mere "Judge" in none of
        those that hear appeals, where the language tells which ones these are.
        """
        title = set((office.title or "").lower().split())
        name = set(court.entity.name.lower().split()) if court.entity is not None else set()
        higher = set(self._language.words.get("higher_courts", ()))
        fields = title & set(self._language.words.get("court_fields", ()))
        if fields:
            return bool(fields & name) and (bool(fields & higher) or not higher & name)
        return not higher & name or bool(title & set(self._language.words.get("justice", ())))

    def _heads_state(self, office: Office) -> bool:
        """ "The then prime minister": a minister of no ministry that the article names."""
        title = (office.title or "").lower()
        heads = [t.lower() for t in self._people.get("power_titles", ()) if " " in t and t not in self._people["body_titles"]]
        return any(title.endswith(head) for head in heads)

    def _has_title(self, office: Office, group: str) -> bool:
        words = f" {(office.title or '').lower()} "
        return any(f" {title.lower()} " in words for title in self._people.get(group, ()))


def body_named_after(title: str, language: Language) -> Entity | None:
    """The body that a title with a field implies, by the words of the language: "Minister of Trade", "Menteri Niaga RI"."""
    while (words := title.rpartition(" "))[2] in language.people["stop"]:
        title = words[0]
    heads = [head for head in language.people["power_titles"] if " " in head]
    if any(title.endswith(head) for head in heads) or title in language.people["body_titles"]:
        return None  # a "Prime Minister" heads no "Prime Ministry", and a "Deputy Minister" no "Deputy Ministry"
    for head, body in language.bodies.items():
        if title.startswith(f"{head} "):
            field = title.removeprefix(f"{head} ")
            return _body(f"{body} {field}", field)
        if title.endswith(f" {head}"):
            field = title.removesuffix(f" {head}")
            return _body(f"{field} {body}", field)
    return None


def _body(name: str, field: str) -> Entity | None:
    """The body of a field, where one is told: no word of it is small but the short ones ("of", "dan")."""
    words = field.split()
    told = bool(words) and words[-1][:1].isupper() and all(word[:1].isupper() or len(word) <= _SHORT for word in words)
    return Entity(slug(name), name, "agency") if told else None


def _class(noun: Item) -> str | None:
    """Which kind of body a common noun means."""
    cls = noun_class(noun)
    if cls in (AGENCY, PLATFORM, ORGANIZATION):
        return cls
    return AGENCY if "noun:agency" in noun.tags else None  # "the office", which may also belong to one


def _may_be_called(body: Entity, noun: Item) -> bool:
    """Whether a noun for some bodies only ("komisi", and no "lembaga") may mean this one."""
    name = body.name
    of_any = noun.any("noun:any_agency") or noun.low in name.lower().split()
    return of_any or (name.isupper() and name[:1].lower() == noun.low[:1])


def _initials(words: list[str], short: str) -> str | None:
    """The words at the end of a title that an abbreviation is the first letters of: "Ketua [Majelis Rakyat Papua] (MRP)"."""
    capitals = [k for k, word in enumerate(words) if word[:1].isupper()][-len(short) :]
    fits = len(capitals) == len(short) > 1 and "".join(words[k][0] for k in capitals) == short.upper()
    return " ".join(words[capitals[0] :]) if fits else None


def _spelled_out(words: list[str], short: str) -> str | None:
    """The name of which an abbreviation has letters, in their order: "Kolaborasi Riset Industri (KORIN)"."""
    letters = iter("".join(words).lower())
    fits = len(words) > 1 and words[0][:1] == short[:1] and all(letter in letters for letter in short.lower())
    return " ".join(words) if fits else None


def _last(mentions: Sequence[Item], offset: int) -> Entity | None:
    before = bisect_left(mentions, offset, key=lambda i: i.start)
    return mentions[before - 1].entity if before else None
