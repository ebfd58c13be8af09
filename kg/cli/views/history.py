"""The history of a platform: by country its stretches of restriction, and what happened in and around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kg.cli.views.rows import BRACKETS, cut, print_events
from kg.cli.views.styles import DIM, HEADING, plain
from kg.workspace.graph_view import shown
from kg.workspace.histories import Stretch

if TYPE_CHECKING:
    from rich.console import Console

    from kg.model import Node
    from kg.ontology import Ontology
    from kg.workspace.graph_view import Event
    from kg.workspace.histories import Country

_BAR = "│ "
_NAMES = 12
_DAY = len("2017-07-14")
_STANDS = {"yes": "met, as far as the articles go", "no": "refused", "unknown": "no article tells whether it was met"}
_HOW = {"stated": "stated", "relative": "told from another day", "published": "the day of the first article"}


def print_histories(console: Console, countries: Sequence[Country], ontology: Ontology) -> None:
    """Print the histories of a party, one country after the other."""
    for country in countries:
        console.print(plain(country.name or "In no country that the articles name", style=HEADING))
        loose: list[Event] = []
        for part in country.parts:
            if not isinstance(part, Stretch):
                loose.append(part)
                continue
            print_events(console, loose, ontology, whom=False)
            loose = []
            print_stretch(console, part, ontology)
        print_events(console, loose, ontology, whom=False)
        console.print()
    if any(not event.when for country in countries for event in _events(country)):
        console.print(plain(BRACKETS, style=DIM))
        console.print()


def print_stretch(console: Console, stretch: Stretch, ontology: Ontology, *, lines: int = 2) -> None:
    """Print one stretch: a line of what, from when, to when; what is known of it; the events within."""
    from rich.text import Text

    for number, line in enumerate(_wrapped(headline(stretch), console.width - len(_BAR))):
        console.print(Text().append(_BAR if number else "┌ ", style=DIM).append_text(plain(line, style=HEADING)))
    before = ""
    for name, words in about(stretch):
        lead = f"{_BAR}{name if name != before else '':<{_NAMES}} "
        before = name
        for number, line in enumerate(_wrapped(words, console.width - len(lead))):
            start = lead if not number else f"{_BAR}{'':<{_NAMES}} "
            console.print(Text().append(start, style=DIM).append_text(plain(line)), no_wrap=True, overflow="ignore")
    print_events(console, stretch.events, ontology, whom=False, bar=_BAR, lines=lines)
    console.print(Text("└", style=DIM))


def headline(stretch: Stretch) -> str:
    """Return what a stretch was, from when and to when: `block from 2017-07-14 to 2017-08-10, 27 days; both days are stated`."""
    return f"{_span(stretch)}; {_how_known(stretch)}"


def _span(stretch: Stretch) -> str:
    began = stretch.told("began") or "an unknown day"
    if stretch.open:
        until = f", last article {stretch.last}" if stretch.last else ""
        return f"{stretch.told('type')} since {began}: still open as far as the articles go{until}"
    if stretch.ended is None:
        return f"{stretch.told('type')} from {began}: began again later, and no article tells when this one ended"
    days = stretch.node.properties.get("days")
    length = f", {_days(days)}" if isinstance(days, int) else ""
    return f"{stretch.told('type')} from {began} to {stretch.told('ended')}{length}"


def about(stretch: Stretch) -> Iterator[tuple[str, str]]:
    """Yield what is known of a stretch, each with a name."""
    if conditions := stretch.node.properties.get("conditions"):
        told = "; ".join(f"“{words}”" for words in conditions) if isinstance(conditions, tuple) else ""
        yield "conditions", f"{told}: {_STANDS.get(stretch.told('conditions_met'), 'unknown')}"
    yield from (("before", f"{short(one.event)}{_apart(one.days, 'before')}") for one in stretch.before)
    for deadline in sorted({e.told("deadline") for e in (*(one.event for one in stretch.before), stretch.began)} - {""}):
        yield "deadline", deadline
    yield from (("answered", f"{short(one.event)}{_apart(one.days, 'after')}") for one in stretch.answers)
    if stretch.alongside:
        yield "alongside", "; ".join(f"{other.name}, {_how_long(other.node)}" for other in stretch.alongside)
    if stretch.spared:
        yield "not hit", "; ".join(f"{', '.join(names)} ({did})" for did, names in _by_deed(stretch.spared))
    if stretch.after:
        yield "afterwards", short(stretch.after)


def _how_long(node: Node) -> str:
    """Return how long an episode of another party lasted, of one that began on the same day."""
    if node.properties.get("open"):
        return "still open"
    days, ended = node.properties.get("days"), shown(node.properties.get("ended"))
    return _days(days) if isinstance(days, int) else f"until {ended}" if ended else "began again later"


def _by_deed(events: Iterable[Event]) -> Iterator[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for event in events:
        found.setdefault(f"{event.told('type')} {event.dated}", []).extend(event.actors)
    yield from found.items()


def _how_known(stretch: Stretch) -> str:
    began = _HOW.get(stretch.told("began_basis"), "not told")
    if stretch.ended is None:
        return f"the beginning is {began}"
    ended = _HOW.get(stretch.told("ended_basis"), "not told")
    if began != ended:
        return f"the beginning is {began}, the end is {ended}"
    days = all(len(stretch.told(name)) == _DAY for name in ("began", "ended"))
    return f"both {'days ' if days else ''}are {began}"


def short(event: Event) -> str:
    """Return an event as few words: `Kominfo: block (threatened) “unless ...”, 2017-07-14`."""
    status = "" if event.told("status") == "done" else f" ({event.told('status')})"
    conditions = event.node.properties.get("conditions")
    first = f" “{cut(conditions[0], 80)}”" if isinstance(conditions, tuple) and conditions and status else ""
    return f"{_who(event)}: {event.told('type')}{status}{first}, {event.dated}"


def _who(event: Event) -> str:
    return ", ".join(event.actors) or "?"


def _apart(days: int | None, side: str) -> str:
    return "" if days is None else f", {_days(days)} {side}" if days else ", the same day"


def _days(days: int) -> str:
    return f"{days:,} day{'' if days == 1 else 's'}"


def _events(country: Country) -> Iterable[Event]:
    for part in country.parts:
        yield from part.events if isinstance(part, Stretch) else [part]


def _wrapped(words: str, width: int) -> list[str]:
    from textwrap import wrap

    return wrap(words, max(width, 20)) or [""]
