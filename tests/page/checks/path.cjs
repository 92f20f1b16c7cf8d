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
  // With the mouse: a click, then a click with Shift.
  await page.keyboard.press("Escape");
  await centre("Otters return");
  const { x, y } = await middle();
  await page.fill("#query", "Mara");
  await page.keyboard.press("Enter");
  has(await panel(), "Mara Lindqvist");
  await page.keyboard.press("Escape");
  await centre("Otters return");
  await page.mouse.click(x, y);
  has(await panel(), "Otters return to Lake Arun");
  await page.getByRole("button", { name: "Path to…" }).click();
  await page.fill("#query", "Harbour strike");
  await page.keyboard.press("Enter");
  has(await panel(), "No path");
  has(await panel(), "Nothing in this graph connects the two");
};
