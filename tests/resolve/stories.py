"""Small corpora told in a line an article, and graphs read back in a line an event."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from kg.model import (
    Amount,
    Article,
    Correction,
    Edge,
    Entity,
    EventFact,
    Evidence,
    Facts,
    Node,
    NodeRef,
    PersonFact,
    ReportRef,
    Role,
    Scalar,
    Subject,
    new_correction,
)
from kg.ontology import ActionType, ListedEntity, load_ontology
from kg.resolve import Graph, resolve

Pair = tuple[Article, Facts]
T = TypeVar("T")


@dataclass(frozen=True)
class Lists:
    """A small gazetteer, with the action types and the stages of the schemas."""

    entities: Mapping[str, ListedEntity]
    topics: Mapping[str, ListedEntity] = field(default_factory=dict)
    outlets: Mapping[str, ListedEntity] = field(default_factory=dict)
    actions: Mapping[str, ActionType] = field(default_factory=lambda: load_ontology().actions)
    stages: Mapping[str, str] = field(default_factory=lambda: load_ontology().stages)
    confidence: Mapping[str, float] = field(default_factory=lambda: {"base": 2.0})
    body_words: Mapping[str, str] = field(default_factory=lambda: load_ontology().body_words)


def by_id(*entries: ListedEntity) -> dict[str, ListedEntity]:
    return {entry.id: entry for entry in entries}


LISTS = Lists(
    entities=by_id(
        ListedEntity("kominfo", "Kominfo", "Agency", "ministry", "ID", "Q1", valid_until="2024-10-20", succeeded_by="komdigi"),
        ListedEntity("komdigi", "Komdigi", "Agency", "ministry", "ID", valid_from="2024-10-21"),
        ListedEntity("aptika", "Aptika", "Agency", "regulator", "ID", part_of="kominfo"),
        ListedEntity("kppu", "KPPU", "Agency", "regulator", "ID"),
        ListedEntity("istana", "Istana", "Agency", "government", "ID"),
        ListedEntity("mcmc", "MCMC", "Agency", "regulator", "MY"),
        ListedEntity("polis", "Polis", "Agency", "police", "MY"),
        ListedEntity("whatsapp", "WhatsApp", "Platform", owner="meta"),
        ListedEntity("instagram", "Instagram", "Platform", owner="meta"),
        ListedEntity("meta", "Meta", "Organization", "company", "US", owner="meta-holding"),
        ListedEntity("meta-holding", "Meta Holding", "Organization", owner="meta"),
        ListedEntity("telegram", "Telegram", "Platform", "messenger"),
        ListedEntity("uu-ite", "UU ITE", "LegalInstrument", "law", "ID"),
        ListedEntity("indonesia", "Indonesia", "Place", "country", "ID", adjectives={"en": ("Indonesian",)}),
        ListedEntity("malaysia", "Malaysia", "Place", "country", "MY", adjectives={"en": ("Malaysian",)}),
        ListedEntity("unused", "Unused", "Platform"),
    ),
    topics=by_id(ListedEntity("terrorism", "terrorism", "Topic")),
    outlets=by_id(ListedEntity("suara", "Suara.com", "Outlet", country="ID")),
)


def entity(ref: str) -> Entity:
    """A listed id, or a kind and an id of no list: `agency/media-authority`, `class/violent games`."""
    kind, _, id_ = ref.rpartition("/")
    if kind == "class":
        return Entity(None, id_, kind)
    if not kind and (listed := LISTS.entities.get(id_)):
        return Entity(id_, listed.name, listed.entity_kind)
    return Entity(id_, id_.replace("-", " ").title(), kind or "platform")


def event(
    action: str,
    target: str | None = "telegram",
    *,
    actor: str | None = "kominfo",
    status: str = "done",
    with_: Iterable[str] = (),
    via: str | None = None,
    basis: str | None = None,
    money: tuple[float, str] | None = None,
    **more: Any,
) -> EventFact:
    """An event with the sentence that tells it; several targets with `+` in between."""
    more.setdefault("amount", Amount(*money) if money else None)
    more.setdefault("date_basis", basis or ("stated" if more.get("date") else None))
    named = [entity(ref) for ref in (actor, *with_, via, *(target or "").split("+")) if ref]
    sentence = f"{' '.join(e.name for e in named)} {action} {status} {more.get('date') or ''}".strip()

    def role(ref: str | None) -> Role | None:
        if not ref:
            return None
        start = sentence.index(entity(ref).name)
        return Role(entity(ref), Evidence(start, start + len(entity(ref).name), entity(ref).name))

    return EventFact(
        action,
        status,
        role(actor),
        tuple(r for ref in (target or "").split("+") if (r := role(ref))),
        (Evidence(0, len(sentence), sentence),),
        f"{action}.told",
        with_=tuple(r for ref in with_ if (r := role(ref))),
        via=role(via),
        **more,
    )


def office(person: str, body: str | None, title: str = "director") -> PersonFact:
    """A person with an office at a body, and the words for it."""
    held = entity(body) if body else None
    sentence = f"{entity(f'person/{person}').name}, {title} of {held.name if held else 'something'}"
    return PersonFact(entity(f"person/{person}"), title, held, Evidence(0, len(sentence), sentence))


def news(
    name: str, published: str | None, *told: EventFact | PersonFact, behind: bool = False, text: str = "", **more: Any
) -> Pair:
    """An article: what it tells, and words of its own so that no two are copies; `behind`: those stand first."""
    filling = text or " ".join(f"{name}{number}" for number in range(40))
    whole = f"{filling}. " if behind else ""
    placed: list[EventFact | PersonFact] = []
    for one in told:
        words = one.evidence if isinstance(one, PersonFact) else one.evidence[0]
        placed.append(moved(one, len(whole)))
        whole += f"{words.text}. "
    made = Article(f"{name}.txt", whole if behind else whole + filling, published=published, **{"title": name} | more)
    events = tuple(one for one in placed if isinstance(one, EventFact))
    return made, Facts(made.id, events, people=tuple(one for one in placed if isinstance(one, PersonFact)))


def moved(told: T, by: int) -> T:
    """The same with all its evidence so many characters further on."""
    if isinstance(told, Evidence):
        return replace(told, start=told.start + by, end=told.end + by)
    if isinstance(told, tuple):
        return tuple(moved(each, by) for each in told)  # type: ignore[return-value]
    if dataclasses.is_dataclass(told) and not isinstance(told, type):
        return replace(told, **{f.name: moved(getattr(told, f.name), by) for f in dataclasses.fields(told)})
    return told


def nodes(graph: Graph, label: str) -> list[Node]:
    return [node for node in graph.nodes if node.label == label]


def edges(graph: Graph, type_: str) -> list[Edge]:
    return [edge for edge in graph.edges if edge.type == type_]


def reporters(graph: Graph) -> dict[NodeRef, str]:
    """The names of the articles that report each action."""
    names = {node.id: str(node.properties["source"]).removesuffix(".txt") for node in nodes(graph, "Article")}
    found: dict[NodeRef, set[str]] = {}
    for edge in edges(graph, "REPORTS"):
        found.setdefault(edge.target, set()).add(names[edge.source.id])
    return {ref: " ".join(sorted(each)) for ref, each in found.items()}


def same(*pairs: Pair, corrections: Iterable[Correction] = ()) -> str:
    """Which articles are of one event: `a b | c`."""
    return " | ".join(sorted(reporters(resolve(pairs, LISTS, tuple(corrections))).values()))


def short(graph: Graph) -> dict[NodeRef, str]:
    """Each action as `block telegram 2017-07-14`, where it has no status but `done`."""
    shown: dict[NodeRef, str] = {}
    for node in nodes(graph, "Action"):
        told = [node.properties.get(name) for name in ("type", "party", "date", "status")]
        shown[node.ref] = " ".join(str(value) for value in told if value not in (None, "done"))
    return shown


def events(graph: Graph) -> list[str]:
    """Each action with the articles that report it: `block telegram 2017-07-14: a b`."""
    of = reporters(graph)
    return sorted(f"{line}: {of.get(ref, '')}" for ref, line in short(graph).items())


def ties(graph: Graph) -> list[str]:
    """Each tie as `unblock telegram 2017-08-10 LIFTS block telegram 2017-07-14, 27 days`."""
    shown = short(graph)
    return sorted(
        f"{shown[edge.source]} {edge.type} {shown[edge.target]}, {edge.properties['days']} days"
        for edge in graph.edges
        if edge.type in ("LIFTS", "ESCALATES", "RESPONDS_TO")
    )


def episodes(graph: Graph) -> list[dict[str, Scalar]]:
    """The properties of each episode, but for its name, type and party, in order of time."""
    told = [{n: v for n, v in node.properties.items() if n not in ("name", "type", "party")} for node in nodes(graph, "Episode")]
    return sorted(told, key=lambda e: str(e.get("began")))


def value(graph: Graph, name: str) -> Scalar | None:
    """A property of the one action."""
    (action,) = nodes(graph, "Action")
    return action.properties.get(name)


def subject(graph: Graph, told: str) -> Subject:
    """An action, by its id or by the name of an article that reports it, as a correction names it."""
    ref = next(ref for ref, names in sorted(reporters(graph).items()) if told == ref.id or told in names.split())
    (party,) = [str(node.properties.get("party", "")) for node in graph.nodes if node.ref == ref]
    reports = [(edge.source.id, edge.properties) for edge in edges(graph, "REPORTS") if edge.target == ref]
    return Subject(
        "Action",
        ref.id,
        tuple(ReportRef(a, int(str(p["start"])), int(str(p["end"])), str(p["action"]), party) for a, p in reports),
    )


def correct(kind: str, *subjects: Subject, at: int = 1, **more: Any) -> Correction:
    """A correction, the first, second ... of a day."""
    return new_correction(at=f"2026-01-01T00:00:{at:02}+00:00", by="R", why="test", kind=kind, subjects=subjects, **more)
