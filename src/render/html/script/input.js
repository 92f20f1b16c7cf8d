// Mouse, touch and keys on the map.

// CSS pixels that a pointer may shake within a click, and by which it may
// miss a line.
const [SHAKE, MISS] = [6, 7];
// CSS pixels that an arrow key moves the map.
const STRIDE = 80;

const pointers = new Map();
let moved = 0;

const offset = (event) => {
  const box = find("map").getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
};

function under({ x, y }, reach) {
  return at((x - camera.x) / camera.k, (y - camera.y) / camera.k, reach / camera.k);
}

// The middle of the pointers, and how far they are apart.
function grip() {
  const all = [...pointers.values()];
  const mean = (axis) => all.reduce((sum, point) => sum + point[axis], 0) / all.length;
  const apart = all.length < 2 ? 0 : Math.hypot(all[0].x - all[1].x, all[0].y - all[1].y);
  return { x: mean("x"), y: mean("y"), apart };
}

function drag(event) {
  const before = grip();
  const old = pointers.get(event.pointerId);
  const now = offset(event);
  pointers.set(event.pointerId, now);
  moved += Math.hypot(now.x - old.x, now.y - old.y);
  if (moved < SHAKE) return;
  const after = grip();
  pan(after.x - before.x, after.y - before.y);
  if (before.apart > 0 && after.apart > 0) zoom(after.apart / before.apart, after.x, after.y);
}

function hover(event) {
  const point = offset(event);
  const over = under(point, MISS / 2);
  const tip = find("tip");
  find("map").classList.toggle("over", Boolean(over));
  if (over?.node !== state.over?.node || over?.edge !== state.over?.edge) {
    state.over = over;
    repaint();
  }
  // A node that can be read needs no name beside it.
  const wordless = over?.node && camera.k >= 0.75;
  tip.hidden = !over || wordless;
  if (tip.hidden) return;
  const { node, edge } = over;
  tip.textContent = node ? node.title : sentence(edge);
  const quote = edge && proof(edge).querySelector("mark")?.textContent;
  if (quote) tip.append(make("small", {}, `“${quote}”`));
  const left = Math.min(point.x + 14, camera.width - tip.offsetWidth - 8);
  const top = point.y + 18 + tip.offsetHeight > camera.height ? point.y - tip.offsetHeight - 10 : point.y + 18;
  tip.style.transform = `translate(${Math.max(8, left)}px,${top}px)`;
}

function leave() {
  find("tip").hidden = true;
  if (!state.over) return;
  state.over = null;
  repaint();
}

function click(event) {
  const hit = under(offset(event), event.pointerType === "touch" ? 2 * MISS : MISS);
  if (hit?.node) choose(hit.node, event.shiftKey);
  else if (hit?.edge) chooseEdge(hit.edge);
  else if (!state.start) choose(null);
}

function wheel(event) {
  event.preventDefault();
  // Lines and pages are turned into pixels; a pinch on a touchpad comes with
  // the control key, in smaller steps.
  const pixels = event.deltaY * [1, 30, 400][event.deltaMode];
  const { x, y } = offset(event);
  zoom(Math.exp(-Math.max(-300, Math.min(300, pixels)) * (event.ctrlKey ? 0.01 : 0.002)), x, y);
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The neighbour that lies that way: near, and not far to the side.
function neighbour(node, [x, y]) {
  const here = scene.nodes[node.nth];
  let best = null;
  for (const edge of node.edges) {
    const next = across(edge, node);
    if (!edge.shown || next === node) continue;
    const [dx, dy] = [scene.nodes[next.nth].x - here.x, scene.nodes[next.nth].y - here.y];
    const ahead = dx * x + dy * y;
    const aside = Math.abs(dx * y) + Math.abs(dy * x);
    if (ahead <= 0 || aside > 2 * ahead) continue;
    const far = ahead + 2 * aside;
    if (!best || far < best.far) best = { far, next };
  }
  return best?.next;
}

// The shown node nearest to the middle of the map.
function middle() {
  const [x, y] = [(camera.width / 2 - camera.x) / camera.k, (camera.height / 2 - camera.y) / camera.k];
  const far = (node) => Math.hypot(scene.nodes[node.nth].x - x, scene.nodes[node.nth].y - y);
  return graph.nodes.filter((node) => node.shown).reduce((a, b) => (a && far(a) <= far(b) ? a : b), null);
}

function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = ARROWS[event.key];
  const act = {
    "+": () => zoom(1.3),
    "=": () => zoom(1.3),
    "-": () => zoom(1 / 1.3),
    0: () => fly(whole()),
    p: () => state.node && startPath(),
    Enter: enter,
  }[event.key];
  if (arrow) {
    const from = state.start ? (state.over?.node ?? state.start) : state.node;
    if (!from || event.shiftKey) pan(-STRIDE * arrow[0], -STRIDE * arrow[1]);
    else step(from, arrow);
  } else if (act) act();
  else return;
  event.preventDefault();
}

function enter() {
  if (state.start) return state.over?.node && choose(state.over.node);
  if (state.node) return find("panel-title").focus();
  const node = middle();
  if (node) choose(node);
}

function step(from, arrow) {
  const next = neighbour(from, arrow);
  if (!next) return say("no neighbour that way");
  if (!state.start) return choose(next);
  // A path has been begun: Enter says that it ends here.
  state.over = { node: next };
  reveal(next);
  say(next.title);
  repaint();
}

function buildInput() {
  const map = find("map");
  map.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (pointers.size === 0) moved = 0;
    map.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, offset(event));
    find("tip").hidden = true;
  });
  map.addEventListener("pointermove", (event) => {
    if (pointers.has(event.pointerId)) drag(event);
    else if (event.pointerType === "mouse") hover(event);
  });
  map.addEventListener("pointerup", (event) => {
    const last = pointers.delete(event.pointerId) && pointers.size === 0;
    if (last && moved < SHAKE) click(event);
  });
  map.addEventListener("pointercancel", (event) => pointers.delete(event.pointerId));
  map.addEventListener("pointerleave", leave);
  map.addEventListener("wheel", wheel, { passive: false });
  map.addEventListener("keydown", key);
  find("zoom-in").addEventListener("click", () => zoom(1.4));
  find("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  find("zoom-fit").addEventListener("click", () => fly(whole()));
}
