"""The gold for identity across articles: which reports tell of the same event, and which names of the same entity.

The form is that of `benchmarks/gold/identity/README.md`. What does not fit it is an error with its line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "gold" / "identity"
TIES = {"lifts": "LIFTS", "escalates": "ESCALATES", "responds": "RESPONDS_TO"}


@dataclass(frozen=True, slots=True)
class Told:
    """One article's report of an event: its type and status as told, and the date where one is printed."""

    article: str
    type: str
    status: str
    date: str | None


@dataclass(slots=True)
class TrueEvent:
    """An event of the world, the party that it is about, and its reports."""

    key: str
    type: str
    party: str
    place: str
    date: str
    reports: list[Told] = field(default_factory=list)


@dataclass(slots=True)
class IdentityGold:
    """All of a part: events by key, ties (type, later, earlier), episodes (began, ended), names (article, name) by entity."""

    events: dict[str, TrueEvent] = field(default_factory=dict)
    ties: list[tuple[str, str, str]] = field(default_factory=list)
    episodes: list[tuple[str, str | None]] = field(default_factory=list)
    names: dict[tuple[str, str], str] = field(default_factory=dict)


def read_gold(path: Path) -> IdentityGold:
    """Return what a file marks. Raises ValueError, with the line, for what does not fit the form."""
    gold = IdentityGold()
    event: TrueEvent | None = None
    entity: str | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        cells = [cell.strip() for cell in line.split("|")]
        head, _, rest = cells[0].partition(" ")
        words = line.split()
        if not words or line.startswith("#"):
            continue
        if line.startswith(" "):
            if event is not None and len(cells) in (3, 4):
                event.reports.append(Told(cells[0], cells[1], cells[2], cells[3] if len(cells) > 3 and cells[3] else None))
            elif entity is not None and len(cells) == 2:
                gold.names[cells[0], cells[1]] = entity
            else:
                raise ValueError(f"{path}:{number}: belongs to no event and no entity: {line.strip()}")
        elif head == "event" and len(cells) in (4, 5):
            event, entity = TrueEvent(rest, cells[1], cells[2], cells[3], cells[4] if len(cells) > 4 else ""), None
            gold.events[rest] = event
        elif head == "entity" and len(cells) == 3:
            event, entity = None, rest
        elif head in TIES and len(words) == 3:
            gold.ties.append((TIES[head], words[1], words[2]))
        elif head == "episode" and len(words) == 3:
            gold.episodes.append((words[1], None if words[2] == "-" else words[2]))
        elif head != "copies":
            raise ValueError(f"{path}:{number}: no line of this form: {line}")
    return gold
