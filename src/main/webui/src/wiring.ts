// How a fact is handed on to a model that does not know it yet, through whatever calls the decision that looks at it.
import { read, write, type Model } from "./dmn";
import { includedBy, modelsOf, type Models } from "./edition-files";
import { localName } from "./likeness";
import { kebab, type Numbers } from "./names";

type Json = { [key: string]: unknown };
type Requirement = { "@_id": string; requiredInput?: { "@_href"?: string } };
type Element = Json & {
  __$$element: string;
  "@_id": string;
  "@_name": string;
  variable?: { "@_typeRef"?: string };
  informationRequirement?: Requirement[];
  knowledgeRequirement?: { requiredKnowledge?: { "@_href"?: string } }[];
  inputData?: { "@_href": string }[];
  outputDecision?: { "@_href": string }[];
  encapsulatedDecision?: { "@_href": string }[];
};
type Component = { "@_id"?: string; "@_name": string; description?: { __$$text: string }; typeRef?: { __$$text: string }; itemComponent?: Component[] };
type Bounds = { "@_x": number; "@_y": number; "@_width": number; "@_height": number };
type Figure = Json & { "@_dmnElementRef"?: string; "dc:Bounds"?: Bounds };

/** Changes models of one folder, of which each is read and written once. */
export class Changing {
  private readonly changed = new Map<string, Model>();

  constructor(
    private readonly models: Models,
    private readonly taken: Numbers,
  ) {}

  /** Returns the texts of the models that were changed, by their names. */
  texts(): Map<string, string> {
    return new Map([...this.changed].map(([name, model]) => [name, write(model, this.models.get(name)!, new Map(), this.taken)]));
  }

  model(name: string): Model {
    if (!this.changed.has(name)) this.changed.set(name, read(this.models.get(name)!));
    return this.changed.get(name)!;
  }

  replace(name: string, model: Model): void {
    this.changed.set(name, model);
  }

  /** Lets a decision look at an input, and all that call what it is part of hand the input on. */
  handOn(input: string, name: string, decision: string): void {
    const elements = elementsOf(this.model(name));
    const looking = elements.find((element) => element["@_name"] === decision)!;
    const data = elements.find((element) => isInput(element, input)) ?? this.withInput(input, name);
    if (!data) return;
    require(looking, data, this.model(name));
    for (const service of elements.filter((element) => holds(element, looking))) {
      if (service.inputData?.some((each) => each["@_href"] === `#${data["@_id"]}`)) continue;
      service.inputData = [...(service.inputData ?? []), { "@_href": `#${data["@_id"]}` }];
      this.handOnTo(service, input, name);
    }
  }

  private handOnTo(service: Element, input: string, name: string): void {
    const reference = `${this.model(name).definitions["@_namespace"]}#${service["@_id"]}`;
    for (const caller of [...this.models.keys()].filter((each) => includedBy(this.models.get(each)!).includes(name))) {
      for (const element of elementsOf(this.model(caller))) {
        if (!element.knowledgeRequirement?.some(({ requiredKnowledge }) => requiredKnowledge?.["@_href"] === reference)) continue;
        bind(element.expression, service["@_name"], input);
        this.handOn(input, caller, element["@_name"]);
      }
    }
  }

  /** Gives a model an input that one of the models has which include it. */
  private withInput(input: string, name: string): Element | undefined {
    const owner = this.including(name).find((each) => elementsOf(this.model(each)).some((element) => isInput(element, input)));
    if (!owner) return undefined;
    const data = structuredClone(elementsOf(this.model(owner)).find((element) => isInput(element, input))!);
    const type = data.variable?.["@_typeRef"] ?? "";
    data["@_id"] = `${kebab(input)}-input`;
    data.variable = { ...data.variable, "@_id": `${data["@_id"]}.variable`, "@_typeRef": this.typeIn(type, owner, name) } as Element["variable"];
    const elements = elementsOf(this.model(name));
    const last = elements.map(({ __$$element: kind }) => kind).lastIndexOf("inputData");
    elements.splice(last < 0 ? elements.length : last + 1, 0, data);
    drawInput(this.model(name), data, elements);
    return data;
  }

  /** Returns a model and those that include it. */
  private including(name: string): string[] {
    return [...this.models.keys()].filter((each) => modelsOf(each, this.models).includes(name));
  }

  /** A model calls what it includes by a name of its own. */
  private typeIn(type: string, owner: string, name: string): string {
    const [prefix, local] = [type.slice(0, Math.max(0, type.indexOf("."))), localName(type)];
    const namespace = importsOf(this.model(owner)).find((each) => each["@_name"] === prefix)?.["@_namespace"];
    const own = importsOf(this.model(name)).find((each) => each["@_namespace"] === namespace)?.["@_name"];
    return own ? `${own}.${local}` : type;
  }

  /** Adds a fact beside another: of its type, under another name, for the edition that a model is part of. */
  addFact(file: string, path: string, like: string, description: string): void {
    const [input, ...steps] = like.split(".");
    // Another edition may have types of the same names.
    const edition = this.including(file).flatMap((each) => modelsOf(each, this.models));
    const type = edition.map((each) => new RegExp(`<variable [^>]*name="${input}" typeRef="([^"]+)"`).exec(this.models.get(each)!)?.[1]).find(Boolean);
    this.addComponent(edition, localName(type ?? ""), steps, path.slice(path.lastIndexOf(".") + 1), description);
  }

  private addComponent(edition: string[], type: string, [step, ...rest]: string[], name: string, description: string): void {
    const owner = edition.find((each) => this.models.get(each)!.includes(`<itemDefinition `) && definitionOf(this.model(each), type));
    const definition = owner === undefined ? undefined : definitionOf(this.model(owner), type);
    const component = definition?.itemComponent?.find((each) => each["@_name"] === step);
    if (!definition || !component) return;
    if (rest.length > 0) return this.addComponent(edition, localName(component.typeRef?.__$$text ?? ""), rest, name, description);
    const added = { ...structuredClone(component), "@_id": `${definition["@_name"]}.${name}`, "@_name": name, description: { __$$text: description } };
    definition.itemComponent!.splice(definition.itemComponent!.indexOf(component) + 1, 0, added);
  }
}

function elementsOf({ definitions }: Model): Element[] {
  return (definitions.drgElement ?? []) as unknown as Element[];
}

function importsOf({ definitions }: Model): { "@_name"?: string; "@_namespace"?: string }[] {
  return definitions.import ?? [];
}

function definitionOf({ definitions }: Model, type: string): Component | undefined {
  return (definitions.itemDefinition as unknown as Component[] | undefined)?.find((each) => each["@_name"] === type);
}

function isInput(element: Element, input: string): boolean {
  return element.__$$element === "inputData" && element["@_name"] === input;
}

function holds({ __$$element: kind, encapsulatedDecision = [], outputDecision = [] }: Element, decision: Element): boolean {
  return kind === "decisionService" && [...encapsulatedDecision, ...outputDecision].some((each) => each["@_href"] === `#${decision["@_id"]}`);
}

function require(decision: Element, data: Element, model: Model): void {
  const href = `#${data["@_id"]}`;
  if (decision.informationRequirement?.some(({ requiredInput }) => requiredInput?.["@_href"] === href)) return;
  const requirement = { "@_id": `${decision["@_id"]}.requires.${kebab(data["@_name"])}`, requiredInput: { "@_href": href } };
  decision.informationRequirement = [...(decision.informationRequirement ?? []), requirement];
  drawEdge(model, requirement["@_id"], data["@_id"], decision["@_id"]);
}

/** Lets every invocation of a service within some logic hand an input on. */
function bind(logic: unknown, service: string, input: string): void {
  if (Array.isArray(logic)) return logic.forEach((each) => bind(each, service, input));
  if (typeof logic !== "object" || logic === null) return;
  Object.values(logic).forEach((each) => bind(each, service, input));
  const { __$$element: kind, expression } = logic as { __$$element?: string; expression?: { text?: { __$$text: string } } };
  if (kind !== "invocation" || localName(expression?.text?.__$$text.trim() ?? "") !== service) return;
  const invocation = logic as { "@_id": string; binding?: unknown[] };
  const id = `${invocation["@_id"]}-${input}`;
  invocation.binding = [
    ...(invocation.binding ?? []),
    { parameter: { "@_id": id, "@_name": input }, expression: { __$$element: "literalExpression", "@_id": `${id}-value`, text: { __$$text: input } } },
  ];
}

function figuresIn({ definitions }: Model): Figure[] {
  return (definitions["dmndi:DMNDI"]?.["dmndi:DMNDiagram"]?.[0]?.["dmndi:DMNDiagramElement"] ?? []) as unknown as Figure[];
}

function boundsOf(model: Model, id: string): Bounds | undefined {
  return figuresIn(model).find((figure) => figure["@_dmnElementRef"] === id)?.["dc:Bounds"];
}

/** Draws an input beside the last one. */
function drawInput(model: Model, data: Element, elements: Element[]): void {
  const GAP = 40;
  const inputs = elements.filter(({ __$$element: kind }) => kind === "inputData").flatMap((each) => boundsOf(model, each["@_id"]) ?? []);
  const last = inputs.reduce<Bounds | undefined>((most, each) => (most && most["@_x"] > each["@_x"] ? most : each), undefined);
  const bounds = last ? { ...last, "@_x": last["@_x"] + last["@_width"] + GAP } : { "@_x": 0, "@_y": 0, "@_width": 160, "@_height": 80 };
  figuresIn(model).push({
    __$$element: "dmndi:DMNShape",
    "@_id": `shape.${data["@_id"]}`,
    "@_dmnElementRef": data["@_id"],
    "@_isCollapsed": false,
    "@_isListedInputData": false,
    "dc:Bounds": bounds,
  });
}

function drawEdge(model: Model, id: string, from: string, to: string): void {
  const [source, target] = [boundsOf(model, from), boundsOf(model, to)];
  if (!source || !target) return;
  const middle = (bounds: Bounds) => bounds["@_x"] + bounds["@_width"] / 2;
  figuresIn(model).push({
    __$$element: "dmndi:DMNEdge",
    "@_id": `edge.${id}`,
    "@_dmnElementRef": id,
    "di:waypoint": [
      { "@_x": middle(source), "@_y": source["@_y"] },
      { "@_x": middle(target), "@_y": target["@_y"] + target["@_height"] },
    ],
  });
}
