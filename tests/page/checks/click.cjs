exports.run = async (page, { panel, spots, has, equal }) => {
  const at = await spots();
  const { x, y } = at.get("Harbour strike enters its second week");
  await page.mouse.move(x, y);
  equal(await page.locator("#map").getAttribute("class"), "over", "the pointer is over something");
  await page.mouse.click(x, y);
  const said = await panel();
  has(said, "Harbour strike enters its second week");
  has(said, "2024-05-08 · Kessel Herald");
  has(said, "READ MORE: Dockers in Port Kessel walk out over night shifts");
  has(said, "cue+title · ");
  has(said, "% sure");
  equal(await page.locator("#panel mark").first().isVisible(), true, "the quote is marked");
  const link = page.locator("#panel a.out");
  equal(await link.getAttribute("href"), "https://herald.example/second-week", "the link");
  equal(await link.getAttribute("rel"), "noopener noreferrer", "the link's rel");
  // From neighbour to neighbour in the panel.
  await page.locator("#panel .to", { hasText: "Dockers in Port Kessel" }).first().click();
  has(await page.locator("#panel h2").innerText(), "Dockers in Port Kessel");
  await page.getByRole("button", { name: "Close" }).click();
  equal(await page.locator("#panel").isVisible(), false, "the panel is closed");
  // A line has its evidence too: half way between two nodes that it joins.
  const [one, other] = [at.get("Dockers end strike after nine days"), { x, y }];
  await page.keyboard.press("0");
  await page.waitForTimeout(400);
  await page.mouse.click((one.x + other.x) / 2, (one.y + other.y) / 2);
  has(await panel(), "READ MORE: Harbour strike enters its second week");
  equal(await page.locator("#panel .to").count(), 2, "both ends of the line");
};
