// What is shown: by kind of node and edge, by publisher, by day.

// The days are `2024-05-09`, or shorter where less is known; so are the
// bounds. Undated articles are shown while nothing is asked of the days.
const filter = { nodeKinds: new Set(), edgeKinds: new Set(), sources: new Set(), from: "", to: "" };

const publisher = (node) => node.source ?? "";

function isPublished(node) {
  const { from, to } = filter;
  if (node.published === undefined) return !from && !to;
  // A month is shown as soon as one of its days is asked for.
  const { published } = node;
  return (!from || published >= from.slice(0, published.length)) && (!to || published <= to);
}

// An article is shown for what it is; what others name or refer to is, while
// a shown story does so. Kinds are hidden last, and take no others with them.
function sift() {
  const there = new Set(
    graph.nodes.filter((node) =>
      node.kind === "article" ? isPublished(node) && !filter.sources.has(publisher(node)) : node.edges.length === 0,
    ),
  );
  const counts = (edge) => {
    const article = origin(edge);
    return !filter.edgeKinds.has(edge.kind) && (article.kind !== "article" || there.has(article));
  };
  for (const kind of ["article", "wanted"]) {
    for (const edge of graph.edges) {
      if (edge.from.kind !== kind || !there.has(edge.from) || !counts(edge)) continue;
      if (edge.to.kind !== "article") there.add(edge.to);
    }
  }
  for (const node of graph.nodes) node.shown = there.has(node) && !filter.nodeKinds.has(node.kind);
  for (const edge of graph.edges) edge.shown = edge.from.shown && edge.to.shown && counts(edge);
}

const shownCount = () => graph.nodes.reduce((sum, node) => sum + node.shown, 0);

// Applies the filter, and lets go of what it hides.
function applyFilter() {
  sift();
  const nodes = shownCount();
  const edges = graph.edges.reduce((sum, edge) => sum + edge.shown, 0);
  const { node, edge, path, start } = state;
  const gone = (node && !node.shown) || (edge && !edge.shown) || path?.edges.some((edge) => !edge.shown);
  if (gone || (start && !start.shown)) choose(null);
  else if (node) showNode(node);
  find("nothing").hidden = nodes > 0;
  find("filter-button").textContent = isFiltering() ? "Filter •" : "Filter";
  say(`${count(nodes, "node")} and ${count(edges, "edge")} shown`);
  siftList();
  repaint();
}

const isFiltering = () =>
  [filter.nodeKinds, filter.edgeKinds, filter.sources].some((hidden) => hidden.size) || filter.from || filter.to;

// A box to tick for each value, checked unless `hidden` has it.
function choices(title, hidden, values, draw) {
  const boxes = values.map(({ value, name, count }) => {
    const box = make("input", { type: "checkbox", checked: !hidden.has(value) });
    box.addEventListener("change", () => {
      if (box.checked) hidden.delete(value);
      else hidden.add(value);
      applyFilter();
    });
    const label = make("label", { className: "choice" }, box);
    if (draw) label.append(swatch(value));
    label.append(make("span", { dir: "auto" }, name), make("small", {}, count.toLocaleString("en")));
    return label;
  });
  return make("fieldset", {}, make("legend", {}, title), make("div", { className: "choices" }, ...boxes));
}

const tally = (values) => values.reduce((counts, value) => counts.set(value, (counts.get(value) ?? 0) + 1), new Map());

function buildFilter() {
  const kinds = (all, of) => {
    const counts = tally(of.map((one) => one.kind));
    return all
      .filter((kind) => counts.has(kind))
      .map((kind) => ({ value: kind, name: words(kind), count: counts.get(kind) }));
  };
  const sources = [...tally(graph.nodes.filter((node) => node.kind === "article").map(publisher))]
    .map(([value, count]) => ({ value, name: value || "publisher unknown", count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const date = (name, bound) => {
    const input = make("input", { type: "date", value: filter[bound] });
    input.addEventListener("change", () => {
      filter[bound] = input.value;
      showDay();
      applyFilter();
    });
    return make("label", {}, name, input);
  };
  const reset = make("button", { type: "button", className: "reset" }, "Show all");
  reset.addEventListener("click", () => {
    [filter.nodeKinds, filter.edgeKinds, filter.sources].forEach((hidden) => hidden.clear());
    Object.assign(filter, { from: "", to: "" });
    buildFilter();
    showDay();
    applyFilter();
    find("filter").querySelector(".reset").focus();
  });
  const parts = [
    choices("Nodes", filter.nodeKinds, kinds(NODE_KINDS, graph.nodes), true),
    choices("Edges", filter.edgeKinds, kinds(EDGE_KINDS, graph.edges), true),
  ];
  if (days.length > 0) {
    const dates = make("div", { className: "dates" }, date("from", "from"), date("to", "to"));
    parts.push(make("fieldset", {}, make("legend", {}, "Published"), dates));
  }
  if (sources.length > 1) parts.push(choices("Publishers", filter.sources, sources, false));
  find("filter").replaceChildren(...parts, reset);
}

function openFilter(open) {
  find("filter").hidden = !open;
  find("filter-button").setAttribute("aria-expanded", open);
}
