exports.run = async (page, { panel, has, equal }) => {
  // An empty map is a few kilobytes of PNG.
  const painted = () => page.evaluate(() => document.getElementById("canvas").toDataURL().length > 50_000);
  await page.waitForTimeout(200);
  equal(await painted(), true, "something is painted");
  await page.mouse.move(640, 400);
  for (let nth = 0; nth < 10; nth++) await page.mouse.wheel(0, -100);
  await page.mouse.down();
  await page.mouse.move(500, 300, { steps: 10 });
  await page.mouse.up();
  equal(await painted(), true, "something is painted near by");
  await page.fill("#query", "Mara Lindqvist");
  await page.keyboard.press("Enter");
  has(await panel(), "is named in");
  equal(await page.locator("#panel li .proof").count(), 40, "as much evidence at once as can be read");
  await page.locator("#panel li button", { hasText: "more" }).click();
  equal((await page.locator("#panel li .proof").count()) > 40, true, "more of it");
};
