// Search in titles, whatever their case and accents.

// Titles that are shown; a reader types on rather than scroll through more.
const MOST = 30;

// Letters that are no letter with a mark, as people type them.
const PLAIN = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", "’": "'", "‘": "'",
};

function fold(text) {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[ßæœøłđðþı’‘]/gu, (letter) => PLAIN[letter]);
}

// Nodes that have every word, those first that begin with what is asked, or
// with a word of it, then the most connected.
function search(query) {
  const asked = fold(query).trim();
  if (!asked) return [];
  const parts = asked.split(/\s+/);
  const found = [];
  for (const node of graph.nodes) {
    node.folded ??= fold(node.title);
    if (!parts.every((part) => node.folded.includes(part))) continue;
    const starts = parts.every((part) => ` ${node.folded}`.includes(` ${part}`));
    found.push({ node, rank: node.folded.startsWith(asked) ? 0 : starts ? 1 : 2 });
  }
  found.sort((a, b) => a.rank - b.rank || b.node.edges.length - a.node.edges.length || a.node.nth - b.node.nth);
  return found.map(({ node }) => node);
}

let options = [];
let active = -1;

function showResults() {
  const query = find("query").value;
  const found = search(query);
  const shown = found.filter((node) => node.shown);
  options = shown.slice(0, MOST);
  active = -1;
  const items = options.map((node, nth) => {
    const small = [words(node.kind), facts(node)].filter(Boolean).join(" · ");
    const title = make("span", { dir: "auto" }, node.title);
    const text = make("span", { className: "words" }, title, make("small", {}, small));
    const item = make("li", { id: `r${nth}`, role: "option", "aria-selected": "false" }, swatch(node.kind), text);
    // The field would lose its focus, which closes the list before the click.
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => take(nth));
    return item;
  });
  const hidden = found.length - shown.length;
  const rest = [
    shown.length === 0 && "no title has this",
    shown.length > MOST && count(shown.length - MOST, "more title"),
    hidden > 0 && `${hidden.toLocaleString("en")} hidden by the filter`,
  ].filter(Boolean).join("; ");
  if (rest) {
    const no = { role: "option", "aria-disabled": "true", "aria-selected": "false" };
    items.push(make("li", no, make("small", {}, rest)));
  }
  find("results").replaceChildren(...items);
  openResults(query.trim() !== "");
  if (query.trim()) say(`${count(shown.length, "title")} found`);
}

function openResults(open) {
  find("results").hidden = !open;
  find("query").setAttribute("aria-expanded", open);
  if (!open) mark(-1);
}

function mark(nth) {
  active = nth;
  const items = [...find("results").children];
  items.forEach((item, at) => item.setAttribute("aria-selected", at === nth));
  if (nth < 0) find("query").removeAttribute("aria-activedescendant");
  else {
    find("query").setAttribute("aria-activedescendant", `r${nth}`);
    items[nth].scrollIntoView({ block: "nearest" });
  }
}

function take(nth) {
  const node = options[nth];
  openResults(false);
  find("query").value = "";
  choose(node);
  if (!state.path) frame([node], 0.9);
  if (isListed()) goToItem(node);
  else find("map").focus();
}

function buildSearch() {
  const field = find("query");
  field.addEventListener("input", showResults);
  field.addEventListener("focus", () => field.value.trim() && showResults());
  field.addEventListener("blur", () => openResults(false));
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length) {
      event.preventDefault();
      if (find("results").hidden) openResults(true);
      mark((active + step + options.length) % options.length);
    } else if (event.key === "Enter" && options.length) {
      take(Math.max(0, active));
    } else if (event.key === "Escape" && !find("results").hidden) {
      event.stopPropagation();
      event.preventDefault();
      openResults(false);
    }
  });
}
