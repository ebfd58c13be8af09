"""The graph in the formats of other tools. An exporter takes streams of records and never a store."""

from kg.export.registry import Format, formats
from kg.export.selection import Filters, check_form, select
from kg.export.writing import write_export, write_file, write_folder

__all__ = ["Filters", "Format", "check_form", "formats", "select", "write_export", "write_file", "write_folder"]
