// How smooth a page is in Chromium: node benches/page.cjs PAGE.html…
//
// Needs playwright-core where Node finds it (NODE_PATH=target/node/node_modules)
// and Chromium as CHROMIUM or /usr/bin/chromium. Moves a real mouse and wheel for
// some seconds, and writes the time from frame to frame in milliseconds.
const { chromium } = require("playwright-core");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

// Runs in the page: notes when each frame begins.
function watch() {
  window.noted = [];
  let last = 0;
  const note = (now) => {
    if (last) window.noted.push(now - last);
    last = now;
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
}

// Runs in the page: what has been noted since the last time.
function read() {
  const sorted = window.noted.sort((a, b) => a - b);
  window.noted = [];
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  return `${String(sorted.length).padStart(5)} frames  median ${at(0.5)}  95 % ${at(0.95)}  most ${at(1)}`;
}

async function measure(page, file) {
  const start = Date.now();
  await page.goto(pathToFileURL(path.resolve(file)).href);
  console.log(`${path.basename(file)}: opened in ${Date.now() - start} ms`);
  await page.waitForTimeout(500);
  await page.evaluate(watch);
  const tell = async (what) => console.log(`  ${what.padEnd(12)}${await page.evaluate(read)}`);
  const pan = async () => {
    await page.mouse.move(640, 400);
    await page.mouse.down();
    for (let nth = 0; nth < 120; nth++) {
      await page.mouse.move(640 + 200 * Math.sin(nth / 10), 250 + 150 * Math.cos(nth / 10));
      await page.waitForTimeout(8);
    }
    await page.mouse.up();
  };
  const wheel = async (by) => {
    for (let nth = 0; nth < 30; nth++) {
      await page.mouse.wheel(0, by);
      await page.waitForTimeout(12);
    }
  };
  await pan();
  await tell("pan, all");
  await wheel(-60);
  await tell("zoom in");
  await pan();
  await tell("pan, near");
  await wheel(60);
  await tell("zoom out");
  for (let nth = 0; nth < 60; nth++) {
    await page.mouse.move(400 + 8 * nth, 300 + 3 * nth);
    await page.waitForTimeout(12);
  }
  await tell("point");
  await page.locator("#day").focus();
  for (let nth = 0; nth < 60; nth++) {
    await page.keyboard.press("ArrowLeft");
    await page.waitForTimeout(12);
  }
  await tell("days");
}

async function main(files) {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  for (const file of files) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await measure(page, file);
    await page.close();
  }
  await browser.close();
}

main(process.argv.slice(2));
