"""Stories about the invented world: a text, and what it says of which true events, as the extractor would give it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import isqrt
from typing import NamedTuple

from synthetic_templates import CONDITIONS, FILLERS, REASONS, TEMPLATES, Template
from synthetic_world import DAYS, FIRST_DAY, Country, Draws, Named, TrueEvent, World, Zipf

from kg.model import Entity, EventFact, Evidence, Mention, PersonFact, Role, StatementFact, slug

_FIRST_NAMES = ("Talon", "Verina", "Odo", "Maresh", "Ilka", "Brannoc", "Suvi", "Tarek", "Liora", "Pell")
_LAST_NAMES = ("Verimar", "Ostrell", "Kandovar", "Quillmere", "Zabrin", "Halvoren", "Trescu", "Immerlo", "Dovrane", "Saltivar")
_TITLES = ("director", "chair", "spokesperson")
_SAID = ("The rules are the same for every service", "We will publish the decision next week", "Nobody stands above the rules")
_YEAR = 365
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
_UNITS = {"USD": "dollars", "EUR": "euros", "GBP": "pounds"}


class _Day(NamedTuple):
    iso: str
    day_first: str
    month_first: str
    month: str
    weekday: str


def _written(day: int) -> _Day:
    date = FIRST_DAY + timedelta(day)
    month, weekday = date.strftime("%B"), date.strftime("%A")
    return _Day(
        iso=date.isoformat(),
        day_first=f"{date.day} {month} {date.year}",
        month_first=f"{month} {date.day}, {date.year}",
        month=f"{month} {date.year}",
        weekday=weekday,
    )


_CALENDAR = tuple(_written(day) for day in range(DAYS + 1))
_PIECES = {id(template): template.pieces for templates in TEMPLATES.values() for template in templates}
_WEIGHTED = {what: tuple(t for t in templates for _ in range(t.weight)) for what, templates in TEMPLATES.items()}


@dataclass(frozen=True, slots=True)
class Story:
    """What one newsroom wrote; other outlets may copy it. `keys`: of each event, the true event that it tells of."""

    title: str
    text: str
    published: str
    events: tuple[EventFact, ...]
    statements: tuple[StatementFact, ...]
    people: tuple[PersonFact, ...]
    mentions: tuple[Mention, ...]
    keys: tuple[str, ...]


class Newsroom:
    """Writes the stories of a world. Story number n is the same whatever was written before."""

    def __init__(self, world: World, *, hot: int = 0) -> None:
        self._world = world
        self._hot = hot
        self._platforms = Zipf(len(world.platforms))
        self._countries = Zipf(len(world.countries))

    def story(self, number: int) -> Story:
        """The story of this number."""
        world, draws = self._world, Draws(self._world.seed, "story", number)
        pair = (0, 0) if number < self._hot else (self._platforms.draw(draws), self._countries.draw(draws))
        history = world.history(*pair)
        # What is newer is told more often: the square root of a draw leans to the end.
        at = isqrt(draws.below(len(history) ** 2))
        event = history[at]
        back = event.status == "done" and draws.chance(15)
        published = _published(event, draws, back)
        text = _Text(world, draws, published)
        text.tell(event, back=back)
        for _ in range(1 + draws.below(3)):
            text.add(FILLERS[draws.below(len(FILLERS))])
        for _ in range(2):
            if draws.chance(45):
                other = self._other(draws, pair, history[: at + 1], published)
                if other is not None:
                    text.tell(other, back=True)
                text.add(FILLERS[draws.below(len(FILLERS))])
        country = world.countries[pair[1]]
        body = country.agencies[event.actor]
        if body.invented and draws.chance(25):
            text.quote(body)
        return text.story(f"{world.platforms[pair[0]].surface} and {country.named.surface}: what is known", published)

    def _other(self, draws: Draws, pair: tuple[int, int], past: Sequence[TrueEvent], published: int) -> TrueEvent | None:
        """An older event beside the one that is news: mostly between the same two, else of the platform or in the country."""
        kind = draws.below(100)
        if kind >= 65:
            platform = pair[0] if kind < 85 else self._platforms.draw(draws)
            country = pair[1] if kind >= 85 else self._countries.draw(draws)
            past = self._world.history(platform, country)
        event = past[draws.below(len(past))]
        return event if event.status == "done" and event.day < published - 7 else None


def _published(event: TrueEvent, draws: Draws, back: bool) -> int:
    if back:
        day = event.day + _YEAR + draws.below(7 * _YEAR)
        return day if day <= DAYS else event.day + min(9, DAYS - event.day)
    if event.status == "planned":
        return max(0, event.day - 2 - draws.below(12))
    return min(DAYS, event.day + min(draws.below(5), draws.below(5)))


class _Text:
    """A text as it grows, with what its sentences say."""

    def __init__(self, world: World, draws: Draws, published: int) -> None:
        self.world = world
        self.draws = draws
        self.published = published
        self._parts: list[str] = []
        self.length = 0
        self._events: list[EventFact] = []
        self._keys: list[str] = []
        self._statements: list[StatementFact] = []
        self._people: list[PersonFact] = []
        self._mentions: list[Mention] = []
        self._told: set[tuple[int, str, str]] = set()
        self._met: set[str | None] = set()

    def add(self, sentence: str) -> None:
        """Add a sentence that says nothing of ours."""
        self.put(sentence + (" " if self.draws.below(3) else "\n"))

    def tell(self, event: TrueEvent, *, back: bool) -> None:
        """Add a sentence about an event, unless one of the same kind on the same platform is there: they would be read as one."""
        draws, country = self.draws, self.world.countries[event.country]
        options = _WEIGHTED[event.action, event.status]
        template = options[draws.below(len(options))]
        if (template.via != (event.via is not None)) or (back and not template.before):
            wanted = [t for t in options if t.via == (event.via is not None) and (t.before or not back)]
            if not wanted:
                return
            template = wanted[draws.below(len(wanted))]
        kind = (event.platform, template.told, "done" if event.status == "ongoing" else event.status)
        if kind in self._told:
            return
        self._told.add(kind)
        start = self.length
        sentence = _Sentence(self, event, country, template, back)
        for piece in _PIECES[id(template)]:
            write = _SLOTS.get(piece)
            if write is None:
                self.put(piece)
            else:
                write(sentence)
        text = "".join(self._parts)
        self._parts = [text]
        self._events.append(sentence.fact(Evidence(start, self.length, text[start:]), text))
        self._keys.append(event.key)
        self.put(" " if draws.below(3) else "\n")

    def quote(self, body: Named) -> None:
        """Add words of an invented official of an invented body."""
        draws = self.draws
        name = f"{_FIRST_NAMES[draws.below(10)]} {_LAST_NAMES[draws.below(10)]}"
        person, title = Entity(slug(name), name, "person"), _TITLES[draws.below(3)]
        words = _SAID[draws.below(3)]
        start = self.length
        self.put(f'"{words}," said ')
        speaker = self.length
        self.put(f"{name}, {title} of the {body.surface}.")
        self._mentions.append(Mention(person, speaker, speaker + len(name)))
        at = self.length - 1 - len(body.surface)
        self._mentions.append(Mention(body.entity, at, at + len(body.surface)))
        spoken = Evidence(speaker, speaker + len(name), name)
        last = self._events[-1].targets[-1].entity.id
        about = (last,) if last else ()
        said = Evidence(start, start + len(words) + 3, f'"{words},"')
        self._statements.append(StatementFact(person, f"{words},", about, said, True, spoken))
        office = f"{name}, {title} of the {body.surface}"
        self._people.append(
            PersonFact(person, office.partition(", ")[2], body.entity, Evidence(speaker, self.length - 1, office))
        )
        self.put("\n")

    def story(self, title: str, published: int) -> Story:
        """The finished story."""
        return Story(
            title,
            "".join(self._parts).rstrip(),
            _CALENDAR[published].iso,
            tuple(self._events),
            tuple(self._statements),
            tuple(self._people),
            tuple(self._mentions),
            tuple(self._keys),
        )

    def put(self, words: str) -> None:
        """Write words."""
        self._parts.append(words)
        self.length += len(words)

    def name(self, named: Named, *, capital: bool = False) -> Role:
        """Write a name, with what stands before it when it is met first, and return the part that it plays."""
        entity, before, surface = named.entity, named.before, named.surface
        if before and entity.kind == "platform" and entity.id in self._met:
            before = ""
        self._met.add(entity.id)
        if before:
            self.put(before.capitalize() if capital else before)
        start, end = self.length, self.length + len(surface)
        self.put(surface)
        self._mentions.append(Mention(entity, start, end))
        return Role(entity, Evidence(start, end, surface))


class _Sentence:
    """One sentence about an event while its slots are filled."""

    __slots__ = (
        "actor",
        "asked",
        "back",
        "basis",
        "country",
        "date",
        "deadline",
        "event",
        "joint",
        "money",
        "opened",
        "reasons",
        "span",
        "targets",
        "template",
        "text",
        "via",
    )

    def __init__(self, text: _Text, event: TrueEvent, country: Country, template: Template, back: bool) -> None:
        self.text, self.event, self.country, self.template, self.back = text, event, country, template, back
        self.actor: Role | None = None
        self.joint: tuple[Role, ...] = ()
        self.via: Role | None = None
        self.targets: tuple[Role, ...] = ()
        self.date: str | None = None
        self.basis: str | None = None
        self.deadline: str | None = None
        self.reasons: tuple[str, ...] = ()
        self.money = event.amount
        self.asked = CONDITIONS[event.condition % len(CONDITIONS)]
        self.opened = 0
        self.span: tuple[int, int] | None = None

    def fact(self, evidence: Evidence, text: str) -> EventFact:
        """What the sentence says, once it is written."""
        template = self.template
        return EventFact(
            action=template.told,
            status=self.event.status,
            actor=self.actor,
            with_=self.joint,
            via=self.via,
            targets=self.targets,
            date=self.date,
            date_basis=self.basis,
            deadline=self.deadline,
            place=self.country.code if template.in_country else None,
            reasons=self.reasons,
            conditions=(text[self.span[0] : self.span[1]],) if self.span else (),
            amount=self.money,
            inferred=("actor",) if template.in_country else (),
            rule=template.rule,
            evidence=(evidence,),
        )

    def write_actor(self, *, capital: bool = False) -> None:
        agencies = self.country.agencies
        self.actor = self.text.name(agencies[self.event.actor], capital=capital)
        if self.event.joint is not None:
            self.text.put(" and ")
            self.joint = (self.text.name(agencies[self.event.joint]),)

    def write_first_actor(self) -> None:
        self.write_actor(capital=True)

    def write_country(self) -> None:
        self.actor = self.text.name(self.country.named)

    def write_targets(self) -> None:
        text, platforms = self.text, self.text.world.platforms
        at_start = not self.template.text.startswith(("{A}", "{C}"))
        roles = [text.name(platforms[self.event.platform], capital=at_start)]
        for number, other in enumerate(self.event.others, start=1):
            text.put(" and " if number == len(self.event.others) else ", ")
            roles.append(text.name(platforms[other]))
        self.targets = tuple(roles)

    def write_via(self) -> None:
        via = self.event.via
        if via is not None:
            self.via = self.text.name(self.country.agencies[via])

    def write_date(self) -> None:
        """A date as the text has it: none, a month, a year, a day of the week, or the day itself, which may be wrong."""
        text, day = self.text, self.event.day
        draws, ago = text.draws, text.published - day
        kind = draws.below(100)
        if kind < 22:
            return
        self.basis = "stated"
        if kind < (50 if self.back else 32):
            self.date = _CALENDAR[day].iso[:7]
            text.put(f" in {_CALENDAR[day].month}")
        elif self.back and kind < 58:
            self.date = _CALENDAR[day].iso[:4]
            text.put(f" in {self.date}")
        elif 0 < ago < 6 and not self.back and kind < 70:
            self.date, self.basis = _CALENDAR[day].iso, "relative"
            text.put(f" on {_CALENDAR[day].weekday}")
        else:
            if kind >= 97:  # a slip
                day = max(0, day - 1 - draws.below(3))
            written = _CALENDAR[day]
            self.date = written.iso
            text.put(f" on {written.day_first if draws.below(2) else written.month_first}")

    def write_reason(self) -> None:
        draws = self.text.draws
        if self.event.reason is not None and draws.chance(60):
            topic, words = REASONS[self.event.reason % len(REASONS)]
            self.reasons = (topic,)
            self.text.put(f" over {words}" if draws.below(2) else f", citing {words}")

    def write_deadline(self) -> None:
        day = _CALENDAR[self.event.deadline]
        self.deadline = day.iso
        self.text.put(day.day_first)

    def write_sum(self) -> None:
        if self.money is not None:
            millions = round(self.money.value / 1_000_000)
            self.text.put(f"{_SIGNS[self.money.currency]}{millions} million")

    def write_money(self) -> None:
        if self.money is not None:
            millions = round(self.money.value / 1_000_000)
            self.text.put(f"{millions} million {_UNITS[self.money.currency]}")

    def write_asked(self) -> None:
        self.text.put(self.asked[0])

    def write_met(self) -> None:
        self.text.put(self.asked[1])

    def write_had(self) -> None:
        if self.back:
            self.text.put("had ")

    def write_was(self) -> None:
        once = "were" if self.event.others else "was"
        self.text.put("had been" if self.back else once)

    def open(self) -> None:
        self.opened = self.text.length

    def close(self) -> None:
        self.span = (self.opened, self.text.length)


_SLOTS: dict[str, Callable[[_Sentence], None]] = {
    "{A}": _Sentence.write_first_actor,
    "{a}": _Sentence.write_actor,
    "{C}": _Sentence.write_country,
    "{T}": _Sentence.write_targets,
    "{V}": _Sentence.write_via,
    "{on}": _Sentence.write_date,
    "{why}": _Sentence.write_reason,
    "{by}": _Sentence.write_deadline,
    "{sum}": _Sentence.write_sum,
    "{money}": _Sentence.write_money,
    "{do}": _Sentence.write_asked,
    "{does}": _Sentence.write_met,
    "{had}": _Sentence.write_had,
    "{was}": _Sentence.write_was,
    "[": _Sentence.open,
    "]": _Sentence.close,
}
