exports.context = {
  viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true,
};
exports.run = async (page, { panel, has, equal }) => {
  const fits = async (what) => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    equal(wide, 390, `the width with ${what}`);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("button,input:not(.choice input),.choice,[role=option]:not([aria-disabled])")]
        .map((element) => [element.id || element.textContent, element.getBoundingClientRect()])
        .filter(([, box]) => box.width > 0 && (box.width < 40 || box.height < 40))
        .map(([name, box]) => `${name} ${box.width}x${box.height}`),
    );
    equal(small.join(), "", `targets that are too small with ${what}`);
  };
  await fits("the map");
  await page.tap("#filter-button");
  await fits("the filter");
  await page.tap("#filter-button");
  await page.fill("#query", "strike");
  await fits("results");
  await page.locator("#results [role=option]").first().tap();
  await page.waitForTimeout(500);
  await fits("the panel");
  has(await panel(), "strike");
  const map = await page.locator("#map").boundingBox();
  equal(map.height > 200, true, "there is still a map above the panel");
  // A tap on the map, where the chosen node has been brought.
  await page.getByRole("button", { name: "Close" }).tap();
  await page.touchscreen.tap(map.x + map.width / 2, map.y + map.height / 2);
  has(await panel(), "strike");
  await page.getByRole("button", { name: "Close" }).tap();
  await page.tap("#list-button");
  await fits("the list");
};
