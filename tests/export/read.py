"""Reads every export in a folder with other people's programs, and prints as
JSON how many nodes and edges each has, and the titles in order."""

import csv
import json
import pathlib
import sys

import networkx as nx
import rdflib
import yaml
from lxml import etree

folder = pathlib.Path(sys.argv[1])
found = {}


def tell(name, nodes, edges, titles):
    found[name] = {"nodes": nodes, "edges": edges, "titles": titles}


def tell_graph(name, graph):
    # A text that is not known is left out.
    titles = [data.get("title", "") for _, data in graph.nodes(data=True)]
    tell(name, graph.number_of_nodes(), graph.number_of_edges(), titles)
    assert graph.is_directed() and graph.is_multigraph(), name
    for _, _, data in graph.edges(data=True):
        assert data["weight"] == 0.25 and data["kind"], (name, data)
        assert type(data["start_byte"]) is int, (name, data)


def load(name):
    return json.loads((folder / name).read_text(encoding="utf-8"))


own = load("graph.json")
tell("json", len(own["nodes"]), len(own["edges"]), [node["title"] for node in own["nodes"]])

tell_graph("node-link", nx.node_link_graph(load("node-link.json"), edges="edges"))
tell_graph("cytoscape", nx.cytoscape_graph(load("cytoscape.json")))
tell_graph("graphml", nx.read_graphml(folder / "graph.graphml", force_multigraph=True))
tell_graph("gexf", nx.read_gexf(folder / "graph.gexf", version="1.3"))

# Dates of a dynamic graph: days that are days, and no edge before its ends.
space = {"g": "http://gexf.net/1.3"}
gexf = etree.parse(str(folder / "graph.gexf"))
assert gexf.find("g:graph", space).get("timeformat") == "date"
begins = {node.get("id"): node.get("start") for node in gexf.iterfind(".//g:node", space)}
assert any(begins.values()) and not all(begins.values())
for node in gexf.iterfind(".//g:node", space):
    published = node.find("g:attvalues/g:attvalue[@for='published']", space)
    assert (node.get("start") is None) == (published is None)
    if published is not None:
        assert (published.get("value") + "-01-01")[:10] == node.get("start")
for edge in gexf.iterfind(".//g:edge", space):
    ends = [begins[edge.get(end)] or "" for end in ("source", "target")]
    assert (edge.get("start") or "") == max(ends)

# GraphML's schema allows no space in an id, and each key has its type.
graphml = etree.parse(str(folder / "graph.graphml"))
space = {"g": "http://graphml.graphdrawing.org/xmlns"}
keys = {key.get("id"): key for key in graphml.iterfind("g:key", space)}
for element in graphml.iterfind(".//g:graph//*", space):
    for attribute in ("id", "source", "target", "key"):
        assert " " not in (element.get(attribute) or "")
    if element.tag.endswith("data"):
        of = etree.QName(element.getparent()).localname
        assert keys[element.get("key")].get("for") == of


def rows(path):
    with open(folder / path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, strict=True))


def safe(cell):
    assert not cell.lstrip("'").startswith(tuple("=+-@\t\r")) or cell[0] == "'", cell
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in tuple("=+-@\t\r") else cell


nodes, edges = rows("csv/nodes.csv"), rows("csv/edges.csv")
tell("csv", len(nodes), len(edges), [safe(node["label"]) for node in nodes])
for row in nodes + edges:
    for cell in row.values():
        safe(cell)

nodes, edges = rows("neo4j/nodes.csv"), rows("neo4j/relationships.csv")
tell("neo4j", len(nodes), len(edges), [node["title:string"] for node in nodes])
lines = (folder / "neo4j/nodes.csv").read_bytes().split(b"\n")
assert len(lines) == len(nodes) + 2, "a line a row"
ids = {node["id:ID"] for node in nodes}
assert len(ids) == len(nodes)
assert all(edge[":START_ID"] in ids and edge[":END_ID"] in ids for edge in edges)

linked = rdflib.Graph().parse(folder / "graph.jsonld", format="json-ld")
quads = rdflib.Dataset().parse(folder / "graph.nq", format="nquads")
triples = {quad[:3] for quad in quads.quads()}
assert set(linked) == triples, sorted(map(str, set(linked) ^ triples))[:5]
schema = rdflib.Namespace("https://schema.org/")
kinds = {"NewsArticle", "CreativeWork", "Person", "Organization", "Place"}
# A publisher is an organisation too, but no node.
things = [
    (subject, next(linked.objects(subject, schema.headline | schema.name)))
    for subject, kind in linked.subject_objects(rdflib.RDF.type)
    if kind in {schema[name] for name in kinds} and ":publisher:" not in subject
]
place = lambda thing: int(str(thing[0]).split(":", 3)[3].split("%20")[0])
facts = [
    triple
    for name in ("mentions", "citation")
    for triple in linked.triples((None, schema[name], None))
    if "#" not in triple[0]
]
tell("rdf", len(things), len(facts), [str(title) for _, title in sorted(things, key=place)])
assert len(list(linked.subjects(rdflib.RDF.type, schema.Quotation))) > 0
assert {str(o) for o in linked.objects(None, schema.sameAs)} == {
    "https://www.wikidata.org/entity/Q64"
}
assert list(linked.objects(None, schema.correction))

notes, links = [], 0
names = set()
for path in sorted((folder / "vault").rglob("*.md")):
    assert path.name.lower() not in names, path
    names.add(path.name.lower())
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    known = yaml.safe_load(front)
    notes.append((int(known["id"].split(":")[1].split(" ")[0]), known.get("title", "")))
    for line in body.splitlines():
        if line.startswith("- "):
            links += 1
            target = line.split("[[", 1)[1].split("]]", 1)[0]
            assert list((folder / "vault").rglob(target + ".md")), target
            assert line.count("[[") == 1 and "<" not in line and "%%" not in line, line
tell("obsidian", len(notes), links, [title for _, title in sorted(notes)])

if (folder / "parquet").exists():
    import pyarrow.parquet as pq

    nodes = pq.read_table(folder / "parquet/nodes.parquet").to_pylist()
    edges = pq.read_table(folder / "parquet/edges.parquet").to_pylist()
    tell("parquet", len(nodes), len(edges), [node["title"] or "" for node in nodes])
    assert all(edge["weight"] == 0.25 and type(edge["start_byte"]) is int for edge in edges)

json.dump(found, sys.stdout)
