exports.run = async (page, { live, has, hasNot }) => {
  await page.click("#filter-button");
  await page.getByLabel("from").fill("2024-06-01");
  has(await live(), "2 nodes and 1 edge shown");
  await page.fill("#query", "o");
  const found = await page.locator("#results").innerText();
  has(found, "Who owns the cranes?");
  has(found, "Jo Ek");
  has(found, "1 hidden by the filter");
  hasNot(found, "Otters");
};
