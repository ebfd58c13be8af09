"""Events as two lines each: who does what, and the words that say so. A table would leave the words twenty columns.

A third line begins with `≠` for everything that sources tell differently.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.cli.views.styles import DIM, HEADING, hues, plain

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from kg.ontology import Ontology
    from kg.workspace.graph_view import Difference, Event

_WHEN, _WHAT, _STATUS = 13, 13, 13
_WHO, _WHOM = (20, 34), (20, 40)
_NARROW, _WIDE = 80, 130
_LEAST = 20
_WARNING = "yellow"
BRACKETS = "A day in brackets is that of the article: its text gives none for the act."


def print_events(
    console: Console,
    events: Iterable[Event],
    ontology: Ontology,
    *,
    whom: bool = True,
    bar: str = "",
    head: bool = False,
    lines: int = 2,
) -> None:
    """Print events. `whom`: with the target, which is left out where all have the same.

    `bar` stands at the beginning of each line; `head`: names of the columns above; `lines`: how many the words may take.
    """
    room = console.width - len(bar)
    wide = room >= _WIDE
    widths = (_WHEN, _WHO[wide], _WHAT, _WHOM[wide] if whom else 0, _STATUS)
    colours = hues(ontology)
    if head:
        names = ("when", "who", "does what", "to whom" if whom else "", "status", "told by")
        _put(console, bar, _line([(name, DIM) for name in names], widths, room))
    for event in events:
        cells = [
            (event.dated, ""),
            (", ".join(event.actors) or "?", HEADING),
            (event.told("type"), colours.get(event.told("family"), "")),
            (", ".join(event.targets), HEADING),
            (event.told("status"), "" if ontology.statuses.get(event.told("status")) else "italic"),
            (event.counted, DIM),
        ]
        line = _line(cells, widths, room)
        if wide and len(line.plain) + len(event.id) + 2 <= room:
            line.append(f"{'':{room - len(line.plain) - len(event.id)}}{event.id}", style=DIM)
        _put(console, bar, line)
        _put(console, bar, *_words(event, room - _WHEN, lines))
        for difference in event.differences:
            _put(console, bar, *_indented(told_differently(difference), _WARNING, room - _WHEN))


def told_differently(difference: Difference) -> str:
    """Return what sources tell of one field: `≠ date: 2017-07-14 (A, B), not 2017-07-15 (C)`."""
    told = [f"{one.value} ({', '.join(dict.fromkeys(report.printed_by for report in one.reports))})" for one in difference.said]
    between = ", not " if difference.said[0].stands else ", "
    return f"≠ {difference.field}: {told[0]}{between}{', '.join(told[1:])}"


def cut(words: str, room: int) -> str:
    """The words as one line of at most so many characters."""
    words = " ".join(words.split())
    return words if len(words) <= room else f"{words[: room - 1].rstrip()}…"


def _words(event: Event, room: int, lines: int) -> list[Text]:
    by = f" {event.best.outlet}" if event.best and event.best.outlet else ""
    # Words break at spaces, so that some of the room of all lines but the last stays empty.
    most = max(_LEAST, lines * room - (lines - 1) * _LEAST // 2 - 2 - len(by))
    return _indented(f"“{cut(event.words, most)}”{by}", DIM, room)


def _indented(words: str, style: str, room: int) -> list[Text]:
    from textwrap import wrap

    from rich.text import Text

    return [Text(" " * _WHEN).append_text(plain(line, style=style)) for line in wrap(plain(words).plain, max(room, _LEAST))]


def _line(cells: list[tuple[str, str]], widths: tuple[int, ...], room: int) -> Text:
    from rich.cells import set_cell_size
    from rich.text import Text

    made = Text()
    for (words, style), width in zip(cells, widths, strict=False):
        if width:
            # One column is left empty: it parts the cells.
            made.append(set_cell_size(plain(words, width=width - 1).plain, width), style=style)
    words, style = cells[-1]
    fitting = (told for told in (words, words.partition(",")[0]) if len(told) <= room - len(made.plain))
    made.append(plain(next(fitting, "")).plain, style=style)
    made.rstrip()
    return made


def _put(console: Console, bar: str, *lines: Text) -> None:
    from rich.text import Text

    for line in lines:
        console.print(Text().append(bar, style=DIM).append_text(line), overflow="ignore", no_wrap=True)
