// Names for what is too far away to be read: the most connected nodes, as many
// as have room, no name on another.

// Below this scale a headline is smaller than 7 pixels: too small to read.
const READABLE = 0.5;
// CSS pixels.
const LABEL = 12;
// From the lower end of a node to the middle of its name.
const BELOW = 9;
const LONGEST = 30;

const short = (title) => (title.length <= LONGEST ? title : `${title.slice(0, LONGEST - 1).trimEnd()}…`);

const labels = { ranked: null, for: "", chosen: [] };

// The names for a scale, of what is lit if anything is. They are chosen for the
// whole picture, so that none comes or goes while the map moves.
function labelsAt(k, ink, lit) {
  labels.ranked ??= [...graph.nodes].sort((a, b) => b.edges.length - a.edges.length || a.nth - b.nth);
  const key = [k, shownCount(), ...(lit?.rings ?? []).map((node) => node.nth)].join(" ");
  if (labels.for === key) return labels.chosen;
  Object.assign(labels, { for: key, chosen: [] });
  const taken = new Map();
  const cell = 160;
  for (const node of new Set([...(lit?.rings ?? []), ...labels.ranked])) {
    if (!node.shown || node.edges.length === 0 || (lit && !lit.nodes.has(node))) continue;
    node.label ??= short(node.title);
    node.labelWidth ??= ink.measureText(node.label).width;
    const { x, bottom } = scene.nodes[node.nth];
    const box = {
      left: k * x - node.labelWidth / 2 - 6,
      right: k * x + node.labelWidth / 2 + 6,
      top: k * bottom + BELOW - LABEL,
      bottom: k * bottom + BELOW + LABEL,
    };
    const cells = [];
    for (let column = Math.floor(box.left / cell); column <= box.right / cell; column++) {
      for (let row = Math.floor(box.top / cell); row <= box.bottom / cell; row++) {
        cells.push(`${column} ${row}`);
      }
    }
    const over = (other) =>
      box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
    if (cells.some((name) => taken.get(name)?.some(over))) continue;
    for (const name of cells) taken.set(name, [...(taken.get(name) ?? []), box]);
    labels.chosen.push(node);
  }
  return labels.chosen;
}
