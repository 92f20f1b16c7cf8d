// The path between two nodes with the best evidence, among what is shown.

// A step costs the negative logarithm of its strength, in whole units, so that
// sums do not depend on their order: as `storygraph path` has it.
const UNITS = 2 ** 32;
const cost = (edge) => Math.max(1, Math.round(-Math.log(Math.max(edge.strength, 1e-9)) * UNITS));

// Dijkstra's algorithm. Of paths as good the one with fewest steps, then the
// one whose nodes come first in the graph. `null` where nothing connects them.
function bestPath(from, to) {
  const known = new Map([[from, { cost: 0, steps: 0, edge: null, before: null }]]);
  const better = (a, b) => a.cost - b.cost || a.steps - b.steps || a.before.nth - b.before.nth;
  const heap = [[0, 0, from]];
  const before = (a, b) => a[0] - b[0] || a[1] - b[1] || a[2].nth - b[2].nth;
  const done = new Set();
  while (heap.length) {
    const [, , here] = pop(heap, before);
    if (done.has(here)) continue;
    if (here === to) return walk(known, to);
    done.add(here);
    const so = known.get(here);
    for (const edge of here.edges) {
      const next = across(edge, here);
      if (!edge.shown || done.has(next)) continue;
      const found = { cost: so.cost + cost(edge), steps: so.steps + 1, edge, before: here };
      if (known.has(next) && better(known.get(next), found) <= 0) continue;
      known.set(next, found);
      push(heap, [found.cost, found.steps, next], before);
    }
  }
  return null;
}

function walk(known, to) {
  const path = { nodes: [to], edges: [] };
  for (let step = known.get(to); step.before; step = known.get(step.before)) {
    path.nodes.unshift(step.before);
    path.edges.unshift(step.edge);
  }
  return path;
}

// A binary heap in an array, the least at its head.
function push(heap, item, order) {
  let at = heap.push(item) - 1;
  while (at > 0) {
    const up = (at - 1) >> 1;
    if (order(heap[up], item) <= 0) break;
    heap[at] = heap[up];
    at = up;
  }
  heap[at] = item;
}

function pop(heap, order) {
  const head = heap[0];
  const last = heap.pop();
  if (heap.length === 0) return head;
  let at = 0;
  for (;;) {
    let down = 2 * at + 1;
    if (down >= heap.length) break;
    if (down + 1 < heap.length && order(heap[down + 1], heap[down]) < 0) down++;
    if (order(last, heap[down]) <= 0) break;
    heap[at] = heap[down];
    at = down;
  }
  heap[at] = last;
  return head;
}
