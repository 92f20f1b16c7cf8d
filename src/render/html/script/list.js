// The list in the place of the map.

const isListed = () => document.documentElement.classList.contains("listed");

// Hides in the list what the filter hides; not while nobody looks, and no more
// often than the screen is drawn. Edges of a hidden node are hidden with it.
function siftList() {
  if (!isListed() || sifting) return;
  sifting = requestAnimationFrame(() => {
    sifting = 0;
    const show = (id, shown) => {
      const item = find(id);
      if (item.hidden === shown) item.hidden = !shown;
    };
    for (const node of graph.nodes) show(`n${node.nth + 1}`, node.shown);
    for (const edge of graph.edges) if (edge.from.shown) show(`e${edge.nth + 1}`, edge.shown);
    for (const section of find("list").querySelectorAll("section")) {
      const shown = graph.nodes.filter((node) => node.shown && section.classList.contains(node.kind));
      section.querySelector("h3 span").textContent = shown.length.toLocaleString("en");
    }
  });
}

let sifting = 0;

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
