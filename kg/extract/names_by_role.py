"""Names that nothing introduces, known by the part they play: acted upon, used or listed as only services are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.document import Document, Item, Sentence
from kg.extract.unknown_names import could_name, link_aliases
from kg.model import Entity, slug

_WORDS = 3
_TOLD_TWICE = 2
_BETWEEN = ("cue:before", "adverb", "passive_auxiliary", "perfect", "relative", "transparent")


@dataclass(slots=True)
class _Run:
    """Capitalised words `[start, stop)` of a sentence that nothing is known of; `key` is their lower case."""

    items: list[Item]
    start: int
    stop: int
    key: str

    @property
    def name(self) -> str:
        return " ".join(item.text for item in self.items[self.start : self.stop])


def link_by_role(document: Document, aliases: dict[str, Entity], impersonal: frozenset[str]) -> None:
    """Links such names as platforms, in the whole article, and adds them to `aliases`.

    `impersonal` are the actions that are never done to a person. The article must speak of services, and call the name at
    least twice: one slip of a headline is not enough.
    """
    if not document.has("noun:platform"):
        return
    if not any(_plays_a_part(run, impersonal) for run in _runs(_telling(document))):
        return
    runs = list(_runs(document.sentences))
    counts = Counter(run.key for run in runs)
    told = [run for run in runs if counts[run.key] >= _TOLD_TWICE and not _of_person(run)]
    found = {run.key: run.name for run in told if _plays_a_part(run, impersonal)}
    for run in told:
        if run.key not in found and any(beside in found for beside in _listed_with(run)):
            found[run.key] = run.name
    if found:
        linked = {key: Entity(slug(name), name, "platform") for key, name in found.items()}
        link_aliases(document, linked)
        aliases.update(linked)


def _telling(document: Document) -> Iterator[Sentence]:
    """The sentences that could show the part that a name plays: with a word for a measure, or for use."""
    for sentence in document.sentences:
        if "usage" in sentence.tags or any(item.forms for item in sentence.items):
            yield sentence


def _plays_a_part(run: _Run, impersonal: frozenset[str]) -> bool:
    return _suffers(run, impersonal) or _undergoes(run, impersonal) or _is_used(run)


def _runs(sentences: Iterable[Sentence]) -> Iterator[_Run]:
    for sentence in sentences:
        items = sentence.items
        at = 0
        while at < len(items):
            if not items[at].capital:
                at += 1
                continue
            stop = at
            while stop < len(items) and could_name(items[stop]):
                stop += 1
            if at < stop <= at + _WORDS:
                yield _Run(items, at, stop, " ".join([item.low for item in items[at:stop]]))
            at = max(stop, at + 1)


def _of_person(run: _Run) -> bool:
    """Beside a title, a speech verb, or another name."""
    beside = [run.items[k] for k in (run.start - 1, run.stop) if 0 <= k < len(run.items)]
    return any(
        i.any("person:titles", "person:honorifics", "speech:verbs", "speech:reporting")
        or (i.entity is not None and i.entity.kind not in ("place", "platform"))
        for i in beside
    )


def _suffers(run: _Run, impersonal: frozenset[str]) -> bool:
    """Behind a word for a measure, or as the partner of an agency's talks: "berunding dengan pihak Gemapesan"."""
    items, k = run.items, run.start - 1
    while k >= 0 and items[k].any("transparent", "determiner", "patient", "number") and not items[k].any("partner"):
        k -= 1
    if k < 0:
        return False
    if _is_measure(items[k], impersonal):
        return True
    agency = any(i.entity is not None and i.entity.kind == "agency" for i in items)
    services = any("noun:platform" in i.tags for i in items)
    talks = any(form.rule.role == "partner" for i in items[max(0, k - 4) : k] for form in i.forms)
    return agency and services and talks and "partner" in items[k].tags


def _undergoes(run: _Run, impersonal: frozenset[str]) -> bool:
    """Before a passive word for a measure: "Gemapesan akan diblokir", "Chatlune was blocked"."""
    items, k = run.items, run.stop
    auxiliary = False
    while k < len(items) and k - run.stop < 6 and (items[k].any(*_BETWEEN) or _is_place(items[k])):
        auxiliary = auxiliary or items[k].any("passive_auxiliary")
        k += 1
    if k >= len(items) or not _is_measure(items[k], impersonal):
        return False
    return any(form.voice == "passive" or (form.voice == "either" and auxiliary) for form in items[k].forms)


def _is_used(run: _Run) -> bool:
    """Beside a word that goes with services only: "pengguna Gemapesan", "Chatlune users"."""
    beside = [run.items[k] for k in (run.start - 1, run.stop) if 0 <= k < len(run.items)]
    return any("usage" in item.tags for item in beside)


def _listed_with(run: _Run) -> Iterator[str]:
    """The unknown names that stand in one list with the run."""
    for other in (_neighbour(run, -1), _neighbour(run, 1)):
        if other is not None:
            yield other


def _neighbour(run: _Run, step: int) -> str | None:
    items = run.items
    k = run.stop if step > 0 else run.start - 1
    if not (0 <= k < len(items) and (items[k].text == "," or "coordinator" in items[k].tags)):
        return None
    while 0 <= k < len(items) and (items[k].text == "," or "coordinator" in items[k].tags):
        k += step
    words: list[str] = []
    while 0 <= k < len(items) and could_name(items[k]) and len(words) < _WORDS:
        words.insert(0 if step < 0 else len(words), items[k].low)
        k += step
    return " ".join(words) or None


def _is_measure(item: Item, impersonal: frozenset[str]) -> bool:
    return any(not form.rule.weak and form.rule.action in impersonal for form in item.forms)


def _is_place(item: Item) -> bool:
    return item.entity is not None and item.entity.kind == "place"
