"""Names that nothing introduces, known by the parts they play: every mention votes for a kind, and the article decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kg.extract.antecedents import listed_and_meant, pointed_at, pointed_at_within
from kg.extract.document import Document, Item
from kg.extract.name_aliases import link_aliases
from kg.extract.name_runs import Run, runs_of
from kg.extract.name_words import abbreviation, could_name, words_in_capitals
from kg.extract.names_told_once import ToldOnce
from kg.extract.phrases import refers_back
from kg.extract.role_votes import (
    AGENCY,
    ENOUGH,
    MEANT,
    PERSON,
    PLACE,
    PLATFORM,
    TITLED,
    RoleVotes,
    Votes,
    elected,
    is_nobody,
    is_person,
)
from kg.model import Entity, slug
from kg.ontology import Ontology

_TOLD_TWICE = 2
_SURELY = 3  # votes of a mention that can be of nothing but a service
_OFTEN = 10  # capitals to one slip
_LIST = 16  # items of a list that are looked at around a name
_LISTED_COMPANY = "company"
_OF_SERVICES = ("pattern:platform_prefix", "pattern:platform_suffix", "usage", "online_company")
_SERVICES = ("pattern:platform_prefix", "noun:organization")
_BESIDE_WORDS = " \n,"  # beside a word of the text, and not of an address or a handle
_WORD = re.compile(r"\w+")
_BETWEEN_WORDS = re.compile(f"[{_BESIDE_WORDS}]")


def link_by_role(document: Document, aliases: dict[str, Entity], ontology: Ontology) -> None:
    """Links such names in the whole article, as platforms or agencies, and adds them to `aliases`.

    A name has to be called at least twice in an article that speaks of services, or once in a place that says enough or in a
    list with a platform: one slip of a headline is not enough. Where only a common noun for a service stands, the votes have
    to be surer. Once is enough too for what suffers what only services suffer, and is named in the title of the article. A
    kind needs two votes, and more than there are for a person.
    """
    told_once = ToldOnce(document, ontology)
    plainly = told_once.tells_of_measures or document.has(*_OF_SERVICES)
    of_services = plainly or _mentions_services(document)
    runs = runs_of(document)
    if not (of_services or told_once.has_bodies):  # then only bodies are told, by the word before them
        bodies = {run.key: run for run in reversed(runs) if told_once.shows_body(run)}
        linked = {key: Entity(slug(run.name), run.name, AGENCY) for key, run in bodies.items()}
        link_aliases(document, linked)
        aliases.update(linked)
        return
    parts = _parts(runs, document)
    full_names = parts if document.lexicon.language.grammar.full_names else None
    votes = RoleVotes(runs, ontology, full_names, points_back=_points_back(document))
    pointed = list(pointed_at(document, runs))
    for run in pointed:
        if _may_be_meant(run, votes[run.key], parts) and _stands_among_small(run.key, runs):
            votes[run.key][PLATFORM] += 1 if votes[run.key][MEANT] else ENOUGH
            votes[run.key][MEANT] += 1
    counts = Counter(run.key for run in runs)
    first = {run.key: run for run in reversed(runs)}
    told_twice = [key for key in first if counts[key] >= _TOLD_TWICE] if of_services else []
    told_twice += [key for key in _titled(first.values(), document) if votes[key][PLATFORM] >= _SURELY and counts[key] == 1]
    kinds = {
        key: kind
        for key in told_twice
        if (plainly or votes[key][PLATFORM] >= _SURELY) and (kind := elected(votes[key])) is not None
    }
    kinds |= {run.key: PLATFORM for run in runs if told_once.shows_service(run, parts) and is_nobody(votes[run.key])}
    pointed += pointed_at_within(document, runs)
    kinds |= {r.key: PLATFORM for r in pointed if told_once.shows_service(r, parts, pointed=True) and is_nobody(votes[r.key])}
    kinds |= {run.key: AGENCY for run in runs if told_once.shows_body(run) and not votes[run.key][PERSON]}
    listed = [run.key for run in listed_and_meant(document, runs) if run.key not in parts]
    kinds |= {key: PLATFORM for key in listed if is_nobody(votes[key])}
    if kinds:
        small = Counter(_BETWEEN_WORDS.split(document.article.text))
        kinds = {key: kind for key, kind in kinds.items() if not _is_common(key, counts[key], small, document.article.text)}
    beginnings = document.lexicon.language.grammar.verb_beginnings
    verbs = {run.key for run in runs if run.opens_sentence and run.key.startswith(beginnings)}  # "Menjawab pertanyaan ..."
    for run in runs:
        if run.key in kinds or run.key in verbs or run.key in parts or not _in_company(run, kinds, ontology):
            continue
        if not (run.has_initials or is_person(votes[run.key]) or _is_only_in_capitals(run, document)):
            kinds[run.key] = PLATFORM
    if kinds:
        linked = {key: Entity(slug(first[key].name), first[key].name, kind) for key, kind in kinds.items()}
        linked |= {short: linked[run.key] for run in runs if run.key in linked and (short := abbreviation(run.items, run.stop))}
        link_aliases(document, linked)
        aliases.update(linked)


def _mentions_services(document: Document) -> bool:
    """Whether a noun for a service stands there that means no game of a sport."""
    played = frozenset(document.lexicon.language.words.get("played", ()))
    return any("noun:platform" in item.tags and item.low not in played for _, _, item in document.items())


def _titled(runs: Iterable[Run], document: Document) -> Iterator[str]:
    """Names of one word in the title of an article whose text does not begin with it, and in which no service is known."""
    title = document.article.title or ""
    known = any(i.entity is not None and i.entity.kind == PLATFORM for _, _, i in document.items())
    if not (known or document.article.text.startswith(title)):
        words = frozenset(_WORD.findall(title))
        yield from (run.key for run in runs if run.name in words)


def _is_only_in_capitals(run: Run, document: Document) -> bool:
    """ "Belum Daftar PSE Privat, ChatGPT dan Duolingo Terancam": a member of a list of a headline that the text does not name."""
    if not (run.stands_in_capitals and document.lexicon.language.grammar.head_first):
        return False
    proper = words_in_capitals(document)
    return proper is not None and run.items[run.start].text not in proper


def _is_small(before: Item, run: Run) -> bool:
    """Whether a word has no capital, or has it only from the beginning of its sentence: "[Langkah] Siarnet diapresiasi"."""
    return not before.capital or (run.start == 1 and not run.stands_in_capitals)


def _stands_among_small(key: str, runs: Iterable[Run]) -> bool:
    """Whether some mention of a name stands behind a small word, so that its capital is its own."""
    return any(run.key == key and run.before is not None and _is_small(run.before, run) for run in runs)


def _may_be_meant(run: Run, votes: Votes, parts: set[str]) -> bool:
    """Whether a name could be that of a service, when "the app" points back: of one word, and nobody's who has a title."""
    return len(run.words) == 1 and run.key not in parts and not (votes[TITLED] or votes[PLACE] or votes[AGENCY])


def _is_common(key: str, times: int, small: Mapping[str, int], text: str) -> bool:
    """Whether the article writes the word small as well: "Purnawirawan" begins a headline, "para purnawirawan" is its text.

    Not where that is a slip beside the many `times` that it has its capital. `small` are the words of the text as they are
    written; only names of several words have to be looked for.
    """
    if " " not in key or not all(word in small for word in key.split(" ")):
        return small.get(key, 0) * _OFTEN > times
    at = -1
    while (at := text.find(key, at + 1)) >= 0:
        around = text[max(0, at - 1) : at] + text[at + len(key) : at + len(key) + 1]
        if all(c in _BESIDE_WORDS for c in around):
            return True
    return False


def _points_back(document: Document) -> bool:
    """Whether the article says "aplikasi itu", "the app" or "perusahaan itu": some service has been named before."""
    grammar = document.lexicon.language.grammar
    return any(
        item.entity is None and item.any(*_SERVICES) and refers_back(sentence.items, at, grammar)
        for sentence in document.sentences
        if not sentence.tags.isdisjoint(_SERVICES)
        for at, item in enumerate(sentence.items)
    )


def _parts(runs: list[Run], document: Document) -> set[str]:
    """The words that names of several words have, and the people who are known already."""
    parts = {part for run in runs if len(run.words) > 1 and not run.stands_in_capitals for part in run.words}
    for sentence in document.sentences:
        for item in sentence.items:
            if item.entity is not None and item.entity.kind == PERSON:
                parts.update(item.low.split())
    return parts


def _joins(item: Item) -> bool:
    return item.text == "," or item.any("coordinator", "determiner", "noun:platform")


def _in_company(run: Run, kinds: dict[str, str], ontology: Ontology) -> bool:
    """In one list with a platform that is known, by the gazetteers or by its part: "Cuitkan, TikTok, dan Murmur". A word right
    beside a name is no other member: "[Ada] TikTok, Murmur, dan Cuitkan".
    """
    before, after = run.before, run.after
    if not ((before is not None and _joins(before)) or (after is not None and _joins(after))):
        return False  # as most
    if any(i is not None and _is_known_service(i, ontology) for i in (before, after)):
        return False
    listed: list[Item] = []
    for step in (-1, 1):
        at = run.stop if step > 0 else run.start - 1
        while 0 <= at < len(run.items) and len(listed) < _LIST:
            item = run.items[at]
            if not (_joins(item) or could_name(item) or _is_known_service(item, ontology)):
                break
            listed.append(item)
            at += step
    platforms = sum((i.entity is not None) or (could_name(i) and kinds.get(i.low) == PLATFORM) for i in listed)
    # Names of several words are people's more often than not.
    return platforms >= min(len(run.words), ENOUGH) and any("coordinator" in i.tags for i in listed)


def _is_known_service(item: Item, ontology: Ontology) -> bool:
    """A platform, or a listed company, which is listed for what it has on the internet."""
    if item.entity is None:
        return False
    listed = ontology.entities.get(item.entity.id or "")
    return item.entity.kind == PLATFORM or (listed is not None and listed.kind == _LISTED_COMPANY)
