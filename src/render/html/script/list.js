// The list in the place of the map.

const isListed = () => document.documentElement.classList.contains("listed");

// Hides in the list what the filter hides; not while nobody looks.
function siftList() {
  if (!isListed()) return;
  for (const node of graph.nodes) find(`n${node.nth + 1}`).hidden = !node.shown;
  for (const edge of graph.edges) find(`e${edge.nth + 1}`).hidden = !edge.shown;
}

function openList(open) {
  document.documentElement.classList.toggle("listed", open);
  find("list-button").setAttribute("aria-pressed", open);
  siftList();
  if (open && state.node) goToItem(state.node);
}

function goToItem(node) {
  const item = find(`n${node.nth + 1}`);
  item.tabIndex = -1;
  item.scrollIntoView({ block: "center" });
  item.focus({ preventScroll: true });
}

// On paper the picture shows what the map does.
function siftPicture() {
  const off = (kind, one) =>
    find(`${kind}${one.nth + 1}`).classList.toggle("off", !one.shown);
  for (const node of graph.nodes) off("node", node);
  for (const edge of graph.edges) off("edge", edge);
}
