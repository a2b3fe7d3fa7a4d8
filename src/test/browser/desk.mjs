// The edit page in headless Chromium, as an analyst has it before her: what the scripts that try it have in common.
// Reads from standard input what they are asked; writes a line per fault and ends with 1 when there is any.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
// What the KIE editor draws, and what its text fields add to the page.
const editor = [".wb-editor", ".monaco-status", ".monaco-aria-container"];
const faults = [];

export const asked = JSON.parse(readFileSync(0, "utf8"));
export const complain = (fault) => faults.push(fault);
export const expect = (isSo, fault) => isSo || complain(fault);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

/** Opens a browser of somebody who has no draft yet. */
export async function desk() {
  const context = await browser.newContext({
    viewport: { width: 1500, height: 1000 },
    locale: "en",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  // What the browser says of a refusal names neither the request nor the reason.
  // A service that is busy says so, and is asked again.
  page.on("response", async (answer) => answer.status() >= 400 && answer.status() !== 503 && complain(`${answer.status()} of ${answer.url()}: ${(await answer.text().catch(() => "")).slice(0, 500)}`));
  page.on("console", (message) => message.type() === "error" && !/status of 503/.test(message.text()) && complain(`console: ${message.text()}`));
  page.on("pageerror", (error) => complain(`page: ${error}`));
  page.on("request", (request) => /^(data|blob):/.test(request.url()) || request.url().startsWith(asked.server) || complain(`loads ${request.url()}`));
  return page;
}

/** Takes the steps one after another, up to the first that cannot be taken. */
export async function take(steps) {
  for (const step of steps) {
    const begin = Date.now();
    try {
      await step();
    } catch (error) {
      complain(`${step.name}: ${String(error).split("\n").slice(0, 3).join(" ")}`);
      break;
    } finally {
      if (process.env.STEPS) console.error(`${step.name} ${Date.now() - begin} ms`);
    }
  }
  await browser.close();
  faults.forEach((fault) => console.log(fault));
  process.exitCode = faults.length > 0 ? 1 : 0;
}

/** Returns what an analyst does on a page. */
export function hands(page) {
  const cell = (row, number) => page.locator(".wb-editor tbody tr").nth(row).locator("td.data-cell").nth(number);
  const button = (name) => page.getByRole("button", { name, exact: true }).click();
  const part = (title) => page.locator("details.wb-part", { has: page.locator("summary h2", { hasText: new RegExp(`^${title}$`) }) });
  return {
    cell,
    button,
    async open({ file, table, lang = "en" }) {
      await page.goto(`${asked.server}workbench/${asked.programme}/edit?${new URLSearchParams({ file, lang, ...(table && { table }) })}`);
      if (table) await cell(0, 0).waitFor();
    },
    /** What is typed while the editor still draws something else is lost, to a person as to us: then again. */
    async write(row, number, text) {
      const written = cell(row, number).getByText(text.slice(0, 8)).first();
      for (let time = 0; time < 3; time++) {
        await cell(row, number).dblclick();
        await page.waitForTimeout(150);
        await page.keyboard.press("Control+A");
        await page.keyboard.type(text);
        await page.keyboard.press("Enter");
        if (await written.waitFor({ timeout: 3000 }).then(() => true, () => false)) return;
      }
      throw new Error(`cannot write ${text}`);
    },
    async rowMenu(row, entry) {
      await cell(row, 0).click({ button: "right" });
      await page.getByText(entry, { exact: true }).last().click();
    },
    /** Opens a part of the results, as its heading does. */
    async part(title) {
      await part(title).evaluate((details) => { details.open = true; });
      return part(title);
    },
    async compute(title, cases) {
      await part(title).evaluate((details) => { details.open = true; });
      if (cases) await part(title).getByLabel("Number of invented cases").fill(cases);
      await part(title).getByRole("button", { name: "Compute", exact: true }).click();
      await part(title).getByText("Download the result").waitFor({ timeout: 150_000 });
      return part(title);
    },
    async download(name, within = page) {
      const [file] = await Promise.all([page.waitForEvent("download"), within.getByRole("button", { name, exact: true }).click()]);
      return readFileSync(await file.path());
    },
    drafted: (number) => page.getByText(`Draft of ${number} file(s)`).waitFor(),
    async files() {
      return page.evaluate((programme) => JSON.parse(localStorage.getItem(`passerelle.draft.${programme}`) ?? '{"files":{}}').files, asked.programme);
    },
    /** Waits until the check says no more of what it said. */
    async isInOrder() {
      await page.locator(".wb-results > [role=status]").getByText("The draft can be applied.").waitFor();
      await page.locator('.wb-messages li:has(.pf-m-red)').first().waitFor({ state: "detached" });
    },
    async isAccessible(where) {
      // A part is drawn once it is opened, and may hold others.
      for (let opened = 1; opened > 0; await page.waitForTimeout(100)) {
        opened = await page.evaluate(() => [...document.querySelectorAll("details:not([open])")].map((each) => { each.open = true; }).length);
      }
      await page.evaluate(axe);
      const { violations } = await page.evaluate(([exclude, tags]) => axe.run({ exclude }, { runOnly: tags }), [editor, rules]);
      for (const { id, nodes } of violations) complain(`${where}: axe ${id}: ${nodes.map((node) => node.html).join(" ")}`);
    },
  };
}
