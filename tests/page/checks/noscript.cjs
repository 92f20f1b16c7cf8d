exports.context = { javaScriptEnabled: false };
exports.run = async (page, { has, equal }) => {
  equal(await page.locator("#picture svg").isVisible(), true, "the picture");
  equal(await page.locator("#search").isVisible(), false, "no search that does nothing");
  equal(await page.locator("button:visible").count(), 0, "buttons");
  const list = await page.locator("#list").innerText();
  has(list, "Dockers end strike after nine days");
  has(list, "READ MORE: Harbour strike enters its second week");
  has(list, "named in Dockers in Port Kessel walk out over night shifts");
};
