"""One module a command; `kg.cli.program` finds them, so a new one needs no entry anywhere.

A module has `PLACE`, a number that orders the list of `kg --help`, and `register(app)`. Everything heavy is imported
inside the functions: all modules are loaded for every `kg --help`, which should take no longer than a blink.
"""
