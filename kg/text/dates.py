"""Dates: in sentences, with what they mean from the article's day, and in the bylines and columns of sources.

The language is data (`DateWords`); the grammar is in `date_grammar`, the arithmetic in `date_values`.
"""

from kg.text.date_finding import AHEAD, ATTRIBUTE, BEHIND, POINTING, RELATIVE, STATED, VAGUE, WEEK, DateMention, find_dates
from kg.text.date_headers import parse_header_date
from kg.text.date_values import LAST, NEAREST, NEXT, SOME, told_from
from kg.text.date_words import DateWords, Placed, read_date_words

__all__ = [
    "AHEAD",
    "ATTRIBUTE",
    "BEHIND",
    "LAST",
    "NEAREST",
    "NEXT",
    "POINTING",
    "RELATIVE",
    "SOME",
    "STATED",
    "VAGUE",
    "WEEK",
    "DateMention",
    "DateWords",
    "Placed",
    "find_dates",
    "parse_header_date",
    "read_date_words",
    "told_from",
]
