// The graph: what the page's data says, and who is joined to whom.

const graph = JSON.parse(document.getElementById("data").textContent);

graph.nodes.forEach((node, nth) => {
  node.nth = nth;
  node.title ||= "(untitled)";
  node.edges = [];
  node.into = [];
  node.shown = true;
});
graph.edges.forEach((edge, nth) => {
  edge.nth = nth;
  edge.from = graph.nodes[edge.source];
  edge.to = graph.nodes[edge.target];
  edge.shown = true;
  edge.from.edges.push(edge);
  if (edge.to === edge.from) return;
  edge.to.edges.push(edge);
  edge.to.into.push(edge);
});

// In the order of the picture's legend.
const NODE_KINDS = ["article", "wanted", "person", "organization", "place"];
const EDGE_KINDS = ["read_more", "related", "see_also", "media", "label", "link", "mentions"];

const words = (kind) => (kind === "wanted" ? "wanted story" : kind.replace("_", " "));
const across = (edge, node) => (edge.from === node ? edge.to : edge.from);

// The article that an edge was read in, as far as the graph has it.
const origin = (edge) => (edge.article === undefined ? edge.from : graph.nodes[edge.article]);

// What the edge says, seen from one of its ends.
function says(edge, node) {
  if (edge.kind === "mentions") return edge.from === node ? "names" : "is named in";
  return `${edge.from === node ? "refers to" : "is referred to by"} (${words(edge.kind)})`;
}

const sentence = (edge) => `${edge.from.title} ${says(edge, edge.from)} ${edge.to.title}`;

// What the reader has chosen: a node, an edge, or a path; where a path is to
// begin; and what the pointer is over.
const state = { node: null, edge: null, path: null, start: null, over: null };
