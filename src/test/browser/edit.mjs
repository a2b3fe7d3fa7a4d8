// Edits a draft as an analyst would, in headless Chromium, and says what is wrong.
// Reads from standard input { server, programme, file, table, row, cell, text, flips, roundTrip, dmn }: the row to edit, the number of the cell in it,
// what to type, a text among the scenarios that flip, the address of the module that reads and writes models, and those to try it on.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const asked = JSON.parse(readFileSync(0, "utf8"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
// What the KIE editor draws, and what its text fields add to the page.
const editor = [".wb-editor", ".monaco-status", ".monaco-aria-container"];
const faults = [];
const complain = (fault) => faults.push(fault);
const expect = (isSo, fault) => isSo || complain(fault);

const folder = mkdtempSync(join(tmpdir(), "passerelle-"));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const context = await browser.newContext({
  viewport: { width: 1500, height: 1000 },
  locale: "en",
  permissions: ["clipboard-read", "clipboard-write"],
});
const page = await context.newPage();
page.setDefaultTimeout(60_000);
page.on("console", (message) => message.type() === "error" && complain(`console: ${message.text()}`));
page.on("pageerror", (error) => complain(`page: ${error}`));
page.on("request", (request) => /^(data|blob):/.test(request.url()) || request.url().startsWith(asked.server) || complain(`loads ${request.url()}`));

const steps = [readsAndWritesEveryModel, opens, isAccessible, editsACell, flipsAScenario, downloads, survivesReload, addsARow, refusesWhatIsNoModel, editsText, discards, speaks];
for (const step of steps) {
  try {
    await step();
  } catch (error) {
    complain(`${step.name}: ${String(error).split("\n").slice(0, 3).join(" ")}`);
    break;
  }
}
await browser.close();
rmSync(folder, { recursive: true });
faults.forEach((fault) => console.log(fault));
process.exitCode = faults.length > 0 ? 1 : 0;

function address(language) {
  const query = new URLSearchParams({ file: asked.file, table: asked.table, lang: language });
  return `${asked.server}workbench/${asked.programme}/edit?${query}`;
}

function status() {
  return page.locator(".wb-state [role=status]").first();
}

function cell(row = asked.row, number = asked.cell) {
  return page.locator(".wb-editor tbody tr").nth(row).locator("td.data-cell").nth(number);
}

async function button(name) {
  await page.getByRole("button", { name, exact: true }).click();
}

async function readsAndWritesEveryModel() {
  await page.goto(address("en"));
  const changed = await page.evaluate(async ({ module, models }) => {
    const { read, write } = await import(module);
    const changed = [];
    for (const model of models) {
      const text = await (await fetch(model)).text();
      if (write(read(text), text, new Map()) !== text) changed.push(model);
    }
    return changed;
  }, { module: asked.roundTrip, models: asked.dmn });
  changed.forEach((model) => complain(`writes ${model} otherwise than it is`));
}

async function opens() {
  await page.goto(address("en"));
  await cell().waitFor();
  await page.getByText("Nothing to report.").or(page.locator(".wb-messages li").first()).first().waitFor();
  expect((await status().innerText()).startsWith("No changes"), "an unedited file counts as changed");
}

async function isAccessible() {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(([exclude, tags]) => axe.run({ exclude }, { runOnly: tags }), [editor, rules]);
  for (const { id, nodes } of violations) complain(`axe ${id}: ${nodes.map((node) => node.html).join(" ")}`);

  await page.evaluate(() => document.activeElement?.blur());
  const reached = [];
  for (let count = 0; count < 40; count++) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => document.activeElement.textContent.trim().slice(0, 60));
    reached.push(name);
    if (name.startsWith("Skip the editor")) break;
  }
  expect(reached.some((name) => name.startsWith("Skip to content")), "the keyboard does not reach the link to the content");
  expect(reached.at(-1).startsWith("Skip the editor"), "the keyboard does not reach the way around the editor");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement.id === "results"), "the way around the editor leads elsewhere");
}

async function editsACell() {
  await cell().dblclick();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(asked.text);
  await page.keyboard.press("Enter");
  await page.getByText("Draft of 1 file(s)").waitFor();
}

async function flipsAScenario() {
  await page.locator(".wb-flips summary").waitFor();
  await page.locator(".wb-flips", { hasText: asked.flips }).waitFor();
  await page.getByRole("button", { name: /^Open .*\.csv, line/ }).first().click();
  await page.locator(".wb-grid input:focus").waitFor();
  await page.locator(".wb-choice select").selectOption(asked.file);
}

async function downloads() {
  const published = await (await fetch(`${asked.server}v1/programmes/${asked.programme}/files/${asked.file}`)).text();
  const [file] = await Promise.all([page.waitForEvent("download"), button("Download the file")]);
  const edited = readFileSync(await file.path(), "utf8");
  const lines = edited.split("\n").filter((line, index) => line !== published.split("\n")[index]);
  expect(edited.split("\n").length === published.split("\n").length && lines.length <= 2, `changes ${lines.length} lines, not one`);

  const [archive] = await Promise.all([page.waitForEvent("download"), button("Download the draft (.zip)")]);
  expect(readFileSync(await archive.path()).includes(asked.file), "the archive does not hold the file");

  await button("Copy for git");
  await page.getByText("The patch is on the clipboard").waitFor();
  const patch = await page.evaluate(() => navigator.clipboard.readText());
  execFileSync("mkdir", ["-p", join(folder, asked.file, "..")]);
  writeFileSync(join(folder, asked.file), published);
  execFileSync("git", ["apply", "-"], { cwd: folder, input: patch });
  expect(readFileSync(join(folder, asked.file), "utf8") === edited, "the patch yields another file");
}

async function survivesReload() {
  await page.reload();
  await cell().waitFor();
  await page.getByText("Draft of 1 file(s)").waitFor();
  await cell().getByText(asked.text).first().waitFor();
}

async function addsARow() {
  const rows = await page.locator(".wb-editor tbody tr").count();
  await cell().click({ button: "right" });
  await page.getByText("Insert below").first().click();
  await page.locator(".wb-editor tbody tr").nth(rows).waitFor();
  await page.waitForTimeout(1000);
  const [file] = await Promise.all([page.waitForEvent("download"), button("Download the file")]);
  expect(readFileSync(await file.path(), "utf8").includes(`id="${asked.table}.${rows + 1}"`), "a new row has no name for good");
  await button("Undo");
}

async function refusesWhatIsNoModel() {
  const before = await status().innerText();
  const upload = page.locator(".wb-upload input");
  await upload.setInputFiles({ name: "cut.dmn", mimeType: "text/xml", buffer: Buffer.from("<definitions>\n<decision>\n") });
  await page.locator(".wb-notice", { hasText: /no DMN model: line \d/ }).waitFor();
  expect((await status().innerText()) === before, "what is no model is taken into the draft");
}

async function editsText() {
  const [path] = (await page.locator(".wb-choice option").evaluateAll((all) => all.map((each) => each.value))).filter((each) => each.endsWith("texts_en.properties"));
  await page.locator(".wb-choice select").selectOption(path);
  await page.locator("textarea.wb-text").press("Control+End");
  await page.keyboard.type("# tried\n");
  await page.getByText("Draft of 2 file(s)").waitFor();
}

async function discards() {
  page.once("dialog", (dialog) => dialog.accept());
  await button("Discard the draft");
  await page.getByText("No changes").first().waitFor();
}

async function speaks() {
  for (const [language, word] of [["fr", "Annuler"], ["de", "Rückgängig"]]) {
    await page.goto(address(language));
    await page.getByRole("button", { name: word, exact: true }).waitFor();
    const { violations } = await page.evaluate(axe).then(() => page.evaluate((exclude) => axe.run({ exclude }), editor));
    for (const { id } of violations) complain(`${language}: axe ${id}`);
  }
}
