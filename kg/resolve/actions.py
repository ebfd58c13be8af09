"""From what articles say of events to events in the world: the same deed told by several articles is one Action."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.model import EventFact, Node, NodeRef, Role, Scalar, SchemaError, slug
from kg.resolve.claims import Rank
from kg.resolve.entities import CLASS
from kg.resolve.gazetteer import ActionType

_FULL_DATE = len("2017-07-14")
_BASES = frozenset({"stated", "relative"})
_HASH, _LONG_HASH = 6, 24
_SLUG = 40
_NAMED_TARGETS = 3
_GAP = " "
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """An event as one article tells it."""

    when: Rank
    published: str | None
    outlet: str | None
    fact: EventFact

    @property
    def article(self) -> str:
        """The id of the article."""
        return self.when[1]


@dataclass(frozen=True, slots=True)
class Action:
    """An event in the world, and all reports of it, the earliest article's first."""

    id: str
    reports: tuple[Report, ...]

    @property
    def ref(self) -> NodeRef:
        """The key of its node."""
        return NodeRef("Action", self.id)


@dataclass(slots=True)
class Reports:
    """All reports so far, by what they report."""

    _by_key: dict[Key, list[Report]] = field(default_factory=dict)

    def add(self, report: Report) -> None:
        """Take one report."""
        self._by_key.setdefault(_key(report), []).append(report)

    def actions(self) -> Iterator[Action]:
        """Yield the events that the reports tell of, each once, with its id; in no order."""
        ids = {key: _id(key, reports[0].fact, digits=_HASH) for key, reports in self._by_key.items()}
        taken = Counter(ids.values())
        for key, reports in self._by_key.items():
            # Six digits of a hash read well and do collide among thousands of undated warnings to one platform; all
            # that share an id then get a longer one, whichever came first.
            id_ = ids[key] if taken[ids[key]] == 1 else _id(key, reports[0].fact, digits=_LONG_HASH)
            yield Action(id_, tuple(sorted(reports, key=lambda r: (r.when, r.fact.evidence, repr(r.fact)))))


def _key(report: Report) -> Key:
    """Return what makes two reports one event: type, status, actor, targets and a full date that the text gives.

    Without such a date or without a named target the article and the place in it are part of the key: nothing then says that
    two articles, or two sentences, mean the same.
    """
    fact = report.fact
    targets = _target_ids(fact)
    base = (fact.action, fact.status, _actor_id(fact), _GAP.join(targets), fact.date or "")
    if targets and fact.date and len(fact.date) == _FULL_DATE and fact.date_basis in _BASES:
        return base
    return (*base, report.article, str(fact.evidence[0].start if fact.evidence else ""))


def _id(key: Key, fact: EventFact, *, digits: int) -> str:
    """Return a readable id, such as `block-telegram-2017-07-14-0a1b2c`."""
    targets = _target_ids(fact) or tuple(sorted(slug(role.entity.name) for role in fact.targets))
    about = (targets[0] if targets else _actor_id(fact)) or ""
    words = [fact.action, slug(about)[:_SLUG].rstrip("-") if about else "", fact.date or ""]
    mark = hashlib.sha256("\n".join(key).encode()).hexdigest()[:digits]
    return "-".join([*filter(None, words), mark])


def _actor_id(fact: EventFact) -> str:
    return (fact.actor.entity.id if fact.actor else None) or ""


def _target_ids(fact: EventFact) -> tuple[str, ...]:
    return tuple(sorted({role.entity.id for role in fact.targets if role.entity.id and role.entity.kind != CLASS}))


def action_node(action: Action, types: Mapping[str, ActionType], name_of: Callable[[str], str]) -> Node:
    """Return the node of an event; where reports differ, lists are joined and of single values the earliest stands."""
    facts = [report.fact for report in action.reports]
    first = facts[0]
    if first.action not in types:
        known = ", ".join(sorted(types))
        raise SchemaError(f"no action is called {first.action!r}.", place=first.rule, remedy=f"There are {known}.")
    dated = next((fact for fact in facts if fact.date), None)
    money = next((fact.amount for fact in facts if fact.amount), None)
    classes = _joined(_classes(fact.targets) for fact in facts)
    properties: dict[str, Scalar | None] = {
        "name": _name(first, [name_of(id_) for id_ in _target_ids(first)] or list(classes)),
        "type": first.action,
        "family": types[first.action].family,
        "status": first.status,
        "date": dated.date if dated else None,
        "date_basis": dated.date_basis if dated else None,
        "deadline": next((fact.deadline for fact in facts if fact.deadline), None),
        "conditions": _joined(fact.conditions for fact in facts),
        "scope": _joined(fact.scope for fact in facts),
        "count": next((fact.count for fact in facts if fact.count is not None), None),
        "amount": float(money.value) if money else None,
        "currency": money.currency if money else None,
        "inferred": tuple(sorted(_joined(fact.inferred for fact in facts))),
        "rule": tuple(sorted({fact.rule for fact in facts})),
        "classes": classes,
        "first_published": min((r.published for r in action.reports if r.published), default=None),
        "articles": len({report.article for report in action.reports}),
        "outlets": len({report.outlet for report in action.reports if report.outlet}),
    }
    known_values = {name: value for name, value in properties.items() if value is not None and value != ()}
    return Node("Action", action.id, known_values, (types[first.action].label,))


def _name(fact: EventFact, whom: list[str]) -> str:
    more = [f"+{len(whom) - _NAMED_TARGETS}"] if len(whom) > _NAMED_TARGETS else []
    shown = ", ".join(whom[:_NAMED_TARGETS])
    return _GAP.join([fact.action, *filter(None, [shown]), *more, f"({fact.status})"])


def _classes(roles: Iterable[Role]) -> tuple[str, ...]:
    return tuple(role.entity.name for role in roles if role.entity.kind == CLASS or role.entity.id is None)


def _joined(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """All items in order, each once."""
    return tuple(dict.fromkeys(item for items in lists for item in items))
