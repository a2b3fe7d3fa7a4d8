// Names of rows and tables that the editor adds. It knows random ones only; here an id is for good, and tells the table.
import type { DmnLatestModel } from "@kie-tools/dmn-marshaller";

/** Final names by the random ones of the editor. */
export type Names = Map<string, string>;

type Row = { "@_id"?: string; inputEntry?: { "@_id"?: string }[]; outputEntry?: { "@_id"?: string }[] };
type Table = { "@_id"?: string; __$$element: "decisionTable"; rule?: Row[] };

/**
 * Names what has no final name yet.
 *
 * @param published the file as published: a name in it that is gone now is not used again
 */
export function name(model: DmnLatestModel, published: string, names: Names): void {
  for (const element of model.definitions.drgElement ?? []) {
    for (const table of tablesOf(element)) {
      const random = table["@_id"] ?? "";
      // Until it is read again, a new table is called after its decision, however often that gets another name.
      if (isRandom(random)) names.set(random, kebab(element["@_name"] ?? random));
      nameRows(table, names.get(random) ?? random, published, names);
    }
  }
}

/** A number, once given, stays with its row wherever others are added. */
function nameRows(table: Table, id: string, published: string, names: Names): void {
  const rows = table.rule ?? [];
  const numberOf = (row: string | undefined) => Number(/\.(\d+)$/.exec(row ?? "")?.[1] ?? 0);
  const before = [...published.matchAll(new RegExp(` id="(${id}\\.\\d+)"`, "g"))].map(([, row]) => row);
  const known = rows.map((row) => names.get(row["@_id"] ?? "") ?? row["@_id"] ?? "").filter((row) => !isRandom(row));
  const gone = [...names.values()].filter((row) => row.startsWith(id + ".") && !row.includes(".", id.length + 1));
  let last = Math.max(0, ...[...before, ...known, ...gone].map(numberOf));
  for (const row of rows) {
    const random = row["@_id"] ?? "";
    if (!isRandom(random)) continue;
    const name = `${id}.${numberOf(names.get(random)) || ++last}`;
    names.set(random, name);
    nameCells(row.inputEntry, `${name}.input`, names);
    nameCells(row.outputEntry, `${name}.output`, names);
  }
}

function nameCells(cells: { "@_id"?: string }[] | undefined, prefix: string, names: Names): void {
  cells?.forEach((cell, index) => {
    if (cell["@_id"] && isRandom(cell["@_id"])) names.set(cell["@_id"], `${prefix}.${index + 1}`);
  });
}

/** Returns a text with final names in place of random ones. */
export function named(xml: string, names: Names): string {
  return names.size === 0 ? xml : xml.replace(/"(_[^"]+)"/g, (whole, id: string) => (names.has(id) ? `"${names.get(id)}"` : whole));
}

/** Returns the ids of the rows of every table within an element. */
export function rowsOf(element: unknown): string[] {
  return tablesOf(element).flatMap((table) => (table.rule ?? []).flatMap((row) => row["@_id"] ?? []));
}

function tablesOf(value: unknown): Table[] {
  if (Array.isArray(value)) return value.flatMap(tablesOf);
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(tablesOf);
  return (value as Table).__$$element === "decisionTable" ? [value as Table, ...inner] : inner;
}

function isRandom(id: string): boolean {
  return id.startsWith("_");
}

function kebab(name: string): string {
  return name.trim().replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").replace(/[^A-Za-z0-9]+/g, "-").toLowerCase();
}
