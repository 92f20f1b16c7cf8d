// Which part of the picture is on the screen: a point of it, times `k`, plus
// `x` and `y`, is a point of the map in CSS pixels.

const camera = { k: 1, x: 0, y: 0, width: 0, height: 0 };

// A headline is 13 units high; nearer than this it would fill a phone.
const NEAREST = 4;
// Where a headline is read without effort.
const LEGIBLE = 0.7;
// Space around the whole, in CSS pixels.
const BORDER = 24;
// Milliseconds of a flight.
const FLIGHT = 260;

const calm = matchMedia("(prefers-reduced-motion: reduce)");

function whole() {
  const [width, height] = [scene.right - scene.left, scene.bottom - scene.top];
  if (!(width > 0 && height > 0)) return { k: 1, x: 0, y: 0 };
  const room = [camera.width - 2 * BORDER, camera.height - 2 * BORDER];
  const k = Math.max(0.01, Math.min(room[0] / width, room[1] / height, 1.25));
  return {
    k,
    x: (camera.width - k * (scene.left + scene.right)) / 2,
    y: (camera.height - k * (scene.top + scene.bottom)) / 2,
  };
}

// Where to begin: at the whole; on a screen where that is too small to be read,
// and nearer the picture would still fill the screen, near enough to read.
function beginning() {
  const all = whole();
  const [width, height] = [scene.right - scene.left, scene.bottom - scene.top];
  const k = Math.min(LEGIBLE, Math.max(camera.width / width, camera.height / height));
  if (all.k >= READABLE || k < READABLE) return all;
  const hub = graph.nodes.reduce((a, b) => (b.edges.length > a.edges.length ? b : a));
  // The most connected node in the middle, unless that leaves a margin empty.
  const start = (middle, low, high, room) => {
    const [least, most] = [room - BORDER - k * high, BORDER - k * low];
    return least < most ? Math.min(most, Math.max(least, room / 2 - k * middle)) : (least + most) / 2;
  };
  const { x, y } = scene.nodes[hub.nth];
  return {
    k,
    x: start(x, scene.left, scene.right, camera.width),
    y: start(y, scene.top, scene.bottom, camera.height),
  };
}

// Keeps some of the picture on the screen, and goes there.
function place({ k, x, y }) {
  k = Math.min(NEAREST, Math.max(whole().k / 2, k));
  const keep = (at, low, high, room) => Math.min(room / 2 - k * low, Math.max(room / 2 - k * high, at));
  camera.k = k;
  camera.x = keep(x, scene.left, scene.right, camera.width);
  camera.y = keep(y, scene.top, scene.bottom, camera.height);
  repaint();
}

function pan(x, y) {
  flight = null;
  place({ k: camera.k, x: camera.x + x, y: camera.y + y });
}

// Zooms about a point of the map, its middle unless another is given.
function zoom(by, x = camera.width / 2, y = camera.height / 2) {
  flight = null;
  const k = Math.min(NEAREST, Math.max(whole().k / 2, camera.k * by));
  const factor = k / camera.k;
  place({ k, x: x - (x - camera.x) * factor, y: y - (y - camera.y) * factor });
}

let flight = null;

function fly(to) {
  if (calm.matches) return place(to);
  const [from, start] = [{ ...camera }, performance.now()];
  const step = (flight = (now) => {
    if (flight !== step) return;
    const done = Math.min(1, Math.max(0, (now - start) / FLIGHT));
    const eased = 1 - (1 - done) ** 3;
    // Zooming is even in the logarithm; the point in the middle goes straight.
    const k = from.k * (to.k / from.k) ** eased;
    const share = to.k === from.k ? eased : (1 / from.k - 1 / k) / (1 / from.k - 1 / to.k);
    const middle = (axis, room) => {
      const seen = (view) => (room / 2 - view[axis]) / view.k;
      return seen(from) + (seen(to) - seen(from)) * share;
    };
    place({
      k,
      x: camera.width / 2 - k * middle("x", camera.width),
      y: camera.height / 2 - k * middle("y", camera.height),
    });
    if (done < 1) requestAnimationFrame(step);
    else flight = null;
  });
  requestAnimationFrame(step);
}

// Flies to where all of these nodes can be read, or at least seen.
function frame(nodes, least = 0) {
  const boxes = nodes.map((node) => scene.nodes[node.nth]);
  const edge = (side, pick) => pick(...boxes.map((box) => box[side]));
  const [left, right] = [edge("left", Math.min), edge("right", Math.max)];
  const [top, bottom] = [edge("top", Math.min), edge("bottom", Math.max)];
  const fits = Math.min(
    (camera.width - 2 * BORDER) / (right - left),
    (camera.height - 2 * BORDER) / (bottom - top),
  );
  const k = Math.min(fits, Math.max(camera.k, least));
  fly({ k, x: (camera.width - k * (left + right)) / 2, y: (camera.height - k * (top + bottom)) / 2 });
}

// Moves no more than it takes to have the node on the map.
function reveal(node) {
  const box = scene.nodes[node.nth];
  const need = (low, high, room) => {
    if (low < BORDER) return BORDER - low;
    return high > room - BORDER ? room - BORDER - high : 0;
  };
  const screen = (side, axis) => camera.k * box[side] + camera[axis];
  const x = need(screen("left", "x"), screen("right", "x"), camera.width);
  const y = need(screen("top", "y"), screen("bottom", "y"), camera.height);
  if (x || y) fly({ k: camera.k, x: camera.x + x, y: camera.y + y });
}

// Fits the canvas to the map. What is shown stays where it is, so that nothing
// moves away below the pointer when the panel opens.
function measure() {
  const { clientWidth: width, clientHeight: height } = find("map");
  if (width === 0 || (width === camera.width && height === camera.height)) return;
  const first = camera.width === 0;
  // More dots than two a pixel are seen by nobody and painted by all.
  const dots = Math.min(2, devicePixelRatio || 1);
  canvas.width = Math.round(width * dots);
  canvas.height = Math.round(height * dots);
  Object.assign(camera, { width, height, dots });
  place(first ? beginning() : camera);
}
