"""People's corrections, applied while the graph is made: they change no fact, only what is made of the facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.model import slug
from kg.resolve.keys import AGENCY, id_of, key_of, kind_of

if TYPE_CHECKING:
    from kg.model import Correction, ReportRef, Scalar, Subject
    from kg.resolve.reports import Report

ACTION = "Action"
_SHORT = 4


class Corrections:
    """The corrections in force, by what they speak of."""

    def __init__(self, given: Sequence[Correction], listed: Iterable[str] = ()) -> None:
        self.given = tuple(sorted(given, key=lambda c: (c.at, c.id)))
        self._listed = frozenset(listed)
        self._merged: dict[str, str] = {}
        self._split: dict[tuple[str, str], str] = {}
        self.names: dict[str, str] = {}
        self.values: dict[str, dict[str, Scalar]] = {}
        self.of_entities: dict[str, list[str]] = {}
        self._of_events: dict[str, list[Correction]] = {}
        for correction in self.given:
            if any(subject.label == ACTION for subject in correction.subjects):
                for article in sorted({ref.article for subject in correction.subjects for ref in subject.reports}):
                    self._of_events.setdefault(article, []).append(correction)
            else:
                self._take(correction)
        # A name or a value that was given to one of several that are one now holds for the one.
        self.names = {self.standing(key): name for key, name in self.names.items()}
        self.values = {self.standing(key): values for key, values in self.values.items()}

    def entity(self, key: str, article: str) -> str | None:
        """Return the id that an entity has by a correction; None where none speaks of it."""
        found = self.standing(self._split.get((article, key), key))
        return None if found == key else id_of(found)

    @property
    def of_bodies(self) -> bool:
        """Whether any speaks of a body: then articles that use one name may mean different bodies by it."""
        return any(kind_of(key) == AGENCY for keys in self.of_entities.values() for key in keys)

    def apart(self, article: str, key: str) -> str | None:
        """Return the key that an article means by another one since somebody split it; None where nobody did."""
        return self._split.get((article, key))

    def standing(self, key: str) -> str:
        """Return the key that stands for an entity after all merges."""
        while key in self._merged:
            key = self._merged[key]
        return key

    def merged_into(self, key: str) -> list[str]:
        """Return the keys that a key stands for besides itself."""
        return [other for other in self._merged if self.standing(other) == key]

    def of_articles(self, articles: Iterable[str]) -> list[Correction]:
        """Return the corrections of events that speak of reports of these articles, in order."""
        found = {correction.id: correction for article in articles for correction in self._of_events.get(article, ())}
        return sorted(found.values(), key=lambda c: (c.at, c.id))

    def _take(self, correction: Correction) -> None:
        keys = [_key(subject) for subject in correction.subjects]
        for key in keys:
            self.of_entities.setdefault(correction.id, []).append(key)
        match correction.kind:
            case "merge":
                for other in keys[1:]:
                    self._merge(keys[0], other)
            case "split":
                name = str(correction.value) if correction.value else f"{id_of(keys[0])} {correction.id[:_SHORT]}"
                apart = f"{kind_of(keys[0])}/{slug(name)}"
                self._split |= {(article, keys[0]): apart for article in correction.articles}
                self.of_entities[correction.id] = [apart]
            case "rename":
                self.names[keys[0]] = str(correction.value)
            case "set" if correction.field is not None and correction.value is not None:
                self.values.setdefault(keys[0], {})[correction.field] = correction.value
            case _:
                pass

    def _merge(self, one: str, other: str) -> None:
        """Let the first stand for the second, or a listed one for one that is not; a circle closes nothing."""
        one, other = self.standing(one), self.standing(other)
        if one != other:
            if id_of(other) in self._listed and id_of(one) not in self._listed:
                one, other = other, one
            self._merged[other] = one


def found_reports(subject: Subject, reports: Mapping[str, Sequence[Report]]) -> list[Report]:
    """Return the reports that a correction speaks of, of those at hand by article.

    After another reading of an article they may stand elsewhere or have changed their type: a report of the same deed whose words
    overlap is meant, else the first of the same deed and party.
    """
    return [report for ref in subject.reports if (report := _found(ref, reports.get(ref.article, ())))]


def _found(ref: ReportRef, reports: Sequence[Report]) -> Report | None:
    def near(report: Report) -> tuple[bool, bool, bool, str]:
        overlaps = any(e.start < ref.end and ref.start < e.end for e in report.fact.evidence)
        same_party = id_of(report.party) == ref.party
        same_type = ref.action in (report.fact.action, report.deed)
        return not overlaps, not same_party, not same_type, report.mark

    for report in sorted(reports, key=near):
        far, other_party, other_type, _ = near(report)
        return None if other_type or (far and other_party) else report
    return None


def _key(subject: Subject) -> str:
    return key_of(subject.label.lower(), subject.id)
