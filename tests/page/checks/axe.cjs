const axe = require("axe-core");

exports.run = async (page, { equal }) => {
  // The page lets no script in but its own; the debugger may.
  const debuggable = await page.context().newCDPSession(page);
  await debuggable.send("Runtime.evaluate", { expression: axe.source });
  const audit = async (what) => {
    const { violations } = await page.evaluate(() => axe.run());
    const found = violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0].html}`);
    equal(found.join("\n"), "", `what axe says of ${what}`);
  };
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await audit("the map");
    await page.click("#filter-button");
    await audit("the filter");
    await page.keyboard.press("Escape");
    await page.fill("#query", "strike");
    await audit("results");
    await page.keyboard.press("Enter");
    await audit("a node");
    await page.getByRole("button", { name: "Path to…" }).click();
    await page.fill("#query", "Mara");
    await page.keyboard.press("Enter");
    await audit("a path");
    await page.click("#list-button");
    await audit("the list");
    await page.click("#list-button");
    await page.keyboard.press("Escape");
  }
};
