// A decision like another: the short way to one criterion more, with all that hangs on it.
import { kebab } from "./names";
import type { Model } from "./dmn";

type Json = { [key: string]: unknown };

type Clause = Json & { "@_label"?: string; inputExpression?: { "@_typeRef"?: string; text?: { __$$text: string } } };
type Entry = Json & { text?: { __$$text: string } };
type Rule = Json & { inputEntry?: Entry[]; annotationEntry?: Entry[] };
type Table = Json & { "@_hitPolicy"?: string; input?: Clause[]; annotation?: { "@_name"?: string }[]; rule?: Rule[] };

const ANY = "-";

/** Returns the names of the decisions of a model that have a table. */
export function decisionsIn({ definitions }: Model): string[] {
  return (definitions.drgElement ?? []).flatMap((element) =>
    element.__$$element === "decision" && element.expression?.__$$element === "decisionTable" ? [element["@_name"]] : [],
  );
}

/** What a column looks at: the path of a fact, and what the column is called. */
export type Read = { path: string; label: string };

/** A column of a decision that looks at one fact alone. */
export type Column = Read & { at: number; type: string };

/** How a decision differs from the one that it is like. */
export type Own = {
  name: string;
  description: string;
  /** What its columns look at, by their places. */
  reads: ReadonlyMap<number, Read>;
  /** What its rows rest on; blank for the same. */
  basis: string;
  /** Its codes of reasons, by those of the other. */
  codes: ReadonlyMap<string, string>;
};

const LEGAL_BASIS = "Legal basis";
const REASON = "Reason";

const PATH = /^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/;

/** Returns the columns of a decision that look at one fact each. */
export function columnsOf({ definitions }: Model, name: string): Column[] {
  return (tableOf(definitions, name).input ?? []).flatMap(({ inputExpression, "@_label": label = "" }, at) => {
    const path = inputExpression?.text?.__$$text.trim() ?? "";
    return PATH.test(path) ? [{ at, path, label, type: localName(inputExpression?.["@_typeRef"] ?? "") }] : [];
  });
}

/** Returns the codes of the reasons that the rows of a decision give. */
export function codesOf({ definitions }: Model, name: string): string[] {
  const table = tableOf(definitions, name);
  const codes = (table.rule ?? []).map((rule) => annotationOf(table, rule, REASON)?.text?.__$$text.trim() ?? "-");
  return [...new Set(codes)].filter((code) => code !== "-" && code !== "");
}

function tableOf({ drgElement = [] }: Model["definitions"], name: string): Table {
  return (drgElement.find((element) => element["@_name"] === name) as { expression?: Table } | undefined)?.expression ?? {};
}

function annotationOf(table: Table, rule: Rule, name: string): Entry | undefined {
  return rule.annotationEntry?.[(table.annotation ?? []).findIndex((annotation) => annotation["@_name"] === name)];
}

/** Returns the name of a type without the model that has it. */
export function localName(type: string): string {
  return type.slice(type.lastIndexOf(".") + 1);
}

/** Returns a model with one more decision: a copy of another under a name of its own, looked at wherever that one is, in lists and tables. */
export function withAnother(model: Model, like: string, own: Own): Model {
  const next = structuredClone(model);
  const elements = (next.definitions.drgElement ?? []) as unknown as Json[];
  const at = elements.findIndex((element) => element["@_name"] === like);
  if (at < 0) return model;
  const copying = new Copying(like, own);
  const made = copying.of(elements[at]);
  const table = made.expression as Table;
  made.description = { __$$text: own.description };
  for (const [column, { path, label }] of own.reads) {
    const clause = table.input![column];
    clause["@_label"] = label;
    clause.inputExpression!.text = { __$$text: path };
  }
  table.rule?.forEach((rule) => copying.cite(table, rule));
  forgetUnread(made, elements, copying);
  for (const element of elements) {
    copying.besides(element.informationRequirement, "requiredDecision");
    copying.besides(element.encapsulatedDecision);
    lookAtBoth(element.expression, copying);
  }
  elements.splice(at + 1, 0, made);
  draw(next, copying);
  return next;
}

/** Copies parts of a model with other ids and names. */
class Copying {
  /** New ids by those of what was copied. */
  readonly ids = new Map<string, string>();
  private readonly words: [RegExp, string][];

  constructor(
    private readonly like: string,
    private readonly own: Own,
  ) {
    const words: [string, string][] = [[like, own.name], [camel(like), camel(own.name)], ...own.codes];
    this.words = words.map(([word, other]) => [new RegExp(`\\b${word}\\b`, "g"), other]);
  }

  /** A row rests on what the decision rests on. */
  cite(table: Table, rule: Rule): void {
    const basis = annotationOf(table, rule, LEGAL_BASIS);
    if (basis && this.own.basis !== "") basis.text = { __$$text: this.own.basis };
  }

  of<T>(part: T): T {
    if (Array.isArray(part)) return part.map((each) => this.of(each)) as T;
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, typeof value === "string" ? this.text(key, value) : this.of(value)])) as T;
  }

  private text(key: string, value: string): string {
    if (key === "@_id") return this.id(value);
    if (key === "@_href") return this.ids.has(value.slice(1)) ? `#${this.ids.get(value.slice(1))}` : value;
    if (key === "@_dmnElementRef") return this.ids.get(value) ?? value;
    return this.words.reduce((text, [word, other]) => text.replace(word, other), value);
  }

  private id(id: string): string {
    const own = id.replace(kebab(this.like), kebab(this.own.name));
    const next = own !== id && !this.isGiven(own) ? own : `_${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`;
    this.ids.set(id, next);
    return next;
  }

  private isGiven(id: string): boolean {
    return [...this.ids.values()].includes(id);
  }

  /** What is not copied after all, by its new id. */
  forget(made: unknown): void {
    for (const [id, next] of this.ids) if (next === made) this.ids.delete(id);
  }

  mentions(part: unknown): boolean {
    const text = JSON.stringify(part ?? null);
    return new RegExp(`\\b${this.like}\\b`).test(text);
  }

  /** Puts copies beside the references to the decision in a list. */
  besides(list: unknown, within?: string): void {
    if (!Array.isArray(list)) return;
    const index = list.findIndex((each: Json) => {
      const reference = (within ? each[within] : each) as { "@_href"?: string } | undefined;
      return this.ids.has(reference?.["@_href"]?.slice(1) ?? "");
    });
    if (index >= 0) list.splice(index + 1, 0, this.of(list[index]));
  }
}

/** An input of which no column reads anything any more is no input of the copy. */
function forgetUnread(made: Json, elements: Json[], copying: Copying): void {
  const logic = JSON.stringify(made.expression);
  const isRead = (requirement: Json) => {
    const href = (requirement.requiredInput as Json | undefined)?.["@_href"];
    const input = elements.find((element) => `#${String(element["@_id"])}` === href);
    return !input || new RegExp(`\\b${String(input["@_name"])}\\b`).test(logic);
  };
  const all = (made.informationRequirement ?? []) as Json[];
  all.filter((requirement) => !isRead(requirement)).forEach((requirement) => copying.forget(requirement["@_id"]));
  made.informationRequirement = all.filter(isRead);
}

/** Puts, in what looks at the decision, a copy beside it: an item of a list, or a column and its rows. */
function lookAtBoth(expression: unknown, copying: Copying): void {
  if (typeof expression !== "object" || expression === null || !copying.mentions(expression)) return;
  const { __$$element: kind, ...parts } = expression as Json;
  if (kind === "decisionTable") return lookInTable(expression as Table, copying);
  if (kind === "list" && Array.isArray(parts.expression)) {
    const items = parts.expression as unknown[];
    const index = items.findIndex((item) => copying.mentions(item));
    items.splice(index + 1, 0, copying.of(items[index]));
  }
}

function lookInTable(table: Table, copying: Copying): void {
  const column = (table.input ?? []).findIndex((clause) => copying.mentions(clause.inputExpression));
  if (column < 0) return;
  table.input!.splice(column + 1, 0, copying.of(table.input![column]));
  table.rule = (table.rule ?? []).flatMap((rule) => rowsFor(rule, column, table, copying));
}

/** A row that only gathers gets another beside it, for the other decision; elsewhere it would overlap. */
function rowsFor(rule: Rule, column: number, table: Table, copying: Copying): Rule[] {
  const cell = rule.inputEntry![column];
  const other = copying.of(rule);
  rule.inputEntry!.splice(column + 1, 0, any(copying.of(cell)));
  if (table["@_hitPolicy"] !== "COLLECT" || cell.text?.__$$text === ANY) return [rule];
  other.inputEntry!.splice(column, 0, any(copying.of(cell)));
  copying.cite(table, other);
  return [rule, other];
}

function any(cell: Entry): Entry {
  return { ...cell, text: { __$$text: ANY } };
}

/** Draws what was copied a little aside from what it is like. */
function draw({ definitions }: Model, copying: Copying): void {
  const ASIDE = 20;
  for (const diagram of definitions["dmndi:DMNDI"]?.["dmndi:DMNDiagram"] ?? []) {
    const figures = (diagram["dmndi:DMNDiagramElement"] ?? []) as unknown as Json[];
    const copies = figures.filter((figure) => copying.ids.has(String(figure["@_dmnElementRef"]))).map((figure) => copying.of(figure));
    for (const { "dc:Bounds": bounds } of copies as { "dc:Bounds"?: { "@_x": number; "@_y": number } }[]) {
      if (bounds) Object.assign(bounds, { "@_x": bounds["@_x"] + ASIDE, "@_y": bounds["@_y"] + ASIDE });
    }
    figures.push(...copies);
  }
}

/** Returns a name as facts are called. */
export function camel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
