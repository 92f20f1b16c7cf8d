exports.run = async (page, { has, live, equal }) => {
  const day = page.locator("#day");
  const titles = async (query) => {
    await page.fill("#query", query);
    const text = await page.locator("#results").innerText();
    await page.fill("#query", "");
    return text;
  };
  has(await titles("otters"), "Otters");
  await day.focus();
  await page.keyboard.press("ArrowLeft");
  has(await page.locator("#day-shown").textContent(), "2024-05-08");
  equal(await day.getAttribute("aria-valuetext"), "2024-05-08", "what a screen reader says");
  has(await titles("dockers"), "walk out");
  has(await titles("end strike"), "hidden by the filter");
  has(await titles("otters"), "hidden by the filter");
  await day.focus();
  await page.keyboard.press("Home");
  has(await titles("second week"), "hidden by the filter");
  await page.click("#play");
  await page.waitForFunction(() => document.getElementById("day-shown").textContent.startsWith("all"));
  has(await titles("otters"), "Otters");
  has(await live(), "found");
};
