// Compares the page's search for paths with all paths there are, on small graphs.
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const source = fs.readFileSync(path.join(__dirname, "../../src/render/html/script/path.js"), "utf8");
const page = vm.createContext({ across: (edge, node) => (edge.from === node ? edge.to : edge.from) });
vm.runInContext(source, page);
const { bestPath, cost } = vm.runInContext("({ bestPath, cost })", page);

let seed = 7;
const below = (end) => (seed = (seed * 48271) % 2147483647) % end;

function random() {
  const nodes = Array.from({ length: 2 + below(6) }, (_, nth) => ({ nth, edges: [] }));
  for (let nth = below(14); nth > 0; nth--) {
    const [from, to] = [nodes[below(nodes.length)], nodes[below(nodes.length)]];
    const edge = { from, to, strength: below(11) / 10, shown: below(8) > 0 };
    from.edges.push(edge);
    if (to !== from) to.edges.push(edge);
  }
  return nodes;
}

// Cost and steps of the best path, by walking them all.
function best(here, goal, passed = []) {
  if (here === goal) return [0, 0];
  const ways = here.edges.filter((edge) => edge.shown).map((edge) => {
    const next = edge.from === here ? edge.to : edge.from;
    if (next === here || passed.includes(next)) return null;
    const rest = best(next, goal, [...passed, here]);
    return rest && [rest[0] + cost(edge), rest[1] + 1];
  });
  return ways.filter(Boolean).sort((a, b) => a[0] - b[0] || a[1] - b[1])[0] ?? null;
}

for (let nth = 0; nth < 3000; nth++) {
  const nodes = random();
  const [from, to] = [nodes[0], nodes.at(-1)];
  const wanted = best(from, to);
  const path = bestPath(from, to);
  const found = path && [path.edges.reduce((sum, edge) => sum + cost(edge), 0), path.edges.length];
  const joined = !path || path.edges.every((edge, at) => {
    const ends = [path.nodes[at], path.nodes[at + 1]];
    return ends.includes(edge.from) && ends.includes(edge.to) && edge.shown;
  });
  if (String(found) !== String(wanted) || !joined) {
    console.error(`graph ${nth}: found ${found}, not ${wanted}`);
    process.exit(1);
  }
}
