// Names of rows and tables that the editor adds. It knows random ones only; here an id is for good, and tells the table.
import type { DmnLatestModel } from "@kie-tools/dmn-marshaller";

/** Final names by the random ones of the editor. */
export type Names = Map<string, string>;

type Annotation = { text?: { __$$text: string } };
type Row = { "@_id"?: string; annotationEntry?: Annotation[]; inputEntry?: { "@_id"?: string }[]; outputEntry?: { "@_id"?: string }[] };
type Table = { "@_id"?: string; __$$element: "decisionTable"; rule?: Row[] };

/** The highest number that a row of each table ever had. */
export type Numbers = ReadonlyMap<string, number>;

/** Returns the numbers that are given away in some files: the name of a row that is gone is not used again, nor that of another edition. */
export function numbersIn(files: Iterable<string>): Numbers {
  const numbers = new Map<string, number>();
  for (const text of files) {
    for (const [, table, number] of text.matchAll(/<rule id="([^".]+)\.(\d+)"/g)) {
      numbers.set(table, Math.max(numbers.get(table) ?? 0, Number(number)));
    }
  }
  return numbers;
}

/**
 * Names what has no final name yet.
 *
 * @param taken numbers of rows that are published
 */
export function name(model: DmnLatestModel, taken: Numbers, names: Names): void {
  for (const element of model.definitions.drgElement ?? []) {
    for (const table of tablesOf(element)) {
      const random = table["@_id"] ?? "";
      // Until it is read again, a new table is called after its decision, however often that gets another name.
      if (isRandom(random)) names.set(random, kebab(element["@_name"] ?? random));
      nameRows(table, names.get(random) ?? random, taken, names);
    }
  }
}

/** A number, once given, stays with its row wherever others are added. */
function nameRows(table: Table, id: string, taken: Numbers, names: Names): void {
  const rows = table.rule ?? [];
  const numberOf = (row: string | undefined) => Number(/\.(\d+)$/.exec(row ?? "")?.[1] ?? 0);
  const known = rows.map((row) => names.get(row["@_id"] ?? "") ?? row["@_id"] ?? "").filter((row) => !isRandom(row));
  const gone = [...names.values()].filter((row) => row.startsWith(id + ".") && !row.includes(".", id.length + 1));
  let last = Math.max(taken.get(id) ?? 0, ...[...known, ...gone].map(numberOf));
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

/** Returns a model in which no annotation is blank: a dash stands for none. The same when none is. */
export function annotated<M extends DmnLatestModel>(model: M): M {
  if (!blankAnnotations(model).length) return model;
  const copy = structuredClone(model);
  for (const annotation of blankAnnotations(copy)) annotation.text = { __$$text: "-" };
  return copy;
}

function blankAnnotations(model: DmnLatestModel): Annotation[] {
  const rows = tablesOf(model.definitions.drgElement).flatMap((table) => table.rule ?? []);
  return rows.flatMap((row) => row.annotationEntry ?? []).filter(({ text }) => !text?.__$$text.trim());
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

/** Returns a name as ids are written: small letters and hyphens. */
export function kebab(name: string): string {
  return name.trim().replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "-").replace(/[^A-Za-z0-9]+/g, "-").toLowerCase();
}
