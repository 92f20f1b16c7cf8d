// Joins the parts, and says what choosing something does.

// Chooses a node, or nothing. Where a path has been begun, or `onward` says
// so, the node is its end.
function choose(node, onward = false) {
  const start = state.start ?? (onward ? state.node : null);
  Object.assign(state, { node, edge: null, path: null, start: null });
  if (node && start && start !== node) return connect(start, node);
  if (node) {
    showNode(node);
    measure();
    reveal(node);
    const edges = node.edges.filter((edge) => edge.shown).length;
    say([node.title, words(node.kind), facts(node), count(edges, "edge")].filter(Boolean).join(", "));
  } else {
    closePanel();
  }
  repaint();
}

function chooseEdge(edge) {
  Object.assign(state, { node: null, edge, path: null, start: null });
  showEdge(edge);
  say(sentence(edge));
  repaint();
}

function connect(from, to) {
  const path = bestPath(from, to);
  Object.assign(state, { node: path ? null : to, path });
  if (path) {
    showPath(path);
    measure();
    frame(path.nodes, 0);
    say(`${count(path.edges.length, "step")} from ${from.title} to ${to.title}`);
  } else {
    showNoPath(from, to);
    say("no path");
  }
  repaint();
}

// The next node that is chosen is the end of a path from this one.
function startPath() {
  const node = state.node;
  state.start = node;
  showNode(node);
  say(`path from ${node.title}: choose where it leads`);
  find("map").focus();
  repaint();
}

// Escape closes what was opened last, and leaves the rest.
function escape(event) {
  if (event.key !== "Escape") return;
  if (!find("filter").hidden) {
    openFilter(false);
    find("filter-button").focus();
  } else if (state.start) {
    state.start = null;
    if (state.node) showNode(state.node);
    say("no path begun");
  } else if (!find("panel").hidden) {
    choose(null);
    if (!isListed()) find("map").focus();
  }
}

// `#n12` is a node: of the list, of the map, and of a link to either.
function follow() {
  const node = graph.nodes[Number(location.hash.match(/^#n(\d+)$/)?.[1]) - 1];
  if (!node) return;
  if (!node.shown) return say("hidden by the filter");
  choose(node);
  if (isListed()) goToItem(node);
  else frame([node], 0.9);
}

const canvas = find("canvas");
const scene = readScene(document.querySelector("#picture svg"));

for (const element of document.querySelectorAll(".app:not(#filter)")) element.hidden = false;
readColours();
buildFilter();
buildTime();
buildSearch();
buildInput();
find("filter-button").addEventListener("click", () => openFilter(find("filter").hidden));
find("list-button").addEventListener("click", () => openList(!isListed()));
document.querySelector(".skip").addEventListener("click", () => openList(true));
document.addEventListener("keydown", escape);
addEventListener("hashchange", follow);
addEventListener("beforeprint", siftPicture);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  readColours();
  repaint();
});
new ResizeObserver(measure).observe(find("map"));
measure();
follow();
