// The panel beside the map: a node, an edge or a path, with its evidence.

// Edges of a node that are shown at once, and with each further click.
const PAGE = 40;

// The evidence of an edge as the list has it.
function proof(edge) {
  return find(`e${edge.nth + 1}`).querySelector(".proof").cloneNode(true);
}

function nodeButton(node) {
  const name = make("span", { dir: "auto" }, node.title);
  const button = make("button", { type: "button", className: "to" }, swatch(node.kind), name);
  button.addEventListener("click", () => {
    choose(node);
    if (!state.path) frame([node], 0.8);
    find("panel-title").focus();
  });
  return button;
}

function action(name, act) {
  const button = make("button", { type: "button" }, name);
  button.addEventListener("click", act);
  return button;
}

function open(kind, ...parts) {
  const close = action("Close", () => {
    choose(null);
    find("map").focus();
  });
  const panel = find("panel");
  panel.replaceChildren(make("div", { className: "bar" }, make("span", {}, kind), close), ...parts);
  panel.hidden = false;
  panel.scrollTop = 0;
}

const heading = (text) => make("h2", { id: "panel-title", tabIndex: -1, dir: "auto" }, text);

function facts(node) {
  const from = node.published ?? (node.kind === "article" ? "undated" : undefined);
  return [from, node.source, node.status].filter(Boolean).join(" · ");
}

const webLink = (href, text) =>
  make("a", { className: "out", href, target: "_blank", rel: "noopener noreferrer" }, text);

function showNode(node) {
  const edges = node.edges.filter((edge) => edge.shown).sort((a, b) => b.strength - a.strength || a.nth - b.nth);
  const parts = [heading(node.title)];
  const known = facts(node);
  if (known) parts.push(make("p", { className: "facts" }, known));
  if (node.note) parts.push(make("p", { className: "hint", dir: "auto" }, node.note));
  if (node.url) parts.push(webLink(node.url, "Read it where it was published"));
  for (const address of node.same_as ?? []) parts.push(make("div", {}, webLink(address, address)));
  if (state.start === node) {
    const hint = "Choose where the path leads, on the map or by searching. Escape stops.";
    parts.push(make("p", { className: "hint" }, hint));
  } else {
    parts.push(make("div", { className: "does" }, action("Path to…", startPath)));
  }
  const hidden = node.edges.length - edges.length;
  const note = hidden ? `, ${hidden} hidden by the filter` : "";
  parts.push(make("h3", {}, `${count(edges.length, "edge")}${note}`), edgeList(node, edges));
  open(words(node.kind), ...parts);
}

function edgeList(node, edges) {
  const list = make("ul");
  const more = (start) => {
    for (const edge of edges.slice(start, start + PAGE)) {
      const does = make("div", { className: "says" }, says(edge, node));
      list.append(make("li", {}, does, nodeButton(across(edge, node)), proof(edge)));
    }
    const left = edges.length - start - PAGE;
    if (left <= 0) return;
    const item = make("li");
    item.append(action(`Show ${Math.min(left, PAGE)} of ${left} more`, () => {
      item.remove();
      more(start + PAGE);
      list.children[start + PAGE].querySelector("button").focus();
    }));
    list.append(item);
  };
  more(0);
  return list;
}

function showEdge(edge) {
  const does = make("div", { className: "says" }, says(edge, edge.from));
  open("edge", heading(words(edge.kind)), nodeButton(edge.from), does, nodeButton(edge.to), proof(edge));
}

function showPath(path) {
  const steps = path.edges.flatMap((edge, nth) => {
    const [here, there] = [path.nodes[nth], path.nodes[nth + 1]];
    const hop = make("li", {}, make("div", { className: "says" }, says(edge, here)), proof(edge));
    return [hop, make("li", {}, nodeButton(there))];
  });
  const list = make("ol", {}, make("li", {}, nodeButton(path.nodes[0])), ...steps);
  open("path", heading(count(path.edges.length, "step")), list);
}

function showNoPath(from, to) {
  const why = isFiltering()
    ? "Nothing that is shown connects the two. The filter may hide what does."
    : "Nothing in this graph connects the two.";
  open("path", heading("No path"), nodeButton(from), nodeButton(to), make("p", {}, why));
}

function closePanel() {
  find("panel").hidden = true;
}
