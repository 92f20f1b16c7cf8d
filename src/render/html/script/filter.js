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

// An article is shown for what it is; what others name or refer to, while one
// of those edges is shown. Kinds are hidden last, and take no others with them.
function sift() {
  const passes = (node) => isPublished(node) && !filter.sources.has(publisher(node));
  const there = new Set(graph.nodes.filter((node) => node.kind !== "article" || passes(node)));
  const counts = (edge) => !filter.edgeKinds.has(edge.kind) && there.has(edge.from) && there.has(origin(edge));
  // What a wanted story names goes with it, so this goes on until nothing does.
  for (let before = Infinity; there.size < before; ) {
    before = there.size;
    for (const node of there) {
      if (node.kind !== "article" && node.into.length > 0 && !node.into.some(counts)) there.delete(node);
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
  find("filter-button").textContent = isFiltering() ? "Filter is on" : "Filter";
  say(`${count(nodes, "node")} and ${count(edges, "edge")} shown`);
  siftList();
  repaint();
}

const isFiltering = () =>
  [filter.nodeKinds, filter.edgeKinds, filter.sources].some((hidden) => hidden.size) || filter.from || filter.to;

// A box to tick for each value, checked unless `hidden` has it; of several,
// all or none with one click.
function choices(title, hidden, values, draw) {
  const boxes = values.map(({ value }) => {
    const box = make("input", { type: "checkbox", checked: !hidden.has(value) });
    box.addEventListener("change", () => {
      if (box.checked) hidden.delete(value);
      else hidden.add(value);
      change();
    });
    return box;
  });
  const labels = values.map(({ value, name, count }, nth) => {
    const label = make("label", { className: "choice" }, boxes[nth]);
    if (draw) label.append(swatch(value));
    label.append(make("span", { dir: "auto" }, name), make("small", {}, count.toLocaleString("en")));
    return label;
  });
  const toggle = make("button", { type: "button" });
  toggle.addEventListener("click", () => {
    const hide = hidden.size === 0;
    values.forEach(({ value }) => (hide ? hidden.add(value) : hidden.delete(value)));
    boxes.forEach((box) => (box.checked = !hide));
    change();
  });
  const name = () => {
    toggle.textContent = hidden.size === 0 ? "None" : "All";
    toggle.setAttribute("aria-label", `${title}: ${toggle.textContent}`);
  };
  const change = () => {
    name();
    applyFilter();
  };
  name();
  const legend = make("legend", {}, title);
  const all = make("div", { className: "choices" }, ...labels);
  return make("fieldset", {}, legend, ...(values.length > 1 ? [toggle] : []), all);
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
  const reset = make("button", { type: "button", className: "reset" }, "Clear the filter");
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
