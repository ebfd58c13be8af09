"""Dates in a sentence: where they stand and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from kg.text import date_grammar
from kg.text.date_lexicon import entries
from kg.text.date_tokens import Lexicon, Scan
from kg.text.date_values import (
    LAST,
    NEAREST,
    NEXT,
    SOME,
    full_year,
    iso,
    same_day,
    shift,
    shift_days,
    weekday_near,
    year_of_day,
    year_of_month,
)
from kg.text.date_words import DateWords

STATED, RELATIVE = "stated", "relative"
WEEK, VAGUE, POINTING, BEHIND, AHEAD, ATTRIBUTE = "week", "vague", "pointing", "behind", "ahead", "attribute"
_MAX_LOOK_BACK = 16
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at `sentence[start:end]`, in code points.

    `value` is ISO, its length tells the precision; None where the words are relative and no anchor is given, or where
    they name no day, month or year: then `note` says `vague` ("some days ago"). A `week` ("last week") has that note, and as
    its value the month in which it lies. What is `pointing` ("two days later") is told from a date named before, by a `shift`
    of so many units; what stands `behind` ("two days after ...") is so far from the date of the clause; what stands `ahead`
    ("two days before ...") is told from nothing but what follows. A month or a year that
    nothing but its noun announces ("its July ruling") has the note `attribute`.

    `basis` is `stated` where a year or a month is printed, else `relative`. `cue` is the label of the marker before it
    (`since`, `until`, `before`, `after`, `by`). `end_value` is the last day, month or year of a span or list, of which
    `value` is the first.
    """

    start: int
    end: int
    value: str | None
    basis: str
    cue: str | None = None
    end_value: str | None = None
    note: str | None = None
    shift: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class _Printed:
    """The numbers of a printed date; `last_*` where it is a span or list inside one expression."""

    month: int
    day: int | None = None
    year: int | None = None
    last_month: int | None = None
    last_day: int | None = None


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands before a date: the label of a cue, whether anything announces a date, and where the date's own words begin."""

    cue: str | None
    announced: bool
    first: int


class DateFinder:
    """The machine of one language: its lexicon and its patterns, built once."""

    def __init__(self, words: DateWords) -> None:
        self._month_first = words.order == "mdy"
        self._not_dates = {w.lower() for w in words.not_dates if not any(c.isalpha() for c in w)}
        lexicon = Lexicon(entries(words), words.ordinal_suffixes, date_grammar.UNIONS)
        self._lexicon = lexicon
        kinds = date_grammar.kinds(month_first=self._month_first)
        # No date begins with a gap, a mark or an unknown word: saying so first makes the search twice as quick.
        either = "|".join(f"(?P<{kind}>{template})" for kind, template in kinds.items())
        self._any = lexicon.pattern(rf"(?! |[^\w\ue000-\uf8ff]|{{unknown}})(?:{either})")
        self._printed = lexicon.pattern(kinds["printed"])
        self._suffix = lexicon.pattern(date_grammar.SUFFIX)
        self._told = frozenset(word.lower() for word in (*words.performed, *words.occurring))
        self._range = lexicon.pattern(date_grammar.RANGE)
        self._things = lexicon.pattern(" {counted}")
        self._noun = lexicon.pattern(" (?!{counted})(?:{short}|{word}|{law})")

    def find(
        self, sentence: str, anchor: date | None, direction: int = NEAREST, *, attributes: bool = False
    ) -> list[DateMention]:
        """All dates of a sentence, from left to right, without overlap."""
        scan = self._lexicon.scan(sentence)
        reading = _Reading(self, scan, anchor, direction)
        return [m for m in reading.mentions() if attributes or m.note not in (ATTRIBUTE, AHEAD)]


class _Reading:
    """One sentence being read. Token numbers, not code points, until a mention is made."""

    def __init__(self, finder: DateFinder, scan: Scan, anchor: date | None, bare: int) -> None:
        self._finder = finder
        self._scan = scan
        self._anchor = anchor
        self._bare = bare  # where to look for what is named without a year

    def mentions(self) -> Iterator[DateMention]:
        at = 0
        search = self._finder._any.search
        while (match := search(self._scan.classes, at)) is not None:
            at = match.end()
            kind = match.lastgroup or ""
            if kind == "printed":
                mention, at = self._printed(match)
            elif kind in ("never", "law"):
                continue
            else:
                mention = getattr(self, f"_{kind}")(match)
            if mention is not None:
                yield mention

    # Printed dates

    def _printed(self, match: re.Match[str]) -> tuple[DateMention | None, int]:
        context = self._context(match.start())
        first = self._numbers(match, context)
        if first is None:
            return None, match.end()
        end = self._closed(match)
        direction, year = NEAREST, first.year
        suffix = self._finder._suffix.match(self._scan.classes, end)
        if suffix is not None:
            direction, told = self._modified(suffix)
            if year is None or suffix["after"]:
                end = suffix.end()
            year = told if year is None else year
        last: _Printed | None = None
        link = self._finder._range.match(self._scan.classes, end)
        following = self._finder._printed.match(self._scan.classes, link.end()) if link else None
        if following is not None:
            last = self._numbers(following, replace(context, announced=True))
            if last is not None and (last.day is None) == (first.day is None):
                end = self._closed(following)
            else:
                last = None
        if last is not None and year is None and last.year is not None:
            year = last.year - ((first.month, first.day or 0) > (last.month, last.day or 0))
        if year is None:
            year = self._year(first, direction)
        value, end_value = self._values(first, last, year)
        return self._mention(context, end, value, STATED, end_value=end_value), end

    def _closed(self, match: re.Match[str]) -> int:
        """The end of a printed date, with the bracket that its weekday opened."""
        end = match.end()
        if "(" not in (match["lead_mark"] or ""):
            return end
        space = self._scan.classes.startswith(" ", end)
        return end + 1 + space if self._scan.classes.startswith(")", end + space) else end

    def _numbers(self, match: re.Match[str], context: _Context) -> _Printed | None:
        """The parts of a printed date, None where they make none."""
        if match["my_m"] is not None:
            return _Printed(self._month_at(match, "my_m"), None, self._int(match, "my_y"))
        if match["span_m"] is not None:
            month, last = self._month_at(match, "span_m"), self._month_at(match, "span_n")
            year = self._int(match, "span_y")
            return _Printed(month, None, year - (last < month), last)
        for style in ("dmy", "mdy", "md"):
            if style in ("mdy", "dmy") or self._finder._month_first:
                made = self._with_name(match, style)
                if made is not None:
                    return made
        if match["iso_y"] is not None:
            return _checked(self._int(match, "iso_m"), self._int(match, "iso_d"), self._int(match, "iso_y"))
        if match["num_y"] is not None:
            a, b, year = (self._int(match, part) for part in ("num_a", "num_b", "num_y"))
            # Who writes points writes the day first, in every language: 01.02.2021 is in February.
            return self._ordered(*((b, a) if match["num_mark"] == "." and self._finder._month_first else (a, b)), year)
        if match["two_y"] is not None:
            year = full_year(self._int(match, "two_y"))
            return self._ordered(self._int(match, "two_a"), self._int(match, "two_b"), year)
        return self._short(match, context)

    def _with_name(self, match: re.Match[str], style: str) -> _Printed | None:
        first, end = match.span(f"{style}_d")
        if first < 0:
            return None
        day, last = self._scan.number(first), self._scan.number(end - 1)
        year = self._int(match, f"{style}_y") if style != "md" and match[f"{style}_y"] else None
        return _Printed(self._month_at(match, f"{style}_m"), day, year, None, last if end - first > 1 else None)

    def _short(self, match: re.Match[str], context: _Context) -> _Printed | None:
        """Two numbers and a stroke: a date only after a weekday, alone in brackets, or where something announces one."""
        start, end = match.start("dm_a"), match.end("dm_b")
        if match["lead"] is None:
            text = self._scan.sentence[self._scan.starts[start] : self._scan.ends[end - 1]]
            around = self._scan.classes[max(start - 2, 0) : start].rstrip()[-1:] + self._scan.classes[end : end + 2].lstrip()[:1]
            if text in self._finder._not_dates or not (around == "()" or context.announced):
                return None
        return self._ordered(self._int(match, "dm_a"), self._int(match, "dm_b"), None)

    def _ordered(self, a: int, b: int, year: int | None) -> _Printed | None:
        """Day and month in the order of the language, or in the other one where only that is possible."""
        day, month = (b, a) if self._finder._month_first else (a, b)
        if month > _MONTHS:
            day, month = month, day
        return _checked(month, day, year)

    def _modified(self, suffix: re.Match[str]) -> tuple[int, int | None]:
        """The direction that a modifier gives, and the year where it tells one."""
        anchor = self._anchor
        if suffix["period"]:
            unit, offset = self._period_at(*suffix.span("period"))
            return NEAREST, anchor.year + offset if anchor and unit == "year" else None
        direction = self._direction(suffix.start("after"))
        return direction, anchor.year if anchor and direction == NEAREST else None

    def _year(self, printed: _Printed, direction: int) -> int | None:
        if self._anchor is None:
            return None
        if direction == NEAREST:
            direction = self._bare
        if printed.day is None:
            return year_of_month(printed.month, self._anchor, direction)
        return year_of_day(printed.month, printed.day, self._anchor, direction)

    def _values(self, first: _Printed, last: _Printed | None, year: int | None) -> tuple[str | None, str | None]:
        if year is None:
            return None, None
        # A day that its month does not have is a slip of the page: what is left of it is the month.
        value = iso(year, first.month, first.day) or iso(year, first.month)
        if last is not None:
            earlier = (last.month, last.day or 0) < (first.month, first.day or 0)
            last_year = year + earlier if last.year is None else last.year
            return value, iso(last_year, last.month, last.last_day or last.day)
        if first.last_month is not None:
            return value, iso(year + (first.last_month < first.month), first.last_month)
        return value, iso(year, first.month, first.last_day) if first.last_day is not None else None

    # Dates told from the anchor

    def _counted(self, match: re.Match[str]) -> DateMention:
        token = match.start("counted_n")
        unit = self._kind(match.start("counted_u"), "unit_")
        if self._scan.value(token, "vague"):
            return self._relative(match, None, note=VAGUE)
        word = self._scan.value(token, "number_word")
        count = word if isinstance(word, int) else self._scan.number(token)
        return self._to_the_day(match, "counted_to", unit, -count if match["counted_ago"] else count)

    def _pointing(self, match: re.Match[str]) -> DateMention:
        return self._pointed(match, "day", self._number(match.start(), "pointing"))

    def _same(self, match: re.Match[str]) -> DateMention:
        return self._pointed(match, self._kind(match.start(), "same_"), 0)

    def _following(self, match: re.Match[str]) -> DateMention:
        return self._pointed(match, self._kind(match.start(), "following_"), 1)

    def _distance(self, match: re.Match[str]) -> DateMention | None:
        count, unit = 1, self._kind(match.start("ds_s"), "single_") if match["ds_s"] else ""
        if not unit:
            token = match.start("ds_n")
            word = self._scan.value(token, "number_word")
            count, unit = word if isinstance(word, int) else self._scan.number(token), self._kind(match.start("ds_u"), "unit_")
        if match["ds_cue"] is None:
            return self._pointed(match, unit, count if match["ds_later"] else -count)
        return self._from_what_follows(match, "ds_cue", unit, -count)

    def _from_what_follows(self, match: re.Match[str], group: str, unit: str, count: int) -> DateMention | None:
        """ "Two days after ...", "two days before ...", "it is two days since ...", which is told from the anchor."""
        cue = self._scan.value(match.start(group), "cue")
        if cue not in ("after", "before", "since") or not self._scan.classes.startswith(" ", match.end()):
            return None
        if cue == "since":
            value = shift(self._anchor, unit, count) if self._anchor else None
            return None if unit.startswith(SOME) else replace(self._relative(match, value), note=BEHIND)
        return replace(self._pointed(match, unit, count), note=BEHIND if cue == "after" else AHEAD)

    def _some(self, match: re.Match[str]) -> DateMention | None:
        """ "Days after ...": no number, and nothing before that could be one ("five working days after")."""
        before = self._scan.sentence[: self._scan.starts[match.start()]].rstrip()
        bare = not match["some_v"] and before and before[-1] not in ",;:(-–—"
        if bare and before.rpartition(" ")[2].lower() not in self._finder._told:
            return None
        unit = self._kind(match.start("some_u"), "unit_")
        if unit not in ("day", "week", "hour"):
            return None
        unit = SOME + unit
        if match["some_cue"]:
            return self._from_what_follows(match, "some_cue", unit, -1)
        return self._pointed(match, unit, 1)

    def _pointed(self, match: re.Match[str], unit: str, count: int) -> DateMention:
        return replace(self._relative(match, None, note=POINTING), shift=(unit, count))

    def _single(self, match: re.Match[str]) -> DateMention:
        unit = self._kind(match.start("single_u"), "single_")
        return self._to_the_day(match, "single_to", unit, -1 if match["single_ago"] else 1)

    def _period(self, match: re.Match[str]) -> DateMention:
        unit, offset = self._period_at(*match.span("period_p"))
        return self._shifted(match, unit, offset)

    def _to_the_day(self, match: re.Match[str], group: str, unit: str, count: int) -> DateMention:
        """ "A year ago", or "a year ago today", which names a day."""
        if match[group] is None:
            return self._shifted(match, unit, count)
        near = shift_days(self._anchor, self._number(match.start(group), "day_word")) if self._anchor else None
        value = same_day(near, unit, count) if near else None
        return self._relative(match, value.isoformat() if value else None)

    def _shifted(self, match: re.Match[str], unit: str, count: int) -> DateMention:
        value = shift(self._anchor, unit, count) if self._anchor else None
        return self._relative(match, value, note=WEEK if unit == "week" else None)

    def _weekday_week(self, match: re.Match[str]) -> DateMention:
        unit, offset = self._period_at(*match.span("ww_p"))
        weekday = self._number(match.start("ww_d"), "weekday")
        if unit != "week":
            return self._relative(match, None, note=VAGUE)
        near = weekday_near(weekday, self._anchor, NEAREST) if self._anchor else None
        return self._relative(match, shift(near, "day", 7 * offset) if near else None)

    def _month_period(self, match: re.Match[str]) -> DateMention | None:
        unit, offset = self._period_at(*match.span("mp_p"))
        if unit != "year":
            return None
        value = iso(self._anchor.year + offset, self._month_at(match, "mp_m")) if self._anchor else None
        return self._mention(self._context(match.start()), match.end(), value, STATED)

    def _weekday(self, match: re.Match[str]) -> DateMention:
        context = self._context(match.start())
        modifier = match.start("wd_b") if match["wd_b"] else match.start("wd_a") if match["wd_a"] else None
        if modifier is not None:
            direction = self._direction(modifier)
        else:
            direction = NEXT if self._bare == NEXT or context.cue in ("by", "until") else LAST
        weekday = self._number(match.start("wd_d"), "weekday")
        day = weekday_near(weekday, self._anchor, direction, strictly=modifier is not None) if self._anchor else None
        return self._mention(context, match.end(), day.isoformat() if day else None, RELATIVE)

    def _month(self, match: re.Match[str]) -> DateMention | None:
        """A month alone: a date only where a modifier or a marker says so ("in May", "Juli lalu")."""
        context = self._context(match.start())
        modifier = match.start("month_b") if match["month_b"] else match.start("month_a") if match["month_a"] else None
        note = None
        if modifier is None and not context.announced and not self._heads(match):
            note = self._attribute(match.end())
            if note is None:
                return None
        month, year = self._month_at(match, "month_m"), None
        if self._anchor is not None:
            direction = self._bare
            if modifier is not None:
                direction = self._direction(modifier)
            this = modifier is not None and direction == NEAREST
            year = self._anchor.year if this else year_of_month(month, self._anchor, direction, strictly=modifier is not None)
        value = iso(year, month) if year is not None else None
        return self._mention(context, match.end(), value, STATED, note=note)

    def _attribute(self, end: int) -> str | None:
        """The note of a month or a year that a word follows: "the July ruling"."""
        return ATTRIBUTE if self._finder._noun.match(self._scan.classes, end) else None

    def _heads(self, match: re.Match[str]) -> bool:
        """Whether it begins the sentence and a colon follows, as in a list of what happened when."""
        return match.start() == 0 and self._scan.classes.startswith(":", match.end())

    def _day_word(self, match: re.Match[str]) -> DateMention:
        days = self._number(match.start("dw"), "day_word")
        return self._relative(match, shift(self._anchor, "day", days) if self._anchor else None)

    def _day_number(self, match: re.Match[str]) -> DateMention:
        """A day's number alone ("tanggal 24"): in the month that brings it nearest to the anchor."""
        direction = self._direction(match.start("dn_a")) if match["dn_a"] else self._bare
        return self._day_of_month(match, self._scan.number(match.start("dn")), direction)

    def _day_ordinal(self, match: re.Match[str]) -> DateMention | None:
        """ "On the 4th": only where something announces a day."""
        context = self._context(match.start())
        announced = context.announced or context.cue is not None
        return self._day_of_month(match, self._scan.number(match.start("do")), self._bare) if announced else None

    def _day_of_month(self, match: re.Match[str], day: int, direction: int) -> DateMention:
        value = None
        if self._anchor is not None:
            months = [shift(self._anchor, "month", offset) for offset in (-1, 0, 1)]
            days = [iso(int(m[:4]), int(m[5:]), day) for m in months if m]
            near = [date.fromisoformat(d) for d in days if d]
            wanted = [d for d in near if (d - self._anchor).days * direction >= 0]
            value = min(wanted or near, key=lambda d: abs(d - self._anchor)).isoformat() if near else None  # type: ignore[operator]
        return self._relative(match, value)

    def _years(self, match: re.Match[str]) -> DateMention | None:
        """A year alone: a date only where something announces one."""
        context = self._context(match.start())
        note = None if context.announced else self._attribute(match.end())
        if not context.announced and note is None:
            return None
        # "until 2017 sites" is a count; "in 2017 sites" is a year.
        if context.cue in ("until", "by") and self._finder._things.match(self._scan.classes, match.end("yr")):
            return None
        value = f"{self._int(match, 'yr'):04}"
        end_value = f"{self._int(match, 'yr_end'):04}" if match["yr_end"] else None
        return self._mention(context, match.end(), value, STATED, end_value=end_value, note=note)

    # What tokens mean

    def _context(self, token: int) -> _Context:
        """Reads backwards from a date over small words to the marker that announces it."""
        scan, announced, first, article = self._scan, False, token, False
        for index in range(token - 1, max(token - _MAX_LOOK_BACK, -1), -1):
            payload = scan.payloads[index]
            if payload is None:
                if scan.classes[index] not in " (-":
                    break
                continue
            if "cue" in payload:
                return _Context(str(payload["cue"]), announced or not article, first)
            if not payload.keys().isdisjoint(("part", "year_word", "month_word", "date_word")):
                announced, first = True, index
            elif "plain_cue" in payload:
                announced = announced or not article
            elif "article" in payload:
                article = True
            elif payload.keys().isdisjoint(("filler", "joiner", "weekday", "day_part")):
                break
        return _Context(None, announced, first)

    def _mention(
        self, context: _Context, end: int, value: str | None, basis: str, *, end_value: str | None = None, note: str | None = None
    ) -> DateMention:
        start = self._scan.starts[context.first]
        return DateMention(start, self._scan.ends[end - 1], value, basis, context.cue, end_value, note)

    def _relative(self, match: re.Match[str], value: str | None, *, note: str | None = None) -> DateMention:
        return self._mention(self._context(match.start()), match.end(), value, RELATIVE, note=note)

    def _int(self, match: re.Match[str], group: str) -> int:
        return self._scan.number(match.start(group))

    def _number(self, token: int, kind: str) -> int:
        value = self._scan.value(token, kind)
        return value if isinstance(value, int) else 0

    def _month_at(self, match: re.Match[str], group: str) -> int:
        return self._number(match.start(group), "month")

    def _kind(self, token: int, prefix: str) -> str:
        payload = self._scan.payloads[token] or {}
        return next((kind[len(prefix) :] for kind in payload if kind.startswith(prefix)), "")

    def _direction(self, token: int) -> int:
        payload = self._scan.payloads[token] or {}
        if not payload.keys().isdisjoint(("last_before", "last_after", "ago")):
            return LAST
        return NEAREST if not payload.keys().isdisjoint(("this_before", "this_after")) else NEXT

    def _period_at(self, start: int, end: int) -> tuple[str, int]:
        """The unit of "last week" and how many of them lie between it and the anchor."""
        unit = self._kind(start, "unit_")
        if unit and end - start > 1:
            return unit, self._direction(end - 1)
        return self._kind(end - 1, "unit_"), self._direction(start)


def _checked(month: int, day: int, year: int | None) -> _Printed | None:
    """A date in digits that exists (in a leap year, where the year is not printed)."""
    return _Printed(month, day, year) if iso(2000 if year is None else year, month, day) else None


@lru_cache(maxsize=64)
def finder(words: DateWords) -> DateFinder:
    """The machine for these words, built at first use. Words are told apart by identity."""
    return DateFinder(words)


def find_dates(
    sentence: str, words: DateWords, anchor: date | None, *, direction: int = NEAREST, attributes: bool = False
) -> list[DateMention]:
    """All dates of a sentence, from left to right, without overlap; with those that are no more than `attributes`, and what
    is `ahead` of something else, if asked for.

    `anchor` is the day from which relative words and missing years are told (the article's). `direction` is `NEXT` where the
    clause speaks of what is to come, so that a bare weekday or month is the next one, and `LAST` where it speaks of the past.
    """
    return finder(words).find(sentence, anchor, direction, attributes=attributes)
