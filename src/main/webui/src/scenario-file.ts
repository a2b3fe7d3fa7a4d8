// Scenarios as files hold them.

export type Proposal = {
  table?: string;
  rows?: string[];
  kind?: string;
  decisionDate?: string;
  facts: unknown;
  expected: Record<string, unknown>;
  words?: unknown;
};

/** Returns a YAML file of scenarios with one more. JSON is YAML. */
export function appended(file: string, name: string, { decisionDate, facts, expected }: Proposal): string {
  const before = file === "" || file.endsWith("\n") ? file : file + "\n";
  const day = decisionDate ? `  decisionDate: ${decisionDate}\n` : "";
  return `${before}${before ? "\n" : ""}- scenario: ${JSON.stringify(name)}\n${day}  facts: ${JSON.stringify(facts)}\n  expect: ${JSON.stringify(expected)}\n`;
}
