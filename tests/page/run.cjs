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
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
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

// What several checks do.
function helpers(page) {
  return {
    panel: () => page.locator("#panel").innerText(),
    live: () => page.locator("#live").textContent(),
    // Brings a node to the middle of the map, with nothing chosen.
    async centre(title) {
      await page.fill("#query", title);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
      // The flight there, and the map's new width.
      await page.waitForTimeout(600);
    },
    // The middle of where the centred node is now.
    async middle() {
      const box = await page.locator("#map").boundingBox();
      const panel = 380 / 2;
      return { x: box.x + box.width / 2 - panel, y: box.y + box.height / 2 };
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
