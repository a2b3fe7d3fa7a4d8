// Edits a draft and says what is wrong. Asked for { server, programme, file, table, row, cell, text, flips, roundTrip, dmn }: the row to edit, the number of
// the cell in it, what to type, a text among the scenarios that flip, the address of the module that reads and writes models, and those to try it on.
// With { cancels } work is begun and cancelled too, which takes a minute.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asked, complain, desk, expect, hands, take } from "./desk.mjs";

const folder = mkdtempSync(join(tmpdir(), "passerelle-"));
const page = await desk();
const hand = hands(page);
const edited = () => hand.cell(asked.row, asked.cell);
const status = () => page.locator(".wb-state [role=status]").first();
const added = `test-scenarios/${asked.programme}/workbench.yaml`;

await take([
  opens, readsAndWritesEveryModel, isAccessible, editsACell, flipsAScenario, downloads, comparesInWords, assessesTheImpact, addsACase,
  exchangesATable, showsResultsToAll, survivesReload, addsARow, keepsTheCase, refusesWhatIsNoModel, editsText, showsMarkupAsText, ...(asked.cancels ? [cancels] : []), discards,
]);
rmSync(folder, { recursive: true });

async function opens() {
  await hand.open(asked);
  await edited().waitFor();
  expect((await status().innerText()).startsWith("No changes"), "an unedited file counts as changed");
}

async function readsAndWritesEveryModel() {
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

async function isAccessible() {
  await page.getByText("Nothing to report.").or(page.locator(".wb-messages li").first()).first().waitFor();
  await hand.isAccessible("en");
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
  await hand.write(asked.row, asked.cell, asked.text);
  await hand.drafted(1);
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
  const edited = String(await hand.download("Download the file"));
  const lines = edited.split("\n").filter((line, index) => line !== published.split("\n")[index]);
  expect(edited.split("\n").length === published.split("\n").length && lines.length <= 2, `changes ${lines.length} lines, not one`);
  expect((await hand.download("Download the draft (.zip)")).includes(asked.file), "the archive does not hold the file");

  await hand.button("Copy for git");
  await page.getByText("The patch is on the clipboard").waitFor();
  const patch = await page.evaluate(() => navigator.clipboard.readText());
  execFileSync("mkdir", ["-p", join(folder, asked.file, "..")]);
  writeFileSync(join(folder, asked.file), published);
  execFileSync("git", ["apply", "-"], { cwd: folder, input: patch });
  expect(execFileSync("cat", [join(folder, asked.file)], { encoding: "utf8" }) === edited, "the patch yields another file");
}

async function comparesInWords() {
  const part = await hand.compute("Differences");
  expect((await part.locator(".wb-messages li").count()) === 1, "more than one difference, or none");
  await part.getByRole("button", { name: new RegExp(`^Open ${asked.table}\\.`) }).waitFor();
}

async function assessesTheImpact() {
  const part = await hand.part("Impact");
  await part.getByLabel("Number of invented cases").fill("500");
  await part.getByRole("button", { name: "Compute", exact: true }).click();
  await part.locator("progress").waitFor();
  await part.getByText(/of 500 cases come out otherwise/).waitFor();
  expect((await part.locator(".wb-bar").count()) > 1, "no bars are drawn");
  const outcome = part.locator("details.wb-outcome").first();
  await outcome.evaluate((details) => { details.open = true; });
  expect((await outcome.locator(".wb-matrix td").count()) > 1, "no matrix is drawn");
  expect((await outcome.getByText("An example").count()) > 0, "no example is shown");
  expect(/^outcome,before,after,entries,cases\n"/.test(String(await hand.download("Download the table (.csv)", part))), "the table of flips is none");
}

async function addsACase() {
  const part = await hand.part("Strength of the cases");
  await part.getByRole("checkbox").check();
  // To compute it takes as long as to look at the page in other languages.
  await Promise.all([hand.compute("Strength of the cases"), speaks()]);
  const survivor = part.locator(".wb-messages li details").first();
  await survivor.evaluate((details) => { details.open = true; });
  const add = survivor.getByRole("button", { name: "Add as a test case", exact: true });
  await add.click();
  await survivor.getByText("Give the case a name").waitFor();
  await survivor.getByLabel("Name of the case").fill("A case that nobody had thought of");
  await add.click();
  await survivor.getByText(`The case is now in ${added}`).waitFor();
  await hand.drafted(2);
  await part.getByText("This result is of an earlier state").waitFor();
}

async function exchangesATable() {
  const part = await hand.part("Texts and labels of the draft");
  await part.getByRole("combobox").selectOption(asked.table);
  const load = part.getByLabel("Take a table back");
  const workbook = await hand.download("Download the table (.xlsx)", part);
  await load.setInputFiles({ name: `${asked.table}.xlsx`, mimeType: "application/octet-stream", buffer: workbook });
  await part.getByText("The file says the same as the table.").waitFor();
  const sheet = String(await hand.download("Download the table (.csv)", part));
  const lines = sheet.split("\r\n");
  const send = (text) => load.setInputFiles({ name: `${asked.table}.csv`, mimeType: "text/csv", buffer: Buffer.from(text) });
  await send(sheet.replace(lines[1], lines[1].replace(/^[^,]*,[^,]*/, (cells) => cells.replace(/,.*/, ",=1+1"))));
  await part.getByText("A formula is not allowed here").waitFor();
  await send(sheet.replace(lines[2] + "\r\n", ""));
  await part.getByText("Row removed").waitFor();
  await part.getByRole("button", { name: "Leave it", exact: true }).click();
}

async function showsResultsToAll() {
  await hand.isAccessible("with results");
}

async function survivesReload() {
  await page.reload();
  await edited().waitFor();
  await hand.drafted(2);
  await edited().getByText(asked.text).first().waitFor();
}

async function keepsTheCase() {
  await page.locator(".wb-choice select").selectOption(added);
  expect((await page.locator("textarea.wb-text").inputValue()).includes('- scenario: "A case that nobody had thought of"'), "the case is lost");
  expect((await hand.download("Download the draft (.zip)")).includes(added), "the archive does not hold the case");
  await page.locator(".wb-choice select").selectOption(asked.file);
}

async function addsARow() {
  const rows = await page.locator(".wb-editor tbody tr").count();
  await hand.rowMenu(asked.row, "Insert below");
  await page.locator(".wb-editor tbody tr").nth(rows).waitFor();
  await page.getByText("The cell is blank").first().waitFor();
  const file = String(await hand.download("Download the file"));
  expect(file.includes(`id="${asked.table}.${rows + 1}"`), "a new row has no name for good");
  await hand.button("Undo");
}

async function refusesWhatIsNoModel() {
  const before = await status().innerText();
  const upload = page.locator(".wb-tools .wb-upload input").first();
  await upload.setInputFiles({ name: "cut.dmn", mimeType: "text/xml", buffer: Buffer.from("<definitions>\n<decision>\n") });
  await page.locator(".wb-notice", { hasText: /no DMN model: line \d/ }).waitFor();
  expect((await status().innerText()) === before, "what is no model is taken into the draft");
}

async function editsText() {
  const [path] = (await page.locator(".wb-choice option").evaluateAll((all) => all.map((each) => each.value))).filter((each) => each.endsWith("texts_en.properties"));
  await page.locator(".wb-choice select").selectOption(path);
  await page.locator("textarea.wb-text").press("Control+End");
  await page.keyboard.type("# tried\n");
  await hand.drafted(3);
}

/** A model from elsewhere may hold anything: it must load nothing and lead nowhere. */
async function showsMarkupAsText() {
  const model = await page.evaluate(async (path) => (await fetch(path)).text(), `/v1/programmes/${asked.programme}/files/${asked.file}`);
  const [table] = model.match(new RegExp(`<decisionTable id="${asked.table}"[^]*?</decisionTable>`));
  const marked = table.replace(/(<outputEntry [^>]*>\s*<text>)[^<]*/, "$1if true then null else &quot;&lt;img src=/q/leak&gt;&lt;b&gt;bold&lt;/b&gt;&quot;");
  await hand.open(asked);
  const loads = [];
  page.on("request", (request) => loads.push(request.url()));
  await page.locator(".wb-tools .wb-upload input").first()
    .setInputFiles({ name: asked.file.split("/").at(-1), mimeType: "text/xml", buffer: Buffer.from(model.replace(table, marked)) });
  await page.locator(".wb-editor").getByText("<b>bold</b>").first().waitFor();
  expect(loads.every((url) => !url.endsWith("/q/leak")), "markup in a cell is loaded");
}

/** Were the work not ended, it would keep every process busy for a minute, and the last request would have to wait. */
async function cancels() {
  const part = await hand.part("Strength of the cases");
  await part.getByRole("checkbox").uncheck();
  for (let time = 0; time < 2; time++) {
    await part.getByRole("button", { name: "Compute", exact: true }).click();
    await part.getByText(/of \d{3} mutations/).waitFor();
    await part.getByRole("button", { name: "Cancel", exact: true }).click();
    await part.getByText("Cancelled.").waitFor();
  }
  const begin = Date.now();
  await hand.compute("Differences");
  expect(Date.now() - begin < 40_000, "what was cancelled goes on");
}

async function discards() {
  page.once("dialog", (dialog) => dialog.accept());
  await hand.button("Discard the draft");
  await page.getByText("No changes").first().waitFor();
}

/** To somebody else, who has no draft. In the mornings, with the editor open. */
async function speaks() {
  const other = await desk();
  for (const [lang, word] of [["fr", "Annuler"], ["de", "Rückgängig"]]) {
    await hands(other).open(asked.cancels ? { ...asked, lang } : { file: `dmn/${asked.programme}/texts_${lang}.properties`, lang });
    await other.getByRole("button", { name: word, exact: true }).waitFor();
    await hands(other).isAccessible(lang);
  }
  await other.context().close();
}
