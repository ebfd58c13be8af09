"""The loop of the shell: a line is read, done, and said how long it took. An error is said and ends nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kg.cli.question import Question
from kg.cli.session import say
from kg.cli.shell.commands import COMMANDS, Line, parse
from kg.cli.terminal import print_line
from kg.model import KgError, UsageError

if TYPE_CHECKING:
    from kg.query import NamedQuery
    from kg.store import GraphStore
    from kg.workspace import Workspace


class Shell:
    """Answers what `read` gives, until that raises EOFError. KeyboardInterrupt in it drops a line, in a query that query."""

    def __init__(self, workspace: Workspace, store: GraphStore, queries: Mapping[str, NamedQuery]) -> None:
        self._workspace = workspace
        self._store = store
        self._queries = queries
        self.form = "table"
        self.limit = 1000
        self.timeout = 30.0

    def run(self, read: Callable[[], str]) -> None:
        """Answer until the end."""
        while True:
            try:
                line = parse(read())
                if line and line.command == ":quit":
                    return
                if line:
                    self.do(line)
            except KeyboardInterrupt:
                say("dropped.")
            except EOFError:
                return
            except KgError as error:
                say(str(error))

    def do(self, line: Line) -> None:
        """Do one thing. Raises KgError where that is refused."""
        match line.command:
            case "" | ":use" | ":explain":
                self._answer(line)
            case ":help" if line.rest:
                from kg.cli.views.queries import print_description

                print_description(self._named(line.rest))
            case ":help":
                print_line("Cypher ends with ; and may have several lines. Tab completes. Ctrl-C drops a line or a query.")
                for told in COMMANDS.values():
                    print_line(told)
            case ":queries":
                from kg.cli.views.queries import print_queries

                print_queries(self._queries.values())
            case _:
                self._set(line.command, line.rest)

    def _answer(self, line: Line) -> None:
        from kg.cli.views.answer import print_answer, print_rows

        question = Question(line.rest, self._named(line.named) if line.named else None, line.given)
        start = time.perf_counter()
        if line.command == ":explain":
            answer = question.plan(self._workspace, self._store, timeout=self.timeout)
        else:
            answer = question.rows(self._workspace, self._store, timeout=self.timeout, limit=self.limit)
        took = time.perf_counter() - start
        if line.command == ":explain":
            print_rows(answer, self.form, {})
        else:
            print_answer(answer, self.form, question=question, store=self._store)
        count = len(answer.rows)
        say(f"{count:,} row{'' if count == 1 else 's'}, {f'{took:.1f} s' if took >= 1 else f'{took * 1000:.0f} ms'}.")

    def _named(self, name: str) -> NamedQuery:
        from kg.workspace.asking import named_query

        return named_query(name, self._queries)

    def _set(self, command: str, text: str) -> None:
        from kg.query import FORMATS

        if command == ":format" and text in FORMATS:
            self.form = text
        elif command == ":limit" and text.isascii() and text.isdigit() and 0 < int(text) <= 10_000_000:
            self.limit = int(text)
        elif command == ":timeout" and text.isascii() and text.isdigit() and 0 < int(text) <= 86_400:
            self.timeout = float(text)
        elif text:
            valid = f"Valid: {', '.join(FORMATS)}." if command == ":format" else f"Example: {command} 100."
            raise UsageError(f"{command} cannot be '{text:.40}'.", place="shell", remedy=valid)
        told = {":format": self.form, ":limit": f"{self.limit:,} rows", ":timeout": f"{self.timeout:g} s"}
        print_line(told[command])
