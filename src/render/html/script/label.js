// Names for what is too far away to be read: the most connected nodes, as many
// as have room, no name on another.

// Below this scale a headline is smaller than 7 pixels: too small to read.
const READABLE = 0.5;
// CSS pixels.
const LABEL = 12;
// From the lower end of a node to the middle of its name.
const BELOW = 9;
const LONGEST = 26;
// Free pixels around a name, so that the names are no wall.
const [BESIDE, ABOVE] = [10, 8];
// Below this scale nodes are smaller than names, and names may cover them.
const COVER = 0.25;

const short = (title) => (title.length <= LONGEST ? title : `${title.slice(0, LONGEST - 1).trimEnd()}…`);

const labels = { ranked: null, for: "", chosen: [] };

// Boxes by the cells of a grid, to ask whether another has room beside them.
class Crowd {
  #cells = new Map();

  static #over(a, b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  }

  static *#names({ left, right, top, bottom }) {
    for (let column = Math.floor(left / 160); column <= right / 160; column++) {
      for (let row = Math.floor(top / 160); row <= bottom / 160; row++) yield `${column} ${row}`;
    }
  }

  add(box) {
    for (const name of Crowd.#names(box)) this.#cells.set(name, [...(this.#cells.get(name) ?? []), box]);
  }

  hasRoom(box) {
    return [...Crowd.#names(box)].every((name) => !this.#cells.get(name)?.some((other) => Crowd.#over(box, other)));
  }
}

// Names are chosen anew when the scale has grown by this.
const STEP_OF_SCALE = 1.15;

// The names for a scale, of what is lit if anything is. They are chosen for the
// whole picture, so that none comes or goes while the map moves; and for the
// next smaller step of the scale, where what has room has room at this one too.
function labelsAt(scale, ink, lit) {
  const k = STEP_OF_SCALE ** Math.floor(Math.log(scale) / Math.log(STEP_OF_SCALE));
  labels.ranked ??= [...graph.nodes].sort((a, b) => b.edges.length - a.edges.length || a.nth - b.nth);
  const key = [k, shownCount(), ...(lit?.rings ?? []).map((node) => node.nth)].join(" ");
  if (labels.for === key) return labels.chosen;
  Object.assign(labels, { for: key, chosen: [] });
  const named = (node) => node.shown && node.edges.length > 0 && (!lit || lit.nodes.has(node));
  const crowd = new Crowd();
  const candidates = [...new Set([...(lit?.rings ?? []), ...labels.ranked])].filter(named);
  if (k >= COVER) {
    for (const node of candidates) {
      const { left, right, top, bottom } = scene.nodes[node.nth];
      crowd.add({ left: k * left, right: k * right, top: k * top, bottom: k * bottom });
    }
  }
  for (const node of candidates) {
    node.label ??= short(node.title);
    node.labelWidth ??= ink.measureText(node.label).width;
    const [middle, top] = [k * scene.nodes[node.nth].x, k * scene.nodes[node.nth].bottom + 1];
    const half = node.labelWidth / 2 + 4;
    const box = { left: middle - half, right: middle + half, top, bottom: top + 1.4 * LABEL };
    if (k < COVER) {
      box.left -= BESIDE;
      box.right += BESIDE;
      box.top -= ABOVE;
      box.bottom += ABOVE;
    }
    if (!crowd.hasRoom(box)) continue;
    crowd.add(box);
    labels.chosen.push(node);
  }
  return labels.chosen;
}
