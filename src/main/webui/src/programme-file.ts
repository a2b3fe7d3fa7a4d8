// programme.yaml as forms edit it: what they do not edit stays as it is, comments and all.
import { isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";

export type Source = { id: string; titles: Record<string, string>; locators: string[] };

export type Edition = { id: string; from: string; to?: string; model: string; service: string; rules?: string[] };

export type NewSource = Omit<Source, "locators"> & { publisher: string; state: string; locator: string };

/** Returns the sources; none when the file cannot be read. */
export function sources(file: string): Source[] {
  return maps(file, "sources").map((source) => ({
    id: text(source, "id"),
    titles: isMap(source.get("titles")) ? (source.get("titles") as YAMLMap).toJSON() : {},
    locators: items(source.get("locators")).map(String),
  }));
}

/** Returns the editions, in the order of the file. */
export function editions(file: string): Edition[] {
  return maps(file, "editions").map((edition) => ({
    id: text(edition, "id"),
    from: text(edition, "inForceFrom"),
    to: edition.has("inForceTo") ? text(edition, "inForceTo") : undefined,
    model: text(edition, "model"),
    service: text(edition, "decisionService"),
    rules: edition.has("rules") ? items(edition.get("rules")).map(String) : undefined,
  }));
}

/** Returns a file in which a source has one more locator that rows may cite. */
export function withLocator(file: string, source: number, locator: string): string {
  const list = maps(file, "sources")[source]?.get("locators", true);
  const last = isSeq(list) ? list.items.at(-1) : undefined;
  if (!isSeq(list) || !isScalar(last) || !last.range) return file;
  const end = last.range[1];
  const separator = list.flow ? ", " : `\n${" ".repeat(columnOf(file, last.range[0]) - 2)}- `;
  return file.slice(0, end) + separator + quoted(locator) + file.slice(end);
}

/** Returns a file with one more source. */
export function withSource(file: string, { id, titles, publisher, state, locator }: NewSource): string {
  return withItem(file, "sources", [
    `id: ${quoted(id)}`,
    "titles:",
    ...Object.entries(titles).map(([language, title]) => `  ${language}: ${quoted(title)}`),
    `publisher: ${quoted(publisher)}`,
    `state: ${JSON.stringify(state)}`,
    "locators:",
    `  - ${quoted(locator)}`,
  ]);
}

/** Returns a file in which the last edition ends on the day before a new one begins. */
export function withEdition(file: string, { id, from, model, service, rules }: Edition): string {
  const before = maps(file, "editions").at(-1)!;
  const begin = before.get("inForceFrom", true) as unknown as { range: [number, number, number] };
  const end = before.get("inForceTo", true) as unknown as { range: [number, number, number] } | undefined;
  const ended = end
    ? file.slice(0, end.range[0]) + dayBefore(from) + file.slice(end.range[1])
    : `${file.slice(0, begin.range[1])}\n${" ".repeat(columnOf(file, before.range![0]))}inForceTo: ${dayBefore(from)}${file.slice(begin.range[1])}`;
  return withItem(ended, "editions", [
    `id: ${JSON.stringify(id)}`,
    `inForceFrom: ${from}`,
    `model: ${model}`,
    `decisionService: ${service}`,
    ...(rules ? [`rules: [${rules.map(quoted).join(", ")}]`] : []),
  ]);
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** Adds an item, with the indent of those before it, after the last line of a list. */
function withItem(file: string, name: string, lines: string[]): string {
  const list = parseDocument(file).get(name) as YAMLSeq;
  const indent = " ".repeat(columnOf(file, (list.items[0] as YAMLMap).range![0]) - 2);
  const end = file.slice(0, list.range![1]).trimEnd().length;
  return `${file.slice(0, end)}\n${lines.map((line, at) => indent + (at === 0 ? "- " : "  ") + line).join("\n")}${file.slice(end)}`;
}

function maps(file: string, name: string): YAMLMap[] {
  const list = parseDocument(file).get(name);
  return isSeq(list) ? list.items.filter((item): item is YAMLMap => isMap(item)) : [];
}

function items(list: unknown): unknown[] {
  return isSeq(list) ? list.items.map((item) => (isScalar(item) ? item.value : item)) : [];
}

/** As it is written: a day is no text to YAML, nor is 2023. */
function text(map: YAMLMap, field: string): string {
  const value = map.get(field, true) as unknown;
  return isScalar(value) ? String(value.source ?? value.value) : "";
}

function columnOf(file: string, position: number): number {
  return position - file.lastIndexOf("\n", position - 1) - 1;
}

function quoted(value: string): string {
  return /^\p{L}[\p{L}\p{N} .’'()/–-]*$/u.test(value) && !/^(null|true|false|yes|no|on|off|y|n)$/i.test(value) && !/\s$/.test(value) ? value : JSON.stringify(value);
}
