// Two mornings of an analyst, each from reading to a change that is in order, tested, assessed and handed on, without a line of code or XML.
// Asked for { server, programme }.
import { asked, desk, expect, hands, take } from "./desk.mjs";

const FUNDING = `dmn/${asked.programme}/funding.dmn`;
let page = await desk();
let hand = hands(page);

await take([findsTheCatalogue, addsAMeasure, saysWhatItRestsOn, saysItInThreeLanguages, testsIt, seesWhomItConcerns, handsItOn,
  beginsAnEdition, delegates, saysSoInThreeLanguages, seesWhatTheEditionDoes, handsTheEditionOn]);

// A new measure of social aid.

async function findsTheCatalogue() {
  await page.goto(`${asked.server}workbench/${asked.programme}/tables/measure-catalogue?lang=en`);
  await page.getByRole("link", { name: "Edit this table" }).click();
  await hand.cell(32, 0).waitFor();
}

/** A large table is quicker in a spreadsheet. */
async function addsAMeasure() {
  const part = await hand.part("Texts and labels of the draft");
  const sheet = String(await hand.download("Download the table (.csv)", part));
  const row = ',"""LIAS_DIGITAL""",false,false,true,"""TRAINING""",true,LIAS 26 al. 9,-,-,-';
  await part.getByLabel("Take a table back").setInputFiles({ name: "catalogue.csv", mimeType: "text/csv", buffer: Buffer.from(`${sheet.trimEnd()}\r\n${row}\r\n`) });
  await part.getByText("New row").waitFor();
  await part.getByRole("button", { name: "Take these changes", exact: true }).click();
  await hand.drafted(1);
  await page.getByText("cites 'LIAS 26 al. 9'").waitFor();
}

async function saysWhatItRestsOn() {
  const part = await hand.part("Sources and editions");
  await part.getByRole("combobox", { name: "Source", exact: true }).selectOption({ label: "Act on integration and social aid (LIAS), RS/VS 850.1" });
  await part.getByLabel("Passage to cite").first().fill("LIAS 26 al. 9");
  await part.getByRole("button", { name: "Add the passage", exact: true }).click();
  await page.getByText("cites 'LIAS 26 al. 9'").waitFor({ state: "detached" });
}

async function saysItInThreeLanguages() {
  await page.locator("li[data-kind=TEXT]").getByRole("button", { name: "Open measure-catalogue.34" }).click();
  expect(await page.evaluate(() => document.activeElement.id.endsWith("#measure-catalogue.34")), "the message does not lead to the text");
  await writes("measure-catalogue.34", "Une formation au numérique est au catalogue de l’aide sociale.", "Ein digitaler Kurs gehört zum Angebot der Sozialhilfe.", "A digital course is in the catalogue of social aid.");
  await hand.isInOrder();
}

async function writes(key, french, german, english) {
  for (const [language, text] of [["French", french], ["German", german], ["English", english]]) {
    await page.getByLabel(`${language}, ${key}`, { exact: true }).fill(text);
  }
}

async function testsIt() {
  const part = await hand.compute("Proposed cases");
  const proposal = part.locator(".wb-messages li details").first();
  await proposal.evaluate((details) => { details.open = true; });
  await proposal.getByLabel("Name of the case").fill("A digital course is a measure of social aid");
  await proposal.getByRole("button", { name: "Add as a test case", exact: true }).click();
  await page.locator("li[data-kind=SCENARIO]", { hasText: "measure-catalogue.34" }).waitFor({ state: "detached" });
  await page.getByText("329 test cases give what is expected.").waitFor();
}

async function seesWhomItConcerns() {
  const part = await hand.compute("Impact", "1000");
  await part.getByText(/when Measure: LIAS_DIGITAL/).waitFor();
}

async function handsItOn() {
  const archive = await hand.download("Download the draft (.zip)");
  for (const file of [FUNDING, "programme.yaml", "texts_fr.properties", "texts_de.properties", "texts_en.properties", "workbench.yaml"]) {
    expect(archive.includes(file), `the archive lacks ${file}`);
  }
}

// A measure is delegated from the first of January.

async function beginsAnEdition() {
  await page.context().close();
  page = await desk();
  hand = hands(page);
  await hand.open({ file: FUNDING, table: "delegation" });
  const part = await hand.part("Sources and editions");
  await part.getByText("Begin a new edition", { exact: true }).click();
  await part.getByLabel("Name, such as 2027").fill("2027");
  await part.getByLabel("In force from").fill("2027-01-01");
  await part.getByLabel("funding.dmn").check();
  await part.getByRole("button", { name: "Begin the edition", exact: true }).click();
  await hand.drafted(4);

  await part.getByText("Add a source", { exact: true }).click();
  const source = { "Id, in small letters": "lmmt-2027", "Title (French)": "Décision de la LMMT, 2027", "Title (German)": "Entscheid der LAM, 2027",
    "Title (English)": "Decision of the LMMT, 2027", Publisher: "Canton du Valais", "State of the text": "2027-01-01" };
  for (const [label, value] of Object.entries(source)) await part.getByLabel(label, { exact: true }).fill(value);
  await part.getByLabel("Passage to cite").last().fill("LMMT 2027");
  await part.getByRole("button", { name: "Add the source", exact: true }).click();
}

/** A row that says something else than before is another row. */
async function delegates() {
  await hand.open({ file: FUNDING.replace(".dmn", "-2027.dmn"), table: "delegation" });
  await hand.rowMenu(3, "Insert below");
  await hand.cell(4, 2).getByText("-").first().waitFor();
  await hand.write(4, 0, '"AFO"');
  await hand.write(4, 1, "true");
  await hand.write(4, 2, "LMMT 2027");
  await page.getByText("hit together").waitFor();
  await hand.rowMenu(1, "Delete");
  await page.getByText("hit together").waitFor({ state: "detached" });
  await hand.open({ file: FUNDING.replace(".dmn", "-2027.dmn"), table: "nondelegation-grounds" });
  await hand.rowMenu(3, "Delete");
  await hand.cell(5, 0).waitFor({ state: "detached" });
}

async function saysSoInThreeLanguages() {
  await page.getByLabel("French, delegation.5", { exact: true }).waitFor();
  await writes("delegation.5", "La décision sur les allocations de formation (AFO) est déléguée aux ORP.", "Der Entscheid über Ausbildungszuschüsse (AZ) ist den RAV übertragen.", "The decision on training allowances (AFO) is delegated to the ORP.");
  await hand.isInOrder();
}

async function seesWhatTheEditionDoes() {
  const part = await hand.compute("Impact", "1000");
  await part.getByText(/when .*AFO/).first().waitFor();
  const words = await (await hand.compute("Differences")).innerText();
  expect(/New edition “2027”/.test(words) && /delegation\.5/.test(words), "the differences do not name the edition and its row");
}

async function handsTheEditionOn() {
  const archive = await hand.download("Download the draft (.zip)");
  for (const file of ["coaching-2027.dmn", "measure-2027.dmn", "funding-2027.dmn", "programme.yaml"]) expect(archive.includes(file), `the archive lacks ${file}`);
  expect((await hand.files())[`dmn/${asked.programme}/programme.yaml`].includes("inForceTo: 2026-12-31"), "the edition before does not end");
}
