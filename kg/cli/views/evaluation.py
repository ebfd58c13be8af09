"""Figures of an evaluation as tables, and what is wrong beside the text that it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.cli.terminal import console, print_line, safe
from kg.cli.views.styles import table
from kg.evaluate import GAINED, LEVELS, LOST, MEASURES, changes, intervals, open_to_view, rise

if TYPE_CHECKING:
    from kg.evaluate import Agreement, Error, Evaluation, Score
    from kg.evaluate.agreement import Disagreement
    from kg.evaluate.intervals import Interval

# Columns that stay whole where a terminal is narrow: an interval may go below its figure, a figure is never cut.
_COUNTS = ("right", "extra", "missed")


def print_evaluation(
    made: Evaluation,
    about: Mapping[str, str],
    *,
    by: Iterable[str] = (),
    before: Evaluation | None = None,
    errors: int = 0,
    locked_too: bool = False,
) -> None:
    """Print the figures, the breakdowns, the comparison and the errors that were asked for."""
    articles = len(made.gold.articles)
    print_line(_headed(about, f"{articles - len(made.unread):,} of {articles:,} articles read"))
    out = console()
    head = ("level", *(f"{_named(measure)} (95 %)" for measure in MEASURES), *_COUNTS)
    out.print(table(head, [_row(level, made) for level in LEVELS], narrow=("level", *_COUNTS)))
    found = made.details()
    print_line(f"dates: {found.dated:,} of {found.known:,} found events with a known date carry it")
    print_line(f"people: {found.found:,} of {found.people:,} found, {found.tied:,} tied to the right body")
    for what in by:
        print_line(f"by {what}: F1 at each level; the rest at {LEVELS[-1]}")
        head = (what, *LEVELS, "precision", "recall", *_COUNTS)
        rows = [_broken_down(value, levels) for value, levels in made.breakdown(what).items()]
        out.print(table(head, rows, narrow=(what, *LEVELS, *_COUNTS)))
    if before is not None:
        _print_comparison(before, made, locked_too=locked_too)
    if errors:
        listed, withheld = open_to_view(made.errors(), locked_too=locked_too)
        for error in listed[:errors]:
            _print_error(error, error.kind)
        _print_withheld(len(listed) - min(errors, len(listed)), withheld, "errors")


def print_agreement(made: Agreement, about: Mapping[str, str], *, errors: int = 0, locked_too: bool = False) -> None:
    """Print how far two readings agree, and where they do not."""
    print_line(_headed(about, f"{len(made.articles):,} articles marked by both"))
    head = ("level", "agreement F1 (95 %)", "first asks", "second asks")
    rows = [
        (level, _with(one.f1, one.interval), _figure(one.first_asks.f1), _figure(one.second_asks.f1))
        for level, one in made.levels.items()
    ]
    console().print(table(head, rows, narrow=("level",)))
    if errors:
        listed, withheld = open_to_view(made.disagreements, locked_too=locked_too)
        for each in listed[:errors]:
            _print_disagreement(each)
        _print_withheld(len(listed) - min(errors, len(listed)), withheld, "disagreements")


def _print_comparison(before: Evaluation, after: Evaluation, *, locked_too: bool) -> None:
    head = ("level", "reading", *map(_named, MEASURES), *_COUNTS)
    rows: list[Sequence[str]] = []
    for level in LEVELS:
        for reading, one in (("before", before), ("now", after)):
            score = one.score(level)
            rows.append((level, reading, *(_figure(getattr(score, measure)) for measure in MEASURES), *_counts(score)))
    console().print(table(head, rows, narrow=head))
    for level in LEVELS:
        print_line(f"{level}: F1 rose by {_with(*rise(before, after, level), sign='+')}")
    shown, withheld = open_to_view(changes(before, after), locked_too=locked_too)
    for kind, verb in ((GAINED, "no longer"), (LOST, "now")):
        of_kind = [change.error for change in shown if change.kind == kind]
        print_line(f"{kind}: {len(of_kind):,}")
        for error in of_kind:
            _print_error(error, f"{verb} {error.kind}")
    _print_withheld(0, withheld, "changes")


def _print_error(error: Error, kind: str) -> None:
    but_for = f"  right but for the {error.but_for}" if error.but_for else ""
    text = f"{error.place}: {error.text}" if error.place else f"“{error.text}”"
    _print_block(f"{kind}  {error.article}  {error.said}{but_for}", error.title, text)


def _print_disagreement(each: Disagreement) -> None:
    _print_block(f"only one  {each.article}  {each.said}", f"{each.place}: {each.line}")


def _print_block(head: str, *below: str | None) -> None:
    print_line(safe(" ".join(head.splitlines())))
    for line in below:
        if line:
            print_line(safe(f"    {' '.join(line.split())}"))


def _print_withheld(more: int, withheld: int, what: str) -> None:
    if more:
        print_line(f"{more:,} more {what}")
    if withheld:
        print_line(f"{withheld:,} {what} of the locked third are not listed (--show-errors)")


def _headed(about: Mapping[str, str], counted: str) -> str:
    told = [f"part {about['part']}"] if about["part"] != "all" else []
    if about.get("without"):
        told.append(f"without {about['without']}")
    return safe("; ".join((f"{about['gold']}: {counted}", *told)))


def _row(level: str, made: Evaluation) -> Sequence[str]:
    score, spans = made.score(level), intervals(made.scores(level))
    return (level, *(_with(getattr(score, measure), spans[measure]) for measure in MEASURES), *_counts(score))


def _broken_down(value: str, levels: Mapping[str, Score]) -> Sequence[str]:
    """The counts, precision and recall of a breakdown are those of FULL."""
    full = levels[LEVELS[-1]]
    measures = (*(levels[level].f1 for level in LEVELS), full.precision, full.recall)
    return (value, *map(_figure, measures), *_counts(full))


def _counts(score: Score) -> list[str]:
    return [f"{getattr(score, count):,}" for count in _COUNTS]


def _named(measure: str) -> str:
    return measure.upper() if measure == "f1" else measure


def _figure(value: float, sign: str = "") -> str:
    return f"{value:{sign}.3f}"


def _with(value: float, span: Interval, *, sign: str = "") -> str:
    low, high = (f"{end:{sign}.2f}" for end in span)
    return f"{_figure(value, sign)} ({low} to {high})" if sign else f"{_figure(value)} ({low}–{high})"


def _both(before: float, after: float) -> str:
    return f"{_figure(before)} → {_figure(after)}"
