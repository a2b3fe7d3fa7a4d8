// Facts that a decision may look at.
import { modelsOf, type Models } from "./edition-files";
import { localName } from "./likeness";

/** A fact that is no list, by its path, with the name of its type. */
export type Fact = { path: string; type: string };

/** Returns the facts that the decisions of a model may look at: those of its own inputs, and of the inputs of the models that include it. */
export function factsFor(name: string, models: Models): Fact[] {
  const inputs = new Map<string, string>();
  const types = new Map<string, Element>();
  for (const above of models.keys()) {
    if (!modelsOf(above, models).includes(name)) continue;
    for (const variable of all(parsed(models.get(above)!), "inputData > variable")) {
      inputs.set(variable.getAttribute("name")!, localName(variable.getAttribute("typeRef") ?? ""));
    }
    for (const each of modelsOf(above, models)) {
      if (!models.get(each)!.includes("<itemDefinition")) continue;
      all(parsed(models.get(each)!), "itemDefinition").forEach((type) => types.set(type.getAttribute("name")!, type));
    }
  }
  return [...inputs].flatMap(([input, type]) => leaves(input, type, types)).sort((one, other) => one.path.localeCompare(other.path));
}

function leaves(path: string, type: string, types: ReadonlyMap<string, Element>): Fact[] {
  const definition = types.get(type);
  if (definition?.getAttribute("isCollection") === "true") return [];
  const components = definition ? [...definition.children].filter(({ localName: kind }) => kind === "itemComponent") : [];
  if (components.length === 0) return path.includes(".") ? [{ path, type }] : [];
  return components
    .filter((component) => component.getAttribute("isCollection") !== "true")
    .flatMap((component) => leaves(`${path}.${component.getAttribute("name")}`, localName(textOf(component, "typeRef")), types));
}

function parsed(model: string): Document {
  return new DOMParser().parseFromString(model, "application/xml");
}

/** Whether a model is XML at all. */
export function isWellFormed(model: string): boolean {
  return all(parsed(model), "parsererror").length === 0;
}

function all(document: Document, selector: string): Element[] {
  return [...document.querySelectorAll(selector)];
}

function textOf(element: Element, child: string): string {
  return [...element.children].find(({ localName: kind }) => kind === child)?.textContent?.trim() ?? "";
}
