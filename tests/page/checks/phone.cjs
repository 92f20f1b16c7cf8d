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
  // Two fingers zoom.
  const painted = () => page.evaluate(() => document.getElementById("canvas").toDataURL());
  const before = await painted();
  const touch = await page.context().newCDPSession(page);
  const fingers = (type, ...points) =>
    touch.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  await fingers("touchStart", [150, 400], [250, 400]);
  for (let apart = 50; apart < 150; apart += 10) await fingers("touchMove", [200 - apart, 400], [200 + apart, 400]);
  await fingers("touchEnd");
  await page.waitForTimeout(100);
  equal((await painted()) !== before, true, "the map is nearer");
  equal(await page.locator("#panel").isVisible(), false, "two fingers choose nothing");
  await page.tap("#list-button");
  await fits("the list");
};
