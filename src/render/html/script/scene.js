// The picture's shapes, read from its SVG, ready to be painted.

const styles = new Map();

// How an element is painted. Elements alike share one style, which is read
// anew when the colours change.
function styleOf(element) {
  const of = [element.tagName, element.getAttribute("class"), element.closest("g")?.getAttribute("class")];
  const own = ["stroke-width", "font-size", "font-weight", "text-anchor", "direction", "fill", "stroke"];
  const key = [...of, ...own.map((name) => element.getAttribute(name))].join("|");
  let style = styles.get(key);
  if (!style) styles.set(key, (style = { sample: element }));
  return style;
}

function readStyles() {
  const rgb = (colour) => (colour === "none" ? null : colour);
  for (const style of styles.values()) {
    const css = getComputedStyle(style.sample);
    const dash = css.strokeDasharray.match(/[\d.]+/g);
    style.fill = rgb(css.fill);
    style.stroke = rgb(css.stroke);
    style.width = parseFloat(css.strokeWidth) || 1;
    style.dash = dash ? dash.map(Number) : [];
    style.size = parseFloat(css.fontSize);
    style.font = `${css.fontWeight} ${css.fontSize} ${css.fontFamily}`;
    style.rtl = css.direction === "rtl";
    style.align = { middle: "center", end: "end" }[css.textAnchor] ?? "start";
  }
}

// The points that a path goes through or bends towards.
function* points(d) {
  let [x, y] = [0, 0];
  for (const [, command, rest] of d.matchAll(/([a-z])([^a-z]*)/gi)) {
    const numbers = (rest.match(/-?[\d.]+/g) ?? []).map(Number);
    const own = command === command.toLowerCase() ? [x, y] : [0, 0];
    const flat = { H: [0], V: [1] }[command.toUpperCase()];
    for (let nth = 0; nth < numbers.length; nth += flat ? 1 : 2) {
      if (flat?.[0] !== 1) x = own[0] + numbers[nth];
      if (flat?.[0] !== 0) y = own[1] + numbers[flat ? nth : nth + 1];
      yield [x, y];
    }
  }
}

// An SVG element's outline, and points that its box is drawn around. A browser
// could tell the box, but would have to lay the whole picture out for it.
function outline(element) {
  const number = (name) => Number(element.getAttribute(name) ?? 0);
  const [x, y] = [number("x"), number("y")];
  const path = new Path2D();
  switch (element.tagName) {
    case "text":
      return { around: [[x, y]] };
    case "rect": {
      const [width, height] = [number("width"), number("height")];
      path.roundRect(x, y, width, height, number("rx"));
      return { path, around: [[x, y], [x + width, y + height]] };
    }
    case "circle": {
      const [cx, cy, r] = [number("cx"), number("cy"), number("r")];
      path.arc(cx, cy, r, 0, 2 * Math.PI);
      return { path, around: [[cx - r, cy - r], [cx + r, cy + r]] };
    }
    case "line": {
      const around = [[number("x1"), number("y1")], [number("x2"), number("y2")]];
      path.moveTo(...around[0]);
      path.lineTo(...around[1]);
      return { path, around };
    }
    default: {
      const corners = element.getAttribute("points")?.trim().replace(/\s+/g, "L");
      const d = corners ? `M${corners}z` : element.getAttribute("d");
      return { path: new Path2D(d), around: [...points(d)] };
    }
  }
}

const PAINTED = "rect,polygon,path,line,circle,text";

// What is painted for some elements, and the box around it.
function piece(elements) {
  const made = { shapes: [], texts: [], left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const element of elements) {
    const style = styleOf(element);
    const { path, around } = outline(element);
    if (path) made.shapes.push({ path, line: element.tagName === "path", style });
    else {
      // No font of the reader's may take more room than the card was made for.
      const room = Number(element.getAttribute("textLength")) || undefined;
      made.texts.push({ words: element.textContent, x: around[0][0], y: around[0][1], room, style });
    }
    for (const [x, y] of around) {
      made.left = Math.min(made.left, x);
      made.top = Math.min(made.top, y);
      made.right = Math.max(made.right, x);
      made.bottom = Math.max(made.bottom, y);
    }
  }
  return made;
}

// Nodes and edges have the graph's order; what else there is, such as an axis,
// lies below or above them as in the picture. The page says by itself what the
// legend and the title say.
function readScene(svg) {
  const parts = (group) => piece(group.querySelectorAll(`:is(${PAINTED}):not(.hit)`));
  const of = (kind, all) => all.map((_, nth) => svg.getElementById(`${kind}${nth + 1}`));
  const ours = ".node,.edge,.legend,.page,.title,.note,defs";
  const rest = [...svg.querySelectorAll(PAINTED)].filter((element) => !element.closest(ours));
  const last = svg.getElementById(`node${graph.nodes.length}`);
  const isAbove = (element) => last?.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
  const scene = {
    nodes: of("node", graph.nodes).map(parts),
    edges: of("edge", graph.edges).map(parts),
    below: piece(rest.filter((element) => !isAbove(element))),
    above: piece(rest.filter(isAbove)),
  };
  for (const node of scene.nodes) {
    node.x = (node.left + node.right) / 2;
    node.y = (node.top + node.bottom) / 2;
  }
  const all = [...scene.nodes, ...scene.edges, scene.below, scene.above];
  scene.left = all.reduce((least, one) => Math.min(least, one.left), Infinity);
  scene.top = all.reduce((least, one) => Math.min(least, one.top), Infinity);
  scene.right = all.reduce((most, one) => Math.max(most, one.right), -Infinity);
  scene.bottom = all.reduce((most, one) => Math.max(most, one.bottom), -Infinity);
  // Mentions lie below references, as in the picture.
  const isMention = (nth) => graph.edges[nth].kind === "mentions";
  scene.order = graph.edges.map((_, nth) => nth).sort((a, b) => isMention(b) - isMention(a) || a - b);
  readStyles();
  return scene;
}

// The node, else the edge, at a point of the picture; `reach` is how far off
// the point may be from a line, or from the middle of a node that is small. Of
// what lies above each other the uppermost.
function at(x, y, reach) {
  const near = (one, by) => x >= one.left - by && x <= one.right + by && y >= one.top - by && y <= one.bottom + by;
  for (let nth = graph.nodes.length - 1; nth >= 0; nth--) {
    const drawn = scene.nodes[nth];
    const by = Math.max(0, reach - (drawn.bottom - drawn.top) / 2);
    if (graph.nodes[nth].shown && near(drawn, by)) return { node: graph.nodes[nth] };
  }
  const ink = canvas.getContext("2d");
  ink.save();
  ink.resetTransform();
  ink.setLineDash([]);
  ink.lineWidth = 2 * reach;
  const on = (shape) => shape.line && ink.isPointInStroke(shape.path, x, y);
  const nth = scene.order.findLast(
    (nth) => graph.edges[nth].shown && near(scene.edges[nth], reach) && scene.edges[nth].shapes.some(on),
  );
  ink.restore();
  return nth === undefined ? null : { edge: graph.edges[nth] };
}
