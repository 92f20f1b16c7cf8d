exports.run = async (page, { panel, has, live, equal }) => {
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
  const seen = [];
  for (let nth = 0; nth < 6; nth++) {
    await page.keyboard.press("Tab");
    seen.push(await focused());
  }
  equal(seen.join(), "Skip to the list,query,filter-button,list-button,map,zoom-in", "the order of Tab");
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
  equal(ring, "3px", "the focus can be seen");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  const first = await page.locator("#panel h2").innerText();
  has(await live(), first);
  // Some arrow leads to a neighbour, and its opposite away from there.
  let moved = false;
  for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
    await page.keyboard.press(key);
    moved ||= (await page.locator("#panel h2").innerText()) !== first;
  }
  equal(moved, true, "arrows go to neighbours");
  equal(await focused(), "map", "the focus stays on the map");
  await page.keyboard.press("p");
  has(await panel(), "Choose where the path leads");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  equal(await focused(), "panel-title", "Enter goes into the panel");
  await page.keyboard.press("Escape");
  equal(await page.locator("#panel").isVisible(), false, "Escape closes the panel");
  equal(await focused(), "map", "the focus is back on the map");
  for (const key of ["+", "-", "0", "Shift+ArrowUp"]) await page.keyboard.press(key);
  await page.click("#filter-button");
  await page.keyboard.press("Escape");
  equal(await page.locator("#filter").isVisible(), false, "Escape closes the filter");
  equal(await focused(), "filter-button", "the focus is where the filter was opened");
  // To the list, past the map.
  await page.reload();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  equal(await focused(), "list", "the first Tab leads to the list");
  equal(await page.getByRole("heading", { name: "All nodes and edges" }).isVisible(), true, "the list is shown");
};
