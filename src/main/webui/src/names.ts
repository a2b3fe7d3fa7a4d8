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
      const id = table["@_id"] ?? "";
      if (isRandom(id) && !names.has(id)) names.set(id, kebab(element["@_name"] ?? id));
      nameRows(table, names.get(id) ?? id, published, names);
    }
  }
}

function nameRows(table: Table, id: string, published: string, names: Names): void {
  const rows = table.rule ?? [];
  const numberOf = (row: string) => Number(new RegExp(`^${id}\\.(\\d+)$`).exec(row)?.[1] ?? 0);
  const before = [...published.matchAll(new RegExp(` id="(${id}\\.\\d+)"`, "g"))].map(([, row]) => row);
  let last = Math.max(0, ...[...before, ...rows.map((row) => row["@_id"] ?? ""), ...names.values()].map(numberOf));
  for (const row of rows) {
    const random = row["@_id"] ?? "";
    if (!isRandom(random)) continue;
    if (!names.has(random)) names.set(random, `${id}.${++last}`);
    nameCells(row.inputEntry, `${names.get(random)}.input`, names);
    nameCells(row.outputEntry, `${names.get(random)}.output`, names);
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
