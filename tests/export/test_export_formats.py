"""Each format, read back by the tool that it is for."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import shutil
import subprocess
from pathlib import Path

import networkx
import pytest
import rdflib
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.namespace import OWL, RDF, XSD

from kg.export import Format, formats, write_export
from kg.export.characters import formula_safe, formula_unsafe, visible
from kg.export.drawing import HAPPENED
from kg.export.exporters import csv as csv_format
from kg.export.exporters import mermaid
from kg.export.flat import flat_edge, flat_node, name_of
from kg.export.vocabulary import PREFIXES, TERMS, edge_iri, node_iri
from kg.model import Edge, Node, NodeRef, UsageError

Graph = tuple[list[Node], list[Edge]]
PR, OA = rdflib.Namespace(TERMS), rdflib.Namespace(PREFIXES["oa"])
SCHEMAS = Path(__file__).parents[2] / "schemas"


def exported(form: Format, graph: Graph, folder: Path) -> dict[str, bytes]:
    """The export as bytes by file name."""
    place = folder / f"graph{form.suffix}"
    write_export(form, *graph, place)
    if form.folder:
        found = {path.name: path.read_bytes() for path in sorted(place.iterdir())}
        shutil.rmtree(place)
        return found
    return {place.name: place.read_bytes()}


def as_bytes(name: str, graph: Graph) -> bytes:
    out = io.BytesIO()
    to_file = formats()[name].to_file
    assert to_file is not None
    to_file(*graph, out)
    return out.getvalue()


def read_jsonl(data: bytes) -> Graph:
    def scalars(found: dict) -> dict:
        return {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}

    nodes, edges = [], []
    for line in data.decode().split("\n")[:-1]:
        record = json.loads(line)
        if "node" in record:
            told = record["node"]
            nodes.append(Node(told["label"], told["id"], scalars(told["properties"]), tuple(told["labels"])))
        else:
            told = record["edge"]
            ends = NodeRef(**told["source"]), told["type"], NodeRef(**told["target"])
            edges.append(Edge(*ends, scalars(told["properties"]), told["key"]))
    return nodes, edges


def canonical(graph: Graph) -> Graph:
    nodes, edges = graph
    return sorted(nodes, key=lambda n: n.ref), sorted(edges, key=lambda e: (e.source, e.type, e.target, e.key))


# Text of any kind, half surrogate pairs included; and graphs of it.
texts = st.text(st.characters(), max_size=12)
names = st.text("abcxyz_", min_size=1, max_size=6).map(lambda name: f"p_{name}")
scalars = st.one_of(
    texts,
    st.integers(-(2**40), 2**40),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.lists(texts).map(tuple),
)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    ids = draw(st.lists(texts, min_size=1, max_size=4, unique=True))
    properties = st.dictionaries(names, scalars, max_size=3)
    nodes = [Node(draw(st.sampled_from(["Agency", "Platform"])), id_, draw(properties)) for id_ in ids]
    found = {}
    for _ in range(draw(st.integers(0, 5))):
        one, other = draw(st.sampled_from(nodes)), draw(st.sampled_from(nodes))
        edge = Edge(one.ref, draw(st.sampled_from(["OWNED_BY", "PART_OF"])), other.ref, draw(properties), draw(texts))
        found[(edge.source, edge.type, edge.target, edge.key)] = edge
    return nodes, list(found.values())


@pytest.fixture(params=list(formats()))
def form(request: pytest.FixtureRequest) -> Format:
    return formats()[request.param]


def test_the_formats_are_the_modules_and_each_says_what_it_is() -> None:
    assert list(formats()) == ["csv", "dot", "graphml", "jsonl", "mermaid", "turtle"]
    for form in formats().values():
        assert form.help
        assert form.suffix.startswith(".")
        assert form.folder == (form.to_file is None)


def test_the_same_graph_gives_the_same_bytes_in_any_order(form: Format, graph: Graph, tmp_path: Path) -> None:
    shuffled = [list(part) for part in graph]
    for part in shuffled:
        random.Random(7).shuffle(part)  # noqa: S311 - an order, not a secret
    again = [Node(n.label, n.id, dict(reversed(n.properties.items())), n.extra_labels) for n in shuffled[0]]
    assert exported(form, graph, tmp_path) == exported(form, (again, shuffled[1]), tmp_path)


def test_an_empty_graph_can_be_exported(form: Format, tmp_path: Path) -> None:
    assert exported(form, ([], []), tmp_path)


def test_hostile_texts_are_exported_as_valid_utf8_without_forbidden_characters(
    form: Format, hostile: Graph, tmp_path: Path
) -> None:
    for data in exported(form, hostile, tmp_path).values():
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", data.decode())


def test_an_edge_without_its_node_is_refused(form: Format, graph: Graph, tmp_path: Path) -> None:
    nodes, edges = graph
    with pytest.raises(UsageError, match=r"has no node Platform 'telegram'\. .*kg rebuild"):
        write_export(form, [n for n in nodes if n.id != "telegram"], edges, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_two_nodes_or_edges_of_one_key_are_refused(form: Format, graph: Graph, tmp_path: Path) -> None:
    nodes, edges = graph
    with pytest.raises(UsageError, match="two nodes are"):
        write_export(form, [*nodes, nodes[0]], edges, tmp_path / "out")
    with pytest.raises(UsageError, match="two edges are"):
        write_export(form, nodes, [*edges, edges[0]], tmp_path / "out")


# jsonl


def test_jsonl_gives_back_the_very_graph(graph: Graph, hostile: Graph) -> None:
    assert read_jsonl(as_bytes("jsonl", graph)) == canonical(graph)
    assert read_jsonl(as_bytes("jsonl", hostile)) == canonical(hostile)


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_jsonl_loses_nothing_of_any_graph(graph: Graph) -> None:
    assert read_jsonl(as_bytes("jsonl", graph)) == canonical(graph)


# graphml


def graphml_of(graph: Graph) -> networkx.MultiDiGraph:
    return networkx.read_graphml(io.BytesIO(as_bytes("graphml", graph)), force_multigraph=True)


def assert_same_as_graphml(graph: Graph) -> None:
    found = graphml_of(graph)
    wanted_nodes = {visible(name_of(n.ref)): flat_node(n) for n in graph[0]}
    assert found.number_of_nodes() == len(wanted_nodes)
    for name, wanted in wanted_nodes.items():
        del wanted["node"]
        assert dict(found.nodes[name]) == {k: visible(v) if isinstance(v, str) else v for k, v in wanted.items()}
    assert found.number_of_edges() == len(graph[1])
    wanted_edges = [flat_edge(edge) for edge in graph[1]]
    wanted_edges = [{k: visible(v) if isinstance(v, str) else v for k, v in edge.items()} for edge in wanted_edges]
    found_edges = [{"source": s, "target": t, **data} for s, t, data in found.edges(data=True)]
    for edge in found_edges:
        edge.pop("id", None)
    key = lambda edge: json.dumps(edge, sort_keys=True)  # noqa: E731
    assert sorted(found_edges, key=key) == sorted(wanted_edges, key=key)


def test_graphml_gives_back_nodes_edges_and_scalars(graph: Graph) -> None:
    assert_same_as_graphml(graph)
    node = graphml_of(graph).nodes["Action/block-telegram-2017-07-14-abc123"]
    assert node["labels"] == "Action:Block"
    assert json.loads(node["conditions"]) == ["if it opens an office", "and answers, quickly"]
    assert (node["count"], node["amount"]) == (11, 2.5)


def test_graphml_makes_forbidden_characters_visible_and_keeps_the_others(hostile: Graph) -> None:
    assert_same_as_graphml(hostile)
    assert "Platform/NUL ␀ bell ␇ escape ␛" in graphml_of(hostile)


def test_graphml_refuses_to_make_one_node_of_two() -> None:
    with pytest.raises(UsageError, match="two nodes have one name in XML"):
        as_bytes("graphml", ([Node("Platform", "a\x00"), Node("Platform", "a␀")], []))


def test_a_property_that_would_hide_a_column_is_refused(tmp_path: Path) -> None:
    nodes = [Node("Platform", "x", {"labels": "mine"})]
    for name in ("graphml", "csv"):
        with pytest.raises(UsageError, match="a property is called 'labels'"):
            write_export(formats()[name], nodes, [], tmp_path / "out")


# csv


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def as_cell(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return visible(text)


@pytest.mark.parametrize("which", ["graph", "hostile"])
def test_csv_gives_back_every_cell(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    nodes, edges = canonical(request.getfixturevalue(which))
    files = exported(formats()["csv"], (nodes, edges), tmp_path)
    assert sorted(files) == ["edges.csv", "nodes.csv"]
    for found, wanted in (
        (read_csv(files["nodes.csv"]), [flat_node(n) for n in nodes]),
        (read_csv(files["edges.csv"]), [flat_edge(e) for e in edges]),
    ):
        assert len(found) == len(wanted)
        for row, want in zip(found, wanted, strict=True):
            assert {name: formula_unsafe(cell) for name, cell in row.items() if cell} == {
                name: as_cell(value) for name, value in want.items() if as_cell(value)
            }


def test_no_cell_of_csv_is_a_formula_unless_asked_for(hostile: Graph, tmp_path: Path) -> None:
    files = exported(formats()["csv"], hostile, tmp_path)
    cells = [cell for data in files.values() for row in read_csv(data) for cell in row.values()]
    assert '\'=HYPERLINK("http://example.org";"x")' in cells
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n"))]
    csv_format.write(*hostile, tmp_path, formula_safe=False)
    raw = [cell for row in read_csv((tmp_path / "nodes.csv").read_bytes()) for cell in row.values()]
    assert '=HYPERLINK("http://example.org";"x")' in raw


def test_negative_numbers_stay_numbers_in_csv(tmp_path: Path) -> None:
    csv_format.write([Node("Action", "x", {"amount": -2.5})], [], tmp_path)
    assert read_csv((tmp_path / "nodes.csv").read_bytes())[0]["amount"] == "-2.5"


@given(st.text(st.sampled_from("'=+-@a\t\n＝"), max_size=6))
def test_making_a_cell_safe_can_be_undone(text: str) -> None:
    assert formula_unsafe(formula_safe(text)) == text


# turtle


def rdf_of(graph: Graph) -> rdflib.Graph:
    return rdflib.Graph().parse(data=as_bytes("turtle", graph), format="turtle")


def test_turtle_has_a_resource_a_node_a_triple_and_an_annotation_an_edge(graph: Graph) -> None:
    nodes, edges = graph
    found = rdf_of(graph)
    for node in nodes:
        subject = rdflib.URIRef(node_iri(node.ref))
        assert (subject, RDF.type, PR[node.label]) in found
        assert found.value(subject, PR.id) == rdflib.Literal(node.id)
    assert len(set(found.subjects(RDF.type, RDF.Statement))) == sum(bool(e.properties) for e in edges)
    for edge in edges:
        subject = rdflib.URIRef(edge_iri(edge))
        ends = rdflib.URIRef(node_iri(edge.source)), rdflib.URIRef(node_iri(edge.target))
        assert any((ends[0], predicate, ends[1]) in found for predicate in found.predicates(*ends))
        if "article" in edge.properties:
            target = found.value(subject, OA.hasTarget)
            assert found.value(target, OA.hasSource) == rdflib.URIRef(node_iri(NodeRef("Article", "a1")))
            told = {
                name: found.value(selector, OA[name]).toPython()
                for selector in found.objects(target, OA.hasSelector)
                for name in ("start", "end", "exact")
                if found.value(selector, OA[name]) is not None
            }
            wanted = edge.properties
            assert told == {"start": wanted["start"], "end": wanted["end"], "exact": wanted["text"]}


def test_turtle_types_dates_by_their_precision_and_keeps_their_words() -> None:
    days = ["2017", "2017-07", "2017-07-14", "2017-07-14T09:30:00+07:00", "2017-13", "soon"]
    found = rdf_of(([Node("Action", str(n), {"date": day}) for n, day in enumerate(days)], []))
    dates = {str(found.value(s, PR.id)): o for s, o in found.subject_objects(PR.date)}
    assert [str(dates[str(n)]) for n in range(len(days))] == days
    assert [dates[str(n)].datatype for n in range(len(days))] == [XSD.gYear, XSD.gYearMonth, XSD.date, XSD.dateTime, None, None]


def test_turtle_links_wikidata_and_the_terms_of_others(graph: Graph) -> None:
    found = rdf_of(graph)
    kominfo = rdflib.URIRef(node_iri(NodeRef("Agency", "kominfo")))
    block = rdflib.URIRef(node_iri(NodeRef("Action", "block-telegram-2017-07-14-abc123")))
    article = rdflib.URIRef(node_iri(NodeRef("Article", "a1")))
    sem, prov = rdflib.Namespace(PREFIXES["sem"]), rdflib.Namespace(PREFIXES["prov"])
    assert (kominfo, OWL.sameAs, rdflib.URIRef("http://www.wikidata.org/entity/Q6384050")) in found
    assert (block, RDF.type, sem.Event) in found
    assert (block, sem.hasActor, kominfo) in found
    assert (block, prov.wasDerivedFrom, article) in found
    assert set(found.objects(block, PR.conditions)) == {
        rdflib.Literal("if it opens an office"),
        rdflib.Literal("and answers, quickly"),
    }


def test_turtle_has_no_blank_nodes_and_only_clean_addresses(hostile: Graph) -> None:
    found = rdf_of(hostile)
    terms = {term for triple in found for term in triple}
    assert not [term for term in terms if isinstance(term, rdflib.BNode)]
    assert all(re.fullmatch(r"[A-Za-z0-9:/#._%~-]+", term) for term in terms if isinstance(term, rdflib.URIRef))
    names = {str(o) for o in found.objects(None, PR.name)}
    assert names == {visible(str(n.properties["name"])) for n in hostile[0]}


@settings(max_examples=40, deadline=None)
@given(texts)
def test_turtle_gives_back_any_text_and_id(text: str) -> None:
    found = rdf_of(([Node("Platform", text, {"name": text})], []))
    assert {str(o) for o in found.objects(None, PR.name)} == {visible(text)}
    assert len(set(found.subjects())) == 1


# dot and mermaid


def test_dot_draws_each_node_and_each_pair_once(graph: Graph) -> None:
    text = as_bytes("dot", graph).decode()
    assert text.count("shape=") == len(graph[0])
    assert text.count(" -> ") == len(graph[1]) - 1  # two REPORTS of one action are one line
    assert 'label="REPORTS ×2"' in text
    assert 'label="block Telegram (threatened)", class="Action", shape=box, style=dashed' in text
    assert 'label="block Telegram (done) 2017-07-14", class="Action", shape=box, style=solid' in text


def test_every_line_of_dot_is_one_statement_with_closed_strings(hostile: Graph) -> None:
    quoted = r'"(?:[^"\\]|\\.)*"'
    statement = rf"  {quoted} (?:-> {quoted} )?\[(?:\w+=(?:{quoted}|\w+)(?:, )?)+\];"
    lines = as_bytes("dot", hostile).decode().split("\n")
    assert lines[0] == "digraph kg {"
    assert lines[-2:] == ["}", ""]
    assert [line for line in lines[3:-2] if not re.fullmatch(statement, line)] == []


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_reads_dot(hostile: Graph) -> None:
    subprocess.run(["dot", "-Tcanon"], input=as_bytes("dot", hostile), check=True, capture_output=True)  # noqa: S607


def test_mermaid_draws_each_node_and_each_pair_once(graph: Graph) -> None:
    lines = as_bytes("mermaid", graph).decode().splitlines()
    assert lines[0] == "flowchart LR"
    assert len([line for line in lines if "-->" in line]) == len(graph[1]) - 1
    assert '  n2["block Telegram (threatened)"]:::unhappened' in lines


def test_no_text_of_the_graph_is_syntax_in_mermaid(hostile: Graph) -> None:
    node = r'  n\d+\["[^"<>`\[\]{}|\\%]*"\](:::unhappened)?'
    edge = r'  n\d+ -->\|"[^"<>`\[\]{}|\\%]*"\| n\d+'
    for line in as_bytes("mermaid", hostile).decode().splitlines()[1:-1]:
        assert re.fullmatch(f"{node}|{edge}", line), line


def test_mermaid_refuses_what_renderers_cannot_draw_and_says_what_to_do(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"12 lines are more than the 10 that Mermaid draws\. Narrow it: --platform"):
        mermaid.write(*graph, io.BytesIO(), most=10)
    many = [Node("Platform", f"p{n}") for n in range(501)]
    with pytest.raises(UsageError, match="501 nodes"):
        write_export(formats()["mermaid"], many, [], tmp_path / "out.mmd")
    assert list(tmp_path.iterdir()) == []


def test_what_is_drawn_as_happened_is_what_the_schema_says() -> None:
    statuses = yaml.safe_load((SCHEMAS / "statuses.yaml").read_text())
    assert {name for name, told in statuses.items() if told["happened"]} == HAPPENED
