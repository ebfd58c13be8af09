"""Where the speaker of a quotation is told: in front of it, behind it, or as whoever was spoken of last."""

from __future__ import annotations

from bisect import bisect_right

from kg.extract.document import Document, Item, Sentence
from kg.extract.speaker_names import apposed_name, name_beside, named_after, named_before, pointed_to, speaker_told, titled
from kg.text.quotations import QuoteSpan

_SPEAKERS = ("person", "agency", "platform", "organization", "place")
_WINDOW, _NEAR = 20, 6
_SENTENCES_BACK = 12
_SOMEBODY, _RELATIVE, _NOUNS = 6, 4, 5
_LEADING_IN = ("speech:reporting", "speech:verbs", "speech:according")
_OF_OFFICE = (
    "person:titles",
    "person:leading",
    "person:honorifics",
    "article",
    "determiner",
    "genitive",
    "body_of",
    "possessive",
)


def sentence_at(document: Document, offset: int) -> Sentence | None:
    """The sentence that holds an offset."""
    at = bisect_right(document.sentences, offset, key=lambda s: s.start) - 1
    return document.sentences[at] if at >= 0 and offset < document.sentences[at].end else None


def speaker_after(document: Document, quote: QuoteSpan, spoke: Item | None) -> Item | None:
    """`"...," ujarnya`, `"...," kata Semuel`, `"...", said Durov`: what follows the quotation."""
    sentence = sentence_at(document, quote.end) or sentence_at(document, quote.end - 1)
    if sentence is None:
        return None
    after = [i for i in sentence.items if i.start >= quote.end]
    if not after:
        following = document.sentences[sentence.index + 1] if sentence.index + 1 < len(document.sentences) else None
        gap = document.article.text[quote.end : following.start] if following is not None else "\n"
        if following is None or gap.strip(" ,") or "\n" in gap:
            return None
        after = following.items
    verb = _verb_behind(after[:_WINDOW])
    if verb is None:
        return None
    before, behind = after[:verb], _clause(after[verb + 1 : verb + 14])
    back = _refers_back(document, after[verb])
    if back or any(i.any("ref:person") for i in (*before, *behind[:2])):
        # `kata perwakilan Telegram. "...," ujarnya`: who spoke last, where no person is named.
        told = best_speaker(before) or _spokesman_before(document, quote.start)
        return told or last_speaker(document, quote.start) or (spoke if back else None)
    if _is_somebody(behind):
        return last_speaker(document, quote.start)
    if before and before[0].any("coordinator"):
        # `Meta called it "a tax in disguise" and said ...`: whoever the sentence is of.
        return _of_sentence([i for i in sentence.items if i.start < quote.start])
    if any(map(_is_it, before[:2])):
        return _last_body(document, quote.start, spoke)
    told = (
        _person_of(before)
        or apposed_name(document, before)
        or best_speaker(before)
        or named_before(document, before)
        or titled(document, before, quote.start)
        or pointed_to(document, before, quote.start)
    )
    if told is not None or any((i.capital and i.is_word) or i.any("article", "determiner") for i in before):
        return told  # "..., Dana Wolter, who heads the group, told Reuters", "..., an official told Reuters": not who is told
    return (
        best_speaker([i for i in behind if not (_is_place_of_words(behind, i) or _is_whose(behind, i))])
        or named_after(document, behind)
        or pointed_to(document, behind, quote.start)
    )


def _is_whose(items: list[Item], item: Item) -> bool:
    """ "urged Twitter user @kesk": whose user, and not the service; its spokesman does speak for it."""
    at = next(k for k, i in enumerate(items) if i is item) + 1
    return at < len(items) and items[at].any("noun:people") and not items[at].any("person:titles")


def _verb_behind(items: list[Item]) -> int | None:
    """The verb of speaking behind a quotation: "said" in "Ilmar Kesk, who wrote it, said", and "wrote" where that is all."""
    inside, of_aside = False, None
    for index, item in enumerate(items):
        if item.text in ('"', "“", "�"):
            break
        if item.any("speech:verbs", "speech:statements", "speech:quoting") or (
            "speech:reporting" in item.tags and index <= _NEAR
        ):
            if not inside:
                return index
            of_aside = index if of_aside is None else of_aside
        elif item.text in (".", ";") or (item.forms and not inside):
            break
        inside = (inside or item.any("relative")) and item.text != ","
    return of_aside


def best_speaker(items: list[Item]) -> Item | None:
    """The person of the phrase, with the office or body in front of the name; else the body that speaks."""
    return _person_of(items) or next((i for i in items if _is_speaker(i)), None)


def _person_of(items: list[Item]) -> Item | None:
    return next((i for i in items if _is_person(i) and not i.adjective), None)


def _is_person(item: Item) -> bool:
    return item.entity is not None and item.entity.kind == "person"


def _is_somebody(items: list[Item]) -> bool:
    """`ujar politikus asal Garut itu`, `said the man`: one who was told of before, by a noun for people and by no name."""
    near = items[:_SOMEBODY]
    pointed = any(i.any("demonstrative", "determiner") for i in near)
    first = next((i for i in near if not i.any("determiner", "article", "demonstrative")), None)
    if not pointed or first is None or not first.any("speech:somebody", "person:former"):
        return False
    return not any(_is_person(i) or i.any("person:alias") for i in near)


def _spokesman_before(document: Document, offset: int) -> Item | None:
    """`Juru bicara [Chatlune] mengatakan bahwa ... "...," kata dia`: whom the sentence before calls by the office only."""
    last = bisect_right(document.sentences, offset, key=lambda s: s.start) - 1
    if last < 1 or "speech:reporting" not in document.sentences[last - 1].tags:
        return None
    sentence = document.sentences[last - 1]
    verb = next((k for k, i in enumerate(sentence.items) if k and i.any("speech:reporting")), 0)
    before = sentence.items[:verb]
    at = next((k for k, i in enumerate(before) if _is_speaker(i)), 0)
    unnamed = not any(_is_person(i) for i in before) and not any(i.capital or i.text == "," for i in before[at + 1 :])
    titled_so = at > 0 and before[at - 1].any("person:company_titles") and unnamed
    return before[at] if titled_so and sentence.quote_at(before[at].start) is None else None


def _is_it(item: Item) -> bool:
    return item.any("ref:plural") and not item.any("ref:several")


def _last_body(document: Document, offset: int, spoke: Item | None) -> Item | None:
    """ "It said": the body that spoke last, or that the sentence before this one lets speak."""
    if spoke is not None and not _is_person(spoke):
        return spoke
    last = bisect_right(document.sentences, offset, key=lambda s: s.start) - 1
    for sentence in reversed(document.sentences[max(0, last - 2) : last]):
        verb = next((k for k, i in enumerate(sentence.items) if i.any("speech:reporting") and k), None)
        if verb is not None and sentence.quote_at(sentence.items[verb].start) is None:
            told = subject_of(document, sentence.items[:verb], sentence.items[verb].start)
            return told if told is not None and not _is_person(told) else None
    return None


def _clause(items: list[Item]) -> list[Item]:
    kept = []
    for item in items:
        if item.text in (".", ";", '"', "“") or item.any("subordinator", "relative"):
            break
        kept.append(item)
    return kept


def _is_place_of_words(items: list[Item], item: Item) -> bool:
    """ "wrote on his Twitter account", "told a briefing in India": where it was said."""
    if item.entity is None or item.entity.kind not in ("platform", "place"):
        return False
    at = next((k for k, other in enumerate(items) if other is item), 0)
    of_place = ("location", "source") if item.entity.kind == "place" else ("location",)
    return any(i.any(*of_place) for i in items[max(0, at - 2) : at])


def _refers_back(document: Document, verb: Item) -> bool:
    """A speech verb with an enclitic ("ujarnya") speaks of the one spoken of before."""
    return verb.any("speech:verbs", "speech:quoting") and document.lexicon.stem(verb.low) is not None


def _is_speaker(item: Item) -> bool:
    return item.entity is not None and item.entity.kind in _SPEAKERS and not item.adjective


def speaker_before(document: Document, quote: QuoteSpan) -> Item | None:
    """`Durov mengatakan, "..."`, `He said: "..."`: before the quotation in its sentence, or at the end of the one before."""
    sentence = sentence_at(document, quote.start)
    if sentence is None:
        return None
    before = [i for i in sentence.items if i.end <= quote.start]
    if not before and sentence.index:
        previous = document.sentences[sentence.index - 1]
        if document.article.text[previous.end - 1] in ":,":
            before = previous.items
    verb = next((k for k in range(len(before) - 1, -1, -1) if before[k].tags and _leads_in(before, k)), None)
    if verb is None:
        return _announced(document, before) if before and before[-1].text == ":" else None
    if "speech:according" in before[verb].tags:
        behind = before[verb + 1 :]
        return next((i for i in behind if _is_speaker(i)), None) or named_after(document, behind)
    if _goes_on(before, verb) or (verb and before[verb - 1].any("coordinator", "adversative")):
        return _of_sentence([i for i in before[:verb] if sentence.quote_at(i.start) is None])
    return subject_of(document, before[:verb], before[verb].start)


def subject_of(document: Document, items: list[Item], offset: int) -> Item | None:
    """Who does the speaking of a verb that stands behind these items."""
    joint = next((k for k in range(len(items) - 1, max(0, len(items) - _RELATIVE), -1) if items[k].any("relative")), None)
    if joint and not any(_is_speaker(i) or i.capital or i.any("ref:person", "ref:plural") for i in items[joint + 1 :]):
        # "a win for the search giant, which had argued": what stands before the pronoun.
        items = items[: joint - 1] if items[joint - 1].text == "," else items[:joint]
        if items and _is_speaker(items[-1]):
            return items[-1]
        if meant := pointed_to(document, items[-2:], offset):
            return meant
    named = next((i for i in reversed(items) if _is_speaker(i) and not is_oblique(items, i)), None)
    if items and _is_it(items[-1]):
        return None if named is not None else _last_body(document, offset, None)
    if not document.lexicon.language.grammar.head_first and _is_noun_phrase(items) and not items[-1].any("ref:government"):
        return _by_title(document, items, offset) or pointed_to(document, items[-2:], offset)
    beside = name_beside(document, items)
    if beside is not None and (named is None or named.start < beside.start):
        return beside if beside.entity is not None else None  # "Asked about WhatsApp, Tesk replied": not WhatsApp
    if named is None and any(i.any("ref:person") for i in items):
        return last_speaker(document, offset)
    if named is not None:
        return _holder(items, named)
    if any(map(_is_it, items[-3:])):
        return _last_body(document, offset, None)
    return named_before(document, items) or _by_title(document, items, offset) or pointed_to(document, items[-2:], offset)


def _by_title(document: Document, items: list[Item], offset: int) -> Item | None:
    """Whom "the minister also [said]" means."""
    at = next((k for k in range(len(items) - 1, -1, -1) if items[k].any("person:titles")), None)
    return titled(document, items[max(0, at - 1) :], offset) if at is not None else None


def _is_noun_phrase(items: list[Item]) -> bool:
    """Whether what ends here is told by nouns alone: "the top prosecutors [said]", whatever is named before."""
    for back, item in enumerate(reversed(items[-_NOUNS:])):
        if item.any("article", "determiner"):
            return back > 0
        if not (item.text.islower() and item.text.isalpha()) or item.any(
            "preposition", "coordinator", "relative", "complementizer"
        ):
            return False
    return False


def _owns(items: list[Item], item: Item) -> bool:
    at = next(k for k, i in enumerate(items) if i is item)
    return at + 1 < len(items) and items[at + 1].any("possessive")


def _leads_in(items: list[Item], at: int) -> bool:
    """A verb of speaking, or one of naming with what it names behind it: "called the ruling ...", and no channel called ..."""
    names = items[at].any("speech:naming") and any(i.is_word for i in items[at + 1 :])
    return names or items[at].any(*_LEADING_IN) or _goes_on(items, at)


def _goes_on(items: list[Item], at: int) -> bool:
    """ "Apple thanked the court, [adding]: ...", "Ilmar Kesk memuji Meta seraya [berkata]: ..."."""
    before = items[at - 1] if at else None
    return before is not None and (
        (before.text == "," and items[at].any("speech:participles"))
        or (before.any("speech:joined") and items[at].any(*_LEADING_IN))
    )


def _of_sentence(items: list[Item]) -> Item | None:
    """Whoever does what a sentence begins with: the person in front of its first verb, else the body."""
    stop = next((k for k, i in enumerate(items) if i.forms or i.any("speech:reporting", "relative")), len(items))
    told = best_speaker([i for i in items[:stop] if not is_oblique(items, i)])
    return told or next((i for i in items if _is_speaker(i) and not is_oblique(items, i)), None)


def _holder(items: list[Item], body: Item) -> Item:
    """ "Ilmar Kesk selaku Kepala Otoritas Siber menjelaskan": the person, whose office the body is told by."""
    if _is_person(body):
        return body
    at = next(k for k, i in enumerate(items) if i is body)
    while at > 0 and (items[at - 1].any(*_OF_OFFICE) or items[at - 1].text == ","):
        at -= 1
    return items[at - 1] if at > 0 and _is_person(items[at - 1]) else body


def _announced(document: Document, items: list[Item]) -> Item | None:
    """`Ilmar Kesk, a spokesman for the agency: "..."`, `Mr Kesk defended the fine: "..."`: who begins what ends in a colon.

    Not whoever cites or reads out: those are the words of another.
    """
    first = next((k for k, i in enumerate(items) if _is_person(i)), None)
    if first is None and items[0].any("person:honorifics"):
        return named_after(document, items[:_SOMEBODY])
    if first is None or any(i.any("speech:citing") for i in items) or any(map(_is_person, items[first + 1 :])):
        return None
    led = all(i.capital or i.entity is not None or i.any(*_OF_OFFICE) for i in items[:first])
    return items[first] if led and not _owns(items, items[first]) else None


def is_oblique(items: list[Item], item: Item) -> bool:
    """Whether a preposition stands before it, so that it is nobody who speaks: "khususnya dengan sang pendiri Pavel Durov"."""
    at = next((k for k, other in enumerate(items) if other is item), 0) - 1
    while at >= 0 and (items[at].any("transparent", "person:titles", "determiner") or items[at].office):
        at -= 1
    if at >= 0 and item.entity is not None and item.entity.kind == "place" and items[at].any("location"):
        return True  # "told a rally in North Carolina"
    return at >= 0 and items[at].any("partner", "agent", "patient", "through") and not items[at].any("speech:according")


def last_speaker(document: Document, offset: int) -> Item | None:
    """The person last spoken of as one who does something; bodies only where no person was named."""
    last = bisect_right(document.sentences, offset, key=lambda s: s.start) - 1
    for index in range(last, max(-1, last - _SENTENCES_BACK), -1):
        sentence = document.sentences[index]
        for item in reversed(sentence.items):
            person = item.entity is not None and item.entity.kind == "person" and item.start < offset
            if person and not is_oblique(sentence.items, item) and sentence.quote_at(item.start) is None:
                return item
        if sentence.start < offset and (unknown := speaker_told(document, sentence)) is not None and unknown.start < offset:
            return unknown
    return None
