exports.run = async (page, { panel, centre, middle, has, hasNot, equal }) => {
  await centre("Harbour strike enters");
  const { x, y } = await middle();
  await page.mouse.move(x, y);
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
};
