"""What the mentions of a name vote for: a service, a body, a person, a place, by the parts that they play in their sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from kg.extract.document import Item, said
from kg.extract.name_runs import Run
from kg.extract.name_words import could_name
from kg.extract.nouns import is_place
from kg.ontology import NOUN, Ontology

Votes = defaultdict[str, int]
"""By kind. No `Counter`, for that looks up what is missing ten times as slowly, and most is missing."""

PLATFORM, AGENCY, PERSON, PLACE = "platform", "agency", "person", "place"
TITLED, _COMPANY = "titled", "company"
# What platforms suffer and do, where they stand, that they are used: others too, so any number of such mentions is one vote each.
_SUFFERS, _DOES, _STANDS, _USED = "suffers", "does", "stands", "used"
MEANT = "meant"  # by "the app"

ENOUGH = 2
_SURE = 3
_ASIDE = 6  # items of an aside
_DESCRIBED = 2  # small words between "fitur" and whose it is
_BETWEEN = ("cue:before", "adverb", "passive_auxiliary", "perfect", "relative", "transparent", "complementizer")
_MEASURES = ("restrict", "restore", "pressure")


class RoleVotes(dict[str, Votes]):
    """The votes of an article's names, each counted when somebody asks for the name: most are asked for by nobody.

    `full_names`: the words of full names, in a language whose articles introduce people by first and last name, else None.
    `points_back`: the article says "the app" of a service that it has named.
    """

    def __init__(self, runs: Sequence[Run], ontology: Ontology, full_names: Collection[str] | None, *, points_back: bool) -> None:
        super().__init__()
        self._ontology = ontology
        self._full_names = full_names
        self._points_back = points_back
        self._mentions: defaultdict[str, list[Run]] = defaultdict(list)
        self._by_first: defaultdict[str, list[Run]] = defaultdict(list)  # of several words
        self._by_last: defaultdict[str, list[Run]] = defaultdict(list)
        self._own: dict[str, Votes] = {}
        for run in runs:
            self._mentions[run.key].append(run)
            if len(run.words) > 1:
                self._by_first[run.words[0]].append(run)
                self._by_last[run.words[-1]].append(run)
        self._owning: defaultdict[str, int] = defaultdict(int)  # of what stands behind a company's title or "the headquarters of"
        for run in runs:
            if run.before is not None and run.before.any("person:company_titles", "noun:belonging"):
                first = run.words[0]
                self._owning[first] += len(run.words) == 1 or first in self._mentions

    def __missing__(self, key: str) -> Votes:
        counted = self[key] = self._counted(key)
        return counted

    def _of_mentions(self, key: str) -> Votes:
        """The votes of the mentions of a name alone."""
        own = self._own.get(key)
        if own is None:
            own = self._own[key] = defaultdict(int)
            for run in self._mentions.get(key, ()):
                for kind, weight in _evidence(run, self._ontology, full_names=self._full_names is not None):
                    own[kind] += weight
        return own

    def _counted(self, key: str) -> Votes:
        counted = self._of_mentions(key).copy()
        mentions = self._mentions.get(key, ())
        told = bool(counted) or key in self._owning
        counted[PLATFORM] += self._owning.get(key, 0)
        if told:
            self._add_people(key, counted)
        if self._is_single(key) and counted[PERSON] < _SURE and not counted[TITLED] and not counted[_COMPANY]:
            counted[PERSON] = 0
            counted[PLATFORM] += 1
        if self._points_back:
            counted[PLATFORM] += bool(counted[_SUFFERS] or counted[_DOES] or counted[_USED])
        told = told or self._full_names is not None or any(len(run.words) > 1 for run in mentions)
        if told and not any(run.start or len(run.words) > 1 for run in mentions):
            counted[PLATFORM] -= 1  # a capital at the beginning of a sentence says nothing of a name
        return counted

    def _is_single(self, key: str) -> bool:
        """Where people are introduced by first and last name, a single word that is part of no such name is nobody."""
        return self._full_names is not None and " " not in key and key not in self._full_names

    def _add_people(self, key: str, counted: Votes) -> None:
        """ "Yohana" is the person whom "Ketua komisi, Yohana Firasati" names in full; in "CEO Ngobras Kael Burhansyah" the
        company stands first.
        """
        for run in self._by_first.get(key, ()):
            named = self._of_mentions(run.key)
            if named[PERSON] >= ENOUGH:
                counted[PERSON] += 1 if len(run.words) > ENOUGH and named[_COMPANY] else _SURE
        for run in self._by_last.get(key, ()):
            if self._of_mentions(run.key)[PERSON] >= ENOUGH:
                counted[PERSON] += _SURE


def elected(votes: Votes) -> str | None:
    """The kind that the votes are for, where they are enough and more than those for a person or a place."""
    hints = min(votes[_SUFFERS], 1) + min(votes[_DOES], 1) + min(votes[_STANDS], 1) + min(votes[_USED], 1)
    kind, best = max(((PLATFORM, votes[PLATFORM] + hints), (AGENCY, votes[AGENCY])), key=lambda v: v[1])
    return kind if best >= ENOUGH and best > max(votes[PERSON], votes[PLACE]) else None


def is_nobody(votes: Votes) -> bool:
    """Whether nothing speaks for a person, a place or a body."""
    return not (votes[PERSON] or votes[PLACE] or votes[AGENCY])


def is_person(votes: Votes) -> bool:
    """Whether more speaks for a person than one verb of speech, which has the spokesmen of services as its subject too."""
    return votes[PERSON] > 1 or votes[TITLED] > 0


def _evidence(run: Run, ontology: Ontology, *, full_names: bool) -> Iterator[tuple[str, int]]:
    before, after = run.before, run.after
    if before is not None:
        if (before.any("person:titles", "person:honorifics") or before.office) and not _is_titles_owner(run):
            yield PERSON, _SURE if run.stop - run.start > 1 else 1
            yield _COMPANY if "person:company_titles" in before.tags else TITLED, 1
        elif "speech:verbs" in before.tags and not before.capital:
            yield PERSON, ENOUGH
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
    return stop - k > ENOUGH and stop < len(items) and items[stop].text == ","


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
                yield AGENCY, ENOUGH
            return
        if "noun:platform" in item.tags:
            yield PLATFORM, ENOUGH
            return
        if not (item.is_plain and item.is_word and (apposed or not item.capital)) and not is_place(item):
            return


def _suffered(run: Run, ontology: Ontology) -> Iterator[tuple[str, int]]:
    """Votes of the measures that are taken against the name, and of talks that a body has with it."""
    items, k = run.items, run.governor()
    if run.acts_in_passive():
        yield AGENCY, ENOUGH
    if k >= 0:
        if _governs(run, k):
            yield from _of_measure(items, k, ontology)
        if (
            "partner" in items[k].tags
            and not run.has_initials
            and any(i.entity is not None and i.entity.kind == AGENCY for i in items)
            and any(form.rule.role == "partner" for i in items[max(0, k - 4) : k] for form in i.forms)
        ):
            yield PLATFORM, ENOUGH
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
    marked = any("patient" in i.tags for i in run.items[at + 1 : run.begin])
    return marked or not all(form.voice == NOUN and form.rule.marked for form in run.items[at].forms)


def _of_measure(items: list[Item], at: int, ontology: Ontology) -> Iterator[tuple[str, int]]:
    """What is never done to a person says most; what is done to people too is a hint, and needs a body that does it."""
    if not items[at].forms:
        return
    rules = [f.rule for f in items[at].forms]
    if any(rule.needs for rule in rules):
        words = said(items)
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
    items = run.items
    begin = k = _behind_report(items, run.stop)
    while k < len(items) and k - begin < 5 and items[k].any(*_BETWEEN) and not items[k].any("passive_auxiliary", "relative"):
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


def _behind_aside(items: Sequence[Item], at: int) -> int:
    """Behind a short aside: "Chatlune[, by contrast,] said"."""
    close = next((k for k in range(at + 1, min(at + _ASIDE, len(items))) if items[k].text == ","), None)
    if close is None or items[at].text != ",":
        return at
    return close + 1 if not any(could_name(i) or i.entity is not None or i.forms for i in items[at + 1 : close]) else at


def _behind_report(items: Sequence[Item], at: int) -> int:
    """What one says of oneself: "Chatlune [said (that) it] would comply"; `at` itself where nothing is said."""
    k = _behind_aside(items, at) + 1
    if k >= len(items) or not items[k - 1].any("speech:reporting", "speech:verbs"):
        return at
    k += items[k].any("complementizer")
    return k + 1 if k < len(items) and items[k].any("ref:plural") else at


def _is_defined(run: Run) -> bool:
    """Told to be a service: "Kirimin, aplikasi pesan asal Freedonia, ...", "Chatlune is a messaging app"."""
    items, k = run.items, run.stop
    if k >= len(items) or not (items[k].text in {",", "("} or items[k].any("copula")):
        return False
    for at, item in enumerate(items[k + 1 : k + 6], k + 1):
        if item.any("noun:platform", "noun:organization"):
            after = items[at + 1] if at + 1 < len(items) else None
            # "Menurut Netmarka, aplikasi Murmuria ...", "Menurut Kesk, situs tersebut ..." speak of another one.
            another = after is not None and (could_name(after) or after.any("demonstrative"))
            return not another and not (after is not None and after.entity is not None and after.entity.kind == PLATFORM)
        if not (item.any("determiner", "number", "transparent") or item.adjective or (item.is_plain and item.is_word)):
            return False
    return False
