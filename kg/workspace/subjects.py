"""From what a person types to the subject of a correction: an entity, or an event with the reports that it has now."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from kg.model import LedgerError, Node, NodeRef, ReportRef, Subject, UsageError, mark_of
from kg.ontology import Ontology, did_you_mean
from kg.workspace.contradictions import refuse_retracted
from kg.workspace.finding import EntityFinder, Found, folded
from kg.workspace.merged import stands_for

if TYPE_CHECKING:
    from kg.ledger import Ledger
    from kg.model import Edge

ACTION, _BODY = "Action", "Agency"
ENTITIES = ("Agency", "Platform", "Organization", "Person", "Place", "LegalInstrument", "Domain")
_OF_EVENTS = ("status", "date", "deadline", "count", "amount", "currency")
# `name` has a correction of its own; `listed` says where an entity is from.
_NOT_SET = frozenset({"name", "listed"})
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_SHORTEST = 6
_SHOWN = 4


class Subjects:
    """Finds what corrections are about, in one graph and the ledger that it was made from."""

    def __init__(self, ontology: Ontology, nodes: Iterable[Node], edges: Iterable[Edge], ledger: Ledger) -> None:
        self._ontology = ontology
        self._ledger = ledger
        self._edges = tuple(edges)
        nodes = tuple(nodes)
        self._events = {node.id: node for node in nodes if node.label == ACTION}
        self._bodies = {node.ref for node in nodes if node.label == _BODY and node.properties.get("listed") is False}
        self._entities = EntityFinder(ontology, nodes)

    def event(self, text: str) -> Subject:
        """Return the event of this id, or of the only id that begins so; also of an id from before it became part of another.

        Raises UsageError for none and for several.
        """
        node = self._event(text)
        if node is None:
            refuse_retracted(text, self._ledger.corrections())
            raise UsageError(f"no event has the id '{text}'.", place="event", remedy=self._near_events(text))
        return self._with_reports(node)

    def entity(self, text: str) -> Subject:
        """Return the entity of this id or name. Raises UsageError for none, QueryError for several."""
        found = self._entities.find(text, ENTITIES) or self._called_by_articles(text)
        if found is None:
            self._refuse_merged(text)
            raise UsageError(f"nobody is called '{text}'.", place="entity", remedy=self._entities.near(text, ENTITIES))
        return Subject(found.ref.label, found.ref.id)

    def any(self, text: str) -> Subject:
        """Return the event or the entity that is meant."""
        if text in self._events:
            return self._with_reports(self._events[text])
        if found := self._entities.find(text, ENTITIES) or self._called_by_articles(text):
            return Subject(found.ref.label, found.ref.id)
        if node := self._event(text):
            return self._with_reports(node)
        refuse_retracted(text, self._ledger.corrections())
        self._refuse_merged(text)
        near = difflib.get_close_matches(text, self._events, n=_SHOWN, cutoff=0.7)
        remedy = f"Did you mean {' or '.join(near)}?" if near else self._entities.near(text, ENTITIES)
        raise UsageError(f"nothing is called '{text}' here.", place="subject", remedy=remedy)

    def articles(self, given: Sequence[str], subject: Subject) -> tuple[str, ...]:
        """Return the ids of articles given by id or its beginning. Raises UsageError for one that says nothing of the subject."""
        ids = []
        for text in given:
            try:
                ids.append(self._ledger.article(text).id)
            except LedgerError as error:
                raise UsageError(error.problem, place="--articles", remedy=f"It has {self._told(subject)}.") from error
        speaking = self._speaking(subject)
        for id_ in ids:
            if id_ not in speaking:
                problem = f"{id_} says nothing of {subject.id}."
                raise UsageError(problem, place="--articles", remedy=f"It has {self._told(subject)}.")
        return tuple(ids)

    def value(self, subject: Subject, field: str, text: str) -> str | int | float:
        """Return what was typed as the value of a field. Raises UsageError where the field or the value cannot be."""
        about = self._ontology.graph.labels[subject.label]["properties"]
        fields = _OF_EVENTS if subject.label == ACTION else tuple(name for name in about if name not in _NOT_SET)
        if field not in fields:
            if field in about and subject.label == ACTION:
                remedy = f"It follows from the reports; {', '.join(fields)} can be set."
            elif field == "name":
                remedy = "`kg correct rename` does that."
            else:
                remedy = did_you_mean(field, fields) if fields else f"Nothing of a {subject.label} can be set."
            raise UsageError(f"{subject.label} has no '{field}' that can be set.", place="field", remedy=remedy)
        if field == "status" and text not in self._ontology.statuses:
            raise UsageError(f"'{text}' is no status.", place=field, remedy=did_you_mean(text, self._ontology.statuses))
        return _read(about[field], field, text)

    def _called_by_articles(self, text: str) -> Found | None:
        """Return the body of no list that articles call so beside its usual name."""
        wanted = folded(text)
        refs = {e.target for e in self._edges if e.type == "MENTIONS" and folded(str(e.properties["text"])) == wanted}
        known = [Node(ref.label, ref.id, {"name": text}) for ref in refs if ref in self._bodies]
        return EntityFinder.of_few(known, ()).find(text, ENTITIES)

    def _refuse_merged(self, text: str) -> None:
        """Raise UsageError where an entity is part of another by a correction: what looks like its name is somebody else."""
        if (one := stands_for(text, self._ledger.corrections(), self._ontology.entities)) is not None:
            standing, merge = one[0].partition("/")[2], one[1]
            remedy = f"Name {standing}, or `kg correct undo {merge.id}` parts them."
            raise UsageError(f"{merge.by} merged it into {standing}.", place=text, remedy=remedy)

    def _event(self, text: str) -> Node | None:
        if text in self._events:
            return self._events[text]
        found = [id_ for id_ in self._events if len(text) >= _SHORTEST and id_.startswith(text)]
        if len(found) > 1:
            shown = ", ".join(sorted(found)[:_SHOWN])
            remedy = "Give more of the id."
            raise UsageError(f"several events begin with '{text}': {shown}.", place="event", remedy=remedy)
        if not found:
            mark = mark_of(text)
            found = [e.target.id for e in self._edges if mark and e.type == "REPORTS" and e.properties.get("mark") == mark]
        return self._events[found[0]] if found else None

    def _near_events(self, text: str) -> str:
        near = difflib.get_close_matches(text, self._events, n=_SHOWN, cutoff=0.6)
        return f"Did you mean {' or '.join(near)}?" if near else "`kg query history` shows ids of events."

    def _with_reports(self, node: Node) -> Subject:
        """An event has the reports that the graph shows, each by its first words."""
        shown: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
        for edge in self._edges:
            if edge.type == "REPORTS" and edge.target == node.ref:
                told = edge.properties
                words = (_number(told["start"]), _number(told["end"]), str(told["action"]))
                shown.setdefault((edge.source.id, str(told["mark"])), []).append(words)
        party = self._party(node)
        reports = (ReportRef(article, *min(places), party) for (article, _), places in shown.items())
        return Subject(ACTION, node.id, tuple(sorted(reports)))

    def _party(self, node: Node) -> str:
        if "party" in node.properties:
            return str(node.properties["party"])
        targets = sorted(edge.target.id for edge in self._edges if edge.type == "TARGETS" and edge.source == node.ref)
        return targets[0] if targets else ""

    def _speaking(self, subject: Subject) -> set[str]:
        """The ids of the articles that say something of a subject."""
        if subject.reports:
            return {ref.article for ref in subject.reports}
        ref = NodeRef(subject.label, subject.id)
        return {str(e.properties["article"]) for e in self._edges if ref in (e.source, e.target) and "article" in e.properties}

    def _told(self, subject: Subject) -> str:
        speaking = sorted(self._speaking(subject))
        return f"{', '.join(speaking[:_SHOWN])}{', ...' if len(speaking) > _SHOWN else ''}" if speaking else "no article"


def _read(type_: str, field: str, text: str) -> str | int | float:
    """Return a value of a type of the graph schema."""
    wanted = None
    if type_ == "integer":
        if re.fullmatch(r"-?\d+", text):
            return int(text)
        wanted = "a whole number"
    elif type_ == "number":
        if re.fullmatch(r"-?\d+(\.\d+)?", text):
            return float(text)
        wanted = "a number such as 1500000.5"
    elif type_ == "date" and not _is_date(text):
        wanted = "a date: 2017-07-14, 2017-07 or 2017"
    elif field == "currency" and not _CURRENCY.fullmatch(text):
        wanted = "three capitals, such as IDR"
    elif field == "country" and not _COUNTRY.fullmatch(text):
        wanted = "two capitals, such as ID"
    if wanted or not text.strip():
        raise UsageError(f"'{text}' is no value of it.", place=field, remedy=f"Give {wanted or 'some text'}.")
    return text


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[: len("2017-07-14")])
    except ValueError:
        return False
    return True


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
