exports.run = async (page, { panel, point, spots, has, equal }) => {
  const at = await spots();
  const { x, y } = at.get("Harbour strike enters its second week");
  await point(x, y);
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
  // A line has its evidence too: somewhere on it no node is in the way.
  const now = await spots();
  const one = now.get("Dockers end strike after nine days");
  const other = now.get("Harbour strike enters its second week");
  const tip = page.locator("#tip");
  for (let share = 0.2; share < 0.8; share += 0.02) {
    await point(one.x + share * (other.x - one.x), one.y + share * (other.y - one.y));
    if ((await tip.isVisible()) && (await tip.textContent()).includes("refers to")) break;
  }
  equal(
    await tip.textContent(),
    "Dockers end strike after nine days refers to (read more) Harbour strike enters its second week" +
      "“READ MORE: Harbour strike enters its second week”",
    "what the line says",
  );
  await page.mouse.down();
  await page.mouse.up();
  has(await panel(), "READ MORE: Harbour strike enters its second week");
  equal(await page.locator("#panel .to").count(), 2, "both ends of the line");
};
