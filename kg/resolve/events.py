"""Events: a cluster of reports, and what of them stands."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.model import EventFact, NodeRef, Scalar, slug
from kg.resolve.gazetteer import ActionType, Gazetteer
from kg.resolve.keys import CLASS, entity_key
from kg.resolve.relations import Relations
from kg.resolve.reports import DEED, Report
from kg.resolve.settling import Settled, lag_of, settled, settled_date, sources
from kg.resolve.times import days

_SLUG = 40
_AGENCY = "agency"
T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """An event in the world: the Action of the graph.

    `reports`: the earliest first. `source_of`: which independent source each article is of. `stage`: how far it has come, as its
    status says. `settled_by`: which rule chose a value where reports differ. `bodies`: the keys of those who act, or whom the
    party answers. `when`: the days (ordinals) it lies between, by its date, else by the first article on it
    (of undated ones by when they say that they were written).
    """

    id: str
    reports: tuple[Report, ...]
    source_of: Mapping[str, str]
    type: ActionType
    type_id: str
    status: str
    stage: str
    date: str | None
    date_basis: str | None
    settled_by: Mapping[str, str]
    values: Mapping[str, Scalar]
    jurisdiction: str | None
    when: tuple[int, int] | None
    corrected: frozenset[str] = frozenset()
    confirmed: bool = False

    @property
    def ref(self) -> NodeRef:
        """The key of its node."""
        return NodeRef("Action", self.id)

    @property
    def party(self) -> str:
        """The key of the party: that of the earliest report."""
        return self.reports[0].party

    @property
    def deed(self) -> str:
        """The type that it counts as."""
        return self.reports[0].deed

    @property
    def acts(self) -> bool:
        """Whether the party does it itself."""
        return self.reports[0].acts

    @property
    def done(self) -> bool:
        """Whether it took place."""
        return self.stage == DEED

    @property
    def first_published(self) -> str | None:
        """When the first article that tells of it was published; None where none of them says."""
        return min((report.published for report in self.reports if report.published), default=None)

    @property
    def bodies(self) -> tuple[str, ...]:
        """The keys of all that take part besides the party."""
        return tuple(dict.fromkeys(side for report in self.reports for side in report.sides))


def event_of(reports: Sequence[Report], gazetteer: Gazetteer, relations: Relations) -> Event:
    """Return the event that a cluster of reports tells of; the id is that of the earliest report."""
    first = reports[0]
    source_of = sources(reports)
    date, basis = settled_date(reports, source_of)
    when = days(date.value)
    rules: dict[str, str] = {}

    def one(name: str, value: Callable[[EventFact], T | None]) -> T | None:
        told = ((found, r) for r in reports if (found := value(r.fact)) is not None)
        chosen: Settled[T] = settled(told, source_of, lag=lambda _, r: lag_of(r, when))
        if chosen.disputed:
            rules[name] = chosen.rule
        return chosen.value

    if date.disputed:
        rules["date"] = date.rule
    type_id = one("type", lambda fact: fact.action) or first.fact.action
    status = one("status", lambda fact: fact.status) or first.fact.status
    # "Done" or "ongoing", "planned" or "threatened": of one stage, and no disagreement.
    rules.pop("status", None)
    if (rule := _named_apart(reports, source_of, relations)) is not None:
        rules["actor"] = rule
    sum_ = one("amount", lambda fact: (fact.amount.value, fact.amount.currency) if fact.amount else None)
    values: dict[str, Scalar | None] = {
        "deadline": one("deadline", lambda fact: fact.deadline),
        "count": one("count", lambda fact: fact.count),
        "amount": float(sum_[0]) if sum_ else None,
        "currency": sum_[1] if sum_ else None,
        "conditions": _joined(r.fact.conditions for r in reports),
        "scope": _joined(r.fact.scope for r in reports),
        "inferred": tuple(sorted(set.intersection(*(set(r.fact.inferred) for r in reports)))),
        "rule": tuple(sorted({r.fact.rule for r in reports})),
        "classes": _joined(_classes(r.fact) for r in reports),
    }
    published = [stretch for r in reports if (stretch := days(r.published))]
    published = published or [stretch for r in reports if (stretch := days(r.written))]
    return Event(
        id=_id(first),
        reports=tuple(reports),
        source_of=source_of,
        type=gazetteer.actions[type_id],
        type_id=type_id,
        status=status,
        stage=gazetteer.stages[status],
        date=date.value,
        date_basis=basis,
        settled_by=rules,
        values={name: value for name, value in values.items() if value is not None and value != ()},
        jurisdiction=next((r.jurisdiction for r in reports if r.jurisdiction), None),
        when=when or min(published, default=None),
    )


def _named_apart(reports: Sequence[Report], source_of: Mapping[str, str], relations: Relations) -> str | None:
    """Return the rule by which one of several bodies stands that articles name for it; None where they name one, or its parts."""
    told = [
        (relations.newest(actor.id), report)
        for report in reports
        if report.fact.actor and (actor := report.fact.actor.entity).id and relations.is_listed(actor.id)
        if actor.kind == _AGENCY and not relations.stands_for_all(actor.id)
    ]
    bodies = sorted({body for body, _ in told})
    if all(relations.related(one, other) for one in bodies for other in bodies):
        return None
    chosen = settled(told, source_of, lag=lambda _, report: lag_of(report, days(report.fact.date)))
    return chosen.rule if chosen.disputed else None


def _id(report: Report) -> str:
    """Return a readable id that ends in the mark of its first report, such as `block-telegram-2017-07-14-0a1b2c3d4e`.

    By the mark any report's id finds the event that the report is part of now, also after two events turned out to be one.
    All of it is of the report's own article: what others say later never changes an id.
    """
    about = report.named
    if report.party.startswith(CLASS):
        about = "-".join(slug(role.entity.name) for role in report.fact.targets[:1])
    words = [report.fact.action, slug(about)[:_SLUG].rstrip("-") if about else "", report.fact.date or ""]
    return "-".join([*filter(None, words), report.mark])


def _classes(fact: EventFact) -> tuple[str, ...]:
    return tuple(role.entity.name for role in fact.targets if entity_key(role.entity) is None)


def _joined(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """All items in order, each once."""
    return tuple(dict.fromkeys(item for items in lists for item in items))
