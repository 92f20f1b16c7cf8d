// Elements. Text goes in as text, never as markup.

const find = (id) => document.getElementById(id);

function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

// A small sample of a kind's shape, coloured as in the picture.
const SHAPES = {
  article: ["rect", { x: 1, y: 1, width: 28, height: 16, rx: 4 }],
  wanted: ["rect", { x: 1, y: 1, width: 28, height: 16 }],
  person: ["rect", { x: 1, y: 2, width: 28, height: 14, rx: 7 }],
  organization: ["polygon", { points: "1,9 7,2 23,2 29,9 23,16 7,16" }],
  place: ["polygon", { points: "3,17 3,7 15,1 27,7 27,17" }],
  mentions: ["path", { d: "M0,9h30" }],
};

function swatch(kind) {
  const make = (tag, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const svg = make("svg", { class: "storygraph swatch", viewBox: "0 0 30 18", "aria-hidden": "true" });
  const isNode = NODE_KINDS.includes(kind);
  const group = make("g", { class: `${isNode ? "node" : "edge"} ${kind}` });
  if (SHAPES[kind]) group.append(make(...SHAPES[kind]));
  else group.append(make("path", { d: "M0,9h21" }), make("polygon", { points: "30,9 21,5 21,13" }));
  svg.append(group);
  return svg;
}

// Tells a screen reader.
function say(text) {
  find("live").textContent = text;
}

const count = (number, one) => `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;
