// Opens pages in headless Chromium, as a reader would, and says what is wrong with each.
// Reads from standard input a JSON list of { name, url, language, method, body, sheets, assets }; sheets is how many sheets of
// A4 the page may fill when printed, assets the beginning of the addresses that it may load. What is folded is unfolded.
// Writes a line per fault and ends with 1 when there is any.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
const phone = { width: 360, height: 740 };
const desk = { width: 1200, height: 900 };

// Pages looked at at the same time.
const AT_ONCE = 3;

const faults = [];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  // Who builds as root has no sandbox to offer; the pages are our own.
  args: ["--no-sandbox"],
});
const waiting = JSON.parse(readFileSync(0, "utf8"));
await Promise.all(Array.from({ length: AT_ONCE }, async () => {
  for (let asked = waiting.shift(); asked; asked = waiting.shift()) {
    const { name } = asked;
    await check(asked, (fault) => faults.push(`${name}: ${fault}`));
  }
}));
await browser.close();
faults.forEach((fault) => console.log(fault));
process.exitCode = faults.length > 0 ? 1 : 0;

function mayLoad(request, assets) {
  const url = request.url();
  return url.startsWith("data:") || request.isNavigationRequest() || (assets !== undefined && url.startsWith(assets));
}

async function check(asked, complain) {
  const page = await browser.newPage({ viewport: desk, locale: asked.language });
  page.on("console", (message) => message.type() === "error" && complain(message.text()));
  page.on("request", (request) => mayLoad(request, asked.assets) || complain(`loads ${request.url()}`));
  page.on("requestfailed", (request) => complain(`fails to load ${request.url()}`));
  if (asked.method === "POST") {
    await page.route(asked.url, (route) => route.continue({
      method: "POST",
      postData: asked.body,
      headers: { ...route.request().headers(), "content-type": "application/json" },
    }));
  }
  const response = await page.goto(asked.url);
  if (response.status() !== 200) complain(`status ${response.status()}`);
  const language = await page.locator("html").getAttribute("lang");
  if (language !== asked.language) complain(`language ${language}`);

  if (asked.sheets) {
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const sheets = pdf.match(/\/Type\s*\/Page\b/g).length;
    if (sheets > asked.sheets) complain(`fills ${sheets} sheets, not ${asked.sheets}`);
    if (!/\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/.test(pdf)) complain("is not printed on A4");
  }

  await page.evaluate(axe);
  await page.evaluate(() => document.querySelectorAll("details").forEach((folded) => { folded.open = true; }));
  for (const viewport of [desk, phone]) {
    await page.setViewportSize(viewport);
    const { width } = await page.evaluate(() => ({ width: document.documentElement.scrollWidth }));
    if (width > viewport.width) complain(`is ${width} pixels wide on a screen of ${viewport.width}`);
    const { violations } = await page.evaluate((tags) => axe.run({ runOnly: tags }), rules);
    for (const { id, nodes } of violations) complain(`axe ${id}: ${nodes.map((node) => node.html).join(" ")}`);
  }
  await page.close();
}
