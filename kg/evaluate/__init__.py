"""How much of what careful readers marked in articles is found, and how little else: `kg evaluate`."""

from kg.evaluate.agreement import Agreement, agreement
from kg.evaluate.answers import Answer
from kg.evaluate.comparison import GAINED, LOST, Change, changes, rise
from kg.evaluate.evaluation import BREAKDOWNS, Error, Evaluation
from kg.evaluate.gold import Gold, Mark, Marks, read_gold
from kg.evaluate.intervals import CONFIDENCE, MEASURES, RESAMPLES, intervals
from kg.evaluate.names import Names, read_names
from kg.evaluate.parts import PARTS, is_locked, open_to_view, part_of
from kg.evaluate.predictions import Predictions, Record, extracted, read_predictions
from kg.evaluate.reporting import agreement_as_json, evaluation_as_json
from kg.evaluate.scoring import LEVELS, Details, Score, fits, same_time

__all__ = [
    "BREAKDOWNS",
    "CONFIDENCE",
    "GAINED",
    "LEVELS",
    "LOST",
    "MEASURES",
    "PARTS",
    "RESAMPLES",
    "Agreement",
    "Answer",
    "Change",
    "Details",
    "Error",
    "Evaluation",
    "Gold",
    "Mark",
    "Marks",
    "Names",
    "Predictions",
    "Record",
    "Score",
    "agreement",
    "agreement_as_json",
    "changes",
    "evaluation_as_json",
    "extracted",
    "fits",
    "intervals",
    "is_locked",
    "open_to_view",
    "part_of",
    "read_gold",
    "read_names",
    "read_predictions",
    "rise",
    "same_time",
]
