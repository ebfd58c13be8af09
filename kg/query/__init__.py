"""Named queries, one `.cypher` file each, and the ways to print their rows."""

from kg.query.bind import bind
from kg.query.named import Column, NamedQuery, Parameter, named_queries, only_query
from kg.query.own import with_own
from kg.query.rows import FORMATS, write_rows

__all__ = ["FORMATS", "Column", "NamedQuery", "Parameter", "bind", "named_queries", "only_query", "with_own", "write_rows"]
