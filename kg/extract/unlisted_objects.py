"""Names that no list holds, found in the place of the object of a measure that only services suffer."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.context import Context
from kg.extract.document import Item
from kg.extract.nouns import AGENCY, CONTENT, NETWORK, ORGANIZATION, OTHER, PEOPLE, PLATFORM, is_place, noun_class
from kg.extract.phrases import Phrase
from kg.extract.reading import SIDES, Filler, Reading
from kg.model import Entity, slug
from kg.ontology import ActionType


def unlisted_objects(reading: Reading, phrase: Phrase, action: ActionType, context: Context) -> list[Filler]:
    """A capitalised name that nothing is known of, in the place of the object of a word that only platforms suffer."""
    owner = phrase.head == CONTENT and action.family in ("restrict", "platform")
    powerful = bool(reading.actors) and reading.actors[0].entity.kind == AGENCY and context.names_platforms()
    listed = any(i.entity is not None and i.entity.kind == "platform" for i in phrase.names)
    near = (
        phrase.head == PLATFORM
        or owner
        or powerful
        or any(i.entity is not None and i.entity.kind == "platform" for i in reading.sentence.items)
    )
    if (
        (action.family not in ("restrict", "restore") and not owner and not (listed and action.family == "pressure"))
        or not near
        or phrase.head in (PEOPLE, OTHER, NETWORK)
        or not phrase.unknown
    ):
        return []
    if (phrase.head == CONTENT and not owner) or "platform" not in action.targets:
        return []
    comma = next((i.start for i in reading.sentence.items[phrase.start : phrase.stop] if i.text == ","), None)
    runs: list[list[Item]] = []
    ends = {i.end + 1 for i in reading.sentence.items if i.entity is not None and i.entity.kind in SIDES}
    for item in phrase.unknown:
        if _goes_on_in_capitals(reading, item):
            continue
        if comma is not None and item.start > comma and reading.sentence.is_headline:
            break  # "Kominfo Tutup Akses Vimeo, [Alasannya] ...": capitals of a headline go on to the next clause
        if item.start not in ends and not owner and owns_or_describes(reading.sentence.items, item):
            continue
        if item.start in ends:
            continue  # "PUBG Mobile [Lite]" belongs to the name before it
        if runs and item.start - runs[-1][-1].end <= 1:
            runs[-1].append(item)
        else:
            runs.append([item])
    text = context.document.article.text
    made = []
    for run in runs:
        name = text[run[0].start : run[-1].end]
        if owner and len(run) < 2:
            continue
        if (
            reading.sentence.is_headline
            and (phrase.head is None or context.grammar.head_first)
            and not context.writes_in_text(run[0])
        ):
            continue  # "BPOM Cabut Izin Skincare yang Viral": a word with the capital of a headline
        if len(name) > 3 and not (_is_people(run[-1], context) or _is_of_somebody(run[-1], context)):
            made.append(
                Filler(
                    Entity(slug(name), name, "person" if owner else "platform"),
                    Item(run[0].start, run[-1].end, name, name.lower(), {}),
                )
            )
    return made


def owns_or_describes(items: Sequence[Item], item: Item) -> bool:
    """ "X, [Edon] Mask's platform", "sued [Calda] tech companies such as X", "..., [Raka] reports": whose a service is, what kind
    of companies they are, and who tells of it.
    """
    at = next((k for k, i in enumerate(items) if i.start >= item.start), len(items))
    k = at
    while k < len(items) and items[k].capital and items[k].is_word:
        k += 1
    apart = at > 0 and items[at - 1].text == ","  # but in "blocked Flockly's website" the service is the owner
    behind = items[k : k + 1]
    if apart and any(i.any("possessive", "speech:reporting", "allegation") or (is_place(i) and i.adjective) for i in behind):
        return True
    while k < len(items) and items[k].is_plain and not items[k].capital:
        k += 1
    behind = items[k : k + 2]
    told = bool(behind) and noun_class(behind[0]) in (ORGANIZATION, PLATFORM) and behind[0].low.endswith("s")
    companies = told and (noun_class(behind[0]) == ORGANIZATION or behind[-1].any("exemplifier", "likening"))
    return companies and not behind[0].capital


def _is_people(item: Item, context: Context) -> bool:
    """ "warned [Canadians] against using X": the plural of a country's adjective."""
    plural = context.grammar.plural
    if plural is None or not item.low.endswith(plural):
        return False
    entry = context.document.lexicon.single(item.low.removesuffix(plural))
    return entry is not None and any(n.entity.label == "Place" for n in entry.names)


def _is_of_somebody(item: Item, context: Context) -> bool:
    """ "menegur Kirimin, termasuk [CEO-nya]": a word that carries whose it is names no service."""
    noun, _, ending = item.low.rpartition("-")
    return bool(noun) and ending in context.grammar.enclitics


def _goes_on_in_capitals(reading: Reading, item: Item) -> bool:
    """ "mengeluarkan Peringatan [Tertulis] kepada X": what is sent has a title in capitals, of which a word is no name."""
    trigger, before = reading.trigger, reading.sentence.items[max(0, reading.at - 1)]
    if reading.sentence.is_headline or item.start != trigger.end + 1 or not trigger.text.rpartition(" ")[2][:1].isupper():
        return False
    return trigger.text[:1].islower() or (reading.at > 0 and before.is_word and before.text.islower())
