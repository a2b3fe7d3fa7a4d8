// Scenarios as files hold them.

/**
 * Returns a YAML file of scenarios with one more.
 *
 * @param proposal with an entry for such a file, under a name that a person has replaced
 */
export function appended(file: string, name: string, { yaml }: { yaml: string }): string {
  const entry = yaml.replace(/^- scenario: .*\n/, () => `- scenario: ${JSON.stringify(name)}\n`);
  const before = file === "" ? "" : file.endsWith("\n") ? file + "\n" : file + "\n\n";
  return before + (entry.endsWith("\n") ? entry : entry + "\n");
}
