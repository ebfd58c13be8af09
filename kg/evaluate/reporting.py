"""Evaluations and agreements as plain data, for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from kg.evaluate.agreement import Agreement
from kg.evaluate.comparison import changes, rise
from kg.evaluate.evaluation import Evaluation
from kg.evaluate.intervals import intervals
from kg.evaluate.parts import open_to_view
from kg.evaluate.scoring import LEVELS, Score


def evaluation_as_json(
    made: Evaluation, *, by: Iterable[str] = (), before: Evaluation | None = None, errors: int = 0, locked_too: bool = False
) -> dict[str, Any]:
    """The figures of an evaluation, its breakdowns, at most so many errors, and what is different from `before`.

    What is told of single articles leaves out the locked third, unless `locked_too`; `errors_withheld` counts it.
    """
    listed, withheld = open_to_view(made.errors(), locked_too=locked_too)
    data: dict[str, Any] = {
        "articles": len(made.gold.articles),
        "unread": list(made.unread),
        "levels": {level: _with_intervals(made.scores(level)) for level in LEVELS},
        "details": asdict(made.details()),
        "by": {
            what: {value: {level: _figures(score) for level, score in levels.items()} for value, levels in table.items()}
            for what, table in ((what, made.breakdown(what)) for what in by)
        },
        "errors": [asdict(error) for error in listed[:errors]],
        "errors_withheld": withheld,
    }
    if before is not None:
        shown, kept = open_to_view(changes(before, made), locked_too=locked_too)
        data["against"] = {
            "levels": {level: _with_intervals(before.scores(level)) | _risen(before, made, level) for level in LEVELS},
            "details": asdict(before.details()),
            "changes": [asdict(change) for change in shown],
            "changes_withheld": kept,
        }
    return data


def agreement_as_json(made: Agreement, *, errors: int = 0, locked_too: bool = False) -> dict[str, Any]:
    """The agreement of two readings, and at most so many of their disagreements."""
    listed, withheld = open_to_view(made.disagreements, locked_too=locked_too)
    return {
        "articles": len(made.articles),
        "levels": {
            level: {
                "f1": one.f1,
                "interval": list(one.interval),
                "first_asks": _figures(one.first_asks),
                "second_asks": _figures(one.second_asks),
            }
            for level, one in made.levels.items()
        },
        "disagreements": [asdict(each) for each in listed[:errors]],
        "disagreements_withheld": withheld,
    }


def _figures(score: Score) -> dict[str, Any]:
    return asdict(score) | {"precision": score.precision, "recall": score.recall, "f1": score.f1}


def _with_intervals(scores: Sequence[Score]) -> dict[str, Any]:
    spans = {measure: list(span) for measure, span in intervals(scores).items()}
    return _figures(sum(scores, start=Score())) | {"intervals": spans}


def _risen(before: Evaluation, after: Evaluation, level: str) -> dict[str, Any]:
    rose, span = rise(before, after, level)
    return {"rise": rose, "rise_interval": list(span)}
