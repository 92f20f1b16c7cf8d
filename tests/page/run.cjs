// Opens a page in Chromium for a check: node run.cjs CHECK PAGE
const { chromium } = require("playwright-core");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

async function main([name, file]) {
  const { run, context: options = {} } = require(path.join(__dirname, "checks", `${name}.cjs`));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
  try {
    // Moves are jumps, so that no check has to guess how long one takes.
    const still = { viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" };
    const context = await browser.newContext({ ...still, ...options });
    await context.setOffline(true);
    const page = await context.newPage();
    const address = pathToFileURL(file).href;
    const wrong = [];
    page.on("console", (message) => wrong.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => wrong.push(`error: ${error.stack}`));
    page.on("dialog", (dialog) => wrong.push(`dialog: ${dialog.message()}`));
    page.on("request", (request) => {
      if (request.url().split("#")[0] !== address) wrong.push(`request: ${request.url()}`);
    });
    await page.exposeFunction("hacked", () => wrong.push("a stranger's script has run"));
    await page.addInitScript(() =>
      document.addEventListener("securitypolicyviolation", (event) => console.error(event.violatedDirective)),
    );
    await page.goto(address);
    await run(page, helpers(page));
    if (wrong.length) throw new Error(wrong.join("\n"));
  } finally {
    await browser.close();
  }
}

// Waits until the page has been drawn twice.
function frames(page) {
  return page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
}

// What several checks do.
function helpers(page) {
  return {
    // Moves the pointer, and waits until the page has seen it there.
    async point(x, y) {
      await page.mouse.move(x, y);
      await frames(page);
    },
    panel: () => page.locator("#panel").innerText(),
    live: () => page.locator("#live").textContent(),
    // Where each node is on the screen when the whole picture is shown, as its
    // SVG has it, by title.
    async spots() {
      await frames(page);
      await page.locator("#map").press("0");
      await page.waitForTimeout(400);
      await frames(page);
      // Only on paper is the SVG laid out.
      await page.emulateMedia({ media: "print" });
      const boxes = await page.evaluate(() =>
        [...document.querySelectorAll("#picture :is(.node,.edge)[id]")].map((group) => {
          const { x, y, width, height } = group.getBBox();
          const title = group.classList.contains("node") && group.querySelector("title").textContent;
          return { title, left: x, top: y, right: x + width, bottom: y + height };
        }),
      );
      await page.emulateMedia({ media: "screen" });
      const map = await page.locator("#map").boundingBox();
      const [left, top] = ["left", "top"].map((side) => Math.min(...boxes.map((box) => box[side])));
      const [right, bottom] = ["right", "bottom"].map((side) => Math.max(...boxes.map((box) => box[side])));
      const k = Math.min((map.width - 48) / (right - left), (map.height - 48) / (bottom - top), 1.25);
      const at = (room, low, high, from, to) => room / 2 + (k * (from + to - low - high)) / 2;
      const spot = (box) => ({
        x: map.x + at(map.width, left, right, box.left, box.right),
        y: map.y + at(map.height, top, bottom, box.top, box.bottom),
      });
      return new Map(boxes.filter((box) => box.title).map((box) => [box.title, spot(box)]));
    },
    equal(found, wanted, what) {
      if (found !== wanted) throw new Error(`${what}: found ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
    },
    has(text, part) {
      if (!text.includes(part)) throw new Error(`no ${JSON.stringify(part)} in ${JSON.stringify(text)}`);
    },
    hasNot(text, part) {
      if (text.includes(part)) throw new Error(`${JSON.stringify(part)} in ${JSON.stringify(text)}`);
    },
  };
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.stack);
  process.exitCode = 1;
});
