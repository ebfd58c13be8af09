"""What a language must say about itself so that dates in it can be read."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from kg.model import SchemaError

MONTHS, WEEKDAYS = 12, 7
ORDERS = ("dmy", "mdy")
UNITS = ("day", "week", "month", "year")
CUES = ("since", "until", "before", "after", "by")

Words = tuple[str, ...]


@dataclass(frozen=True)
class Placed:
    """Modifiers by their place: `before` what they modify ("last July") or `after` it ("Juli lalu")."""

    before: Words = ()
    after: Words = ()


@dataclass(frozen=True, eq=False)
class DateWords:
    """The date words of one language. Words and phrases are literals, compared without case.

    `order` of numeric dates is `dmy` or `mdy`. `months` (January first), `weekdays` and `weekday_abbreviations` (Monday
    first) list the names of each; abbreviations count only beside a printed date. Of months and weekdays the names in
    `capitalised` count only with a capital ("May"). `units` maps `day`, `week`, `month`, `year` to their nouns,
    `single_units` to words that mean one of them ("sebulan"); `hours` are nouns for what is shorter. `days` maps words to days
    from the anchor ("kemarin": -1).

    `last`, `this`, `next` modify a name or a unit; `ago` and `from_now` stand after a number of units. `parts` name a
    part of what follows ("early", "akhir"). `cues` maps the labels of `CUES` to the markers that say so; `plain_cues`
    announce a date and say no more ("in", "pada"). `year_words`, `month_words`, `date_words` announce a year, a month, a
    day's number ("tahun", "bulan", "tanggal"). `joiners` ("of"), `articles` ("the") and `fillers` ("at least") may stand
    in between, `day_parts` after a day.

    `earlier` and `later` behind a number of units tell a date from the one named before ("two days later"); so do
    `pointing` words, which map to days ("the same day": 0), and the words of `same` and `following`, by their unit ("that
    month", "the following month").
    `deeds` are nouns for what has been done ("keputusan"), `accords` those that nobody does alone ("deal"), `performed`
    words for how it became known or took effect ("diumumkan"): a sentence with both may date what another tells. `terms`
    announce a date that is still to come ("deadline"), `starting` that something is in force from a day on. `standing` says
    that something no longer works, since when a measure against it stands, `ceasing` that it stops or is gone; `measures` are
    nouns for such a measure, `lasted` says that one was in force up to a day. `made_known` says that somebody told what
    stands before ("announced this"). `happenings` are nouns whose date is their own ("the election on 5 May"), `when` opens a
    clause that tells of the same time, `besides` says that more was done then ("also"). `not_first` says that there was an
    earlier affair ("not the first time"), and `formerly` of a deed told after that that it was of it ("had been"). `citing`
    leads a source, which has a date of its own ("dikutip dari Reuters, Senin"). None of these plays a part in finding dates,
    but for `performed` and `occurring`, which says when what stands before came about ("this comes"), before "days after".

    `range_words` join the ends of a span, `list_words` the days of a list. A number after `law_words` is a citation; a
    bare year before `counted` words is a number of things; `not_dates` are never dates ("24/7", "Black Friday"). `zones`
    maps names of time zones to offsets (`+07:00`), `meridiem` the keys `am` and `pm` to their words; both serve headers
    only.
    """

    order: str
    months: tuple[Words, ...]
    weekdays: tuple[Words, ...]
    weekday_abbreviations: tuple[Words, ...] = ()
    capitalised: Words = ()
    units: Mapping[str, Words] = field(default_factory=dict)
    hours: Words = ()
    single_units: Mapping[str, Words] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    vague_numbers: Words = ()
    last: Placed = field(default_factory=Placed)
    this: Placed = field(default_factory=Placed)
    next: Placed = field(default_factory=Placed)
    ago: Words = ()
    from_now: Words = ()
    days: Mapping[str, int] = field(default_factory=dict)
    earlier: Words = ()
    later: Words = ()
    pointing: Mapping[str, int] = field(default_factory=dict)
    same: Mapping[str, Words] = field(default_factory=dict)
    following: Mapping[str, Words] = field(default_factory=dict)
    deeds: Words = ()
    performed: Words = ()
    terms: Words = ()
    standing: Words = ()
    ceasing: Words = ()
    made_known: Words = ()
    measures: Words = ()
    occurring: Words = ()
    lasted: Words = ()
    happenings: Words = ()
    when: Words = ()
    accords: Words = ()
    besides: Words = ()
    starting: Words = ()
    not_first: Words = ()
    formerly: Words = ()
    citing: Words = ()
    parts: Words = ()
    cues: Mapping[str, Words] = field(default_factory=dict)
    plain_cues: Words = ()
    year_words: Words = ()
    month_words: Words = ()
    date_words: Words = ()
    joiners: Words = ()
    articles: Words = ()
    fillers: Words = ()
    day_parts: Words = ()
    ordinal_suffixes: Words = ()
    range_words: Words = ()
    list_words: Words = ()
    law_words: Words = ()
    counted: Words = ()
    not_dates: Words = ()
    zones: Mapping[str, str] = field(default_factory=dict)
    meridiem: Mapping[str, Words] = field(default_factory=dict)


def read_date_words(data: Mapping[str, object]) -> DateWords:
    """Builds the words from the `dates` part of a language file.

    Raises `SchemaError` for what a JSON Schema cannot see, and for the mistakes that would silently lose dates if the
    data came in unchecked: an unknown key, a calendar without twelve months or seven days, one word for two of them.
    """
    known = {f.name for f in fields(DateWords)}
    for key in data:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            raise _fault(f"no key called '{key}'.", f"Did you mean '{near[0]}'?" if near else "Remove it.")
    made: dict[str, Any] = {key: _frozen(value) for key, value in data.items()}
    for key in ("last", "this", "next"):
        if key in made:
            made[key] = Placed(**made[key])
    if made.get("order") not in ORDERS:
        raise _fault(f"order is '{made.get('order')}'.", f"Give one of: {', '.join(ORDERS)}.")
    _calendar("months", made.get("months", ()), MONTHS)
    _calendar("weekdays", made.get("weekdays", ()), WEEKDAYS)
    if made.get("weekday_abbreviations"):
        _calendar("weekday_abbreviations", made["weekday_abbreviations"], WEEKDAYS)
    for key in ("cues", "units", "single_units", "same", "following", "meridiem"):
        _apart(key, made.get(key, {}).values())
    for key, labels in (
        ("cues", CUES),
        ("units", UNITS),
        ("single_units", UNITS),
        ("same", UNITS),
        ("following", UNITS),
        ("meridiem", ("am", "pm")),
    ):
        for label in made.get(key, {}):
            if label not in labels:
                raise _fault(f"no {key} called '{label}'.", f"Give one of: {', '.join(labels)}.")
    return DateWords(**made)


def _frozen(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _frozen(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_frozen(item) for item in value)
    return value


def _calendar(key: str, names: Sequence[Iterable[str]], length: int) -> None:
    if len(names) != length:
        raise _fault(f"{key} lists {len(names)} entries.", f"Give {length} lists of names, in order.")
    _apart(key, names)


def _apart(key: str, groups: Iterable[Iterable[str]]) -> None:
    """Refuses a word that stands in two groups: one of its meanings would be lost in silence."""
    owner: dict[str, int] = {}
    for index, words in enumerate(groups):
        for word in words:
            if owner.setdefault(word.lower(), index) != index:
                raise _fault(f"'{word}' stands twice in {key}.", "Keep it in one of the two.")


def _fault(problem: str, remedy: str) -> SchemaError:
    return SchemaError(problem, place="dates", remedy=remedy)
