exports.run = async (page, { panel, centre, middle, has, live, equal }) => {
  // With the button.
  await page.fill("#query", "Dockers end strike");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Path to…" }).click();
  await page.fill("#query", "Dockers in Port Kessel walk");
  await page.keyboard.press("Enter");
  const said = await panel();
  has(said, "steps");
  has(said, "Harbour strike enters its second week");
  has(said, "READ MORE: Harbour strike enters its second week");
  has(said, "READ MORE: Dockers in Port Kessel walk out over night shifts");
  equal(await page.locator("#panel ol .proof mark").count(), 2, "a quote for each step");
  has(await live(), "steps from Dockers end strike after nine days to Dockers in Port Kessel");
  // With the mouse: a click, and a click with Shift on what is in the middle.
  await page.getByRole("button", { name: "Close" }).click();
  await centre("Harbour strike");
  const { x, y } = await middle();
  await page.mouse.click(x, y);
  await page.fill("#query", "Dockers end strike");
  await page.keyboard.press("Enter");
  await page.waitForTimeout(600);
  await page.evaluate(() => (location.hash = ""));
  await page.keyboard.down("Shift");
  await page.mouse.click(x, y);
  await page.keyboard.up("Shift");
  equal(await page.locator("#panel h2").innerText(), "Dockers end strike after nine days", "no path to itself");
  await page.locator("#panel .to", { hasText: "Harbour strike" }).click();
  await page.waitForTimeout(600);
  await page.fill("#query", "Dockers end strike");
  await page.keyboard.press("Enter");
  await page.waitForTimeout(600);
  await page.mouse.click(x, y, { modifiers: ["Shift"] });
  // Where nothing leads there.
  await page.fill("#query", "Otters return");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Path to…" }).click();
  await page.fill("#query", "Harbour strike");
  await page.keyboard.press("Enter");
  has(await panel(), "No path");
  has(await panel(), "Nothing in this graph connects the two");
};
