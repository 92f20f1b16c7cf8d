exports.run = async (page, { equal }) => {
  equal(await page.title(), "storygraph", "the title");
  await page.keyboard.press("0");
  await page.locator("#map").focus();
  for (const key of ["+", "Enter", "ArrowLeft", "p", "0", "Escape"]) await page.keyboard.press(key);
  await page.fill("#query", "anything");
  await page.keyboard.press("Enter");
};
