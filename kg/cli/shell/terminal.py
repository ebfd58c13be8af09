"""The terminal of the shell: prompt_toolkit with our keys, our completion, and a history in the workspace."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from kg.cli.shell.commands import is_complete
from kg.cli.shell.completion import Vocabulary, suggestions

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

HISTORY = "shell.history"
_OWNER_ONLY = 0o600


class _Completer(Completer):
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Yield what may stand at the cursor."""
        del complete_event
        words, length = suggestions(document.text_before_cursor, self._vocabulary)
        return [Completion(word, start_position=-length) for word in words]


def reader(
    folder: Path, vocabulary: Vocabulary, *, source: Input | None = None, output: Output | None = None
) -> Callable[[], str]:
    """Return what reads one entry; it raises EOFError at Ctrl-D and KeyboardInterrupt at Ctrl-C.

    `source` and `output` take the place of the terminal.
    """
    session: PromptSession[str] = PromptSession(
        message="kg> ",
        prompt_continuation=lambda width, *_: "...".rjust(width - 1),
        multiline=True,
        key_bindings=_keys(),
        completer=_Completer(vocabulary),
        complete_while_typing=False,
        history=_history(folder / HISTORY),
        input=source,
        output=output,
    )
    return session.prompt


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("enter")
    def _(event: KeyPressEvent) -> None:
        """Ask, where the text is complete; else a new line."""
        buffer = event.current_buffer
        if buffer.complete_state:
            buffer.complete_state = None
        elif is_complete(buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    return keys


def _history(file: Path) -> History:
    try:
        # What somebody asked is nobody else's.
        os.close(os.open(file, os.O_CREAT | os.O_APPEND | os.O_WRONLY, _OWNER_ONLY))
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(file))
