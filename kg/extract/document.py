"""An article as the engine sees it: sentences of items, an item being a word or phrase with all that it may be."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from kg.extract.lexicon import Entry, Lexicon, Name
from kg.extract.spelling import Sense, Spellings, begins_like_a_name, is_a_word
from kg.model import Article, Entity, Evidence, Span
from kg.ontology import NOUN, Form
from kg.text.lowering import lower
from kg.text.quotations import QuoteSpan, find_quotes
from kg.text.sentences import sentence_spans

# What is read of one article: a text beyond these is no article but a list, a book or an attack.
MAX_READ = 400_000
MAX_QUOTES = 1_000
APART = "apart"  # the tag of a verb whose particle stands behind its object
_SENSELESS: Sense = ({}, (), ())
_SHORT = 3
_MOST = 0.7  # of the words of a headline begin with a capital
_VERB_AND_INFINITIVE = 2
_APART = 8  # items from a verb to the particle behind its object
_HEAD = 6  # sentences among which a dateline may stand
_DATELINE_LENGTH = 90
_DATELINE_WORDS = 8
_DASH = re.compile(r"(?<=[\s)])[-–—]{1,2}\s+|(?<=[A-Z]{4})[-–—](?=[A-Z][a-z])")  # "... - " or "JAKARTA-Kementerian"


class Item:
    """A word or a phrase of the lexicon at `[start, end)`, with its tags, rule forms and names.

    `entity` is set when a mention is linked here. `capital`: it begins like a name. `is_word`: it is a word and no mark.
    """

    # Written out and no dataclass: half of the time that an article takes went into making these.
    __slots__ = ("adjective", "capital", "end", "entity", "forms", "is_word", "low", "names", "office", "start", "tags", "text")

    def __init__(
        self,
        start: int,
        end: int,
        text: str,
        low: str,
        tags: dict[str, Any],
        forms: Sequence[Form] = (),
        names: Sequence[Name] = (),
        entity: Entity | None = None,
        office: bool = False,
        adjective: bool = False,
        capital: bool | None = None,
        is_word: bool | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.low = low
        self.tags = tags
        self.forms = forms
        self.names = names
        self.entity = entity
        self.office = office
        self.adjective = adjective
        self.capital = begins_like_a_name(text) if capital is None else capital
        self.is_word = is_a_word(text) if is_word is None else is_word

    def __repr__(self) -> str:
        return f"Item({self.start}, {self.end}, {self.text!r})"

    @property
    def is_plain(self) -> bool:
        """A word that the lexicon does not hold."""
        return not self.tags and self.is_word and not self.forms and not self.names and self.entity is None

    def any(self, *tags: str) -> bool:
        """Whether it has one of the tags."""
        own = self.tags
        if own:
            for tag in tags:
                if tag in own:
                    return True
        return False


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence at `[start, end)` with its items.

    `items` are those that readers of roles see; `written` are all, with what only describes a name of the sentence.
    `tags` are those that its items had when it was taken apart. Linking only takes tags away, so whoever looks for one that is
    not among these need not look at the items.
    """

    index: int
    start: int
    end: int
    items: list[Item]
    quotes: list[QuoteSpan] = field(default_factory=list)
    dateline: bool = False
    written: list[Item] = field(init=False)
    tags: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.written = self.items
        self.tags = frozenset().union(*[item.tags for item in self.items if item.tags])

    @property
    def is_headline(self) -> bool:
        """Written in capitals throughout, so that a capital says nothing of a name."""
        words = [item.capital for item in self.items if item.is_word and len(item.text) > _SHORT]
        return len(words) >= _SHORT and sum(words) > _MOST * len(words)

    def quote_at(self, offset: int) -> QuoteSpan | None:
        """The quotation that holds an offset, if any (short scare quotes do not count)."""
        return next((q for q in self.quotes if q.start <= offset < q.end and not q.short), None)


@dataclass(eq=False)
class Document:
    """A gated article, taken apart.

    `loose` counts the capitalised words that nothing is known of, in lower case, and `alone` the capitalised ones that no name
    stands beside; `full_names` holds the names of several words by each end. Who needs one makes it, and who takes such words
    away keeps it right. `home` is the code of the country that its listed names speak of most, once they are linked.
    """

    article: Article
    lexicon: Lexicon
    sentences: list[Sentence]
    quotes: list[QuoteSpan]
    loose: Counter[str] | None = None
    full_names: dict[str, tuple[int, str]] | None = None
    home: str | None = None
    alone: Counter[str] | None = None

    def evidence(self, start: int, end: int) -> Evidence:
        """The words at a place."""
        return Evidence(start, end, self.article.text[start:end])

    def has(self, *tags: str) -> bool:
        """Whether an item of the article has one of the tags."""
        return any(not s.tags.isdisjoint(tags) and any(i.any(*tags) for i in s.items) for s in self.sentences)

    def items(self) -> Iterator[tuple[Sentence, int, Item]]:
        """All items with their sentence and index."""
        for sentence in self.sentences:
            for index, item in enumerate(sentence.items):
                yield sentence, index, item


def take_apart(article: Article, lexicon: Lexicon, spellings: Spellings) -> Document:
    """Cuts the article (without its boilerplate) into sentences of items."""
    text = article.text
    starts = [span.start for span in article.boilerplate]
    outside = (q for q in find_quotes(text[:MAX_READ]) if not _inside(q.start, article.boilerplate, starts))
    quotes = list(islice(outside, MAX_QUOTES))
    sentences: list[Sentence] = []
    for begin, stop in _readable(article):
        for start, end in sentence_spans(text, lexicon.abbreviations, begin, min(stop, MAX_READ), lexicon.openers):
            dateline = _dateline(text, start, end) if len(sentences) < _HEAD else None
            if dateline is not None:
                low, high = dateline
                items = _items(text, start, low, lexicon, spellings)
                sentences.append(Sentence(len(sentences), start, low, items, dateline=True))
                start = high
            sentences.append(Sentence(len(sentences), start, end, _items(text, start, end, lexicon, spellings)))
    _hand_out(quotes, sentences)
    return Document(article, lexicon, sentences, quotes)


def _dateline(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the dateline of a sentence ends ("MOSCOW (May 20, 2031) - "), and where the sentence begins behind its dash.

    It is a sentence of its own: nobody who is named there takes part in what follows.
    """
    dash = _DASH.search(text, start, min(end, start + _DATELINE_LENGTH))
    if dash is None or dash.end() >= end or not _begins_sentence(text[dash.end()]):
        return None
    head = text[start : dash.start()].rstrip()
    words = head.split()
    if 0 < len(words) <= _DATELINE_WORDS and all(_names_or_counts(word) for word in words):
        return start + len(head), dash.end()
    return None


def _begins_sentence(character: str) -> bool:
    return character.isupper() or character in "\"“‘'«"


def _names_or_counts(word: str) -> bool:
    first = word.lstrip("(/")[:1]
    return first.isupper() or first.isdigit()


def _readable(article: Article) -> Iterator[tuple[int, int]]:
    at = 0
    for span in article.boilerplate:
        if span.start > at:
            yield at, span.start
        at = max(at, span.end)
    if at < len(article.text):
        yield at, len(article.text)


def _inside(offset: int, spans: Sequence[Span], starts: list[int]) -> bool:
    before = bisect_right(starts, offset) - 1
    return before >= 0 and offset in spans[before]


def _hand_out(quotes: list[QuoteSpan], sentences: list[Sentence]) -> None:
    first = 0
    for quote in quotes:
        while first < len(sentences) and sentences[first].end <= quote.start:
            first += 1
        index = first
        while index < len(sentences) and sentences[index].start < quote.end:
            sentences[index].quotes.append(quote)
            index += 1


def _items(text: str, start: int, end: int, lexicon: Lexicon, spellings: Spellings) -> list[Item]:
    items: list[Item] = []
    openers: list[tuple[int, frozenset[str]]] = []
    begun = start
    append = items.append
    for piece in text[start:end].split(" "):
        for offset, surface, low, sense, capital, is_word, seconds in spellings[piece]:
            if seconds is not None:
                openers.append((len(items), seconds))
            tags, forms, names = sense or _SENSELESS
            begin = start + offset
            append(Item(begin, begin + len(surface), surface, low, tags, forms, names, None, False, False, capital, is_word))
        start += len(piece) + 1
    if "](" in text[begun:end]:
        items, openers = _without_links(text, items, openers)
    if openers:
        _join_phrases(text, items, openers, lexicon)
    return items


def _without_links(
    text: str, items: list[Item], openers: list[tuple[int, frozenset[str]]]
) -> tuple[list[Item], list[tuple[int, frozenset[str]]]]:
    """ "[asked X to comply](https://...)": a link in Markdown leaves its words alone."""
    left_out: set[int] = set()
    brackets: list[int] = []
    reached = 0
    for at, item in enumerate(items):
        if item.start < reached:
            left_out.add(at)
        elif item.text == "[":
            brackets.append(at)
        elif item.text == "]" and brackets:
            opened = brackets.pop()
            if text.startswith("(http", item.end):
                reached = _end_of_address(text, item.end)
                left_out |= {opened, at}
    places: dict[int, int] = {}
    for at in range(len(items)):
        if at not in left_out:
            places[at] = len(places)
    return [items[at] for at in places], [(places[at], seconds) for at, seconds in openers if at in places]


def _end_of_address(text: str, start: int) -> int:
    """Where an address in brackets that begins at `start` ends: behind the bracket that closes it, or before a space."""
    depth = 0
    for at in range(start, len(text)):
        if text[at].isspace():
            return at
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return at + 1
    return len(text)


def _join_phrases(text: str, items: list[Item], openers: Sequence[tuple[int, frozenset[str]]], lexicon: Lexicon) -> None:
    """Makes one item of each entry of several tokens, the longest that begins at a token, from left to right."""
    if lexicon.particles:
        _join_apart(items, openers, lexicon)
        _join_over_time(items, openers, lexicon)
    last = len(items) - 1
    begun: list[int] = []
    for at, seconds in openers:
        if at < last:
            following = items[at + 1]
            if following.low in seconds:
                begun.append(at)
            elif following.tags and "scope" in following.tags:
                _join_around_scope(items, at, seconds, lexicon)
    if not begun:
        return
    lows = [item.low for item in items]
    found: list[tuple[int, int, Item]] = []
    reached = 0
    for at in begun:
        if at < reached:
            continue
        for length, entry in lexicon.longer(lows, at):
            reached = at + length
            if not entry.names and items[reached - 1].text[:1].isupper() and _name_begins(lexicon, lows, reached - 1):
                continue
            if _begins_no_body(items, at, reached, entry):
                continue
            item = _phrase(text, items[at], items[reached - 1], entry)
            if item is not None:
                found.append((at, reached, item))
                break
        else:
            reached = at + 1
    for at, stop, item in reversed(found):
        items[at:stop] = [item]


def _begins_no_body(items: Sequence[Item], at: int, stop: int, entry: Entry) -> bool:
    """ "fined by the Media [Authority for] privacy breaches": what begins the names of bodies, and no name follows."""
    begins = "pattern:agency_prefix" in entry.tags and items[at].capital and items[stop - 1].text.islower()
    stop += stop < len(items) and items[stop].any("determiner")  # "Authority for [the] Protection of Privacy"
    return begins and (stop >= len(items) or not items[stop].capital)


def _join_apart(items: list[Item], openers: Sequence[tuple[int, frozenset[str]]], lexicon: Lexicon) -> None:
    """ "took the app down", "called the ban off": a verb with its particle behind its object means what both mean."""
    for at, seconds in openers:
        for k in range(at + 2, min(at + _APART, len(items))):
            item = items[k]
            if item.low in lexicon.particles and item.low in seconds:
                verb = next((entry for _, entry in lexicon.longer([items[at].low, item.low], 0)), None)
                if verb is not None and not verb.names:
                    items[at].forms = (*items[at].forms, *verb.forms)
                    items[at].tags = items[at].tags | verb.tags | {APART: True}
                    item.tags = {"adverb": True}
                break
            a_noun = items[k - 1].any("determiner")  # "turned the demand down"
            if not item.is_word or (not a_noun and any(form.voice != NOUN for form in item.forms)):
                break


def _join_over_time(items: list[Item], openers: Sequence[tuple[int, frozenset[str]]], lexicon: Lexicon) -> None:
    """ "decided on Monday to ban X": a phrase that says when in its midst means what it means without."""
    infinitive = lexicon.language.grammar.infinitive
    if infinitive is None:
        return
    for at, seconds in openers:
        for k in range(at + 1, min(at + _APART, len(items))):
            item = items[k]
            if k > at + 1 and item.low in seconds and (item.low == infinitive or item.any("complementizer")):
                lows = [items[at].low, *(ahead.low for ahead in items[k : k + _APART])]
                for length, phrase in lexicon.longer(lows, 0):
                    if not phrase.names:
                        items[at].tags = items[at].tags | phrase.tags
                        whole = item.low != infinitive or length > _VERB_AND_INFINITIVE  # but "asked in writing on Monday to"
                        items[at].forms = (*items[at].forms, *(phrase.forms if whole else ()))
                break
            if not (item.any("adverb", "person:stop", "determiner") or item.text[:1].isdigit()):
                break


def _join_around_scope(items: list[Item], at: int, seconds: frozenset[str], lexicon: Lexicon) -> None:
    """ "memutus [sementara] akses ke X": with a word for how long in its midst, a form of a rule is the same form."""
    if at + 2 >= len(items) or items[at + 2].low not in seconds:
        return
    lows = [items[at].low, *(item.low for item in items[at + 2 : at + _APART])]
    entry = next((entry for _, entry in lexicon.longer(lows, 0) if entry.forms), None)
    if entry is not None:
        items[at].forms = tuple(entry.forms)
        items[at].tags = {APART: True}


def said(items: Iterable[Item]) -> str:
    """The words of items in lower case with a blank around each: a phrase stands in it where ` phrase ` does."""
    return f" {' '.join([i.low for i in items])} "


def fuse(items: list[Item], start: int, stop: int, surface: str, entity: Entity, *, office: bool = False) -> None:
    """Makes one item of items `[start, stop)`, linked to the entity. `surface` are their words."""
    first, last = items[start].start, items[stop - 1].end
    items[start:stop] = [Item(first, last, surface, surface.lower(), {}, entity=entity, office=office)]


def _name_begins(lexicon: Lexicon, lows: list[str], at: int) -> bool:
    """Whether the last word of a phrase begins a longer name: "pemblokiran [Internet Archive]" is no blocked internet, and "the
    [Internet Archive]" no internet.
    """
    return any(entry.names for _, entry in lexicon.longer(lows, at))


def _phrase(text: str, first: Item, last: Item, entry: Entry) -> Item | None:
    surface = text[first.start : last.end]
    names = entry.names_written(surface)
    if not names and not entry.tags and not entry.forms:
        return None
    return Item(first.start, last.end, surface, lower(surface), entry.tags, entry.forms, names)
