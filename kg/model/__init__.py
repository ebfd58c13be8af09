"""The waist of the house: the frozen records that every stage takes and gives."""

from kg.model.article import Article, Span
from kg.model.corrections import (
    Correction,
    ReportRef,
    Subject,
    check_correction,
    correction_id,
    new_correction,
)
from kg.model.errors import (
    ArticleError,
    KgError,
    LedgerError,
    QueryError,
    SchemaError,
    SourceError,
    StoreError,
    StoreUnreachableError,
    UsageError,
)
from kg.model.facts import (
    Amount,
    Entity,
    EventFact,
    Evidence,
    Facts,
    Mention,
    PersonFact,
    Role,
    StatementFact,
)
from kg.model.graph import Edge, Node, NodeRef, Scalar
from kg.model.marks import MARK_LENGTH, mark_of
from kg.model.names import slug
from kg.model.reading import PageWords, ReadingAids

__all__ = [
    "MARK_LENGTH",
    "Amount",
    "Article",
    "ArticleError",
    "Correction",
    "Edge",
    "Entity",
    "EventFact",
    "Evidence",
    "Facts",
    "KgError",
    "LedgerError",
    "Mention",
    "Node",
    "NodeRef",
    "PageWords",
    "PersonFact",
    "QueryError",
    "ReadingAids",
    "ReportRef",
    "Role",
    "Scalar",
    "SchemaError",
    "SourceError",
    "Span",
    "StatementFact",
    "StoreError",
    "StoreUnreachableError",
    "Subject",
    "UsageError",
    "check_correction",
    "correction_id",
    "mark_of",
    "new_correction",
    "slug",
]
