// Three mornings of an analyst, each from reading to a change that is in order, tested, assessed and handed on, without a line of code or XML.
// Asked for { server, programme }.
import { asked, desk, expect, hands, take } from "./desk.mjs";

const FUNDING = `dmn/${asked.programme}/funding.dmn`;
const ELIGIBILITY = FUNDING.replace("funding", "eligibility");
let page = await desk();
let hand = hands(page);
/** How many test cases there are, drafts apart. */
let published;

await take([readsWhatCounts, makesTheCriterion, callsItByNames, letsTheOtherCasesLiveThere, testsTheCriterion, seesWhomItKeepsOut, handsTheCriterionOn,
  asksForSomethingNew, callsWhatIsNewByNames, letsSomeCasesSayIt,
  findsTheCatalogue, addsAMeasure, saysWhatItRestsOn, saysItInThreeLanguages, testsIt, seesWhomItConcerns, handsItOn,
  beginsAnEdition, delegates, saysSoInThreeLanguages, seesWhatTheEditionDoes, handsTheEditionOn]);

// Residence in the canton becomes a criterion. Where the person lives is a fact already, but only advice on measures looks at it.

async function readsWhatCounts() {
  await page.goto(`${asked.server}workbench?lang=en`);
  await page.getByRole("link", { name: "ORP–CMS coaching (inter-institutional collaboration, Valais)", exact: true }).click();
  await page.getByLabel("Search the rules").fill("domicile");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.getByRole("link", { name: /general conditions of cantonal measures/ }).first().waitFor();
  await page.getByRole("table").getByRole("link", { name: "Realistic integration potential", exact: true }).click();
  await page.getByRole("link", { name: "Edit this table" }).click();
  await hand.cell(2, 0).waitFor();
  published = parseInt(await page.getByText(/^\d+ test cases give what is expected\.$/).innerText());
}

async function makesTheCriterion() {
  const part = await hand.part("One decision more");
  await part.getByRole("combobox", { name: "Like", exact: true }).selectOption("RealisticPotential");
  await part.getByLabel(/^Name, one word/).fill("ResidenceInCanton");
  await part.getByLabel("What it decides, in a sentence").fill("The person is domiciled in the canton.");
  await part.getByRole("combobox", { name: /^In place of assessment\.realisticPotential/ }).selectOption("legal.domiciledInValais");
  await part.getByLabel(/^Legal basis of its rows/).fill("LEMC 19 al. 1");
  await part.getByLabel("In place of the code NO_REALISTIC_INTEGRATION_POTENTIAL").fill("NOT_DOMICILED_IN_CANTON");
  await part.getByLabel("In place of the code POTENTIAL_UNKNOWN").fill("DOMICILE_UNKNOWN");
  await part.getByRole("button", { name: "Add the decision", exact: true }).click();
  await hand.drafted(2);
}

async function callsItByNames() {
  await page.getByLabel("English, residence-in-canton.1", { exact: true }).waitFor({ timeout: 120_000 });
  await writes("residence-in-canton.1", "La personne est domiciliée dans le canton.", "Die Person wohnt im Kanton.", "The person is domiciled in the canton.");
  await writes("residence-in-canton.2", "La personne n’est pas domiciliée dans le canton.", "Die Person wohnt nicht im Kanton.", "The person is not domiciled in the canton.");
  await writes("residence-in-canton.3", "On ne sait pas si la personne est domiciliée dans le canton.", "Es ist nicht bekannt, ob die Person im Kanton wohnt.", "It is not known whether the person is domiciled in the canton.");
  await writes("NOT_DOMICILED_IN_CANTON", "Pas de domicile dans le canton", "Kein Wohnsitz im Kanton", "Not domiciled in the canton");
  await writes("DOMICILE_UNKNOWN", "Domicile pas connu", "Wohnsitz nicht bekannt", "Domicile not known");
  await callsItAlike(["ResidenceInCanton", "residenceInCanton", "Domicile_in_Valais"], ["Domicile dans le canton", "Wohnsitz im Kanton", "Domicile in the canton"]);
}

/** Decision, fact and column have one name; the rows that list reasons say so. */
async function callsItAlike(keys, names) {
  for (const key of keys) await writes(key, ...names);
  const listed = ["la raison est citée.", "der Grund wird genannt.", "the reason is listed."];
  for (const row of ["failures.8", "unknowns.8"]) await writes(row, ...names.map((text, at) => `${text}: ${listed[at]}`));
  await page.locator("li[data-kind=TEXT]").first().waitFor({ state: "detached" });
}

/** What is tested so far holds for people of the canton; where nothing said so, nothing more is known of them. */
async function letsTheOtherCasesLiveThere() {
  for (const name of ["eligibility.csv", "data-exchange.csv"]) await everyCaseSays(name, "legal.domiciledInValais");
  await page.getByText(`${published} test cases give what is expected.`).waitFor();
  await hand.isInOrder();
}

async function everyCaseSays(name, fact) {
  await page.locator(".wb-choice select").selectOption(`test-scenarios/${asked.programme}/${name}`);
  await page.locator(".wb-grid summary").click();
  await page.locator(".wb-grid").getByLabel(/^Name of the column/).fill(fact);
  await page.locator(".wb-grid").getByLabel(/^Value for every case/).fill("true");
  await page.locator(".wb-grid").getByRole("button", { name: "Add a column", exact: true }).click();
}

async function testsTheCriterion() {
  const part = await hand.compute("Strength of the cases");
  const survivor = part.locator(".wb-messages li details", { hasText: "residence-in-canton" }).first();
  await survivor.evaluate((details) => { details.open = true; });
  await survivor.getByLabel("Name of the case").fill("Who lives elsewhere may not enter, whatever else holds");
  await survivor.getByRole("button", { name: "Add as a test case", exact: true }).click();
  await page.getByText(`${published + 1} test cases give what is expected.`).waitFor();
}

async function seesWhomItKeepsOut() {
  const part = await hand.compute("Impact", "1000");
  await part.getByText(/^“Criteria not met”, when residenceInCanton|^“Criteria not met”, when Domicile/).first().waitFor();
  const words = await part.innerText();
  expect(/New table “.*”/.test(words) && words.includes("1000 of 1000 cases come out otherwise"), "the impact does not say what the criterion does");
}

async function handsTheCriterionOn() {
  const archive = await hand.download("Download the draft (.zip)");
  for (const file of ["eligibility.dmn", "coaching.dmn", "texts_fr.properties", "labels_de.properties", "eligibility.csv"]) expect(archive.includes(file), `the archive lacks ${file}`);
}

// The person's agreement becomes a criterion, of which no case says anything so far.

async function asksForSomethingNew() {
  await page.context().close();
  page = await desk();
  hand = hands(page);
  await hand.open({ file: ELIGIBILITY, table: "realistic-potential" });
  const part = await hand.part("One decision more");
  await part.getByRole("combobox", { name: "Like", exact: true }).selectOption("RealisticPotential");
  await part.getByLabel(/^Name, one word/).fill("WrittenAgreement");
  await part.getByLabel("What it decides, in a sentence").fill("The person agrees in writing.");
  await part.getByLabel("What the new fact says, in a sentence").fill("Whether the person has agreed in writing.");
  await part.getByLabel("In place of the code NO_REALISTIC_INTEGRATION_POTENTIAL").fill("NO_WRITTEN_AGREEMENT");
  await part.getByLabel("In place of the code POTENTIAL_UNKNOWN").fill("AGREEMENT_UNKNOWN");
  await part.getByRole("button", { name: "Add the decision", exact: true }).click();
  await hand.drafted(2);
  const types = (await hand.files())[ELIGIBILITY.replace("eligibility", "types")];
  expect(types.includes('name="writtenAgreement"') && types.includes("Whether the person has agreed in writing."), "the types lack the new fact");
}

async function callsWhatIsNewByNames() {
  await page.getByLabel("English, written-agreement.1", { exact: true }).waitFor({ timeout: 120_000 });
  await writes("written-agreement.1", "La personne est d’accord par écrit.", "Die Person ist schriftlich einverstanden.", "The person agrees in writing.");
  await writes("written-agreement.2", "La personne n’est pas d’accord par écrit.", "Die Person ist nicht schriftlich einverstanden.", "The person does not agree in writing.");
  await writes("written-agreement.3", "On ne sait pas si la personne est d’accord.", "Es ist nicht bekannt, ob die Person einverstanden ist.", "It is not known whether the person agrees.");
  await writes("NO_WRITTEN_AGREEMENT", "Pas d’accord écrit", "Kein schriftliches Einverständnis", "No written agreement");
  await writes("AGREEMENT_UNKNOWN", "Accord pas connu", "Einverständnis nicht bekannt", "Agreement not known");
  await callsItAlike(["WrittenAgreement", "writtenAgreement", "Written_agreement", "/assessment/writtenAgreement"], ["Accord écrit", "Schriftliches Einverständnis", "Written agreement"]);
}

/** Whoever said nothing of it may not enter any more; whoever agrees may. */
async function letsSomeCasesSayIt() {
  const changed = async () => parseInt(await page.getByText(/^\d+ test cases change their outcome\.$/).innerText());
  const before = await changed();
  await everyCaseSays("eligibility.csv", "assessment.writtenAgreement");
  let after = before;
  for (let time = 0; time < 60 && after >= before; time++) {
    await page.waitForTimeout(500);
    after = await changed();
  }
  expect(after > 0 && after < before, `${before} cases came out otherwise, then ${after}`);
}

// A new measure of social aid.

async function findsTheCatalogue() {
  await page.context().close();
  page = await desk();
  hand = hands(page);
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
    // A name may be both a text and a label.
    await page.getByLabel(`${language}, ${key}`, { exact: true }).first().waitFor();
    for (const field of await page.getByLabel(`${language}, ${key}`, { exact: true }).all()) await field.fill(text);
  }
}

async function testsIt() {
  const part = await hand.compute("Proposed cases");
  const proposal = part.locator(".wb-messages li details").first();
  await proposal.evaluate((details) => { details.open = true; });
  await proposal.getByLabel("Name of the case").fill("A digital course is a measure of social aid");
  await proposal.getByRole("button", { name: "Add as a test case", exact: true }).click();
  await page.locator("li[data-kind=SCENARIO]", { hasText: "measure-catalogue.34" }).waitFor({ state: "detached" });
  await page.getByText(`${published + 1} test cases give what is expected.`).waitFor();
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
