"""A part of the graph: the actions that pass all filters, with what belongs to them."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Edge, Node, NodeRef, UsageError

PARTIES = frozenset({"ACTOR_OF", "TARGETS", "VIA"})
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to keep. None keeps everything; an action passes when all that are given hold.

    `platform`, `agency`: ids of a Platform and an Agency that the action has as ACTOR_OF, TARGETS or VIA. `country`: that of a
    body or country that acts, or of the place where it holds. `action_type`, `status`: as in the schemas; these three are not
    checked against them here, so a word that no action has selects nothing. `since`, `until`: ISO dates, both included; a
    date of less precision passes when any day of it can (`2017` passes `since` 2017-07-14). An action without a date is
    judged by `first_published`, the day of the earliest article: when it was written, not when it happened.
    `around`: the id of any node; of what the other filters keep, only what is within `depth` edges of it stays.
    """

    platform: str | None = None
    agency: str | None = None
    country: str | None = None
    action_type: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    around: str | None = None
    depth: int = 1

    @property
    def any_action(self) -> bool:
        """Whether actions are filtered at all."""
        given = (self.platform, self.agency, self.country, self.action_type, self.status, self.since, self.until)
        return any(value is not None for value in given)


def select(nodes: Iterable[Node], edges: Iterable[Edge], filters: Filters) -> tuple[list[Node], list[Edge]]:
    """The part of the graph that the filters keep, in the order given.

    Kept are: the actions that pass; every neighbour of one except actions that do not; the outlets of kept articles;
    the statements that are SAID by or ABOUT a party of a kept action and come from a kept article, or concern the platform
    asked for, within the dates; who said them; the offices of kept people; and every edge between two kept nodes.
    An id that is not in the graph, a malformed date or a negative depth is a `UsageError` with the nearest id.
    """
    nodes, edges = list(nodes), list(edges)
    _check(nodes, filters)
    kept = _passing(nodes, edges, filters) if filters.any_action else {node.ref for node in nodes}
    if filters.around is not None:
        within = [edge for edge in edges if edge.source in kept and edge.target in kept]
        kept = _near({ref for ref in kept if ref.id == filters.around}, within, filters.depth)
    return (
        [node for node in nodes if node.ref in kept],
        [edge for edge in edges if edge.source in kept and edge.target in kept],
    )


def may_fall_within(date: str, since: str | None, until: str | None) -> bool:
    """Whether some day of an ISO date of any precision lies in the range, both ends included.

    Compared as text: `2017` is before `2017-07-14` but not before all of it, because it is its beginning.
    """
    after = since is None or date >= since or since.startswith(date)
    before = until is None or date <= until or date.startswith(until)
    return bool(date) and after and before


def _check(nodes: list[Node], filters: Filters) -> None:
    for option, label, wanted in (
        ("--platform", "Platform", filters.platform),
        ("--agency", "Agency", filters.agency),
        ("--around", "", filters.around),
    ):
        if wanted is not None:
            _known(wanted, {node.id for node in nodes if label in ("", node.label)}, place=option, what=label.lower() or "node")
    check_form(filters)


def check_form(filters: Filters) -> None:
    """Raise UsageError for a malformed date and a negative depth."""
    for option, date in (("--since", filters.since), ("--until", filters.until)):
        if date is not None and not _DATE.fullmatch(date):
            raise UsageError(f"'{date}' is not a date.", place=option, remedy="Write 2017-07-14, 2017-07 or 2017.")
    if filters.depth < 0:
        raise UsageError(f"{filters.depth} is less than 0.", place="--depth", remedy="1 keeps the direct neighbours.")


def _known(wanted: str, ids: set[str], *, place: str, what: str) -> None:
    if wanted in ids:
        return
    near = difflib.get_close_matches(wanted, sorted(ids), n=1)
    remedy = f"Did you mean '{near[0]}'?" if near else "`kg query` lists what the graph holds."
    raise UsageError(f"no {what} in the graph has the id '{wanted}'.", place=place, remedy=remedy)


def _passing(nodes: list[Node], edges: list[Edge], filters: Filters) -> set[NodeRef]:
    by_ref = {node.ref: node for node in nodes}
    parties: dict[NodeRef, set[NodeRef]] = defaultdict(set)
    countries: dict[NodeRef, set[str]] = defaultdict(set)
    for edge in edges:
        action, other = (edge.target, edge.source) if edge.type == "ACTOR_OF" else (edge.source, edge.target)
        if edge.type in PARTIES:
            parties[action].add(other)
        if edge.type in ("ACTOR_OF", "IN"):
            countries[action] |= _countries(by_ref.get(other))
    actions = {
        node.ref for node in nodes if node.label == "Action" and _passes(node, parties[node.ref], countries[node.ref], filters)
    }
    return _with_context(actions, edges, by_ref, set().union(*(parties[ref] for ref in actions)), filters)


def _countries(node: Node | None) -> set[str]:
    """The country of a body or a place; a country itself may be a place without that property."""
    if node is None:
        return set()
    country = node.properties.get("country")
    found = {str(country).casefold()} if country else set()
    return found | {node.id.casefold()} if node.label == "Place" else found


def _passes(action: Node, parties: set[NodeRef], countries: set[str], filters: Filters) -> bool:
    told = action.properties
    return (
        (filters.platform is None or NodeRef("Platform", filters.platform) in parties)
        and (filters.agency is None or NodeRef("Agency", filters.agency) in parties)
        and (filters.country is None or filters.country.casefold() in countries)
        and (filters.action_type is None or told.get("type") == filters.action_type)
        and (filters.status is None or told.get("status") == filters.status)
        and _in_time(told.get("date") or told.get("first_published"), filters)
    )


def _in_time(date: object, filters: Filters) -> bool:
    if filters.since is None and filters.until is None:
        return True
    return may_fall_within(str(date or ""), filters.since, filters.until)


def _with_context(
    actions: set[NodeRef], edges: list[Edge], by_ref: Mapping[NodeRef, Node], parties: set[NodeRef], filters: Filters
) -> set[NodeRef]:
    kept = set(actions)
    for edge in edges:
        for action, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if action in actions and other.label != "Action":
                kept.add(other)
    statements = _statements(edges, by_ref, parties, {ref for ref in kept if ref.label == "Article"}, filters)
    kept |= statements
    for edge in edges:
        if edge.target in statements and edge.type in ("SAID", "QUOTES"):
            kept.add(edge.source)
    for edge in edges:
        if edge.source in kept and edge.type in ("PUBLISHED_BY", "HOLDS"):
            kept.add(edge.target)
    return kept


def _statements(
    edges: list[Edge],
    by_ref: Mapping[NodeRef, Node],
    parties: set[NodeRef],
    articles: set[NodeRef],
    filters: Filters,
) -> set[NodeRef]:
    asked_for = NodeRef("Platform", filters.platform or "")
    quoted = {edge.target for edge in edges if edge.type == "QUOTES" and edge.source in articles}
    found = set()
    for edge in edges:
        if edge.type in ("SAID", "ABOUT"):
            statement, other = (edge.target, edge.source) if edge.type == "SAID" else (edge.source, edge.target)
            belongs = other == asked_for or (other in parties and statement in quoted)
            if belongs and _in_time(by_ref[statement].properties.get("published"), filters):
                found.add(statement)
    return found


def _near(start: set[NodeRef], edges: list[Edge], depth: int) -> set[NodeRef]:
    neighbours: dict[NodeRef, set[NodeRef]] = defaultdict(set)
    for edge in edges:
        neighbours[edge.source].add(edge.target)
        neighbours[edge.target].add(edge.source)
    reached = set(start)
    edge_of_it = set(start)
    for _ in range(depth):
        edge_of_it = set().union(*(neighbours[ref] for ref in edge_of_it)) - reached
        reached |= edge_of_it
    return reached
