"""The tour: what came in, who did what to whom, the history of one platform, and what to try next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.cli.views.graph import ActionRow, GraphView, shown
from kg.cli.views.styles import DIM, HEADING, hues, plain, table

if TYPE_CHECKING:
    from rich.console import Console

    from kg.model import Node, NodeRef
    from kg.ontology import Ontology

_ROWS = 18
_A_TARGET = 2  # rows about one target, so that one long affair does not push out the others
_WORDS = 96
_HISTORY = 14


def print_tour(console: Console, view: GraphView, ontology: Ontology, *, quarantined: int) -> None:
    """Print the tour of a graph; of an empty one, what to do about it."""
    actions = view.in_time(ref for ref in view.nodes if ref.label == "Action")
    articles = [node for ref, node in view.nodes.items() if ref.label == "Article"]
    _print_intake(console, view, articles, quarantined)
    if not actions:
        console.print("Nothing in these articles tells of an act. `kg explain FILE` says why.")
        return
    console.print()
    console.print(plain("Who did what to whom", style=HEADING))
    chosen = _chosen(actions, ontology)
    console.print(_rows(chosen, ontology))
    if len(chosen) < len(actions):
        console.print(plain(f"... and {len(actions) - len(chosen)} more: kg query actions", style=DIM))
    platform = _most_acted_upon(view)
    if platform is not None:
        about = view.in_time(
            [edge.source for edge in view.incoming(platform, "TARGETS", "VIA")]
            + [edge.target for edge in view.outgoing(platform, "ACTOR_OF")]
        )
        console.print()
        console.print(plain(f"The history of {view.name(platform)}", style=HEADING))
        console.print(_rows(about[:_HISTORY], ontology))
        if len(about) > _HISTORY:
            console.print(plain(f"... and {len(about) - _HISTORY} more: kg query history -p platform={platform.id}", style=DIM))
    _print_next(console, chosen, articles, platform)


def _print_intake(console: Console, view: GraphView, articles: list[Node], quarantined: int) -> None:
    labels = Counter(ref.label for ref in view.nodes)
    languages = Counter(shown(node.properties.get("language")) or "unknown" for node in articles)
    days = sorted(shown(node.properties["published"])[:10] for node in articles if "published" in node.properties)
    spoken = ", ".join(f"{n} in {language}" for language, n in sorted(languages.items()))
    console.print(plain("What came in", style=HEADING))
    console.print(plain(f"  {len(articles):,} articles ({spoken}), {labels['Outlet']:,} outlets, {_span(days)}"))
    console.print(
        plain(
            f"  {labels['Action']:,} actions, {labels['Statement']:,} statements, {labels['Platform']:,} platforms, "
            f"{labels['Agency']:,} agencies, {labels['Person']:,} people, {labels['LegalInstrument']:,} laws"
        )
    )
    if quarantined:
        console.print(plain(f"  {quarantined:,} sources could not be read: kg quarantine"))


def _span(days: list[str]) -> str:
    return f"{days[0]} to {days[-1]}" if days else "without dates"


def _chosen(actions: list[ActionRow], ontology: Ontology) -> list[ActionRow]:
    """Return the rows that tell most: with an actor and a named target, dated ones and measures first; then in time."""
    measures = next(iter(ontology.families))

    def worth(row: ActionRow) -> tuple[bool, bool, bool, str]:
        return not (row.actors and row.targets), not row.when, row.told("family") != measures, row.node.id

    kept: list[ActionRow] = []
    shown_of: Counter[tuple[str, ...]] = Counter()
    for row in sorted(actions, key=worth):
        if len(kept) < _ROWS and shown_of[row.targets] < _A_TARGET:
            shown_of[row.targets] += 1
            kept.append(row)
    return [row for row in actions if row in kept]


def _rows(rows: list[ActionRow], ontology: Ontology) -> object:
    colours = hues(ontology)
    return table(
        ("when", "who", "does what", "to whom", "status", "in these words"),
        [
            (
                plain(row.when) if row.when else plain(f"({row.told('first_published')[:10]})", style=DIM),
                plain(", ".join(row.actors) or "?", width=26),
                plain(row.told("type"), style=colours.get(row.told("family"), "")),
                plain(", ".join(row.targets), width=40),
                plain(row.told("status"), style="" if ontology.statuses.get(row.told("status")) else "italic"),
                plain(f"“{row.words}”", width=_WORDS),
            )
            for row in rows
        ],
        narrow=("when", "does what", "status"),
        wide="in these words",
    )


def _most_acted_upon(view: GraphView) -> NodeRef | None:
    counted = {ref: len({edge.source for edge in view.incoming(ref, "TARGETS")}) for ref in view.nodes if ref.label == "Platform"}
    return min(counted, key=lambda ref: (-counted[ref], ref.id)) if any(counted.values()) else None


def _print_next(console: Console, chosen: list[ActionRow], articles: list[Node], platform: NodeRef | None) -> None:
    row = next((row for row in chosen if row.article), None)
    steps = [
        (f"kg show {row.article}" if row else f"kg show {articles[0].id}", "an article with its evidence marked"),
        (f"kg query evidence -p action={row.node.id}" if row else "kg query evidence", "every edge of one action, and its words"),
        (f"kg query history -p platform={platform.id}" if platform else "kg query", "everything about one platform, in order"),
        ("kg query restricted-now", "what is restricted now, as far as these articles go"),
        ("kg export graphml -o graph.graphml", "the graph for Gephi, yEd or networkx"),
    ]
    console.print()
    console.print(plain("Try next", style=HEADING))
    width = max(len(command) for command, _ in steps)
    for command, about in steps:
        # Too long for one line with what it does: the command must stay whole, to be copied.
        line = f"  {command.ljust(width)}  {about}"
        console.print(plain_line(line) if len(line) <= console.width else plain_line(f"  {command}"), soft_wrap=True)


def plain_line(text: str) -> object:
    """Return a line as it stands, its spaces kept."""
    from rich.text import Text

    from kg.cli.terminal import safe

    return Text(safe(text))
