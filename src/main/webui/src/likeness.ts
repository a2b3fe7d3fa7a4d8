// A decision like another: the short way to one criterion more, with all that hangs on it.
import { kebab } from "./names";
import type { Model } from "./dmn";

type Json = { [key: string]: unknown };

type Clause = Json & { "@_label"?: string };
type Entry = Json & { text?: { __$$text: string } };
type Rule = Json & { inputEntry?: Entry[] };
type Table = Json & { "@_hitPolicy"?: string; input?: Clause[]; rule?: Rule[] };

const ANY = "-";

/** Returns the names of the decisions of a model that have a table. */
export function decisionsIn({ definitions }: Model): string[] {
  return (definitions.drgElement ?? []).flatMap((element) =>
    element.__$$element === "decision" && element.expression?.__$$element === "decisionTable" ? [element["@_name"]] : [],
  );
}

/** Returns a model with one more decision: a copy of another under a name of its own, looked at wherever that one is, in lists and tables. */
export function withAnother(model: Model, like: string, name: string): Model {
  const next = structuredClone(model);
  const elements = (next.definitions.drgElement ?? []) as unknown as Json[];
  const at = elements.findIndex((element) => element["@_name"] === like);
  if (at < 0) return model;
  const copying = new Copying(like, name);
  const made = copying.of(elements[at]);
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
    private readonly name: string,
  ) {
    this.words = [
      [new RegExp(`\\b${like}\\b`, "g"), name],
      [new RegExp(`\\b${camel(like)}\\b`, "g"), camel(name)],
    ];
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
    const own = id.replace(kebab(this.like), kebab(this.name));
    const next = own !== id && !this.isGiven(own) ? own : `_${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`;
    this.ids.set(id, next);
    return next;
  }

  private isGiven(id: string): boolean {
    return [...this.ids.values()].includes(id);
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
  table.rule = (table.rule ?? []).flatMap((rule) => rowsFor(rule, column, table["@_hitPolicy"] === "COLLECT", copying));
}

/** A row that only gathers gets another beside it, for the other decision; elsewhere it would overlap. */
function rowsFor(rule: Rule, column: number, isGathering: boolean, copying: Copying): Rule[] {
  const cell = rule.inputEntry![column];
  const other = copying.of(rule);
  rule.inputEntry!.splice(column + 1, 0, any(copying.of(cell)));
  if (!isGathering || cell.text?.__$$text === ANY) return [rule];
  other.inputEntry!.splice(column, 0, any(copying.of(cell)));
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

function camel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
