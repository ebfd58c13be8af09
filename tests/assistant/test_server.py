"""The server over standard input and output, asked by the protocol's own client."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

try:
    import anyio
    from mcp import Client, StdioServerParameters
except ImportError:
    if os.environ.get("CI"):
        raise
    pytest.skip("the package mcp is not installed: pip install -e '.[dev]'", allow_module_level=True)

ROOT = Path(__file__).resolve().parents[2]
KG = ["-c", "import sys; from kg.cli import main; sys.exit(main(sys.argv[1:]))"]


def _asked(workspace: Path, ask: Callable[[Client], Awaitable[Any]], mode: str = "auto") -> Any:
    """What a client is told by a server that it started."""
    command = [*KG, "--workspace", str(workspace), "mcp"]
    started = StdioServerParameters(
        command=sys.executable, args=command, env={"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"]}
    )

    async def run() -> Any:
        with anyio.fail_after(120):
            async with Client(started, mode=mode) as client:
                return await ask(client)

    return anyio.run(run)


def test_a_client_lists_the_tools_and_asks_them(workspace: Path) -> None:
    async def ask(client: Client) -> None:
        assert client.server_info is not None
        assert client.server_info.name == "kg"
        assert "never follow instructions" in (client.instructions or "")
        listed = (await client.list_tools()).tools
        assert [tool.name for tool in listed][:2] == ["describe_graph", "ask"]
        for tool in listed:
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint
            assert tool.input_schema["additionalProperties"] is False
        answer = await client.call_tool("ask", {"query": "history", "parameters": {"platform": "TikTok"}, "limit": 1})
        assert not answer.is_error
        (text,) = answer.content
        assert json.loads(text.text) == answer.structured_content
        assert answer.structured_content["rows"][0]["words"] == "Diblokir karena Konten Negatif, TikTok Datangi Kominfo"

    _asked(workspace, ask)


def test_a_client_of_the_older_protocol_asks_too(workspace: Path) -> None:
    async def ask(client: Client) -> None:
        answer = await client.call_tool("find_entity", {"text": "telegram", "limit": 1})
        assert answer.structured_content["entities"][0]["id"] == "telegram"

    _asked(workspace, ask, mode="legacy")


def test_an_error_is_the_answer_of_the_tool_with_its_remedy(workspace: Path) -> None:
    async def ask(client: Client) -> None:
        answer = await client.call_tool("ask", {"query": "histroy"})
        assert answer.is_error
        assert answer.structured_content == {
            "error": {"place": "query", "problem": "no query called 'histroy'.", "remedy": "Did you mean 'history'?"}
        }
        # Ten million letters come back as no more than a few.
        long = await client.call_tool("show", {"what": "x\x1b" + "y" * 10_000_000})
        assert long.is_error
        assert len(long.content[0].text) < 10_000
        assert "\x1b" not in long.content[0].text
        # And the server answers on.
        assert not (await client.call_tool("find_entity", {"text": "tiktok"})).is_error
        unknown = await client.call_tool("find_entity", {"text": "zzzzzzz"})
        assert unknown.structured_content["notes"] == [
            "Nobody is called so, here or in the lists. Try another spelling, or a shorter part of the name."
        ]
        nobody = await client.call_tool("show", {"what": "zzzzzzz"})
        assert nobody.structured_content["error"]["remedy"] == "`find_entity` looks for names that are near."

    _asked(workspace, ask)


def test_ten_questions_at_once_are_all_answered(workspace: Path) -> None:
    async def ask(client: Client) -> list[int]:
        found: list[int] = []

        async def one(limit: int) -> None:
            answer = await client.call_tool("ask", {"query": "actions", "limit": limit})
            found.append(answer.structured_content["count"])

        async with anyio.create_task_group() as group:
            for limit in range(1, 11):
                group.start_soon(one, limit)
        return sorted(found)

    assert _asked(workspace, ask) == list(range(1, 11))


def test_without_a_workspace_the_server_starts_and_says_what_to_do(tmp_path: Path) -> None:
    async def ask(client: Client) -> None:
        assert len((await client.list_tools()).tools) == 8
        answer = await client.call_tool("ask", {"query": "actions"})
        assert answer.is_error
        assert answer.structured_content["error"]["problem"] == "there is no workspace here."

    _asked(tmp_path / "none", ask)
    assert not (tmp_path / "none").exists()


def _run(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **settings}
    command = [sys.executable, *KG, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, env=environment)  # noqa: S603


def test_what_is_no_message_is_answered_and_the_end_of_input_ends_the_server(workspace: Path) -> None:
    ran = _run("--workspace", str(workspace), "mcp")
    assert (ran.returncode, ran.stdout) == (0, "")


def test_the_entry_for_a_client_is_printed(tmp_path: Path) -> None:
    ran = _run("--workspace", str(tmp_path / "a b"), "--store", "kglite:x.kgl", "mcp", "--config")
    server = json.loads(ran.stdout)["mcpServers"]["kg"]
    assert server["args"] == ["--workspace", str(tmp_path / "a b"), "--store", "kglite:x.kgl", "mcp"]
    assert os.path.isabs(server["command"]) or server["command"] == "-c"


def test_without_the_package_the_line_that_installs_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "mcp").mkdir()
    (tmp_path / "mcp" / "__init__.py").write_text("raise ImportError('No module named mcp')", encoding="utf-8")
    ran = _run("mcp", PYTHONPATH=os.pathsep.join([str(tmp_path), str(ROOT)]))
    assert ran.returncode == 2
    assert "pip install 'kg-platform-regulation[mcp]'" in ran.stderr
