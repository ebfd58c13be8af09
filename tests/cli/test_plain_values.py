"""Options are read as typer reads them, whether by typer or here; what is none is told in typer's words."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
import typer
import typer.core

from kg.cli.plain_values import _REPLACED, read_plain_values


def _command(
    words: Annotated[list[str] | None, typer.Argument()] = None,
    whole: Annotated[int, typer.Option(min=1, max=9)] = 3,
    number: Annotated[float, typer.Option(min=0.001)] = 1.0,
    text: Annotated[str | None, typer.Option()] = None,
    several: Annotated[list[str] | None, typer.Option()] = None,
    flag: Annotated[bool, typer.Option("--flag")] = False,
) -> list[Any]:
    return [words, whole, number, text, several, flag]


def _told(arguments: list[str]) -> Any:
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command()(_command)
    try:
        return app(args=arguments, standalone_mode=False)
    except typer.TyperException as error:
        return error.format_message()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["a", "b", "--flag"],
        ["--whole", "9", "--number", "2", "--text", "", "--several", "x=1", "--several", "-1"],
        *(["--whole", value] for value in ("0", "10", "-1", "+5", "5.0", "5.5", "5_0", "٣", "abc", "", " 5", "9" * 30)),
        *(["--number", value] for value in ("0", ".5", "1e1", "inf", "nan", "-2", "2.50", "abc", "٣", "9" * 30)),
        ["--text"],
        ["--none"],
    ],
    ids=" ".join,
)
def test_options_are_read_as_typer_reads_them(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    read_plain_values()
    ours = getattr(typer.core, _REPLACED)
    told = _told(arguments)
    monkeypatch.setattr(typer.core, _REPLACED, ours._own)
    assert _told(arguments) == told


def test_a_typer_without_that_function_reads_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    read_plain_values()
    ours = getattr(typer.core, _REPLACED)
    read_plain_values()
    assert getattr(typer.core, _REPLACED) is ours
    monkeypatch.delattr(typer.core, _REPLACED)
    read_plain_values()
    assert not hasattr(typer.core, _REPLACED)
