"""Names that nothing introduces, known by the parts they play: every mention votes for a kind, and the article decides."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.extract.antecedents import listed_and_meant, pointed_at
from kg.extract.document import Document, Item
from kg.extract.name_runs import Run, runs_of
from kg.extract.names_told_once import ToldOnce
from kg.extract.nouns import is_place
from kg.extract.phrases import refers_back
from kg.extract.unknown_names import abbreviation, could_name, link_aliases, words_in_capitals
from kg.model import Entity, slug
from kg.ontology import NOUN, Ontology

Votes = defaultdict[str, int]
"""By kind. No `Counter`, for that looks up what is missing ten times as slowly, and most is missing."""

PLATFORM, AGENCY, PERSON, PLACE = "platform", "agency", "person", "place"
_TITLED, _COMPANY = "titled", "company"
# What platforms suffer and do, where they stand, that they are used: others too, so any number of such mentions is one vote each.
_SUFFERS, _DOES, _STANDS, _USED = "suffers", "does", "stands", "used"
_MEANT = "meant"  # by "the app"

_TOLD_TWICE = 2
_ENOUGH = 2
_SURE = 3
_OFTEN = 10  # capitals to one slip
_LIST = 16  # items of a list that are looked at around a name
_DESCRIBED = 2  # small words between "fitur" and whose it is
_BETWEEN = ("cue:before", "adverb", "passive_auxiliary", "perfect", "relative", "transparent", "complementizer")
_MEASURES = ("restrict", "restore", "pressure")
_LISTED_COMPANY = "company"
_SERVICES = ("pattern:platform_prefix", "noun:organization")
_BESIDE_WORDS = " \n,"  # beside a word of the text, and not of an address or a handle
_BETWEEN_WORDS = re.compile(f"[{_BESIDE_WORDS}]")


def link_by_role(document: Document, aliases: dict[str, Entity], ontology: Ontology) -> None:
    """Links such names in the whole article, as platforms or agencies, and adds them to `aliases`.

    A name has to be called at least twice in an article that speaks of services, or once in a place that says enough or in a
    list with a platform: one slip of a headline is not enough. A kind needs two votes, and more than there are for a person.
    """
    told_once = ToldOnce(document, ontology)
    of_services = told_once.tells_of_measures or document.has("pattern:platform_prefix", "pattern:platform_suffix", "usage")
    if not (of_services or told_once.has_bodies):
        return
    runs = runs_of(document)
    parts = _parts(runs, document)
    votes = _votes(runs, ontology, parts if document.lexicon.language.grammar.full_names else None)
    if _points_back(document):
        for counted in votes.values():
            counted[PLATFORM] += bool(counted[_SUFFERS] or counted[_DOES] or counted[_USED])
    inside = {run.key for run in runs if run.start or len(run.words) > 1}
    for key in votes.keys() - inside:
        votes[key][PLATFORM] -= 1  # a capital at the beginning of a sentence says nothing of a name
    for run in pointed_at(document, runs):
        if _may_be_meant(run, votes[run.key], parts) and _stands_among_small(run.key, runs):
            votes[run.key][PLATFORM] += 1 if votes[run.key][_MEANT] else _ENOUGH
            votes[run.key][_MEANT] += 1
    counts = Counter(run.key for run in runs)
    first = {run.key: run for run in reversed(runs)}
    told_twice = [key for key in first if counts[key] >= _TOLD_TWICE] if of_services else []
    kinds = {key: kind for key in told_twice if (kind := _elected(votes[key])) is not None}
    kinds |= {run.key: PLATFORM for run in runs if told_once.shows_service(run, parts) and _is_nobody(votes[run.key])}
    kinds |= {run.key: AGENCY for run in runs if told_once.shows_body(run) and not votes[run.key][PERSON]}
    listed = [run.key for run in listed_and_meant(document, runs) if run.key not in parts]
    kinds |= {key: PLATFORM for key in listed if _is_nobody(votes[key])}
    if kinds:
        small = Counter(_BETWEEN_WORDS.split(document.article.text))
        kinds = {key: kind for key, kind in kinds.items() if not _is_common(key, counts[key], small, document.article.text)}
    beginnings = document.lexicon.language.grammar.verb_beginnings
    verbs = {run.key for run in runs if run.opens_sentence and run.key.startswith(beginnings)}  # "Menjawab pertanyaan ..."
    for run in runs:
        if run.key in kinds or run.key in verbs or run.key in parts or not _in_company(run, kinds, ontology):
            continue
        if not (run.has_initials or _is_person(votes[run.key]) or _is_only_in_capitals(run, document)):
            kinds[run.key] = PLATFORM
    if kinds:
        linked = {key: Entity(slug(first[key].name), first[key].name, kind) for key, kind in kinds.items()}
        linked |= {short: linked[run.key] for run in runs if run.key in linked and (short := abbreviation(run.items, run.stop))}
        link_aliases(document, linked)
        aliases.update(linked)


def _is_only_in_capitals(run: Run, document: Document) -> bool:
    """ "Belum Daftar PSE Privat, ChatGPT dan Duolingo Terancam": a member of a list of a headline that the text does not name."""
    if not (run.stands_in_capitals and document.lexicon.language.grammar.head_first):
        return False
    proper = words_in_capitals(document)
    return proper is not None and run.items[run.start].text not in proper


def _is_small(before: Item, run: Run) -> bool:
    """Whether a word has no capital, or has it only from the beginning of its sentence: "[Langkah] Siarnet diapresiasi"."""
    return not before.capital or (run.start == 1 and not run.stands_in_capitals)


def _no_votes() -> Votes:
    return defaultdict(int)


def _stands_among_small(key: str, runs: Iterable[Run]) -> bool:
    """Whether some mention of a name stands behind a small word, so that its capital is its own."""
    return any(run.key == key and run.before is not None and _is_small(run.before, run) for run in runs)


def _may_be_meant(run: Run, votes: Votes, parts: set[str]) -> bool:
    """Whether a name could be that of a service, when "the app" points back: of one word, and nobody's who has a title."""
    return len(run.words) == 1 and run.key not in parts and not (votes[_TITLED] or votes[PLACE] or votes[AGENCY])


def _is_nobody(votes: Votes) -> bool:
    """Whether nothing speaks for a person, a place or a body."""
    return not (votes[PERSON] or votes[PLACE] or votes[AGENCY])


def _is_person(votes: Votes) -> bool:
    """Whether more speaks for a person than one verb of speech, which has the spokesmen of services as its subject too."""
    return votes[PERSON] > 1 or votes[_TITLED] > 0


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


def _votes(runs: list[Run], ontology: Ontology, parts: set[str] | None) -> dict[str, Votes]:
    """By name. `parts` are the words of full names, in a language whose articles introduce people by first and last name."""
    votes: dict[str, Votes] = defaultdict(_no_votes)
    keys = {run.key for run in runs}
    for run in runs:
        for kind, weight in _evidence(run, ontology, full_names=parts is not None):
            votes[run.key][kind] += weight
    for run in runs:
        first, before = run.words[0], run.items[run.start - 1] if run.start else None
        if before is not None and before.any("person:company_titles", "noun:belonging"):
            votes[first][PLATFORM] += len(run.words) == 1 or first in keys
    # "Yohana" is the person whom "Ketua komisi, Yohana Firasati" names in full; in "CEO Ngobras Kael Burhansyah" the
    # company stands first.
    for run in runs:
        if len(run.words) > 1 and votes[run.key][PERSON] >= _ENOUGH:
            owned = len(run.words) > _ENOUGH and votes[run.key][_COMPANY]
            for part, weight in ((run.words[0], 1 if owned else _SURE), (run.words[-1], _SURE)):
                if part in votes:
                    votes[part][PERSON] += weight
    if parts is not None:
        # Where people are introduced by first and last name, a single word that is part of no such name is nobody.
        for key in keys:
            counted = votes[key]
            if " " not in key and key not in parts and counted[PERSON] < _SURE and not counted[_TITLED] and not counted[_COMPANY]:
                counted[PERSON] = 0
                counted[PLATFORM] += 1
    return votes


def _elected(votes: Votes) -> str | None:
    hints = min(votes[_SUFFERS], 1) + min(votes[_DOES], 1) + min(votes[_STANDS], 1) + min(votes[_USED], 1)
    kind, best = max(((PLATFORM, votes[PLATFORM] + hints), (AGENCY, votes[AGENCY])), key=lambda v: v[1])
    return kind if best >= _ENOUGH and best > max(votes[PERSON], votes[PLACE]) else None


def _evidence(run: Run, ontology: Ontology, *, full_names: bool) -> Iterator[tuple[str, int]]:
    before, after = run.before, run.after
    if before is not None:
        if (before.any("person:titles", "person:honorifics") or before.office) and not _is_titles_owner(run):
            yield PERSON, _SURE if run.stop - run.start > 1 else 1
            yield _COMPANY if "person:company_titles" in before.tags else _TITLED, 1
        elif "speech:verbs" in before.tags and not before.capital:
            yield PERSON, _ENOUGH
        if "within" in before.tags:
            yield PLACE, 1
        elif full_names and "location" in before.tags and not (after is not None and "possessive" in after.tags):
            yield _STANDS, 1
    if after is not None and after.any("speech:reporting", "speech:verbs"):
        yield PERSON, 1
    outer = run.items[run.start - 2] if run.start > 1 and before is not None and before.any("location", "genitive") else None
    if any(i is not None and _is_usage(i, run) for i in (before, after, outer)) or _is_defined(run) or _is_ranked(run):
        yield PLATFORM, _SURE
    if before is not None and "using" in before.tags and not before.capital:
        yield PLATFORM, 1
    if _has_executives(run):
        yield PLATFORM, 1
    if _owns_features(run):
        yield PLATFORM, 1
    if any(i is not None and "users" in i.tags for i in (before, after)) or _has_features(run):
        yield _USED, 1
    yield from _introduced(run)
    yield from _suffered(run, ontology)
    yield from _taken(run, ontology)


def _is_usage(item: Item, run: Run) -> bool:
    """A word for what one has of a service, and not a person's account."""
    return "usage" in item.tags and not (item is run.before and _owns_content(run))


def _owns_content(run: Run) -> bool:
    """ "akun [Ilmar Kesk] ditangguhkan": what has a first and last name behind it is that person's."""
    return len(run.words) > 1 and run.before is not None and "noun:content" in run.before.tags


def _is_titles_owner(run: Run) -> bool:
    """ "Kepala Keamanan [Siarnet] Asia, Loren Vidalia, ...": whose title it is, where who has it follows in commas."""
    items, k = run.items, run.stop
    k += k < len(items) and is_place(items[k])
    if k >= len(items) or items[k].text != ",":
        return False
    stop = k + 1
    while stop < len(items) and could_name(items[stop]) and "person:stop" not in items[stop].tags:
        stop += 1
    return stop - k > _ENOUGH and stop < len(items) and items[stop].text == ","


def _has_features(run: Run) -> bool:
    """ "fitur pengenal wajah [Fotoria]": behind a word for a part of a service, with a small word or two that tell which."""
    k = run.start - 1
    while k >= 0 and run.start - k <= _DESCRIBED and run.items[k].is_plain and run.items[k].text.islower():
        k -= 1
    return 0 <= k < run.start - 1 and "features" in run.items[k].tags


def _owns_features(run: Run) -> bool:
    """ "Flockly's recommendation [feed]", "Chatlune's [users]"."""
    if run.after is None or "possessive" not in run.after.tags:
        return False
    for item in run.items[run.stop + 1 : run.stop + 2 + _DESCRIBED]:
        if item.any("features", "users"):
            return True
        if item.capital or not (item.is_plain or item.adjective or "transparent" in item.tags):
            return False
    return False


def _has_executives(run: Run) -> bool:
    """ "an OpenAI [spokesperson]", "Chatlune and its [CEO]": a company by who speaks for it or leads it. People and offices have
    spokesmen too, so it is a hint.
    """
    behind = run.items[run.stop : run.stop + 3]
    if len(run.words) == 1 and behind and _is_company_title(behind[0]):
        return True
    joined = len(behind) == 3 and "coordinator" in behind[0].tags and "owning" in behind[1].tags
    return joined and _is_company_title(behind[2])


def _is_company_title(item: Item) -> bool:
    return "person:company_titles" in item.tags


def _is_ranked(run: Run) -> bool:
    """Told what it counts as: "menetapkan Lelangin [sebagai platform] dominan", "named Chatlune [as a platform]"."""
    behind = run.items[run.stop : run.stop + 4]
    if not behind or "as" not in behind[0].tags:
        return False
    noun = next((i for i in behind[1:] if not i.any("article", "determiner") and not i.adjective), None)
    return noun is not None and "noun:platform" in noun.tags


def _introduced(run: Run) -> Iterator[tuple[str, int]]:
    """Behind a word for what it is, with a word or two between: "layanan musik Nadasari", "regulator media Hvitland,
    Mediatilsyn".
    """
    k, apposed = run.start - 1, run.start > 0 and run.items[run.start - 1].text == ","
    k -= apposed
    for item in reversed(run.items[max(0, k - 3) : k + 1]):
        if "noun:agency" in item.tags:
            if apposed or "noun:court" not in item.tags:  # "the court heard Chatlune had ..."
                yield AGENCY, _ENOUGH
            return
        if "noun:platform" in item.tags:
            yield PLATFORM, _ENOUGH
            return
        if not (item.is_plain and item.is_word and (apposed or not item.capital)) and not is_place(item):
            return


def _suffered(run: Run, ontology: Ontology) -> Iterator[tuple[str, int]]:
    """Votes of the measures that are taken against the name, and of talks that a body has with it."""
    items, k = run.items, run.governor()
    if run.acts_in_passive():
        yield AGENCY, _ENOUGH
    if k >= 0:
        if _governs(run, k):
            yield from _of_measure(items, k, ontology)
        if (
            "partner" in items[k].tags
            and not run.has_initials
            and any(i.entity is not None and i.entity.kind == AGENCY for i in items)
            and any(form.rule.role == "partner" for i in items[max(0, k - 4) : k] for form in i.forms)
        ):
            yield PLATFORM, _ENOUGH
    predicate = run.predicate()
    if predicate is not None and not (_bars_user(items, predicate) or _owns_content(run)):
        yield from _of_measure(items, predicate, ontology)
        if predicate + 2 < len(items) and "coordinator" in items[predicate + 1].tags:
            yield from _of_measure(items, predicate + 2, ontology)  # "[Murmuria] akan ditutup dan diblokir"


def _bars_user(items: list[Item], at: int) -> bool:
    """ "Ilmar dilarang menggunakan Kirimin": who may not use something is a person."""
    return any("using" in i.tags for i in items[at + 1 : at + 2])


def _governs(run: Run, at: int) -> bool:
    """Whether a name is the object of a verb or a noun: "gugatan [Ilmar]" is his, "gugatan terhadap [Kirimin]" is against it."""
    marked = any("patient" in i.tags for i in run.items[at + 1 : run.start])
    return marked or not all(form.voice == NOUN and form.rule.marked for form in run.items[at].forms)


def _of_measure(items: list[Item], at: int, ontology: Ontology) -> Iterator[tuple[str, int]]:
    """What is never done to a person says most; what is done to people too is a hint, and needs a body that does it."""
    if not items[at].forms:
        return
    rules = [f.rule for f in items[at].forms]
    if any(rule.needs for rule in rules):
        words = f" {' '.join([i.low for i in items])} "
        rules = [r for r in rules if not r.needs or any(f" {need} " in words for need in r.needs)]  # but "knocked Democrats"
    actions = [(rule, ontology.actions[rule.action]) for rule in rules]
    if any(not (rule.weak or rule.marked) and "platform" in a.targets and "person" not in a.targets for rule, a in actions):
        yield PLATFORM, _SURE
    elif any(a.family in _MEASURES and "platform" in a.targets for _, a in actions) and any(
        i.entity is not None and i.entity.kind == AGENCY for i in items
    ):
        yield _SUFFERS, 1


def _taken(run: Run, ontology: Ontology) -> Iterator[tuple[str, int]]:
    """Votes of what the name itself does: bodies take measures, platforms do what only they do."""
    items, k = run.items, run.stop
    while k < len(items) and k - run.stop < 5 and items[k].any(*_BETWEEN) and not items[k].any("passive_auxiliary", "relative"):
        k += 1
    if k >= len(items):
        return
    for form in items[k].forms:
        if form.voice not in ("active", "either", "bare") or (form.voice == "either" and k > run.stop and items[k - 1].forms):
            continue
        action = ontology.actions[form.rule.action]
        if form.rule.platform_actor:
            if not form.rule.needs:  # what is said of platforms with further words only tells nothing without them
                yield _DOES, 1
            return
        if not form.rule.weak and action.family == "restrict" and "organization" not in action.actors:
            yield AGENCY, 1
            return


def _is_defined(run: Run) -> bool:
    """Told to be a service: "Kirimin, aplikasi pesan asal Freedonia, ...", "Chatlune is a messaging app"."""
    items, k = run.items, run.stop
    if k >= len(items) or not (items[k].text in {",", "("} or items[k].any("copula")):
        return False
    for at, item in enumerate(items[k + 1 : k + 6], k + 1):
        if item.any("noun:platform", "noun:organization"):
            after = items[at + 1] if at + 1 < len(items) else None
            # "Menurut Netmarka, aplikasi Murmuria ..." speaks of another one.
            return after is None or not (could_name(after) or (after.entity is not None and after.entity.kind == PLATFORM))
        if not (item.any("determiner", "number", "transparent") or item.adjective or (item.is_plain and item.is_word)):
            return False
    return False


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
    return platforms >= min(len(run.words), _ENOUGH) and any("coordinator" in i.tags for i in listed)


def _is_known_service(item: Item, ontology: Ontology) -> bool:
    """A platform, or a listed company, which is listed for what it has on the internet."""
    if item.entity is None:
        return False
    listed = ontology.entities.get(item.entity.id or "")
    return item.entity.kind == PLATFORM or (listed is not None and listed.kind == _LISTED_COMPANY)
