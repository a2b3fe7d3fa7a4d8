// DMN files as the KIE editor reads and writes them.
import { DmnLatestModel, getMarshaller } from "@kie-tools/dmn-marshaller";
import { Normalized, normalize } from "@kie-tools/dmn-marshaller/dist/normalization/normalize";
import { name, named, type Names, type Numbers } from "./names";

export type Model = Normalized<DmnLatestModel>;

const DMN = /^https?:\/\/www\.omg\.org\/spec\/DMN\/\d+\/MODEL\/$/;

/** What keeps a text from being a DMN model, and on which line it shows, from 1. */
export class NotDmn extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

/** Reads a model. The editor itself would show an empty diagram in place of what it cannot read. */
export function read(xml: string): Model {
  const document = new DOMParser().parseFromString(xml, "application/xml");
  const fault = document.querySelector("parsererror")?.textContent;
  if (fault) {
    const [, line, what] = /line(?: number)? (\d+)[^:]*:?\s*([^\n]*)/i.exec(fault) ?? ["", "1", fault];
    throw new NotDmn(Number(line), what);
  }
  if (document.doctype) throw new NotDmn(lineOf(xml, "<!DOCTYPE"), "DOCTYPE");
  const root = document.documentElement;
  if (root.localName !== "definitions" || !DMN.test(root.namespaceURI ?? "")) {
    throw new NotDmn(lineOf(xml, "<" + root.tagName), `<${root.tagName}>`);
  }
  return normalize(getMarshaller(xml, { upgradeTo: "latest" }).parser.parse());
}

/** Writes a model as the project's files are written, and gives what is new in it a name for good. */
export function write(model: DmnLatestModel, original: string, names: Names, taken: Numbers = new Map()): string {
  name(model, taken, names);
  return named(getMarshaller(original, { upgradeTo: "latest" }).builder.build(model), names);
}

/** Returns the id of the decision or function in which an element stands; undefined when no one holds it. */
export function holderOf(model: DmnLatestModel, id: string): string | undefined {
  return model.definitions.drgElement?.find((element) => element["@_id"] === id || holds(element, id))?.["@_id"];
}

function holds(value: unknown, id: string): boolean {
  if (Array.isArray(value)) return value.some((each) => holds(each, id));
  if (typeof value !== "object" || value === null) return false;
  const record = value as Record<string, unknown>;
  return record["@_id"] === id || Object.values(record).some((each) => holds(each, id));
}

function lineOf(text: string, part: string): number {
  return text.slice(0, Math.max(0, text.indexOf(part))).split("\n").length;
}
