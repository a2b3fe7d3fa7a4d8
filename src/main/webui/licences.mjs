// Says what a bundle contains, under which licence, with its text.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** May be redistributed beside Apache-2.0. EPL-2.0 (the automatic layout of diagrams) only as it is, which a bundle does. */
const ALLOWED = new Set(["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "EPL-2.0", "ISC", "MIT"]);

/** What the packages do not say of the fonts in them. */
const FONTS = "Fonts: Red Hat Text, Red Hat Display, Red Hat Mono and Font Awesome Free Solid, under the SIL Open Font License 1.1.\n";

/** Returns the text of the file of licences of the packages whose files a bundle contains. */
export function licences(folder, inputs) {
  const names = new Set(inputs.flatMap((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[0] ?? []));
  return [FONTS, ...[...names].sort().map((path) => entry(join(folder, path)))].join("\n" + "=".repeat(80) + "\n\n");
}

function entry(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (!ALLOWED.has(license)) throw new Error(`${name} ${version} is under ${license}: may it be redistributed?`);
  const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  return [`${name} ${version} (${license})`, ...texts.map((file) => readFileSync(join(folder, file), "utf8").trim())].join("\n\n") + "\n";
}
