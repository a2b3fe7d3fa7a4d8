// What it takes to begin a new edition: copies of the models that it changes, and of those that include them.

/** Models by the names of their files. */
export type Models = ReadonlyMap<string, string>;

/** Returns the models that an edition consists of: the one named and whatever it includes, that first. */
export function modelsOf(root: string, models: Models, found: string[] = []): string[] {
  if (found.includes(root) || !models.has(root)) return found;
  found.push(root);
  for (const included of includedBy(models.get(root)!)) modelsOf(included, models, found);
  return found;
}

/** Returns those of the models of an edition that have to be copied when some of them are to change. */
export function toCopy(root: string, changed: readonly string[], models: Models): string[] {
  return modelsOf(root, models).filter((name) => name === root || modelsOf(name, models).some((each) => changed.includes(each)));
}

/** Returns the copies of models for an edition by their new names. They know each other, and keep the ids of their rows. */
export function copies(names: readonly string[], models: Models, before: string, edition: string): Map<string, string> {
  const renamed = names.map((name) => {
    const namespace = namespaceOf(models.get(name)!);
    const next = namespace.includes(`/${before}/`) ? namespace.replace(`/${before}/`, `/${edition}/`) : `${namespace}-${edition}`;
    return { name, next: nextName(name, before, edition), namespace, nextNamespace: next };
  });
  const known = (text: string) =>
    renamed.reduce(
      (all, { name, next, namespace, nextNamespace }) =>
        all
          .replaceAll(`"${namespace}"`, `"${nextNamespace}"`)
          .replaceAll(`"${namespace}#`, `"${nextNamespace}#`)
          .replaceAll(`locationURI="${name}"`, `locationURI="${next}"`),
      text,
    );
  return new Map(renamed.map(({ name, next }) => [next, named(known(models.get(name)!), stem(next))]));
}

/** Returns the name of the copy of a file: library-2024.dmn becomes library-2026.dmn, funding.dmn becomes funding-2026.dmn. */
export function nextName(name: string, before: string, edition: string): string {
  const old = stem(name);
  return `${old.endsWith(`-${before}`) ? old.slice(0, -before.length - 1) : old}-${edition}.dmn`;
}

/** Returns the names of the files that a model includes. */
export function includedBy(model: string): string[] {
  return [...model.matchAll(/<import\b[^>]*\blocationURI="([^"]+)"/g)].map(([, name]) => name);
}

function namespaceOf(model: string): string {
  return /<definitions\b[^>]*\bnamespace="([^"]+)"/.exec(model)?.[1] ?? "";
}

/** A model is called after its file. */
function named(model: string, name: string): string {
  return model.replace(/<definitions\b[^>]*>/, (head) => head.replace(/\sid="[^"]*"/, ` id="${name}"`).replace(/\sname="[^"]*"/, ` name="${name}"`));
}

function stem(name: string): string {
  return name.replace(/\.dmn$/, "");
}
