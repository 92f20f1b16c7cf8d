exports.run = async (page, { equal }) => {
  await page.click("#filter-button");
  await page.getByRole("checkbox", { name: "person" }).click();
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  equal(await page.locator("#picture svg").isVisible(), true, "the picture");
  equal(await page.locator("#stage").isVisible(), false, "the map");
  equal(await page.locator("button:visible,input:visible").count(), 0, "buttons and fields");
  equal(await page.locator("#picture .node.person[id]:visible").count(), 0, "people, who are filtered out");
  equal((await page.locator("#picture .node.article[id]:visible").count()) > 0, true, "articles");
};
