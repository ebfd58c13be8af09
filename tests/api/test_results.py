"""Answers go into other libraries as they are, and into a notebook as text and nothing else."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

import kg
from kg import KgError
from kg.api import Result, optional
from kg.api import tables as made

NODE = {"id": "a", "labels": ["Action", "Block"], "properties": {"date": "2025"}}
OTHER = {"id": "p", "labels": ["Platform"], "properties": {"name": "P"}}
EDGE = {
    "type": "TARGETS",
    "start": {"label": "Action", "id": "a"},
    "end": {"label": "Platform", "id": "p"},
    "properties": {"article": "0123"},
}


def test_rows_are_dictionaries_and_a_column_comes_by_its_name() -> None:
    result = Result(("a", "b"), ((1, "x"), (2, "y"), (3, None)), truncated=True)
    assert len(result) == 3
    assert result[1] == {"a": 2, "b": "y"}
    assert list(result)[2] == {"a": 3, "b": None}
    assert result["b"] == ["x", "y", None]
    assert result[1:].to_dicts() == [{"a": 2, "b": "y"}, {"a": 3, "b": None}]
    assert repr(result) == "<Result: 3 rows and more of a, b>"
    with pytest.raises(KeyError, match="no column 'c'; there are: a, b"):
        result["c"]


@pytest.mark.parametrize(
    ("values", "kind", "settled"),
    [
        ([1, None, 2], "whole", [1, None, 2]),
        ([1, 2.5, None], "number", [1.0, 2.5, None]),
        ([True, None], "truth", [True, None]),
        ([True, 1], "text", ["true", "1"]),
        ([1, "x", None], "text", ["1", "x", None]),
        ([["a"], [], None], "texts", [["a"], [], None]),
        ([["a", None]], "text", ['["a", null]']),
        ([{"é": [1]}], "text", ['{"é": [1]}']),
        ([2**63, 1], "text", ["9223372036854775808", "1"]),
        ([None], "text", [None]),
        ([], "text", []),
    ],
)
def test_a_column_of_a_table_has_one_type(values: list[Any], kind: str, settled: list[Any]) -> None:
    found = made.column(values)
    assert (found.kind, found.values) == (kind, settled)
    assert [type(one) for one in found.values] == [type(one) for one in settled]


def test_three_libraries_hold_the_same_values() -> None:
    columns = ("truth", "whole", "number", "text", "texts", "map")
    rows = ((True, 1, 1.5, "x", ["a", "b"], {"k": 1}), (None, None, None, None, None, None))
    result = Result(columns, rows)
    expected = {**result[0], "map": '{"k": 1}'}
    arrow = result.to_arrow()
    assert arrow.to_pylist() == [expected, dict.fromkeys(columns)]
    assert [str(field.type) for field in arrow.schema] == [
        "bool", "int64", "double", "string", str(arrow.schema.field("texts").type), "string",
    ]  # fmt: skip
    assert result.to_polars().to_dicts() == [expected, dict.fromkeys(columns)]
    frame = result.to_pandas()
    assert frame.iloc[0].to_dict() == expected
    assert bool(frame.iloc[1].isna().all())
    assert [str(frame[name].dtype) for name in ("truth", "whole", "number")] == ["boolean", "Int64", "float64"]


def test_a_table_without_rows_has_its_columns() -> None:
    empty = Result(("a", "b"), ())
    assert empty.to_arrow().column_names == ["a", "b"]
    assert empty.to_polars().columns == ["a", "b"]
    assert list(empty.to_pandas().columns) == ["a", "b"]


@pytest.mark.parametrize(("method", "name"), [("to_arrow", "pyarrow"), ("to_pandas", "pandas"), ("to_polars", "polars")])
def test_a_library_that_is_missing_is_named_with_the_line_that_installs_it(
    method: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(wanted: str, *rest: Any) -> Any:
        if wanted == name:
            raise ModuleNotFoundError(f"No module named '{name}'")
        return original(wanted, *rest)

    original = optional.importlib.import_module
    monkeypatch.setattr(optional.importlib, "import_module", refuse)
    extra = "arrow" if name == "pyarrow" else name
    with pytest.raises(KgError) as caught:
        getattr(Result(("a",), ((1,),)), method)()
    assert str(caught.value) == (
        f"{name}: {name} is not installed (No module named '{name}'). Install it: pip install 'kg-platform-regulation[{extra}]'"
    )


def test_nodes_relationships_and_paths_among_the_values_are_a_graph() -> None:
    path = {"nodes": [NODE, OTHER], "relationships": [EDGE]}
    for rows in (((NODE, EDGE, OTHER),), ((path,),), (([NODE, [OTHER], {"of": EDGE}],),), ((path,), (path,))):
        graph = Result(("x",) * len(rows[0]), rows).to_networkx()
        assert dict(graph.nodes) == {
            "Action/a": {"label": "Action", "id": "a", "labels": ["Action", "Block"], "date": "2025"},
            "Platform/p": {"label": "Platform", "id": "p", "labels": ["Platform"], "name": "P"},
        }
        assert list(graph.edges(keys=True, data=True)) == [
            ("Action/a", "Platform/p", "TARGETS", {"type": "TARGETS", "article": "0123"})
        ]


def test_two_edges_of_one_type_stay_two() -> None:
    other = {**EDGE, "properties": {"article": "4567"}}
    graph = Result(("r",), ((EDGE,), (other,))).to_networkx()
    assert [key for _, _, key in graph.edges(keys=True)] == ["TARGETS", "TARGETS:2"]
    assert graph.nodes["Action/a"] == {"label": "Action", "id": "a", "labels": ["Action"]}


def test_rows_without_a_node_are_no_graph() -> None:
    with pytest.raises(KgError, match=r"hold no node, relationship or path\. Return them whole"):
        Result(("a",), (("x",),)).to_networkx()


def test_a_notebook_shows_the_words_of_articles_as_words() -> None:
    hostile = "<script>alert(1)</script>\u202e\x1b[2J"
    rows = ((hostile, "javascript:alert(1)", 'https://a.example/?"><b>', ["<b>", "c"], {"<i>": "&"}),)
    shown = Result(("<th>", "b", "url", "list", "map"), rows, notes=("<note>",))._repr_html_()
    assert shown == (
        "<div><table><thead><tr><th>&lt;th&gt;</th><th>b</th><th>url</th><th>list</th><th>map</th></tr></thead><tbody><tr>"
        "<td>&lt;script&gt;alert(1)&lt;/script&gt;\ufffd\ufffd[2J</td><td>javascript:alert(1)</td>"
        '<td><a href="https://a.example/?&quot;&gt;&lt;b&gt;" rel="noopener noreferrer">https://a.example/?&quot;&gt;&lt;b&gt;</a></td>'
        "<td>&lt;b&gt;; c</td><td>{&quot;&lt;i&gt;&quot;: &quot;&amp;&quot;}</td></tr></tbody></table>"
        "<p><em>&lt;note&gt;</em></p></div>"
    )


def test_a_notebook_shows_nodes_relationships_and_paths_as_a_terminal_does() -> None:
    path = {"nodes": [NODE, OTHER], "relationships": [EDGE]}
    shown = Result(("n", "r", "p", "l", "m"), ((NODE, EDGE, path, [NODE], {"a": 1}),))._repr_html_()
    for told in (
        "(:Action:Block a)",
        "(a)-[:TARGETS]-&gt;(p)",
        "(:Action:Block a)-[:TARGETS]-&gt;(:Platform p)",
        "{&quot;a&quot;: 1}",
    ):
        assert f"<td>{told}</td>" in shown


def test_a_notebook_shows_the_first_rows_and_says_how_many_more_there_are() -> None:
    shown = Result(("n",), tuple((n,) for n in range(1_030)), truncated=True)._repr_html_()
    assert shown.count("<tr>") == 1 + 20
    assert "<em>and 1,010 more rows</em>" in shown
    assert "<em>There are more: raise the limit to see them.</em>" in shown


def test_markdown_and_csv_hold_words_and_nothing_else() -> None:
    result = Result(("a",), (("=1+1|<b>",),))
    assert result.to_markdown() == "| a |\n| --- |\n| =1+1\\|&lt;b&gt; |\n"
    assert result._repr_markdown_() == result.to_markdown()
    assert result.to_csv() == "a\n'=1+1|<b>\n"


def test_importing_the_package_loads_nothing_of_it() -> None:
    """The command line imports it at each start."""
    code = "import sys; import kg; print([name for name in sys.modules if name.startswith('kg.')], kg.__all__)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert ran.stdout == "[] ['Graph', 'KgError']\n"


def test_opening_a_graph_loads_no_library_of_tables_or_graphs() -> None:
    heavy = ("kg.extract", "kg.resolve", "kg.loaders", "networkx", "pandas", "polars", "pyarrow", "rdflib", "rich")
    code = f"import sys; from kg import Graph; Graph('nowhere'); print([name for name in {heavy} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert ran.stdout == "[]\n"


def test_the_package_has_no_other_public_name() -> None:
    assert not hasattr(kg, "Nobody")
    assert set(kg.__all__) <= set(dir(kg))
