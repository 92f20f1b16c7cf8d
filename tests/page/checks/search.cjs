exports.run = async (page, { panel, has, live, equal }) => {
  await page.fill("#query", "MÅRA lindqvíst");
  const found = page.locator("#results [role=option]");
  equal(await found.count(), 2, "what is found: the person, and the story that is wanted");
  has(await found.first().innerText(), "Mara Lindqvist");
  has(await live(), "2 titles found");
  await page.keyboard.press("ArrowDown");
  equal(await page.locator("#query").getAttribute("aria-activedescendant"), "r0", "the active option");
  await page.keyboard.press("Enter");
  has(await panel(), "Mara Lindqvist");
  equal(await page.locator("#results").isVisible(), false, "the results are closed");
  await page.fill("#query", "strike week harbour");
  equal(await found.count(), 1, "all words, in any order");
  await found.first().click();
  has(await panel(), "Harbour strike enters its second week");
  await page.fill("#query", "no such title");
  has(await page.locator("#results").innerText(), "no title has this");
};
