"""The tour: what came in, who did what to whom, the history of one platform, and what to try next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.cli.views.graph import ActionRow, GraphView, shown
from kg.cli.views.styles import DIM, HEADING, hues, plain

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from kg.model import Node, NodeRef
    from kg.ontology import Ontology

_ROWS = 18
_A_TARGET = 2  # rows about one target, so that one long affair does not push out the others
_COLUMNS = (13, 25, 13, 34, 13)
_HISTORY = 14


def print_tour(console: Console, view: GraphView, ontology: Ontology, *, quarantined: int, program: str) -> None:
    """Print the tour of a graph; of an empty one, what to do about it. `program` is how the user calls `kg`."""
    actions = view.in_time(ref for ref in view.nodes if ref.label == "Action")
    articles = [node for ref, node in view.nodes.items() if ref.label == "Article"]
    _print_intake(console, view, articles, quarantined)
    if not actions:
        console.print("Nothing in these articles tells of an act. `kg explain FILE` says why.")
        return
    console.print()
    console.print(plain("Who did what to whom", style=HEADING))
    chosen = _chosen(actions, ontology)
    _print_rows(console, chosen, ontology)
    if len(chosen) < len(actions):
        console.print(plain(f"... and {len(actions) - len(chosen)} more: {program} query actions", style=DIM))
    platform = _most_acted_upon(view)
    if platform is not None:
        about = view.in_time(
            [edge.source for edge in view.incoming(platform, "TARGETS", "VIA")]
            + [edge.target for edge in view.outgoing(platform, "ACTOR_OF")]
        )
        console.print()
        console.print(plain(f"The history of {view.name(platform)}", style=HEADING))
        _print_rows(console, about[:_HISTORY], ontology)
        if len(about) > _HISTORY:
            console.print(
                plain(f"... and {len(about) - _HISTORY} more: {program} query history -p platform={platform.id}", style=DIM)
            )
    _print_next(console, [row for row in chosen if row.article], platform, program)


def _print_intake(console: Console, view: GraphView, articles: list[Node], quarantined: int) -> None:
    labels = Counter(ref.label for ref in view.nodes)
    languages = Counter(shown(node.properties.get("language")) or "unknown" for node in articles)
    days = sorted(shown(node.properties["published"])[:10] for node in articles if "published" in node.properties)
    spoken = ", ".join(f"{n} in {language}" for language, n in sorted(languages.items()))
    console.print(plain("What came in", style=HEADING))
    console.print(plain_line(f"  {len(articles):,} articles ({spoken}), {labels['Outlet']:,} outlets, {_span(days)}"))
    console.print(
        plain_line(
            f"  {labels['Action']:,} actions, {labels['Statement']:,} statements, {labels['Platform']:,} platforms, "
            f"{labels['Agency']:,} agencies, {labels['Person']:,} people, {labels['LegalInstrument']:,} laws"
        )
    )
    if quarantined:
        console.print(plain_line(f"  {quarantined:,} sources could not be read: kg quarantine"))


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


def _print_rows(console: Console, rows: list[ActionRow], ontology: Ontology) -> None:
    """Print two lines a row: who does what to whom, and the words that say so.

    A table with the words in a column of their own would leave them twenty columns, and break each sentence into six.
    """
    from rich.cells import set_cell_size
    from rich.text import Text

    def line(cells: list[tuple[str, str]]) -> Text:
        made = Text()
        for (words, style), width in zip(cells, _COLUMNS, strict=True):
            # One column is left empty: it parts the cells.
            made.append(set_cell_size(plain(words, width=width - 1).plain, width), style=style)
        made.rstrip()
        return made

    colours = hues(ontology)
    console.print(line([(head, DIM) for head in ("when", "who", "does what", "to whom", "status")]))
    for row in rows:
        day = row.when or f"({row.told('first_published')[:10]})"
        console.print(
            line(
                [
                    (day, ""),
                    (", ".join(row.actors) or "?", HEADING),
                    (row.told("type"), colours.get(row.told("family"), "")),
                    (", ".join(row.targets), HEADING),
                    (row.told("status"), "" if ontology.statuses.get(row.told("status")) else "italic"),
                ]
            )
        )
        room = max(20, min(console.width, sum(_COLUMNS)) - _COLUMNS[0] - 2)
        console.print(Text(" " * _COLUMNS[0]).append_text(plain(f"“{_cut(row.words, room)}”", style=DIM)))
    if not all(row.when for row in rows):
        console.print(plain("A day in brackets is that of the article: its text gives none for the act.", style=DIM))


def _cut(words: str, room: int) -> str:
    words = " ".join(words.split())
    return words if len(words) <= room else f"{words[: room - 1].rstrip()}…"


def _most_acted_upon(view: GraphView) -> NodeRef | None:
    counted = {ref: len({edge.source for edge in view.incoming(ref, "TARGETS")}) for ref in view.nodes if ref.label == "Platform"}
    return min(counted, key=lambda ref: (-counted[ref], ref.id)) if any(counted.values()) else None


def _print_next(console: Console, told: list[ActionRow], platform: NodeRef | None, program: str) -> None:
    about = f" -p platform={platform.id}" if platform else ""
    steps = [
        *([(f"show {told[0].article}", "an article with its evidence marked")] if told else []),
        *([(f"query evidence -p action={told[0].node.id}", "the words behind each edge")] if told else []),
        (f"query history{about}" if about else "query", "one platform, in order of time"),
        ("query restricted-now", "what is restricted, as far as the articles go"),
        ("export graphml -o graph.graphml", "the graph for Gephi, yEd or networkx"),
    ]
    console.print()
    console.print(plain("Try next", style=HEADING))
    for command, purpose in steps:
        # Lines of their own, and never wrapped: commands are there to be copied.
        console.print(plain(purpose[:1].upper() + purpose[1:], style=DIM))
        console.print(plain_line(f"  {program} {command}"), soft_wrap=True)


def plain_line(text: str) -> Text:
    """Return a line as it stands, its spaces kept."""
    from rich.text import Text

    from kg.cli.terminal import safe

    return Text(safe(text))
