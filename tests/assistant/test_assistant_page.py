"""The page about assistants says what the tools are and what they answer."""

from __future__ import annotations

import json
import re
from pathlib import Path

from kg import Graph
from kg.assistant import tools as made
from kg.assistant.answers import MOST
from kg.assistant.calls import Answering

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "mcp.md").read_text(encoding="utf-8")


def test_the_page_lists_the_tools_and_the_limits(graph: Graph) -> None:
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == list(made.tools(graph))
    for limit in (f"{made._ROWS} rows", f"{made._MOST_ROWS} at most", f"{MOST:,} characters", f"{made._PASSAGE:,} a passage"):
        assert limit in PAGE


def test_the_answer_on_the_page_is_that_of_the_tool(graph: Graph) -> None:
    shown = json.loads(re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)[1])
    given = {"query": "history", "parameters": {"platform": "tiktok"}, "limit": 1}
    answer = Answering(graph).call("ask", given)
    assert shown["rows"][0].items() <= answer["rows"][0].items()
    assert {**answer, "rows": shown["rows"]} == shown
    assert list(answer) == list(shown)
