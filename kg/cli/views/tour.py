"""The tour: what came in, the histories that are told best, who else did what to whom, and what to try next."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.cli.views.history import print_stretch
from kg.cli.views.rows import BRACKETS, print_events
from kg.cli.views.styles import DIM, HEADING, plain, plain_line
from kg.workspace.graph_view import Event, GraphView, shown
from kg.workspace.histories import Stretch, best_told, country_name

if TYPE_CHECKING:
    from rich.console import Console

    from kg.model import Node
    from kg.ontology import Ontology

_ROWS = 10
_HISTORIES = 3
_IN_HISTORY = 8


def print_tour(console: Console, view: GraphView, ontology: Ontology, *, quarantined: int, program: str) -> None:
    """Print the tour of a graph; of an empty one, what to do about it. `program` is how the user calls `kg`."""
    actions = view.in_time(view.of_label("Action"))
    articles = [node for ref, node in view.nodes.items() if ref.label == "Article"]
    _print_intake(console, view, articles, quarantined)
    if not actions:
        console.print("Nothing in these articles tells of an act. `kg explain FILE` says why.")
        return
    told = sorted(best_told(view, ontology)[:_HISTORIES], key=lambda stretch: stretch.began.order)
    within = {event.id for stretch in told for event in stretch.events}
    for stretch in told:
        console.print()
        console.print(plain(_title(stretch, ontology), style=HEADING))
        shown_here = _in_short(stretch)
        print_stretch(console, replace(stretch, events=shown_here), ontology, lines=1)
        if len(shown_here) < len(stretch.events):
            console.print(plain(f"... and {len(stretch.events) - len(shown_here)} more: {program} show {stretch.id}", style=DIM))
    console.print()
    console.print(plain("Who else did what to whom" if told else "Who did what to whom", style=HEADING))
    chosen = _chosen([action for action in actions if action.id not in within], ontology)
    print_events(console, chosen, ontology, head=True, lines=1)
    if left := len(actions) - len(chosen) - len(within):
        console.print(plain(f"... and {left} more: {program} query actions", style=DIM))
    if any(not event.when for event in (*chosen, *(event for stretch in told for event in stretch.events))):
        console.print(plain(BRACKETS, style=DIM))
    _print_next(console, actions, told, program)


def _title(stretch: Stretch, ontology: Ontology) -> str:
    party = next((name for name in stretch.began.targets), stretch.told("party"))
    return f"{party} in {country_name(ontology, stretch.told('jurisdiction'))}"


def _in_short(stretch: Stretch) -> tuple[Event, ...]:
    """Return the events of a stretch that tell most: its ends, what sources differ about, what most sources tell."""

    def worth(event: Event) -> tuple[bool, int, int, str]:
        ends = event in (stretch.began, stretch.ended)
        return not ends, -len(event.differences), -len({report.source for report in event.reports}), event.id

    kept = sorted(stretch.events, key=worth)[:_IN_HISTORY]
    return tuple(event for event in stretch.events if event in kept)


def _print_intake(console: Console, view: GraphView, articles: list[Node], quarantined: int) -> None:
    labels = Counter(ref.label for ref in view.nodes)
    languages = Counter(shown(node.properties.get("language")) or "unknown" for node in articles)
    days = sorted(shown(node.properties["published"])[:10] for node in articles if "published" in node.properties)
    spoken = ", ".join(f"{n} in {language}" for language, n in sorted(languages.items()))
    console.print(plain("What came in", style=HEADING))
    console.print(plain_line(f"  {len(articles):,} articles ({spoken}), {labels['Outlet']:,} outlets, {_span(days)}"))
    several = sum(node.properties.get("sources", 1) != 1 for ref, node in view.nodes.items() if ref.label == "Action")
    disputed = sum(bool(view.event(ref).differences) for ref in view.of_label("Action"))
    console.print(
        plain_line(
            f"  {labels['Episode']:,} stretches of restriction; {several:,} events told by several sources, "
            f"{disputed:,} of them differently"
        )
    )
    console.print(
        plain_line(
            f"  {labels['Action']:,} events, {labels['Statement']:,} statements, {labels['Platform']:,} platforms, "
            f"{labels['Agency']:,} agencies, {labels['Person']:,} people, {labels['LegalInstrument']:,} laws"
        )
    )
    if quarantined:
        console.print(plain_line(f"  {quarantined:,} sources could not be read: kg quarantine"))


def _span(days: list[str]) -> str:
    return f"{days[0]} to {days[-1]}" if days else "without dates"


def _chosen(actions: list[Event], ontology: Ontology) -> list[Event]:
    """Return the rows that tell most: with an actor and a named target, dated ones and measures first; then in time."""
    measures = next(iter(ontology.families))

    def worth(row: Event) -> tuple[bool, bool, bool, str]:
        return not (row.actors and row.targets), not row.when, row.told("family") != measures, row.id

    kept: list[Event] = []
    shown_of: Counter[tuple[str, ...]] = Counter()
    for row in sorted(actions, key=worth):
        # One sentence that names six apps is six events, and is shown once.
        if len(kept) < _ROWS and not shown_of[row.targets] and not shown_of[row.words,]:
            shown_of.update([row.targets, (row.words,)])
            kept.append(row)
    return [row for row in actions if row in kept]


def _print_next(console: Console, actions: list[Event], told: list[Stretch], program: str) -> None:
    first = told[0].began if told else actions[0]
    party = first.told("party")
    steps = [
        *([(f"show {party}", "the whole history of one platform")] if party else []),
        (f"show {first.id}", "one event: what each article says of it"),
        *([(f"show {first.article}", "an article with its evidence marked")] if first.article else []),
        ("review", "what a person should look at, and the commands that settle it"),
        ("query restricted-now", "what is restricted, as far as the articles go"),
        ("export graphml -o graph.graphml", "the graph for Gephi, yEd or networkx"),
    ]
    console.print()
    console.print(plain("Try next", style=HEADING))
    for command, purpose in steps:
        # Lines of their own, and never wrapped: commands are there to be copied.
        console.print(plain(purpose[:1].upper() + purpose[1:], style=DIM))
        console.print(plain_line(f"  {program} {command}"), soft_wrap=True)
