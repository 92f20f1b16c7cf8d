// Draws a Mermaid chart in a browser, and prints as JSON what is on the page.
// Argument: the chart. CHROMIUM is the browser.
const [chart] = process.argv.slice(2);
const { chromium } = require("playwright-core");
const { readFileSync, mkdtempSync, rmSync } = require("node:fs");
const { join } = require("node:path");
const { tmpdir } = require("node:os");

(async () => {
  const profile = mkdtempSync(join(tmpdir(), "mermaid-"));
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
  args.push("--disable-background-networking", "--disable-component-update", "--disable-sync");
  const options = { executablePath: process.env.CHROMIUM, headless: true, args, offline: true };
  const browser = await chromium.launchPersistentContext(profile, options);
  try {
    const page = await browser.newPage();
    const said = [];
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("dialog", (dialog) => said.push("dialog") && dialog.dismiss());
    page.on("request", (request) => said.push(request.url()));
    const dist = join(require.resolve("mermaid"), "..");
    await page.addScriptTag({ path: join(dist, "mermaid.min.js") });
    const drawn = await page.evaluate(async (words) => {
      mermaid.initialize({ startOnLoad: false });
      document.body.innerHTML = (await mermaid.render("chart", words)).svg;
      const texts = (selector) =>
        [...document.querySelectorAll(selector)].map((element) => element.textContent);
      return {
        title: texts(".flowchartTitleText")[0],
        titles: texts(".node .nodeLabel"),
        edges: document.querySelectorAll(".flowchart-link").length,
        foreign: document.querySelectorAll("#chart img, #chart script, #chart a, #chart b").length,
      };
    }, readFileSync(chart, "utf8"));
    process.stdout.write(JSON.stringify({ ...drawn, said }));
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
})();
