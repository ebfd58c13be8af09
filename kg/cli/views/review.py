"""What a person should look at: one thing after the other, with its sentences and the commands that settle it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.cli.views.rows import cut
from kg.cli.views.styles import DIM, HEADING, plain, plain_line

if TYPE_CHECKING:
    from rich.console import Console

    from kg.workspace.review import Item

_WARNING = "yellow"
_LINES = 2


def print_review(console: Console, items: Sequence[Item], *, found: int, program: str) -> None:
    """Print items; `found` is how many there are in all, `program` how the user calls `kg`."""
    from rich.padding import Padding

    if not items:
        console.print("Nothing to look at.")
        return
    for number, item in enumerate(items, start=1):
        console.print(plain(f"{number}. {item.what}", style=HEADING))
        told = f"{item.kind}, score {item.score:g} = doubt {item.doubt:g} x weight {item.weight}"
        console.print(Padding(plain(told, style=DIM), (0, 0, 0, 3), expand=False))
        for why in item.why:
            console.print(Padding(plain(why, style=_WARNING), (0, 0, 0, 3), expand=False))
        for said in item.sentences:
            where = " ".join(filter(None, (said.outlet, said.published, f"[{said.article}]")))
            words = cut(said.words, max(40, _LINES * (console.width - 5) - len(where) - 12))
            console.print(Padding(plain(f"“{words}” {where}"), (0, 0, 0, 5), expand=False))
        for command in item.commands:
            # Lines of their own, and never wrapped: commands are there to be copied.
            console.print(plain_line(f"   {program} {command}"), soft_wrap=True, style="cyan")
        console.print()
    shown = len(items)
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(Counter(item.kind for item in items).items()))
    rest = f"; {found - shown:,} more: --limit {found}" if found > shown else ""
    console.print(plain(f"{shown:,} shown ({kinds}){rest}", style=DIM))


def record(item: Item) -> dict[str, Any]:
    """An item for programs."""
    return {
        "kind": item.kind,
        "subjects": list(item.subjects),
        "what": item.what,
        "why": list(item.why),
        "score": item.score,
        "doubt": item.doubt,
        "weight": item.weight,
        "sentences": [
            {"article": s.article, "outlet": s.outlet or None, "published": s.published or None, "words": s.words}
            for s in item.sentences
        ],
        "commands": [f"kg {command}" for command in item.commands],
    }
