"""Dates: in sentences, with what they mean from the article's day, and in the bylines and columns of sources.

The language is data (`DateWords`); the grammar is in `date_grammar`, the arithmetic in `date_values`.
"""

from kg.text.date_finding import RELATIVE, STATED, VAGUE, WEEK, DateMention, find_dates
from kg.text.date_headers import parse_header_date
from kg.text.date_words import DateWords, Placed, read_date_words

__all__ = [
    "RELATIVE",
    "STATED",
    "VAGUE",
    "WEEK",
    "DateMention",
    "DateWords",
    "Placed",
    "find_dates",
    "parse_header_date",
    "read_date_words",
]
