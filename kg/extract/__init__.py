"""`extract(article) -> Facts`: what one article says, and nothing that it does not."""

from kg.extract.contract import line, record
from kg.extract.engine import Extractor, Trace
from kg.extract.reading import Filler, Reading

__all__ = ["Extractor", "Filler", "Reading", "Trace", "line", "record"]
