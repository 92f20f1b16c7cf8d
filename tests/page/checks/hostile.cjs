const EVIL = "</script><script>hacked()</script><img src=x onerror=hacked()> <!-- {{data}} &lt;";

exports.run = async (page, { panel, has, hasNot, equal }) => {
  equal(await page.locator("h1").textContent(), EVIL, "the title is text");
  await page.fill("#query", "One");
  has(await page.locator("#results").innerText(), EVIL);
  await page.keyboard.press("Enter");
  has(await panel(), `One ${EVIL}`);
  has(await panel(), `He said ${EVIL} and left.`);
  has(await panel(), `A note ${EVIL}`);
  has(await panel(), "corrected");
  const links = () => page.locator("#panel a").evaluateAll((all) => all.map((a) => a.getAttribute("href")).join(" "));
  equal(await links(), "https://same.example/One", "no link to a script");
  await page.locator("#panel .to").click();
  equal(await links(), "https://x.example/%22%3E%3Cscript%3E https://same.example/Two", "links to the web");
  await page.click("#filter-button");
  await page.click("#list-button");
  equal(await page.locator("img").count(), 0, "no element of theirs");
  equal(await page.locator("script").count(), 3, "scripts: ours, and the data");
  const policy = await page.locator("meta[http-equiv]").getAttribute("content");
  has(policy, "default-src 'none'; script-src 'sha256-");
  hasNot(policy, "unsafe");
};
