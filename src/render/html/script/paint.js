// Paints what of the picture is on the screen.

const colours = {};

function readColours() {
  const css = getComputedStyle(document.documentElement);
  for (const name of ["page", "ink", "chosen"]) colours[name] = css.getPropertyValue(`--${name}`);
  readStyles();
}

let waiting = false;

function repaint() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    paint();
  });
}

// The nodes and edges that stand out, and those that they stand out with;
// `null` where nothing does.
function light() {
  const { path, edge } = state;
  if (path) return { nodes: new Set(path.nodes), edges: new Set(path.edges), rings: path.nodes };
  if (edge) return { nodes: new Set([edge.from, edge.to]), edges: new Set([edge]), rings: [edge.from, edge.to] };
  const node = state.node ?? state.start;
  if (!node) return null;
  const edges = node.edges.filter((edge) => edge.shown);
  return { nodes: new Set([node, ...edges.map((edge) => across(edge, node))]), edges: new Set(edges), rings: [node] };
}

// What lies beside what is lit.
const FAINT = 0.13;
// Below this scale a node is a dot of its colour, its text and filling gone.
const DOT = 0.11;
// CSS pixels: smaller letters are not even grey lines.
const SMALLEST = 3.2;
// CSS pixels: thinner lines are too pale to be seen from afar.
const THINNEST = 0.5;

function paint() {
  const ink = canvas.getContext("2d", { alpha: false });
  const { k, x, y, width, height, dots } = camera;
  ink.setTransform(dots, 0, 0, dots, 0, 0);
  ink.globalAlpha = 1;
  ink.fillStyle = colours.page;
  ink.fillRect(0, 0, width, height);
  ink.setTransform(dots * k, 0, 0, dots * k, dots * x, dots * y);
  const [left, top, right, bottom] = [-x / k, -y / k, (width - x) / k, (height - y) / k];
  const seen = (one) => one.left < right && one.right > left && one.top < bottom && one.bottom > top;
  const lit = light();
  paintPiece(ink, scene.below, k);

  const edge = (nth, strong, thinnest) => {
    if (graph.edges[nth].shown && seen(scene.edges[nth])) paintLine(ink, scene.edges[nth], k, strong, thinnest);
  };
  ink.globalAlpha = lit ? FAINT : 1;
  for (const nth of scene.order) if (!lit?.edges.has(graph.edges[nth])) edge(nth, false, THINNEST);
  ink.globalAlpha = 1;
  const strong = Boolean(state.path || state.edge);
  if (lit) for (const one of lit.edges) edge(one.nth, strong, 3 * THINNEST);
  if (state.over?.edge && !strong) edge(state.over.edge.nth, true, THINNEST);

  for (const node of graph.nodes) {
    const drawn = scene.nodes[node.nth];
    if (!node.shown || !seen(drawn)) continue;
    ink.globalAlpha = lit && !lit.nodes.has(node) ? FAINT : 1;
    paintPiece(ink, drawn, k);
  }
  ink.globalAlpha = 1;
  paintPiece(ink, scene.above, k);
  for (const node of [...(lit?.rings ?? []), ...(state.over?.node ? [state.over.node] : [])]) {
    ink.strokeStyle = colours.chosen;
    ink.lineWidth = Math.max(2.6, 2 / k);
    ink.setLineDash([]);
    if (node.shown) ink.stroke(scene.nodes[node.nth].shapes[0].path);
  }
  if (k < READABLE) paintLabels(ink, lit);
}

function paintPiece(ink, { shapes, texts }, k) {
  for (const { path, style } of shapes) {
    const dot = k < DOT && style.fill && style.stroke;
    if (style.fill) {
      ink.fillStyle = dot ? style.stroke : style.fill;
      ink.fill(path);
    }
    if (style.stroke && !dot) {
      ink.strokeStyle = style.stroke;
      ink.lineWidth = Math.max(style.width, THINNEST / k);
      // Dashes cost most, and far away they are grey.
      ink.setLineDash(k > 0.2 ? style.dash : []);
      ink.stroke(path);
    }
  }
  for (const { words, x, y, room, style } of texts) {
    if (style.size * k < SMALLEST) continue;
    ink.font = style.font;
    ink.textAlign = style.align;
    ink.direction = style.rtl ? "rtl" : "ltr";
    if (style.stroke) {
      ink.strokeStyle = style.stroke;
      ink.lineWidth = style.width;
      ink.lineJoin = "round";
      ink.setLineDash([]);
      ink.strokeText(words, x, y, room);
    }
    ink.fillStyle = style.fill;
    ink.fillText(words, x, y, room);
  }
}

function paintLine(ink, { shapes }, k, strong, thinnest) {
  for (const { path, line, style } of shapes) {
    if (line) {
      ink.strokeStyle = strong ? colours.chosen : style.stroke;
      ink.lineWidth = strong ? Math.max(3, 2 / k) : Math.max(style.width, thinnest / k);
      ink.setLineDash(k > 0.2 ? style.dash : []);
      ink.stroke(path);
    } else if (k > 0.15) {
      ink.fillStyle = strong ? colours.chosen : style.fill;
      ink.fill(path);
    }
  }
}

function paintLabels(ink, lit) {
  const { k, x, y, width, height, dots } = camera;
  ink.setTransform(dots, 0, 0, dots, 0, 0);
  ink.font = `bold ${LABEL}px ${FONT}`;
  ink.textAlign = "center";
  ink.direction = "inherit";
  ink.lineWidth = 4;
  ink.lineJoin = "round";
  ink.setLineDash([]);
  ink.strokeStyle = colours.page;
  ink.fillStyle = colours.ink;
  for (const node of labelsAt(k, ink, lit)) {
    const left = k * scene.nodes[node.nth].x + x;
    const top = k * scene.nodes[node.nth].bottom + y + BELOW;
    if (left < -200 || left > width + 200 || top < -20 || top > height + 20) continue;
    ink.strokeText(node.label, left, top + LABEL / 3);
    ink.fillText(node.label, left, top + LABEL / 3);
  }
}

const FONT = 'Helvetica,Arial,"Liberation Sans",Arimo,"Noto Sans Arabic",sans-serif';
