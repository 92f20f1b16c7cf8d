exports.run = async (page, { panel, spots, has, live, equal }) => {
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
  // With the mouse: a click, and a click with Shift.
  await page.getByRole("button", { name: "Close" }).click();
  const at = await spots();
  const [from, to] = ["Harbour strike enters its second week", "Dockers in Port Kessel walk out over night shifts"];
  await page.mouse.click(at.get(from).x, at.get(from).y);
  equal(await page.locator("#panel h2").innerText(), from, "what was clicked");
  await page.keyboard.down("Shift");
  await page.mouse.click(at.get(to).x, at.get(to).y);
  await page.keyboard.up("Shift");
  equal(await page.locator("#panel h2").innerText(), "1 step", "the two are connected");
  // Where nothing leads there.
  await page.fill("#query", "Otters return");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Path to…" }).click();
  await page.fill("#query", "Harbour strike");
  await page.keyboard.press("Enter");
  has(await panel(), "No path");
  has(await panel(), "Nothing in this graph connects the two");
};
