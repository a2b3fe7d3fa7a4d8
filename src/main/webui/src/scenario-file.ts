// Scenarios as files hold them.
import { isMap, isSeq, LineCounter, parseDocument, type YAMLMap } from "yaml";
import { join, line as written, parse, recordAt, separatorOf } from "./csv";
import type { Ran } from "./service";

type Failed = Ran["failed"][number];

/** Expectations that cannot be replaced by what was seen: they name some of what must be there, not all. */
const OF_SOME = ["rules", "assumptions", "warnings"];

/**
 * Returns a YAML file of scenarios with one more.
 *
 * @param proposal with an entry for such a file, under a name that a person has replaced
 */
export function appended(file: string, name: string, { yaml }: { yaml: string }): string {
  const entry = yaml.replace(/^- scenario: .*\n/, () => `- scenario: ${JSON.stringify(name)}\n`);
  const before = file === "" ? "" : file.endsWith("\n") ? file + "\n" : file + "\n\n";
  return before + (entry.endsWith("\n") ? entry : entry + "\n");
}

/** Returns whether what a scenario expects could be what the draft gives. */
export function canExpect({ differences }: Failed): boolean {
  return differences.every(({ what, got }) => !OF_SOME.includes(what) && got !== "nothing there" && !/^[{[]./.test(got));
}

/** Returns a file in which some scenarios expect what the draft gives. */
export function expecting(file: string, scenarios: readonly Failed[]): string {
  return scenarios.reduce((text, scenario) => (scenario.file.endsWith(".csv") ? inCsv(text, scenario) : inYaml(text, scenario)), file);
}

function inCsv(file: string, { line, differences }: Failed): string {
  const separator = separatorOf(file);
  const lines = parse(file, separator);
  const at = recordAt(lines, line);
  if (at < 1) return file;
  const cells = lines[0].cells.map((_, index) => lines[at].cells[index] ?? "");
  for (const { what, got } of differences) {
    const column = lines[0].cells.findIndex((name) => /^=>\s*(.*?)\s*$/.exec(name)?.[1] === what);
    if (column >= 0) cells[column] = cellOf(what, got);
  }
  lines[at] = written(cells, separator);
  return join(lines);
}

function inYaml(file: string, { line, differences }: Failed): string {
  const counter = new LineCounter();
  const list = parseDocument(file, { lineCounter: counter }).contents;
  const scenario = isSeq(list) && list.items.find((item) => isMap(item) && counter.linePos(item.range![0]).line === line);
  const expected = isMap(scenario) && (scenario.get("expect", true) as unknown as YAMLMap | undefined);
  if (!expected) return file;
  const values = differences
    .map(({ what, got }) => ({ text: JSON.stringify(cellOf(what, got)), range: (expected.get(what, true) as { range?: [number, number, number] } | undefined)?.range }))
    .filter(({ range }) => range !== undefined)
    .sort((one, other) => other.range![0] - one.range![0]);
  return values.reduce((text, { text: value, range }) => text.slice(0, range![0]) + value + text.slice(range![1]), file);
}

function cellOf(what: string, got: string): string {
  return what === "findings" && got === "none" ? "-" : got;
}
