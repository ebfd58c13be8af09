"""One module a format; `kg.export.registry` finds them, so a new one needs no entry anywhere.

A module of a format has a docstring whose first line is its help text, `SUFFIX` (of the file, or of the files
in the folder), `FOLDER`, and `write(nodes, edges, out)`. `out` is an open binary stream, or the path of an
empty folder where `FOLDER` is true. Heavy libraries are imported inside `write`, so that listing the formats is cheap.
"""
