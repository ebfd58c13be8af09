"""The program around the commands: global options, how errors are said, and the exit status."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from kg.cli import commands
from kg.cli.plain_values import read_plain_values
from kg.cli.session import DEFAULT_FOLDER, Session, say
from kg.model import KgError

USAGE, INTERRUPTED = 2, 130
_WITH_VALUE = ("--workspace", "--store")


class _Group(TyperGroup):
    """Ends quietly when who reads our output has had enough (`| head`), and with a word when interrupted."""

    def invoke(self, ctx: Any) -> Any:
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Python would try to flush once more at its end, and complain.
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        except KeyboardInterrupt:
            # Caught here, because typer gives it an exit status and no words.
            say("interrupted; what was written before is kept.")
            return INTERRUPTED
        return status


def _print_version(wanted: bool) -> None:
    if wanted:
        from kg.workspace.version import is_compiled, version

        typer.echo(f"kg {version()}{' (compiled)' if is_compiled() else ''}")
        raise typer.Exit


def _options(
    ctx: typer.Context,
    workspace: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="The folder of ledger and graph; else $KG_WORKSPACE, else ./.kg."),
    ] = None,
    store: Annotated[
        str | None, typer.Option(metavar="URL", help="Another place for the graph; else $KG_STORE, else in the workspace.")
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """News about regulators acting on internet platforms, as a graph with evidence on every edge.

    Begin with `kg ingest FILE-OR-FOLDER`, then `kg tour`.
    """
    del version
    ctx.obj = Session(
        folder=Path(workspace or os.environ.get("KG_WORKSPACE") or DEFAULT_FOLDER),
        store=store or os.environ.get("KG_STORE") or None,
    )


def program(arguments: Sequence[str] = ()) -> typer.Typer:
    """Return the program with all commands: the modules of `kg.cli.commands`, in the order of their `PLACE`.

    Where the arguments ask for one that has a module of its own, the others are not loaded: a question is answered the sooner.
    """
    read_plain_values()
    app = typer.Typer(
        name="kg",
        cls=_Group,
        callback=_options,
        add_completion=False,
        no_args_is_help=True,
        # Rich would make the help prettier and three times as slow.
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    names = [found.name for found in pkgutil.iter_modules(commands.__path__)]
    if (asked := _command_of(arguments)) in names:
        names = [asked]
    modules = [importlib.import_module(f"{commands.__name__}.{name}") for name in names]
    for module in sorted(modules, key=lambda module: int(module.PLACE)):
        module.register(app)
    return app


def _command_of(arguments: Sequence[str]) -> str:
    """Return the command that is asked for; nothing where that is not as plain as it can be."""
    words = iter(arguments)
    for word in words:
        if word in _WITH_VALUE:
            next(words, "")
        elif not word.startswith(tuple(f"{option}=" for option in _WITH_VALUE)):
            return "" if word.startswith("-") else word
    return ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status: 0 fine, 1 findings, 2 usage or nothing readable, 130 interrupted.

    Every KgError becomes one line on stderr, `kg: place: problem remedy`.
    """
    for stream in (sys.stdout, sys.stderr):
        # Whatever the locale says: our data is UTF-8, and a path with odd bytes must not end the program.
        if callable(reconfigure := getattr(stream, "reconfigure", None)):
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        given = sys.argv[1:] if arguments is None else list(arguments)
        status = program(given)(args=given, prog_name="kg", standalone_mode=False)
    except KgError as error:
        say(str(error))
        return error.exit_status
    except typer.TyperException as error:
        say(_usage(error))
        return USAGE
    except typer.Abort:
        return INTERRUPTED
    return status if isinstance(status, int) else 0


def _usage(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "kg"
    message = " ".join(error.format_message().split()).rstrip(".")
    place = path.removeprefix("kg").strip()
    return f"{place + ': ' if place else ''}{message}{'' if message.endswith('?') else '.'} Try `{path} --help`."
